/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/guide-check.h"

#include "core/guide/catalog-folder.h"
#include "core/guide/catalog.h"
#include "core/body/skeleton.h"
#include "core/body/timeline.h"
#include "core/guide/json-locate.h"
#include "guides-resources.h"

#include <string.h>

#define SUFFIX ".json"

/* How densely a movement is looked at. */
#define LOOK_SECONDS 0.1

/* The file that is looked at. */
typedef struct {
  const char *name;   /* as it can be shown */
  const char *folder; /* where the guides of the same writer lie */
  const char *text;
  gsize length;
} File;

static gboolean fail (const File *file, const char *member, GError **error, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* "FILE: line 12: MEMBER: reason". */
static gboolean
fail (const File *file, const char *member, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_MEMBER, "%s: line %u: %s: %s", file->name,
               unknot_json_find_line (file->text, file->length, member), member, reason);
  return FALSE;
}

static gboolean
check_name (const File *file, UnknotGuide *guide, const char *name, GError **error)
{
  const char *id = unknot_guide_get_id (guide);

  if (strlen (id) + strlen (SUFFIX) == strlen (name) && g_str_has_prefix (name, id) && g_str_has_suffix (name, SUFFIX))
    return TRUE;
  return fail (file, "id", error, "is “%s”, so the file's name must be “%s" SUFFIX "”", id, id);
}

gboolean
unknot_guide_check_name (UnknotGuide *guide, const char *name, GBytes *data, GError **error)
{
  g_autofree char *shown = g_filename_display_name (name);
  File file = { .name = shown };

  file.text = g_bytes_get_data (data, &file.length);
  return check_name (&file, guide, name, error);
}

/* (transfer full) (nullable): the bundled guide called @id. */
static GBytes *
find_bundled (const char *id)
{
  g_autofree char *path = g_strconcat (UNKNOT_RESOURCE_PATH "/guides/", id, SUFFIX, NULL);

  return g_resource_lookup_data (unknot_guides_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* What a bundled guide says about safety is not replaced by dropping a file somewhere. */
static gboolean
check_free (const File *file, const char *id, GError **error)
{
  g_autoptr (GBytes) bundled = find_bundled (id);

  if (bundled == NULL ||
      (g_bytes_get_size (bundled) == file->length && memcmp (g_bytes_get_data (bundled, NULL), file->text, file->length) == 0))
    return TRUE;
  return fail (file, "id", error, "a guide of Unknot's own is called “%s”; choose another id and file name", id);
}

/* --- the other guides that one names --------------------------------------------------------- */

/* (transfer full) (nullable): the file of the guide called @id: bundled, beside @file, or in the user's
 * folder. */
static GBytes *
find_other (const File *file, const char *id)
{
  g_autofree char *name = g_strconcat (id, SUFFIX, NULL);
  g_autofree char *beside = g_build_filename (file->folder, name, NULL);
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "unknot", "guides", name, NULL);
  const char *const paths[] = { beside, own };
  GBytes *data = find_bundled (id);

  for (guint i = 0; data == NULL && i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *reason = NULL;

      data = unknot_file_read (paths[i], UNKNOT_CATALOG_MAX_FILE_BYTES, &reason);
    }
  return data;
}

/* Returns: (transfer full): NULL with a message about @member of @file, which names @id. */
static UnknotGuide *
read_other (const File *file, const char *member, const char *id, GError **error)
{
  g_autofree char *name = g_strconcat (id, SUFFIX, NULL);
  g_autoptr (GBytes) data = find_other (file, id);
  g_autoptr (GError) reason = NULL;
  UnknotGuide *guide;

  if (data == NULL)
    {
      fail (file, member, error,
            "there is no guide “%s”; use the id of a bundled guide or of one of your own, whose file lies beside this one or in your folder",
            id);
      return NULL;
    }
  guide = unknot_guide_parse (name, g_bytes_get_data (data, NULL), g_bytes_get_size (data), &reason);
  if (guide == NULL)
    fail (file, member, error, "“%s” has a mistake, mend it first: %s", id, reason->message);
  return guide;
}

static gboolean
check_next (const File *file, UnknotGuide *guide, GError **error)
{
  const char *next = unknot_guide_get_next (guide);
  g_autoptr (UnknotGuide) other = NULL;

  if (next == NULL)
    return TRUE;
  if (g_str_equal (next, unknot_guide_get_id (guide)))
    return fail (file, "next", error, "is this guide itself; name another one or leave it out");
  other = read_other (file, "next", next, error);
  return other != NULL;
}

/* Returns: (transfer full): @guide, of a set with the steps of its parts; NULL with what is wrong. */
static UnknotGuide *
join_parts (const File *file, UnknotGuide *guide, GError **error)
{
  const char *const *ids = unknot_guide_get_parts (guide);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids[0] == NULL)
    return g_object_ref (guide);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *member = g_strdup_printf ("parts[%u]", i);
      UnknotGuide *part = g_str_equal (ids[i], unknot_guide_get_id (guide)) ? g_object_ref (guide)
                                                                            : read_other (file, member, ids[i], error);

      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
      if (unknot_guide_get_parts (part)[0] != NULL)
        {
          fail (file, member, error, "“%s” is a set, and a set cannot be part of a set; name the guides in it", ids[i]);
          return NULL;
        }
    }
  return unknot_guide_join (guide, (UnknotGuide *const *) parts->pdata, parts->len);
}

