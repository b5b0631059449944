/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/stage.h"

#include <math.h>
#include <string.h>

#include "core/body/landmark.h"

/* How long the picture takes at least from one step's fit to the next one's, seconds. */
#define FIT_SECONDS 1.4
#define FRAMINGS 3
/* Steps that follow each other are seen from one place when none of their pictures has to show so many times
 * more than it needs: a picture that moves with each step is restless, and has to be painted whole. */
#define STEADY 1.12
/* How long a face takes to change: a blink. */
#define FACE_SECONDS 0.5

typedef struct {
  UnknotFit fit[FRAMINGS];
  UnknotProps props;
  UnknotSceneGlow glow[12];
  guint n_glow;
} StageStep;

struct _UnknotStage {
  UnknotTimeline *timeline;
  UnknotGuide *guide;
  StageStep *steps;
  guint n_steps;
  UnknotFit start[FRAMINGS]; /* of what stands there before the first step */
};

/* Which wall a guide means: the one its hands reach for, else the one behind. */
static UnknotWallPlace
find_wall (UnknotGuide *guide)
{
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);

      for (guint k = 0; k < step->n_keys; k++)
        for (int hand = 0; hand < 2; hand++)
          {
            UnknotLandmark to = step->keys[k].pose.reach[hand].to;
            const char *name = to == UNKNOT_LANDMARK_NONE ? "" : unknot_landmark_get_name (to);

            if (g_str_has_prefix (name, "wall-beside"))
              return g_str_has_suffix (name, "-right") ? UNKNOT_WALL_RIGHT : UNKNOT_WALL_LEFT;
            if (g_str_has_prefix (name, "wall-behind"))
              return UNKNOT_WALL_BEHIND;
            if (g_str_has_prefix (name, "wall"))
              return UNKNOT_WALL_FRONT;
          }
    }
  return UNKNOT_WALL_BEHIND;
}

/* The landmark in the middle of a muscle, for the ball that presses it. */
static UnknotLandmark
muscle_landmark (const char *name)
{
  static const char *const places[UNKNOT_N_MUSCLES] = {
    [UNKNOT_MUSCLE_UPPER_TRAPEZIUS] = "upper-trapezius", [UNKNOT_MUSCLE_MIDDLE_TRAPEZIUS] = "rhomboid",
    [UNKNOT_MUSCLE_LOWER_TRAPEZIUS] = "lower-trapezius", [UNKNOT_MUSCLE_LEVATOR_SCAPULAE] = "levator",
    [UNKNOT_MUSCLE_RHOMBOIDS] = "rhomboid",              [UNKNOT_MUSCLE_LATISSIMUS] = "rib-side",
    [UNKNOT_MUSCLE_ERECTORS] = "erector",                [UNKNOT_MUSCLE_SUBOCCIPITALS] = "skull-base",
    [UNKNOT_MUSCLE_STERNOCLEIDOMASTOID] = "neck-side",   [UNKNOT_MUSCLE_SCALENES] = "neck-side",
    [UNKNOT_MUSCLE_PECTORALS] = "breast",                [UNKNOT_MUSCLE_SERRATUS] = "rib-side",
    [UNKNOT_MUSCLE_REAR_DELTOID] = "shoulder-back",      [UNKNOT_MUSCLE_ROTATOR_CUFF] = "shoulder-back",
    [UNKNOT_MUSCLE_FOREARM_FLEXORS] = "forearm-inner",   [UNKNOT_MUSCLE_FOREARM_EXTENSORS] = "forearm",
  };
  UnknotMuscle muscle;
  gboolean left = FALSE, right = FALSE;
  g_autofree char *place = NULL;

  if (!name || !unknot_muscle_from_name (name, &muscle, &left, &right))
    return UNKNOT_LANDMARK_NONE;
  place = g_strconcat (places[muscle], left ? "-left" : "-right", NULL);
  return unknot_landmark_from_name (place);
}

