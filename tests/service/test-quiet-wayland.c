/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-compositor.h"
#include "fixture.h"
#include "service/quiet/quiet.h"

#define SOCKET "unknot-test-2"

static const struct {
  const char *test;
  FakeCompositorFlags flags;
} kinds[] = {
  { "ext-2", FAKE_COMPOSITOR_EXT_IDLE_2 },
  { "ext-1", FAKE_COMPOSITOR_EXT_IDLE_1 },
  { "kde", FAKE_COMPOSITOR_KDE_IDLE },
};

typedef struct {
  UnknotFixture *fixture;
  FakeCompositor *compositor;
  UnknotQuiet *quiet;
  guint changes;
} World;

static void
changed_cb (World *world)
{
  world->changes++;
}

static void
begin (World *world, FakeCompositorFlags flags)
{
  *world = (World) { .fixture = unknot_fixture_new () };
  g_setenv ("WAYLAND_DISPLAY", SOCKET, TRUE);
  world->compositor = fake_compositor_new (SOCKET, flags);
  world->quiet = unknot_quiet_new (NULL);
  g_signal_connect_swapped (world->quiet, "changed", G_CALLBACK (changed_cb), world);
  unknot_quiet_start (world->quiet, NULL);
}

static void
end (World *world)
{
  g_object_unref (world->quiet);
  if (world->compositor)
    fake_compositor_free (world->compositor);
  g_unsetenv ("WAYLAND_DISPLAY");
  unknot_fixture_free (world->fixture);
}

static gboolean
holds (World *world)
{
  return unknot_quiet_has (world->quiet, "inhibited");
}

/* A video player's inhibitor is a reason while a reminder is near, however the compositor tells of
 * idleness, and until it ends. */
static void
test_film (gconstpointer data)
{
  g_autoptr (GVariant) reasons = NULL;
  const char *sentence;
  World world;

  begin (&world, kinds[GPOINTER_TO_UINT (data)].flags);
  fake_compositor_inhibit (world.compositor, TRUE);
  g_assert_cmpuint (fake_compositor_get_n_clients (world.compositor), ==, 0);
  unknot_quiet_set_attentive (world.quiet, TRUE);
  unknot_wait (holds (&world));
  g_assert_true (unknot_quiet_is_watched (world.quiet));
  reasons = g_variant_ref_sink (unknot_quiet_to_variant (world.quiet));
  g_assert_cmpuint (g_variant_n_children (reasons), ==, 1);
  g_variant_get_child (reasons, 0, "(s&s)", NULL, &sentence);
  g_assert_cmpstr (sentence, ==, "A program keeps the screen on");

  /* Who touches the mouse still watches. */
  fake_compositor_input (world.compositor);
  g_assert_true (holds (&world));
  fake_compositor_inhibit (world.compositor, FALSE);
  unknot_wait (!holds (&world));
  g_assert_false (unknot_quiet_is_watched (world.quiet));
  g_assert_cmpuint (world.changes, ==, 2);

  /* Paused for a moment, as films are: seen by who looks before the reminder comes. */
  fake_compositor_inhibit (world.compositor, TRUE);
  unknot_quiet_look (world.quiet);
  unknot_wait (holds (&world));
  unknot_quiet_set_attentive (world.quiet, FALSE);
  g_assert_false (holds (&world));
  unknot_wait (fake_compositor_get_n_clients (world.compositor) == 0);
  end (&world);
}

/* Nothing inhibits: nobody is disturbed by the question, and nothing is left that wakes us. */
static void
test_nothing (gconstpointer data)
{
  World world;

  begin (&world, kinds[GPOINTER_TO_UINT (data)].flags);
  unknot_quiet_set_attentive (world.quiet, TRUE);
  unknot_wait (fake_compositor_get_n_timeouts (world.compositor) == 1);
  unknot_wait (fake_compositor_get_n_timeouts (world.compositor) == 0);
  unknot_quiet_look (world.quiet);
  unknot_wait (fake_compositor_get_n_timeouts (world.compositor) == 1);
  unknot_wait (fake_compositor_get_n_timeouts (world.compositor) == 0);
  g_assert_cmpuint (world.changes, ==, 0);
  end (&world);
}

/* The compositor dies in the film. */
static void
test_lost (void)
{
  World world;

  begin (&world, FAKE_COMPOSITOR_EXT_IDLE_1);
  fake_compositor_inhibit (world.compositor, TRUE);
  unknot_quiet_set_attentive (world.quiet, TRUE);
  unknot_wait (holds (&world));
  g_clear_pointer (&world.compositor, fake_compositor_free);
  unknot_wait (!holds (&world));
  /* Another one comes, with a film of its own. */
  world.compositor = fake_compositor_new (SOCKET, FAKE_COMPOSITOR_EXT_IDLE_1);
  fake_compositor_inhibit (world.compositor, TRUE);
  unknot_wait (holds (&world));
  end (&world);
}

/* Compositors that know of no idleness are not asked, and left alone. */
static void
test_other (void)
{
  World world;

  begin (&world, FAKE_COMPOSITOR_TOPLEVELS | FAKE_COMPOSITOR_NO_SEAT);
  unknot_quiet_set_attentive (world.quiet, TRUE);
  unknot_wait (fake_compositor_get_n_clients (world.compositor) > 1);
  unknot_wait (fake_compositor_get_n_clients (world.compositor) == 1);
  unknot_quiet_look (world.quiet);
  g_assert_false (unknot_quiet_is_active (world.quiet));
  end (&world);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *film = g_strdup_printf ("/quiet/wayland/%s/film", kinds[i].test);
      g_autofree char *nothing = g_strdup_printf ("/quiet/wayland/%s/nothing", kinds[i].test);

      g_test_add_data_func (film, GUINT_TO_POINTER (i), test_film);
      g_test_add_data_func (nothing, GUINT_TO_POINTER (i), test_nothing);
    }
  g_test_add_func ("/quiet/wayland/lost", test_lost);
  g_test_add_func ("/quiet/wayland/other", test_other);
  return g_test_run ();
}
