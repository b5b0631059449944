/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/painter.h"

#include <string.h>

#include "figure/arrow.h"
#include "figure/mark.h"
#include "figure/glow.h"
#include "figure/mover.h"
#include "figure/palette.h"
#include "figure/props.h"
#include "figure/raster.h"
#include "figure/resolve.h"

/* Rows of tiles that are drawn finely at once: what is busy of them fits the second-level cache. */
#define WINDOW_TILES 32
/* Samples of the neighbouring rows from where an outline may reach into the window: whole pixels,
 * whatever their samples. */
#define MARGIN_ROWS 12

/* A line on the body that is to be drawn. */
typedef struct {
  const MeshStroke *stroke;
  float radius; /* pixels */
} PaintedStroke;

struct _UnknotPainter {
  Canvas base, fine;
  Tiles tiles;
  Mover mover;
  Palette palette;
  UnknotTones tones;
  UnknotSkin skin;
  gboolean palette_ready;
  RasterSeen *seen; /* triangles of the body */
  guint seen_room, n_seen;
  GArray *strokes;  /* PaintedStroke */
  GArray *worn;     /* MeshTriangle */
};

void
unknot_scene_init (UnknotScene *scene, const UnknotSkeleton *skeleton)
{
  g_return_if_fail (scene != NULL);
  memset (scene, 0, sizeof *scene);
  scene->skeleton = skeleton;
  scene->tilt = 7;
  scene->skin = UNKNOT_SKIN_MEDIUM;
}

UnknotPainter *
unknot_painter_new (void)
{
  UnknotPainter *self = g_new0 (UnknotPainter, 1);

  self->strokes = g_array_new (FALSE, FALSE, sizeof (PaintedStroke));
  self->worn = g_array_new (FALSE, FALSE, sizeof (MeshTriangle));
  return self;
}

static BodyBuild
body_build (UnknotBuild build)
{
  return build == UNKNOT_BUILD_BROAD ? BODY_BROAD : BODY_SLIM;
}

static gpointer
make_body (gpointer build)
{
  body_get (body_build (GPOINTER_TO_UINT (build)), BODY_FINE);
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
  tiles_finish (&self->tiles);
  mover_finish (&self->mover);
  g_free (self->seen);
  g_array_unref (self->strokes);
  g_array_unref (self->worn);
  g_free (self);
}

/* What nobody stands in with clothes on. */
#define WATER (UNKNOT_PROP_BIT (UNKNOT_PROP_SHOWER) | UNKNOT_PROP_BIT (UNKNOT_PROP_BATH))

static gboolean
is_footwear (guint group)
{
  return group == GROUP_SHOE_L || group == GROUP_SHOE_R || group == GROUP_SOCK_L || group == GROUP_SOCK_R;
}

/* Nobody bathes in a shirt, or in shoes. In a tub the legs are bare too; under a shower one stays in trunks. */
static void
undress (MeshTriangle *t, guint64 present)
{
  if (t->group == GROUP_SLEEVE_L || t->group == GROUP_SLEEVE_R)
    t->group = t->group == GROUP_SLEEVE_L ? GROUP_ARM_L : GROUP_ARM_R;
  else if (t->group == GROUP_SHIRT || t->group == GROUP_YOKE)
    t->group = GROUP_BARE;
  else if (t->material == MATERIAL_TROUSERS ? !(present & UNKNOT_PROP_BIT (UNKNOT_PROP_BATH))
                                            : t->material != MATERIAL_TROUSERS_LEG && !is_footwear (t->group))
    return;
  t->material = MATERIAL_SKIN;
}

/* The triangles as they are worn in the scene: the body's own, or a copy in @self. */
static const MeshTriangle *
get_worn (UnknotPainter *self, const Mesh *body, guint64 present)
{
  const MeshTriangle *triangles = (const MeshTriangle *) (gpointer) body->triangles->data;
  MeshTriangle *worn;

  if (!(present & WATER))
    return triangles;
  g_array_set_size (self->worn, 0);
  g_array_append_vals (self->worn, triangles, body->triangles->len);
  worn = (MeshTriangle *) (gpointer) self->worn->data;
  for (guint i = 0; i < self->worn->len; i++)
    undress (&worn[i], present);
  return worn;
}

