/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/schedule/now.h"
#include "service-world.h"

/* The whole program on a machine that sleeps (fake-sleep.c), with and without anybody to tell. */

typedef struct {
  ServiceWorld *world;
  gint64 *slept;
  int wall; /* the FIFO */
} Laptop;

static void
start_on_laptop (Laptop *self, const char *scale)
{
  g_autofree char *slept = unknot_fixture_path (self->world->fixture, "slept", NULL);
  g_autofree char *wall = unknot_fixture_path (self->world->fixture, "wall", NULL);

  g_setenv ("UNKNOT_TEST_SLEPT", slept, TRUE);
  g_setenv ("UNKNOT_TEST_WALL", wall, TRUE);
  service_world_start_with (self->world, scale, "libfake-sleep.so");
}

/* A laptop whose user has been sitting for a good twenty minutes. */
static void
laptop_init (Laptop *self)
{
  g_autofree char *slept = NULL;
  g_autofree char *wall = NULL;
  const gint64 zero = 0;
  int fd;

  self->world = service_world_new ("500");
  slept = unknot_fixture_path (self->world->fixture, "slept", NULL);
  wall = unknot_fixture_path (self->world->fixture, "wall", NULL);
  g_assert_true (g_file_set_contents (slept, (const char *) &zero, sizeof zero, NULL));
  fd = g_open (slept, O_RDWR | O_CLOEXEC, 0);
  self->slept = mmap (NULL, sizeof zero, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  g_assert_true (self->slept != MAP_FAILED);
  close (fd);
  g_assert_no_errno (mkfifo (wall, 0600));
  self->wall = g_open (wall, O_RDWR | O_CLOEXEC | O_NONBLOCK, 0);
  g_assert_cmpint (self->wall, >=, 0);

  unknot_wait (service_world_get_number (self->world, "Progress") >= 4);
  service_world_end (self->world, SIGTERM);
  start_on_laptop (self, "1");
  g_assert_cmpint (service_world_get_number (self->world, "Sat"), >=, 22 * UNKNOT_MINUTE);
}

static void
laptop_clear (Laptop *self)
{
  munmap (self->slept, sizeof *self->slept);
  close (self->wall);
  service_world_free (self->world);
}

/* The kernel tells whoever watches the wall clock. */
static void
wake_up (Laptop *self)
{
  const guint64 once = 1;

  g_assert_cmpint (write (self->wall, &once, sizeof once), ==, sizeof once);
}

/* The only break so far. */
static void
assert_slept (Laptop *self, gint64 length)
{
  g_autoptr (GVariant) reply =
    service_world_do (self->world, "GetHistory", "(@x 0, @x 9223372036854775807)");
  g_autoptr (GVariant) breaks = g_variant_get_child_value (reply, 0);
  const char *outcome;
  gint64 rested;

  g_assert_cmpuint (g_variant_n_children (breaks), ==, 1);
  g_variant_get_child (breaks, 0, "(xxxxxxuu&s&s)", NULL, NULL, NULL, NULL, NULL, &rested, NULL, NULL, &outcome, NULL);
  g_assert_cmpstr (outcome, ==, "natural");
  g_assert_cmpint (ABS (rested - length), <, UNKNOT_MINUTE);
}

/* Nobody announces it, and nobody says that it is over: the clocks do. */
static void
test_unannounced (gconstpointer data)
{
  const gint64 length = *(const gint64 *) data;
  Laptop laptop;

  laptop_init (&laptop);
  *laptop.slept += length;
  wake_up (&laptop);
  unknot_wait (service_world_get_number (laptop.world, "Sat") < UNKNOT_MINUTE);
  g_assert_true (service_world_is (laptop.world, "State", "working"));
  g_assert_cmpint (service_world_get_number (laptop.world, "DueIn"), >, 44 * UNKNOT_MINUTE);
  assert_slept (&laptop, length);
  laptop_clear (&laptop);
}

/* A lid that was closed for less than a break: that time does not count, and what was before does. */
static void
test_short (void)
{
  Laptop laptop;
  gint64 sat;

  laptop_init (&laptop);
  sat = service_world_get_number (laptop.world, "Sat");
  *laptop.slept += 2 * UNKNOT_MINUTE;
  wake_up (&laptop);
  unknot_wait (service_world_get_number (laptop.world, "Sat") < sat + UNKNOT_MINUTE);
  g_assert_cmpint (service_world_get_number (laptop.world, "Sat"), >=, sat);
  g_assert_cmpint (service_world_get_number (laptop.world, "BreaksToday"), ==, 0);
  laptop_clear (&laptop);
}

/* Killed, and the machine sleeps before it is started again: the time between is no sitting. */
static void
test_killed_and_slept (void)
{
  Laptop laptop;

  laptop_init (&laptop);
  service_world_end (laptop.world, SIGKILL);
  *laptop.slept += 3 * UNKNOT_HOUR;
  start_on_laptop (&laptop, "1");
  unknot_wait (service_world_get_number (laptop.world, "BreaksToday") == 1);
  g_assert_cmpint (service_world_get_number (laptop.world, "Sat"), <, UNKNOT_MINUTE);
  assert_slept (&laptop, 3 * UNKNOT_HOUR);
  laptop_clear (&laptop);
}

/* A break that was running when the lid was closed is over, and was one. */
static void
test_break (void)
{
  Laptop laptop;

  laptop_init (&laptop);
  g_variant_unref (service_world_do (laptop.world, "TakeBreak", "('shoulder-rolls', @a{sv} {})"));
  *laptop.slept += 3 * UNKNOT_HOUR;
  wake_up (&laptop);
  unknot_wait (service_world_get_number (laptop.world, "BreaksToday") == 1);
  g_assert_true (service_world_is (laptop.world, "State", "working"));
  g_assert_cmpint (service_world_get_number (laptop.world, "Sat"), <, UNKNOT_MINUTE);
  laptop_clear (&laptop);
}

int
main (int argc, char **argv)
{
  static const gint64 night = 9 * UNKNOT_HOUR, weekend = 3 * UNKNOT_DAY;

  unknot_fixture_init (&argc, &argv);
  g_test_add_data_func ("/service/sleep/night", &night, test_unannounced);
  g_test_add_data_func ("/service/sleep/weekend", &weekend, test_unannounced);
  g_test_add_func ("/service/sleep/short", test_short);
  g_test_add_func ("/service/sleep/killed", test_killed_and_slept);
  g_test_add_func ("/service/sleep/break", test_break);

  return g_test_run ();
}
