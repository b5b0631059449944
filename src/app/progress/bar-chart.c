/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress/bar-chart.h"

#include "app/widgets/chart-ink.h"

/* Widest bar, and the least room between two of them. */
#define BAR_WIDTH 36
#define BAR_GAP 3
/* Height in lines of text, marks below not counted. */
#define LINES 9

struct _UnknotBarChart {
  GtkWidget parent_instance;

  UnknotChartData *data;
  int selected;
};

enum { PROP_0, PROP_SELECTED, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UnknotBarChart, unknot_bar_chart, GTK_TYPE_WIDGET)

/* Where things are, in pixels; x counts from the side on which reading begins. */
typedef struct {
  double left, top, width, height; /* of the bars */
  double line;                     /* height of a line of text */
  gint64 step, most;
  guint n;
} Frame;

static PangoLayout *
make_text (GtkWidget *widget, const char *text)
{
  return gtk_widget_create_pango_layout (widget, text);
}

static double
text_width (GtkWidget *widget, const char *text)
{
  g_autoptr (PangoLayout) layout = make_text (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static double
line_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = make_text (widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static Frame
make_frame (UnknotBarChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Frame frame = { .line = line_height (widget) };

  frame.n = unknot_chart_data_get_n_places (self->data);
  frame.step = unknot_chart_data_get_step (self->data);
  frame.most = MAX (1, (unknot_chart_data_get_highest (self->data) + frame.step - 1) / frame.step) * frame.step;
  for (gint64 value = 0; value <= frame.most; value += frame.step)
    {
      g_autofree char *text = unknot_chart_data_format (self->data, value);

      frame.left = MAX (frame.left, text_width (widget, text) + 9);
    }
  frame.top = frame.line / 2;
  frame.width = MAX (1, gtk_widget_get_width (widget) - frame.left - 1);
  frame.height = MAX (1, gtk_widget_get_height (widget) - frame.top - frame.line - 9);
  return frame;
}

/* From the reading side to the pixel at the left. */
static double
mirror (UnknotBarChart *self, double x, double width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return x;
  return gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
}

/* ---- drawing ---- */

static void
draw_text (UnknotBarChart *self, GtkSnapshot *snapshot, const char *text, double x, double y, double width, double align,
           UnknotColor color)
{
  g_autoptr (PangoLayout) layout = make_text (GTK_WIDGET (self), text);
  GdkRGBA ink = unknot_palette_color (GTK_WIDGET (self), color);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  x = mirror (self, x, width) + (width - w) * (rtl ? 1 - align : align);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_scale (UnknotBarChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GdkRGBA line = unknot_palette_color (GTK_WIDGET (self), UNKNOT_COLOR_LINE);

  /* A high contrast draws its lines as dark as its text; here they are only for the eye to follow. */
  line.alpha *= 0.6f;
  for (gint64 value = 0; value <= frame->most; value += frame->step)
    {
      double y = frame->top + frame->height * (1 - (double) value / frame->most);
      g_autofree char *text = unknot_chart_data_format (self->data, value);

      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT ((float) mirror (self, frame->left, frame->width),
                                                      (float) (int) y, (float) frame->width, 1));
      draw_text (self, snapshot, text, 0, y - frame->line / 2, frame->left - 9, 1, UNKNOT_COLOR_QUIET);
    }
}

static double
bar_width (const Frame *frame)
{
  double place = frame->width / MAX (frame->n, 1);

  return CLAMP (place - MAX (BAR_GAP, place * 0.3), 2, BAR_WIDTH);
}

static void
draw_bars (UnknotBarChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double place = frame->width / MAX (frame->n, 1), bar = bar_width (frame);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                          gtk_widget_get_height (widget)));

  for (guint i = 0; i < frame->n; i++)
    {
      double x = mirror (self, frame->left + place * i + (place - bar) / 2, bar), y = frame->top + frame->height;

      for (guint series = 0; series < unknot_chart_data_get_n_series (self->data); series++)
        {
          double high = frame->height * (double) unknot_chart_data_get_value (self->data, i, series) / frame->most;

          unknot_chart_ink_fill (cr, widget, series, x, y - high, bar, high);
          y -= high;
        }
    }
  cairo_destroy (cr);
}

/* As many marks as there is room for: every one, every second, every third ... */
static void
draw_marks (UnknotBarChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  double place = frame->width / MAX (frame->n, 1), widest = 0;
  guint every;

  for (guint i = 0; i < frame->n; i++)
    widest = MAX (widest, text_width (GTK_WIDGET (self), unknot_chart_data_get_mark (self->data, i)) + 6);
  every = MAX (1, (guint) (widest / place + 0.999));
  for (guint i = 0; i < frame->n; i += every)
    {
      gboolean chosen = (int) i == self->selected;
      /* A mark wider than its place, at the end: not beyond the edge. */
      double x = MIN (frame->left + place * i + place / 2 - widest / 2,
                      gtk_widget_get_width (GTK_WIDGET (self)) - widest);

      draw_text (self, snapshot, unknot_chart_data_get_mark (self->data, i), x,
                 frame->top + frame->height + 6, widest, 0.5, chosen ? UNKNOT_COLOR_TEXT : UNKNOT_COLOR_QUIET);
    }
}

static void
draw_selected (UnknotBarChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  double place = frame->width / MAX (frame->n, 1);
  GdkRGBA ground = unknot_palette_color (GTK_WIDGET (self), UNKNOT_COLOR_TEXT);

  if (self->selected < 0)
    return;
  ground.alpha = 0.12f;
  gtk_snapshot_append_color (snapshot, &ground,
                             &GRAPHENE_RECT_INIT ((float) mirror (self, frame->left + place * self->selected, place),
                                                  (float) frame->top, (float) place, (float) frame->height));
}

static void
unknot_bar_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotBarChart *self = UNKNOT_BAR_CHART (widget);
  Frame frame;

  if (self->data == NULL)
    return;
  frame = make_frame (self);
  draw_selected (self, snapshot, &frame);
  draw_scale (self, snapshot, &frame);
  draw_bars (self, snapshot, &frame);
  draw_marks (self, snapshot, &frame);
}

