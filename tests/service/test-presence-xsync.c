/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "presence-world.h"
#include "x-server.h"

#include <stdlib.h>
#include <xcb/sync.h>

/* An hour of the clock takes 36 seconds here. */
#define SCALE 100

static gboolean
start (PresenceWorld *world, XServer *server, gint64 away)
{
  *server = (XServer) { 0 };
  presence_world_init_running (world, SCALE);
  if (!x_server_start (server, NULL))
    {
      g_test_skip ("no Xvfb here");
      presence_world_clear (world);
      return FALSE;
    }
  unknot_presence_monitor_set_away (world->monitor, away);
  presence_world_start (world);
  unknot_wait (presence_world_source_is (world, "xsync"));
  return TRUE;
}

static void
stop (PresenceWorld *world, XServer *server)
{
  presence_world_clear (world);
  x_server_clear (server);
}

/* Idle after the threshold, since the last input; active with the next. */
static void
test_idle (void)
{
  PresenceWorld world;
  XServer server;
  gint64 input;

  if (!start (&world, &server, UNKNOT_MINUTE))
    return;
  g_assert_true (unknot_presence_monitor_can_lull (world.monitor));
  for (guint round = 0; round < 3; round++)
    {
      x_server_input (&server);
      unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
      x_server_input (&server);
      input = presence_world_clock (&world);
      unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
      g_assert_cmpint (presence_world_clock (&world) - presence_world_since (&world), >=, UNKNOT_MINUTE);
      /* Within 0.2 real seconds of the input itself. */
      g_assert_cmpint (ABS (presence_world_since (&world) - input), <, 20 * UNKNOT_SECOND);
    }
  stop (&world, &server);
}

/* How long there has been no input is known at any time. */
static void
test_asked (void)
{
  PresenceWorld world;
  XServer server;

  if (!start (&world, &server, UNKNOT_HOUR))
    return;
  x_server_input (&server);
  unknot_wait (presence_world_ask_idle (&world) > 30 * UNKNOT_SECOND);
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_ACTIVE);
  x_server_input (&server);
  unknot_wait (presence_world_ask_idle (&world) < 30 * UNKNOT_SECOND);
  stop (&world, &server);
}

/* The lull is seen while it is wanted, and who types steadily is neither idle nor told on. */
static void
test_lull (void)
{
  PresenceWorld world;
  XServer server;
  guint changes;

  if (!start (&world, &server, UNKNOT_HOUR))
    return;
  unknot_presence_monitor_set_wants_lull (world.monitor, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_clock (&world) - presence_world_since (&world), >=, UNKNOT_LULL);
  unknot_presence_monitor_set_wants_lull (world.monitor, FALSE);
  x_server_input (&server);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);

  changes = world.changes;
  for (gint64 end = presence_world_clock (&world) + 30 * UNKNOT_LULL; presence_world_clock (&world) < end;)
    {
      x_server_input (&server);
      presence_world_settle (&world);
    }
  g_assert_cmpuint (world.changes, ==, changes);

  /* Wanted when the hands rest already. */
  for (gint64 end = presence_world_clock (&world) + 3 * UNKNOT_LULL; presence_world_clock (&world) < end;)
    presence_world_settle (&world);
  unknot_presence_monitor_set_wants_lull (world.monitor, TRUE);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  stop (&world, &server);
}

/* Whether the server keeps an alarm at @idle milliseconds, for whichever client: the numbers of a client
 * begin at a multiple of what the mask of numbers holds. */
static gboolean
has_alarm (XServer *server, gint64 idle)
{
  enum { CLIENTS = 32, ALARMS = 16 };
  const guint32 step = xcb_get_setup (server->x)->resource_id_mask + 1;
  xcb_sync_query_alarm_cookie_t cookies[CLIENTS * ALARMS];
  gboolean found = FALSE;

  free (xcb_sync_initialize_reply (server->x, xcb_sync_initialize (server->x, 3, 1), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cookies); i++)
    cookies[i] = xcb_sync_query_alarm (server->x, i / ALARMS * step + i % ALARMS);
  for (guint i = 0; i < G_N_ELEMENTS (cookies); i++)
    {
      xcb_generic_error_t *error = NULL;
      xcb_sync_query_alarm_reply_t *alarm = xcb_sync_query_alarm_reply (server->x, cookies[i], &error);

      if (alarm && alarm->trigger.wait_value.hi == 0 && alarm->trigger.wait_value.lo == idle)
        found = TRUE;
      free (alarm);
      free (error);
    }
  return found;
}

/* Once no lull is wanted the server watches for none, and does not wake us for it. */
static void
test_lull_dropped (void)
{
  const gint64 lull = UNKNOT_LULL / SCALE / 1000;
  PresenceWorld world;
  XServer server;

  if (!start (&world, &server, UNKNOT_HOUR))
    return;
  g_assert_false (has_alarm (&server, lull));
  unknot_presence_monitor_set_wants_lull (world.monitor, TRUE);
  unknot_wait (has_alarm (&server, lull));
  unknot_presence_monitor_set_wants_lull (world.monitor, FALSE);
  unknot_wait (!has_alarm (&server, lull));
  unknot_presence_monitor_set_wants_lull (world.monitor, TRUE);
  unknot_wait (has_alarm (&server, lull));
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  stop (&world, &server);
}

/* The server goes and comes back: the program lives, and sees idleness again. */
static void
test_server_restart (void)
{
  PresenceWorld world;
  XServer server;
  g_autofree char *display = NULL;

  if (!start (&world, &server, UNKNOT_MINUTE))
    return;
  display = g_strdup (server.display);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  x_server_stop (&server);
  unknot_wait (presence_world_source_is (&world, "unlocked"));
  g_assert_cmpint (presence_world_get (&world), ==, UNKNOT_PRESENCE_ACTIVE);
  g_assert_true (x_server_start (&server, display));
  unknot_wait (presence_world_source_is (&world, "xsync"));
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_IDLE);
  x_server_input (&server);
  unknot_wait (presence_world_get (&world) == UNKNOT_PRESENCE_ACTIVE);
  stop (&world, &server);
}

/* The program is there before its server. */
static void
test_late_server (void)
{
  PresenceWorld world;
  XServer server = { 0 };
  g_autofree char *display = NULL;

  if (!x_server_start (&server, NULL))
    {
      g_test_skip ("no Xvfb here");
      return;
    }
  display = g_strdup (server.display);
  x_server_stop (&server);
  presence_world_init_running (&world, SCALE);
  presence_world_start (&world);
  presence_world_settle (&world);
  g_assert_cmpstr (unknot_presence_monitor_get_source (world.monitor), ==, "unlocked");
  g_assert_true (x_server_start (&server, display));
  unknot_wait (presence_world_source_is (&world, "xsync"));
  stop (&world, &server);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/presence/xsync/idle", test_idle);
  g_test_add_func ("/presence/xsync/asked", test_asked);
  g_test_add_func ("/presence/xsync/lull", test_lull);
  g_test_add_func ("/presence/xsync/lull-dropped", test_lull_dropped);
  g_test_add_func ("/presence/xsync/server-restart", test_server_restart);
  g_test_add_func ("/presence/xsync/late-server", test_late_server);
  return g_test_run ();
}
