/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/appearance.h"

#include <string.h>

#include "app/gtk-4-8.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define NAMESPACE "org.freedesktop.appearance"

/* Values of the portal's color-scheme. */
enum { SCHEME_UNKNOWN = 0, SCHEME_DARK = 1, SCHEME_LIGHT = 2 };

struct _UnknotAppearance {
  GObject parent_instance;

  GdkDisplay *display;
  GtkSettings *settings;
  GtkCssProvider *colors;
  GtkCssProvider *style;
  GCancellable *cancellable;
  GDBusConnection *bus;
  guint subscription;

  gboolean theme_dark; /* what GTK was told before we asked anybody */
  guint scheme;
  guint contrast;
  UnknotPalette palette;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (UnknotAppearance, unknot_appearance, G_TYPE_OBJECT)

static gboolean
theme_has (UnknotAppearance *self, const char *suffix, const char *long_name)
{
  g_autofree char *name = NULL;
  const char *forced = g_getenv ("GTK_THEME");

  if (forced != NULL)
    name = g_ascii_strdown (forced, -1);
  else
    {
      g_autofree char *theme = NULL;
      g_object_get (self->settings, "gtk-theme-name", &theme, NULL);
      name = g_ascii_strdown (theme != NULL ? theme : "", -1);
    }
  return strstr (name, suffix) != NULL || strstr (name, long_name) != NULL;
}

static gboolean
wants_dark (UnknotAppearance *self)
{
  if (theme_has (self, "-dark", ":dark") || theme_has (self, "inverse", "inverse"))
    return TRUE;
  if (self->scheme != SCHEME_UNKNOWN)
    return self->scheme == SCHEME_DARK;
  return self->theme_dark;
}

static void
load_palette (UnknotAppearance *self)
{
  const gboolean dark = wants_dark (self);
  const gboolean contrast = self->contrast == 1 || theme_has (self, "-hc", "highcontrast");
  const UnknotPalette palette = contrast ? (dark ? UNKNOT_PALETTE_DARK_CONTRAST : UNKNOT_PALETTE_LIGHT_CONTRAST)
                                         : (dark ? UNKNOT_PALETTE_DARK : UNKNOT_PALETTE_LIGHT);
  g_autofree char *css = NULL;

  if (self->loaded && palette == self->palette)
    return;
  self->loaded = TRUE;
  self->palette = palette;
  css = unknot_palette_to_css (palette);
  unknot_palette_set_for_display (self->display, palette);
  unknot_css_load (self->colors, css);
  g_object_set (self->settings, "gtk-application-prefer-dark-theme", dark, NULL);
}

static void
setting_changed (UnknotAppearance *self, const char *key, GVariant *value)
{
  /* Read() wraps the value twice, ReadOne() and the signal once. */
  while (g_variant_is_of_type (value, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *inner = g_variant_get_variant (value);
      g_variant_unref (value);
      value = inner;
    }
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    {
      if (g_strcmp0 (key, "color-scheme") == 0)
        self->scheme = g_variant_get_uint32 (value);
      else if (g_strcmp0 (key, "contrast") == 0)
        self->contrast = g_variant_get_uint32 (value);
      load_palette (self);
    }
  g_variant_unref (value);
}

static void
portal_changed_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface,
                   const char *signal, GVariant *args, gpointer data)
{
  const char *namespace, *key;
  GVariant *value;

  if (!g_variant_is_of_type (args, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (args, "(&s&sv)", &namespace, &key, &value);
  if (g_str_equal (namespace, NAMESPACE))
    setting_changed (data, key, value);
  else
    g_variant_unref (value);
}

static void
portal_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotAppearance) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariantIter) keys = NULL;
  const char *key;
  GVariant *value;

  if (answer == NULL)
    return; /* No portal: GTK's own theme decides. */
  g_variant_get_child (answer, 0, "a{sa{sv}}", &keys);
  {
    g_autoptr (GVariantIter) inner = NULL;
    const char *namespace;

    if (!g_variant_iter_next (keys, "{&sa{sv}}", &namespace, &inner))
      return;
    while (g_variant_iter_next (inner, "{&sv}", &key, &value))
      setting_changed (self, key, value);
  }
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const char *const namespaces[] = { NAMESPACE, NULL };
  g_autoptr (UnknotAppearance) self = data;
  GDBusConnection *bus = g_bus_get_finish (result, NULL);

  if (bus == NULL)
    return;
  self->bus = bus;
  self->subscription = g_dbus_connection_signal_subscribe (
    bus, PORTAL_NAME, PORTAL_SETTINGS, "SettingChanged", PORTAL_PATH, NAMESPACE, G_DBUS_SIGNAL_FLAGS_NONE,
    portal_changed_cb, self, NULL);
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_SETTINGS, "ReadAll",
                          g_variant_new ("(^as)", namespaces), G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NONE, 2000, self->cancellable, portal_read_cb, g_object_ref (self));
}

static void
unknot_appearance_dispose (GObject *object)
{
  UnknotAppearance *self = UNKNOT_APPEARANCE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  if (self->display != NULL)
    {
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->colors));
      gtk_style_context_remove_provider_for_display (self->display, GTK_STYLE_PROVIDER (self->style));
    }
  g_clear_object (&self->bus);
  g_clear_object (&self->display);
  g_clear_object (&self->colors);
  g_clear_object (&self->style);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (unknot_appearance_parent_class)->dispose (object);
}

static void
unknot_appearance_class_init (UnknotAppearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_appearance_dispose;
}

static void
unknot_appearance_init (UnknotAppearance *self)
{
  self->cancellable = g_cancellable_new ();
  self->colors = gtk_css_provider_new ();
  self->style = gtk_css_provider_new ();
}

UnknotAppearance *
unknot_appearance_new (GdkDisplay *display)
{
  UnknotAppearance *self = g_object_new (UNKNOT_TYPE_APPEARANCE, NULL);

  self->display = g_object_ref (display);
  self->settings = gtk_settings_get_for_display (display);
  g_object_get (self->settings, "gtk-application-prefer-dark-theme", &self->theme_dark, NULL);
  g_signal_connect_object (self->settings, "notify::gtk-theme-name", G_CALLBACK (load_palette), self, G_CONNECT_SWAPPED);
  load_palette (self);
  gtk_css_provider_load_from_resource (self->style, UNKNOT_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->colors),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, bus_cb, g_object_ref (self));
  return self;
}

UnknotPalette
unknot_appearance_get_palette (UnknotAppearance *self)
{
  g_return_val_if_fail (UNKNOT_IS_APPEARANCE (self), UNKNOT_PALETTE_LIGHT);
  return self->palette;
}
