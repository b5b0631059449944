/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replays the recorded days in days/; their README.md describes the format. */
#include "core/schedule/schedule.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 2024-01-01 00:00 UTC, a Monday: moments of a day file count from here. */
#define EPOCH (G_GINT64_CONSTANT (1704067200) * UNKNOT_SECOND)

typedef struct {
  const char *file;
  guint line;
  UnknotPlan plan;
  UnknotSchedule *schedule;
  gint64 now;         /* since EPOCH, on an honest clock */
  gint64 boot_offset; /* boot time minus now */
  gint64 wall_offset; /* what the wall clock was set by */
  gint32 zone;
  char boot_id[16];
  guint boots;
  gboolean missed;  /* no calls until the next line */
  GVariant *saved;  /* the process is dead */
  GQueue decisions; /* Decision */
} Day;

typedef struct {
  gint64 at;
  char *text;
} Decision;

static void complain (Day *day, const char *format, ...) G_GNUC_PRINTF (2, 3) G_GNUC_NORETURN;

static void
complain (Day *day, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_error ("%s:%u: %s", day->file, day->line, message);
}

/* ---- reading ---- */

/* "1h5m", "90s"; -1 when it is none. */
static gint64
parse_length (const char *text)
{
  gint64 length = 0;

  if (*text == '\0')
    return -1;
  while (*text != '\0')
    {
      char *end;
      gint64 number = g_ascii_strtoll (text, &end, 10);

      if (end == text || (*end != 'h' && *end != 'm' && *end != 's'))
        return -1;
      length += number * (*end == 'h' ? UNKNOT_HOUR : *end == 'm' ? UNKNOT_MINUTE : UNKNOT_SECOND);
      text = end + 1;
    }
  return length;
}

static gint64
need_length (Day *day, const char *text)
{
  gint64 length = parse_length (text);

  if (length < 0)
    complain (day, "%s is not a length", text);
  return length;
}

static int
weekday (const char *word)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strncmp (word, names[i], 3) == 0)
      return (int) i;
  return -1;
}

/* The time of day; -1 when the word is none. */
static gint64
parse_clock (const char *word)
{
  guint hour, minute, second = 0, fraction = 0;
  char rest;
  int found = sscanf (word, "%u:%u:%u.%6u%c", &hour, &minute, &second, &fraction, &rest);

  if (found < 2 || found > 4 || hour > 24 || minute > 59 || second > 59)
    return -1;
  return hour * UNKNOT_HOUR + minute * UNKNOT_MINUTE + second * UNKNOT_SECOND + fraction;
}

static char *
format_length (gint64 length)
{
  GString *text = g_string_new (NULL);

  if (length >= UNKNOT_HOUR)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "h", length / UNKNOT_HOUR);
  if (length % UNKNOT_HOUR >= UNKNOT_MINUTE)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "m", length % UNKNOT_HOUR / UNKNOT_MINUTE);
  if (length % UNKNOT_MINUTE >= UNKNOT_SECOND || text->len == 0)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "s", length % UNKNOT_MINUTE / UNKNOT_SECOND);
  return g_string_free (text, FALSE);
}

static char *
format_moment (gint64 at)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  gint64 clock = at % UNKNOT_DAY;

  return g_strdup_printf ("%s %02d:%02d:%02d.%06d", names[at / UNKNOT_DAY % 7], (int) (clock / UNKNOT_HOUR),
                          (int) (clock % UNKNOT_HOUR / UNKNOT_MINUTE),
                          (int) (clock % UNKNOT_MINUTE / UNKNOT_SECOND), (int) (clock % UNKNOT_SECOND));
}

/* ---- what is decided ---- */

static char *
describe_row (const UnknotBreakRecord *record)
{
  static const char *const outcomes[] = { "guided", "natural", "skipped", "cut-short", "let-go" };
  g_autofree char *sat = format_length (record->sat);
  g_autofree char *rest = format_length (record->length);

  return g_strdup_printf ("%s sat=%s rest=%s postponed=%u reminded=%u", outcomes[record->outcome], sat, rest,
                          record->postponed, record->reminded);
}

