/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

#include "core/body/landmark.h"

G_BEGIN_DECLS

/* A pose: what the figure's joints do, in anatomical terms and degrees.  A plain value:
 * copy it with =.
 *
 * Signs.  Flexion bends forward or closes the joint.  Bends and turns of spine, neck and
 * head are positive to the figure's left.  Of the shoulder, @plane is 0 sideways and 90
 * forward, and @rotation is positive inwards, counted from the straight swing to the
 * elevated position (so that a hanging arm has 0 in every plane; the axial rotation of the
 * ISB convention is rotation - plane).  Pronation is 0 with the thumb up.
 *
 * Neck angles are those of the whole neck and are shared out between its lower and its upper
 * part; head angles come on top, in the upper part alone.  Retraction bends the lower neck
 * back and the upper forward (a chin tuck); negative, it pushes the chin forward.
 *
 * resources/guides/README.md has the JSON names, resources/guides/postures.json examples. */
typedef enum {
  /* The whole body against the world, about the pelvis. */
  UNKNOT_JOINT_BODY_LEAN,
  UNKNOT_JOINT_BODY_TIP,
  UNKNOT_JOINT_BODY_TURN,
  /* The pelvis over legs that stay; positive forward. */
  UNKNOT_JOINT_PELVIS_TILT,
  UNKNOT_JOINT_WAIST_FLEXION,
  UNKNOT_JOINT_WAIST_BEND,
  UNKNOT_JOINT_WAIST_TURN,
  UNKNOT_JOINT_CHEST_FLEXION,
  UNKNOT_JOINT_CHEST_BEND,
  UNKNOT_JOINT_CHEST_TURN,
  UNKNOT_JOINT_NECK_FLEXION,
  UNKNOT_JOINT_NECK_BEND,
  UNKNOT_JOINT_NECK_TURN,
  UNKNOT_JOINT_HEAD_FLEXION,
  UNKNOT_JOINT_HEAD_BEND,
  UNKNOT_JOINT_HEAD_TURN,
  UNKNOT_JOINT_HEAD_RETRACTION,
  /* From here on paired: the left one, then the right one; add an UnknotSide to the left. */
  UNKNOT_JOINT_PAIRED,
  UNKNOT_JOINT_SCAPULA_ELEVATION = UNKNOT_JOINT_PAIRED,
  UNKNOT_JOINT_SCAPULA_PROTRACTION = UNKNOT_JOINT_PAIRED + 2,
  UNKNOT_JOINT_SHOULDER_PLANE = UNKNOT_JOINT_PAIRED + 4,
  UNKNOT_JOINT_SHOULDER_ELEVATION = UNKNOT_JOINT_PAIRED + 6,
  UNKNOT_JOINT_SHOULDER_ROTATION = UNKNOT_JOINT_PAIRED + 8,
  UNKNOT_JOINT_ELBOW_FLEXION = UNKNOT_JOINT_PAIRED + 10,
  UNKNOT_JOINT_FOREARM_PRONATION = UNKNOT_JOINT_PAIRED + 12,
  UNKNOT_JOINT_WRIST_FLEXION = UNKNOT_JOINT_PAIRED + 14,
  UNKNOT_JOINT_WRIST_DEVIATION = UNKNOT_JOINT_PAIRED + 16, /* positive to the little finger */
  UNKNOT_JOINT_FINGER_CURL = UNKNOT_JOINT_PAIRED + 18,     /* 0 straight, 90 a fist */
  UNKNOT_JOINT_THUMB_CURL = UNKNOT_JOINT_PAIRED + 20,      /* 0 beside the palm, 60 across it */
  UNKNOT_JOINT_HIP_FLEXION = UNKNOT_JOINT_PAIRED + 22,
  UNKNOT_JOINT_HIP_ABDUCTION = UNKNOT_JOINT_PAIRED + 24,
  UNKNOT_JOINT_HIP_ROTATION = UNKNOT_JOINT_PAIRED + 26,    /* positive inwards */
  UNKNOT_JOINT_KNEE_FLEXION = UNKNOT_JOINT_PAIRED + 28,
  UNKNOT_JOINT_ANKLE_FLEXION = UNKNOT_JOINT_PAIRED + 30,   /* positive: toes up */
  UNKNOT_JOINT_ANKLE_INVERSION = UNKNOT_JOINT_PAIRED + 32,
  UNKNOT_N_JOINTS = UNKNOT_JOINT_PAIRED + 34
} UnknotJoint;

/* What carries the body.  Decides where the pelvis is, which way the trunk points and which
 * contacts hold. */
