/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/props.h"

#include <string.h>

#include "core/body/landmark.h"
#include "core/body/props.h"
#include "figure/solid.h"

#define WALL_HALF_WIDTH 75.0f
#define WALL_HEIGHT 206.0f
#define WALL_THICK 3.0f

static const char *const names[UNKNOT_N_PROPS] = {
  "chair", "desk", "screen", "keyboard", "wall", "doorway", "mat", "roller", "ball", "sock-ball", "two-balls", "cane",
  "towel", "band", "heating-pad", "compress", "shower", "bath", "cup", "bottle",
};

typedef struct {
  Canvas *canvas;
  const View *view;
  const UnknotSkeleton *skeleton;
  const UnknotProps *props;
  guint group; /* the next free one */
} Painting;

const char *
unknot_prop_get_name (UnknotProp prop)
{
  g_return_val_if_fail ((guint) prop < UNKNOT_N_PROPS, NULL);
  return names[prop];
}

gboolean
unknot_prop_from_name (const char *name, UnknotProp *prop)
{
  static const struct {
    const char *name;
    UnknotProp prop;
  } others[] = {
    { "foam-roller", UNKNOT_PROP_ROLLER }, { "massage-ball", UNKNOT_PROP_BALL }, { "ball-in-sock", UNKNOT_PROP_SOCK_BALL },
    { "sock", UNKNOT_PROP_SOCK_BALL },     { "balls", UNKNOT_PROP_TWO_BALLS },   { "resistance-band", UNKNOT_PROP_BAND },
  };

  g_return_val_if_fail (name != NULL && prop != NULL, FALSE);
  for (int i = 0; i < UNKNOT_N_PROPS; i++)
    if (strcmp (name, names[i]) == 0)
      {
        *prop = (UnknotProp) i;
        return TRUE;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (name, others[i].name) == 0)
      {
        *prop = others[i].prop;
        return TRUE;
      }
  return FALSE;
}

/* --- Helpers --------------------------------------------------------------------------- */

static Pen
pen_of (Painting *p, guint material, gboolean own_group)
{
  if (own_group && p->group < GROUP_MAX - 1)
    p->group++;
  return (Pen) { p->canvas, p->view, material, p->group };
}

static gboolean
has (const Painting *p, UnknotProp prop)
{
  return (p->props->present & 1u << prop) != 0;
}

static Vec
of_core (UnknotVec v)
{
  return vec ((float) v.x, (float) v.y, (float) v.z);
}

static Vec
on_bone (const Painting *p, UnknotBone bone, float x, float y, float z)
{
  Turn frame = turn_from_frame (&p->skeleton->bone[bone]);

  return turn_point (&frame, vec (x, y, z));
}

/* The middle of what a closed hand holds. */
static Vec
grip (const Painting *p, int side)
{
  return on_bone (p, UNKNOT_BONE_HAND_L + side, side ? 2.4f : -2.4f, -7.6f, 0);
}

