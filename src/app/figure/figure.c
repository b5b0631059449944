/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/figure/figure.h"

#include <math.h>

#include "app/figure/figure-looks.h"
#include "app/widgets/ticker.h"
#include "figure/stage.h"

#define LEAST_SIZE 120
#define NATURAL_SIZE 420
#define FADE_US (350 * 1000)
#define HOME_US (280 * 1000)
#define TICK_STEP_MS 100 /* how often time moves on where no frames are made */
#define LONGEST_STEP 0.25 /* seconds: after a longer frame the movement goes on, it does not jump */
#define DEGREES_PER_PIXEL 0.5
#define KEY_DEGREES 15.0
#define MOST_TILT 60.0
#define LEAST_TILT (-8.0)

struct _UnknotFigure {
  GtkWidget parent_instance;

  UnknotStage *stage;
  double seconds;
  gboolean playing, loops, mirror;
  double speed;

  double turned, tilted;           /* by the user, degrees */
  double drag_turned, drag_tilted; /* when the drag began */
  double home_turned, home_tilted; /* where the way home began */
  gint64 home_begin;               /* 0: not on the way */

  UnknotPainter *painter;
  GdkTexture *picture; /* what is shown; NULL: has to be painted */
  int width, height, scale;
  GdkTexture *before;  /* what is faded out */
  gint64 fade_begin;
  double shown;        /* the moment that @picture shows */

  UnknotTicker *ticker;
  guint timer;
  guint n_painted;
};

G_DEFINE_FINAL_TYPE (UnknotFigure, unknot_figure, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_SECONDS, PROP_PLAYING, PROP_LOOPS, PROP_MIRROR, PROP_SPEED, N_PROPS };
static GParamSpec *props[N_PROPS];
enum { SIGNAL_FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void update_clock (UnknotFigure *self);

/* --- Painting -------------------------------------------------------------------------- */

static gboolean
is_calm (UnknotFigure *self)
{
  gboolean animations = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  return !animations;
}

static GdkTexture *
paint_texture (UnknotPainter *painter, const UnknotScene *scene, int width, int height)
{
  gsize stride = (gsize) width * 4;
  guchar *pixels = g_malloc (stride * (gsize) height);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, stride * (gsize) height);

  unknot_painter_paint (painter, scene, width, height, stride, pixels);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes, stride);
}

static double
moment_to_show (UnknotFigure *self)
{
  return is_calm (self) ? unknot_stage_get_key_moment (self->stage, self->seconds) : self->seconds;
}

static void
paint (UnknotFigure *self)
{
  UnknotStageMoment moment;
  UnknotScene scene;

  unknot_scene_init (&scene, NULL);
  unknot_figure_looks_apply (GTK_WIDGET (self), &scene);
  self->shown = moment_to_show (self);
  unknot_stage_set_scene (self->stage, self->shown, self->mirror, &moment, &scene);
  unknot_stage_set_marks (self->stage, &moment, &scene);
  scene.turn += self->turned;
  scene.tilt = CLAMP (scene.tilt + self->tilted, LEAST_TILT, MOST_TILT);
  if (is_calm (self))
    scene.arrow = scene.n_arrows > 0 ? 0.5 : 0;
  self->picture = paint_texture (self->painter, &scene, self->width * self->scale, self->height * self->scale);
  self->n_painted++;
}

/* The picture no longer shows what it should. */
static void
forget_picture (UnknotFigure *self)
{
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The moment has changed: a new picture, faded in where motion is not wanted. */
static void
move_picture (UnknotFigure *self)
{
  if (self->stage == NULL)
    return;
  if (is_calm (self))
    {
      if (self->picture == NULL || fabs (moment_to_show (self) - self->shown) < 1e-6)
        return;
      g_set_object (&self->before, self->picture);
      self->fade_begin = g_get_monotonic_time ();
    }
  forget_picture (self);
  update_clock (self);
}

static void
unknot_figure_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotFigure *self = UNKNOT_FIGURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  double fade = self->before ? (double) (g_get_monotonic_time () - self->fade_begin) / FADE_US : 1;

  if (self->stage == NULL || width <= 0 || height <= 0)
    return;
  if (self->width != width || self->height != height || self->scale != scale)
    g_clear_object (&self->picture);
  self->width = width;
  self->height = height;
  self->scale = scale;
  if (self->picture == NULL)
    paint (self);
  if (fade < 1)
    {
      gtk_snapshot_push_cross_fade (snapshot, fade);
      gtk_snapshot_append_texture (snapshot, self->before, &bounds);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_append_texture (snapshot, self->picture, &bounds);
  if (fade < 1)
    gtk_snapshot_pop (snapshot);
}

static void
unknot_figure_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = LEAST_SIZE;
  *natural = for_size > 0 ? CLAMP (for_size, LEAST_SIZE, NATURAL_SIZE) : NATURAL_SIZE;
}

/* --- The clock ------------------------------------------------------------------------- */

static double
length (UnknotFigure *self)
{
  return self->stage ? unknot_timeline_get_seconds (unknot_stage_get_timeline (self->stage)) : 0;
}

static void
advance (UnknotFigure *self, double by)
{
  double end = length (self), to = self->seconds + by * self->speed;
  gboolean over = to >= end;

  if (over && self->loops && end > 0)
    {
      to = fmod (to, end);
      over = FALSE;
    }
  unknot_figure_set_seconds (self, to);
  if (over)
    {
      unknot_figure_set_playing (self, FALSE);
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
    }
}