typedef enum {
  UNKNOT_STANCE_STANDING,        /* feet planted */
  UNKNOT_STANCE_SITTING,         /* pelvis on the seat, feet planted */
  UNKNOT_STANCE_LYING,           /* on the back, head towards -z */
  UNKNOT_STANCE_PRONE,           /* on the belly, head towards +z */
  UNKNOT_STANCE_HANDS_AND_KNEES, /* knees planted, trunk level */
  UNKNOT_STANCE_KNEELING,        /* knees planted, trunk upright */
  UNKNOT_STANCE_SIDE_LYING,      /* on the left side, head towards -z */
  UNKNOT_STANCE_SIDE_LYING_RIGHT, /* its mirror image */
  UNKNOT_N_STANCES
} UnknotStance;

/* One foot.  @step moves the place where it stands from where the stance puts it:
 * outwards, up and forward, in cm.  A free foot follows the angles of hip, knee and ankle;
 * for the other those angles are found. */
typedef struct {
  gboolean free;
  double step[3];
  double toe_out; /* degrees; of the sole on the ground */
} UnknotFoot;

/* What of the hand touches. */
typedef enum {
  UNKNOT_CONTACT_FINGERS, /* pads of the fingers, hand lying over the surface */
  UNKNOT_CONTACT_PALM,
  UNKNOT_CONTACT_GRIP,    /* the closed hand holds something that goes through it */
  UNKNOT_CONTACT_KNUCKLES,
  UNKNOT_N_CONTACTS
} UnknotContact;

/* A hand's wish to be somewhere.  It wins over the arm's angles. */
typedef struct {
  UnknotLandmark to;      /* UNKNOT_LANDMARK_NONE: no reach, the angles hold */
  UnknotContact contact;
  double offset[3];       /* cm, outwards (on a target without side: to the hand's side), up, forward, in the axes of what carries the target */
  double lift;            /* cm off the surface, along its normal */
  gboolean has_elbow;     /* @elbow says where the elbow should point; else it hangs naturally */
  double elbow[3];        /* outwards, up, forward, in the axes of the chest */
  gboolean has_palm;      /* @palm says where the palm looks; else onto the surface */
  double palm[3];         /* outwards, up, forward, in the axes of the chest */
  gboolean has_fingers;   /* @fingers says where the fingers should point; else as is easiest */
  double fingers[3];      /* outwards, up, forward, in the axes of the chest */
} UnknotReach;

typedef struct {
  UnknotStance stance;
  double shift[3];               /* of the pelvis from the stance's place: left, up, forward; cm */
  double angle[UNKNOT_N_JOINTS]; /* degrees */
  UnknotFoot foot[2];
  UnknotReach reach[2];          /* by the hand that reaches */
} UnknotPose;

/* Upright, arms hanging, every angle 0. */
void unknot_pose_init (UnknotPose *pose, UnknotStance stance);

/* Swaps left and right. @pose and @mirrored may be the same. */
void unknot_pose_mirror (const UnknotPose *pose, UnknotPose *mirrored);

/* Smooth start and stop: 0 to 1 for 0 to 1, with no speed and no acceleration at both ends. */
double unknot_ease (double x);

/* Joint names: "neck-bend", "shoulder-elevation-left". */
const char *unknot_joint_get_name (UnknotJoint joint);
/* The human range, degrees, and where the numbers are from. */
void unknot_joint_get_range (UnknotJoint joint, double *min, double *max, const char **source);

typedef enum {
  UNKNOT_POSE_ERROR_MEMBER, /* a member is unknown, or its value is not of the right kind */
  UNKNOT_POSE_ERROR_LIMIT,  /* a value lies outside the human range, or outside the picture */
  UNKNOT_POSE_ERROR_REACH,  /* a hand or a foot cannot get where it should (core/body/skeleton.h) */
} UnknotPoseError;
#define UNKNOT_POSE_ERROR (unknot_pose_error_quark ())
GQuark unknot_pose_error_quark (void);

/* Whether every angle lies in the human range, combined limits of the shoulder included.
 * The message of UNKNOT_POSE_ERROR_LIMIT names joint, angle and limit. */
gboolean unknot_pose_check (const UnknotPose *pose, GError **error);

/* Reads what differs from @base (NULL: standing) out of a JSON object.
 * The message of an error begins with the member's name ("neck-bend: ...") and says value
 * and limit or what is allowed; put the path of the object itself before it.
 * @pose is written only on success; it may be @base. */
gboolean unknot_pose_from_json (JsonNode *node, const UnknotPose *base, UnknotPose *pose, GError **error);

/* A named posture from postures.json ("sitting").  Returns FALSE for an unknown name. */
gboolean unknot_posture_get (const char *name, UnknotPose *pose);
/* All names, NULL-terminated, sorted; owned by the library. */
const char *const *unknot_posture_get_names (void);

G_END_DECLS
