/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-compositor.h"

#include <glib-unix.h>
#include <wayland-server.h>

#include "ext-idle-notify-server-protocol.h"
#include "kde-idle-server-protocol.h"
#include "kde-windows-server-protocol.h"
#include "wlr-foreign-toplevel-server-protocol.h"

typedef struct {
  FakeCompositor *compositor;
  struct wl_resource *resource;
  gboolean kde;
  gboolean input_only; /* inhibitors do not matter */
  guint timeout;
  gint64 from; /* counts from then */
  gboolean idled;
} Timeout;

typedef struct {
  char *app_id;
  guint state;
  guint number;       /* KWin's */
  GPtrArray *handles; /* wl_resource, one for each listener */
  GPtrArray *kde_handles;
} Window;

struct _FakeCompositor {
  struct wl_display *display;
  FakeCompositorFlags flags;
  guint source;
  gint64 now; /* milliseconds */
  gboolean inhibited;
  GPtrArray *timeouts;
  GPtrArray *managers; /* wl_resource */
  GPtrArray *kde_managers;
  GPtrArray *windows;
  guint last_window;
};

static void
destroy_request (struct wl_client *client, struct wl_resource *resource)
{
  wl_resource_destroy (resource);
}

/* The seat: nobody asks it for its devices. */

static void
get_device (struct wl_client *client, struct wl_resource *resource, uint32_t id)
{
}

static const struct wl_seat_interface seat_requests = {
  .get_pointer = get_device,
  .get_keyboard = get_device,
  .get_touch = get_device,
  .release = destroy_request,
};

static void
bind_seat (struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
  struct wl_resource *resource = wl_resource_create (client, &wl_seat_interface, version, id);

  wl_resource_set_implementation (resource, &seat_requests, data, NULL);
  wl_seat_send_capabilities (resource, WL_SEAT_CAPABILITY_KEYBOARD);
}

/* Idleness. */

static void
timeout_destroyed (struct wl_resource *resource)
{
  Timeout *timeout = wl_resource_get_user_data (resource);

  if (timeout)
    g_ptr_array_remove (timeout->compositor->timeouts, timeout);
}

static gboolean
is_held_back (Timeout *timeout)
{
  return timeout->compositor->inhibited && !timeout->input_only;
}

static void
check (Timeout *timeout)
{
  FakeCompositor *self = timeout->compositor;

  if (timeout->idled || is_held_back (timeout))
    return;
  /* A millisecond passes also while the clock stands. */
  if (timeout->timeout > 1 && self->now - timeout->from < timeout->timeout)
    return;
  timeout->idled = TRUE;
  if (timeout->kde)
    org_kde_kwin_idle_timeout_send_idle (timeout->resource);
  else
    ext_idle_notification_v1_send_idled (timeout->resource);
}

static void
resume (Timeout *timeout)
{
  if (timeout->idled && timeout->kde)
    org_kde_kwin_idle_timeout_send_resumed (timeout->resource);
  else if (timeout->idled)
    ext_idle_notification_v1_send_resumed (timeout->resource);
  timeout->idled = FALSE;
}

static Timeout *
add_timeout (FakeCompositor *self, struct wl_resource *resource, guint milliseconds)
{
  Timeout *timeout = g_new0 (Timeout, 1);

  timeout->compositor = self;
  timeout->resource = resource;
  timeout->timeout = milliseconds;
  timeout->from = self->now;
  g_ptr_array_add (self->timeouts, timeout);
  return timeout;
}

static const struct ext_idle_notification_v1_interface notification_requests = { destroy_request };

static Timeout *
add_notification (struct wl_client *client, struct wl_resource *notifier, uint32_t id, uint32_t milliseconds)
{
  struct wl_resource *resource =
    wl_resource_create (client, &ext_idle_notification_v1_interface, wl_resource_get_version (notifier), id);
  Timeout *timeout = add_timeout (wl_resource_get_user_data (notifier), resource, milliseconds);

  wl_resource_set_implementation (resource, &notification_requests, timeout, timeout_destroyed);
  return timeout;
}

static void
get_notification (struct wl_client *client, struct wl_resource *notifier, uint32_t id, uint32_t milliseconds,
                  struct wl_resource *seat)
{
  check (add_notification (client, notifier, id, milliseconds));
}

static void
get_input_notification (struct wl_client *client, struct wl_resource *notifier, uint32_t id,
                        uint32_t milliseconds, struct wl_resource *seat)
{
  add_notification (client, notifier, id, milliseconds)->input_only = TRUE;
}