/* A board given by its lowest and highest corner. */
static void
box (const Pen *pen, float x0, float y0, float z0, float x1, float y1, float z1, float corner, float bevel)
{
  Turn place = turn_identity (vec ((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2));

  pen_board (pen, &place, vec ((x1 - x0) / 2, (y1 - y0) / 2, (z1 - z0) / 2), corner, bevel);
}

/* --- Furniture ------------------------------------------------------------------------- */

static void
paint_chair (Painting *p)
{
  Pen legs = pen_of (p, MATERIAL_FRAME, TRUE);
  float w = (float) UNKNOT_SEAT_HALF_WIDTH, top = (float) UNKNOT_SEAT_HEIGHT, front = (float) UNKNOT_SEAT_FRONT;
  float back = (float) UNKNOT_SEAT_BACK, rest = (float) UNKNOT_CHAIR_BACK_Z;
  float low = (float) UNKNOT_CHAIR_BACK_BOTTOM, high = (float) UNKNOT_CHAIR_BACK_TOP;
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
  part = pen_of (p, MATERIAL_SEAT, TRUE);
  box (&part, -w, top - 4.2f, back, w, top, front, 6, 1.6f);
  part = pen_of (p, MATERIAL_SEAT, TRUE);
  place = turn_about (vec (1, 0, 0), -(float) G_PI / 2 - 0.09f);
  place.o = vec (0, (low + high) / 2, rest - 1.6f);
  pen_board (&part, &place, vec (w - 2, 1.5f, (high - low) / 2), 6, 1.2f);
}

static void
paint_desk (Painting *p)
{
  Pen pen = pen_of (p, MATERIAL_FRAME, TRUE);
  float w = (float) UNKNOT_DESK_HALF_WIDTH, top = (float) UNKNOT_DESK_HEIGHT;
  float front = (float) UNKNOT_DESK_FRONT, back = (float) UNKNOT_DESK_BACK;

  for (int side = -1; side <= 1; side += 2)
    {
      float x = (float) side * (w - 6);

      pen_rod (&pen, vec (x, 0, front + 8), vec (x, top - 3, front + 8), 1.7f, 2.0f);
      pen_rod (&pen, vec (x, 0, back - 6), vec (x, top - 3, back - 6), 1.7f, 2.0f);
    }
  pen = pen_of (p, MATERIAL_WOOD, TRUE);
  box (&pen, -w, top - 3, front, w, top, back, 3, 0.8f);
}

static void
paint_screen (Painting *p)
{
  Pen pen = pen_of (p, MATERIAL_SCREEN, TRUE);
  float z = (float) UNKNOT_SCREEN_Z, w = (float) UNKNOT_SCREEN_HALF_WIDTH, top = (float) UNKNOT_DESK_HEIGHT;
  float low = (float) UNKNOT_SCREEN_BOTTOM, high = (float) UNKNOT_SCREEN_TOP;
  Turn place = turn_about (vec (1, 0, 0), -(float) G_PI / 2);

  box (&pen, -11, top, z - 5, 11, top + 1.2f, z + 11, 4, 0.5f);
  pen_rod (&pen, vec (0, top + 1, z + 6), vec (0, (low + high) / 2, z + 3), 1.8f, 1.8f);
  pen = pen_of (p, MATERIAL_SCREEN, TRUE);
  place.o = vec (0, (low + high) / 2, z + 1.4f);
  pen_board (&pen, &place, vec (w, 1.4f, (high - low) / 2), 1.6f, 0.5f);
  pen = pen_of (p, MATERIAL_GLASS, FALSE);
  place.o.z = z - 0.1f;
  pen_board (&pen, &place, vec (w - 1.6f, 0.15f, (high - low) / 2 - 1.6f), 0.8f, 0.1f);
}

static void
paint_keyboard (Painting *p)
{
  Pen pen = pen_of (p, MATERIAL_KEYS, TRUE);
  float z = (float) UNKNOT_KEYBOARD_Z, top = (float) UNKNOT_DESK_HEIGHT;

  box (&pen, -22, top, z - 6.5f, 22, top + 2, z + 6.5f, 1.6f, 0.6f);
  pen = pen_of (p, MATERIAL_KEYS, TRUE);
  box (&pen, -33.5f, top, z - 5, -27, top + 2.6f, z + 5, 3, 1.2f);
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

gboolean
props_get_veil (const View *view, const UnknotProps *props, float corners[4][2])
{
  static const float x[4] = { -1, 1, 1, -1 }, y[4] = { 0, 0, 1, 1 };
  Turn place = wall_place (props->wall);

  if (!(props->present & 1u << UNKNOT_PROP_WALL) || !wall_is_before_figure (view, props->wall))
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      Vec at = turn_dir (&view->eye, turn_point (&place, vec (x[i] * WALL_HALF_WIDTH, y[i] * WALL_HEIGHT, 0)));

      corners[i][0] = view->cx + at.x * view->scale;
      corners[i][1] = view->cy - at.y * view->scale;
    }
  return TRUE;
}

static void
paint_wall (Painting *p)
{
  Pen pen = pen_of (p, MATERIAL_WALL, TRUE);
  Turn place = wall_place (p->props->wall), upright = turn_about (vec (1, 0, 0), (float) G_PI / 2), at;

  if (wall_is_before_figure (p->view, p->props->wall))
    return;
  at = turn_product (&place, &upright);
  at.o = turn_point (&place, vec (0, WALL_HEIGHT / 2, -WALL_THICK));
  pen_board (&pen, &at, vec (WALL_HALF_WIDTH, WALL_THICK, WALL_HEIGHT / 2), 0.3f, 0.2f);
  /* A skirting board says where the wall meets the ground. */
  pen = pen_of (p, MATERIAL_JAMB, TRUE);
  at.o = turn_point (&place, vec (0, 4, 0));
  pen_board (&pen, &at, vec (WALL_HALF_WIDTH, 0.7f, 4), 0.3f, 0.2f);
}

static void
paint_doorway (Painting *p)
{
  Pen pen = pen_of (p, MATERIAL_JAMB, TRUE);
  float w = (float) UNKNOT_DOORWAY_HALF_WIDTH, jamb = (float) UNKNOT_DOORWAY_JAMB, z = (float) UNKNOT_DOORWAY_Z;
  float high = (float) UNKNOT_DOORWAY_HEIGHT;

  box (&pen, w, 0, z, w + jamb, high, z + 11, 0.6f, 0.4f);
  box (&pen, -w - jamb, 0, z, -w, high, z + 11, 0.6f, 0.4f);
  pen = pen_of (p, MATERIAL_JAMB, TRUE);
  box (&pen, -w - jamb - 2, high, z - 1, w + jamb + 2, high + jamb, z + 12, 0.6f, 0.4f);
}

static void
paint_mat (Painting *p)
{
  Pen pen = pen_of (p, MATERIAL_MAT, TRUE);

  box (&pen, -(float) UNKNOT_MAT_HALF_WIDTH, -(float) UNKNOT_MAT_THICKNESS, -(float) UNKNOT_MAT_HALF_LENGTH,
       (float) UNKNOT_MAT_HALF_WIDTH, -0.05f, (float) UNKNOT_MAT_HALF_LENGTH, 3, 0.4f);
}

/* --- What touches the body ------------------------------------------------------------- */

/* The place that is pressed, pushed out by @by along the surface's normal. */
static Vec
pressed (const Painting *p, UnknotLandmark spot, float by)
{
  UnknotVec normal, at;

  if (spot == UNKNOT_LANDMARK_NONE)
    return on_bone (p, UNKNOT_BONE_CHEST, 0, 15, -11.4f - by);
  at = unknot_skeleton_get_landmark (p->skeleton, spot, &normal);
  return vec_mad (of_core (at), of_core (normal), by);
}

static void
paint_balls (Painting *p)
{
  float r = (float) UNKNOT_BALL_RADIUS;
  Pen pen = pen_of (p, MATERIAL_BALL, TRUE);

  if (has (p, UNKNOT_PROP_TWO_BALLS))
    for (int side = -1; side <= 1; side += 2)
      pen_ball (&pen, on_bone (p, UNKNOT_BONE_CHEST, (float) side * (r + 0.6f), 12, -11.2f - r), r);
  else
    pen_ball (&pen, pressed (p, p->props->spot, r * 0.85f), r);
}

/* The ball hangs in a sock from the hand, over the shoulder. */
static void
paint_sock_ball (Painting *p)
{
  float r = (float) UNKNOT_BALL_RADIUS;
  Vec ball = pressed (p, p->props->spot, r * 0.85f), hand[2] = { grip (p, 0), grip (p, 1) }, over, to;
  int side = hand[0].y > hand[1].y ? 0 : 1;
  Pen pen = pen_of (p, MATERIAL_CLOTH, TRUE);
  Vec path[5];
  static const float radii[5] = { 2.6f, 1.9f, 1.6f, 1.5f, 1.2f };

  to = hand[side];
  over = on_bone (p, UNKNOT_BONE_CHEST, side ? -9.0f : 9.0f, 29.5f, -2.0f);
  path[0] = vec_lerp (ball, over, 0.12f);
  path[1] = vec_add (vec_lerp (ball, over, 0.55f), vec_scale (turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_CHEST]).z, -1.5f));
  path[2] = over;
  path[3] = vec_lerp (over, to, 0.5f);
  path[4] = to;
  pen_ball (&pen, ball, r + 0.3f);
  pen_bar (&pen, path, radii, 5);
}

