/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/body-map.h"

#include <glib/gi18n.h>

#include "app/back/body-view.h"
#include "app/figure/figure-looks.h"
#include "app/palette.h"

#define N_VIEWS 2 /* from behind, from the front */
#define LEAST_HEIGHT 150
#define NATURAL_HEIGHT 420
#define GAP 6

struct _UnknotBodyMap {
  GtkWidget parent_instance;

  UnknotBodyView *views[N_VIEWS];
  GtkWidget *captions[N_VIEWS];
  GArray *knots;
  UnknotSpot current, hover;
  gboolean has_current, has_hover;
  UnknotPalette palette;
};

enum { SIGNAL_POINTED, SIGNAL_MOVED, SIGNAL_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotBodyMap, unknot_body_map, GTK_TYPE_WIDGET)

/* --- What is said --------------------------------------------------------------------- */

static void
update_words (UnknotBodyMap *self)
{
  g_autofree char *label = NULL;

  if (self->has_current)
    {
      g_autofree char *name = unknot_spot_text (self->current);
      g_autofree char *value = unknot_knot_text (unknot_knots_find (self->knots, self->current.muscle, self->current.side));

      /* Translators: the body map for a screen reader: the place that is chosen, and how it is there */
      label = g_strdup_printf (_("Body map: %s: %s"), name, value);
    }
  else
    label = g_strdup (_("Body map: no place is chosen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("The arrow keys go from muscle to muscle, Enter opens one. "
                                    "The list beside it says the same in words."), -1);
}

static void
changed (UnknotBodyMap *self)
{
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_POINTED], 0);
}

/* --- Where things are -------------------------------------------------------------------- */

static gboolean
find_spot (UnknotBodyMap *self, double x, double y, UnknotSpot *spot)
{
  for (int i = 0; i < N_VIEWS; i++)
    if (unknot_body_view_find (self->views[i], GTK_WIDGET (self), x, y, spot))
      return TRUE;
  return FALSE;
}

/* The view that shows most of a spot. */
static UnknotBodyView *
best_view (UnknotBodyMap *self, UnknotSpot spot)
{
  const double behind = unknot_body_view_get_share (self->views[0], GTK_WIDGET (self), spot);
  const double front = unknot_body_view_get_share (self->views[1], GTK_WIDGET (self), spot);

  return self->views[front > behind];
}

