/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/figure/figure-private.h"

#include "app/figure/figure-looks.h"

#define LEAST_SIZE 120
#define NATURAL_SIZE 420

G_DEFINE_FINAL_TYPE (UnknotFigure, unknot_figure, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SECONDS, PROP_PLAYING, PROP_LOOPS, PROP_MIRROR, PROP_SPEED, N_PROPS };
static GParamSpec *props[N_PROPS];
enum { SIGNAL_FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

void
unknot_figure_finish (UnknotFigure *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
looks_changed_cb (UnknotFigure *self)
{
  unknot_figure_forget_picture (self);
  unknot_figure_update_clock (self);
}

/* --- Public ---------------------------------------------------------------------------- */

GtkWidget *
unknot_figure_new (void)
{
  return g_object_new (UNKNOT_TYPE_FIGURE, NULL);
}

void
unknot_figure_set_guide (UnknotFigure *self, UnknotGuide *guide)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  g_clear_pointer (&self->stage, unknot_stage_free);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  if (guide != NULL && unknot_guide_get_n_steps (guide) > 0)
    self->stage = unknot_stage_new (guide);
  self->seconds = self->turned = self->tilted = 0;
  self->home_begin = 0;
  unknot_figure_forget_picture (self);
  unknot_figure_update_clock (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDS]);
}

const UnknotTimeline *
unknot_figure_get_timeline (UnknotFigure *self)
{
  g_return_val_if_fail (UNKNOT_IS_FIGURE (self), NULL);
  return self->stage ? unknot_stage_get_timeline (self->stage) : NULL;
}

void
unknot_figure_set_seconds (UnknotFigure *self, double seconds)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  seconds = CLAMP (seconds, 0, unknot_figure_get_length (self));
  if (seconds == self->seconds)
    return;
  self->seconds = seconds;
  unknot_figure_move_picture (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECONDS]);
}

double
unknot_figure_get_seconds (UnknotFigure *self)
{
  g_return_val_if_fail (UNKNOT_IS_FIGURE (self), 0);
  return self->seconds;
}

void
unknot_figure_set_playing (UnknotFigure *self, gboolean playing)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  playing = !!playing;
  if (playing == self->playing)
    return;
  self->playing = playing;
  unknot_figure_update_clock (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

gboolean
unknot_figure_get_playing (UnknotFigure *self)
{
  g_return_val_if_fail (UNKNOT_IS_FIGURE (self), FALSE);
  return self->playing;
}

void
unknot_figure_set_speed (UnknotFigure *self, double speed)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  speed = CLAMP (speed, 0.1, 4);
  if (speed == self->speed)
    return;
  self->speed = speed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPEED]);
}

void
unknot_figure_set_loops (UnknotFigure *self, gboolean loops)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  loops = !!loops;
  if (loops == self->loops)
    return;
  self->loops = loops;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOOPS]);
}

void
unknot_figure_set_mirror (UnknotFigure *self, gboolean mirror)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  mirror = !!mirror;
  if (mirror == self->mirror)
    return;
  self->mirror = mirror;
  unknot_figure_forget_picture (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MIRROR]);
}

void
unknot_figure_set_marks (UnknotFigure *self, gboolean marks)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  marks = !!marks;
  if (marks == self->marks)
    return;
  self->marks = marks;
  unknot_figure_forget_picture (self);
}

void
unknot_figure_set_description (UnknotFigure *self, const char *text)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

guint
unknot_figure_get_n_painted (UnknotFigure *self)
{
  g_return_val_if_fail (UNKNOT_IS_FIGURE (self), 0);
  return self->n_painted;
}

/* --- Class ----------------------------------------------------------------------------- */

static void
unknot_figure_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = LEAST_SIZE;
  *natural = for_size > 0 ? CLAMP (for_size, LEAST_SIZE, NATURAL_SIZE) : NATURAL_SIZE;
}

static void
unknot_figure_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_figure_parent_class)->map (widget);
  unknot_figure_update_clock (UNKNOT_FIGURE (widget));
}

static void
unknot_figure_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_figure_parent_class)->unmap (widget);
  unknot_figure_update_clock (UNKNOT_FIGURE (widget));
}

static void
unknot_figure_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (unknot_figure_parent_class)->css_changed (widget, change);
  UNKNOT_FIGURE (widget)->stale = TRUE;
}

static void
unknot_figure_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotFigure *self = UNKNOT_FIGURE (object);

  switch (id)
    {
    case PROP_SECONDS:
      g_value_set_double (value, self->seconds);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    case PROP_LOOPS:
      g_value_set_boolean (value, self->loops);
      break;
    case PROP_MIRROR:
      g_value_set_boolean (value, self->mirror);
      break;
    case PROP_SPEED:
      g_value_set_double (value, self->speed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unknot_figure_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotFigure *self = UNKNOT_FIGURE (object);

  switch (id)
    {
    case PROP_SECONDS:
      unknot_figure_set_seconds (self, g_value_get_double (value));
      break;
    case PROP_PLAYING:
      unknot_figure_set_playing (self, g_value_get_boolean (value));
      break;
    case PROP_LOOPS:
      unknot_figure_set_loops (self, g_value_get_boolean (value));
      break;
    case PROP_MIRROR:
      unknot_figure_set_mirror (self, g_value_get_boolean (value));
      break;
    case PROP_SPEED:
      unknot_figure_set_speed (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unknot_figure_dispose (GObject *object)
{
  UnknotFigure *self = UNKNOT_FIGURE (object);

  g_clear_pointer (&self->stage, unknot_stage_free);
  g_clear_pointer (&self->ticker, unknot_ticker_free);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->picture, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->pixels, g_free);
  g_clear_pointer (&self->painter, unknot_painter_free);
  G_OBJECT_CLASS (unknot_figure_parent_class)->dispose (object);
}

static void
unknot_figure_class_init (UnknotFigureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = unknot_figure_dispose;
  object_class->get_property = unknot_figure_get_property;
  object_class->set_property = unknot_figure_set_property;
  widget_class->snapshot = unknot_figure_snapshot;
  widget_class->measure = unknot_figure_measure;
  widget_class->map = unknot_figure_map;
  widget_class->unmap = unknot_figure_unmap;
  widget_class->css_changed = unknot_figure_css_changed;
  props[PROP_SECONDS] = g_param_spec_double ("seconds", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  props[PROP_LOOPS] = g_param_spec_boolean ("loops", NULL, NULL, FALSE, flags);
  props[PROP_MIRROR] = g_param_spec_boolean ("mirror", NULL, NULL, FALSE, flags);
  props[PROP_SPEED] = g_param_spec_double ("speed", NULL, NULL, 0.1, 4, 1, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_FINISHED] =
    g_signal_new ("finished", UNKNOT_TYPE_FIGURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
unknot_figure_init (UnknotFigure *self)
{
  GSettings *settings = unknot_figure_looks_get_settings ();

  self->speed = 1;
  self->marks = TRUE;
  unknot_figure_add_clock (self);
  self->painter = unknot_painter_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  unknot_figure_add_hand (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-enable-animations",
                           G_CALLBACK (looks_changed_cb), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::figure-skin", G_CALLBACK (looks_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "changed::figure-build", G_CALLBACK (looks_changed_cb), self, G_CONNECT_SWAPPED);
    }
}
