/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"

G_BEGIN_DECLS

/* Which part of a breath somebody is in. */
typedef enum {
  UNKNOT_BREATH_IN,
  UNKNOT_BREATH_HOLD, /* with full lungs */
  UNKNOT_BREATH_OUT,
  UNKNOT_BREATH_REST, /* with empty ones */
} UnknotBreathPhase;

typedef struct {
  UnknotBreathPhase phase;
  double left; /* seconds until the next part begins, above 0 */
  double full; /* 0 empty to 1 full lungs; smooth, as the figure breathes */
} UnknotBreathMoment;

/* Where in a breath of @breath one is, @seconds after the first began.  Parts of no length
 * are passed over.
 * Returns: FALSE, and leaves @moment alone, when nothing is counted (all parts 0). */
gboolean unknot_breath_at (const UnknotBreath *breath, double seconds, UnknotBreathMoment *moment);

G_END_DECLS
