/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notices-seen.h"

#define PATH "/org/freedesktop/Notifications"
#define TEST "io.github.unknot.Test.Notifications."

static GVariant *
call (UnknotFixture *fixture, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = unknot_fixture_call (fixture, NOTICES_NAME, PATH, method, parameters, &error);

  g_assert_no_error (error);

  return reply;
}

void
notice_seen_free (NoticeSeen *self)
{
  g_free (self->summary);
  g_free (self->body);
  g_strfreev (self->actions);
  g_variant_unref (self->hints);
  g_free (self);
}

GSubprocess *
notices_start (UnknotFixture *fixture, const char *capabilities)
{
  GSubprocess *server = unknot_fixture_spawn (fixture, "tests/service/fake-notifications", capabilities, NULL);

  unknot_wait (unknot_fixture_has_name (fixture, NOTICES_NAME));

  return server;
}

guint
notices_count_open (UnknotFixture *fixture)
{
  g_autoptr (GVariant) reply = call (fixture, TEST "List", NULL);
  g_autoptr (GVariant) list = g_variant_get_child_value (reply, 0);

  return g_variant_n_children (list);
}

guint
notices_count_shown (UnknotFixture *fixture)
{
  g_autoptr (GVariant) reply = call (fixture, TEST "Count", NULL);
  guint count;

  g_variant_get (reply, "(u)", &count);

  return count;
}

NoticeSeen *
notices_get (UnknotFixture *fixture, guint index)
{
  g_autoptr (GVariant) reply = call (fixture, TEST "List", NULL);
  g_autoptr (GVariant) list = g_variant_get_child_value (reply, 0);
  NoticeSeen *self;

  if (index >= g_variant_n_children (list))
    return NULL;

  self = g_new0 (NoticeSeen, 1);
  g_variant_get_child (list, index, "(uss^as@a{sv}i)", &self->id, &self->summary, &self->body, &self->actions,
                       &self->hints, &self->expiry);

  return self;
}

gboolean
notice_has_action (NoticeSeen *self, const char *action)
{
  for (guint i = 0; self->actions[i] != NULL && self->actions[i + 1] != NULL; i += 2)
    if (g_str_equal (self->actions[i], action))
      return TRUE;

  return FALSE;
}

guint
notices_find_action (UnknotFixture *fixture, const char *action)
{
  guint n = notices_count_open (fixture);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (NoticeSeen) seen = notices_get (fixture, i);

      if (seen != NULL && notice_has_action (seen, action))
        return seen->id;
    }

  return 0;
}

void
notices_click (UnknotFixture *fixture, guint id, const char *action, const char *token)
{
  g_autoptr (GVariant) reply = call (fixture, TEST "Click", g_variant_new ("(uss)", id, action, token));
}

void
notices_close (UnknotFixture *fixture, guint id, guint reason)
{
  g_autoptr (GVariant) reply = call (fixture, TEST "Close", g_variant_new ("(uu)", id, reason));
}

void
notices_set_quiet (UnknotFixture *fixture, gboolean quiet)
{
  g_autoptr (GVariant) reply = call (fixture, TEST "SetInhibited", g_variant_new ("(b)", quiet));
}
