/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>

#include "service-world.h"

/* The command line against the whole service: what each command ends with, as the manual page says, and the
 * lines that "watch" prints. */

/* Words apart by one space; the first is the command. */
typedef struct {
  const char *words;
  int status;
} Case;

/* In an order in which each fits the moment, or does not. */
static const Case cases[] = {
  { "help", 0 },
  { "--help", 0 },
  { "--version", 0 },
  { "", 2 },
  { "nonsense", 2 },
  { "--nonsense", 2 },
  { "status", 0 },
  { "status --json", 0 },
  { "status --waybar", 0 },
  { "status --verbose", 0 },
  { "status --verbose --json", 0 },
  { "status --nonsense", 2 },
  { "status now", 2 },
  { "watch now", 2 },
  { "watch --nonsense", 2 },
  { "end", 1 },
  { "postpone", 1 },
  { "skip", 1 },
  { "break no-such-guide", 4 },
  { "break neck-side-tilt chin-tuck", 2 },
  { "break neck-side-tilt", 0 },
  { "break", 1 },
  { "end now", 2 },
  { "end", 0 },
  { "break", 0 },
  { "postpone", 1 },
  { "postpone now", 2 },
  { "skip it", 2 },
  { "skip", 0 },
  { "resume", 1 },
  { "pause soon", 2 },
  { "pause 8d", 2 },
  { "pause 10s", 2 },
  { "pause 0", 2 },
  { "pause 30m 1h", 2 },
  { "pause 30m", 0 },
  { "resume now", 2 },
  { "resume", 0 },
  { "pause tomorrow", 0 },
  { "resume", 0 },
  { "pause", 0 },
  { "resume", 0 },
  { "answer good", 1 },
  { "check it", 2 },
  { "check", 0 },
  { "answer", 2 },
  { "answer well", 2 },
  { "answer slouching", 0 },
  { "guides", 0 },
  { "guides stretch", 0 },
  { "guides --json", 0 },
  { "guides stretch heat", 2 },
  { "guides dance", 4 },
  { "check-guide", 2 },
  { "check-guide /nowhere/my-guide.json", 1 },
  { "heat no-such-guide", 4 },
  { "heat neck-side-tilt", 1 },
  { "heat --end", 1 },
  { "heat --skin fine", 1 },
  { "heat --skin blue", 2 },
  { "heat heating-pad --end", 2 },
  { "heat heating-pad", 0 },
  { "heat heating-pad", 1 },
  { "heat --end", 0 },
  { "water", 1 },
  { "water please", 2 },
  { "mark", 0 },
  { "mark --json", 0 },
  { "mark --spots", 0 },
  { "mark rhomboids-left", 2 },
  { "mark rhomboids-left 11", 2 },
  { "mark left-ear 4", 2 },
  { "mark rhomboids-left 4", 0 },
  { "history", 0 },
  { "history --json", 0 },
  { "history --days 1", 0 },
  { "history --days 0", 2 },
  { "history --days many", 2 },
  { "history --import /nowhere/export.json", 2 },
  { "history --export /nowhere/export.json", 1 },
  { "history all", 2 },
  { "doctor --nonsense", 2 },
  { "doctor", 1 }, /* there is no tray here */
  { "doctor --json", 1 },
  { "open cellar", 2 },
  { "open guide:no-such-guide", 4 },
  { "open today guides", 2 },
  { "open", 0 },
  { "open guide:neck-side-tilt", 0 },
  { "quit now", 2 },
  { "quit", 0 },
};

/* What needs a due break or a setting is tried elsewhere, or waits for ever. */
static const char *const elsewhere[] = { "watch", "postpone", "check-guide", "water", "doctor", NULL };

