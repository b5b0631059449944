/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/painter.h"

#include <string.h>

#include "figure/arrow.h"
#include "figure/body.h"
#include "figure/canvas.h"
#include "figure/glow.h"
#include "figure/palette.h"
#include "figure/props.h"
#include "figure/resolve.h"
#include "figure/solid.h"
#include "figure/view.h"

/* Rows of samples that are worked on at once: they fit the second-level cache.  The ink of a line
 * reaches at most eight rows further, found with the row after them. */
#define WINDOW_ROWS 96
#define MARGIN_ROWS 9

#define N_BUCKETS 512
#define BUCKET_ROWS 8
#define HIDDEN G_MAXUINT16

struct _UnknotPainter {
  Canvas canvas;
  Palette palette;
  UnknotTones tones;
  UnknotSkin skin;
  gboolean palette_ready;
  CanvasPoint *points;
  float *facing; /* of each point: 1 towards the viewer, 0 edge on */
  guint room;

  guint16 *bucket; /* of each triangle: where it begins, in steps of BUCKET_ROWS */
  MeshTriangle *sorted;
  guint begin[N_BUCKETS + 1]; /* in @sorted */
  float tallest;              /* of the body's triangles, samples */
  gboolean whole;             /* one window for everything */
  GArray *noted;              /* CanvasTriangle: props and arrows */
  guint sorted_room;
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
  return g_new0 (UnknotPainter, 1);
}

void
unknot_painter_free (UnknotPainter *self)
{
  if (!self)
    return;
  canvas_finish (&self->canvas);
  g_free (self->points);
  g_free (self->facing);
  g_free (self->bucket);
  g_free (self->sorted);
  g_clear_pointer (&self->noted, g_array_unref);
  g_free (self);
}

/* What nobody stands in with clothes on. */
#define WATER (UNKNOT_PROP_BIT (UNKNOT_PROP_SHOWER) | UNKNOT_PROP_BIT (UNKNOT_PROP_BATH))

/* Moves the body's vertices to where the picture shows them. */
static void
move_body (UnknotPainter *self, const Mesh *body, const UnknotSkeleton *skeleton, const View *view, gboolean bare)
{
  const MeshVertex *v = (const MeshVertex *) (gpointer) body->vertices->data;
  Turn moves[RIG_N_BONES];
  float breath = (float) skeleton->breath;

  rig_pose (skeleton, moves);
  for (int bone = 0; bone < RIG_N_BONES; bone++)
    moves[bone] = turn_product (&view->eye, &moves[bone]);
  if (self->room < body->vertices->len)
    {
      self->room = body->vertices->len;
      self->points = g_renew (CanvasPoint, self->points, self->room);
      self->facing = g_renew (float, self->facing, self->room);
    }
  for (guint i = 0; i < body->vertices->len; i++, v++)
    {
      Vec from = vec_mad (v->at, v->normal, v->breath * breath), at = vec (0, 0, 0), normal = vec (0, 0, 0);
      CanvasPoint *p = &self->points[i];

      if (bare)
        from = body_under_sleeve (from);
      for (int k = 0; k < MESH_BONES; k++)
        if (v->weight[k] > 0)
          {
            const Turn *m = &moves[v->bone[k]];

            at = vec_mad (at, turn_point (m, from), v->weight[k]);
            normal = vec_mad (normal, turn_dir (m, v->normal), v->weight[k]);
          }
      p->x = view->cx + at.x * view->scale;
      p->y = view->cy - at.y * view->scale;
      p->z = at.z;
      normal = vec_unit (normal);
      p->tone = solid_tone (normal, v->dim);
      self->facing[i] = normal.z;
      p->glow = 0;
    }
}

