/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-heat.h"

#include "app/client-care.h"
#include "app/widgets/columns.h"
#include "app/widgets/label.h"
#include "app/widgets/widget-children.h"

/* With less left nobody goes back to work. */
#define LEAST_LEFT 60

struct _UnknotPlayerHeat {
  GtkWidget parent_instance;

  UnknotPlayer *player; /* not owned */
  UnknotClient *client;
  gboolean asking; /* the service has not answered yet */

  GtkLabel *problem;
  GtkWidget *button;
};

enum { SIGNAL_HANDED_OVER, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotPlayerHeat, unknot_player_heat, GTK_TYPE_WIDGET)

gboolean
unknot_player_heat_progress (UnknotGuide *guide, const UnknotPlayerState *state, guint *warmed, gboolean *looked)
{
  const UnknotGuideHeat *heat = unknot_guide_get_heat (guide);
  const guint step = unknot_player_state_get_step (state);
  const UnknotPlayerPhase phase = unknot_player_state_get_phase (state);

  *warmed = 0;
  *looked = FALSE;
  if (heat == NULL || phase == UNKNOT_PLAYER_INTRO || phase >= UNKNOT_PLAYER_DONE || step < heat->from)
    return FALSE;
  *warmed = (guint) (unknot_player_state_get_position (state) - unknot_player_state_get_step_start (state, heat->from));
  for (guint i = heat->from; i < step; i++)
    *looked = *looked || unknot_guide_get_step (guide, i)->skin_check;

  return *warmed + LEAST_LEFT < heat->seconds;
}

static void
update (UnknotPlayerHeat *self)
{
  UnknotGuide *guide = unknot_player_get_guide (self->player);
  const UnknotPlayerState *state = unknot_player_get_state (self->player);
  gboolean looked, free = unknot_client_heat_is (self->client, "off") || unknot_client_heat_is (self->client, "stretch");
  guint warmed;

  gtk_widget_set_visible (GTK_WIDGET (self), guide != NULL && state != NULL && free && !self->asking &&
                                               unknot_client_get_available (self->client) &&
                                               unknot_player_heat_progress (guide, state, &warmed, &looked));
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotPlayerHeat) self = data;
  g_autoptr (GError) error = NULL;

  self->asking = FALSE;
  gtk_widget_set_sensitive (self->button, TRUE);
  if (unknot_client_start_heat_finish (UNKNOT_CLIENT (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_HANDED_OVER], 0);
  else
    {
      unknot_label_show (self->problem, error->message); /* the guide goes on; nothing is lost */
      update (self); /* what changed while it was asked hid the offer */
    }
}

static void
hand_over_clicked_cb (UnknotPlayerHeat *self)
{
  UnknotGuide *guide = unknot_player_get_guide (self->player);
  gboolean looked;
  guint warmed;

  if (!unknot_player_heat_progress (guide, unknot_player_get_state (self->player), &warmed, &looked))
    return;
  self->asking = TRUE;
  unknot_label_show (self->problem, "");
  gtk_widget_set_sensitive (self->button, FALSE);
  unknot_client_start_heat (self->client, unknot_guide_get_id (guide), warmed, looked, started_cb, g_object_ref (self));
}

static void
unknot_player_heat_dispose (GObject *object)
{
  g_clear_object (&UNKNOT_PLAYER_HEAT (object)->client);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_player_heat_parent_class)->dispose (object);
}

static void
unknot_player_heat_class_init (UnknotPlayerHeatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_player_heat_dispose;
  signals[SIGNAL_HANDED_OVER] = g_signal_new ("handed-over", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/player-heat.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerHeat, problem);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerHeat, button);
  gtk_widget_class_bind_template_callback (widget_class, hand_over_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_player_heat_init (UnknotPlayerHeat *self)
{
  GtkLabel *label;

  gtk_widget_init_template (GTK_WIDGET (self));
  label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->button)));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
unknot_player_heat_link (UnknotPlayerHeat *self, UnknotPlayer *player, UnknotClient *client)
{
  g_return_if_fail (UNKNOT_IS_PLAYER_HEAT (self) && UNKNOT_IS_PLAYER (player) && self->client == NULL);

  self->player = player;
  self->client = g_object_ref (client);
  g_signal_connect_object (player, "begun", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "stepped", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "over", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
