/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/tray/tray.h"

#include <glib/gi18n-lib.h>

#include "core/schedule/phrase.h"
#include "service/tray/dbusmenu.h"
#include "service/tray-interfaces.h"

#define ITEM_INTERFACE "org.kde.StatusNotifierItem"
/* Not the path that the protocol knows for an item with a name of its own.  Hosts take an item by
 * its name or by its path (as libappindicator gives it), and GNOME's has a flaw with names: what
 * it learns of the name's owner may come after the item's properties, which it then throws away,
 * asks for again, and drops the icon over an error of its own. */
#define ITEM_PATH "/io/github/unknot/Unknot/StatusNotifierItem"
#define MENU_PATH "/MenuBar"
#define WATCHER "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"

struct _UnknotTray {
  GObject parent_instance;

  GDBusConnection *connection;
  UnknotMenu *menu;
  UnknotDbusmenu *dbusmenu;
  char *icon_dir;

  guint registration;

  guint watcher_id;
  guint host_signal_id;
  char *watcher;          /* (nullable): unique name of the watcher */
  GCancellable *calls;    /* to the watcher of this moment */
  gboolean has_host;

  char *icon;             /* as hosts were told */
  gboolean attention;
  char *subject;          /* what the tooltip is about, but for the time that passes */
};

enum { PROP_0, PROP_HAS_HOST, N_PROPS };
static GParamSpec *props[N_PROPS];
enum { FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotTray, unknot_tray, G_TYPE_OBJECT)

/* What the icon shows */

static gboolean
wants_attention (const UnknotLook *look)
{
  return g_str_equal (unknot_phrase_state_name (&look->status), "due");
}

char *
unknot_tray_icon_name (const UnknotLook *look)
{
  const char *state;

  g_return_val_if_fail (look != NULL, NULL);

  state = unknot_phrase_state_name (&look->status);
  if (g_str_equal (state, "paused") || g_str_equal (state, "off-hours"))
    return g_strdup (UNKNOT_APP_ID "-paused");
  if (g_str_equal (state, "held") || g_str_equal (state, "due") || g_str_equal (state, "break"))
    return g_strconcat (UNKNOT_APP_ID "-", state, NULL);
  return g_strdup_printf (UNKNOT_APP_ID "-working-%u", MIN (look->status.progress, 8));
}

static GVariant *
empty_pixmaps (void)
{
  return g_variant_new_array (G_VARIANT_TYPE ("(iiay)"), NULL, 0);
}

static GVariant *
make_tooltip (const UnknotLook *look)
{
  g_autofree char *text = unknot_look_to_tooltip (look);
  g_autofree char *escaped = g_markup_escape_text (text, -1); /* hosts read it as markup */

  return g_variant_new ("(s@a(iiay)ss)", "", empty_pixmaps (), _("Unknot"), escaped);
}

/* The properties that depend on the moment. */
static GVariant *
live_property (UnknotTray *self, const char *name)
{
  UnknotLook look;

  unknot_menu_look (self->menu, &look);
  if (g_str_equal (name, "Status"))
    return g_variant_new_string (wants_attention (&look) ? "NeedsAttention" : "Active");
  if (g_str_equal (name, "IconName"))
    return g_variant_new_take_string (unknot_tray_icon_name (&look));
  if (g_str_equal (name, "IconAccessibleDesc") || g_str_equal (name, "AttentionAccessibleDesc"))
    return g_variant_new_take_string (unknot_look_to_tooltip (&look));
  if (g_str_equal (name, "ToolTip"))
    return make_tooltip (&look);
  return NULL;
}

static GVariant *
item_property_read_cb (GDBusConnection *connection, const char *sender, const char *path,
                       const char *interface, const char *name, GError **error, gpointer user_data)
{
  UnknotTray *self = user_data;
  GVariant *live = live_property (self, name);

  if (live != NULL)
    return live;
  if (g_str_equal (name, "Category"))
    return g_variant_new_string ("ApplicationStatus");
  if (g_str_equal (name, "Id"))
    return g_variant_new_string (UNKNOT_APP_ID);
  if (g_str_equal (name, "Title"))
    return g_variant_new_string (_("Unknot"));
  if (g_str_equal (name, "AttentionIconName"))
    return g_variant_new_string (UNKNOT_APP_ID "-due");
  if (g_str_equal (name, "IconThemePath"))
    return g_variant_new_string (self->icon_dir != NULL ? self->icon_dir : "");
  if (g_str_equal (name, "WindowId"))
    return g_variant_new_int32 (0);
  if (g_str_equal (name, "ItemIsMenu"))
    return g_variant_new_boolean (FALSE);
  if (g_str_equal (name, "Menu"))
    return g_variant_new_object_path (MENU_PATH);
  if (g_str_has_suffix (name, "Pixmap"))
    return empty_pixmaps ();
  return g_variant_new_string (""); /* OverlayIconName, AttentionMovieName */
}

