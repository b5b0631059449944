/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/figure/figure-private.h"

#include <math.h>
#include <string.h>

#include "app/figure/figure-looks.h"

/* The picture is given to the toolkit in squares of so many device pixels, so that those without a change are
 * neither copied nor drawn again. Any scale divides it. */
#define BLOCK 120

gboolean
unknot_figure_is_calm (UnknotFigure *self)
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
  return unknot_figure_is_calm (self) ? unknot_stage_get_key_moment (self->stage, self->seconds) : self->seconds;
}

static void
set_scene (UnknotFigure *self, UnknotStageMoment *moment, UnknotScene *scene)
{
  unknot_scene_init (scene, NULL);
  unknot_figure_looks_apply (GTK_WIDGET (self), scene);
  unknot_stage_set_scene (self->stage, moment_to_show (self), self->mirror, moment, scene);
  if (self->marks)
    unknot_stage_set_marks (self->stage, moment, scene);
  scene->turn += self->turned;
  scene->tilt = CLAMP (scene->tilt + self->tilted, FIGURE_LEAST_TILT, FIGURE_MOST_TILT);
  if (unknot_figure_is_calm (self))
    scene->arrow = scene->n_arrows > 0 ? 0.5 : 0;
}

/* --- Blocks ---------------------------------------------------------------------------- */

static GskRenderNode *
make_texture_node (const guchar *pixels, int width, int height, gsize stride, const graphene_rect_t *bounds)
{
  const gsize row = (gsize) width * 4;
  guchar *copy = g_malloc (row * (gsize) height);
  g_autoptr (GBytes) bytes = g_bytes_new_take (copy, row * (gsize) height);
  g_autoptr (GdkTexture) texture = NULL;

  for (int y = 0; y < height; y++)
    memcpy (copy + (gsize) y * row, pixels + (gsize) y * stride, row);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes, row);
  return gsk_texture_node_new (texture, bounds);
}

/* The software renderer converts the pixels of every texture whenever anything in the window is drawn, through
 * floating point numbers; what cairo draws it takes as it is, and skips outside of what has changed. */
static GskRenderNode *
make_cairo_node (const guchar *pixels, int width, int height, gsize stride, const graphene_rect_t *bounds)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);
  const int row = cairo_image_surface_get_stride (surface);
  guchar *copy = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++)
    memcpy (copy + (gsize) y * (gsize) row, pixels + (gsize) y * stride, (gsize) width * 4);
  cairo_surface_mark_dirty (surface);
  cairo_translate (cr, (double) bounds->origin.x, (double) bounds->origin.y);
  cairo_scale (cr, (double) bounds->size.width / width, (double) bounds->size.height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return node;
}

/* What has not changed since the picture before is that picture's. */
static GPtrArray *
cut_blocks (UnknotFigure *self, int width, int height)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  const gsize stride = (gsize) width * 4;
  const float scale = (float) self->scale;

  for (int y = 0; y < height; y += BLOCK)
    for (int x = 0; x < width; x += BLOCK)
      {
        const int w = MIN (BLOCK, width - x), h = MIN (BLOCK, height - y);
        const guchar *pixels = self->pixels + (gsize) y * stride + (gsize) x * 4;
        const graphene_rect_t bounds =
          GRAPHENE_RECT_INIT ((float) x / scale, (float) y / scale, (float) w / scale, (float) h / scale);

        if (self->picture != NULL && !unknot_painter_has_changed (self->painter, x, y, w, h))
          g_ptr_array_add (blocks, gsk_render_node_ref (g_ptr_array_index (self->picture, blocks->len)));
        else
          g_ptr_array_add (blocks, (self->soft ? make_cairo_node : make_texture_node) (pixels, w, h, stride, &bounds));
      }
  return blocks;
}

static void
append_blocks (const GPtrArray *blocks, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < blocks->len; i++)
    gtk_snapshot_append_node (snapshot, g_ptr_array_index (blocks, i));
}

/* --- The picture ----------------------------------------------------------------------- */

/* Nothing of the last picture fits any more. */
static void
drop_picture (UnknotFigure *self)
{
  g_clear_pointer (&self->picture, g_ptr_array_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->pixels, g_free);
}

static void
fade_out (UnknotFigure *self)
{
  g_clear_pointer (&self->before, g_ptr_array_unref);
  self->before = g_ptr_array_ref (self->picture);
  self->fade_begin = g_get_monotonic_time ();
}

/* Things do not spring up: the figure itself is at rest at the beginning of a step, so that nothing but they is
 * seen to fade. */
static void
fade_things (UnknotFigure *self, guint64 present)
{
  if (self->picture != NULL && self->present != present && !unknot_figure_is_calm (self))
    {
      fade_out (self);
      unknot_figure_update_clock (self);
    }
  self->present = present;
}

static void
paint (UnknotFigure *self)
{
  const int width = self->width * self->scale, height = self->height * self->scale;
  UnknotStageMoment moment;
  UnknotScene scene;

  set_scene (self, &moment, &scene);
  fade_things (self, scene.props.present);
  self->shown = moment_to_show (self);
  self->stale = FALSE;
  if (self->pixels == NULL)
    self->pixels = g_malloc ((gsize) width * (gsize) height * 4);
  if (unknot_painter_update (self->painter, &scene, width, height, (gsize) width * 4, self->pixels) || self->picture == NULL)
    {
      GPtrArray *blocks = cut_blocks (self, width, height);

      g_clear_pointer (&self->picture, g_ptr_array_unref);
      self->picture = blocks;
      self->n_painted++;
    }
}

void
unknot_figure_forget_picture (UnknotFigure *self)
{
  self->stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What has moved so little that it is not seen needs no frame. */
static gboolean
is_near (UnknotFigure *self)
{
  UnknotStageMoment moment;
  UnknotScene scene;

  if (self->picture == NULL || self->stale)
    return FALSE;
  set_scene (self, &moment, &scene);
  return unknot_painter_is_near (self->painter, &scene, self->width * self->scale, self->height * self->scale);
}

void
unknot_figure_move_picture (UnknotFigure *self)
{
  if (self->stage == NULL)
    return;
  if (unknot_figure_is_calm (self))
    {
      if (self->picture == NULL || fabs (moment_to_show (self) - self->shown) < 1e-6)
        return;
      fade_out (self);
    }
  else if (is_near (self))
    return;
  unknot_figure_forget_picture (self);
  unknot_figure_update_clock (self);
}

static void
fit_picture (UnknotFigure *self, int width, int height, int scale)
{
  const gboolean soft = GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self))));

  if (self->width == width && self->height == height && self->scale == scale && self->soft == soft)
    return;
  drop_picture (self);
  self->soft = soft;
  self->width = width;
  self->height = height;
  self->scale = scale;
}

void
unknot_figure_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotFigure *self = UNKNOT_FIGURE (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double fade;

  if (self->stage == NULL || width <= 0 || height <= 0)
    return;
  fit_picture (self, width, height, gtk_widget_get_scale_factor (widget));
  if (self->picture == NULL || self->stale)
    paint (self);
  fade = self->before ? (double) (g_get_monotonic_time () - self->fade_begin) / UNKNOT_FIGURE_FADE_US : 1;
  if (fade < 1)
    {
      gtk_snapshot_push_cross_fade (snapshot, fade);
      append_blocks (self->before, snapshot);
      gtk_snapshot_pop (snapshot);
    }
  append_blocks (self->picture, snapshot);
  if (fade < 1)
    gtk_snapshot_pop (snapshot);
}

/* --- Pictures for others --------------------------------------------------------------- */

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
