/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/status.h"
#include "ctl/guide-title.h"

#include <glib/gi18n.h>

#include "core/schedule/phrase.h"
#include "core/sense-words.h"
#include "ctl/json.h"

/* The service's properties at one moment, running numbers counted on to it. */
typedef struct {
  const char *state;
  gboolean running;
  gint64 sat, due_in, posture_in;
  gint64 left; /* of what the state waits for; UNKNOT_NEVER: nothing that ends by itself */
  guint progress, postpones_left, breaks_today;
  const char *posture_question, *break_guide, *next_guide, *next_reason, *presence;
  gboolean tray;
  GVariant *quiet;       /* a(ss) */
  GVariant *every_quiet; /* a(ss): also the pause and the working hours */
  const char **problems;
  const char *lock_source, *next_what;
  const char *heat, *heat_guide; /* its phase: "off", "on", "skin", "take-off", "stretch" */
  gint64 heat_left;     /* until the heat must be taken away; negative: off */
  gint64 water_today;   /* negative: not counted */
  gint64 idle, next;    /* length of idleness, until the next moment; negative: none */
  GVariant *decisions;  /* (nullable): a(xs); verbose when there */
} View;

static gint64
until (gint64 boot, gint64 clock_now)
{
  return boot < 0 ? UNKNOT_NEVER : MAX (boot - clock_now, 0);
}

static gint64
left_in_state (GVariantDict *dict, const View *view, gint64 clock_now)
{
  gint64 boot = 0;

  if (g_str_equal (view->state, "break") && g_variant_dict_lookup (dict, "BreakEnds", "x", &boot))
    return until (boot, clock_now);
  if (g_str_equal (view->state, "paused") && g_variant_dict_lookup (dict, "PausedUntil", "x", &boot))
    return until (boot, clock_now);
  if (g_str_equal (view->state, "postponed") && g_variant_dict_lookup (dict, "PostponedUntil", "x", &boot))
    return until (boot, clock_now);
  return view->due_in;
}

static void
read_care (GVariantDict *dict, gint64 clock_now, View *view)
{
  gboolean water = FALSE;
  guint today = 0;
  gint64 ends = 0;

  view->heat = "off";
  view->heat_guide = "";
  g_variant_dict_lookup (dict, "HeatPhase", "&s", &view->heat);
  g_variant_dict_lookup (dict, "HeatGuide", "&s", &view->heat_guide);
  g_variant_dict_lookup (dict, "HeatEnds", "x", &ends);
  g_variant_dict_lookup (dict, "Water", "b", &water);
  g_variant_dict_lookup (dict, "WaterToday", "u", &today);
  view->heat_left = g_str_equal (view->heat, "off") ? -1 : MAX (ends - clock_now, 0);
  view->water_today = water ? (gint64) today : -1;
}

/* Strings of the view belong to @properties. */
static void
read_view (GVariant *properties, gint64 clock_now, View *view)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (properties);
  gint64 as_of = clock_now, passed, idle_since = 0, next = -1;
  gboolean off_hours = FALSE;

  view->state = view->posture_question = view->break_guide = "";
  view->next_guide = view->next_reason = view->presence = "";
  view->lock_source = view->next_what = "";
  g_variant_dict_lookup (&dict, "State", "&s", &view->state);
  g_variant_dict_lookup (&dict, "Running", "b", &view->running);
  g_variant_dict_lookup (&dict, "AsOf", "x", &as_of);
  g_variant_dict_lookup (&dict, "Sat", "x", &view->sat);
  g_variant_dict_lookup (&dict, "DueIn", "x", &view->due_in);
  g_variant_dict_lookup (&dict, "PostureIn", "x", &view->posture_in);
  g_variant_dict_lookup (&dict, "Progress", "u", &view->progress);
  g_variant_dict_lookup (&dict, "PostponesLeft", "u", &view->postpones_left);
  g_variant_dict_lookup (&dict, "BreaksToday", "u", &view->breaks_today);
  g_variant_dict_lookup (&dict, "PostureQuestion", "&s", &view->posture_question);
  g_variant_dict_lookup (&dict, "BreakGuide", "&s", &view->break_guide);
  g_variant_dict_lookup (&dict, "NextGuide", "&s", &view->next_guide);
  g_variant_dict_lookup (&dict, "NextGuideReason", "&s", &view->next_reason);
  g_variant_dict_lookup (&dict, "Presence", "&s", &view->presence);
  g_variant_dict_lookup (&dict, "LockSource", "&s", &view->lock_source);
  g_variant_dict_lookup (&dict, "IdleSince", "x", &idle_since);
  g_variant_dict_lookup (&dict, "NextMoment", "x", &next);
  g_variant_dict_lookup (&dict, "NextMomentReason", "&s", &view->next_what);
  g_variant_dict_lookup (&dict, "Tray", "b", &view->tray);
  g_variant_dict_lookup (&dict, "Quiet", "@a(ss)", &view->quiet);
  g_variant_dict_lookup (&dict, "OffHours", "b", &off_hours);
  g_variant_dict_lookup (&dict, "Problems", "^a&s", &view->problems);

  passed = view->running ? MAX (clock_now - as_of, 0) : 0;
  view->sat += passed;
  view->due_in = MAX (view->due_in - passed, 0);
  if (view->posture_in > 0)
    view->posture_in = MAX (view->posture_in - passed, 0);
  view->idle = idle_since > 0 ? MAX (clock_now - idle_since, 0) : -1;
  view->next = next >= 0 ? MAX (next - clock_now, 0) : -1;
  view->left = left_in_state (&dict, view, clock_now);
  view->every_quiet = unknot_phrase_every_quiet (view->state, off_hours, view->quiet);
  read_care (&dict, clock_now, view);
}

