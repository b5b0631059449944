/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/service-private.h"

#include "config.h"
#include "service/tray/guide-menu.h"
#include "service/icons.h"
#include "service/memory.h"
#include "service/notices-left.h"
#include "service/store.h"

/* An icon is up within a tenth of that. */
#define SETTLE_IN_MS 200
/* For how long a busy machine keeps a program waiting, at most, in real time. */
#define STALL (5 * UNKNOT_SECOND)

G_DEFINE_FINAL_TYPE (UnknotService, unknot_service, G_TYPE_OBJECT)

enum {
  QUIT,
  SESSION_TOLD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* --- time --------------------------------------------------------------------------------- */

void
unknot_service_note_status (UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  UnknotStatus status;

  unknot_schedule_status (self->schedule, now, &status);
  unknot_decisions_add_status (self->decisions, now, &status, unknot_quiet_to_variant (self->quiet));
}

static void
handle_events (UnknotService *self)
{
  g_autoptr (GArray) events = NULL;
  UnknotStatus status;
  UnknotTime now;

  if (self->events->len == 0)
    return;
  events = g_steal_pointer (&self->events);

  now = unknot_clock_now (self->clock);
  unknot_schedule_status (self->schedule, now, &status);
  unknot_decisions_add (self->decisions, now, (const UnknotEvent *) events->data, events->len, &status,
                        unknot_quiet_to_variant (self->quiet));

  self->events = g_array_new (FALSE, FALSE, sizeof (UnknotEvent));
  for (guint i = 0; i < events->len; i++)
    unknot_service_handle_event (self, &g_array_index (events, UnknotEvent, i));
}

/* A database that is used a few times an hour need not stay open all day. */
static void
rest (UnknotService *self)
{
  if (unknot_journal_rest (self->journal))
    {
      unknot_catalog_rest (self->catalog);
      unknot_memory_give_back ();
    }
}

/* Whether the only news is another eighth of the way to the break. */
static gboolean
is_mere_progress (UnknotService *self)
{
  const UnknotEvent *event = &g_array_index (self->events, UnknotEvent, 0);

  return self->events->len == 1 && event->kind == UNKNOT_EVENT_CHANGED && event->count == 1;
}

/* Whether anything happened that a person did or was asked, and not only the state of things. */
static gboolean
is_momentous (UnknotService *self)
{
  for (guint i = 0; i < self->events->len; i++)
    if (g_array_index (self->events, UnknotEvent, i).kind != UNKNOT_EVENT_CHANGED)
      return TRUE;

  return FALSE;
}

void
unknot_service_settle (UnknotService *self)
{
  gboolean momentous = is_momentous (self);
  gboolean progress = is_mere_progress (self);
  gboolean changed = self->events->len > 0 && !progress;
  UnknotStatus status;
  gint64 now;

  handle_events (self);
  if (unknot_service_settle_heat (self))
    momentous = changed = TRUE;
  changed = unknot_service_settle_water (self) || changed;

  now = unknot_clock_now (self->clock).boot;
  unknot_schedule_status (self->schedule, unknot_clock_now (self->clock), &status);
  if (self->started && !self->starting)
    unknot_service_note_day (self, &status);
  if (!self->starting && (changed || progress || (status.running && now >= self->save_by)))
    unknot_service_save (self, momentous);
  if (changed && self->started)
    {
      unknot_service_publish (self);
      rest (self);
    }
  else if (progress && self->started)
    {
      /* The bus is told when somebody asks: a signal would wake us and, perhaps, nobody else. */
      unknot_tray_update_progress (self->tray);
    }
  else if (!self->started)
    {
      unknot_service_publish_moment (self, &status);
    }

  unknot_service_await_next (self, &status, now);
}

static void
schedule_event_cb (const UnknotEvent *event, gpointer user_data)
{
  UnknotService *self = user_data;

  /* The schedule must not be called back from here. */
  g_array_append_val (self->events, *event);
}

static gint64
read_boot_clock (gpointer user_data)
{
  UnknotService *self = user_data;

  return unknot_clock_now (self->clock).boot;
}

/* --- guides ------------------------------------------------------------------------------- */

gboolean
unknot_service_is_on_call (UnknotService *self)
{
  return unknot_quiet_has (self->quiet, "microphone") || unknot_quiet_has (self->quiet, "camera");
}

void
unknot_service_choose_guide (UnknotService *self)
{
  if (self->catalog_loaded)
    unknot_advice_choose (self->advice, unknot_clock_now (self->clock), unknot_service_is_on_call (self));
}

/* From here on the catalogue keeps itself up to date. */
static void
catalog_begun (UnknotService *self)
{
  unknot_catalog_watch (self->catalog);
  self->catalog_loaded = TRUE;
  unknot_service_choose_guide (self);
}

/* The same while nobody waits: a large library does not hold up what comes in meanwhile. */
static void
load_catalog_gently (UnknotService *self)
{
  if (self->catalog_loaded)
    return;
  unknot_catalog_load_gently (self->catalog);
  catalog_begun (self);
}

void
unknot_service_load_catalog (UnknotService *self)
{
  gboolean first = !self->catalog_loaded;

  /* Also later: whoever has just put a guide there can ask for it at once. */
  unknot_catalog_load (self->catalog);
  if (first)
    catalog_begun (self);
}

/* Everything that nobody waits for: guides, history, the autostart entry.  Not in an idle
 * source, which would come between the questions and answers that bring the icon up. */
static gboolean
settled_in_cb (gpointer user_data)
{
  UnknotService *self = user_data;
  UnknotStatus status;

  self->settle_source = 0;
  unknot_schedule_status (self->schedule, unknot_clock_now (self->clock), &status);
  unknot_service_note_day (self, &status);
  unknot_service_save (self, TRUE);
  load_catalog_gently (self);
  unknot_service_apply_autostart (self, FALSE);
  unknot_service_presence_seen (self);
  unknot_service_publish (self);
  unknot_journal_rest (self->journal);
  unknot_catalog_rest (self->catalog);
  unknot_memory_give_back ();

  return G_SOURCE_REMOVE;
}

/* --- life --------------------------------------------------------------------------------- */

static void
unknot_service_dispose (GObject *object)
{
  UnknotService *self = UNKNOT_SERVICE (object);

  g_clear_handle_id (&self->settle_source, g_source_remove);
  unknot_service_forget_deleted (self);
  if (self->bus != NULL)
    g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->bus));
  g_clear_object (&self->bus);
  if (self->search != NULL)
    unknot_search_unexport (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->tray);
  g_clear_object (&self->menu);
  g_clear_object (&self->notifier);
  g_clear_object (&self->launcher);
  g_clear_object (&self->quiet);
  g_clear_object (&self->presence);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->advice, unknot_advice_free);
  g_clear_pointer (&self->journal, unknot_journal_free);
  g_clear_pointer (&self->schedule, unknot_schedule_free);
  g_clear_object (&self->catalog);
  g_clear_object (&self->settings);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (unknot_service_parent_class)->dispose (object);
}