static const struct ext_idle_notifier_v1_interface notifier_requests = {
  destroy_request,
  get_notification,
  get_input_notification,
};

static void
bind_notifier (struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
  struct wl_resource *resource = wl_resource_create (client, &ext_idle_notifier_v1_interface, version, id);

  wl_resource_set_implementation (resource, &notifier_requests, data, NULL);
}

static void
simulate (struct wl_client *client, struct wl_resource *resource)
{
  fake_compositor_input (((Timeout *) wl_resource_get_user_data (resource))->compositor);
}

static const struct org_kde_kwin_idle_timeout_interface kde_timeout_requests = { destroy_request, simulate };

static void
get_kde_timeout (struct wl_client *client, struct wl_resource *idle, uint32_t id, struct wl_resource *seat,
                 uint32_t milliseconds)
{
  struct wl_resource *resource = wl_resource_create (client, &org_kde_kwin_idle_timeout_interface, 1, id);
  Timeout *timeout = add_timeout (wl_resource_get_user_data (idle), resource, milliseconds);

  timeout->kde = TRUE;
  wl_resource_set_implementation (resource, &kde_timeout_requests, timeout, timeout_destroyed);
  check (timeout);
}

static const struct org_kde_kwin_idle_interface kde_idle_requests = { get_kde_timeout };

static void
bind_kde_idle (struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
  struct wl_resource *resource = wl_resource_create (client, &org_kde_kwin_idle_interface, version, id);

  wl_resource_set_implementation (resource, &kde_idle_requests, data, NULL);
}

/* Windows.  Requests other than these two are nobody's here, and would stop the test. */

static const struct zwlr_foreign_toplevel_handle_v1_interface handle_requests = {
  .destroy = destroy_request,
};
static const struct zwlr_foreign_toplevel_manager_v1_interface manager_requests = {
  .stop = destroy_request,
};

static void
handle_destroyed (struct wl_resource *resource)
{
  Window *window = wl_resource_get_user_data (resource);

  if (window && !g_ptr_array_remove (window->handles, resource))
    g_ptr_array_remove (window->kde_handles, resource);
}

static void
send_state (Window *window, struct wl_resource *handle)
{
  struct wl_array states;

  wl_array_init (&states);
  for (guint32 i = 0; i < 4; i++)
    if (window->state & (1u << i))
      *(guint32 *) wl_array_add (&states, sizeof (i)) = i;
  zwlr_foreign_toplevel_handle_v1_send_state (handle, &states);
  zwlr_foreign_toplevel_handle_v1_send_done (handle);
  wl_array_release (&states);
}

static void
tell_window (Window *window, struct wl_resource *manager)
{
  struct wl_resource *handle = wl_resource_create (wl_resource_get_client (manager),
                                                   &zwlr_foreign_toplevel_handle_v1_interface,
                                                   wl_resource_get_version (manager), 0);

  wl_resource_set_implementation (handle, &handle_requests, window, handle_destroyed);
  g_ptr_array_add (window->handles, handle);
  zwlr_foreign_toplevel_manager_v1_send_toplevel (manager, handle);
  zwlr_foreign_toplevel_handle_v1_send_app_id (handle, window->app_id);
  send_state (window, handle);
}

static void
manager_destroyed (struct wl_resource *resource)
{
  FakeCompositor *self = wl_resource_get_user_data (resource);

  if (self && !g_ptr_array_remove (self->managers, resource))
    g_ptr_array_remove (self->kde_managers, resource);
}

/* The same by KWin's protocol: windows are told by number, and asked for. */

static void
send_kde_state (Window *window, struct wl_resource *handle)
{
  guint flags = (window->state & (1 << 2) ? ORG_KDE_PLASMA_WINDOW_STATE_ACTIVE : 0) |
                (window->state & (1 << 3) ? ORG_KDE_PLASMA_WINDOW_STATE_FULLSCREEN : 0);

  org_kde_plasma_window_send_state_changed (handle, flags);
}

