/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/painter.h"

#include <math.h>
#include <string.h>

#include "figure/arrow.h"
#include "figure/frame.h"
#include "figure/lighting.h"
#include "figure/mark.h"
#include "figure/palette.h"
#include "figure/props.h"
#include "figure/raster.h"
#include "figure/strokes.h"
#include "figure/worn.h"

/* Rows of tiles that are drawn finely at once: what is busy of them fits the second-level cache. */
#define WINDOW_TILES 32
/* Samples of the neighbouring rows from where an outline may reach into the window: whole pixels,
 * whatever their samples. */
#define MARGIN_ROWS 12
/* So many tiles away samples may decide about an outline: it is drawn up to a tile from where it was found,
 * and found by tiles that look at their neighbours. */
#define INK_TILES 2
/* So many tiles away from a pixel that has changed tiles may become busy or idle. */
#define BUSY_TILES 2

struct _UnknotPainter {
  Canvas base, fine;
  Tiles busy;     /* need more than one sample for each pixel */
  Tiles dirty;    /* whose base is drawn anew */
  Tiles changed;  /* whose pixels are */
  Tiles drawn;    /* whose fine samples are */
  Tiles scratch;
  float *far;     /* the farthest depth in each tile that is drawn */
  Mover mover;
  Palette palette;
  UnknotTones tones;
  UnknotSkin skin;
  gboolean palette_ready;
  Shown shown;      /* in the last picture; no pixels: there is none */
  RasterSeen *seen;   /* triangles of the body: of each part from its first one's place on */
  RasterSeen *picked; /* some of them */
  guint seen_room;
  guint n_seen[G_MAXUINT8 + 1]; /* of each part */
  GArray *noted_before;             /* CanvasTriangle; those of this picture are with the base */
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
  canvas_finish (&self->base);
  canvas_finish (&self->fine);
  tiles_finish (&self->busy);
  tiles_finish (&self->dirty);
  tiles_finish (&self->changed);
  tiles_finish (&self->drawn);
  tiles_finish (&self->scratch);
  mover_finish (&self->mover);
  g_free (self->far);
  g_free (self->seen);
  g_free (self->picked);
  g_array_unref (self->noted_before);
  g_array_unref (self->strokes);
  g_array_unref (self->strokes_before);
  g_array_unref (self->worn);
  g_free (self);
}

/* --- Things ------------------------------------------------------------------------------ */

static void
swap_noted (UnknotPainter *self)
{
  GArray *noted = self->base.noted;

  self->base.noted = self->noted_before;
  self->noted_before = noted;
}

/* Notes anew what is no part of the body; what was noted before is kept beside it. */
static void
note_things (UnknotPainter *self, const Frame *frame)
{
  const UnknotScene *scene = frame->scene;
  const float reach = (float) MIN (frame->fit.height, frame->fit.width);

  swap_noted (self);
  g_array_set_size (self->base.noted, 0);
  props_paint (&self->base, &frame->view, scene->skeleton, &scene->props);
  for (guint i = 0; i < scene->n_arrows; i++)
    arrow_paint (&self->base, &frame->view, &scene->arrows[i], (float) scene->arrow, reach);
  for (guint i = 0; i < scene->n_marks; i++)
    mark_paint (&self->base, &frame->view, &scene->marks[i], reach);
}

/* What moves with a body that moves must not lag behind it. */
static gboolean
settle_things (UnknotPainter *self, const Frame *frame, Tiles *tiles)
{
  return shown_settle_noted (self->noted_before, self->base.noted, frame_has_moved (frame) ? SHOWN_FAR / 2 : SHOWN_FAR, tiles);
}

/* --- The body -------------------------------------------------------------------------- */

static void
reserve_seen (UnknotPainter *self, const Mesh *body)
{
  if (self->seen_room >= body->triangles->len)
    return;
  self->seen_room = body->triangles->len;
  self->seen = g_renew (RasterSeen, self->seen, self->seen_room);
  self->picked = g_renew (RasterSeen, self->picked, self->seen_room);
}

