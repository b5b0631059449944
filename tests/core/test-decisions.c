/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule/decisions.h"

#include <string.h>

#include "core/schedule/decision-words.h"

/* A schedule, what it says to the decisions, and a clock that is moved by hand.  It begins at nine
 * on a Monday; a break is due after 45 minutes. */
typedef struct {
  UnknotPlan plan;
  UnknotSchedule *schedule;
  UnknotDecisions *decisions;
  GArray *events;
  UnknotTime now;
  GVariantDict quiet; /* names and sentences */
  guint n_quiet;
} World;

#define BEGIN (G_GINT64_CONSTANT (1704067200) * UNKNOT_SECOND + 9 * UNKNOT_HOUR)

static void
event_cb (const UnknotEvent *event, gpointer user_data)
{
  World *world = user_data;

  g_array_append_val (world->events, *event);
}

static void
set_up (World *world, gconstpointer data)
{
  *world = (World) { .plan = unknot_plan_default (), .now = { UNKNOT_HOUR, BEGIN, 0 } };
  world->plan.posture_interval = 0;
  world->plan.soft_landing = FALSE;
  world->events = g_array_new (FALSE, FALSE, sizeof (UnknotEvent));
  world->decisions = unknot_decisions_new ();
  world->schedule = unknot_schedule_new (&world->plan, world->now, event_cb, world);
  g_variant_dict_init (&world->quiet, NULL);
}

static void
tear_down (World *world, gconstpointer data)
{
  unknot_schedule_free (world->schedule);
  unknot_decisions_free (world->decisions);
  g_array_unref (world->events);
  g_variant_dict_clear (&world->quiet);
}

static GVariant *
quiet_now (World *world)
{
  static const char *const names[] = { "do-not-disturb", "inhibited", "microphone" };
  GVariantBuilder builder;
  const char *text;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_variant_dict_lookup (&world->quiet, names[i], "&s", &text))
      g_variant_builder_add (&builder, "(ss)", names[i], text);
  return g_variant_builder_end (&builder);
}

/* As the service does after every use of the schedule. */
static void
note (World *world)
{
  UnknotStatus status;

  unknot_schedule_status (world->schedule, world->now, &status);
  unknot_decisions_add (world->decisions, world->now, (const UnknotEvent *) world->events->data, world->events->len,
                        &status, quiet_now (world));
  g_array_set_size (world->events, 0);
}

/* Time passes, as a timer would let it. */
static void
pass (World *world, gint64 length)
{
  gint64 end = world->now.boot + length, next;

  while ((next = unknot_schedule_update (world->schedule, world->now)) < end)
    {
      world->now.wall += next - world->now.boot;
      world->now.boot = next;
      unknot_schedule_update (world->schedule, world->now);
      note (world);
    }
  world->now.wall += end - world->now.boot;
  world->now.boot = end;
  unknot_schedule_update (world->schedule, world->now);
  note (world);
}

static void
presence (World *world, UnknotPresence presence, gint64 ago)
{
  unknot_schedule_set_presence (world->schedule, world->now, presence, world->now.boot - ago);
  note (world);
}

/* @text: (nullable): NULL: the reason is gone. */
static void
quiet (World *world, const char *name, const char *text)
{
  if (text)
    g_variant_dict_insert (&world->quiet, name, "s", text);
  else
    g_variant_dict_remove (&world->quiet, name);
  {
    g_autoptr (GVariant) reasons = g_variant_ref_sink (quiet_now (world));

    unknot_schedule_set_quiet (world->schedule, world->now, g_variant_n_children (reasons) > 0);
  }
  note (world);
}

static void
plan (World *world)
{
  unknot_schedule_set_plan (world->schedule, world->now, &world->plan);
  note (world);
}

static gsize
count (UnknotDecisions *decisions)
{
  g_autoptr (GVariant) list = g_variant_ref_sink (unknot_decisions_to_variant (decisions));

  return g_variant_n_children (list);
}

