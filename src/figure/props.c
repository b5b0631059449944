/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/props-private.h"

#include <string.h>

static const char *const names[UNKNOT_N_PROPS] = {
  "chair", "desk", "screen", "keyboard", "wall", "doorway", "mat", "roller", "ball", "sock-ball", "two-balls", "cane",
  "towel", "band", "heating-pad", "compress", "shower", "bath", "cup", "bottle", "band-under-foot", "band-on-door",
  "laptop", "second-screen", "twin-screens", "standing-desk", "armrests", "phone", "headset", "warm-bag", "rolled-towel",
  "bowl", "fruit", "glass", "pills", "high-back", "box", "load", "rucksack", "bath-towel",
};

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

gboolean
props_has (const Painting *p, UnknotProp prop)
{
  return (p->props->present & UNKNOT_PROP_BIT (prop)) != 0;
}

Pen
props_pen (Painting *p, guint material, gboolean own_group)
{
  if (own_group && p->group < GROUP_MAX - 1)
    p->group++;
  return (Pen) { p->canvas, p->view, material, p->group };
}

static Vec
of_core (UnknotVec v)
{
  return vec ((float) v.x, (float) v.y, (float) v.z);
}

Vec
props_on_bone (const Painting *p, UnknotBone bone, float x, float y, float z)
{
  Turn frame = turn_from_frame (&p->skeleton->bone[bone]);

  return turn_point (&frame, vec (x, y, z));
}

Vec
props_pressed (const Painting *p, UnknotLandmark spot, float by)
{
  UnknotVec normal, at;

  if (spot == UNKNOT_LANDMARK_NONE)
    return props_on_bone (p, UNKNOT_BONE_CHEST, 0, 15, -11.4f - by);
  at = unknot_skeleton_get_landmark (p->skeleton, spot, &normal);
  return vec_mad (of_core (at), of_core (normal), by);
}

Vec
props_on_body (const Painting *p, const char *landmark, float by)
{
  return props_pressed (p, unknot_landmark_from_name (landmark), by);
}

Vec
props_grip (const Painting *p, int side)
{
  return props_on_bone (p, UNKNOT_BONE_HAND_L + side, side ? 2.4f : -2.4f, -7.6f, 0);
}

float
props_desk_rise (const Painting *p)
{
  float sitting = (float) UNKNOT_SEAT_HEIGHT + 10;

  return smooth_step (sitting + 2, sitting + 36, props_on_bone (p, UNKNOT_BONE_PELVIS, 0, 0, 0).y);
}

int
props_upper_hand (const Painting *p)
{
  return props_grip (p, 0).y > props_grip (p, 1).y + 4 ? 0 : 1;
}

void
props_box (const Pen *pen, float x0, float y0, float z0, float x1, float y1, float z1, float corner, float bevel)
{
  Turn place = turn_identity (vec ((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2));

  pen_board (pen, &place, vec ((x1 - x0) / 2, (y1 - y0) / 2, (z1 - z0) / 2), corner, bevel);
}

void
props_paint (Canvas *canvas, const View *view, const UnknotSkeleton *skeleton, const UnknotProps *props)
{
  Painting p = { canvas, view, skeleton, props, GROUP_FURNITURE };

  props_paint_room (&p);
  props_paint_devices (&p);
  props_paint_tools (&p);
  props_paint_water (&p);
  props_paint_table (&p);
  props_paint_loads (&p);
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
    { UNKNOT_PROP_MAT, { { 0, 8, 0 }, 88, 9 } },
    { UNKNOT_PROP_ROLLER, { { 0, 8, -41 }, 25, 8 } },
    { UNKNOT_PROP_DOORWAY, { { 0, 107, 18 }, 54, 108 } },
    { UNKNOT_PROP_SHOWER, { { 0, 109, -15 }, 32, 109 } },
    { UNKNOT_PROP_BATH, { { 0, 24, 4 }, 76, 57 } },
    { UNKNOT_PROP_STANDING_DESK, { { 0, 80, 24 }, 82, 80 } },
    { UNKNOT_PROP_SECOND_SCREEN, { { 17, 60, 45 }, 78, 61 } },
    { UNKNOT_PROP_BAND_ON_DOOR, { { 0, 80, 52 }, 56, 80 } },
  };

  g_return_if_fail (fit != NULL && props != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    /* Who kneels or curls up on a mat needs not see its ends; who lies on it is nearly as long as it is. */
    if (props->present & UNKNOT_PROP_BIT (rooms[i].prop) && (rooms[i].prop != UNKNOT_PROP_MAT || fit->height < 33))
      unknot_fit_join (fit, &rooms[i].room);
}

void
unknot_fit_chair (UnknotFit *fit, const UnknotProps *props)
{
  static const UnknotFit back = { { 0, 73, -12 }, 17, 12 };

  g_return_if_fail (fit != NULL && props != NULL);
  if (props->present & (UNKNOT_PROP_BIT (UNKNOT_PROP_CHAIR) | UNKNOT_PROP_BIT (UNKNOT_PROP_HIGH_BACK)))
    unknot_fit_join (fit, &back);
}
