/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gunixsocketaddress.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "fake-owner.h"
#include "service-world.h"

/* A service that was started before the session had a display. */

#define MANAGER "org.freedesktop.systemd1.Manager"
#define MANAGER_PATH "/org/freedesktop/systemd1"

static const char *const *told; /* the environment that systemd knows */
static guint asked;             /* how often */

static GVariant *
property_read_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *property,
                  GError **error, gpointer user_data)
{
  asked++;
  return g_variant_new_strv (told, -1);
}

static void
start_systemd (FakeOwner *systemd, UnknotFixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { .get_property = property_read_cb };

  asked = 0;
  fake_owner_init (systemd, fixture, "org.freedesktop.systemd1");
  fake_owner_export (systemd, MANAGER_PATH,
                     "<interface name='" MANAGER "'><property name='Environment' type='as' access='read'/></interface>",
                     &vtable, NULL);
  fake_owner_appear (systemd);
}

/* A display as far as connecting goes.  Returns: (transfer full) */
static GSocketListener *
listen_at (GSocketAddress *address)
{
  GSocketListener *listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL,
                                 &error);
  g_assert_no_error (error);

  return listener;
}

static GSocketListener *
begin_compositor (ServiceWorld *world, const char *name)
{
  g_autofree char *path = unknot_fixture_path (world->fixture, "runtime", name, NULL);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);

  return listen_at (address);
}

/* An X server, of a number that no other one has, and without a file for its socket.
 * @setting: (out): its DISPLAY=:NUMBER */
static GSocketListener *
begin_x_server (char **setting)
{
  const int number = 10000 + (int) (getpid () % 50000);
  g_autofree char *path = g_strdup_printf ("/tmp/.X11-unix/X%d", number);
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new_with_type (path, -1, G_UNIX_SOCKET_ADDRESS_ABSTRACT);

  *setting = g_strdup_printf ("DISPLAY=:%d", number);

  return listen_at (address);
}

/* A desktop's notification server comes (again). */
static void
begin_desktop (ServiceWorld *world)
{
  unknot_fixture_end (world->fixture, world->server, SIGKILL);
  unknot_wait (!unknot_fixture_has_name (world->fixture, NOTICES_NAME));
  world->server = notices_start (world->fixture, NULL);
}

/* Whether the running program has @variable in its environment. */
static gboolean
has (ServiceWorld *world, const char *variable)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/environ", g_subprocess_get_identifier (world->service));
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return FALSE;
  for (const char *at = text; at < text + length; at += strlen (at) + 1)
    if (g_str_equal (at, variable))
      return TRUE;

  return FALSE;
}

/* It learns of the display when the desktop begins, takes only what it needs, and goes on where it
 * was; an environment without a display changes nothing. */
