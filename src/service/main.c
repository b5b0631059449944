/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "config.h"
#include "service/bus.h"
#include "service/clock.h"
#include "service/hand-over.h"
#include "service/service.h"
#include "service/session-environment.h"

/* How long the program that runs already may take to listen. */
#define TELL_MS 5000

typedef struct {
  GMainLoop *loop;
  GDBusConnection *connection;
  UnknotService *service;
  UnknotSessionEnvironment *environment; /* (nullable) */
  gboolean anew;                         /* in the environment that arrived */
  guint name;
} Program;

static gboolean
signal_received_cb (int fd, GIOCondition condition, gpointer user_data)
{
  Program *program = user_data;
  struct signalfd_siginfo info;

  if (read (fd, &info, sizeof info) == sizeof info)
    g_main_loop_quit (program->loop);

  return G_SOURCE_CONTINUE;
}

/* Not g_unix_signal_add(), which keeps a thread for it. */
static int
watch_signals (Program *program)
{
  sigset_t set;
  int fd;

  sigemptyset (&set);
  sigaddset (&set, SIGTERM);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGHUP);
  /* Before there is any other thread, so that all of them inherit it. */
  pthread_sigmask (SIG_BLOCK, &set, NULL);

  fd = signalfd (-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  if (fd >= 0)
    g_unix_fd_add (fd, G_IO_IN, signal_received_cb, program);

  return fd;
}

static void
environment_arrived_cb (gpointer user_data)
{
  Program *program = user_data;

  program->anew = TRUE;
  g_main_loop_quit (program->loop);
}

static void
name_acquired_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  Program *program = user_data;

  unknot_service_start (program->service);
}

static gboolean
session_told_cb (UnknotService *service, const char *const *environment, gpointer user_data)
{
  Program *program = user_data;

  return program->environment != NULL && unknot_session_environment_offer (program->environment, environment);
}

/* The one that runs may have outlived its session, or begun before there was one. */
static void
tell_session (GDBusConnection *connection)
{
  g_auto (GStrv) environment = unknot_session_environment_describe ();
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (connection, UNKNOT_SERVICE_ID, UNKNOT_BUS_PATH, UNKNOT_APP_ID ".Service1",
                                       "UseSession", g_variant_new ("(^as)", environment), G_VARIANT_TYPE ("(b)"),
                                       G_DBUS_CALL_FLAGS_NO_AUTO_START, TELL_MS, NULL, NULL);
}

static void
name_lost_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  Program *program = user_data;

  /* Before it was ours: another one runs, which is as it should be. */
  if (connection != NULL && !g_dbus_connection_is_closed (connection))
    {
      tell_session (connection);
      g_printerr ("%s\n", _("Unknot is already running."));
    }
  g_main_loop_quit (program->loop);
}

static void
connection_closed_cb (GDBusConnection *connection, gboolean remote, GError *error, gpointer user_data)
{
  Program *program = user_data;

  /* The session is over. */
  g_main_loop_quit (program->loop);
}

static void
quit_cb (UnknotService *service, gpointer user_data)
{
  Program *program = user_data;

  g_main_loop_quit (program->loop);
}

typedef struct {
  guint scale;
  gboolean activate;
} Options;

static gboolean
parse_options (int argc, char **argv, Options *options)
{
  int time_scale = 1;
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "time-scale", 0, 0, G_OPTION_ARG_INT, &time_scale,
      N_("Run N times faster than real time, to try things out"), "N" },
    { "activate", 0, 0, G_OPTION_ARG_NONE, &options->activate,
      N_("Have it started by systemd, where systemd knows this session"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context, _("Knows how long you have been sitting, and asks for breaks."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (2);
    }
  if (time_scale < 1 || time_scale > UNKNOT_CLOCK_MAX_SCALE)
    {
      g_printerr (_("The time scale is a number from 1 to %d.\n"), UNKNOT_CLOCK_MAX_SCALE);
      exit (2);
    }
  if (version)
    g_print ("unknot-service %s\n", UNKNOT_VERSION);
  options->scale = time_scale;

  return !version;
}

static gboolean
serve (Program *program, const Options *options)
{
  g_autoptr (GError) error = NULL;

  program->connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (program->connection == NULL)
    {
      g_printerr (_("There is no session bus: %s\n"), error->message);
      return FALSE;
    }
  g_dbus_connection_set_exit_on_close (program->connection, FALSE);
  g_signal_connect (program->connection, "closed", G_CALLBACK (connection_closed_cb), program);

  if (options->activate && unknot_hand_over (program->connection))
    {
      tell_session (program->connection);
      return TRUE;
    }
  program->service = unknot_service_new (program->connection, options->scale);
  g_signal_connect (program->service, "quit", G_CALLBACK (quit_cb), program);
  g_signal_connect (program->service, "session-told", G_CALLBACK (session_told_cb), program);
  if (!unknot_service_export (program->service, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  /* Before anybody finds us by our name, and may begin a desktop right after. */
  program->environment = unknot_session_environment_new (program->connection, environment_arrived_cb, program);
  program->name = g_bus_own_name_on_connection (program->connection, UNKNOT_SERVICE_ID,
                                                G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, name_acquired_cb, name_lost_cb,
                                                program, NULL);
  g_main_loop_run (program->loop);

  /* The state is saved before anything else can go wrong. */
  unknot_service_stop (program->service);
  g_bus_unown_name (program->name);
  if (!g_dbus_connection_is_closed (program->connection))
    g_dbus_connection_flush_sync (program->connection, NULL, NULL);

  return TRUE;
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  Program program = { 0 };
  Options options = { 0 };
  int status;
  int fd;

  /* Memory is what an all-day program costs: one arena for its one thread, and freed pages
   * go back early. */
  mallopt (M_ARENA_MAX, 1);
  mallopt (M_TRIM_THRESHOLD, 64 * 1024);
  /* No file is remote here, and looking for a module that could fetch one costs time. */
  g_setenv ("GIO_USE_VFS", "local", TRUE);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, UNKNOT_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!parse_options (argc, argv, &options))
    return 0;

  program.loop = g_main_loop_new (NULL, FALSE);
  fd = watch_signals (&program);
  status = serve (&program, &options) ? 0 : 1;

  g_clear_object (&program.service);
  g_clear_object (&program.connection);
  g_main_loop_unref (program.loop);
  if (fd >= 0)
    close (fd);

  if (program.anew)
    status = unknot_session_environment_restart (program.environment, arguments);
  g_clear_pointer (&program.environment, unknot_session_environment_free);

  return status;
}
