/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-state.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/guides/guide-words.h"
#include "core/schedule/phrase.h"

/* "Previous" goes back to the begin of a step that has been running for longer than this. */
#define JUST_BEGUN 3.0
/* So many steps at most make ready for a press. */
#define STEPS_BEFORE_PRESS 3

struct _UnknotPlayerState {
  UnknotGuide *guide;
  guint n_steps;
  double *starts; /* n_steps + 1: the last one is the end */
  gboolean *answered;

  UnknotPlayerPhase phase;
  double position;
  guint step;
  double played;
  double intro_left;
  gboolean intro_paused;
  double speed;
  UnknotSpotTimes *spots;
  const char *full_spot; /* of the guide; its time for today is over */
};

static gsize
count_letters (const char *const *lines)
{
  gsize letters = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    letters += (gsize) g_utf8_strlen (lines[i], -1);
  return letters;
}

static double
intro_seconds (UnknotGuide *guide)
{
  g_autofree const char **never_press = unknot_guide_never_press_texts (guide);
  const gsize letters = count_letters (unknot_guide_get_ask_first (guide)) + count_letters (never_press) +
                        count_letters (unknot_guide_get_cautions (guide)) +
                        count_letters (unknot_guide_get_stop (guide));

  return UNKNOT_PLAYER_INTRO_SECONDS + ceil ((double) letters / UNKNOT_PHRASE_LETTERS_A_SECOND);
}

UnknotPlayerState *
unknot_player_state_new (UnknotGuide *guide)
{
  UnknotPlayerState *self;

  g_return_val_if_fail (UNKNOT_IS_GUIDE (guide), NULL);

  self = g_new0 (UnknotPlayerState, 1);
  self->guide = g_object_ref (guide);
  self->n_steps = unknot_guide_get_n_steps (guide);
  self->starts = g_new0 (double, self->n_steps + 1);
  self->answered = g_new0 (gboolean, self->n_steps);
  self->intro_left = intro_seconds (guide);
  self->speed = 1;
  self->spots = unknot_spot_times_new (unknot_guide_get_spot_limit (guide));
  for (guint i = 0; i < self->n_steps; i++)
    self->starts[i + 1] = self->starts[i] + unknot_guide_get_step (guide, i)->seconds;
  return self;
}

void
unknot_player_state_free (UnknotPlayerState *self)
{
  g_object_unref (self->guide);
  unknot_spot_times_free (self->spots);
  g_free (self->starts);
  g_free (self->answered);
  g_free (self);
}

UnknotPlayerPhase
unknot_player_state_get_phase (const UnknotPlayerState *self)
{
  return self->phase;
}

double
unknot_player_state_get_position (const UnknotPlayerState *self)
{
  return self->position;
}

double
unknot_player_state_get_total (const UnknotPlayerState *self)
{
  return self->starts[self->n_steps];
}

guint
unknot_player_state_get_step (const UnknotPlayerState *self)
{
  return self->step;
}

const UnknotStep *
unknot_player_state_get_guide_step (const UnknotPlayerState *self)
{
  return unknot_guide_get_step (self->guide, self->step);
}

const UnknotStep *
unknot_player_state_get_nth_step (const UnknotPlayerState *self, guint index)
{
  g_return_val_if_fail (index < self->n_steps, NULL);
  return unknot_guide_get_step (self->guide, index);
}

double
unknot_player_state_get_step_start (const UnknotPlayerState *self, guint index)
{
  g_return_val_if_fail (index < self->n_steps, 0);
  return self->starts[index];
}

double
unknot_player_state_get_step_fraction (const UnknotPlayerState *self, guint index)
{
  double length;

  g_return_val_if_fail (index < self->n_steps, 0);
  if (self->phase == UNKNOT_PLAYER_DONE)
    return 1;
  length = self->starts[index + 1] - self->starts[index];
  if (length <= 0)
    return index < self->step ? 1 : 0;
  return CLAMP ((self->position - self->starts[index]) / length, 0, 1);
}

/* How many seconds of the guide go by in one of the clock, in the present step. */
static double
pace (const UnknotPlayerState *self)
{
  return unknot_guide_get_step (self->guide, self->step)->counts_breaths ? 1 : self->speed;
}

guint
unknot_player_state_get_seconds_left (const UnknotPlayerState *self)
{
  /* A hair less, so that 5.0000001 s are not shown as 6. */
  const double hair = 1e-6;

  if (self->phase == UNKNOT_PLAYER_INTRO)
    return (guint) ceil (MAX (0, self->intro_left - hair));
  if (self->phase == UNKNOT_PLAYER_DONE || self->n_steps == 0)
    return 0;
  return (guint) ceil (MAX (0, (self->starts[self->step + 1] - self->position) / pace (self) - hair));
}