/* The sentences from @first on, one a line; then they are forgotten. */
static void
expect (World *world, const char *wanted)
{
  g_autoptr (GVariant) list = g_variant_ref_sink (unknot_decisions_to_variant (world->decisions));
  g_autoptr (GString) text = g_string_new (NULL);
  const char *words;
  GVariantIter iter;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(x&s)", NULL, &words))
    g_string_append_printf (text, "%s\n", words);
  g_assert_cmpstr (text->str, ==, wanted);
  unknot_decisions_forget (world->decisions, 0, G_MAXINT64);
  g_assert_cmpuint (count (world->decisions), ==, 0);
}

/* ---- what really happens, in the words for it ---- */

static void
test_asked (World *world, gconstpointer data)
{
  note (world);
  expect (world, "");
  pass (world, 45 * UNKNOT_MINUTE);
  expect (world, "You had sat for 45 min: asked for a break.\n");
  pass (world, world->plan.reminder_interval);
  expect (world, "No answer yet: reminder 1.\n");
  pass (world, world->plan.reminder_interval * world->plan.reminder_limit);
  unknot_decisions_forget (world->decisions, 0, G_MAXINT64);
  pass (world, world->plan.break_interval);
  {
    g_autoptr (GVariant) list = g_variant_ref_sink (unknot_decisions_to_variant (world->decisions));
    g_autofree char *text = g_variant_print (list, FALSE);

    g_assert_nonnull (strstr (text, "Nobody answered, so this break was let go. The sit clock goes on."));
    g_assert_nonnull (strstr (text, "a whole interval since a break that nobody answered: asked anew."));
  }
}

static void
test_postponed (World *world, gconstpointer data)
{
  note (world);
  pass (world, 45 * UNKNOT_MINUTE);
  g_assert_true (unknot_schedule_postpone (world->schedule, world->now, NULL));
  note (world);
  expect (world, "You had sat for 45 min: asked for a break.\n"
                 "Postponed, as you asked: the break comes back in 5 min.\n");
  pass (world, 5 * UNKNOT_MINUTE);
  expect (world, "The postponed break came back: you had sat for 50 min.\n");
  g_assert_true (unknot_schedule_skip (world->schedule, world->now, NULL));
  note (world);
  expect (world, "Break skipped. The clock starts again.\n");
}

static void
test_taken (World *world, gconstpointer data)
{
  note (world);
  pass (world, 45 * UNKNOT_MINUTE);
  unknot_decisions_forget (world->decisions, 0, G_MAXINT64);
  g_assert_true (unknot_schedule_start_break (world->schedule, world->now, NULL));
  note (world);
  expect (world, "Break started.\n");
  pass (world, UNKNOT_MINUTE);
  g_assert_true (unknot_schedule_end_break (world->schedule, world->now, FALSE, NULL));
  note (world);
  expect (world, "Break ended after 1 min. The clock starts again.\n");

  g_assert_true (unknot_schedule_start_break (world->schedule, world->now, NULL));
  pass (world, world->plan.break_length);
  g_assert_true (unknot_schedule_end_break (world->schedule, world->now, TRUE, NULL));
  note (world);
  expect (world, "Break started.\nThe break's time has passed.\n"
                 "Break taken, 3 min long. The clock starts again.\n");

  g_assert_true (unknot_schedule_start_break (world->schedule, world->now, NULL));
  pass (world, world->plan.break_length + UNKNOT_BREAK_GRACE);
  expect (world, "Break started.\nThe break's time has passed.\n"
                 "Nobody said that the break was over: it counts as taken, 3 min long. The clock starts again.\n");
}

static void
test_held (World *world, gconstpointer data)
{
  note (world);
  quiet (world, "microphone", "A microphone is in use");
  quiet (world, "inhibited", "A program keeps the screen on");
  /* Its name is known a moment later. */
  quiet (world, "inhibited", "Film keeps the screen on");
  expect (world, "Quiet: A microphone is in use. Breaks will wait.\n"
                 "Another reason for quiet: Film keeps the screen on.\n");
  pass (world, 45 * UNKNOT_MINUTE);
  expect (world, "A break was due, but quiet holds it back.\n");
  pass (world, world->plan.on_call_after);
  expect (world, "The break has been held for 20 min: a small movement would fit.\n");
  quiet (world, "microphone", NULL);
  expect (world, "No longer a reason for quiet: A microphone is in use.\n");
  quiet (world, "inhibited", "Other keeps the screen on");
  expect (world, "Another reason for quiet: Other keeps the screen on.\n");
  quiet (world, "inhibited", NULL);
  expect (world, "Quiet is over.\n");
  pass (world, UNKNOT_QUIET_TAIL);
  expect (world, "Quiet was over and you had sat for 1 h 5 min: asked for the break that was held.\n");
}

