/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/guide-private.h"

#include "core/guide/json-parse.h"

#include <math.h>
#include <string.h>

/* A spot is pressed for at most 90 seconds, and not more than three times a day
 * (resources/guides/sources.json: C3, C7). */
#define SPOT_LIMIT_SECONDS 270

static const UnknotJsonLimits limits = {
  .bytes = UNKNOT_GUIDE_MAX_BYTES, .depth = 10, .members = 64, .items = 64, .string = 1024
};

const char *const unknot_guide_members[] = {
  "$schema", "format", "id", "kind", "title", "summary", "place", "props", "muscles", "on-camera", "silent",
  "for-call", "form", "sides", "evidence", "cautions", "ask-first", "stop", "never-press", "spot-limit", "heat", "next",
  "base", "view", "face", "steps", "parts", NULL
};
const char *const unknot_guide_evidence_members[] = { "strength", "note", "sources", NULL };
const char *const unknot_guide_places[] = { "chair", "standing", "wall", "floor", NULL };
const char *const unknot_guide_strengths[] = { "practice", "limited", "moderate", NULL };
const char *const unknot_guide_forms[] = { "steps", "checklist", NULL };
const char *const unknot_guide_sides[] = { "both", "each", NULL };
const char *const unknot_guide_never_press_names[] = { "throat",     "pulse",      "spine", "armpit",
                                                       "collarbone", "lower-ribs", "skin",  NULL };

static gboolean
is_id (const char *text)
{
  const char *c;

  for (c = text; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && (*c != '-' || c == text || c[1] == '\0'))
      return FALSE;
  return TRUE;
}

void
unknot_guide_check_id (UnknotJsonReader *reader, const char *member, const char *text)
{
  if (text != NULL && !is_id (text))
    unknot_json_reader_fail (reader, member, "must be small letters a to z, digits and hyphens, is “%s”", text);
}

static char *
read_text (UnknotJsonReader *reader, JsonObject *root, const char *member, guint max)
{
  const char *text = unknot_json_reader_text (reader, root, member, TRUE, max);

  return text != NULL ? unknot_guide_translate (text) : NULL;
}

static char **
read_sentences (UnknotJsonReader *reader, JsonObject *root, const char *member, guint min)
{
  char **texts = unknot_json_reader_texts (reader, root, member, min, 12, 200);
  guint i;

  for (i = 0; texts[i] != NULL; i++)
    {
      char *translated = unknot_guide_translate (texts[i]);

      g_free (texts[i]);
      texts[i] = translated;
    }
  return texts;
}

static void
read_places (UnknotJsonReader *reader, JsonObject *root, UnknotGuide *guide)
{
  g_auto (GStrv) names = unknot_json_reader_texts (reader, root, "place", 1, 4, 20);
  guint i, j;

  for (i = 0; names[i] != NULL; i++)
    {
      for (j = 0; unknot_guide_places[j] != NULL && !g_str_equal (unknot_guide_places[j], names[i]); j++)
        ;
      if (unknot_guide_places[j] != NULL)
        guide->places |= 1 << j;
      else
        unknot_json_reader_fail (reader, "place", "must name chair, standing, wall or floor, has “%s”", names[i]);
    }
}

/* Names that must come from @known. */
static char **
read_names (UnknotJsonReader *reader, JsonObject *root, const char *member, const char *const *known)
{
  char **names = unknot_json_reader_texts (reader, root, member, 0, 12, 40);
  guint i;

  for (i = 0; names[i] != NULL; i++)
    if (!g_strv_contains (known, names[i]))
      {
        g_autofree char *all = g_strjoinv (", ", (char **) known);

        unknot_json_reader_fail (reader, member, "knows %s, not “%s”", all, names[i]);
      }
  return names;
}

static void
read_evidence (UnknotJsonReader *reader, JsonObject *root, UnknotGuide *guide)
{
  JsonObject *evidence = unknot_json_reader_object (reader, root, "evidence", TRUE);
  gsize mark;

  if (evidence == NULL)
    return;
  mark = unknot_json_reader_enter (reader, "evidence", -1);
  unknot_json_reader_known (reader, evidence, unknot_guide_evidence_members);
  guide->evidence = unknot_json_reader_choice (reader, evidence, "strength", -1, unknot_guide_strengths);
  guide->evidence_note = read_text (reader, evidence, "note", 300);
  guide->sources = unknot_json_reader_texts (reader, evidence, "sources", 1, 16, 12);
  unknot_json_reader_leave (reader, mark);
}

