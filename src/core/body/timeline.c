/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/body/timeline.h"

#include <math.h>
#include <string.h>

#include "core/body/joints.h"

/* One quiet breath: in a little quicker than out. */
#define QUIET_IN 1.9
#define QUIET_OUT 2.9
/* How long it takes to get into another rhythm, to turn the picture, to light up. */
#define BREATH_CHANGE 1.0
#define VIEW_CHANGE 1.2
#define GLOW_CHANGE 1.0
/* An arrow is drawn once in this time where the figure holds still. */
#define ARROW_PERIOD 3.0
#define ARROW_PART 0.7

typedef struct {
  const UnknotStep *step;
  double start;
  double loop;           /* seconds of all keys once */
  guint *key;            /* of each key: its number in joints */
  UnknotWay *way;        /* to each key, from the one before; to the first from the last */
  UnknotWay enter;       /* to the first key when the step begins */
  guint entry;           /* joints when the step begins */
  double breath_value;   /* at the start */
  double breath_phase;   /* quiet breathing: seconds into a breath at the start */
  gboolean glow_before, glow_after; /* the neighbour glows at the same muscles */
} Part;

struct _UnknotTimeline {
  UnknotGuide *guide;
  Part *parts;
  guint n_parts;
  double seconds;
  GArray *joints; /* UnknotJoints, each pose solved once */
};

static gboolean
is_quiet (const UnknotStep *step)
{
  return !(step->breath_seconds > 0);
}

/* 0 to 1 to 0 over one breath, with rests at both ends. */
static double
breath_curve (UnknotBreath b, double t)
{
  t = fmod (t, b.in + b.hold + b.out + b.rest);
  if (t < b.in)
    return 0.5 - 0.5 * cos (G_PI * t / b.in);
  t -= b.in;
  if (t < b.hold)
    return 1;
  t -= b.hold;
  return t < b.out ? 0.5 + 0.5 * cos (G_PI * t / b.out) : 0;
}

static double
breath_at (const Part *part, double t)
{
  UnknotBreath quiet = { QUIET_IN, 0, QUIET_OUT, 0 };
  const UnknotStep *step = part->step;
  double value = is_quiet (step) ? breath_curve (quiet, t + part->breath_phase) : breath_curve (step->breath, t);
  double start = is_quiet (step) ? breath_curve (quiet, part->breath_phase) : 0;

  /* Out of another rhythm: what is left of it fades. */
  return CLAMP (value + (part->breath_value - start) * (1 - unknot_ease (t / BREATH_CHANGE)), 0, 1);
}

static void
set_breath (Part *part, const Part *before)
{
  if (!before)
    return;
  part->breath_value = breath_at (before, before->step->seconds);
  if (is_quiet (part->step) && is_quiet (before->step))
    part->breath_phase = fmod (before->breath_phase + before->step->seconds, QUIET_IN + QUIET_OUT);
}

/* The number of @pose among the solved ones. */
static guint
solve (UnknotTimeline *self, GPtrArray *poses, const UnknotPose *pose)
{
  UnknotJoints joints;

  for (guint i = 0; i < poses->len; i++)
    if (memcmp (g_ptr_array_index (poses, i), pose, sizeof *pose) == 0)
      return i;
  unknot_joints_solve (pose, &joints, NULL);
  g_array_append_val (self->joints, joints);
  g_ptr_array_add (poses, g_memdup2 (pose, sizeof *pose));
  return poses->len - 1;
}

/* The movement begins in the plain posture, where the first pose stands or sits.  A body that leans otherwise,
 * as in a tub, is there from the beginning: it would come into it through its wall. */
static guint
solve_start (UnknotTimeline *self, GPtrArray *poses, const UnknotPose *first)
{
  static const char *const names[UNKNOT_N_STANCES] = { "standing", "sitting",  "lying",      "prone", "hands-and-knees",
                                                       "kneeling", "side-lying", "side-lying" };
  UnknotPose start = *first;

  unknot_posture_get (names[first->stance], &start);
  if (first->stance == UNKNOT_STANCE_SIDE_LYING_RIGHT)
    unknot_pose_mirror (&start, &start);
  if (start.angle[UNKNOT_JOINT_BODY_LEAN] != first->angle[UNKNOT_JOINT_BODY_LEAN])
    return solve (self, poses, first);
  memcpy (start.foot, first->foot, sizeof start.foot);
  if (first->stance == UNKNOT_STANCE_STANDING)
    start.shift[2] = (first->foot[UNKNOT_LEFT].step[2] + first->foot[UNKNOT_RIGHT].step[2]) / 2;
  else
    memcpy (start.shift, first->shift, sizeof start.shift);
  for (int i = UNKNOT_JOINT_BODY_TIP; i <= UNKNOT_JOINT_BODY_TURN; i++)
    start.angle[i] = first->angle[i];
  for (int i = UNKNOT_JOINT_HIP_FLEXION; i < UNKNOT_N_JOINTS; i++)
    start.angle[i] = first->angle[i];
  return solve (self, poses, &start);
}

