/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/* What the fake notification server shows, and clicks on it. */

#define NOTICES_NAME "org.freedesktop.Notifications"

typedef struct {
  guint id;
  char *summary;
  char *body;
  char **actions; /* id, label, id, label, ... */
  GVariant *hints;
  int expiry;     /* ms; 0: never */
} NoticeSeen;

void notice_seen_free (NoticeSeen *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NoticeSeen, notice_seen_free)

/* Starts the fake server and waits until it is there.
 * @capabilities: (nullable): "none", or NULL for the usual ones */
GSubprocess *notices_start (UnknotFixture *fixture, const char *capabilities);

guint notices_count_open (UnknotFixture *fixture);
/* How often anything was shown or replaced. */
guint notices_count_shown (UnknotFixture *fixture);
/* Returns: (transfer full) (nullable): the open notification at @index, the oldest first. */
NoticeSeen *notices_get (UnknotFixture *fixture, guint index);
/* Returns: the number of the open notification that has the button @action, 0: none. */
guint notices_find_action (UnknotFixture *fixture, const char *action);
gboolean notice_has_action (NoticeSeen *self, const char *action);

void notices_click (UnknotFixture *fixture, guint id, const char *action, const char *token);
/* @reason: 1 expired, 2 dismissed by the user, 4 unknown */
void notices_close (UnknotFixture *fixture, guint id, guint reason);

/* Do-not-disturb, as Plasma tells it. */
void notices_set_quiet (UnknotFixture *fixture, gboolean quiet);

G_END_DECLS