static void
paint_roller (Painting *p)
{
  const float r = 7.5f;
  Pen pen = pen_of (p, MATERIAL_ROLLER, TRUE);
  Turn chest = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_CHEST]);
  Vec middle = turn_point (&chest, vec (0, 11, -10.8f - r));

  /* On the ground when the back is near it. */
  if (middle.y < 2 * r)
    middle.y = r;
  pen_rod (&pen, vec_mad (middle, chest.x, -23), vec_mad (middle, chest.x, 23), r, r);
}

/* A bar through both hands, or through the one that is closed. */
static void
paint_held (Painting *p, guint material, float beyond, float radius)
{
  Pen pen = pen_of (p, material, TRUE);
  Vec left = grip (p, 0), right = grip (p, 1), way = vec_unit (vec_sub (left, right));

  pen_rod (&pen, vec_mad (right, way, -beyond), vec_mad (left, way, beyond), radius, radius);
}

/* --- Water ----------------------------------------------------------------------------- */

static void
paint_shower (Painting *p)
{
  static const float rose[][2] = { { 0, 8.0f }, { 1.2f, 8.4f }, { 2.4f, 5.0f }, { 4.6f, 1.6f } };
  Vec neck = on_bone (p, UNKNOT_BONE_NECK, 0, 0, 0);
  Pen pen = pen_of (p, MATERIAL_METAL, TRUE);
  float height = 202;
  Turn place = turn_identity (vec (neck.x, height, neck.z - 6));

  pen_bar (&pen,
           (const Vec[]) { vec (neck.x, 60, neck.z - 44), vec (neck.x, height + 8, neck.z - 44),
                           vec (neck.x, height + 13, neck.z - 38), vec (neck.x, height + 13, neck.z - 12),
                           vec (neck.x, height + 10, neck.z - 7), vec (neck.x, height + 3, neck.z - 6) },
           (const float[]) { 1.4f, 1.4f, 1.4f, 1.4f, 1.4f, 1.4f }, 6);
  pen = pen_of (p, MATERIAL_METAL, TRUE);
  pen_lathe (&pen, &place, rose, G_N_ELEMENTS (rose));
  pen = pen_of (p, MATERIAL_WATER, TRUE);
  for (int i = -2; i <= 2; i++)
    for (int k = 0; k < 4; k++)
      {
        float x = neck.x + (float) i * 3.4f, top = height - 3 - (float) k * 14 - (float) ((i + 2) % 2) * 6;

        if (top > neck.y + 12 || fabsf ((float) i) > 1)
          pen_rod (&pen, vec (x, top, neck.z - 6), vec (x + (float) i * 0.5f, top - 7, neck.z - 6), 0.35f, 0.45f);
      }
}