gboolean
unknot_body_map_get_middle (UnknotBodyMap *self, UnknotSpot spot, double *x, double *y)
{
  g_return_val_if_fail (UNKNOT_IS_BODY_MAP (self), FALSE);

  if (gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return FALSE;
  return unknot_body_view_get_middle (best_view (self, spot), GTK_WIDGET (self), spot, x, y);
}

/* --- The current spot ------------------------------------------------------------------ */

static void
make_current (UnknotBodyMap *self, UnknotSpot spot)
{
  unknot_body_map_set_current (self, &spot);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
step (UnknotBodyMap *self, int by)
{
  const int index = (int) unknot_spot_index (self->current) + by * 2;

  if (index >= 0 && index < UNKNOT_N_SPOTS)
    make_current (self, unknot_spot_at ((guint) index));
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/* To the side that lies there in the picture: from behind as on oneself, from the front as in
 * a photograph. */
static void
step_aside (UnknotBodyMap *self, gboolean to_right)
{
  const gboolean from_behind = best_view (self, self->current) == self->views[0];
  UnknotSpot spot = { self->current.muscle, to_right == from_behind ? UNKNOT_RIGHT : UNKNOT_LEFT };

  if (spot.side != self->current.side)
    make_current (self, spot);
}

static gboolean
move (UnknotBodyMap *self, guint key)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step_aside (self, FALSE);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step_aside (self, TRUE);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      make_current (self, unknot_spot_at (0));
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      make_current (self, unknot_spot_at (UNKNOT_N_SPOTS - 1));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      g_signal_emit (self, signals[SIGNAL_OPENED], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (UnknotBodyMap *self, guint key, guint code, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (self->has_current)
    return move (self, key) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  /* Where nothing is chosen, every way leads to the first or the last one. */
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_Home:
      make_current (self, unknot_spot_at (0));
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      make_current (self, unknot_spot_at (UNKNOT_N_SPOTS - 1));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- The pointer ------------------------------------------------------------------------- */

static void
set_hover (UnknotBodyMap *self, const UnknotSpot *spot)
{
  if (self->has_hover == (spot != NULL) &&
      (spot == NULL || (self->hover.muscle == spot->muscle && self->hover.side == spot->side)))
    return;
  self->has_hover = spot != NULL;
  if (spot != NULL)
    self->hover = *spot;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), spot != NULL ? "pointer" : NULL);
  changed (self);
}

static void
pointer_moved_cb (UnknotBodyMap *self, double x, double y)
{
  UnknotSpot spot;

  set_hover (self, find_spot (self, x, y, &spot) ? &spot : NULL);
}

static void
pointer_left_cb (UnknotBodyMap *self)
{
  set_hover (self, NULL);
}

static void
released_cb (UnknotBodyMap *self, int n, double x, double y)
{
  UnknotSpot spot;

  if (!find_spot (self, x, y, &spot))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  make_current (self, spot);
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

/* --- Layout and drawing -------------------------------------------------------------------- */

static void
unknot_body_map_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  UnknotBodyMap *self = UNKNOT_BODY_MAP (widget);
  const double aspect = unknot_body_view_get_aspect (self->views[0]) * N_VIEWS;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) (LEAST_HEIGHT * aspect) + GAP;
      *natural = (int) (NATURAL_HEIGHT * aspect) + GAP;
      return;
    }
  *minimum = LEAST_HEIGHT;
  *natural = for_size > 0 ? CLAMP ((int) (for_size / aspect), LEAST_HEIGHT, NATURAL_HEIGHT) : NATURAL_HEIGHT;
}

static int
caption_height (UnknotBodyMap *self)
{
  int most = 0;

  for (int i = 0; i < N_VIEWS; i++)
    {
      int natural;

      gtk_widget_measure (self->captions[i], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
      most = MAX (most, natural);
    }
  return most;
}

static void
unknot_body_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotBodyMap *self = UNKNOT_BODY_MAP (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int caption = caption_height (self), half = (width - GAP) / N_VIEWS;
  const double aspect = unknot_body_view_get_aspect (self->views[0]);
  const int high = MAX (MIN (height - caption - GAP, (int) (half / aspect)), 1);
  const int wide = MAX (MIN (half, (int) (high * aspect)), 1);
  const int top = MAX ((height - caption - GAP - high) / 2, 0);

  for (int i = 0; i < N_VIEWS; i++)
    {
      const int column = rtl ? N_VIEWS - 1 - i : i;
      /* On a broad page the two stay together. */
      const int x = (width - wide * N_VIEWS - GAP) / 2 + column * (wide + GAP);
      const graphene_rect_t place = GRAPHENE_RECT_INIT ((float) x, (float) (top + caption + GAP), (float) wide, (float) high);

      unknot_body_view_place (self->views[i], &place, gtk_widget_get_scale_factor (widget));
      gtk_widget_allocate (self->captions[i], wide, caption, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) top)));
    }
}

static void
unknot_body_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotBodyMap *self = UNKNOT_BODY_MAP (widget);

  for (int i = 0; i < N_VIEWS; i++)
    unknot_body_view_snapshot (self->views[i], widget, snapshot, self->has_current ? &self->current : NULL,
                               self->has_hover ? &self->hover : NULL);
  GTK_WIDGET_CLASS (unknot_body_map_parent_class)->snapshot (widget, snapshot);
}

/* --- Public -------------------------------------------------------------------------------- */

void
unknot_body_map_set_knots (UnknotBodyMap *self, GArray *knots)
{
  g_return_if_fail (UNKNOT_IS_BODY_MAP (self) && knots != NULL);

  g_array_set_size (self->knots, 0);
  g_array_append_vals (self->knots, knots->data, knots->len);
  for (int i = 0; i < N_VIEWS; i++)
    unknot_body_view_set_knots (self->views[i], self->knots);
  changed (self);
}

