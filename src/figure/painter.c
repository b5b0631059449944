/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/painter.h"

#include <math.h>
#include <string.h>

#include "figure/arrow.h"
#include "figure/frame.h"
#include "figure/lighting.h"
#include "figure/line-rules.h"
#include "figure/mark.h"
#include "figure/palette.h"
#include "figure/props.h"
#include "figure/raster.h"
#include "figure/seen.h"
#include "figure/strokes.h"
#include "figure/worn.h"

/* So many tiles away from where something is painted otherwise borders may be others, one more outlines may be
 * drawn along other borders, which may reach one further, and so may pixels that are mixed from them. */
#define BORDER_TILES 1
#define LINE_TILES 3
#define MIXED_TILES 4

struct _UnknotPainter {
  Canvas canvas;
  Borders borders;
  Ink ink;
  Tiles busy;     /* have borders or lines, or mix with what has */
  Tiles dirty;    /* where surfaces or strokes are drawn anew */
  Tiles near;     /* those, and so many around them */
  Tiles changed;  /* whose pixels are */
  guint32 *large; /* small pictures, twice as large */
  gsize large_room;
  Mover mover;
  Palette palette;
  UnknotTones tones;
  UnknotSkin skin;
  gboolean palette_ready;
  Shown shown;      /* in the last picture; no pixels: there is none */
  BodySeen seen;
  GArray *pieces;                   /* BorderPiece */
  GArray *noted_before;             /* CanvasTriangle; those of this picture are with the canvas */
  GArray *strokes, *strokes_before; /* PaintedStroke */
  GArray *worn;                     /* MeshTriangle */
};

UnknotPainter *
unknot_painter_new (void)
{
  UnknotPainter *self = g_new0 (UnknotPainter, 1);

  self->noted_before = g_array_new (FALSE, FALSE, sizeof (CanvasTriangle));
  self->strokes = g_array_new (FALSE, FALSE, sizeof (PaintedStroke));
  self->strokes_before = g_array_new (FALSE, FALSE, sizeof (PaintedStroke));
  self->worn = g_array_new (FALSE, FALSE, sizeof (MeshTriangle));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (BorderPiece));
  return self;
}

static gpointer
make_body (gpointer build)
{
  body_get (GPOINTER_TO_UINT (build), BODY_FINE);
  return NULL;
}

void
unknot_painter_warm (UnknotBuild build)
{
  g_thread_unref (g_thread_new ("figure", make_body, GUINT_TO_POINTER (build)));
}

void
unknot_painter_free (UnknotPainter *self)
{
  if (!self)
    return;
  canvas_finish (&self->canvas);
  borders_finish (&self->borders);
  ink_finish (&self->ink);
  tiles_finish (&self->busy);
  tiles_finish (&self->dirty);
  tiles_finish (&self->near);
  tiles_finish (&self->changed);
  mover_finish (&self->mover);
  seen_finish (&self->seen);
  g_free (self->large);
  g_array_unref (self->noted_before);
  g_array_unref (self->strokes);
  g_array_unref (self->strokes_before);
  g_array_unref (self->worn);
  g_array_unref (self->pieces);
  g_free (self);
}

/* --- Things ------------------------------------------------------------------------------ */

static void
swap_noted (UnknotPainter *self)
{
  GArray *noted = self->canvas.noted;

  self->canvas.noted = self->noted_before;
  self->noted_before = noted;
}

/* Notes anew what is no part of the body; what was noted before is kept beside it. */
static void
note_things (UnknotPainter *self, const Frame *frame)
{
  const UnknotScene *scene = frame->scene;
  const float reach = (float) MIN (frame->fit.height, frame->fit.width);

  swap_noted (self);
  g_array_set_size (self->canvas.noted, 0);
  props_paint (&self->canvas, &frame->view, scene->skeleton, &scene->props);
  for (guint i = 0; i < scene->n_arrows; i++)
    arrow_paint (&self->canvas, &frame->view, &scene->arrows[i], (float) scene->arrow, reach);
  for (guint i = 0; i < scene->n_marks; i++)
    mark_paint (&self->canvas, &frame->view, &scene->marks[i], reach);
}