gboolean
unknot_player_state_is_running (const UnknotPlayerState *self)
{
  return self->phase == UNKNOT_PLAYER_PLAYING || (self->phase == UNKNOT_PLAYER_INTRO && !self->intro_paused);
}

static gboolean
presses_between (const UnknotPlayerState *self, guint from, guint to)
{
  for (guint i = from; i < MIN (to, self->n_steps); i++)
    if (unknot_guide_get_step (self->guide, i)->pressure > 0)
      return TRUE;
  return FALSE;
}

gboolean
unknot_player_state_presses (const UnknotPlayerState *self)
{
  if (self->phase == UNKNOT_PLAYER_INTRO)
    return TRUE;
  if (self->phase == UNKNOT_PLAYER_DONE || self->phase == UNKNOT_PLAYER_STOPPED)
    return FALSE;
  /* A set may press last, or between its stretches. */
  return presses_between (self, self->step, self->step + STEPS_BEFORE_PRESS + 1) ||
         (presses_between (self, 0, self->step) && presses_between (self, self->step, self->n_steps));
}

static gboolean
holds_at_end (const UnknotPlayerState *self, guint step)
{
  return unknot_guide_get_step (self->guide, step)->skin_check && !self->answered[step];
}

/* How long step @i can go on from here: to its end, or until its spot has had enough for
 * today.  @cut: (out): whether it is the latter. */
static double
get_room (UnknotPlayerState *self, guint i, double speed, gboolean *cut)
{
  const char *spot = unknot_guide_get_step (self->guide, i)->spot;
  const double room = MAX (self->starts[i + 1] - self->position, 0) / speed;
  const double left = spot != NULL ? unknot_spot_times_get_left (self->spots, spot) : G_MAXDOUBLE;

  *cut = left < room;
  return MIN (room, left);
}

/* Lets @seconds of the clock pass, each step at its own pace, and no further than a question. */
static void
move_on (UnknotPlayerState *self, double seconds)
{
  for (guint i = self->step; i < self->n_steps && seconds > 0; i++)
    {
      const UnknotStep *step = unknot_guide_get_step (self->guide, i);
      const double speed = step->counts_breaths ? 1 : self->speed;
      gboolean cut;
      const double room = get_room (self, i, speed, &cut), part = MIN (seconds, room);

      if (step->spot != NULL)
        unknot_spot_times_press (self->spots, step->spot, part);
      if (seconds < room)
        {
          self->position += seconds * speed;
          return;
        }
      self->position = self->starts[i + 1];
      seconds -= part;
      if (cut)
        self->full_spot = step->spot;
      if (holds_at_end (self, i))
        return;
    }
}

/* Goes through the steps that end within @self->position, and no further than a question. */
static void
settle (UnknotPlayerState *self)
{
  while (self->step < self->n_steps && self->position >= self->starts[self->step + 1])
    {
      if (holds_at_end (self, self->step))
        {
          self->position = self->starts[self->step + 1];
          self->phase = UNKNOT_PLAYER_ASKING;
          return;
        }
      self->step++;
    }
  if (self->step >= self->n_steps)
    {
      self->step = self->n_steps > 0 ? self->n_steps - 1 : 0;
      self->position = self->starts[self->n_steps];
      self->phase = UNKNOT_PLAYER_DONE;
    }
}

/* What was said of a spot is over with the step that said it. */
static void
said_full (UnknotPlayerState *self, const char *before)
{
  if (self->full_spot == before)
    self->full_spot = NULL;
}

gboolean
unknot_player_state_advance (UnknotPlayerState *self, double seconds)
{
  const UnknotPlayerPhase phase = self->phase;
  const guint step = self->step, left = unknot_player_state_get_seconds_left (self);
  const char *full = self->full_spot;

  g_return_val_if_fail (seconds >= 0, FALSE);

  if (!unknot_player_state_is_running (self))
    return FALSE;
  if (self->phase == UNKNOT_PLAYER_INTRO)
    {
      self->intro_left -= seconds;
      if (self->intro_left <= 0)
        unknot_player_state_start (self);
    }
  else
    {
      self->played += seconds;
      move_on (self, seconds);
      settle (self);
      if (self->step != step)
        said_full (self, full);
    }
  return phase != self->phase || step != self->step || left != unknot_player_state_get_seconds_left (self);
}

double
unknot_player_state_get_played (const UnknotPlayerState *self)
{
  return self->played;
}