/* Lets the muscles shine through the shirt, where they are. */
static void
add_glow (UnknotPainter *self, const Mesh *body, const UnknotScene *scene)
{
  float strength = (float) CLAMP (scene->glow_strength, 0, 1);

  for (guint g = 0; g < scene->n_glow && strength > 0; g++)
    {
      const guint8 *weight = glow_get (scene->build, scene->glow[g].muscle, scene->glow[g].side);
      const float shine = strength * (float) (1 - CLAMP (scene->glow[g].fade, 0, 1));

      for (guint i = 0; i < body->vertices->len; i++)
        self->points[i].glow = MAX (self->points[i].glow, MIN ((float) weight[i], CANVAS_MOST) * shine);
    }
}

/* Cloths lie on the body only when the scene asks for them. */
static gboolean
is_left_out (guint group, guint64 present)
{
  switch (group)
    {
    case GROUP_TOWEL:
      return !(present & UNKNOT_PROP_BIT (UNKNOT_PROP_TOWEL));
    case GROUP_PAD:
      return !(present & UNKNOT_PROP_BIT (UNKNOT_PROP_HEATING_PAD));
    case GROUP_COMPRESS:
      return !(present & UNKNOT_PROP_BIT (UNKNOT_PROP_COMPRESS));
    default:
      return FALSE;
    }
}

static inline gboolean
looks_at_viewer (const CanvasPoint *a, const CanvasPoint *b, const CanvasPoint *c)
{
  /* Rows grow downwards: what turns clockwise on paper looks at the viewer. */
  return (b->x - a->x) * (c->y - a->y) - (c->x - a->x) * (b->y - a->y) < 0;
}

static void
paint_triangle (UnknotPainter *self, const MeshTriangle *t)
{
  const CanvasPoint *a = &self->points[t->v[0]], *b = &self->points[t->v[1]], *c = &self->points[t->v[2]];
  guint32 fixed = SAMPLE (t->material, t->group, 0, 0);
  gboolean inside = !looks_at_viewer (a, b, c);

  if (inside || t->group >= GROUP_TOWEL || t->group == GROUP_HAIR)
    {
      CanvasPoint plain[3] = { *a, *b, *c };

      for (int k = 0; k < 3; k++)
        {
          /* What lies over the body hides the glow; the inside of a sleeve is in the dark.  A fold under
           * the arm is no hole. */
          plain[k].glow = 0;
          plain[k].tone = inside && t->group != GROUP_YOKE ? CANVAS_LEAST : plain[k].tone;
        }
      canvas_triangle (&self->canvas, &plain[0], &plain[1], &plain[2], fixed);
    }
  else
    canvas_triangle (&self->canvas, a, b, c, fixed);
}

static guint
bucket_of (float row)
{
  return (guint) CLAMP ((int) floorf (row) / BUCKET_ROWS, 0, N_BUCKETS - 1);
}

/* Nobody bathes in a shirt. In a tub the legs are bare too; under a shower they stay in trunks. */
static void
undress (MeshTriangle *t, guint64 present)
{
  if (t->group == GROUP_SLEEVE_L || t->group == GROUP_SLEEVE_R)
    t->group = t->group == GROUP_SLEEVE_L ? GROUP_ARM_L : GROUP_ARM_R;
  else if (t->group == GROUP_SHIRT || t->group == GROUP_YOKE)
    t->group = GROUP_BARE;
  else if (t->group != GROUP_TROUSERS || !(present & UNKNOT_PROP_BIT (UNKNOT_PROP_BATH)))
    return;
  t->material = MATERIAL_SKIN;
}