/* What moves with a body that moves must not lag behind it. */
static gboolean
settle_things (UnknotPainter *self, const Frame *frame, Tiles *tiles)
{
  return shown_settle_noted (self->noted_before, self->canvas.noted, frame_has_moved (frame) ? frame->far / 2 : frame->far, tiles);
}

/* --- Surfaces -------------------------------------------------------------------------- */

static void
mark_shadow (const ResolveShadow *shadow, Tiles *tiles)
{
  if (shadow->rx > 0)
    tiles_mark (tiles, (int) floorf (shadow->x - shadow->rx), (int) floorf (shadow->y - shadow->ry),
                (int) ceilf (shadow->x + shadow->rx), (int) ceilf (shadow->y + shadow->ry));
}

/* Which tiles do not show what they should beside those of the body. */
static void
find_dirty (UnknotPainter *self, const Frame *frame)
{
  if (frame->anew)
    {
      tiles_add_all (&self->dirty);
      return;
    }
  settle_things (self, frame, &self->dirty);
  if (frame->covered)
    {
      mark_shadow (&self->shown.ground.shadow, &self->dirty);
      mark_shadow (&frame->ground.shadow, &self->dirty);
    }
}

static void
draw_surfaces (UnknotPainter *self, const Frame *frame)
{
  const GArray *noted = self->canvas.noted;

  if (!frame->anew)
    canvas_begin_again (&self->canvas, &self->dirty);
  seen_draw (&self->seen, &self->canvas, &self->mover);
  raster_plain (&self->canvas, (const CanvasTriangle *) (gpointer) noted->data, noted->len);
}

/* --- Where something ends -------------------------------------------------------------- */

/* Of the lines around everything, pixels. */
static float
outline_radius (const Frame *frame)
{
  const float ss = (float) frame->ss;

  return MIN ((0.45f + 0.40f * sqrtf (frame->view.scale / ss)) * ss, INK_MOST_RADIUS);
}

/* Finds the strokes; those that are drawn otherwise make their tiles dirty. */
static void
find_strokes (UnknotPainter *self, const Frame *frame)
{
  GArray *strokes = self->strokes_before;

  self->strokes_before = self->strokes;
  self->strokes = strokes;
  strokes_find (strokes, frame->body, &self->mover, &frame->picture, &frame->face);
  if (frame->anew)
    return;
  strokes_mark_moved (self->strokes_before, self->mover.moved, frame->faced, &self->dirty);
  strokes_mark_moved (strokes, self->mover.moved, frame->faced, &self->dirty);
}

static void
find_near (UnknotPainter *self, const Frame *frame, int by)
{
  tiles_copy (&self->near, &self->dirty);
  if (!frame->anew)
    tiles_grow (&self->near, by);
}

static void
find_borders (UnknotPainter *self, const Frame *frame, float same)
{
  LineRules rules;

  line_rules_init (&rules, 1 / frame->view.scale);
  if (frame->anew)
    borders_begin (&self->borders, &self->canvas);
  find_near (self, frame, BORDER_TILES);
  if (!frame->anew)
    borders_clear (&self->borders, &self->near);
  seen_get_pieces (&self->seen, &self->mover, &self->near, self->pieces);
  contour_get_noted_pieces (self->canvas.noted, self->pieces);
  borders_add (&self->borders, &self->canvas, &self->near, (const BorderPiece *) (gpointer) self->pieces->data, self->pieces->len,
               &rules, same);
  borders_add_rest (&self->borders, &self->canvas, &self->near, &rules);
}

/* Draws outlines and strokes anew where they may be others; finds which tiles are busy with them, and which pixels
 * may change. */
