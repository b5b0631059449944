/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/breath.h"

#include <math.h>

/* A frame that comes this much early belongs to the part that begins: what is told changes
 * on the very tenth of a second, whatever sums of fractions come to. */
#define HAIR 1e-6

gboolean
unknot_breath_at (const UnknotBreath *breath, double seconds, UnknotBreathMoment *moment)
{
  double lengths[4], whole, at;
  guint part = 0;

  g_return_val_if_fail (breath != NULL && moment != NULL, FALSE);

  lengths[UNKNOT_BREATH_IN] = breath->in;
  lengths[UNKNOT_BREATH_HOLD] = breath->hold;
  lengths[UNKNOT_BREATH_OUT] = breath->out;
  lengths[UNKNOT_BREATH_REST] = breath->rest;
  whole = breath->in + breath->hold + breath->out + breath->rest;
  if (!(whole > 0))
    return FALSE;
  at = fmod (MAX (seconds, 0) + HAIR, whole);
  while (part < UNKNOT_BREATH_REST && at >= lengths[part])
    at -= lengths[part++];
  moment->phase = (UnknotBreathPhase) part;
  moment->left = MAX (lengths[part] - at, HAIR);
  switch (moment->phase)
    {
    case UNKNOT_BREATH_IN:
      moment->full = 0.5 - 0.5 * cos (G_PI * at / breath->in);
      break;
    case UNKNOT_BREATH_HOLD:
      moment->full = 1;
      break;
    case UNKNOT_BREATH_OUT:
      moment->full = 0.5 + 0.5 * cos (G_PI * at / breath->out);
      break;
    case UNKNOT_BREATH_REST:
      moment->full = 0;
      break;
    }
  return TRUE;
}
