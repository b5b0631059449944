/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

G_BEGIN_DECLS

/* The guides in the desktop's own search: org.gnome.Shell.SearchProvider2 for GNOME's overview
 * and org.kde.krunner1 for Plasma's.  Two registered objects and no state but a token, so that it
 * costs nothing while nobody searches.
 *
 * Both desktops ask a running service only (AutoStart in the Shell's file, the star in KRunner's):
 * who has quit Unknot does not get it back by typing "shoulder". */
#define UNKNOT_TYPE_SEARCH (unknot_search_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSearch, unknot_search, UNKNOT, SEARCH, GObject)

#define UNKNOT_SEARCH_SHELL_PATH "/io/github/unknot/Unknot/SearchProvider"
#define UNKNOT_SEARCH_KRUNNER_PATH "/io/github/unknot/Unknot/KRunner"

typedef struct {
  /* Makes sure that the catalogue has been read. */
  void (*prepare) (gpointer user_data);
  /* @page: as Service1.ShowWindow, or "search:WORDS".  @token: (nullable): of the click. */
  void (*open) (const char *page, const char *token, gpointer user_data);
} UnknotSearchCommands;

UnknotSearch *unknot_search_new (UnknotCatalog *catalog, const UnknotSearchCommands *commands, gpointer user_data);
gboolean unknot_search_export (UnknotSearch *self, GDBusConnection *connection, GError **error);
void unknot_search_unexport (UnknotSearch *self);

G_END_DECLS
