/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/body/muscle.h"
#include "core/history/knots.h"
#include "core/schedule/phrase.h"
#include "ctl/guide-title.h"
#include "ctl/rows.h"

/* What each kind of row says.  Names that stand in the JSON are for scripts: never change them. */

typedef struct {
  const char *name, *words;
} Word;

/* Returns: the words for @name in @words, which ends with an empty row; @name when it is unknown. */
static const char *
in_words (const Word *words, const char *name)
{
  for (; words->name != NULL; words++)
    if (g_str_equal (words->name, name))
      return _(words->words);
  return name;
}

/* Takes @what. */
static char *
with_guide (char *what, const char *guide)
{
  g_autofree char *said = what;

  if (*guide == '\0')
    return g_steal_pointer (&said);
  /* Translators: what happened, and the title of the guide that was shown. */
  return g_strdup_printf (_("%s (%s)"), said, unknot_guide_title (guide));
}

/* --- breaks ------------------------------------------------------------------------------- */

typedef struct {
  gint64 ended, due, offered, started, sat, length;
  guint postponed, reminded;
  const char *outcome, *guide;
} Break;

static void
read_break (GVariant *row, Break *rest)
{
  g_variant_get (row, "(xxxxxxuu&s&s)", &rest->ended, &rest->due, &rest->offered, &rest->started, &rest->sat,
                 &rest->length, &rest->postponed, &rest->reminded, &rest->outcome, &rest->guide);
}

static gint64
describe_break (GVariant *row, char **what)
{
  static const Word outcomes[] = {
    { "guided", N_ ("taken") },        { "natural", N_ ("taken by walking away") }, { "skipped", N_ ("skipped") },
    { "cut-short", N_ ("cut short") }, { "let-go", N_ ("let go") },                 { NULL },
  };
  g_autofree char *length = NULL, *sat = NULL;
  Break rest;

  read_break (row, &rest);
  length = unknot_phrase_passed (rest.length);
  sat = unknot_phrase_passed (rest.sat);
  if (rest.length > 0)
    /* Translators: what became of a break, its length, how long was sat before */
    *what = g_strdup_printf (_("break, %s: %s after %s of sitting"), in_words (outcomes, rest.outcome), length, sat);
  else
    /* Translators: what became of a break, how long was sat before */
    *what = g_strdup_printf (_("break, %s: after %s of sitting"), in_words (outcomes, rest.outcome), sat);
  *what = with_guide (*what, rest.guide);
  return rest.ended;
}

static void
add_break (JsonBuilder *builder, GVariant *row)
{
  Break rest;

  read_break (row, &rest);
  unknot_json_add_moment (builder, "ended", rest.ended);
  unknot_json_add_moment (builder, "due", rest.due);
  unknot_json_add_moment (builder, "offered", rest.offered);
  unknot_json_add_moment (builder, "started", rest.started);
  unknot_json_add_number (builder, "sat_seconds", rest.sat / UNKNOT_SECOND);
  unknot_json_add_number (builder, "length_seconds", rest.length / UNKNOT_SECOND);
  unknot_json_add_number (builder, "postponed", rest.postponed);
  unknot_json_add_number (builder, "reminded", rest.reminded);
  unknot_json_add_text (builder, "outcome", rest.outcome);
  unknot_json_add_text (builder, "guide", rest.guide);
}

const UnknotRowKind unknot_row_break = { "breaks", describe_break, add_break };

/* --- posture checks ----------------------------------------------------------------------- */

static gint64
describe_posture (GVariant *row, char **what)
{
  static const Word answers[] = {
    { "good", N_ ("good") }, { "slouching", N_ ("slouching") }, { "unanswered", N_ ("not answered") }, { NULL },
  };
  const char *answer, *question;
  gint64 asked;

  g_variant_get (row, "(x&s&s)", &asked, &answer, &question);
  /* Translators: how the user said that they sat. */
  *what = g_strdup_printf (_("posture check, %s"), in_words (answers, answer));
  return asked;
}

static void
add_posture (JsonBuilder *builder, GVariant *row)
{
  const char *answer, *question;
  gint64 asked;

  g_variant_get (row, "(x&s&s)", &asked, &answer, &question);
  unknot_json_add_moment (builder, "asked", asked);
  unknot_json_add_text (builder, "answer", answer);
  unknot_json_add_text (builder, "question", question);
}

