/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/body/muscle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  const char *id, *name, *purpose, *stretch; /* the last is a guide's id */
} Words;

static const Words words[UNKNOT_N_MUSCLES] = {
  [UNKNOT_MUSCLE_UPPER_TRAPEZIUS] = { "upper-trapezius", N_ ("Top of the shoulder (upper trapezius)"),
    N_ ("Lifts the shoulder and holds the weight of the arm."), "neck-side-tilt" },
  [UNKNOT_MUSCLE_MIDDLE_TRAPEZIUS] = { "middle-trapezius", N_ ("Between the shoulder blades (middle trapezius)"),
    N_ ("Draws the shoulder blade towards the spine."), "upper-back-reach" },
  [UNKNOT_MUSCLE_LOWER_TRAPEZIUS] = { "lower-trapezius", N_ ("Below the shoulder blades (lower trapezius)"),
    N_ ("Draws the shoulder blade down and steadies it when the arm rises."), "eagle-arms" },
  [UNKNOT_MUSCLE_LEVATOR_SCAPULAE] = { "levator-scapulae", N_ ("Neck to shoulder blade (levator scapulae)"),
    N_ ("Runs from the side of the neck to the shoulder blade and lifts it."), "levator-stretch" },
  [UNKNOT_MUSCLE_RHOMBOIDS] = { "rhomboids", N_ ("Between spine and shoulder blade (rhomboids)"),
    N_ ("Hold the shoulder blade close to the spine."), "upper-back-reach" },
  [UNKNOT_MUSCLE_LATISSIMUS] = { "latissimus", N_ ("Side of the back (latissimus)"),
    N_ ("Draws the raised arm down and back."), "side-bend-reach" },
  [UNKNOT_MUSCLE_ERECTORS] = { "erectors", N_ ("Along the upper spine (erectors)"),
    N_ ("Keep the back upright."), "seated-cat-cow" },
  [UNKNOT_MUSCLE_SUBOCCIPITALS] = { "suboccipitals", N_ ("Base of the skull (suboccipitals)"),
    N_ ("Small muscles that tilt the head back and steady the gaze."), "chin-tuck" },
  [UNKNOT_MUSCLE_STERNOCLEIDOMASTOID] = { "sternocleidomastoid", N_ ("Front of the neck (sternocleidomastoid)"),
    N_ ("Turns the head and bends it to the side."), "front-of-neck-stretch" },
  [UNKNOT_MUSCLE_SCALENES] = { "scalenes", N_ ("Side of the neck (scalenes)"),
    N_ ("Bend the neck to the side and lift the upper ribs with a breath."), "neck-side-tilt" },
  [UNKNOT_MUSCLE_PECTORALS] = { "pectorals", N_ ("Chest (pectorals)"),
    N_ ("Draw the arm and the shoulder forward."), "doorway-chest-stretch" },
  [UNKNOT_MUSCLE_SERRATUS] = { "serratus", N_ ("Ribs below the arm (serratus)"),
    N_ ("Holds the shoulder blade against the ribs and moves it forward."), "wall-angels" },
  [UNKNOT_MUSCLE_REAR_DELTOID] = { "rear-deltoid", N_ ("Back of the shoulder (rear deltoid)"),
    N_ ("Draws the upper arm back."), "cross-body-stretch" },
  [UNKNOT_MUSCLE_ROTATOR_CUFF] = { "rotator-cuff", N_ ("Shoulder blade (rotator cuff)"),
    N_ ("Steadies the shoulder joint and turns the arm."), "cross-body-stretch" },
  [UNKNOT_MUSCLE_FOREARM_FLEXORS] = { "forearm-flexors", N_ ("Inside of the forearm (flexors)"),
    N_ ("Close the hand and bend the wrist."), "prayer-stretch" },
  [UNKNOT_MUSCLE_FOREARM_EXTENSORS] = { "forearm-extensors", N_ ("Outside of the forearm (extensors)"),
    N_ ("Lift the hand and the fingers, as in typing."), "wrist-extensor-stretch" },
};

const char *
unknot_muscle_get_id (UnknotMuscle muscle)
{
  g_return_val_if_fail ((guint) muscle < UNKNOT_N_MUSCLES, NULL);

  return words[muscle].id;
}

const char *
unknot_muscle_get_name (UnknotMuscle muscle)
{
  g_return_val_if_fail ((guint) muscle < UNKNOT_N_MUSCLES, NULL);

  return _ (words[muscle].name);
}

const char *
unknot_muscle_get_purpose (UnknotMuscle muscle)
{
  g_return_val_if_fail ((guint) muscle < UNKNOT_N_MUSCLES, NULL);

  return _ (words[muscle].purpose);
}

const char *
unknot_muscle_get_stretch (UnknotMuscle muscle)
{
  g_return_val_if_fail ((guint) muscle < UNKNOT_N_MUSCLES, NULL);

  return words[muscle].stretch;
}

gboolean
unknot_muscle_from_name (const char *name, UnknotMuscle *muscle, gboolean *left, gboolean *right)
{
  g_return_val_if_fail (name != NULL, FALSE);

  gboolean on_left = g_str_has_suffix (name, "-left"), on_right = g_str_has_suffix (name, "-right");
  gsize length = strlen (name) - (on_left ? 5 : on_right ? 6 : 0);

  for (int i = 0; i < UNKNOT_N_MUSCLES; i++)
    if (strlen (words[i].id) == length && strncmp (words[i].id, name, length) == 0)
      {
        if (muscle)
          *muscle = i;
        if (left)
          *left = !on_right;
        if (right)
          *right = !on_left;
        return TRUE;
      }
  return FALSE;
}

const char *
unknot_muscle_get_spot (UnknotMuscle muscle, UnknotSide side)
{
  static gsize done = 0;
  static char *spots[UNKNOT_N_MUSCLES][2];

  g_return_val_if_fail ((guint) muscle < UNKNOT_N_MUSCLES, NULL);

  if (g_once_init_enter (&done))
    {
      for (int i = 0; i < UNKNOT_N_MUSCLES; i++)
        {
          spots[i][UNKNOT_LEFT] = g_strconcat (words[i].id, "-left", NULL);
          spots[i][UNKNOT_RIGHT] = g_strconcat (words[i].id, "-right", NULL);
        }
      g_once_init_leave (&done, 1);
    }
  return spots[muscle][side == UNKNOT_RIGHT];
}

gboolean
unknot_muscle_from_spot (const char *spot, UnknotMuscle *muscle, UnknotSide *side)
{
  gboolean left, right;

  if (!unknot_muscle_from_name (spot, muscle, &left, &right) || (left && right))
    return FALSE;
  if (side)
    *side = left ? UNKNOT_LEFT : UNKNOT_RIGHT;
  return TRUE;
}
