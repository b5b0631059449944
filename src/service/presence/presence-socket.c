/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib-unix.h>
#include <limits.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "service/presence/presence-socket.h"

struct _UnknotPresenceSocket {
  int fd;
  guint source;
  char *name;
  void (*made) (gpointer user_data);
  gpointer user_data;
};

static gboolean
readable_cb (gint fd, GIOCondition condition, gpointer user_data)
{
  UnknotPresenceSocket *self = user_data;
  char buffer[sizeof (struct inotify_event) + NAME_MAX + 1] __attribute__ ((aligned (8)));
  gboolean made = FALSE;
  ssize_t length;

  while ((length = read (fd, buffer, sizeof (buffer))) > 0)
    for (ssize_t at = 0; at < length;)
      {
        const struct inotify_event *event = (const struct inotify_event *) (buffer + at);

        made = made || (event->len > 0 && g_str_equal (event->name, self->name));
        at += sizeof (*event) + event->len;
      }
  if (made)
    self->made (self->user_data);
  return G_SOURCE_CONTINUE;
}

UnknotPresenceSocket *
unknot_presence_socket_new (const char *folder, const char *name, void (*made) (gpointer), gpointer user_data)
{
  UnknotPresenceSocket *self;
  int fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);

  if (fd < 0)
    return NULL;
  if (inotify_add_watch (fd, folder, IN_CREATE | IN_MOVED_TO | IN_ONLYDIR) < 0)
    {
      close (fd);
      return NULL;
    }
  self = g_new0 (UnknotPresenceSocket, 1);
  self->fd = fd;
  self->name = g_strdup (name);
  self->made = made;
  self->user_data = user_data;
  self->source = g_unix_fd_add (fd, G_IO_IN, readable_cb, self);
  return self;
}

void
unknot_presence_socket_free (UnknotPresenceSocket *self)
{
  g_source_remove (self->source);
  close (self->fd);
  g_free (self->name);
  g_free (self);
}
