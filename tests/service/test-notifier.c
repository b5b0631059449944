/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libnotify/notify.h>
#include <signal.h>
#include <string.h>

#include "notices-seen.h"
#include "service/notices.h"
#include "service/notifier.h"

typedef struct {
  guint slot;
  char *action;
  char *token;
  guint count;
} Answered;

static void
answered_cb (UnknotNotifier *notifier, guint slot, const char *action, const char *token, Answered *answered)
{
  g_free (answered->action);
  g_free (answered->token);
  answered->slot = slot;
  answered->action = g_strdup (action);
  answered->token = g_strdup (token);
  answered->count++;
}

static void
answered_clear (Answered *answered)
{
  g_free (answered->action);
  g_free (answered->token);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answered, answered_clear)

/* libnotify and the notifier must meet on this fixture's bus; libnotify keeps its connection
 * for good, so every test runs in a process of its own (see in_own_process()). */
static UnknotNotifier *
make_notifier (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);

  g_assert_no_error (error);
  g_dbus_connection_set_exit_on_close (connection, FALSE);

  return unknot_notifier_new (connection);
}

static void
show_due (UnknotNotifier *notifier, guint count, guint postpones_left)
{
  UnknotStatus status = { .sat = 45 * UNKNOT_MINUTE, .postpones_left = postpones_left };

  unknot_notices_show_due (notifier, &status, count, "Neck side tilt <b>");
}

static gboolean
hint_is (NoticeSeen *seen, const char *name, GVariant *expected)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (expected);
  g_autoptr (GVariant) value = g_variant_lookup_value (seen->hints, name, NULL);

  return value != NULL && g_variant_equal (value, sunk);
}

/* A reminder has its buttons, says what it is, keeps quiet, and is replaced, not doubled. */
static void
test_due (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotNotifier) notifier = make_notifier ();
  g_autoptr (NoticeSeen) first = NULL;
  g_autoptr (NoticeSeen) second = NULL;

  notices_start (fixture, NULL);
  show_due (notifier, 0, 1);
  unknot_wait (notices_count_open (fixture) == 1);
  first = notices_get (fixture, 0);
  g_assert_true (notice_has_action (first, "default"));
  g_assert_true (notice_has_action (first, "start"));
  g_assert_true (notice_has_action (first, "postpone"));
  g_assert_true (notice_has_action (first, "skip"));
  g_assert_cmpstr (first->body, ==, "You have been sitting for 45 min. Next: Neck side tilt &lt;b&gt;.");
  g_assert_true (hint_is (first, "desktop-entry", g_variant_new_string ("io.github.unknot.Unknot")));
  g_assert_true (hint_is (first, "suppress-sound", g_variant_new_boolean (TRUE)));
  g_assert_true (hint_is (first, "urgency", g_variant_new_byte (1)));
  g_assert_cmpint (first->expiry, ==, 60000);

  unknot_notifier_set_sound (notifier, TRUE);
  show_due (notifier, 1, 0);
  unknot_wait (notices_count_shown (fixture) == 2);
  second = notices_get (fixture, 0);
  g_assert_cmpuint (notices_count_open (fixture), ==, 1);
  g_assert_cmpuint (second->id, ==, first->id);
  g_assert_false (notice_has_action (second, "postpone"));
  g_assert_cmpstr (second->summary, !=, first->summary);
  g_assert_null (g_variant_lookup_value (second->hints, "suppress-sound", NULL));

  unknot_notifier_withdraw (notifier, UNKNOT_SLOT_BREAK);
  unknot_wait (notices_count_open (fixture) == 0);
  g_assert_null (unknot_notifier_get_problem (notifier));
}