static void
read_head (UnknotJsonReader *reader, JsonObject *root, UnknotGuide *guide)
{
  guint i;

  unknot_json_reader_known (reader, root, unknot_guide_members);
  unknot_json_reader_integer (reader, root, "format", 0, UNKNOT_GUIDE_FORMAT, UNKNOT_GUIDE_FORMAT);
  guide->id = g_strdup (unknot_json_reader_text (reader, root, "id", TRUE, 60));
  unknot_guide_check_id (reader, "id", guide->id);
  guide->kind = unknot_json_reader_choice (reader, root, "kind", -1, unknot_guide_kinds);
  guide->title = read_text (reader, root, "title", 60);
  guide->summary = read_text (reader, root, "summary", 160);
  read_places (reader, root, guide);
  guide->props = unknot_json_reader_texts (reader, root, "props", 0, 8, 40);
  guide->muscles = unknot_json_reader_texts (reader, root, "muscles", 0, 12, 40);
  for (i = 0; guide->muscles[i] != NULL; i++)
    unknot_guide_check_muscle (reader, "muscles", guide->muscles[i]);
  guide->on_camera = unknot_json_reader_boolean (reader, root, "on-camera", FALSE);
  guide->silent = unknot_json_reader_boolean (reader, root, "silent", FALSE);
  guide->for_call = unknot_json_reader_boolean (reader, root, "for-call", FALSE);
  if (guide->for_call && !(guide->on_camera && guide->silent))
    unknot_json_reader_fail (reader, "for-call",
                             "needs “on-camera” and “silent”: make both true, or leave it out");
  guide->checklist = unknot_json_reader_choice (reader, root, "form", 0, unknot_guide_forms) == 1;
  read_evidence (reader, root, guide);
  guide->never_press = read_names (reader, root, "never-press", unknot_guide_never_press_names);
  guide->next = g_strdup (unknot_json_reader_text (reader, root, "next", FALSE, 60));
  unknot_guide_check_id (reader, "next", guide->next);
}

static void
read_safety (UnknotJsonReader *reader, JsonObject *root, UnknotGuide *guide)
{
  guint needed = json_object_has_member (root, "parts") ? 0 : 1;

  guide->cautions = read_sentences (reader, root, "cautions", needed);
  guide->ask_first = read_sentences (reader, root, "ask-first", 0);
  guide->stop = read_sentences (reader, root, "stop", needed);
}

/* The other side of the steps from @first to before @last.  Where one of them has words of its own
 * there, none of them goes without saying. */
static void
add_other_side (GArray *pairs, guint first, guint last, UnknotGuide *guide)
{
  gboolean again = TRUE;

  for (guint i = first; i < last; i++)
    {
      const UnknotStep *step = g_array_index (pairs, UnknotStepPair, i).other_side;

      again = again && (step == NULL || step->again);
    }
  for (guint i = first; i < last; i++)
    {
      UnknotStep *step = g_steal_pointer (&g_array_index (pairs, UnknotStepPair, i).other_side);

      if (step == NULL)
        continue;
      step->again = again;
      g_ptr_array_add (guide->steps, step);
    }
}

/* The steps as they are written become the steps as they are done.  Steps marked "once" at
 * the beginning are done before both sides, those at the end after them. */
static void
lay_out (UnknotJsonReader *reader, GArray *pairs, UnknotGuide *guide)
{
  guint first = 0, last = pairs->len, i;

  while (first < pairs->len && g_array_index (pairs, UnknotStepPair, first).once)
    first++;
  while (last > first && g_array_index (pairs, UnknotStepPair, last - 1).once)
    last--;
  for (i = 0; i < pairs->len; i++)
    {
      UnknotStepPair *pair = &g_array_index (pairs, UnknotStepPair, i);

      if (i > first && i < last && pair->once)
        {
          const gsize mark = unknot_json_reader_enter (reader, "steps", (int) i);

          unknot_json_reader_fail (reader, "once",
                                   "goes with the first and the last steps only, not between those of "
                                   "each side; leave it out, or move the step");
          unknot_json_reader_leave (reader, mark);
        }
      if (i == last)
        add_other_side (pairs, first, last, guide);
      g_ptr_array_add (guide->steps, g_steal_pointer (&pair->step));
    }
  if (last == pairs->len) /* nothing was marked at the end */
    add_other_side (pairs, first, last, guide);
}

static void
clear_pair (gpointer data)
{
  UnknotStepPair *pair = data;

  unknot_step_free (pair->step);
  unknot_step_free (pair->other_side);
}

static void
read_base (UnknotJsonReader *reader, JsonObject *root, UnknotStepContext *context)
{
  const char *base = unknot_json_reader_text (reader, root, "base", TRUE, 40);

  if (base != NULL && !unknot_posture_get (base, &context->base))
    unknot_json_reader_fail (reader, "base", "must name a posture such as sitting, standing, lying, is “%s”", base);
  context->previous = context->base;
  context->view = (UnknotView) { 0, 7, UNKNOT_FRAME_WHOLE };
  unknot_view_read (reader, root, &context->view);
  context->face = unknot_json_reader_choice (reader, root, "face", UNKNOT_FACE_CALM, unknot_guide_faces);
  context->each_side = unknot_json_reader_choice (reader, root, "sides", 0, unknot_guide_sides) == 1;
}

/* Answers are kept under an item's name: there must be one of each. */
static void
check_items (UnknotJsonReader *reader, GArray *pairs, gboolean each_side)
{
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);

  if (each_side)
    unknot_json_reader_fail (reader, "sides", "does not go with a checklist; leave it out");
  for (guint i = 0; i < pairs->len && !reader->failed; i++)
    {
      gsize mark = unknot_json_reader_enter (reader, "steps", (int) i);
      char *item = g_array_index (pairs, UnknotStepPair, i).step->item;

      if (!g_hash_table_add (items, item))
        unknot_json_reader_fail (reader, "item", "must be another one in every step, is “%s” again", item);
      unknot_json_reader_leave (reader, mark);
    }
}

