/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/system-bus.h"

typedef struct {
  GCancellable *cancellable;
  void (*done) (GDBusConnection *bus, gpointer user_data);
  gpointer user_data;
} Waiting;

/* One opening of an address, and who waits for it. */
typedef struct {
  char *address;
  GQueue waiting;
} Opening;

static GDBusConnection *shared; /* weak */
static char *shared_address;
static Opening *current; /* NULL: none under way */

static void
answer_all (Opening *opening, GDBusConnection *bus)
{
  Waiting *next;

  if (current == opening)
    current = NULL;
  while ((next = g_queue_pop_head (&opening->waiting)))
    {
      if (!g_cancellable_is_cancelled (next->cancellable))
        next->done (bus, next->user_data);
      g_object_unref (next->cancellable);
      g_free (next);
    }
  g_free (opening->address);
  g_free (opening);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (bus)
    {
      g_set_weak_pointer (&shared, bus);
      g_free (shared_address);
      shared_address = g_strdup (opening->address);
    }
  else
    g_debug ("no system bus: %s", error->message);
  answer_all (opening, bus);
}

static gboolean
answer_cb (gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GDBusConnection) bus = shared && opening->address ? g_object_ref (shared) : NULL;

  answer_all (opening, bus);
  return G_SOURCE_REMOVE;
}

static void
begin (Opening *opening)
{
  gboolean reuse = shared && !g_dbus_connection_is_closed (shared) &&
                   g_strcmp0 (opening->address, shared_address) == 0;

  if (!opening->address || reuse)
    g_idle_add_full (G_PRIORITY_DEFAULT, answer_cb, opening, NULL);
  else
    g_dbus_connection_new_for_address (
      opening->address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, opened_cb, opening);
}

void
unknot_system_bus_get (GCancellable *cancellable, void (*done) (GDBusConnection *bus, gpointer user_data),
                       gpointer user_data)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  Waiting *mine = g_new (Waiting, 1);
  gboolean join = current && g_strcmp0 (current->address, address) == 0;

  *mine = (Waiting) { g_object_ref (cancellable), done, user_data };
  if (!join)
    {
      current = g_new0 (Opening, 1);
      current->address = g_steal_pointer (&address);
    }
  g_queue_push_tail (&current->waiting, mine);
  if (!join)
    begin (current);
}
