/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long each spot has been pressed today, against the daily limit of a guide.  Pure: no
 * clock; seconds are handed in as they pass. */
typedef struct _UnknotSpotTimes UnknotSpotTimes;

/* @limit: seconds for one spot on one day; 0: none. */
UnknotSpotTimes *unknot_spot_times_new (guint limit);
void unknot_spot_times_free (UnknotSpotTimes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotSpotTimes, unknot_spot_times_free)

/* What @spot has had today before; what was pressed here since comes on top of it. */
void unknot_spot_times_set_before (UnknotSpotTimes *self, const char *spot, double seconds);
/* The same for several, a{su}. */
void unknot_spot_times_set_all_before (UnknotSpotTimes *self, GVariant *spots);
/* Seconds that @spot may still be pressed today; G_MAXDOUBLE without a limit. */
double unknot_spot_times_get_left (UnknotSpotTimes *self, const char *spot);
void unknot_spot_times_press (UnknotSpotTimes *self, const char *spot, double seconds);

/* A spot with whole seconds pressed that have not been taken yet, and takes them.
 * @spot: (out) (transfer none).  Returns: FALSE when there is none. */
gboolean unknot_spot_times_take (UnknotSpotTimes *self, const char **spot, guint *seconds);

G_END_DECLS
