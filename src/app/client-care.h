/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/client.h"

G_BEGIN_DECLS

/* Heat sessions and water, as the service tells of them. */

/* "off", "on", "skin", "take-off" or "stretch": see Service1.HeatPhase. */
const char *unknot_client_get_heat_phase (UnknotClient *self);
gboolean unknot_client_heat_is (UnknotClient *self, const char *phase);
/* Ids of guides; "" when off, or none. */
const char *unknot_client_get_heat_guide (UnknotClient *self);
const char *unknot_client_get_heat_stretch (UnknotClient *self);
/* Until the heat must be taken away, microseconds, as of this very moment; 0: it must. */
gint64 unknot_client_get_heat_left (UnknotClient *self);
/* Until the next look at the skin; -1: none is to come. */
gint64 unknot_client_get_skin_check_in (UnknotClient *self);
/* Whether what is drunk is counted, and how often that was today. */
gboolean unknot_client_get_water (UnknotClient *self);
guint unknot_client_get_water_today (UnknotClient *self);

/* @warmed: seconds for which it has been warm already.
 * @looked: whether the skin has been looked at meanwhile. */
void unknot_client_start_heat (UnknotClient *self, const char *guide, guint warmed, gboolean looked,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean unknot_client_start_heat_finish (UnknotClient *self, GAsyncResult *result, GError **error);
void unknot_client_end_heat (UnknotClient *self);
void unknot_client_answer_skin (UnknotClient *self, gboolean fine);
void unknot_client_had_water (UnknotClient *self);

G_END_DECLS
