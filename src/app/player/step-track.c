/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/step-track.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/palette.h"
#include "app/widgets/rounded.h"

#define GAP 4
#define HEIGHT 6
/* Of what can be pointed at. */
#define REACH 18
/* Even a short step is a bar, not a dot, where there is room. */
#define LEAST_BAR 6
#define DRAWN_PARTS 2

struct _UnknotStepTrack {
  GtkWidget parent_instance;

  const UnknotPlayerState *state;
  guint n_steps;
  guint drawn_step;
  double drawn_end; /* of what has been gone through of it, in DRAWN_PARTS of a device pixel */
};

G_DEFINE_FINAL_TYPE (UnknotStepTrack, unknot_step_track, GTK_TYPE_WIDGET)

static double
step_seconds (UnknotStepTrack *self, guint index)
{
  const double end = index + 1 < self->n_steps ? unknot_player_state_get_step_start (self->state, index + 1)
                                               : unknot_player_state_get_total (self->state);

  return end - unknot_player_state_get_step_start (self->state, index);
}

/* How long a step's bar is. */
static double
bar_length (UnknotStepTrack *self, guint index)
{
  const double total = MAX (unknot_player_state_get_total (self->state), 0.001);
  const double room = gtk_widget_get_width (GTK_WIDGET (self)) - (GAP + LEAST_BAR) * (double) self->n_steps + GAP;

  return LEAST_BAR + MAX (0, room) * step_seconds (self, index) / total;
}

static double
find_end (UnknotStepTrack *self)
{
  const guint step = unknot_player_state_get_step (self->state);
  const double done = bar_length (self, step) * unknot_player_state_get_step_fraction (self->state, step);

  return round (done * DRAWN_PARTS * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
unknot_step_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotStepTrack *self = UNKNOT_STEP_TRACK (widget);
  const double width = gtk_widget_get_width (widget), y = (gtk_widget_get_height (widget) - HEIGHT) / 2.0;
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const GdkRGBA color = unknot_palette_color (widget, UNKNOT_COLOR_REST);
  const GdkRGBA track = { color.red, color.green, color.blue, 0.2f };
  double x = 0;

  if (self->state == NULL || self->n_steps == 0)
    return;
  self->drawn_step = unknot_player_state_get_step (self->state);
  self->drawn_end = find_end (self);
  for (guint i = 0; i < self->n_steps; i++)
    {
      const double length = bar_length (self, i);
      const double done = length * unknot_player_state_get_step_fraction (self->state, i);

      unknot_snapshot_append_rounded (snapshot, &track,
                                      &GRAPHENE_RECT_INIT (rtl ? width - x - length : x, y, length, HEIGHT));
      if (done > 0)
        unknot_snapshot_append_rounded (snapshot, &color, &GRAPHENE_RECT_INIT (rtl ? width - x - done : x, y, done, HEIGHT));
      x += length + GAP;
    }
}

static void
unknot_step_track_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  UnknotStepTrack *self = UNKNOT_STEP_TRACK (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? REACH : MIN ((int) self->n_steps, 24) * (GAP + LEAST_BAR);
  *minimum_baseline = *natural_baseline = -1;
}

/* The step whose bar is at @x, or the nearest. */
static guint
find_step (UnknotStepTrack *self, double x)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double left = rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
  guint i;

  for (i = 0; i + 1 < self->n_steps && left >= bar_length (self, i) + GAP / 2.0; i++)
    left -= bar_length (self, i) + GAP;
  return i;
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, UnknotStepTrack *self)
{
  if (self->state != NULL && self->n_steps > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "player.go-to", "u", find_step (self, x));
}

static gboolean
unknot_step_track_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  UnknotStepTrack *self = UNKNOT_STEP_TRACK (widget);

  if (self->state == NULL || self->n_steps == 0 || keyboard)
    return FALSE;
  gtk_tooltip_set_text (tooltip, unknot_player_state_get_nth_step (self->state, find_step (self, x))->text);
  return TRUE;
}

static void
unknot_step_track_class_init (UnknotStepTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = unknot_step_track_snapshot;
  widget_class->measure = unknot_step_track_measure;
  widget_class->query_tooltip = unknot_step_track_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "steptrack");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
}

static void
unknot_step_track_init (UnknotStepTrack *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

void
unknot_step_track_set_state (UnknotStepTrack *self, const UnknotPlayerState *state, guint n_steps)
{
  g_return_if_fail (UNKNOT_IS_STEP_TRACK (self));

  self->state = state;
  self->n_steps = n_steps;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  unknot_step_track_update (self);
}

void
unknot_step_track_move (UnknotStepTrack *self)
{
  g_return_if_fail (UNKNOT_IS_STEP_TRACK (self));

  if (self->state == NULL || self->n_steps == 0 ||
      (self->drawn_step == unknot_player_state_get_step (self->state) && self->drawn_end == find_end (self)))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
unknot_step_track_update (UnknotStepTrack *self)
{
  g_autofree char *text = NULL;
  guint step;

  g_return_if_fail (UNKNOT_IS_STEP_TRACK (self));

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->state == NULL)
    return;
  step = unknot_player_state_get_step (self->state) + 1;
  text = g_strdup_printf (_("Step %u of %u"), step, self->n_steps);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double) self->n_steps, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) step,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}
