/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service-world.h"

#include <signal.h>
#include <string.h>

#define PATH "/io/github/unknot/Unknot/Service"
#define INTERFACE "io.github.unknot.Unknot.Service1"

/* It is noon here, or a little later, whenever a test is run: scaled clocks pass hours in seconds, and what
 * was counted today must still be of today when they are set back. */
static void
set_noon (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *zone = g_strdup_printf ("NOON%+d", g_date_time_get_hour (now) - 12);

  g_setenv ("TZ", zone, TRUE);
}

ServiceWorld *
service_world_new (const char *scale)
{
  ServiceWorld *self = g_new0 (ServiceWorld, 1);

  set_noon ();
  self->fixture = unknot_fixture_new ();
  self->server = notices_start (self->fixture, NULL);
  unknot_fixture_add_activation (self->fixture, APP_NAME, "tests/service/fake-app");
  service_world_start (self, scale);

  return self;
}

void
service_world_free (ServiceWorld *self)
{
  unknot_fixture_free (self->fixture);
  g_free (self);
}

void
service_world_start (ServiceWorld *self, const char *scale)
{
  g_assert_null (self->service);
  self->service =
    unknot_fixture_spawn (self->fixture, "src/service/unknot-service", "--time-scale", scale, NULL);
  unknot_wait (unknot_fixture_has_name (self->fixture, SERVICE_NAME));
  /* Catalogue and history are read a moment later. */
  unknot_wait (!service_world_is (self, "NextGuide", ""));
}

void
service_world_start_with (ServiceWorld *self, const char *scale, const char *library)
{
  g_autofree char *name = g_build_filename ("tests/service", library, NULL);
  g_autofree char *path = unknot_fixture_program (name);
  g_autofree char *before = g_strdup (g_getenv ("ASAN_OPTIONS"));
  g_autofree char *asan = g_strconcat (before != NULL ? before : "", ":verify_asan_link_order=0", NULL);

  g_setenv ("LD_PRELOAD", path, TRUE);
  g_setenv ("ASAN_OPTIONS", asan, TRUE);
  service_world_start (self, scale);
  g_unsetenv ("LD_PRELOAD");
  if (before != NULL)
    g_setenv ("ASAN_OPTIONS", before, TRUE);
  else
    g_unsetenv ("ASAN_OPTIONS");
}

static gint64
clock_now (ServiceWorld *self)
{
  g_autoptr (GVariant) reply = service_world_do (self, "ClockNow", NULL);
  gint64 now;

  g_variant_get (reply, "(x)", &now);
  return now;
}

void
service_world_rest (ServiceWorld *self, gint64 seconds)
{
  gint64 until;

  service_world_end (self, SIGTERM);
  service_world_start (self, "60");
  until = service_world_get_number (self, "BreakStarted") + seconds * G_USEC_PER_SEC;
  while (clock_now (self) < until)
    g_usleep (100000); /* the service answers no more than twenty questions a second */
  service_world_end (self, SIGTERM);
  service_world_start (self, "1");
}

void
service_world_end (ServiceWorld *self, int signal)
{
  unknot_fixture_end (self->fixture, g_steal_pointer (&self->service), signal);
  unknot_wait (!unknot_fixture_has_name (self->fixture, SERVICE_NAME));
}

GVariant *
service_world_call (ServiceWorld *self, const char *method, const char *parameters, GError **error)
{
  g_autofree char *name = g_strconcat (INTERFACE, ".", method, NULL);

  return unknot_fixture_call (self->fixture, SERVICE_NAME, PATH, name,
                              parameters != NULL ? g_variant_new_parsed (parameters) : NULL, error);
}

GVariant *
service_world_do (ServiceWorld *self, const char *method, const char *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = service_world_call (self, method, parameters, &error);

  g_assert_no_error (error);

  return reply;
}

void
service_world_refused (ServiceWorld *self, const char *method, const char *parameters, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = service_world_call (self, method, parameters, &error);
  g_autofree char *remote = NULL;

  g_assert_null (reply);
  remote = g_dbus_error_get_remote_error (error);
  g_assert_cmpstr (remote, ==, name);
}

GVariant *
service_world_get (ServiceWorld *self, const char *property)
{
  return unknot_fixture_get (self->fixture, SERVICE_NAME, PATH, INTERFACE, property);
}

gint64
service_world_get_number (ServiceWorld *self, const char *property)
{
  g_autoptr (GVariant) value = service_world_get (self, property);

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_UINT32))
    return g_variant_get_uint32 (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (value);

  return g_variant_get_int64 (value);
}

gboolean
service_world_is (ServiceWorld *self, const char *property, const char *value)
{
  g_autoptr (GVariant) present = service_world_get (self, property);

  return g_str_equal (g_variant_get_string (present, NULL), value);
}

gboolean
service_world_has_problem (ServiceWorld *self, const char *text)
{
  g_autoptr (GVariant) value = service_world_get (self, "Problems");
  g_autofree const char **problems = g_variant_get_strv (value, NULL);

  for (guint i = 0; problems[i] != NULL; i++)
    if (strstr (problems[i], text) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
service_world_app_was_asked (ServiceWorld *self, const char *wanted)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  const char *action, *parameter, *token;

  /* Asking must not start it. */
  if (!unknot_fixture_has_name (self->fixture, APP_NAME))
    return FALSE;
  reply = unknot_fixture_call (self->fixture, APP_NAME, "/io/github/unknot/Unknot", "io.github.unknot.Test.App.Calls",
                               NULL, NULL);
  if (reply == NULL)
    return FALSE;

  g_variant_get (reply, "(a(sss))", &iter);
  while (g_variant_iter_next (iter, "(&s&s&s)", &action, &parameter, &token))
    {
      g_autofree char *call = g_strdup_printf ("%s %s %s", action, parameter, token);

      if (g_str_equal (call, wanted))
        return TRUE;
    }

  return FALSE;
}

/* Sends @signal to the window program. */
static void
signal_app (ServiceWorld *self, int signal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    unknot_fixture_call (self->fixture, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                         "org.freedesktop.DBus.GetConnectionUnixProcessID", g_variant_new ("(s)", APP_NAME), &error);
  guint pid;

  g_assert_no_error (error);
  g_variant_get (reply, "(u)", &pid);
  g_assert_cmpuint (pid, >, 1);
  kill (pid, signal);
}

void
service_world_stop_app (ServiceWorld *self)
{
  signal_app (self, SIGSTOP);
}

void
service_world_kill_app (ServiceWorld *self)
{
  signal_app (self, SIGKILL);
  unknot_wait (!unknot_fixture_has_name (self->fixture, APP_NAME));
}

char *
service_world_command (ServiceWorld *world, int *status, const char *first, ...)
{
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                                                        G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  va_list rest;

  g_ptr_array_add (arguments, unknot_fixture_program ("src/ctl/unknotctl"));
  va_start (rest, first);
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (arguments, g_strdup (word));
  va_end (rest);
  g_ptr_array_add (arguments, NULL);
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS",
                                world->fixture->address, TRUE);
  child = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  *status = g_subprocess_get_exit_status (child);

  return output;
}
