/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program with a tray icon costs, as one line of JSON:
 *
 *   bench-tray-program [OPTION...] NAME -- PROGRAM [ARG...]
 *
 * To be run in a session with a tray.  First PROGRAM is started several times, and the time
 * from exec to its icon is taken; then it is started once more, left alone for --settle
 * seconds, its memory is read, and it is watched for --measure seconds.  With --scale N the
 * program's clock runs N times faster (it must know --time-scale), and an hour is 3600 / N
 * seconds.
 *
 * Three things are counted, because one word is used for all of them:
 *
 * wakeups_per_hour, the one that is judged: how often the program as a whole, having slept in all its threads for
 *   QUIET_MS, began to run.  That is what wakes a processor.  A question that is asked and
 *   answered within that time is one.  The kernel's account of every thread (schedstat: time
 *   run, times put on a processor) is looked at every millisecond; whatever moved it, ran.
 *   With --scale, two causes that on the real clock lay up to N times QUIET_MS apart can fall
 *   into one: a third of a second at 60.  On a busy machine one can fall into two.
 *
 * main_wakeups_per_hour: how often the main thread began to run again after it had waited
 *   (its voluntary context switches), however shortly.
 *
 * thread_wakeups_per_hour: the same for all threads that are still there at the end, the main
 *   one among them.  GDBus reads and writes in a thread of its own, so that one question and
 *   its answer are four or more of these within a fraction of a millisecond.
 *
 * The first is what keeps a processor from its rest and a battery from lasting, and what a user
 * could see in powertop.  The other two grow with every answer that a disk or another program
 * takes a moment for, in the middle of one wake-up: they are for finding out what a wake-up
 * consists of.  On Xfce, of the main thread's 130 or so in an hour of typing, each of the
 * eleven eighths of the icon makes three (its timer, and the panel asks twice for all properties,
 * once for the icon and once for its tooltip), each of the four rows for the history seven or so
 * (the disk has it), and each of the four notifications eight (libnotify finds its server anew,
 * for when nothing is on screen it must not listen to other programs' notifications). */
#include <fcntl.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define WATCHER "org.kde.StatusNotifierWatcher"

#define QUIET_MS 5
#define SAMPLE_US 1000
/* Threads are looked for anew after so many samples: few programs start any. */
#define THREADS_SAMPLES 20
#define MAX_THREADS 64

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
  guint64 switches;
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

      one->switches = read_number (pid, status, "voluntary_ctxt_switches");
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

      sum.switches += now->switches - (then != NULL ? then->switches : 0);
      sum.cpu += now->cpu - (then != NULL ? then->cpu : 0);
    }

  return sum;
}

/* --- wake-ups ----------------------------------------------------------------------------- */

typedef struct {
  GPid pid;
  int fds[MAX_THREADS]; /* schedstat of each thread */
  guint n;
} Eye;

static void
eye_close (Eye *eye)
{
  for (guint i = 0; i < eye->n; i++)
    close (eye->fds[i]);
  eye->n = 0;
}

static void
eye_find_threads (Eye *eye)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task", eye->pid);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *task;

  eye_close (eye);
  while (dir != NULL && eye->n < MAX_THREADS && (task = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s/%s/schedstat", path, task);
      int fd = open (file, O_RDONLY | O_CLOEXEC);

      if (fd >= 0)
        eye->fds[eye->n++] = fd;
    }
}

/* Returns: a number that changes whenever any thread has run. */
static guint64
eye_look (Eye *eye)
{
  guint64 sum = 0;

  for (guint i = 0; i < eye->n; i++)
    {
      unsigned long long ran, waited, times;
      char text[96];
      gssize length = pread (eye->fds[i], text, sizeof text - 1, 0);

      if (length <= 0)
        continue;
      text[length] = '\0';
      if (sscanf (text, "%llu %llu %llu", &ran, &waited, &times) == 3)
        sum += ran + times;
    }

  return sum;
}

/* Watches for --measure seconds.  Returns: how often the program woke up. */
static guint
count_wakeups (GPid pid)
{
  Eye eye = { .pid = pid };
  gint64 begin = g_get_monotonic_time ();
  gint64 end = begin + measure * G_USEC_PER_SEC;
  gint64 ran = begin - QUIET_MS * 1000;
  guint64 sum = 0;
  guint wakeups = 0;

  for (guint sample = 0; g_get_monotonic_time () < end; sample++)
    {
      guint64 seen;
      gint64 now;

      /* Only while nothing runs: what a new thread has run before is no news. */
      if (sample % THREADS_SAMPLES == 0 && eye_look (&eye) == sum)
        {
          eye_find_threads (&eye);
          sum = eye_look (&eye);
        }
      seen = eye_look (&eye);
      now = g_get_monotonic_time ();
      if (seen != sum)
        {
          wakeups += now - ran > QUIET_MS * 1000 ? 1 : 0;
          ran = now;
          sum = seen;
        }
      g_usleep (SAMPLE_US);
    }
  eye_close (&eye);

  return wakeups;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  guint64 pss, dirty, main_switches;
  double start_ms, hours;
  guint wakeups;
  Usage usage;
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
  main_switches = read_number (pid, "status", "voluntary_ctxt_switches");
  pss = read_number (pid, "smaps_rollup", "Pss");
  dirty = read_number (pid, "smaps_rollup", "Private_Dirty");
  before = read_usage (pid);
  wakeups = count_wakeups (pid);
  after = read_usage (pid);
  main_switches = read_number (pid, "status", "voluntary_ctxt_switches") - main_switches;
  usage = subtract_usage (after, before);
  hours = measure * scale / 3600;

  g_print ("{\"bench\": \"tray-program\", \"judged\": \"wakeups_per_hour\", \"program\": \"%s\", \"start_to_icon_ms\": %.1f, \"pss_kib\": %" G_GUINT64_FORMAT
           ", \"private_dirty_kib\": %" G_GUINT64_FORMAT ", \"threads\": %u, \"wakeups_per_hour\": %.1f"
           ", \"main_wakeups_per_hour\": %.1f, \"thread_wakeups_per_hour\": %.1f, \"cpu_ms_per_hour\": %.2f}\n",
           rest[0], start_ms, pss, dirty, g_hash_table_size (after), wakeups / hours,
           main_switches / hours, usage.switches / hours,
           usage.cpu / 1e6 / hours);
  end (pid);
  g_strfreev (rest);

  return 0;
}
