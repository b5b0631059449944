/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/figure/figure-private.h"

#include <math.h>

#include "app/figure/figure-looks.h"

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
paint (UnknotFigure *self)
{
  UnknotStageMoment moment;
  UnknotScene scene;

  unknot_scene_init (&scene, NULL);
  unknot_figure_looks_apply (GTK_WIDGET (self), &scene);
  self->shown = moment_to_show (self);
  unknot_stage_set_scene (self->stage, self->shown, self->mirror, &moment, &scene);
  if (self->marks)
    unknot_stage_set_marks (self->stage, &moment, &scene);
  scene.turn += self->turned;
  scene.tilt = CLAMP (scene.tilt + self->tilted, FIGURE_LEAST_TILT, FIGURE_MOST_TILT);
  if (unknot_figure_is_calm (self))
    scene.arrow = scene.n_arrows > 0 ? 0.5 : 0;
  self->picture = paint_texture (self->painter, &scene, self->width * self->scale, self->height * self->scale);
  self->n_painted++;
}

void
unknot_figure_forget_picture (UnknotFigure *self)
{
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
      g_set_object (&self->before, self->picture);
      self->fade_begin = g_get_monotonic_time ();
    }
  unknot_figure_forget_picture (self);
  unknot_figure_update_clock (self);
}

void
unknot_figure_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotFigure *self = UNKNOT_FIGURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  double fade = self->before ? (double) (g_get_monotonic_time () - self->fade_begin) / UNKNOT_FIGURE_FADE_US : 1;

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
