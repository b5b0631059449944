/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/pose-limits.h"

#include <math.h>

/* Ranges of healthy adults.  AAOS: the normal values of the American Academy of Orthopaedic
 * Surgeons' joint motion tables; Kapandji: The Physiology of the Joints; ISB: the angle
 * convention of the International Society of Biomechanics, whose plane of elevation is meant
 * where it is named.  They are the textbooks' round numbers, not measurements of our own.
 * "figure" marks what is no joint of a person but a limit of this drawing. */
const UnknotJointRow unknot_joint_rows[UNKNOT_N_JOINT_ROWS] = {
  { "body-lean", UNKNOT_JOINT_BODY_LEAN, FALSE, -100, 100, "figure" },
  { "body-tip", UNKNOT_JOINT_BODY_TIP, FALSE, -60, 60, "figure" },
  { "body-turn", UNKNOT_JOINT_BODY_TURN, FALSE, -180, 180, "figure" },
  { "pelvis-tilt", UNKNOT_JOINT_PELVIS_TILT, FALSE, -30, 30, "Kapandji: tilt over the hips" },
  { "waist-flexion", UNKNOT_JOINT_WAIST_FLEXION, FALSE, -35, 60, "Kapandji: lumbar 60 forward, 35 back" },
  { "waist-bend", UNKNOT_JOINT_WAIST_BEND, FALSE, -20, 20, "Kapandji: lumbar 20" },
  { "waist-turn", UNKNOT_JOINT_WAIST_TURN, FALSE, -10, 10, "Kapandji: lumbar 5, 10 at the stretch" },
  { "chest-flexion", UNKNOT_JOINT_CHEST_FLEXION, FALSE, -25, 45, "Kapandji: thoracic 45 forward, 25 back" },
  { "chest-bend", UNKNOT_JOINT_CHEST_BEND, FALSE, -20, 20, "Kapandji: thoracic 20" },
  { "chest-turn", UNKNOT_JOINT_CHEST_TURN, FALSE, -35, 35, "Kapandji: thoracic 35" },
  { "neck-flexion", UNKNOT_JOINT_NECK_FLEXION, FALSE, -50, 50, "AAOS: 45; Kapandji: 40 to 75" },
  { "neck-bend", UNKNOT_JOINT_NECK_BEND, FALSE, -45, 45, "AAOS: 45" },
  { "neck-turn", UNKNOT_JOINT_NECK_TURN, FALSE, -80, 80, "AAOS: 60; Kapandji: 80 to 90" },
  { "head-flexion", UNKNOT_JOINT_HEAD_FLEXION, FALSE, -20, 20, "Kapandji: 20 to 30 above C2" },
  { "head-bend", UNKNOT_JOINT_HEAD_BEND, FALSE, -8, 8, "Kapandji: 8 above C2" },
  { "head-turn", UNKNOT_JOINT_HEAD_TURN, FALSE, -12, 12, "Kapandji: 12 at each of the two upper joints" },
  { "head-retraction", UNKNOT_JOINT_HEAD_RETRACTION, FALSE, -25, 20, "figure: shares the neck's range" },
  { "scapula-elevation", UNKNOT_JOINT_SCAPULA_ELEVATION, TRUE, -10, 40, "Kapandji: 40 up, 10 down" },
  { "scapula-protraction", UNKNOT_JOINT_SCAPULA_PROTRACTION, TRUE, -25, 30, "Kapandji: 30 forward, 25 back" },
  { "shoulder-plane", UNKNOT_JOINT_SHOULDER_PLANE, TRUE, -180, 180, "ISB" },
  { "shoulder-elevation", UNKNOT_JOINT_SHOULDER_ELEVATION, TRUE, 0, 180, "AAOS: 180" },
  { "shoulder-rotation", UNKNOT_JOINT_SHOULDER_ROTATION, TRUE, -90, 95, "AAOS: 90 out; Kapandji: 95 in" },
  { "elbow-flexion", UNKNOT_JOINT_ELBOW_FLEXION, TRUE, 0, 150, "AAOS: 150" },
  { "forearm-pronation", UNKNOT_JOINT_FOREARM_PRONATION, TRUE, -90, 85, "AAOS: 80 each; Kapandji: 85, 90 palm up" },
  { "wrist-flexion", UNKNOT_JOINT_WRIST_FLEXION, TRUE, -85, 85, "AAOS: 80, 70 back; Kapandji: 85 each" },
  { "wrist-deviation", UNKNOT_JOINT_WRIST_DEVIATION, TRUE, -20, 40, "AAOS: 30, 20; Kapandji: 45, 15" },
  { "finger-curl", UNKNOT_JOINT_FINGER_CURL, TRUE, 0, 90, "AAOS: 90 at the knuckle" },
  { "thumb-curl", UNKNOT_JOINT_THUMB_CURL, TRUE, 0, 60, "AAOS: 50 to 80" },
  { "hip-flexion", UNKNOT_JOINT_HIP_FLEXION, TRUE, -30, 135, "AAOS: 120, 30 back; Kapandji: 140 passive" },
  { "hip-abduction", UNKNOT_JOINT_HIP_ABDUCTION, TRUE, -30, 60, "AAOS: 45, 30 across; Kapandji: 60 with bent hip" },
  { "hip-rotation", UNKNOT_JOINT_HIP_ROTATION, TRUE, -60, 45, "AAOS: 45; Kapandji: 60 out" },
  { "knee-flexion", UNKNOT_JOINT_KNEE_FLEXION, TRUE, 0, 160, "AAOS: 135; Kapandji: 160 passive" },
  { "ankle-flexion", UNKNOT_JOINT_ANKLE_FLEXION, TRUE, -50, 30, "AAOS: 20, 50 down; Kapandji: 30" },
  { "ankle-inversion", UNKNOT_JOINT_ANKLE_INVERSION, TRUE, -25, 50, "AAOS: 35, 15; Kapandji: 52, 25" },
};