static const UnknotJoints *
joints_at (const UnknotTimeline *self, guint index)
{
  return &g_array_index (self->joints, UnknotJoints, index);
}

static void
find_way (const UnknotTimeline *self, guint from, guint to, UnknotWay *way)
{
  *way = (UnknotWay) { .order = UNKNOT_WAY_TOGETHER };
  if (from != to)
    unknot_joints_find_way (joints_at (self, from), joints_at (self, to), way);
}

static gboolean
same_glow (const UnknotStep *a, const UnknotStep *b)
{
  return a->glow && b->glow && a->glow[0] && g_strv_equal ((const char *const *) a->glow, (const char *const *) b->glow);
}

static void
add_part (UnknotTimeline *self, guint i, const UnknotStep *step, GPtrArray *poses)
{
  Part *part = &self->parts[i];
  Part *before = i > 0 ? &self->parts[i - 1] : NULL;

  part->step = step;
  part->start = self->seconds;
  part->key = g_new (guint, step->n_keys);
  for (guint k = 0; k < step->n_keys; k++)
    {
      part->key[k] = solve (self, poses, &step->keys[k].pose);
      part->loop += step->keys[k].seconds;
    }
  if (before)
    part->entry = before->key[before->step->n_keys - 1];
  else
    part->entry = solve_start (self, poses, &step->keys[0].pose);
  part->way = g_new0 (UnknotWay, step->n_keys);
  for (guint k = step->repeat > 1 ? 0 : 1; k < step->n_keys; k++)
    find_way (self, part->key[k > 0 ? k - 1 : step->n_keys - 1], part->key[k], &part->way[k]);
  find_way (self, part->entry, part->key[0], &part->enter);
  if (before)
    before->glow_after = part->glow_before = same_glow (before->step, step);
  set_breath (part, before);
  self->seconds += step->seconds;
}

UnknotTimeline *
unknot_timeline_new_from_steps (const UnknotStep *const *steps, guint n_steps)
{
  g_return_val_if_fail (steps != NULL && n_steps > 0, NULL);

  UnknotTimeline *self = g_new0 (UnknotTimeline, 1);
  g_autoptr (GPtrArray) poses = g_ptr_array_new_with_free_func (g_free);

  self->joints = g_array_new (FALSE, FALSE, sizeof (UnknotJoints));
  self->parts = g_new0 (Part, n_steps);
  for (guint i = 0; i < n_steps; i++)
    {
      g_assert (steps[i]->n_keys > 0 && steps[i]->repeat > 0);
      add_part (self, i, steps[i], poses);
      self->n_parts++;
    }
  return self;
}

UnknotTimeline *
unknot_timeline_new (UnknotGuide *guide)
{
  g_return_val_if_fail (UNKNOT_IS_GUIDE (guide), NULL);

  guint n_steps = unknot_guide_get_n_steps (guide);
  g_return_val_if_fail (n_steps > 0, NULL);
  g_autofree const UnknotStep **steps = g_new (const UnknotStep *, n_steps);
  for (guint i = 0; i < n_steps; i++)
    steps[i] = unknot_guide_get_step (guide, i);

  UnknotTimeline *self = unknot_timeline_new_from_steps (steps, n_steps);
  self->guide = g_object_ref (guide);
  return self;
}

void
unknot_timeline_free (UnknotTimeline *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_parts; i++)
    {
      g_free (self->parts[i].key);
      g_free (self->parts[i].way);
    }
  g_free (self->parts);
  g_array_unref (self->joints);
  g_clear_object (&self->guide);
  g_free (self);
}

UnknotGuide *
unknot_timeline_get_guide (const UnknotTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->guide;
}

