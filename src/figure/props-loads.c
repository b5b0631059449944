/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/props-private.h"

/* What is lifted and carried. */

/* Half its sizes: across, up, along. */
#define BOX_HALF vec (14.5f, 9.5f, 10.5f)
/* Where it waits on the ground, measured from who stands there. */
#define LOAD_AHEAD 40

static void
paint_box_at (Painting *p, const Turn *place)
{
  const Vec half = BOX_HALF;
  Pen pen = props_pen (p, MATERIAL_WOOD, TRUE);
  Turn tape = *place;

  pen_board (&pen, place, half, 1, 0.6f);
  /* A strip over the lid says which side is up. */
  pen = props_pen (p, MATERIAL_JAMB, FALSE);
  tape.o = vec_mad (place->o, place->y, half.y);
  pen_board (&pen, &tape, vec (2.4f, 0.25f, half.z + 0.25f), 0.2f, 0.1f);
}

/* Upright between the palms. */
static void
paint_box (Painting *p)
{
  const Vec left = props_grip (p, 0), right = props_grip (p, 1);
  const Vec x = vec_unit (vec_sub (left, right)), z = vec_unit (vec_cross (x, vec (0, 1, 0)));
  const Turn place = { x, vec_cross (z, x), z, vec_lerp (left, right, 0.5f) };

  paint_box_at (p, &place);
}

static void
paint_load (Painting *p)
{
  const Turn place = turn_identity (vec (0, BOX_HALF.y, LOAD_AHEAD));

  paint_box_at (p, &place);
}

/* From the top of a rucksack over the right shoulder, in front of the armpit, and back to its bottom; in
 * the chest's axes. */
static const float strap[][3] = {
  { 7, 20, -14 }, { 7.6f, 26, -12.5f }, { 8.4f, 29.6f, -8 }, { 9.2f, 30.4f, -2.5f }, { 9.9f, 28.6f, 3.5f },
  { 10.6f, 24, 8.6f }, { 11.6f, 18, 10.6f }, { 13.2f, 12, 9.4f }, { 15, 7, 5 }, { 15.4f, 3, -3 }, { 13, 0, -12 },
};

static void
paint_rucksack (Painting *p)
{
  Vec path[G_N_ELEMENTS (strap)];
  float radii[G_N_ELEMENTS (strap)];
  Pen pen = props_pen (p, MATERIAL_FRAME, TRUE);
  Turn place = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_CHEST]);

  for (int side = -1; side <= 1; side += 2)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (strap); i++)
        {
          path[i] = props_on_bone (p, UNKNOT_BONE_CHEST, (float) side * strap[i][0], strap[i][1], strap[i][2]);
          radii[i] = 1.4f;
        }
      pen_bar (&pen, path, radii, G_N_ELEMENTS (strap));
    }
  pen = props_pen (p, MATERIAL_MAT, TRUE);
  place.o = props_on_bone (p, UNKNOT_BONE_CHEST, 0, 8, -20);
  pen_board (&pen, &place, vec (13, 18, 7.5f), 5, 4);
  place.o = props_on_bone (p, UNKNOT_BONE_CHEST, 0, 0, -28);
  pen = props_pen (p, MATERIAL_MAT, TRUE);
  pen_board (&pen, &place, vec (9.5f, 8, 2.5f), 2, 1.5f);
}

void
props_paint_loads (Painting *p)
{
  if (props_has (p, UNKNOT_PROP_BOX))
    paint_box (p);
  if (props_has (p, UNKNOT_PROP_LOAD))
    paint_load (p);
  if (props_has (p, UNKNOT_PROP_RUCKSACK))
    paint_rucksack (p);
}