/* Without a service, and nothing that could start one.  What only looks does not try. */
static const Case alone[] = {
  { "status", 3 },       { "status --json", 3 }, { "break", 3 },          { "end", 3 },   { "postpone", 3 },
  { "skip", 3 },         { "pause", 3 },         { "pause tomorrow", 3 }, { "resume", 3 }, { "check", 3 },
  { "answer good", 3 },  { "guides", 3 },        { "heat", 3 },           { "heat --end", 3 }, { "water", 3 },
  { "mark", 3 },         { "mark rhomboids-left 4", 3 }, { "history", 3 }, { "open", 3 },  { "quit", 3 },
  { "mark --spots", 0 }, { "pause soon", 2 },    { "doctor", 1 },         { "break a b", 2 },
};

/* Runs the command @words on the bus at @address; what it says, and where, is that of its status. */
static void
run (const char *address, const Case *it)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *program = unknot_fixture_program ("src/ctl/unknotctl");
  g_autofree char *line = g_strconcat (program, *it->words != '\0' ? " " : "", it->words, NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean doctor = g_str_has_prefix (it->words, "doctor");

  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  child = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (child, NULL, NULL, &out, &err, &error));
  g_assert_no_error (error);
  g_test_message ("unknotctl %s: %s%s", it->words, out, err);
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, it->status);
  if (it->status == 0)
    g_assert_cmpstr (err, ==, "");
  else if (*it->words != '\0' && !doctor)
    {
      /* Scripts that read what is printed read no complaint; a person is told. */
      g_assert_cmpstr (out, ==, "");
      g_assert_cmpuint (strlen (err), >, 10);
    }
}

static void
test_status (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    run (world->fixture->address, &cases[i]);
  unknot_wait (!unknot_fixture_has_name (world->fixture, SERVICE_NAME));
}

static void
test_alone (void)
{
  g_autoptr (UnknotFixture) fixture = unknot_fixture_new ();

  for (guint i = 0; i < G_N_ELEMENTS (alone); i++)
    {
      run (fixture->address, &alone[i]);
      /* No bus at all is no service, either. */
      run ("unix:path=/nowhere/bus", &alone[i]);
    }
}

static gboolean
is_tried (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].words, " ", 2);

      if (cases[i].status == 0 && g_strcmp0 (words[0], command) == 0)
        return TRUE;
    }
  return g_strv_contains (elsewhere, command);
}

/* No command is left out of the table. */
static void
test_all (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  int status;
  g_autofree char *help = service_world_command (world, &status, "--help", NULL);
  g_auto (GStrv) lines = g_strsplit (strstr (help, "\nCommands:\n") + strlen ("\nCommands:\n"), "\n", -1);
  guint n = 0;

  for (char **line = lines; **line != '\0'; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line + 2, " ", 2);

      if (*words[0] == '\0') /* goes on from the line before */
        continue;
      g_test_message ("%s", words[0]);
      g_assert_true (is_tried (words[0]));
      n++;
    }
  g_assert_cmpuint (n, >=, 19);
}

/* Killed where no systemd looks after it, the service is back with the next command that needs it, and knows where
 * it was; what only looks leaves it be. */
static void
test_comes_back (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  const char *address = world->fixture->address;

  unknot_fixture_add_activation (world->fixture, SERVICE_NAME, "src/service/unknot-service");
  g_variant_unref (service_world_do (world, "TakeBreak", "('neck-side-tilt', @a{sv} {})"));
  service_world_end (world, SIGKILL);
  run (address, &(Case) { "status", 3 });
  run (address, &(Case) { "doctor", 1 });
  g_assert_false (unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  run (address, &(Case) { "guides", 0 });
  g_assert_true (service_world_is (world, "State", "break"));
  g_assert_true (service_world_is (world, "BreakGuide", "neck-side-tilt"));
  run (address, &(Case) { "quit", 0 });
  unknot_wait (!unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  /* Not “not running”, but what it has to say. */
  run (address, &(Case) { "postpone", 1 });
  run (address, &(Case) { "quit", 0 });
  unknot_wait (!unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  run (address, &(Case) { "history", 0 });
  run (address, &(Case) { "quit", 0 });
  unknot_wait (!unknot_fixture_has_name (world->fixture, SERVICE_NAME));
}

/* --- watch -------------------------------------------------------------------------------- */

typedef struct {
  GSubprocess *child;
  GDataInputStream *lines;
  GString *said; /* all lines so far */
  gboolean ended;
} Watch;

static void read_on (Watch *watch);

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line =
    g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, &error);

  g_assert_no_error (error);
  watch->ended = line == NULL;
  if (line == NULL)
    return;
  g_string_append_printf (watch->said, "%s\n", line);
  read_on (watch);
}

static void
read_on (Watch *watch)
{
  g_data_input_stream_read_line_async (watch->lines, G_PRIORITY_DEFAULT, NULL, line_read_cb, watch);
}

static void
watch_init (Watch *watch, ServiceWorld *world, const char *format)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *program = unknot_fixture_program ("src/ctl/unknotctl");
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", world->fixture->address, TRUE);
  watch->child = g_subprocess_launcher_spawn (launcher, &error, program, "watch", format, NULL);
  g_assert_no_error (error);
  watch->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (watch->child));
  watch->said = g_string_new (NULL);
  watch->ended = FALSE;
  read_on (watch);
}

