/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state as a variant, and back.  Member names reach the disk: never change one, never
 * give an old one another meaning; a member that is missing keeps its fresh value. */
#include "core/schedule/schedule-private.h"

#include <string.h>

#define STATE_VERSION 1

/* No length in a state is longer, no moment further away: ten years. */
#define STATE_LIMIT (3660 * UNKNOT_DAY)

/* The longest time that may pass without a save. */
#define LONGEST_SILENCE (10 * UNKNOT_MINUTE)

/* No break and no postponement is longer, whatever the plan. */
#define LONGEST_WAIT (15 * UNKNOT_MINUTE)

typedef enum {
  LENGTH, /* microseconds, 0 to STATE_LIMIT */
  MOMENT, /* boot time, UNSET or UNKNOT_NEVER; moves along when the boot clock differs */
  WALL,   /* wall time */
  COUNT,  /* guint, to 1000 */
  FLAG,   /* gboolean */
} Kind;

typedef struct {
  const char *name;
  Kind kind;
  gsize offset;
} Member;

#define MEMBER(name, kind) { #name, kind, G_STRUCT_OFFSET (UnknotSchedule, name) }
static const Member members[] = {
  MEMBER (since, MOMENT),
  MEMBER (paused, FLAG),
  MEMBER (paused_until, MOMENT),
  MEMBER (away, FLAG),
  MEMBER (away_since, MOMENT),
  MEMBER (rest_end, MOMENT),
  MEMBER (running, FLAG),
  MEMBER (in_hours, FLAG),
  MEMBER (sat, LENGTH),
  MEMBER (extra, LENGTH),
  MEMBER (posture_sat, LENGTH),
  MEMBER (announced, FLAG),
  MEMBER (current.due, WALL),
  MEMBER (current.offered, WALL),
  MEMBER (current.started, WALL),
  MEMBER (current.postponed, COUNT),
  MEMBER (current.reminded, COUNT),
  MEMBER (asked_sat, LENGTH),
  MEMBER (held_sat, LENGTH),
  MEMBER (on_call_told, FLAG),
  MEMBER (on_call_open, FLAG),
  MEMBER (waited, COUNT),
  MEMBER (landing_since, MOMENT),
  MEMBER (postponed_until, MOMENT),
  MEMBER (break_started, MOMENT),
  MEMBER (break_ends, MOMENT),
  MEMBER (break_over, FLAG),
  MEMBER (natural, FLAG),
  MEMBER (rest.due, WALL),
  MEMBER (rest.offered, WALL),
  MEMBER (rest.started, WALL),
  MEMBER (rest.sat, LENGTH),
  MEMBER (rest.postponed, COUNT),
  MEMBER (rest.reminded, COUNT),
  MEMBER (posture_open, FLAG),
  MEMBER (posture_wished, FLAG),
  MEMBER (posture_asked, MOMENT),
  MEMBER (posture_asked_wall, WALL),
  MEMBER (posture_landing_since, MOMENT),
  MEMBER (quiet_until, MOMENT),
};
#undef MEMBER

/* Phases and presences by name: the enumerations may be put in another order. */
static const char *const phase_names[] = {
  [UNKNOT_PHASE_WORKING] = "working", [UNKNOT_PHASE_SOON] = "soon", [UNKNOT_PHASE_LANDING] = "landing",
  [UNKNOT_PHASE_HELD] = "held", [UNKNOT_PHASE_DUE] = "due", [UNKNOT_PHASE_POSTPONED] = "postponed",
  [UNKNOT_PHASE_BREAK] = "break", NULL,
};
static const char *const presence_names[] = {
  [UNKNOT_PRESENCE_ACTIVE] = "active", [UNKNOT_PRESENCE_IDLE] = "idle",
  [UNKNOT_PRESENCE_LOCKED] = "locked", [UNKNOT_PRESENCE_ASLEEP] = "asleep", NULL,
};

/* ---- saving ---- */

