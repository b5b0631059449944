/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/client.h"

G_BEGIN_DECLS

/* The history as a whole: deleting, putting back, importing.  Errors carry a sentence for the user. */

/* Deletes everything that ended in [from, to), wall microseconds. */
void unknot_client_delete_history (UnknotClient *self, gint64 from, gint64 to, GAsyncReadyCallback callback,
                                   gpointer user_data);
/* @rows: (out): how many there were. */
gboolean unknot_client_delete_history_finish (UnknotClient *self, GAsyncResult *result, guint *rows, GError **error);

/* What restoring would put back. */
void unknot_client_get_deleted (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data);
/* @rows: (out): how many, without the hours of the day; @seconds: (out): for how long yet, 0: nothing. */
gboolean unknot_client_get_deleted_finish (UnknotClient *self, GAsyncResult *result, guint *rows, guint *seconds,
                                           GError **error);

/* Puts back what was deleted last. */
void unknot_client_restore_history (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean unknot_client_restore_history_finish (UnknotClient *self, GAsyncResult *result, guint *rows, GError **error);

/* Reads an export into the history. */
void unknot_client_import_history (UnknotClient *self, GFile *file, GAsyncReadyCallback callback, gpointer user_data);
/* @added, @known: (out): how many rows were new, and how many were there. */
gboolean unknot_client_import_history_finish (UnknotClient *self, GAsyncResult *result, guint *added, guint *known,
                                              GError **error);

G_END_DECLS