static void
test_later (void)
{
  static const char *const before[] = { "LANG=C", NULL };
  static const char *const after[] = { "LANG=xx", "WAYLAND_DISPLAY=later-0", "XDG_SESSION_TYPE=wayland", NULL };
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSocketListener) compositor = begin_compositor (world, "later-0");
  FakeOwner systemd;

  service_world_do (world, "Pause", "(uint32 3600,)");
  told = before;
  start_systemd (&systemd, world->fixture);
  begin_desktop (world);
  unknot_wait (unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  g_assert_false (has (world, "XDG_SESSION_TYPE=wayland"));

  told = after;
  begin_desktop (world);
  unknot_wait (has (world, "WAYLAND_DISPLAY=later-0"));
  g_assert_true (has (world, "XDG_SESSION_TYPE=wayland"));
  g_assert_false (has (world, "LANG=xx"));
  unknot_wait (unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  g_assert_true (service_world_is (world, "State", "paused"));
  fake_owner_clear (&systemd);
}

/* The display is told to systemd a moment after the desktop has begun: it is asked again. */
static void
test_told_late (void)
{
  static const char *const before[] = { "LANG=C", NULL };
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *display = NULL;
  g_autoptr (GSocketListener) server = begin_x_server (&display);
  const char *const after[] = { display, NULL };
  FakeOwner systemd;

  told = before;
  start_systemd (&systemd, world->fixture);
  begin_desktop (world);
  unknot_wait (asked > 0);
  told = after;
  unknot_wait (has (world, display));
  unknot_wait (unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  fake_owner_clear (&systemd);
}

/* Another unknot-service in a session of its own.  It leaves again. */
static void
start_second (ServiceWorld *world, const char *variable, const char *value)
{
  GSubprocess *second;

  g_setenv (variable, value, TRUE);
  second = unknot_fixture_spawn (world->fixture, "src/service/unknot-service", NULL);
  g_unsetenv (variable);
  g_subprocess_wait (second, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, 0);
}

/* Started before there was a display, and nobody but the session's own start of the program tells. */
static void
test_second (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSocketListener) compositor = begin_compositor (world, "second-0");

  service_world_do (world, "Pause", "(uint32 3600,)");
  start_second (world, "WAYLAND_DISPLAY", "second-0");
  unknot_wait (has (world, "WAYLAND_DISPLAY=second-0"));
  unknot_wait (unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  g_assert_true (service_world_is (world, "State", "paused"));
}

/* A display that answers is not left for another; one that has gone is, and nothing of it stays. */
static void
test_next_session (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GSocketListener) compositor = begin_compositor (world, "first-0");
  g_autofree char *display = NULL;
  g_autoptr (GSocketListener) server = begin_x_server (&display);
  const char *number = strchr (display, ':');

  start_second (world, "WAYLAND_DISPLAY", "first-0");
  unknot_wait (has (world, "WAYLAND_DISPLAY=first-0"));
  unknot_wait (unknot_fixture_has_name (world->fixture, SERVICE_NAME));

  start_second (world, "DISPLAY", number);
  g_assert_true (has (world, "WAYLAND_DISPLAY=first-0"));

  g_socket_listener_close (compositor);
  start_second (world, "DISPLAY", number);
  unknot_wait (has (world, display));
  g_assert_false (has (world, "WAYLAND_DISPLAY=first-0"));
}

/* A display that nobody answers at is refused with a reason, and nothing begins anew for it; the same one is
 * taken once somebody does. */
static void
test_nobody_there (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *x = g_strdup_printf ("(['DISPLAY=:%d'],)", 10000 + (int) (getpid () % 50000));
  g_autoptr (GSocketListener) compositor = NULL;
  g_autoptr (GError) error = NULL;

  service_world_refused (world, "UseSession", x, "io.github.unknot.Unknot.Error.Refused");
  g_assert_null (service_world_call (world, "UseSession", "(['WAYLAND_DISPLAY=none-0'],)", &error));
  g_assert_nonnull (strstr (error->message, "The display none-0 does not answer. Please"));
  start_second (world, "WAYLAND_DISPLAY", "none-0");
  g_assert_true (unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  g_assert_false (has (world, "WAYLAND_DISPLAY=none-0"));

  compositor = begin_compositor (world, "none-0");
  start_second (world, "WAYLAND_DISPLAY", "none-0");
  unknot_wait (has (world, "WAYLAND_DISPLAY=none-0"));
}

/* What is no environment is refused, and changes nothing. */
static void
test_absurd (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *long_value = g_strnfill (5000, 'x');
  g_autofree char *long_call = g_strdup_printf ("(['DISPLAY=%s'],)", long_value);
  g_autoptr (GString) many = g_string_new ("([");
  g_autoptr (GVariant) reply = NULL;
  gboolean taken;

  for (guint i = 0; i < 65; i++)
    g_string_append_printf (many, "%s'A%u=b'", i > 0 ? "," : "", i);
  g_string_append (many, "],)");
  service_world_refused (world, "UseSession", long_call, "org.freedesktop.DBus.Error.InvalidArgs");
  service_world_refused (world, "UseSession", many->str, "org.freedesktop.DBus.Error.InvalidArgs");
  reply = service_world_do (world, "UseSession", "(['', '=', 'DISPLAY', 'LD_PRELOAD=/nowhere'],)");
  g_variant_get (reply, "(b)", &taken);
  g_assert_false (taken);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service/display/later", test_later);
  g_test_add_func ("/service/display/told-late", test_told_late);
  g_test_add_func ("/service/display/second", test_second);
  g_test_add_func ("/service/display/next-session", test_next_session);
  g_test_add_func ("/service/display/nobody-there", test_nobody_there);
  g_test_add_func ("/service/display/absurd", test_absurd);

  return g_test_run ();
}