static char *
describe (const UnknotEvent *event)
{
  static const char *const answers[] = { "unanswered", "good", "slouching" };
  g_autofree char *length = format_length (event->length);

  switch (event->kind)
    {
    case UNKNOT_EVENT_BREAK_SOON:
      return g_strdup_printf ("soon %s", length);
    case UNKNOT_EVENT_BREAK_DUE:
      return event->count == 0 ? g_strdup ("due") : g_strdup_printf ("reminder %u", event->count);
    case UNKNOT_EVENT_BREAK_WITHDRAWN:
      return g_strdup ("withdrawn");
    case UNKNOT_EVENT_BREAK_POSTPONED:
      return g_strdup_printf ("postponed %s", length);
    case UNKNOT_EVENT_BREAK_HELD:
      return g_strdup ("held");
    case UNKNOT_EVENT_ON_CALL_DUE:
      return g_strdup_printf ("on-call %s", length);
    case UNKNOT_EVENT_ON_CALL_WITHDRAWN:
      return g_strdup ("on-call-withdrawn");
    case UNKNOT_EVENT_BREAK_STARTED:
      return g_strdup ("started");
    case UNKNOT_EVENT_BREAK_OVER:
      return g_strdup ("over");
    case UNKNOT_EVENT_BREAK_ENDED:
      return describe_row (&event->record);
    case UNKNOT_EVENT_POSTURE_DUE:
      return g_strdup ("posture");
    case UNKNOT_EVENT_POSTURE_WITHDRAWN:
      return g_strdup ("posture-withdrawn");
    case UNKNOT_EVENT_POSTURE_ENDED:
      return g_strdup_printf ("answered %s", answers[event->posture.answer]);
    case UNKNOT_EVENT_CHANGED:
    default:
      return NULL;
    }
}

static void
event_cb (const UnknotEvent *event, gpointer user_data)
{
  Day *day = user_data;
  Decision *decision;
  char *text = describe (event);

  if (text == NULL)
    return;
  decision = g_new (Decision, 1);
  decision->at = day->now;
  decision->text = text;
  g_queue_push_tail (&day->decisions, decision);
  if (g_getenv ("UNKNOT_DAYS_PRINT") != NULL)
    {
      g_autofree char *moment = format_moment (day->now);
      g_printerr ("%s expect %s\n", moment, text);
    }
}

static void
decision_free (Decision *decision)
{
  g_free (decision->text);
  g_free (decision);
}

/* ---- time ---- */

static UnknotTime
now (Day *day)
{
  return (UnknotTime) { day->now + day->boot_offset, EPOCH + day->now + day->wall_offset, day->zone };
}

static void
check_nothing_before (Day *day, gint64 at)
{
  const Decision *decision = g_queue_peek_head (&day->decisions);
  g_autofree char *moment = decision != NULL ? format_moment (decision->at) : NULL;

  if (decision != NULL && decision->at < at)
    complain (day, "not expected: %s at %s", decision->text, moment);
}

static void
rise (Day *day)
{
  g_autoptr (GError) error = NULL;

  day->schedule = unknot_schedule_new (&day->plan, now (day), event_cb, day);
  if (!unknot_schedule_restore (day->schedule, now (day), day->boot_id, day->saved, &error))
    complain (day, "%s", error->message);
  g_clear_pointer (&day->saved, g_variant_unref);
}

static void
pass (Day *day, gint64 to)
{
  gint64 end = to + day->boot_offset;
  gint64 next;

  if (to < day->now)
    complain (day, "the moment lies before the last one");
  if (day->schedule == NULL && day->saved == NULL)
    {
      day->now = to;
      return;
    }
  if (day->saved == NULL && !day->missed)
    while ((next = unknot_schedule_update (day->schedule, now (day))) <= end)
      day->now = next - day->boot_offset;
  day->now = to;
  check_nothing_before (day, to);
  day->missed = FALSE;
  if (day->saved != NULL)
    rise (day);
  unknot_schedule_update (day->schedule, now (day));
}

/* ---- settings ---- */

