/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* The settings: every control is bound to its key, so everything takes effect at once. */
#define UNKNOT_TYPE_SETTINGS (unknot_settings_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSettings, unknot_settings, UNKNOT, SETTINGS, GtkWindow)

UnknotSettings *unknot_settings_new (UnknotApplication *app);
/* @name: of a page in settings.ui; another one changes nothing. */
void unknot_settings_show_page (UnknotSettings *self, const char *name);
/* The test notification was clicked. */
void unknot_settings_test_arrived (UnknotSettings *self);

G_END_DECLS
