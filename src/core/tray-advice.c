/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/tray-advice.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *desktop;
  const char *hint;
} hints[] = {
  { "gnome", N_("GNOME shows tray icons with the extension “AppIndicator and KStatusNotifierItem Support”. "
                "Reminders come without it, too.") },
  { "sway", N_("On sway a bar shows tray icons: add “tray” to the modules of Waybar. Reminders come without it, too.") },
  { "hyprland", N_("A bar shows tray icons here: add “tray” to the modules of Waybar. Reminders come without it, too.") },
  { "river", N_("A bar shows tray icons here: add “tray” to the modules of Waybar. Reminders come without it, too.") },
  { "labwc", N_("A panel shows tray icons here: add “tray” to the modules of Waybar. Reminders come without it, too.") },
  { "niri", N_("A bar shows tray icons here: add “tray” to the modules of Waybar. Reminders come without it, too.") },
  { "wayfire", N_("A panel shows tray icons here: add the widget “tray” to wf-panel, or “tray” to the modules of Waybar. "
                  "Reminders come without it, too.") },
  { "cosmic", N_("Add the applet “Notification Tray” to the panel to see Unknot’s icon. Reminders come without it, too.") },
  { "kde", N_("Add the widget “System Tray” to a panel to see Unknot’s icon. Reminders come without it, too.") },
  { "xfce", N_("Add the item “Status Tray Plugin” to the panel to see Unknot’s icon. Reminders come without it, too.") },
  { "lxqt", N_("Add the widget “Status Notifier” to the panel to see Unknot’s icon. Reminders come without it, too.") },
  { "mate", N_("Add “Notification Area” to the panel to see Unknot’s icon. Reminders come without it, too.") },
  { "cinnamon", N_("Add the applet “XApp Status” to the panel to see Unknot’s icon. Reminders come without it, too.") },
  { "budgie", N_("Add the applet “System Tray” to the panel to see Unknot’s icon. Reminders come without it, too.") },
};

const char *
unknot_tray_advice (const char *desktop)
{
  g_auto (GStrv) parts = g_strsplit (desktop != NULL ? desktop : "", ":", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_autofree char *name = g_ascii_strdown (*part, -1);

      for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
        if (g_str_has_suffix (name, hints[i].desktop))
          return _(hints[i].hint);
    }
  return _("No tray was found here, so Unknot has no icon. Reminders come all the same, "
           "and the window opens from the list of programs.");
}
