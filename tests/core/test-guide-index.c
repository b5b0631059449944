/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/catalog.h"
#include "core/guide/guide-index.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <malloc.h>
#include <string.h>
#include <sys/stat.h>

#define BUNDLED "resource:///io/github/unknot/Unknot/guides"
#define PRESS "\"base\":\"sitting\",\"steps\":[{\"text\":\"One.\",\"seconds\":40,\"pressure\":3,\"spot\":\"scalenes-left\"}]"
#define ONE_STEP "\"base\":\"sitting\",\"steps\":[{\"text\":\"One.\",\"seconds\":5}]"

typedef struct {
  char *folder; /* of guides */
  char *other;  /* where the index lies */
  char *index;
} Fixture;

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("unknot-guides-XXXXXX", NULL);
  f->other = g_dir_make_tmp ("unknot-index-XXXXXX", NULL);
  f->index = g_build_filename (f->other, "guides.index", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  empty_folder (f->folder);
  g_rmdir (f->folder);
  empty_folder (f->other);
  g_rmdir (f->other);
  g_free (f->folder);
  g_free (f->other);
  g_free (f->index);
}

static void
write_guide (Fixture *f, const char *id, const char *title, const char *rest)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  FILE *file = g_fopen (path, "w"); /* not g_file_set_contents(), which takes its time for safety */

  g_assert_nonnull (file);
  fprintf (file,
           "{\"format\":1,\"id\":\"%s\",\"kind\":\"%s\",\"title\":\"%s\",\"summary\":\"Own.\",\"place\":[\"chair\"],"
           "\"evidence\":{\"strength\":\"practice\",\"note\":\"Own.\",\"sources\":[\"own\"]},"
           "\"cautions\":[\"Slowly.\"],\"stop\":[\"Stop.\"],%s}",
           id, strlen (id) % 2 == 0 ? "calm" : "stretch", title, rest);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Guides of two kinds, sets of the user's and of bundled parts, one that clashes, two that are broken. */
static void
write_some (Fixture *f)
{
  g_autofree char *broken = g_build_filename (f->folder, "broken.json", NULL);

  write_guide (f, "a", "Zebra", "\"muscles\":[\"scalenes\"],\"props\":[\"towel\",\"chair\"]," ONE_STEP);
  write_guide (f, "bb", "Ähre", "\"muscles\":[\"scalenes\"]," ONE_STEP);
  write_guide (f, "b-b", "Neck", PRESS);
  write_guide (f, "set", "A set", "\"parts\":[\"a\",\"bb\",\"shoulder-rolls\"]");
  write_guide (f, "lacks", "A set", "\"parts\":[\"a\",\"nobody\"]");
  write_guide (f, "shoulder-rolls", "Mine", ONE_STEP);
  g_assert_true (g_file_set_contents (broken, "{\n  \"format\": 1,\n}", -1, NULL));
}

static UnknotCatalog *
open_catalog (Fixture *f)
{
  UnknotCatalog *catalog = unknot_catalog_new (BUNDLED, f->folder);

  unknot_catalog_keep_index (catalog, f->index);
  return catalog;
}

static UnknotCatalog *
load_catalog (Fixture *f)
{
  UnknotCatalog *catalog = open_catalog (f);

  unknot_catalog_load (catalog);
  return catalog;
}

static void
assert_same_entry (const UnknotCatalogEntry *one, const UnknotCatalogEntry *other)
{
  g_assert_cmpstr (one->id, ==, other->id);
  g_assert_cmpstr (one->title, ==, other->title);
  g_assert_cmpstr (one->summary, ==, other->summary);
  g_assert_true (g_strv_equal (one->props, other->props));
  g_assert_true (g_strv_equal (one->muscles, other->muscles));
  g_assert_true (g_strv_equal (one->spots, other->spots));
  g_assert_cmpuint (one->spot_room, ==, other->spot_room);
  g_assert_cmpuint (one->seconds, ==, other->seconds);
  g_assert_cmpuint (one->kind, ==, other->kind);
  g_assert_cmpuint (one->places, ==, other->places);
  g_assert_cmpuint (one->n_parts, ==, other->n_parts);
  g_assert_true (one->on_camera == other->on_camera && one->silent == other->silent && one->own == other->own &&
                 one->for_call == other->for_call && one->checklist == other->checklist);
}

