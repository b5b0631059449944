/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/schedule/decisions.h"

#include <string.h>

#include "core/schedule/decision-words.h"

/* No sentence is longer. */
#define MAX_REASON_BYTES 400
/* Within that after a reason came, its sentence gets better: the name of who it is. */
#define NAMING (5 * UNKNOT_SECOND)

typedef struct {
  char *name;
  char *text;
} Reason;

struct _UnknotDecisions {
  GQueue decisions; /* of UnknotDecision, oldest first */
  gboolean known;   /* whether the members below hold */
  gboolean away, paused, off_hours, running, landing;
  gint64 paused_until;
  GPtrArray *quiet; /* of Reason */
};

static void
decision_free (gpointer data)
{
  UnknotDecision *decision = data;

  g_free (decision->reason);
  g_free (decision);
}

static void
reason_free (gpointer data)
{
  Reason *reason = data;

  g_free (reason->name);
  g_free (reason->text);
  g_free (reason);
}

UnknotDecisions *
unknot_decisions_new (void)
{
  UnknotDecisions *self = g_new0 (UnknotDecisions, 1);

  g_queue_init (&self->decisions);
  self->quiet = g_ptr_array_new_with_free_func (reason_free);
  return self;
}

void
unknot_decisions_free (UnknotDecisions *self)
{
  g_queue_clear_full (&self->decisions, decision_free);
  g_ptr_array_unref (self->quiet);
  g_free (self);
}

/* Returns: (transfer none): to be filled in. */
static UnknotDecision *
add (UnknotDecisions *self, UnknotTime now, UnknotDecisionKind kind)
{
  UnknotDecision *decision = g_new0 (UnknotDecision, 1);

  decision->wall = now.wall;
  decision->kind = kind;
  decision->reason = g_strdup ("");
  g_queue_push_tail (&self->decisions, decision);
  if (g_queue_get_length (&self->decisions) > UNKNOT_DECISIONS_MAX)
    decision_free (g_queue_pop_head (&self->decisions));
  return decision;
}

static void
add_reason (UnknotDecisions *self, UnknotTime now, UnknotDecisionKind kind, const char *text)
{
  UnknotDecision *decision = add (self, now, kind);

  g_free (decision->reason);
  decision->reason = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_REASON_BYTES / 4));
}

void
unknot_decisions_add_start (UnknotDecisions *self, UnknotTime now)
{
  g_return_if_fail (self != NULL);

  self->known = FALSE;
  g_ptr_array_set_size (self->quiet, 0);
  add (self, now, UNKNOT_DECISION_STARTED_UP);
}

/* Returns: whether @event is kept, as @kind. */
static gboolean
kind_of (const UnknotEvent *event, UnknotDecisionKind *kind)
{
  static const int kinds[] = {
    [UNKNOT_EVENT_BREAK_SOON] = UNKNOT_DECISION_SOON,
    [UNKNOT_EVENT_BREAK_DUE] = UNKNOT_DECISION_DUE,
    [UNKNOT_EVENT_BREAK_WITHDRAWN] = UNKNOT_DECISION_WITHDRAWN,
    [UNKNOT_EVENT_BREAK_HELD] = UNKNOT_DECISION_HELD,
    [UNKNOT_EVENT_BREAK_POSTPONED] = UNKNOT_DECISION_POSTPONED,
    [UNKNOT_EVENT_ON_CALL_DUE] = UNKNOT_DECISION_ON_CALL,
    [UNKNOT_EVENT_ON_CALL_WITHDRAWN] = -1, /* what ended the hold is told */
    [UNKNOT_EVENT_BREAK_STARTED] = UNKNOT_DECISION_STARTED,
    [UNKNOT_EVENT_BREAK_OVER] = UNKNOT_DECISION_OVER,
    [UNKNOT_EVENT_BREAK_ENDED] = UNKNOT_DECISION_ENDED,
    [UNKNOT_EVENT_POSTURE_DUE] = UNKNOT_DECISION_POSTURE_DUE,
    [UNKNOT_EVENT_POSTURE_WITHDRAWN] = -1, /* its end follows */
    [UNKNOT_EVENT_POSTURE_ENDED] = UNKNOT_DECISION_POSTURE_ENDED,
    [UNKNOT_EVENT_CHANGED] = -1, /* told by unknot_decisions_add_status() */
  };

  if (event->kind >= G_N_ELEMENTS (kinds) || kinds[event->kind] < 0)
    return FALSE;
  /* What follows says why. */
  if (event->kind == UNKNOT_EVENT_BREAK_WITHDRAWN && event->cause == UNKNOT_CAUSE_NONE)
    return FALSE;
  *kind = kinds[event->kind];
  if (*kind == UNKNOT_DECISION_DUE && event->count > 0)
    *kind = UNKNOT_DECISION_REMIND;
  return TRUE;
}