static void
clear_view (View *view)
{
  g_clear_pointer (&view->quiet, g_variant_unref);
  g_clear_pointer (&view->every_quiet, g_variant_unref);
  g_clear_pointer (&view->problems, g_free);
}

static char *
sentence (const View *view)
{
  g_autofree char *quiet = unknot_phrase_quiet (view->quiet);

  return unknot_phrase_status (view->state, view->sat, view->left, quiet);
}

static char *
clock_time (gint64 wall)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (wall / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (time == NULL || now == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (time) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    /* Translators: a time of day, as strftime() writes it. */
    return g_date_time_format (time, _("%H:%M:%S"));
  /* Translators: a short weekday and a time, as strftime() writes it. */
  return g_date_time_format (time, _("%a, %H:%M:%S"));
}

static void
append_next (GString *text, const View *view)
{
  g_autofree char *length = unknot_phrase_length (view->next);

  if (view->next < 0)
    g_string_append_printf (text, _("\nNext moment: none. %s"), view->next_what);
  else
    g_string_append_printf (text, _("\nNext moment: in %s. %s"), length, view->next_what);
}

/* @told: whether anything tells when the user is away; that nothing does has just been said. */
static void
append_idle (GString *text, const View *view, gboolean told)
{
  g_autofree char *idle = unknot_phrase_passed (MAX (view->idle, 0));

  if (view->idle < 0 && view->running)
    g_string_append (text, told ? _(" You are here; this session tells of long rests only.") : _(" You count as here."));
  else if (view->idle >= UNKNOT_MINUTE && view->running)
    g_string_append_printf (text, _(" No input for %s; you count as here."), idle);
  else if (view->idle >= 0)
    g_string_append_printf (text, _(" No input for %s."), idle);
}

/* All that explains the state: what is sensed, what comes, what was decided. */
static void
append_explanation (GString *text, const View *view)
{
  g_autofree char *presence = unknot_sense_presence (view->presence);
  g_autofree char *lock = unknot_sense_lock (view->lock_source);
  const char *name, *words;
  GVariantIter iter;
  gint64 wall;

  g_string_append_printf (text, _("\nPresence: %s."),
                          presence != NULL ? presence : _("Nothing here tells when you are away"));
  append_idle (text, view, presence != NULL);
  g_string_append_printf (text, _("\nLock: %s"), lock != NULL ? lock : _("nothing can tell"));
  g_variant_iter_init (&iter, view->every_quiet);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &words))
    g_string_append_printf (text, _("\nQuiet (%s): %s."), name, words);
  append_next (text, view);
  g_string_append (text, _("\nLast decisions:"));
  g_variant_iter_init (&iter, view->decisions);
  while (g_variant_iter_next (&iter, "(x&s)", &wall, &words))
    {
      g_autofree char *time = clock_time (wall);

      g_string_append_printf (text, "\n  %s  %s", time, words);
    }
  if (g_variant_n_children (view->decisions) == 0)
    g_string_append (text, _("\n  none yet"));
}

