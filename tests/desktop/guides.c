/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the guides and of the foods, looked at from within.  Run by test-guides.sh. */
#include <glib/gstdio.h>

#include "app/app-resources.h"
#include "app/application-private.h"
#include "app/foods/food-window.h"
#include "app/guides/guide-detail.h"
#include "app/guides/guides-page.h"
#include "core/guide/guide-search.h"
#include "look.h"

/* Longer than a busy machine needs. */
#define PATIENCE_SECONDS 120

static guint failed;

static gboolean
out_of_patience_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until @text stands in the part of the window that is a @type, or no longer, when @there is FALSE. */
static void
expect (GtkWidget *window, GType type, const char *text, gboolean there)
{
  gboolean over = FALSE;
  guint id = g_timeout_add_seconds (PATIENCE_SECONDS, out_of_patience_cb, &over);

  while (!over)
    {
      GtkWidget *part = look_find (window, type);

      if (part != NULL && look_stands (part, text) == there)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  if (over)
    failed++;
  else
    g_source_remove (id);
  g_print ("%s: “%s” %s\n", over ? "FAILED" : "ok", text, there ? "is there" : "is gone");
}

static GtkWidget *
show_page (UnknotApplication *app, const char *page)
{
  unknot_application_show_page (app, page);
  return GTK_WIDGET (unknot_application_get_window (app));
}

/* Who would notice, what it takes, and who should ask first, in words. */
static void
check_details (UnknotApplication *app)
{
  static const struct {
    const char *page;
    const char *texts[4];
  } pages[] = {
    { "guide:ball-in-a-sock", { "A wall · A soft ball · A long sock", "at a wall · silent", "blood thinners", NULL } },
    { "guide:scapular-squeeze", { "silent · can be done on camera", "A chair", NULL } },
    { "guide:warm-compress", { "Towels and warm water", "skin that feels numb", NULL } },
    { "guide:even-breathing", { "in pregnancy", NULL } },
    { "guide:neck-side-tilt", { "20 s a side", "The same on the other side.", NULL } },
    { "guide:wall-angels", { "8 times, ", NULL } },
    { "guide:heating-pad", { "9 min", NULL } },
    { "guide:neck-set", { "After recent surgery", "rheumatoid arthritis", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    for (guint j = 0; pages[i].texts[j] != NULL; j++)
      expect (show_page (app, pages[i].page), UNKNOT_TYPE_GUIDE_DETAIL, pages[i].texts[j], TRUE);
}

/* A guide that is dropped into the folder stands on the open page, and goes with its file. */
static void
check_dropped (UnknotApplication *app)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "unknot", "guides", "my-own.json", NULL);
  static const char text[] =
    "{\"format\":1,\"id\":\"my-own\",\"kind\":\"stretch\",\"title\":\"Mine at the window\",\"summary\":\"S.\","
    "\"place\":[\"chair\"],\"evidence\":{\"strength\":\"practice\",\"note\":\"N.\",\"sources\":[\"own\"]},"
    "\"cautions\":[\"C.\"],\"stop\":[\"S.\"],\"base\":\"sitting\",\"steps\":[{\"text\":\"T.\",\"seconds\":30}]}";
  GtkWidget *window = show_page (app, "search:window");

  expect (window, UNKNOT_TYPE_GUIDES_PAGE, "Mine at the window", FALSE);
  if (!g_file_set_contents (path, text, -1, NULL))
    g_error ("%s cannot be written", path);
  expect (window, UNKNOT_TYPE_GUIDES_PAGE, "Mine at the window", TRUE);
  g_remove (path);
  expect (window, UNKNOT_TYPE_GUIDES_PAGE, "Mine at the window", FALSE);
}

/* The first button of that label that is on the screen.  Returns: (nullable). */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 &&
      gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

/* A kind that was chosen earlier does not hide what the desktop's search asks for; where it hides what is
 * typed, the way to the others is offered. */
static void
check_kind (UnknotApplication *app)
{
  static const char everywhere[] = "Look in all kinds of guides";
  GtkWidget *window = show_page (app, "search:heating pad"), *search = look_find (window, GTK_TYPE_SEARCH_ENTRY);

  expect (window, UNKNOT_TYPE_GUIDES_PAGE, "Heating pad", TRUE);
  g_signal_emit_by_name (find_button (window, "Calm"), "clicked");
  expect (window, UNKNOT_TYPE_GUIDES_PAGE, "No guide has these words", TRUE);
  expect (window, UNKNOT_TYPE_GUIDES_PAGE, everywhere, TRUE);
  g_signal_emit_by_name (find_button (window, everywhere), "clicked");
  expect (window, UNKNOT_TYPE_GUIDES_PAGE, "Heating pad", TRUE);
  gtk_editable_set_text (GTK_EDITABLE (search), "xylophone");
  expect (window, UNKNOT_TYPE_GUIDES_PAGE, "No guide has these words", TRUE);
  expect (window, UNKNOT_TYPE_GUIDES_PAGE, everywhere, FALSE);
  g_signal_emit_by_name (find_button (window, "Calm"), "clicked");
  show_page (app, "search:heating pad");
  expect (window, UNKNOT_TYPE_GUIDES_PAGE, "Heating pad", TRUE);
}

/* The page shows what the desktop's search, which leads to it, has found. */
static void
check_search (UnknotApplication *app)
{
  static const struct {
    const char *words;
    guint least; /* guides that anybody would expect */
  } searches[] = { { "knot", 4 }, { "shoulder knot", 1 }, { "HEAT", 2 }, { "  warmth ", 2 }, { "xylophone", 0 }, { "!?", 0 } };
  GtkGridView *grid = GTK_GRID_VIEW (look_find (look_find (show_page (app, "guides"), UNKNOT_TYPE_GUIDES_PAGE), GTK_TYPE_GRID_VIEW));

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *page = g_strconcat ("search:", searches[i].words, NULL);
      g_auto (GStrv) words = g_strsplit (searches[i].words, " ", -1);
      g_autoptr (GArray) found = unknot_guide_search (unknot_application_get_catalog (app),
                                                      (const char *const *) words, G_MAXUINT);
      gboolean over = FALSE;
      guint id = g_timeout_add_seconds (PATIENCE_SECONDS, out_of_patience_cb, &over), shown;

      show_page (app, page);
      while ((shown = g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (grid)))) != found->len && !over)
        g_main_context_iteration (NULL, TRUE);
      if (!over)
        g_source_remove (id);
      failed += over || found->len < searches[i].least;
      g_print ("%s: “%s” shows %u guides of %u\n", over || found->len < searches[i].least ? "FAILED" : "ok",
               searches[i].words, shown, found->len);
    }
}

