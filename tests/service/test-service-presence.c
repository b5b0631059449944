/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What presence and quiet tell each other in the whole program. */
#include "fake-inhibit.h"
#include "fake-mutter.h"
#include "service-world.h"

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
  g_test_add_func ("/service-presence/explained", test_explained);
  return g_test_run ();
}