/* --- what can be seen ------------------------------------------------------------------------ */

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
add_remark (GPtrArray *remarks, const File *file, guint step, const GError *error)
{
  g_autofree char *member = g_strdup_printf ("steps[%u]", step);

  g_ptr_array_add (remarks, g_strdup_printf ("%s: line %u: %s: %s", file->name,
                                             unknot_json_find_line (file->text, file->length, member), member, error->message));
}

static void
look_at_reaches (const UnknotStep *step, const File *file, guint index, GPtrArray *remarks)
{
  guint i;

  for (i = 0; i < step->n_keys; i++)
    {
      g_autoptr (GError) error = NULL;
      UnknotSkeleton skeleton;

      if (unknot_skeleton_solve (&step->keys[i].pose, 0.5, &skeleton, &error))
        continue;
      add_remark (remarks, file, index, error);
      return;
    }
}

static void
look_at_movement (const UnknotTimeline *timeline, const UnknotStep *step, const File *file, guint index,
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
      add_remark (remarks, file, index, error);
      return;
    }
}

static char **
look_at (UnknotGuide *guide, const File *file)
{
  GPtrArray *remarks = g_ptr_array_new ();
  guint i;

  if (unknot_guide_get_n_steps (guide) > 0) /* a set's steps are those of its parts */
    {
      g_autoptr (UnknotTimeline) timeline = unknot_timeline_new (guide);

      for (i = 0; i < count_written (guide); i++)
        {
          const UnknotStep *step = unknot_guide_get_step (guide, i);

          look_at_reaches (step, file, i, remarks);
          look_at_movement (timeline, step, file, i, remarks);
        }
    }
  g_ptr_array_add (remarks, NULL);
  return (char **) g_ptr_array_free (remarks, FALSE);
}

/* All that keeps it out of the catalogue, or would go wrong later.
 * Returns: (transfer full): NULL with @error. */
static UnknotGuide *
check (File *file, const char *name, char ***remarks, GError **error)
{
  g_autoptr (UnknotGuide) guide = unknot_guide_parse (file->name, file->text, file->length, error);
  UnknotGuide *whole;

  if (guide == NULL || !check_name (file, guide, name, error) || !check_free (file, unknot_guide_get_id (guide), error) ||
      !check_next (file, guide, error))
    return NULL;
  whole = join_parts (file, guide, error);
  if (whole != NULL)
    *remarks = look_at (guide, file);
  return whole;
}

UnknotGuide *
unknot_guide_check_file (const char *path, char ***remarks, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GBytes) data = NULL;
  File file;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (remarks != NULL, NULL);

  *remarks = NULL;
  name = g_path_get_basename (path);
  folder = g_path_get_dirname (path);
  shown = g_filename_display_name (name);
  data = unknot_file_read (path, UNKNOT_CATALOG_MAX_FILE_BYTES, &reason);
  if (data == NULL)
    {
      g_set_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_READ, "%s: %s", shown, reason);
      return NULL;
    }
  file = (File) { .name = shown, .folder = folder };
  file.text = g_bytes_get_data (data, &file.length);
  return check (&file, name, remarks, error);
}
