/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/left-out.h"

gboolean
unknot_left_out_get (GSettings *settings, const char *id)
{
  g_auto (GStrv) ids = g_settings_get_strv (settings, UNKNOT_LEFT_OUT_KEY);

  return g_strv_contains ((const char *const *) ids, id);
}

void
unknot_left_out_set (GSettings *settings, const char *id, gboolean left_out)
{
  g_auto (GStrv) ids = g_settings_get_strv (settings, UNKNOT_LEFT_OUT_KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) next = NULL;

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_str_equal (ids[i], id))
      g_strv_builder_add (builder, ids[i]);
  if (left_out)
    g_strv_builder_add (builder, id);
  next = g_strv_builder_end (builder);
  if (!g_strv_equal ((const char *const *) ids, (const char *const *) next))
    g_settings_set_strv (settings, UNKNOT_LEFT_OUT_KEY, (const char *const *) next);
}
