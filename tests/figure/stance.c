/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance.h"

#include <string.h>

const Stance stances[] = {
  { "standing", "standing", "" },
  { "sitting", "sitting", "", "chair", "upper-trapezius-right levator-scapulae-right" },
  { "desk", "sitting", "'reach-left': { 'to': 'keyboard-left', 'with': 'fingers' }, 'reach-right': { 'to': 'keyboard-right', 'with': 'fingers' }",
    "chair desk screen keyboard cup", "upper-trapezius" },
  { "side-bend", "standing",
    "'waist-bend': 12, 'chest-bend': 14, 'neck-bend': 10, 'shoulder-plane-right': 0, 'shoulder-elevation-right': 160,"
    "'shoulder-elevation-left': 20" },
  { "across", "sitting",
    "'reach-right': { 'to': 'shoulder-top-left' }, 'reach-left': null, 'shoulder-elevation-left': 85,"
    "'shoulder-plane-left': 95, 'neck-turn': -40", "chair", "rear-deltoid-left" },
  { "over-shoulder", "sitting", "'reach-right': { 'to': 'upper-trapezius-left' }, 'neck-turn': -35, 'neck-flexion': 12", "chair", "upper-trapezius-left" },
  { "doorway", "standing",
    "'shoulder-plane': 0, 'shoulder-elevation': 88, 'shoulder-rotation': -88, 'elbow-flexion': 90, 'forearm-pronation': 80", "doorway", "pectorals" },
  { "hands-behind-head", "sitting",
    "'reach-right': { 'to': 'skull-base-right' }, 'reach-left': { 'to': 'skull-base-left' }, 'chest-flexion': -12", "chair", "erectors" },
  { "reaching-up", "standing", "'shoulder-plane': 80, 'shoulder-elevation': 168, 'neck-flexion': -15" },
  { "fists", "standing",
    "'shoulder-plane-left': 88, 'shoulder-elevation-left': 85, 'elbow-flexion-left': 20, 'elbow-flexion-right': 110,"
    "'finger-curl': 90, 'thumb-curl': 60, 'neck-turn': 40, 'neck-flexion': 15, 'chest-turn': 15" },
  { "forward-fold", "standing",
    "'pelvis-tilt': 25, 'waist-flexion': 30, 'chest-flexion': 20, 'neck-flexion': 20, 'shoulder-plane': 90,"
    "'shoulder-elevation': 80", NULL, "latissimus erectors" },
  { "ball-wall", "standing", "'body-lean': -5, 'scapula-protraction-right': 22, 'reach-right': { 'to': 'shoulder-front-left', 'with': 'palm' }",
    "wall ball", "rhomboids-right" },
  { "towel", "sitting", "", "chair towel compress", "upper-trapezius rhomboids" },
  { "pad", "sitting", "", "chair heating-pad" },
  { "cane", "standing",
    "'shoulder-plane': 85, 'shoulder-elevation': 95, 'elbow-flexion': 10, 'finger-curl': 75, 'forearm-pronation': 80",
    "cane" },
  { "lying", "lying", "", "mat" },
  { "roller", "lying", "", "mat roller" },
  { "hands-and-knees", "hands-and-knees", "", "mat", "latissimus" },
  { "side-lying", "side-lying", "", "mat" },
  { "shower", "standing", "'neck-flexion': 20", "shower", "upper-trapezius" },
  { "bath", "lying",
    "'body-lean': 62, 'foot': 'free', 'hip-flexion': 114, 'knee-flexion': 104, 'shoulder-plane': 50, 'shoulder-elevation': 14,"
    "'shoulder-rotation': 42, 'elbow-flexion': 62, 'forearm-pronation': 40, 'neck-flexion': 6", "bath" },
  { "crossed", "sitting",
    "'foot-left': 'free', 'hip-flexion-left': 95, 'hip-abduction-left': -12, 'knee-flexion-left': 70", "chair" },
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

void
stance_scene (const Stance *stance, UnknotSkeleton *skeleton, UnknotSceneGlow *glow, UnknotScene *scene)
{
  g_auto (GStrv) props = g_strsplit (stance->props ? stance->props : "", " ", -1);
  g_auto (GStrv) muscles = g_strsplit (stance->glow ? stance->glow : "", " ", -1);

  stance_build (stance, skeleton);
  unknot_scene_init (scene, skeleton);
  for (char **name = props; *name; name++)
    {
      UnknotProp prop;

      if (**name && unknot_prop_from_name (*name, &prop))
        scene->props.present |= UNKNOT_PROP_BIT (prop);
    }
  scene->props.wall = stance->wall;
  scene->props.spot = unknot_landmark_from_name ("rhomboid-right");
  scene->glow = glow;
  scene->glow_strength = 1;
  for (char **name = muscles; *name; name++)
    {
      UnknotMuscle muscle;
      gboolean side[2];

      if (**name && unknot_muscle_from_name (*name, &muscle, &side[0], &side[1]))
        for (int i = 0; i < 2; i++)
          if (side[i] && scene->n_glow < 12)
            glow[scene->n_glow++] = (UnknotSceneGlow) { muscle, (UnknotSide) i };
    }
}