/* A click arrives once, with its slot and the token for the window; then the slot is empty. */
static void
test_answers (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotNotifier) notifier = make_notifier ();
  g_auto (Answered) answered = { 0 };

  g_signal_connect (notifier, "answered", G_CALLBACK (answered_cb), &answered);
  notices_start (fixture, NULL);

  show_due (notifier, 0, 1);
  unknot_notices_show_posture (notifier, "Are both feet on the floor?");
  unknot_wait (notices_count_open (fixture) == 2);
  notices_click (fixture, notices_find_action (fixture, "start"), "start", "token-1");
  unknot_wait (answered.count == 1);
  g_assert_cmpuint (answered.slot, ==, UNKNOT_SLOT_BREAK);
  g_assert_cmpstr (answered.action, ==, "start");
  g_assert_cmpstr (answered.token, ==, "token-1");

  notices_click (fixture, notices_find_action (fixture, "slouching"), "slouching", "");
  unknot_wait (answered.count == 2);
  g_assert_cmpuint (answered.slot, ==, UNKNOT_SLOT_POSTURE);
  g_assert_cmpstr (answered.action, ==, "slouching");
  g_assert_null (answered.token);

  show_due (notifier, 0, 1);
  unknot_wait (notices_count_open (fixture) == 1);
  notices_click (fixture, notices_find_action (fixture, "start"), "default", "token-2");
  unknot_wait (answered.count == 3);
  g_assert_cmpstr (answered.action, ==, "default");
}

/* Without buttons, the text says how to go on. */
static void
test_no_actions (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotNotifier) notifier = make_notifier ();
  g_autoptr (NoticeSeen) seen = NULL;

  notices_start (fixture, "none");
  show_due (notifier, 0, 1);
  unknot_wait (notices_count_open (fixture) == 1);
  seen = notices_get (fixture, 0);
  g_assert_cmpuint (g_strv_length (seen->actions), ==, 0);
  g_assert_nonnull (strstr (seen->body, "unknotctl break"));
  /* No markup either: nothing is escaped. */
  g_assert_nonnull (strstr (seen->body, "<b>"));
}

static void
closed_cb (UnknotNotifier *notifier, guint slot, guint *slots)
{
  *slots |= 1u << slot;
}

/* What still holds is shown by the next server; what was closed, or had its time, is not. */
static void
test_restart (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotNotifier) notifier = make_notifier ();
  GSubprocess *server = notices_start (fixture, NULL);
  guint closed = 0;

  g_signal_connect (notifier, "closed", G_CALLBACK (closed_cb), &closed);
  show_due (notifier, 0, 1);
  unknot_notices_show_posture (notifier, "Are both feet on the floor?");
  unknot_notices_show_failed (notifier, "A sentence.");
  unknot_notices_show_test (notifier);
  unknot_wait (notices_count_open (fixture) == 4);
  notices_close (fixture, notices_find_action (fixture, "good"), 2);
  notices_close (fixture, 3, 1);
  unknot_wait (notices_count_open (fixture) == 2);
  /* As some servers do when they leave. */
  notices_close (fixture, notices_find_action (fixture, "start"), 4);
  /* Only what nobody wants any more has ended without an answer. */
  unknot_wait (closed == (1u << UNKNOT_SLOT_POSTURE | 1u << UNKNOT_SLOT_TROUBLE));

  unknot_fixture_end (fixture, server, SIGKILL);
  unknot_wait (!unknot_fixture_has_name (fixture, NOTICES_NAME));
  server = notices_start (fixture, NULL);
  unknot_wait (notices_count_open (fixture) == 2);
  g_assert_cmpuint (notices_find_action (fixture, "start"), !=, 0);
  g_assert_cmpuint (notices_find_action (fixture, "good"), ==, 0);

  /* Withdrawn while no server was there, it stays away. */
  unknot_fixture_end (fixture, server, SIGKILL);
  unknot_wait (!unknot_fixture_has_name (fixture, NOTICES_NAME));
  unknot_notifier_withdraw (notifier, UNKNOT_SLOT_BREAK);
  notices_start (fixture, NULL);
  unknot_wait (notices_count_open (fixture) == 1);
  g_assert_cmpuint (notices_find_action (fixture, "start"), ==, 0);
}

/* Without a server it says so, and shows what holds when one comes. */
static void
test_late_server (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotNotifier) notifier = make_notifier ();

  show_due (notifier, 0, 1);
  unknot_wait (unknot_notifier_get_problem (notifier) != NULL);
  notices_start (fixture, NULL);
  unknot_wait (notices_count_open (fixture) == 1);
  unknot_wait (unknot_notifier_get_problem (notifier) == NULL);
}

