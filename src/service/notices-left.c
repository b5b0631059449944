/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/notices-left.h"

#include "service/icons.h"

/* A server that is well answers within milliseconds. */
#define PATIENCE_MS 500

struct _UnknotNoticesLeft
{
  GDBusConnection *connection;
  char *server;    /* (nullable): the one that is there */
  GVariant *kept;  /* (nullable): still to be withdrawn */
  guint last_word; /* its number, 0: none */
};

UnknotNoticesLeft *
unknot_notices_left_new (GDBusConnection *connection)
{
  UnknotNoticesLeft *self = g_new0 (UnknotNoticesLeft, 1);

  self->connection = g_object_ref (connection);

  return self;
}

void
unknot_notices_left_free (UnknotNoticesLeft *self)
{
  g_object_unref (self->connection);
  g_free (self->server);
  g_clear_pointer (&self->kept, g_variant_unref);
  g_free (self);
}

void
unknot_notices_left_close (UnknotNoticesLeft *self, guint number)
{
  g_dbus_connection_call (self->connection, UNKNOT_NOTICES_SERVER, UNKNOT_NOTICES_PATH, UNKNOT_NOTICES_SERVER,
                          "CloseNotification", g_variant_new ("(u)", number), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1, NULL, NULL, NULL);
}

/* A server that has come since then never showed it, and may have given the number to another
 * program. */
static void
withdraw_kept (UnknotNoticesLeft *self)
{
  g_autoptr (GVariantIter) iter = NULL;
  const char *shown_by;
  guint32 number;

  if (self->kept == NULL || self->server == NULL)
    return;
  g_variant_get (self->kept, "(&sau)", &shown_by, &iter);
  while (g_str_equal (shown_by, self->server) && g_variant_iter_next (iter, "u", &number))
    unknot_notices_left_close (self, number);
  g_clear_pointer (&self->kept, g_variant_unref);
}

void
unknot_notices_left_set_server (UnknotNoticesLeft *self, const char *owner)
{
  g_clear_pointer (&self->server, g_free);
  self->last_word = 0;
  /* A bus gives no name twice while it runs, and has another guid when it runs again. */
  if (owner != NULL)
    self->server = g_strconcat (g_dbus_connection_get_guid (self->connection), " ", owner, NULL);
  withdraw_kept (self);
}

gboolean
unknot_notices_left_has_server (UnknotNoticesLeft *self)
{
  return self->server != NULL;
}

void
unknot_notices_left_withdraw (UnknotNoticesLeft *self, GVariant *kept)
{
  if (!g_variant_is_of_type (kept, G_VARIANT_TYPE (UNKNOT_NOTICES_LEFT_TYPE)))
    return;
  g_clear_pointer (&self->kept, g_variant_unref);
  self->kept = g_variant_ref (kept);
  withdraw_kept (self);
}

GVariant *
unknot_notices_left_list (UnknotNoticesLeft *self, GArray *shown)
{
  GVariantBuilder numbers;

  /* Without a server nothing new is shown, and what is old is withdrawn when it is back. */
  if (self->kept != NULL)
    return g_variant_ref (self->kept);

  g_variant_builder_init (&numbers, G_VARIANT_TYPE ("au"));
  for (guint i = 0; i < shown->len; i++)
    g_variant_builder_add (&numbers, "u", g_array_index (shown, guint32, i));
  if (self->last_word != 0)
    g_variant_builder_add (&numbers, "u", self->last_word);

  return g_variant_ref_sink (g_variant_new ("(sau)", self->server != NULL ? self->server : "", &numbers));
}

void
unknot_notices_left_say (UnknotNoticesLeft *self, const UnknotNotice *notice)
{
  g_autofree char *icon = unknot_icons_get_app_icon ();
  g_autoptr (GVariant) reply = NULL;

  if (self->server == NULL)
    return;
  reply = g_dbus_connection_call_sync (
    self->connection, UNKNOT_NOTICES_SERVER, UNKNOT_NOTICES_PATH, UNKNOT_NOTICES_SERVER, "Notify",
    g_variant_new ("(susssasa{sv}i)", "Unknot", self->last_word, icon, notice->summary, notice->body, NULL, NULL,
                   notice->seconds > 0 ? (int) notice->seconds * 1000 : 0),
    G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE_MS, NULL, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(u)", &self->last_word);
}
