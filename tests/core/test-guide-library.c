/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/muscle.h"
#include "bundled-guides.h"

/* That the library holds what it promises, and says truly where each guide can be done. */

/* What the library promises to hold. */
static void
test_library (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  guint kinds[UNKNOT_N_GUIDE_KINDS] = { 0 }, calls = 0, i;

  unknot_catalog_load (catalog);
  for (i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);

      kinds[entry->kind]++;
      calls += entry->for_call;
    }
  g_assert_cmpuint (unknot_catalog_get_n_entries (catalog), >=, 60);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_STRETCH], >=, 30);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_MASSAGE], >=, 10);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_HEAT], >=, 6);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_POSTURE], >=, 5);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_CALM], >=, 5);
  g_assert_cmpuint (kinds[UNKNOT_GUIDE_CARE], >=, 3);
  g_assert_cmpuint (calls, >=, 4);
}

/* Nobody in a video call sees it: what is made for a call, breathing, a squeeze of the blades, and what is only read. */
static void
test_on_camera (void)
{
  static const char *const unseen[] = { "box-breathing", "even-breathing", "short-even-breathing", "scapular-squeeze",
                                        "eat-something", "professional-massage", "what-is-a-knot", "when-to-see-someone",
                                        NULL };
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);

  unknot_catalog_load (catalog);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);

      if (entry->on_camera != (entry->for_call || g_strv_contains (unseen, entry->id)))
        g_error ("%s: can it be done on camera, unseen?", entry->id);
      g_assert_true (!entry->for_call || entry->silent);
    }
}

/* There is a set for each muscle. */
static void
test_sets (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);

  unknot_catalog_load (catalog);
  for (UnknotMuscle muscle = 0; muscle < UNKNOT_N_MUSCLES; muscle++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
        {
          const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);

          found = found || (entry->n_parts > 0 && g_strv_contains (entry->muscles, unknot_muscle_get_id (muscle)));
        }
      if (!found)
        g_error ("no set for %s", unknot_muscle_get_id (muscle));
    }
}

/* Where somebody stands at a wall, all can be done for which they only stand. */
static UnknotPlace
places_of (const UnknotCatalogEntry *entry)
{
  return entry->places | (entry->places & UNKNOT_PLACE_STANDING ? UNKNOT_PLACE_WALL : 0);
}

/* Each place that a set names suits every one of its parts. */
static void
test_set_places (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  guint sets = 0;

  unknot_catalog_load (catalog);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *set = unknot_catalog_get_entry (catalog, i);
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, set->id, NULL);
      const char *const *parts = unknot_guide_get_parts (guide);

      sets += set->n_parts > 0;
      for (guint k = 0; set->n_parts > 0 && parts[k] != NULL; k++)
        {
          const UnknotCatalogEntry *part = unknot_catalog_find (catalog, parts[k]);

          g_assert_nonnull (part);
          if ((set->places & ~places_of (part)) != 0)
            g_error ("%s: names a place where “%s” cannot be done", set->id, part->id);
        }
    }
  g_assert_cmpuint (sets, >=, 10);
}

/* Who stands is not told to sit or to hold a chair, and who may do either is told of both; a mat is no chair. */
static void
check_stance (UnknotCatalog *catalog, UnknotGuide *guide)
{
  const UnknotPlace places = unknot_catalog_find (catalog, unknot_guide_get_id (guide))->places;

  if (!(places & (UNKNOT_PLACE_STANDING | UNKNOT_PLACE_WALL | UNKNOT_PLACE_FLOOR)) ||
      unknot_guide_get_kind (guide) == UNKNOT_GUIDE_POSTURE)
    return;
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const char *text = unknot_guide_get_step (guide, i)->text;

      if (g_regex_match_simple ("(?i)\\b(seat|backrest|chair)\\b", text, 0, 0) ||
          (g_regex_match_simple ("(?i)\\bsit\\b", text, 0, 0) &&
           !g_regex_match_simple ("(?i)\\bsit (or (stand|lie)|(down )?on the (mat|floor))\\b", text, 0, 0)))
        g_error ("%s: can it be done without a chair? “%s”", unknot_guide_get_id (guide), text);
    }
}

/* Each muscle is stretched or worked by the guide that it names. */
static void
test_muscles (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);

  unknot_catalog_load (catalog);
  for (UnknotMuscle muscle = 0; muscle < UNKNOT_N_MUSCLES; muscle++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_find (catalog, unknot_muscle_get_stretch (muscle));

      g_assert_nonnull (entry);
      g_assert_cmpuint (entry->kind, ==, UNKNOT_GUIDE_STRETCH);
      if (!g_strv_contains (entry->muscles, unknot_muscle_get_id (muscle)))
        g_error ("%s does not say that it is for %s", entry->id, unknot_muscle_get_id (muscle));
    }
}

static void
test_stance (void)
{
  unknot_for_each_guide (check_stance);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-library/library", test_library);
  g_test_add_func ("/guide-library/on-camera", test_on_camera);
  g_test_add_func ("/guide-library/sets", test_sets);
  g_test_add_func ("/guide-library/set-places", test_set_places);
  g_test_add_func ("/guide-library/stance", test_stance);
  g_test_add_func ("/guide-library/muscles", test_muscles);
  return g_test_run ();
}
