/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/welcome/level-preview.h"

#include <math.h>

#include "app/figure/figure.h"
#include "app/palette.h"
#include "app/widgets/widget-children.h"

/* The picture is drawn on a grid of this size and scaled to what it gets. */
#define GRID_WIDTH 160.0
#define GRID_HEIGHT 100.0

typedef enum { LEVEL_GENTLE, LEVEL_WINDOW, LEVEL_FULL } Level;

/* Where the figure is in each picture; nowhere in that of the notification. */
static const GdkRectangle figure_places[] = { { 0 }, { 33, 27, 50, 58 }, { 0, 0, 88, 100 } };

struct _UnknotLevelPreview {
  GtkWidget parent_instance;

  Level level;
  GtkWidget *figure; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (UnknotLevelPreview, unknot_level_preview, GTK_TYPE_WIDGET)

/* --- Drawing --------------------------------------------------------------------------- */

typedef struct {
  cairo_t *cr;
  UnknotPalette palette;
} Pen;

static void
set_color (Pen *pen, UnknotColor color, double alpha)
{
  const guint32 rgb = unknot_palette_get (pen->palette, color);

  cairo_set_source_rgba (pen->cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0, alpha);
}

static void
box (Pen *pen, double x, double y, double width, double height, double radius, UnknotColor color)
{
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (pen->cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (pen->cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (pen->cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (pen->cr);
  set_color (pen, color, 1);
  cairo_fill_preserve (pen->cr);
  set_color (pen, UNKNOT_COLOR_EDGE, 0.6);
  cairo_set_line_width (pen->cr, 0.7);
  cairo_stroke (pen->cr);
}

/* A line of text, as one sees it from afar. */
static void
words (Pen *pen, double x, double y, double length, double strength)
{
  set_color (pen, UNKNOT_COLOR_TEXT, strength);
  cairo_rectangle (pen->cr, x, y, length, 2);
  cairo_fill (pen->cr);
}

static void
button (Pen *pen, double x, double y, double width, gboolean first)
{
  box (pen, x, y, width, 6, 2, first ? UNKNOT_COLOR_ACCENT : UNKNOT_COLOR_CARD);
}

/* What somebody works at, and a panel with Unknot's icon. */
static void
draw_work (Pen *pen)
{
  static const double lengths[] = { 58, 64, 40, 62, 54, 66, 30, 60, 50 };

  set_color (pen, UNKNOT_COLOR_TEXT, 0.75);
  cairo_rectangle (pen->cr, 0, 0, GRID_WIDTH, 7);
  cairo_fill (pen->cr);
  set_color (pen, UNKNOT_COLOR_ACCENT, 1);
  cairo_arc (pen->cr, 146, 3.5, 2, 0, 2 * G_PI);
  cairo_fill (pen->cr);
  box (pen, 12, 15, 96, 78, 2, UNKNOT_COLOR_CARD);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    words (pen, 22, 25 + 7 * i, lengths[i], 0.35);
}

static void
draw_gentle (Pen *pen)
{
  draw_work (pen);
  box (pen, 88, 11, 66, 34, 3, UNKNOT_COLOR_CARD);
  words (pen, 94, 17, 34, 0.9);
  words (pen, 94, 23, 50, 0.45);
  words (pen, 94, 28, 42, 0.45);
  button (pen, 94, 35, 16, TRUE);
  button (pen, 113, 35, 18, FALSE);
  button (pen, 134, 35, 14, FALSE);
}

static void
draw_window (Pen *pen)
{
  draw_work (pen);
  box (pen, 32, 18, 100, 68, 3, UNKNOT_COLOR_GROUND);
  words (pen, 70, 21.5, 22, 0.9);
  words (pen, 89, 36, 26, 0.9);
  words (pen, 89, 43, 36, 0.45);
  words (pen, 89, 48, 30, 0.45);
  button (pen, 89, 70, 16, TRUE);
  button (pen, 108, 70, 18, FALSE);
}

static void
draw_full (Pen *pen)
{
  set_color (pen, UNKNOT_COLOR_GROUND, 1);
  cairo_paint (pen->cr);
  words (pen, 96, 34, 34, 0.9);
  words (pen, 96, 43, 52, 0.45);
  words (pen, 96, 49, 44, 0.45);
  words (pen, 96, 55, 50, 0.45);
  button (pen, 96, 72, 24, TRUE);
  button (pen, 124, 72, 24, FALSE);
}

static void
unknot_level_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static void (*const draw[]) (Pen *) = { draw_gentle, draw_window, draw_full };
  UnknotLevelPreview *self = UNKNOT_LEVEL_PREVIEW (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Pen pen = { .palette = unknot_palette_of_widget (widget) };

  pen.cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_scale (pen.cr, width / GRID_WIDTH, height / GRID_HEIGHT);
  set_color (&pen, UNKNOT_COLOR_TRACK, 1);
  cairo_paint (pen.cr);
  draw[self->level] (&pen);
  cairo_destroy (pen.cr);
  if (self->figure != NULL)
    gtk_widget_snapshot_child (widget, self->figure, snapshot);
}

/* --- Layout ---------------------------------------------------------------------------- */

static void
unknot_level_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  int ignored;

  *minimum_baseline = *natural_baseline = -1;
  if (UNKNOT_LEVEL_PREVIEW (widget)->figure != NULL)
    gtk_widget_measure (UNKNOT_LEVEL_PREVIEW (widget)->figure, orientation, -1, &ignored, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 96;
      *natural = 132;
    }
  else
    *minimum = *natural = (int) ceil ((for_size > 0 ? for_size : 132) * GRID_HEIGHT / GRID_WIDTH);
}

static void
unknot_level_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotLevelPreview *self = UNKNOT_LEVEL_PREVIEW (widget);
  const GdkRectangle *place = &figure_places[self->level];
  const double x = width / GRID_WIDTH, y = height / GRID_HEIGHT;

  if (self->figure != NULL)
    gtk_widget_allocate (self->figure, (int) (place->width * x), (int) (place->height * y), -1,
                         gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (place->x * x, place->y * y)));
}

static GtkSizeRequestMode
unknot_level_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- Object ---------------------------------------------------------------------------- */

static void
unknot_level_preview_dispose (GObject *object)
{
  UNKNOT_LEVEL_PREVIEW (object)->figure = NULL;
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_level_preview_parent_class)->dispose (object);
}