UnknotSpotTimes *
unknot_player_state_get_spots (UnknotPlayerState *self)
{
  return self->spots;
}

const char *
unknot_player_state_get_full_spot (const UnknotPlayerState *self)
{
  return self->full_spot;
}

void
unknot_player_state_set_speed (UnknotPlayerState *self, double speed)
{
  g_return_if_fail (speed > 0);
  self->speed = CLAMP (speed, 0.1, 1);
}

void
unknot_player_state_start (UnknotPlayerState *self)
{
  if (self->phase != UNKNOT_PLAYER_INTRO)
    return;
  self->phase = UNKNOT_PLAYER_PLAYING;
  settle (self);
}

void
unknot_player_state_toggle (UnknotPlayerState *self)
{
  if (self->phase == UNKNOT_PLAYER_INTRO)
    self->intro_paused = !self->intro_paused;
  else if (self->phase == UNKNOT_PLAYER_PLAYING)
    self->phase = UNKNOT_PLAYER_PAUSED;
  else if (self->phase == UNKNOT_PLAYER_PAUSED)
    self->phase = UNKNOT_PLAYER_PLAYING;
}

static gboolean
is_over (const UnknotPlayerState *self)
{
  return self->phase == UNKNOT_PLAYER_DONE || self->phase == UNKNOT_PLAYER_STOPPED;
}

static void
go_to (UnknotPlayerState *self, guint step)
{
  self->step = step;
  self->position = self->starts[step];
  self->full_spot = NULL;
  if (self->phase == UNKNOT_PLAYER_ASKING)
    self->phase = UNKNOT_PLAYER_PLAYING;
}

void
unknot_player_state_next (UnknotPlayerState *self)
{
  if (is_over (self) || self->n_steps == 0)
    return;
  if (self->phase == UNKNOT_PLAYER_INTRO)
    {
      unknot_player_state_start (self);
      return;
    }
  if (self->step + 1 < self->n_steps)
    {
      go_to (self, self->step + 1);
      return;
    }
  self->position = self->starts[self->n_steps];
  self->phase = UNKNOT_PLAYER_DONE;
}

void
unknot_player_state_previous (UnknotPlayerState *self)
{
  if (is_over (self) || self->phase == UNKNOT_PLAYER_INTRO || self->n_steps == 0)
    return;
  if (self->step > 0 && self->position - self->starts[self->step] < JUST_BEGUN)
    go_to (self, self->step - 1);
  else
    go_to (self, self->step);
}

void
unknot_player_state_go_to (UnknotPlayerState *self, guint index)
{
  if (!is_over (self) && self->phase != UNKNOT_PLAYER_INTRO && index < self->n_steps)
    go_to (self, index);
}

void
unknot_player_state_answer (UnknotPlayerState *self, gboolean fine)
{
  if (is_over (self) || self->phase == UNKNOT_PLAYER_INTRO || self->n_steps == 0)
    return;
  if (!fine)
    {
      self->phase = UNKNOT_PLAYER_STOPPED;
      return;
    }
  self->answered[self->step] = TRUE;
  if (self->phase == UNKNOT_PLAYER_ASKING)
    {
      self->phase = UNKNOT_PLAYER_PLAYING;
      settle (self);
    }
}

void
unknot_player_state_stop (UnknotPlayerState *self)
{
  if (!is_over (self))
    self->phase = UNKNOT_PLAYER_STOPPED;
}

/* Whether a step before (@from 0) or after the present one works on the other side. */
static gboolean
other_side_between (const UnknotPlayerState *self, guint from, guint to)
{
  const UnknotStep *now = unknot_guide_get_step (self->guide, self->step);

  for (guint i = from; i < to; i++)
    {
      const UnknotStep *step = unknot_guide_get_step (self->guide, i);

      if (step->has_side && step->side != now->side)
        return TRUE;
    }
  return FALSE;
}

char *
unknot_player_state_get_side_text (const UnknotPlayerState *self)
{
  const UnknotStep *step;
  gboolean right;

  if (self->n_steps == 0)
    return NULL;
  step = unknot_guide_get_step (self->guide, self->step);
  if (!step->has_side)
    return NULL;
  right = step->side == UNKNOT_RIGHT;
  if (other_side_between (self, self->step + 1, self->n_steps))
    return g_strdup (right ? _("Right side, then left") : _("Left side, then right"));
  if (other_side_between (self, 0, self->step))
    return g_strdup (right ? _("Now the right side") : _("Now the left side"));
  return g_strdup (right ? _("Right side") : _("Left side"));
}
