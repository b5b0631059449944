/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/client.h"
#include "app/service1.h"
#include "fixture.h"

#define PATH "/io/github/unknot/Unknot/Service"

/* A service that says what it is told to say, on a connection of its own. */
typedef struct {
  UnknotFixture *fixture;
  GDBusConnection *connection;
  UnknotService1 *skeleton;
  guint name_id;
  gint64 now;
  gboolean refuse;
  gboolean ended;
  gboolean completed;
} World;

static gboolean
clock_now_cb (UnknotService1 *skeleton, GDBusMethodInvocation *invocation, World *world)
{
  unknot_service1_complete_clock_now (skeleton, invocation, world->now);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
end_break_cb (UnknotService1 *skeleton, GDBusMethodInvocation *invocation, gboolean completed, World *world)
{
  if (world->refuse)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "io.github.unknot.Unknot.Error.Refused",
                                                  "There is no break to end.");
      return G_DBUS_METHOD_INVOCATION_HANDLED;
    }
  world->ended = TRUE;
  world->completed = completed;
  unknot_service1_complete_end_break (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
world_appear (World *world)
{
  world->name_id = g_bus_own_name_on_connection (world->connection, UNKNOT_SERVICE_ID, 0, NULL, NULL, NULL, NULL);
}

static void
world_vanish (World *world)
{
  g_clear_handle_id (&world->name_id, g_bus_unown_name);
}

static void
world_set_up (World *world, gconstpointer data)
{
  world->fixture = unknot_fixture_new ();
  world->connection = unknot_fixture_connect (world->fixture);
  world->now = 1000 * G_USEC_PER_SEC;
  world->skeleton = unknot_service1_skeleton_new ();
  g_object_set (world->skeleton, "state", "working", "running", TRUE, "as-of", world->now - 60 * G_USEC_PER_SEC, "sat",
                10 * (gint64) G_USEC_PER_SEC, "due-in", 600 * (gint64) G_USEC_PER_SEC, "posture-in", (gint64) -1,
                "time-scale", 1, NULL);
  g_signal_connect (world->skeleton, "handle-clock-now", G_CALLBACK (clock_now_cb), world);
  g_signal_connect (world->skeleton, "handle-end-break", G_CALLBACK (end_break_cb), world);
  g_assert_true (g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (world->skeleton), world->connection,
                                                   PATH, NULL));
}

static void
world_tear_down (World *world, gconstpointer data)
{
  world_vanish (world);
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (world->skeleton));
  g_clear_object (&world->skeleton);
  g_clear_object (&world->connection);
  g_clear_pointer (&world->fixture, unknot_fixture_free);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
keep_cb (char **kept, const char *text)
{
  g_free (*kept);
  *kept = g_strdup (text);
}

/* The numbers are those of AsOf, counted on with the service's clock. */
static void
test_counts_on (World *world, gconstpointer data)
{
  g_autoptr (UnknotClient) client = NULL;

  world_appear (world);
  client = unknot_client_new (world->fixture->connection);
  unknot_wait (unknot_client_get_available (client));
  g_assert_cmpstr (unknot_client_get_state (client), ==, "working");
  g_assert_cmpint (unknot_client_get_sat (client) / G_USEC_PER_SEC, >=, 70);
  g_assert_cmpint (unknot_client_get_sat (client) / G_USEC_PER_SEC, <=, 71);
  g_assert_cmpint (unknot_client_get_due_in (client) / G_USEC_PER_SEC, <=, 540);
  g_assert_cmpint (unknot_client_get_posture_in (client), ==, -1);

  g_object_set (world->skeleton, "running", FALSE, NULL);
  unknot_wait (!unknot_client_get_running (client));
  g_assert_cmpint (unknot_client_get_sat (client), ==, 10 * (gint64) G_USEC_PER_SEC);
}

/* Ticks come with the seconds while they are held, and none comes while nobody looks. */
static void
test_ticks (World *world, gconstpointer data)
{
  g_autoptr (UnknotClient) client = NULL;
  guint ticks = 0, changes = 0;
  gint64 second;

  g_object_set (world->skeleton, "time-scale", 10, NULL);
  world_appear (world);
  client = unknot_client_new (world->fixture->connection);
  g_signal_connect_swapped (client, "tick", G_CALLBACK (count_cb), &ticks);
  g_signal_connect_swapped (client, "changed", G_CALLBACK (count_cb), &changes);
  unknot_wait (unknot_client_get_available (client) && changes > 0);
  unknot_client_hold_ticks (client);
  unknot_wait (ticks >= 1);
  second = unknot_client_get_sat (client) / G_USEC_PER_SEC;
  unknot_wait (ticks >= 3);
  g_assert_cmpint (unknot_client_get_sat (client) / G_USEC_PER_SEC, >=, second + 2);

  unknot_client_release_ticks (client);
  ticks = 0;
  second = unknot_client_get_sat (client) / G_USEC_PER_SEC;
  /* Ten of the service's seconds pass; the wait has its own reason to wake up. */
  while (unknot_client_get_sat (client) / G_USEC_PER_SEC < second + 10)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (ticks, ==, 0);
}

/* A service that goes and comes back is followed, and its absence is put into words. */
static void
test_comes_and_goes (World *world, gconstpointer data)
{
  g_autoptr (UnknotClient) client = unknot_client_new (world->fixture->connection);

  g_assert_true (unknot_client_get_connecting (client));
  unknot_wait (!unknot_client_get_connecting (client));
  g_assert_false (unknot_client_get_available (client));
  g_assert_nonnull (unknot_client_get_problem (client));
  world_appear (world);
  unknot_wait (unknot_client_get_available (client));
  g_assert_null (unknot_client_get_problem (client));
  world_vanish (world);
  unknot_wait (!unknot_client_get_available (client));
  g_assert_nonnull (unknot_client_get_problem (client));
  world_appear (world);
  unknot_wait (unknot_client_get_available (client));
}

/* Commands reach the service; a refusal reaches the user in the service's own words. */
static void
test_commands (World *world, gconstpointer data)
{
  g_autoptr (UnknotClient) client = NULL;
  g_autofree char *refused = NULL;

  world_appear (world);
  client = unknot_client_new (world->fixture->connection);
  g_signal_connect_swapped (client, "refused", G_CALLBACK (keep_cb), &refused);
  unknot_wait (unknot_client_get_available (client));
  unknot_client_end_break (client, TRUE);
  unknot_wait (world->ended);
  g_assert_true (world->completed);
  g_assert_null (refused);
  world->refuse = TRUE;
  unknot_client_end_break (client, FALSE);
  unknot_wait (refused != NULL);
  g_assert_cmpstr (refused, ==, "There is no break to end.");
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add ("/client/counts-on", World, NULL, world_set_up, test_counts_on, world_tear_down);
  g_test_add ("/client/ticks", World, NULL, world_set_up, test_ticks, world_tear_down);
  g_test_add ("/client/comes-and-goes", World, NULL, world_set_up, test_comes_and_goes, world_tear_down);
  g_test_add ("/client/commands", World, NULL, world_set_up, test_commands, world_tear_down);
  return g_test_run ();
}
