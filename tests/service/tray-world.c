/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tray-world.h"

#define ITEM "org.kde.StatusNotifierItem"
#define MENU "com.canonical.dbusmenu"

/* Commands */

static void
note (TrayWorld *self, const char *format, ...)
{
  va_list args;

  if (self->commands->len > 0)
    g_string_append_c (self->commands, ' ');
  va_start (args, format);
  g_string_append_vprintf (self->commands, format, args);
  va_end (args);
}

static void
take_break (const char *guide, const char *token, gpointer self)
{
  note (self, "take-break(%s,%s)", guide, token != NULL ? token : "none");
}

static void
show_window (const char *page, const char *token, gpointer self)
{
  note (self, "show-window(%s,%s)", page, token != NULL ? token : "none");
}

static void
pause_for (guint seconds, gpointer self)
{
  note (self, "pause(%u)", seconds);
}

static void check_posture (gpointer self) { note (self, "check-posture"); }
static void postpone (gpointer self) { note (self, "postpone"); }
static void skip (gpointer self) { note (self, "skip"); }
static void end_break (gpointer self) { note (self, "end-break"); }
static void pause_until_tomorrow (gpointer self) { note (self, "pause-until-tomorrow"); }
static void resume (gpointer self) { note (self, "resume"); }
static void end_heat (gpointer self) { note (self, "end-heat"); }
static void answer_skin (gboolean fine, gpointer self) { note (self, fine ? "skin-fine" : "skin-sore"); }
static void had_water (gpointer self) { note (self, "had-water"); }
static void quit (gpointer self) { note (self, "quit"); }

static const UnknotMenuCommands commands = {
  .take_break = take_break,
  .check_posture = check_posture,
  .postpone = postpone,
  .skip = skip,
  .end_break = end_break,
  .pause = pause_for,
  .pause_until_tomorrow = pause_until_tomorrow,
  .resume = resume,
  .end_heat = end_heat,
  .answer_skin = answer_skin,
  .had_water = had_water,
  .show_window = show_window,
  .quit = quit,
};

static void
look_cb (UnknotLook *look, gpointer user_data)
{
  *look = ((TrayWorld *) user_data)->look;
}

/* The world */

static void
signal_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
           const char *signal, GVariant *parameters, gpointer user_data)
{
  TrayWorld *self = user_data;

  if (!g_str_equal (interface, ITEM) && !g_str_equal (interface, MENU))
    return;
  if (self->signals->len > 0)
    g_string_append_c (self->signals, ' ');
  g_string_append (self->signals, signal);
}

static GMenuModel *
make_guides (void)
{
  GMenu *guides = g_menu_new ();
  g_autoptr (GMenu) stretches = g_menu_new ();

  g_menu_append (stretches, "Neck side tilt", "take-break::neck-side-tilt");
  g_menu_append (stretches, "Shoulder rolls", "take-break::shoulder-rolls");
  g_menu_append_submenu (guides, "Stretches", G_MENU_MODEL (stretches));
  return G_MENU_MODEL (guides);
}

TrayWorld *
tray_world_new (void)
{
  TrayWorld *self = g_new0 (TrayWorld, 1);
  g_autoptr (GMenuModel) guides = make_guides ();
  g_autoptr (GError) error = NULL;

  self->fixture = unknot_fixture_new ();
  self->own = g_dbus_connection_new_for_address_sync (
    self->fixture->address,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  self->commands = g_string_new (NULL);
  self->signals = g_string_new (NULL);
  self->look.now.boot = 100 * UNKNOT_HOUR;
  self->look.now.wall = G_GINT64_CONSTANT (1700058720) * UNKNOT_SECOND; /* a Wednesday, 14:32 UTC */
  self->look.status.sat = 32 * UNKNOT_MINUTE;
  self->look.status.due_in = 13 * UNKNOT_MINUTE;
  self->look.status.progress = 5;
  self->look.status.running = TRUE;
  self->look.status.postpones_left = 3;
  self->subscription = g_dbus_connection_signal_subscribe (
    self->fixture->connection, g_dbus_connection_get_unique_name (self->own), NULL, NULL, NULL, NULL, 0, signal_cb,
    self, NULL);
  self->menu = unknot_menu_new (guides, &commands, look_cb, self);
  self->tray = unknot_tray_new (self->own, self->menu, "/icons/of/a/build tree");
  return self;
}

void
tray_world_free (TrayWorld *self)
{
  g_dbus_connection_signal_unsubscribe (self->fixture->connection, self->subscription);
  g_clear_object (&self->tray);
  g_assert_finalize_object (self->menu);
  g_dbus_connection_close_sync (self->own, NULL, NULL);
  g_clear_object (&self->own);
  unknot_fixture_free (self->fixture);
  g_string_free (self->commands, TRUE);
  g_string_free (self->signals, TRUE);
  g_free (self);
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GVariant *
tray_world_call (TrayWorld *self, const char *path, const char *interface, const char *method, GVariant *parameters,
                 GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (self->fixture->connection, g_dbus_connection_get_unique_name (self->own), path, interface,
                          method, parameters, NULL, 0, -1, NULL, called_cb, &result);
  unknot_wait (result != NULL);
  return g_dbus_connection_call_finish (self->fixture->connection, result, error);
}

GVariant *
tray_world_get (TrayWorld *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = tray_world_call (self, TRAY_WORLD_ITEM, "org.freedesktop.DBus.Properties", "Get",
                                                 g_variant_new ("(ss)", ITEM, name), &error);
  GVariant *value;

  g_assert_no_error (error);
  g_variant_get (answer, "(v)", &value);
  return value;
}

GVariant *
tray_world_get_layout (TrayWorld *self, int parent, int depth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = tray_world_call (self, "/MenuBar", MENU, "GetLayout",
                                                 g_variant_new ("(iias)", parent, depth, NULL), &error);
  GVariant *layout;

  g_assert_no_error (error);
  g_variant_get (answer, "(u@(ia{sv}av))", NULL, &layout);
  return layout;
}

static int
find_in (GVariant *layout, const char *label)
{
  g_autoptr (GVariant) properties = g_variant_get_child_value (layout, 1);
  g_autoptr (GVariant) children = g_variant_get_child_value (layout, 2);
  const char *own = NULL;
  int id;

  g_variant_get_child (layout, 0, "i", &id);
  if (g_variant_lookup (properties, "label", "&s", &own) && g_str_equal (own, label))
    return id;
  for (gsize i = 0; i < g_variant_n_children (children); i++) {
    g_autoptr (GVariant) child = NULL;

    g_variant_get_child (children, i, "v", &child);
    id = find_in (child, label);
    if (id >= 0)
      return id;
  }
  return -1;
}

int
tray_world_find (TrayWorld *self, const char *label)
{
  g_autoptr (GVariant) layout = tray_world_get_layout (self, 0, -1);

  return find_in (layout, label);
}

void
tray_world_assert_commands (TrayWorld *self, const char *expected)
{
  g_assert_cmpstr (self->commands->str, ==, expected);
  g_string_truncate (self->commands, 0);
}

void
tray_world_assert_signals (TrayWorld *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  answer = tray_world_call (self, TRAY_WORLD_ITEM, "org.freedesktop.DBus.Peer", "Ping", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (self->signals->str, ==, expected);
  g_string_truncate (self->signals, 0);
}
