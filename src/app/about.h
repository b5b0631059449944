/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the About dialog: version, licence, and what Unknot cannot do.  @parent: (nullable). */
void unknot_about_present (GtkWindow *parent);

G_END_DECLS
