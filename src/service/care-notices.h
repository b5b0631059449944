/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/heat.h"
#include "service/notifier.h"

G_BEGIN_DECLS

/* What the notifications about heat and water say.  Ids of their buttons, besides "default": */
#define UNKNOT_NOTICE_SKIN_FINE "skin-fine"
#define UNKNOT_NOTICE_SKIN_SORE "skin-sore"
#define UNKNOT_NOTICE_HEAT_OFF "heat-off"
#define UNKNOT_NOTICE_STRETCH "stretch"
#define UNKNOT_NOTICE_NO_STRETCH "no-stretch"
#define UNKNOT_NOTICE_SEE_SOMEONE "see-someone"
#define UNKNOT_NOTICE_HAD_WATER "had-water"

/* A session has begun.  @advice: (nullable): a sentence to go with it.  @not_for: NULL-terminated: all that is
 * said of who should ask first: a session may begin from the command line, without its guide on the screen. */
void unknot_notices_show_heat_on (UnknotNotifier *notifier, const UnknotHeatStatus *status, const char *advice,
                                  const char *const *not_for);
void unknot_notices_show_skin (UnknotNotifier *notifier, const UnknotHeatStatus *status);
/* @warm: for how long it has been warm. */
void unknot_notices_show_take_off (UnknotNotifier *notifier, const UnknotHeatStatus *status, gint64 warm);
/* @title, @seconds: of the stretch. */
void unknot_notices_show_stretch (UnknotNotifier *notifier, const char *title, guint seconds);
void unknot_notices_show_sore (UnknotNotifier *notifier);
/* The program ends while it is warm: nobody will say when to take it away.  @left: until then. */
void unknot_notices_leave_heat (UnknotNotifier *notifier, gint64 left);

void unknot_notices_show_water (UnknotNotifier *notifier);

G_END_DECLS
