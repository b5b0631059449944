/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reading a folder that anybody may have put anything into. */

/* What tells whether a file is still the one that was read. */
typedef struct {
  guint64 device;
  guint64 inode;
  gint64 size;
  gint64 changed; /* nanoseconds */
} UnknotFileStamp;

/* Names of the files in @path that end with @suffix, sorted; hidden ones are left out.
 * Looks at no more than @max_seen names of any kind and returns no more than @max.
 * @more: (out): whether names were left out for that.
 * Returns: (transfer full): NULL with an error of G_FILE_ERROR. */
GPtrArray *unknot_folder_list (const char *path, const char *suffix, guint max, guint max_seen, gboolean *more,
                               GError **error);

/* Looks a file up without opening it; FALSE unless it is, or leads to, a regular file of at
 * most @max_bytes.
 * @reason: (out) (transfer full): why not, in words for the user. */
gboolean unknot_file_stamp (const char *path, gsize max_bytes, UnknotFileStamp *stamp, char **reason);

/* Reads a regular file of at most @max_bytes.  Never waits: pipes, devices and sockets are
 * refused.  Returns: (transfer full): NULL with @reason. */
GBytes *unknot_file_read (const char *path, gsize max_bytes, char **reason);

G_END_DECLS
