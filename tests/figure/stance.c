/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance.h"

#include <math.h>
#include <string.h>

#include "figure/vec.h"

const Stance stances[] = {
  { "standing", 95, 0, { 0 }, { 0 }, { { 0, 7, 0, 8, 0 }, { 0, 7, 0, 8, 0 } }, { { 0, 2, 0 }, { 0, 2, 0 } }, 0.22 },
  { "sitting", 56, 0, { 2, 0, 0 }, { 3, 0, 0 }, { { 80, 18, 20, 70, 60 }, { 80, 18, 20, 70, 60 } },
    { { 84, 6, 84 }, { 84, 6, 84 } }, 0.2 },
  { "side-bend", 95, 0, { 0, 24, 0 }, { 0, 10, 0 }, { { 0, 14, 0, 10, 0 }, { 0, 168, 0, 12, 0 } },
    { { 0, 4, 0 }, { 0, 4, 0 } }, 0.1 },
  { "across", 56, 0, { 0, 0, 0 }, { 5, 0, -40 }, { { 100, 86, 0, 50, 30 }, { 105, 70, 30, 120, 60 } },
    { { 84, 6, 84 }, { 84, 6, 84 } }, 0.3 },
  { "doorway", 95, 0, { 0 }, { 0 }, { { 0, 90, -90, 90, 0 }, { 0, 90, -90, 90, 0 } }, { { 12, 3, 8 }, { -10, 3, 12 } }, 0.05 },
  { "hands-behind-head", 56, 0, { -14, 0, 0 }, { -10, 0, 0 }, { { 15, 118, -70, 128, 0 }, { 15, 118, -70, 128, 0 } },
    { { 84, 6, 84 }, { 84, 6, 84 } }, 0.3 },
  { "over-shoulder", 56, 0, { 4, 0, 0 }, { 14, 0, -35 }, { { 80, 30, 10, 90, 40 }, { 120, 95, 40, 138, 20 } },
    { { 84, 6, 84 }, { 84, 6, 84 } }, 0.35 },
  { "reaching-up", 95, 0, { -4, 0, 0 }, { -18, 0, 0 }, { { 80, 172, 0, 4, 0 }, { 80, 172, 0, 4, 0 } },
    { { 0, 2, 0 }, { 0, 2, 0 } }, 0 },
  { "fists", 95, 0, { 8, 0, 14 }, { 20, 0, 40 }, { { 90, 90, 0, 20, 0 }, { 0, 40, 0, 100, 0 } }, { { 0, 6, 0 }, { 40, 2, 60 } }, 1 },
  { "forward-fold", 92, 40, { 30, 0, 0 }, { 20, 0, 0 }, { { 90, 80, 0, 5, 0 }, { 90, 80, 0, 5, 0 } },
    { { 2, 4, 4 }, { 2, 4, 4 } }, 0.1 },
  { "lying", 14, -90, { 0 }, { 0 }, { { 0, 30, 0, 20, 0 }, { 30, 70, 0, 110, 30 } }, { { 50, 4, 100 }, { 50, 4, 100 } }, 0.2 },
  { "crossed", 56, 0, { 0 }, { 0, -8, 20 }, { { 60, 30, 40, 95, 70 }, { 60, 32, 40, 100, 70 } },
    { { 84, -6, 84 }, { 100, -22, 60 } }, 0.2 },
};
const unsigned n_stances = G_N_ELEMENTS (stances);

static Turn
bent (const double angle[3])
{
  /* Flexion is forward, bend to the left, turn to the left. */
  Turn turn = turn_about (vec (0, 1, 0), (float) (angle[2] * G_PI / 180));
  Turn bend = turn_about (vec (0, 0, 1), (float) (-angle[1] * G_PI / 180));
  Turn flex = turn_about (vec (1, 0, 0), (float) (angle[0] * G_PI / 180));
  Turn t = turn_product (&bend, &flex);

  return turn_product (&turn, &t);
}

static Turn
child (const Turn *parent, Vec at, Turn rotation)
{
  rotation.o = at;
  return turn_product (parent, &rotation);
}

static void
put (UnknotSkeleton *s, int bone, const Turn *t)
{
  s->bone[bone] = (UnknotFrame) { { t->o.x, t->o.y, t->o.z }, { t->x.x, t->x.y, t->x.z }, { t->y.x, t->y.y, t->y.z },
                                  { t->z.x, t->z.y, t->z.z } };
}