/* A tub round whoever sits or lies in it: from behind the shoulders to before the feet. */
static void
paint_bath (Painting *p)
{
  Vec pelvis = on_bone (p, UNKNOT_BONE_PELVIS, 0, 0, 0), chest = on_bone (p, UNKNOT_BONE_CHEST, 0, 10, 0);
  float floor = MAX (pelvis.y - 17, 0), rim = MIN (pelvis.y + 30, chest.y + 16), z0 = chest.z - 24, z1 = pelvis.z + 30, w = 33;
  Pen pen = pen_of (p, MATERIAL_ENAMEL, TRUE);

  for (int side = 0; side < 2; side++)
    z1 = MAX (z1, on_bone (p, UNKNOT_BONE_FOOT_L + side, 0, -5, 14).z + 10);
  /* Four sides, so that one looks in from above. */
  box (&pen, -w - 5, floor, z0 - 5, -w, rim, z1 + 5, 2.2f, 2);
  box (&pen, w, floor, z0 - 5, w + 5, rim, z1 + 5, 2.2f, 2);
  box (&pen, -w - 1, floor, z0 - 5, w + 1, rim, z0, 2.2f, 2);
  box (&pen, -w - 1, floor, z1, w + 1, rim, z1 + 5, 2.2f, 2);
  pen = pen_of (p, MATERIAL_WATER, TRUE);
  box (&pen, -w, rim - 9, z0, w, rim - 6, z1, 0.5f, 0.2f);
}

/* --- Drinks ---------------------------------------------------------------------------- */

