/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/guide-words.h"
#include "app/player/player-heat.h"
#include "app/player/player-state.h"
#include "app/player/player-words.h"
#include "app/widgets/ticker.h"
#include "core/guide/catalog.h"
#include "core/schedule/phrase.h"

static UnknotGuide *
read_guide (const char *id)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", NULL);
  g_autoptr (GError) error = NULL;
  UnknotGuide *guide;

  unknot_catalog_load (catalog);
  guide = unknot_catalog_read_guide (catalog, id, &error);
  g_assert_no_error (error);
  return guide;
}

static UnknotPlayerState *
start (UnknotGuide *guide)
{
  UnknotPlayerState *state = unknot_player_state_new (guide);

  unknot_player_state_start (state);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_PLAYING);
  return state;
}

static double
reading_seconds (const char *const *lines)
{
  g_autofree char *text = g_strjoinv ("", (char **) lines);

  return g_utf8_strlen (text, -1) / (double) UNKNOT_PHRASE_LETTERS_A_SECOND;
}

/* Nobody has to hurry through what there is to know. */
static void
test_intro (void)
{
  static const char *const ids[] = { "shoulder-rolls", "neck-set", "warm-bath", "ball-in-a-sock" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (UnknotGuide) guide = read_guide (ids[i]);
      g_autoptr (UnknotPlayerState) state = unknot_player_state_new (guide);
      g_autofree const char **never_press = unknot_guide_never_press_texts (guide);
      const double reading = reading_seconds (unknot_guide_get_ask_first (guide)) + reading_seconds (never_press) +
                             reading_seconds (unknot_guide_get_cautions (guide)) +
                             reading_seconds (unknot_guide_get_stop (guide));

      g_assert_cmpfloat (unknot_player_state_get_seconds_left (state), >=, UNKNOT_PLAYER_INTRO_SECONDS + reading);
      g_assert_cmpfloat (unknot_player_state_get_seconds_left (state), <, UNKNOT_PLAYER_INTRO_SECONDS + reading + 1);
    }
}

/* Hands off: the intro counts down, every step is gone through in its length, and the guide
 * is done when all of its seconds have passed. */
static void
test_by_itself (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("shoulder-rolls");
  g_autoptr (UnknotPlayerState) state = unknot_player_state_new (guide);
  double passed = 0;
  guint step = 0;

  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_INTRO);
  g_assert_cmpuint (unknot_player_state_get_seconds_left (state), >=, (guint) UNKNOT_PLAYER_INTRO_SECONDS);
  unknot_player_state_advance (state, unknot_player_state_get_seconds_left (state));
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_PLAYING);
  g_assert_cmpfloat_with_epsilon (unknot_player_state_get_total (state), unknot_guide_get_seconds (guide), 1e-6);
  while (unknot_player_state_is_running (state))
    {
      unknot_player_state_advance (state, 0.016);
      passed += 0.016;
      g_assert_cmpuint (unknot_player_state_get_step (state), >=, step);
      g_assert_cmpuint (unknot_player_state_get_step (state), <=, step + 1);
      step = unknot_player_state_get_step (state);
      g_assert_cmpfloat (passed, <, unknot_guide_get_seconds (guide) + 1);
    }
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_DONE);
  g_assert_cmpuint (step, ==, unknot_guide_get_n_steps (guide) - 1);
  g_assert_cmpfloat (passed, >=, unknot_guide_get_seconds (guide) - 0.02);
}

/* Texts change when the number that is shown does, not with every frame. */
static void
test_changes (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("shoulder-rolls");
  g_autoptr (UnknotPlayerState) state = start (guide);
  guint changes = 0, left = unknot_player_state_get_seconds_left (state);

  for (int i = 0; i < 200; i++)
    {
      const guint step = unknot_player_state_get_step (state);
      const gboolean changed = unknot_player_state_advance (state, 0.01);
      const gboolean differs = left != unknot_player_state_get_seconds_left (state) || step != unknot_player_state_get_step (state);

      g_assert_true (changed == differs);
      changes += changed;
      left = unknot_player_state_get_seconds_left (state);
    }
  g_assert_cmpuint (changes, >=, 2);
  g_assert_cmpuint (changes, <=, 4);
}

