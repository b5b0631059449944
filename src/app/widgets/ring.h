/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A ring that fills clockwise around whatever is put inside it.
 *
 * CSS name "ring"; the filled part takes the widget's colour, the track a part of it.
 * Properties: fraction (0 to 1), child, thickness (pixels).
 * Accessible: a meter; its name is set by whoever knows what it measures. */
#define UNKNOT_TYPE_RING (unknot_ring_get_type ())
G_DECLARE_FINAL_TYPE (UnknotRing, unknot_ring, UNKNOT, RING, GtkWidget)

double unknot_ring_get_fraction (UnknotRing *self);
void unknot_ring_set_fraction (UnknotRing *self, double fraction);
/* What the ring says in words, for people who do not see it. */
void unknot_ring_set_value_text (UnknotRing *self, const char *text);

G_END_DECLS
