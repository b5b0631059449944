/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guides in the desktop's search: GNOME Shell and KRunner ask the whole service on a private bus. */
#include <string.h>

#include "service-world.h"

#define SHELL "/io/github/unknot/Unknot/SearchProvider", "org.gnome.Shell.SearchProvider2."
#define KRUNNER "/io/github/unknot/Unknot/KRunner", "org.kde.krunner1."

/* Returns: (transfer full) */
static GVariant *
call (ServiceWorld *world, const char *path, const char *interface, const char *method, const char *parameters)
{
  g_autofree char *full = g_strconcat (interface, method, NULL);
  g_autoptr (GError) error = NULL;
  GVariant *reply = unknot_fixture_call (world->fixture, SERVICE_NAME, path, full,
                                         parameters != NULL ? g_variant_new_parsed (parameters) : NULL, &error);

  g_assert_no_error (error);
  return reply;
}

/* Returns: (transfer full): the ids found. */
static char **
shell_finds (ServiceWorld *world, const char *terms)
{
  g_autofree char *parameters = g_strdup_printf ("(%s,)", terms);
  g_autoptr (GVariant) reply = call (world, SHELL, "GetInitialResultSet", parameters);
  char **ids;

  g_variant_get (reply, "(^as)", &ids);
  return ids;
}

static gboolean
has (char **ids, const char *id)
{
  return g_strv_contains ((const char *const *) ids, id);
}

/* What people type, whatever its case, leads to guides; the title counts most; every word counts. */
static void
test_shell_finds (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_auto (GStrv) knot = shell_finds (world, "['knot']");
  g_auto (GStrv) shoulder = shell_finds (world, "['SHOULDER']");
  g_auto (GStrv) heat = shell_finds (world, "['hea']");
  g_auto (GStrv) two = shell_finds (world, "['heating', 'pad']");
  g_auto (GStrv) none = shell_finds (world, "['heating', 'xylophone']");
  g_auto (GStrv) nothing = shell_finds (world, "['', '!?']");
  g_auto (GStrv) no_terms = shell_finds (world, "@as []");

  g_assert_cmpstr (knot[0], ==, "what-is-a-knot");
  g_assert_cmpuint (g_strv_length (knot), >, 3);
  g_assert_true (g_str_has_prefix (shoulder[0], "shoulder"));
  g_assert_true (has (heat, "heating-pad"));
  g_assert_cmpstr (two[0], ==, "heating-pad");
  g_assert_cmpuint (g_strv_length (two), ==, 1);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  g_assert_cmpuint (g_strv_length (no_terms), ==, 0);
  g_assert_cmpuint (g_strv_length (shoulder), <=, 10);
}

/* More letters, fewer results; what is shown of them; ids of nobody are left out. */
static void
test_shell_metas (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) narrower = call (world, SHELL, "GetSubsearchResultSet", "(['heating-pad'], ['heating'])");
  g_autoptr (GVariant) ids = g_variant_get_child_value (narrower, 0);
  g_autoptr (GVariant) reply = call (world, SHELL, "GetResultMetas", "(['heating-pad', 'nobody', '../../etc'],)");
  g_autoptr (GVariant) metas = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) meta = NULL;
  const char *first, *id, *name, *description, *icon;

  g_variant_get_child (ids, 0, "&s", &first);
  g_assert_cmpstr (first, ==, "heating-pad");
  g_assert_cmpuint (g_variant_n_children (metas), ==, 1);
  meta = g_variant_get_child_value (metas, 0);
  g_assert_true (g_variant_lookup (meta, "id", "&s", &id));
  g_assert_true (g_variant_lookup (meta, "name", "&s", &name));
  g_assert_true (g_variant_lookup (meta, "description", "&s", &description));
  g_assert_true (g_variant_lookup (meta, "gicon", "&s", &icon));
  g_assert_cmpstr (id, ==, "heating-pad");
  g_assert_cmpstr (name, ==, "Heating pad");
  g_assert_cmpstr (icon, ==, APP_NAME);
}