static void
item_method_called_cb (GDBusConnection *connection, const char *sender, const char *path,
                       const char *interface, const char *method, GVariant *parameters,
                       GDBusMethodInvocation *invocation, gpointer user_data)
{
  UnknotTray *self = user_data;
  GActionGroup *actions = unknot_menu_get_actions (self->menu);

  if (g_str_equal (method, "ContextMenu")) {
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD,
                                                   "The menu is the object that the property Menu names");
    return;
  }
  if (g_str_equal (method, "ProvideXdgActivationToken")) {
    const char *token;

    g_variant_get (parameters, "(&s)", &token);
    unknot_menu_set_token (self->menu, token);
  } else if (g_str_equal (method, "Activate")) {
    g_action_group_activate_action (actions, "show-window", g_variant_new_string ("today"));
  } else if (g_str_equal (method, "SecondaryActivate")) {
    g_action_group_activate_action (actions, "take-break", g_variant_new_string (""));
  }
  g_dbus_method_invocation_return_value (invocation, NULL);
}

/* The watcher */

static void
set_has_host (UnknotTray *self, gboolean has_host)
{
  if (self->has_host == has_host)
    return;
  self->has_host = has_host;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HAS_HOST]);
}

static void
host_asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL)
    g_variant_get (answer, "(v)", &value);
  set_has_host (user_data, value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) &&
                             g_variant_get_boolean (value));
}

static void
ask_for_host (UnknotTray *self)
{
  g_dbus_connection_call (self->connection, self->watcher, WATCHER_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", WATCHER, "IsStatusNotifierHostRegistered"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->calls, host_asked_cb, self);
}

static void
host_changed_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                 const char *signal, GVariant *parameters, gpointer user_data)
{
  UnknotTray *self = user_data;

  if (self->watcher != NULL && g_str_has_prefix (signal, "StatusNotifierHost"))
    ask_for_host (self);
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  UnknotTray *self = user_data;

  if (answer != NULL) {
    ask_for_host (self);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_autofree char *message = NULL;

    g_dbus_error_strip_remote_error (error);
    message = g_strdup_printf (_("The desktop's tray did not take the icon: %s"), error->message);
    set_has_host (self, FALSE);
    g_signal_emit (self, signals[FAILED], 0, message);
  }
}

static void
register_item (UnknotTray *self)
{
  g_dbus_connection_call (self->connection, self->watcher, WATCHER_PATH, WATCHER, "RegisterStatusNotifierItem",
                          g_variant_new ("(s)", ITEM_PATH), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->calls,
                          registered_cb, self);
}

static void
watcher_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  UnknotTray *self = user_data;

  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  g_clear_pointer (&self->watcher, g_free);
  set_has_host (self, FALSE);
}

/* Also called, without a vanishing before, when another takes the name over. */
static void
watcher_appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  UnknotTray *self = user_data;

  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  self->calls = g_cancellable_new ();
  g_free (self->watcher);
  self->watcher = g_strdup (owner);
  register_item (self);
}

/* Changes */

static void
emit (UnknotTray *self, const char *signal, GVariant *parameters)
{
  g_dbus_connection_emit_signal (self->connection, NULL, ITEM_PATH, ITEM_INTERFACE, signal, parameters, NULL);
}

/* Takes @text in the place of @old.  Returns: whether they differ. */
static gboolean
take_text (char **old, char *text)
{
  gboolean changed = g_strcmp0 (*old, text) != 0;

  g_free (*old);
  *old = text;
  return changed;
}

/* Names all that the tooltip says, but for how long somebody sits, which only grows. */
static char *
make_subject (const UnknotLook *look)
{
  const UnknotStatus *status = &look->status;
  gboolean comes = status->due_in > 0 && status->due_in != UNKNOT_NEVER;
  const gint64 moments[] = {
    comes ? (status->sat + status->due_in) / UNKNOT_SECOND : 0,
    status->paused_until,
    status->break_ends,
    status->postponed_until,
    look->heat.phase,
    look->heat.ends,
    /* The clock on the wall was set. */
    (look->now.wall + look->now.utc_offset * UNKNOT_SECOND - look->now.boot) / UNKNOT_MINUTE,
  };
  GString *text = g_string_new (unknot_phrase_state_name (status));

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    g_string_append_printf (text, " %" G_GINT64_FORMAT, moments[i]);
  if (look->quiet != NULL)
    g_string_append (text, look->quiet);
  return g_string_free (text, FALSE);
}