static void
test_heads_up (World *world, gconstpointer data)
{
  world->plan.heads_up = UNKNOT_MINUTE;
  plan (world);
  pass (world, 44 * UNKNOT_MINUTE);
  expect (world, "A break comes in 1 min: heads-up given.\n");
  quiet (world, "do-not-disturb", "Do not disturb is on");
  expect (world, "Quiet: Do not disturb is on. Breaks will wait.\n"
                 "Quiet began: the reminder was taken back.\n");
  quiet (world, "do-not-disturb", NULL);
  pass (world, UNKNOT_QUIET_TAIL);
  expect (world, "Quiet is over.\nA break comes in 30 s: heads-up given.\n");
  presence (world, UNKNOT_PRESENCE_LOCKED, 0);
  expect (world, "You left: the sit clock stands.\n"
                 "You had left: the reminder was taken back.\n");
  pass (world, UNKNOT_MINUTE);
  presence (world, UNKNOT_PRESENCE_ACTIVE, 0);
  expect (world, "You came back: the sit clock goes on.\n"
                 "A break comes in 30 s: heads-up given.\n");
  world->plan.break_interval = 60 * UNKNOT_MINUTE;
  plan (world);
  expect (world, "You changed the settings: the reminder was taken back.\n");
}

static void
test_settings (World *world, gconstpointer data)
{
  note (world);
  pass (world, 35 * UNKNOT_MINUTE);
  world->plan.break_interval = 30 * UNKNOT_MINUTE;
  plan (world);
  expect (world, "You changed the settings and had sat for 35 min: by the new ones a break was due.\n");
  world->plan.break_interval = 60 * UNKNOT_MINUTE;
  plan (world);
  expect (world, "You changed the settings: the reminder was taken back.\n");
}

static void
test_pause (World *world, gconstpointer data)
{
  note (world);
  pass (world, 45 * UNKNOT_MINUTE);
  unknot_decisions_forget (world->decisions, 0, G_MAXINT64);
  g_assert_true (unknot_schedule_pause (world->schedule, world->now, UNKNOT_HOUR, NULL));
  note (world);
  expect (world, "Paused for 1 h, as you asked.\nPaused: the reminder was taken back.\n");
  g_assert_true (unknot_schedule_pause (world->schedule, world->now, UNKNOT_NEVER, NULL));
  note (world);
  expect (world, "Paused until you resume, as you asked.\n");
  g_assert_true (unknot_schedule_resume (world->schedule, world->now, NULL));
  note (world);
  expect (world, "Resumed, as you asked.\n"
                 "The pause was over and you had sat for 45 min: asked for the break that was due.\n");
  g_assert_true (unknot_schedule_skip (world->schedule, world->now, NULL));
  g_assert_true (unknot_schedule_pause (world->schedule, world->now, UNKNOT_MINUTE, NULL));
  note (world);
  pass (world, UNKNOT_MINUTE);
  expect (world, "Break skipped. The clock starts again.\nPaused for 1 min, as you asked.\nThe pause is over.\n");
}

static void
test_hours (World *world, gconstpointer data)
{
  world->plan.hours_enabled = TRUE;
  for (guint i = 0; i < 7; i++)
    {
      world->plan.hours_from[i] = 9 * 60;
      world->plan.hours_to[i] = 10 * 60;
    }
  plan (world);
  pass (world, UNKNOT_HOUR);
  expect (world, "You had sat for 45 min: asked for a break.\n"
                 "No answer yet: reminder 1.\n"
                 "No answer yet: reminder 2.\n"
                 "Your working hours are over: no reminders.\n"
                 "Your working hours ended, so this break was let go. The clock starts again.\n");
  pass (world, 23 * UNKNOT_HOUR);
  expect (world, "Your working hours have begun.\n");
}