const UnknotJointRow *
unknot_joint_row (UnknotJoint joint)
{
  g_assert ((guint) joint < UNKNOT_N_JOINTS);
  guint index = joint < UNKNOT_JOINT_PAIRED ? joint
                                            : UNKNOT_JOINT_PAIRED + ((guint) joint - UNKNOT_JOINT_PAIRED) / 2;
  g_assert (unknot_joint_rows[index].joint == joint ||
            (unknot_joint_rows[index].paired && unknot_joint_rows[index].joint + 1 == joint));
  return &unknot_joint_rows[index];
}

const char *
unknot_joint_get_name (UnknotJoint joint)
{
  g_return_val_if_fail ((guint) joint < UNKNOT_N_JOINTS, NULL);

  static gsize done = 0;
  static char *names[UNKNOT_N_JOINTS];
  if (g_once_init_enter (&done))
    {
      for (int i = 0; i < UNKNOT_N_JOINTS; i++)
        {
          const UnknotJointRow *row = unknot_joint_row (i);
          names[i] = row->paired ? g_strconcat (row->name, i == (int) row->joint ? "-left" : "-right", NULL)
                                 : g_strdup (row->name);
        }
      g_once_init_leave (&done, 1);
    }
  return names[joint];
}

void
unknot_joint_get_range (UnknotJoint joint, double *min, double *max, const char **source)
{
  g_return_if_fail ((guint) joint < UNKNOT_N_JOINTS);

  const UnknotJointRow *row = unknot_joint_row (joint);
  if (min)
    *min = row->min;
  if (max)
    *max = row->max;
  if (source)
    *source = row->source;
}

/* How high the arm goes depends on where it goes: overhead to the front and the side, to
 * 50 or 60 behind the body (Kapandji: extension 45 to 50; AAOS: 60), and less high across
 * the chest (Kapandji: horizontal flexion 140, adduction 30 to 45). */
double
unknot_shoulder_max_elevation (double plane)
{
  static const double at[][2] = { { -180, 35 }, { -120, 45 }, { -90, 60 },   { -45, 95 },  { -25, 150 },
                                  { 0, 180 },   { 100, 180 }, { 125, 150 }, { 140, 125 }, { 155, 70 },
                                  { 180, 35 } };

  for (guint i = 1; i < G_N_ELEMENTS (at); i++)
    if (plane <= at[i][0])
      {
        double part = (MAX (plane, at[0][0]) - at[i - 1][0]) / (at[i][0] - at[i - 1][0]);
        return at[i - 1][1] + part * (at[i][1] - at[i - 1][1]);
      }
  return at[G_N_ELEMENTS (at) - 1][1];
}

