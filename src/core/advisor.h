/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/catalog.h"
#include "core/history.h"

G_BEGIN_DECLS

typedef struct {
  guint seconds;          /* the break's length: a guide must fit */
  UnknotPlace places;     /* where the user can be */
  const char *const *props; /* (nullable): at hand; NULL: only what every desk has */
  const char *const *left_out; /* (nullable): guide ids the user does not want */
  gboolean on_call;       /* only silent guides that can be done on camera */
  gint64 wall_now;
} UnknotAdvisorWish;

/* Which guide next, and why.  Deterministic for a given catalogue, history and wish.
 * @reason: (out) (transfer full) (optional): a short sentence the user can read.
 * Returns: (nullable): an id owned by @catalog; NULL when nothing fits. */
const char *unknot_advisor_choose (UnknotCatalog *catalog, UnknotHistory *history,
                                   const UnknotAdvisorWish *wish, char **reason);

G_END_DECLS
