/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "service-world.h"

/* Every method of Service1 on the whole service, with what it takes and with what it must not take. */

#define PATH "/io/github/unknot/Unknot/Service"
#define INTERFACE "io.github.unknot.Unknot.Service1"
#define INVALID "org.freedesktop.DBus.Error.InvalidArgs"
#define REFUSED "io.github.unknot.Unknot.Error.Refused"
#define NO_GUIDE "io.github.unknot.Unknot.Error.NoGuide"
#define LIMITS "org.freedesktop.DBus.Error.LimitsExceeded"

typedef struct {
  const char *method;
  const char *parameters; /* (nullable), in GVariant's text format */
  const char *error;      /* (nullable): its name */
} Call;

/* Nonsense, each alone: nothing of it changes anything. */
static const Call bad[] = {
  { "TakeBreak", "('no-such-guide', @a{sv} {})", NO_GUIDE },
  { "TakeBreak", "('../../etc/passwd', @a{sv} {})", NO_GUIDE },
  { "EndBreak", "(true,)", REFUSED },
  { "Postpone", NULL, REFUSED },
  { "Skip", NULL, REFUSED },
  { "Pause", "(@u 59,)", INVALID },
  { "Pause", "(@u 604801,)", INVALID },
  { "Pause", "(@u 4294967295,)", INVALID },
  { "Resume", NULL, REFUSED },
  { "AnswerPosture", "('good',)", REFUSED },
  { "AnswerPosture", "('bad',)", INVALID },
  { "GetHistory", "(@x 2, @x 1)", INVALID },
  { "RateGuide", "('no-such-guide', 'better')", NO_GUIDE },
  { "RateGuide", "('neck-side-tilt', 'splendid')", INVALID },
  { "AddSpotTime", "('rhomboids-left', @u 0)", INVALID },
  { "AddSpotTime", "('rhomboids-left', @u 3601)", INVALID },
  { "AddSpotTime", "('left-ear', @u 10)", INVALID },
  { "AddMark", "('left-ear', @u 4, '', 'alone', '', @x 0)", INVALID },
  { "AddMark", "('rhomboids-left', @u 11, '', 'alone', '', @x 0)", INVALID },
  { "AddMark", "('rhomboids-left', @u 4, '', 'during', '', @x 0)", INVALID },
  { "AddMark", "('rhomboids-left', @u 4, '', 'alone', '', @x 9223372036854775807)", INVALID },
  { "AddMark", "('rhomboids-left', @u 4, '', 'alone', '', @x -1)", INVALID },
  { "GetMarks", "(@x 2, @x 1)", INVALID },
  { "DeleteMark", "(@x 1,)", REFUSED },
  { "DeleteMark", "(@x -9223372036854775808,)", REFUSED },
  { "StartHeat", "('no-such-guide', @u 0, false)", NO_GUIDE },
  { "StartHeat", "('neck-side-tilt', @u 0, false)", REFUSED },
  { "StartHeat", "('heating-pad', @u 28801, false)", INVALID },
  { "StartHeat", "('heating-pad', @u 4294967295, false)", INVALID },
  { "GetHeats", "(@x 2, @x 1)", INVALID },
  { "GetHeats", "(@x 9223372036854775807, @x -9223372036854775808)", INVALID },
  { "EndHeat", NULL, REFUSED },
  { "AnswerSkin", "('fine',)", REFUSED },
  { "AnswerSkin", "('blue',)", INVALID },
  { "HadWater", NULL, REFUSED },
  { "DeleteHistory", "(@x 2, @x 1)", INVALID },
  { "RestoreHistory", NULL, REFUSED },
  { "ImportHistory", "(@h 0,)", INVALID }, /* and no file comes with it */
  { "ShowWindow", "('cellar', @a{sv} {})", INVALID },
  { "ShowWindow", "('guide:', @a{sv} {})", INVALID },
  { "UseSession", "(['DISPLAY=\\n'],)", INVALID },
  { "UseSession", "(['', '=', 'LD_PRELOAD=/nowhere'],)", NULL }, /* passed over */
};

