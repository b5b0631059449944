/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"
#include "service/journal.h"
#include "service/settings.h"

G_BEGIN_DECLS

/* Which guide the next break shows, and why. */
typedef struct _UnknotAdvice UnknotAdvice;

/* Keeps references on @catalog and @settings; @journal must live longer. */
UnknotAdvice *unknot_advice_new (UnknotCatalog *catalog, UnknotJournal *journal, UnknotSettings *settings);
void unknot_advice_free (UnknotAdvice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotAdvice, unknot_advice_free)

/* Chooses anew.
 * @on_call: a microphone or camera is in use. */
void unknot_advice_choose (UnknotAdvice *self, UnknotTime now, gboolean on_call);

/* Chooses another than the present one, and than those already turned down this way since
 * unknot_advice_choose(); when all have been, it begins again with the first.
 * Returns: FALSE when there is no other. */
gboolean unknot_advice_choose_another (UnknotAdvice *self, UnknotTime now, gboolean on_call);

/* Whether the chosen guide presses what has had its time for today: it was chosen before that. */
gboolean unknot_advice_is_spent (UnknotAdvice *self, UnknotTime now);

/* A movement for somebody who is on a call just now: short, silent, and fit to be seen on
 * camera.  The choice for the next break stays as it is.
 * Returns: (nullable) (transfer full): its id; NULL when no guide fits. */
char *unknot_advice_find_on_call (UnknotAdvice *self, UnknotTime now);

/* The chosen guide's id and the reason; "" when no guide fits. */
const char *unknot_advice_get_guide (UnknotAdvice *self);
const char *unknot_advice_get_reason (UnknotAdvice *self);

G_END_DECLS