static void
unknot_service_finalize (GObject *object)
{
  UnknotService *self = UNKNOT_SERVICE (object);

  unknot_heat_free (self->heat);
  unknot_decisions_free (self->decisions);
  g_clear_pointer (&self->day, unknot_day_log_free);
  g_free (self->deleted_day);
  g_array_unref (self->events);
  g_free (self->guide);
  g_free (self->on_call_guide);
  g_free (self->question);
  g_free (self->token);
  g_clear_pointer (&self->notices_left, g_variant_unref);
  g_free (self->quiet_words);
  g_free (self->state_path);
  g_free (self->boot_id);
  g_free (self->restore_problem);
  g_free (self->store_problem);
  g_free (self->autostart_problem);
  g_free (self->launch_problem);
  g_free (self->told_problem);
  g_free (self->tray_problem);

  G_OBJECT_CLASS (unknot_service_parent_class)->finalize (object);
}

static void
unknot_service_class_init (UnknotServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = unknot_service_dispose;
  object_class->finalize = unknot_service_finalize;

  signals[QUIT] = g_signal_new ("quit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[SESSION_TOLD] = g_signal_new ("session-told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRV);
}

static void
unknot_service_init (UnknotService *self)
{
  self->save_by = UNKNOT_NEVER;
  self->quiet_doubted = UNKNOT_NEVER;
  self->heat = unknot_heat_new ();
  unknot_water_init (&self->water);
  self->decisions = unknot_decisions_new ();
  self->events = g_array_new (FALSE, FALSE, sizeof (UnknotEvent));
  self->guide = g_strdup ("");
  self->on_call_guide = g_strdup ("");
  self->question = g_strdup ("");
  self->state_path = unknot_store_default_path ();
  self->boot_id = unknot_store_read_boot_id ();
}

