/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/welcome/level-trial.h"

#include <glib/gi18n.h>

#include "app/break/break-window.h"
#include "app/player/player.h"

/* Shows much of what a guide can, and is in every catalogue; else the first one. */
#define TRIAL_GUIDE "shoulder-rolls"

static UnknotGuide *
read_guide (UnknotApplication *app)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (app);
  UnknotGuide *guide = unknot_catalog_read_guide (catalog, TRIAL_GUIDE, NULL);

  if (guide == NULL && unknot_catalog_get_n_entries (catalog) > 0)
    guide = unknot_catalog_read_guide (catalog, unknot_catalog_get_entry (catalog, 0)->id, NULL);
  return guide;
}

static void
show_screen (UnknotApplication *app, GtkWindow *parent, gboolean full)
{
  g_autoptr (UnknotGuide) guide = read_guide (app);
  g_autoptr (GSettings) settings = g_object_ref (unknot_application_get_settings (app));
  const gint64 length = g_settings_get_uint (settings, "break-length") * G_TIME_SPAN_MINUTE;
  const UnknotBreakMoment moment = {
    .left = length,
    .length = length,
    .postpones_left = g_settings_get_uint (settings, "postpone-limit"),
  };
  UnknotPlayer *player;
  UnknotBreakWindow *window;

  if (guide == NULL)
    return;
  /* The one of a trial before lies over the buttons. */
  unknot_client_withdraw_test (unknot_application_get_client (app));
  player = g_object_new (UNKNOT_TYPE_PLAYER, NULL);
  unknot_player_set_quiet (player, TRUE);
  window = unknot_break_window_new (GTK_WIDGET (player), full);
  unknot_player_set_guide (player, guide);
  unknot_break_window_show_moment (window, &moment);
  for (const char *const *signal = (const char *const[]) { "leave", "postpone", "skip", NULL }; *signal != NULL; signal++)
    g_signal_connect (window, *signal, G_CALLBACK (gtk_window_destroy), NULL);
  g_signal_connect_object (player, "leave", G_CALLBACK (gtk_window_destroy), window, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  if (full)
    unknot_break_window_set_monitor (
      window, gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (parent)),
                                                  gtk_native_get_surface (GTK_NATIVE (parent))));
  gtk_window_present (GTK_WINDOW (window));
}

void
unknot_level_trial_show (UnknotApplication *app, GtkWindow *parent)
{
  g_autofree char *level = g_settings_get_string (unknot_application_get_settings (app), "break-screen");

  if (g_str_equal (level, "gentle"))
    unknot_client_test_notification (unknot_application_get_client (app));
  else
    show_screen (app, parent, g_str_equal (level, "full-screen"));
}

const char *
unknot_level_trial_closed_words (void)
{
  return _("It has gone without an answer. If you clicked on its text: here that only closes it, "
           "and its button is what works.");
}
