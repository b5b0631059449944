/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-window.h"

#include <glib/gi18n.h>

#include "app/player/player-heat.h"
#include "app/player/player-link.h"
#include "app/player/player.h"
#include "app/widgets/signs-button.h"
#include "app/widgets/title.h"

struct _UnknotPlayerWindow {
  GtkWindow parent_instance;

  UnknotApplication *app; /* outlives every window */
  UnknotPlayer *player;
  UnknotPlayerHeat *heat;
  guint close_id;
  gboolean prepared;   /* has a guide, which nobody has asked for so far */
  gboolean on_break;   /* the service counts a break while this guide plays */
  gboolean seen_break; /* and its properties have said so */
};

G_DEFINE_FINAL_TYPE (UnknotPlayerWindow, unknot_player_window, GTK_TYPE_WINDOW)

static gboolean
service_on_break (UnknotPlayerWindow *self)
{
  UnknotClient *client = unknot_application_get_client (self->app);

  return unknot_client_get_available (client) && unknot_client_get_break_started (client) != 0;
}

/* While the service is away nothing is known; the guide goes on. */
static void
client_changed_cb (UnknotPlayerWindow *self)
{
  if (self->prepared || !unknot_client_get_available (unknot_application_get_client (self->app)))
    return;
  if (service_on_break (self))
    self->on_break = self->seen_break = !unknot_player_is_over (self->player);
  else if (self->on_break && self->seen_break)
    {
      self->on_break = FALSE;
      unknot_player_end_elsewhere (self->player);
    }
}

static void
end_break (UnknotPlayerWindow *self, gboolean completed)
{
  if (!self->on_break && !service_on_break (self))
    return;
  self->on_break = FALSE;
  unknot_client_end_break (unknot_application_get_client (self->app), completed);
}

static void
over_cb (UnknotPlayerWindow *self, gboolean completed)
{
  end_break (self, completed);
}

static gboolean
close_cb (gpointer data)
{
  UnknotPlayerWindow *self = data;

  self->close_id = 0;
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* Not at once: the player is still in the middle of the key or click that asked for it. */
static void
leave_cb (UnknotPlayerWindow *self)
{
  if (self->close_id == 0)
    self->close_id = g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, self, NULL);
}

static gboolean
unknot_player_window_close_request (GtkWindow *window)
{
  UnknotPlayerWindow *self = UNKNOT_PLAYER_WINDOW (window);

  if (!unknot_player_is_over (self->player))
    end_break (self, FALSE);
  return GTK_WINDOW_CLASS (unknot_player_window_parent_class)->close_request (window);
}

static void
frame_painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, frame_painted_cb, user_data);
  g_debug ("first frame of the guide at %" G_GINT64_FORMAT " us", g_get_monotonic_time ());
}

/* Tells, to whoever measures, when there is something to see. */
static void
unknot_player_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_player_window_parent_class)->map (widget);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (frame_painted_cb), widget, 0);
}

static void
unknot_player_window_dispose (GObject *object)
{
  g_clear_handle_id (&UNKNOT_PLAYER_WINDOW (object)->close_id, g_source_remove);
  G_OBJECT_CLASS (unknot_player_window_parent_class)->dispose (object);
}

static void
unknot_player_window_class_init (UnknotPlayerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_player_window_dispose;
  widget_class->map = unknot_player_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = unknot_player_window_close_request;
  g_type_ensure (UNKNOT_TYPE_PLAYER);
  g_type_ensure (UNKNOT_TYPE_PLAYER_HEAT);
  g_type_ensure (UNKNOT_TYPE_SIGNS_BUTTON);
  g_type_ensure (UNKNOT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/player-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerWindow, player);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerWindow, heat);
  gtk_widget_class_bind_template_callback (widget_class, over_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
unknot_player_window_init (UnknotPlayerWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

UnknotPlayerWindow *
unknot_player_window_new (UnknotApplication *app)
{
  UnknotPlayerWindow *self = g_object_new (UNKNOT_TYPE_PLAYER_WINDOW, NULL);

  self->app = app;
  unknot_player_link (self->player, app);
  unknot_player_heat_link (self->heat, self->player, unknot_application_get_client (app));
  g_signal_connect_object (unknot_application_get_client (app), "changed", G_CALLBACK (client_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static gboolean
has_guide (UnknotPlayerWindow *self, UnknotGuide *guide)
{
  UnknotGuide *playing = unknot_player_get_guide (self->player);

  return playing != NULL && !unknot_player_is_over (self->player) &&
         g_str_equal (unknot_guide_get_id (playing), unknot_guide_get_id (guide));
}

static void
set_guide (UnknotPlayerWindow *self, UnknotGuide *guide)
{
  gtk_window_set_title (GTK_WINDOW (self), unknot_guide_get_title (guide));
  unknot_player_set_guide (self->player, guide);
}

void
unknot_player_window_prepare (UnknotPlayerWindow *self, UnknotGuide *guide)
{
  int width, height;

  g_return_if_fail (UNKNOT_IS_PLAYER_WINDOW (self) && UNKNOT_IS_GUIDE (guide));

  self->prepared = TRUE;
  if (has_guide (self, guide))
    return;
  gtk_widget_realize (GTK_WIDGET (self));
  set_guide (self, guide);
  /* Fonts, styles and the places of everything are found when it is laid out. */
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, width, NULL, NULL, NULL, NULL);
}

void
unknot_player_window_play (UnknotPlayerWindow *self, UnknotGuide *guide, gboolean on_break)
{
  g_return_if_fail (UNKNOT_IS_PLAYER_WINDOW (self) && UNKNOT_IS_GUIDE (guide));

  if (has_guide (self, guide) && !self->prepared)
    return;
  if (!has_guide (self, guide))
    set_guide (self, guide);
  self->prepared = FALSE;
  self->seen_break = service_on_break (self);
  self->on_break = on_break || self->seen_break;
}

void
unknot_player_window_pause (UnknotPlayerWindow *self)
{
  g_return_if_fail (UNKNOT_IS_PLAYER_WINDOW (self));
  unknot_player_pause (self->player);
}

const char *
unknot_player_window_get_playing (UnknotPlayerWindow *self)
{
  g_return_val_if_fail (UNKNOT_IS_PLAYER_WINDOW (self), NULL);
  return unknot_player_is_over (self->player) ? NULL : unknot_guide_get_id (unknot_player_get_guide (self->player));
}
