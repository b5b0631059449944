/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/guide-words.h"

#include <glib/gi18n.h>

#include "core/body/muscle.h"

#include "app/today/state-words.h"
#include "core/schedule/phrase.h"

const char *
unknot_guide_kind_title (UnknotGuideKind kind)
{
  static const char *const titles[UNKNOT_N_GUIDE_KINDS] = {
    [UNKNOT_GUIDE_STRETCH] = N_("Stretch"), [UNKNOT_GUIDE_MASSAGE] = N_("Massage"),
    [UNKNOT_GUIDE_HEAT] = N_("Heat"),       [UNKNOT_GUIDE_POSTURE] = N_("Posture"),
    [UNKNOT_GUIDE_CALM] = N_("Calm"),       [UNKNOT_GUIDE_CARE] = N_("Care"),
  };

  g_return_val_if_fail ((guint) kind < UNKNOT_N_GUIDE_KINDS, "");
  return _(titles[kind]);
}

const char *
unknot_evidence_title (UnknotEvidence evidence)
{
  switch (evidence)
    {
    case UNKNOT_EVIDENCE_MODERATE:
      return _("Moderate evidence");
    case UNKNOT_EVIDENCE_LIMITED:
      return _("Limited evidence");
    case UNKNOT_EVIDENCE_PRACTICE:
    default:
      return _("Common practice, not studied for this");
    }
}

char *
unknot_guide_meta (const UnknotCatalogEntry *entry)
{
  g_autofree char *length = NULL;

  g_return_val_if_fail (entry != NULL, NULL);
  length = unknot_phrase_guide_length (entry->seconds);
  return g_strdup_printf ("%s · %s", unknot_guide_kind_title (entry->kind), length);
}

char *
unknot_places_text (UnknotPlace places)
{
  static const struct {
    UnknotPlace place;
    const char *name;
  } all[] = {
    { UNKNOT_PLACE_CHAIR, N_("on a chair") },
    { UNKNOT_PLACE_STANDING, N_("standing") },
    { UNKNOT_PLACE_WALL, N_("at a wall") },
    { UNKNOT_PLACE_FLOOR, N_("on the floor") },
  };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (places & all[i].place)
      g_ptr_array_add (names, (gpointer) _(all[i].name));
  g_ptr_array_add (names, NULL);
  /* Translators: joins places: "on a chair or standing". */
  return g_strjoinv (_(" or "), (char **) names->pdata);
}

char *
unknot_marks_text (const UnknotCatalogEntry *entry)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();

  g_return_val_if_fail (entry != NULL, NULL);
  if (entry->silent && entry->kind != UNKNOT_GUIDE_CARE)
    g_ptr_array_add (marks, (gpointer) _("silent"));
  if (entry->on_camera && entry->kind != UNKNOT_GUIDE_CARE)
    g_ptr_array_add (marks, (gpointer) _("can be done on camera"));
  g_ptr_array_add (marks, NULL);
  return g_strjoinv (" · ", (char **) marks->pdata);
}

static char *
prop_text (const char *key)
{
  static const struct {
    const char *key;
    const char *name;
  } names[] = {
    { "chair", N_("A chair") },
    { "desk", N_("A desk") },
    { "wall", N_("A wall") },
    { "doorway", N_("A doorway") },
    { "mat", N_("A mat") },
    { "band", N_("An elastic band") },
    { "ball", N_("A soft ball") },
    { "two-balls", N_("Two soft balls") },
    { "sock", N_("A long sock") },
    { "roller", N_("A foam roller") },
    { "cane", N_("A massage cane") },
    { "heating-pad", N_("A heating pad") },
    { "grain-bag", N_("A grain bag") },
    { "heat-wrap", N_("A heat wrap") },
    { "compress", N_("Towels and warm water") },
    { "shower", N_("A shower") },
    { "bath", N_("A bath") },
  };
  char *text;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (key, names[i].key))
      return g_strdup (_(names[i].name));
  /* A thing of the user's own guide. */
  text = g_strdelimit (g_strdup (key), "-", ' ');
  text[0] = g_ascii_toupper (text[0]);
  return text;
}

char **
unknot_prop_texts (const UnknotCatalogEntry *entry)
{
  GPtrArray *texts = g_ptr_array_new ();

  g_return_val_if_fail (entry != NULL, NULL);
  for (const char *const *key = entry->props; key != NULL && *key != NULL; key++)
    g_ptr_array_add (texts, prop_text (*key));
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

/* To the second: what one counts oneself. */
static char *
step_length (guint seconds)
{
  const guint minutes = seconds / 60, rest = seconds % 60;

  if (minutes == 0)
    /* Translators: how long a step takes, in seconds. */
    return g_strdup_printf (_("%u s"), seconds);
  if (rest == 0)
    /* Translators: the same in minutes. */
    return g_strdup_printf (_("%u min"), minutes);
  /* Translators: the same in minutes and seconds. */
  return g_strdup_printf (_("%u min %u s"), minutes, rest);
}

char *
unknot_step_note (const UnknotStep *step, gboolean each_side)
{
  g_autofree char *length = NULL;
  g_autofree char *times = NULL;
  g_autofree char *all = NULL;

  g_return_val_if_fail (step != NULL, NULL);
  length = step_length (MAX (1, (guint) (step->seconds + 0.5)));
  if (step->repeat > 1)
    {
      times = g_strdup_printf (ngettext ("%u time", "%u times", step->repeat), step->repeat);
      /* Translators: how often a step is done, and how long that takes: "8 times, 40 s". */
      all = g_strdup_printf (_("%s, %s"), times, length);
    }
  else
    all = g_steal_pointer (&length);
  /* Translators: of a step that is done on the left and on the right: "20 s a side". */
  return each_side ? g_strdup_printf (_("%s a side"), all) : g_steal_pointer (&all);
}

char *
unknot_muscle_text (const char *key)
{
  UnknotMuscle muscle;
  char *text;

  g_return_val_if_fail (key != NULL, NULL);
  if (unknot_muscle_from_name (key, &muscle, NULL, NULL))
    return g_strdup (unknot_muscle_get_name (muscle));
  text = g_strdelimit (g_strdup (key), "-", ' ');
  text[0] = g_ascii_toupper (text[0]);
  return text;
}

const char **
unknot_guide_never_press_texts (UnknotGuide *guide)
{
  static const struct {
    const char *key;
    const char *text;
  } places[] = {
    { "throat", N_("The throat and the front of the neck") },
    { "pulse", N_("Anywhere you feel a pulse") },
    { "spine", N_("The bones of the spine") },
    { "armpit", N_("The armpit") },
    { "collarbone", N_("The hollow at the collarbone") },
    { "lower-ribs", N_("The lowest ribs at the back, where the kidneys are") },
    { "skin", N_("Broken or swollen skin, lumps, varicose veins") },
  };
  GPtrArray *texts = g_ptr_array_new ();

  g_return_val_if_fail (UNKNOT_IS_GUIDE (guide), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strv_contains (unknot_guide_get_never_press (guide), places[i].key))
      g_ptr_array_add (texts, (gpointer) _(places[i].text));
  g_ptr_array_add (texts, NULL);
  return (const char **) g_ptr_array_free (texts, FALSE);
}
