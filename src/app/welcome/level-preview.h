/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small picture of a desktop on which a break is due at one of the levels of the setting
 * "break-screen"; the figure in it moves while it plays. */
#define UNKNOT_TYPE_LEVEL_PREVIEW (unknot_level_preview_get_type ())
G_DECLARE_FINAL_TYPE (UnknotLevelPreview, unknot_level_preview, UNKNOT, LEVEL_PREVIEW, GtkWidget)

/* @level: "gentle", "window" or "full-screen".  @guide: (nullable): the one that is shown. */
GtkWidget *unknot_level_preview_new (const char *level, UnknotGuide *guide);
void unknot_level_preview_set_playing (UnknotLevelPreview *self, gboolean playing);

G_END_DECLS