/* The range of rotation, counted from the straight swing.  Raised overhead, the same upper
 * arm is reached through different planes with different rotation (Codman's paradox), so
 * the range moves with the elevation beyond the horizontal: outwards for arms raised
 * sideways, inwards for arms raised in front and across. */
void
unknot_shoulder_rotation_range (double plane, double elevation, double *min, double *max)
{
  const UnknotJointRow *row = unknot_joint_row (UNKNOT_JOINT_SHOULDER_ROTATION);
  double over = CLAMP ((elevation - 60) / 90, 0, 1);

  *min = row->min;
  *max = row->max;
  if (plane > 45)
    *max += over * MIN (plane - 45, 60);
  else
    *min -= over * MIN (45 - plane, 60);
}

static gboolean
check_range (UnknotJoint joint, double angle, double min, double max, GError **error)
{
  /* Found angles carry rounding. */
  const double slack = 1e-6;

  if (angle >= min - slack && angle <= max + slack)
    return TRUE;
  g_set_error (error, UNKNOT_POSE_ERROR, UNKNOT_POSE_ERROR_LIMIT,
               "%s: %g degrees is beyond the human range; stay within %g to %g (%s)", unknot_joint_get_name (joint),
               round (angle * 10) / 10, round (min * 10) / 10, round (max * 10) / 10,
               unknot_joint_row (joint)->source);
  return FALSE;
}

static gboolean
check_shoulder (const double *angle, UnknotSide side, GError **error)
{
  double plane = angle[UNKNOT_JOINT_SHOULDER_PLANE + side];
  double elevation = angle[UNKNOT_JOINT_SHOULDER_ELEVATION + side];
  double min, max;

  if (!check_range (UNKNOT_JOINT_SHOULDER_ELEVATION + side, elevation, 0,
                    unknot_shoulder_max_elevation (plane), error))
    return FALSE;
  unknot_shoulder_rotation_range (plane, elevation, &min, &max);
  return check_range (UNKNOT_JOINT_SHOULDER_ROTATION + side, angle[UNKNOT_JOINT_SHOULDER_ROTATION + side],
                      min, max, error);
}

/* What bends the upper neck in all: its share of the neck's angle, the head's own, and
 * retraction.  Kapandji: 20 to 30 degrees of flexion and extension above C2. */
static gboolean
check_neck (const double *angle, GError **error)
{
  double flexion = angle[UNKNOT_JOINT_NECK_FLEXION] + angle[UNKNOT_JOINT_HEAD_FLEXION];
  double turn = angle[UNKNOT_JOINT_NECK_TURN] + angle[UNKNOT_JOINT_HEAD_TURN];
  double bend = angle[UNKNOT_JOINT_NECK_BEND] + angle[UNKNOT_JOINT_HEAD_BEND];

  return check_range (UNKNOT_JOINT_NECK_FLEXION, flexion, -65, 60, error) &&
         check_range (UNKNOT_JOINT_NECK_TURN, turn, -90, 90, error) &&
         check_range (UNKNOT_JOINT_NECK_BEND, bend, -45, 45, error);
}

gboolean
unknot_angles_check (const double *angle, GError **error)
{
  for (int i = 0; i < UNKNOT_N_JOINTS; i++)
    {
      const UnknotJointRow *row = unknot_joint_row (i);
      if (row->joint == UNKNOT_JOINT_SHOULDER_ROTATION)
        continue;
      if (!check_range (i, angle[i], row->min, row->max, error))
        return FALSE;
    }
  return check_neck (angle, error) && check_shoulder (angle, UNKNOT_LEFT, error) &&
         check_shoulder (angle, UNKNOT_RIGHT, error);
}

gboolean
unknot_pose_check (const UnknotPose *pose, GError **error)
{
  g_return_val_if_fail (pose != NULL, FALSE);

  return unknot_angles_check (pose->angle, error);
}
