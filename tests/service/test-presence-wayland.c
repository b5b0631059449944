/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-compositor.h"
#include "presence-world.h"

#define MINUTE_MS 60000
#define SOCKET "unknot-test-0"

typedef struct {
  PresenceWorld world;
  FakeCompositor *compositor;
} Session;

static void
begin (Session *self, FakeCompositorFlags flags, guint scale)
{
  presence_world_init (&self->world, scale);
  g_setenv ("WAYLAND_DISPLAY", SOCKET, TRUE);
  self->compositor = flags ? fake_compositor_new (SOCKET, flags) : NULL;
  presence_world_start (&self->world);
}

static void
end (Session *self)
{
  presence_world_clear (&self->world);
  if (self->compositor)
    fake_compositor_free (self->compositor);
  g_unsetenv ("WAYLAND_DISPLAY");
}

/* Until the compositor has been asked whether something inhibits, and kept silent. */
static gboolean
passed_cb (gpointer passed)
{
  *(gboolean *) passed = TRUE;
  return G_SOURCE_REMOVE;
}

static void
watch_on (Session *self)
{
  gboolean passed = FALSE;

  presence_world_settle (&self->world);
  g_timeout_add (600, passed_cb, &passed);
  unknot_wait (passed);
}

static const struct {
  const char *test;
  FakeCompositorFlags flags;
  const char *source;
} kinds[] = {
  { "ext-2", FAKE_COMPOSITOR_EXT_IDLE_2 | FAKE_COMPOSITOR_KDE_IDLE, "ext-idle-notify" },
  { "ext-1", FAKE_COMPOSITOR_EXT_IDLE_1, "ext-idle-notify" },
  { "kde", FAKE_COMPOSITOR_KDE_IDLE, "kde-idle" },
};

/* Idle since the last input, active with the next, again and again. */
static void
test_idle (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  Session session;
  PresenceWorld *world = &session.world;

  begin (&session, kinds[i].flags, 1);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  g_assert_cmpstr (unknot_presence_monitor_get_source (world->monitor), ==, kinds[i].source);
  g_assert_true (unknot_presence_monitor_can_lull (world->monitor));
  /* Below the threshold nothing is told. */
  g_assert_cmpint (presence_world_ask_idle (world), ==, -1);
  for (guint round = 1; round <= 3; round++)
    {
      fake_compositor_pass (session.compositor, 5 * MINUTE_MS);
      unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
      /* What holds idleness back is asked for first, in real time. */
      g_assert_cmpint (presence_world_since (world), <=, world->now - 5 * UNKNOT_MINUTE);
      g_assert_cmpint (presence_world_since (world), >, world->now - 6 * UNKNOT_MINUTE);
      world->now += UNKNOT_HOUR;
      g_assert_cmpint (presence_world_ask_idle (world), >=, 65 * UNKNOT_MINUTE);
      fake_compositor_input (session.compositor);
      unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_ACTIVE);
      g_assert_cmpuint (world->changes, ==, 2 * round);
      unknot_wait (fake_compositor_get_n_timeouts (session.compositor) == 1);
    }
  end (&session);
}

/* The lull's notification lives while it is wanted; the return from a lull is seen although
 * its notification is gone by then. */
static void
test_lull (gconstpointer data)
{
  Session session;
  PresenceWorld *world = &session.world;

  begin (&session, kinds[GPOINTER_TO_UINT (data)].flags, 1);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  unknot_presence_monitor_set_wants_lull (world->monitor, TRUE);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5000));
  fake_compositor_pass (session.compositor, 5000);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (world), ==, world->now - UNKNOT_LULL);
  unknot_presence_monitor_set_wants_lull (world->monitor, FALSE);
  unknot_wait (!fake_compositor_has_timeout (session.compositor, 5000));
  unknot_wait (fake_compositor_has_timeout (session.compositor, 500));
  fake_compositor_pass (session.compositor, 1000);
  fake_compositor_input (session.compositor);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_ACTIVE);
  unknot_wait (fake_compositor_get_n_timeouts (session.compositor) == 1);
  g_assert_cmpuint (world->changes, ==, 2);
  end (&session);
}

/* Who is back when the lull's notification goes, and types on without the shortest pause, is
 * seen as well. */
