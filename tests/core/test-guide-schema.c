/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/guide-private.h"

#include <string.h>

/* The schema is for people's editors, the parser is what counts: both must know the same. */

static JsonNode *
load_schema (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "guides", "guide.schema.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

/* The object that a path of members leads to. */
static JsonObject *
at (JsonNode *schema, const char *path)
{
  g_auto (GStrv) members = g_strsplit (path, "/", -1);
  JsonObject *object = json_node_get_object (schema);
  guint i;

  for (i = 0; members[i] != NULL; i++)
    if (members[i][0] != '\0')
      object = json_object_get_object_member (object, members[i]);
  return object;
}

static void
assert_members (JsonNode *schema, const char *path, const char *const *known)
{
  g_autofree char *properties = g_strconcat (path, "/properties", NULL);
  JsonObject *object = at (schema, properties);
  guint i;

  for (i = 0; known[i] != NULL; i++)
    if (!json_object_has_member (object, known[i]))
      g_error ("guide.schema.json: %s lacks %s", path, known[i]);
  g_assert_cmpuint (json_object_get_size (object), ==, i);
  g_assert_false (json_object_get_boolean_member (at (schema, path), "additionalProperties"));
}

static void
assert_enum (JsonNode *schema, const char *path, const char *const *known)
{
  JsonArray *names = json_object_get_array_member (at (schema, path), "enum");
  guint i;

  for (i = 0; known[i] != NULL; i++)
    g_assert_cmpstr (json_array_get_string_element (names, i), ==, known[i]);
  g_assert_cmpuint (json_array_get_length (names), ==, i);
}

static void
assert_number (JsonNode *schema, const char *path, const char *member, double value)
{
  g_assert_cmpfloat (json_object_get_double_member (at (schema, path), member), ==, value);
}

/* The same members everywhere. */
static void
test_members (void)
{
  g_autoptr (JsonNode) schema = load_schema ();

  assert_members (schema, "", unknot_guide_members);
  assert_members (schema, "properties/evidence", unknot_guide_evidence_members);
  assert_members (schema, "$defs/view", unknot_guide_view_members);
  assert_members (schema, "$defs/step", unknot_guide_step_members);
  assert_members (schema, "$defs/key", unknot_guide_key_members);
  assert_members (schema, "$defs/arrow", unknot_guide_arrow_members);
  assert_members (schema, "properties/heat", unknot_guide_heat_members);
  assert_members (schema, "$defs/breath", unknot_guide_breath_members);
}

/* The same names to choose from. */
static void
test_names (void)
{
  g_autoptr (JsonNode) schema = load_schema ();
  JsonArray *bases;
  guint i;

  assert_enum (schema, "properties/kind", unknot_guide_kinds);
  assert_enum (schema, "properties/place/items", unknot_guide_places);
  assert_enum (schema, "properties/sides", unknot_guide_sides);
  assert_enum (schema, "properties/form", unknot_guide_forms);
  assert_enum (schema, "properties/evidence/properties/strength", unknot_guide_strengths);
  assert_enum (schema, "properties/never-press/items", unknot_guide_never_press_names);
  assert_enum (schema, "$defs/view/properties/framing", unknot_guide_framings);
  assert_enum (schema, "$defs/face", unknot_guide_faces);
  bases = json_object_get_array_member (at (schema, "properties/base"), "enum");
  for (i = 0; i < json_array_get_length (bases); i++)
    {
      UnknotPose pose;

      g_assert_true (unknot_posture_get (json_array_get_string_element (bases, i), &pose));
    }
}

/* The same limits. */
static void
test_limits (void)
{
  g_autoptr (JsonNode) schema = load_schema ();

  assert_number (schema, "properties/format", "const", UNKNOT_GUIDE_FORMAT);
  assert_number (schema, "properties/steps", "maxItems", UNKNOT_GUIDE_MAX_STEPS);
  assert_number (schema, "properties/parts", "maxItems", UNKNOT_GUIDE_MAX_PARTS);
  assert_number (schema, "$defs/step/properties/text", "maxLength", UNKNOT_STEP_MAX_CHARS);
  assert_number (schema, "$defs/step/properties/seconds", "maximum", UNKNOT_STEP_MAX_SECONDS);
  assert_number (schema, "$defs/step/properties/move", "maxItems", UNKNOT_STEP_MAX_KEYS);
  assert_number (schema, "$defs/step/properties/repeat", "maximum", UNKNOT_STEP_MAX_REPEAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-schema/members", test_members);
  g_test_add_func ("/guide-schema/names", test_names);
  g_test_add_func ("/guide-schema/limits", test_limits);
  return g_test_run ();
}
