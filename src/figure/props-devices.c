/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/props-private.h"

/* What one works and calls with. */

/* A screen on its foot, turned by @yaw (radians; positive: its face looks to the figure's right). */
static void
paint_monitor (Painting *p, Vec foot, float yaw, float low, float high)
{
  Pen pen = props_pen (p, MATERIAL_SCREEN, TRUE);
  Turn turned = turn_about (vec (0, 1, 0), yaw), upright = turn_about (vec (1, 0, 0), -(float) G_PI / 2), place;
  float w = (float) UNKNOT_SCREEN_HALF_WIDTH, middle = (low + high) / 2 - foot.y;

  turned.o = foot;
  place = turned;
  place.o = turn_point (&turned, vec (0, 0.6f, 3));
  pen_board (&pen, &place, vec (11, 0.6f, 8), 4, 0.5f);
  pen_rod (&pen, turn_point (&turned, vec (0, 1, 6)), turn_point (&turned, vec (0, middle, 3)), 1.8f, 1.8f);
  pen = props_pen (p, MATERIAL_SCREEN, TRUE);
  place = turn_product (&turned, &upright);
  place.o = turn_point (&turned, vec (0, middle, 1.4f));
  pen_board (&pen, &place, vec (w, 1.4f, (high - low) / 2), 1.6f, 0.5f);
  pen = props_pen (p, MATERIAL_GLASS, FALSE);
  place.o = turn_point (&turned, vec (0, middle, -0.1f));
  pen_board (&pen, &place, vec (w - 1.6f, 0.15f, (high - low) / 2 - 1.6f), 0.8f, 0.1f);
}

static void
paint_screens (Painting *p)
{
  float w = (float) UNKNOT_SCREEN_HALF_WIDTH, z = (float) UNKNOT_SCREEN_Z, top = (float) UNKNOT_DESK_HEIGHT;
  float low = (float) UNKNOT_SCREEN_BOTTOM, high = (float) UNKNOT_SCREEN_TOP;
  const float aside = 0.52f, meeting = 0.36f;

  if (props_has (p, UNKNOT_PROP_STANDING_DESK))
    {
      float rise = props_desk_rise (p), board = top + rise * ((float) UNKNOT_STANDING_DESK_HEIGHT - top);

      paint_monitor (p, vec (0, board, z + rise * ((float) UNKNOT_STANDING_DESK_FRONT + 46 - z)), 0, board + low - top + 4 * rise,
                     board + high - top + 4 * rise);
    }
  if (props_has (p, UNKNOT_PROP_TWIN_SCREENS))
    for (int side = -1; side <= 1; side += 2)
      paint_monitor (p, vec ((float) side * (w * cosf (meeting) + 0.6f), top, z - w * sinf (meeting) + 8),
                     (float) side * meeting, low, high);
  else if (props_has (p, UNKNOT_PROP_SCREEN) || props_has (p, UNKNOT_PROP_SECOND_SCREEN))
    paint_monitor (p, vec (0, top, z), 0, low, high);
  if (props_has (p, UNKNOT_PROP_SECOND_SCREEN))
    paint_monitor (p, vec (w + 1.5f + w * cosf (aside), top, z - w * sinf (aside)), aside, low, high);
}

static void
paint_keyboard (Painting *p, float top, float z)
{
  Pen pen = props_pen (p, MATERIAL_KEYS, TRUE);

  props_box (&pen, -22, top, z - 6.5f, 22, top + 2, z + 6.5f, 1.6f, 0.6f);
  pen = props_pen (p, MATERIAL_KEYS, TRUE);
  props_box (&pen, -33.5f, top, z - 5, -27, top + 2.6f, z + 5, 3, 1.2f);
}

/* @base: the middle of its underside; y up, z away from who uses it. */
static void
draw_laptop (Painting *p, const Turn *base)
{
  const float w = 16.5f, deep = 11, lid = 11;
  Pen pen = props_pen (p, MATERIAL_METAL, TRUE);
  Turn hinge = turn_about (vec (1, 0, 0), -1.30f), place = *base;

  place.o = turn_point (base, vec (0, 0.8f, 0));
  pen_board (&pen, &place, vec (w, 0.8f, deep), 1.6f, 0.4f);
  pen = props_pen (p, MATERIAL_SCREEN, TRUE);
  place.o = turn_point (base, vec (0, 1.62f, 2.5f));
  pen_board (&pen, &place, vec (w - 2, 0.08f, 5.2f), 0.5f, 0.05f);
  /* The lid leans back a little. */
  hinge = turn_product (base, &hinge);
  pen = props_pen (p, MATERIAL_METAL, TRUE);
  place = hinge;
  place.o = vec_add (turn_point (base, vec (0, 1.6f, deep - 0.6f)), turn_dir (&hinge, vec (0, 0.4f, lid)));
  pen_board (&pen, &place, vec (w, 0.5f, lid), 1.4f, 0.3f);
  pen = props_pen (p, MATERIAL_GLASS, FALSE);
  place.o = vec_mad (place.o, hinge.y, 0.5f);
  pen_board (&pen, &place, vec (w - 1.4f, 0.1f, lid - 1.4f), 0.6f, 0.05f);
}

