/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One of two things in a header bar: "wide" where it fits, "narrow" where it does not.
 *
 * Properties: wide, narrow (widgets). */
#define UNKNOT_TYPE_FITTING (unknot_fitting_get_type ())
G_DECLARE_FINAL_TYPE (UnknotFitting, unknot_fitting, UNKNOT, FITTING, GtkWidget)

gboolean unknot_fitting_is_wide (UnknotFitting *self);
/* @follower: (nullable): laid out anew when the other side shows. */
void unknot_fitting_set_follower (UnknotFitting *self, GtkWidget *follower);

G_END_DECLS
