/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/props-private.h"

/* What stands in the room. */

#define WALL_HALF_WIDTH 75.0f
/* Higher than anybody reaches, or it would look like a board. */
#define WALL_HEIGHT 290.0f
#define WALL_THICK 3.0f
#define HIGH_BACK 96.0f
/* Farther than any part of a figure is from another one, cm. */
#define BEHIND_FIGURE 250.0f

static void
paint_chair (Painting *p)
{
  Pen legs = props_pen (p, MATERIAL_FRAME, TRUE);
  float w = (float) UNKNOT_SEAT_HALF_WIDTH, top = (float) UNKNOT_SEAT_HEIGHT, front = (float) UNKNOT_SEAT_FRONT;
  float back = (float) UNKNOT_SEAT_BACK, rest = (float) UNKNOT_CHAIR_BACK_Z;
  float low = (float) UNKNOT_CHAIR_BACK_BOTTOM, high = props_has (p, UNKNOT_PROP_HIGH_BACK) ? HIGH_BACK : (float) UNKNOT_CHAIR_BACK_TOP;
  Turn place;
  Pen part;

  for (int side = -1; side <= 1; side += 2)
    {
      float x = (float) side * (w - 4);

      pen_rod (&legs, vec (x + (float) side * 1.5f, 0, front - 3), vec (x, top - 4, front - 6), 1.35f, 1.7f);
      pen_rod (&legs, vec (x + (float) side * 1.5f, 0, back - 2), vec (x, top - 4, back + 4), 1.35f, 1.7f);
      pen_bar (&legs,
               (const Vec[]) { vec (x - (float) side * 4, top - 3, back + 3), vec (x - (float) side * 4, low - 3, rest - 3.6f),
                               vec (x - (float) side * 4, high - 8, rest - 6.0f) },
               (const float[]) { 1.5f, 1.5f, 1.3f }, 3);
    }
  part = props_pen (p, MATERIAL_SEAT, TRUE);
  props_box (&part, -w, top - 4.2f, back, w, top, front, 6, 1.6f);
  /* What carries it underneath also hides how far one sinks in. */
  part = props_pen (p, MATERIAL_FRAME, TRUE);
  props_box (&part, 6 - w, top - 7, back + 5, w - 6, top - 4, front - 11, 4, 1.4f);
  part = props_pen (p, MATERIAL_SEAT, TRUE);
  place = turn_about (vec (1, 0, 0), -(float) G_PI / 2 - 0.09f);
  place.o = vec (0, (low + high) / 2, rest - 1.6f);
  pen_board (&part, &place, vec (w - 2, 1.5f, (high - low) / 2), 6, 1.2f);
}

/* How far the chair is pushed back by who gets up at a desk, cm. */
#define PUSHED_BACK 34.0f

/* A chair turns with who sits on it, and makes way for who rises with the desk. */
static View
view_of_chair (const Painting *p)
{
  Turn pelvis = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_PELVIS]), turned;
  View view = *p->view;

  if (props_has (p, UNKNOT_PROP_STANDING_DESK))
    {
      turned = turn_identity (vec (0, 0, -PUSHED_BACK * props_desk_rise (p)));
      view.eye = turn_product (&p->view->eye, &turned);
      return view;
    }
  if (hypotf (pelvis.o.x, pelvis.o.z) > 15 || fabsf (pelvis.o.y - (float) UNKNOT_SEAT_HEIGHT - 10) > 5)
    return view;
  turned = turn_about (vec (0, 1, 0), atan2f (pelvis.z.x, pelvis.z.z));
  view.eye = turn_product (&p->view->eye, &turned);
  return view;
}

