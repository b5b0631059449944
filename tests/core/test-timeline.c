/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/timeline.h"

#include <math.h>

#include "core/guide/catalog.h"
#include "core/body/geometry.h"

#define MM 0.1
/* How often the whole catalogue is looked at, seconds. */
#define SAMPLE 0.1

static UnknotPose
read_pose (const char *posture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  UnknotPose base, pose;

  g_assert_true (unknot_posture_get (posture, &base));
  unknot_pose_from_json (node, &base, &pose, &error);
  g_assert_no_error (error);
  return pose;
}

static double
breath_seconds (UnknotBreath b)
{
  return b.in + b.hold + b.out + b.rest;
}

/* Shoulders up, back and down three times; then a held reach with a counted breath. */
typedef struct {
  UnknotKeyPose keys[4];
  char *glow[2];
  UnknotArrow arrow;
  UnknotStep steps[2];
  const UnknotStep *list[2];
  UnknotTimeline *timeline;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->keys[0] = (UnknotKeyPose) { read_pose ("sitting", "{\"scapula-elevation\": 25}"), 1.5 };
  f->keys[1] = (UnknotKeyPose) { read_pose ("sitting", "{\"scapula-elevation\": 10, \"scapula-protraction\": -20}"), 1 };
  f->keys[2] = (UnknotKeyPose) { read_pose ("sitting", "{}"), 1.5 };
  f->keys[3] = (UnknotKeyPose) {
    read_pose ("sitting", "{\"reach-right\": {\"to\": \"head-side-left\", \"with\": \"palm\", \"elbow\": \"out\"},"
                          " \"neck-bend-right\": 30}"), 2
  };
  f->glow[0] = g_strdup ("upper-trapezius-left");
  f->arrow = (UnknotArrow) { f->glow[0], { 0, 1, 0 } };
  f->steps[0] = (UnknotStep) { .seconds = 12, .keys = f->keys, .n_keys = 3, .repeat = 3, .arrows = &f->arrow,
                               .n_arrows = 1, .view = { 180, 8, UNKNOT_FRAME_UPPER } };
  f->steps[1] = (UnknotStep) { .seconds = 20, .keys = &f->keys[3], .n_keys = 1, .repeat = 1, .glow = f->glow,
                               .breath = { 4, 1, 6, 1 }, .view = { -170, 6, UNKNOT_FRAME_HEAD } };
  f->steps[1].breath_seconds = breath_seconds (f->steps[1].breath);
  f->list[0] = &f->steps[0];
  f->list[1] = &f->steps[1];
  f->timeline = unknot_timeline_new_from_steps (f->list, 2);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  unknot_timeline_free (f->timeline);
  g_free (f->glow[0]);
}

static double
largest_move (const UnknotSkeleton *a, const UnknotSkeleton *b)
{
  double most = 0;

  for (int i = 0; i < UNKNOT_N_BONES; i++)
    {
      /* Where a bone starts, and where a point beside it goes: turns count as well. */
      UnknotVec beside = { 5, 5, 5 };
      most = MAX (most, vec_distance (a->bone[i].origin, b->bone[i].origin));
      most = MAX (most, vec_distance (frame_point (&a->bone[i], beside), frame_point (&b->bone[i], beside)));
    }
  return most;
}

static void
test_times (Fixture *f, gconstpointer data)
{
  UnknotMoment m;

  g_assert_null (unknot_timeline_get_guide (f->timeline));
  g_assert_cmpfloat (unknot_timeline_get_seconds (f->timeline), ==, 32);
  g_assert_cmpfloat (unknot_timeline_get_step_start (f->timeline, 1), ==, 12);
  unknot_timeline_get_moment (f->timeline, 11.99, FALSE, &m);
  g_assert_cmpuint (m.step, ==, 0);
  unknot_timeline_get_moment (f->timeline, 12.5, FALSE, &m);
  g_assert_cmpuint (m.step, ==, 1);
  g_assert_cmpfloat_with_epsilon (m.step_seconds, 0.5, 1e-9);
  unknot_timeline_get_moment (f->timeline, 99, FALSE, &m);
  g_assert_cmpfloat (m.step_seconds, ==, 20);
}