static void
read_props (const UnknotStep *step, UnknotWallPlace wall, UnknotProps *props)
{
  *props = (UnknotProps) { 0, wall, UNKNOT_LANDMARK_NONE };
  for (char **name = step->props; name && *name; name++)
    {
      UnknotProp prop;

      if (unknot_prop_from_name (*name, &prop))
        props->present |= UNKNOT_PROP_BIT (prop);
    }
  /* Nobody sits on air. */
  if (step->n_keys > 0 && step->keys[0].pose.stance == UNKNOT_STANCE_SITTING)
    props->present |= UNKNOT_PROP_BIT (UNKNOT_PROP_CHAIR);
  props->spot = muscle_landmark (step->spot);
  if (props->spot == UNKNOT_LANDMARK_NONE && step->glow && step->glow[0])
    props->spot = muscle_landmark (step->glow[0]);
}

static void
read_glow (const UnknotStep *step, StageStep *out)
{
  for (char **name = step->glow; name && *name; name++)
    {
      UnknotMuscle muscle;
      gboolean side[2];

      if (!unknot_muscle_from_name (*name, &muscle, &side[UNKNOT_LEFT], &side[UNKNOT_RIGHT]))
        continue;
      for (int i = 0; i < 2; i++)
        if (side[i] && out->n_glow < G_N_ELEMENTS (out->glow))
          out->glow[out->n_glow++] = (UnknotSceneGlow) { muscle, (UnknotSide) i, 0 };
    }
}

static void
fit_moment (const UnknotStage *self, double seconds, const UnknotProps *props, UnknotFit fits[FRAMINGS])
{
  UnknotMoment moment;

  unknot_timeline_get_moment (self->timeline, seconds, FALSE, &moment);
  for (int framing = 0; framing < FRAMINGS; framing++)
    {
      unknot_fit_skeleton (&moment.skeleton, framing, &fits[framing]);
      if (framing == 0)
        unknot_fit_props (&fits[framing], props);
      else if (framing == 1)
        unknot_fit_chair (&fits[framing], props);
    }
}

/* Everything that the step's movement needs, once for each framing. */
static void
fit_step (UnknotStage *self, guint index)
{
  const UnknotStep *step = unknot_guide_get_step (self->guide, index);
  double at = unknot_timeline_get_step_start (self->timeline, index);
  StageStep *out = &self->steps[index];

  for (guint k = 0; k < MAX (step->n_keys, 1); k++)
    {
      UnknotFit fits[FRAMINGS];

      at += k < step->n_keys ? step->keys[k].seconds : 0;
      fit_moment (self, at, &out->props, fits);
      for (int framing = 0; framing < FRAMINGS; framing++)
        if (k == 0)
          out->fit[framing] = fits[framing];
        else
          unknot_fit_join (&out->fit[framing], &fits[framing]);
    }
}

/* The fit before step @i: of what stands there before the first one. */
static UnknotFit *
fit_at (UnknotStage *self, guint i, int framing)
{
  return i == 0 ? &self->start[framing] : &self->steps[i - 1].fit[framing];
}

static gboolean
is_steady (UnknotStage *self, guint first, guint end, int framing, const UnknotFit *joined)
{
  for (guint i = first; i < end; i++)
    {
      const UnknotFit *fit = fit_at (self, i, framing);

      if (joined->width > fit->width * STEADY || joined->height > fit->height * STEADY)
        return FALSE;
    }
  return TRUE;
}

/* Gives one fit to as many steps that follow each other as it suits. */
static void
steady_fits (UnknotStage *self, int framing)
{
  guint end;

  for (guint first = 0; first <= self->n_steps; first = end)
    {
      UnknotFit joined = *fit_at (self, first, framing);

      for (end = first + 1; end <= self->n_steps; end++)
        {
          UnknotFit more = joined;

          unknot_fit_join (&more, fit_at (self, end, framing));
          if (!is_steady (self, first, end + 1, framing, &more))
            break;
          joined = more;
        }
      for (guint i = first; i < end; i++)
        *fit_at (self, i, framing) = joined;
    }
}