const UnknotRowKind unknot_row_posture = { "postures", describe_posture, add_posture };

/* --- heat sessions ------------------------------------------------------------------------ */

typedef struct {
  gint64 started, ended, length, planned;
  guint looks;
  const char *outcome, *guide;
} Heat;

static void
read_heat (GVariant *row, Heat *heat)
{
  g_variant_get (row, "(xxxxu&s&s)", &heat->started, &heat->ended, &heat->length, &heat->planned, &heat->looks,
                 &heat->outcome, &heat->guide);
}

static gint64
describe_heat (GVariant *row, char **what)
{
  static const Word outcomes[] = {
    { "completed", N_ ("to its end") },
    { "ended", N_ ("ended early") },
    { "sore", N_ ("ended, the skin was sore") },
    { "unanswered", N_ ("ended, nobody said how the skin was") },
    { NULL },
  };
  g_autofree char *length = NULL;
  Heat heat;

  read_heat (row, &heat);
  length = unknot_phrase_passed (heat.length);
  /* Translators: what became of a heat session, how long it was warm */
  *what = with_guide (g_strdup_printf (_("heat, %s: %s"), in_words (outcomes, heat.outcome), length), heat.guide);
  return heat.ended;
}

static void
add_heat (JsonBuilder *builder, GVariant *row)
{
  Heat heat;

  read_heat (row, &heat);
  unknot_json_add_moment (builder, "started", heat.started);
  unknot_json_add_moment (builder, "ended", heat.ended);
  unknot_json_add_number (builder, "heat_seconds", heat.length / UNKNOT_SECOND);
  unknot_json_add_number (builder, "planned_seconds", heat.planned / UNKNOT_SECOND);
  unknot_json_add_number (builder, "looks", heat.looks);
  unknot_json_add_text (builder, "outcome", heat.outcome);
  unknot_json_add_text (builder, "guide", heat.guide);
}

const UnknotRowKind unknot_row_heat = { "heats", describe_heat, add_heat };

/* --- marks -------------------------------------------------------------------------------- */

typedef struct {
  gint64 id, marked;
  guint strength;
  const char *spot, *note, *context, *guide;
} Mark;

static void
read_mark (GVariant *row, Mark *mark)
{
  g_variant_get (row, "(xx&su&s&s&s)", &mark->id, &mark->marked, &mark->spot, &mark->strength, &mark->note,
                 &mark->context, &mark->guide);
}

/* Returns: (transfer full): a spot's plain name with its side. */
static char *
name_spot (const char *spot)
{
  UnknotMuscle muscle;
  UnknotSide side;

  if (!unknot_muscle_from_spot (spot, &muscle, &side))
    return g_strdup (spot);
  return g_strdup_printf (side == UNKNOT_LEFT ? _("%s, left side") : _("%s, right side"),
                          unknot_muscle_get_name (muscle));
}

static gint64
describe_mark (GVariant *row, char **what)
{
  GString *text = g_string_new (NULL);
  g_autofree char *spot = NULL;
  Mark mark;

  read_mark (row, &mark);
  spot = name_spot (mark.spot);
  /* Translators: a place on the body, how strong it is there, the same in words */
  g_string_printf (text, _("mark, %s: %u of 10, %s"), spot, mark.strength, unknot_knot_strength_word (mark.strength));
  if (g_str_equal (mark.context, "before"))
    g_string_append_printf (text, _(", before %s"), unknot_guide_title (mark.guide));
  else if (g_str_equal (mark.context, "after"))
    g_string_append_printf (text, _(", after %s"), unknot_guide_title (mark.guide));
  if (*mark.note)
    g_string_append_printf (text, "  %s", mark.note);
  *what = g_string_free (text, FALSE);
  return mark.marked;
}

static void
add_mark (JsonBuilder *builder, GVariant *row)
{
  Mark mark;

  read_mark (row, &mark);
  unknot_json_add_moment (builder, "marked", mark.marked);
  unknot_json_add_text (builder, "spot", mark.spot);
  unknot_json_add_number (builder, "strength", mark.strength);
  unknot_json_add_text (builder, "note", mark.note);
  unknot_json_add_text (builder, "context", mark.context);
  unknot_json_add_text (builder, "guide", mark.guide);
}

const UnknotRowKind unknot_row_mark = { "marks", describe_mark, add_mark };