static GVariant *
member_to_variant (const UnknotSchedule *self, const Member *member)
{
  const void *at = G_STRUCT_MEMBER_P (self, member->offset);

  switch (member->kind)
    {
    case COUNT:
      return g_variant_new_uint32 (*(const guint *) at);
    case FLAG:
      return g_variant_new_boolean (*(const gboolean *) at);
    case LENGTH:
    case MOMENT:
    case WALL:
    default:
      return g_variant_new_int64 (*(const gint64 *) at);
    }
}

static GVariant *
toggles_to_variant (const UnknotSchedule *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xxb)"));
  for (guint i = 0; i < N_TOGGLES; i++)
    g_variant_builder_add (&builder, "(xxb)", self->toggles[i].boot,
                           self->ran - self->toggles[i].ran, self->toggles[i].running);
  return g_variant_builder_end (&builder);
}

GVariant *
unknot_schedule_save (const UnknotSchedule *self, UnknotTime now, gint64 silence, const char *boot_id)
{
  UnknotSchedule then;
  gint64 until;
  GVariantDict dict;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (boot_id != NULL, NULL);

  /* The running numbers as of now, but no decision that nobody has been told of yet. */
  then = *self;
  then.func = NULL;
  until = MIN (now.boot, unknot_schedule_next (&then, NULL) - 1);
  unknot_schedule_advance (&then, MAX (until, then.boot));

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "version", "u", STATE_VERSION);
  g_variant_dict_insert (&dict, "boot-id", "s", boot_id);
  g_variant_dict_insert (&dict, "boot", "x", then.boot);
  g_variant_dict_insert (&dict, "wall", "x", then.boot + then.wall_offset);
  if (silence > 0)
    g_variant_dict_insert (&dict, "silence", "x", MIN (silence, LONGEST_SILENCE));
  g_variant_dict_insert (&dict, "phase", "s", phase_names[then.phase]);
  g_variant_dict_insert (&dict, "presence", "s", presence_names[then.presence]);
  /* Quiet itself is not kept; that it was until now is, so that nothing slips through before
   * it is reported again. */
  if (then.quiet)
    then.quiet_until = then.boot + UNKNOT_QUIET_TAIL;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_variant_dict_insert_value (&dict, members[i].name, member_to_variant (&then, &members[i]));
  g_variant_dict_insert_value (&dict, "toggles", toggles_to_variant (&then));
  return g_variant_dict_end (&dict);
}

/* ---- restoring ---- */

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, UNKNOT_SCHEDULE_ERROR, UNKNOT_SCHEDULE_ERROR_STATE, message);
  return FALSE;
}

static gboolean
is_sane_moment (gint64 moment, gint64 saved_boot)
{
  return moment == UNSET || moment == UNKNOT_NEVER ||
         (moment > saved_boot - STATE_LIMIT && moment < saved_boot + STATE_LIMIT);
}

static gboolean
read_int64 (UnknotSchedule *self, const Member *member, gint64 value)
{
  if (member->kind == LENGTH && (value < 0 || value > STATE_LIMIT))
    return FALSE;
  if (member->kind == MOMENT && !is_sane_moment (value, self->boot))
    return FALSE;
  if (member->kind == WALL && (value < -UNKNOT_DAY || value > 400 * 366 * UNKNOT_DAY))
    return FALSE;
  G_STRUCT_MEMBER (gint64, self, member->offset) = value;
  return TRUE;
}

