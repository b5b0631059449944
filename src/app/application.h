/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/client.h"
#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* The window process: lives while a window is open.
 *
 * Actions, also for the service (org.freedesktop.Application):
 *   show (s)    opens the window at "today", "guides", "back", "progress", "settings",
 *               "settings:PAGE" (of settings.ui), "welcome" or
 *               "guide:ID"; "last": where it was left; "search:WORDS": the guides that fit;
 *               "test-arrived": the test notification was
 *               clicked
 *   break (s)   plays the guide of that id; "" opens the running break's or the next one
 *   prepare     starts without a window so that a break appears at once; leaves after a minute
 *   quit        closes every window
 * and for the windows: take-break (s; asks the service, which answers with "break"), settings, about, quit-all (ends the service, too). */
#define UNKNOT_TYPE_APPLICATION (unknot_application_get_type ())
G_DECLARE_FINAL_TYPE (UnknotApplication, unknot_application, UNKNOT, APPLICATION, GtkApplication)

UnknotApplication *unknot_application_new (void);

UnknotClient *unknot_application_get_client (UnknotApplication *self);
GSettings *unknot_application_get_settings (UnknotApplication *self);
UnknotCatalog *unknot_application_get_catalog (UnknotApplication *self);

/* Presents @window with the activation token of the click that asked for it, if there was one. */
void unknot_application_present (UnknotApplication *self, GtkWindow *window);

G_END_DECLS