static void
test_pause (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("shoulder-rolls");
  g_autoptr (UnknotPlayerState) state = unknot_player_state_new (guide);

  /* In the intro: the countdown waits. */
  unknot_player_state_toggle (state);
  g_assert_false (unknot_player_state_is_running (state));
  g_assert_false (unknot_player_state_advance (state, 100));
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_INTRO);
  unknot_player_state_start (state);
  unknot_player_state_advance (state, 1);
  unknot_player_state_toggle (state);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_PAUSED);
  unknot_player_state_advance (state, 5);
  g_assert_cmpfloat_with_epsilon (unknot_player_state_get_position (state), 1, 1e-9);
  /* Steps can be looked at while paused. */
  unknot_player_state_next (state);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, 1);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_PAUSED);
  unknot_player_state_toggle (state);
  g_assert_true (unknot_player_state_is_running (state));
}

/* Back: to the begin of the step; once more at once: to the step before. */
static void
test_previous_next (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("neck-side-tilt");
  g_autoptr (UnknotPlayerState) state = start (guide);
  const guint n = unknot_guide_get_n_steps (guide);

  unknot_player_state_previous (state);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, 0);
  unknot_player_state_next (state);
  unknot_player_state_next (state);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, 2);
  unknot_player_state_advance (state, 4);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, 2);
  unknot_player_state_previous (state);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, 2);
  g_assert_cmpfloat_with_epsilon (unknot_player_state_get_position (state), unknot_player_state_get_step_start (state, 2), 1e-9);
  unknot_player_state_previous (state);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, 1);
  for (guint i = 1; i < n; i++)
    unknot_player_state_next (state);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_DONE);
  /* Over is over. */
  unknot_player_state_previous (state);
  unknot_player_state_stop (state);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_DONE);
}

/* Somebody points at a step: there it begins, playing or paused as before. */
static void
test_go_to (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("neck-side-tilt");
  g_autoptr (UnknotPlayerState) state = unknot_player_state_new (guide);
  const guint n = unknot_guide_get_n_steps (guide);

  unknot_player_state_go_to (state, 2);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_INTRO);
  unknot_player_state_start (state);
  unknot_player_state_go_to (state, n - 1);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, n - 1);
  unknot_player_state_toggle (state);
  unknot_player_state_go_to (state, 1);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_PAUSED);
  g_assert_cmpfloat_with_epsilon (unknot_player_state_get_position (state),
                                  unknot_player_state_get_step_start (state, 1), 1e-9);
  unknot_player_state_go_to (state, n);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, 1);
}

static guint
find_skin_check (UnknotGuide *guide)
{
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    if (unknot_guide_get_step (guide, i)->skin_check)
      return i;
  g_assert_not_reached ();
}

/* Heat does not go on by itself over a look at the skin that nobody took. */
static void
test_skin_check (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("warm-compress");
  g_autoptr (UnknotPlayerState) state = start (guide);
  const guint check = find_skin_check (guide);

  while (unknot_player_state_get_step (state) < check)
    unknot_player_state_next (state);
  unknot_player_state_advance (state, 10000);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_ASKING);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, check);
  g_assert_false (unknot_player_state_is_running (state));
  unknot_player_state_toggle (state);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_ASKING);
  unknot_player_state_answer (state, TRUE);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_PLAYING);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, check + 1);
}

/* An answer before the step ends lets it end without a stop; "too red" ends all of it. */
static void
test_skin_answers (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("warm-compress");
  g_autoptr (UnknotPlayerState) state = start (guide);
  const guint check = find_skin_check (guide);

  while (unknot_player_state_get_step (state) < check)
    unknot_player_state_next (state);
  unknot_player_state_advance (state, 1);
  unknot_player_state_answer (state, TRUE);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, check);
  unknot_player_state_advance (state, unknot_guide_get_step (guide, check)->seconds);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_PLAYING);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, check + 1);
  unknot_player_state_answer (state, FALSE);
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_STOPPED);
}

