/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the day went, over the bus: what was done is there in order, outlives a restart, and goes
 * and comes back with the history. */
#include "core/schedule/now.h"
#include "service-world.h"

/* The kinds since @from, "sitting break sitting". */
static char *
kinds (ServiceWorld *world)
{
  g_autoptr (GVariant) reply = service_world_do (world, "GetDay", "(@x 0,)");
  g_autoptr (GVariant) rows = g_variant_get_child_value (reply, 0);
  gint64 from, to, before = 0;
  GString *text = g_string_new (NULL);
  const char *kind;
  GVariantIter iter;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(xx&s)", &from, &to, &kind))
    {
      g_assert_cmpint (from, >=, before);
      g_assert_cmpint (to, >, from);
      before = to;
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", kind);
    }

  return g_string_free (text, FALSE);
}

static void
wait_for (ServiceWorld *world, const char *wanted)
{
  for (;;)
    {
      g_autofree char *found = kinds (world);

      if (g_str_equal (found, wanted))
        return;
      g_usleep (100000); /* the service answers no more than twenty questions a second */
    }
}

static void
test_day (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) deleted = NULL, restored = NULL;

  wait_for (world, "sitting");
  g_variant_unref (service_world_do (world, "TakeBreak", "('chin-tuck', @a{sv} {})"));
  wait_for (world, "sitting break");
  g_variant_unref (service_world_do (world, "EndBreak", "(true,)"));
  wait_for (world, "sitting break sitting");
  g_variant_unref (service_world_do (world, "Pause", "(@u 1800,)"));
  wait_for (world, "sitting break sitting paused");
  g_variant_unref (service_world_do (world, "Resume", NULL));
  wait_for (world, "sitting break sitting paused sitting");

  service_world_end (world, SIGTERM);
  service_world_start (world, "1");
  wait_for (world, "sitting break sitting paused sitting sitting");

  deleted = service_world_do (world, "DeleteHistory", "(@x 0, @x 9223372036854775807)");
  wait_for (world, "sitting");
  restored = service_world_do (world, "RestoreHistory", NULL);
  wait_for (world, "sitting break sitting paused sitting sitting");
}

/* When the first of the known hours began, wall time. */
static gint64
begin (ServiceWorld *world)
{
  g_autoptr (GVariant) reply = service_world_do (world, "GetDay", "(@x 0,)");
  g_autoptr (GVariant) rows = g_variant_get_child_value (reply, 0);
  gint64 from = 0;

  if (g_variant_n_children (rows) > 0)
    {
      g_autoptr (GVariant) first = g_variant_get_child_value (rows, 0);

      g_variant_get_child (first, 0, "x", &from);
    }

  return from;
}

/* Hours alone, without a single row, are something that can be deleted and had back. */
static void
test_hours (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) deleted = NULL, restored = NULL;
  gint64 before;
  guint rows;

  wait_for (world, "sitting");
  before = begin (world);
  deleted = service_world_do (world, "DeleteHistory", "(@x 0, @x 9223372036854775807)");
  g_variant_get (deleted, "(u)", &rows);
  g_assert_cmpuint (rows, ==, 0);
  wait_for (world, "sitting");
  g_assert_cmpint (begin (world), >, before);
  restored = service_world_do (world, "RestoreHistory", NULL);
  g_variant_get (restored, "(u)", &rows);
  g_assert_cmpuint (rows, ==, 0);
  wait_for (world, "sitting");
  g_assert_cmpint (begin (world), ==, before);
}

int
main (int argc, char *argv[])
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service-day/day", test_day);
  g_test_add_func ("/service-day/hours", test_hours);

  return g_test_run ();
}