/* Icon and tooltip are signalled in one go: most hosts then ask once. */
static void
update_item (UnknotTray *self)
{
  gboolean attention, icon;
  UnknotLook look;

  unknot_menu_look (self->menu, &look);
  attention = wants_attention (&look);
  icon = take_text (&self->icon, unknot_tray_icon_name (&look));
  if (icon)
    emit (self, "NewIcon", NULL);
  /* A minute more or less is not worth every host's question: what the text says of it stays
   * true until the next eighth. */
  if (take_text (&self->subject, make_subject (&look)) || icon)
    emit (self, "NewToolTip", NULL);
  if (attention != self->attention) {
    self->attention = attention;
    emit (self, "NewStatus", g_variant_new ("(s)", attention ? "NeedsAttention" : "Active"));
  }
}

void
unknot_tray_update (UnknotTray *self)
{
  g_return_if_fail (UNKNOT_IS_TRAY (self));

  update_item (self);
  unknot_menu_update (self->menu);
}

void
unknot_tray_update_progress (UnknotTray *self)
{
  g_return_if_fail (UNKNOT_IS_TRAY (self));

  update_item (self);
  /* A menu that nobody sees is brought up to date when it is opened. */
  if (self->dbusmenu != NULL && unknot_dbusmenu_is_open (self->dbusmenu))
    unknot_menu_update (self->menu);
}

gboolean
unknot_tray_get_has_host (UnknotTray *self)
{
  g_return_val_if_fail (UNKNOT_IS_TRAY (self), FALSE);
  return self->has_host;
}

static void
unknot_tray_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_HAS_HOST)
    g_value_set_boolean (value, UNKNOT_TRAY (object)->has_host);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
unknot_tray_dispose (GObject *object)
{
  UnknotTray *self = UNKNOT_TRAY (object);

  g_clear_handle_id (&self->watcher_id, g_bus_unwatch_name);
  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
  if (self->host_signal_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->host_signal_id);
  self->host_signal_id = 0;
  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->dbusmenu);
  g_clear_object (&self->menu);
  g_clear_object (&self->connection);
  G_OBJECT_CLASS (unknot_tray_parent_class)->dispose (object);
}

static void
unknot_tray_finalize (GObject *object)
{
  UnknotTray *self = UNKNOT_TRAY (object);

  g_free (self->icon_dir);
  g_free (self->watcher);
  g_free (self->icon);
  g_free (self->subject);
  G_OBJECT_CLASS (unknot_tray_parent_class)->finalize (object);
}

static void
unknot_tray_class_init (UnknotTrayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = unknot_tray_get_property;
  object_class->dispose = unknot_tray_dispose;
  object_class->finalize = unknot_tray_finalize;

  props[PROP_HAS_HOST] = g_param_spec_boolean ("has-host", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[FAILED] = g_signal_new ("failed", UNKNOT_TYPE_TRAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
unknot_tray_init (UnknotTray *self)
{
}

/* Everything is exported before anybody is told, so that nobody finds it half ready. */
static void
appear (UnknotTray *self)
{
  static const GDBusInterfaceVTable vtable = { item_method_called_cb, item_property_read_cb, NULL };
  g_autoptr (GError) error = NULL;

  self->dbusmenu = unknot_dbusmenu_new (self->connection, MENU_PATH, unknot_menu_get_model (self->menu),
                                        unknot_menu_get_actions (self->menu),
                                        (UnknotDbusmenuFunc) unknot_menu_update, self->menu, &error);
  if (self->dbusmenu != NULL)
    self->registration = g_dbus_connection_register_object (
      self->connection, ITEM_PATH, (GDBusInterfaceInfo *) &org_kde_status_notifier_item_interface, &vtable, self,
      NULL, &error);
  if (error != NULL) {
    g_critical ("The tray icon cannot be exported: %s", error->message);
    return;
  }
  self->host_signal_id = g_dbus_connection_signal_subscribe (self->connection, WATCHER, WATCHER, NULL, WATCHER_PATH,
                                                             NULL, G_DBUS_SIGNAL_FLAGS_NONE, host_changed_cb, self, NULL);
  self->watcher_id = g_bus_watch_name_on_connection (self->connection, WATCHER, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                     watcher_appeared_cb, watcher_vanished_cb, self, NULL);
}

UnknotTray *
unknot_tray_new (GDBusConnection *connection, UnknotMenu *menu, const char *icon_dir)
{
  UnknotTray *self;
  UnknotLook look;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), NULL);
  g_return_val_if_fail (UNKNOT_IS_MENU (menu), NULL);

  self = g_object_new (UNKNOT_TYPE_TRAY, NULL);
  self->connection = g_object_ref (connection);
  self->menu = g_object_ref (menu);
  self->icon_dir = g_strdup (icon_dir);
  unknot_menu_look (menu, &look);
  self->icon = unknot_tray_icon_name (&look);
  self->subject = make_subject (&look);
  self->attention = wants_attention (&look);
  appear (self);
  return self;
}
