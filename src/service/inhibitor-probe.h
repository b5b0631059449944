/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/wayland.h"

struct ext_idle_notifier_v1;
struct org_kde_kwin_idle;

G_BEGIN_DECLS

/* Whether a window keeps the compositor from calling anybody idle (zwp_idle_inhibit: a video, a
 * presentation).
 *
 * No protocol tells that.  But a notification of a millisecond without input comes at once, even
 * between two keys, unless an inhibitor holds it back, and then it comes when that ends; so do
 * all compositors count that were tried (sway 1.7, KWin 5.27). */
typedef struct _UnknotInhibitorProbe UnknotInhibitorProbe;

/* @ext: (nullable), @kde: (nullable): one of the two is asked, @ext if it is there.  All must
 *   outlive the probe.
 * @told: called with FALSE within a moment when nothing inhibits; or with TRUE, and then once with
 *   FALSE when that ends.  FALSE is the last word.  The probe may be freed from within. */
UnknotInhibitorProbe *unknot_inhibitor_probe_new (UnknotWayland *connection, struct wl_seat *seat,
                                                  struct ext_idle_notifier_v1 *ext,
                                                  struct org_kde_kwin_idle *kde,
                                                  void (*told) (gboolean inhibited, gpointer user_data),
                                                  gpointer user_data);
void unknot_inhibitor_probe_free (UnknotInhibitorProbe *self);

G_END_DECLS
