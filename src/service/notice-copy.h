/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libnotify/notify.h>

#include "service/notifier.h"

G_BEGIN_DECLS

/* An UnknotNotice that is kept for as long as it is true, and how it looks to a server. */
typedef struct {
  char *summary;
  char *body;
  char *body_without_actions;
  GPtrArray *actions; /* id, label, id, label, ... */
  guint seconds;
  gboolean low;
  gboolean transient;
} UnknotNoticeCopy;

UnknotNoticeCopy *unknot_notice_copy_new (const UnknotNotice *notice);
void unknot_notice_copy_free (UnknotNoticeCopy *copy);

/* Returns: (transfer full): the text for a server that shows buttons (@actions), or none, and
 * reads markup, or not. */
char *unknot_notice_copy_make_body (const UnknotNoticeCopy *copy, gboolean actions, gboolean markup);

/* Everything but texts and buttons. */
void unknot_notice_copy_set_hints (const UnknotNoticeCopy *copy, NotifyNotification *shown, gboolean sound);

G_END_DECLS
