/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/landmark.h"

#include "core/body/joints.h"
#include "core/body/landmark-table.h"
#include "core/body/props.h"

#define BODY(name, sided, bone, ...) { name, sided, UNKNOT_BONE_##bone, __VA_ARGS__ }
#define WORLD(name, sided, ...) { name, sided, UNKNOT_N_BONES, __VA_ARGS__ }

/* Points of the left side, cm in the frame of their bone, on the surface of the clothed
 * body; then the direction away from it, which need not have the length 1. */
static const UnknotLandmarkRow rows[] = {
  /* Head.  Its centre lies at (0, 10, 3) of the bone. */
  BODY ("crown", FALSE, HEAD, { 0, 23.1, 2.4 }, { 0, 1, 0 }),
  BODY ("forehead", FALSE, HEAD, { 0, 15, 11.3 }, { 0, 0.3, 1 }),
  BODY ("chin", FALSE, HEAD, { 0, 0.5, 12 }, { 0, -0.4, 1 }),
  BODY ("skull-back", FALSE, HEAD, { 0, 12.1, -7.7 }, { 0, 0.1, -1 }),
  BODY ("skull-base", TRUE, HEAD, { 2.9, 5.3, -3 }, { 0.3, -0.3, -1 }),
  BODY ("temple", TRUE, HEAD, { 6.9, 12.8, 5.6 }, { 1, 0.15, 0.3 }),
  BODY ("head-side", TRUE, HEAD, { 7.9, 15.7, 2 }, { 1, 0.5, 0 }),
  BODY ("behind-ear", TRUE, HEAD, { 5.9, 8.1, -1.3 }, { 1, -0.1, -0.7 }),
  BODY ("cheek", TRUE, HEAD, { 6.4, 6, 8.6 }, { 0.8, 0, 0.7 }),
  BODY ("jaw", TRUE, HEAD, { 5.6, 3.3, 4.5 }, { 1, -0.3, 0.2 }),
  /* Neck. */
  BODY ("neck-back", TRUE, NECK, { 1.8, 5, -3.2 }, { 0.3, 0, -1 }),
  BODY ("neck-side", TRUE, NECK, { 5.5, 4.5, 1.2 }, { 1, 0.1, 0.1 }),
  BODY ("throat", FALSE, NECK, { 0, 3.4, 6.7 }, { 0, -0.2, 1 }),
  BODY ("pulse", TRUE, NECK, { 3.9, 4, 4.9 }, { 0.7, -0.1, 0.7 }),
  /* Chest and back.  C7 lies at (0, 26, -3), the shoulder joint at (17.5, 22, -1). */
  BODY ("upper-trapezius", TRUE, CHEST, { 11, 27.8, -3.7 }, { 0.25, 0.9, -0.35 }),
  BODY ("levator", TRUE, CHEST, { 6.3, 25.2, -7.9 }, { 0.15, 0.6, -0.8 }),
  BODY ("rhomboid", TRUE, CHEST, { 4.7, 15.1, -12.5 }, { 0.1, 0.05, -1 }),
  BODY ("lower-trapezius", TRUE, CHEST, { 5.6, 13, -12.2 }, { 0.1, 0, -1 }),
  BODY ("erector", TRUE, CHEST, { 3.3, 1, -10.3 }, { 0.1, 0, -1 }),
  BODY ("c7", FALSE, CHEST, { 0, 25.9, -8.9 }, { 0, 0.4, -1 }),
  BODY ("collarbone", TRUE, CHEST, { 8.2, 21.9, 5.4 }, { 0.1, 0.4, 1 }),
  BODY ("sternum", FALSE, CHEST, { 0, 15, 10.9 }, { 0, 0.1, 1 }),
  BODY ("breast", TRUE, CHEST, { 9, 15.6, 10.8 }, { 0.3, 0.05, 1 }),
  BODY ("lower-rib", TRUE, CHEST, { 11.2, 1.2, 8.6 }, { 0.7, 0, 0.7 }),
  BODY ("lower-rib-back", TRUE, CHEST, { 9, 1, -8.6 }, { 0.45, 0, -0.9 }),
  BODY ("spine", FALSE, CHEST, { 0, 12, -11.9 }, { 0, 0, -1 }),
  BODY ("armpit", TRUE, CHEST, { 14.6, 15.5, 4.2 }, { 0.6, -0.3, 0.7 }),
  BODY ("rib-side", TRUE, CHEST, { 15.6, 9.5, 1.6 }, { 1, 0, 0.1 }),
  BODY ("chest", FALSE, CHEST, { 0, 12, 0 }, { 0, 0, 1 }),
  /* Belly and hips. */
  BODY ("belly", FALSE, LUMBAR, { 0, 2, 10.6 }, { 0, 0, 1 }),
  BODY ("waist-side", TRUE, LUMBAR, { 13.2, 3, 0 }, { 1, 0, 0 }),
  BODY ("low-back", TRUE, LUMBAR, { 3.6, 2, -9.2 }, { 0.1, 0, -1 }),
  BODY ("hip", TRUE, PELVIS, { 15.6, 6, 4 }, { 1, 0.2, 0.4 }),
  BODY ("buttock", TRUE, PELVIS, { 8.5, -4, -12.8 }, { 0.2, 0, -1 }),
  BODY ("pelvis", FALSE, PELVIS, { 0, 0, 0 }, { 0, 0, 1 }),
  /* Arms and hands. */
  BODY ("shoulder-top", TRUE, UPPER_ARM_L, { 1, 4.6, 0 }, { 0.2, 1, 0 }),
  BODY ("shoulder-front", TRUE, UPPER_ARM_L, { 0.8, 0, 4.9 }, { 0.2, 0, 1 }),
  BODY ("shoulder-back", TRUE, UPPER_ARM_L, { 0.9, -1, -5.3 }, { 0.2, 0, -1 }),
  BODY ("upper-arm", TRUE, UPPER_ARM_L, { 5.7, -14, 0.7 }, { 1, 0, 0.1 }),
  BODY ("elbow", TRUE, UPPER_ARM_L, { 3.7, -28.5, -0.6 }, { 1, 0, -0.1 }),
  BODY ("elbow-tip", TRUE, UPPER_ARM_L, { 0.4, -29.4, -3.9 }, { 0.1, -0.2, -1 }),
  BODY ("forearm", TRUE, FOREARM_L, { 3.7, -10, 0 }, { 1, 0, 0 }),
  BODY ("forearm-inner", TRUE, FOREARM_L, { -3.2, -9, 0.8 }, { -1, 0, 0.2 }),
  BODY ("wrist", TRUE, FOREARM_L, { 2.2, -23.6, 0 }, { 1, 0, 0 }),
  BODY ("palm", TRUE, HAND_L, { -1.7, -7, 0 }, { -1, 0, 0 }),
  BODY ("hand-back", TRUE, HAND_L, { 1.6, -6.4, 0 }, { 1, 0, 0 }),
  BODY ("fingers", TRUE, HAND_L, { -1, -13, 0 }, { -1, 0, 0 }),
  /* Legs. */
  BODY ("thigh", TRUE, THIGH_L, { 0, -20, 7.8 }, { 0, 0, 1 }),
  BODY ("thigh-side", TRUE, THIGH_L, { 7.1, -18, 0 }, { 1, 0, 0 }),
  BODY ("thigh-back", TRUE, THIGH_L, { 0, -30, -5.8 }, { 0, 0, -1 }),
  BODY ("knee", TRUE, THIGH_L, { 0, -40.5, 6.5 }, { 0, 0, 1 }),
  BODY ("knee-side", TRUE, THIGH_L, { 5.5, -41, 0 }, { 1, 0, 0 }),
  BODY ("shin", TRUE, SHANK_L, { 0, -14, 4 }, { 0, 0, 1 }),
  BODY ("ankle", TRUE, SHANK_L, { 4, -37, 1.1 }, { 1, 0, 0.2 }),
  BODY ("foot", TRUE, FOOT_L, { 0, -1.5, 7 }, { 0, 1, 0.4 }),
  /* Around the body (core/body/props.h). */
  WORLD ("seat", TRUE, { UNKNOT_SEAT_HALF_WIDTH, UNKNOT_SEAT_HEIGHT - 2, 6 }, { 1, 0, 0 }),
  WORLD ("seat-front", TRUE, { 14, UNKNOT_SEAT_HEIGHT - 2, UNKNOT_SEAT_FRONT }, { 0, 0, 1 }),
  WORLD ("chair-back", TRUE, { 16, UNKNOT_CHAIR_BACK_TOP, UNKNOT_CHAIR_BACK_Z }, { 0, 1, 0 }),
  WORLD ("desk-edge", TRUE, { 24, UNKNOT_DESK_HEIGHT, UNKNOT_DESK_FRONT }, { 0, 0.5, -1 }),
  WORLD ("desk", TRUE, { 20, UNKNOT_DESK_HEIGHT, UNKNOT_DESK_FRONT + 10 }, { 0, 1, 0 }),
  WORLD ("keyboard", TRUE, { 8, UNKNOT_DESK_HEIGHT + 2, UNKNOT_KEYBOARD_Z }, { 0, 1, 0 }),
  WORLD ("mouse", TRUE, { 30, UNKNOT_DESK_HEIGHT + 3, UNKNOT_KEYBOARD_Z }, { 0, 1, 0 }),
  WORLD ("wall", TRUE, { 20, 140, UNKNOT_WALL_FRONT_Z }, { 0, 0, -1 }),
  WORLD ("wall-behind", TRUE, { 30, 130, UNKNOT_WALL_BACK_Z }, { 0, 0, 1 }),
  WORLD ("wall-beside", TRUE, { UNKNOT_WALL_SIDE_X, 130, 0 }, { -1, 0, 0 }),
  WORLD ("doorway", TRUE, { UNKNOT_DOORWAY_HALF_WIDTH + 4, 148, UNKNOT_DOORWAY_Z }, { 0, 0, -1 }),
  WORLD ("floor", TRUE, { 18, 0, 57 }, { 0, 1, 0 }),
  WORLD ("world", FALSE, { 0, 0, 0 }, { 0, 0, 1 }),
};