static void
unknot_level_preview_class_init (UnknotLevelPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_level_preview_dispose;
  widget_class->measure = unknot_level_preview_measure;
  widget_class->size_allocate = unknot_level_preview_size_allocate;
  widget_class->get_request_mode = unknot_level_preview_get_request_mode;
  widget_class->snapshot = unknot_level_preview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "levelpreview");
  /* The words beside it say it all. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
unknot_level_preview_init (UnknotLevelPreview *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
unknot_level_preview_set_playing (UnknotLevelPreview *self, gboolean playing)
{
  g_return_if_fail (UNKNOT_IS_LEVEL_PREVIEW (self));

  if (self->figure != NULL)
    unknot_figure_set_playing (UNKNOT_FIGURE (self->figure), playing);
}

GtkWidget *
unknot_level_preview_new (const char *level, UnknotGuide *guide)
{
  UnknotLevelPreview *self = g_object_new (UNKNOT_TYPE_LEVEL_PREVIEW, NULL);

  self->level = g_str_equal (level, "window") ? LEVEL_WINDOW : g_str_equal (level, "full-screen") ? LEVEL_FULL : LEVEL_GENTLE;
  if (self->level == LEVEL_GENTLE)
    return GTK_WIDGET (self);
  self->figure = unknot_figure_new ();
  gtk_widget_set_focusable (self->figure, FALSE);
  gtk_widget_set_can_target (self->figure, FALSE);
  unknot_figure_set_loops (UNKNOT_FIGURE (self->figure), TRUE);
  unknot_figure_set_guide (UNKNOT_FIGURE (self->figure), guide);
  gtk_widget_set_parent (self->figure, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
