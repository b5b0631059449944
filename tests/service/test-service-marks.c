/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks over the bus: kept, listed, deleted, exported; nonsense refused; others told; and the
 * next guide follows what aches. */
#include <string.h>

#include "core/guide/catalog.h"
#include "core/history/history.h"
#include "core/schedule/now.h"
#include "service-world.h"

#define INVALID "org.freedesktop.DBus.Error.InvalidArgs"
#define REFUSED "io.github.unknot.Unknot.Error.Refused"
#define NO_GUIDE "io.github.unknot.Unknot.Error.NoGuide"
#define ALL "(@x 0, @x 9223372036854775807)"

static gint64
add (ServiceWorld *world, const char *parameters)
{
  g_autoptr (GVariant) reply = service_world_do (world, "AddMark", parameters);
  gint64 id;

  g_variant_get (reply, "(x)", &id);
  g_assert_cmpint (id, >, 0);

  return id;
}

static GVariant *
list (ServiceWorld *world)
{
  g_autoptr (GVariant) reply = service_world_do (world, "GetMarks", ALL);

  return g_variant_get_child_value (reply, 0);
}

static guint
count (ServiceWorld *world)
{
  g_autoptr (GVariant) rows = list (world);

  return g_variant_n_children (rows);
}

/* What was said is there as it was said, also after a restart, oldest first. */
static void
test_kept (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GVariant) rows = NULL;
  const char *spot, *note, *context, *guide;
  gint64 id, marked, now = g_get_real_time ();
  guint strength;

  add (world, "('rhomboids-left', @u 6, 'nach dem Mittag, “links”', 'before', 'chin-tuck', @x 0)");
  id = add (world, "('rhomboids-left', @u 10, '', 'alone', '', @x 1704067200000000)");
  service_world_end (world, SIGTERM);
  service_world_start (world, "1");

  rows = list (world);
  g_assert_cmpuint (g_variant_n_children (rows), ==, 2);
  g_variant_get_child (rows, 0, "(xx&su&s&s&s)", &marked, NULL, &spot, &strength, &note, &context, &guide);
  g_assert_cmpint (marked, ==, id);
  g_assert_cmpuint (strength, ==, 10);
  g_assert_cmpstr (context, ==, "alone");
  g_variant_get_child (rows, 1, "(xx&su&s&s&s)", NULL, &marked, &spot, &strength, &note, &context, &guide);
  g_assert_cmpint (ABS (marked - now), <, UNKNOT_HOUR);
  g_assert_cmpstr (spot, ==, "rhomboids-left");
  g_assert_cmpuint (strength, ==, 6);
  g_assert_cmpstr (note, ==, "nach dem Mittag, “links”");
  g_assert_cmpstr (context, ==, "before");
  g_assert_cmpstr (guide, ==, "chin-tuck");
}

static void
test_refused (void)
{
  static const struct {
    const char *parameters, *error;
  } bad[] = {
    { "('left-ear', @u 3, '', 'alone', '', @x 0)", INVALID },
    { "('rhomboids', @u 3, '', 'alone', '', @x 0)", INVALID },
    { "('', @u 3, '', 'alone', '', @x 0)", INVALID },
    { "('rhomboids-left', @u 11, '', 'alone', '', @x 0)", INVALID },
    { "('rhomboids-left', @u 4294967295, '', 'alone', '', @x 0)", INVALID },
    { "('rhomboids-left', @u 3, '', 'during', '', @x 0)", INVALID },
    { "('rhomboids-left', @u 3, '', 'after', '', @x 0)", INVALID },
    { "('rhomboids-left', @u 3, '', 'alone', 'chin-tuck', @x 0)", INVALID },
    { "('rhomboids-left', @u 3, '', 'alone', '', @x -1)", INVALID },
    { "('rhomboids-left', @u 3, '', 'alone', '', @x 9223372036854775807)", INVALID },
    { "('rhomboids-left', @u 3, '', 'after', 'no-such-guide', @x 0)", NO_GUIDE },
  };
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autofree char *note = g_strnfill (501, 'x');
  g_autofree char *with_note = g_strdup_printf ("('rhomboids-left', @u 3, '%s', 'alone', '', @x 0)", note);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    service_world_refused (world, "AddMark", bad[i].parameters, bad[i].error);
  service_world_refused (world, "AddMark", with_note, INVALID);
  service_world_refused (world, "GetMarks", "(@x 2, @x 1)", INVALID);
  service_world_refused (world, "DeleteMark", "(@x 1,)", REFUSED);
  g_assert_cmpuint (count (world), ==, 0);
}

static void
changed_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
            const char *signal, GVariant *parameters, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* One mark goes alone, all go with the history, and whoever listens is told each time. */