/* Numbers: rows in their order, a sided one taking two: left, right. */
typedef struct {
  guint row;
  gboolean right;
  char *name;
} Entry;

static const GArray *
entries (void)
{
  static gsize done = 0;
  static GArray *all;

  if (g_once_init_enter (&done))
    {
      all = g_array_new (FALSE, FALSE, sizeof (Entry));
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        for (int right = 0; right <= (rows[i].sided ? 1 : 0); right++)
          {
            Entry entry = { i, right,
                            rows[i].sided ? g_strconcat (rows[i].name, right ? "-right" : "-left", NULL)
                                          : g_strdup (rows[i].name) };
            g_array_append_val (all, entry);
          }
      g_once_init_leave (&done, 1);
    }
  return all;
}

static const Entry *
entry_at (UnknotLandmark landmark)
{
  const GArray *all = entries ();
  g_assert (landmark >= 0 && (guint) landmark < all->len);
  return &g_array_index (all, Entry, landmark);
}

UnknotLandmark
unknot_landmark_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, UNKNOT_LANDMARK_NONE);

  const GArray *all = entries ();
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (g_array_index (all, Entry, i).name, name))
      return (UnknotLandmark) i;
  return UNKNOT_LANDMARK_NONE;
}

const char *
unknot_landmark_get_name (UnknotLandmark landmark)
{
  return entry_at (landmark)->name;
}