/* Which triangles are to be drawn, by the row where they begin. */
static void
sort_body (UnknotPainter *self, const Mesh *body, guint64 present)
{
  const MeshTriangle *t = (const MeshTriangle *) (gpointer) body->triangles->data;
  const guint n = body->triangles->len;
  guint *begin = self->begin, at = 0;
  float tallest = 0;

  if (self->sorted_room < n)
    {
      self->sorted_room = n;
      self->bucket = g_renew (guint16, self->bucket, n);
      self->sorted = g_renew (MeshTriangle, self->sorted, n);
    }
  memset (begin, 0, sizeof self->begin);
  for (guint i = 0; i < n; i++)
    {
      const CanvasPoint *a = &self->points[t[i].v[0]], *b = &self->points[t[i].v[1]], *c = &self->points[t[i].v[2]];
      float top = MIN (a->y, MIN (b->y, c->y)), bottom = MAX (a->y, MAX (b->y, c->y));

      self->bucket[i] = HIDDEN;
      if (bottom < 0 || top > (float) self->canvas.height || (!t[i].open && !looks_at_viewer (a, b, c)))
        continue;
      if (t[i].group >= GROUP_TOWEL && is_left_out (t[i].group, present))
        continue;
      self->bucket[i] = (guint16) bucket_of (top);
      begin[self->bucket[i]]++;
      tallest = MAX (tallest, bottom - top);
    }
  for (guint i = 0; i <= N_BUCKETS; i++)
    begin[i] = at += begin[i];
  /* Filled from the end, each bucket's mark comes to stand at its begin. */
  for (guint i = n; i-- > 0;)
    if (self->bucket[i] != HIDDEN)
      {
        MeshTriangle *sorted = &self->sorted[--begin[self->bucket[i]]];

        *sorted = t[i];
        if (present & WATER)
          undress (sorted, present);
      }
  self->tallest = tallest;
}

/* What may reach into the canvas's window. */
static void
paint_body (UnknotPainter *self)
{
  guint from = self->begin[bucket_of ((float) self->canvas.top - self->tallest - BUCKET_ROWS)];
  guint to = self->begin[bucket_of ((float) self->canvas.bottom) + 1];

  for (guint i = from; i < to; i++)
    paint_triangle (self, &self->sorted[i]);
}

static void
paint_strokes (UnknotPainter *self, const Mesh *body, const View *view, gboolean bare)
{
  const MeshStroke *s = (const MeshStroke *) (gpointer) body->strokes->data;
  float least = 0.36f * (float) self->canvas.ss;

  for (guint i = 0; i < body->strokes->len; i++, s++)
    {
      gboolean seam = s->material == MATERIAL_SHIRT_LINE || s->material == MATERIAL_TROUSERS_LINE ||
                      s->material == MATERIAL_SHOE_LINE;
      float facing = MIN (self->facing[s->v[0]], self->facing[s->v[1]]);
      float radius = s->width * 0.5f * view->scale;

      /* Small pictures leave seams out. */
      if (seam && (bare || radius < 0.5f * least))
        continue;
      /* A line that goes round the edge of a face grows thin there, instead of ending in a blot. */
      if (facing < 0.08f)
        continue;
      canvas_stroke (&self->canvas, &self->points[s->v[0]], &self->points[s->v[1]],
                     MAX (radius, least) * smooth_step (-0.15f, 0.45f, facing), 0.6f, s->material,
                     s->group);
    }
}

/* The ellipse under what stands on the ground. */
static void
find_shadow (const UnknotScene *scene, const View *view, int ss, ResolveShadow *shadow)
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
  shadow->x = (view->cx + at.x * view->scale) / (float) ss;
  shadow->y = (view->cy - at.y * view->scale) / (float) ss;
  shadow->rx = hypotf (rx * c, rz * n) * view->scale / (float) ss;
  shadow->ry = MAX (hypotf (rx * n, rz * c) * fabsf (sb), 2) * view->scale / (float) ss;
}

static int
samples_for (int width, int height)
{
  int size = MAX (width, height);

  return size <= 300 ? 4 : size <= 520 ? 3 : 2;
}

/* Props and arrows are few and large: they are noted once and drawn into every window. */
static void
begin_canvas (UnknotPainter *self, const UnknotScene *scene, const View *view, const UnknotFit *fit, int width, int height,
              int ss)
{
  Canvas *canvas = &self->canvas;

  canvas_begin (canvas, width, height, ss, self->whole ? height * ss : WINDOW_ROWS + 2 * MARGIN_ROWS);
  if (!self->noted)
    self->noted = g_array_new (FALSE, FALSE, sizeof (CanvasTriangle));
  g_array_set_size (self->noted, 0);
  canvas->record = self->noted;
  props_paint (canvas, view, scene->skeleton, &scene->props);
  for (guint i = 0; i < scene->n_arrows; i++)
    arrow_paint (canvas, view, &scene->arrows[i], (float) scene->arrow, (float) MIN (fit->height, fit->width));
  canvas->record = NULL;
}