static void
read_steps (UnknotJsonReader *reader, JsonObject *root, UnknotGuide *guide)
{
  JsonArray *steps = unknot_json_reader_array (reader, root, "steps", TRUE, 1, UNKNOT_GUIDE_MAX_STEPS);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (UnknotStepPair));
  UnknotStepContext context = { .props = guide->props, .checklist = guide->checklist };
  gboolean pressed = FALSE;
  guint i;

  g_array_set_clear_func (pairs, clear_pair);
  read_base (reader, root, &context);
  for (i = 0; steps != NULL && i < json_array_get_length (steps) && !reader->failed; i++)
    {
      JsonObject *item = unknot_json_reader_item (reader, steps, "steps", i);
      gsize mark = unknot_json_reader_enter (reader, "steps", i);
      UnknotStepPair pair;

      if (item != NULL)
        {
          unknot_step_read (reader, item, &context, &pair);
          pressed = pressed || pair.step->pressure > 0;
          g_array_append_val (pairs, pair);
        }
      unknot_json_reader_leave (reader, mark);
    }
  if (guide->checklist && !reader->failed)
    check_items (reader, pairs, context.each_side);
  guide->spot_limit =
    unknot_json_reader_integer (reader, root, "spot-limit", pressed ? SPOT_LIMIT_SECONDS : 0, 0, 3600);
  if (!reader->failed)
    lay_out (reader, pairs, guide);
  for (i = 0; i < guide->steps->len; i++)
    guide->seconds += ((UnknotStep *) g_ptr_array_index (guide->steps, i))->seconds;
  if (guide->seconds > UNKNOT_GUIDE_MAX_SECONDS)
    unknot_json_reader_fail (reader, "steps",
                             "must take at most %d seconds in all, take %g; leave some out, or make a set "
                             "of several guides",
                             UNKNOT_GUIDE_MAX_SECONDS, guide->seconds);
}

/* A set: the ids of guides done one after the other; all that belongs to steps is theirs. */
static void
read_parts (UnknotJsonReader *reader, JsonObject *root, UnknotGuide *guide)
{
  static const char *const not_with_parts[] = { "form", "steps", "base", "view", "face", "sides", "spot-limit", "heat" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (not_with_parts); i++)
    if (json_object_has_member (root, not_with_parts[i]))
      unknot_json_reader_fail (reader, not_with_parts[i],
                               "does not go with “parts”, which have their own; leave it out");
  g_strfreev (guide->parts);
  guide->parts = unknot_json_reader_texts (reader, root, "parts", 2, UNKNOT_GUIDE_MAX_PARTS, 60);
  for (i = 0; guide->parts[i] != NULL; i++)
    {
      gsize mark = unknot_json_reader_enter (reader, "parts", i);

      unknot_guide_check_id (reader, NULL, guide->parts[i]);
      unknot_json_reader_leave (reader, mark);
    }
}

static UnknotGuide *
read_guide (const char *name, const char *data, gsize length, JsonNode *node, GError **error)
{
  g_autoptr (UnknotGuide) guide = g_object_new (UNKNOT_TYPE_GUIDE, NULL);
  UnknotJsonReader reader;
  JsonObject *root;

  unknot_json_reader_init (&reader, name, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_MEMBER);
  reader.text = data;
  reader.length = length;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      unknot_json_reader_fail (&reader, NULL, "a guide is an object; begin with { and end with }");
      unknot_json_reader_finish (&reader, error);
      return NULL;
    }
  root = json_node_get_object (node);
  guide->parts = g_new0 (char *, 1);
  read_head (&reader, root, guide);
  read_safety (&reader, root, guide);
  if (json_object_has_member (root, "parts"))
    read_parts (&reader, root, guide);
  else
    read_steps (&reader, root, guide);
  if (guide->parts[0] == NULL)
    unknot_guide_read_heat (&reader, root, guide);
  return unknot_json_reader_finish (&reader, error) ? g_steal_pointer (&guide) : NULL;
}

UnknotGuide *
unknot_guide_parse (const char *name, const char *data, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *reason = NULL;
  UnknotJsonVerdict verdict;
  guint line;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) /* a byte order mark does no harm */
    {
      data += 3;
      length -= 3;
    }
  verdict = unknot_json_parse (data, length, &limits, &root, &line, &reason);
  if (verdict != UNKNOT_JSON_FINE)
    {
      int code = verdict == UNKNOT_JSON_LIMIT ? UNKNOT_GUIDE_ERROR_LIMIT : UNKNOT_GUIDE_ERROR_SYNTAX;

      if (line > 0)
        g_set_error (error, UNKNOT_GUIDE_ERROR, code, "%s: line %u: %s", name, line, reason);
      else
        g_set_error (error, UNKNOT_GUIDE_ERROR, code, "%s: %s", name, reason);
      return NULL;
    }
  return read_guide (name, data, length, root, error);
}
