/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libnotify/notify.h>

#include "service/notice-copy.h"
#include "service/notices-left.h"
#include "service/notifier.h"

G_BEGIN_DECLS

/* Shared by the files that make up the notifier: notifier.c (what is to be shown, and the server that shows
 * it) and notifier-answers.c (what is clicked). */
typedef struct {
  UnknotNoticeCopy *wanted;  /* what is true; NULL: nothing, or done with */
  gboolean due;              /* wanted is to be sent */
  NotifyNotification *shown; /* on screen at the present server */
} Slot;

struct _UnknotNotifier
{
  GObject parent_instance;

  GDBusConnection *connection;
  GCancellable *cancellable;
  Slot slots[UNKNOT_N_SLOTS];
  gboolean sound;
  UnknotNoticesLeft *left;
  gboolean may_activate;
  gboolean asking;
  gboolean has_actions;
  gboolean has_markup;
  guint watch;
  guint retry;
  guint release; /* idle source: libnotify may let go of the server */
  guint retries;
  const char *problem;
};

/* Gives @shown the buttons of what the slot @number wants. */
void unknot_notifier_set_actions (UnknotNotifier *self, NotifyNotification *shown, guint number);

G_END_DECLS
