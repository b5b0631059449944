/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/application.h"

#include <glib/gi18n.h>

#include "app/about.h"
#include "app/appearance.h"
#include "app/break/break-screen.h"
#include "app/player/player-window.h"
#include "app/settings/settings.h"
#include "app/window.h"

/* How long a process that was only prepared waits for its break, which waits for a lull. */
#define PREPARED_SECONDS 180

struct _UnknotApplication {
  GtkApplication parent_instance;

  UnknotClient *client;
  GSettings *settings;
  UnknotCatalog *catalog; /* read when first asked for */
  UnknotAppearance *appearance;
  char *token;       /* of the click being answered */
  gboolean page_shown; /* by --page: starting up opens nothing more */
  guint prepared_id; /* while held by "prepare" */
  UnknotPlayerWindow *prepared; /* realised, not shown, and not yet one of our windows */
  UnknotBreakScreen *screen; /* the same, or shown */
};

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
      g_autofree char *own = g_build_filename (g_get_user_data_dir (), "unknot", "guides", NULL);

      self->catalog = unknot_catalog_new ("resource://" UNKNOT_RESOURCE_PATH "/guides", own);
      unknot_catalog_load (self->catalog);
      unknot_catalog_watch (self->catalog);
    }
  return self->catalog;
}

void
unknot_application_present (UnknotApplication *self, GtkWindow *window)
{
  g_return_if_fail (UNKNOT_IS_APPLICATION (self));

  if (self->token != NULL)
    {
      gtk_window_set_startup_id (window, self->token);
      g_clear_pointer (&self->token, g_free);
    }
  gtk_window_present (window);
}

static UnknotWindow *
get_window (UnknotApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (UNKNOT_IS_WINDOW (l->data))
      return l->data;
  return unknot_window_new (self);
}

static void
show_settings (UnknotApplication *self)
{
  GtkWindow *settings = NULL, *parent = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (UNKNOT_IS_SETTINGS (l->data))
        settings = l->data;
      else if (UNKNOT_IS_WINDOW (l->data))
        parent = l->data;
    }
  if (settings == NULL)
    settings = GTK_WINDOW (unknot_settings_new (self));
  gtk_window_set_transient_for (settings, parent);
  unknot_application_present (self, settings);
}

static void
show_page (UnknotApplication *self, const char *page)
{
  UnknotWindow *window;

  if (g_str_equal (page, "settings"))
    {
      show_settings (self);
      return;
    }
  window = get_window (self);

  unknot_window_show_page (window, page);
  unknot_application_present (self, GTK_WINDOW (window));
}

/* The window that plays breaks: the one that is there, the prepared one, or a new one. */
static UnknotPlayerWindow *
get_player (UnknotApplication *self)
{
  UnknotPlayerWindow *player;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (UNKNOT_IS_PLAYER_WINDOW (l->data))
      return l->data;
  player = self->prepared != NULL ? g_steal_pointer (&self->prepared) : unknot_player_window_new (self);
  gtk_window_set_application (GTK_WINDOW (player), GTK_APPLICATION (self));
  return player;
}

/* An id that can be played: the one asked for, else the running break's, the next one, or
 * the first there is.  NULL: there are no guides at all. */
static const char *
find_guide (UnknotApplication *self, const char *id)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (self);
  const char *const wishes[] = { id, unknot_client_get_break_guide (self->client),
                                 unknot_client_get_next_guide (self->client) };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    if (*wishes[i] != '\0' && unknot_catalog_find (catalog, wishes[i]) != NULL)
      return wishes[i];
  return unknot_catalog_get_n_entries (catalog) > 0 ? unknot_catalog_get_entry (catalog, 0)->id : NULL;
}

