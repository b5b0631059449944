/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How to get a tray on the desktop named by @desktop ((nullable): XDG_CURRENT_DESKTOP): one or
 * two sentences, the same in the window and on the command line.  Constant. */
const char *unknot_tray_advice (const char *desktop);

G_END_DECLS
