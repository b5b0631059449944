/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/schedule.h"
#include "service/notifier.h"

G_BEGIN_DECLS

/* What the notifications say, and which buttons they have.  Ids of buttons, besides
 * "default" for a click on the text: */
#define UNKNOT_NOTICE_START "start"
#define UNKNOT_NOTICE_POSTPONE "postpone"
#define UNKNOT_NOTICE_SKIP "skip"
#define UNKNOT_NOTICE_GOOD "good"
#define UNKNOT_NOTICE_SLOUCHING "slouching"
#define UNKNOT_NOTICE_SHOW "show"
#define UNKNOT_NOTICE_NOT_NOW "not-now"
#define UNKNOT_NOTICE_OPEN_AGAIN "open-again"

/* @length: until the break. */
void unknot_notices_show_soon (UnknotNotifier *notifier, gint64 length);

/* @count: 0 the first time, then the number of the reminder.
 * @guide: (nullable): title of the guide that would be shown. */
void unknot_notices_show_due (UnknotNotifier *notifier, const UnknotStatus *status, guint count, const char *guide);

void unknot_notices_show_posture (UnknotNotifier *notifier, const char *question);

/* A break has been held for long; @guide is the title of a movement that disturbs nobody. */
void unknot_notices_show_on_call (UnknotNotifier *notifier, const char *guide);

/* The window that showed a break is gone. */
void unknot_notices_show_lost (UnknotNotifier *notifier);
/* Something asked for could not be done; @message is a sentence. */
void unknot_notices_show_failed (UnknotNotifier *notifier, const char *message);
/* @message: what is wrong with the file that keeps it, or was. */
void unknot_notices_show_history (UnknotNotifier *notifier, const char *message);

void unknot_notices_show_test (UnknotNotifier *notifier);

G_END_DECLS
