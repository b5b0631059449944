/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fixture.h"
#include "service/bus.h"


/* What reached the service: one line for each command. */
static GString *reached;
static gboolean refuse;

static gboolean
answer (GError **error)
{
  if (!refuse)
    return TRUE;
  g_set_error_literal (error, UNKNOT_SERVICE_ERROR, UNKNOT_SERVICE_ERROR_REFUSED, "Not now.");

  return FALSE;
}

static gint64
clock_now (gpointer user_data)
{
  return 12345;
}

static gboolean
take_break (const char *guide, const char *token, gpointer user_data, GError **error)
{
  g_string_append_printf (reached, "take-break %s %s\n", guide, token != NULL ? token : "-");
  return answer (error);
}

static gboolean
end_break (gboolean completed, gpointer user_data, GError **error)
{
  g_string_append_printf (reached, "end-break %d\n", completed);
  return answer (error);
}

static gboolean
pause_seconds (guint seconds, gpointer user_data, GError **error)
{
  g_string_append_printf (reached, "pause %u\n", seconds);
  return answer (error);
}

static gboolean
answer_posture (gboolean good, gpointer user_data, GError **error)
{
  g_string_append_printf (reached, "answer-posture %d\n", good);
  return answer (error);
}

static gboolean
rate_guide (const char *guide, UnknotFeeling feeling, gpointer user_data, GError **error)
{
  g_string_append_printf (reached, "rate-guide %s %d\n", guide, feeling);
  return answer (error);
}

static gboolean
add_spot_time (const char *spot, guint seconds, gpointer user_data, GError **error)
{
  g_string_append_printf (reached, "add-spot-time %s %u\n", spot, seconds);
  return answer (error);
}

static GVariant *
get_spot_times (gpointer user_data)
{
  return g_variant_new_parsed ("{'rhomboids-left': %u}", 60);
}

static GVariant *
list_guides (gpointer user_data)
{
  return g_variant_new_parsed ("[('a', 'stretch', 'A', %u)]", 60);
}

static GVariant *
get_history (gint64 from, gint64 to, guint limit, gpointer user_data)
{
  g_string_append_printf (reached, "get-history %u\n", limit);
  return g_variant_new_parsed ("(@a(xxxxxxuuss) [], @a(xss) [])");
}

static GVariant *
get_decisions (gpointer user_data)
{
  return g_variant_new_parsed ("[(@x 1, 'A sentence.')]");
}

static gboolean
show_window (const char *page, const char *token, gpointer user_data, GError **error)
{
  g_string_append_printf (reached, "show-window %s %s\n", page, token != NULL ? token : "-");
  return answer (error);
}

static void
quit (gpointer user_data)
{
  g_string_append (reached, "quit\n");
}

#define PLAIN(name)                                   \
  static gboolean name (gpointer data, GError **error) \
  {                                                   \
    g_string_append (reached, #name "\n");            \
    return answer (error);                            \
  }
PLAIN (postpone)
PLAIN (skip)
PLAIN (pause_until_tomorrow)
PLAIN (resume)
PLAIN (check_posture)
PLAIN (another_guide)
PLAIN (test_notification)

static void
refresh (gpointer user_data)
{
}

static const UnknotBusCommands commands = {
  .refresh = refresh,
  .clock_now = clock_now, .take_break = take_break, .end_break = end_break, .postpone = postpone, .skip = skip,
  .pause = pause_seconds, .pause_until_tomorrow = pause_until_tomorrow, .resume = resume,
  .check_posture = check_posture, .answer_posture = answer_posture, .list_guides = list_guides,
  .another_guide = another_guide, .get_history = get_history,
  .rate_guide = rate_guide, .add_spot_time = add_spot_time, .get_spot_times = get_spot_times,
  .get_decisions = get_decisions, .show_window = show_window, .test_notification = test_notification, .quit = quit,
};

typedef struct {
  UnknotFixture *fixture;
  GDBusConnection *connection;
  UnknotBus *bus;
} World;

static World *
world_new (void)
{
  World *world = g_new0 (World, 1);
  g_autoptr (GError) error = NULL;

  world->fixture = unknot_fixture_new ();
  world->connection = unknot_fixture_connect (world->fixture);
  world->bus = unknot_bus_new (&commands, NULL);
  g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (world->bus), world->connection, UNKNOT_BUS_PATH,
                                    &error);
  g_assert_no_error (error);
  reached = g_string_new (NULL);
  refuse = FALSE;

  return world;
}

