/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUNDLED "resource:///io/github/unknot/Unknot/guides"

typedef struct {
  char *folder;
  UnknotCatalog *catalog;
  guint changed;
  guint read;
} Fixture;

static void
changed_cb (UnknotCatalog *catalog, gpointer user_data)
{
  ((Fixture *) user_data)->changed++;
}

static void
read_cb (UnknotCatalog *catalog, gpointer user_data)
{
  ((Fixture *) user_data)->read++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("unknot-guides-XXXXXX", NULL);
  f->catalog = unknot_catalog_new (BUNDLED, f->folder);
  g_signal_connect (f->catalog, "changed", G_CALLBACK (changed_cb), f);
  g_signal_connect (f->catalog, "read", G_CALLBACK (read_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_object_unref (f->catalog);
}

static char *
guide_text (const char *id, const char *rest)
{
  return g_strdup_printf (
    "{\"format\":1,\"id\":\"%s\",\"kind\":\"calm\",\"title\":\"Own %s\",\"summary\":\"Own.\",\"place\":[\"chair\"],"
    "\"evidence\":{\"strength\":\"practice\",\"note\":\"Own.\",\"sources\":[\"own\"]},\"cautions\":[\"Slowly.\"],"
    "\"stop\":[\"Stop.\"],%s}",
    id, id, rest);
}

static void
write_file (Fixture *f, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  FILE *file = g_fopen (path, "w"); /* not g_file_set_contents(), which takes its time for safety */

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
write_guide (Fixture *f, const char *id, const char *rest)
{
  g_autofree char *text = guide_text (id, rest);
  g_autofree char *name = g_strconcat (id, ".json", NULL);

  write_file (f, name, text);
}

#define ONE_STEP "\"base\":\"sitting\",\"steps\":[{\"text\":\"One.\",\"seconds\":5}]"

static gboolean
has_problem (Fixture *f, const char *message)
{
  return g_strv_contains (unknot_catalog_get_problems (f->catalog), message);
}

/* What is bundled is all fine, sorted, complete, and can be read. */
static void
test_bundled (Fixture *f, gconstpointer data)
{
  const UnknotCatalogEntry *before = NULL;
  guint i, j;

  unknot_catalog_load (f->catalog);
  if (unknot_catalog_get_problems (f->catalog)[0] != NULL)
    g_error ("%s", unknot_catalog_get_problems (f->catalog)[0]);
  g_assert_cmpuint (unknot_catalog_get_n_entries (f->catalog), >=, 8);
  for (i = 0; i < unknot_catalog_get_n_entries (f->catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (f->catalog, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (f->catalog, entry->id, &error);
      const char *const *sources;

      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (unknot_guide_get_seconds (guide), entry->seconds, entry->n_parts + 1.0);
      g_assert_true (unknot_guide_get_on_camera (guide) == entry->on_camera);
      g_assert_true (unknot_guide_get_silent (guide) == entry->silent);
      g_assert_cmpuint (g_strv_length ((char **) entry->props), ==,
                        g_strv_length ((char **) unknot_guide_get_props (guide)));
      g_assert_true (unknot_catalog_find (f->catalog, entry->id) == entry);
      g_assert_false (entry->own);
      g_assert_nonnull (unknot_guide_get_cautions (guide)[0]);
      g_assert_nonnull (unknot_guide_get_stop (guide)[0]);
      sources = unknot_guide_get_sources (guide);
      for (j = 0; sources[j] != NULL; j++)
        if (unknot_catalog_find_source (f->catalog, sources[j]) == NULL)
          g_error ("%s: source %s is not in sources.json", entry->id, sources[j]);
      if (unknot_guide_get_next (guide) != NULL &&
          unknot_catalog_find (f->catalog, unknot_guide_get_next (guide)) == NULL)
        g_error ("%s: there is no next guide %s", entry->id, unknot_guide_get_next (guide));
      g_assert_true (before == NULL || before->kind <= entry->kind);
      before = entry;
    }
}

static void
test_sources (Fixture *f, gconstpointer data)
{
  const UnknotSource *source = unknot_catalog_find_source (f->catalog, "B8");
  g_autofree char *words = NULL;

  g_assert_nonnull (source);
  g_assert_cmpstr (source->key, ==, "B8");
  g_assert_nonnull (strstr (source->url, "://"));
  words = unknot_source_words (unknot_catalog_find_source (f->catalog, "A1"));
  g_assert_cmpstr (words, ==, "Give me a break! meta-analysis of micro-breaks. Albulescu et al., PLOS ONE, 2022 (abstract)");
  g_assert_null (unknot_catalog_find_source (f->catalog, "Z99"));
}

/* A file that is dropped in, changed and taken away is seen at the next load; "changed" says
 * so, and a load with no news is silent. */
static void
test_own (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "mine.json", NULL);
  const UnknotCatalogEntry *entry;
  guint n;

  unknot_catalog_load (f->catalog);
  n = unknot_catalog_get_n_entries (f->catalog);
  g_assert_cmpuint (f->changed, ==, 1);
  unknot_catalog_load (f->catalog);
  g_assert_cmpuint (f->changed, ==, 1);

  write_guide (f, "mine", ONE_STEP);
  unknot_catalog_load (f->catalog);
  g_assert_cmpuint (f->changed, ==, 2);
  entry = unknot_catalog_find (f->catalog, "mine");
  g_assert_nonnull (entry);
  g_assert_true (entry->own);
  g_assert_cmpuint (entry->seconds, ==, 5);
  g_assert_cmpstr (entry->title, ==, "Own mine");

  write_guide (f, "mine", "\"base\":\"sitting\",\"steps\":[{\"text\":\"Once.\",\"seconds\":9}]");
  unknot_catalog_load (f->catalog);
  g_assert_cmpuint (f->changed, ==, 3);
  g_assert_cmpuint (unknot_catalog_find (f->catalog, "mine")->seconds, ==, 9);

  g_remove (path);
  unknot_catalog_load (f->catalog);
  g_assert_cmpuint (f->changed, ==, 4);
  g_assert_null (unknot_catalog_find (f->catalog, "mine"));
  g_assert_cmpuint (unknot_catalog_get_n_entries (f->catalog), ==, n);
}

/* A bad file gives its message and keeps nobody else out. */
static void
test_bad_files (Fixture *f, gconstpointer data)
{
  g_autofree char *loop = g_build_filename (f->folder, "loop.json", NULL);
  g_autofree char *pipe_path = g_build_filename (f->folder, "pipe.json", NULL);
  g_autofree char *sparse = g_build_filename (f->folder, "sparse.json", NULL);
  g_autofree char *folder = g_build_filename (f->folder, "folder.json", NULL);
  g_autofree char *device = g_build_filename (f->folder, "device.json", NULL);
  g_autoptr (GError) error = NULL;
  int fd;

  write_guide (f, "fine", ONE_STEP);
  write_file (f, "broken.json", "{\n  \"format\": 1,\n}");
  write_file (f, "notes.txt", "not a guide");
  write_file (f, ".hidden.json", "not a guide");
  write_guide (f, "shoulder-rolls", ONE_STEP);
  {
    g_autofree char *text = guide_text ("other", ONE_STEP);

    write_file (f, "misnamed.json", text);
  }
  g_assert_cmpint (symlink ("loop.json", loop), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", device), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  fd = g_open (sparse, O_CREAT | O_WRONLY, 0600);
  g_assert_cmpint (ftruncate (fd, (off_t) 10 * 1024 * 1024 * 1024), ==, 0);
  g_close (fd, NULL);

  unknot_catalog_load (f->catalog);
  g_assert_nonnull (unknot_catalog_find (f->catalog, "fine"));
  g_assert_true (has_problem (f, "broken.json: line 3: a member's name in double quotes is expected, not “}”"));
  g_assert_true (has_problem (f, "pipe.json: is not a plain file"));
  g_assert_true (has_problem (f, "device.json: is not a plain file"));
  g_assert_true (has_problem (f, "folder.json: is a folder"));
  g_assert_true (has_problem (f, "sparse.json: larger than 256 KiB"));
  g_assert_true (has_problem (f, "misnamed.json: line 1: id: is “other”, so the file's name must be “other.json”"));
  g_assert_true (has_problem (f, "shoulder-rolls.json: line 1: id: a guide of Unknot's own is called “shoulder-rolls”; "
                                 "choose another id and file name"));
  g_assert_cmpuint (g_strv_length ((char **) unknot_catalog_get_problems (f->catalog)), ==, 8);
  g_assert_false (unknot_catalog_find (f->catalog, "shoulder-rolls")->own);
  g_assert_cmpuint (f->changed, ==, 1);
  unknot_catalog_load (f->catalog);
  g_assert_cmpuint (f->changed, ==, 1);

  g_assert_null (unknot_catalog_read_guide (f->catalog, "broken", &error));
  g_assert_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_READ);
  g_rmdir (folder);
}

/* Sets: made of bundled and own guides; a missing part, or a set in a set, is a problem that
 * goes away when the part comes. */
static void
test_sets (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotGuide) guide = NULL;
  g_autoptr (GError) error = NULL;

  write_guide (f, "a", ONE_STEP);
  write_guide (f, "set", "\"parts\":[\"a\",\"late\",\"shoulder-rolls\"]");
  write_guide (f, "sets", "\"parts\":[\"a\",\"set\"]");
  unknot_catalog_load (f->catalog);
  g_assert_null (unknot_catalog_find (f->catalog, "set"));
  g_assert_true (has_problem (f, "set.json: line 1: parts[1]: there is no guide “late”; use the id of a bundled guide or "
                                 "of one in this folder"));

  write_guide (f, "late", ONE_STEP);
  unknot_catalog_load (f->catalog);
  g_assert_nonnull (unknot_catalog_find (f->catalog, "set"));
  g_assert_true (has_problem (f, "sets.json: line 1: parts[1]: “set” is a set itself; name the guides in it"));
  g_assert_cmpuint (unknot_catalog_find (f->catalog, "set")->n_parts, ==, 3);
  guide = unknot_catalog_read_guide (f->catalog, "set", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (unknot_guide_get_step (guide, 0)->text, ==, "One.");
  g_assert_cmpuint (unknot_guide_get_n_steps (guide), >, 4);
  g_assert_cmpfloat_with_epsilon (unknot_guide_get_seconds (guide),
                                  unknot_catalog_find (f->catalog, "set")->seconds, 3);
}

/* Too many files: the first are used, the user is told, nothing grows without end. */
static void
test_too_many (Fixture *f, gconstpointer data)
{
  g_autofree char *broken = g_build_filename (f->folder, "broken", NULL);
  guint i;

  write_file (f, "broken", "{");
  for (i = 0; i < UNKNOT_CATALOG_MAX_GUIDES + 1; i++)
    {
      g_autofree char *id = g_strdup_printf ("g%04u", i);
      g_autofree char *name = g_strconcat (id, ".json", NULL);
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      if (i % 100 == 0)
        write_guide (f, id, ONE_STEP);
      else
        g_assert_cmpint (link (broken, path), ==, 0); /* quicker than 5,000 new files */
    }
  unknot_catalog_load (f->catalog);
  g_assert_nonnull (unknot_catalog_find (f->catalog, "g0000"));
  g_assert_null (unknot_catalog_find (f->catalog, "g5000"));
  g_assert_cmpuint (g_strv_length ((char **) unknot_catalog_get_problems (f->catalog)), ==, 201);
  g_assert_nonnull (strstr (unknot_catalog_get_problems (f->catalog)[0], "holds too many files"));
  g_assert_true (has_problem (f, UNKNOT_CATALOG_MORE_PROBLEMS));
}

/* A little at a time: the bundled guides are there at once, the own ones after the loop has
 * turned, with one "changed" for all; what is asked for meanwhile comes at once. */
static void
test_gently (Fixture *f, gconstpointer data)
{
  const guint n = 300;
  const UnknotCatalogEntry *old;
  guint turns = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("g%04u", i);

      write_guide (f, id, ONE_STEP);
    }
  unknot_catalog_load_gently (f->catalog);
  g_assert_nonnull (unknot_catalog_find (f->catalog, "neck-turn"));
  g_assert_null (unknot_catalog_find (f->catalog, "g0299"));
  g_assert_cmpuint (f->changed, ==, 1);
  for (; unknot_catalog_find (f->catalog, "g0299") == NULL; turns++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (turns, >, 1);
  g_assert_cmpuint (f->changed, ==, 2);
  g_assert_nonnull (unknot_catalog_find (f->catalog, "g0000"));

  /* What the index says of a file that is being read anew stays until it has been. */
  old = unknot_catalog_find (f->catalog, "g0000");
  write_guide (f, "g0000", "\"base\":\"standing\",\"steps\":[{\"text\":\"Stand.\",\"seconds\":99}]");
  write_guide (f, "late", ONE_STEP);
  unknot_catalog_load_gently (f->catalog);
  g_main_context_iteration (NULL, TRUE);
  if (f->changed == 2)
    g_assert_cmpstr (old->id, ==, "g0000");
  unknot_catalog_expect (f->catalog, "late");
  g_assert_nonnull (unknot_catalog_find (f->catalog, "late"));
  g_assert_cmpuint (unknot_catalog_find (f->catalog, "g0000")->seconds, ==, 99);
  g_assert_cmpuint (f->changed, ==, 3);
}

/* A folder that changes while it is being read is read once more. */
static void
test_again (Fixture *f, gconstpointer data)
{
  write_guide (f, "a", ONE_STEP);
  unknot_catalog_load_gently (f->catalog);
  write_guide (f, "b", ONE_STEP);
  unknot_catalog_load_gently (f->catalog);
  while (unknot_catalog_find (f->catalog, "b") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (unknot_catalog_find (f->catalog, "a"));
  while (f->read == 0)
    g_main_context_iteration (NULL, TRUE);
  /* It says so also when nothing was new. */
  unknot_catalog_load_gently (f->catalog);
  while (f->read == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (f->changed, ==, 3);
}

/* One turn of the loop does a piece of work, however large the files are: nobody waits for the folder. */
static void
test_turns (Fixture *f, gconstpointer data)
{
  g_autofree char *padding = g_strnfill (200 * 1024, ' ');
  g_autofree char *rest = g_strconcat (padding, ONE_STEP, NULL);
  const guint n = 6;
  guint turns = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("g%u", i);

      write_guide (f, id, rest);
    }
  unknot_catalog_load_gently (f->catalog);
  for (; unknot_catalog_find (f->catalog, "g0") == NULL; turns++)
    g_assert_true (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (turns, >=, n);
}

/* No folder, and no wish for one, is no problem; a folder that is a file is. */
static void
test_no_folder (void)
{
  g_autoptr (UnknotCatalog) none = unknot_catalog_new (BUNDLED, NULL);
  g_autoptr (UnknotCatalog) missing = unknot_catalog_new (BUNDLED, "/nonexistent/guides");
  g_autoptr (UnknotCatalog) odd = unknot_catalog_new (BUNDLED, "/dev/null");

  unknot_catalog_load (none);
  unknot_catalog_load (missing);
  unknot_catalog_load (odd);
  g_assert_null (unknot_catalog_get_problems (none)[0]);
  g_assert_null (unknot_catalog_get_problems (missing)[0]);
  g_assert_nonnull (unknot_catalog_get_problems (odd)[0]);
  g_assert_cmpuint (unknot_catalog_get_n_entries (odd), ==, unknot_catalog_get_n_entries (none));
}

#define ADD(name, function) g_test_add ("/catalog/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("bundled", test_bundled);
  ADD ("sources", test_sources);
  ADD ("own", test_own);
  ADD ("bad-files", test_bad_files);
  ADD ("sets", test_sets);
  ADD ("too-many", test_too_many);
  ADD ("gently", test_gently);
  ADD ("again", test_again);
  ADD ("turns", test_turns);
  g_test_add_func ("/catalog/no-folder", test_no_folder);
  return g_test_run ();
}
