/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/palette.h"

G_BEGIN_DECLS

/* Which palette the desktop asks for, kept up to date: the portal's colour scheme and
 * contrast where there is a portal, else the GTK theme's.  Loads style.css and the palette
 * for the display. */
#define UNKNOT_TYPE_APPEARANCE (unknot_appearance_get_type ())
G_DECLARE_FINAL_TYPE (UnknotAppearance, unknot_appearance, UNKNOT, APPEARANCE, GObject)

UnknotAppearance *unknot_appearance_new (GdkDisplay *display);
UnknotPalette unknot_appearance_get_palette (UnknotAppearance *self);

G_END_DECLS
