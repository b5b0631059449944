/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-file.h"

#include "core/guide/catalog-folder.h"
#include "core/guide/guide-check.h"
#include "core/guide/json-locate.h"

#include <gio/gio.h>
#include <string.h>

GBytes *
unknot_catalog_read_uri (const char *uri, char **reason)
{
  g_autofree char *path = NULL;
  GBytes *data;

  *reason = NULL;
  if (g_str_has_prefix (uri, "resource://"))
    {
      data = g_resources_lookup_data (uri + strlen ("resource://"), G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      if (data == NULL)
        *reason = g_strdup ("is not among the resources");
      return data;
    }
  path = g_filename_from_uri (uri, NULL, NULL);
  if (path == NULL)
    {
      *reason = g_strdup ("cannot be read");
      return NULL;
    }
  return unknot_file_read (path, UNKNOT_CATALOG_MAX_FILE_BYTES, reason);
}

char *
unknot_catalog_say_line (const char *uri, const char *member)
{
  g_autofree char *reason = NULL;
  g_autoptr (GBytes) data = unknot_catalog_read_uri (uri, &reason);

  if (data == NULL)
    return g_strdup ("");
  return g_strdup_printf ("line %u: ", unknot_json_find_line (g_bytes_get_data (data, NULL), g_bytes_get_size (data),
                                                              member));
}

UnknotGuide *
unknot_catalog_read_file (const char *name, const char *uri, GError **error)
{
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *reason = NULL;
  g_autoptr (GBytes) data = unknot_catalog_read_uri (uri, &reason);
  g_autoptr (UnknotGuide) guide = NULL;

  if (data == NULL)
    {
      g_set_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_READ, "%s: %s", shown, reason);
      return NULL;
    }
  guide = unknot_guide_parse (shown, g_bytes_get_data (data, NULL), g_bytes_get_size (data), error);
  if (guide == NULL)
    return NULL;
  if (!unknot_guide_check_name (guide, name, data, error))
    return NULL;
  return g_steal_pointer (&guide);
}
