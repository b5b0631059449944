/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history/knots.h"

#include <glib/gi18n.h>

/* How much of its shine a mark has left when it is about to be forgotten. */
#define OLD_SHINE 0.4
/* The weakest that can still be made out in a picture. */
#define LEAST_SHINE 0.16

static double
shine_of (guint strength, gint64 age)
{
  double part = CLAMP ((double) age / (UNKNOT_KNOT_DAYS * UNKNOT_DAY), 0, 1);

  return LEAST_SHINE + (1 - LEAST_SHINE) * strength / UNKNOT_MARK_MAX_STRENGTH * (1 - (1 - OLD_SHINE) * part);
}

static int
compare_knots (gconstpointer a, gconstpointer b)
{
  const UnknotKnot *x = a, *y = b;

  if (x->strength != y->strength)
    return (int) y->strength - (int) x->strength;
  if (x->marked != y->marked)
    return x->marked > y->marked ? -1 : 1;
  return x->muscle != y->muscle ? (int) x->muscle - (int) y->muscle : (int) x->side - (int) y->side;
}

gint64
unknot_knots_from (gint64 wall_now)
{
  return wall_now - UNKNOT_KNOT_DAYS * UNKNOT_DAY;
}

/* A mark from a clock that went wrong, in the future, is as fresh as can be. */
static void
take_mark (UnknotKnot *knot, const UnknotHistoryMark *mark)
{
  const gboolean open = knot->strength > 0 && mark->marked - knot->marked < UNKNOT_KNOT_DAYS * UNKNOT_DAY;

  knot->since = open ? knot->since : mark->marked;
  knot->marked = mark->marked;
  knot->strength = mark->strength;
}

GArray *
unknot_knots_from_marks (GPtrArray *marks, gint64 wall_now)
{
  UnknotKnot all[UNKNOT_N_MUSCLES][2] = { 0 };
  GArray *knots = g_array_new (FALSE, FALSE, sizeof (UnknotKnot));

  g_return_val_if_fail (marks != NULL, knots);

  for (guint i = 0; i < marks->len; i++)
    {
      const UnknotHistoryMark *mark = marks->pdata[i];
      UnknotMuscle muscle;
      UnknotSide side;

      if (unknot_muscle_from_spot (mark->spot, &muscle, &side))
        take_mark (&all[muscle][side], mark);
    }
  for (guint i = 0; i < UNKNOT_N_MUSCLES * 2; i++)
    {
      UnknotKnot knot = all[i / 2][i % 2];
      const gint64 age = MAX (wall_now - knot.marked, 0);

      if (knot.strength == 0 || age >= UNKNOT_KNOT_DAYS * UNKNOT_DAY)
        continue;
      knot.muscle = (UnknotMuscle) (i / 2);
      knot.side = (UnknotSide) (i % 2);
      knot.shine = shine_of (knot.strength, age);
      g_array_append_val (knots, knot);
    }
  g_array_sort (knots, compare_knots);
  return knots;
}

const UnknotKnot *
unknot_knots_find (GArray *knots, UnknotMuscle muscle, UnknotSide side)
{
  for (guint i = 0; knots != NULL && i < knots->len; i++)
    {
      const UnknotKnot *knot = &g_array_index (knots, UnknotKnot, i);

      if (knot->muscle == muscle && knot->side == side)
        return knot;
    }
  return NULL;
}

const char **
unknot_knots_list_muscles (UnknotHistory *history, gint64 wall_now)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autoptr (GPtrArray) marks = unknot_history_list_marks (history, unknot_knots_from (wall_now), G_MAXINT64);
  g_autoptr (GArray) knots = unknot_knots_from_marks (marks, wall_now);

  for (guint i = 0; i < knots->len; i++)
    {
      const char *name = unknot_muscle_get_id (g_array_index (knots, UnknotKnot, i).muscle);

      if (!g_ptr_array_find (names, name, NULL))
        g_ptr_array_add (names, (gpointer) name);
    }
  g_ptr_array_add (names, NULL);
  return (const char **) g_ptr_array_free (names, FALSE);
}

const char *
unknot_knot_strength_word (guint strength)
{
  static const char *const words[UNKNOT_MARK_MAX_STRENGTH + 1] = {
    N_ ("gone"),   N_ ("barely there"), N_ ("slight"), N_ ("slight"), N_ ("noticeable"),  N_ ("noticeable"),
    N_ ("clear"),  N_ ("clear"),        N_ ("strong"), N_ ("strong"), N_ ("very strong"),
  };

  return _(words[MIN (strength, UNKNOT_MARK_MAX_STRENGTH)]);
}
