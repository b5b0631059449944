/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/application-private.h"

#include "app/figure/figure-looks.h"
#include "app/guide-sheet.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (UnknotApplication, unknot_application, GTK_TYPE_APPLICATION)

UnknotClient *
unknot_application_get_client (UnknotApplication *self)
{
  g_return_val_if_fail (UNKNOT_IS_APPLICATION (self), NULL);
  return self->client;
}

GSettings *
unknot_application_get_settings (UnknotApplication *self)
{
  g_return_val_if_fail (UNKNOT_IS_APPLICATION (self), NULL);
  return self->settings;
}

UnknotCatalog *
unknot_application_get_catalog (UnknotApplication *self)
{
  g_return_val_if_fail (UNKNOT_IS_APPLICATION (self), NULL);

  if (self->catalog == NULL)
    {
      self->catalog = unknot_catalog_new_for_user ();
      unknot_catalog_load_gently (self->catalog);
      unknot_catalog_watch (self->catalog);
    }
  return self->catalog;
}

static void
add_accels (UnknotApplication *self)
{
  static const struct {
    const char *action;
    const char *keys[3];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "app.settings", { "<Control>comma" } },
    { "window.close", { "<Control>w" } },
    { "app.shortcuts", { "<Control>question", "<Control>F1" } },
    { "win.show-page('today')", { "<Alt>1" } },
    { "win.show-page('guides')", { "<Alt>2" } },
    { "win.show-page('back')", { "<Alt>3" } },
    { "win.show-page('progress')", { "<Alt>4" } },
    { "win.search", { "<Control>f" } },
    { "win.print", { "<Control>p" } },
    { "win.back", { "<Alt>Left" } },
    { "win.menu", { "F10" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action, accels[i].keys);
}

/* --- Application --------------------------------------------------------------------- */

static void
unknot_application_startup (GApplication *app)
{
  UnknotApplication *self = UNKNOT_APPLICATION (app);

  /* The class of our windows under X11, by which desktops and the service know them. */
  g_set_prgname (UNKNOT_APP_ID);
  unknot_figure_looks_warm (); /* beside what follows */
  G_APPLICATION_CLASS (unknot_application_parent_class)->startup (app);
  gtk_window_set_default_icon_name (UNKNOT_APP_ID);
  /* For pictures and tests: from right to left, whatever languages there are. */
  if (g_strcmp0 (g_getenv ("UNKNOT_DIRECTION"), "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  self->appearance = unknot_appearance_new (gdk_display_get_default ());
  self->client = unknot_client_new (g_application_get_dbus_connection (app));
  self->settings = g_settings_new (UNKNOT_APP_ID);
  add_accels (self);
}

static void
unknot_application_activate (GApplication *app)
{
  UnknotApplication *self = UNKNOT_APPLICATION (app);

  if (!self->page_shown)
    unknot_application_open (self);
  self->page_shown = FALSE;
}

static void
unknot_application_before_emit (GApplication *app, GVariant *platform_data)
{
  UnknotApplication *self = UNKNOT_APPLICATION (app);

  G_APPLICATION_CLASS (unknot_application_parent_class)->before_emit (app, platform_data);
  g_clear_pointer (&self->token, g_free);
  if (!g_variant_lookup (platform_data, "activation-token", "s", &self->token))
    g_variant_lookup (platform_data, "desktop-startup-id", "s", &self->token);
}

/* --sheet: done at once, without a display.  Returns: the exit status; -1: there is more to do. */
static int
make_sheet (GVariantDict *options)
{
  const char *file, *out = NULL;

  g_variant_dict_lookup (options, "out", "^&ay", &out);
  if (!g_variant_dict_lookup (options, "sheet", "^&ay", &file))
    {
      if (out == NULL)
        return -1;
      g_printerr (_("--out goes with --sheet FILE.json\n"));
      return 2;
    }
  return unknot_guide_sheet_run (file, out);
}

static int
unknot_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;
  const char *page;
  int status;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Unknot %s\n", UNKNOT_VERSION);
      return 0;
    }
  status = make_sheet (options);
  if (status >= 0)
    return status;
  if (!g_variant_dict_lookup (options, "page", "&s", &page))
    return -1;
  if (!g_application_register (app, NULL, &error))
    {
      g_printerr ("unknot: %s\n", error->message);
      return 1;
    }
  g_action_group_activate_action (G_ACTION_GROUP (app), "show", g_variant_new_string (page));
  if (g_application_get_is_remote (app))
    return 0;
  UNKNOT_APPLICATION (app)->page_shown = TRUE;
  return -1;
}

static void
unknot_application_shutdown (GApplication *app)
{
  UnknotApplication *self = UNKNOT_APPLICATION (app);
  GDBusConnection *bus = g_application_get_dbus_connection (app);

  /* The last window may just have told the service how its break ended. */
  if (bus != NULL)
    g_dbus_connection_flush_sync (bus, NULL, NULL);
  unknot_application_end_breaks (self);
  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalog);
  g_clear_object (&self->appearance);
  G_APPLICATION_CLASS (unknot_application_parent_class)->shutdown (app);
}

static void
unknot_application_finalize (GObject *object)
{
  g_free (UNKNOT_APPLICATION (object)->token);
  G_OBJECT_CLASS (unknot_application_parent_class)->finalize (object);
}

static void
unknot_application_class_init (UnknotApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = unknot_application_finalize;
  app_class->startup = unknot_application_startup;
  app_class->activate = unknot_application_activate;
  app_class->before_emit = unknot_application_before_emit;
  app_class->handle_local_options = unknot_application_handle_local_options;
  app_class->shutdown = unknot_application_shutdown;
}

static void
unknot_application_init (UnknotApplication *self)
{
  static const GOptionEntry options[] = {
    { "page", 'p', 0, G_OPTION_ARG_STRING, NULL, N_("Open a page: today, guides, back, progress, settings, welcome, guide:ID"), N_("PAGE") },
    { "sheet", 's', 0, G_OPTION_ARG_FILENAME, NULL, N_("Draw every step of a guide into one picture"), N_("FILE.json") },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, NULL, N_("With --sheet: the picture; else the guide's name here"), N_("FILE.png") },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  unknot_application_add_window_actions (self);
  unknot_application_add_break_actions (self);
}

UnknotApplication *
unknot_application_new (void)
{
  return g_object_new (UNKNOT_TYPE_APPLICATION, "application-id", UNKNOT_APP_ID, "resource-base-path",
                       UNKNOT_RESOURCE_PATH, NULL);
}
