/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/history/knots.h"

G_BEGIN_DECLS

/* How strong a spot is now: a scale from 0 to 10 with its words, a note, and the short ways
 * "eased" and "gone".
 *
 * Signal said (uint strength, const char *note): the user has said it. */
#define UNKNOT_TYPE_MARK_FORM (unknot_mark_form_get_type ())
G_DECLARE_FINAL_TYPE (UnknotMarkForm, unknot_mark_form, UNKNOT, MARK_FORM, GtkWidget)

/* Begins anew with what is open there.  @knot: (nullable): nothing. */
void unknot_mark_form_set_knot (UnknotMarkForm *self, const UnknotKnot *knot);

G_END_DECLS