/* A server that is installed but not running is started by the first thing to show. */
static void
test_activation (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotNotifier) notifier = NULL;

  unknot_fixture_add_activation (fixture, NOTICES_NAME, "tests/service/fake-notifications");
  notifier = make_notifier ();
  g_assert_false (unknot_fixture_has_name (fixture, NOTICES_NAME));
  show_due (notifier, 0, 1);
  unknot_wait (unknot_fixture_has_name (fixture, NOTICES_NAME));
  unknot_wait (notices_count_open (fixture) == 1);
}

/* A server that hangs does not hang the caller; what it missed is shown when it is back. */
static void
test_hanging_server (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotNotifier) notifier = make_notifier ();
  GSubprocess *server = notices_start (fixture, NULL);
  gint64 before;

  unknot_notices_show_test (notifier);
  unknot_wait (notices_count_open (fixture) == 1);

  g_subprocess_send_signal (server, SIGSTOP);
  before = g_get_monotonic_time ();
  show_due (notifier, 0, 1);
  unknot_notifier_withdraw (notifier, UNKNOT_SLOT_TEST);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);

  g_subprocess_send_signal (server, SIGCONT);
  unknot_wait (notices_find_action (fixture, "start") != 0);
  g_assert_cmpuint (notices_count_open (fixture), ==, 1);
}

static GDBusMessage *
message_seen_cb (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  if (incoming && g_strcmp0 (g_dbus_message_get_interface (message), NOTICES_NAME) == 0)
    g_atomic_int_inc ((int *) user_data);

  return message;
}

/* What other programs show and close. */
static void
show_of_another (UnknotFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;
  guint id;

  reply = unknot_fixture_call (fixture, NOTICES_NAME, "/org/freedesktop/Notifications", NOTICES_NAME ".Notify",
                               g_variant_new ("(susssasa{sv}i)", "Other", 0, "", "New mail", "", NULL, NULL, -1),
                               &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &id);
  notices_close (fixture, id, 2);
}

/* Asks the server something on the notifier's own connection: what it told before has come by
 * the time it answers. */
static void
ask_server (void)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_sync (connection, NOTICES_NAME, "/org/freedesktop/Notifications", NOTICES_NAME,
                                 "GetCapabilities", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  g_assert_nonnull (reply);
}

/* Other programs' notifications wake us only while we show one ourselves. */
static void
test_not_ours (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotNotifier) notifier = make_notifier ();
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  int seen = 0;

  g_dbus_connection_add_filter (connection, message_seen_cb, &seen, NULL);
  notices_start (fixture, NULL);
  show_due (notifier, 0, 1);
  unknot_wait (notices_count_open (fixture) == 1);
  show_of_another (fixture);
  ask_server ();
  g_assert_cmpint (g_atomic_int_get (&seen), >, 0);

  unknot_notifier_withdraw (notifier, UNKNOT_SLOT_BREAK);
  unknot_wait (notices_count_open (fixture) == 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  ask_server ();
  g_atomic_int_set (&seen, 0);
  show_of_another (fixture);
  ask_server ();
  g_assert_cmpint (g_atomic_int_get (&seen), ==, 0);

  show_due (notifier, 0, 1);
  unknot_wait (notices_count_open (fixture) == 1);
  notices_close (fixture, notices_find_action (fixture, "start"), 2);
  unknot_wait (!notify_is_initted ());
}

/* Each test in a child: see make_notifier(). */
static void
in_own_process (gconstpointer data)
{
  void (*test) (void) = data;

  if (g_test_subprocess ())
    {
      test ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_data_func ("/notifier/due", test_due, in_own_process);
  g_test_add_data_func ("/notifier/answers", test_answers, in_own_process);
  g_test_add_data_func ("/notifier/no-actions", test_no_actions, in_own_process);
  g_test_add_data_func ("/notifier/restart", test_restart, in_own_process);
  g_test_add_data_func ("/notifier/late-server", test_late_server, in_own_process);
  g_test_add_data_func ("/notifier/activation", test_activation, in_own_process);
  g_test_add_data_func ("/notifier/hanging-server", test_hanging_server, in_own_process);

  g_test_add_data_func ("/notifier/not-ours", test_not_ours, in_own_process);

  return g_test_run ();
}