UnknotStage *
unknot_stage_new (UnknotGuide *guide)
{
  UnknotStage *self = g_new0 (UnknotStage, 1);
  UnknotWallPlace wall = find_wall (guide);

  self->guide = g_object_ref (guide);
  self->timeline = unknot_timeline_new (guide);
  self->n_steps = unknot_guide_get_n_steps (guide);
  self->steps = g_new0 (StageStep, MAX (self->n_steps, 1));
  for (guint i = 0; i < self->n_steps; i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);

      read_props (step, wall, &self->steps[i].props);
      read_glow (step, &self->steps[i]);
      fit_step (self, i);
    }
  if (self->n_steps > 0)
    fit_moment (self, 0, &self->steps[0].props, self->start);
  for (int framing = 0; framing < FRAMINGS && self->n_steps > 0; framing++)
    steady_fits (self, framing);
  return self;
}

void
unknot_stage_free (UnknotStage *self)
{
  if (!self)
    return;
  unknot_timeline_free (self->timeline);
  g_object_unref (self->guide);
  g_free (self->steps);
  g_free (self);
}

const UnknotTimeline *
unknot_stage_get_timeline (const UnknotStage *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->timeline;
}

/* Between two fits. */
static void
blend_fit (const UnknotFit *a, const UnknotFit *b, double t, UnknotFit *out)
{
#define MIX(member) out->member = a->member + (b->member - a->member) * t
  MIX (centre.x);
  MIX (centre.y);
  MIX (centre.z);
  MIX (width);
  MIX (height);
#undef MIX
}

static void
pick_fit (const UnknotFit fits[FRAMINGS], double framing, UnknotFit *out)
{
  int low = framing < 1 ? 0 : 1;

  blend_fit (&fits[low], &fits[low + 1], CLAMP (framing - low, 0, 1), out);
}

/* Who sits down slowly keeps the head in the picture: it takes as long as the movement does. */
static double
fit_seconds (const UnknotStep *step)
{
  return MAX (FIT_SECONDS, step->n_keys > 0 ? MIN (step->keys[0].seconds, step->seconds) : 0);
}

static void
set_fit (const UnknotStage *self, const UnknotMoment *moment, gboolean mirror, UnknotFit *fit)
{
  double takes = fit_seconds (unknot_guide_get_step (self->guide, moment->step));
  UnknotFit before;

  pick_fit (self->steps[moment->step].fit, moment->framing, fit);
  if (moment->step_seconds < takes)
    {
      pick_fit (moment->step > 0 ? self->steps[moment->step - 1].fit : self->start, moment->framing, &before);
      blend_fit (&before, fit, unknot_ease (moment->step_seconds / takes), fit);
    }
  if (mirror)
    fit->centre.x = -fit->centre.x;
}

static guint
set_arrows (const UnknotStep *step, const UnknotSkeleton *skeleton, gboolean mirror, UnknotSceneArrow *out)
{
  guint n = 0;

  for (guint i = 0; i < step->n_arrows && n < 6; i++)
    {
      UnknotLandmark landmark = unknot_landmark_from_name (step->arrows[i].landmark);
      const double *d = step->arrows[i].direction;

      if (landmark == UNKNOT_LANDMARK_NONE)
        continue;
      if (mirror)
        landmark = unknot_landmark_mirror (landmark);
      out[n].at = unknot_skeleton_get_landmark (skeleton, landmark, &out[n].normal);
      out[n].direction = (UnknotVec) { mirror ? -d[0] : d[0], d[1], d[2] };
      n++;
    }
  return n;
}

