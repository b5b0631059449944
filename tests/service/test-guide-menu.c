/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fixture.h"
#include "service/tray/guide-menu.h"
#include "service/tray/menu-items.h"

#define BUNDLED "resource:///io/github/unknot/Unknot/guides"

typedef struct {
  char *folder;
  UnknotCatalog *catalog;
  GMenuModel *model;
  GSimpleActionGroup *actions;
  UnknotMenuItems *items;
  guint changed;
} World;

static void
changed_cb (gpointer user_data)
{
  ((World *) user_data)->changed++;
}

static void
set_up (World *world, gconstpointer data)
{
  world->folder = g_dir_make_tmp ("unknot-guides-XXXXXX", NULL);
  world->catalog = unknot_catalog_new (BUNDLED, world->folder);
  unknot_catalog_load (world->catalog);
  world->model = unknot_guide_menu_new (world->catalog);
  world->actions = g_simple_action_group_new ();
  world->items = unknot_menu_items_new (world->model, G_ACTION_GROUP (world->actions), changed_cb, world);
}

static void
tear_down (World *world, gconstpointer data)
{
  g_autofree char *file = g_build_filename (world->folder, "own-one.json", NULL);

  unknot_menu_items_free (world->items);
  g_assert_finalize_object (world->model);
  g_object_unref (world->actions);
  g_assert_finalize_object (world->catalog);
  g_remove (file);
  g_rmdir (world->folder);
  g_free (world->folder);
}

/* An own guide of the kind "care". */
static void
write_own_guide (World *world)
{
  g_autofree char *path = g_build_filename (world->folder, "own-one.json", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (
    path,
    "{\"format\":1,\"id\":\"own-one\",\"kind\":\"care\",\"title\":\"My_own guide\",\"summary\":\"Own.\","
    "\"place\":[\"chair\"],\"evidence\":{\"strength\":\"practice\",\"note\":\"Own.\",\"sources\":[\"own\"]},"
    "\"cautions\":[\"Slowly.\"],\"stop\":[\"Stop.\"],"
    "\"base\":\"sitting\",\"steps\":[{\"text\":\"Breathe.\",\"seconds\":5}]}",
    -1, &error);
  g_assert_no_error (error);
}

/* Every entry of the catalogue is in the menu once, under its kind, and asks for its guide. */
static void
test_entries (World *world, gconstpointer data)
{
  UnknotMenuItem *root = unknot_menu_items_find (world->items, 0);
  GPtrArray *kinds = unknot_menu_items_get_children (world->items, root);
  guint entry = 0;

  for (guint i = 0; i < kinds->len; i++) {
    GPtrArray *guides = unknot_menu_items_get_children (world->items, g_ptr_array_index (kinds, i));

    g_assert_cmpuint (guides->len, >, 0);
    for (guint j = 0; j < guides->len; j++, entry++) {
      UnknotMenuItem *item = g_ptr_array_index (guides, j);
      const UnknotCatalogEntry *expected = unknot_catalog_get_entry (world->catalog, entry);
      g_autofree char *label = NULL, *target = NULL;

      g_menu_model_get_item_attribute (item->model, item->index, "label", "s", &label);
      g_menu_model_get_item_attribute (item->model, item->index, "target", "s", &target);
      g_assert_cmpstr (label, ==, expected->title);
      g_assert_cmpstr (target, ==, expected->id);
    }
  }
  g_assert_cmpuint (entry, ==, unknot_catalog_get_n_entries (world->catalog));
  g_assert_cmpuint (entry, >=, 8);
}

static int
find_kind (World *world, const char *label)
{
  GPtrArray *kinds = unknot_menu_items_get_children (world->items, unknot_menu_items_find (world->items, 0));

  for (guint i = 0; i < kinds->len; i++) {
    UnknotMenuItem *item = g_ptr_array_index (kinds, i);
    g_autofree char *own = NULL;

    g_menu_model_get_item_attribute (item->model, item->index, "label", "s", &own);
    if (g_strcmp0 (own, label) == 0)
      return item->id;
  }
  return -1;
}

/* The guides of the kind labelled @label that the menu shows. */
static GPtrArray *
guides_of (World *world, const char *label)
{
  return unknot_menu_items_get_children (world->items, unknot_menu_items_find (world->items, find_kind (world, label)));
}

static gboolean
has_label (GPtrArray *guides, const char *wanted)
{
  for (guint i = 0; i < guides->len; i++) {
    UnknotMenuItem *item = g_ptr_array_index (guides, i);
    g_autofree char *label = NULL;

    g_menu_model_get_item_attribute (item->model, item->index, "label", "s", &label);
    if (g_strcmp0 (label, wanted) == 0)
      return TRUE;
  }
  return FALSE;
}

/* A new guide appears in a menu that was looked at; the others keep their numbers. */
static void
test_changes (World *world, gconstpointer data)
{
  int stretches = find_kind (world, "Stretches");
  guint before = guides_of (world, "Everyday care")->len;
  g_autoptr (GArray) layouts = NULL;

  g_assert_cmpint (stretches, >, 0);
  write_own_guide (world);
  unknot_catalog_load (world->catalog);
  g_assert_cmpstrv (unknot_catalog_get_problems (world->catalog), (const char *const[]){ NULL });
  g_assert_cmpuint (world->changed, >, 0);
  layouts = unknot_menu_items_refresh (world->items);
  g_assert_cmpuint (layouts->len, ==, 1);
  g_assert_cmpint (find_kind (world, "Stretches"), ==, stretches);

  g_assert_cmpuint (guides_of (world, "Everyday care")->len, ==, before + 1);
  g_assert_true (has_label (guides_of (world, "Everyday care"), "My__own guide"));
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add ("/guide-menu/entries", World, NULL, set_up, test_entries, tear_down);
  g_test_add ("/guide-menu/changes", World, NULL, set_up, test_changes, tear_down);
  return g_test_run ();
}
