/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { UNKNOT_LEFT, UNKNOT_RIGHT } UnknotSide;

/* A place that a hand can reach for or an arrow can stand at: on the body ("temple-left"),
 * or on something around it ("desk-edge-left", core/body/props.h).
 *
 * Small numbers that are only valid within this run; files keep the names. */
typedef int UnknotLandmark;
#define UNKNOT_LANDMARK_NONE (-1)

/* "chin", "temple-left".  A name of a sided landmark needs its side.
 * Returns UNKNOT_LANDMARK_NONE for an unknown name. */
UnknotLandmark unknot_landmark_from_name (const char *name);
const char *unknot_landmark_get_name (UnknotLandmark landmark);
/* How many there are; they are numbered from 0. */
int unknot_landmark_get_count (void);
/* The same place on the other side; itself when it lies in the middle. */
UnknotLandmark unknot_landmark_mirror (UnknotLandmark landmark);
/* Whether it has a side, and which. */
gboolean unknot_landmark_get_side (UnknotLandmark landmark, UnknotSide *side);
/* Whether it belongs to something around the figure rather than to the body. */
gboolean unknot_landmark_is_prop (UnknotLandmark landmark);

G_END_DECLS