/* Quiet that came during the pause holds the break when it is over; the pause's end is the cause. */
static void
test_resumed_in_quiet (World *world, gconstpointer data)
{
  note (world);
  pass (world, 45 * UNKNOT_MINUTE);
  g_assert_true (unknot_schedule_pause (world->schedule, world->now, UNKNOT_HOUR, NULL));
  note (world);
  quiet (world, "microphone", "A microphone is in use");
  unknot_decisions_forget (world->decisions, 0, G_MAXINT64);
  g_assert_true (unknot_schedule_resume (world->schedule, world->now, NULL));
  note (world);
  expect (world, "Resumed, as you asked.\nA break was due, but quiet holds it back.\n");
}

/* Hours that begin or end because the user set them so did not begin or end by themselves. */
static void
test_hours_set (World *world, gconstpointer data)
{
  note (world);
  pass (world, 45 * UNKNOT_MINUTE);
  unknot_decisions_forget (world->decisions, 0, G_MAXINT64);
  world->plan.hours_enabled = TRUE;
  for (guint i = 0; i < 7; i++)
    {
      world->plan.hours_from[i] = 12 * 60;
      world->plan.hours_to[i] = 13 * 60;
    }
  plan (world);
  expect (world, "You changed the settings: it is outside your working hours now, no reminders.\n"
                 "By the new settings it is outside your working hours, so this break was let go. The clock starts "
                 "again.\n");
  world->plan.hours_enabled = FALSE;
  plan (world);
  expect (world, "You changed the settings: working hours no longer hold reminders back.\n");
  world->plan.hours_enabled = TRUE;
  plan (world);
  unknot_decisions_forget (world->decisions, 0, G_MAXINT64);
  pass (world, 12 * UNKNOT_HOUR - (world->now.wall - (BEGIN - 9 * UNKNOT_HOUR)));
  expect (world, "Your working hours have begun.\n");
}

static void
test_absence (World *world, gconstpointer data)
{
  note (world);
  pass (world, 20 * UNKNOT_MINUTE);
  presence (world, UNKNOT_PRESENCE_IDLE, 0);
  pass (world, world->plan.away_threshold);
  presence (world, UNKNOT_PRESENCE_ACTIVE, 0);
  expect (world, "You had left 5 min before: the sit clock stands since then.\n"
                 "You came back: the sit clock starts again.\n"
                 "You were away for 5 min: that was a break. The clock starts again.\n");
  /* Due in a span that was absence. */
  pass (world, 44 * UNKNOT_MINUTE);
  presence (world, UNKNOT_PRESENCE_IDLE, 0);
  pass (world, world->plan.away_threshold);
  expect (world, "You had sat for 45 min: asked for a break.\n"
                 "You had left 5 min before: the sit clock stands since then.\n"
                 "You had left: the reminder was taken back.\n");
  presence (world, UNKNOT_PRESENCE_ACTIVE, 0);
  unknot_decisions_forget (world->decisions, 0, G_MAXINT64);
  /* Where the clock stands anyway, nobody says that it does now. */
  g_assert_true (unknot_schedule_pause (world->schedule, world->now, UNKNOT_HOUR, NULL));
  note (world);
  presence (world, UNKNOT_PRESENCE_LOCKED, 0);
  presence (world, UNKNOT_PRESENCE_ACTIVE, 0);
  expect (world, "Paused for 1 h, as you asked.\nYou left.\nYou came back.\n");
}

static void
test_landing (World *world, gconstpointer data)
{
  world->plan.soft_landing = TRUE;
  world->plan.posture_interval = 20 * UNKNOT_MINUTE;
  plan (world);
  pass (world, 20 * UNKNOT_MINUTE + UNKNOT_LANDING_LIMIT);
  expect (world, "Asked how you sit: it was time for that. You typed on for two minutes, so it waited no longer.\n");
  g_assert_true (unknot_schedule_answer_posture (world->schedule, world->now, UNKNOT_POSTURE_GOOD, NULL));
  g_assert_true (unknot_schedule_check_posture (world->schedule, world->now, NULL));
  pass (world, UNKNOT_POSTURE_PATIENCE);
  expect (world, "You answered the posture question.\nAsked how you sit, as you wished.\n"
                 "The posture question was taken back unanswered.\n");
  world->plan.posture_interval = 0;
  plan (world);
  pass (world, 21 * UNKNOT_MINUTE);
  expect (world, "A break is due: it waits until you stop typing.\n");
  presence (world, UNKNOT_PRESENCE_IDLE, 0);
  pass (world, UNKNOT_LULL);
  expect (world, "You had sat for 45 min: asked for a break. You were not typing just then.\n");
}