static gboolean
read_members (UnknotSchedule *self, GVariantDict *dict, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const Member *member = &members[i];
      g_autoptr (GVariant) value = g_variant_dict_lookup_value (dict, member->name, NULL);
      gboolean fine = TRUE;

      if (value == NULL)
        continue;
      if (member->kind == FLAG && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        G_STRUCT_MEMBER (gboolean, self, member->offset) = g_variant_get_boolean (value);
      else if (member->kind == COUNT && g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32) &&
               g_variant_get_uint32 (value) <= 1000)
        G_STRUCT_MEMBER (guint, self, member->offset) = g_variant_get_uint32 (value);
      else
        fine = g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) &&
               member->kind != FLAG && member->kind != COUNT &&
               read_int64 (self, member, g_variant_get_int64 (value));
      if (!fine)
        {
          g_set_error (error, UNKNOT_SCHEDULE_ERROR, UNKNOT_SCHEDULE_ERROR_STATE,
                       "The saved state's member %s makes no sense.", member->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_toggles (UnknotSchedule *self, GVariantDict *dict, GError **error)
{
  g_autoptr (GVariant) value = g_variant_dict_lookup_value (dict, "toggles", G_VARIANT_TYPE ("a(xxb)"));

  self->ran = self->sat;
  unknot_schedule_reset_toggles (self);
  if (value == NULL)
    return TRUE;
  if (g_variant_n_children (value) != N_TOGGLES)
    return fail (error, "The saved state's member toggles makes no sense.");
  for (guint i = 0; i < N_TOGGLES; i++)
    {
      Toggle *toggle = &self->toggles[i];
      gint64 ago;

      g_variant_get_child (value, i, "(xxb)", &toggle->boot, &ago, &toggle->running);
      if (toggle->boot == UNSET || !is_sane_moment (toggle->boot, self->boot) || ago < 0 || ago > STATE_LIMIT ||
          toggle->boot > (i == 0 ? self->boot : self->toggles[i - 1].boot))
        return fail (error, "The saved state's member toggles makes no sense.");
      toggle->ran = self->ran - ago;
    }
  return TRUE;
}

static gboolean
read_name (GVariantDict *dict, const char *member, const char *const *names, guint *value, GError **error)
{
  const char *name = NULL;

  if (g_variant_dict_lookup (dict, member, "&s", &name))
    for (guint i = 0; names[i] != NULL; i++)
      if (g_str_equal (names[i], name))
        {
          *value = i;
          return TRUE;
        }
  g_set_error (error, UNKNOT_SCHEDULE_ERROR, UNKNOT_SCHEDULE_ERROR_STATE,
               "The saved state's member %s makes no sense.", member);
  return FALSE;
}

/* What no schedule would ever save: a hand or a broken disk wrote it.  Above all nothing may
 * be kept silent for years. */
static gboolean
check_whole (const UnknotSchedule *self, GError **error)
{
  gboolean on_break = self->phase == UNKNOT_PHASE_BREAK;

  if (on_break && (self->break_started == UNSET || self->break_ends == UNSET ||
                   self->break_started > self->boot || self->break_ends < self->break_started ||
                   self->break_ends > self->break_started + LONGEST_WAIT))
    return fail (error, "The saved state tells of a break without its times.");
  if (self->phase == UNKNOT_PHASE_POSTPONED &&
      (self->postponed_until == UNSET || self->postponed_until > self->boot + LONGEST_WAIT))
    return fail (error, "The saved state tells of a postponed break without its time.");
  if (self->since > self->boot || self->rest_end > self->boot || self->since == UNSET ||
      self->rest_end == UNSET || (self->away && (self->away_since == UNSET || self->away_since > self->boot)))
    return fail (error, "The saved state tells of an absence in the future.");
  if (self->posture_open && (self->posture_asked == UNSET || self->posture_asked > self->boot))
    return fail (error, "The saved state tells of a posture check without its time.");
  if (self->paused && (self->paused_until == UNSET || (self->paused_until != UNKNOT_NEVER &&
                                                       self->paused_until > self->boot + 7 * UNKNOT_DAY)))
    return fail (error, "The saved state tells of a pause without its end.");
  if (self->landing_since > self->boot || self->posture_landing_since > self->boot)
    return fail (error, "The saved state waits for a lull in the future.");
  if (self->quiet_until != UNSET && self->quiet_until > self->boot + UNKNOT_QUIET_TAIL)
    return fail (error, "The saved state is quiet for too long.");
  if (self->asked_sat > self->sat || self->held_sat > self->sat)
    return fail (error, "The saved state tells of a reminder in the future.");
  return TRUE;
}

static void
shift (UnknotSchedule *self, gint64 by)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gint64 *moment = (gint64 *) G_STRUCT_MEMBER_P (self, members[i].offset);

      if (members[i].kind == MOMENT && *moment != UNSET && *moment != UNKNOT_NEVER)
        *moment += by;
    }
  for (guint i = 0; i < N_TOGGLES; i++)
    self->toggles[i].boot += by;
  self->boot += by;
}

