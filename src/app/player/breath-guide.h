/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A soft disc that grows and shrinks with the breath, to breathe along with.  It is drawn
 * round whatever lies above it; where less motion is wanted it stays away, and words and
 * numbers do its work. */
#define UNKNOT_TYPE_BREATH_GUIDE (unknot_breath_guide_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBreathGuide, unknot_breath_guide, UNKNOT, BREATH_GUIDE, GtkWidget)

/* @full: 0 empty to 1 full lungs; below 0: no disc, and no room for one. */
void unknot_breath_guide_set_full (UnknotBreathGuide *self, double full);

G_END_DECLS
