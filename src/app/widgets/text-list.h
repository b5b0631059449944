/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A short list of sentences under a title; invisible while it has none.
 *
 * Properties: title; numbered (1, 2, 3 instead of dots); flowing (one after the other in a single
 * paragraph, for short ones). */
#define UNKNOT_TYPE_TEXT_LIST (unknot_text_list_get_type ())
G_DECLARE_FINAL_TYPE (UnknotTextList, unknot_text_list, UNKNOT, TEXT_LIST, GtkWidget)

/* @lines: (nullable): NULL-terminated, copied.  @most: how many of them are shown; 0: all. */
void unknot_text_list_set_lines (UnknotTextList *self, const char *const *lines, guint most);

/* The same with a quiet word below each line.  @notes: as many as there are @lines; an empty one is not shown.
 * Not for a flowing list. */
void unknot_text_list_set_noted_lines (UnknotTextList *self, const char *const *lines, const char *const *notes);

G_END_DECLS
