/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What reading a library costs: bench-catalog N, with N guides of the user's own, made from the
 * bundled ones.  Beside it stands what nobody can go below: having the same files read by GIO and
 * doing nothing with them. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/guide/catalog.h"

#define GUIDES UNKNOT_RESOURCE_PATH "/guides"
#define BUNDLED "resource://" GUIDES
#define RUNS 25

typedef struct {
  gint64 wall; /* microseconds */
  gint64 cpu;
} Moment;

static Moment
now (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  return (Moment) { g_get_monotonic_time (), (gint64) cpu.tv_sec * G_USEC_PER_SEC + cpu.tv_nsec / 1000 };
}

static void
say (const char *what, guint n, Moment begin, Moment end, double longest)
{
  g_print ("{\"bench\": \"catalog\", \"what\": \"%s\", \"own_guides\": %u, \"wall_ms\": %.1f, \"cpu_ms\": %.1f", what, n,
           (end.wall - begin.wall) / 1e3, (end.cpu - begin.cpu) / 1e3);
  if (longest > 0)
    g_print (", \"longest_turn_cpu_ms\": %.1f", longest);
  g_print ("}\n");
}

static int
compare_cpu (gconstpointer one, gconstpointer other)
{
  return ((const Moment *) one)->cpu < ((const Moment *) other)->cpu ? -1 : 1;
}

/* The median of many, after the first. */
static void
measure_bundled (void)
{
  Moment lengths[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (UnknotCatalog) catalog = unknot_catalog_new (BUNDLED, NULL);
      const Moment begin = now ();

      unknot_catalog_load (catalog);
      lengths[i] = now ();
      if (i == 0)
        say ("bundled-first", 0, begin, lengths[i], 0);
      lengths[i].wall -= begin.wall;
      lengths[i].cpu -= begin.cpu;
    }
  qsort (lengths, RUNS, sizeof *lengths, compare_cpu);
  say ("bundled-median", 0, (Moment) { 0, 0 }, lengths[RUNS / 2], 0);
}

static void
make_library (const char *folder, guint n)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new (BUNDLED, NULL);

  unknot_catalog_load (catalog);
  for (guint i = 0; i < n; i++)
    {
      const char *id = unknot_catalog_get_entry (catalog, i % unknot_catalog_get_n_entries (catalog))->id;
      g_autofree char *from = g_strconcat (GUIDES "/", id, ".json", NULL);
      g_autofree char *path = g_strdup_printf ("%s/own-%u.json", folder, i);
      g_autofree char *before = g_strdup_printf ("\"id\": \"%s\"", id);
      g_autofree char *after = g_strdup_printf ("\"id\": \"own-%u\"", i);
      g_autoptr (GBytes) data = g_resources_lookup_data (from, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (data, NULL), g_bytes_get_size (data));

      g_string_replace (text, before, after, 1);
      if (!g_file_set_contents_full (path, text->str, text->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
        g_error ("%s cannot be written", path);
    }
}

static void
measure_floor (const char *folder, guint n)
{
  const Moment begin = now ();
  gsize bytes = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/own-%u.json", folder, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_load_contents (file, NULL, &text, &length, NULL, NULL))
        bytes += length;
    }
  g_assert (bytes > 0);
  say ("floor", n, begin, now (), 0);
}

static void
measure_load (const char *what, const char *folder, const char *index, guint n)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new (BUNDLED, folder);
  Moment begin;

  unknot_catalog_keep_index (catalog, index);
  begin = now ();
  unknot_catalog_load (catalog);
  say (what, n, begin, now (), 0);
  g_assert_null (unknot_catalog_get_problems (catalog)[0]);
  g_assert_nonnull (unknot_catalog_find (catalog, "own-0"));
}

static void
changed_cb (UnknotCatalog *catalog, guint *changed)
{
  (*changed)++;
}

/* As a window does it, which waits for no longer than the longest turn. */
static void
measure_gently (const char *what, const char *folder, const char *index, guint n)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new (BUNDLED, folder);
  const gboolean kept = g_file_test (index, G_FILE_TEST_EXISTS);
  Moment begin, before;
  gint64 longest = 0;
  guint changed = 0;

  unknot_catalog_keep_index (catalog, index);
  g_signal_connect (catalog, "changed", G_CALLBACK (changed_cb), &changed);
  begin = now ();
  unknot_catalog_load_gently (catalog);
  for (before = now (); kept ? g_main_context_pending (NULL) : changed < 2; before = now ())
    {
      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, now ().cpu - before.cpu);
    }
  say (what, n, begin, now (), longest / 1e3);
}

static void
remove_library (const char *folder, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/own-%u.json", folder, i);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  const guint n = argc > 1 ? (guint) atoi (argv[1]) : 5000;
  g_autofree char *folder = g_dir_make_tmp ("unknot-library-XXXXXX", NULL);
  g_autofree char *index = g_strconcat (folder, ".index", NULL);

  measure_bundled ();
  make_library (folder, n);
  measure_floor (folder, n);
  measure_load ("first", folder, index, n);
  measure_load ("again", folder, index, n);
  g_remove (index);
  measure_gently ("first-gently", folder, index, n);
  measure_gently ("again-gently", folder, index, n);
  measure_floor (folder, n);
  g_remove (index);
  remove_library (folder, n);
  return 0;
}
