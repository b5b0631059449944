/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/body-view.h"

#include "app/figure/figure-looks.h"
#include "app/palette.h"
#include "figure/chart.h"

/* How far beside a muscle a pointer may be, logical pixels. */
#define REACH 9
/* How much of the picture fades out at its lower end. */
#define FADED 0.13

struct _UnknotBodyView {
  gboolean back;
  UnknotChart chart;
  UnknotPainter *painter;
  graphene_rect_t place;
  int scale;
  GArray *knots; /* not owned */

  GdkTexture *picture;  /* NULL: to be painted */
  UnknotMuscleMap *map; /* NULL: to be made */
  GdkTexture *outlines; /* NULL: to be painted */
  UnknotSpot current, hover;
  gboolean has_current, has_hover;
};

UnknotBodyView *
unknot_body_view_new (gboolean back)
{
  UnknotBodyView *self = g_new0 (UnknotBodyView, 1);

  self->back = back;
  self->scale = 1;
  unknot_chart_init (&self->chart);
  self->painter = unknot_painter_new ();
  return self;
}

void
unknot_body_view_free (UnknotBodyView *self)
{
  unknot_body_view_forget (self);
  unknot_painter_free (self->painter);
  g_free (self);
}

double
unknot_body_view_get_aspect (UnknotBodyView *self)
{
  return unknot_chart_get_aspect (&self->chart);
}

void
unknot_body_view_forget (UnknotBodyView *self)
{
  g_clear_object (&self->picture);
  g_clear_object (&self->outlines);
  g_clear_pointer (&self->map, unknot_muscle_map_free);
}

void
unknot_body_view_place (UnknotBodyView *self, const graphene_rect_t *place, int scale)
{
  if (self->scale != scale || self->place.size.width != place->size.width ||
      self->place.size.height != place->size.height)
    unknot_body_view_forget (self);
  self->scale = scale;
  self->place = *place;
}

const graphene_rect_t *
unknot_body_view_get_place (UnknotBodyView *self)
{
  return &self->place;
}

void
unknot_body_view_set_knots (UnknotBodyView *self, GArray *knots)
{
  self->knots = knots;
  g_clear_object (&self->picture);
}

/* --- Pictures ---------------------------------------------------------------------------- */

static int
pixel_width (UnknotBodyView *self)
{
  return MAX ((int) (self->place.size.width * (float) self->scale), 1);
}

static int
pixel_height (UnknotBodyView *self)
{
  return MAX ((int) (self->place.size.height * (float) self->scale), 1);
}

static void
init_scene (UnknotBodyView *self, GtkWidget *widget, UnknotScene *scene)
{
  unknot_chart_set_scene (&self->chart, self->back, scene);
  unknot_figure_looks_apply (widget, scene);
}

static GdkTexture *
make_texture (guchar *pixels, int width, int height)
{
  const gsize stride = (gsize) width * 4;
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, stride * (gsize) height);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes, stride);
}

/* The figure ends below the hips, where there is nothing to point at any more: softly. */
static void
fade_out (guchar *pixels, int width, int height)
{
  const int from = (int) (height * (1 - FADED));

  for (int y = from; y < height; y++)
    {
      const int keep = 256 * (height - 1 - y) / MAX (height - 1 - from, 1);
      guchar *row = pixels + (gsize) y * (gsize) width * 4;

      for (int i = 0; i < width * 4; i++)
        row[i] = (guchar) (row[i] * keep >> 8);
    }
}

static const UnknotMuscleMap *
get_map (UnknotBodyView *self, GtkWidget *widget)
{
  UnknotScene scene;

  if (self->map == NULL)
    {
      init_scene (self, widget, &scene);
      self->map = unknot_muscle_map_new (&scene, pixel_width (self), pixel_height (self));
    }
  return self->map;
}

/* In high contrast a soft mark alone is easily missed. */
static void
outline_knots (UnknotBodyView *self, GtkWidget *widget, guchar *pixels)
{
  const UnknotPalette palette = unknot_palette_of_widget (widget);

  if (palette != UNKNOT_PALETTE_LIGHT_CONTRAST && palette != UNKNOT_PALETTE_DARK_CONTRAST)
    return;
  for (guint i = 0; self->knots != NULL && i < self->knots->len; i++)
    {
      const UnknotKnot *knot = &g_array_index (self->knots, UnknotKnot, i);

      unknot_muscle_map_paint (get_map (self, widget), knot->muscle, knot->side,
                               unknot_palette_get (palette, UNKNOT_COLOR_TEXT), 0, 1.5 * self->scale,
                               (gsize) pixel_width (self) * 4, pixels);
    }
}