static void
play (UnknotApplication *self, const char *id, gboolean on_break)
{
  const char *found = find_guide (self, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotGuide) guide = NULL;
  UnknotPlayerWindow *player;

  if (found != NULL)
    guide = unknot_catalog_read_guide (unknot_application_get_catalog (self), found, &error);
  if (guide == NULL)
    {
      UnknotWindow *window = get_window (self);

      unknot_window_say (window, error != NULL ? error->message : _("There are no guides to play."));
      unknot_application_present (self, GTK_WINDOW (window));
      return;
    }
  if (self->screen != NULL && unknot_break_screen_is_shown (self->screen))
    {
      unknot_break_screen_show (self->screen, guide);
      return;
    }
  player = get_player (self);
  unknot_player_window_play (player, guide, on_break);
  unknot_application_present (self, GTK_WINDOW (player));
}

/* --- Actions ------------------------------------------------------------------------- */

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_page (data, g_variant_get_string (parameter, NULL));
}

static void
break_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  play (data, g_variant_get_string (parameter, NULL), TRUE);
}

typedef struct {
  UnknotApplication *app; /* held by the window that asked */
  char *guide;
} BreakCall;

/* A guide can always be done, also when the service does not count it as a break. */
static void
break_taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  BreakCall *call = data;
  g_autoptr (GError) error = NULL;

  if (!unknot_client_take_break_finish (UNKNOT_CLIENT (source), result, &error))
    {
      g_debug ("TakeBreak: %s", error->message);
      play (call->app, call->guide, FALSE);
    }
  g_application_release (G_APPLICATION (call->app));
  g_object_unref (call->app);
  g_free (call->guide);
  g_free (call);
}

/* A token with which the service can hand the focus back to us. */
static char *
new_token (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GdkAppLaunchContext) context = NULL;

  /* X11 would announce a program that starts, with a busy pointer until it times out. */
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (display), "GdkX11"))
    return NULL;
  context = gdk_display_get_app_launch_context (display);
  return g_app_launch_context_get_startup_notify_id (G_APP_LAUNCH_CONTEXT (context), NULL, NULL);
}

static void
take_break_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotApplication *self = data;
  const char *guide = g_variant_get_string (parameter, NULL);
  g_autofree char *token = NULL;
  BreakCall *call;

  if (!unknot_client_get_available (self->client) || unknot_client_get_break_started (self->client) != 0)
    {
      play (self, guide, FALSE);
      return;
    }
  token = new_token ();
  call = g_new0 (BreakCall, 1);
  call->app = g_object_ref (self);
  call->guide = g_strdup (guide);
  g_application_hold (G_APPLICATION (self));
  unknot_client_take_break (self->client, guide, token, break_taken_cb, call);
}

/* The desktop entry's action: launchers hand over no parameter. */
static void
break_now_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (data), "take-break", g_variant_new_string (""));
}

/* --- The break screen ---------------------------------------------------------------- */

static void
screen_gone_cb (UnknotApplication *self)
{
  g_clear_object (&self->screen);
}

static void
make_screen (UnknotApplication *self)
{
  g_autofree char *level = g_settings_get_string (self->settings, "break-screen");

  if (self->screen != NULL)
    return;
  self->screen = unknot_break_screen_new (self, g_str_equal (level, "full-screen"));
  g_signal_connect_object (self->screen, "gone", G_CALLBACK (screen_gone_cb), self, G_CONNECT_SWAPPED);
}

static void
drop_prepared (UnknotApplication *self)
{
  if (self->prepared != NULL)
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->prepared)));
  if (self->screen != NULL && !unknot_break_screen_is_shown (self->screen))
    unknot_break_screen_close (self->screen);
}

static void
end_prepared (UnknotApplication *self)
{
  drop_prepared (self);
  if (self->prepared_id == 0)
    return;
  g_clear_handle_id (&self->prepared_id, g_source_remove);
  g_application_release (G_APPLICATION (self));
}

static gboolean
prepared_over_cb (gpointer data)
{
  UnknotApplication *self = data;

  self->prepared_id = 0;
  drop_prepared (self);
  g_application_release (G_APPLICATION (self));
  return G_SOURCE_REMOVE;
}