static void
get_kde_window (struct wl_client *client, struct wl_resource *manager, uint32_t id, uint32_t number)
{
  static const struct org_kde_plasma_window_interface requests = { .destroy = destroy_request };
  FakeCompositor *self = wl_resource_get_user_data (manager);
  struct wl_resource *handle =
    wl_resource_create (client, &org_kde_plasma_window_interface, wl_resource_get_version (manager), id);
  Window *window = NULL;

  for (guint i = 0; i < self->windows->len; i++)
    if (((Window *) g_ptr_array_index (self->windows, i))->number == number)
      window = g_ptr_array_index (self->windows, i);
  wl_resource_set_implementation (handle, &requests, window, handle_destroyed);
  if (window == NULL)
    {
      org_kde_plasma_window_send_unmapped (handle);
      return;
    }
  g_ptr_array_add (window->kde_handles, handle);
  org_kde_plasma_window_send_app_id_changed (handle, window->app_id);
  org_kde_plasma_window_send_pid_changed (handle, 1);
  /* Whatever version was asked for, as KWin does. */
  org_kde_plasma_window_send_virtual_desktop_entered (handle, "one");
  send_kde_state (window, handle);
  org_kde_plasma_window_send_initial_state (handle);
}

static void
bind_kde_manager (struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
  static const struct org_kde_plasma_window_management_interface requests = { .get_window = get_kde_window };
  FakeCompositor *self = data;
  struct wl_resource *manager =
    wl_resource_create (client, &org_kde_plasma_window_management_interface, version, id);

  wl_resource_set_implementation (manager, &requests, self, manager_destroyed);
  g_ptr_array_add (self->kde_managers, manager);
  for (guint i = 0; i < self->windows->len; i++)
    org_kde_plasma_window_management_send_window (manager, ((Window *) g_ptr_array_index (self->windows, i))->number);
}

static void
bind_manager (struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
  FakeCompositor *self = data;
  struct wl_resource *manager =
    wl_resource_create (client, &zwlr_foreign_toplevel_manager_v1_interface, version, id);

  wl_resource_set_implementation (manager, &manager_requests, self, manager_destroyed);
  g_ptr_array_add (self->managers, manager);
  for (guint i = 0; i < self->windows->len; i++)
    tell_window (g_ptr_array_index (self->windows, i), manager);
}

static void
window_free (gpointer data)
{
  Window *window = data;

  for (guint i = 0; i < window->handles->len; i++)
    wl_resource_set_user_data (g_ptr_array_index (window->handles, i), NULL);
  for (guint i = 0; i < window->kde_handles->len; i++)
    wl_resource_set_user_data (g_ptr_array_index (window->kde_handles, i), NULL);
  g_ptr_array_unref (window->handles);
  g_ptr_array_unref (window->kde_handles);
  g_free (window->app_id);
  g_free (window);
}

static gboolean
readable_cb (gint fd, GIOCondition condition, gpointer user_data)
{
  FakeCompositor *self = user_data;

  wl_event_loop_dispatch (wl_display_get_event_loop (self->display), 0);
  wl_display_flush_clients (self->display);
  return G_SOURCE_CONTINUE;
}

FakeCompositor *
fake_compositor_new (const char *name, FakeCompositorFlags flags)
{
  FakeCompositor *self = g_new0 (FakeCompositor, 1);

  self->flags = flags;
  self->timeouts = g_ptr_array_new_with_free_func (g_free);
  self->managers = g_ptr_array_new ();
  self->kde_managers = g_ptr_array_new ();
  self->windows = g_ptr_array_new_with_free_func (window_free);
  self->display = wl_display_create ();
  if (!(flags & FAKE_COMPOSITOR_NO_SEAT))
    fake_compositor_add_seat (self);
  if (flags & (FAKE_COMPOSITOR_EXT_IDLE_1 | FAKE_COMPOSITOR_EXT_IDLE_2))
    wl_global_create (self->display, &ext_idle_notifier_v1_interface,
                      flags & FAKE_COMPOSITOR_EXT_IDLE_2 ? 2 : 1, self, bind_notifier);
  if (flags & FAKE_COMPOSITOR_KDE_IDLE)
    wl_global_create (self->display, &org_kde_kwin_idle_interface, 1, self, bind_kde_idle);
  if (flags & FAKE_COMPOSITOR_TOPLEVELS)
    wl_global_create (self->display, &zwlr_foreign_toplevel_manager_v1_interface, 2, self, bind_manager);
  if (flags & FAKE_COMPOSITOR_KDE_WINDOWS)
    wl_global_create (self->display, &org_kde_plasma_window_management_interface, 4, self, bind_kde_manager);
  g_assert_cmpint (wl_display_add_socket (self->display, name), ==, 0);
  self->source = g_unix_fd_add (wl_event_loop_get_fd (wl_display_get_event_loop (self->display)), G_IO_IN,
                                readable_cb, self);
  return self;
}

