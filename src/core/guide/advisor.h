/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"
#include "core/history/history.h"

G_BEGIN_DECLS

/* A guide fits a break when it takes at most this part of the break's length longer: half a minute in three.
 * A break ends with its guide, not by the clock, and without that most sets would never come in a break of
 * the usual length. */
#define UNKNOT_ADVISOR_TOLERANCE 6 /* one in so many */

typedef struct {
  guint seconds;          /* the break's length: a guide must fit, see UNKNOT_ADVISOR_TOLERANCE */
  UnknotPlace places;     /* where the user can be; 0: at a chair or standing */
  const char *const *props; /* (nullable): at hand; NULL: only what every desk has */
  const char *const *left_out; /* (nullable): guide ids the user does not want */
  gboolean on_call;       /* only silent guides that can be done on camera */
  gint64 wall_now;
  const char *const *aching; /* (nullable): muscles that ache, when that is known */
  const char *const *turned_down; /* (nullable): guide ids that were offered just now and not wanted */
  GHashTable *pressed; /* (nullable) (element-type utf8 guint): how many seconds each spot was pressed today */
} UnknotAdvisorWish;

/* Which guide next, and why.  Deterministic for a given catalogue, history and wish.
 *
 * Only what fits is chosen: length, place, props, call.  Of that, nothing that was shown in
 * the last 24 hours as long as something else fits (when all was, what is longest ago); then
 * what aches, what was not done for long, what felt better afterwards, and what fills the
 * break.
 *
 * A break is for moving, and a screen is set up once.  A guide about the workplace (posture) is
 * therefore the first choice once a week, from the fourth day on, the one not seen for longest
 * first; on any other day, on a call, or when one has just been turned down, only what
 * remains where nothing else fits that was not shown today.  Posture checks and the checklist
 * come on their own.
 *
 * Never chosen: what presses only spots that have had their time for today; heat, which takes its own time, care, which is to be read, and checklists, which
 * keep one at the desk.
 *
 * @history: (nullable): without it nothing counts as shown.
 * @reason: (out) (transfer full) (optional): a short sentence the user can read; NULL with NULL.
 * Returns: (nullable): an id owned by @catalog; NULL when nothing fits. */
const char *unknot_advisor_choose (UnknotCatalog *catalog, UnknotHistory *history,
                                   const UnknotAdvisorWish *wish, char **reason);

/* Whether @entry can be chosen at all, whatever the wish. */
gboolean unknot_advisor_suggests (const UnknotCatalogEntry *entry);

/* Whether none of the spots that @entry presses has time enough left today; FALSE when it does other
 * things, too.
 * @pressed: (nullable): as in UnknotAdvisorWish. */
gboolean unknot_advisor_is_spent (const UnknotCatalogEntry *entry, GHashTable *pressed);

/* Whether everything that @entry takes is there.
 * @props: (nullable): as in UnknotAdvisorWish; what the settings do not ask about, such as a screen, a phone
 * or a cup, counts as there. */
gboolean unknot_advisor_is_at_hand (const UnknotCatalogEntry *entry, const char *const *props);

G_END_DECLS
