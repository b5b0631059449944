/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-resources.h"
#include "core/body/pose.h"

/* Named postures: read once from the postures.json that is built in.  They are ours and
 * checked by tests, so a fault in them is a fault of the program. */

typedef struct {
  GHashTable *poses; /* name to UnknotPose */
  char **names;
} Postures;

static void
read_posture (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree UnknotPose *pose = g_new (UnknotPose, 1);

  if (!unknot_pose_from_json (node, NULL, pose, &error))
    g_error ("postures.json: %s: %s", name, error->message);
  g_hash_table_insert (user_data, g_strdup (name), g_steal_pointer (&pose));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static void
read_postures (Postures *postures)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (unknot_core_get_resource (), "/io/github/unknot/Unknot/core/postures.json",
                            G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  gsize length;

  if (!bytes)
    g_error ("postures.json: %s", error->message);
  const char *text = g_bytes_get_data (bytes, &length);
  if (!json_parser_load_from_data (parser, text, (gssize) length, &error))
    g_error ("postures.json: %s", error->message);

  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  postures->poses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_object_foreach_member (json_object_get_object_member (root, "postures"), read_posture, postures->poses);

  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init (&iter, postures->poses);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  postures->names = (char **) g_ptr_array_free (names, FALSE);
}

static const Postures *
get_postures (void)
{
  static gsize done = 0;
  static Postures postures;

  if (g_once_init_enter (&done))
    {
      read_postures (&postures);
      g_once_init_leave (&done, 1);
    }
  return &postures;
}

gboolean
unknot_posture_get (const char *name, UnknotPose *pose)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (pose != NULL, FALSE);

  const UnknotPose *found = g_hash_table_lookup (get_postures ()->poses, name);
  if (!found)
    return FALSE;
  *pose = *found;
  return TRUE;
}

const char *const *
unknot_posture_get_names (void)
{
  return (const char *const *) get_postures ()->names;
}