static void
build_arm (const Stance *stance, const Turn *chest, int side, UnknotSkeleton *s)
{
  const double *a = stance->arm[side];
  const float degree = (float) (G_PI / 180);
  float sign = side ? -1 : 1, plane = (float) a[0] * degree;
  Turn lift = turn_about (vec (-sinf (plane), 0, cosf (plane) * sign), (float) a[1] * degree);
  Turn roll = turn_about (vec (0, 1, 0), -sign * (float) a[2] * degree), arm, fore, hand;
  double level[3] = { 0 };
  Turn scapula = child (chest, vec (sign * 9, 16, -9), bent (level));

  arm = turn_product (&lift, &roll);
  arm = child (chest, vec (sign * 17.5f, 22, -1), arm);
  fore = child (&arm, vec (0, -29, 0), turn_about (vec (1, 0, 0), (float) -a[3] * degree));
  hand = child (&fore, vec (0, -25, 0), turn_about (vec (0, 1, 0), -sign * (float) a[4] * degree));
  put (s, UNKNOT_BONE_SCAPULA_L + side, &scapula);
  put (s, UNKNOT_BONE_UPPER_ARM_L + side, &arm);
  put (s, UNKNOT_BONE_FOREARM_L + side, &fore);
  put (s, UNKNOT_BONE_HAND_L + side, &hand);
  s->finger_curl[side] = stance->curl;
  s->thumb_curl[side] = stance->curl * 0.8;
}

static void
build_leg (const Stance *stance, const Turn *pelvis, int side, UnknotSkeleton *s)
{
  const double *l = stance->leg[side];
  const float degree = (float) (G_PI / 180);
  float sign = side ? -1 : 1;
  Turn flex = turn_about (vec (1, 0, 0), (float) -l[0] * degree), apart = turn_about (vec (0, 0, 1), sign * (float) l[1] * degree);
  Turn out = turn_about (vec (0, 1, 0), sign * 8 * degree), thigh, shank, foot, upright;

  thigh = turn_product (&apart, &flex);
  thigh = turn_product (&thigh, &out);
  upright = turn_identity (vec (0, 0, 0));
  /* The legs of one who stands bent forward stay upright. */
  if (stance->pelvis_pitch > 0)
    {
      upright = turn_about (vec (1, 0, 0), (float) -stance->pelvis_pitch * degree);
      thigh = turn_product (&upright, &thigh);
    }
  thigh = child (pelvis, vec (sign * 9, -2, 0), thigh);
  shank = child (&thigh, vec (0, -42, 0), turn_about (vec (1, 0, 0), (float) l[2] * degree));
  foot = turn_about (vec (0, 1, 0), sign * 8 * degree);
  foot.o = turn_point (&shank, vec (0, -40, 0));
  put (s, UNKNOT_BONE_THIGH_L + side, &thigh);
  put (s, UNKNOT_BONE_SHANK_L + side, &shank);
  put (s, UNKNOT_BONE_FOOT_L + side, &foot);
}

void
stance_build (const Stance *stance, UnknotSkeleton *s)
{
  double half_spine[3], half_neck[3];
  Turn pelvis = turn_about (vec (1, 0, 0), (float) (stance->pelvis_pitch * G_PI / 180)), lumbar, chest, neck, head;

  memset (s, 0, sizeof *s);
  for (int i = 0; i < 3; i++)
    {
      half_spine[i] = stance->spine[i] / 2;
      half_neck[i] = stance->neck[i] / 2;
    }
  pelvis.o = vec (0, (float) stance->pelvis_height, 0);
  lumbar = child (&pelvis, vec (0, 10, 0), bent (half_spine));
  chest = child (&lumbar, vec (0, 14, 0), bent (half_spine));
  neck = child (&chest, vec (0, 26, -3), bent (half_neck));
  head = child (&neck, vec (0, 8, 1.5f), bent (half_neck));
  put (s, UNKNOT_BONE_PELVIS, &pelvis);
  put (s, UNKNOT_BONE_LUMBAR, &lumbar);
  put (s, UNKNOT_BONE_CHEST, &chest);
  put (s, UNKNOT_BONE_NECK, &neck);
  put (s, UNKNOT_BONE_HEAD, &head);
  for (int side = 0; side < 2; side++)
    {
      build_arm (stance, &chest, side, s);
      build_leg (stance, &pelvis, side, s);
    }
}

const Stance *
stance_find (const char *name)
{
  for (unsigned i = 0; i < n_stances; i++)
    if (strcmp (stances[i].name, name) == 0)
      return &stances[i];
  return NULL;
}