static void
make_parts (UnknotService *self, guint scale)
{
  self->presence = unknot_presence_monitor_new (read_boot_clock, self, scale);
  self->quiet = unknot_quiet_new (unknot_settings_get_gsettings (self->settings));
  self->catalog = unknot_catalog_new_for_user ();
  self->journal = unknot_journal_new (NULL);
  self->advice = unknot_advice_new (self->catalog, self->journal, self->settings);
  self->launcher = unknot_launcher_new (self->connection);
  self->notifier = unknot_notifier_new (self->connection);
  unknot_notifier_set_sound (self->notifier, unknot_settings_get_sound (self->settings));
  self->bus = unknot_bus_new (&unknot_service_bus_commands, self);
  unknot_service_serve_history (self);
  unknot_service_serve_import (self);
  unknot_service_serve_test_notice (self);
  unknot_service_serve_marks (self);
  unknot_service_serve_heats (self);
  unknot_service_serve_day (self);
  unknot_service_serve_heat (self);
  unknot_service_serve_water (self);
  unknot_service_serve_session (self);
}

UnknotService *
unknot_service_new (GDBusConnection *connection, guint scale)
{
  UnknotService *self = g_object_new (UNKNOT_TYPE_SERVICE, NULL);
  g_autoptr (GVariant) state = NULL;
  UnknotClockAnchor anchor;

  self->connection = g_object_ref (connection);
  self->settings = unknot_settings_new (NULL);
  state = unknot_service_load_state (self);
  unknot_service_read_anchor (self, state, &anchor);
  self->clock = unknot_clock_new (scale, &anchor);
  if (g_getenv ("TZ") == NULL)
    unknot_clock_watch_zone (self->clock, "/etc/localtime");
  self->schedule = unknot_schedule_new (unknot_settings_get_plan (self->settings), unknot_clock_now (self->clock),
                                        schedule_event_cb, self);
  if (scale > 1)
    unknot_schedule_set_patience (self->schedule, scale * STALL);
  unknot_service_restore (self, state);
  unknot_decisions_add_start (self->decisions, unknot_clock_now (self->clock));
  unknot_service_load_day (self);
  make_parts (self, scale);

  unknot_dbus_service1_set_version (UNKNOT_DBUS_SERVICE1 (self->bus), 8);
  unknot_dbus_service1_set_time_scale (UNKNOT_DBUS_SERVICE1 (self->bus), scale);
  unknot_service_publish (self);

  return self;
}

gboolean
unknot_service_export (UnknotService *self, GError **error)
{
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->bus), self->connection, UNKNOT_BUS_PATH,
                                           error) &&
         unknot_service_export_search (self, error);
}

static void
tray_failed_cb (UnknotTray *tray, const char *message, UnknotService *self)
{
  g_free (self->tray_problem);
  self->tray_problem = g_strdup (message);
  unknot_service_publish (self);
}

static void
tray_host_cb (UnknotService *self)
{
  if (unknot_tray_get_has_host (self->tray))
    g_clear_pointer (&self->tray_problem, g_free);
  unknot_service_publish (self);
}

static void
show_tray (UnknotService *self)
{
  g_autoptr (GMenuModel) guides = unknot_guide_menu_new (self->catalog);

  self->menu = unknot_menu_new (guides, &unknot_service_menu_commands, unknot_service_look, self);
  self->tray = unknot_tray_new (self->connection, self->menu, unknot_icons_get_dir ());
  g_signal_connect_object (self->tray, "notify::has-host", G_CALLBACK (tray_host_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tray, "failed", G_CALLBACK (tray_failed_cb), self, 0);
}

void
unknot_service_start (UnknotService *self)
{
  g_return_if_fail (!self->started);

  show_tray (self);
  unknot_service_connect_parts (self);
  unknot_presence_monitor_start (self->presence, self->connection);
  unknot_quiet_start (self->quiet, self->connection);
  self->started = TRUE;

  /* The icon does not wait for the disk. */
  self->starting = TRUE;
  unknot_service_set_plan (self);
  unknot_service_presence_changed (self);
  unknot_service_follow_pause (self);
  if (self->notices_left != NULL)
    unknot_notices_left_withdraw (unknot_notifier_get_left (self->notifier), self->notices_left);
  g_clear_pointer (&self->notices_left, g_variant_unref);
  unknot_service_resume_notices (self);
  unknot_service_note_status (self);
  unknot_service_publish (self);
  self->starting = FALSE;
  self->settle_source = g_timeout_add (SETTLE_IN_MS, settled_in_cb, self);
}

void
unknot_service_stop (UnknotService *self)
{
  UnknotStatus status;

  if (!self->started)
    return;

  self->started = FALSE;
  unknot_schedule_update (self->schedule, unknot_clock_now (self->clock));
  unknot_service_settle (self);
  unknot_schedule_status (self->schedule, unknot_clock_now (self->clock), &status);
  unknot_service_note_day (self, &status);
  unknot_service_save (self, TRUE);
  unknot_notifier_withdraw_all (self->notifier);
}