/* Lets the muscles shine through the shirt, where they are. */
static CANVAS_FAST void
add_glow (CanvasPoint *points, const guint8 *weight, guint n, float strength)
{
  for (guint i = 0; i < n; i++)
    points[i].glow = MAX (points[i].glow, MIN ((float) weight[i], CANVAS_MOST) * strength);
}

/* Skin takes the glow's colour more readily than cloth does: as strong on it, the neck would look inflamed
 * beside a shirt that hardly glows. */
#define SKIN_SHINE 0.72f

static float
shine_of (const MeshPart *part, gboolean bare)
{
  const gboolean skin = part->group == GROUP_HEAD || part->group == GROUP_ARM_L || part->group == GROUP_ARM_R;

  return skin || (bare && part->group != GROUP_TROUSERS) ? SKIN_SHINE : 1;
}

static void
add_glows (UnknotPainter *self, const Mesh *body, BodyGrain grain, const UnknotScene *scene)
{
  const gboolean bare = (scene->props.present & WATER) != 0;
  float strength = (float) CLAMP (scene->glow_strength, 0, 1);

  for (guint g = 0; g < scene->n_glow && strength > 0; g++)
    {
      const guint8 *weight = glow_get (scene->build, grain, scene->glow[g].muscle, scene->glow[g].side);
      const float shine = strength * (float) (1 - CLAMP (scene->glow[g].fade, 0, 1));

      for (guint i = 0; i < self->mover.parts->len; i++)
        {
          const MeshPart *part = &g_array_index (body->parts, MeshPart, g_array_index (self->mover.parts, guint, i));

          add_glow (self->mover.points + part->vertex, weight + part->vertex, part->n_vertices, shine * shine_of (part, bare));
        }
    }
}

/* --- The base -------------------------------------------------------------------------- */

static void
paint_base (UnknotPainter *self, const Mesh *body, const MeshTriangle *triangles, const UnknotScene *scene,
            const View *view, const UnknotFit *fit)
{
  Canvas *base = &self->base;

  if (self->seen_room < body->triangles->len)
    {
      self->seen_room = body->triangles->len;
      self->seen = g_renew (RasterSeen, self->seen, self->seen_room);
    }
  self->n_seen = 0;
  for (guint i = 0; i < self->mover.parts->len; i++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, g_array_index (self->mover.parts, guint, i));

      self->n_seen += raster_base (base, self->mover.points, triangles, part->triangle, part->n_triangles,
                                   self->seen + self->n_seen);
    }
  props_paint (base, view, scene->skeleton, &scene->props);
  for (guint i = 0; i < scene->n_arrows; i++)
    arrow_paint (base, view, &scene->arrows[i], (float) scene->arrow, (float) MIN (fit->height, fit->width));
  for (guint i = 0; i < scene->n_marks; i++)
    mark_paint (base, view, &scene->marks[i], (float) MIN (fit->height, fit->width));
  raster_plain (base, (const CanvasTriangle *) (gpointer) base->noted->data, base->noted->len);
}

/* How thick a line of the face is while it changes: lines that go grow thin before those that come are there. */
static float
face_share (const MeshStroke *stroke, const UnknotScene *scene)
{
  const float left = (float) scene->face_left;
  const gboolean now = !stroke->faces || (stroke->faces & 1u << scene->face) != 0;
  const gboolean before = left > 0 && (stroke->faces & 1u << scene->face_before) != 0;

  if (left <= 0 || now == before || !stroke->faces)
    return now ? 1 : 0;
  return smooth_step (0.35f, 1, now ? 1 - left : left);
}