static void
paint_drink (Painting *p, const float (*profile)[2], int n, guint material, float desk_x, gboolean in_hand)
{
  Pen pen = pen_of (p, material, TRUE);
  Turn place;
  Vec hand[2] = { grip (p, 0), grip (p, 1) };
  int side = hand[0].y > hand[1].y + 4 ? 0 : 1;

  if (in_hand && (!has (p, UNKNOT_PROP_DESK) || hand[side].y > UNKNOT_DESK_HEIGHT + 14))
    {
      Turn frame = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_HAND_L + side]);
      Vec at = vec_mad (hand[side], frame.x, side ? 2.4f : -2.4f);

      place = turn_identity (vec_sub (at, vec (0, profile[n - 1][0] * 0.5f, 0)));
    }
  else if (has (p, UNKNOT_PROP_DESK))
    place = turn_identity (vec (desk_x, (float) UNKNOT_DESK_HEIGHT, (float) UNKNOT_DESK_FRONT + 24));
  else
    place = turn_identity (vec (desk_x > 0 ? 40 : -40, 0, 26));
  pen_lathe (&pen, &place, profile, n);
}

static void
paint_drinks (Painting *p)
{
  static const float cup[][2] = { { 0, 2.9f }, { 0.6f, 3.3f }, { 4, 3.8f }, { 9, 4.2f } };
  static const float bottle[][2] = { { 0, 3.2f },     { 0.8f, 3.6f },  { 14, 3.6f },    { 16.5f, 3.2f },
                                     { 18.5f, 1.7f }, { 19.4f, 1.6f }, { 19.5f, 1.9f }, { 21.5f, 1.9f } };

  if (has (p, UNKNOT_PROP_BOTTLE))
    paint_drink (p, bottle, G_N_ELEMENTS (bottle), MATERIAL_WATER, 42, !has (p, UNKNOT_PROP_CUP));
  if (has (p, UNKNOT_PROP_CUP))
    paint_drink (p, cup, G_N_ELEMENTS (cup), MATERIAL_CUP, -40, TRUE);
}

void
props_paint (Canvas *canvas, const View *view, const UnknotSkeleton *skeleton, const UnknotProps *props)
{
  Painting p = { canvas, view, skeleton, props, GROUP_FURNITURE };

  if (has (&p, UNKNOT_PROP_CHAIR))
    paint_chair (&p);
  if (has (&p, UNKNOT_PROP_DESK) || has (&p, UNKNOT_PROP_SCREEN) || has (&p, UNKNOT_PROP_KEYBOARD))
    paint_desk (&p);
  if (has (&p, UNKNOT_PROP_SCREEN))
    paint_screen (&p);
  if (has (&p, UNKNOT_PROP_KEYBOARD))
    paint_keyboard (&p);
  if (has (&p, UNKNOT_PROP_WALL))
    paint_wall (&p);
  if (has (&p, UNKNOT_PROP_DOORWAY))
    paint_doorway (&p);
  if (has (&p, UNKNOT_PROP_MAT))
    paint_mat (&p);
  if (has (&p, UNKNOT_PROP_ROLLER))
    paint_roller (&p);
  if (has (&p, UNKNOT_PROP_SOCK_BALL))
    paint_sock_ball (&p);
  else if (has (&p, UNKNOT_PROP_BALL) || has (&p, UNKNOT_PROP_TWO_BALLS))
    paint_balls (&p);
  if (has (&p, UNKNOT_PROP_CANE))
    paint_held (&p, MATERIAL_WOOD, 16, 1.2f);
  if (has (&p, UNKNOT_PROP_BAND))
    paint_held (&p, MATERIAL_BAND, 3, 0.8f);
  if (has (&p, UNKNOT_PROP_SHOWER))
    paint_shower (&p);
  if (has (&p, UNKNOT_PROP_BATH))
    paint_bath (&p);
  paint_drinks (&p);
}

/* --- Room for them --------------------------------------------------------------------- */

void
unknot_fit_props (UnknotFit *fit, const UnknotProps *props)
{
  /* Middle and half-sizes of what stands by itself: across, up, along. */
  static const struct {
    UnknotProp prop;
    UnknotFit room;
  } rooms[] = {
    { UNKNOT_PROP_CHAIR, { { 0, 46, 3 }, 30, 46 } },
    { UNKNOT_PROP_DESK, { { 0, 60, 45 }, 72, 61 } },
    { UNKNOT_PROP_MAT, { { 0, 8, 0 }, 98, 9 } },
    { UNKNOT_PROP_DOORWAY, { { 0, 107, 18 }, 54, 108 } },
    { UNKNOT_PROP_SHOWER, { { 0, 109, -15 }, 32, 109 } },
  };

  g_return_if_fail (fit != NULL && props != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (props->present & 1u << rooms[i].prop)
      unknot_fit_join (fit, &rooms[i].room);
}
