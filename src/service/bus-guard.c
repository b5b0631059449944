/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/bus-guard.h"

#include <glib/gi18n.h>

#include "service/memory.h"

/* Not even a note of 500 characters is longer. */
#define MAX_TEXT_BYTES 4096
/* Long enough for one flood to be over. */
#define RELIEF_SECONDS 5

struct _UnknotBusGuard
{
  GHashTable *callers; /* unique name -> Caller */
  guint relief;        /* timeout: what a flood has taken is given back */
};

/* The moments of a caller's latest commands, a ring. */
typedef struct {
  gint64 at[UNKNOT_BUS_MAX_RATE];
  guint next;
} Caller;

static gboolean
caller_is_stale (gpointer key, gpointer value, gpointer user_data)
{
  Caller *caller = value;
  const gint64 *now = user_data;
  guint latest = (caller->next + UNKNOT_BUS_MAX_RATE - 1) % UNKNOT_BUS_MAX_RATE;

  return *now - caller->at[latest] > G_USEC_PER_SEC;
}

/* Whether one more command of @sender is too many.  Real time, also on a faster clock: it
 * is the machine that is protected. */
static gboolean
is_flood (UnknotBusGuard *self, const char *sender)
{
  gint64 now = g_get_monotonic_time ();
  Caller *caller = g_hash_table_lookup (self->callers, sender);

  if (caller == NULL)
    {
      /* Every call of the command line comes from a new name. */
      g_hash_table_foreach_remove (self->callers, caller_is_stale, &now);
      caller = g_new0 (Caller, 1);
      for (guint i = 0; i < UNKNOT_BUS_MAX_RATE; i++)
        caller->at[i] = now - G_USEC_PER_SEC;
      g_hash_table_insert (self->callers, g_strdup (sender), caller);
    }
  else if (now - caller->at[caller->next] < G_USEC_PER_SEC)
    {
      return TRUE;
    }

  caller->at[caller->next] = now;
  caller->next = (caller->next + 1) % UNKNOT_BUS_MAX_RATE;

  return FALSE;
}

/* Before anything looks at a text, or repeats it in an error. */
static gboolean
has_long_text (GVariant *parameters)
{
  for (gsize i = 0; i < g_variant_n_children (parameters); i++)
    {
      g_autoptr (GVariant) argument = g_variant_get_child_value (parameters, i);

      if (g_variant_is_of_type (argument, G_VARIANT_TYPE_STRING) && g_variant_get_size (argument) > MAX_TEXT_BYTES)
        return TRUE;
    }
  return FALSE;
}

static gboolean
relieved_cb (gpointer user_data)
{
  UnknotBusGuard *self = user_data;
  gint64 now = g_get_monotonic_time ();

  self->relief = 0;
  g_hash_table_foreach_remove (self->callers, caller_is_stale, &now);
  unknot_memory_give_back ();

  return G_SOURCE_REMOVE;
}

/* Thousands of messages, or a large one, have grown the heap, and nothing else may come along to shrink it. */
static void
relieve_later (UnknotBusGuard *self)
{
  if (self->relief == 0)
    self->relief = g_timeout_add_seconds (RELIEF_SECONDS, relieved_cb, self);
}

gboolean
unknot_bus_guard_admit (UnknotBusGuard *self, const char *sender, GVariant *parameters, GError **error)
{
  if (sender != NULL && is_flood (self, sender))
    g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_LIMITS_EXCEEDED,
                         _("Too many commands at once. Please wait a second."));
  else if (has_long_text (parameters))
    g_set_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                 _("A text in this command is too long: it may have %u bytes."), MAX_TEXT_BYTES - 1);
  else
    return TRUE;
  relieve_later (self);

  return FALSE;
}

UnknotBusGuard *
unknot_bus_guard_new (void)
{
  UnknotBusGuard *self = g_new0 (UnknotBusGuard, 1);

  self->callers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
unknot_bus_guard_free (UnknotBusGuard *self)
{
  g_clear_handle_id (&self->relief, g_source_remove);
  g_hash_table_unref (self->callers);
  g_free (self);
}
