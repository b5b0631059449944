/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-private.h"

#include <gio/gio.h>

/* What is done before whatever else waits has its turn (unknot_catalog_read_own()): about two
 * milliseconds, less than a frame on a slow computer, too. */
#define TURN (48 * 1024)

/* After a window's frames and before the pictures of its cards, which all would be painted anew
 * when the last file has been read. */
#define READING_PRIORITY (G_PRIORITY_HIGH_IDLE + 25)

static void
publish (UnknotCatalog *self)
{
  unknot_catalog_count (self);
  g_signal_emit_by_name (self, "changed");
}

/* What is being read is not begun anew: a large folder that is asked for often would never be
 * there. */
static gboolean
finish_own (UnknotCatalog *self)
{
  if (self->names == NULL)
    return FALSE;
  unknot_catalog_read_own (self, G_MAXSIZE);
  return unknot_catalog_end_own (self);
}

void
unknot_catalog_load (UnknotCatalog *self)
{
  gboolean changed;

  g_return_if_fail (UNKNOT_IS_CATALOG (self));

  g_clear_handle_id (&self->idle, g_source_remove);
  changed = unknot_catalog_read_bundled (self);
  if (self->own != NULL)
    {
      changed = unknot_catalog_open_index (self) || changed;
      changed = finish_own (self) || changed;
      unknot_catalog_begin_own (self);
      unknot_catalog_read_own (self, G_MAXSIZE);
      changed = unknot_catalog_end_own (self) || changed;
    }
  if (changed)
    publish (self);
}

static gboolean
idle_cb (gpointer data)
{
  UnknotCatalog *self = data;

  if (unknot_catalog_read_own (self, TURN))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  if (unknot_catalog_end_own (self))
    publish (self);
  if (self->again)
    unknot_catalog_load_gently (self);
  else
    g_signal_emit_by_name (self, "read");
  return G_SOURCE_REMOVE;
}

void
unknot_catalog_load_gently (UnknotCatalog *self)
{
  gboolean changed;

  g_return_if_fail (UNKNOT_IS_CATALOG (self));

  changed = unknot_catalog_read_bundled (self);
  changed = unknot_catalog_open_index (self) || changed;
  if (changed)
    publish (self);
  if (self->own == NULL)
    return;
  if (self->idle != 0)
    {
      self->again = TRUE;
      return;
    }
  unknot_catalog_begin_own (self);
  self->idle = g_idle_add_full (READING_PRIORITY, idle_cb, self, NULL);
}

void
unknot_catalog_expect (UnknotCatalog *self, const char *id)
{
  g_return_if_fail (UNKNOT_IS_CATALOG (self) && id != NULL);

  if (self->idle != 0 && unknot_catalog_find (self, id) == NULL)
    unknot_catalog_load (self);
}

void
unknot_catalog_watch (UnknotCatalog *self)
{
  g_return_if_fail (UNKNOT_IS_CATALOG (self));

  if (self->own != NULL && self->watch == NULL)
    self->watch = unknot_folder_watch_new (self->own, (void (*) (gpointer)) unknot_catalog_load_gently, self);
}
