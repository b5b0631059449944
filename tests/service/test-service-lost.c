/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>

#include "service-world.h"

/* What the command line says of a service that cannot answer. */

/* In GDBus's own thread.  The question is seen on its way to the service, and is no call to us. */
static GDBusMessage *
question_seen_cb (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  int *asked = user_data;

  if (!incoming || g_strcmp0 (g_dbus_message_get_member (message), "Resume") != 0)
    return message;
  g_atomic_int_set (asked, 1);
  g_object_unref (message);
  return NULL;
}

/* It dies with the question in its hands: a sentence, and the code for what failed. */
static void
test_lost (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *program = unknot_fixture_program ("src/ctl/unknotctl");
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GDBusConnection) eye = unknot_fixture_connect (world->fixture);
  g_autoptr (GVariant) matched = NULL;
  int asked = 0;
  guint filter;

  filter = g_dbus_connection_add_filter (eye, question_seen_cb, &asked, NULL);
  matched = g_dbus_connection_call_sync (eye, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                         "AddMatch", g_variant_new ("(s)", "eavesdrop=true,type='method_call'"), NULL,
                                         G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_subprocess_send_signal (world->service, SIGSTOP);
  child = g_subprocess_launcher_spawn (launcher, &error, program, "resume", NULL);
  g_assert_no_error (error);
  unknot_wait (g_atomic_int_get (&asked) == 1);
  service_world_end (world, SIGKILL);

  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, NULL, &words, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "Unknot has ended before it answered. Please try again.\n");
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 1);
  g_dbus_connection_remove_filter (eye, filter);
  g_dbus_connection_close_sync (eye, NULL, NULL);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service/lost", test_lost);

  return g_test_run ();
}
