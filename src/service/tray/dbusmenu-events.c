/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/tray/dbusmenu-private.h"

/* What hosts tell: that an item was chosen, that a menu opens or is about to. */

static gboolean
is_known_event (const char *event)
{
  static const char *const known[] = { "clicked", "hovered", "opened", "closed", NULL };

  return g_strv_contains (known, event) || g_str_has_prefix (event, "x-");
}

/* Does what @event asks.  Returns: whether the item exists. */
static gboolean
handle_event (UnknotDbusmenu *self, int id, const char *event)
{
  UnknotMenuItem *item;

  /* An event before in the same group may have ended all. */
  if (self->items == NULL)
    return FALSE;
  if (self->flush_id != 0)
    unknot_dbusmenu_flush (self);
  item = unknot_menu_items_find (self->items, id);
  if (item == NULL)
    return FALSE;
  if (g_str_equal (event, "clicked"))
    unknot_menu_items_activate (self->items, item);
  else if (g_str_equal (event, "opened"))
    unknot_dbusmenu_bring_up_to_date (self);
  if (id == 0 && (g_str_equal (event, "opened") || g_str_equal (event, "closed")))
    self->open = g_str_equal (event, "opened");
  return TRUE;
}

static void
return_unknown_event (GDBusMethodInvocation *invocation, const char *event)
{
  g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                         "A menu item has no event %s", event);
}

void
unknot_dbusmenu_event_received (UnknotDbusmenu *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  const char *event;
  int id;

  g_variant_get (parameters, "(i&svu)", &id, &event, NULL, NULL);
  if (!is_known_event (event))
    return_unknown_event (invocation, event);
  else if (!handle_event (self, id, event))
    unknot_dbusmenu_return_unknown_id (invocation, id);
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

/* Ends a call about several items: fails when none of them is known. */
static void
return_group (GDBusMethodInvocation *invocation, GVariant *answer, guint asked, guint unknown)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (answer);

  if (asked > 0 && asked == unknown)
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS,
                                                   "The menu has none of these items");
  else
    g_dbus_method_invocation_return_value (invocation, owned);
}

void
unknot_dbusmenu_event_group_received (UnknotDbusmenu *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariantIter) events = NULL;
  GVariantBuilder errors;
  const char *event;
  guint asked, unknown = 0;
  int id;

  g_variant_get (parameters, "(a(isvu))", &events);
  asked = g_variant_iter_n_children (events);
  while (g_variant_iter_next (events, "(i&svu)", &id, &event, NULL, NULL)) {
    if (!is_known_event (event)) {
      return_unknown_event (invocation, event);
      return;
    }
  }
  g_variant_iter_free (g_steal_pointer (&events));
  g_variant_get (parameters, "(a(isvu))", &events);
  g_variant_builder_init (&errors, G_VARIANT_TYPE ("ai"));
  while (g_variant_iter_next (events, "(i&svu)", &id, &event, NULL, NULL)) {
    if (!handle_event (self, id, event)) {
      g_variant_builder_add (&errors, "i", id);
      unknown++;
    }
  }
  return_group (invocation, g_variant_new ("(ai)", &errors), asked, unknown);
}

/* A submenu that no host has seen inside yet is news, too. */
static gboolean
has_news (UnknotMenuItem *item)
{
  return item->submenu != NULL && item->children == NULL;
}

void
unknot_dbusmenu_about_to_show (UnknotDbusmenu *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  gboolean changed = unknot_dbusmenu_bring_up_to_date (self);
  UnknotMenuItem *item;
  int id;

  g_variant_get (parameters, "(i)", &id);
  item = unknot_menu_items_find (self->items, id);
  if (item == NULL)
    unknot_dbusmenu_return_unknown_id (invocation, id);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(b)", changed || has_news (item)));
}

void
unknot_dbusmenu_about_to_show_group (UnknotDbusmenu *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  gboolean changed = unknot_dbusmenu_bring_up_to_date (self);
  g_autoptr (GVariantIter) ids = NULL;
  GVariantBuilder updates, errors;
  guint asked, unknown = 0;
  int id;

  g_variant_get (parameters, "(ai)", &ids);
  asked = g_variant_iter_n_children (ids);
  g_variant_builder_init (&updates, G_VARIANT_TYPE ("ai"));
  g_variant_builder_init (&errors, G_VARIANT_TYPE ("ai"));
  while (g_variant_iter_next (ids, "i", &id)) {
    UnknotMenuItem *item = unknot_menu_items_find (self->items, id);

    if (item == NULL) {
      g_variant_builder_add (&errors, "i", id);
      unknown++;
    } else if (changed || has_news (item)) {
      g_variant_builder_add (&updates, "i", id);
    }
  }
  return_group (invocation, g_variant_new ("(aiai)", &updates, &errors), asked, unknown);
}
