/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/catalog.h"
#include "core/guide/checklist.h"

#define GUIDE "workplace-set-up"

static UnknotGuide *
read_guide (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", NULL);
  g_autoptr (GError) error = NULL;
  UnknotGuide *guide;

  unknot_catalog_load (catalog);
  g_assert_true (unknot_catalog_find (catalog, GUIDE)->checklist);
  g_assert_false (unknot_catalog_find (catalog, "neck-turn")->checklist);
  guide = unknot_catalog_read_guide (catalog, GUIDE, &error);
  g_assert_no_error (error);
  return guide;
}

static GVariant *
parse (const char *text)
{
  return g_variant_ref_sink (g_variant_new_parsed (text));
}

/* All that the evidence names is there, with a title each. */
static void
test_bundled (void)
{
  static const char *const needed[] = { "seat-height", "desk-height", "screen-height", "screen-distance", "keyboard",
                                        "mouse",       "light",       "laptop",        "phone",           "two-screens" };
  g_autoptr (UnknotGuide) guide = read_guide ();

  for (guint n = 0; n < G_N_ELEMENTS (needed); n++)
    {
      guint i = 0;

      while (!g_str_equal (unknot_guide_get_step (guide, i)->item, needed[n]))
        g_assert_cmpuint (++i, <, unknot_guide_get_n_steps (guide));
      g_assert_cmpstr (unknot_guide_get_step (guide, i)->title, !=, "");
    }
}

/* Opened again, it shows what is open, in its order, and no more once all has its answer. */
static void
test_open (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ();
  g_autoptr (UnknotChecklist) list = unknot_checklist_new (guide, NULL);
  const guint n = unknot_checklist_get_n_items (list);

  g_assert_cmpuint (unknot_checklist_get_n_open (list), ==, n);
  g_assert_cmpuint (unknot_checklist_next_open (list, 0), ==, 0);
  unknot_checklist_set (list, 0, UNKNOT_CHECK_SO);
  unknot_checklist_set (list, 1, UNKNOT_CHECK_CHANGED);
  unknot_checklist_set (list, 3, UNKNOT_CHECK_NONE);
  g_assert_cmpuint (unknot_checklist_get_n_open (list), ==, n - 3);
  g_assert_cmpuint (unknot_checklist_next_open (list, 0), ==, 2);
  g_assert_cmpuint (unknot_checklist_next_open (list, 3), ==, 4);
  for (guint i = 0; i < n; i++)
    unknot_checklist_set (list, i, UNKNOT_CHECK_SO);
  g_assert_cmpuint (unknot_checklist_next_open (list, 0), ==, n);
  unknot_checklist_set (list, 2, UNKNOT_CHECK_OPEN);
  g_assert_cmpuint (unknot_checklist_next_open (list, 0), ==, 2);
  unknot_checklist_reset (list);
  g_assert_cmpuint (unknot_checklist_get_n_open (list), ==, n);
}

/* What is kept is read again; other guides' answers stay, and what nobody knows does no harm. */
static void
test_kept (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ();
  g_autoptr (GVariant) before =
    parse ("{'my-desk/lamp': 'so', '" GUIDE "/feet': 'changed', '" GUIDE "/light': 'perhaps', '" GUIDE "/gone': 'so'}");
  g_autoptr (UnknotChecklist) list = unknot_checklist_new (guide, before);
  g_autoptr (UnknotChecklist) again = NULL;
  g_autoptr (GVariant) after = NULL;
  const char *word;

  g_assert_cmpint (unknot_checklist_get (list, 1), ==, UNKNOT_CHECK_CHANGED);
  g_assert_cmpuint (unknot_checklist_get_n_open (list), ==, unknot_checklist_get_n_items (list) - 1);
  unknot_checklist_set (list, 0, UNKNOT_CHECK_NONE);
  after = unknot_checklist_to_variant (list, before);
  g_assert_true (g_variant_lookup (after, "my-desk/lamp", "&s", &word));
  g_assert_cmpstr (word, ==, "so");
  g_assert_cmpuint (g_variant_n_children (after), ==, 3);
  again = unknot_checklist_new (guide, after);
  for (guint i = 0; i < unknot_checklist_get_n_items (list); i++)
    g_assert_cmpint (unknot_checklist_get (again, i), ==, unknot_checklist_get (list, i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checklist/bundled", test_bundled);
  g_test_add_func ("/checklist/open", test_open);
  g_test_add_func ("/checklist/kept", test_kept);
  return g_test_run ();
}
