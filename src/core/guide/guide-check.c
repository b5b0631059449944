/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/guide-check.h"

#include "core/guide/catalog-folder.h"
#include "core/guide/catalog.h"
#include "core/body/skeleton.h"
#include "core/body/timeline.h"
#include "guides-resources.h"

#include <string.h>

#define SUFFIX ".json"

/* How densely a movement is looked at. */
#define LOOK_SECONDS 0.1

gboolean
unknot_guide_check_name (UnknotGuide *guide, const char *name, GError **error)
{
  const char *id = unknot_guide_get_id (guide);
  g_autofree char *shown = NULL;

  if (strlen (id) + strlen (SUFFIX) == strlen (name) && g_str_has_prefix (name, id) && g_str_has_suffix (name, SUFFIX))
    return TRUE;
  shown = g_filename_display_name (name);
  g_set_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_MEMBER,
               "%s: id: is “%s”, so the file's name must be “%s" SUFFIX "”", shown, id, id);
  return FALSE;
}

/* (transfer full) (nullable): the bundled guide called @id. */
static GBytes *
find_bundled (const char *id)
{
  g_autofree char *path = g_strconcat (UNKNOT_RESOURCE_PATH "/guides/", id, SUFFIX, NULL);

  return g_resource_lookup_data (unknot_guides_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

gboolean
unknot_guide_check_free (const char *id, const char *name, GError **error)
{
  g_autoptr (GBytes) bundled = find_bundled (id);

  if (bundled == NULL)
    return TRUE;
  g_set_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_MEMBER,
               "%s: id: a guide of Unknot's own is called “%s”; choose another id and file name", name, id);
  return FALSE;
}

/* Steps as they are written: the other side is a mirror image and needs no second remark. */
static guint
count_written (UnknotGuide *guide)
{
  guint i, n = unknot_guide_get_n_steps (guide);

  for (i = 0; i < n; i++)
    if (unknot_guide_get_step (guide, i)->has_side && unknot_guide_get_step (guide, i)->side == UNKNOT_LEFT)
      return i;
  return n;
}

static void
add_remark (GPtrArray *remarks, const char *name, guint step, const GError *error)
{
  g_ptr_array_add (remarks, g_strdup_printf ("%s: steps[%u]: %s", name, step, error->message));
}

static void
look_at_reaches (const UnknotStep *step, const char *name, guint index, GPtrArray *remarks)
{
  guint i;

  for (i = 0; i < step->n_keys; i++)
    {
      g_autoptr (GError) error = NULL;
      UnknotSkeleton skeleton;

      if (unknot_skeleton_solve (&step->keys[i].pose, 0.5, &skeleton, &error))
        continue;
      add_remark (remarks, name, index, error);
      return;
    }
}

static void
look_at_movement (const UnknotTimeline *timeline, const UnknotStep *step, const char *name, guint index,
                  GPtrArray *remarks)
{
  double start = unknot_timeline_get_step_start (timeline, index), t;
  double end = start + MIN (step->seconds, step->seconds / step->repeat + 6); /* what follows repeats it */

  for (t = start; t < end; t += LOOK_SECONDS)
    {
      g_autoptr (GError) error = NULL;
      UnknotMoment moment;

      unknot_timeline_get_moment (timeline, t, FALSE, &moment);
      if (unknot_skeleton_check (&moment.skeleton, &error))
        continue;
      add_remark (remarks, name, index, error);
      return;
    }
}

static char **
look_at (UnknotGuide *guide, const char *name)
{
  GPtrArray *remarks = g_ptr_array_new ();
  guint i;

  if (unknot_guide_get_n_steps (guide) > 0) /* a set's steps are those of its parts */
    {
      g_autoptr (UnknotTimeline) timeline = unknot_timeline_new (guide);

      for (i = 0; i < count_written (guide); i++)
        {
          const UnknotStep *step = unknot_guide_get_step (guide, i);

          look_at_reaches (step, name, i, remarks);
          look_at_movement (timeline, step, name, i, remarks);
        }
    }
  g_ptr_array_add (remarks, NULL);
  return (char **) g_ptr_array_free (remarks, FALSE);
}

UnknotGuide *
unknot_guide_check_file (const char *path, char ***remarks, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GBytes) bundled = NULL;
  g_autoptr (UnknotGuide) guide = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (remarks != NULL, NULL);

  *remarks = NULL;
  name = g_path_get_basename (path);
  shown = g_filename_display_name (name);
  data = unknot_file_read (path, UNKNOT_CATALOG_MAX_FILE_BYTES, &reason);
  if (data == NULL)
    {
      g_set_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_READ, "%s: %s", shown, reason);
      return NULL;
    }
  guide = unknot_guide_parse (shown, g_bytes_get_data (data, NULL), g_bytes_get_size (data), error);
  if (guide == NULL || !unknot_guide_check_name (guide, name, error))
    return NULL;
  bundled = find_bundled (unknot_guide_get_id (guide));
  if (bundled != NULL && !g_bytes_equal (bundled, data) &&
      !unknot_guide_check_free (unknot_guide_get_id (guide), shown, error))
    return NULL;
  *remarks = look_at (guide, shown);
  return g_steal_pointer (&guide);
}
