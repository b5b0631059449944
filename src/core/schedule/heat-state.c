/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session as a variant, and back.  Member names reach the disk: never change one, never
 * give an old one another meaning. */
#include "core/schedule/heat-private.h"

#include <string.h>

#define STATE_VERSION 1

/* No moment in a state is further away: ten years. */
#define STATE_LIMIT (3660 * UNKNOT_DAY)

typedef enum {
  BOOT, /* a moment that moves along when a state is taken up in another boot */
  VALUE,
} MemberKind;

static const struct {
  const char *name;
  gsize offset;
  MemberKind kind;
} members[] = {
  { "boot", offsetof (UnknotHeat, boot), BOOT },
  { "started", offsetof (UnknotHeat, started), BOOT },
  { "started-wall", offsetof (UnknotHeat, started_wall), VALUE },
  { "ends", offsetof (UnknotHeat, ends), BOOT },
  { "skin-at", offsetof (UnknotHeat, skin_at), BOOT },
  { "skin-again", offsetof (UnknotHeat, skin_again), VALUE },
  { "asked", offsetof (UnknotHeat, asked), BOOT },
  { "told", offsetof (UnknotHeat, told), BOOT },
  { "off", offsetof (UnknotHeat, off), BOOT },
  { "off-wall", offsetof (UnknotHeat, off_wall), VALUE },
  { "day", offsetof (UnknotHeat, day), VALUE },
  { "last-wall", offsetof (UnknotHeat, last_wall), VALUE },
};

static gint64 *
member_of (UnknotHeat *self, guint index)
{
  return (gint64 *) G_STRUCT_MEMBER_P (self, members[index].offset);
}

GVariant *
unknot_heat_save (UnknotHeat *self, UnknotTime now, const char *boot_id)
{
  GVariantDict state;

  g_return_val_if_fail (self != NULL && boot_id != NULL, NULL);

  unknot_heat_update (self, now);
  g_variant_dict_init (&state, NULL);
  g_variant_dict_insert (&state, "version", "u", STATE_VERSION);
  g_variant_dict_insert (&state, "boot-id", "s", boot_id);
  g_variant_dict_insert (&state, "wall", "x", now.wall);
  g_variant_dict_insert (&state, "phase", "s", unknot_heat_phase_to_string (self->phase));
  g_variant_dict_insert (&state, "guide", "s", self->guide);
  g_variant_dict_insert (&state, "stretch", "s", self->stretch);
  g_variant_dict_insert (&state, "reminded", "u", self->reminded);
  g_variant_dict_insert (&state, "unanswered", "b", self->unanswered);
  g_variant_dict_insert (&state, "looks", "u", self->looks);
  g_variant_dict_insert (&state, "outcome", "u", self->outcome);
  g_variant_dict_insert (&state, "sessions", "u", self->sessions);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_variant_dict_insert (&state, members[i].name, "x", *member_of (self, i));

  return g_variant_dict_end (&state);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, UNKNOT_HEAT_ERROR, UNKNOT_HEAT_ERROR_STATE, message);

  return FALSE;
}