static void
test_deleted (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (GDBusConnection) bus = unknot_fixture_connect (world->fixture);
  guint changes = 0;
  gint64 id;
  g_autofree char *call = NULL;

  g_dbus_connection_signal_subscribe (bus, NULL, "io.github.unknot.Unknot.Service1", "MarksChanged", NULL, NULL,
                                      G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, &changes, NULL);
  g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetId", NULL, NULL, 0, -1,
                               NULL, NULL);
  id = add (world, "('scalenes-right', @u 6, '', 'alone', '', @x 0)");
  add (world, "('scalenes-left', @u 6, '', 'alone', '', @x 0)");
  unknot_wait (changes == 2);
  call = g_strdup_printf ("(@x %" G_GINT64_FORMAT ",)", id);
  {
    g_autoptr (GVariant) reply = service_world_do (world, "DeleteMark", call);
  }
  unknot_wait (changes == 3);
  service_world_refused (world, "DeleteMark", call, REFUSED);
  g_assert_cmpuint (count (world), ==, 1);
  {
    g_autoptr (GVariant) reply = service_world_do (world, "DeleteHistory", ALL);
  }
  unknot_wait (changes == 4);
  g_assert_cmpuint (count (world), ==, 0);
  g_dbus_connection_close_sync (bus, NULL, NULL);
}

static gboolean
next_guide_is_for (ServiceWorld *world, UnknotCatalog *catalog, const char *muscle)
{
  g_autoptr (GVariant) id = service_world_get (world, "NextGuide");
  const UnknotCatalogEntry *entry = unknot_catalog_find (catalog, g_variant_get_string (id, NULL));

  return entry != NULL && g_strv_contains ((const char *const *) entry->muscles, muscle);
}

/* What aches chooses the next guide, until it is gone. */
static void
test_weighs (void)
{
  static const char *const muscles[] = { "suboccipitals", "pectorals", "rotator-cuff", "forearm-extensors" };
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  g_autoptr (UnknotCatalog) catalog =
    unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  g_autofree char *usual = NULL;
  guint fitting = 0;

  unknot_catalog_load (catalog);
  {
    g_autoptr (GVariant) id = service_world_get (world, "NextGuide");
    usual = g_variant_dup_string (id, NULL);
  }
  for (guint i = 0; i < G_N_ELEMENTS (muscles); i++)
    {
      g_autofree char *mark = g_strdup_printf ("('%s-left', @u 7, '', 'alone', '', @x 0)", muscles[i]);
      g_autofree char *gone = g_strdup_printf ("('%s-left', @u 0, '', 'alone', '', @x 0)", muscles[i]);

      add (world, mark);
      if (next_guide_is_for (world, catalog, muscles[i]))
        {
          fitting++;
          g_assert_true (service_world_is (world, "NextGuideReason", "Meant for the place that aches."));
        }
      add (world, gone);
      g_assert_true (service_world_is (world, "NextGuide", usual));
    }
  /* Each of them has a guide that fits a break at a desk. */
  g_assert_cmpuint (fitting, ==, G_N_ELEMENTS (muscles));
}


/* The command line says, lists, and explains what it refuses. */
static void
test_command (void)
{
  g_autoptr (ServiceWorld) world = service_world_new ("1");
  int status;
  g_autofree char *empty = service_world_command (world, &status, "mark", NULL);
  g_autofree char *added = service_world_command (world, &status, "mark", "rhomboids-left", "6", "after lunch", NULL);

  g_assert_nonnull (strstr (empty, "Nothing is marked"));
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (added, ==, "");
  g_autofree char *open = service_world_command (world, &status, "mark", NULL);
  g_assert_nonnull (strstr (open, "rhomboids-left"));
  g_assert_nonnull (strstr (open, "6 of 10"));
  g_autofree char *history = service_world_command (world, &status, "history", NULL);
  g_assert_nonnull (strstr (history, "mark, Between spine and shoulder blade (rhomboids), left side: 6 of 10, clear  after lunch"));
  g_autofree char *json = service_world_command (world, &status, "history", "--json", NULL);
  g_assert_nonnull (strstr (json, "\"strength\" : 6"));
  g_autofree char *unknown = service_world_command (world, &status, "mark", "left-ear", "6", NULL);
  g_assert_cmpint (status, ==, 2);
  g_assert_nonnull (strstr (unknown, "left-ear"));
  g_autofree char *much = service_world_command (world, &status, "mark", "rhomboids-left", "11", NULL);
  g_assert_cmpint (status, ==, 2);
  g_assert_nonnull (strstr (much, "0 (gone) to 10"));
  g_autofree char *spots = service_world_command (world, &status, "mark", "--spots", NULL);
  g_assert_true (g_str_has_prefix (spots, "upper-trapezius-left\nupper-trapezius-right\n"));
}

int
main (int argc, char *argv[])
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/service-marks/kept", test_kept);
  g_test_add_func ("/service-marks/refused", test_refused);
  g_test_add_func ("/service-marks/deleted", test_deleted);
  g_test_add_func ("/service-marks/weighs", test_weighs);
  g_test_add_func ("/service-marks/command", test_command);
  return g_test_run ();
}
