/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/mover.h"

#include <string.h>

#include "figure/props.h"
#include "figure/solid.h"

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

void
mover_find (const UnknotSkeleton *skeleton, const View *view, MoverPose *pose)
{
  Turn turns[RIG_N_BONES];
  const float s = view->scale;

  rig_pose (skeleton, turns);
  pose->breath = (float) skeleton->breath;
  for (int bone = 0; bone < RIG_N_BONES; bone++)
    {
      Turn t = turn_product (&view->eye, &turns[bone]);

      pose->bone[bone] = (MoverBone) {
        { t.x.x * s, -t.x.y * s, t.x.z },
        { t.y.x * s, -t.y.y * s, t.y.z },
        { t.z.x * s, -t.z.y * s, t.z.z },
        { t.o.x * s + view->cx, -t.o.y * s + view->cy, t.o.z },
      };
    }
}

static CANVAS_INLINE CanvasQ
turned (const MoverBone *m, Vec v)
{
  return m->x * v.x + m->y * v.y + m->z * v.z;
}

/* A place moved by several bones lies between the places where each would bring it, so that the
 * balls of a part tell whether any of it is in the picture. */
static gboolean
is_in_picture (const Mesh *body, const MeshPart *part, const MoverBone *moves, float scale, int width, int height)
{
  const MeshBall *ball = &g_array_index (body->balls, MeshBall, part->ball);
  float left = 1e9f, right = -1e9f, up = 1e9f, down = -1e9f;

  for (guint i = 0; i < part->n_balls; i++)
    {
      CanvasQ at = turned (&moves[ball[i].bone], ball[i].centre) + moves[ball[i].bone].o;
      float r = ball[i].radius * scale + 2;

      left = MIN (left, at[0] - r);
      right = MAX (right, at[0] + r);
      up = MIN (up, at[1] - r);
      down = MAX (down, at[1] + r);
    }
  return right >= 0 && down >= 0 && left <= (float) width && up <= (float) height;
}

/* --- What goes on ---------------------------------------------------------------------- */

/* The body is at most so much thicker breathed in than out, cm. */
#define MOST_BREATH 0.9f
/* A surface that turns so far, radians, is not seen to be lit otherwise. */
#define SAME_LIGHT 0.016f
/* Towards the viewer things may go this many times further before it is seen: in light alone. */
#define DEPTH 0.25f

static float
length_in_picture (CanvasQ v, float scale)
{
  const float z = v[2] * scale * DEPTH;

  return sqrtf (v[0] * v[0] + v[1] * v[1] + z * z);
}

/* How far, in pixels, a bone's way from @a to @b takes what lies in the ball, at most; @turn: how far its
 * directions change. */
static float
way_of (const MeshBall *ball, const MoverBone *a, const MoverBone *b, float scale, float *turn)
{
  const MoverBone way = { b->x - a->x, b->y - a->y, b->z - a->z, b->o - a->o };
  const float x = length_in_picture (way.x, scale), y = length_in_picture (way.y, scale), z = length_in_picture (way.z, scale);
  /* Of a turn the three columns together change by the square root of two times what a place does. */
  const float most = sqrtf ((x * x + y * y + z * z) / 2);

  *turn = most / scale;
  return length_in_picture (turned (&way, ball->centre) + way.o, scale) + most * ball->radius;
}

static gboolean
is_to_be_seen (const Mesh *body, const MeshPart *part, const MoverBone *moves, const MoverPicture *picture)
{
  return !is_left_out (part->group, picture->present) &&
         is_in_picture (body, part, moves, picture->scale, picture->width, picture->height);
}

/* The ways of all that is in the picture, or comes into it, pixels. */
static void
find_ways (const Mover *self, const Mesh *body, const MoverPose *pose, const MoverPicture *picture, float far,
           float ways[MESH_BREATH + 1])
{
  memset (ways, 0, (MESH_BREATH + 1) * sizeof (float));
  for (guint i = 0; i < body->parts->len; i++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, i);
      const MeshBall *ball = &g_array_index (body->balls, MeshBall, part->ball);

      if (!self->inside[i] && !is_to_be_seen (body, part, pose->bone, picture))
        continue;
      for (guint k = 0; k < part->n_balls; k++)
        {
          const guint bone = ball[k].bone;
          float turn, way = way_of (&ball[k], &self->pose.bone[bone], &pose->bone[bone], picture->scale, &turn);

          ways[bone] = MAX (ways[bone], MAX (way, turn * far / SAME_LIGHT));
        }
    }
  ways[MESH_BREATH] = fabsf (pose->breath - self->pose.breath) * MOST_BREATH * picture->scale;
}

MeshMovers
mover_compare (const Mover *self, const Mesh *body, const MoverPose *pose, const MoverPicture *picture, float far)
{
  float ways[MESH_BREATH + 1], longest = 0;
  MeshMovers by = MOVER_NONE;

  find_ways (self, body, pose, picture, far, ways);
  for (guint i = 0; i <= MESH_BREATH; i++)
    longest = MAX (longest, ways[i]);
  for (guint i = 0; longest > far && i <= MESH_BREATH; i++)
    if (ways[i] > far / 2)
      mesh_movers_add (&by, i);
  return by;
}

