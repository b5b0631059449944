/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What presence and quiet tell each other in the whole program. */
#include "fake-compositor.h"
#include "fake-dnd.h"
#include "fake-inhibit.h"
#include "fake-mutter.h"
#include "notices-seen.h"
#include "service-world.h"

#include <signal.h>
#include <string.h>

#define SOCKET "unknot-test-3"
#define MINUTE_MS (60 * 1000)

static gboolean
has_reasons (ServiceWorld *world, guint n)
{
  g_autoptr (GVariant) quiet = service_world_get (world, "Quiet");

  return g_variant_n_children (quiet) == n;
}

/* Who watches a film sits there, also who does not want films to hold breaks back. */
static void
test_film (gconstpointer holds)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);
  g_autoptr (FakeMutter) mutter = fake_mutter_new (world->fixture);
  FakeInhibit *manager = fake_inhibit_new (world->fixture, FAKE_INHIBIT_FREEDESKTOP);

  fake_inhibit_set (manager, "film");
  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  unknot_wait (has_reasons (world, 1));
  g_settings_set_boolean (settings, "quiet-inhibited", holds != NULL);
  unknot_wait (has_reasons (world, holds != NULL ? 1 : 0));

  fake_mutter_idle (mutter, 9 * MINUTE_MS);
  unknot_wait (fake_mutter_has_watch (mutter, 0)); /* it has been heard */
  /* Everything that follows from it has followed after some questions and answers. */
  for (guint i = 0; i < 50; i++)
    {
      g_assert_true (service_world_is (world, "State", "working"));
      while (g_main_context_iteration (NULL, FALSE))
        ; /* the fakes answer */
    }
  fake_inhibit_set (manager, NULL);
  unknot_wait (service_world_is (world, "State", "away"));
  fake_inhibit_free (manager);
}

static gboolean
is_held_by_film (ServiceWorld *world)
{
  g_autoptr (GVariant) quiet = service_world_get (world, "Quiet");
  g_autofree char *text = g_variant_print (quiet, FALSE);

  return service_world_is (world, "State", "held") && strstr (text, "'inhibited'") != NULL;
}

/* A film that asks only its compositor to stay awake holds a break back, and its end lets it come. */
static void
test_film_of_compositor (gconstpointer kind)
{
  g_autoptr (GSettings) settings = NULL;
  FakeCompositor *compositor;
  ServiceWorld *world;

  world = service_world_new ("1");
  service_world_end (world, SIGTERM);
  settings = unknot_fixture_settings (world->fixture);
  g_settings_set_uint (settings, "break-interval", 30);
  g_setenv ("WAYLAND_DISPLAY", SOCKET, TRUE);
  compositor = fake_compositor_new (SOCKET, GPOINTER_TO_UINT (kind));
  fake_compositor_inhibit (compositor, TRUE);
  /* Slow enough for the compositor's answer, which takes its time whatever the clock does. */
  service_world_start (world, "150");
  unknot_wait (is_held_by_film (world));
  fake_compositor_inhibit (compositor, FALSE);
  unknot_wait (service_world_is (world, "State", "due"));
  service_world_free (world);
  fake_compositor_free (compositor);
  g_unsetenv ("WAYLAND_DISPLAY");
}

/* The service with a notification server that never says that its do-not-disturb has changed, and a
 * break that this one holds. */
static ServiceWorld *
hold_silently (const char *scale, FakeDnd **server)
{
  ServiceWorld *world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);

  service_world_end (world, SIGTERM);
  unknot_fixture_end (world->fixture, g_steal_pointer (&world->server), SIGTERM);
  g_settings_set_uint (settings, "break-interval", 30);
  *server = fake_dnd_new (world->fixture, FAKE_DND_MAKO, TRUE);
  service_world_start (world, scale);
  unknot_wait (service_world_is (world, "State", "held"));

  return world;
}

/* Nobody asks the service, nobody moves: it asks about once a minute, and the break comes. */
static void
test_silent_end (void)
{
  FakeDnd *server;
  ServiceWorld *world = hold_silently ("150", &server);
  guint asked = server->asked;

  fake_dnd_set_silently (server, FALSE);
  unknot_wait (server->asked > asked);
  unknot_wait (service_world_is (world, "State", "due"));
  fake_dnd_free (server);
  service_world_free (world);
}

/* Whoever looks at what it says makes it ask at once, however slow its own clock. */
static void
test_silent_seen (void)
{
  FakeDnd *server;
  ServiceWorld *world = hold_silently ("150", &server);

  service_world_end (world, SIGTERM);
  service_world_start (world, "1");
  unknot_wait (service_world_is (world, "State", "held"));
  unknot_wait (has_reasons (world, 1));
  fake_dnd_set_silently (server, FALSE);
  unknot_wait (has_reasons (world, 0));
  fake_dnd_free (server);
  service_world_free (world);
}

/* A clock that gives a test a second or two between the moments of a landing. */
#define SLOW "10"
#define SLOW_LULL_MS (5 * 1000 / 10)

/* The break is due, nothing holds it any more, and it waits for a lull of the hands on the keyboard. */
static void
wait_for_landing (ServiceWorld *world, FakeMutter *mutter)
{
  unknot_wait (service_world_is (world, "State", "landing"));
  unknot_wait (fake_mutter_has_watch (mutter, SLOW_LULL_MS));
}