/* Locked while it waited for a lull, for less than a break. */
static void
test_back (World *world, gconstpointer data)
{
  world->plan.soft_landing = TRUE;
  plan (world);
  pass (world, 45 * UNKNOT_MINUTE);
  presence (world, UNKNOT_PRESENCE_LOCKED, 0);
  pass (world, UNKNOT_MINUTE);
  unknot_decisions_forget (world->decisions, 0, G_MAXINT64);
  presence (world, UNKNOT_PRESENCE_ACTIVE, 0);
  expect (world, "You came back: the sit clock goes on.\nA break is due: it waits until you stop typing.\n");
  pass (world, UNKNOT_LANDING_LIMIT);
  expect (world, "You were back and had sat for 47 min: asked for the break that was due. You typed on for two minutes, "
                 "so it waited no longer.\n");
}

/* ---- the list ---- */

/* Every kind has words of its own, also with numbers that no decision has. */
static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint kind = 0; kind < UNKNOT_N_DECISIONS; kind++)
    {
      UnknotDecision decision = { .kind = kind, .length = UNKNOT_MINUTE, .reason = (char *) "reason" };
      UnknotDecision odd = { kind, kind, 99, 99, 99, 0, (char *) "" };
      char *words = unknot_decision_to_words (&decision);
      g_autofree char *odd_words = unknot_decision_to_words (&odd);

      g_assert_true (g_str_has_suffix (words, "."));
      g_assert_true (g_str_has_suffix (odd_words, "."));
      g_assert_true (g_hash_table_add (seen, words));
    }
}

/* Each event is told, but for those that another one tells. */
static void
test_events (void)
{
  for (guint kind = UNKNOT_EVENT_BREAK_SOON; kind <= UNKNOT_EVENT_CHANGED; kind++)
    {
      g_autoptr (UnknotDecisions) decisions = unknot_decisions_new ();
      UnknotEvent event = { .kind = kind, .length = UNKNOT_MINUTE };
      gboolean silent = kind == UNKNOT_EVENT_ON_CALL_WITHDRAWN || kind == UNKNOT_EVENT_POSTURE_WITHDRAWN ||
                        kind == UNKNOT_EVENT_CHANGED || kind == UNKNOT_EVENT_BREAK_WITHDRAWN;

      unknot_decisions_add_event (decisions, (UnknotTime) { 0 }, &event);
      g_assert_cmpuint (count (decisions), ==, silent ? 0 : 1);
      event.cause = UNKNOT_CAUSE_ABSENCE;
      unknot_decisions_add_event (decisions, (UnknotTime) { 0 }, &event);
      silent = silent && kind != UNKNOT_EVENT_BREAK_WITHDRAWN;
      g_assert_cmpuint (count (decisions), >=, silent ? 0 : 1);
    }
}

/* A service that runs for years keeps fifty. */
static void
test_limit (void)
{
  g_autoptr (UnknotDecisions) decisions = unknot_decisions_new ();
  g_autoptr (GVariant) list = NULL;
  UnknotEvent event = { .kind = UNKNOT_EVENT_BREAK_DUE };
  gint64 wall;

  for (int i = 0; i < 1000; i++)
    unknot_decisions_add_event (decisions, (UnknotTime) { i, i, 0 }, &event);
  list = g_variant_ref_sink (unknot_decisions_to_variant (decisions));
  g_assert_cmpuint (g_variant_n_children (list), ==, UNKNOT_DECISIONS_MAX);
  g_variant_get_child (list, 0, "(x&s)", &wall, NULL);
  g_assert_cmpint (wall, ==, 1000 - UNKNOT_DECISIONS_MAX);
}