/* A guide for both sides says which one now and what follows. */
static void
test_sides (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("neck-side-tilt");
  g_autoptr (UnknotPlayerState) state = start (guide);
  const guint n = unknot_guide_get_n_steps (guide);
  g_autofree char *first = unknot_player_state_get_side_text (state);
  g_autofree char *last = NULL;

  g_assert_cmpstr (first, ==, "Right side, then left");
  for (guint i = 1; i < n; i++)
    unknot_player_state_next (state);
  last = unknot_player_state_get_side_text (state);
  g_assert_cmpstr (last, ==, "Now the left side");
}

/* Seconds of the clock until step @step is over. */
static double
time_step (UnknotPlayerState *state, guint step)
{
  double passed = 0;

  while (unknot_player_state_is_running (state) && unknot_player_state_get_step (state) == step)
    {
      unknot_player_state_advance (state, 0.1);
      passed += 0.1;
      g_assert_cmpfloat (passed, <, 2000);
    }
  return passed;
}

/* Half the speed takes twice the time, and says so; a step that counts breaths does not make
 * anybody breathe slower. */
static void
test_speed (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("shoulder-rolls");
  g_autoptr (UnknotGuide) breathing = read_guide ("box-breathing");
  g_autoptr (UnknotPlayerState) state = start (guide);
  g_autoptr (UnknotPlayerState) breaths = start (breathing);
  const double length = unknot_guide_get_step (guide, 0)->seconds;
  guint counting = 0;

  unknot_player_state_set_speed (state, 0.5);
  g_assert_cmpuint (unknot_player_state_get_seconds_left (state), ==, (guint) (2 * length));
  g_assert_cmpfloat_with_epsilon (time_step (state, 0), 2 * length, 0.15);
  unknot_player_state_set_speed (state, 0.75);
  g_assert_cmpfloat_with_epsilon (time_step (state, 1), unknot_guide_get_step (guide, 1)->seconds / 0.75, 0.25);

  unknot_player_state_set_speed (breaths, 0.5);
  while (!unknot_guide_get_step (breathing, counting)->counts_breaths)
    unknot_player_state_next (breaths), counting++;
  g_assert_cmpfloat_with_epsilon (time_step (breaths, counting), unknot_guide_get_step (breathing, counting)->seconds,
                                  0.15);
}

/* However large the steps of the clock, nothing is left out of the slow ones. */
static void
test_speed_jump (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("shoulder-rolls");
  g_autoptr (UnknotPlayerState) state = start (guide);
  const double first = unknot_guide_get_step (guide, 0)->seconds;

  unknot_player_state_set_speed (state, 0.5);
  unknot_player_state_advance (state, 2 * first + 2);
  g_assert_cmpuint (unknot_player_state_get_step (state), ==, 1);
  g_assert_cmpfloat_with_epsilon (unknot_player_state_get_position (state), first + 1, 1e-6);
}

/* The seconds each spot was pressed, as they are told to the history. */
static double
take_all (UnknotPlayerState *state, const char *wanted)
{
  const char *spot;
  guint seconds;
  double sum = 0;

  while (unknot_spot_times_take (unknot_player_state_get_spots (state), &spot, &seconds))
    if (g_str_equal (spot, wanted))
      sum += seconds;
  return sum;
}

/* From the first step to the end on a clock of tenths.  Returns: the seconds it took. */
static double
run_through (UnknotPlayerState *state, const char **said)
{
  double passed = 0;

  while (unknot_player_state_is_running (state))
    {
      unknot_player_state_advance (state, 0.1);
      passed += 0.1;
      if (unknot_player_state_get_full_spot (state) != NULL)
        *said = unknot_player_state_get_full_spot (state);
      g_assert_cmpfloat (passed, <, 2000);
    }
  g_assert_cmpint (unknot_player_state_get_phase (state), ==, UNKNOT_PLAYER_DONE);
  return passed;
}

/* What is pressed is counted for its spot, side by side, to the second. */
static void
test_spots (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("ball-trapezius");
  g_autoptr (UnknotPlayerState) state = start (guide);
  const char *spot = "levator-scapulae-right", *said = NULL;
  double expected = 0;

  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    if (g_strcmp0 (unknot_guide_get_step (guide, i)->spot, spot) == 0)
      expected += unknot_guide_get_step (guide, i)->seconds;
  g_assert_cmpfloat (expected, >, 5);
  run_through (state, &said);
  g_assert_null (said);
  g_assert_cmpfloat_with_epsilon (take_all (state, spot), expected, 1.01);
  g_assert_cmpfloat (take_all (state, spot), ==, 0);
}

