/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/pose.h"

G_BEGIN_DECLS

/* Private to the core: the table of joints, and limits that depend on more than one angle. */
typedef struct {
  const char *name; /* without side */
  UnknotJoint joint; /* the left one of a pair */
  gboolean paired;
  double min, max; /* degrees */
  const char *source;
} UnknotJointRow;

#define UNKNOT_N_JOINT_ROWS (UNKNOT_JOINT_PAIRED + (UNKNOT_N_JOINTS - UNKNOT_JOINT_PAIRED) / 2)
extern const UnknotJointRow unknot_joint_rows[UNKNOT_N_JOINT_ROWS];

const UnknotJointRow *unknot_joint_row (UnknotJoint joint);
double unknot_shoulder_max_elevation (double plane);
void unknot_shoulder_rotation_range (double plane, double elevation, double *min, double *max);
/* UNKNOT_N_JOINTS angles against their limits. */
gboolean unknot_angles_check (const double *angle, GError **error);

G_END_DECLS