static void
test_typing_on (gconstpointer data)
{
  Session session;
  PresenceWorld *world = &session.world;

  begin (&session, kinds[GPOINTER_TO_UINT (data)].flags, 1);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  unknot_presence_monitor_set_wants_lull (world->monitor, TRUE);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5000));
  fake_compositor_pass (session.compositor, 5000);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
  unknot_presence_monitor_set_wants_lull (world->monitor, FALSE);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 500));
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_ACTIVE);
  unknot_wait (fake_compositor_get_n_timeouts (session.compositor) == 1);
  g_assert_cmpuint (world->changes, ==, 2);
  end (&session);
}

/* Typing without a pause is nobody's business. */
static void
test_typing (void)
{
  Session session;

  begin (&session, FAKE_COMPOSITOR_EXT_IDLE_2, 1);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  for (guint i = 0; i < 1000; i++)
    {
      fake_compositor_pass (session.compositor, 4000);
      fake_compositor_input (session.compositor);
    }
  presence_world_settle (&session.world);
  g_assert_cmpuint (session.world.changes, ==, 0);
  end (&session);
}

/* Version 2 tells of input whatever inhibits: a film's viewer is present, for half an hour at most,
 * and gone since the last input when it ends. */
static void
test_film (void)
{
  Session session;
  PresenceWorld *world = &session.world;
  gint64 left;

  begin (&session, FAKE_COMPOSITOR_EXT_IDLE_2, 1);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  left = world->now;
  fake_compositor_inhibit (session.compositor, TRUE);
  world->now += 5 * UNKNOT_MINUTE;
  fake_compositor_pass (session.compositor, 5 * MINUTE_MS);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 1));
  watch_on (&session);
  g_assert_cmpuint (world->changes, ==, 0);
  /* Present, yet without input: both can be told. */
  g_assert_cmpint (presence_world_ask_idle (world), >=, 5 * UNKNOT_MINUTE);

  world->now += 10 * UNKNOT_MINUTE;
  fake_compositor_pass (session.compositor, 10 * MINUTE_MS);
  fake_compositor_inhibit (session.compositor, FALSE);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
  /* The answer takes real time, of which the clock knows nothing. */
  g_assert_cmpint (presence_world_since (world), <=, left);
  g_assert_cmpint (presence_world_since (world), >, left - UNKNOT_MINUTE);
  unknot_wait (fake_compositor_get_n_timeouts (session.compositor) == 1);
  fake_compositor_input (session.compositor);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_ACTIVE);
  end (&session);
}

/* A film before an empty chair is no presence: after half an hour nobody believes in a viewer. */
static void
test_empty_chair (void)
{
  Session session;
  PresenceWorld *world = &session.world;

  /* Half an hour is 1.8 seconds. */
  presence_world_init_running (world, 1000);
  unknot_presence_monitor_set_away (world->monitor, 10 * UNKNOT_MINUTE);
  g_setenv ("WAYLAND_DISPLAY", SOCKET, TRUE);
  session.compositor = fake_compositor_new (SOCKET, FAKE_COMPOSITOR_EXT_IDLE_2);
  fake_compositor_inhibit (session.compositor, TRUE);
  presence_world_start (world);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 600));
  fake_compositor_pass (session.compositor, 600);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_clock (world) - presence_world_since (world), >=, 30 * UNKNOT_MINUTE);
  end (&session);
}

/* The viewer touches something: present, and watched for anew. */
static void
test_viewer_moves (void)
{
  Session session;
  PresenceWorld *world = &session.world;

  begin (&session, FAKE_COMPOSITOR_EXT_IDLE_2, 1);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  fake_compositor_inhibit (session.compositor, TRUE);
  for (guint round = 0; round < 2; round++)
    {
      fake_compositor_pass (session.compositor, 5 * MINUTE_MS);
      unknot_wait (fake_compositor_has_timeout (session.compositor, 1));
      watch_on (&session);
      fake_compositor_input (session.compositor);
      unknot_wait (!fake_compositor_has_timeout (session.compositor, 1));
    }
  g_assert_cmpuint (world->changes, ==, 0);
  /* Without the film the same is absence. */
  fake_compositor_inhibit (session.compositor, FALSE);
  fake_compositor_pass (session.compositor, 5 * MINUTE_MS);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
  end (&session);
}

/* Somebody has watched a film for five minutes. */
static void
begin_film (Session *session)
{
  begin (session, FAKE_COMPOSITOR_EXT_IDLE_2, 1);
  unknot_wait (fake_compositor_has_timeout (session->compositor, 5 * MINUTE_MS));
  fake_compositor_inhibit (session->compositor, TRUE);
  fake_compositor_pass (session->compositor, 5 * MINUTE_MS);
  unknot_wait (fake_compositor_has_timeout (session->compositor, 1));
  watch_on (session);
}

