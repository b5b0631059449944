/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/break/break-bar.h"

G_BEGIN_DECLS

/* What a monitor without the guide shows during a break: how long it still lasts. */
#define UNKNOT_TYPE_BREAK_COUNTDOWN (unknot_break_countdown_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBreakCountdown, unknot_break_countdown, UNKNOT, BREAK_COUNTDOWN, GtkWidget)

void unknot_break_countdown_show_moment (UnknotBreakCountdown *self, const UnknotBreakMoment *moment);

G_END_DECLS
