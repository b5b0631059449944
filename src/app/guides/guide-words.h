/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* Words for guides, said once for every page. */

/* "Stretch", "Massage", ... as a section's title: constant. */
const char *unknot_guide_kind_title (UnknotGuideKind kind);
/* "Limited evidence", ...: constant. */
const char *unknot_evidence_title (UnknotEvidence evidence);
/* "Stretch · 2 min".  Returns: (transfer full). */
char *unknot_guide_meta (const UnknotCatalogEntry *entry);
/* "Chair or standing".  Returns: (transfer full). */
char *unknot_places_text (UnknotPlace places);
/* "silent · can be done on camera"; empty when neither, and of what is only to be read.  Returns: (transfer full). */
char *unknot_marks_text (const UnknotCatalogEntry *entry);
/* What it takes, "A chair", "A soft ball".  Returns: (transfer full): NULL-terminated. */
char **unknot_prop_texts (const UnknotCatalogEntry *entry);
/* How long a step takes and how often it is done, "20 s", "8 times, 40 s"; with @each_side "20 s a side".
 * Returns: (transfer full). */
char *unknot_step_note (const UnknotStep *step, gboolean each_side);
/* A plain name for a muscle key such as "upper-trapezius-left".  Returns: (transfer full). */
char *unknot_muscle_text (const char *key);
/* The places where @guide says never to press.  Returns: (transfer container): NULL-terminated,
 * constant texts; empty for a guide in which nothing is pressed. */
const char **unknot_guide_never_press_texts (UnknotGuide *guide);

G_END_DECLS
