/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-keys.h"

/* The arrow that points on in the direction of reading goes to the next step. */
static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  const gboolean right = g_variant_get_boolean (args), rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_activate_action (widget, right != rtl ? "player.next" : "player.previous", NULL);
  return TRUE;
}

void
unknot_player_keys_bind (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_space, 0, "player.toggle", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, 0, "kept.slower", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, 0, "kept.guide-mirror", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "player.leave", NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, 0, arrow_cb, "b", TRUE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, 0, arrow_cb, "b", FALSE);
}