static void
draw_lines (UnknotPainter *self, const Frame *frame, float radius, float same)
{
  if (frame->anew)
    ink_begin (&self->ink, &self->canvas);
  else
    {
      tiles_copy (&self->changed, &self->busy);
      find_near (self, frame, LINE_TILES);
      ink_clear_outlines (&self->ink, &self->near);
      ink_clear_strokes (&self->ink, &self->dirty);
    }
  find_near (self, frame, MIXED_TILES);
  ink_draw_outlines (&self->ink, &self->canvas, &self->borders, &self->near, radius, same);
  strokes_draw (self->strokes, self->mover.points, &self->canvas, &self->dirty, &self->ink);
  ink_find_busy (&self->ink, &self->borders, &self->busy);
  if (frame->anew)
    {
      tiles_copy (&self->changed, &self->dirty);
      return;
    }
  tiles_join (&self->changed, &self->busy);
  tiles_meet (&self->changed, &self->near);
  tiles_join (&self->changed, &self->dirty);
}

static void
resolve_pixels (UnknotPainter *self, const Frame *frame, gsize stride, guchar *pixels)
{
  const int width = frame->picture.width, height = frame->picture.height;
  const gsize need = (gsize) width * (gsize) height;
  const gboolean small = frame->ss > 1;

  if (small && self->large_room < need)
    {
      self->large = g_renew (guint32, self->large, need);
      self->large_room = need;
    }
  resolve_tiles (&self->canvas, &self->borders, &self->ink, &self->busy, &self->changed, &self->palette, &frame->ground,
                 small ? (gsize) width * 4 : stride, small ? (guchar *) self->large : pixels);
  resolve_veil (&self->palette, &frame->ground, &self->changed, width, height, small ? (gsize) width * 4 : stride,
                small ? (guchar *) self->large : pixels);
  if (small)
    resolve_halve (&self->changed, self->large, width / 2, height / 2, stride, pixels);
}

/* --- Pictures -------------------------------------------------------------------------- */

static void
mix_colors (UnknotPainter *self, const UnknotScene *scene)
{
  if (self->palette_ready && self->tones == scene->tones && self->skin == scene->skin)
    return;
  palette_init (&self->palette, scene->tones, scene->skin);
  self->tones = scene->tones;
  self->skin = scene->skin;
  self->palette_ready = TRUE;
}

static void
keep_shown (UnknotPainter *self, const Frame *frame, gsize stride, guchar *pixels)
{
  Shown *shown = &self->shown;
  const UnknotScene *scene = frame->scene;

  shown->width = frame->picture.width / frame->ss;
  shown->height = frame->picture.height / frame->ss;
  shown->stride = stride;
  shown->pixels = pixels;
  shown->looks = *scene;
  shown->view = frame->view;
  shown->ground = frame->ground;
  shown->face = frame->face;
  if (!frame->lit)
    return;
  shown->strength = (float) CLAMP (scene->glow_strength, 0, 1);
  shown->n_glow = MIN (scene->n_glow, G_N_ELEMENTS (shown->glow));
  if (shown->n_glow > 0)
    memcpy (shown->glow, scene->glow, shown->n_glow * sizeof *scene->glow);
}

static void
paint_frame (UnknotPainter *self, const Frame *frame, gsize stride, guchar *pixels)
{
  const MeshTriangle *worn = worn_get (self->worn, frame->body, frame->scene->props.present);
  const float radius = outline_radius (frame), same = 1.2f + 6 * radius / frame->view.scale;

  mix_colors (self, frame->scene);
  mover_move (&self->mover, frame->body, &frame->pose, &frame->by, &frame->picture);
  if (frame->lit)
    lighting_apply (frame, &self->mover);
  tiles_begin (&self->dirty, frame->picture.width, frame->picture.height);
  seen_find (&self->seen, &self->canvas, frame->body, worn, &self->mover, frame->anew ? NULL : &self->dirty);
  find_dirty (self, frame);
  draw_surfaces (self, frame);
  find_strokes (self, frame);
  find_borders (self, frame, same);
  draw_lines (self, frame, radius, same);
  resolve_pixels (self, frame, stride, pixels);
  keep_shown (self, frame, stride, pixels);
}

