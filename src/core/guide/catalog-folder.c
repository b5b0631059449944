/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
unknot_folder_list (const char *path, const char *suffix, guint max, guint max_seen, gboolean *more,
                    GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = NULL;
  const char *name;
  guint seen = 0;

  *more = FALSE;
  if (dir == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (++seen > max_seen)
        {
          *more = TRUE;
          break;
        }
      if (name[0] != '.' && g_str_has_suffix (name, suffix))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  if (names->len > max)
    {
      *more = TRUE;
      g_ptr_array_set_size (names, max);
    }
  return g_steal_pointer (&names);
}

static gboolean
check_stat (const struct stat *info, gsize max_bytes, char **reason)
{
  if (!S_ISREG (info->st_mode))
    *reason = g_strdup (S_ISDIR (info->st_mode) ? "is a folder" : "is not a plain file");
  else if ((guint64) info->st_size > max_bytes)
    *reason = g_strdup_printf ("larger than %" G_GSIZE_FORMAT " KiB", max_bytes / 1024);
  return *reason == NULL;
}

gboolean
unknot_file_stamp (const char *path, gsize max_bytes, UnknotFileStamp *stamp, char **reason)
{
  struct stat info;

  *reason = NULL;
  *stamp = (UnknotFileStamp) { 0 };
  if (stat (path, &info) != 0)
    {
      *reason = g_strdup_printf ("cannot be read: %s", g_strerror (errno));
      return FALSE;
    }
  /* The time of the last change of any kind: it cannot be set back by touching the file. */
  *stamp = (UnknotFileStamp) { info.st_dev, info.st_ino, info.st_size,
                               (gint64) info.st_ctim.tv_sec * 1000000000 + info.st_ctim.tv_nsec };
  return check_stat (&info, max_bytes, reason);
}

static GBytes *
read_all (int fd, gsize max_bytes, char **reason)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 block[16 * 1024];

  for (;;)
    {
      gssize n = read (fd, block, sizeof block);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          *reason = g_strdup_printf ("cannot be read: %s", g_strerror (errno));
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&data));
      if (data->len + (gsize) n > max_bytes) /* it has grown since it was looked at */
        {
          *reason = g_strdup_printf ("larger than %" G_GSIZE_FORMAT " KiB", max_bytes / 1024);
          return NULL;
        }
      g_byte_array_append (data, block, n);
    }
}

GBytes *
unknot_file_read (const char *path, gsize max_bytes, char **reason)
{
  UnknotFileStamp stamp;
  struct stat info;
  GBytes *data = NULL;
  int fd;

  /* Looked at before it is opened, since opening a device can already do something; and
   * after, since it can have been exchanged in between. */
  if (!unknot_file_stamp (path, max_bytes, &stamp, reason))
    return NULL;
  fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &info) != 0)
    *reason = g_strdup_printf ("cannot be read: %s", g_strerror (errno));
  else if (check_stat (&info, max_bytes, reason))
    data = read_all (fd, max_bytes, reason);
  if (fd >= 0)
    close (fd);
  return data;
}