/* A day of the same guide again and again: no spot gets more than the limit, the player says
 * which one has had enough, and the next day all of it is there again. */
static void
test_spot_limit (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("ball-trapezius");
  const guint limit = unknot_guide_get_spot_limit (guide);
  const char *spot = "levator-scapulae-right";

  g_assert_cmpuint (limit, >, 0);
  for (guint day = 0; day < 2; day++)
    {
      double today = 0, first = 0, last = 0;
      const char *said = NULL;

      for (guint round = 0; round < 40; round++)
        {
          g_autoptr (UnknotPlayerState) state = start (guide);

          unknot_spot_times_set_before (unknot_player_state_get_spots (state), spot, today);
          last = run_through (state, &said);
          first = round == 0 ? last : first;
          g_assert_true (round > 0 || said == NULL);
          today += take_all (state, spot);
          g_assert_cmpfloat (today, <=, limit + 0.01);
        }
      g_assert_cmpstr (said, ==, spot);
      g_assert_cmpfloat (today, >, limit - 1.01);
      g_assert_cmpfloat (last, <, first - 5);
    }
}

/* Half way through a step the day's time is over: the next step says so, and only that one. */
static void
test_spot_said (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("ball-trapezius");
  g_autoptr (UnknotPlayerState) state = start (guide);
  guint step;

  unknot_spot_times_set_before (unknot_player_state_get_spots (state), "levator-scapulae-right",
                                unknot_guide_get_spot_limit (guide) - 2);
  while (unknot_player_state_get_full_spot (state) == NULL)
    unknot_player_state_advance (state, 0.1);
  step = unknot_player_state_get_step (state);
  g_assert_cmpstr (unknot_guide_get_step (guide, step)->spot, !=, "levator-scapulae-right");
  g_assert_cmpstr (unknot_player_state_get_full_spot (state), ==, "levator-scapulae-right");
  unknot_player_state_next (state);
  g_assert_null (unknot_player_state_get_full_spot (state));
}

static void
advance_to (UnknotPlayerState *state, guint step)
{
  while (unknot_player_state_get_step (state) < step)
    {
      if (unknot_player_state_get_phase (state) == UNKNOT_PLAYER_ASKING)
        unknot_player_state_answer (state, TRUE);
      unknot_player_state_advance (state, 0.5);
    }
}

/* A guide for heat can be handed over from when it is warm until shortly before its end, and says
 * how long it has been warm and whether the skin was looked at. */
static void
test_heat (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("heating-pad");
  g_autoptr (UnknotGuide) cold = read_guide ("shoulder-rolls");
  g_autoptr (UnknotPlayerState) state = unknot_player_state_new (guide);
  g_autoptr (UnknotPlayerState) cold_state = start (cold);
  gboolean looked;
  guint warmed;

  g_assert_false (unknot_player_heat_progress (cold, cold_state, &warmed, &looked));
  g_assert_false (unknot_player_heat_progress (guide, state, &warmed, &looked)); /* the intro */
  unknot_player_state_start (state);
  g_assert_false (unknot_player_heat_progress (guide, state, &warmed, &looked)); /* not on the body yet */

  advance_to (state, 1);
  g_assert_true (unknot_player_heat_progress (guide, state, &warmed, &looked));
  g_assert_cmpuint (warmed, <=, 1);
  g_assert_false (looked);
  unknot_player_state_advance (state, 60);
  g_assert_true (unknot_player_heat_progress (guide, state, &warmed, &looked));
  g_assert_cmpuint (warmed, >=, 60);
  g_assert_cmpuint (warmed, <=, 61);

  advance_to (state, 3); /* the look itself lies ahead */
  g_assert_true (unknot_player_heat_progress (guide, state, &warmed, &looked));
  g_assert_false (looked);
  advance_to (state, 5);
  g_assert_true (unknot_player_heat_progress (guide, state, &warmed, &looked));
  g_assert_true (looked);
  g_assert_cmpuint (warmed, >=, 350);

  advance_to (state, 6); /* it comes off */
  g_assert_false (unknot_player_heat_progress (guide, state, &warmed, &looked));
}

