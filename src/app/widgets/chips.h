/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words in a row or several, each with a button that takes it out; invisible while there are
 * none.  Whoever takes out several with the keyboard stays where they are.
 *
 * Properties: wide (characters of a word before it is cut off).
 * Signals: removed (guint index) the user wants it out: it stays until other words are set. */
#define UNKNOT_TYPE_CHIPS (unknot_chips_get_type ())
G_DECLARE_FINAL_TYPE (UnknotChips, unknot_chips, UNKNOT, CHIPS, GtkWidget)

/* @words: NULL-terminated, copied. */
void unknot_chips_set_words (UnknotChips *self, const char *const *words);

G_END_DECLS