static gboolean
read_phase (GVariant *state, UnknotHeatPhase *phase)
{
  const char *name = NULL;

  if (!g_variant_lookup (state, "phase", "&s", &name))
    return FALSE;
  for (guint i = UNKNOT_HEAT_OFF; i <= UNKNOT_HEAT_STRETCH; i++)
    if (g_str_equal (unknot_heat_phase_to_string (i), name))
      {
        *phase = (UnknotHeatPhase) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_members (UnknotHeat *self, GVariant *state)
{
  guint outcome = UNKNOT_HEAT_COMPLETED;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gint64 *value = member_of (self, i);

      if (!g_variant_lookup (state, members[i].name, "x", value))
        return FALSE;
      if (value == &self->skin_at && *value == UNKNOT_NEVER)
        continue;
      if (*value > 40 * STATE_LIMIT || *value < -STATE_LIMIT)
        return FALSE;
    }
  g_variant_lookup (state, "reminded", "u", &self->reminded);
  g_variant_lookup (state, "unanswered", "b", &self->unanswered);
  g_variant_lookup (state, "looks", "u", &self->looks);
  g_variant_lookup (state, "sessions", "u", &self->sessions);
  g_variant_lookup (state, "outcome", "u", &outcome);
  self->outcome = MIN (outcome, UNKNOT_HEAT_UNANSWERED);
  g_free (self->guide);
  self->guide = NULL;
  g_variant_lookup (state, "guide", "s", &self->guide);
  g_free (self->stretch);
  self->stretch = NULL;
  g_variant_lookup (state, "stretch", "s", &self->stretch);

  return self->guide != NULL && self->stretch != NULL;
}

/* What no session would ever save.  Above all none may be warm for longer than there is. */
static gboolean
is_sane (const UnknotHeat *self)
{
  if (self->phase == UNKNOT_HEAT_OFF)
    return TRUE;
  if (self->guide[0] == '\0' || self->started > self->boot || self->ends <= self->started ||
      self->ends - self->started > UNKNOT_HEAT_MAX || self->skin_again < 0)
    return FALSE;
  if (self->skin_at != UNKNOT_NEVER && self->skin_at > self->ends)
    return FALSE;
  if (self->phase == UNKNOT_HEAT_STRETCH && (self->off < self->started || self->off > self->boot))
    return FALSE;

  return self->phase == UNKNOT_HEAT_ON || (self->asked <= self->boot && self->told <= self->boot);
}

/* How long ago the state was saved.  Within one boot only a clock that ran faster can have been
 * ahead; a wall clock that was says nothing. */
static gint64
get_gap (const UnknotHeat *saved, UnknotTime now, gint64 wall, gboolean same_boot)
{
  if (same_boot)
    return CLAMP (now.boot - saved->boot, 0, STATE_LIMIT);

  return now.wall < wall ? UNKNOT_HEAT_MAX : MIN (now.wall - wall, STATE_LIMIT);
}

static void
shift (UnknotHeat *self, gint64 by)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gint64 *moment = member_of (self, i);

      if (members[i].kind == BOOT && *moment != UNKNOT_NEVER)
        *moment += by;
    }
}

static void
take_over (UnknotHeat *self, UnknotHeat *saved)
{
  g_free (self->guide);
  g_free (self->stretch);
  g_free (self->record_guide);
  *self = *saved;
  g_free (saved);
}

gboolean
unknot_heat_restore (UnknotHeat *self, UnknotTime now, const char *boot_id, GVariant *state, GError **error)
{
  g_autoptr (UnknotHeat) saved = unknot_heat_new ();
  const char *saved_boot_id = NULL;
  gint64 wall = 0, gap;
  guint version = 0;

  g_return_val_if_fail (self != NULL && boot_id != NULL && state != NULL, FALSE);

  if (!g_variant_is_of_type (state, G_VARIANT_TYPE_VARDICT) || !g_variant_lookup (state, "version", "u", &version) ||
      version == 0 || version > STATE_VERSION)
    return fail (error, "The saved heat session is damaged or from a newer Unknot.");
  if (!g_variant_lookup (state, "boot-id", "&s", &saved_boot_id) || !g_variant_lookup (state, "wall", "x", &wall) ||
      ABS (wall / 2) > 40 * STATE_LIMIT || !read_phase (state, &saved->phase) || !read_members (saved, state) ||
      !is_sane (saved))
    return fail (error, "The saved heat session makes no sense.");

  if (saved->phase != UNKNOT_HEAT_OFF)
    {
      gap = get_gap (saved, now, wall, g_str_equal (saved_boot_id, boot_id));
      shift (saved, now.boot - gap - saved->boot);
    }
  saved->boot = now.boot;
  take_over (self, g_steal_pointer (&saved));

  unknot_heat_update (self, now);
  self->news |= UNKNOT_HEAT_NEWS_CHANGED;
  if (self->phase != UNKNOT_HEAT_ON && self->phase != UNKNOT_HEAT_OFF)
    self->news |= UNKNOT_HEAT_NEWS_ASK;

  return TRUE;
}