/* At the time of a key the figure has its pose. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  UnknotSkeleton s;
  UnknotMoment m;

  unknot_timeline_get_moment (f->timeline, 1.5, FALSE, &m);
  unknot_skeleton_solve (&f->keys[0].pose, m.breath, &s, NULL);
  g_assert_cmpfloat (largest_move (&s, &m.skeleton), <, MM);
  unknot_timeline_get_moment (f->timeline, 20, FALSE, &m);
  unknot_skeleton_solve (&f->keys[3].pose, m.breath, &s, NULL);
  g_assert_cmpfloat (largest_move (&s, &m.skeleton), <, MM);
}

/* One repetition ends where the next begins: nothing but the breath differs one loop later. */
static void
test_loop (Fixture *f, gconstpointer data)
{
  UnknotMoment before, after, later;

  for (int round = 1; round <= 3; round++)
    {
      unknot_timeline_get_moment (f->timeline, 4 * round - 1e-4, FALSE, &before);
      unknot_timeline_get_moment (f->timeline, 4 * round + 1e-4, FALSE, &after);
      g_assert_cmpfloat (largest_move (&before.skeleton, &after.skeleton), <, 0.01);
    }
  unknot_timeline_get_moment (f->timeline, 4.8, FALSE, &before);
  unknot_timeline_get_moment (f->timeline, 8.8, FALSE, &later);
  g_assert_cmpfloat_with_epsilon (before.skeleton.angle[UNKNOT_JOINT_SHOULDER_ELEVATION],
                                  later.skeleton.angle[UNKNOT_JOINT_SHOULDER_ELEVATION], 3);
}

/* Deterministic, whatever was asked before; a mirrored moment is the same one in a mirror. */
static void
test_deterministic (Fixture *f, gconstpointer data)
{
  UnknotMoment a, b;

  unknot_timeline_get_moment (f->timeline, 13.3, FALSE, &a);
  unknot_timeline_get_moment (f->timeline, 2, TRUE, &b);
  unknot_timeline_get_moment (f->timeline, 13.3, FALSE, &b);
  g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
  unknot_timeline_get_moment (f->timeline, 13.3, TRUE, &b);
  g_assert_cmpfloat (b.view.turn, ==, -a.view.turn);
  unknot_skeleton_mirror (&b.skeleton, &b.skeleton);
  g_assert_cmpfloat (largest_move (&a.skeleton, &b.skeleton), <, 1e-9);
}

/* The picture turns the shorter way: from 180 to -170 by 10 degrees; the framing blends. */
static void
test_view (Fixture *f, gconstpointer data)
{
  UnknotMoment m;

  for (double t = 12; t < 14; t += 0.05)
    {
      unknot_timeline_get_moment (f->timeline, t, FALSE, &m);
      g_assert_cmpfloat (fabs (m.view.turn), >=, 169.9);
      g_assert_cmpfloat (m.framing, >=, 1);
      g_assert_cmpfloat (m.framing, <=, 2);
    }
  g_assert_cmpfloat_with_epsilon (m.view.turn, -170, 1e-6);
  g_assert_cmpfloat_with_epsilon (m.framing, 2, 1e-6);
}

/* Counted breaths follow their pattern; nothing jumps on the way into it. */
static void
test_breath (Fixture *f, gconstpointer data)
{
  UnknotMoment m;
  double last = -1;

  unknot_timeline_get_moment (f->timeline, 12 + 4.5, FALSE, &m);
  g_assert_cmpfloat_with_epsilon (m.breath, 1, 1e-9);
  unknot_timeline_get_moment (f->timeline, 12 + 11.5, FALSE, &m);
  g_assert_cmpfloat_with_epsilon (m.breath, 0, 1e-9);
  unknot_timeline_get_moment (f->timeline, 12 + 12 + 2, FALSE, &m);
  g_assert_cmpfloat_with_epsilon (m.breath, 0.5, 1e-9);
  for (double t = 0; t < 32; t += 0.02)
    {
      unknot_timeline_get_moment (f->timeline, t, FALSE, &m);
      if (last >= 0)
        g_assert_cmpfloat (fabs (m.breath - last), <, 0.06);
      last = m.breath;
    }
}

static void
test_glow_and_arrow (Fixture *f, gconstpointer data)
{
  UnknotMoment m;

  unknot_timeline_get_moment (f->timeline, 5, FALSE, &m);
  g_assert_cmpfloat (m.glow, ==, 0);
  g_assert_cmpfloat (m.arrow, >, 0);
  unknot_timeline_get_moment (f->timeline, 12, FALSE, &m);
  g_assert_cmpfloat_with_epsilon (m.glow, 0, 1e-9);
  g_assert_cmpfloat (m.arrow, ==, 0);
  unknot_timeline_get_moment (f->timeline, 16, FALSE, &m);
  g_assert_cmpfloat_with_epsilon (m.glow, 1, 1e-9);
}

