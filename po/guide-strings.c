/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the texts of guides as C, so that xgettext finds them beside those of the
 * interface: guide-strings OUTPUT FILE.json... */

#include "core/guide/guide-private.h"

#include <stdio.h>

static FILE *out;

static void
write_text (const char *file, const char *where, const char *text)
{
  const char *c;

  if (text == NULL)
    return;
  fprintf (out, "/* Translators: %s, %s */\n_(\"", file, where);
  for (c = text; *c != '\0'; c++)
    {
      if (*c == '"' || *c == '\\')
        putc ('\\', out);
      putc (*c, out);
    }
  fputs ("\")\n", out);
}

static const char *
get (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static void
write_list (const char *file, JsonObject *root, const char *member)
{
  JsonArray *list = json_object_has_member (root, member) ? json_object_get_array_member (root, member) : NULL;
  guint i;

  for (i = 0; list != NULL && i < json_array_get_length (list); i++)
    write_text (file, member, json_array_get_string_element (list, i));
}

static void
write_step (const char *file, guint index, JsonObject *step, gboolean each_side)
{
  g_autofree char *where = g_strdup_printf ("step %u; at most %d characters", index + 1, UNKNOT_STEP_MAX_CHARS);
  g_autofree char *swapped = unknot_swap_sides (get (step, "text"));
  const char *other = get (step, "text-other-side");

  write_text (file, "a thing of a checklist", get (step, "title"));
  write_text (file, "the condition of a thing of a checklist", get (step, "if"));
  write_text (file, where, get (step, "text"));
  if (each_side && !json_object_get_boolean_member_with_default (step, "once", FALSE))
    write_text (file, where, other != NULL ? other : swapped);
}

/* foods.json */
static void
write_foods (const char *file, JsonArray *foods)
{
  guint i;

  for (i = 0; i < json_array_get_length (foods); i++)
    {
      JsonObject *food = json_array_get_object_element (foods, i);

      write_text (file, "a food", get (food, "name"));
      write_text (file, "one serving of it", get (food, "serving"));
    }
}

/* sources.json.  Titles stay as they were published, and so do years. */
static void
write_sources (const char *file, JsonObject *root)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      JsonObject *source = json_node_get_object (node);
      const char *year = get (source, "year");

      write_text (file, "who published a source; names stay as they are", get (source, "publisher"));
      write_text (file, "how a source was read", get (source, "note"));
      if (year != NULL && !g_ascii_isdigit (year[0]))
        write_text (file, "in place of a year: no date", year);
    }
}

static void
write_guide (const char *file, JsonObject *root)
{
  JsonArray *steps = json_object_has_member (root, "steps") ? json_object_get_array_member (root, "steps") : NULL;
  gboolean each_side = g_strcmp0 (get (root, "sides"), "each") == 0;
  guint i;

  write_text (file, "title", get (root, "title"));
  write_text (file, "summary", get (root, "summary"));
  if (json_object_has_member (root, "evidence"))
    write_text (file, "note on the evidence", get (json_object_get_object_member (root, "evidence"), "note"));
  write_list (file, root, "cautions");
  write_list (file, root, "ask-first");
  write_list (file, root, "stop");
  write_list (file, root, "questions");
  if (json_object_has_member (root, "foods"))
    write_foods (file, json_object_get_array_member (root, "foods"));
  for (i = 0; steps != NULL && i < json_array_get_length (steps); i++)
    write_step (file, i, json_array_get_object_element (steps, i), each_side);
}

int
main (int argc, char **argv)
{
  int i;

  out = argc > 2 ? fopen (argv[1], "w") : NULL;
  if (out == NULL)
    {
      fputs ("usage: guide-strings OUTPUT FILE.json...\n", stderr);
      return 2;
    }
  for (i = 2; i < argc; i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *file = g_path_get_basename (argv[i]);

      if (!json_parser_load_from_file (parser, argv[i], &error))
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
      if (g_str_equal (file, "sources.json"))
        write_sources (file, json_node_get_object (json_parser_get_root (parser)));
      else
        write_guide (file, json_node_get_object (json_parser_get_root (parser)));
    }
  return fclose (out) == 0 ? 0 : 1;
}
