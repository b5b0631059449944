/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/client.h"
#include "core/history/history-marks.h"

G_BEGIN_DECLS

/* Marks of where it hurts, over the service.  The client's signal "marks-changed" says when
 * there are others than before. */

/* @mark: its id is not looked at; marked 0: now. */
void unknot_client_add_mark (UnknotClient *self, const UnknotHistoryMark *mark, GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean unknot_client_add_mark_finish (UnknotClient *self, GAsyncResult *result, GError **error);
/* The same for who does not wait for the answer: what goes wrong reaches the user through
 * "refused". */
void unknot_client_say_mark (UnknotClient *self, const UnknotHistoryMark *mark);
void unknot_client_delete_mark (UnknotClient *self, gint64 id, GAsyncReadyCallback callback, gpointer user_data);
gboolean unknot_client_delete_mark_finish (UnknotClient *self, GAsyncResult *result, GError **error);
/* Those since @from, wall microseconds, oldest first. */
void unknot_client_get_marks (UnknotClient *self, gint64 from, GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) (element-type UnknotHistoryMark): NULL with an error. */
GPtrArray *unknot_client_get_marks_finish (UnknotClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