gboolean
unknot_painter_is_near (UnknotPainter *self, const UnknotScene *scene, int width, int height)
{
  gboolean moved;
  Frame frame;

  g_return_val_if_fail (self != NULL && scene != NULL && scene->skeleton != NULL && width > 0 && height > 0, FALSE);

  frame_init (&frame, &self->shown, &self->mover, scene, width, height, self->shown.stride, self->shown.pixels);
  if (frame_has_moved (&frame))
    return FALSE;
  note_things (self, &frame);
  moved = settle_things (self, &frame, NULL);
  swap_noted (self);
  return !moved;
}

gboolean
unknot_painter_update (UnknotPainter *self, const UnknotScene *scene, int width, int height, gsize stride, guchar *pixels)
{
  Frame frame;

  g_return_val_if_fail (self != NULL && scene != NULL && scene->skeleton != NULL && pixels != NULL, FALSE);
  g_return_val_if_fail (width > 0 && height > 0 && stride >= (gsize) width * 4, FALSE);

  frame_init (&frame, &self->shown, &self->mover, scene, width, height, stride, pixels);
  if (frame.anew)
    canvas_begin (&self->canvas, frame.picture.width, frame.picture.height);
  note_things (self, &frame);
  if (!frame_has_moved (&frame) && !settle_things (self, &frame, NULL))
    {
      swap_noted (self);
      return FALSE;
    }
  paint_frame (self, &frame, stride, pixels);
  return TRUE;
}

void
unknot_painter_paint (UnknotPainter *self, const UnknotScene *scene, int width, int height, gsize stride, guchar *pixels)
{
  g_return_if_fail (self != NULL);

  self->shown.pixels = NULL;
  unknot_painter_update (self, scene, width, height, stride, pixels);
}

void
unknot_painter_repaint (UnknotPainter *self, guchar *pixels)
{
  g_autoptr (GArray) noted = NULL;
  guchar *followed;
  Frame frame;

  g_return_if_fail (self != NULL && self->shown.pixels != NULL && pixels != NULL);

  followed = self->shown.pixels;
  frame_init_same (&frame, &self->shown, &self->mover);
  noted = g_array_copy (self->canvas.noted);
  canvas_begin (&self->canvas, frame.picture.width, frame.picture.height);
  g_array_append_vals (self->canvas.noted, noted->data, noted->len);
  paint_frame (self, &frame, self->shown.stride, pixels);
  self->shown.pixels = followed;
}

gboolean
unknot_painter_has_changed (const UnknotPainter *self, int x, int y, int width, int height)
{
  const Tiles *changed;
  int size;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (x >= 0 && y >= 0 && width > 0 && height > 0, FALSE);
  g_return_val_if_fail (self->canvas.width > 0, FALSE);
  changed = &self->changed;
  size = TILE_SIZE * self->shown.width / self->canvas.width;
  return tiles_touch (changed, x / size, y / size, MIN ((x + width - 1) / size, changed->columns - 1),
                      MIN ((y + height - 1) / size, changed->rows - 1));
}

guint
unknot_painter_group_at (const UnknotPainter *self, int x, int y, double *depth)
{
  int ss;
  gsize at;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (x >= 0 && y >= 0 && x < self->shown.width && y < self->shown.height, 0);
  ss = self->canvas.width / self->shown.width;
  at = canvas_at (&self->canvas, x * ss + ss / 2, y * ss + ss / 2);
  if (depth)
    *depth = self->canvas.z[at];
  return SAMPLE_GROUP (self->canvas.seen[at]);
}
