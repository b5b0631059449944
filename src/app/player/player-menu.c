/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-menu.h"

#include <glib/gi18n.h>

#include "app/player/chime.h"
#include "app/player/voice.h"

#define SPEED_KEY "guide-speed"
#define MIRROR_KEY "guide-mirror"

static const struct {
  const char *value; /* of the key */
  double speed;
  const char *label;
} speeds[] = {
  { "normal", 1, N_("Usual speed") },
  { "slower", 0.75, N_("Slower") },
  { "half", 0.5, N_("Half speed") },
};

static guint
find_speed (GSettings *settings)
{
  g_autofree char *value = settings != NULL ? g_settings_get_string (settings, SPEED_KEY) : NULL;

  for (guint i = 1; i < G_N_ELEMENTS (speeds); i++)
    if (g_strcmp0 (value, speeds[i].value) == 0)
      return i;
  return 0;
}

static void
slower_cb (GSimpleAction *action, GVariant *parameter, gpointer settings)
{
  g_settings_set_string (settings, SPEED_KEY, speeds[(find_speed (settings) + 1) % G_N_ELEMENTS (speeds)].value);
}

void
unknot_player_menu_add_actions (GtkWidget *player, GSettings *settings)
{
  static const char *const keys[] = { SPEED_KEY, MIRROR_KEY, "guide-sounds", "guide-aloud" };
  g_autoptr (GSimpleActionGroup) group = NULL;
  g_autoptr (GSimpleAction) slower = NULL;

  g_return_if_fail (GTK_IS_WIDGET (player));

  if (settings == NULL)
    return;
  group = g_simple_action_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, keys[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  slower = g_simple_action_new ("slower", NULL);
  g_signal_connect_object (slower, "activate", G_CALLBACK (slower_cb), settings, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (slower));
  gtk_widget_insert_action_group (player, "kept", G_ACTION_GROUP (group));
}

GMenuModel *
unknot_player_menu_new (void)
{
  g_autoptr (GMenu) speed = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      g_autofree char *action = g_strdup_printf ("kept." SPEED_KEY "::%s", speeds[i].value);

      g_menu_append (speed, _(speeds[i].label), action);
    }
  g_menu_append (others, _("Mirror the picture"), "kept." MIRROR_KEY);
  if (unknot_chime_is_built ())
    g_menu_append (others, _("Sounds"), "kept.guide-sounds");
  if (unknot_voice_is_built ())
    g_menu_append (others, _("Read the steps aloud"), "kept.guide-aloud");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (speed));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

double
unknot_player_menu_get_speed (GSettings *settings)
{
  return speeds[find_speed (settings)].speed;
}

gboolean
unknot_player_menu_get_mirror (GSettings *settings)
{
  return settings != NULL && g_settings_get_boolean (settings, MIRROR_KEY);
}

char *
unknot_player_menu_describe (GSettings *settings)
{
  const guint speed = find_speed (settings);
  const char *slow = speed > 0 ? _(speeds[speed].label) : "";
  const char *mirrored = unknot_player_menu_get_mirror (settings) ? _("Mirrored") : "";

  return g_strconcat (slow, *slow != '\0' && *mirrored != '\0' ? " · " : "", mirrored, NULL);
}
