/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-words.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/guides/guide-words.h"
#include "core/schedule/phrase.h"

/* A second is counted until it is really over, not until a sum of fractions is. */
#define HAIR 1e-3
/* Seconds that are worth a word. */
#define LEAST_PLAYED 20

gboolean
unknot_player_breath (const UnknotPlayerState *state, UnknotBreathMoment *moment)
{
  const UnknotStep *step;
  double passed;

  g_return_val_if_fail (state != NULL && moment != NULL, FALSE);

  step = unknot_player_state_get_guide_step (state);
  if (!step->counts_breaths || unknot_player_state_get_phase (state) == UNKNOT_PLAYER_ASKING)
    return FALSE;
  passed = unknot_player_state_get_position (state) -
           unknot_player_state_get_step_start (state, unknot_player_state_get_step (state));
  return unknot_breath_at (&step->breath, passed, moment);
}

static char *
breath_text (const UnknotBreathMoment *moment, gboolean numbers)
{
  static const char *const words[] = { N_("Breathe in"), N_("Hold"), N_("Breathe out"), N_("Rest") };
  const char *word = _(words[moment->phase]);

  /* Translators: what to do with the breath, and for how many seconds more. */
  return numbers ? g_strdup_printf (_("%s: %u"), word, (guint) ceil (moment->left - HAIR)) : g_strdup (word);
}

char *
unknot_player_hint_text (const UnknotPlayerState *state, gboolean numbers)
{
  UnknotBreathMoment breath;
  int pressure;

  g_return_val_if_fail (state != NULL, NULL);

  if (unknot_player_state_get_phase (state) == UNKNOT_PLAYER_ASKING)
    return g_strdup (_("Look at your skin before you go on."));
  if (unknot_player_breath (state, &breath))
    return breath_text (&breath, numbers);
  pressure = unknot_player_state_get_guide_step (state)->pressure;
  if (pressure > 0)
    return g_strdup_printf (_("Pressure %d of 10: you can still breathe calmly"), pressure);
  return g_strdup ("");
}

char *
unknot_player_full_text (const UnknotPlayerState *state)
{
  const char *spot;
  g_autofree char *name = NULL;

  g_return_val_if_fail (state != NULL, NULL);

  spot = unknot_player_state_get_full_spot (state);
  name = spot != NULL ? unknot_muscle_text (spot) : NULL;
  if (name == NULL)
    return g_strdup ("");
  /* Translators: %s is the place on the body that was massaged. */
  if (g_str_has_suffix (spot, "-left"))
    return g_strdup_printf (_("%s, left side: enough for today. There is more tomorrow."), name);
  if (g_str_has_suffix (spot, "-right"))
    return g_strdup_printf (_("%s, right side: enough for today. There is more tomorrow."), name);
  return g_strdup_printf (_("%s: enough for today. There is more tomorrow."), name);
}

static char *
done_text (const UnknotPlayerState *state)
{
  g_autofree char *full = unknot_player_full_text (state);
  g_autofree char *length = NULL;

  if (*full != '\0')
    return g_steal_pointer (&full);
  /* Who only went through its steps has not done it. */
  if (unknot_player_state_get_played (state) < LEAST_PLAYED)
    return g_strdup (_("The sit clock starts again."));
  length = unknot_phrase_guide_length (unknot_player_state_get_played (state));
  return g_strdup_printf (_("That was %s for your back. The sit clock starts again."), length);
}

char *
unknot_player_end_text (const UnknotPlayerState *state, UnknotPlayerStop stop)
{
  g_return_val_if_fail (state != NULL, NULL);

  if (unknot_player_state_get_phase (state) == UNKNOT_PLAYER_DONE)
    return done_text (state);
  switch (stop)
    {
    case UNKNOT_PLAYER_TOO_RED:
      return g_strdup (_("Take the heat away and let the skin cool down by itself. "
                         "If it stays red or blisters, let a doctor or pharmacist look at it."));
    case UNKNOT_PLAYER_ELSEWHERE:
      return g_strdup (_("The break is over, or was ended from the tray or the command line."));
    case UNKNOT_PLAYER_LEFT:
      break;
    }
  return g_strdup (_("You can come back to it whenever you like."));
}
