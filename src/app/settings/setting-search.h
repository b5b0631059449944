/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Finds settings by the words of their titles and descriptions, and of the page they are on.  While
 * something is typed into the entry, what fits is listed in place of the pages; what is chosen there
 * is shown on its page, with a light that goes out by itself. */
#define UNKNOT_TYPE_SETTING_SEARCH (unknot_setting_search_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSettingSearch, unknot_setting_search, UNKNOT, SETTING_SEARCH, GtkWidget)

/* @entry: where is typed; it stays its owner's.  @pages: whose pages are searched.
 * @content: what is shown while nothing is typed; taken over. */
GtkWidget *unknot_setting_search_new (GtkSearchEntry *entry, GtkStack *pages, GtkWidget *content);
/* Whether something is typed: what is listed then is the way back.  Clears it. */
gboolean unknot_setting_search_clear (UnknotSettingSearch *self);

G_END_DECLS