static void
world_free (World *world)
{
  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (world->bus));
  g_object_unref (world->bus);
  g_dbus_connection_close_sync (world->connection, NULL, NULL);
  g_object_unref (world->connection);
  unknot_fixture_free (world->fixture);
  g_string_free (g_steal_pointer (&reached), TRUE);
  g_free (world);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/* The object lives in this process, so the call must leave the main loop running.
 * Returns: (transfer full): NULL with @error */
static GVariant *
call (World *world, const char *method, GVariant *parameters, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (world->fixture->connection, g_dbus_connection_get_unique_name (world->connection),
                          UNKNOT_BUS_PATH, "io.github.unknot.Unknot.Service1", method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, &result);
  unknot_wait (result != NULL);

  return g_dbus_connection_call_finish (world->fixture->connection, result, error);
}

/* @expected: (nullable): name of the D-Bus error */
static void
assert_call (World *world, const char *method, const char *parameters, const char *expected, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  g_string_truncate (reached, 0);
  reply = call (world, method, parameters != NULL ? g_variant_new_parsed (parameters) : NULL, &error);
  if (expected == NULL)
    {
      g_assert_no_error (error);
    }
  else
    {
      g_autofree char *name = NULL;

      g_assert_nonnull (error);
      name = g_dbus_error_get_remote_error (error);
      g_assert_cmpstr (name, ==, expected);
      g_dbus_error_strip_remote_error (error);
      /* A sentence for a person. */
      g_assert_true (strlen (error->message) > 5 && strlen (error->message) < 500 && g_ascii_isupper (error->message[0]));
    }
  g_assert_cmpstr (reached->str, ==, line);
}

#define INVALID "org.freedesktop.DBus.Error.InvalidArgs"
#define REFUSED "io.github.unknot.Unknot.Error.Refused"
#define NO_GUIDE "io.github.unknot.Unknot.Error.NoGuide"

static const struct {
  const char *method;
  const char *parameters;
  const char *error; /* NULL: accepted */
  const char *line;
} table[] = {
  { "ClockNow", NULL, NULL, "" },
  { "TakeBreak", "('', @a{sv} {})", NULL, "take-break  -\n" },
  { "TakeBreak", "('neck', {'activation-token': <'t'>})", NULL, "take-break neck t\n" },
  { "TakeBreak", "('neck', {'desktop-startup-id': <'u'>})", NULL, "take-break neck u\n" },
  { "TakeBreak", "('neck', {'activation-token': <'t'>, 'desktop-startup-id': <'u'>, 'x': <1>})", NULL,
    "take-break neck t\n" },
  { "TakeBreak", "('neck', {'activation-token': <1>})", NULL, "take-break neck -\n" },
  { "TakeBreak", "('neck',)", INVALID, "" },
  { "TakeBreak", "(1, 2)", INVALID, "" },
  { "EndBreak", "(true,)", NULL, "end-break 1\n" },
  { "EndBreak", "(false,)", NULL, "end-break 0\n" },
  { "Postpone", NULL, NULL, "postpone\n" },
  { "Skip", NULL, NULL, "skip\n" },
  { "Pause", "(@u 0,)", NULL, "pause 0\n" },
  { "Pause", "(@u 59,)", INVALID, "" },
  { "Pause", "(@u 60,)", NULL, "pause 60\n" },
  { "Pause", "(@u 604800,)", NULL, "pause 604800\n" },
  { "Pause", "(@u 604801,)", INVALID, "" },
  { "Pause", "(@u 4294967295,)", INVALID, "" },
  { "Pause", "(-5,)", INVALID, "" },
  { "PauseUntilTomorrow", NULL, NULL, "pause_until_tomorrow\n" },
  { "Resume", NULL, NULL, "resume\n" },
  { "CheckPosture", NULL, NULL, "check_posture\n" },
  { "AnswerPosture", "('good',)", NULL, "answer-posture 1\n" },
  { "AnswerPosture", "('slouching',)", NULL, "answer-posture 0\n" },
  { "AnswerPosture", "('bad',)", INVALID, "" },
  { "AnswerPosture", "('',)", INVALID, "" },
  { "ListGuides", NULL, NULL, "" },
  { "AnotherGuide", NULL, NULL, "another_guide\n" },
  { "GetHistory", "(@x 0, @x 10)", NULL, "get-history 10000\n" },
  { "GetHistory", "(@x -9223372036854775808, @x 9223372036854775807)", NULL, "get-history 10000\n" },
  { "GetHistory", "(@x 10, @x 9)", INVALID, "" },
  { "RateGuide", "('neck', 'better')", NULL, "rate-guide neck 0\n" },
  { "RateGuide", "('neck', 'same')", NULL, "rate-guide neck 1\n" },
  { "RateGuide", "('neck', 'worse')", NULL, "rate-guide neck 2\n" },
  { "RateGuide", "('neck', '')", INVALID, "" },
  { "RateGuide", "('neck', 'Better')", INVALID, "" },
  { "AddSpotTime", "('rhomboids-left', @u 1)", NULL, "add-spot-time rhomboids-left 1\n" },
  { "AddSpotTime", "('rhomboids-left', @u 3600)", NULL, "add-spot-time rhomboids-left 3600\n" },
  { "AddSpotTime", "('rhomboids-left', @u 0)", INVALID, "" },
  { "AddSpotTime", "('rhomboids-left', @u 3601)", INVALID, "" },
  { "GetSpotTimes", NULL, NULL, "" },
  { "ShowWindow", "('today', @a{sv} {})", NULL, "show-window today -\n" },
  { "ShowWindow", "('guides', {'activation-token': <'t'>})", NULL, "show-window guides t\n" },
  { "ShowWindow", "('settings', @a{sv} {})", NULL, "show-window settings -\n" },
  { "ShowWindow", "('guide:neck', @a{sv} {})", NULL, "show-window guide:neck -\n" },
  { "ShowWindow", "('guide:', @a{sv} {})", INVALID, "" },
  { "ShowWindow", "('', @a{sv} {})", INVALID, "" },
  { "ShowWindow", "('file:///etc', @a{sv} {})", INVALID, "" },
  { "GetDecisions", NULL, NULL, "" },
  { "TestNotification", NULL, NULL, "test_notification\n" },
  { "Quit", NULL, NULL, "quit\n" },
};

