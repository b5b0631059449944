/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/guide-private.h"

#include "core/body/landmark-words.h"

#include <math.h>
#include <string.h>

/* How long a figure takes to move into a pose when the step does not say. */
#define MOVE_SECONDS 1.5
/* Longest name of a muscle, landmark or prop. */
#define MAX_NAME_CHARS 40

const char *const unknot_guide_step_members[] = {
  "item", "title", "if", "text", "text-other-side", "seconds", "over", "pose", "move", "repeat", "from", "view", "face", "glow",
  "arrows", "props", "side", "breath", "skin-check", "pressure", "spot", "once", NULL
};
const char *const unknot_guide_key_members[] = { "pose", "seconds", "hold", NULL };
const char *const unknot_guide_arrow_members[] = { "at", "direction", NULL };
const char *const unknot_guide_breath_members[] = { "in", "hold", "out", "rest", "count", NULL };
const char *const unknot_guide_view_members[] = { "turn", "tilt", "framing", NULL };
const char *const unknot_guide_faces[] = { "calm", "awake", "tense", "loose", NULL };
const char *const unknot_guide_framings[] = { "whole", "upper", "head", NULL };
static const char *const froms[] = { "base", "previous", NULL };
static const char *const sides[] = { "left", "right", NULL };

static const struct {
  const char *name;
  double direction[3];
} directions[] = {
  { "left", { 1, 0, 0 } },  { "right", { -1, 0, 0 } },  { "up", { 0, 1, 0 } },
  { "down", { 0, -1, 0 } }, { "forward", { 0, 0, 1 } }, { "back", { 0, 0, -1 } },
};

void
unknot_step_free (UnknotStep *step)
{
  guint i;

  if (step == NULL)
    return;
  for (i = 0; i < step->n_arrows; i++)
    g_free (step->arrows[i].landmark);
  g_free (step->arrows);
  g_free (step->item);
  g_free (step->title);
  g_free (step->condition);
  g_free (step->text);
  g_free (step->keys);
  g_strfreev (step->glow);
  g_strfreev (step->props);
  g_free (step->spot);
  g_free (step);
}

UnknotStep *
unknot_step_copy (const UnknotStep *step)
{
  UnknotStep *copy = g_memdup2 (step, sizeof *step);
  guint i;

  copy->item = g_strdup (step->item);
  copy->title = g_strdup (step->title);
  copy->condition = g_strdup (step->condition);
  copy->text = g_strdup (step->text);
  copy->keys = g_memdup2 (step->keys, step->n_keys * sizeof *step->keys);
  copy->glow = g_strdupv (step->glow);
  copy->props = g_strdupv (step->props);
  copy->spot = g_strdup (step->spot);
  copy->arrows = g_memdup2 (step->arrows, step->n_arrows * sizeof *step->arrows);
  for (i = 0; i < step->n_arrows; i++)
    copy->arrows[i].landmark = g_strdup (step->arrows[i].landmark);
  return copy;
}

static void
mirror_in_place (char **name)
{
  char *mirrored = unknot_mirror_name (*name);

  g_free (*name);
  *name = mirrored;
}

UnknotStep *
unknot_step_mirror (const UnknotStep *step, char *text)
{
  UnknotStep *other = unknot_step_copy (step);
  guint i;

  g_free (other->text);
  other->text = text;
  for (i = 0; i < other->n_keys; i++)
    unknot_pose_mirror (&other->keys[i].pose, &other->keys[i].pose);
  for (i = 0; other->glow[i] != NULL; i++)
    mirror_in_place (&other->glow[i]);
  for (i = 0; i < other->n_arrows; i++)
    {
      mirror_in_place (&other->arrows[i].landmark);
      other->arrows[i].direction[0] = -other->arrows[i].direction[0];
    }
  if (other->spot != NULL)
    mirror_in_place (&other->spot);
  other->view.turn = -other->view.turn;
  other->side = step->side == UNKNOT_LEFT ? UNKNOT_RIGHT : UNKNOT_LEFT;
  return other;
}

void
unknot_view_read (UnknotJsonReader *reader, JsonObject *object, UnknotView *view)
{
  JsonObject *from = unknot_json_reader_object (reader, object, "view", FALSE);
  gsize mark;

  if (from == NULL)
    return;
  mark = unknot_json_reader_enter (reader, "view", -1);
  unknot_json_reader_known (reader, from, unknot_guide_view_members);
  view->turn = unknot_json_reader_number (reader, from, "turn", view->turn, -180, 180);
  view->tilt = unknot_json_reader_number (reader, from, "tilt", view->tilt, -30, 90);
  view->framing = unknot_json_reader_choice (reader, from, "framing", view->framing, unknot_guide_framings);
  unknot_json_reader_leave (reader, mark);
}

