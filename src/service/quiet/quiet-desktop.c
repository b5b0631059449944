/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "service/quiet/quiet-source.h"

/* Do-not-disturb of desktops that keep it in GSettings. */

static const struct {
  const char *desktop; /* in XDG_CURRENT_DESKTOP */
  const char *schema;
  const char *key;
  gboolean quiet; /* the key's value in do-not-disturb */
} desktops[] = {
  { "GNOME", "org.gnome.desktop.notifications", "show-banners", FALSE },
  { "Unity", "org.gnome.desktop.notifications", "show-banners", FALSE },
  { "X-Cinnamon", "org.cinnamon.desktop.notifications", "display-notifications", FALSE },
  { "MATE", "org.mate.NotificationDaemon", "do-not-disturb", TRUE },
};

typedef struct {
  UnknotQuietSource parent;
  GSettings *desktop; /* NULL: this desktop is none of them */
  guint index;
  gulong handler;
} Desktop;

static void
changed_cb (GSettings *settings, const char *key, gpointer user_data)
{
  Desktop *self = user_data;
  gboolean on = g_settings_get_boolean (self->desktop, desktops[self->index].key);

  on = on == desktops[self->index].quiet;
  unknot_quiet_source_set (&self->parent, on ? _("Do not disturb is on") : NULL);
}

/* Returns: (transfer full): NULL unless the schema is installed and still has such a key. */
static GSettings *
open_settings (guint i)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
    source ? g_settings_schema_source_lookup (source, desktops[i].schema, TRUE) : NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;

  if (!schema || !g_settings_schema_has_key (schema, desktops[i].key))
    return NULL;
  key = g_settings_schema_get_key (schema, desktops[i].key);
  if (!g_variant_type_equal (g_settings_schema_key_get_value_type (key), G_VARIANT_TYPE_BOOLEAN))
    return NULL;
  return g_settings_new_full (schema, NULL, NULL);
}

static void
start (UnknotQuietSource *source)
{
  Desktop *self = (Desktop *) source;
  const char *current = g_getenv ("XDG_CURRENT_DESKTOP");
  g_auto (GStrv) names = g_strsplit (current ? current : "", ":", -1);
  g_autofree char *detail = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (desktops) && !self->desktop; i++)
    if (g_strv_contains ((const char *const *) names, desktops[i].desktop))
      {
        self->index = i;
        self->desktop = open_settings (i);
      }
  if (!self->desktop)
    return;
  detail = g_strconcat ("changed::", desktops[self->index].key, NULL);
  self->handler = g_signal_connect (self->desktop, detail, G_CALLBACK (changed_cb), self);
  changed_cb (self->desktop, NULL, self);
}

static void
stop (UnknotQuietSource *source)
{
  Desktop *self = (Desktop *) source;

  if (self->desktop)
    g_signal_handler_disconnect (self->desktop, self->handler);
  g_clear_object (&self->desktop);
}

const UnknotQuietSourceClass unknot_quiet_desktop = {
  .reason = "do-not-disturb",
  .key = "quiet-do-not-disturb",
  .size = sizeof (Desktop),
  .start = start,
  .stop = stop,
};