/* Which lines of the body are drawn, and the tiles that they cross. */
static void
find_strokes (UnknotPainter *self, const Mesh *body, const View *view, const UnknotScene *scene, gboolean bare)
{
  const MeshStroke *strokes = (const MeshStroke *) (gpointer) body->strokes->data;
  const float least = 0.36f;

  g_array_set_size (self->strokes, 0);
  for (guint k = 0; k < self->mover.parts->len; k++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, g_array_index (self->mover.parts, guint, k));

      for (guint i = part->stroke; i < part->stroke + part->n_strokes; i++)
        {
          const MeshStroke *s = &strokes[i];
          const CanvasPoint *a = &self->mover.points[s->v[0]], *b = &self->mover.points[s->v[1]];
          gboolean seam = s->material == MATERIAL_SHIRT_LINE || s->material == MATERIAL_TROUSERS_LINE ||
                          s->material == MATERIAL_SHOE_LINE;
          float facing = MIN (self->mover.facing[s->v[0]], self->mover.facing[s->v[1]]);
          PaintedStroke painted = { s, s->width * 0.5f * view->scale };
          float r, share = face_share (s, scene);

          /* Small pictures leave seams out. */
          if (seam && (bare || painted.radius < 0.5f * least))
            continue;
          if (share < 0.02f)
            continue;
          /* A line that goes round the edge of a face grows thin there, instead of ending in a blot. */
          if (facing < 0.08f)
            continue;
          r = painted.radius = MAX (painted.radius, least) * smooth_step (-0.15f, 0.45f, facing) * share;
          if (MAX (a->x, b->x) + r <= 0 || MAX (a->y, b->y) + r <= 0 || MIN (a->x, b->x) - r >= (float) self->base.width ||
              MIN (a->y, b->y) - r >= (float) self->base.height)
            continue;
          tiles_mark (&self->tiles, (int) (MIN (a->x, b->x) - r), (int) (MIN (a->y, b->y) - r),
                      (int) (MAX (a->x, b->x) + r), (int) (MAX (a->y, b->y) + r));
          g_array_append_val (self->strokes, painted);
        }
    }
}

/* The ellipse under what stands on the ground. */
static void
find_shadow (const UnknotScene *scene, const View *view, ResolveShadow *shadow)
{
  const UnknotSkeleton *s = scene->skeleton;
  double x0 = 1e9, x1 = -1e9, z0 = 1e9, z1 = -1e9;
  float rx, rz, c = view->eye.x.x, n = -view->eye.z.x, sb = view->eye.y.z;
  Vec at;

  for (int bone = 0; bone < UNKNOT_N_BONES; bone++)
    {
      const UnknotFrame *f = &s->bone[bone];

      if (f->origin.y > (bone == UNKNOT_BONE_PELVIS ? 75 : 24))
        continue;
      x0 = MIN (x0, f->origin.x);
      x1 = MAX (x1, f->origin.x);
      z0 = MIN (z0, f->origin.z);
      z1 = MAX (z1, f->origin.z);
    }
  *shadow = (ResolveShadow) { 0 };
  /* A mat or a tub already says where the ground is. */
  if (x0 > x1 || scene->props.present & (UNKNOT_PROP_BIT (UNKNOT_PROP_MAT) | UNKNOT_PROP_BIT (UNKNOT_PROP_BATH)))
    return;
  rx = (float) (x1 - x0) / 2 + 17;
  rz = (float) (z1 - z0) / 2 + 15;
  at = turn_dir (&view->eye, vec ((float) (x0 + x1) / 2, 0, (float) (z0 + z1) / 2 + 4));
  shadow->x = view->cx + at.x * view->scale;
  shadow->y = view->cy - at.y * view->scale;
  shadow->rx = hypotf (rx * c, rz * n) * view->scale;
  shadow->ry = MAX (hypotf (rx * n, rz * c) * fabsf (sb), 2) * view->scale;
}

/* Of the lines around everything, pixels. */
static float
outline_radius (const View *view)
{
  return 0.45f + 0.40f * sqrtf (view->scale);
}

static int
samples_for (int width, int height)
{
  int size = MAX (width, height);

  return size <= 300 ? 4 : size <= 520 ? 3 : 2;
}

/* --- Where something ends -------------------------------------------------------------- */

