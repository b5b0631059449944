/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/question.h"

#include "core/guide/bundled.h"

/* Begins each day this much further on: days that follow one another share no beginning. */
#define DAY_STEP 7

static JsonArray *
read_questions (JsonParser *parser)
{
  return json_object_get_array_member (unknot_bundled_read (parser, "posture-questions.json"), "questions");
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

  return unknot_bundled_translate (json_array_get_string_element (questions, index));
}
