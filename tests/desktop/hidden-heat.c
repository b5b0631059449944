/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guide that nobody can see stands still; one that keeps the time of warmth on the skin does not, and
 * stops at its question.  Run by test-hidden-heat.sh. */
#include "config.h"

#include "app/app-resources.h"
#include "app/player/player.h"
#include "core/guide/catalog.h"

static double
get_position (UnknotPlayer *player)
{
  return unknot_player_state_get_position (unknot_player_get_state (player));
}

static gboolean
passed_cb (gpointer passed)
{
  *(gboolean *) passed = TRUE;
  return G_SOURCE_REMOVE;
}

static void
let_pass (guint ms)
{
  gboolean passed = FALSE;

  g_timeout_add (ms, passed_cb, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}

/* A guide at @step in a window that is shown and then hidden. */
static UnknotPlayer *
play_hidden (UnknotCatalog *catalog, const char *id, guint step)
{
  g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, id, NULL);
  UnknotPlayer *player = g_object_new (UNKNOT_TYPE_PLAYER, NULL);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (player));
  unknot_player_set_guide (player, guide);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (player), "player.start", NULL);
  gtk_widget_activate_action (GTK_WIDGET (player), "player.go-to", "u", step);
  let_pass (300);
  gtk_widget_hide (window);
  return player;
}

int
main (int argc, char *argv[])
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", NULL);
  g_autoptr (UnknotGuide) heat = NULL;
  UnknotPlayer *player;
  double before;

  gtk_init ();
  unknot_app_get_resource (); /* links them */
  unknot_catalog_load (catalog);
  player = play_hidden (catalog, "neck-turn", 1);
  before = get_position (player);
  let_pass (2500);
  g_assert_cmpfloat (get_position (player), ==, before);

  heat = unknot_catalog_read_guide (catalog, "heating-pad", NULL);
  player = play_hidden (catalog, "heating-pad", unknot_guide_get_heat (heat)->from);
  before = get_position (player);
  while (get_position (player) < before + 2)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (player), "player.toggle", NULL);
  before = get_position (player);
  let_pass (2500);
  g_assert_cmpfloat (get_position (player), ==, before);
  g_print ("ok\n");
  return 0;
}