static void
paint_armrests (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_FRAME, TRUE);
  float w = (float) UNKNOT_SEAT_HALF_WIDTH, top = (float) UNKNOT_ARMREST_HEIGHT;

  for (int side = -1; side <= 1; side += 2)
    pen_bar (&pen,
             (const Vec[]) { vec ((float) side * (w - 2), (float) UNKNOT_SEAT_HEIGHT - 3, 0), vec ((float) side * (w + 3), (float) UNKNOT_SEAT_HEIGHT - 2, 0),
                             vec ((float) side * (w + 3), top - 2, 2) },
             (const float[]) { 1.4f, 1.4f, 1.4f }, 3);
  pen = props_pen (p, MATERIAL_SEAT, TRUE);
  for (int side = -1; side <= 1; side += 2)
    props_box (&pen, (float) side * (w + 3) - 3, top - 2.6f, -12, (float) side * (w + 3) + 3, top, 15, 2.6f, 1);
}

/* A table at @top, from @front to @back and from @right to @left, as the figure sees it. */
static void
paint_table (Painting *p, float right, float left, float top, float front, float back)
{
  Pen pen = props_pen (p, MATERIAL_FRAME, TRUE);

  for (int side = -1; side <= 1; side += 2)
    {
      float x = side < 0 ? right + 6 : left - 6;

      pen_rod (&pen, vec (x, 0, front + 8), vec (x, top - 3, front + 8), 1.7f, 2.0f);
      pen_rod (&pen, vec (x, 0, back - 6), vec (x, top - 3, back - 6), 1.7f, 2.0f);
    }
  pen = props_pen (p, MATERIAL_WOOD, TRUE);
  props_box (&pen, right, top - 3, front, left, top, back, 3, 0.8f);
}

static gboolean
needs_desk (const Painting *p)
{
  static const UnknotProp stand_on_it[] = {
    UNKNOT_PROP_DESK, UNKNOT_PROP_SCREEN, UNKNOT_PROP_KEYBOARD, UNKNOT_PROP_SECOND_SCREEN, UNKNOT_PROP_TWIN_SCREENS,
    UNKNOT_PROP_BOWL, UNKNOT_PROP_FRUIT,  UNKNOT_PROP_GLASS,    UNKNOT_PROP_PILLS,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (stand_on_it); i++)
    if (props_has (p, stand_on_it[i]))
      return TRUE;
  return FALSE;
}

static void
paint_desks (Painting *p)
{
  const float w = (float) UNKNOT_DESK_HALF_WIDTH;
  /* A second screen takes a desk that is longer on its side. */
  const gboolean longer = props_has (p, UNKNOT_PROP_SECOND_SCREEN);

  if (props_has (p, UNKNOT_PROP_STANDING_DESK))
    {
      float rise = props_desk_rise (p), low = (float) UNKNOT_DESK_HEIGHT, front = (float) UNKNOT_DESK_FRONT;
      float nearer = rise * ((float) UNKNOT_STANDING_DESK_FRONT - front);

      paint_table (p, 4 - w, w - 4, low + rise * ((float) UNKNOT_STANDING_DESK_HEIGHT - low), front + nearer,
                   front + nearer + 62);
    }
  else if (needs_desk (p))
    paint_table (p, longer ? 8 - w : -w, longer ? w + 27 : w, (float) UNKNOT_DESK_HEIGHT, (float) UNKNOT_DESK_FRONT,
                 (float) UNKNOT_DESK_BACK);
}

/* The wall in its own plane: x along it, y up, z out of it towards the figure. */
static Turn
wall_place (UnknotWallPlace wall)
{
  switch (wall)
    {
    case UNKNOT_WALL_FRONT:
      return (Turn) { { -1, 0, 0 }, { 0, 1, 0 }, { 0, 0, -1 }, { 0, 0, (float) UNKNOT_WALL_FRONT_Z } };
    case UNKNOT_WALL_LEFT:
      return (Turn) { { 0, 0, 1 }, { 0, 1, 0 }, { -1, 0, 0 }, { (float) UNKNOT_WALL_SIDE_X, 0, 0 } };
    case UNKNOT_WALL_RIGHT:
      return (Turn) { { 0, 0, -1 }, { 0, 1, 0 }, { 1, 0, 0 }, { -(float) UNKNOT_WALL_SIDE_X, 0, 0 } };
    default:
      return turn_identity (vec (0, 0, (float) UNKNOT_WALL_BACK_Z));
    }
}