/* The program ends in a film. */
static void
test_end_in_film (void)
{
  Session session;

  begin_film (&session);
  end (&session);
}

/* The compositor crashes, and the film with it. */
static void
test_film_lost (void)
{
  Session session;
  PresenceWorld *world = &session.world;

  begin_film (&session);
  g_clear_pointer (&session.compositor, fake_compositor_free);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
  end (&session);
}

/* Version 1 and KDE's say nothing while a film runs: its viewer is present, and absence counts from
 * its end. */
static void
test_film_silent (gconstpointer data)
{
  Session session;
  PresenceWorld *world = &session.world;

  begin (&session, kinds[GPOINTER_TO_UINT (data)].flags, 1);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  fake_compositor_inhibit (session.compositor, TRUE);
  fake_compositor_pass (session.compositor, 60 * MINUTE_MS);
  presence_world_settle (world);
  g_assert_cmpuint (world->changes, ==, 0);
  fake_compositor_inhibit (session.compositor, FALSE);
  fake_compositor_pass (session.compositor, 5 * MINUTE_MS);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (world), ==, world->now - 5 * UNKNOT_MINUTE);
  end (&session);
}

static void
begin_away (Session *self, FakeCompositorFlags flags)
{
  begin (self, flags, 1);
  unknot_wait (fake_compositor_has_timeout (self->compositor, 5 * MINUTE_MS));
  fake_compositor_pass (self->compositor, 5 * MINUTE_MS);
  unknot_wait (presence_world_get (&self->world) == UNKNOT_PRESENCE_IDLE);
}

/* A film that begins while nobody is there.  Version 2 hears the hand that comes back to it. */
static void
test_film_in_absence (void)
{
  Session session;
  PresenceWorld *world = &session.world;

  begin_away (&session, FAKE_COMPOSITOR_EXT_IDLE_2 | FAKE_COMPOSITOR_RESUMES);
  fake_compositor_inhibit (session.compositor, TRUE);
  presence_world_settle (world);
  g_assert_cmpint (presence_world_get (world), ==, UNKNOT_PRESENCE_IDLE);
  fake_compositor_input (session.compositor);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_ACTIVE);
  end (&session);
}

/* Where the compositor falls silent, the absence lasts as long as the film. */
static void
test_film_in_absence_silent (gconstpointer data)
{
  Session session;
  PresenceWorld *world = &session.world;

  begin_away (&session, kinds[GPOINTER_TO_UINT (data)].flags);
  fake_compositor_inhibit (session.compositor, TRUE);
  fake_compositor_input (session.compositor);
  presence_world_settle (world);
  g_assert_cmpint (presence_world_get (world), ==, UNKNOT_PRESENCE_IDLE);
  fake_compositor_inhibit (session.compositor, FALSE);
  fake_compositor_input (session.compositor);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_ACTIVE);
  end (&session);
}

/* Where it says "resumed" instead, that is believed, and absence counts from the film's end. */
static void
test_film_in_absence_resumed (gconstpointer data)
{
  Session session;
  PresenceWorld *world = &session.world;

  begin_away (&session, kinds[GPOINTER_TO_UINT (data)].flags | FAKE_COMPOSITOR_RESUMES);
  fake_compositor_inhibit (session.compositor, TRUE);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_ACTIVE);
  fake_compositor_pass (session.compositor, 60 * MINUTE_MS);
  presence_world_settle (world);
  g_assert_cmpint (presence_world_get (world), ==, UNKNOT_PRESENCE_ACTIVE);
  fake_compositor_inhibit (session.compositor, FALSE);
  fake_compositor_pass (session.compositor, 5 * MINUTE_MS);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
  g_assert_cmpint (presence_world_since (world), ==, world->now - 5 * UNKNOT_MINUTE);
  end (&session);
}

/* A film's viewer is in no lull, whatever the version: where one comes, nothing inhibits. */
static void
test_film_no_lull (gconstpointer data)
{
  Session session;

  begin (&session, kinds[GPOINTER_TO_UINT (data)].flags, 1);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  fake_compositor_inhibit (session.compositor, TRUE);
  unknot_presence_monitor_set_wants_lull (session.world.monitor, TRUE);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5000));
  fake_compositor_pass (session.compositor, 60000);
  presence_world_settle (&session.world);
  g_assert_cmpuint (session.world.changes, ==, 0);
  end (&session);
}

