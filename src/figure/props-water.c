/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/props-private.h"

/* Shower and bath. */

static void
paint_shower (Painting *p)
{
  static const float rose[][2] = { { 0, 8.0f }, { 1.2f, 8.4f }, { 2.4f, 5.0f }, { 4.6f, 1.6f } };
  /* It stays where it is, so that one can step under it and out again: behind the neck of who stands. */
  const Vec neck = { 0, 145, -3 };
  Pen pen = props_pen (p, MATERIAL_METAL, TRUE);
  float height = 202, at = neck.z - 13;
  Turn place = turn_identity (vec (neck.x, height, at));

  pen_bar (&pen,
           (const Vec[]) { vec (neck.x, 1, neck.z - 44), vec (neck.x, height + 8, neck.z - 44),
                           vec (neck.x, height + 13, neck.z - 38), vec (neck.x, height + 13, at - 5),
                           vec (neck.x, height + 10, at - 1), vec (neck.x, height + 3, at) },
           (const float[]) { 1.4f, 1.4f, 1.4f, 1.4f, 1.4f, 1.4f }, 6);
  pen = props_pen (p, MATERIAL_METAL, TRUE);
  pen_lathe (&pen, &place, rose, G_N_ELEMENTS (rose));
  pen = props_pen (p, MATERIAL_WATER, TRUE);
  /* It falls on the neck and the upper back, not on the head. */
  for (int i = -2; i <= 2; i++)
    for (int k = 0; k < 6; k++)
      {
        float x = neck.x + (float) i * 3.0f, top = height - 3 - (float) k * 11 - (float) ((i + 2) % 2) * 5;

        if (top - 7 > neck.y - 6)
          pen_rod (&pen, vec (x, top, at - 1.5f * fabsf ((float) i)), vec (x + (float) i * 0.3f, top - 7, at), 0.35f, 0.45f);
      }
}

/* A tub round whoever sits in it, from behind the shoulders to before the feet. */
static void
paint_bath (Painting *p)
{
  const float w = 31, rim = 45, z0 = -66, z1 = 74, thick = 4.5f, level = 37;
  Pen pen = props_pen (p, MATERIAL_ENAMEL, TRUE);

  /* Four sides, so that one looks in from above. */
  props_box (&pen, -w - thick, 3, z0 - thick, -w, rim, z1 + thick, 2.2f, 2);
  props_box (&pen, w, 3, z0 - thick, w + thick, rim, z1 + thick, 2.2f, 2);
  props_box (&pen, -w - thick, 3, z0 - thick, w + thick, rim, z0, 2.2f, 2);
  props_box (&pen, -w - thick, 3, z1, w + thick, rim, z1 + thick, 2.2f, 2);
  for (int side = -1; side <= 1; side += 2)
    {
      pen_ball (&pen, vec ((float) side * (w - 2), 3, z0 + 12), 3);
      pen_ball (&pen, vec ((float) side * (w - 2), 3, z1 - 12), 3);
    }
  pen = props_pen (p, MATERIAL_METAL, TRUE);
  pen_bar (&pen,
           (const Vec[]) { vec (0, rim, z1 + 2), vec (0, rim + 12, z1 + 2), vec (0, rim + 15, z1 - 1), vec (0, rim + 14, z1 - 8),
                           vec (0, rim + 10, z1 - 9) },
           (const float[]) { 1.6f, 1.5f, 1.5f, 1.5f, 1.5f }, 5);
  pen = props_pen (p, MATERIAL_WATER, TRUE);
  props_box (&pen, -w, level - 3, z0, w, level, z1, 0.5f, 0.2f);
}

/* Wound round the hips of who stands, tucked in at the waist. */
static void
paint_bath_towel (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_TOWEL, TRUE);
  Turn pelvis = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_PELVIS]), place = pelvis;

  place.o = turn_point (&pelvis, vec (0, -12, -0.4f));
  pen_board (&pen, &place, vec (17.8f, 17, 13.2f), 12, 1.5f);
  pen = props_pen (p, MATERIAL_TOWEL, TRUE);
  /* The end that lies over the other one. */
  place.o = turn_point (&pelvis, vec (6.4f, -12, -0.4f));
  pen_board (&pen, &place, vec (11.8f, 17.5f, 13.8f), 11, 1.5f);
  pen = props_pen (p, MATERIAL_TOWEL, TRUE);
  place.o = turn_point (&pelvis, vec (0, 5, -0.6f));
  pen_board (&pen, &place, vec (17.0f, 2.4f, 12.6f), 11, 2.2f);
}

void
props_paint_water (Painting *p)
{
  if (props_has (p, UNKNOT_PROP_BATH_TOWEL))
    paint_bath_towel (p);
  if (props_has (p, UNKNOT_PROP_SHOWER))
    paint_shower (p);
  if (props_has (p, UNKNOT_PROP_BATH))
    paint_bath (p);
}
