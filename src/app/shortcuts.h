/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* What can be done by keyboard.  GtkShortcutsWindow is wider than a telephone, and on its way out
 * of GTK. */
#define UNKNOT_TYPE_SHORTCUTS (unknot_shortcuts_get_type ())
G_DECLARE_FINAL_TYPE (UnknotShortcuts, unknot_shortcuts, UNKNOT, SHORTCUTS, GtkWindow)

/* @app: knows the keys of its actions. */
UnknotShortcuts *unknot_shortcuts_new (UnknotApplication *app);

G_END_DECLS