static void
assert_limbs (const char *id, double t, const UnknotSkeleton *s)
{
  static const struct {
    UnknotBone from, to;
    double length;
  } limbs[] = {
    { UNKNOT_BONE_UPPER_ARM_L, UNKNOT_BONE_FOREARM_L, 29 }, { UNKNOT_BONE_FOREARM_L, UNKNOT_BONE_HAND_L, 25 },
    { UNKNOT_BONE_THIGH_L, UNKNOT_BONE_SHANK_L, 42 },       { UNKNOT_BONE_SHANK_L, UNKNOT_BONE_FOOT_L, 40 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limbs); i++)
    for (int side = 0; side < 2; side++)
      {
        double length = vec_distance (s->bone[limbs[i].from + side].origin, s->bone[limbs[i].to + side].origin);
        if (fabs (length - limbs[i].length) > MM)
          g_error ("%s at %.1f s: a limb is %.2f long", id, t, length);
      }
}

/* A foot that is planted now and a moment later has not moved, unless it steps. */
static void
assert_feet (const char *id, double t, const UnknotSkeleton *s, const UnknotSkeleton *last)
{
  for (int side = 0; side < 2; side++)
    if (s->planted[side] && last->planted[side] &&
        s->bone[UNKNOT_BONE_FOOT_L + side].origin.y < UNKNOT_ANKLE_HEIGHT + 0.05 &&
        last->bone[UNKNOT_BONE_FOOT_L + side].origin.y < UNKNOT_ANKLE_HEIGHT + 0.05)
      {
        double slid = vec_distance (s->bone[UNKNOT_BONE_FOOT_L + side].origin,
                                    last->bone[UNKNOT_BONE_FOOT_L + side].origin);
        if (slid > 2 * MM)
          g_error ("%s at %.1f s: a planted foot slides by %.2f", id, t, slid);
      }
}

static void
check_guide (UnknotGuide *guide)
{
  const char *id = unknot_guide_get_id (guide);
  g_autoptr (UnknotTimeline) timeline = unknot_timeline_new (guide);
  UnknotMoment m, last;

  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    for (guint k = 0; k < unknot_guide_get_step (guide, i)->n_keys; k++)
      {
        g_autoptr (GError) error = NULL;
        UnknotSkeleton s;
        if (!unknot_skeleton_solve (&unknot_guide_get_step (guide, i)->keys[k].pose, 0, &s, &error))
          g_error ("%s: steps[%u], key %u: %s", id, i, k, error->message);
      }
  for (double t = 0; t <= unknot_timeline_get_seconds (timeline); t += SAMPLE)
    {
      g_autoptr (GError) error = NULL;
      unknot_timeline_get_moment (timeline, t, FALSE, &m);
      if (!unknot_skeleton_check (&m.skeleton, &error))
        g_error ("%s at %.1f s (step %u): %s", id, t, m.step, error->message);
      assert_limbs (id, t, &m.skeleton);
      if (t > 0)
        {
          assert_feet (id, t, &m.skeleton, &last.skeleton);
          if (largest_move (&m.skeleton, &last.skeleton) > 18)
            g_error ("%s at %.1f s: moves by %.1f cm in %g s", id, t, largest_move (&m.skeleton, &last.skeleton),
                     SAMPLE);
        }
      last = m;
    }
}

/* Every guide of the library, from beginning to end. */
static void
test_library (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "guides", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new (uri, NULL);
  guint checked = 0;

  unknot_catalog_load (catalog);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      g_autoptr (GError) error = NULL;
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, entry->id, &error);
      g_assert_no_error (error);
      /* A set is made of guides that are looked at themselves. */
      if (entry->n_parts > 0)
        continue;
      check_guide (guide);
      checked++;
    }
  g_assert_cmpuint (checked, >=, 8);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/timeline/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("times", test_times);
  ADD ("keys", test_keys);
  ADD ("loop", test_loop);
  ADD ("deterministic", test_deterministic);
  ADD ("view", test_view);
  ADD ("breath", test_breath);
  ADD ("glow-and-arrow", test_glow_and_arrow);
#undef ADD
  g_test_add_func ("/timeline/library", test_library);
  return g_test_run ();
}