void
unknot_decisions_add_event (UnknotDecisions *self, UnknotTime now, const UnknotEvent *event)
{
  UnknotDecisionKind kind;
  UnknotDecision *decision;

  g_return_if_fail (self != NULL && event != NULL);

  if (!kind_of (event, &kind))
    return;
  decision = add (self, now, kind);
  decision->length = event->length;
  decision->cause = event->cause;
  decision->landing = event->landing;
  decision->number = kind == UNKNOT_DECISION_ENDED           ? event->record.outcome
                     : kind == UNKNOT_DECISION_POSTURE_ENDED ? event->posture.answer
                                                             : event->count;
}

/* --- what a status tells ------------------------------------------------------------------- */

static void
follow_presence (UnknotDecisions *self, UnknotTime now, const UnknotStatus *status)
{
  UnknotDecision *decision;

  if (status->away == self->away)
    return;
  decision = add (self, now, status->away ? UNKNOT_DECISION_AWAY : UNKNOT_DECISION_BACK);
  decision->length = status->away_for;
  if (status->away ? self->running : status->running)
    decision->number = UNKNOT_DECISION_CLOCK_GOES;
  if (!status->away && status->running && status->sat < UNKNOT_SECOND)
    decision->number = UNKNOT_DECISION_CLOCK_ANEW;
}

static void
follow_pause (UnknotDecisions *self, UnknotTime now, const UnknotStatus *status)
{
  if (status->paused && (!self->paused || status->paused_until != self->paused_until))
    add (self, now, UNKNOT_DECISION_PAUSED)->length =
      status->paused_until == UNKNOT_NEVER ? UNKNOT_NEVER : status->paused_until - now.boot;
  else if (!status->paused && self->paused)
    add (self, now, UNKNOT_DECISION_RESUMED)->cause =
      now.boot < self->paused_until ? UNKNOT_CAUSE_WISH : UNKNOT_CAUSE_PAUSE;
}

static Reason *
find_reason (GPtrArray *reasons, const char *name)
{
  for (guint i = 0; i < reasons->len; i++)
    if (g_str_equal (((Reason *) g_ptr_array_index (reasons, i))->name, name))
      return g_ptr_array_index (reasons, i);
  return NULL;
}

/* A reason has another sentence: the decision that has just told of that reason gets it. */
static void
rename_reason (UnknotDecisions *self, UnknotTime now, const Reason *before, const char *text)
{
  for (GList *item = self->decisions.tail; item; item = item->prev)
    {
      UnknotDecision *decision = item->data;

      if (now.wall - decision->wall >= NAMING)
        break;
      if ((decision->kind != UNKNOT_DECISION_QUIET && decision->kind != UNKNOT_DECISION_QUIET_TOO) ||
          !g_str_equal (decision->reason, before->text))
        continue;
      g_free (decision->reason);
      decision->reason = g_strdup (text);
      return;
    }
  add_reason (self, now, UNKNOT_DECISION_QUIET_TOO, text);
}

static GPtrArray *
read_reasons (GVariant *quiet)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (reason_free);
  const char *name, *text;
  GVariantIter iter;

  g_variant_iter_init (&iter, quiet);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &text))
    {
      Reason *reason = g_new0 (Reason, 1);

      *reason = (Reason) { g_strdup (name), g_strdup (text) };
      g_ptr_array_add (reasons, reason);
    }
  return reasons;
}

/* @reasons: (transfer full). */
static void
follow_quiet (UnknotDecisions *self, UnknotTime now, GPtrArray *reasons)
{
  gboolean tell = self->known, was_quiet = self->quiet->len > 0;

  for (guint i = 0; tell && i < self->quiet->len; i++)
    {
      Reason *before = g_ptr_array_index (self->quiet, i);

      if (reasons->len > 0 && !find_reason (reasons, before->name))
        add_reason (self, now, UNKNOT_DECISION_QUIET_LESS, before->text);
    }
  if (tell && was_quiet && reasons->len == 0)
    add (self, now, UNKNOT_DECISION_QUIET_OVER);
  for (guint i = 0; tell && i < reasons->len; i++)
    {
      Reason *reason = g_ptr_array_index (reasons, i);
      Reason *before = find_reason (self->quiet, reason->name);

      if (!before)
        add_reason (self, now, was_quiet || i > 0 ? UNKNOT_DECISION_QUIET_TOO : UNKNOT_DECISION_QUIET, reason->text);
      else if (!g_str_equal (before->text, reason->text))
        rename_reason (self, now, before, reason->text);
    }
  g_ptr_array_unref (self->quiet);
  self->quiet = reasons;
}

/* What came from outside: presence, pause, hours, quiet. */
static void
follow_causes (UnknotDecisions *self, UnknotTime now, const UnknotStatus *status, GVariant *quiet)
{
  if (self->known)
    {
      follow_presence (self, now, status);
      follow_pause (self, now, status);
      if (status->off_hours != self->off_hours)
        add (self, now, status->off_hours ? UNKNOT_DECISION_HOURS_END : UNKNOT_DECISION_HOURS_BEGIN)->cause =
          status->hours_cause;
    }
  follow_quiet (self, now, read_reasons (quiet));
  self->away = status->away;
  self->running = status->running;
  self->paused = status->paused;
  self->paused_until = status->paused_until;
  self->off_hours = status->off_hours;
}