static void
prepare_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotApplication *self = data;
  g_autofree char *level = g_settings_get_string (self->settings, "break-screen");

  if (self->prepared_id == 0)
    g_application_hold (G_APPLICATION (self));
  else
    g_source_remove (self->prepared_id);
  self->prepared_id = g_timeout_add_seconds (PREPARED_SECONDS, prepared_over_cb, self);
  unknot_application_get_catalog (self);
  if (!g_str_equal (level, "gentle"))
    make_screen (self);
  else if (self->prepared == NULL)
    {
      self->prepared = unknot_player_window_new (self);
      gtk_widget_realize (GTK_WIDGET (self->prepared));
    }
}

static const char *
find_playing (UnknotApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (UNKNOT_IS_PLAYER_WINDOW (l->data))
      return unknot_player_window_get_playing (l->data);
  return NULL;
}

static void
break_due_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotApplication *self = data;
  const char *playing = find_playing (self), *found = find_guide (self, g_variant_get_string (parameter, NULL));
  g_autoptr (UnknotGuide) guide = NULL;

  /* Who is doing a guide is resting already: that is the break. */
  if (playing != NULL)
    {
      g_action_group_activate_action (G_ACTION_GROUP (self), "take-break", g_variant_new_string (playing));
      return;
    }
  if (found != NULL)
    guide = unknot_catalog_read_guide (unknot_application_get_catalog (self), found, NULL);
  if (guide == NULL)
    {
      show_page (self, "today");
      return;
    }
  make_screen (self);
  unknot_break_screen_show (self->screen, guide);
  end_prepared (self);
}

static void
settings_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_settings (data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  unknot_about_present (gtk_application_get_active_window (data));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotApplication *self = data;
  GList *windows;

  /* Quitting is no answer to a break. */
  if (self->screen != NULL)
    unknot_break_screen_close (self->screen);
  windows = g_list_copy (gtk_application_get_windows (data));
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
  end_prepared (self);
}

static void
quit_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotApplication *self = data;

  if (unknot_client_get_available (self->client))
    unknot_client_quit_service (self->client);
  quit_cb (action, parameter, data);
}

static const GActionEntry actions[] = {
  { "show", show_cb, "s", NULL, NULL },          { "break", break_cb, "s", NULL, NULL },
  { "take-break", take_break_cb, "s", NULL, NULL }, { "break-now", break_now_cb, NULL, NULL, NULL },
  { "prepare", prepare_cb, NULL, NULL, NULL }, { "break-due", break_due_cb, "s", NULL, NULL },
  { "settings", settings_cb, NULL, NULL, NULL }, { "about", about_cb, NULL, NULL, NULL },
  { "quit", quit_cb, NULL, NULL, NULL }, { "quit-all", quit_all_cb, NULL, NULL, NULL },
};

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
    { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
    { "win.show-page('today')", { "<Alt>1" } },
    { "win.show-page('guides')", { "<Alt>2" } },
    { "win.search", { "<Control>f" } },
    { "win.back", { "<Alt>Left", "Escape" } },
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
  G_APPLICATION_CLASS (unknot_application_parent_class)->startup (app);
  gtk_window_set_default_icon_name (UNKNOT_APP_ID);
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
    unknot_application_present (self, GTK_WINDOW (get_window (self)));
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

static int
unknot_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;
  const char *page;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Unknot %s\n", UNKNOT_VERSION);
      return 0;
    }
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
  g_clear_handle_id (&self->prepared_id, g_source_remove);
  drop_prepared (self);
  if (self->screen != NULL)
    unknot_break_screen_close (self->screen);
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
    { "page", 'p', 0, G_OPTION_ARG_STRING, NULL, N_("Open a page: today, guides, settings, guide:ID"), N_("PAGE") },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

UnknotApplication *
unknot_application_new (void)
{
  return g_object_new (UNKNOT_TYPE_APPLICATION, "application-id", UNKNOT_APP_ID, "resource-base-path",
                       UNKNOT_RESOURCE_PATH, NULL);
}
