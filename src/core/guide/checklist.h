/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"

G_BEGIN_DECLS

/* What the user has answered to a guide in the form of a checklist.  The answers of all
 * checklists are kept together, in the setting "checklist-answers": they say how things stand,
 * not what happened, so that they survive an emptied history and need no service.  Times are
 * not kept: a workplace is as it is until it is changed. */

typedef enum {
  UNKNOT_CHECK_OPEN,
  UNKNOT_CHECK_SO,      /* it is so */
  UNKNOT_CHECK_CHANGED, /* it was not, and has been changed */
  UNKNOT_CHECK_NONE,    /* there is no such thing here; only for steps with a condition */
} UnknotCheck;

typedef struct _UnknotChecklist UnknotChecklist;

/* @guide: one whose steps have an item.
 * @kept: (nullable): a{ss}, "GUIDE/ITEM" to "so", "changed" or "none"; others are ignored. */
UnknotChecklist *unknot_checklist_new (UnknotGuide *guide, GVariant *kept);
void unknot_checklist_free (UnknotChecklist *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotChecklist, unknot_checklist_free)

guint unknot_checklist_get_n_items (const UnknotChecklist *self);
guint unknot_checklist_get_n_open (const UnknotChecklist *self);
UnknotCheck unknot_checklist_get (const UnknotChecklist *self, guint index);
void unknot_checklist_set (UnknotChecklist *self, guint index, UnknotCheck check);
/* All open again. */
void unknot_checklist_reset (UnknotChecklist *self);
/* The first open item from @from on; the number of items when there is none there. */
guint unknot_checklist_next_open (const UnknotChecklist *self, guint from);

/* What is to be kept: the answers, and those of other checklists in @kept.
 * Returns: (transfer full): a{ss}. */
GVariant *unknot_checklist_to_variant (const UnknotChecklist *self, GVariant *kept);

G_END_DECLS