/* @catalog is what one gives that reads every file itself. */
static void
assert_right (Fixture *f, UnknotCatalog *catalog)
{
  g_autoptr (UnknotCatalog) plain = unknot_catalog_new (BUNDLED, f->folder);

  unknot_catalog_load (plain);
  g_assert_true (g_strv_equal (unknot_catalog_get_problems (plain), unknot_catalog_get_problems (catalog)));
  g_assert_cmpuint (unknot_catalog_get_n_entries (plain), ==, unknot_catalog_get_n_entries (catalog));
  for (guint i = 0; i < unknot_catalog_get_n_entries (plain); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (plain, i);
      g_autoptr (UnknotCatalogEntry) walked = unknot_catalog_ref_entry (catalog, i);

      assert_same_entry (entry, unknot_catalog_get_entry (catalog, i));
      assert_same_entry (entry, unknot_catalog_find (catalog, entry->id));
      assert_same_entry (entry, walked);
    }
  for (guint kind = 0, next = 0, first; kind < UNKNOT_N_GUIDE_KINDS; kind++, next = first)
    {
      guint n = unknot_catalog_get_n_of_kind (catalog, kind, &first);

      g_assert_cmpuint (first, ==, next);
      for (; n > 0; n--)
        g_assert_cmpuint (unknot_catalog_get_entry (catalog, first++)->kind, ==, kind);
    }
}

static ino_t
get_inode (Fixture *f)
{
  struct stat info;

  g_assert_cmpint (stat (f->index, &info), ==, 0);
  return info.st_ino;
}

/* Mixed with the bundled ones in the order of kind and title. */
static void
assert_sorted (UnknotCatalog *catalog)
{
  for (guint i = 1; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const UnknotCatalogEntry *before = unknot_catalog_get_entry (catalog, i - 1);
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (catalog, i);

      g_assert_cmpint (before->kind, <=, entry->kind);
      if (before->kind == entry->kind)
        g_assert_cmpint (g_utf8_collate (before->title, entry->title), <=, 0);
    }
}

/* What is kept is what was read; the next start has it at once and leaves it alone. */
static void
test_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotCatalog) first = NULL, second = NULL;
  g_autoptr (UnknotGuide) guide = NULL;
  ino_t inode;

  write_some (f);
  first = load_catalog (f);
  assert_right (f, first);
  assert_sorted (first);
  g_assert_cmpuint (unknot_catalog_find (first, "set")->n_parts, ==, 3);
  g_assert_true (g_strv_contains (unknot_catalog_find (first, "set")->props, "towel"));
  g_assert_cmpuint (g_strv_length ((char **) unknot_catalog_get_problems (first)), ==, 3);
  inode = get_inode (f);

  second = open_catalog (f);
  unknot_catalog_load_gently (second); /* the main context has not turned yet */
  assert_right (f, second);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_right (f, second);
  unknot_catalog_rest (second);
  assert_right (f, second);
  guide = unknot_catalog_read_guide (second, "set", NULL);
  g_assert_nonnull (guide);
  g_assert_cmpuint (get_inode (f), ==, inode);
}

/* What was changed, added and taken away since then is found out. */
static void
test_news (Fixture *f, gconstpointer data)
{
  static const char *const gone[] = { "a", "bb", "shoulder-rolls", "lacks", "set", "zz", "0", "m" };
  g_autoptr (UnknotCatalog) first = NULL;

  write_some (f);
  first = load_catalog (f);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (UnknotCatalog) next = NULL;

      switch (i)
        {
        case 0: write_guide (f, "zz", "Last", ONE_STEP); break;
        case 1: write_guide (f, "0", "First", ONE_STEP); break;
        case 2: write_guide (f, "m", "Middle", ONE_STEP); break;
        case 3: write_guide (f, "a", "Another title", ONE_STEP); break;
        case 4: write_guide (f, "nobody", "Somebody", ONE_STEP); break;
        }
      next = load_catalog (f);
      assert_right (f, next);
      unknot_catalog_load (first);
      assert_right (f, first);
    }
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_autofree char *name = g_strconcat (gone[i], ".json", NULL);
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_autoptr (UnknotCatalog) next = NULL;

      g_assert_cmpint (g_remove (path), ==, 0);
      next = load_catalog (f);
      assert_right (f, next);
      unknot_catalog_load (first);
      assert_right (f, first);
    }
}

static void
assert_rebuilt (Fixture *f)
{
  g_autoptr (UnknotCatalog) catalog = load_catalog (f), next = NULL;
  ino_t inode;

  assert_right (f, catalog);
  inode = get_inode (f);
  next = load_catalog (f);
  assert_right (f, next);
  g_assert_cmpuint (get_inode (f), ==, inode);
}

