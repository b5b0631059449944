/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/figure/figure-private.h"

#include <math.h>

#define HOME_US (280 * 1000)
#define DEGREES_PER_PIXEL 0.5
#define KEY_DEGREES 15.0

static void
turn_to (UnknotFigure *self, double turned, double tilted)
{
  self->home_begin = 0;
  self->turned = fmod (turned, 360);
  self->tilted = CLAMP (tilted, -FIGURE_MOST_TILT, FIGURE_MOST_TILT);
  unknot_figure_forget_picture (self);
  unknot_figure_update_clock (self);
}

static void
drag_began_cb (GtkGestureDrag *drag, double x, double y, UnknotFigure *self)
{
  self->drag_turned = self->turned;
  self->drag_tilted = self->tilted;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_updated_cb (GtkGestureDrag *drag, double x, double y, UnknotFigure *self)
{
  if (fabs (x) + fabs (y) < 4)
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  turn_to (self, self->drag_turned - x * DEGREES_PER_PIXEL, self->drag_tilted + y * DEGREES_PER_PIXEL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, UnknotFigure *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      turn_to (self, self->turned + KEY_DEGREES, self->tilted);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      turn_to (self, self->turned - KEY_DEGREES, self->tilted);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      turn_to (self, self->turned, self->tilted + KEY_DEGREES / 2);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      turn_to (self, self->turned, self->tilted - KEY_DEGREES / 2);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      unknot_figure_reset_view (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
unknot_figure_go_home (UnknotFigure *self, gint64 now)
{
  double part = CLAMP ((double) (now - self->home_begin) / HOME_US, 0, 1), left = 1 - unknot_ease (part);

  self->turned = self->home_turned * left;
  self->tilted = self->home_tilted * left;
  if (part >= 1)
    self->home_begin = 0;
  unknot_figure_forget_picture (self);
}

void
unknot_figure_reset_view (UnknotFigure *self)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  if (self->turned == 0 && self->tilted == 0)
    return;
  if (unknot_figure_is_calm (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      turn_to (self, 0, 0);
      return;
    }
  /* The short way round. */
  self->home_turned = remainder (self->turned, 360);
  self->home_tilted = self->tilted;
  self->home_begin = g_get_monotonic_time ();
  unknot_figure_update_clock (self);
}

double
unknot_figure_get_turned (UnknotFigure *self)
{
  g_return_val_if_fail (UNKNOT_IS_FIGURE (self), 0);
  return self->turned;
}

void
unknot_figure_add_hand (UnknotFigure *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_began_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_updated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
