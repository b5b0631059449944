/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that is to be known before a guide stands on its first page, and Start and Wait are in view however
 * little room there is: in a window as large as it comes, in a phone's, and there with text of twice the size.
 * Run by test-intros.sh.
 *
 * usage: intros [FOLDER [WIDTH HEIGHT]]: with a folder, instead, a picture of each into it, to look at. */
#include <stdlib.h>

#include "app/app-resources.h"
#include "app/application-private.h"
#include "app/guides/guide-words.h"
#include "app/player/intro-page.h"
#include "app/player/player-window.h"
#include "app/player/player.h"
#include "look.h"

/* The longest that can stand there. */
#define PLACE "Between spine and shoulder blade (rhomboids), right side"

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  ++*(guint *) data;
}

/* Until it has been laid out and painted anew. */
static void
wait_for_frames (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint frames = 0;
  const gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &frames);

  gtk_widget_queue_resize (widget);
  while (frames < 2)
    {
      gtk_widget_queue_draw (widget);
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, id);
}

/* @asks: whether an open place is asked about, too. */
static void
show (GtkWindow *window, UnknotPlayer *player, UnknotGuide *guide, gboolean asks)
{
  unknot_player_set_guide (player, guide);
  unknot_player_set_knot (player, asks ? PLACE : NULL);
  wait_for_frames (GTK_WIDGET (window));
}

/* Returns: how many of @texts do not stand on the page. */
static guint
count_untold (GtkWindow *window, UnknotGuide *guide, const char *const *texts)
{
  guint n = 0;

  for (; *texts != NULL; texts++)
    if (!look_stands (look_find (GTK_WIDGET (window), UNKNOT_TYPE_INTRO_PAGE), *texts))
      {
        g_printerr ("FAILED: %s does not say “%s”\n", unknot_guide_get_id (guide), *texts);
        n++;
      }
  return n;
}

static guint
count_all_untold (GtkWindow *window, UnknotGuide *guide)
{
  g_autofree const char **never_press = unknot_guide_never_press_texts (guide);

  return count_untold (window, guide, unknot_guide_get_ask_first (guide)) +
         count_untold (window, guide, unknot_guide_get_cautions (guide)) +
         count_untold (window, guide, unknot_guide_get_stop (guide)) + count_untold (window, guide, never_press);
}

/* Returns: the button on the page that does @action. */
static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);
  return found;
}

/* Whether all of the button is within @width and @height of the window. */
static gboolean
in_view (GtkWindow *window, const char *action, int width, int height)
{
  GtkWidget *button = find_button (look_find (GTK_WIDGET (window), UNKNOT_TYPE_INTRO_PAGE), action);
  graphene_rect_t box;

  return button != NULL && gtk_widget_get_mapped (button) &&
         gtk_widget_compute_bounds (button, GTK_WIDGET (window), &box) && box.size.width > 0 && box.origin.x >= 0 &&
         box.origin.y >= 0 && box.origin.x + box.size.width <= width && box.origin.y + box.size.height <= height;
}

static void
take_picture (GtkWindow *window, const char *folder, const char *id, gboolean asks)
{
  g_autofree char *path = g_strdup_printf ("%s/%s%s.png", folder, id, asks ? "-asks" : "");
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  const int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  gsk_render_node_unref (node);
  gdk_texture_save_to_png (texture, path);
}

/* Shows every guide's first page.  @folder: (nullable): pictures go there.  Returns: how many of them fail. */
static guint
look_at_all (UnknotCatalog *catalog, GtkWindow *window, const char *folder, int width, int height)
{
  UnknotPlayer *player = UNKNOT_PLAYER (look_find (GTK_WIDGET (window), UNKNOT_TYPE_PLAYER));
  guint failed = 0;

  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, entry->id, NULL);

      /* A list to tick has a window of its own. */
      if (entry->checklist)
        continue;
      for (gboolean asks = FALSE; asks <= TRUE; asks++)
        {
          show (window, player, guide, asks);
          if (folder != NULL)
            take_picture (window, folder, entry->id, asks);
          failed += count_all_untold (window, guide);
          if (in_view (window, "player.start", width, height) && in_view (window, "player.toggle", width, height))
            continue;
          g_printerr ("FAILED: %s%s: a button is not in view\n", entry->id, asks ? " with a question" : "");
          failed++;
        }
    }
  return failed;
}

/* Who scrolls is not hurried.  Returns: how many of the two fail. */
static guint
scroll (UnknotCatalog *catalog, GtkWindow *window)
{
  UnknotPlayer *player = UNKNOT_PLAYER (look_find (GTK_WIDGET (window), UNKNOT_TYPE_PLAYER));
  g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, "thumb-glide", NULL);
  GtkWidget *page = look_find (GTK_WIDGET (window), UNKNOT_TYPE_INTRO_PAGE);
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (look_find (page, GTK_TYPE_SCROLLED_WINDOW)));
  gboolean counted;

  show (window, player, guide, FALSE);
  counted = unknot_player_state_is_running (unknot_player_get_state (player));
  gtk_adjustment_set_value (adjustment, 20);
  if (counted && gtk_adjustment_get_value (adjustment) > 0 &&
      !unknot_player_state_is_running (unknot_player_get_state (player)))
    return 0;
  g_printerr ("FAILED: the countdown does not wait for who scrolls\n");
  return 1;
}

int
main (int argc, char *argv[])
{
  static const struct {
    int width, height;
    double text;
  } sizes[] = { { 930, 720, 1 }, { 360, 600, 1 }, { 360, 600, 2 } };
  g_autoptr (UnknotApplication) app = NULL;
  UnknotCatalog *catalog;
  GtkWindow *window;
  guint failed = 0;
  int dpi;

  unknot_app_get_resource (); /* links them */
  app = unknot_application_new ();
  if (!g_application_register (G_APPLICATION (app), NULL, NULL))
    return 2;
  catalog = unknot_application_get_catalog (app);
  unknot_catalog_load (catalog);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const int width = argc > 3 ? atoi (argv[2]) : sizes[i].width, height = argc > 3 ? atoi (argv[3]) : sizes[i].height;

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (dpi * sizes[i].text), NULL);
      window = GTK_WINDOW (unknot_player_window_new (app));
      gtk_window_set_default_size (window, width, height);
      gtk_window_present (window);
      failed += look_at_all (catalog, window, argc > 1 ? argv[1] : NULL, width, height);
      if (sizes[i].width < 700)
        failed += scroll (catalog, window);
      gtk_window_destroy (window);
      if (argc > 1)
        break;
    }
  g_print ("%u failures\n", failed);
  return failed > 0;
}