/* Good input arrives, bad input gets its error and reaches nothing. */
static void
test_methods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      /* A new caller each time, so that the limit on floods is not met. */
      g_autoptr (World) world = world_new ();

      g_test_message ("%s %s", table[i].method, table[i].parameters);
      assert_call (world, table[i].method, table[i].parameters, table[i].error, table[i].line);
    }
}

/* What the service refuses has its own name on the bus. */
static void
test_refused (void)
{
  g_autoptr (World) world = world_new ();

  refuse = TRUE;
  assert_call (world, "Postpone", NULL, REFUSED, "postpone\n");
  assert_call (world, "TakeBreak", "('', @a{sv} {})", REFUSED, "take-break  -\n");
  assert_call (world, "Pause", "(@u 60,)", REFUSED, "pause 60\n");
  assert_call (world, "AnotherGuide", NULL, REFUSED, "another_guide\n");
}

/* The arguments of @method, of which that number @which is @text. */
static GVariant *
make_arguments (const GDBusMethodInfo *method, guint which, const char *text)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_TUPLE);
  for (guint i = 0; method->in_args != NULL && method->in_args[i] != NULL; i++)
    switch (method->in_args[i]->signature[0])
      {
      case 's': g_variant_builder_add (&builder, "s", i == which ? text : ""); break;
      case 'b': g_variant_builder_add (&builder, "b", FALSE); break;
      case 'u': g_variant_builder_add (&builder, "u", 1); break;
      case 'x': g_variant_builder_add (&builder, "x", G_GINT64_CONSTANT (0)); break;
      case 'a': g_variant_builder_add_value (&builder, g_variant_new_array (G_VARIANT_TYPE (method->in_args[i]->signature + 1), NULL, 0)); break;
      default: g_assert_not_reached ();
      }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* Every text that any method takes; the answer does not repeat it. */
static void
test_texts (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *text = g_strnfill (5000, 'a');
  GDBusMethodInfo **methods = unknot_dbus_service1_interface_info ()->methods;
  guint n = 0;

  for (; *methods != NULL; methods++)
    for (guint i = 0; (*methods)->in_args != NULL && (*methods)->in_args[i] != NULL; i++)
      if (g_str_equal ((*methods)->in_args[i]->signature, "s"))
        {
          g_autoptr (GVariant) arguments = make_arguments (*methods, i, text);
          g_autofree char *words = g_variant_print (arguments, TRUE);

          assert_call (world, (*methods)->name, words, INVALID, "");
          n++;
        }
  g_assert_cmpuint (n, >, 10);
}