static void
set_hours (Day *day, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", 2);
  g_auto (GStrv) days = NULL;
  g_auto (GStrv) clocks = NULL;
  int first, last;

  day->plan.hours_enabled = g_strcmp0 (value, "off") != 0;
  if (!day->plan.hours_enabled)
    return;
  if (g_strv_length (parts) != 2)
    complain (day, "hours are DAY-DAY,HH:MM-HH:MM or off");
  days = g_strsplit (parts[0], "-", 2);
  clocks = g_strsplit (parts[1], "-", 2);
  first = weekday (days[0]);
  last = days[1] != NULL ? weekday (days[1]) : first;
  if (first < 0 || last < first || g_strv_length (clocks) != 2)
    complain (day, "hours are DAY-DAY,HH:MM-HH:MM or off");
  for (int i = 0; i < 7; i++)
    {
      gboolean works = i >= first && i <= last;

      day->plan.hours_from[i] = works ? (guint16) (parse_clock (clocks[0]) / UNKNOT_MINUTE) : 0;
      day->plan.hours_to[i] = works ? (guint16) (parse_clock (clocks[1]) / UNKNOT_MINUTE) : 0;
    }
}

static void
set_plan (Day *day, char **words)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      const char *value = pair[1];
      UnknotPlan *plan = &day->plan;
      gboolean yes = g_strcmp0 (value, "yes") == 0;

      if (value == NULL)
        complain (day, "settings are KEY=VALUE");
      else if (g_str_equal (pair[0], "interval"))
        plan->break_interval = need_length (day, value);
      else if (g_str_equal (pair[0], "length"))
        plan->break_length = need_length (day, value);
      else if (g_str_equal (pair[0], "posture"))
        plan->posture_interval = g_str_equal (value, "off") ? 0 : need_length (day, value);
      else if (g_str_equal (pair[0], "away"))
        plan->away_threshold = need_length (day, value);
      else if (g_str_equal (pair[0], "heads-up"))
        plan->heads_up = need_length (day, value);
      else if (g_str_equal (pair[0], "postpones"))
        plan->postpone_limit = (guint) strtoul (value, NULL, 10);
      else if (g_str_equal (pair[0], "reminders"))
        plan->reminder_limit = (guint) strtoul (value, NULL, 10);
      else if (g_str_equal (pair[0], "on-call"))
        plan->on_call_after = g_str_equal (value, "off") ? 0 : need_length (day, value);
      else if (g_str_equal (pair[0], "soft-landing"))
        plan->soft_landing = yes;
      else if (g_str_equal (pair[0], "reading"))
        plan->reading_counts = yes;
      else if (g_str_equal (pair[0], "hours"))
        set_hours (day, value);
      else
        complain (day, "no setting is called %s", pair[0]);
    }
  if (!unknot_plan_check (&day->plan, &error))
    complain (day, "%s", error->message);
  if (day->schedule != NULL)
    unknot_schedule_set_plan (day->schedule, now (day), &day->plan);
}

/* ---- expectations ---- */

static void
expect (Day *day, char **words)
{
  g_autofree Decision *decision = g_queue_pop_head (&day->decisions);
  g_autofree char *wanted = g_strjoinv (" ", words);
  g_autofree char *text = NULL;
  g_auto (GStrv) told = NULL;

  if (decision == NULL)
    complain (day, "expected %s, nothing was decided", wanted);
  text = decision->text;
  told = g_strsplit (text, " ", -1);
  if (decision->at != day->now || words[0] == NULL || !g_str_equal (words[0], told[0]))
    complain (day, "expected %s, decided was %s", wanted, text);
  for (guint i = 1; words[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) told, words[i]))
      complain (day, "expected %s, decided was %s", wanted, text);
}

static char *
status_value (Day *day, const char *key)
{
  static const char *const phases[] = { "working", "soon", "landing", "held", "due", "postponed", "break" };
  UnknotStatus s;

  unknot_schedule_status (day->schedule, now (day), &s);
  if (g_str_equal (key, "phase"))
    return g_strdup (phases[s.phase]);
  if (g_str_equal (key, "sat"))
    return format_length (s.sat);
  if (g_str_equal (key, "due-in"))
    return format_length (s.due_in);
  if (g_str_equal (key, "posture-in"))
    return s.posture_in == UNKNOT_NEVER ? g_strdup ("never") : format_length (s.posture_in);
  if (g_str_equal (key, "progress"))
    return g_strdup_printf ("%u", s.progress);
  if (g_str_equal (key, "postpones"))
    return g_strdup_printf ("%u", s.postpones_left);

  const struct { const char *name; gboolean value; } flags[] = {
    { "away", s.away }, { "paused", s.paused }, { "off-hours", s.off_hours }, { "held", s.held }, { "on-call", s.on_call },
    { "running", s.running }, { "lull", s.wants_lull }, { "posture", s.posture_open },
  };
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (key, flags[i].name))
      return g_strdup (flags[i].value ? "yes" : "no");
  complain (day, "the status has no %s", key);
}