/* --- Moving ---------------------------------------------------------------------------- */

static CANVAS_FAST void
move_run (Mover *self, const Mesh *body, guint first, guint n, guint8 group, gboolean bare, float scale)
{
  const CanvasQ back = { 1 / scale, -1 / scale, 1, 0 };
  const MoverBone *moves = self->pose.bone;
  const float breath = self->pose.breath;
  const MeshVertex *v = &g_array_index (body->vertices, MeshVertex, first);

  memset (self->moved + first, 1, n);
  for (guint i = first; i < first + n; i++, v++)
    {
      Vec from = vec_mad (v->at, v->normal, v->breath * breath);
      MoverBone mixed = moves[v->bone[0]];
      CanvasQ at, normal;

      if (bare)
        from = body_under_shirt (from, group == GROUP_SHIRT);
      if (v->weight[0] < 1)
        {
          mixed.x *= v->weight[0];
          mixed.y *= v->weight[0];
          mixed.z *= v->weight[0];
          mixed.o *= v->weight[0];
          for (int k = 1; k < MESH_BONES && v->weight[k] > 0; k++)
            {
              const MoverBone *m = &moves[v->bone[k]];

              mixed.x += m->x * v->weight[k];
              mixed.y += m->y * v->weight[k];
              mixed.z += m->z * v->weight[k];
              mixed.o += m->o * v->weight[k];
            }
        }
      at = turned (&mixed, from) + mixed.o;
      normal = turned (&mixed, v->normal) * back;
      {
        Vec unit = vec_unit (vec (normal[0], normal[1], normal[2]));

        self->points[i] = (CanvasPoint) { at[0], at[1], at[2], solid_tone (unit, v->dim), self->glow[i] };
        self->facing[i] = unit.z;
      }
    }
}

static void
reserve (Mover *self, const Mesh *body)
{
  const guint n = body->vertices->len;

  if (self->room < n)
    {
      self->room = n;
      self->points = g_renew (CanvasPoint, self->points, n);
      self->facing = g_renew (float, self->facing, n);
      self->glow = g_renew (float, self->glow, n);
      self->moved = g_renew (guint8, self->moved, n);
      memset (self->glow, 0, n * sizeof (float));
    }
  if (!self->parts)
    self->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!self->inside)
    {
      self->inside = g_new0 (guint8, G_MAXUINT8);
      self->touched = g_new0 (guint8, G_MAXUINT8);
    }
  g_assert (body->parts->len <= G_MAXUINT8);
}

static void
move_bones (Mover *self, const MoverPose *pose, const MeshMovers *by)
{
  for (guint bone = 0; bone < RIG_N_BONES; bone++)
    if (by->bits[bone / 64] >> bone % 64 & 1)
      self->pose.bone[bone] = pose->bone[bone];
  if (by->bits[MESH_BREATH / 64] >> MESH_BREATH % 64 & 1)
    self->pose.breath = pose->breath;
}

/* Returns: whether any of its points has moved. */
static gboolean
move_part (Mover *self, const Mesh *body, const MeshPart *part, const MeshMovers *by, const MoverPicture *picture)
{
  gboolean moved = FALSE;

  for (guint i = part->run; i < part->run + part->n_runs; i++)
    {
      const MeshRun *run = &g_array_index (body->runs, MeshRun, i);

      if (!mesh_movers_meet (&run->by, by))
        continue;
      move_run (self, body, run->vertex, run->n_vertices, part->group, picture->bare, picture->scale);
      moved = TRUE;
    }
  return moved;
}

void
mover_move (Mover *self, const Mesh *body, const MoverPose *pose, const MeshMovers *by, const MoverPicture *picture)
{
  const MeshMovers all = MOVER_ALL;
  const gboolean anew = memcmp (by, &all, sizeof all) == 0;

  reserve (self, body);
  memset (self->moved, 0, self->room);
  g_array_set_size (self->parts, 0);
  move_bones (self, pose, by);
  for (guint i = 0; i < body->parts->len; i++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, i);
      const gboolean before = self->inside[i] && !anew;

      self->inside[i] = is_to_be_seen (body, part, self->pose.bone, picture);
      if (self->inside[i])
        {
          g_array_append_val (self->parts, i);
          self->touched[i] = move_part (self, body, part, before ? by : &all, picture);
        }
      else
        {
          self->touched[i] = before;
          if (before)
            memset (self->moved + part->vertex, 1, part->n_vertices);
        }
    }
}

void
mover_light (Mover *self, const Mesh *body, const float *glow)
{
  reserve (self, body);
  for (guint k = 0; k < body->parts->len; k++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, k);

      for (guint i = part->vertex; i < part->vertex + part->n_vertices; i++)
        if (self->glow[i] != glow[i])
          {
            self->glow[i] = self->points[i].glow = glow[i];
            self->moved[i] = self->touched[k] = 1;
          }
    }
}

void
mover_finish (Mover *self)
{
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->facing, g_free);
  g_clear_pointer (&self->glow, g_free);
  g_clear_pointer (&self->moved, g_free);
  g_clear_pointer (&self->inside, g_free);
  g_clear_pointer (&self->touched, g_free);
  g_clear_pointer (&self->parts, g_array_unref);
}