void
fake_compositor_free (FakeCompositor *self)
{
  g_source_remove (self->source);
  wl_display_destroy_clients (self->display);
  wl_display_destroy (self->display);
  g_ptr_array_unref (self->timeouts);
  g_ptr_array_unref (self->managers);
  g_ptr_array_unref (self->kde_managers);
  g_ptr_array_unref (self->windows);
  g_free (self);
}

void
fake_compositor_add_seat (FakeCompositor *self)
{
  wl_global_create (self->display, &wl_seat_interface, 5, self, bind_seat);
  wl_display_flush_clients (self->display);
}

void
fake_compositor_pass (FakeCompositor *self, guint milliseconds)
{
  self->now += milliseconds;
  g_ptr_array_foreach (self->timeouts, (GFunc) check, NULL);
  wl_display_flush_clients (self->display);
}

void
fake_compositor_input (FakeCompositor *self)
{
  for (guint i = 0; i < self->timeouts->len; i++)
    {
      Timeout *timeout = g_ptr_array_index (self->timeouts, i);

      /* As KWin and sway do: what an inhibitor holds back hears of no input. */
      if (is_held_back (timeout))
        continue;
      resume (timeout);
      timeout->from = self->now;
      check (timeout);
    }
  wl_display_flush_clients (self->display);
}

void
fake_compositor_inhibit (FakeCompositor *self, gboolean inhibited)
{
  self->inhibited = inhibited;
  for (guint i = 0; inhibited && self->flags & FAKE_COMPOSITOR_RESUMES && i < self->timeouts->len; i++)
    if (is_held_back (g_ptr_array_index (self->timeouts, i)))
      resume (g_ptr_array_index (self->timeouts, i));
  for (guint i = 0; !inhibited && i < self->timeouts->len; i++)
    {
      Timeout *timeout = g_ptr_array_index (self->timeouts, i);

      if (timeout->input_only)
        continue;
      timeout->from = self->now;
      check (timeout);
    }
  wl_display_flush_clients (self->display);
}

gboolean
fake_compositor_has_timeout (FakeCompositor *self, guint milliseconds)
{
  for (guint i = 0; i < self->timeouts->len; i++)
    if (((Timeout *) g_ptr_array_index (self->timeouts, i))->timeout == milliseconds)
      return TRUE;
  return FALSE;
}

guint
fake_compositor_get_n_timeouts (FakeCompositor *self)
{
  return self->timeouts->len;
}

guint
fake_compositor_get_n_clients (FakeCompositor *self)
{
  return wl_list_length (wl_display_get_client_list (self->display));
}

static Window *
find_window (FakeCompositor *self, const char *app_id)
{
  for (guint i = 0; i < self->windows->len; i++)
    {
      Window *window = g_ptr_array_index (self->windows, i);

      if (g_str_equal (window->app_id, app_id))
        return window;
    }
  return NULL;
}

void
fake_compositor_set_window (FakeCompositor *self, const char *app_id, guint state)
{
  Window *window = find_window (self, app_id);

  if (window)
    {
      window->state = state;
      for (guint i = 0; i < window->handles->len; i++)
        send_state (window, g_ptr_array_index (window->handles, i));
      for (guint i = 0; i < window->kde_handles->len; i++)
        send_kde_state (window, g_ptr_array_index (window->kde_handles, i));
    }
  else
    {
      window = g_new0 (Window, 1);
      window->app_id = g_strdup (app_id);
      window->state = state;
      window->number = ++self->last_window;
      window->handles = g_ptr_array_new ();
      window->kde_handles = g_ptr_array_new ();
      g_ptr_array_add (self->windows, window);
      for (guint i = 0; i < self->managers->len; i++)
        tell_window (window, g_ptr_array_index (self->managers, i));
      for (guint i = 0; i < self->kde_managers->len; i++)
        org_kde_plasma_window_management_send_window (g_ptr_array_index (self->kde_managers, i), window->number);
    }
  wl_display_flush_clients (self->display);
}

void
fake_compositor_close_window (FakeCompositor *self, const char *app_id)
{
  Window *window = find_window (self, app_id);

  for (guint i = 0; i < window->handles->len; i++)
    zwlr_foreign_toplevel_handle_v1_send_closed (g_ptr_array_index (window->handles, i));
  for (guint i = 0; i < window->kde_handles->len; i++)
    org_kde_plasma_window_send_unmapped (g_ptr_array_index (window->kde_handles, i));
  wl_display_flush_clients (self->display);
  g_ptr_array_remove (self->windows, window);
}
