/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The service's state on disk: one a{sv} in GVariant's text format, so that a person can
 * read it and damage shows.  It is replaced as a whole, never changed in place: whoever is
 * killed while writing leaves the old state behind. */

typedef enum {
  UNKNOT_STORE_ERROR_DAMAGED, /* could not be read and was set aside; the message names the place */
  UNKNOT_STORE_ERROR_READ,    /* is there, but the system does not let us read it */
  UNKNOT_STORE_ERROR_WRITE,   /* full disk, read-only folder; the message is for a person */
} UnknotStoreError;
#define UNKNOT_STORE_ERROR (unknot_store_error_quark ())
GQuark unknot_store_error_quark (void);

/* $XDG_STATE_HOME/unknot/schedule.  Returns: (transfer full) */
char *unknot_store_default_path (void);

/* What a file of the store holds.  Returns: (transfer full) (nullable): an a{sv}, NULL with any
 * error, whose message says what is wrong. */
GVariant *unknot_store_parse (const char *text, gsize length, GError **error);

/* Returns: (transfer full) (nullable): NULL without @error when nothing was ever saved.
 * A damaged file is renamed to "PATH.damaged-DATE". */
GVariant *unknot_store_load (const char *path, GError **error);

/* Returns when @state, an a{sv}, has reached the disk.  Sinks a floating @state. */
gboolean unknot_store_save (const char *path, GVariant *state, GError **error);

/* The same beside @path, as "PATH.recent", without waiting for the disk: for what may be lost
 * when the machine breaks down, though not when the service does.  @state has a "serial" (t)
 * above that of the last unknot_store_save(). */
gboolean unknot_store_save_recent (const char *path, GVariant *state, GError **error);

/* What unknot_store_save_recent() left, if it is whole and newer than @saved, which
 * has a serial of its own.
 * Returns: (transfer full) (nullable) */
GVariant *unknot_store_load_recent (const char *path, GVariant *saved);

/* Names the running boot of the kernel.  Returns: (transfer full): "" when it is unknown. */
char *unknot_store_read_boot_id (void);

G_END_DECLS
