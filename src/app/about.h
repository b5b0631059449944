/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* What Unknot is, how sure anybody can be of what it shows, where that comes from, and its licence. */
#define UNKNOT_TYPE_ABOUT (unknot_about_get_type ())
G_DECLARE_FINAL_TYPE (UnknotAbout, unknot_about, UNKNOT, ABOUT, GtkWindow)

UnknotAbout *unknot_about_new (UnknotApplication *app);

G_END_DECLS
