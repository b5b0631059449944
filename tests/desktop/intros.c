/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be known before a guide can be read without scrolling, in a window as large as it comes,
 * with text of the usual size; who should ask first is among it, whole.  Run by test-intros.sh.
 *
 * usage: intros [FOLDER [WIDTH HEIGHT]]: with a folder, instead, a picture of each into it, to look at. */
#include <stdlib.h>

#include "app/app-resources.h"
#include "app/application-private.h"
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

/* @asks: whether an open place is asked about, too.  Returns: pixels that can only be scrolled to. */
static double
hidden (GtkWindow *window, UnknotPlayer *player, UnknotGuide *guide, gboolean asks)
{
  GtkAdjustment *adjustment;

  unknot_player_set_guide (player, guide);
  unknot_player_set_knot (player, asks ? PLACE : NULL);
  wait_for_frames (GTK_WIDGET (window));
  adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (look_find (look_find (GTK_WIDGET (window), UNKNOT_TYPE_INTRO_PAGE), GTK_TYPE_SCROLLED_WINDOW)));
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

/* Returns: how many of those who should ask first are not told so. */
static guint
untold (GtkWindow *window, UnknotGuide *guide)
{
  const char *const *texts = unknot_guide_get_ask_first (guide);
  guint n = 0;

  for (; *texts != NULL; texts++)
    if (!look_stands (look_find (GTK_WIDGET (window), UNKNOT_TYPE_INTRO_PAGE), *texts))
      {
        g_printerr ("FAILED: %s does not say “%s”\n", unknot_guide_get_id (guide), *texts);
        n++;
      }
  return n;
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

int
main (int argc, char *argv[])
{
  g_autoptr (UnknotApplication) app = NULL;
  UnknotCatalog *catalog;
  UnknotPlayer *player;
  GtkWindow *window;
  guint failed = 0, n = 0;

  unknot_app_get_resource (); /* links them */
  app = unknot_application_new ();
  if (!g_application_register (G_APPLICATION (app), NULL, NULL))
    return 2;
  catalog = unknot_application_get_catalog (app);
  unknot_catalog_load (catalog);
  window = GTK_WINDOW (unknot_player_window_new (app));
  player = UNKNOT_PLAYER (look_find (GTK_WIDGET (window), UNKNOT_TYPE_PLAYER));
  if (argc > 3)
    gtk_window_set_default_size (window, atoi (argv[2]), atoi (argv[3]));
  gtk_window_present (window);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, entry->id, NULL);

      /* A list to tick has a window of its own. */
      if (entry->checklist)
        continue;
      for (gboolean asks = FALSE; asks <= TRUE; asks++)
        {
          const double pixels = hidden (window, player, guide, asks);

          n++;
          if (argc > 1)
            take_picture (window, argv[1], entry->id, asks);
          else
            failed += untold (window, guide);
          if (pixels <= 0)
            continue;
          g_printerr ("FAILED: %s%s: %.0f pixels are hidden\n", entry->id, asks ? " with a question" : "", pixels);
          failed++;
        }
    }
  g_print ("%u intros, %u of them are scrolled\n", n, failed);
  gtk_window_destroy (window);
  return failed > 0;
}
