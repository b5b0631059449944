/* SPDX-License-Identifier: GPL-3.0-or-later */


#include <glib/gstdio.h>

#include "service/service-private.h"

/* How today goes: a line is added to a small file beside the state whenever somebody sits down,
 * leaves or rests.  Losing it loses a picture and nothing else: nobody waits for the disk. */

/* The state is saved at least that often while somebody sits here.  With nothing said for longer
 * the machine was off, whatever was noted last. */
#define SILENCE (15 * UNKNOT_MINUTE)

static char *
get_path (UnknotService *self)
{
  g_autofree char *folder = g_path_get_dirname (self->state_path);

  return g_build_filename (folder, "day", NULL);
}

/* When the state was saved last, wall microseconds; 0: never. */
static gint64
get_last_saved (UnknotService *self)
{
  g_autofree char *recent = g_strconcat (self->state_path, ".recent", NULL);
  const char *paths[] = { self->state_path, recent };
  gint64 last = 0;
  GStatBuf info;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (g_stat (paths[i], &info) == 0)
      last = MAX (last, (gint64) info.st_mtime * UNKNOT_SECOND);

  return last;
}

static void
write_all (UnknotService *self)
{
  g_autofree char *path = get_path (self);
  g_autofree char *text = unknot_day_log_to_text (self->day);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    g_debug ("the day cannot be kept: %s", error->message);
}

void
unknot_service_load_day (UnknotService *self)
{
  g_autofree char *path = get_path (self);
  g_autofree char *text = NULL;
  const gint64 now = unknot_clock_now (self->clock).wall, saved = get_last_saved (self);

  self->day = g_file_get_contents (path, &text, NULL, NULL) ? unknot_day_log_new_from_text (text)
                                                            : unknot_day_log_new ();
  if (saved > 0 && now - saved > SILENCE)
    unknot_day_log_note (self->day, UNKNOT_DAY_OFF, saved);
}

void
unknot_service_note_day (UnknotService *self, const UnknotStatus *status)
{
  const UnknotTime now = unknot_clock_now (self->clock);
  UnknotDayKind kind = unknot_day_kind_of (status);
  gint64 at = now.wall, since;

  if (!self->started)
    kind = UNKNOT_DAY_OFF;
  if (kind == UNKNOT_DAY_AWAY && unknot_presence_monitor_get (self->presence, &since) != UNKNOT_PRESENCE_ACTIVE)
    at -= CLAMP (now.boot - since, 0, UNKNOT_DAY);
  if (unknot_day_log_note (self->day, kind, at))
    write_all (self);
}

gboolean
unknot_service_forget_day (UnknotService *self, gint64 from, gint64 to)
{
  const UnknotTime now = unknot_clock_now (self->clock);
  g_autoptr (GArray) spans = unknot_day_log_get_spans (self->day, from, MIN (to, now.wall));
  UnknotStatus status;

  g_clear_pointer (&self->deleted_day, g_free);
  if (spans->len == 0)
    return FALSE;

  self->deleted_day = unknot_day_log_to_text (self->day);
  unknot_day_log_forget (self->day, from, MIN (to, now.wall));
  write_all (self);
  unknot_schedule_status (self->schedule, now, &status);
  unknot_service_note_day (self, &status);
  return TRUE;
}

void
unknot_service_put_back_day (UnknotService *self)
{
  UnknotStatus status;

  if (self->deleted_day == NULL)
    return;
  unknot_day_log_free (self->day);
  self->day = unknot_day_log_new_from_text (self->deleted_day);
  g_clear_pointer (&self->deleted_day, g_free);
  write_all (self);
  unknot_schedule_status (self->schedule, unknot_clock_now (self->clock), &status);
  unknot_service_note_day (self, &status);
}

static gboolean
get_day_cb (UnknotDBusService1 *object, GDBusMethodInvocation *invocation, gint64 from, UnknotService *self)
{
  g_autoptr (GArray) spans = unknot_day_log_get_spans (self->day, from, unknot_clock_now (self->clock).wall);
  GVariantBuilder rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a(xxs)"));
  for (guint i = 0; i < spans->len; i++)
    {
      const UnknotDaySpan *span = &g_array_index (spans, UnknotDaySpan, i);

      g_variant_builder_add (&rows, "(xxs)", span->from, span->to, unknot_day_kind_to_string (span->kind));
    }
  unknot_dbus_service1_complete_get_day (object, invocation, g_variant_builder_end (&rows));

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

void
unknot_service_serve_day (UnknotService *self)
{
  g_signal_connect_object (self->bus, "handle-get-day", G_CALLBACK (get_day_cb), self, 0);
}
