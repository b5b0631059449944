/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "fake-compositor.h"
#include "fixture.h"
#include "service/quiet/quiet.h"
#include "x-server.h"

#define SOCKET "unknot-test-1"
/* Bits of zwlr_foreign_toplevel_handle_v1.state. */
#define ACTIVATED (1 << 2)
#define FULLSCREEN (1 << 3)

static gboolean
holds (UnknotQuiet *quiet)
{
  return unknot_quiet_has (quiet, "full-screen");
}

/* Runs the main loop until what was sent has been answered, by way of something later. */
static gboolean
passed_cb (gpointer passed)
{
  *(gboolean *) passed = TRUE;
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean passed = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, passed_cb, &passed, NULL);
  unknot_wait (passed);
}

/* A window that is in front and fills the screen counts, while a reminder is near, whichever way
 * the compositor lists its windows. */
static void
test_wayland (gconstpointer data)
{
  FakeCompositorFlags way = GPOINTER_TO_UINT (data);
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotQuiet) quiet = unknot_quiet_new (NULL);
  FakeCompositor *compositor;

  g_setenv ("WAYLAND_DISPLAY", SOCKET, TRUE);
  g_setenv ("XDG_CURRENT_DESKTOP", "KDE", TRUE);
  compositor = fake_compositor_new (SOCKET, way);
  fake_compositor_set_window (compositor, "film", ACTIVATED | FULLSCREEN);
  unknot_quiet_start (quiet, NULL);
  settle ();
  g_assert_cmpuint (fake_compositor_get_n_clients (compositor), ==, 0);
  g_assert_false (holds (quiet));

  unknot_quiet_set_attentive (quiet, TRUE);
  unknot_wait (holds (quiet));
  fake_compositor_set_window (compositor, "film", FULLSCREEN);
  unknot_wait (!holds (quiet));
  fake_compositor_set_window (compositor, "talk", ACTIVATED | FULLSCREEN);
  unknot_wait (holds (quiet));
  fake_compositor_close_window (compositor, "talk");
  unknot_wait (!holds (quiet));

  /* Our own break screen does not count. */
  fake_compositor_set_window (compositor, "io.github.unknot.Unknot", ACTIVATED | FULLSCREEN);
  fake_compositor_set_window (compositor, "film", ACTIVATED | FULLSCREEN);
  unknot_wait (holds (quiet));
  fake_compositor_close_window (compositor, "film");
  unknot_wait (!holds (quiet));

  fake_compositor_set_window (compositor, "film", ACTIVATED | FULLSCREEN);
  unknot_wait (holds (quiet));
  unknot_quiet_set_attentive (quiet, FALSE);
  g_assert_false (holds (quiet));
  unknot_wait (fake_compositor_get_n_clients (compositor) == 0);

  /* The compositor dies while we look. */
  unknot_quiet_set_attentive (quiet, TRUE);
  unknot_wait (holds (quiet));
  fake_compositor_free (compositor);
  unknot_wait (!holds (quiet));
  g_unsetenv ("WAYLAND_DISPLAY");
  g_unsetenv ("XDG_CURRENT_DESKTOP");
}

static xcb_atom_t
atom (XServer *server, const char *name)
{
  g_autofree xcb_intern_atom_reply_t *reply =
    xcb_intern_atom_reply (server->x, xcb_intern_atom (server->x, FALSE, strlen (name), name), NULL);

  return reply->atom;
}

static xcb_window_t
root (XServer *server)
{
  return xcb_setup_roots_iterator (xcb_get_setup (server->x)).data->root;
}

/* What a window manager writes. */
static void
set_active (XServer *server, xcb_window_t window)
{
  xcb_change_property (server->x, XCB_PROP_MODE_REPLACE, root (server), atom (server, "_NET_ACTIVE_WINDOW"),
                       XCB_ATOM_WINDOW, 32, 1, &window);
  xcb_flush (server->x);
}

static void
set_fullscreen (XServer *server, xcb_window_t window, gboolean fullscreen)
{
  xcb_atom_t states[] = { atom (server, "_NET_WM_STATE_ABOVE"), atom (server, "_NET_WM_STATE_FULLSCREEN") };

  xcb_change_property (server->x, XCB_PROP_MODE_REPLACE, window, atom (server, "_NET_WM_STATE"),
                       XCB_ATOM_ATOM, 32, fullscreen ? 2 : 1, states);
  xcb_flush (server->x);
}

static xcb_window_t
add_window (XServer *server, const char *class)
{
  xcb_window_t window = xcb_generate_id (server->x);

  xcb_create_window (server->x, XCB_COPY_FROM_PARENT, window, root (server), 0, 0, 10, 10, 0,
                     XCB_WINDOW_CLASS_INPUT_OUTPUT, XCB_COPY_FROM_PARENT, 0, NULL);
  xcb_change_property (server->x, XCB_PROP_MODE_REPLACE, window, XCB_ATOM_WM_CLASS, XCB_ATOM_STRING, 8,
                       strlen (class), class);
  return window;
}

static void
test_x11 (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();
  g_autoptr (UnknotQuiet) quiet = unknot_quiet_new (NULL);
  XServer server = { 0 };
  xcb_window_t film, other, ours;

  if (!x_server_start (&server, NULL))
    {
      g_test_skip ("no Xvfb here");
      return;
    }
  film = add_window (&server, "film");
  other = add_window (&server, "other");
  ours = add_window (&server, "io.github.unknot.Unknot");
  set_fullscreen (&server, film, TRUE);
  set_fullscreen (&server, other, FALSE);
  set_fullscreen (&server, ours, TRUE);
  set_active (&server, film);
  unknot_quiet_start (quiet, NULL);
  settle ();
  g_assert_false (holds (quiet));

  unknot_quiet_set_attentive (quiet, TRUE);
  unknot_wait (holds (quiet));
  set_active (&server, other);
  unknot_wait (!holds (quiet));
  set_fullscreen (&server, other, TRUE);
  unknot_wait (holds (quiet));
  set_active (&server, ours);
  unknot_wait (!holds (quiet));
  set_active (&server, film);
  unknot_wait (holds (quiet));
  set_fullscreen (&server, film, FALSE);
  unknot_wait (!holds (quiet));
  /* The window is gone before it can be looked at. */
  set_active (&server, other);
  unknot_wait (holds (quiet));
  xcb_destroy_window (server.x, other);
  set_active (&server, XCB_NONE);
  unknot_wait (!holds (quiet));
  set_fullscreen (&server, film, TRUE);
  set_active (&server, film);
  unknot_wait (holds (quiet));
  unknot_quiet_set_attentive (quiet, FALSE);
  g_assert_false (holds (quiet));
  unknot_quiet_set_attentive (quiet, TRUE);
  unknot_wait (holds (quiet));
  x_server_stop (&server);
  unknot_wait (!holds (quiet));
  x_server_clear (&server);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_data_func ("/quiet/full-screen/wlroots", GUINT_TO_POINTER (FAKE_COMPOSITOR_TOPLEVELS), test_wayland);
  g_test_add_data_func ("/quiet/full-screen/plasma", GUINT_TO_POINTER (FAKE_COMPOSITOR_KDE_WINDOWS), test_wayland);
  g_test_add_func ("/quiet/full-screen/x11", test_x11);
  return g_test_run ();
}
