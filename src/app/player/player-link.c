/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-link.h"

#include <glib/gi18n.h>

#include "app/player/player-knot.h"
#include "core/guide/advisor.h"

/* Together for as long as the player lives; the application outlives every window. */
typedef struct {
  UnknotPlayer *player;
  UnknotApplication *app;
  gboolean asked_spots; /* for the guide that is set */
} Link;

#define LINK_KEY "unknot-player-link"
#define SKIN_NOTICE "skin"

static UnknotClient *
get_client (Link *link)
{
  return unknot_application_get_client (link->app);
}

/* Returns: (nullable): what goes well after the guide. */
static const UnknotCatalogEntry *
find_next (Link *link)
{
  const char *next = unknot_guide_get_next (unknot_player_get_guide (link->player));

  return next != NULL ? unknot_catalog_find (unknot_application_get_catalog (link->app), next) : NULL;
}

static void
spots_got_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotPlayer) player = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) spots = unknot_client_get_spot_times_finish (UNKNOT_CLIENT (source), result, &error);

  if (spots != NULL)
    unknot_player_set_spot_times (player, spots);
  else
    g_debug ("GetSpotTimes: %s", error->message);
}

/* As soon as the service is there: a window that has only just been started does not know it
 * yet when its guide begins. */
static void
ask_spots (Link *link)
{
  UnknotGuide *guide = unknot_player_get_guide (link->player);

  if (link->asked_spots || guide == NULL || unknot_guide_get_spot_limit (guide) == 0 ||
      !unknot_client_get_available (get_client (link)))
    return;
  link->asked_spots = TRUE;
  unknot_client_get_spot_times (get_client (link), spots_got_cb, g_object_ref (link->player));
}

/* What goes well with the guide may press what this one has just used up. */
static void
spots_at_end_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotPlayer) player = data;
  Link *link = g_object_get_data (G_OBJECT (player), LINK_KEY);
  g_autoptr (GVariant) spots = unknot_client_get_spot_times_finish (UNKNOT_CLIENT (source), result, NULL);
  const UnknotCatalogEntry *next = find_next (link);
  g_autoptr (GHashTable) pressed = g_hash_table_new (g_str_hash, g_str_equal);
  GVariantIter iter;
  const char *spot;
  guint seconds;

  if (spots == NULL || next == NULL)
    return;
  g_variant_iter_init (&iter, spots);
  while (g_variant_iter_next (&iter, "{&su}", &spot, &seconds))
    g_hash_table_insert (pressed, (gpointer) spot, GUINT_TO_POINTER (seconds));
  if (unknot_advisor_is_spent (next, pressed))
    unknot_player_set_next (player, NULL);
}

static void
over_cb (UnknotPlayer *player, gboolean completed, Link *link)
{
  const UnknotCatalogEntry *next = find_next (link);

  if (next != NULL && next->spots[0] != NULL && unknot_client_get_available (get_client (link)))
    unknot_client_get_spot_times (get_client (link), spots_at_end_cb, g_object_ref (player));
}

static void
client_changed_cb (UnknotClient *client, UnknotPlayer *player)
{
  unknot_player_set_asks (player, unknot_client_get_available (client));
  unknot_player_set_quiet (player, unknot_client_get_hushed (client));
  ask_spots (g_object_get_data (G_OBJECT (player), LINK_KEY));
}

/* Somebody who works in another window is asked there; a click leads to the answer. */
static void
asking_cb (UnknotPlayer *player, gboolean waits, Link *link)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (player));
  g_autoptr (GNotification) notice = NULL;

  if (!waits)
    {
      g_application_withdraw_notification (G_APPLICATION (link->app), SKIN_NOTICE);
      return;
    }
  if (GTK_IS_WINDOW (window) && gtk_window_is_active (GTK_WINDOW (window)))
    return;
  notice = g_notification_new (_("Please look at your skin"));
  g_notification_set_body (notice, _("Lift the heat for a moment. Light pink is fine; blotchy, very red or sore is not."));
  g_notification_set_priority (notice, G_NOTIFICATION_PRIORITY_HIGH);
  g_notification_set_default_action_and_target (notice, "app.break", "s",
                                                unknot_guide_get_id (unknot_player_get_guide (player)));
  g_application_send_notification (G_APPLICATION (link->app), SKIN_NOTICE, notice);
}

static void
begun_cb (UnknotPlayer *player, Link *link)
{
  const UnknotCatalogEntry *next = find_next (link);

  asking_cb (player, FALSE, link);
  unknot_player_set_next (player, next != NULL ? next->title : NULL);
  link->asked_spots = FALSE;
  client_changed_cb (get_client (link), player);
}

static void
pressed_cb (UnknotPlayer *player, const char *spot, guint seconds, Link *link)
{
  if (unknot_client_get_available (get_client (link)))
    unknot_client_add_spot_time (get_client (link), spot, seconds);
}

static void
rated_cb (UnknotPlayer *player, const char *feeling, Link *link)
{
  unknot_client_rate_guide (get_client (link), unknot_guide_get_id (unknot_player_get_guide (player)), feeling);
}

static void
unmapped_cb (UnknotPlayer *player, Link *link)
{
  asking_cb (player, FALSE, link);
}

static void
follow_cb (UnknotPlayer *player, const char *guide, Link *link)
{
  g_action_group_activate_action (G_ACTION_GROUP (link->app), "take-break", g_variant_new_string (guide));
}

void
unknot_player_link (UnknotPlayer *player, UnknotApplication *app)
{
  Link *link;

  g_return_if_fail (UNKNOT_IS_PLAYER (player) && UNKNOT_IS_APPLICATION (app));

  link = g_new0 (Link, 1);
  link->player = player;
  link->app = app;
  g_object_set_data_full (G_OBJECT (player), LINK_KEY, link, g_free);
  g_signal_connect (player, "begun", G_CALLBACK (begun_cb), link);
  g_signal_connect (player, "pressed", G_CALLBACK (pressed_cb), link);
  g_signal_connect (player, "over", G_CALLBACK (over_cb), link);
  g_signal_connect (player, "asking", G_CALLBACK (asking_cb), link);
  g_signal_connect (player, "unmap", G_CALLBACK (unmapped_cb), link);
  g_signal_connect (player, "rated", G_CALLBACK (rated_cb), link);
  g_signal_connect (player, "follow", G_CALLBACK (follow_cb), link);
  g_signal_connect_object (get_client (link), "changed", G_CALLBACK (client_changed_cb), player, 0);
  unknot_player_knot_link (player, app);
}