void
unknot_body_map_set_current (UnknotBodyMap *self, const UnknotSpot *spot)
{
  g_return_if_fail (UNKNOT_IS_BODY_MAP (self));

  if (self->has_current == (spot != NULL) &&
      (spot == NULL || (self->current.muscle == spot->muscle && self->current.side == spot->side)))
    return;
  self->has_current = spot != NULL;
  if (spot != NULL)
    self->current = *spot;
  changed (self);
}

gboolean
unknot_body_map_get_current (UnknotBodyMap *self, UnknotSpot *spot)
{
  g_return_val_if_fail (UNKNOT_IS_BODY_MAP (self) && spot != NULL, FALSE);

  *spot = self->current;
  return self->has_current;
}

gboolean
unknot_body_map_get_pointed (UnknotBodyMap *self, UnknotSpot *spot)
{
  g_return_val_if_fail (UNKNOT_IS_BODY_MAP (self) && spot != NULL, FALSE);

  *spot = self->has_hover ? self->hover : self->current;
  return self->has_hover || self->has_current;
}

/* --- Class --------------------------------------------------------------------------------- */

static void
looks_changed (UnknotBodyMap *self)
{
  for (int i = 0; i < N_VIEWS; i++)
    unknot_body_view_forget (self->views[i]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
unknot_body_map_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  UnknotBodyMap *self = UNKNOT_BODY_MAP (widget);

  GTK_WIDGET_CLASS (unknot_body_map_parent_class)->css_changed (widget, change);
  if (self->palette == unknot_palette_of_widget (widget))
    return;
  self->palette = unknot_palette_of_widget (widget);
  looks_changed (self);
}

static void
unknot_body_map_dispose (GObject *object)
{
  UnknotBodyMap *self = UNKNOT_BODY_MAP (object);

  for (int i = 0; i < N_VIEWS; i++)
    g_clear_pointer (&self->captions[i], gtk_widget_unparent);
  G_OBJECT_CLASS (unknot_body_map_parent_class)->dispose (object);
}

static void
unknot_body_map_finalize (GObject *object)
{
  UnknotBodyMap *self = UNKNOT_BODY_MAP (object);

  for (int i = 0; i < N_VIEWS; i++)
    unknot_body_view_free (self->views[i]);
  g_array_unref (self->knots);
  G_OBJECT_CLASS (unknot_body_map_parent_class)->finalize (object);
}

static void
unknot_body_map_class_init (UnknotBodyMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = UNKNOT_TYPE_BODY_MAP;

  object_class->dispose = unknot_body_map_dispose;
  object_class->finalize = unknot_body_map_finalize;
  widget_class->measure = unknot_body_map_measure;
  widget_class->size_allocate = unknot_body_map_size_allocate;
  widget_class->snapshot = unknot_body_map_snapshot;
  widget_class->css_changed = unknot_body_map_css_changed;
  signals[SIGNAL_POINTED] = g_signal_new ("pointed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "bodymap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (UnknotBodyMap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
unknot_body_map_init (UnknotBodyMap *self)
{
  const char *const captions[N_VIEWS] = { _("Back"), _("Front") };
  GSettings *settings = unknot_figure_looks_get_settings ();

  self->knots = g_array_new (FALSE, FALSE, sizeof (UnknotKnot));
  for (int i = 0; i < N_VIEWS; i++)
    {
      self->views[i] = unknot_body_view_new (i == 0);
      self->captions[i] = gtk_label_new (captions[i]);
      gtk_label_set_ellipsize (GTK_LABEL (self->captions[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (self->captions[i], "quiet");
      gtk_widget_set_parent (self->captions[i], GTK_WIDGET (self));
    }
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_controllers (self);
  if (settings != NULL)
    {
      g_signal_connect_object (settings, "changed::figure-skin", G_CALLBACK (looks_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (settings, "changed::figure-build", G_CALLBACK (looks_changed), self, G_CONNECT_SWAPPED);
    }
  update_words (self);
}