static void
unknot_bar_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 150;
      *natural = 360;
    }
  else
    {
      *minimum = *natural = (int) (line_height (widget) * LINES) + 12;
    }
  *minimum_baseline = *natural_baseline = -1;
}

/* ---- choosing a place ---- */

static void
update_accessible (UnknotBarChart *self)
{
  g_autofree char *words = self->selected >= 0 ? unknot_chart_data_describe (self->data, self->selected) : g_strdup ("");
  guint n = self->data != NULL ? unknot_chart_data_get_n_places (self->data) : 0;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) n,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) (self->selected + 1),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

static void
set_selected (UnknotBarChart *self, int selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
motion_cb (UnknotBarChart *self, double x, double y)
{
  Frame frame;
  double at;

  if (self->data == NULL)
    return;
  frame = make_frame (self);
  at = mirror (self, x, 0) - frame.left;
  set_selected (self, at < 0 || at >= frame.width ? -1 : (int) (at * frame.n / frame.width));
}

static void
leave_cb (UnknotBarChart *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    set_selected (self, -1);
}

static void
focus_left_cb (UnknotBarChart *self)
{
  set_selected (self, -1);
}

static gboolean
key_pressed_cb (UnknotBarChart *self, guint key, guint code, GdkModifierType state)
{
  int last = self->data != NULL ? (int) unknot_chart_data_get_n_places (self->data) - 1 : -1, step = 0;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (last < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    step = rtl ? -1 : 1;
  else if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    step = rtl ? 1 : -1;
  else if (key == GDK_KEY_Home)
    step = -last - 1;
  else if (key == GDK_KEY_End)
    step = last + 1;
  else if (key == GDK_KEY_Escape && self->selected >= 0)
    {
      set_selected (self, -1);
      return GDK_EVENT_STOP;
    }
  else
    return GDK_EVENT_PROPAGATE;
  set_selected (self, self->selected < 0 && step == -1 ? last : CLAMP (self->selected + step, 0, last));
  return GDK_EVENT_STOP;
}

void
unknot_bar_chart_set_data (UnknotBarChart *self, UnknotChartData *data)
{
  g_return_if_fail (UNKNOT_IS_BAR_CHART (self));

  set_selected (self, -1);
  if (data != NULL)
    unknot_chart_data_ref (data);
  g_clear_pointer (&self->data, unknot_chart_data_unref);
  self->data = data;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
unknot_bar_chart_get_selected (UnknotBarChart *self)
{
  g_return_val_if_fail (UNKNOT_IS_BAR_CHART (self), -1);

  return self->selected;
}

static void
unknot_bar_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_int (value, UNKNOT_BAR_CHART (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
unknot_bar_chart_finalize (GObject *object)
{
  g_clear_pointer (&UNKNOT_BAR_CHART (object)->data, unknot_chart_data_unref);
  G_OBJECT_CLASS (unknot_bar_chart_parent_class)->finalize (object);
}

static void
unknot_bar_chart_class_init (UnknotBarChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = unknot_bar_chart_get_property;
  G_OBJECT_CLASS (klass)->finalize = unknot_bar_chart_finalize;
  widget_class->snapshot = unknot_bar_chart_snapshot;
  widget_class->measure = unknot_bar_chart_measure;
  properties[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "chart");
  /* The arrows go through its places, and each has something to say. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
unknot_bar_chart_init (UnknotBarChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->selected = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* ---- the key ---- */

struct _UnknotChartKey {
  GtkWidget parent_instance;

  guint series;
};

G_DEFINE_FINAL_TYPE (UnknotChartKey, unknot_chart_key, GTK_TYPE_WIDGET)

static void
unknot_chart_key_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  unknot_chart_ink_fill (cr, widget, UNKNOT_CHART_KEY (widget)->series, 0, 0, width, height);
  cairo_destroy (cr);
}

static void
unknot_chart_key_class_init (UnknotChartKeyClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = unknot_chart_key_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
unknot_chart_key_init (UnknotChartKey *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 15, 15);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
unknot_chart_key_new (guint series)
{
  UnknotChartKey *self = g_object_new (UNKNOT_TYPE_CHART_KEY, NULL);

  self->series = series;
  return GTK_WIDGET (self);
}