double
unknot_timeline_get_seconds (const UnknotTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->seconds;
}

double
unknot_timeline_get_step_start (const UnknotTimeline *self, guint index)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (index < self->n_parts, self->seconds);

  return self->parts[index].start;
}

/* Which two poses the figure is between, @t seconds into the step, on which way, and how far. */
static void
find_segment (const Part *part, double t, guint *from, guint *to, const UnknotWay **way, double *between)
{
  const UnknotStep *step = part->step;
  guint last = part->key[step->n_keys - 1];
  double round = floor (t / part->loop);

  /* Held, unless found otherwise. */
  *from = *to = last;
  *way = &part->enter;
  *between = 0;
  if (round >= step->repeat)
    return;
  t -= round * part->loop;
  *from = round < 1 ? part->entry : last;
  for (guint k = 0; k < step->n_keys; k++)
    {
      double seconds = step->keys[k].seconds;
      *to = part->key[k];
      *way = k == 0 && round < 1 ? &part->enter : &part->way[k];
      if (t < seconds || k == step->n_keys - 1)
        {
          *between = seconds > 0 ? unknot_ease (t / seconds) : 1;
          return;
        }
      t -= seconds;
      *from = *to;
    }
}

static void
place (const UnknotTimeline *self, const Part *part, double t, double breath, UnknotSkeleton *skeleton)
{
  const UnknotWay *way;
  guint from, to;
  double between;
  UnknotJoints a, b;

  find_segment (part, t, &from, &to, &way, &between);
  a = *joints_at (self, from);
  unknot_joints_breathe (&a, breath);
  if (from != to)
    {
      b = *joints_at (self, to);
      unknot_joints_breathe (&b, breath);
      unknot_joints_blend (&a, &b, between, way, &a);
    }
  unknot_joints_place (&a, skeleton);
  skeleton->breath = breath;
}

static void
set_view (const UnknotTimeline *self, const Part *part, double t, UnknotMoment *moment)
{
  UnknotView view = part->step->view;

  moment->view = view;
  moment->framing = view.framing;
  if (part == self->parts)
    return;

  UnknotView before = part[-1].step->view;
  double share = unknot_ease (t / MIN (VIEW_CHANGE, part->step->seconds));
  /* The shorter way round. */
  double turn = remainder (view.turn - before.turn, 360);
  moment->view.turn = remainder (before.turn + share * turn, 360);
  moment->view.tilt = before.tilt + share * (view.tilt - before.tilt);
  moment->framing = before.framing + share * ((double) view.framing - before.framing);
}

static double
glow_at (const Part *part, double t)
{
  const UnknotStep *step = part->step;
  double change = MIN (GLOW_CHANGE, step->seconds / 3);

  if (!step->glow || !step->glow[0])
    return 0;
  double up = part->glow_before ? 1 : unknot_ease (t / change);
  double down = part->glow_after ? 1 : unknot_ease ((step->seconds - t) / change);
  return up * down;
}

static double
arrow_at (const Part *part, double t)
{
  const UnknotStep *step = part->step;
  gboolean moves = step->n_keys > 1 || step->repeat > 1;
  double period = moves ? part->loop : ARROW_PERIOD;

  if (step->n_arrows == 0 || (moves && t >= part->loop * step->repeat))
    return 0;
  double phase = fmod (t, period) / (period * ARROW_PART);
  return phase < 1 ? phase : 0;
}

void
unknot_timeline_get_moment (const UnknotTimeline *self, double seconds, gboolean mirror, UnknotMoment *moment)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (moment != NULL);

  seconds = CLAMP (seconds, 0, self->seconds);
  guint index = self->n_parts - 1;
  while (index > 0 && seconds < self->parts[index].start)
    index--;

  const Part *part = &self->parts[index];
  double t = CLAMP (seconds - part->start, 0, part->step->seconds);
  memset (moment, 0, sizeof *moment);
  moment->step = index;
  moment->step_seconds = t;
  moment->breath = breath_at (part, t);
  moment->glow = glow_at (part, t);
  moment->arrow = arrow_at (part, t);
  set_view (self, part, t, moment);
  place (self, part, t, moment->breath, &moment->skeleton);
  if (mirror)
    {
      unknot_skeleton_mirror (&moment->skeleton, &moment->skeleton);
      moment->view.turn = -moment->view.turn;
    }
}