/* Finds the triangles that are seen, and which tiles those were and are in that have moved. */
static void
find_seen (UnknotPainter *self, const Frame *frame, const MeshTriangle *triangles)
{
  const Mesh *body = frame->body;
  const Mover *mover = &self->mover;

  reserve_seen (self, body);
  tiles_begin (&self->dirty, frame->picture.width, frame->picture.height);
  for (guint i = 0; i < body->parts->len; i++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, i);
      RasterSeen *seen = self->seen + part->triangle;

      if (!frame->anew && !mover->touched[i])
        continue;
      if (!frame->anew)
        raster_mark_moved (triangles, mover->moved, seen, self->n_seen[i], &self->dirty);
      self->n_seen[i] =
        mover->inside[i] ? raster_find (&self->base, mover->points, triangles, part->triangle, part->n_triangles, seen) : 0;
      if (!frame->anew)
        raster_mark_moved (triangles, mover->moved, seen, self->n_seen[i], &self->dirty);
    }
}

/* Those of them that touch @tiles. Returns how many. */
static guint
pick_seen (UnknotPainter *self, const Mesh *body, const Tiles *tiles)
{
  guint n = 0;

  for (guint i = 0; i < body->parts->len; i++)
    n += raster_pick (tiles, self->seen + g_array_index (body->parts, MeshPart, i).triangle, self->n_seen[i], self->picked + n);
  return n;
}

/* Likewise, without those that the base shows to be hidden. */
static guint
pick_near (UnknotPainter *self, const Mesh *body, const MeshTriangle *triangles, const Tiles *tiles)
{
  guint n = 0;

  self->far = g_renew (float, self->far, (gsize) tiles->columns * (gsize) tiles->rows);
  raster_find_far (&self->base, tiles, self->far);
  for (guint i = 0; i < body->parts->len; i++)
    n += raster_pick_near (tiles, self->far, self->mover.points, triangles,
                           self->seen + g_array_index (body->parts, MeshPart, i).triangle, self->n_seen[i], self->picked + n);
  return n;
}

/* --- The base -------------------------------------------------------------------------- */

static void
mark_shadow (const ResolveShadow *shadow, Tiles *tiles)
{
  if (shadow->rx > 0)
    tiles_mark (tiles, (int) floorf (shadow->x - shadow->rx), (int) floorf (shadow->y - shadow->ry),
                (int) ceilf (shadow->x + shadow->rx), (int) ceilf (shadow->y + shadow->ry));
}

/* Which tiles of the base do not show what they should beside those of the body. */
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
paint_base (UnknotPainter *self, const Frame *frame, const MeshTriangle *triangles)
{
  Canvas *base = &self->base;

  if (frame->anew)
    for (guint i = 0; i < frame->body->parts->len; i++)
      raster_base (base, self->mover.points, triangles,
                   self->seen + g_array_index (frame->body->parts, MeshPart, i).triangle, self->n_seen[i]);
  else
    {
      canvas_begin_again (base, &self->dirty);
      raster_base (base, self->mover.points, triangles, self->picked, pick_seen (self, frame->body, &self->dirty));
    }
  raster_plain (base, (const CanvasTriangle *) (gpointer) base->noted->data, base->noted->len);
}

/* --- Where something ends -------------------------------------------------------------- */

/* Of the lines around everything, pixels. */
static float
outline_radius (const View *view)
{
  return 0.45f + 0.40f * sqrtf (view->scale);
}

/* Finds the busy tiles; those that have become busy or idle, or are drawn otherwise, are changed ones. */
static void
find_busy (UnknotPainter *self, const Frame *frame)
{
  const float fold = 1.6f + 5 / (frame->view.scale * (float) frame->ss);
  const int reach = MIN ((int) ceilf (outline_radius (&frame->view)) + 1, TILE_SIZE);
  GArray *strokes = self->strokes_before;

  self->strokes_before = self->strokes;
  self->strokes = strokes;
  strokes_find (strokes, frame->body, &self->mover, &frame->picture, &frame->face);
  if (frame->anew)
    {
      tiles_begin (&self->busy, frame->picture.width, frame->picture.height);
      tiles_find_ends (&self->busy, &self->base, fold, reach, NULL);
      strokes_mark (strokes, &self->busy);
      tiles_copy (&self->changed, &self->dirty);
      return;
    }
  tiles_copy (&self->changed, &self->busy);
  tiles_copy (&self->scratch, &self->dirty);
  tiles_grow (&self->scratch, BUSY_TILES);
  tiles_remove (&self->busy, &self->scratch);
  tiles_grow (&self->scratch, BUSY_TILES);
  tiles_find_ends (&self->busy, &self->base, fold, reach, &self->scratch);
  strokes_mark (strokes, &self->busy);
  tiles_find_different (&self->changed, &self->busy);
  tiles_join (&self->changed, &self->dirty);
  strokes_mark_moved (self->strokes_before, self->mover.moved, frame->faced, &self->changed);
  strokes_mark_moved (strokes, self->mover.moved, frame->faced, &self->changed);
}

