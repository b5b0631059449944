/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/day-log.h"

#include <string.h>

/* What is older than the first is cut down to the second, so that it is done once a day. */
#define MOST (2 * UNKNOT_DAY)
#define KEPT UNKNOT_DAY

typedef struct {
  gint64 at;
  UnknotDayKind kind;
} Change;

struct _UnknotDayLog {
  GArray *changes; /* Change, in order; no two neighbours of one kind */
};

static const char *const names[UNKNOT_N_DAY_KINDS] = { "off", "sitting", "held", "break", "away", "paused" };

const char *
unknot_day_kind_to_string (UnknotDayKind kind)
{
  g_return_val_if_fail (kind < UNKNOT_N_DAY_KINDS, NULL);

  return names[kind];
}

gboolean
unknot_day_kind_from_string (const char *name, UnknotDayKind *kind)
{
  for (guint i = 0; i < UNKNOT_N_DAY_KINDS; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

UnknotDayKind
unknot_day_kind_of (const UnknotStatus *status)
{
  if (status->phase == UNKNOT_PHASE_BREAK)
    return UNKNOT_DAY_BREAK;
  if (status->away)
    return UNKNOT_DAY_AWAY;
  if (status->paused)
    return UNKNOT_DAY_PAUSED;
  if (status->off_hours)
    return UNKNOT_DAY_OFF;
  if (!status->running)
    return UNKNOT_DAY_AWAY;

  return status->phase == UNKNOT_PHASE_HELD ? UNKNOT_DAY_HELD : UNKNOT_DAY_SITTING;
}

UnknotDayLog *
unknot_day_log_new (void)
{
  UnknotDayLog *self = g_new0 (UnknotDayLog, 1);

  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));

  return self;
}

void
unknot_day_log_free (UnknotDayLog *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->changes);
  g_free (self);
}

static Change *
change_at (UnknotDayLog *self, guint i)
{
  return &g_array_index (self->changes, Change, i);
}

static Change *
last_change (UnknotDayLog *self)
{
  return self->changes->len > 0 ? change_at (self, self->changes->len - 1) : NULL;
}

/* As it comes, behind all others. */
static void
append (UnknotDayLog *self, UnknotDayKind kind, gint64 at)
{
  Change change = { at, kind };

  while (self->changes->len > 0 && last_change (self)->at >= at)
    g_array_set_size (self->changes, self->changes->len - 1);
  if (self->changes->len == 0 ? kind != UNKNOT_DAY_OFF : last_change (self)->kind != kind)
    g_array_append_val (self->changes, change);
}

/* What lies before the limit shrinks to one change that is in force there. */
static void
trim (UnknotDayLog *self, gint64 limit)
{
  guint n = 0;

  while (n + 1 < self->changes->len && change_at (self, n + 1)->at <= limit)
    n++;
  g_array_remove_range (self->changes, 0, n);
  if (self->changes->len > 0 && change_at (self, 0)->at < limit)
    change_at (self, 0)->at = limit;
}

gboolean
unknot_day_log_note (UnknotDayLog *self, UnknotDayKind kind, gint64 at)
{
  Change *last = last_change (self);

  g_return_val_if_fail (kind < UNKNOT_N_DAY_KINDS, FALSE);

  if (kind == unknot_day_log_get_last (self, NULL))
    return FALSE;
  while (last != NULL && at <= last->at)
    {
      if (kind != UNKNOT_DAY_AWAY || (last->kind != UNKNOT_DAY_SITTING && last->kind != UNKNOT_DAY_HELD))
        {
          at = last->at + 1;
          break;
        }
      /* Nothing that came before the sitting is changed by where that ended. */
      if (self->changes->len < 2 || (change_at (self, self->changes->len - 2)->kind != UNKNOT_DAY_SITTING &&
                                     change_at (self, self->changes->len - 2)->kind != UNKNOT_DAY_HELD))
        at = last->at;
      g_array_set_size (self->changes, self->changes->len - 1);
      last = last_change (self);
      if (last != NULL && at > last->at)
        break;
    }
  append (self, kind, at);
  if (self->changes->len > 0 && change_at (self, 0)->at < at - MOST)
    trim (self, at - KEPT);

  return TRUE;
}

UnknotDayKind
unknot_day_log_get_last (UnknotDayLog *self, gint64 *since)
{
  const Change *last = last_change (self);

  if (since != NULL)
    *since = last != NULL ? last->at : 0;

  return last != NULL ? last->kind : UNKNOT_DAY_OFF;
}

GArray *
unknot_day_log_get_spans (UnknotDayLog *self, gint64 from, gint64 to)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (UnknotDaySpan));

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = change_at (self, i);
      const gint64 end = i + 1 < self->changes->len ? change_at (self, i + 1)->at : to;
      UnknotDaySpan span = { MAX (change->at, from), MIN (end, to), change->kind };

      if (span.to > span.from && span.kind != UNKNOT_DAY_OFF)
        g_array_append_val (spans, span);
    }

  return spans;
}

void
unknot_day_log_forget (UnknotDayLog *self, gint64 from, gint64 to)
{
  g_autoptr (GArray) before = unknot_day_log_get_spans (self, G_MININT64, from);
  g_autoptr (GArray) after = unknot_day_log_get_spans (self, to, G_MAXINT64);
  const GArray *parts[] = { before, after };

  if (from >= to)
    return;
  g_array_set_size (self->changes, 0);
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    for (guint i = 0; i < parts[part]->len; i++)
      {
        const UnknotDaySpan *span = &g_array_index (parts[part], UnknotDaySpan, i);

        append (self, span->kind, span->from);
        /* Whatever goes on at the end has no end yet. */
        if (span->to < G_MAXINT64)
          append (self, UNKNOT_DAY_OFF, span->to);
      }
}

char *
unknot_day_log_to_text (UnknotDayLog *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->changes->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " %s\n", change_at (self, i)->at,
                            unknot_day_kind_to_string (change_at (self, i)->kind));

  return g_string_free (text, FALSE);
}

UnknotDayLog *
unknot_day_log_new_from_text (const char *text)
{
  UnknotDayLog *self = unknot_day_log_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *rest = NULL;
      const gint64 at = g_ascii_strtoll (lines[i], &rest, 10);
      UnknotDayKind kind;

      if (at > 0 && *rest == ' ' && unknot_day_kind_from_string (rest + 1, &kind) &&
          (self->changes->len == 0 || at > last_change (self)->at))
        append (self, kind, at);
    }

  return self;
}
