/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/step-lines.h"

#include <glib/gi18n.h>

#include "app/guides/guide-words.h"

/* How many steps from @first on are, all of them or none, the other side of steps before. */
static guint
count_run (UnknotGuide *guide, guint first)
{
  const gboolean again = unknot_guide_get_step (guide, first)->again;
  guint i = first + 1;

  while (i < unknot_guide_get_n_steps (guide) && unknot_guide_get_step (guide, i)->again == again)
    i++;
  return i - first;
}

/* What is read or answered is done in one's own time. */
static gboolean
is_timed (UnknotGuide *guide)
{
  return unknot_guide_get_kind (guide) != UNKNOT_GUIDE_CARE && !unknot_guide_get_checklist (guide);
}

/* @n steps, the last @n_both of which are done on both sides. */
static void
add_steps (GPtrArray *lines, GPtrArray *notes, UnknotGuide *guide, guint first, guint n, guint n_both)
{
  const gboolean timed = is_timed (guide);

  for (guint i = 0; i < n; i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, first + i);

      g_ptr_array_add (lines, g_strdup (step->text));
      g_ptr_array_add (notes, timed ? unknot_step_note (step, i >= n - n_both) : g_strdup (""));
    }
}

void
unknot_step_lines (UnknotGuide *guide, GStrv *lines, GStrv *notes)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) lengths = g_ptr_array_new ();
  guint n, i = 0;

  g_return_if_fail (UNKNOT_IS_GUIDE (guide) && lines != NULL && notes != NULL);

  n = unknot_guide_get_n_steps (guide);
  while (i < n)
    {
      const guint here = count_run (guide, i);
      const guint there = i + here < n ? count_run (guide, i + here) : 0;

      add_steps (texts, lengths, guide, i, here, MIN (there, here));
      if (there > 0)
        {
          g_ptr_array_add (texts, g_strdup (_("The same on the other side.")));
          g_ptr_array_add (lengths, g_strdup (""));
        }
      i += here + there;
    }
  g_ptr_array_add (texts, NULL);
  g_ptr_array_add (lengths, NULL);
  *lines = (GStrv) g_ptr_array_steal (texts, NULL);
  *notes = (GStrv) g_ptr_array_steal (lengths, NULL);
}