static gboolean
wall_is_before_figure (const View *view, UnknotWallPlace wall)
{
  Turn place = wall_place (wall);

  return turn_dir (&view->eye, place.z).z < -0.06f;
}

/* A place of the world in the picture. */
static void
see (const View *view, Vec place, float seen[2])
{
  Vec at = turn_dir (&view->eye, place);

  seen[0] = view->cx + at.x * view->scale;
  seen[1] = view->cy - at.y * view->scale;
}

static void
veil_of_wall (const View *view, UnknotWallPlace wall, ResolveVeil *veil)
{
  static const float x[4] = { -1, 1, 1, -1 }, y[4] = { 0, 0, 1, 1 };
  Turn place = wall_place (wall);

  for (int i = 0; i < 4; i++)
    see (view, turn_point (&place, vec (x[i] * WALL_HALF_WIDTH, y[i] * WALL_HEIGHT, 0)), veil->corner[i]);
}

/* A jamb hides the arm that leans on it when the doorway is seen from where it leads to.  The far one, seen
 * from the side, stands behind the figure. */
static gboolean
jamb_is_before_figure (const View *view, int side)
{
  Vec jamb = vec ((float) side * (float) UNKNOT_DOORWAY_HALF_WIDTH, 0, (float) UNKNOT_DOORWAY_Z);

  return turn_dir (&view->eye, vec (0, 0, 1)).z > 0.1f && turn_dir (&view->eye, jamb).z > -24;
}

/* From its leftmost to its rightmost edge: foot and head of an upright box are seen as edges, near enough. */
static void
veil_of_jamb (const View *view, int side, ResolveVeil *veil)
{
  float in = (float) side * (float) UNKNOT_DOORWAY_HALF_WIDTH, out = (float) side * (float) (UNKNOT_DOORWAY_HALF_WIDTH + UNKNOT_DOORWAY_JAMB);
  float z = (float) UNKNOT_DOORWAY_Z, high = (float) UNKNOT_DOORWAY_HEIGHT;
  float left = 1e9f, right = -1e9f;
  Vec from = vec (in, 0, z), to = from;

  for (int i = 0; i < 4; i++)
    {
      Vec foot = vec (i & 1 ? out : in, 0, z + (i & 2 ? 11 : 0));
      float seen[2];

      see (view, foot, seen);
      from = seen[0] < left ? foot : from;
      to = seen[0] > right ? foot : to;
      left = MIN (left, seen[0]);
      right = MAX (right, seen[0]);
    }
  see (view, from, veil->corner[0]);
  see (view, to, veil->corner[1]);
  see (view, vec (to.x, high, to.z), veil->corner[2]);
  see (view, vec (from.x, high, from.z), veil->corner[3]);
}

static void
veil_of_lintel (const View *view, ResolveVeil *veil)
{
  float w = (float) (UNKNOT_DOORWAY_HALF_WIDTH + UNKNOT_DOORWAY_JAMB) + 2, low = (float) UNKNOT_DOORWAY_HEIGHT;
  float high = low + (float) UNKNOT_DOORWAY_JAMB, z = (float) UNKNOT_DOORWAY_Z + 12;

  see (view, vec (-w, low, z), veil->corner[0]);
  see (view, vec (w, low, z), veil->corner[1]);
  see (view, vec (w, high, z), veil->corner[2]);
  see (view, vec (-w, high, z), veil->corner[3]);
}

guint
props_get_veils (const View *view, const UnknotProps *props, ResolveVeil veils[3])
{
  guint n = 0;

  if (props->present & UNKNOT_PROP_BIT (UNKNOT_PROP_WALL) && wall_is_before_figure (view, props->wall))
    veil_of_wall (view, props->wall, &veils[n++]);
  else if (props->present & UNKNOT_PROP_BIT (UNKNOT_PROP_DOORWAY))
    for (int side = -1; side <= 1; side += 2)
      if (jamb_is_before_figure (view, side))
        veil_of_jamb (view, side, &veils[n++]);
  if (n == 2)
    veil_of_lintel (view, &veils[n++]);
  return n;
}

