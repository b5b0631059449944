/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/guide-title.h"

#include <string.h>

#include "core/guide/catalog-file.h"

#define BUNDLED "resource://" UNKNOT_RESOURCE_PATH "/guides"

/* What comes over the bus is not taken for a path. */
static gboolean
is_name (const char *id)
{
  return *id != '\0' && *id != '.' && strchr (id, '/') == NULL;
}

static char *
read_title (const char *id)
{
  /* It is not loaded: making one registers the bundled guides. */
  G_GNUC_UNUSED g_autoptr (UnknotCatalog) catalog = unknot_catalog_new (BUNDLED, NULL);
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *bundled = g_strconcat (BUNDLED "/", name, NULL);
  g_autoptr (UnknotGuide) guide = NULL;

  if (!is_name (id))
    return g_strdup (id);
  guide = unknot_catalog_read_file (name, bundled, NULL);
  if (guide == NULL)
    {
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), "unknot", "guides", name, NULL);
      g_autofree char *own = g_filename_to_uri (path, NULL, NULL);

      guide = own != NULL ? unknot_catalog_read_file (name, own, NULL) : NULL;
    }
  return g_strdup (guide != NULL ? unknot_guide_get_title (guide) : id);
}

const char *
unknot_guide_title (const char *id)
{
  /* A history names the same few guides again and again. */
  static GHashTable *titles = NULL;
  const char *title;

  if (titles == NULL)
    titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  title = g_hash_table_lookup (titles, id);
  if (title == NULL)
    {
      char *read = read_title (id);

      g_hash_table_insert (titles, g_strdup (id), read);
      title = read;
    }
  return title;
}