static void
write_index (Fixture *f, const char *data, gsize length)
{
  FILE *file = g_fopen (f->index, "w");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

/* Cut short, changed in any place, empty, or something else: it is made anew. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize length;

  write_some (f);
  assert_rebuilt (f);
  g_assert_true (g_file_get_contents (f->index, &good, &length, NULL));
  for (gsize i = 0; i < length; i += 1 + length / 12)
    {
      g_autofree char *bad = g_memdup2 (good, length);
      ino_t before;

      write_index (f, good, i);
      before = get_inode (f);
      assert_rebuilt (f);
      g_assert_cmpuint (get_inode (f), !=, before);

      bad[i] ^= 0x40;
      write_index (f, bad, length);
      before = get_inode (f);
      assert_rebuilt (f);
      g_assert_cmpuint (get_inode (f), !=, before);
    }
}

/* The index of another folder is not taken for this one's. */
static void
test_foreign (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_dir_make_tmp ("unknot-guides-XXXXXX", NULL);
  g_autoptr (UnknotCatalog) foreign = NULL;

  write_some (f);
  foreign = unknot_catalog_new (BUNDLED, other);
  unknot_catalog_keep_index (foreign, f->index);
  unknot_catalog_load (foreign);
  assert_rebuilt (f);
  unknot_catalog_load (foreign);
  g_assert_null (unknot_catalog_find (foreign, "a"));
  g_rmdir (other);
}

/* A catalogue in the format of gettext that translates one word. */
static void
write_translation (Fixture *f, const char *language, const char *word, const char *translated)
{
  static const char head[] = "Content-Type: text/plain; charset=UTF-8\n";
  g_autofree char *folder = g_build_filename (f->other, language, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, GETTEXT_PACKAGE ".mo", NULL);
  const guint32 texts = 28 + 4 * 8, n_word = strlen (word), n_head = strlen (head), n_translated = strlen (translated);
  const guint32 words[] = { 0x950412de, 0, 2, 28, 28 + 2 * 8, 0, texts,
                            0, texts, n_word, texts + 1,
                            n_head, texts + 1 + n_word + 1, n_translated, texts + 1 + n_word + 1 + n_head + 1 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) words, sizeof words);
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  g_byte_array_append (bytes, (const guint8 *) word, n_word + 1);
  g_byte_array_append (bytes, (const guint8 *) head, n_head + 1);
  g_byte_array_append (bytes, (const guint8 *) translated, n_translated + 1);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, (const char *) bytes->data, bytes->len, NULL));
}

static void
remove_translation (Fixture *f, const char *language)
{
  g_autofree char *outer = g_build_filename (f->other, language, NULL);
  g_autofree char *inner = g_build_filename (outer, "LC_MESSAGES", NULL);

  empty_folder (inner);
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  g_assert_cmpint (g_rmdir (outer), ==, 0);
}

/* In another language titles are other ones and stand elsewhere: the index is made anew, and only
 * then. */
static void
test_languages (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *language;
    const char *title;
  } turns[] = { { "de", "Nacken" }, { "de", "Nacken" }, { "he", "צוואר" }, { "he", "צוואר" }, { "de", "Nacken" } };
  const char *before = "";
  ino_t inode = 0;

  if (setlocale (LC_ALL, "C.UTF-8") == NULL)
    {
      g_test_skip ("C.UTF-8 is not installed");
      return;
    }
  write_some (f);
  write_translation (f, "de", "Neck", "Nacken");
  write_translation (f, "he", "Neck", "צוואר");
  bindtextdomain (GETTEXT_PACKAGE, f->other);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr (UnknotCatalog) catalog = NULL;

      g_setenv ("LANGUAGE", turns[i].language, TRUE);
      setlocale (LC_ALL, "C"); /* so that gettext looks anew */
      setlocale (LC_ALL, "C.UTF-8");
      catalog = load_catalog (f);
      g_assert_cmpstr (unknot_catalog_find (catalog, "b-b")->title, ==, turns[i].title);
      assert_right (f, catalog);
      assert_sorted (catalog);
      g_assert_true ((get_inode (f) == inode) == g_str_equal (before, turns[i].language));
      inode = get_inode (f);
      before = turns[i].language;
    }
  g_unsetenv ("LANGUAGE");
  remove_translation (f, "de");
  remove_translation (f, "he");
}

/* A pipe, a folder, or nowhere to write to: it works without. */
static void
test_no_place (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotCatalog) piped = NULL, in_folder = NULL, nowhere = NULL;

  write_some (f);
  g_assert_cmpint (mkfifo (f->index, 0600), ==, 0);
  piped = load_catalog (f);
  assert_right (f, piped);
  g_assert_cmpint (g_remove (f->index), ==, 0);
  g_assert_cmpint (g_mkdir (f->index, 0700), ==, 0);
  in_folder = load_catalog (f);
  assert_right (f, in_folder);
  unknot_catalog_rest (in_folder);
  assert_right (f, in_folder);
  nowhere = unknot_catalog_new (BUNDLED, f->folder);
  unknot_catalog_keep_index (nowhere, "/dev/null/guides.index");
  unknot_catalog_load (nowhere);
  unknot_catalog_rest (nowhere);
  assert_right (f, nowhere);
}

