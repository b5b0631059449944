/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/client.h"
#include "core/schedule/day-log.h"

G_BEGIN_DECLS

/* Asks how the hours since @from (wall, microseconds) went. */
void unknot_client_get_day (UnknotClient *self, gint64 from, GAsyncReadyCallback callback, gpointer user_data);
/* Returns: (transfer full) (element-type UnknotDaySpan): in order; NULL with an error for a person. */
GArray *unknot_client_get_day_finish (UnknotClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
