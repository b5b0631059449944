/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <string.h>
#include <xcb/xcb.h>

#include "service/quiet/quiet-source.h"
#include "service/wayland.h"

/* X11: whether the active window has _NET_WM_STATE_FULLSCREEN.  Property events tell when
 * either changes; connected only while somebody is about to be reminded. */

enum { ACTIVE_WINDOW, WM_STATE, FULLSCREEN, N_ATOMS };

typedef struct {
  UnknotQuietSource parent;
  xcb_connection_t *x;
  guint fd_source;
  xcb_window_t root;
  xcb_window_t active; /* XCB_NONE: none */
  xcb_atom_t atom[N_ATOMS];
} Fullscreen;

static void
select_events (Fullscreen *self, xcb_window_t window, guint32 mask)
{
  /* The window may be gone by now; the error that follows is read and dropped. */
  if (window != XCB_NONE)
    xcb_change_window_attributes (self->x, window, XCB_CW_EVENT_MASK, &mask);
}

static xcb_get_property_reply_t *
get_property (Fullscreen *self, xcb_window_t window, xcb_atom_t property, xcb_atom_t type)
{
  xcb_get_property_cookie_t cookie = xcb_get_property (self->x, FALSE, window, property, type, 0, 64);

  return xcb_get_property_reply (self->x, cookie, NULL);
}

/* Our own break screen fills the screen as well. */
static gboolean
is_ours (Fullscreen *self, xcb_window_t window)
{
  g_autofree xcb_get_property_reply_t *class =
    get_property (self, window, XCB_ATOM_WM_CLASS, XCB_ATOM_STRING);
  int length = class ? xcb_get_property_value_length (class) : 0;

  return length > 0 && memmem (xcb_get_property_value (class), length, UNKNOT_APP_ID, strlen (UNKNOT_APP_ID));
}

static gboolean
fills_screen (Fullscreen *self, xcb_window_t window)
{
  g_autofree xcb_get_property_reply_t *states = NULL;
  const xcb_atom_t *atoms;
  gsize n;

  if (window == XCB_NONE)
    return FALSE;
  states = get_property (self, window, self->atom[WM_STATE], XCB_ATOM_ATOM);
  if (!states || states->format != 32)
    return FALSE;
  atoms = xcb_get_property_value (states);
  n = xcb_get_property_value_length (states) / sizeof (*atoms);
  for (gsize i = 0; i < n; i++)
    if (atoms[i] == self->atom[FULLSCREEN])
      return !is_ours (self, window);
  return FALSE;
}

static void
look (Fullscreen *self)
{
  g_autofree xcb_get_property_reply_t *reply =
    get_property (self, self->root, self->atom[ACTIVE_WINDOW], XCB_GET_PROPERTY_TYPE_ANY);
  xcb_window_t active = XCB_NONE;
  gboolean fills;

  if (reply && reply->format == 32 && xcb_get_property_value_length (reply) >= (int) sizeof (active))
    active = *(xcb_window_t *) xcb_get_property_value (reply);
  if (active != self->active)
    {
      select_events (self, self->active, XCB_EVENT_MASK_NO_EVENT);
      select_events (self, active, XCB_EVENT_MASK_PROPERTY_CHANGE);
      self->active = active;
    }
  fills = fills_screen (self, active);
  xcb_flush (self->x);
  /* Last: whoever hears it may end the attention. */
  unknot_quiet_source_set (&self->parent, fills ? _("A window fills the screen") : NULL);
}

static void
leave (Fullscreen *self)
{
  g_clear_handle_id (&self->fd_source, g_source_remove);
  g_clear_pointer (&self->x, xcb_disconnect);
  self->active = XCB_NONE;
  unknot_quiet_source_set (&self->parent, NULL);
}

static gboolean
readable_cb (gint fd, GIOCondition condition, gpointer user_data)
{
  Fullscreen *self = user_data;
  xcb_generic_event_t *event;
  gboolean changed = FALSE;

  do
    {
      if (changed)
        look (self);
      changed = FALSE;
      while (self->x && (event = xcb_poll_for_event (self->x)))
        {
          const xcb_property_notify_event_t *property = (const xcb_property_notify_event_t *) event;

          changed = changed || ((event->response_type & 0x7f) == XCB_PROPERTY_NOTIFY &&
                                (property->atom == self->atom[ACTIVE_WINDOW] ||
                                 property->atom == self->atom[WM_STATE]));
          free (event);
        }
    }
  while (changed); /* events that came while we waited for answers lie in the queue */
  if (self->x && xcb_connection_has_error (self->x))
    leave (self);
  return G_SOURCE_CONTINUE;
}

static void
intern_atoms (Fullscreen *self)
{
  static const char *const names[] = { "_NET_ACTIVE_WINDOW", "_NET_WM_STATE", "_NET_WM_STATE_FULLSCREEN" };
  xcb_intern_atom_cookie_t cookies[N_ATOMS];

  for (guint i = 0; i < N_ATOMS; i++)
    cookies[i] = xcb_intern_atom (self->x, FALSE, strlen (names[i]), names[i]);
  for (guint i = 0; i < N_ATOMS; i++)
    {
      g_autofree xcb_intern_atom_reply_t *reply = xcb_intern_atom_reply (self->x, cookies[i], NULL);

      self->atom[i] = reply ? reply->atom : XCB_ATOM_NONE;
    }
}

static void
attend (UnknotQuietSource *source, gboolean attentive)
{
  Fullscreen *self = (Fullscreen *) source;
  const char *display = g_getenv ("DISPLAY");

  if (!attentive)
    {
      leave (self);
      return;
    }
  /* Under Wayland the X server sees its own windows alone. */
  if (self->x || !display || !*display || unknot_wayland_is_session ())
    return;
  self->x = xcb_connect (NULL, NULL);
  if (xcb_connection_has_error (self->x))
    {
      leave (self);
      return;
    }
  self->root = xcb_setup_roots_iterator (xcb_get_setup (self->x)).data->root;
  intern_atoms (self);
  select_events (self, self->root, XCB_EVENT_MASK_PROPERTY_CHANGE);
  self->fd_source = g_unix_fd_add (xcb_get_file_descriptor (self->x), G_IO_IN, readable_cb, self);
  look (self);
  if (self->x)
    readable_cb (0, 0, self);
}

static void
start (UnknotQuietSource *source)
{
}

static void
stop (UnknotQuietSource *source)
{
  Fullscreen *self = (Fullscreen *) source;

  g_clear_handle_id (&self->fd_source, g_source_remove);
  g_clear_pointer (&self->x, xcb_disconnect);
}

const UnknotQuietSourceClass unknot_quiet_fullscreen_x11 = {
  .reason = "full-screen",
  .key = "quiet-full-screen",
  .size = sizeof (Fullscreen),
  .start = start,
  .stop = stop,
  .attend = attend,
};