static GBytes *
seal (const guint8 *body, gsize length)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GByteArray *all = g_byte_array_new ();
  guint8 digest[UNKNOT_INDEX_DIGEST_BYTES];
  gsize size = sizeof digest;

  g_checksum_update (sum, body, length);
  g_checksum_get_digest (sum, digest, &size);
  g_byte_array_append (all, body, length);
  g_byte_array_append (all, digest, size);
  return g_byte_array_free_to_bytes (all);
}

static void
walk (UnknotGuideIndex *index)
{
  guint row;

  for (guint i = 0; i < unknot_guide_index_get_n_rows (index); i++)
    {
      g_autoptr (UnknotCatalogEntry) entry = unknot_guide_index_make_entry (index, i);
      const UnknotIndexRow *it = unknot_guide_index_get_row (index, i);
      g_autofree const char **parts = unknot_guide_index_get_list (index, it->parts);

      g_assert_true (entry == NULL || g_utf8_validate (entry->title, -1, NULL));
      g_assert_cmpuint (strlen (unknot_guide_index_get_text (index, it->problem)), <, G_MAXINT);
      unknot_guide_index_find (index, unknot_guide_index_get_text (index, it->id), &row);
    }
  for (guint i = 0; i < unknot_guide_index_get_n_listed (index); i++)
    g_assert_cmpuint (unknot_guide_index_get_listed (index, i), <, unknot_guide_index_get_n_rows (index));
}

/* Forged, with the right checksum: nothing is read beyond its end, whatever it says. */
static void
test_forged (void)
{
  g_autoptr (UnknotIndexBuilder) builder = unknot_index_builder_new (g_get_tmp_dir ());
  g_autoptr (GHashTable) bundled = g_hash_table_new (g_str_hash, g_str_equal);
  const UnknotFileStamp stamp = { 1, 2, 3, 4 };
  static const char *const names[] = { "chair", "towel", NULL };
  const UnknotCatalogEntry entry = { .id = "one", .title = "One", .summary = "Own.", .props = names, .muscles = names };
  g_autoptr (GBytes) good = NULL;
  const guint8 *bytes;
  gsize length;
  guint opened = 0;

  unknot_index_builder_add (builder, "one", &stamp, &entry, NULL, NULL);
  unknot_index_builder_add (builder, "two", &stamp, NULL, NULL, "two.json: broken");
  good = unknot_index_builder_finish (builder, "key", bundled);
  bytes = g_bytes_get_data (good, &length);
  length -= UNKNOT_INDEX_DIGEST_BYTES;
  for (guint i = 0; i < 40000; i++)
    {
      g_autofree guint8 *forged = g_memdup2 (bytes, length);
      g_autoptr (GBytes) sealed = NULL;
      g_autoptr (UnknotGuideIndex) index = NULL;

      for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
        forged[g_test_rand_int_range (4, length)] = g_test_rand_int_range (0, 256);
      sealed = seal (forged, length - g_test_rand_int_range (0, 3));
      index = unknot_guide_index_new (sealed, "key");
      if (index != NULL)
        walk (index);
      opened += index != NULL;
    }
  g_assert_cmpuint (opened, >, 1000);
}

static gsize
memory_in_use (void)
{
  const struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* However many guides there are, what stays in memory is the same. */
static void
test_small (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotCatalog) catalog = open_catalog (f);
  const guint n = 1000;
  gsize before;

  unknot_catalog_load (catalog);
  unknot_catalog_rest (catalog);
  before = memory_in_use ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("guide-of-my-own-%04u", i);

      write_guide (f, id, "My own", "\"muscles\":[\"scalenes\",\"levator-scapulae\"],\"props\":[\"towel\"]," ONE_STEP);
    }
  unknot_catalog_load (catalog);
  g_assert_nonnull (unknot_catalog_find (catalog, "guide-of-my-own-0999"));
  unknot_catalog_rest (catalog);
  g_test_message ("%g bytes a guide", ((double) memory_in_use () - before) / n);
  if (before > 0) /* sanitizers count their own way */
    g_assert_cmpuint (memory_in_use (), <, before + 16 * n);
}

#define ADD(name, function) g_test_add ("/guide-index/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kept", test_kept);
  ADD ("news", test_news);
  ADD ("damaged", test_damaged);
  ADD ("foreign", test_foreign);
  ADD ("languages", test_languages);
  ADD ("no-place", test_no_place);
  g_test_add_func ("/guide-index/forged", test_forged);
  ADD ("small", test_small);
  return g_test_run ();
}