/* The compositor restarts while somebody is away. */
static void
test_restart (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  Session session;
  PresenceWorld *world = &session.world;
  gint64 since;

  begin (&session, kinds[i].flags, 1);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  fake_compositor_pass (session.compositor, 5 * MINUTE_MS);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_IDLE);
  since = presence_world_since (world);
  fake_compositor_free (session.compositor);
  presence_world_settle (world);
  world->now += UNKNOT_MINUTE;
  session.compositor = fake_compositor_new (SOCKET, kinds[i].flags);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 500));
  g_assert_cmpint (presence_world_get (world), ==, UNKNOT_PRESENCE_IDLE);
  fake_compositor_pass (session.compositor, 10 * MINUTE_MS);
  presence_world_settle (world);
  g_assert_cmpint (presence_world_since (world), ==, since);
  fake_compositor_input (session.compositor);
  unknot_wait (presence_world_get (world) == UNKNOT_PRESENCE_ACTIVE);
  g_assert_cmpuint (world->changes, ==, 2);
  end (&session);
}

/* A compositor that knows no idleness is left alone, and so is one that is not there. */
static void
test_other_compositor (void)
{
  Session session;

  begin (&session, FAKE_COMPOSITOR_TOPLEVELS, 60);
  unknot_wait (fake_compositor_get_n_clients (session.compositor) == 1);
  unknot_wait (fake_compositor_get_n_clients (session.compositor) == 0);
  unknot_wait (presence_world_source_is (&session.world, "unlocked"));
  g_assert_false (unknot_presence_monitor_can_lull (session.world.monitor));
  end (&session);
}

/* The program is there before its compositor. */
static void
test_late_compositor (void)
{
  Session session;

  begin (&session, 0, 60);
  presence_world_settle (&session.world);
  session.compositor = fake_compositor_new (SOCKET, FAKE_COMPOSITOR_EXT_IDLE_1);
  unknot_wait (presence_world_source_is (&session.world, "ext-idle-notify"));
  end (&session);
}

/* Without a seat there is nobody to be idle; the first keyboard brings one. */
static void
test_late_seat (void)
{
  Session session;

  begin (&session, FAKE_COMPOSITOR_KDE_IDLE | FAKE_COMPOSITOR_NO_SEAT, 1);
  presence_world_settle (&session.world);
  unknot_wait (fake_compositor_get_n_clients (session.compositor) == 1);
  g_assert_cmpuint (fake_compositor_get_n_timeouts (session.compositor), ==, 0);
  fake_compositor_add_seat (session.compositor);
  unknot_wait (fake_compositor_has_timeout (session.compositor, 5 * MINUTE_MS));
  g_assert_cmpstr (unknot_presence_monitor_get_source (session.world.monitor), ==, "kde-idle");
  end (&session);
}

static void
add (const char *what, GTestDataFunc func)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/presence/wayland/%s/%s", kinds[i].test, what);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), func);
    }
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  add ("idle", test_idle);
  add ("lull", test_lull);
  add ("typing-on", test_typing_on);
  add ("restart", test_restart);
  add ("no-lull-in-film", test_film_no_lull);
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/presence/wayland/%s/silent-film", kinds[i].test);
      g_autofree char *absence = g_strdup_printf ("/presence/wayland/%s/film-in-absence", kinds[i].test);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_film_silent);
      g_test_add_data_func (absence, GUINT_TO_POINTER (i), test_film_in_absence_silent);
    }
  g_test_add_data_func ("/presence/wayland/ext-1/film-in-absence-resumed", GUINT_TO_POINTER (1),
                        test_film_in_absence_resumed);
  g_test_add_func ("/presence/wayland/ext-2/film-in-absence", test_film_in_absence);
  g_test_add_func ("/presence/wayland/typing", test_typing);
  g_test_add_func ("/presence/wayland/film", test_film);
  g_test_add_func ("/presence/wayland/empty-chair", test_empty_chair);
  g_test_add_func ("/presence/wayland/viewer-moves", test_viewer_moves);
  g_test_add_func ("/presence/wayland/film-lost", test_film_lost);
  g_test_add_func ("/presence/wayland/end-in-film", test_end_in_film);
  g_test_add_func ("/presence/wayland/other-compositor", test_other_compositor);
  g_test_add_func ("/presence/wayland/late-compositor", test_late_compositor);
  g_test_add_func ("/presence/wayland/late-seat", test_late_seat);
  return g_test_run ();
}