static void
append_care (GString *text, const View *view)
{
  g_autofree char *left = unknot_phrase_length (MAX (view->heat_left, 0));

  if (g_str_equal (view->heat, "on"))
    g_string_append_printf (text, _("\nHeat: %s left"), left);
  else if (g_str_equal (view->heat, "skin"))
    g_string_append (text, _("\nHeat: please look at your skin, and say: unknotctl heat --skin fine"));
  else if (g_str_equal (view->heat, "take-off"))
    g_string_append (text, _("\nHeat: take it away now, and say: unknotctl heat --end"));
  if (view->water_today > 0)
    g_string_append_printf (text, ngettext ("\nWater: once today", "\nWater: %d times today", view->water_today),
                            (int) view->water_today);
}

/* By its title: ids are for scripts, which read them as JSON. */
static void
append_guide (GString *text, const View *view)
{
  const char *id = *view->break_guide ? view->break_guide : view->next_guide;
  const char *title = *id ? unknot_guide_title (id) : NULL;

  if (title == NULL)
    return;
  if (*view->break_guide)
    g_string_append_printf (text, _("\nGuide: %s"), title);
  else
    g_string_append_printf (text, _("\nNext guide: %s. %s"), title, view->next_reason);
}

static char *
format_text (const View *view)
{
  GString *text = g_string_new (NULL);
  g_autofree char *words = sentence (view);
  g_autofree char *quiet = unknot_phrase_quiet (view->quiet);

  g_string_append (text, words);
  append_care (text, view);
  if (*view->posture_question)
    g_string_append_printf (text, "\n%s", view->posture_question);
  append_guide (text, view);
  if (view->decisions)
    append_explanation (text, view);
  else if (!g_str_equal (view->state, "held") && quiet != NULL)
    g_string_append_printf (text, _("\nQuiet: %s."), quiet);
  for (guint i = 0; view->problems && view->problems[i]; i++)
    g_string_append_printf (text, "\n%s", view->problems[i]);
  return g_string_free (text, FALSE);
}

static void
add_seconds (JsonBuilder *builder, const char *name, gint64 length)
{
  json_builder_set_member_name (builder, name);
  if (length < 0 || length == UNKNOT_NEVER)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, length / UNKNOT_SECOND);
}

