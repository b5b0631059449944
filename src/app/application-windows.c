/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/application-private.h"

#include <string.h>

#include "app/about.h"
#include "app/checklist/checklist-window.h"
#include "app/foods/food-window.h"
#include "app/settings/settings.h"
#include "app/shortcuts.h"
#include "app/welcome/welcome.h"

#define WARNING_SIGNS "guide:when-to-see-someone"

GtkWindow *
unknot_application_find_window (UnknotApplication *self, GType type)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

UnknotWindow *
unknot_application_get_window (UnknotApplication *self)
{
  GtkWindow *window = unknot_application_find_window (self, UNKNOT_TYPE_WINDOW);

  return window != NULL ? UNKNOT_WINDOW (window) : unknot_window_new (self);
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
  if (self->screen != NULL)
    unknot_break_screen_make_room (self->screen, window);
  gtk_window_present (window);
}

static void
show_settings (UnknotApplication *self)
{
  GtkWindow *settings = unknot_application_find_window (self, UNKNOT_TYPE_SETTINGS);

  if (settings == NULL)
    settings = GTK_WINDOW (unknot_settings_new (self));
  gtk_window_set_transient_for (settings, unknot_application_find_window (self, UNKNOT_TYPE_WINDOW));
  unknot_application_present (self, settings);
}

static void
show_welcome (UnknotApplication *self)
{
  GtkWindow *welcome = unknot_application_find_window (self, UNKNOT_TYPE_WELCOME);

  if (welcome == NULL)
    welcome = GTK_WINDOW (unknot_welcome_new (self));
  g_settings_set_boolean (self->settings, "welcome-shown", TRUE);
  unknot_application_present (self, welcome);
}

/* Wherever the test notification was asked for. */
static void
show_test_arrived (UnknotApplication *self)
{
  GtkWindow *welcome = unknot_application_find_window (self, UNKNOT_TYPE_WELCOME);

  if (welcome != NULL)
    {
      unknot_welcome_test_arrived (UNKNOT_WELCOME (welcome));
      unknot_application_present (self, welcome);
      return;
    }
  show_settings (self);
  unknot_settings_test_arrived (UNKNOT_SETTINGS (unknot_application_find_window (self, UNKNOT_TYPE_SETTINGS)));
}

void
unknot_application_show_page (UnknotApplication *self, const char *page)
{
  static const struct {
    const char *page;
    void (*show) (UnknotApplication *);
  } windows[] = {
    { "settings", show_settings },
    { "welcome", show_welcome },
    { "test-arrived", show_test_arrived },
  };
  UnknotWindow *window;

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    if (g_str_equal (page, windows[i].page))
      {
        windows[i].show (self);
        return;
      }
  if (g_str_has_prefix (page, "settings:"))
    {
      show_settings (self);
      unknot_settings_show_page (UNKNOT_SETTINGS (unknot_application_find_window (self, UNKNOT_TYPE_SETTINGS)),
                                 page + strlen ("settings:"));
      return;
    }
  /* Who looks for the warning signs is not to hurry after a movement meanwhile. */
  if (g_str_equal (page, WARNING_SIGNS))
    unknot_application_pause_guides (self);
  window = unknot_application_get_window (self);
  unknot_window_show_page (window, page);
  unknot_application_present (self, GTK_WINDOW (window));
}

void
unknot_application_open (UnknotApplication *self)
{
  if (g_settings_get_boolean (self->settings, "welcome-shown"))
    unknot_application_present (self, GTK_WINDOW (unknot_application_get_window (self)));
  else
    show_welcome (self);
}

gboolean
unknot_application_go_through (UnknotApplication *self, const char *id)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (self);
  g_autoptr (UnknotGuide) guide = NULL;
  GtkWindow *window;

  unknot_catalog_expect (catalog, id);
  guide = unknot_catalog_read_guide (catalog, id, NULL);
  if (guide == NULL || !unknot_guide_get_checklist (guide))
    return FALSE;
  window = unknot_application_find_window (self, UNKNOT_TYPE_CHECKLIST_WINDOW);
  if (window == NULL)
    window = GTK_WINDOW (unknot_checklist_window_new (self));
  unknot_checklist_window_show (UNKNOT_CHECKLIST_WINDOW (window), guide);
  unknot_application_present (self, window);
  return TRUE;
}

/* --- Actions ------------------------------------------------------------------------- */

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  unknot_application_show_page (data, g_variant_get_string (parameter, NULL));
}

static void
welcome_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_welcome (data);
}

static void
settings_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_settings (data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotApplication *self = data;
  GtkWindow *about = unknot_application_find_window (self, UNKNOT_TYPE_ABOUT);

  if (about == NULL)
    {
      about = GTK_WINDOW (unknot_about_new (self));
      gtk_window_set_transient_for (about, unknot_application_find_window (self, UNKNOT_TYPE_WINDOW));
    }
  unknot_application_present (self, about);
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotApplication *self = data;
  GtkWindow *shortcuts = unknot_application_find_window (self, UNKNOT_TYPE_SHORTCUTS);

  if (shortcuts == NULL)
    {
      /* Asked before there is one more window to be the active one. */
      GtkWindow *parent = gtk_application_get_active_window (data);

      shortcuts = GTK_WINDOW (unknot_shortcuts_new (self));
      gtk_window_set_transient_for (shortcuts, parent);
    }
  unknot_application_present (self, shortcuts);
}

static void
go_through_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  unknot_application_go_through (data, g_variant_get_string (parameter, NULL));
}

static void
foods_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *foods = unknot_application_find_window (data, UNKNOT_TYPE_FOOD_WINDOW);

  unknot_application_present (data, foods != NULL ? foods : GTK_WINDOW (unknot_food_window_new (data)));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotApplication *self = data;
  GList *windows;

  /* Quitting is no answer to a break: its screen goes before the windows are asked. */
  unknot_application_end_breaks (self);
  windows = g_list_copy (gtk_application_get_windows (data));
  unknot_client_set_wakes (self->client, FALSE);
  for (GList *l = windows; l != NULL; l = l->next)
    /* The introduction, when it is closed, opens the main window; whoever quits does not want that. */
    if (UNKNOT_IS_WELCOME (l->data))
      gtk_window_destroy (l->data);
    else
      gtk_window_close (l->data);
  unknot_client_set_wakes (self->client, TRUE);
  g_list_free (windows);
}

static void
quit_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotApplication *self = data;

  if (unknot_client_get_available (self->client))
    unknot_client_quit_service (self->client);
  quit_cb (action, parameter, data);
}

void
unknot_application_add_window_actions (UnknotApplication *self)
{
  static const GActionEntry actions[] = {
    { "show", show_cb, "s", NULL, NULL },     { "settings", settings_cb, NULL, NULL, NULL },
    { "go-through", go_through_cb, "s", NULL, NULL }, { "foods", foods_cb, NULL, NULL, NULL },
    { "welcome", welcome_cb, NULL, NULL, NULL }, { "about", about_cb, NULL, NULL, NULL },
    { "shortcuts", shortcuts_cb, NULL, NULL, NULL },
    { "quit", quit_cb, NULL, NULL, NULL },
    { "quit-all", quit_all_cb, NULL, NULL, NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
