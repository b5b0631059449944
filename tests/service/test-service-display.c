/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>

#include "fake-owner.h"
#include "service-world.h"

/* A service that was started before the session had a display. */

#define MANAGER "org.freedesktop.systemd1.Manager"
#define MANAGER_PATH "/org/freedesktop/systemd1"

static const char *const *told; /* the environment that systemd knows */

static GVariant *
property_read_cb (GDBusConnection *bus, const char *sender, const char *path, const char *iface, const char *property,
                  GError **error, gpointer user_data)
{
  return g_variant_new_strv (told, -1);
}

static void
start_systemd (FakeOwner *systemd, UnknotFixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { .get_property = property_read_cb };

  fake_owner_init (systemd, fixture, "org.freedesktop.systemd1");
  fake_owner_export (systemd, MANAGER_PATH,
                     "<interface name='" MANAGER "'><property name='Environment' type='as' access='read'/></interface>",
                     &vtable, NULL);
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
  static const char *const after[] = { "LANG=xx", "WAYLAND_DISPLAY=nowhere-0", "XDG_SESSION_TYPE=wayland", NULL };
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  FakeOwner systemd;

  service_world_do (world, "Pause", "(uint32 3600,)");
  told = before;
  start_systemd (&systemd, world->fixture);
  begin_desktop (world);
  unknot_wait (unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  g_assert_false (has (world, "XDG_SESSION_TYPE=wayland"));

  told = after;
  begin_desktop (world);
  unknot_wait (has (world, "WAYLAND_DISPLAY=nowhere-0"));
  g_assert_true (has (world, "XDG_SESSION_TYPE=wayland"));
  g_assert_false (has (world, "LANG=xx"));
  unknot_wait (unknot_fixture_has_name (world->fixture, SERVICE_NAME));
  g_assert_true (service_world_is (world, "State", "paused"));
  fake_owner_clear (&systemd);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service/display/later", test_later);

  return g_test_run ();
}