/* Reads @member of @object, which differs from @start; the pose stays @start without it. */
static void
read_pose (UnknotJsonReader *reader, JsonObject *object, const UnknotPose *start, UnknotPose *pose)
{
  JsonObject *from = unknot_json_reader_object (reader, object, "pose", FALSE);
  g_autoptr (GError) error = NULL;
  char *reason;
  gsize mark;

  *pose = *start;
  if (from == NULL || unknot_pose_from_json (json_object_get_member (object, "pose"), start, pose, &error))
    return;
  /* "MEMBER: reason": the member belongs to the path. */
  reason = strstr (error->message, ": ");
  mark = unknot_json_reader_enter (reader, "pose", -1);
  if (reason != NULL)
    *reason = '\0';
  unknot_json_reader_fail (reader, reason != NULL ? error->message : NULL, "%s",
                           reason != NULL ? reason + 2 : error->message);
  unknot_json_reader_leave (reader, mark);
}

static void
add_key (GArray *keys, const UnknotPose *pose, double seconds)
{
  UnknotKeyPose key = { *pose, seconds };

  g_array_append_val (keys, key);
}

static void
read_key (UnknotJsonReader *reader, JsonObject *object, const UnknotPose *start, GArray *keys)
{
  UnknotPose pose;
  double seconds, hold;

  unknot_json_reader_known (reader, object, unknot_guide_key_members);
  seconds = unknot_json_reader_number (reader, object, "seconds", NAN, 0.2, 60);
  hold = unknot_json_reader_number (reader, object, "hold", 0, 0, 60);
  read_pose (reader, object, start, &pose);
  add_key (keys, &pose, seconds);
  if (hold > 0)
    add_key (keys, &pose, hold);
}

/* "move": the key poses in turn; the step's length follows from them. */
static void
read_move (UnknotJsonReader *reader, JsonObject *object, const UnknotPose *start, UnknotStep *step)
{
  JsonArray *move = unknot_json_reader_array (reader, object, "move", TRUE, 1, UNKNOT_STEP_MAX_KEYS);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (UnknotKeyPose));
  guint i;

  step->repeat = unknot_json_reader_integer (reader, object, "repeat", 1, 1, UNKNOT_STEP_MAX_REPEAT);
  for (i = 0; move != NULL && i < json_array_get_length (move) && !reader->failed; i++)
    {
      JsonObject *item = unknot_json_reader_item (reader, move, "move", i);
      gsize mark = unknot_json_reader_enter (reader, "move", i);

      if (item != NULL)
        read_key (reader, item, start, keys);
      unknot_json_reader_leave (reader, mark);
    }
  for (i = 0; i < keys->len; i++)
    step->seconds += g_array_index (keys, UnknotKeyPose, i).seconds * step->repeat;
  step->n_keys = keys->len;
  step->keys = (UnknotKeyPose *) g_array_free (g_steal_pointer (&keys), FALSE);
  if (step->seconds > UNKNOT_STEP_MAX_SECONDS)
    unknot_json_reader_fail (reader, "move",
                             "must take at most %d seconds with its repeats, takes %g; make it shorter, or "
                             "two steps of it",
                             UNKNOT_STEP_MAX_SECONDS, step->seconds);
}

/* One pose, moved to and held. */
static void
read_hold (UnknotJsonReader *reader, JsonObject *object, const UnknotPose *start, UnknotStep *step)
{
  if (step->seconds == 0)
    step->seconds =
      unknot_json_reader_number (reader, object, "seconds", NAN, 1, UNKNOT_STEP_MAX_SECONDS);
  step->repeat = 1;
  step->n_keys = 1;
  step->keys = g_new0 (UnknotKeyPose, 1);
  step->keys[0].seconds = unknot_json_reader_number (reader, object, "over",
                                                     MIN (MOVE_SECONDS, step->seconds / 2), 0.2, step->seconds);
  read_pose (reader, object, start, &step->keys[0].pose);
}

