/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program with a tray icon costs, as one line of JSON:
 *
 *   bench-tray-program [OPTION...] NAME -- PROGRAM [ARG...]
 *
 * To be run in a session with a tray.  First PROGRAM is started several times, and the time
 * from exec to its icon is taken; then it is started once more, left alone for --settle
 * seconds, and watched for --measure seconds.  With --scale N the program's clock runs N times
 * faster (it must know --time-scale), and an hour is 3600 / N seconds.
 *
 * A wake-up is a voluntary context switch of any of the program's threads that is still there
 * at the end. */
#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WATCHER "org.kde.StatusNotifierWatcher"

static int runs = 9;
static int scale = 1;
static double settle = 5;
static double measure = 60;
static char **rest;

static GDBusConnection *connection;
static gboolean registered;

static const GOptionEntry entries[] = {
  { "runs", 0, 0, G_OPTION_ARG_INT, &runs, "Timed starts", "N" },
  { "scale", 0, 0, G_OPTION_ARG_INT, &scale, "Speed of the program's clock", "N" },
  { "settle", 0, 0, G_OPTION_ARG_DOUBLE, &settle, "Seconds left alone", "SECONDS" },
  { "measure", 0, 0, G_OPTION_ARG_DOUBLE, &measure, "Seconds watched", "SECONDS" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &rest, NULL, "NAME -- PROGRAM [ARG...]" },
  { NULL },
};

static void
registered_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
               GVariant *parameters, gpointer user_data)
{
  registered = TRUE;
}

static gboolean
expired_cb (gpointer user_data)
{
  gboolean *expired = user_data;

  *expired = TRUE;

  return G_SOURCE_REMOVE;
}

static GPid
start (gboolean scaled)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *number = g_strdup_printf ("%d", scale);
  g_autoptr (GError) error = NULL;
  GPid pid;

  for (guint i = 1; rest[i] != NULL; i++)
    g_ptr_array_add (argv, rest[i]);
  if (scaled && scale > 1)
    {
      g_ptr_array_add (argv, (char *) "--time-scale");
      g_ptr_array_add (argv, number);
    }
  g_ptr_array_add (argv, NULL);

  registered = FALSE;
  if (!g_spawn_async (NULL, (char **) argv->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error))
    g_error ("%s", error->message);

  return pid;
}

static void
end (GPid pid)
{
  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
}

/* Milliseconds until the icon is there. */
static double
time_start (GPid *pid)
{
  gint64 before = g_get_monotonic_time ();
  gboolean expired = FALSE;
  guint id = g_timeout_add_seconds (20, expired_cb, &expired);

  *pid = start (FALSE);
  while (!registered && !expired)
    g_main_context_iteration (NULL, TRUE);
  if (expired)
    g_error ("%s shows no icon", rest[1]);
  g_source_remove (id);

  return (g_get_monotonic_time () - before) / 1000.0;
}

static int
compare (const void *a, const void *b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median_start (void)
{
  g_autofree double *times = g_new (double, runs);
  GPid pid;

  time_start (&pid); /* one to warm the caches */
  end (pid);
  for (int i = 0; i < runs; i++)
    {
      times[i] = time_start (&pid);
      end (pid);
    }
  qsort (times, runs, sizeof *times, compare);

  return times[runs / 2];
}

/* The number behind "NAME:" in a file below /proc/PID. */
static guint64
read_number (GPid pid, const char *file, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, file);
  g_autofree char *text = NULL;
  g_autofree char *key = g_strdup_printf ("\n%s:", name);
  const char *found;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (found = strstr (text, key)) == NULL)
    return 0;

  return g_ascii_strtoull (found + strlen (key), NULL, 10);
}

typedef struct {
  guint64 wakeups;
  guint64 cpu; /* ns */
} Usage;

/* Returns: (transfer full) (element-type utf8 Usage): by thread */
static GHashTable *
read_usage (GPid pid)
{
  GHashTable *usage = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *path = g_strdup_printf ("/proc/%d/task", pid);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *task;

  while (dir != NULL && (task = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *status = g_strdup_printf ("task/%s/status", task);
      g_autofree char *schedstat = g_strdup_printf ("/proc/%d/task/%s/schedstat", pid, task);
      g_autofree char *text = NULL;
      Usage *one = g_new0 (Usage, 1);

      one->wakeups = read_number (pid, status, "voluntary_ctxt_switches");
      if (g_file_get_contents (schedstat, &text, NULL, NULL))
        one->cpu = g_ascii_strtoull (text, NULL, 10);
      g_hash_table_insert (usage, g_strdup (task), one);
    }

  return usage;
}

static Usage
subtract_usage (GHashTable *after, GHashTable *before)
{
  Usage sum = { 0 };
  GHashTableIter iter;
  gpointer task, value;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &task, &value))
    {
      const Usage *now = value;
      const Usage *then = g_hash_table_lookup (before, task);

      sum.wakeups += now->wakeups - (then != NULL ? then->wakeups : 0);
      sum.cpu += now->cpu - (then != NULL ? then->cpu : 0);
    }

  return sum;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  Usage usage;
  double start_ms, hours;
  GPid pid;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || rest == NULL || g_strv_length (rest) < 2 ||
      runs < 1 || scale < 1)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "usage: bench-tray-program NAME -- PROGRAM [ARG...]");
      return 2;
    }

  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (connection == NULL)
    g_error ("%s", error->message);
  g_dbus_connection_signal_subscribe (connection, NULL, WATCHER, "StatusNotifierItemRegistered", NULL, NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE, registered_cb, NULL, NULL);

  start_ms = median_start ();
  pid = start (TRUE);
  g_usleep (settle * G_USEC_PER_SEC);
  before = read_usage (pid);
  g_usleep (measure * G_USEC_PER_SEC);
  after = read_usage (pid);
  usage = subtract_usage (after, before);
  hours = measure * scale / 3600;

  g_print ("{\"bench\": \"tray-program\", \"program\": \"%s\", \"start_to_icon_ms\": %.1f, \"pss_kib\": %" G_GUINT64_FORMAT
           ", \"private_dirty_kib\": %" G_GUINT64_FORMAT ", \"threads\": %u, \"wakeups_per_hour\": %.1f"
           ", \"cpu_ms_per_hour\": %.2f}\n",
           rest[0], start_ms, read_number (pid, "smaps_rollup", "Pss"),
           read_number (pid, "smaps_rollup", "Private_Dirty"), g_hash_table_size (after), usage.wakeups / hours,
           usage.cpu / 1e6 / hours);
  end (pid);
  g_strfreev (rest);

  return 0;
}