/* Window by window: samples are drawn, inked and turned into pixels while the cache has them.
 * An outline reaches a few rows into the next window, so windows overlap. */
static void
paint_windows (UnknotPainter *self, const MeshTriangle *triangles, const View *view, const ResolveGround *ground, int ss,
               gsize stride, guchar *pixels)
{
  const GArray *noted = self->base.noted;
  Canvas *fine = &self->fine;
  float radius = outline_radius (view) * (float) ss - 0.5f;
  int rows = WINDOW_TILES * TILE_SIZE * ss;
  guint n = raster_keep_busy (&self->tiles, self->seen, self->n_seen);

  canvas_begin_fine (fine, self->base.width, self->base.height, ss, rows + 2 * MARGIN_ROWS, &self->tiles);
  for (int tile = 0; tile < self->tiles.rows; tile += WINDOW_TILES)
    {
      int end = MIN (tile + WINDOW_TILES, self->tiles.rows), top = tile * TILE_SIZE * ss;

      canvas_move (fine, MAX (top - MARGIN_ROWS, 0), MIN (top + rows + MARGIN_ROWS, fine->height));
      raster_fine (fine, self->mover.points, triangles, self->seen, n);
      raster_plain (fine, (const CanvasTriangle *) (gpointer) noted->data, noted->len);
      for (guint i = 0; i < self->strokes->len; i++)
        {
          const PaintedStroke *s = &g_array_index (self->strokes, PaintedStroke, i);

          canvas_stroke (fine, &self->mover.points[s->stroke->v[0]], &self->mover.points[s->stroke->v[1]], s->radius,
                         0.6f, s->stroke->material, s->stroke->group);
        }
      canvas_ink (fine, radius, 1 / (view->scale * (float) ss));
      resolve_tiles (&self->base, fine, &self->palette, ground, tile, end, stride, pixels);
    }
}

void
unknot_painter_paint (UnknotPainter *self, const UnknotScene *scene, int width, int height, gsize stride, guchar *pixels)
{
  const Mesh *body;
  const MeshTriangle *triangles;
  BodyGrain grain;
  View view;
  ResolveGround ground = { scene->background };
  UnknotFit fit;
  int ss = samples_for (width, height);
  gboolean bare;

  g_return_if_fail (self != NULL && scene != NULL && scene->skeleton != NULL && pixels != NULL);
  g_return_if_fail (width > 0 && height > 0 && stride >= (gsize) width * 4);

  bare = (scene->props.present & WATER) != 0;
  if (!self->palette_ready || self->tones != scene->tones || self->skin != scene->skin)
    {
      palette_init (&self->palette, scene->tones, scene->skin);
      self->tones = scene->tones;
      self->skin = scene->skin;
      self->palette_ready = TRUE;
    }
  fit = scene->fit;
  if (fit.width <= 0)
    {
      unknot_fit_skeleton (scene->skeleton, 0, &fit);
      unknot_fit_props (&fit, &scene->props);
    }
  view_init (&view, &fit, scene->turn, scene->tilt, width, height);
  grain = body_grain_for (view.scale);
  body = body_get (body_build (scene->build), grain);
  mover_move (&self->mover, body, scene->skeleton, &view, scene->props.present, bare, width, height);
  add_glows (self, body, grain, scene);
  canvas_begin_base (&self->base, width, height);
  triangles = get_worn (self, body, scene->props.present);
  paint_base (self, body, triangles, scene, &view, &fit);
  tiles_begin (&self->tiles, width, height);
  tiles_find_ends (&self->tiles, &self->base, 1.6f + 5 / (view.scale * (float) ss),
                   MIN ((int) ceilf (outline_radius (&view)) + 1, TILE_SIZE));
  find_strokes (self, body, &view, scene, bare);
  find_shadow (scene, &view, &ground.shadow);
  ground.n_veils = props_get_veils (&view, &scene->props, ground.veils);
  paint_windows (self, triangles, &view, &ground, ss, stride, pixels);
  resolve_veil (&self->palette, &ground, width, height, stride, pixels);
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