static void
watch_end (Watch *watch)
{
  g_subprocess_send_signal (watch->child, SIGTERM);
  unknot_wait (watch->ended);
  g_subprocess_wait (watch->child, NULL, NULL);
  g_string_free (watch->said, TRUE);
  g_object_unref (watch->lines);
  g_object_unref (watch->child);
}

/* Whether the latest line has @text. */
static gboolean
says (Watch *watch, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (watch->said->str, "\n", -1);
  const guint n = g_strv_length (lines);

  return n >= 2 && strstr (lines[n - 2], text) != NULL;
}

static void
wait_says (Watch *watch, const char *text)
{
  unknot_wait (says (watch, text));
}

/* Every change is a line of its own, at once, in each of the three forms; also that the service goes and comes. */
static void
test_watch (void)
{
  static const struct {
    const char *format; /* (nullable) */
    const char *working, *paused, *off;
  } forms[] = {
    { NULL, "Sitting for", "Paused", "not running" },
    { "--json", "\"working\"", "\"paused\"", "\"off\"" },
    { "--waybar", "\"working\"", "\"paused\"", "\"off\"" },
  };
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  Watch watches[G_N_ELEMENTS (forms)];

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    watch_init (&watches[i], world, forms[i].format);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    wait_says (&watches[i], forms[i].working);
  g_variant_unref (service_world_do (world, "Pause", "(@u 0,)"));
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    wait_says (&watches[i], forms[i].paused);
  service_world_end (world, SIGKILL);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    wait_says (&watches[i], forms[i].off);
  service_world_start (world, "1");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    wait_says (&watches[i], forms[i].paused);
  g_variant_unref (service_world_do (world, "Resume", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      wait_says (&watches[i], forms[i].working);
      watch_end (&watches[i]);
    }
}

/* A minute that passes is a line, too, without any signal. */
static void
test_watch_minutes (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("60");
  Watch watch;

  watch_init (&watch, world, NULL);
  wait_says (&watch, "Sitting for 2 min");
  wait_says (&watch, "Sitting for 3 min");
  wait_says (&watch, "Sitting for 4 min");
  watch_end (&watch);
}

/* Started before the service, it waits for it. */
static void
test_watch_early (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  Watch watch;

  service_world_end (world, SIGTERM);
  watch_init (&watch, world, "--json");
  wait_says (&watch, "\"off\"");
  g_assert_false (unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  service_world_start (world, "1");
  wait_says (&watch, "\"working\"");
  watch_end (&watch);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service-ctl/status", test_status);
  g_test_add_func ("/service-ctl/alone", test_alone);
  g_test_add_func ("/service-ctl/all", test_all);
  g_test_add_func ("/service-ctl/comes-back", test_comes_back);
  g_test_add_func ("/service-ctl/watch", test_watch);
  g_test_add_func ("/service-ctl/watch-minutes", test_watch_minutes);
  g_test_add_func ("/service-ctl/watch-early", test_watch_early);

  return g_test_run ();
}