static void
go_home (UnknotFigure *self, gint64 now)
{
  double part = CLAMP ((double) (now - self->home_begin) / HOME_US, 0, 1), left = 1 - unknot_ease (part);

  self->turned = self->home_turned * left;
  self->tilted = self->home_tilted * left;
  if (part >= 1)
    self->home_begin = 0;
  forget_picture (self);
}

static void
ticked_cb (GtkWidget *widget, double seconds)
{
  UnknotFigure *self = UNKNOT_FIGURE (widget);

  if (self->home_begin)
    go_home (self, g_get_monotonic_time ());
  if (self->before)
    {
      if (g_get_monotonic_time () - self->fade_begin >= FADE_US)
        g_clear_object (&self->before);
      gtk_widget_queue_draw (widget);
    }
  if (self->playing && !is_calm (self))
    advance (self, MIN (seconds, LONGEST_STEP));
  update_clock (self);
}

static gboolean
timed_cb (gpointer data)
{
  advance (UNKNOT_FIGURE (data), TICK_STEP_MS / 1000.0);
  return G_SOURCE_CONTINUE;
}

/* Frames are asked for only while something moves and somebody may see it. */
static void
update_clock (UnknotFigure *self)
{
  gboolean seen = gtk_widget_get_mapped (GTK_WIDGET (self)) && self->stage != NULL, calm = is_calm (self);
  gboolean want_tick = seen && ((self->playing && !calm) || self->before != NULL || self->home_begin);
  gboolean want_timer = seen && self->playing && calm;

  if (self->ticker != NULL)
    unknot_ticker_set_running (self->ticker, want_tick);
  if (want_timer && !self->timer)
    self->timer = g_timeout_add (TICK_STEP_MS, timed_cb, self);
  else if (!want_timer)
    g_clear_handle_id (&self->timer, g_source_remove);
}

/* --- The user's hand ------------------------------------------------------------------- */

static void
turn_to (UnknotFigure *self, double turned, double tilted)
{
  self->home_begin = 0;
  self->turned = fmod (turned, 360);
  self->tilted = CLAMP (tilted, -MOST_TILT, MOST_TILT);
  forget_picture (self);
  update_clock (self);
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

static void
looks_changed_cb (UnknotFigure *self)
{
  forget_picture (self);
  update_clock (self);
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
  g_clear_object (&self->before);
  if (guide != NULL && unknot_guide_get_n_steps (guide) > 0)
    self->stage = unknot_stage_new (guide);
  self->seconds = self->turned = self->tilted = 0;
  self->home_begin = 0;
  forget_picture (self);
  update_clock (self);
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

  seconds = CLAMP (seconds, 0, length (self));
  if (seconds == self->seconds)
    return;
  self->seconds = seconds;
  move_picture (self);
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
  update_clock (self);
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
  forget_picture (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MIRROR]);
}

void
unknot_figure_set_description (UnknotFigure *self, const char *text)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

void
unknot_figure_reset_view (UnknotFigure *self)
{
  g_return_if_fail (UNKNOT_IS_FIGURE (self));

  if (self->turned == 0 && self->tilted == 0)
    return;
  if (is_calm (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      turn_to (self, 0, 0);
      return;
    }
  /* The short way round. */
  self->home_turned = remainder (self->turned, 360);
  self->home_tilted = self->tilted;
  self->home_begin = g_get_monotonic_time ();
  update_clock (self);
}

double
unknot_figure_get_turned (UnknotFigure *self)
{
  g_return_val_if_fail (UNKNOT_IS_FIGURE (self), 0);
  return self->turned;
}

guint
unknot_figure_get_n_painted (UnknotFigure *self)
{
  g_return_val_if_fail (UNKNOT_IS_FIGURE (self), 0);
  return self->n_painted;
}

GdkTexture *
unknot_figure_make_still (GtkWidget *widget, UnknotGuide *guide, guint step, int size, int scale)
{
  g_autoptr (UnknotStage) stage = NULL;
  g_autoptr (UnknotPainter) painter = NULL;
  UnknotStageMoment moment;
  UnknotScene scene;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && UNKNOT_IS_GUIDE (guide), NULL);
  g_return_val_if_fail (step < unknot_guide_get_n_steps (guide) && size > 0 && scale > 0, NULL);
  stage = unknot_stage_new (guide);
  painter = unknot_painter_new ();
  unknot_scene_init (&scene, NULL);
  unknot_figure_looks_apply (widget, &scene);
  unknot_stage_set_scene (stage, unknot_stage_get_still (stage, step), FALSE, &moment, &scene);
  scene.arrow = 0;
  return paint_texture (painter, &scene, size * scale, size * scale);
}

/* --- Class ----------------------------------------------------------------------------- */

static void
unknot_figure_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_figure_parent_class)->map (widget);
  update_clock (UNKNOT_FIGURE (widget));
}

static void
unknot_figure_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_figure_parent_class)->unmap (widget);
  update_clock (UNKNOT_FIGURE (widget));
}

static void
unknot_figure_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (unknot_figure_parent_class)->css_changed (widget, change);
  g_clear_object (&UNKNOT_FIGURE (widget)->picture);
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
  g_clear_object (&self->picture);
  g_clear_object (&self->before);
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
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GSettings *settings = unknot_figure_looks_get_settings ();

  self->speed = 1;
  self->ticker = unknot_ticker_new (GTK_WIDGET (self), ticked_cb);
  self->painter = unknot_painter_new ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_began_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_updated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-enable-animations",
                           G_CALLBACK (looks_changed_cb), self, G_CONNECT_SWAPPED);
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::figure-skin", G_CALLBACK (looks_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "changed::figure-build", G_CALLBACK (looks_changed_cb), self, G_CONNECT_SWAPPED);
    }
}