/* Which fine samples are needed for the pixels that change: outlines reach from tile to tile. */
static void
find_drawn (UnknotPainter *self, const Frame *frame)
{
  tiles_copy (&self->drawn, &self->busy);
  if (frame->anew)
    return;
  tiles_copy (&self->scratch, &self->changed);
  tiles_grow (&self->scratch, INK_TILES);
  tiles_meet (&self->scratch, &self->busy);
  tiles_join (&self->changed, &self->scratch);
  tiles_grow (&self->scratch, INK_TILES);
  tiles_meet (&self->drawn, &self->scratch);
}

/* Window by window: samples are drawn, inked and turned into pixels while the cache has them.
 * An outline reaches a few rows into the next window, so windows overlap. */
static void
paint_windows (UnknotPainter *self, const Frame *frame, const MeshTriangle *triangles, gsize stride, guchar *pixels)
{
  const GArray *noted = self->base.noted;
  Canvas *fine = &self->fine;
  const int ss = frame->ss, rows = WINDOW_TILES * TILE_SIZE * ss;
  const float radius = outline_radius (&frame->view) * (float) ss - 0.5f;
  const guint n = pick_near (self, frame->body, triangles, &self->drawn);

  canvas_begin_fine (fine, self->base.width, self->base.height, ss, rows + 2 * MARGIN_ROWS, &self->drawn);
  for (int tile = 0; tile < self->busy.rows; tile += WINDOW_TILES)
    {
      const int end = MIN (tile + WINDOW_TILES, self->busy.rows), top = tile * TILE_SIZE * ss;

      if (tiles_has_rows (&self->drawn, tile, end))
        {
          canvas_move (fine, MAX (top - MARGIN_ROWS, 0), MIN (top + rows + MARGIN_ROWS, fine->height));
          raster_fine (fine, self->mover.points, triangles, self->picked, n);
          raster_plain (fine, (const CanvasTriangle *) (gpointer) noted->data, noted->len);
          strokes_draw (self->strokes, self->mover.points, fine);
          canvas_ink (fine, radius, 1 / (frame->view.scale * (float) ss));
        }
      resolve_tiles (&self->base, fine, &self->busy, &self->changed, &self->palette, &frame->ground, tile, end, stride, pixels);
    }
  resolve_veil (&self->palette, &frame->ground, &self->changed, self->base.width, self->base.height, stride, pixels);
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

  shown->width = frame->picture.width;
  shown->height = frame->picture.height;
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
  const MeshTriangle *triangles = worn_get (self->worn, frame->body, frame->scene->props.present);

  mix_colors (self, frame->scene);
  mover_move (&self->mover, frame->body, &frame->pose, &frame->by, &frame->picture);
  if (frame->lit)
    lighting_apply (frame, &self->mover);
  find_seen (self, frame, triangles);
  find_dirty (self, frame);
  paint_base (self, frame, triangles);
  find_busy (self, frame);
  find_drawn (self, frame);
  paint_windows (self, frame, triangles, stride, pixels);
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
    canvas_begin_base (&self->base, width, height);
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
  noted = g_array_copy (self->base.noted);
  canvas_begin_base (&self->base, self->shown.width, self->shown.height);
  g_array_append_vals (self->base.noted, noted->data, noted->len);
  paint_frame (self, &frame, self->shown.stride, pixels);
  self->shown.pixels = followed;
}

gboolean
unknot_painter_has_changed (const UnknotPainter *self, int x, int y, int width, int height)
{
  const Tiles *changed;

  g_return_val_if_fail (self != NULL, FALSE);
  changed = &self->changed;
  g_return_val_if_fail (x >= 0 && y >= 0 && width > 0 && height > 0, FALSE);
  return tiles_touch (changed, x / TILE_SIZE, y / TILE_SIZE, MIN ((x + width - 1) / TILE_SIZE, changed->columns - 1),
                      MIN ((y + height - 1) / TILE_SIZE, changed->rows - 1));
}

guint
unknot_painter_group_at (const UnknotPainter *self, int x, int y, double *depth)
{
  gsize at;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (x >= 0 && y >= 0 && x < self->base.width && y < self->base.height, 0);
  at = canvas_at (&self->base, x, y);
  if (depth)
    *depth = self->base.z[at];
  return SAMPLE_GROUP (self->base.seen[at]);
}