static void
read_motion (UnknotJsonReader *reader, JsonObject *object, const UnknotPose *start, UnknotStep *step)
{
  static const char *const not_with_move[] = { "pose", "seconds", "over" };
  guint i;

  if (!json_object_has_member (object, "move"))
    {
      if (json_object_has_member (object, "repeat"))
        unknot_json_reader_fail (reader, "repeat",
                                 "needs “move”: a held pose is not repeated; leave it out, or write “move”");
      read_hold (reader, object, start, step);
      return;
    }
  for (i = 0; i < G_N_ELEMENTS (not_with_move); i++)
    if (json_object_has_member (object, not_with_move[i]))
      unknot_json_reader_fail (reader, not_with_move[i],
                               "does not go with “move”, whose key poses have their own; leave it out");
  if (step->seconds > 0)
    unknot_json_reader_fail (reader, "breath", "has a count, which does not go with “move”; leave “count” out");
  step->seconds = 0;
  read_move (reader, object, start, step);
}

/* "breath": one breath in its parts; with a count the step lasts that many breaths. */
static void
read_breath (UnknotJsonReader *reader, JsonObject *object, UnknotStep *step)
{
  JsonObject *from = unknot_json_reader_object (reader, object, "breath", FALSE);
  gsize mark;
  int count;

  if (from == NULL)
    return;
  mark = unknot_json_reader_enter (reader, "breath", -1);
  unknot_json_reader_known (reader, from, unknot_guide_breath_members);
  step->counts_breaths = TRUE;
  step->breath.in = unknot_json_reader_number (reader, from, "in", NAN, 1, 20);
  step->breath.hold = unknot_json_reader_number (reader, from, "hold", 0, 0, 20);
  step->breath.out = unknot_json_reader_number (reader, from, "out", NAN, 1, 20);
  step->breath.rest = unknot_json_reader_number (reader, from, "rest", 0, 0, 20);
  step->breath_seconds = step->breath.in + step->breath.hold + step->breath.out + step->breath.rest;
  count = unknot_json_reader_integer (reader, from, "count", 0, 0, 100);
  step->seconds = count * step->breath_seconds;
  unknot_json_reader_leave (reader, mark);
  if (count > 0 && json_object_has_member (object, "seconds"))
    unknot_json_reader_fail (reader, "seconds",
                             "does not go with a count of breaths, from which it follows; leave it out");
  if (step->seconds > UNKNOT_STEP_MAX_SECONDS)
    unknot_json_reader_fail (reader, "breath",
                             "must take at most %d seconds, takes %g; lower its count", UNKNOT_STEP_MAX_SECONDS,
                             step->seconds);
}

static void
read_direction (UnknotJsonReader *reader, JsonObject *object, double *direction)
{
  const char *names[G_N_ELEMENTS (directions) + 1] = { NULL };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (directions); i++)
    names[i] = directions[i].name;
  i = unknot_json_reader_choice (reader, object, "direction", -1, names);
  memcpy (direction, directions[i].direction, sizeof directions[i].direction);
}

/* @name: (nullable) */
static void
check_landmark (UnknotJsonReader *reader, const char *member, const char *name)
{
  g_autofree char *advice = NULL;

  if (name == NULL || unknot_landmark_from_name (name) != UNKNOT_LANDMARK_NONE)
    return;
  advice = unknot_landmark_advise (name);
  unknot_json_reader_fail (reader, member, "%s", advice);
}

static void
read_arrows (UnknotJsonReader *reader, JsonObject *object, UnknotStep *step)
{
  JsonArray *arrows = unknot_json_reader_array (reader, object, "arrows", FALSE, 0, 6);
  guint i;

  if (arrows == NULL)
    return;
  step->arrows = g_new0 (UnknotArrow, json_array_get_length (arrows));
  for (i = 0; i < json_array_get_length (arrows) && !reader->failed; i++)
    {
      JsonObject *item = unknot_json_reader_item (reader, arrows, "arrows", i);
      gsize mark = unknot_json_reader_enter (reader, "arrows", i);

      if (item != NULL)
        {
          const char *at = unknot_json_reader_text (reader, item, "at", TRUE, MAX_NAME_CHARS);

          unknot_json_reader_known (reader, item, unknot_guide_arrow_members);
          check_landmark (reader, "at", at);
          step->arrows[step->n_arrows].landmark = g_strdup (at);
          read_direction (reader, item, step->arrows[step->n_arrows++].direction);
        }
      unknot_json_reader_leave (reader, mark);
    }
}

static void
read_side (UnknotJsonReader *reader, JsonObject *object, const UnknotStepContext *context,
           const UnknotStepPair *pair)
{
  pair->step->has_side = json_object_has_member (object, "side") || (context->each_side && !pair->once);
  /* A guide for each side is written for the right one. */
  pair->step->side = unknot_json_reader_choice (reader, object, "side", UNKNOT_RIGHT, sides);
}

