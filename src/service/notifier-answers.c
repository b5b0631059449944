/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clicks on what is shown, on their way to whoever listens to "answered". */
#include "service/notifier-private.h"

typedef struct {
  UnknotNotifier *notifier;
  guint slot;
  char *action;
  char *token;
} Answer;

static Answer *
answer_new (UnknotNotifier *self, guint slot)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->notifier = g_object_ref (self);
  answer->slot = slot;

  return answer;
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->notifier);
  g_free (answer->action);
  g_free (answer->token);
  g_free (answer);
}

static gboolean
answer_passed_on_cb (gpointer user_data)
{
  Answer *answer = user_data;

  g_signal_emit_by_name (answer->notifier, "answered", answer->slot, answer->action, answer->token);

  return G_SOURCE_REMOVE;
}

static void
action_invoked_cb (NotifyNotification *shown, char *action, gpointer user_data)
{
  Answer *asked = user_data;
  UnknotNotifier *self = asked->notifier;
  Answer *answer;

  /* A click on what was replaced a moment ago means nothing any more. */
  if (self->slots[asked->slot].shown != shown)
    return;

  g_clear_pointer (&self->slots[asked->slot].wanted, unknot_notice_copy_free);
  self->slots[asked->slot].due = FALSE;

  /* Whoever is told may withdraw the notification, which libnotify is still busy with. */
  answer = answer_new (self, asked->slot);
  answer->action = g_strdup (action);
  answer->token = g_strdup (notify_notification_get_activation_token (shown));
  g_idle_add_full (G_PRIORITY_DEFAULT, answer_passed_on_cb, answer, answer_free);
}

void
unknot_notifier_set_actions (UnknotNotifier *self, NotifyNotification *shown, guint number)
{
  GPtrArray *actions = self->slots[number].wanted->actions;

  notify_notification_clear_actions (shown);
  for (guint i = 0; self->has_actions && i + 1 < actions->len; i += 2)
    notify_notification_add_action (shown, g_ptr_array_index (actions, i), g_ptr_array_index (actions, i + 1),
                                    action_invoked_cb, answer_new (self, number), answer_free);
}
