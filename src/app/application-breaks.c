/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/application-private.h"

#include <glib/gi18n.h>

/* How long a process that was only prepared waits for its break, which waits for a lull. */
#define PREPARED_SECONDS 180

/* The window that plays breaks: the one that is there, the prepared one, or a new one. */
static UnknotPlayerWindow *
get_player (UnknotApplication *self)
{
  GtkWindow *there = unknot_application_find_window (self, UNKNOT_TYPE_PLAYER_WINDOW);
  UnknotPlayerWindow *player;

  if (there != NULL)
    return UNKNOT_PLAYER_WINDOW (there);
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
    if (*wishes[i] != '\0')
      {
        unknot_catalog_expect (catalog, wishes[i]);
        if (unknot_catalog_find (catalog, wishes[i]) != NULL)
          return wishes[i];
      }
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
      UnknotWindow *window = unknot_application_get_window (self);

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

/* --- The break screen, and what is prepared -------------------------------------------- */

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

/* The guide that comes next may not be known yet, and may change. */
static void
next_changed_cb (UnknotApplication *self)
{
  const char *id = unknot_client_get_next_guide (self->client);
  g_autoptr (UnknotGuide) guide = NULL;

  if (self->prepared == NULL || *id == '\0')
    return;
  unknot_catalog_expect (unknot_application_get_catalog (self), id);
  guide = unknot_catalog_read_guide (unknot_application_get_catalog (self), id, NULL);
  if (guide != NULL)
    unknot_player_window_prepare (self->prepared, guide);
}

/* The window of the guide that comes next, ready to be shown. */
static void
prepare_player (UnknotApplication *self)
{
  self->prepared = unknot_player_window_new (self);
  gtk_widget_realize (GTK_WIDGET (self->prepared));
  g_signal_handlers_disconnect_by_func (self->client, next_changed_cb, self);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (next_changed_cb), self, G_CONNECT_SWAPPED);
  next_changed_cb (self);
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
    prepare_player (self);
}

static const char *
find_playing (UnknotApplication *self)
{
  GtkWindow *player = unknot_application_find_window (self, UNKNOT_TYPE_PLAYER_WINDOW);

  return player != NULL ? unknot_player_window_get_playing (UNKNOT_PLAYER_WINDOW (player)) : NULL;
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
      unknot_application_show_page (self, "today");
      return;
    }
  make_screen (self);
  unknot_break_screen_show (self->screen, guide);
  end_prepared (self);
}

void
unknot_application_pause_guides (UnknotApplication *self)
{
  GtkWindow *player = unknot_application_find_window (self, UNKNOT_TYPE_PLAYER_WINDOW);

  if (player != NULL)
    unknot_player_window_pause (UNKNOT_PLAYER_WINDOW (player));
  if (self->screen != NULL)
    unknot_break_screen_pause (self->screen);
}

void
unknot_application_end_breaks (UnknotApplication *self)
{
  if (self->screen != NULL)
    unknot_break_screen_close (self->screen);
  end_prepared (self);
}

void
unknot_application_add_break_actions (UnknotApplication *self)
{
  static const GActionEntry actions[] = {
    { "break", break_cb, "s", NULL, NULL },     { "take-break", take_break_cb, "s", NULL, NULL },
    { "break-now", break_now_cb, NULL, NULL, NULL }, { "prepare", prepare_cb, NULL, NULL, NULL },
    { "break-due", break_due_cb, "s", NULL, NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
