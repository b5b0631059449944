/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/advisor.h"
#include "core/schedule/now.h"

#include <glib/gstdio.h>
#include <string.h>

/* 2026-01-05 09:00 UTC, a Monday. */
#define START (G_GINT64_CONSTANT (1767603600) * UNKNOT_SECOND)

typedef struct {
  char *folder;
  char *own;
  UnknotCatalog *catalog;
  UnknotHistory *history;
} Fixture;

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_all (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

/* A guide of its own kind of use, so that a table can name what must be chosen. */
static void
write_guide (Fixture *f, const char *id, const char *kind, const char *place, const char *props,
             const char *muscles, guint seconds, gboolean call)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (f->own, name, NULL);
  g_autofree char *text = g_strdup_printf (
    "{\"format\":1,\"id\":\"%s\",\"kind\":\"%s\",\"title\":\"%s\",\"summary\":\"S.\",\"place\":[\"%s\"],"
    "\"props\":[%s],\"muscles\":[%s],\"on-camera\":%s,\"silent\":true,%s"
    "\"evidence\":{\"strength\":\"practice\",\"note\":\"N.\",\"sources\":[\"own\"]},\"cautions\":[\"C.\"],"
    "\"stop\":[\"S.\"],\"base\":\"sitting\",\"steps\":[{\"text\":\"T.\",\"seconds\":%u}]}",
    id, kind, id, place, props, muscles, call ? "true" : "false",
    g_str_has_prefix (id, "call") ? "\"for-call\":true," : "", seconds);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture *f, gconstpointer bundled)
{
  g_autofree char *database = NULL;

  f->folder = g_dir_make_tmp ("unknot-advisor-XXXXXX", NULL);
  f->own = g_build_filename (f->folder, "guides", NULL);
  database = g_build_filename (f->folder, "history.db", NULL);
  g_mkdir (f->own, 0700);
  f->catalog = unknot_catalog_new (bundled != NULL ? bundled : f->folder, f->own);
  f->history = unknot_history_new (database, START);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->catalog);
  unknot_history_free (f->history);
  remove_all (f->folder);
  g_free (f->own);
  g_free (f->folder);
}

static void
show (Fixture *f, const char *guide, gint64 when)
{
  UnknotBreakRecord record = { .due = when, .offered = when, .started = when, .ended = when + UNKNOT_MINUTE,
                               .length = UNKNOT_MINUTE };

  unknot_history_add_break (f->history, &record, guide);
}

static void
assert_choice (Fixture *f, const UnknotAdvisorWish *wish, const char *id, const char *reason)
{
  g_autofree char *why = NULL;

  g_assert_cmpstr (unknot_advisor_choose (f->catalog, f->history, wish, &why), ==, id);
  if (id == NULL)
    g_assert_null (why);
  if (reason != NULL)
    g_assert_cmpstr (why, ==, reason);
}

/* Each line leaves one guide, or none, that fits. */
static void
test_fit (Fixture *f, gconstpointer data)
{
  static const char *const ball[] = { "ball", "chair", NULL };
  static const char *const no_short[] = { "short", NULL };
  const struct {
    UnknotAdvisorWish wish;
    const char *id;
    const char *reason;
  } table[] = {
    { { 40, UNKNOT_PLACE_CHAIR, NULL, NULL, FALSE, START }, "short", "Fits 1 minute at your chair." },
    { { 29, UNKNOT_PLACE_CHAIR, NULL, NULL, FALSE, START }, NULL, NULL },
    { { 40, UNKNOT_PLACE_CHAIR, NULL, no_short, FALSE, START }, NULL, NULL },
    { { 40, 0, NULL, NULL, FALSE, START }, "short", NULL },
    { { 600, UNKNOT_PLACE_FLOOR, NULL, NULL, FALSE, START }, "floor", "Fits 2 minutes on the floor." },
    { { 600, UNKNOT_PLACE_WALL, NULL, NULL, FALSE, START }, NULL, NULL },
    { { 600, UNKNOT_PLACE_WALL, ball, NULL, FALSE, START }, "ball", "Fits 3 minutes at a wall." },
    { { 600, UNKNOT_PLACE_STANDING, NULL, NULL, TRUE, START }, "call", "Silent and hardly seen: good for a call." },
    { { 600, UNKNOT_PLACE_STANDING, NULL, NULL, FALSE, START }, NULL, NULL },
    { { 600, UNKNOT_PLACE_CHAIR, NULL, no_short, FALSE, START }, NULL, NULL }, /* heat and care are left */
  };
  guint i;

  write_guide (f, "short", "stretch", "chair", "\"chair\"", "\"scalenes\"", 30, FALSE);
  write_guide (f, "floor", "stretch", "floor", "", "", 110, FALSE);
  write_guide (f, "ball", "massage", "wall", "\"ball\"", "", 170, FALSE);
  write_guide (f, "call", "stretch", "standing", "", "", 60, TRUE);
  write_guide (f, "heat", "heat", "chair", "\"chair\"", "", 300, TRUE);
  write_guide (f, "food", "care", "chair", "", "", 60, TRUE);
  unknot_catalog_load (f->catalog);
  g_assert_null (unknot_catalog_get_problems (f->catalog)[0]);
  for (i = 0; i < G_N_ELEMENTS (table); i++)
    assert_choice (f, &table[i].wish, table[i].id, table[i].reason);
}

