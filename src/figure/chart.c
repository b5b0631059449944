/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/chart.h"

#include <math.h>

/* A pose in which no muscle that guides speak of is hidden from both sides: the arms off the
 * ribs for serratus and latissimus, the palms half forward for both sides of the forearm. */
#define ELEVATION 17
#define PLANE 6
#define ROTATION (-12)
#define ELBOW 10
#define PRONATION (-8)

/* Below the hips there is nothing to point at. */
#define LOWEST 67
#define TOP_ROOM 2
#define SIDE_ROOM 2

void
unknot_chart_init (UnknotChart *self)
{
  UnknotPose pose;

  g_return_if_fail (self != NULL);

  if (!unknot_posture_get ("standing", &pose))
    unknot_pose_init (&pose, UNKNOT_STANCE_STANDING);
  for (int side = 0; side < 2; side++)
    {
      pose.angle[UNKNOT_JOINT_SHOULDER_ELEVATION + side] = ELEVATION;
      pose.angle[UNKNOT_JOINT_SHOULDER_PLANE + side] = PLANE;
      pose.angle[UNKNOT_JOINT_SHOULDER_ROTATION + side] = ROTATION;
      pose.angle[UNKNOT_JOINT_ELBOW_FLEXION + side] = ELBOW;
      pose.angle[UNKNOT_JOINT_FOREARM_PRONATION + side] = PRONATION;
      pose.angle[UNKNOT_JOINT_FINGER_CURL + side] = 16;
    }
  unknot_skeleton_solve (&pose, 0.3, &self->skeleton, NULL);
}

static void
find_fit (const UnknotChart *self, UnknotFit *fit)
{
  double top = self->skeleton.bone[UNKNOT_BONE_HEAD].origin.y + 24 + TOP_ROOM, reach = 0;

  for (int side = 0; side < 2; side++)
    {
      const UnknotFrame *hand = &self->skeleton.bone[UNKNOT_BONE_HAND_L + side];

      reach = MAX (reach, fabs (hand->origin.x - 17 * hand->y.x));
    }
  fit->centre = (UnknotVec) { 0, (top + LOWEST) / 2, 0 };
  fit->height = (top - LOWEST) / 2;
  fit->width = reach + SIDE_ROOM;
}

void
unknot_chart_set_scene (const UnknotChart *self, gboolean back, UnknotScene *scene)
{
  g_return_if_fail (self != NULL && scene != NULL);

  unknot_scene_init (scene, &self->skeleton);
  scene->turn = back ? 180 : 0;
  scene->tilt = 0;
  find_fit (self, &scene->fit);
}

double
unknot_chart_get_aspect (const UnknotChart *self)
{
  UnknotFit fit;

  g_return_val_if_fail (self != NULL, 1);

  find_fit (self, &fit);
  return fit.width / fit.height;
}
