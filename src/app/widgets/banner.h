/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A quiet line above a page: what is the matter, and one thing to do about it.
 *
 * Properties: text (hidden while NULL or empty), button-label (nullable), dismissible.
 * Signals: clicked (the button), dismissed (the cross; the banner hides itself). */
#define UNKNOT_TYPE_BANNER (unknot_banner_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBanner, unknot_banner, UNKNOT, BANNER, GtkWidget)

void unknot_banner_set_text (UnknotBanner *self, const char *text);

G_END_DECLS
