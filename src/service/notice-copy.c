/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/notice-copy.h"

#include "config.h"

UnknotNoticeCopy *
unknot_notice_copy_new (const UnknotNotice *notice)
{
  UnknotNoticeCopy *copy = g_new0 (UnknotNoticeCopy, 1);

  copy->summary = g_strdup (notice->summary);
  copy->body = g_strdup (notice->body);
  copy->body_without_actions =
    g_strdup (notice->body_without_actions != NULL ? notice->body_without_actions : notice->body);
  copy->actions = g_ptr_array_new_with_free_func (g_free);
  for (const UnknotNoticeAction *action = notice->actions; action != NULL && action->id != NULL; action++)
    {
      g_ptr_array_add (copy->actions, g_strdup (action->id));
      g_ptr_array_add (copy->actions, g_strdup (action->label));
    }
  copy->seconds = notice->seconds;
  copy->low = notice->low;
  copy->transient = notice->transient;

  return copy;
}

void
unknot_notice_copy_free (UnknotNoticeCopy *copy)
{
  g_free (copy->summary);
  g_free (copy->body);
  g_free (copy->body_without_actions);
  g_ptr_array_unref (copy->actions);
  g_free (copy);
}

char *
unknot_notice_copy_make_body (const UnknotNoticeCopy *copy, gboolean actions, gboolean markup)
{
  const char *body = actions ? copy->body : copy->body_without_actions;

  return markup ? g_markup_escape_text (body, -1) : g_strdup (body);
}

void
unknot_notice_copy_set_hints (const UnknotNoticeCopy *copy, NotifyNotification *shown, gboolean sound)
{
  notify_notification_clear_hints (shown);
  notify_notification_set_category (shown, "x-unknot.reminder");
  notify_notification_set_urgency (shown, copy->low ? NOTIFY_URGENCY_LOW : NOTIFY_URGENCY_NORMAL);
  notify_notification_set_timeout (shown, copy->seconds > 0 ? (int) copy->seconds * 1000 : NOTIFY_EXPIRES_NEVER);
  notify_notification_set_hint (shown, "desktop-entry", g_variant_new_string (UNKNOT_APP_ID));
  if (!sound)
    notify_notification_set_hint (shown, "suppress-sound", g_variant_new_boolean (TRUE));
  if (copy->transient)
    notify_notification_set_hint (shown, "transient", g_variant_new_boolean (TRUE));
}
