/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance.h"

#include <string.h>

const Stance stances[] = {
  { "standing", "standing", "" },
  { "sitting", "sitting", "" },
  { "side-bend", "standing",
    "'waist-bend': 12, 'chest-bend': 14, 'neck-bend': 10, 'shoulder-plane-right': 0, 'shoulder-elevation-right': 160,"
    "'shoulder-elevation-left': 20" },
  { "across", "sitting",
    "'reach-right': { 'to': 'shoulder-top-left' }, 'reach-left': null, 'shoulder-elevation-left': 85,"
    "'shoulder-plane-left': 95, 'neck-turn': -40" },
  { "over-shoulder", "sitting", "'reach-right': { 'to': 'upper-trapezius-left' }, 'neck-turn': -35, 'neck-flexion': 12" },
  { "doorway", "standing",
    "'shoulder-plane': 0, 'shoulder-elevation': 88, 'shoulder-rotation': -88, 'elbow-flexion': 90, 'forearm-pronation': 80" },
  { "hands-behind-head", "sitting",
    "'reach-right': { 'to': 'skull-base-right' }, 'reach-left': { 'to': 'skull-base-left' }, 'chest-flexion': -12" },
  { "reaching-up", "standing", "'shoulder-plane': 80, 'shoulder-elevation': 168, 'neck-flexion': -15" },
  { "fists", "standing",
    "'shoulder-plane-left': 88, 'shoulder-elevation-left': 85, 'elbow-flexion-left': 20, 'elbow-flexion-right': 110,"
    "'finger-curl': 90, 'thumb-curl': 60, 'neck-turn': 40, 'neck-flexion': 15, 'chest-turn': 15" },
  { "forward-fold", "standing",
    "'pelvis-tilt': 25, 'waist-flexion': 30, 'chest-flexion': 20, 'neck-flexion': 20, 'shoulder-plane': 90,"
    "'shoulder-elevation': 80" },
  { "lying", "lying", "" },
  { "hands-and-knees", "hands-and-knees", "" },
  { "side-lying", "side-lying", "" },
  { "crossed", "sitting",
    "'foot-left': 'free', 'hip-flexion-left': 95, 'hip-abduction-left': -12, 'knee-flexion-left': 70" },
};
const unsigned n_stances = G_N_ELEMENTS (stances);

void
stance_build (const Stance *stance, UnknotSkeleton *skeleton)
{
  g_autofree char *json = g_strdup_printf ("{ %s }", stance->pose);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  UnknotPose pose;

  g_strdelimit (json, "'", '"');
  if (!unknot_posture_get (stance->posture, &pose))
    g_error ("no posture %s", stance->posture);
  node = json_from_string (json, &error);
  g_assert_no_error (error);
  if (!unknot_pose_from_json (node, &pose, &pose, &error))
    g_error ("%s: %s", stance->name, error->message);
  unknot_skeleton_solve (&pose, 0.3, skeleton, NULL);
}

const Stance *
stance_find (const char *name)
{
  for (unsigned i = 0; i < n_stances; i++)
    if (strcmp (stances[i].name, name) == 0)
      return &stances[i];
  return NULL;
}