static void
paint_picture (UnknotBodyView *self, GtkWidget *widget)
{
  const int width = pixel_width (self), height = pixel_height (self);
  guchar *pixels = g_malloc ((gsize) width * 4 * (gsize) height);
  UnknotSceneGlow glow[UNKNOT_N_SPOTS];
  UnknotScene scene;

  init_scene (self, widget, &scene);
  for (guint i = 0; self->knots != NULL && i < self->knots->len; i++)
    {
      const UnknotKnot *knot = &g_array_index (self->knots, UnknotKnot, i);

      glow[scene.n_glow++] = (UnknotSceneGlow) { knot->muscle, knot->side, 1 - knot->shine };
    }
  scene.glow = glow;
  scene.glow_strength = 1;
  unknot_painter_paint (self->painter, &scene, width, height, (gsize) width * 4, pixels);
  outline_knots (self, widget, pixels);
  fade_out (pixels, width, height);
  self->picture = make_texture (pixels, width, height);
}

static gboolean
same (gboolean has, UnknotSpot spot, const UnknotSpot *other)
{
  return has == (other != NULL) && (!has || (spot.muscle == other->muscle && spot.side == other->side));
}

static void
paint_outlines (UnknotBodyView *self, GtkWidget *widget, const UnknotSpot *current, const UnknotSpot *hover)
{
  const UnknotMuscleMap *map = get_map (self, widget);
  const int width = pixel_width (self), height = pixel_height (self);
  const gsize stride = (gsize) width * 4;
  guchar *pixels = g_malloc0 (stride * (gsize) height);
  const UnknotPalette palette = unknot_palette_of_widget (widget);
  const guint32 color = unknot_palette_get (palette, UNKNOT_COLOR_TEXT);
  const guint32 rim = unknot_palette_get (palette, UNKNOT_COLOR_STAGE);

  /* A light rim around a dark line, or the other way round: it can be seen on every cloth. */
  if (current != NULL)
    {
      unknot_muscle_map_paint (map, current->muscle, current->side, rim, 0, 5.5 * self->scale, stride, pixels);
      unknot_muscle_map_paint (map, current->muscle, current->side, color, 0.16, 2.5 * self->scale, stride, pixels);
    }
  if (hover != NULL)
    unknot_muscle_map_paint (map, hover->muscle, hover->side, color, 0.16, 1.5 * self->scale, stride, pixels);
  self->outlines = make_texture (pixels, width, height);
}

void
unknot_body_view_snapshot (UnknotBodyView *self, GtkWidget *widget, GtkSnapshot *snapshot, const UnknotSpot *current,
                           const UnknotSpot *hover)
{
  if (self->place.size.width < 1 || self->place.size.height < 1)
    return;
  if (self->picture == NULL)
    paint_picture (self, widget);
  gtk_snapshot_append_texture (snapshot, self->picture, &self->place);
  if (!same (self->has_current, self->current, current) || !same (self->has_hover, self->hover, hover))
    g_clear_object (&self->outlines);
  self->has_current = current != NULL;
  self->has_hover = hover != NULL;
  if (current != NULL)
    self->current = *current;
  if (hover != NULL)
    self->hover = *hover;
  if (current == NULL && hover == NULL)
    return;
  if (self->outlines == NULL)
    paint_outlines (self, widget, current, hover);
  gtk_snapshot_append_texture (snapshot, self->outlines, &self->place);
}

/* --- Places ------------------------------------------------------------------------------- */

gboolean
unknot_body_view_find (UnknotBodyView *self, GtkWidget *widget, double x, double y, UnknotSpot *spot)
{
  if (!graphene_rect_contains_point (&self->place, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
    return FALSE;
  return unknot_muscle_map_find (get_map (self, widget), (x - self->place.origin.x) * self->scale,
                                 (y - self->place.origin.y) * self->scale, REACH * self->scale, &spot->muscle,
                                 &spot->side);
}

double
unknot_body_view_get_share (UnknotBodyView *self, GtkWidget *widget, UnknotSpot spot)
{
  return unknot_muscle_map_get_area (get_map (self, widget), spot.muscle, spot.side) /
         ((double) pixel_width (self) * pixel_height (self));
}

gboolean
unknot_body_view_get_middle (UnknotBodyView *self, GtkWidget *widget, UnknotSpot spot, double *x, double *y)
{
  if (!unknot_muscle_map_get_middle (get_map (self, widget), spot.muscle, spot.side, x, y))
    return FALSE;
  *x = self->place.origin.x + *x / self->scale;
  *y = self->place.origin.y + *y / self->scale;
  return TRUE;
}