/* What is right, in an order in which each fits the moment. */
static const Call good[] = {
  { "ClockNow", NULL, NULL },
  { "TakeBreak", "('neck-side-tilt', @a{sv} {})", NULL },
  { "EndBreak", "(false,)", NULL },
  { "TakeBreak", "('', @a{sv} {})", NULL },
  { "Skip", NULL, NULL },
  { "Pause", "(@u 60,)", NULL },
  { "Resume", NULL, NULL },
  { "PauseUntilTomorrow", NULL, NULL },
  { "Resume", NULL, NULL },
  { "CheckPosture", NULL, NULL },
  { "AnswerPosture", "('slouching',)", NULL },
  { "ListGuides", NULL, NULL },
  { "AnotherGuide", NULL, NULL },
  { "GetHistory", "(@x -9223372036854775808, @x 9223372036854775807)", NULL },
  { "GetDay", "(@x 0,)", NULL },
  { "GetDay", "(@x -9223372036854775808,)", NULL },
  { "GetDay", "(@x 9223372036854775807,)", NULL },
  { "RateGuide", "('neck-side-tilt', 'better')", NULL },
  { "AddSpotTime", "('rhomboids-left', @u 3600)", NULL },
  { "GetSpotTimes", NULL, NULL },
  { "AddMark", "('rhomboids-left', @u 10, 'after a long day', 'alone', '', @x 0)", NULL },
  { "GetMarks", "(@x -9223372036854775808, @x 9223372036854775807)", NULL },
  { "DeleteMark", "(@x 1,)", NULL },
  { "StartHeat", "('heating-pad', @u 0, false)", NULL },
  { "EndHeat", NULL, NULL },
  { "StartHeat", "('heating-pad', @u 400, false)", NULL },
  { "AnswerSkin", "('sore',)", NULL },
  { "GetHeats", "(@x -9223372036854775808, @x 9223372036854775807)", NULL },
  { "DeleteHistory", "(@x -9223372036854775808, @x 9223372036854775807)", NULL },
  { "GetDeleted", NULL, NULL },
  { "RestoreHistory", NULL, NULL },
  { "GetDecisions", NULL, NULL },
  { "ShowWindow", "('today', @a{sv} {})", NULL },
  { "TestNotification", NULL, NULL },
  { "WithdrawTest", NULL, NULL },
  { "GetIdle", NULL, NULL },
  { "UseSession", "(@as [],)", NULL },
  { "Quit", NULL, NULL },
};

/* Those that take more than a table can say; where they are tried. */
static const char *const elsewhere[] = {
  "Postpone",      /* test-service.c: a break must be due */
  "HadWater",      /* test-service-heat.c: a setting must be on */
  "ImportHistory", /* test-service-history.c: a file must come with it */
  NULL,
};

static GVariant *
call_from (ServiceWorld *world, GDBusConnection *caller, const char *method, const char *parameters, GError **error)
{
  return g_dbus_connection_call_sync (caller, SERVICE_NAME, PATH, INTERFACE, method,
                                      parameters != NULL ? g_variant_new_parsed (parameters) : NULL, NULL,
                                      G_DBUS_CALL_FLAGS_NONE, -1, NULL, error);
}

/* From a caller of its own, so that none is a flood.  Fails unless the answer is that of @call. */
static void
try (ServiceWorld *world, const Call *call)
{
  g_autoptr (GDBusConnection) caller = unknot_fixture_connect (world->fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = call_from (world, caller, call->method, call->parameters, &error);
  g_autofree char *name = error != NULL ? g_dbus_error_get_remote_error (error) : NULL;

  g_test_message ("%s %s: %s", call->method, call->parameters != NULL ? call->parameters : "",
                  error != NULL ? error->message : "done");
  g_assert_cmpstr (name, ==, call->error);
  if (error != NULL)
    {
      g_dbus_error_strip_remote_error (error);
      g_assert_cmpuint (strlen (error->message), >, 10); /* a sentence */
    }
  g_dbus_connection_close_sync (caller, NULL, NULL);
}

/* All that was ever done, in words. */
static char *
get_traces (ServiceWorld *world)
{
  static const char *const sources[] = { "GetHistory", "GetMarks", "GetHeats" };
  GString *traces = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GVariant) rows = service_world_do (world, sources[i], "(@x 0, @x 9223372036854775807)");
      g_autofree char *text = g_variant_print (rows, FALSE);

      g_string_append (traces, text);
    }
  return g_string_free (traces, FALSE);
}

