/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/tray/dbusmenu.h"
#include "service/tray/menu-items.h"

G_BEGIN_DECLS

/* The inside of UnknotDbusmenu, shared by its files: dbusmenu.c (the object, and what hosts
 * ask), dbusmenu-events.c (what they tell). */
struct _UnknotDbusmenu {
  GObject parent_instance;

  GDBusConnection *connection;
  char *path;
  guint registration;
  UnknotMenuItems *items;
  UnknotDbusmenuFunc refresh;
  gpointer user_data;
  guint revision;
  gboolean open;  /* as the host says */
  guint flush_id; /* idle source, while changes wait to be signalled */
};

/* Signals what hosts were told and is no longer so.  Returns: whether there was any. */
gboolean unknot_dbusmenu_flush (UnknotDbusmenu *self);
/* Brings the menu up to this moment before a host is answered.  Returns: as flush. */
gboolean unknot_dbusmenu_bring_up_to_date (UnknotDbusmenu *self);
void unknot_dbusmenu_return_unknown_id (GDBusMethodInvocation *invocation, int id);

/* Methods of com.canonical.dbusmenu; each ends @invocation. */
void unknot_dbusmenu_event_received (UnknotDbusmenu *self, GVariant *parameters,
                                     GDBusMethodInvocation *invocation);
void unknot_dbusmenu_event_group_received (UnknotDbusmenu *self, GVariant *parameters,
                                           GDBusMethodInvocation *invocation);
void unknot_dbusmenu_about_to_show (UnknotDbusmenu *self, GVariant *parameters,
                                    GDBusMethodInvocation *invocation);
void unknot_dbusmenu_about_to_show_group (UnknotDbusmenu *self, GVariant *parameters,
                                          GDBusMethodInvocation *invocation);

G_END_DECLS
