/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/guide/guide.h"
#include "core/schedule/plan.h"

G_BEGIN_DECLS

/* The user's settings as values that can be relied upon: whatever is stored, they are in
 * range.
 *
 * Signal "changed" (key: s): after a key was changed by anybody. */
#define UNKNOT_TYPE_SETTINGS (unknot_settings_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSettings, unknot_settings, UNKNOT, SETTINGS, GObject)

/* @settings: (nullable): NULL for those of the user. */
UnknotSettings *unknot_settings_new (GSettings *settings);

/* (transfer none): for parts that read keys of their own. */
GSettings *unknot_settings_get_gsettings (UnknotSettings *self);

/* Passes unknot_plan_check(). */
const UnknotPlan *unknot_settings_get_plan (UnknotSettings *self);

/* How a due break is shown. */
typedef enum {
  UNKNOT_BREAK_SCREEN_GENTLE, /* by a notification */
  UNKNOT_BREAK_SCREEN_WINDOW,
  UNKNOT_BREAK_SCREEN_FULL,   /* on every monitor */
} UnknotBreakScreenLevel;
UnknotBreakScreenLevel unknot_settings_get_break_screen (UnknotSettings *self);

/* Microseconds, 30 to 180 minutes; 0: nobody wants to be asked. */
gint64 unknot_settings_get_water_interval (UnknotSettings *self);

gboolean unknot_settings_get_sound (UnknotSettings *self);
gboolean unknot_settings_get_autostart (UnknotSettings *self);

/* Names that do not exist are left out; none at all is a chair. */
UnknotPlace unknot_settings_get_places (UnknotSettings *self);
/* Returns: (transfer full) */
char **unknot_settings_get_props (UnknotSettings *self);
char **unknot_settings_get_left_out (UnknotSettings *self);

G_END_DECLS
