/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/guide.h"

G_BEGIN_DECLS

/* A guide's movement, played over and over without words while it is on screen; where the
 * desktop asks for less motion, a picture that stands still. */
#define UNKNOT_TYPE_GUIDE_PICTURE (unknot_guide_picture_get_type ())
G_DECLARE_FINAL_TYPE (UnknotGuidePicture, unknot_guide_picture, UNKNOT, GUIDE_PICTURE, GtkWidget)

/* @guide: (nullable). */
void unknot_guide_picture_set_guide (UnknotGuidePicture *self, UnknotGuide *guide);

/* Shows the guide at @seconds from its begin; from then on it no longer plays by itself. */
void unknot_guide_picture_set_position (UnknotGuidePicture *self, double seconds);

G_END_DECLS