/* A restart loses none; the program's own beginning is told, and what is so then is no news. */
static void
test_restart (World *world, gconstpointer data)
{
  g_autoptr (GVariant) saved = NULL;

  note (world);
  quiet (world, "inhibited", "Film keeps the screen on");
  pass (world, 45 * UNKNOT_MINUTE);
  saved = g_variant_ref_sink (unknot_decisions_save (world->decisions));
  g_assert_true (g_variant_is_of_type (saved, G_VARIANT_TYPE (UNKNOT_DECISIONS_TYPE)));
  unknot_decisions_free (world->decisions);

  world->decisions = unknot_decisions_new ();
  unknot_decisions_restore (world->decisions, saved);
  unknot_decisions_add_start (world->decisions, world->now);
  note (world);
  expect (world, "Quiet: Film keeps the screen on. Breaks will wait.\n"
                 "A break was due, but quiet holds it back.\n"
                 "Unknot was started.\n");
}

/* A damaged disk, or a hand, wrote what no decision is. */
static void
test_nonsense (void)
{
  g_autoptr (UnknotDecisions) decisions = unknot_decisions_new ();
  g_autofree char *endless = g_strnfill (10000, 'a');
  g_autoptr (GVariant) saved = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (UNKNOT_DECISIONS_TYPE));
  g_variant_builder_add (&builder, "(xuuuuxs)", (gint64) 1, 4711u, 0u, 0u, 0u, (gint64) 0, "");
  g_variant_builder_add (&builder, "(xuuuuxs)", (gint64) 1, 20u, 0u, 0u, 0u, (gint64) 0, endless);
  g_variant_builder_add (&builder, "(xuuuuxs)", G_MININT64, 2u, 0u, 0u, 0u, (gint64) 0, "");
  g_variant_builder_add (&builder, "(xuuuuxs)", (gint64) 1, 10u, 77u, 77u, 77u, G_MININT64, "");
  for (guint i = 0; i < 200; i++)
    g_variant_builder_add (&builder, "(xuuuuxs)", (gint64) 2, 8u, 0u, 0u, 0u, (gint64) 0, "");
  saved = g_variant_ref_sink (g_variant_builder_end (&builder));
  unknot_decisions_restore (decisions, saved);
  g_assert_cmpuint (count (decisions), ==, UNKNOT_DECISIONS_MAX);
  {
    g_autoptr (UnknotDecisions) few = unknot_decisions_new ();
    g_autoptr (GVariant) head = NULL;
    GVariantBuilder first;

    g_variant_builder_init (&first, G_VARIANT_TYPE (UNKNOT_DECISIONS_TYPE));
    for (guint i = 0; i < 4; i++)
      g_variant_builder_add_value (&first, g_variant_get_child_value (saved, i));
    head = g_variant_ref_sink (g_variant_builder_end (&first));
    unknot_decisions_restore (few, head);
    g_assert_cmpuint (count (few), ==, 1);
  }
}

/* What is deleted from the history is not told here either. */
static void
test_forget (void)
{
  g_autoptr (UnknotDecisions) decisions = unknot_decisions_new ();
  UnknotEvent event = { .kind = UNKNOT_EVENT_BREAK_STARTED };

  for (int i = 1; i <= 10; i++)
    unknot_decisions_add_event (decisions, (UnknotTime) { i, i, 0 }, &event);
  unknot_decisions_forget (decisions, 3, 5);
  g_assert_cmpuint (count (decisions), ==, 7);
}

static void
add (const char *path, void (*func) (World *, gconstpointer))
{
  g_test_add (path, World, NULL, set_up, func, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/decisions/asked", test_asked);
  add ("/decisions/postponed", test_postponed);
  add ("/decisions/taken", test_taken);
  add ("/decisions/held", test_held);
  add ("/decisions/heads-up", test_heads_up);
  add ("/decisions/settings", test_settings);
  add ("/decisions/pause", test_pause);
  add ("/decisions/hours", test_hours);
  add ("/decisions/resumed-in-quiet", test_resumed_in_quiet);
  add ("/decisions/hours-set", test_hours_set);
  add ("/decisions/absence", test_absence);
  add ("/decisions/landing", test_landing);
  add ("/decisions/back", test_back);
  add ("/decisions/restart", test_restart);
  g_test_add_func ("/decisions/words", test_words);
  g_test_add_func ("/decisions/events", test_events);
  g_test_add_func ("/decisions/limit", test_limit);
  g_test_add_func ("/decisions/nonsense", test_nonsense);
  g_test_add_func ("/decisions/forget", test_forget);
  return g_test_run ();
}