void
unknot_stage_set_scene (const UnknotStage *self, double seconds, gboolean mirror, UnknotStageMoment *moment,
                        UnknotScene *scene)
{
  const StageStep *step;
  UnknotMoment *now = &moment->moment;

  g_return_if_fail (self != NULL && moment != NULL && scene != NULL && self->n_steps > 0);
  unknot_timeline_get_moment (self->timeline, seconds, mirror, now);
  step = &self->steps[MIN (now->step, self->n_steps - 1)];
  scene->skeleton = &now->skeleton;
  scene->face = unknot_guide_get_step (self->guide, now->step)->face;
  scene->face_before = now->step > 0 ? unknot_guide_get_step (self->guide, now->step - 1)->face : scene->face;
  scene->face_left = MAX (1 - now->step_seconds / FACE_SECONDS, 0);
  scene->turn = now->view.turn;
  scene->tilt = now->view.tilt;
  set_fit (self, now, mirror, &scene->fit);
  scene->props = step->props;
  if (mirror)
    {
      if (scene->props.spot != UNKNOT_LANDMARK_NONE)
        scene->props.spot = unknot_landmark_mirror (scene->props.spot);
      if (scene->props.wall == UNKNOT_WALL_LEFT || scene->props.wall == UNKNOT_WALL_RIGHT)
        scene->props.wall = scene->props.wall == UNKNOT_WALL_LEFT ? UNKNOT_WALL_RIGHT : UNKNOT_WALL_LEFT;
    }
  memcpy (moment->glow, step->glow, sizeof moment->glow);
  for (guint i = 0; mirror && i < step->n_glow; i++)
    moment->glow[i].side = moment->glow[i].side == UNKNOT_LEFT ? UNKNOT_RIGHT : UNKNOT_LEFT;
  scene->glow = moment->glow;
  scene->n_glow = step->n_glow;
  scene->glow_strength = now->glow;
  scene->arrows = moment->arrows;
  scene->n_arrows = set_arrows (unknot_guide_get_step (self->guide, now->step), &now->skeleton, mirror, moment->arrows);
  scene->arrow = now->arrow;
}

/* Where on the body each name of "never-press" is; broken skin can be anywhere. */
static const struct {
  const char *name;
  const char *landmarks[2];
} never_press[] = {
  { "throat", { "throat" } },
  { "pulse", { "pulse-left", "pulse-right" } },
  { "spine", { "c7", "spine" } },
  { "armpit", { "armpit-left", "armpit-right" } },
  { "collarbone", { "collarbone-left", "collarbone-right" } },
  { "lower-ribs", { "lower-rib-back-left", "lower-rib-back-right" } },
};

void
unknot_stage_set_marks (const UnknotStage *self, UnknotStageMoment *moment, UnknotScene *scene)
{
  guint n = 0;

  g_return_if_fail (self != NULL && moment != NULL && scene != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (never_press); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (never_press[i].landmarks) && never_press[i].landmarks[k] != NULL; k++)
      if (n < G_N_ELEMENTS (moment->marks) &&
          g_strv_contains (unknot_guide_get_never_press (self->guide), never_press[i].name))
        {
          UnknotSceneMark *mark = &moment->marks[n++];

          mark->at = unknot_skeleton_get_landmark (&moment->moment.skeleton,
                                                   unknot_landmark_from_name (never_press[i].landmarks[k]), &mark->normal);
        }
  scene->marks = moment->marks;
  scene->n_marks = n;
}

double
unknot_stage_get_still (const UnknotStage *self, guint index)
{
  const UnknotStep *step;

  g_return_val_if_fail (self != NULL && index < self->n_steps, 0);
  step = unknot_guide_get_step (self->guide, index);
  return unknot_timeline_get_step_start (self->timeline, index) +
         MIN (step->n_keys > 0 ? step->keys[0].seconds : 0, step->seconds * 0.999);
}

double
unknot_stage_get_key_moment (const UnknotStage *self, double seconds)
{
  UnknotMoment moment;
  const UnknotStep *step;
  double cycle = 0, into, begin, end;

  g_return_val_if_fail (self != NULL, seconds);
  unknot_timeline_get_moment (self->timeline, seconds, FALSE, &moment);
  step = unknot_guide_get_step (self->guide, moment.step);
  begin = unknot_timeline_get_step_start (self->timeline, moment.step);
  for (guint k = 0; k < step->n_keys; k++)
    cycle += step->keys[k].seconds;
  if (cycle <= 0)
    return begin;
  into = step->n_keys > 1 || step->repeat > 1 ? fmod (moment.step_seconds, cycle) : MIN (moment.step_seconds, cycle * 0.999);
  end = begin + moment.step_seconds - into;
  if (step->n_keys == 1 && step->repeat <= 1)
    end = begin;
  for (guint k = 0; k < step->n_keys; k++)
    {
      end += step->keys[k].seconds;
      if (into < step->keys[k].seconds)
        break;
      into -= step->keys[k].seconds;
    }
  return MIN (end, begin + step->seconds * 0.999);
}
