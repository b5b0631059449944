/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/question.h"
#include "guides-resources.h"

#include <json-glib/json-glib.h>

#define PATH UNKNOT_RESOURCE_PATH "/guides/posture-questions.json"

/* Begins each day this much further on: days that follow one another share no beginning. */
#define DAY_STEP 7

/* They are ours and checked by tests: a fault in them is a fault of the program. */
static JsonArray *
read_questions (JsonParser *parser)
{
  g_autoptr (GBytes) data = g_resource_lookup_data (unknot_guides_get_resource (), PATH,
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (data, &length);

  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    g_error ("posture-questions.json: %s", error->message);
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "questions");
}

guint
unknot_question_get_count (void)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  return json_array_get_length (read_questions (parser));
}

/* Read anew each time: it happens a few times an hour, and nothing stays in memory. */
char *
unknot_question_get (guint day, guint nth)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *questions = read_questions (parser);
  guint count = json_array_get_length (questions);
  guint index = (day % count * DAY_STEP + nth % count) % count;

  return g_strdup (g_dgettext (GETTEXT_PACKAGE, json_array_get_string_element (questions, index)));
}