static void
test_bad (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *before = get_traces (world);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    try (world, &bad[i]);
  after = get_traces (world);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (service_world_is (world, "State", "working"));
  g_assert_false (service_world_has_problem (world, ""));
  g_assert_cmpuint (notices_count_open (world->fixture), ==, 0);
  g_assert_false (unknot_fixture_has_name (world->fixture, APP_NAME));
}

static void
test_good (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    try (world, &good[i]);
  unknot_wait (!unknot_fixture_has_name (world->fixture, SERVICE_NAME));
}

static gboolean
is_among (const char *method, const Call *calls, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (calls[i].method, method))
      return TRUE;
  return FALSE;
}

/* No method is left out of the tables, and arguments of the wrong kind reach none of them. */
static void
test_all (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = unknot_fixture_call (world->fixture, SERVICE_NAME, PATH,
                                                    "org.freedesktop.DBus.Introspectable.Introspect", NULL, &error);
  g_autoptr (GDBusNodeInfo) node = NULL;
  GDBusInterfaceInfo *interface;
  const char *xml;

  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &xml);
  node = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  interface = g_dbus_node_info_lookup_interface (node, INTERFACE);
  for (GDBusMethodInfo **method = interface->methods; *method != NULL; method++)
    {
      const char *name = (*method)->name;
      const gboolean takes = (*method)->in_args != NULL && (*method)->in_args[0] != NULL;

      g_test_message ("%s", name);
      g_assert_true (is_among (name, good, G_N_ELEMENTS (good)) || g_strv_contains (elsewhere, name));
      /* What a caller could get wrong is tried, too; GetDay takes any moment. */
      g_assert_true (!takes || is_among (name, bad, G_N_ELEMENTS (bad)) || g_str_equal (name, "GetDay"));
      try (world, &(Call) { name, "('one', 'word', 'too', 'many', 'and', 'two', 'more')", INVALID });
    }
  try (world, &(Call) { "Format", NULL, "org.freedesktop.DBus.Error.UnknownMethod" });
  g_assert_true (service_world_is (world, "State", "working"));
}

typedef struct {
  guint done, refused, other;
} Answers;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answers *answers = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autofree char *name = error != NULL ? g_dbus_error_get_remote_error (error) : NULL;

  if (reply != NULL)
    answers->done++;
  else if (g_strcmp0 (name, LIMITS) == 0)
    answers->refused++;
  else
    answers->other++;
}

static guint
count_marks (ServiceWorld *world)
{
  g_autoptr (GVariant) reply = service_world_do (world, "GetMarks", "(@x 0, @x 9223372036854775807)");
  g_autoptr (GVariant) marks = g_variant_get_child_value (reply, 0);

  return (guint) g_variant_n_children (marks);
}

/* A flood of commands is refused for the most part; what was refused has left nothing behind, and who waits is
 * served. */
static void
test_flood (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GDBusConnection) caller = unknot_fixture_connect (world->fixture);
  Answers answers = { 0 };

  for (guint i = 0; i < 500; i++)
    g_dbus_connection_call (caller, SERVICE_NAME, PATH, INTERFACE, "AddMark",
                            g_variant_new_parsed ("('rhomboids-left', @u 4, '', 'alone', '', @x 0)"), NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, &answers);
  unknot_wait (answers.done + answers.refused + answers.other == 500);
  g_assert_cmpuint (answers.other, ==, 0);
  g_assert_cmpuint (answers.done, >=, 20);
  g_assert_cmpuint (answers.refused, >, 0);
  g_assert_cmpuint (count_marks (world), ==, answers.done);
  g_assert_true (service_world_is (world, "State", "working"));

  answers = (Answers) { 0 };
  while (answers.done == 0)
    {
      const guint before = answers.refused;

      g_dbus_connection_call (caller, SERVICE_NAME, PATH, INTERFACE, "Pause", g_variant_new_parsed ("(@u 60,)"), NULL,
                              G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, &answers);
      unknot_wait (answers.done > 0 || answers.refused > before);
    }
  g_assert_true (service_world_is (world, "State", "paused"));
  g_dbus_connection_close_sync (caller, NULL, NULL);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service-methods/bad", test_bad);
  g_test_add_func ("/service-methods/good", test_good);
  g_test_add_func ("/service-methods/all", test_all);
  g_test_add_func ("/service-methods/flood", test_flood);

  return g_test_run ();
}