/* From A to Z, or with the most of a mineral first, as it is chosen. */
static void
check_foods (UnknotApplication *app)
{
  static const char *const firsts[] = { "Acorn squash, baked", "Pumpkin seed kernels, roasted",
                                        "Potato, baked with skin", "Tofu, calcium-set" };
  GtkWidget *window, *table;

  g_action_group_activate_action (G_ACTION_GROUP (app), "foods", NULL);
  window = GTK_WIDGET (unknot_application_find_window (app, UNKNOT_TYPE_FOOD_WINDOW));
  table = look_find (window, GTK_TYPE_COLUMN_VIEW);
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autoptr (GObject) food = NULL;
      g_autofree char *name = NULL;

      gtk_drop_down_set_selected (GTK_DROP_DOWN (look_find (window, GTK_TYPE_DROP_DOWN)), i);
      food = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (table))), 0);
      g_object_get (food, "name", &name, NULL);
      failed += !g_str_equal (name, firsts[i]);
      g_print ("%s: order %u begins with %s\n", g_str_equal (name, firsts[i]) ? "ok" : "FAILED", i, name);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (UnknotApplication) app = NULL;

  unknot_app_get_resource (); /* links them */
  app = unknot_application_new ();
  if (!g_application_register (G_APPLICATION (app), NULL, NULL))
    return 2;
  g_application_hold (G_APPLICATION (app));
  check_details (app);
  check_dropped (app);
  check_search (app);
  check_kind (app);
  check_foods (app);
  while (gtk_application_get_windows (GTK_APPLICATION (app)) != NULL)
    gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (app))->data);
  return failed > 0;
}