/* What was shown waits a day, what was not done for long comes first, an ache goes before. */
static void
test_history (Fixture *f, gconstpointer data)
{
  static const char *const aching[] = { "rhomboids", NULL };
  UnknotAdvisorWish wish = { 120, UNKNOT_PLACE_CHAIR, NULL, NULL, FALSE, START };

  write_guide (f, "a", "stretch", "chair", "", "\"scalenes\"", 60, TRUE);
  write_guide (f, "b", "stretch", "chair", "", "\"rhomboids\"", 60, TRUE);
  unknot_catalog_load (f->catalog);

  show (f, "a", START - 8 * UNKNOT_DAY);
  show (f, "b", START - UNKNOT_HOUR);
  assert_choice (f, &wish, "a", "Not done for 8 days.");
  wish.aching = aching; /* but not one of the same day */
  assert_choice (f, &wish, "a", NULL);
  wish.wall_now += 2 * UNKNOT_DAY;
  assert_choice (f, &wish, "b", "Meant for the place that aches.");

  /* Both of today: one of them all the same. */
  show (f, "a", wish.wall_now - 2 * UNKNOT_HOUR);
  show (f, "b", wish.wall_now - UNKNOT_HOUR);
  wish.aching = NULL;
  assert_choice (f, &wish, "a", NULL);

  /* A clock that was set back does no harm. */
  wish.wall_now = START - 20 * UNKNOT_DAY;
  g_assert_nonnull (unknot_advisor_choose (f->catalog, f->history, &wish, NULL));
  g_assert_nonnull (unknot_advisor_choose (f->catalog, NULL, &wish, NULL));
}

/* Of two that are alike the one comes that felt better, and its reason says so; one that was
 * felt as worse waits.  Neither takes the place of what was not done for long. */
static void
test_felt (Fixture *f, gconstpointer data)
{
  UnknotAdvisorWish wish = { 120, UNKNOT_PLACE_CHAIR, NULL, NULL, FALSE, START };
  const char *first, *other;

  write_guide (f, "a", "stretch", "chair", "", "", 60, TRUE);
  write_guide (f, "b", "stretch", "chair", "", "", 60, TRUE);
  unknot_catalog_load (f->catalog);
  show (f, "a", START - 5 * UNKNOT_DAY);
  show (f, "b", START - 5 * UNKNOT_DAY);
  first = unknot_advisor_choose (f->catalog, f->history, &wish, NULL);
  other = g_str_equal (first, "a") ? "b" : "a";

  unknot_history_add_feeling (f->history, START - 5 * UNKNOT_DAY, other, UNKNOT_FEELING_SAME);
  assert_choice (f, &wish, first, "Not done for 5 days.");
  for (guint i = 0; i < 5; i++)
    unknot_history_add_feeling (f->history, START - 5 * UNKNOT_DAY, other, UNKNOT_FEELING_BETTER);
  assert_choice (f, &wish, other, "It helped you before.");
  for (guint i = 0; i < 10; i++)
    unknot_history_add_feeling (f->history, START - 4 * UNKNOT_DAY, other, UNKNOT_FEELING_WORSE);
  assert_choice (f, &wish, first, "Not done for 5 days.");
  /* A month ago is forgotten, and so is what was felt half a year ago. */
  wish.wall_now = START + 180 * UNKNOT_DAY;
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *why = NULL;

      wish.wall_now += UNKNOT_DAY;
      unknot_advisor_choose (f->catalog, f->history, &wish, &why);
      g_assert_cmpstr (why, !=, "It helped you before.");
    }
}

/* A break that was skipped showed nothing. */
static void
test_skipped (Fixture *f, gconstpointer data)
{
  UnknotAdvisorWish wish = { 120, UNKNOT_PLACE_CHAIR, NULL, NULL, FALSE, START };
  UnknotBreakRecord record = { .due = START - UNKNOT_HOUR, .offered = START - UNKNOT_HOUR,
                               .ended = START - UNKNOT_HOUR, .outcome = UNKNOT_OUTCOME_SKIPPED };

  write_guide (f, "a", "stretch", "chair", "", "", 100, TRUE);
  write_guide (f, "b", "posture", "chair", "", "", 30, TRUE);
  unknot_catalog_load (f->catalog);
  unknot_history_add_break (f->history, &record, "a");
  assert_choice (f, &wish, "a", "Fits 2 minutes at your chair.");
  show (f, "b", START - 3 * UNKNOT_HOUR);
  assert_choice (f, &wish, "a", "One that you have not tried yet.");
}

/* A month of working days with the bundled guides: everything fits, no guide twice a day
 * while others fit, all that can come does come, none much more often than the others, and
 * the same month again gives the same guides. */
