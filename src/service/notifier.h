/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Desktop notifications, sent by libnotify.
 *
 * There is one slot for each subject.  A slot holds what is true just now; showing something
 * else in it replaces what is on screen, and withdrawing takes it away.  When the server
 * restarts, or appears late, what still holds is shown again, unless the user has answered
 * or closed it, or it had its time.
 *
 * libnotify waits for the server's answers.  So that a server that hangs does not hang the
 * service, each batch is preceded by a question that is not waited for; only a server that
 * answers it at once is sent anything.  A thread would do the same, but costs memory all day.
 *
 * A missing server is asked for by activation once for each thing to be shown.
 *
 * Signals
 * "answered" (slot: u, action: s, token: s or NULL): a button, or "default" for a click on
 *   the text, with the activation token for the window that it opens.
 * "closed" (slot: u): it had its time or the user closed it, and nothing was answered.
 * "shown": something has come onto the screen: unknot_notifier_list_shown() tells more than before.
 * "notify::problem". */
#define UNKNOT_TYPE_NOTIFIER (unknot_notifier_get_type ())
G_DECLARE_FINAL_TYPE (UnknotNotifier, unknot_notifier, UNKNOT, NOTIFIER, GObject)

typedef enum {
  UNKNOT_SLOT_BREAK,
  UNKNOT_SLOT_POSTURE,
  UNKNOT_SLOT_ON_CALL,
  UNKNOT_SLOT_HEAT,
  UNKNOT_SLOT_WATER,
  UNKNOT_SLOT_TROUBLE,
  UNKNOT_SLOT_HISTORY,
  UNKNOT_SLOT_TEST,
  UNKNOT_N_SLOTS
} UnknotSlot;

typedef struct {
  const char *id;    /* "default": a click on the text */
  const char *label;
} UnknotNoticeAction;

/* All texts are plain text: what looks like markup is shown as it is. */
typedef struct {
  const char *summary;
  const char *body;
  const char *body_without_actions; /* (nullable): for servers without buttons; says what to do */
  const UnknotNoticeAction *actions; /* (nullable): ends with an id of NULL */
  guint seconds;      /* how long it stays on screen, 0: until it is withdrawn */
  gboolean low;       /* may be shown less prominently */
  gboolean transient; /* not worth keeping in the server's list */
} UnknotNotice;

UnknotNotifier *unknot_notifier_new (GDBusConnection *connection);

/* Whether the server may play its sound; off at first. */
void unknot_notifier_set_sound (UnknotNotifier *self, gboolean sound);

/* @notice is copied. */
void unknot_notifier_show (UnknotNotifier *self, UnknotSlot slot, const UnknotNotice *notice);
void unknot_notifier_withdraw (UnknotNotifier *self, UnknotSlot slot);
/* Withdraws everything without waiting for the server. */
void unknot_notifier_withdraw_all (UnknotNotifier *self);

/* What stays on the screen when nobody withdraws it: notices-left.h. */
typedef struct _UnknotNoticesLeft UnknotNoticesLeft;
UnknotNoticesLeft *unknot_notifier_get_left (UnknotNotifier *self);
/* All that is on screen, for the next life of the service.  Returns: (transfer full). */
GVariant *unknot_notifier_list_shown (UnknotNotifier *self);

/* Returns: (nullable): why notifications do not appear and what to do; NULL: they do. */
const char *unknot_notifier_get_problem (UnknotNotifier *self);

G_END_DECLS
