/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/bundled.h"
#include "guides-resources.h"

JsonObject *
unknot_bundled_read (JsonParser *parser, const char *name)
{
  g_autofree char *path = g_strconcat (UNKNOT_RESOURCE_PATH "/guides/", name, NULL);
  g_autoptr (GBytes) data = g_resource_lookup_data (unknot_guides_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                    NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (data, &length);

  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    g_error ("%s: %s", name, error->message);
  return json_node_get_object (json_parser_get_root (parser));
}

char *
unknot_bundled_translate (const char *text)
{
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, text));
}
