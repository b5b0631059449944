/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be asked of the player: by its buttons, its keys and its menu. */
#include "config.h"

#include "app/player/player-private.h"

/* What moves a guide along. */
static const struct {
  const char *action;
  void (*move) (UnknotPlayerState *state);
} moves[] = {
  { "player.start", unknot_player_state_start },
  { "player.toggle", unknot_player_state_toggle },
  { "player.previous", unknot_player_state_previous },
  { "player.next", unknot_player_state_next },
};

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (name, moves[i].action))
      moves[i].move (UNKNOT_PLAYER (widget)->state);
  unknot_player_update (UNKNOT_PLAYER (widget));
}

static void
go_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  unknot_player_state_go_to (UNKNOT_PLAYER (widget)->state, g_variant_get_uint32 (parameter));
  unknot_player_update (UNKNOT_PLAYER (widget));
}

static void
skin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UnknotPlayer *self = UNKNOT_PLAYER (widget);
  const gboolean fine = g_str_equal (name, "player.skin-is-fine");

  if (fine)
    unknot_step_page_hide_question (self->step);
  else
    self->stop = UNKNOT_PLAYER_TOO_RED;
  unknot_player_state_answer (self->state, fine);
  unknot_player_update (self);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "leave");
}

static void
felt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean after;
  guint strength;

  g_variant_get (parameter, "(bu)", &after, &strength);
  g_signal_emit_by_name (widget, "felt", after, strength);
}

void
unknot_player_actions_update (UnknotPlayer *self)
{
  const gboolean asking = self->state != NULL && unknot_player_state_get_phase (self->state) == UNKNOT_PLAYER_ASKING;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), moves[i].action,
                                   self->state != NULL && (!asking || moves[i].move != unknot_player_state_toggle));
}

void
unknot_player_actions_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_install_action (widget_class, moves[i].action, NULL, move_action);
  gtk_widget_class_install_action (widget_class, "player.go-to", "u", go_to_action);
  gtk_widget_class_install_action (widget_class, "player.skin-is-fine", NULL, skin_action);
  gtk_widget_class_install_action (widget_class, "player.too-red", NULL, skin_action);
  gtk_widget_class_install_action (widget_class, "player.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "player.felt", "(bu)", felt_action);
}