/* Input without end is turned away before anything looks at it closely. */
static void
test_long (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autofree char *name = g_strnfill (200, 'a');
  g_autofree char *guide = g_strdup_printf ("('%s', @a{sv} {})", name);
  g_autofree char *page = g_strdup_printf ("('guide:%s', @a{sv} {})", text);
  g_autofree char *token = g_strdup_printf ("('', {'activation-token': <'%s'>})", text);

  assert_call (world, "TakeBreak", guide, NO_GUIDE, "");
  assert_call (world, "TakeBreak", token, INVALID, "");
  assert_call (world, "ShowWindow", page, INVALID, "");
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *counts = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    counts[0]++;
  else if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_LIMITS_EXCEEDED))
    counts[1]++;
  else
    g_assert_no_error (error);
}

/* Of many commands at once only 20 are obeyed; another caller is not the worse for it, and a
 * second later all is well again. */
static void
test_flood (void)
{
  g_autoptr (World) world = world_new ();
  const char *name = g_dbus_connection_get_unique_name (world->connection);
  guint counts[2] = { 0, 0 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GDBusConnection) other = NULL;
  guint others[2] = { 0, 0 };

  for (guint i = 0; i < 100; i++)
    g_dbus_connection_call (world->fixture->connection, name, UNKNOT_BUS_PATH, "io.github.unknot.Unknot.Service1",
                            "Skip", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, counted_cb, counts);
  unknot_wait (counts[0] + counts[1] == 100);
  /* On a machine so slow that it took seconds, more are allowed. */
  g_assert_cmpuint (counts[0], >=, 20);
  g_assert_cmpuint (counts[0], <=, 20 * (1 + (g_get_monotonic_time () - start) / G_USEC_PER_SEC));
  g_assert_cmpuint (reached->len, ==, counts[0] * strlen ("skip\n"));

  other = unknot_fixture_connect (world->fixture);
  g_dbus_connection_call (other, name, UNKNOT_BUS_PATH, "io.github.unknot.Unknot.Service1", "Skip", NULL, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, counted_cb, others);
  unknot_wait (others[0] == 1);
  g_dbus_connection_close_sync (other, NULL, NULL);

  start = g_get_monotonic_time ();
  unknot_wait (g_get_monotonic_time () - start > G_USEC_PER_SEC);
  assert_call (world, "Skip", NULL, NULL, "skip\n");
}

/* Many callers at once, some of them new ones, some floods: each is answered, and nothing breaks. */
static void
test_crowd (void)
{
  g_autoptr (World) world = world_new ();
  const char *name = g_dbus_connection_get_unique_name (world->connection);
  guint counts[2] = { 0, 0 };
  GDBusConnection *crowd[20];

  for (guint i = 0; i < G_N_ELEMENTS (crowd); i++)
    crowd[i] = unknot_fixture_connect (world->fixture);
  for (guint round = 0; round < 40; round++)
    for (guint i = 0; i < G_N_ELEMENTS (crowd); i++)
      g_dbus_connection_call (crowd[i], name, UNKNOT_BUS_PATH, "io.github.unknot.Unknot.Service1", "Skip", NULL, NULL,
                              G_DBUS_CALL_FLAGS_NONE, -1, NULL, counted_cb, counts);
  unknot_wait (counts[0] + counts[1] == 40 * G_N_ELEMENTS (crowd));
  g_assert_cmpuint (counts[0], >=, 20 * G_N_ELEMENTS (crowd));
  g_assert_cmpuint (reached->len, ==, counts[0] * strlen ("skip\n"));
  for (guint i = 0; i < G_N_ELEMENTS (crowd); i++)
    {
      g_dbus_connection_close_sync (crowd[i], NULL, NULL);
      g_object_unref (crowd[i]);
    }
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/bus/methods", test_methods);
  g_test_add_func ("/bus/refused", test_refused);
  g_test_add_func ("/bus/long", test_long);
  g_test_add_func ("/bus/texts", test_texts);
  g_test_add_func ("/bus/flood", test_flood);
  g_test_add_func ("/bus/crowd", test_crowd);

  return g_test_run ();
}
