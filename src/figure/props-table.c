/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/props-private.h"

/* Food and drink: in a hand that is held up, else on the desk. */

#define PLATE_Z ((float) UNKNOT_DESK_FRONT + 20)

static void
paint_drink (Painting *p, const float (*profile)[2], int n, guint material, float desk_x, gboolean in_hand)
{
  Pen pen = props_pen (p, material, TRUE);
  Turn place;
  int side = props_upper_hand (p);
  gboolean desk = props_has (p, UNKNOT_PROP_DESK);
  Vec hand = props_grip (p, side);

  if (in_hand && (!desk || hand.y > UNKNOT_DESK_HEIGHT + 14))
    {
      Turn frame = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_HAND_L + side]);
      Vec at = vec_mad (hand, frame.x, side ? 1.6f : -1.6f), mouth = props_on_bone (p, UNKNOT_BONE_HEAD, 0, 4, 12);
      Vec to = vec_sub (mouth, at);
      /* Near the mouth it tips towards it. */
      float tip = 0.5f * (1 - smooth_step (9, 20, vec_length (to)));
      Vec up = vec_unit (vec_add (vec (0, 1, 0), vec_scale (vec_unit (vec (to.x, 0, to.z)), 1.6f * tip)));
      Vec x = vec_unit (vec_cross (up, vec (0, 0, 1)));

      place = (Turn) { x, up, vec_cross (x, up), vec_mad (at, up, -profile[n - 1][0] * 0.5f) };
    }
  else if (desk)
    place = turn_identity (vec (desk_x, (float) UNKNOT_DESK_HEIGHT, PLATE_Z));
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
  static const float glass[][2] = { { 0, 2.7f }, { 0.4f, 3.0f }, { 11, 3.4f } };

  if (props_has (p, UNKNOT_PROP_BOTTLE))
    paint_drink (p, bottle, G_N_ELEMENTS (bottle), MATERIAL_WATER, 30, !props_has (p, UNKNOT_PROP_CUP));
  if (props_has (p, UNKNOT_PROP_CUP))
    paint_drink (p, cup, G_N_ELEMENTS (cup), MATERIAL_CUP, -30, TRUE);
  if (props_has (p, UNKNOT_PROP_GLASS))
    paint_drink (p, glass, G_N_ELEMENTS (glass), MATERIAL_ENAMEL, -18,
                 !props_has (p, UNKNOT_PROP_CUP) && !props_has (p, UNKNOT_PROP_BOTTLE));
}

/* Seeds, nuts and leaves. */
static void
paint_bowl (Painting *p)
{
  static const float bowl[][2] = { { 0, 4 }, { 0.6f, 4.6f }, { 2.6f, 8 }, { 5.6f, 10.5f } };
  Pen pen = props_pen (p, MATERIAL_CUP, TRUE);
  float y = (float) UNKNOT_DESK_HEIGHT;
  Turn place = turn_identity (vec (0, y, PLATE_Z));

  pen_lathe (&pen, &place, bowl, G_N_ELEMENTS (bowl));
  for (int i = 0; i < 14; i++)
    {
      float turn = (float) i * 2.4f, out = 1.9f * sqrtf ((float) i);

      pen = props_pen (p, i % 3 == 1 ? MATERIAL_LEAF : MATERIAL_SEED, FALSE);
      pen_ball (&pen, vec (out * cosf (turn), y + 6.6f - 0.10f * out, PLATE_Z + out * sinf (turn)), 1.9f);
    }
}

static void
paint_fruit (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_ENAMEL, TRUE);
  static const float plate[][2] = { { 0, 7 }, { 0.5f, 7.5f }, { 1.8f, 12.5f } };
  static const float thick[7] = { 0.7f, 1.5f, 2.0f, 2.1f, 2.0f, 1.4f, 0.6f };
  float y = (float) UNKNOT_DESK_HEIGHT, x = 22;
  Turn place = turn_identity (vec (x, y, PLATE_Z));
  Vec path[7];

  pen_lathe (&pen, &place, plate, G_N_ELEMENTS (plate));
  pen = props_pen (p, MATERIAL_CUP, TRUE);
  pen_ball (&pen, vec (x + 5, y + 5.0f, PLATE_Z + 4), 4.0f);
  for (int banana = 0; banana < 2; banana++)
    {
      pen = props_pen (p, MATERIAL_BALL, TRUE);
      for (int i = 0; i < 7; i++)
        {
          float a = -1.1f + 2.2f * (float) i / 6;

          path[i] = vec (x - 2 + 9.5f * sinf (a), y + 4 + (float) banana * 1.5f - 2.2f * (1 - cosf (a)), PLATE_Z - 1 - (float) banana * 3.4f - 6 * cosf (a) + 4);
        }
      pen_bar (&pen, path, thick, 7);
    }
}

static void
paint_pills (Painting *p)
{
  static const float jar[][2] = { { 0, 2.6f }, { 0.5f, 2.9f }, { 6.6f, 2.9f }, { 7.4f, 2.3f } };
  static const float cap[][2] = { { 7.4f, 2.6f }, { 10, 2.6f } };
  float y = (float) UNKNOT_DESK_HEIGHT, x = -20;
  Turn place = turn_identity (vec (x, y, PLATE_Z));
  Pen pen = props_pen (p, MATERIAL_CUP, TRUE);

  pen_lathe (&pen, &place, jar, G_N_ELEMENTS (jar));
  pen = props_pen (p, MATERIAL_ENAMEL, TRUE);
  pen_lathe (&pen, &place, cap, G_N_ELEMENTS (cap));
  for (int i = 0; i < 3; i++)
    {
      pen = props_pen (p, MATERIAL_ENAMEL, TRUE);
      pen_ball (&pen, vec (x + 5 + (float) i * 2.6f, y + 0.9f, PLATE_Z - 3 + (float) (i % 2) * 2.4f), 1);
    }
}

void
props_paint_table (Painting *p)
{
  if (props_has (p, UNKNOT_PROP_BOWL))
    paint_bowl (p);
  if (props_has (p, UNKNOT_PROP_FRUIT))
    paint_fruit (p);
  paint_drinks (p);
  if (props_has (p, UNKNOT_PROP_PILLS))
    paint_pills (p);
}
