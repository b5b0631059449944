/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the tray icon and its menu in states read from the standard input, one a line:
 * "working 3", "due", "held", "break", "paused".  Prints "host" when a panel shows the icon,
 * and every command that is given there. */
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <unistd.h>

#include "service/tray/tray.h"

static UnknotLook look;

static void
look_cb (UnknotLook *out, gpointer user_data)
{
  *out = look;
}

static void
say (const char *command, const char *argument)
{
  printf ("%s %s\n", command, argument);
  fflush (stdout);
}

static void take_break (const char *guide, const char *token, gpointer data) { say ("take-break", guide); }
static void show_window (const char *page, const char *token, gpointer data) { say ("show-window", page); }
static void pause_for (guint seconds, gpointer data) { say ("pause", seconds == 1800 ? "1800" : "3600"); }
static void check_posture (gpointer data) { say ("check-posture", ""); }
static void postpone (gpointer data) { say ("postpone", ""); }
static void skip (gpointer data) { say ("skip", ""); }
static void end_break (gpointer data) { say ("end-break", ""); }
static void pause_until_tomorrow (gpointer data) { say ("pause-until-tomorrow", ""); }
static void resume (gpointer data) { say ("resume", ""); }
static void end_heat (gpointer data) { say ("end-heat", ""); }
static void answer_skin (gboolean fine, gpointer data) { say ("answer-skin", fine ? "fine" : "sore"); }
static void had_water (gpointer data) { say ("had-water", ""); }
static void quit (gpointer data) { say ("quit", ""); }

static const UnknotMenuCommands commands = {
  take_break, check_posture, postpone, skip, end_break, pause_for, pause_until_tomorrow, resume,
  end_heat, answer_skin, had_water, show_window, quit,
};

static void
set_state (const char *line)
{
  look = (UnknotLook){ .now.boot = UNKNOT_DAY };
  look.status.sat = 32 * UNKNOT_MINUTE;
  look.status.due_in = 13 * UNKNOT_MINUTE;
  look.status.postpones_left = 3;
  if (sscanf (line, "working %u", &look.status.progress) == 1)
    return;
  if (g_str_equal (line, "due")) {
    look.status.phase = UNKNOT_PHASE_DUE;
  } else if (g_str_equal (line, "held")) {
    look.status.phase = UNKNOT_PHASE_HELD;
    look.quiet = "A microphone is in use by Calls";
  } else if (g_str_equal (line, "break")) {
    look.status.phase = UNKNOT_PHASE_BREAK;
    look.status.break_ends = look.now.boot + 2 * UNKNOT_MINUTE;
  } else if (g_str_equal (line, "paused")) {
    look.status.paused = TRUE;
    look.status.paused_until = look.now.boot + UNKNOT_HOUR;
  }
}

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GDataInputStream *input = G_DATA_INPUT_STREAM (source);
  g_autofree char *line = g_data_input_stream_read_line_finish (input, result, NULL, NULL);

  if (line == NULL)
    exit (0);
  set_state (line);
  unknot_tray_update (user_data);
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, line_read_cb, user_data);
}

static void
host_changed_cb (UnknotTray *tray)
{
  say (unknot_tray_get_has_host (tray) ? "host" : "no host", "");
}

static GMenuModel *
make_guides (void)
{
  GMenu *guides = g_menu_new (), *stretches = g_menu_new ();

  g_menu_append (stretches, "Neck side tilt", "take-break::neck-side-tilt");
  g_menu_append (stretches, "Shoulder rolls", "take-break::shoulder-rolls");
  g_menu_append_submenu (guides, "Stretches", G_MENU_MODEL (stretches));
  g_object_unref (stretches);
  return G_MENU_MODEL (guides);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GInputStream) stdin_stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) input = g_data_input_stream_new (stdin_stream);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GMenuModel) guides = make_guides ();
  g_autoptr (UnknotMenu) menu = NULL;
  g_autoptr (UnknotTray) tray = NULL;

  if (connection == NULL || argc != 2) {
    fprintf (stderr, "usage: tray-show ICON-DIR, on a session bus\n");
    return 1;
  }
  set_state ("working 5");
  menu = unknot_menu_new (guides, &commands, look_cb, NULL);
  tray = unknot_tray_new (connection, menu, argv[1]);
  g_signal_connect (tray, "notify::has-host", G_CALLBACK (host_changed_cb), NULL);
  g_data_input_stream_read_line_async (input, G_PRIORITY_DEFAULT, NULL, line_read_cb, tray);
  g_main_loop_run (loop);
  return 0;
}