/* What the schedule made of it, and does not tell by an event. */
static void
follow_effects (UnknotDecisions *self, UnknotTime now, const UnknotStatus *status)
{
  gboolean landing = status->phase == UNKNOT_PHASE_LANDING;

  if (self->known && landing && !self->landing)
    add (self, now, UNKNOT_DECISION_LANDING);
  self->known = TRUE;
  self->landing = landing;
}

/* Each moment of the schedule ends with CHANGED if it changed a status.  Returns: the first event of
 * the last moment that did; @n: there is none. */
static guint
find_moment (const UnknotEvent *events, guint n)
{
  guint end = n, begin;

  while (end > 0 && events[end - 1].kind != UNKNOT_EVENT_CHANGED)
    end--;
  if (end == 0)
    return n;
  for (begin = end - 1; begin > 0 && events[begin - 1].kind != UNKNOT_EVENT_CHANGED; begin--)
    ;
  return begin;
}

void
unknot_decisions_add (UnknotDecisions *self, UnknotTime now, const UnknotEvent *events, guint n,
                      const UnknotStatus *status, GVariant *quiet)
{
  g_autoptr (GVariant) taken = g_variant_ref_sink (quiet);
  guint moment, i;

  g_return_if_fail (self != NULL && status != NULL);
  g_return_if_fail (g_variant_is_of_type (quiet, G_VARIANT_TYPE ("a(ss)")));

  moment = find_moment (events, n);
  for (i = 0; i < moment; i++)
    unknot_decisions_add_event (self, now, &events[i]);
  follow_causes (self, now, status, quiet);
  for (; i < n; i++)
    unknot_decisions_add_event (self, now, &events[i]);
  follow_effects (self, now, status);
}

void
unknot_decisions_add_status (UnknotDecisions *self, UnknotTime now, const UnknotStatus *status, GVariant *quiet)
{
  unknot_decisions_add (self, now, NULL, 0, status, quiet);
}

/* --- for others ---------------------------------------------------------------------------- */

GVariant *
unknot_decisions_to_variant (UnknotDecisions *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xs)"));
  for (GList *item = self->decisions.head; item; item = item->next)
    {
      const UnknotDecision *decision = item->data;
      g_autofree char *words = unknot_decision_to_words (decision);

      g_variant_builder_add (&builder, "(xs)", decision->wall, words);
    }
  return g_variant_builder_end (&builder);
}

void
unknot_decisions_forget (UnknotDecisions *self, gint64 from, gint64 to)
{
  g_return_if_fail (self != NULL);

  for (GList *item = self->decisions.head, *next; item; item = next)
    {
      UnknotDecision *decision = item->data;

      next = item->next;
      if (decision->wall < from || decision->wall > to)
        continue;
      decision_free (decision);
      g_queue_delete_link (&self->decisions, item);
    }
}

GVariant *
unknot_decisions_save (UnknotDecisions *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (UNKNOT_DECISIONS_TYPE));
  for (GList *item = self->decisions.head; item; item = item->next)
    {
      const UnknotDecision *decision = item->data;

      g_variant_builder_add (&builder, "(xuuuuxs)", decision->wall, (guint) decision->kind, decision->number,
                             (guint) decision->cause, (guint) decision->landing, decision->length, decision->reason);
    }
  return g_variant_builder_end (&builder);
}

void
unknot_decisions_restore (UnknotDecisions *self, GVariant *saved)
{
  gsize n, skip;

  g_return_if_fail (self != NULL);
  g_return_if_fail (g_variant_is_of_type (saved, G_VARIANT_TYPE (UNKNOT_DECISIONS_TYPE)));

  n = g_variant_n_children (saved);
  skip = n > UNKNOT_DECISIONS_MAX ? n - UNKNOT_DECISIONS_MAX : 0;
  for (gsize i = n; i > skip && g_queue_get_length (&self->decisions) < UNKNOT_DECISIONS_MAX; i--)
    {
      UnknotDecision *decision = g_new0 (UnknotDecision, 1);
      guint kind, cause, landing;

      g_variant_get_child (saved, i - 1, "(xuuuuxs)", &decision->wall, &kind, &decision->number, &cause, &landing,
                           &decision->length, &decision->reason);
      decision->kind = kind;
      decision->cause = cause;
      decision->landing = landing;
      if (decision->length != UNKNOT_NEVER)
        decision->length = CLAMP (decision->length, 0, 3660 * UNKNOT_DAY);
      if (kind >= UNKNOT_N_DECISIONS || strlen (decision->reason) > MAX_REASON_BYTES || decision->wall < 0 ||
          decision->wall > 400 * 366 * UNKNOT_DAY)
        decision_free (decision);
      else
        g_queue_push_head (&self->decisions, decision);
    }
}
