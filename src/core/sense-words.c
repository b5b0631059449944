/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/sense-words.h"

#include <glib/gi18n-lib.h>

static const struct {
  const char *source;
  const char *words;
} presences[] = {
  { "mutter", N_("GNOME tells when keyboard and mouse rest") },
  { "ext-idle-notify", N_("The desktop tells when keyboard and mouse rest") },
  { "kde-idle", N_("The desktop tells when keyboard and mouse rest") },
  { "xsync", N_("The X server tells when keyboard and mouse rest") },
  { "logind", N_("Only the session manager tells when you are away, as late as the desktop tells it") },
};

/* Translators: plain words, and the technical name of what they mean. */
#define WITH_NAME _("%s (%s)")

char *
unknot_sense_presence (const char *source)
{
  g_return_val_if_fail (source != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (presences); i++)
    if (g_str_equal (source, presences[i].source))
      return g_strdup_printf (WITH_NAME, _(presences[i].words), source);
  return NULL;
}

char *
unknot_sense_lock (const char *sources)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (sources != NULL, NULL);

  names = g_strsplit (sources, ", ", -1);
  for (char **name = names; *name != NULL; name++)
    {
      const char *words = g_str_equal (*name, "logind") ? _("the session manager") : _("the screen locker");

      if (**name == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append_printf (text, WITH_NAME, words, *name);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}