static void
paint_wall (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_WALL, TRUE);
  Turn place = wall_place (p->props->wall), upright = turn_about (vec (1, 0, 0), (float) G_PI / 2), at;

  if (wall_is_before_figure (p->view, p->props->wall))
    return;
  at = turn_product (&place, &upright);
  at.o = turn_point (&place, vec (0, WALL_HEIGHT / 2, -WALL_THICK));
  pen_board (&pen, &at, vec (WALL_HALF_WIDTH, WALL_THICK, WALL_HEIGHT / 2), 0.3f, 0.2f);
  /* A skirting board says where the wall meets the ground. */
  pen = props_pen (p, MATERIAL_JAMB, TRUE);
  at.o = turn_point (&place, vec (0, 4, 0));
  pen_board (&pen, &at, vec (WALL_HALF_WIDTH, 0.7f, 4), 0.3f, 0.2f);
}

/* The view in which what stands before the figure lies behind it, at the same place of the picture: the veil
 * over it says that it is nearer. */
static View
view_from_behind (const View *view)
{
  View view_behind = *view;

  view_behind.eye.o.z -= BEHIND_FIGURE;
  return view_behind;
}

static void
paint_jamb (Painting *p, int side)
{
  Pen pen = props_pen (p, MATERIAL_JAMB, TRUE);
  const View behind = view_from_behind (p->view);
  float in = (float) UNKNOT_DOORWAY_HALF_WIDTH, out = in + (float) UNKNOT_DOORWAY_JAMB, z = (float) UNKNOT_DOORWAY_Z;

  if (jamb_is_before_figure (p->view, side))
    pen.view = &behind;
  props_box (&pen, side < 0 ? -out : in, 0, z, side < 0 ? -in : out, (float) UNKNOT_DOORWAY_HEIGHT, z + 11, 0.6f, 0.4f);
}

static void
paint_doorway (Painting *p)
{
  const View behind = view_from_behind (p->view);
  float w = (float) (UNKNOT_DOORWAY_HALF_WIDTH + UNKNOT_DOORWAY_JAMB), z = (float) UNKNOT_DOORWAY_Z;
  float high = (float) UNKNOT_DOORWAY_HEIGHT;
  Pen pen;

  paint_jamb (p, 1);
  paint_jamb (p, -1);
  pen = props_pen (p, MATERIAL_JAMB, TRUE);
  if (jamb_is_before_figure (p->view, -1) && jamb_is_before_figure (p->view, 1))
    pen.view = &behind;
  props_box (&pen, -w - 2, high, z - 1, w + 2, high + (float) UNKNOT_DOORWAY_JAMB, z + 12, 0.6f, 0.4f);
}

static void
paint_mat (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_MAT, TRUE);

  props_box (&pen, -(float) UNKNOT_MAT_HALF_WIDTH, -(float) UNKNOT_MAT_THICKNESS, -(float) UNKNOT_MAT_HALF_LENGTH,
       (float) UNKNOT_MAT_HALF_WIDTH, -0.05f, (float) UNKNOT_MAT_HALF_LENGTH, 3, 0.4f);
}

/* The edge of a door, with the band round it. */
static void
paint_post (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_JAMB, TRUE);
  float z = (float) UNKNOT_POST_Z;

  props_box (&pen, -5, 0, z, 5, 190, z + 5, 0.6f, 0.4f);
}

void
props_paint_room (Painting *p)
{
  const View *room = p->view, chair = view_of_chair (p);

  p->view = &chair;
  if (props_has (p, UNKNOT_PROP_CHAIR) || props_has (p, UNKNOT_PROP_HIGH_BACK))
    paint_chair (p);
  if (props_has (p, UNKNOT_PROP_ARMRESTS))
    paint_armrests (p);
  p->view = room;
  paint_desks (p);
  if (props_has (p, UNKNOT_PROP_WALL))
    paint_wall (p);
  if (props_has (p, UNKNOT_PROP_DOORWAY))
    paint_doorway (p);
  if (props_has (p, UNKNOT_PROP_BAND_ON_DOOR))
    paint_post (p);
  if (props_has (p, UNKNOT_PROP_MAT))
    paint_mat (p);
}