static void
add_quiet (JsonBuilder *builder, const View *view)
{
  const gsize n = g_variant_n_children (view->every_quiet);

  json_builder_set_member_name (builder, "quiet");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    {
      const char *name, *text;

      g_variant_get_child (view->every_quiet, i, "(&s&s)", &name, &text);
      json_builder_begin_object (builder);
      unknot_json_add_text (builder, "name", name);
      unknot_json_add_text (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_explanation (JsonBuilder *builder, const View *view)
{
  GVariantIter iter;
  const char *words;
  gint64 wall;

  unknot_json_add_text (builder, "lock_source", view->lock_source);
  add_seconds (builder, "idle_seconds", view->idle);
  add_seconds (builder, "next_moment_seconds", view->next);
  unknot_json_add_text (builder, "next_moment_reason", view->next_what);
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  g_variant_iter_init (&iter, view->decisions);
  while (g_variant_iter_next (&iter, "(x&s)", &wall, &words))
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (wall / G_USEC_PER_SEC);
      g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : g_strdup ("");

      json_builder_begin_object (builder);
      unknot_json_add_text (builder, "time", text);
      unknot_json_add_text (builder, "text", words);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
format_json (const View *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *words = sentence (view);

  json_builder_begin_object (builder);
  unknot_json_add_text (builder, "state", view->state);
  unknot_json_add_text (builder, "text", words);
  unknot_json_add_boolean (builder, "running", view->running);
  add_seconds (builder, "sitting_seconds", view->sat);
  add_seconds (builder, "due_in_seconds", view->due_in);
  add_seconds (builder, "left_seconds", view->left);
  add_seconds (builder, "posture_in_seconds", view->posture_in);
  unknot_json_add_text (builder, "posture_question", view->posture_question);
  unknot_json_add_number (builder, "progress", view->progress);
  unknot_json_add_number (builder, "postpones_left", view->postpones_left);
  unknot_json_add_number (builder, "breaks_today", view->breaks_today);
  unknot_json_add_text (builder, "heat", view->heat);
  unknot_json_add_text (builder, "heat_guide", view->heat_guide);
  add_seconds (builder, "heat_left_seconds", view->heat_left);
  json_builder_set_member_name (builder, "water_today");
  if (view->water_today < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, view->water_today);
  unknot_json_add_text (builder, "break_guide", view->break_guide);
  unknot_json_add_text (builder, "next_guide", view->next_guide);
  unknot_json_add_text (builder, "next_guide_reason", view->next_reason);
  add_quiet (builder, view);
  unknot_json_add_text (builder, "presence", view->presence);
  unknot_json_add_boolean (builder, "tray", view->tray);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; view->problems && view->problems[i]; i++)
    json_builder_add_string_value (builder, view->problems[i]);
  json_builder_end_array (builder);
  if (view->decisions)
    add_explanation (builder, view);
  json_builder_end_object (builder);
  return unknot_json_to_text (builder, FALSE);
}

static char *
format_waybar (const View *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *tooltip = format_text (view);
  /* Short enough for a bar: the number that counts in this state, or nothing. */
  g_autofree char *left = view->left == UNKNOT_NEVER || view->left == 0 ? g_strdup ("") : unknot_phrase_length (view->left);

  json_builder_begin_object (builder);
  unknot_json_add_text (builder, "text", left);
  unknot_json_add_text (builder, "alt", view->state);
  unknot_json_add_text (builder, "tooltip", tooltip);
  unknot_json_add_text (builder, "class", view->state);
  unknot_json_add_number (builder, "percentage", view->progress * 100 / 8);
  json_builder_end_object (builder);
  return unknot_json_to_text (builder, FALSE);
}

char *
unknot_status_format (GVariant *properties, gint64 clock_now, UnknotFormat format, GVariant *decisions)
{
  View view = { .decisions = decisions };
  char *text;

  g_return_val_if_fail (g_variant_is_of_type (properties, G_VARIANT_TYPE_VARDICT), NULL);

  read_view (properties, clock_now, &view);
  if (format == UNKNOT_FORMAT_JSON)
    text = format_json (&view);
  else if (format == UNKNOT_FORMAT_WAYBAR)
    text = format_waybar (&view);
  else
    text = format_text (&view);
  clear_view (&view);
  return text;
}

/* How long a length that is shown, and grows shorter, reads the same. */
static gint64
reads_the_same (gint64 left)
{
  gint64 unit = left > UNKNOT_MINUTE ? UNKNOT_MINUTE : UNKNOT_SECOND;

  return left <= 0 || left == UNKNOT_NEVER ? UNKNOT_NEVER : (left - 1) % unit + 1;
}

gint64
unknot_status_next_change (GVariant *properties, gint64 clock_now)
{
  static const char *const ending[] = { "break", "paused", "postponed", NULL };
  gint64 next = UNKNOT_NEVER;
  View view = { 0 };

  g_return_val_if_fail (g_variant_is_of_type (properties, G_VARIANT_TYPE_VARDICT), UNKNOT_NEVER);

  read_view (properties, clock_now, &view);
  if (view.running)
    next = UNKNOT_MINUTE - view.sat % UNKNOT_MINUTE;
  if (view.running || g_strv_contains (ending, view.state))
    next = MIN (next, reads_the_same (view.left));
  next = MIN (next, reads_the_same (view.heat_left));
  clear_view (&view);
  return next;
}

char *
unknot_status_format_off (UnknotFormat format)
{
  const char *words = _("Unknot is not running.");
  g_autoptr (JsonBuilder) builder = NULL;

  if (format == UNKNOT_FORMAT_TEXT)
    return g_strdup (words);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  if (format == UNKNOT_FORMAT_WAYBAR)
    {
      unknot_json_add_text (builder, "text", "");
      unknot_json_add_text (builder, "alt", "off");
      unknot_json_add_text (builder, "tooltip", words);
      unknot_json_add_text (builder, "class", "off");
      unknot_json_add_number (builder, "percentage", 0);
    }
  else
    {
      unknot_json_add_text (builder, "state", "off");
      unknot_json_add_text (builder, "text", words);
    }
  json_builder_end_object (builder);
  return unknot_json_to_text (builder, FALSE);
}