int
unknot_landmark_get_count (void)
{
  return (int) entries ()->len;
}

UnknotLandmark
unknot_landmark_mirror (UnknotLandmark landmark)
{
  if (landmark == UNKNOT_LANDMARK_NONE)
    return landmark;
  const Entry *entry = entry_at (landmark);
  if (!rows[entry->row].sided)
    return landmark;
  return entry->right ? landmark - 1 : landmark + 1;
}

gboolean
unknot_landmark_get_side (UnknotLandmark landmark, UnknotSide *side)
{
  const Entry *entry = entry_at (landmark);
  if (!rows[entry->row].sided)
    return FALSE;
  if (side)
    *side = entry->right ? UNKNOT_RIGHT : UNKNOT_LEFT;
  return TRUE;
}

gboolean
unknot_landmark_is_prop (UnknotLandmark landmark)
{
  return rows[entry_at (landmark)->row].bone == UNKNOT_N_BONES;
}

const UnknotLandmarkRow *
unknot_landmark_row (UnknotLandmark landmark, gboolean *mirrored)
{
  const Entry *entry = entry_at (landmark);
  if (mirrored)
    *mirrored = entry->right;
  return &rows[entry->row];
}

UnknotVec
unknot_landmark_place (const UnknotSkeleton *skeleton, UnknotLandmark landmark, UnknotVec *normal,
                       UnknotFrame *carrier)
{
  gboolean right;
  const UnknotLandmarkRow *row = unknot_landmark_row (landmark, &right);
  UnknotFrame frame = unknot_frame_identity ();
  UnknotVec at = row->at, away = vec_normal (row->normal, vec (0, 1, 0));

  if (row->bone != UNKNOT_N_BONES)
    frame = skeleton->bone[row->bone + (right && row->bone >= UNKNOT_BONE_SCAPULA_L ? 1 : 0)];
  if (right)
    {
      at = vec_mirror (at);
      away = vec_mirror (away);
    }
  if (normal)
    *normal = frame_turn (&frame, away);
  if (carrier)
    *carrier = frame;
  return frame_point (&frame, at);
}