static void
check_status (Day *day, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      g_autofree char *value = status_value (day, pair[0]);

      if (g_strcmp0 (value, pair[1]) != 0)
        complain (day, "%s is %s, expected %s", pair[0], value, pair[1]);
    }
}

/* ---- what happens ---- */

/* Returns: whether @words is a command of the user. */
static gboolean
do_command (Day *day, char **words, gboolean *fits, GError **error)
{
  const char *word = words[0], *argument = words[0] != NULL && words[1] != NULL ? words[1] : "";
  UnknotSchedule *s = day->schedule;
  UnknotTime t = now (day);

  if (g_strcmp0 (word, "start") == 0)
    *fits = unknot_schedule_start_break (s, t, error);
  else if (g_strcmp0 (word, "end") == 0)
    *fits = unknot_schedule_end_break (s, t, g_str_equal (argument, "completed"), error);
  else if (g_strcmp0 (word, "postpone") == 0)
    *fits = unknot_schedule_postpone (s, t, error);
  else if (g_strcmp0 (word, "skip") == 0)
    *fits = unknot_schedule_skip (s, t, error);
  else if (g_strcmp0 (word, "pause") == 0)
    *fits = unknot_schedule_pause (s, t, g_str_equal (argument, "forever") ? UNKNOT_NEVER
                                                                           : need_length (day, argument), error);
  else if (g_strcmp0 (word, "resume") == 0)
    *fits = unknot_schedule_resume (s, t, error);
  else if (g_strcmp0 (word, "check") == 0)
    *fits = unknot_schedule_check_posture (s, t, error);
  else if (g_strcmp0 (word, "answer") == 0)
    *fits = unknot_schedule_answer_posture (s, t, g_str_equal (argument, "good") ? UNKNOT_POSTURE_GOOD
                                                                                 : UNKNOT_POSTURE_SLOUCHING, error);
  else
    return FALSE;
  return TRUE;
}

static void
command (Day *day, char **words, gboolean wanted)
{
  g_autoptr (GError) error = NULL;
  gboolean fits = FALSE;

  if (!do_command (day, words, &fits, &error))
    complain (day, "no event is called %s", words[0]);
  if (fits != wanted)
    complain (day, "%s was %s", words[0], fits ? "not refused" : error->message);
}

static void
die (Day *day, const char *how)
{
  GVariant *state = unknot_schedule_save (day->schedule, now (day), 0, day->boot_id);

  day->saved = g_variant_ref_sink (state);
  g_clear_pointer (&day->schedule, unknot_schedule_free);
  if (g_str_equal (how, "reboot"))
    {
      /* The boot clock of the next kernel is still near nought at the next line. */
      g_snprintf (day->boot_id, sizeof day->boot_id, "boot-%u", ++day->boots);
      day->boot_offset = 10 * UNKNOT_SECOND - day->now;
    }
  else if (g_str_equal (how, "restart"))
    rise (day);
}

/* Returns: whether @word is something that happens to the schedule from outside. */
static gboolean
outside (Day *day, const char *word, const char *argument)
{
  UnknotTime t = now (day);
  gint64 since = argument != NULL ? parse_clock (argument) : -1;

  if (g_str_equal (word, "input") || g_str_equal (word, "unlock") || g_str_equal (word, "wake"))
    unknot_schedule_set_presence (day->schedule, t, UNKNOT_PRESENCE_ACTIVE, t.boot);
  else if (g_str_equal (word, "idle"))
    unknot_schedule_set_presence (day->schedule, t, UNKNOT_PRESENCE_IDLE,
                                  since < 0 ? t.boot
                                            : day->now - day->now % UNKNOT_DAY + since + day->boot_offset);
  else if (g_str_equal (word, "lock"))
    unknot_schedule_set_presence (day->schedule, t, UNKNOT_PRESENCE_LOCKED, t.boot);
  else if (g_str_equal (word, "sleep"))
    unknot_schedule_set_presence (day->schedule, t, UNKNOT_PRESENCE_ASLEEP, t.boot);
  else if (g_str_equal (word, "quiet") && argument != NULL)
    unknot_schedule_set_quiet (day->schedule, t, g_str_equal (argument, "on"));
  else if (g_str_equal (word, "wall") && argument != NULL)
    day->wall_offset += (*argument == '-' ? -1 : 1) * need_length (day, argument + 1);
  else if (g_str_equal (word, "zone") && argument != NULL)
    day->zone = (gint32) ((*argument == '-' ? -1 : 1) * need_length (day, argument + 1) / UNKNOT_SECOND);
  else if (g_str_equal (word, "missed"))
    day->missed = TRUE;
  else if (g_str_equal (word, "crash") || g_str_equal (word, "reboot") || g_str_equal (word, "restart"))
    die (day, word);
  else
    return FALSE;
  if (day->schedule != NULL && !day->missed)
    unknot_schedule_update (day->schedule, now (day));
  return TRUE;
}