/* Where pressing is spoken of the places never to press are crossed out, and nowhere else. */
static void
test_presses (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("trapezius-set"); /* a massage, then two stretches */
  g_autoptr (UnknotPlayerState) state = unknot_player_state_new (guide);
  guint last = 0;

  g_assert_true (unknot_player_state_presses (state));
  unknot_player_state_start (state);
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    last = unknot_guide_get_step (guide, i)->pressure > 0 ? i : last;
  g_assert_cmpuint (last, >, 0);
  g_assert_cmpuint (last + 1, <, unknot_guide_get_n_steps (guide));
  for (; unknot_player_state_get_phase (state) != UNKNOT_PLAYER_DONE; unknot_player_state_next (state))
    g_assert_true (unknot_player_state_presses (state) == (unknot_player_state_get_step (state) <= last));
  g_assert_false (unknot_player_state_presses (state));
}

/* A guide that is stopped has nothing to press any more. */
static void
test_presses_stopped (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("thumb-glide");
  g_autoptr (UnknotPlayerState) state = start (guide);

  unknot_player_state_next (state);
  g_assert_true (unknot_player_state_presses (state));
  unknot_player_state_stop (state);
  g_assert_false (unknot_player_state_presses (state));
}

/* What is said at the end is what was done: not what was paused or passed over. */
static void
test_played (void)
{
  g_autoptr (UnknotGuide) guide = read_guide ("shoulder-rolls");
  g_autoptr (UnknotPlayerState) state = start (guide);
  g_autofree char *text = NULL;

  while (unknot_player_state_get_phase (state) != UNKNOT_PLAYER_DONE)
    unknot_player_state_next (state);
  text = unknot_player_end_text (state, UNKNOT_PLAYER_LEFT);
  g_assert_cmpstr (text, ==, "The sit clock starts again.");

  g_clear_pointer (&state, unknot_player_state_free);
  state = start (guide);
  unknot_player_state_advance (state, 30);
  unknot_player_state_toggle (state);
  unknot_player_state_advance (state, 900);
  unknot_player_state_toggle (state);
  while (unknot_player_state_get_phase (state) != UNKNOT_PLAYER_DONE)
    unknot_player_state_next (state);
  g_free (text);
  text = unknot_player_end_text (state, UNKNOT_PLAYER_LEFT);
  g_assert_cmpstr (text, ==, "That was 30 s for your back. The sit clock starts again.");
}

/* --- Breathing, from frame to frame ---------------------------------------------------- */

/* How frames come: one every @frame microseconds, and every @hiccup_every-th @hiccup later. */
typedef struct {
  gint64 frame;
  guint hiccup_every; /* 0: never */
  gint64 hiccup;
} Frames;

static const Frames frames[] = {
  { 16667, 0, 0 }, { 33333, 0, 0 }, { 16667, 97, 300000 }, { 33333, 41, 300000 }, { 6944, 1000, 990000 },
};

static gint64
to_usec (double seconds)
{
  return (gint64) (seconds * G_USEC_PER_SEC + 0.5);
}

/* Which part of @breath is due @at microseconds after its begin.  @edge: (out): how far from there
 * to the nearest change. */
static UnknotBreathPhase
due_phase (const UnknotBreath *breath, gint64 at, gint64 *edge)
{
  const gint64 lengths[] = { to_usec (breath->in), to_usec (breath->hold), to_usec (breath->out), to_usec (breath->rest) };
  gint64 whole = 0;
  guint part = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    whole += lengths[i];
  at %= whole;
  while (at >= lengths[part])
    at -= lengths[part++];
  *edge = MIN (at, lengths[part] - at);
  return (UnknotBreathPhase) part;
}

/* The time of the guide @clock microseconds after its first step began: which step it is in, and for
 * how long.  Returns: FALSE at the end. */
