/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/mover.h"

#include <string.h>

#include "figure/props.h"
#include "figure/solid.h"

/* How a bone moves a place of the rest stance into the picture: x and y in pixels, z in cm. */
typedef struct {
  CanvasQ x, y, z, o;
} Move;

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

static void
find_moves (const UnknotSkeleton *skeleton, const View *view, Move *moves)
{
  Turn turns[RIG_N_BONES];
  const float s = view->scale;

  rig_pose (skeleton, turns);
  for (int bone = 0; bone < RIG_N_BONES; bone++)
    {
      Turn t = turn_product (&view->eye, &turns[bone]);

      moves[bone] = (Move) {
        { t.x.x * s, -t.x.y * s, t.x.z },
        { t.y.x * s, -t.y.y * s, t.y.z },
        { t.z.x * s, -t.z.y * s, t.z.z },
        { t.o.x * s + view->cx, -t.o.y * s + view->cy, t.o.z },
      };
    }
}

static CANVAS_INLINE CanvasQ
turned (const Move *m, Vec v)
{
  return m->x * v.x + m->y * v.y + m->z * v.z;
}

/* A place moved by several bones lies between the places where each would bring it, so that the
 * balls of a part tell whether any of it is in the picture. */
static gboolean
is_in_picture (const Mesh *body, const MeshPart *part, const Move *moves, float scale, int width, int height)
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

static CANVAS_FAST void
move_part (Mover *self, const MeshPart *part, const MeshVertex *v, const Move *moves, float breath, gboolean bare,
           float scale)
{
  const CanvasQ back = { 1 / scale, -1 / scale, 1, 0 };
  CanvasPoint *p = self->points + part->vertex;
  float *facing = self->facing + part->vertex;

  for (guint i = 0; i < part->n_vertices; i++, v++, p++)
    {
      Vec from = vec_mad (v->at, v->normal, v->breath * breath);
      Move mixed = moves[v->bone[0]];
      CanvasQ at, normal;

      if (bare)
        from = body_under_shirt (from, part->group == GROUP_SHIRT);
      if (v->weight[0] < 1)
        {
          mixed.x *= v->weight[0];
          mixed.y *= v->weight[0];
          mixed.z *= v->weight[0];
          mixed.o *= v->weight[0];
          for (int k = 1; k < MESH_BONES && v->weight[k] > 0; k++)
            {
              const Move *m = &moves[v->bone[k]];

              mixed.x += m->x * v->weight[k];
              mixed.y += m->y * v->weight[k];
              mixed.z += m->z * v->weight[k];
              mixed.o += m->o * v->weight[k];
            }
        }
      at = turned (&mixed, from) + mixed.o;
      normal = turned (&mixed, v->normal) * back;
      {
        Vec n = vec_unit (vec (normal[0], normal[1], normal[2]));

        *p = (CanvasPoint) { at[0], at[1], at[2], solid_tone (n, v->dim), 0 };
        facing[i] = n.z;
      }
    }
}

void
mover_move (Mover *self, const Mesh *body, const UnknotSkeleton *skeleton, const View *view, guint64 present,
            gboolean bare, int width, int height)
{
  const MeshVertex *v = (const MeshVertex *) (gpointer) body->vertices->data;
  Move moves[RIG_N_BONES];

  if (self->room < body->vertices->len)
    {
      self->room = body->vertices->len;
      self->points = g_renew (CanvasPoint, self->points, self->room);
      self->facing = g_renew (float, self->facing, self->room);
    }
  if (!self->parts)
    self->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_size (self->parts, 0);
  find_moves (skeleton, view, moves);
  for (guint i = 0; i < body->parts->len; i++)
    {
      const MeshPart *part = &g_array_index (body->parts, MeshPart, i);

      if (is_left_out (part->group, present) || !is_in_picture (body, part, moves, view->scale, width, height))
        continue;
      g_array_append_val (self->parts, i);
      move_part (self, part, v + part->vertex, moves, (float) skeleton->breath, bare, view->scale);
    }
}

void
mover_finish (Mover *self)
{
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->facing, g_free);
  g_clear_pointer (&self->parts, g_array_unref);
}