/* Window by window: samples are drawn, inked and turned into pixels while the cache has them.
 * An outline reaches a few rows into the next window, so windows overlap. */
static void
paint_windows (UnknotPainter *self, const Mesh *body, const View *view, const ResolveGround *ground, gboolean bare,
               int width, int height, gsize stride, guchar *pixels)
{
  Canvas *canvas = &self->canvas;
  int step = self->whole ? height : MAX (WINDOW_ROWS / canvas->ss, 1);
  float radius = (0.45f + 0.40f * sqrtf (view->scale / (float) canvas->ss)) * (float) canvas->ss - 0.5f;
  int margin = MIN ((int) ceilf (radius), MARGIN_ROWS - 1) + 1;

  for (int y = 0; y < height; y += step)
    {
      int end = MIN (y + step, height);

      canvas_move (canvas, MAX (y * canvas->ss - margin, 0), MIN (end * canvas->ss + margin, canvas->height));
      paint_body (self);
      for (guint i = 0; i < self->noted->len; i++)
        {
          const CanvasTriangle *t = &g_array_index (self->noted, CanvasTriangle, i);

          canvas_triangle (canvas, &t->corner[0], &t->corner[1], &t->corner[2], t->fixed);
        }
      paint_strokes (self, body, view, bare);
      canvas_ink (canvas, radius, 1 / view->scale);
      resolve_rows (canvas, &self->palette, ground, y, end, width, stride, pixels);
    }
}

void
unknot_painter_paint (UnknotPainter *self, const UnknotScene *scene, int width, int height, gsize stride, guchar *pixels)
{
  const Mesh *body;
  View view;
  ResolveGround ground = { scene->background };
  UnknotFit fit;
  int ss = samples_for (width, height);
  gboolean bare;

  g_return_if_fail (self != NULL && scene != NULL && scene->skeleton != NULL && pixels != NULL);
  g_return_if_fail (width > 0 && height > 0 && stride >= (gsize) width * 4);

  bare = (scene->props.present & WATER) != 0;
  body = body_get (scene->build == UNKNOT_BUILD_BROAD ? BODY_BROAD : BODY_SLIM);
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
  view_init (&view, &fit, scene->turn, scene->tilt, width, height, ss);
  move_body (self, body, scene->skeleton, &view, bare);
  add_glow (self, body, scene);
  find_shadow (scene, &view, ss, &ground.shadow);
  ground.veiled = props_get_veil (&view, &scene->props, ground.veil);
  for (int i = 0; i < 4; i++)
    for (int k = 0; k < 2; k++)
      ground.veil[i][k] /= (float) ss;
  begin_canvas (self, scene, &view, &fit, width, height, ss);
  sort_body (self, body, scene->props.present);
  paint_windows (self, body, &view, &ground, bare, width, height, stride, pixels);
  resolve_veil (&self->palette, &ground, width, height, stride, pixels);
}

void
unknot_painter_keep_whole (UnknotPainter *self)
{
  g_return_if_fail (self != NULL);
  self->whole = TRUE;
}

guint
unknot_painter_group_at (const UnknotPainter *self, int x, int y, double *depth)
{
  const Canvas *c;
  gsize at;

  g_return_val_if_fail (self != NULL, 0);
  c = &self->canvas;
  g_return_val_if_fail (x >= 0 && y >= 0 && x * c->ss < c->width && y * c->ss < c->height, 0);
  g_return_val_if_fail (c->top == 0 && c->bottom == c->height, 0);
  at = canvas_at (c, x * c->ss + c->ss / 2, y * c->ss + c->ss / 2);
  if (depth)
    *depth = c->z[at];
  return SAMPLE_GROUP (c->seen[at]);
}