static gboolean
find_due (UnknotGuide *guide, double speed, gint64 clock, guint *step, gint64 *into)
{
  for (*step = 0; *step < unknot_guide_get_n_steps (guide); (*step)++)
    {
      const UnknotStep *it = unknot_guide_get_step (guide, *step);
      const gint64 length = to_usec (it->counts_breaths ? it->seconds : it->seconds / speed);

      *into = clock;
      if (clock < length)
        return TRUE;
      clock -= length;
    }
  return FALSE;
}

/* Goes through the guide: with every frame the part of the breath is the one that is due by the
 * frame's time, to the microsecond, from the first breath to the last.
 * Returns: how many frames showed a breath. */
static guint
check_breathing (UnknotGuide *guide, const Frames *how, double speed)
{
  g_autoptr (UnknotPlayerState) state = start (guide);
  const gint64 begin = 1234567890;
  gint64 now = begin, before = begin, into = 0, edge;
  guint n = 0, seen = 0, step;

  unknot_player_state_set_speed (state, speed);
  while (find_due (guide, speed, now - begin, &step, &into))
    {
      const UnknotStep *due = unknot_guide_get_step (guide, step);
      UnknotBreathMoment moment;

      unknot_player_state_advance (state, unknot_ticker_count (before, now));
      if (unknot_player_breath (state, &moment) && into > 2 && to_usec (due->seconds) - into > 2)
        {
          g_assert_cmpuint (unknot_player_state_get_step (state), ==, step);
          g_assert_true (due->counts_breaths);
          if (due_phase (&due->breath, into, &edge) != moment.phase)
            g_assert_cmpint (edge, <=, 2);
          seen++;
        }
      before = now;
      now += how->frame + (how->hiccup_every > 0 && ++n % how->hiccup_every == 0 ? how->hiccup : 0);
    }
  return seen;
}

/* Of the words and the circle nothing hangs on how often frames come, nor on some that come late. */
static void
test_breathing (void)
{
  static const char *const guides[] = { "box-breathing", "four-seven-eight", "even-breathing", "short-even-breathing" };

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      g_autoptr (UnknotGuide) guide = read_guide (guides[i]);

      for (guint k = 0; k < G_N_ELEMENTS (frames); k++)
        {
          g_assert_cmpuint (check_breathing (guide, &frames[k], 1), >, 500);
          /* Only the movement is slower. */
          g_assert_cmpuint (check_breathing (guide, &frames[k], 0.5), >, 500);
        }
    }
}

/* Time for which no frames came because nobody could see them does not count. */
static void
test_hidden (void)
{
  g_assert_cmpfloat_with_epsilon (unknot_ticker_count (1000000, 1300000), 0.3, 1e-9);
  g_assert_cmpfloat (unknot_ticker_count (1000000, 2500000), ==, 0);
  g_assert_cmpfloat (unknot_ticker_count (1000000, 900000), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/player-state/intro", test_intro);
  g_test_add_func ("/player-state/by-itself", test_by_itself);
  g_test_add_func ("/player-state/changes", test_changes);
  g_test_add_func ("/player-state/pause", test_pause);
  g_test_add_func ("/player-state/previous-next", test_previous_next);
  g_test_add_func ("/player-state/go-to", test_go_to);
  g_test_add_func ("/player-state/skin-check", test_skin_check);
  g_test_add_func ("/player-state/skin-answers", test_skin_answers);
  g_test_add_func ("/player-state/sides", test_sides);
  g_test_add_func ("/player-state/speed", test_speed);
  g_test_add_func ("/player-state/speed-jump", test_speed_jump);
  g_test_add_func ("/player-state/spots", test_spots);
  g_test_add_func ("/player-state/spot-limit", test_spot_limit);
  g_test_add_func ("/player-state/spot-said", test_spot_said);
  g_test_add_func ("/player-state/heat", test_heat);
  g_test_add_func ("/player-state/presses", test_presses);
  g_test_add_func ("/player-state/presses-stopped", test_presses_stopped);
  g_test_add_func ("/player-state/played", test_played);
  g_test_add_func ("/player-state/breathing", test_breathing);
  g_test_add_func ("/player-state/hidden", test_hidden);
  return g_test_run ();
}