static void
happen (Day *day, char **words)
{
  const char *word = words[0];

  if (word == NULL)
    complain (day, "a moment without a word");
  if (g_str_equal (word, "expect"))
    {
      expect (day, words + 1);
      return;
    }
  if (g_str_equal (word, "status"))
    check_status (day, words + 1);
  else if (g_str_equal (word, "plan"))
    set_plan (day, words + 1);
  else if (g_str_equal (word, "refused"))
    command (day, words + 1, FALSE);
  else if (!outside (day, word, words[1]))
    command (day, words, TRUE);
}

/* Takes weekday and clock off the front of @words.  Returns: how many words that were. */
static guint
read_moment (Day *day, char **words, gint64 *at)
{
  int wanted = words[0] != NULL && strlen (words[0]) == 3 ? weekday (words[0]) : -1;
  guint used = wanted >= 0 ? 1 : 0;
  gint64 clock = words[used] != NULL ? parse_clock (words[used]) : -1;
  gint64 date = day->now / UNKNOT_DAY;

  if (clock < 0)
    complain (day, "no moment");
  while (wanted >= 0 && date % 7 != wanted)
    date++;
  *at = date * UNKNOT_DAY + clock;
  return used + 1;
}

static void
play_line (Day *day, const char *line)
{
  g_autofree char *text = g_strdup (line);
  g_auto (GStrv) split = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  char **at_word;
  gint64 at;

  if (strchr (text, '#') != NULL)
    *strchr (text, '#') = '\0';
  split = g_strsplit_set (text, " \t", -1);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_ptr_array_add (words, split[i]);
  g_ptr_array_add (words, NULL);
  at_word = (char **) words->pdata;
  if (at_word[0] == NULL)
    return;

  if (g_str_equal (at_word[0], "plan"))
    set_plan (day, at_word + 1);
  else if (g_str_equal (at_word[0], "start"))
    {
      read_moment (day, at_word + 1, &day->now);
      day->schedule = unknot_schedule_new (&day->plan, now (day), event_cb, day);
    }
  else if (g_str_equal (at_word[0], "until"))
    {
      read_moment (day, at_word + 1, &at);
      pass (day, at);
      check_nothing_before (day, at + 1);
    }
  else
    {
      at_word += read_moment (day, at_word, &at);
      pass (day, at);
      happen (day, at_word);
    }
}

static void
test_day (gconstpointer data)
{
  const char *path = data;
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_auto (GStrv) lines = NULL;
  gboolean ended = FALSE;
  Day day = {
    .file = name,
    .plan = unknot_plan_default (),
    .boot_offset = UNKNOT_HOUR,
    .boot_id = "boot-0",
    .decisions = G_QUEUE_INIT,
  };

  day.plan.posture_interval = 0;
  day.plan.soft_landing = FALSE;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      day.line = i + 1;
      play_line (&day, lines[i]);
      ended = ended || g_str_has_prefix (lines[i], "until ");
    }
  if (!ended)
    complain (&day, "a day ends with until");
  g_queue_clear_full (&day.decisions, (GDestroyNotify) decision_free);
  g_clear_pointer (&day.schedule, unknot_schedule_free);
  g_clear_pointer (&day.saved, g_variant_unref);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint days = 0;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "core", "days", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".day"))
      {
        g_autofree char *test = g_strdup_printf ("/days/%.*s", (int) strlen (name) - 4, name);

        g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_day, g_free);
        days++;
      }
  g_assert_cmpuint (days, >=, 20);
  return g_test_run ();
}
