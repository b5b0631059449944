/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/search/search.h"
#include "service/service-private.h"

/* What the desktop's search asks for. */

static void
prepare (gpointer user_data)
{
  UnknotService *self = user_data;

  /* Not at every letter: the catalogue is watched once it has been read. */
  if (!self->catalog_loaded)
    unknot_service_load_catalog (self);
}

static void
open_page (const char *page, const char *token, gpointer user_data)
{
  UnknotService *self = user_data;

  unknot_launcher_open_page (self->launcher, page, token);
}

gboolean
unknot_service_export_search (UnknotService *self, GError **error)
{
  static const UnknotSearchCommands commands = { .prepare = prepare, .open = open_page };

  self->search = unknot_search_new (self->catalog, &commands, self);
  return unknot_search_export (self->search, self->connection, error);
}