static void
paint_laptop (Painting *p)
{
  Turn base;

  if (props_has (p, UNKNOT_PROP_KEYBOARD))
    {
      /* On a pile of books, so that its upper edge is level with the eyes. */
      static const guint covers[] = { MATERIAL_ROLLER, MATERIAL_TOWEL, MATERIAL_CUP, MATERIAL_CLOTH };
      float y = (float) UNKNOT_DESK_HEIGHT, z = (float) UNKNOT_SCREEN_Z - 10;

      for (int i = 0; i < 6; i++)
        {
          Pen pen = props_pen (p, covers[i % 4], TRUE);
          float in = (float) (i * 5 % 3);

          props_box (&pen, -15 + in, y, z - 10, 15 - (float) (i * 7 % 4) * 0.6f, y + 3.6f, z + 10 - in, 0.5f, 0.3f);
          y += 3.6f;
        }
      base = turn_identity (vec (0, y, z));
    }
  else if (props_has (p, UNKNOT_PROP_DESK))
    base = turn_identity (vec (0, (float) UNKNOT_DESK_HEIGHT, (float) UNKNOT_KEYBOARD_Z + 3));
  else
    {
      Vec left = props_on_body (p, "thigh-left", 0.8f), right = props_on_body (p, "thigh-right", 0.8f);

      base = turn_identity (vec_lerp (left, right, 0.5f));
    }
  draw_laptop (p, &base);
}

static void
paint_phone (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_SCREEN, TRUE);
  int side = props_upper_hand (p);
  Turn hand = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_HAND_L + side]), place;
  Vec pelvis = props_on_bone (p, UNKNOT_BONE_PELVIS, 0, 0, 0), glass;
  float in = side ? 1.0f : -1.0f;

  if (props_grip (p, side).y > pelvis.y + 26)
    {
      /* In the palm: its back to the hand, upright along the fingers. */
      place = (Turn) { hand.z, hand.x, hand.y, turn_point (&hand, vec (in * 2.5f, -10.0f, 0.8f)) };
      glass = vec_scale (hand.x, in);
    }
  else
    {
      Vec left = props_on_body (p, "thigh-left", 0.6f);

      place = turn_identity (vec_mad (left, vec (0, 0, 1), -4));
      glass = vec (0, 1, 0);
    }
  pen_board (&pen, &place, vec (3.7f, 0.5f, 7.4f), 1.1f, 0.3f);
  pen = props_pen (p, MATERIAL_GLASS, FALSE);
  place.o = vec_mad (place.o, glass, 0.48f);
  pen_board (&pen, &place, vec (3.3f, 0.1f, 6.8f), 0.7f, 0.05f);
}

static void
paint_headset (Painting *p)
{
  Pen pen = props_pen (p, MATERIAL_SCREEN, TRUE);
  Turn head = turn_from_frame (&p->skeleton->bone[UNKNOT_BONE_HEAD]);
  Vec path[13];
  float radii[13];

  for (int i = 0; i < 13; i++)
    {
      float a = (float) G_PI * (float) i / 12;

      path[i] = turn_point (&head, vec (8.6f * cosf (a), 9.5f + 13.9f * sinf (a), 2.2f - 1.2f * sinf (a)));
      radii[i] = 0.75f;
    }
  pen_bar (&pen, path, radii, 13);
  pen = props_pen (p, MATERIAL_SCREEN, TRUE);
  for (int side = -1; side <= 1; side += 2)
    pen_rod (&pen, turn_point (&head, vec ((float) side * 7.2f, 9.5f, 2)), turn_point (&head, vec ((float) side * 9.6f, 9.5f, 2)), 3.3f,
             2.9f);
  pen = props_pen (p, MATERIAL_SCREEN, TRUE);
  pen_bar (&pen,
           (const Vec[]) { turn_point (&head, vec (-8.6f, 7.5f, 3.4f)), turn_point (&head, vec (-8.4f, 3.6f, 8.5f)),
                           turn_point (&head, vec (-4.6f, 2.6f, 13.2f)) },
           (const float[]) { 0.5f, 0.5f, 0.9f }, 3);
}

void
props_paint_devices (Painting *p)
{
  paint_screens (p);
  if (props_has (p, UNKNOT_PROP_STANDING_DESK))
    {
      float rise = props_desk_rise (p), low = (float) UNKNOT_DESK_HEIGHT, near = (float) UNKNOT_KEYBOARD_Z;

      paint_keyboard (p, low + rise * ((float) UNKNOT_STANDING_DESK_HEIGHT - low),
                      near + rise * ((float) UNKNOT_STANDING_DESK_FRONT + 14 - near));
    }
  else if (props_has (p, UNKNOT_PROP_KEYBOARD))
    paint_keyboard (p, (float) UNKNOT_DESK_HEIGHT, (float) UNKNOT_KEYBOARD_Z);
  if (props_has (p, UNKNOT_PROP_LAPTOP))
    paint_laptop (p);
  if (props_has (p, UNKNOT_PROP_PHONE))
    paint_phone (p);
  if (props_has (p, UNKNOT_PROP_HEADSET))
    paint_headset (p);
}
