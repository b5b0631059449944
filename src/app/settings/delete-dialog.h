/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks how much of the history goes: a few spans, any days, or all of it.
 *
 * Signals: chosen (gint64 from, gint64 to): [from, to), wall microseconds; the dialog has closed. */
#define UNKNOT_TYPE_DELETE_DIALOG (unknot_delete_dialog_get_type ())
G_DECLARE_FINAL_TYPE (UnknotDeleteDialog, unknot_delete_dialog, UNKNOT, DELETE_DIALOG, GtkWindow)

UnknotDeleteDialog *unknot_delete_dialog_new (GtkWindow *parent);

G_END_DECLS