static void
read_massage (UnknotJsonReader *reader, JsonObject *object, UnknotStep *step)
{
  step->pressure = unknot_json_reader_integer (reader, object, "pressure", 0, 0, 10);
  step->spot = g_strdup (unknot_json_reader_text (reader, object, "spot", FALSE, MAX_NAME_CHARS));
  if (step->spot != NULL && step->pressure == 0)
    unknot_json_reader_fail (reader, "spot", "needs “pressure”: add it, from 1 to 10, or leave the spot out");
  if (step->spot != NULL)
    unknot_guide_check_muscle (reader, "spot", step->spot);
}

/* "item", "title", "if": what makes a step one of a checklist. */
static void
read_item (UnknotJsonReader *reader, JsonObject *object, const UnknotStepContext *context, UnknotStep *step)
{
  static const char *const members[] = { "item", "title", "if" };
  const char *title, *condition;

  for (guint i = 0; !context->checklist && i < G_N_ELEMENTS (members); i++)
    if (json_object_has_member (object, members[i]))
      unknot_json_reader_fail (reader, members[i],
                               "needs a guide with \"form\": \"checklist\"; leave it out, or add that to "
                               "the guide");
  if (!context->checklist)
    return;
  step->item = g_strdup (unknot_json_reader_text (reader, object, "item", TRUE, MAX_NAME_CHARS));
  unknot_guide_check_id (reader, "item", step->item);
  title = unknot_json_reader_text (reader, object, "title", TRUE, UNKNOT_ITEM_MAX_CHARS);
  condition = unknot_json_reader_text (reader, object, "if", FALSE, UNKNOT_ITEM_MAX_CHARS);
  step->title = title != NULL ? unknot_guide_translate (title) : NULL;
  step->condition = condition != NULL ? unknot_guide_translate (condition) : NULL;
}

static void
read_texts (UnknotJsonReader *reader, JsonObject *object, const UnknotStepContext *context, UnknotStepPair *pair)
{
  const char *text = unknot_json_reader_text (reader, object, "text", TRUE, UNKNOT_STEP_MAX_CHARS);
  const char *other =
    unknot_json_reader_text (reader, object, "text-other-side", FALSE, UNKNOT_STEP_MAX_CHARS);
  g_autofree char *swapped = NULL;

  if (other != NULL && (!context->each_side || pair->once))
    unknot_json_reader_fail (reader, "text-other-side",
                             "needs a guide with \"sides\": \"each\"; leave it out, or add that to the guide");
  if (reader->failed)
    return;
  pair->step->text = unknot_guide_translate (text);
  if (!context->each_side || pair->once)
    return;
  swapped = unknot_swap_sides (text);
  pair->other_side = unknot_step_mirror (pair->step, unknot_guide_translate (other != NULL ? other : swapped));
  pair->other_side->again = other == NULL;
}

void
unknot_step_read (UnknotJsonReader *reader, JsonObject *object, UnknotStepContext *context, UnknotStepPair *pair)
{
  UnknotStep *step = g_new0 (UnknotStep, 1);
  UnknotPose start;
  guint i;

  *pair = (UnknotStepPair) { .step = step };
  unknot_json_reader_known (reader, object, unknot_guide_step_members);
  pair->once = unknot_json_reader_boolean (reader, object, "once", FALSE);
  if (pair->once && !context->each_side)
    unknot_json_reader_fail (reader, "once",
                             "needs a guide with \"sides\": \"each\"; leave it out, or add that to the guide");
  start = unknot_json_reader_choice (reader, object, "from", 0, froms) == 0 ? context->base : context->previous;
  step->view = context->view;
  unknot_view_read (reader, object, &step->view);
  step->face = unknot_json_reader_choice (reader, object, "face", (int) context->face, unknot_guide_faces);
  read_breath (reader, object, step);
  read_motion (reader, object, &start, step);
  step->glow = unknot_json_reader_texts (reader, object, "glow", 0, 12, MAX_NAME_CHARS);
  for (i = 0; step->glow[i] != NULL; i++)
    unknot_guide_check_muscle (reader, "glow", step->glow[i]);
  step->props = json_object_has_member (object, "props")
                  ? unknot_json_reader_texts (reader, object, "props", 0, 8, MAX_NAME_CHARS)
                  : g_strdupv (context->props);
  read_arrows (reader, object, step);
  read_side (reader, object, context, pair);
  step->skin_check = unknot_json_reader_boolean (reader, object, "skin-check", FALSE);
  read_massage (reader, object, step);
  read_item (reader, object, context, step);
  read_texts (reader, object, context, pair);
  if (step->n_keys > 0)
    context->previous = step->keys[step->n_keys - 1].pose;
}