static void
test_month (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) times = g_hash_table_new (g_str_hash, g_str_equal);
  UnknotAdvisorWish wish = { 180, UNKNOT_PLACE_CHAIR | UNKNOT_PLACE_STANDING, NULL, NULL, FALSE, START };
  guint day, nth, most = 0, fitting = 0, i;

  unknot_catalog_load (f->catalog);
  for (i = 0; i < unknot_catalog_get_n_entries (f->catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (f->catalog, i);
      gboolean desk = TRUE;

      for (nth = 0; entry->props[nth] != NULL; nth++)
        desk = desk && g_strv_contains (unknot_advisor_get_desk_props (), entry->props[nth]);
      fitting += desk && !entry->for_call && entry->seconds <= 180 && (entry->places & wish.places) != 0 &&
                 entry->kind != UNKNOT_GUIDE_HEAT && entry->kind != UNKNOT_GUIDE_CARE;
    }
  for (day = 0; day < 28; day++)
    {
      g_autoptr (GHashTable) today = g_hash_table_new (g_str_hash, g_str_equal);

      for (nth = 0; nth < 9; nth++)
        {
          g_autofree char *reason = NULL;
          const char *id, *again;

          wish.wall_now = START + day * UNKNOT_DAY + nth * 50 * UNKNOT_MINUTE;
          id = unknot_advisor_choose (f->catalog, f->history, &wish, &reason);
          again = unknot_advisor_choose (f->catalog, f->history, &wish, NULL);
          g_assert_cmpstr (id, ==, again);
          g_assert_cmpuint (unknot_catalog_find (f->catalog, id)->seconds, <=, 180);
          g_assert_cmpint (g_utf8_strlen (reason, -1), <=, 60);
          if (nth < fitting)
            g_assert_true (g_hash_table_add (today, (gpointer) id));
          g_hash_table_insert (times, (gpointer) id,
                               GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (times, id)) + 1));
          most = MAX (most, GPOINTER_TO_UINT (g_hash_table_lookup (times, id)));
          show (f, id, wish.wall_now);
        }
    }
  g_test_message ("%u guides fit, %u came, the most frequent %u times", fitting, g_hash_table_size (times), most);
  g_assert_cmpuint (g_hash_table_size (times), ==, MIN (fitting, 28 * 9));
  g_assert_cmpuint (most, <=, 3 * (28 * 9 / fitting + 1));
}

/* A month with everything at hand, a long call each afternoon and guides that are not wanted:
 * what is left out never comes, on a call only what nobody sees or hears, and the day's other
 * breaks still have no guide twice. */
static void
test_month_of_calls (Fixture *f, gconstpointer data)
{
  static const char *const left_out[] = { "neck-turn", "call-feet", "chin-tuck", NULL };
  static const char *const props[] = { "chair", "desk", "wall", "mat", "band", "ball", "two-balls", "roller", NULL };
  const UnknotPlace everywhere = UNKNOT_PLACE_CHAIR | UNKNOT_PLACE_STANDING | UNKNOT_PLACE_WALL | UNKNOT_PLACE_FLOOR;
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);

  unknot_catalog_load (f->catalog);
  for (guint day = 0; day < 28; day++)
    {
      g_autoptr (GHashTable) today = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint nth = 0; nth < 9; nth++)
        {
          UnknotAdvisorWish wish = { 300, everywhere, props, left_out, nth == 5,
                                     START + day * UNKNOT_DAY + nth * 50 * UNKNOT_MINUTE };
          const char *id = unknot_advisor_choose (f->catalog, f->history, &wish, NULL);
          const UnknotCatalogEntry *entry = unknot_catalog_find (f->catalog, id);

          g_assert_false (g_strv_contains (left_out, id));
          g_assert_true (unknot_advisor_suggests (entry));
          if (wish.on_call)
            g_assert_true (entry->on_camera && entry->silent);
          else
            g_assert_false (entry->for_call);
          g_assert_true (g_hash_table_add (today, (gpointer) id));
          g_hash_table_add (kinds, GINT_TO_POINTER (entry->kind));
          show (f, id, wish.wall_now);
        }
    }
  /* Stretch, massage and calm all have their turn; reading about posture waits while there is
   * so much to do. */
  for (int kind = UNKNOT_GUIDE_STRETCH; kind <= UNKNOT_GUIDE_MASSAGE; kind++)
    g_assert_true (g_hash_table_contains (kinds, GINT_TO_POINTER (kind)));
  g_assert_true (g_hash_table_contains (kinds, GINT_TO_POINTER (UNKNOT_GUIDE_CALM)));
}

#define ADD(name, bundled, function) \
  g_test_add ("/advisor/" name, Fixture, bundled, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fit", NULL, test_fit);
  ADD ("history", NULL, test_history);
  ADD ("felt", NULL, test_felt);
  ADD ("skipped", NULL, test_skipped);
  ADD ("month", "resource:///io/github/unknot/Unknot/guides", test_month);
  ADD ("month-of-calls", "resource:///io/github/unknot/Unknot/guides", test_month_of_calls);
  return g_test_run ();
}