/* Quiet that begins while a reminder waits for a lull holds it at once: nothing is shown. */
static void
test_quiet_in_landing (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);
  g_autoptr (FakeMutter) mutter = fake_mutter_new (world->fixture);
  guint shown;

  service_world_end (world, SIGTERM);
  g_settings_set_uint (settings, "break-interval", 30);
  notices_set_quiet (world->fixture, TRUE);
  service_world_start (world, "150");
  unknot_wait (service_world_is (world, "State", "held"));
  service_world_end (world, SIGTERM);
  service_world_start (world, SLOW);
  unknot_wait (has_reasons (world, 1));
  notices_set_quiet (world->fixture, FALSE);
  wait_for_landing (world, mutter);

  shown = notices_count_shown (world->fixture);
  notices_set_quiet (world->fixture, TRUE);
  unknot_wait (service_world_is (world, "State", "held"));
  /* Also a lull does not let it through. */
  fake_mutter_idle (mutter, SLOW_LULL_MS);
  for (guint i = 0; i < 20; i++)
    g_assert_true (service_world_is (world, "State", "held"));
  g_assert_cmpuint (notices_count_shown (world->fixture), ==, shown);

  fake_mutter_input (mutter);
  notices_set_quiet (world->fixture, FALSE);
  wait_for_landing (world, mutter);
  fake_mutter_idle (mutter, SLOW_LULL_MS);
  unknot_wait (service_world_is (world, "State", "due"));
  unknot_wait (notices_find_action (world->fixture, "start") != 0);
}

/* Where nothing tells of a lull, the reminder does not wait for one: it comes at its time, and nobody
 * is said to have typed on. */
static void
test_no_lull (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSettings) settings = unknot_fixture_settings (world->fixture);
  g_autoptr (GVariant) decisions = NULL;
  g_autofree char *text = NULL;

  service_world_end (world, SIGTERM);
  g_settings_set_boolean (settings, "soft-landing", TRUE);
  g_settings_set_uint (settings, "break-interval", 30);
  service_world_start (world, "150");
  g_assert_true (service_world_is (world, "Presence", "unlocked"));
  unknot_wait (service_world_is (world, "State", "due"));
  decisions = service_world_do (world, "GetDecisions", NULL);
  text = g_variant_print (decisions, FALSE);
  g_assert_nonnull (strstr (text, "You had sat for 30 min: asked for a break."));
  g_assert_null (strstr (text, "You typed on"));
  g_assert_null (strstr (text, "waits until you stop typing"));
}

/* The same told by nobody: the lull that would bring the reminder makes the service ask. */
static void
test_silent_in_landing (void)
{
  FakeDnd *server;
  ServiceWorld *world = hold_silently ("150", &server);
  g_autoptr (FakeMutter) mutter = fake_mutter_new (world->fixture);
  guint asked;

  service_world_end (world, SIGTERM);
  service_world_start (world, SLOW);
  unknot_wait (has_reasons (world, 1));
  fake_dnd_set_silently (server, FALSE);
  wait_for_landing (world, mutter);
  fake_dnd_set_silently (server, TRUE);
  asked = server->asked;
  fake_mutter_idle (mutter, SLOW_LULL_MS);
  unknot_wait (server->asked > asked); /* by itself: it was asked for nothing meanwhile */
  unknot_wait (service_world_is (world, "State", "held"));
  fake_dnd_free (server);
  service_world_free (world);
}

static void
idle_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  g_assert_no_error (error);
  g_variant_get (reply, "(x)", user_data);
}

/* Asked why, it tells how long nobody has touched anything, also below what counts as absence. */
static void
test_explained (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (FakeMutter) mutter = fake_mutter_new (world->fixture);
  g_autoptr (GDBusConnection) caller = unknot_fixture_connect (world->fixture);
  gint64 idle = G_MININT64;

  unknot_wait (fake_mutter_has_watch (mutter, 5 * MINUTE_MS));
  fake_mutter_idle (mutter, 2 * MINUTE_MS);
  g_dbus_connection_call (caller, SERVICE_NAME, "/io/github/unknot/Unknot/Service",
                          "io.github.unknot.Unknot.Service1", "GetIdle", NULL, G_VARIANT_TYPE ("(x)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, idle_told_cb, &idle);
  unknot_wait (idle != G_MININT64);
  g_assert_cmpint (idle, ==, 2 * 60 * G_USEC_PER_SEC);
  g_assert_true (service_world_is (world, "State", "working"));
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_data_func ("/service-presence/film-that-holds", GUINT_TO_POINTER (TRUE), test_film);
  g_test_add_data_func ("/service-presence/film-that-does-not", NULL, test_film);
  g_test_add_data_func ("/service-presence/film-of-compositor-1", GUINT_TO_POINTER (FAKE_COMPOSITOR_EXT_IDLE_1),
                        test_film_of_compositor);
  g_test_add_data_func ("/service-presence/film-of-compositor-2", GUINT_TO_POINTER (FAKE_COMPOSITOR_EXT_IDLE_2),
                        test_film_of_compositor);
  g_test_add_func ("/service-presence/silent/end", test_silent_end);
  g_test_add_func ("/service-presence/silent/seen", test_silent_seen);
  g_test_add_func ("/service-presence/landing/quiet", test_quiet_in_landing);
  g_test_add_func ("/service-presence/landing/silent", test_silent_in_landing);
  g_test_add_func ("/service-presence/no-lull", test_no_lull);
  g_test_add_func ("/service-presence/explained", test_explained);
  return g_test_run ();
}
