/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells when files of a folder have come, gone or been written, a moment after the last of
 * several changes.  Sleeps until then, and needs no thread of its own. */
typedef struct _UnknotFolderWatch UnknotFolderWatch;

/* @path: made if it is not there.
 * @changed: called in the default main context.
 * Returns: (transfer full) (nullable): NULL when the folder cannot be made or watched. */
UnknotFolderWatch *unknot_folder_watch_new (const char *path, void (*changed) (gpointer user_data), gpointer user_data);
void unknot_folder_watch_free (UnknotFolderWatch *self);

G_END_DECLS
