/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The service as the windows see it.
 *
 * Read-only properties mirror those of io.github.unknot.Unknot.Service1 (same meaning, names
 * in lower case with dashes) and keep their last value while the service is away.
 * "available" says whether it is there; "problem" is a sentence for the user when it is not.
 *
 * Signals:
 *   changed  anything changed; emitted once for a batch.
 *   tick     a running number's text changed; only while somebody holds ticks.
 *   marks-changed  marks have come or gone (client-marks.h), or the history was deleted, put back
 *     or imported, and marks with it.
 *   test-closed  the test notification has gone, and nobody has answered it. */
#define UNKNOT_TYPE_CLIENT (unknot_client_get_type ())
G_DECLARE_FINAL_TYPE (UnknotClient, unknot_client, UNKNOT, CLIENT, GObject)

/* @bus: (nullable): NULL connects to the session bus, in the background. */
UnknotClient *unknot_client_new (GDBusConnection *bus);

gboolean unknot_client_get_available (UnknotClient *self);
/* Whether the first answer, good or bad, is still to come. */
gboolean unknot_client_get_connecting (UnknotClient *self);
const char *unknot_client_get_problem (UnknotClient *self);
const char *unknot_client_get_state (UnknotClient *self); /* never NULL; "" before the first answer */
gboolean unknot_client_get_running (UnknotClient *self);
const char *unknot_client_get_posture_question (UnknotClient *self);
const char *unknot_client_get_break_guide (UnknotClient *self);
const char *unknot_client_get_next_guide (UnknotClient *self);
const char *unknot_client_get_next_guide_reason (UnknotClient *self);
guint unknot_client_get_breaks_today (UnknotClient *self);
guint unknot_client_get_postpones_left (UnknotClient *self);
gboolean unknot_client_get_tray (UnknotClient *self);
/* (transfer none) (array zero-terminated=1), never NULL. */
const char *const *unknot_client_get_problems (UnknotClient *self);
/* The reasons for quiet in a row, without a full stop.  Returns: (transfer full) (nullable): NULL:
 * none. */
char *unknot_client_dup_quiet (UnknotClient *self);
/* All of them, of type a(ss).  (transfer none) (nullable). */
GVariant *unknot_client_get_quiet_reasons (UnknotClient *self);
/* The same and, before them, a pause and the end of the working hours.
 * Returns: (transfer full): a(ss). */
GVariant *unknot_client_dup_every_quiet (UnknotClient *self);
const char *unknot_client_get_presence (UnknotClient *self);
const char *unknot_client_get_lock_source (UnknotClient *self);
const char *unknot_client_get_next_moment_reason (UnknotClient *self);
/* Whether nothing should be heard: something asks for quiet that is not just a full screen,
 * which may be our own. */
gboolean unknot_client_get_hushed (UnknotClient *self);

/* Running numbers, microseconds on the service's clock, as of this very moment. */
gint64 unknot_client_get_now (UnknotClient *self);
gint64 unknot_client_get_sat (UnknotClient *self);
gint64 unknot_client_get_due_in (UnknotClient *self);
gint64 unknot_client_get_posture_in (UnknotClient *self); /* -1: off */
/* Boot times of the service's clock; 0: there is none. */
gint64 unknot_client_get_break_started (UnknotClient *self);
gint64 unknot_client_get_break_ends (UnknotClient *self);
gint64 unknot_client_get_paused_until (UnknotClient *self); /* -1: until resumed */
gint64 unknot_client_get_postponed_until (UnknotClient *self);
gint64 unknot_client_get_idle_since (UnknotClient *self);
gint64 unknot_client_get_next_moment (UnknotClient *self); /* -1: never by itself */
/* The wall clock time, UTC microseconds, at which the service's clock will read @boot. */
gint64 unknot_client_to_wall (UnknotClient *self, gint64 boot);

/* While held, "tick" is emitted whenever a whole second of a running number passes.  A
 * widget holds them while it is mapped; nothing wakes up when nobody does. */
void unknot_client_hold_ticks (UnknotClient *self);
void unknot_client_release_ticks (UnknotClient *self);

/* Commands.  What goes wrong reaches the user through the signal
 *   refused (const char *message)
 * except where there is a callback to tell. */
/* @guide: "" for the service to choose.  @token: (nullable): activation token of the click. */
void unknot_client_take_break (UnknotClient *self, const char *guide, const char *token,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean unknot_client_take_break_finish (UnknotClient *self, GAsyncResult *result, GError **error);
void unknot_client_end_break (UnknotClient *self, gboolean completed);
void unknot_client_postpone (UnknotClient *self);
void unknot_client_skip (UnknotClient *self);
/* @seconds: 0: until resumed. */
void unknot_client_pause (UnknotClient *self, guint seconds);
void unknot_client_pause_until_tomorrow (UnknotClient *self);
void unknot_client_resume (UnknotClient *self);
void unknot_client_answer_posture (UnknotClient *self, const char *answer);
void unknot_client_another_guide (UnknotClient *self);
void unknot_client_test_notification (UnknotClient *self);
/* Takes it away where it is still shown; says nothing where there is no service. */
void unknot_client_withdraw_test (UnknotClient *self);
/* @feeling: "better", "same" or "worse". */
void unknot_client_rate_guide (UnknotClient *self, const char *guide, const char *feeling);
/* @seconds: 1 to 3600. */
void unknot_client_add_spot_time (UnknotClient *self, const char *spot, guint seconds);
/* How many seconds each spot has been pressed today. */
void unknot_client_get_spot_times (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full): a{su}. */
GVariant *unknot_client_get_spot_times_finish (UnknotClient *self, GAsyncResult *result, GError **error);
void unknot_client_quit_service (UnknotClient *self);
/* What was decided lately and why, of type a(xs): wall time and a sentence, oldest first. */
void unknot_client_get_decisions (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full). */
GVariant *unknot_client_get_decisions_finish (UnknotClient *self, GAsyncResult *result, GError **error);
/* How long nobody has touched keyboard or mouse, on the service's clock; -1: nothing here can tell it now. */
void unknot_client_get_idle (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data);
gint64 unknot_client_get_idle_finish (UnknotClient *self, GAsyncResult *result, GError **error);
/* Asks the bus to start the service once more. */
void unknot_client_retry (UnknotClient *self);
/* Whether what is told to the service starts it where it does not run.  It does, but not while
 * everything quits: the last word about a break would bring it back. */
void unknot_client_set_wakes (UnknotClient *self, gboolean wakes);

G_END_DECLS
