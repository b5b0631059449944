/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "x-server.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <xcb/xtest.h>

static void
child_setup (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* The server writes its display's number once it answers. */
static char *
read_display (int fd)
{
  GString *number = g_string_new (":");
  char c;

  while (read (fd, &c, 1) == 1 && g_ascii_isdigit (c))
    g_string_append_c (number, c);
  g_assert_cmpuint (number->len, >, 1);
  return g_string_free (number, FALSE);
}

gboolean
x_server_start (XServer *self, const char *display)
{
  g_autofree char *program = g_find_program_in_path ("Xvfb");
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  const char *argv[] = { program, "-displayfd", "3", "-screen", "0", "320x240x24", display, NULL };
  int pipe_fds[2];

  if (!program)
    return FALSE;
  g_assert_cmpint (pipe2 (pipe_fds, O_CLOEXEC), ==, 0);
  g_subprocess_launcher_take_fd (launcher, pipe_fds[1], 3);
  g_subprocess_launcher_set_child_setup (launcher, child_setup, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_clear_object (&launcher); /* and with it our copy of the pipe's other end */
  g_free (self->display);
  self->display = read_display (pipe_fds[0]);
  close (pipe_fds[0]);
  g_setenv ("DISPLAY", self->display, TRUE);
  self->x = xcb_connect (NULL, NULL);
  g_assert_false (xcb_connection_has_error (self->x));
  return TRUE;
}

void
x_server_stop (XServer *self)
{
  g_clear_pointer (&self->x, xcb_disconnect);
  if (!self->process)
    return;
  g_subprocess_send_signal (self->process, SIGTERM);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

void
x_server_clear (XServer *self)
{
  x_server_stop (self);
  g_clear_pointer (&self->display, g_free);
  g_unsetenv ("DISPLAY");
}

void
x_server_input (XServer *self)
{
  static int by = 1;

  by = -by;
  xcb_test_fake_input (self->x, XCB_MOTION_NOTIFY, TRUE, 0, XCB_NONE, by, 0, 0);
  xcb_flush (self->x);
}