/* A chosen guide opens with the time of the click; one that is gone opens nothing. */
static void
test_shell_opens (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) nothing = call (world, SHELL, "ActivateResult", "('nobody', ['x'], @u 77)");
  g_autoptr (GVariant) chosen = call (world, SHELL, "ActivateResult", "('heating-pad', ['heat'], @u 4711)");
  g_autoptr (GVariant) search = NULL;

  unknot_wait (service_world_app_was_asked (world, "show guide:heating-pad unknot-search_TIME4711"));
  g_assert_false (service_world_app_was_asked (world, "show guide:nobody unknot-search_TIME77"));
  search = call (world, SHELL, "LaunchSearch", "(['ball', 'wall'], @u 0)");
  unknot_wait (service_world_app_was_asked (world, "show search:ball wall "));
}

static void
test_krunner (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) reply = call (world, KRUNNER, "Match", "('heating p',)");
  g_autoptr (GVariant) matches = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) too_short = call (world, KRUNNER, "Match", "('he',)");
  g_autoptr (GVariant) few = g_variant_get_child_value (too_short, 0);
  g_autoptr (GVariant) actions = call (world, KRUNNER, "Actions", NULL);
  g_autoptr (GVariant) config = call (world, KRUNNER, "Config", NULL);
  g_autoptr (GVariant) properties = NULL;
  g_autoptr (GVariant) token = NULL;
  g_autoptr (GVariant) run = NULL;
  g_autoptr (GVariant) down = NULL;
  g_autoptr (GVariant) again = NULL;
  const char *id, *text, *icon, *subtext;
  double relevance;
  int kind;

  g_assert_cmpuint (g_variant_n_children (matches), ==, 1);
  g_assert_cmpuint (g_variant_n_children (few), ==, 0);
  g_assert_cmpstr (g_variant_get_type_string (actions), ==, "(a(sss))");
  g_assert_cmpstr (g_variant_get_type_string (config), ==, "(a{sv})");
  g_variant_get_child (matches, 0, "(&s&s&sid@a{sv})", &id, &text, &icon, &kind, &relevance, &properties);
  g_assert_cmpstr (id, ==, "heating-pad");
  g_assert_cmpstr (text, ==, "Heating pad");
  g_assert_cmpfloat (relevance, >, 0.5);
  g_assert_cmpfloat (relevance, <=, 1);
  g_assert_true (g_variant_lookup (properties, "subtext", "&s", &subtext));

  /* The token is for one run, and gone with the search. */
  token = call (world, KRUNNER, "SetActivationToken", "('tok',)");
  run = call (world, KRUNNER, "Run", "('heating-pad', '')");
  unknot_wait (service_world_app_was_asked (world, "show guide:heating-pad tok"));
  down = call (world, KRUNNER, "Teardown", NULL);
  again = call (world, KRUNNER, "Run", "('neck-turn', '')");
  unknot_wait (service_world_app_was_asked (world, "show guide:neck-turn "));
}

/* Endless words find nothing, and harm nothing. */
static void
test_limits (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *word = g_strnfill (100000, 'a');
  g_autofree char *long_one = g_strdup_printf ("['%s']", word);
  g_autofree char *query = g_strdup_printf ("('%s',)", word);
  g_autofree char *id = g_strdup_printf ("('%s', '')", word);
  g_autoptr (GString) many = g_string_new ("['heat'");
  g_auto (GStrv) by_length = shell_finds (world, long_one);
  g_auto (GStrv) by_number = NULL;
  g_autoptr (GVariant) matched = call (world, KRUNNER, "Match", query);
  g_autoptr (GVariant) matches = g_variant_get_child_value (matched, 0);
  g_autoptr (GVariant) ran = call (world, KRUNNER, "Run", id);
  g_auto (GStrv) still = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (many, ", 'heat'");
  g_string_append_c (many, ']');
  by_number = shell_finds (world, many->str);
  g_assert_cmpuint (g_strv_length (by_length), ==, 0);
  g_assert_cmpuint (g_strv_length (by_number), ==, 0);
  g_assert_cmpuint (g_variant_n_children (matches), ==, 0);
  still = shell_finds (world, "['heat']");
  g_assert_cmpuint (g_strv_length (still), >, 0);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);

  g_test_add_func ("/search/shell/finds", test_shell_finds);
  g_test_add_func ("/search/shell/metas", test_shell_metas);
  g_test_add_func ("/search/shell/opens", test_shell_opens);
  g_test_add_func ("/search/krunner", test_krunner);
  g_test_add_func ("/search/limits", test_limits);

  return g_test_run ();
}
