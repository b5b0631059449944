/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/folder-watch.h"

#include <glib-unix.h>
#include <sys/inotify.h>
#include <unistd.h>

/* An editor writes, renames and deletes in one go. */
#define CALM_MS 300

struct _UnknotFolderWatch
{
  int fd;
  guint fd_source;
  guint calm_source;
  void (*changed) (gpointer user_data);
  gpointer user_data;
};

static gboolean
calm_cb (gpointer user_data)
{
  UnknotFolderWatch *self = user_data;

  self->calm_source = 0;
  self->changed (self->user_data);

  return G_SOURCE_REMOVE;
}

static gboolean
readable_cb (int fd, GIOCondition condition, gpointer user_data)
{
  UnknotFolderWatch *self = user_data;
  char events[4096];

  /* What happened to which file is seen when the folder is read. */
  while (read (fd, events, sizeof events) > 0)
    ;
  g_clear_handle_id (&self->calm_source, g_source_remove);
  self->calm_source = g_timeout_add (CALM_MS, calm_cb, self);

  return G_SOURCE_CONTINUE;
}

UnknotFolderWatch *
unknot_folder_watch_new (const char *path, void (*changed) (gpointer user_data), gpointer user_data)
{
  const guint32 mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ONLYDIR;
  UnknotFolderWatch *self;
  int fd;

  g_return_val_if_fail (path != NULL && changed != NULL, NULL);

  (void) g_mkdir_with_parents (path, 0700);
  fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  if (fd < 0)
    return NULL;
  if (inotify_add_watch (fd, path, mask) < 0)
    {
      close (fd);
      return NULL;
    }

  self = g_new0 (UnknotFolderWatch, 1);
  self->fd = fd;
  self->fd_source = g_unix_fd_add (fd, G_IO_IN, readable_cb, self);
  self->changed = changed;
  self->user_data = user_data;

  return self;
}

void
unknot_folder_watch_free (UnknotFolderWatch *self)
{
  g_clear_handle_id (&self->fd_source, g_source_remove);
  g_clear_handle_id (&self->calm_source, g_source_remove);
  close (self->fd);
  g_free (self);
}