/* Time away since the state was saved: to be noticed as such, and to last until somebody
 * reports who is here.
 * @silence: for so long nothing was to be saved, so that it says nothing about who was here. */
static void
pass_gap (UnknotSchedule *self, gint64 boot, gint64 silence)
{
  if (boot - self->boot - silence > unknot_schedule_get_patience (self))
    unknot_schedule_report_presence (self, UNKNOT_PRESENCE_ASLEEP, self->boot);
  unknot_schedule_settle (self);
  unknot_schedule_advance (self, boot);
  self->provisional_until = self->presence == UNKNOT_PRESENCE_ACTIVE ? UNSET : boot + UNKNOT_PROVISIONAL;
}

gboolean
unknot_schedule_restore (UnknotSchedule *self, UnknotTime now, const char *boot_id, GVariant *state,
                         GError **error)
{
  g_autoptr (GVariant) kept = NULL;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (UnknotSchedule) fresh = NULL;
  const char *saved_boot_id = NULL;
  gint64 boot = 0, wall = 0, silence = 0, gap;
  guint version = 0, phase, presence;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (boot_id != NULL, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  kept = g_variant_ref_sink (state);
  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (state))
    return fail (error, "The saved state is damaged.");
  g_variant_dict_init (&dict, state);
  if (!g_variant_dict_lookup (&dict, "version", "u", &version) || version == 0)
    return fail (error, "The saved state has no version.");
  if (version > STATE_VERSION)
    return fail (error, "The saved state was written by a newer Unknot.");
  if (!g_variant_dict_lookup (&dict, "boot-id", "&s", &saved_boot_id) ||
      !g_variant_dict_lookup (&dict, "boot", "x", &boot) ||
      !g_variant_dict_lookup (&dict, "wall", "x", &wall) ||
      ABS (boot / 2) > STATE_LIMIT * 10 || wall < 0 || wall > 400 * 366 * UNKNOT_DAY)
    return fail (error, "The saved state does not say when it was saved.");
  if (!read_name (&dict, "phase", phase_names, &phase, error) ||
      !read_name (&dict, "presence", presence_names, &presence, error))
    return FALSE;

  /* Everything is read into a fresh schedule that takes the old one's place when all is well. */
  fresh = unknot_schedule_new (&self->plan, (UnknotTime) { boot, wall, now.utc_offset }, NULL, NULL);
  fresh->phase = phase;
  fresh->presence = presence;
  if (!read_members (fresh, &dict, error) || !read_toggles (fresh, &dict, error) ||
      !check_whole (fresh, error))
    return FALSE;
  /* A hold from before its length was kept begins anew. */
  if (!g_variant_dict_contains (&dict, "held_sat"))
    fresh->held_sat = fresh->sat;

  /* A machine that was off was not sat at. */
  if (g_str_equal (boot_id, saved_boot_id) && g_variant_dict_lookup (&dict, "silence", "x", &silence))
    silence = CLAMP (silence, 0, LONGEST_SILENCE);
  gap = g_str_equal (boot_id, saved_boot_id) ? now.boot - boot : now.wall - wall;
  gap = CLAMP (gap, 0, STATE_LIMIT);
  shift (fresh, now.boot - gap - boot);
  fresh->wall_offset = now.wall - now.boot;
  memcpy (fresh->shown, self->shown, sizeof fresh->shown);
  fresh->func = self->func;
  fresh->patience = self->patience;
  fresh->user_data = self->user_data;

  *self = *fresh;
  pass_gap (self, now.boot, silence);
  unknot_schedule_settle (self);
  return TRUE;
}
