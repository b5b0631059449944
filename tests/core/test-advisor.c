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
  static const char *const roller[] = { "roller", NULL };
  static const char *const no_short[] = { "short", NULL };
  const struct {
    UnknotAdvisorWish wish;
    const char *id;
    const char *reason;
  } table[] = {
    { { 40, UNKNOT_PLACE_CHAIR, NULL, NULL, FALSE, START }, "short", "Fits 1 minute at your chair." },
    { { 26, UNKNOT_PLACE_CHAIR, NULL, NULL, FALSE, START }, "short", NULL }, /* four seconds longer */
    { { 25, UNKNOT_PLACE_CHAIR, NULL, NULL, FALSE, START }, NULL, NULL },
    { { 59, UNKNOT_PLACE_STANDING, NULL, NULL, TRUE, START }, NULL, NULL }, /* not on a call */
    { { 40, UNKNOT_PLACE_CHAIR, NULL, no_short, FALSE, START }, NULL, NULL },
    { { 40, 0, NULL, NULL, FALSE, START }, "short", NULL },
    { { 600, UNKNOT_PLACE_FLOOR, NULL, NULL, FALSE, START }, "floor", "Fits 2 minutes on the floor." },
    { { 600, UNKNOT_PLACE_WALL, NULL, NULL, FALSE, START }, NULL, NULL },
    { { 600, UNKNOT_PLACE_WALL, ball, NULL, FALSE, START }, "ball", "Fits 3 minutes at a wall." },
    { { 600, UNKNOT_PLACE_WALL, roller, NULL, FALSE, START }, "phone", NULL }, /* nobody is asked about a phone */
    { { 600, UNKNOT_PLACE_STANDING, NULL, NULL, TRUE, START }, "call", "Silent and hardly seen: good for a call." },
    { { 600, UNKNOT_PLACE_STANDING, NULL, NULL, FALSE, START }, NULL, NULL },
    { { 600, UNKNOT_PLACE_CHAIR, NULL, no_short, FALSE, START }, NULL, NULL }, /* heat and care are left */
  };
  guint i;

  write_guide (f, "short", "stretch", "chair", "\"chair\"", "\"scalenes\"", 30, FALSE);
  write_guide (f, "floor", "stretch", "floor", "", "", 110, FALSE);
  write_guide (f, "ball", "massage", "wall", "\"ball\"", "", 200, FALSE);
  write_guide (f, "phone", "posture", "wall", "\"roller\",\"phone\"", "", 100, FALSE);
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

#define BREAKS_A_DAY 9
#define DAYS 28
#define WORKPLACE_REASON "Something for your desk, once a week."

/* What a month of working days brought. */
typedef struct {
  GHashTable *times;    /* guide -> how often */
  GPtrArray *workplace; /* guides about the workplace, in their order */
  guint kinds[UNKNOT_N_GUIDE_KINDS];
} Month;

static void
month_init (Month *month)
{
  *month = (Month) { g_hash_table_new (g_str_hash, g_str_equal), g_ptr_array_new () };
}

static void
month_clear (Month *month)
{
  g_hash_table_unref (month->times);
  g_ptr_array_unref (month->workplace);
}

static gboolean
fits (const UnknotCatalogEntry *entry, const UnknotAdvisorWish *wish)
{
  static const char *const usual[] = { "chair", "desk", "wall", "doorway", NULL };

  for (guint i = 0; entry->props[i] != NULL; i++)
    if (!g_strv_contains (wish->props != NULL ? wish->props : usual, entry->props[i]))
      return FALSE;
  return entry->kind != UNKNOT_GUIDE_HEAT && entry->kind != UNKNOT_GUIDE_CARE && !entry->checklist &&
         entry->seconds <= wish->seconds + (wish->on_call ? 0 : wish->seconds / UNKNOT_ADVISOR_TOLERANCE) && (entry->places & wish->places) != 0 &&
         (wish->on_call ? entry->silent && entry->on_camera : !entry->for_call) &&
         (wish->left_out == NULL || !g_strv_contains (wish->left_out, entry->id));
}

/* Ids of all that fit. */
static GPtrArray *
list_fitting (Fixture *f, const UnknotAdvisorWish *wish)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < unknot_catalog_get_n_entries (f->catalog); i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (f->catalog, i);

      if (fits (entry, wish))
        g_ptr_array_add (ids, (gpointer) entry->id);
    }
  return ids;
}

/* One break: what is chosen fits, is not one of today as long as another fits that is not, and is
 * chosen again when it is asked again. */
static void
live_break (Fixture *f, Month *month, GHashTable *today, const UnknotAdvisorWish *wish, gboolean workplace_due)
{
  g_autoptr (GPtrArray) fitting = list_fitting (f, wish);
  g_autofree char *reason = NULL;
  const char *id = unknot_advisor_choose (f->catalog, f->history, wish, &reason);
  const UnknotCatalogEntry *entry = unknot_catalog_find (f->catalog, id);
  gboolean other = FALSE;

  g_assert_cmpstr (id, ==, unknot_advisor_choose (f->catalog, f->history, wish, NULL));
  g_assert_true (fits (entry, wish));
  g_assert_cmpint (g_utf8_strlen (reason, -1), <=, 60);
  for (guint i = 0; i < fitting->len; i++)
    other = other || !g_hash_table_contains (today, fitting->pdata[i]);
  if (other)
    g_assert_false (g_hash_table_contains (today, id));
  g_assert_true ((entry->kind == UNKNOT_GUIDE_POSTURE) == workplace_due);
  g_assert_true (g_str_equal (reason, WORKPLACE_REASON) == workplace_due);
  if (workplace_due)
    g_ptr_array_add (month->workplace, (gpointer) id);
  month->kinds[entry->kind]++;
  g_hash_table_add (today, (gpointer) id);
  g_hash_table_insert (month->times, (gpointer) id,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (month->times, id)) + 1));
  show (f, id, wish->wall_now);
}

/* About the workplace: once a week from the fourth day on, each time another one. */
static void
assert_workplace (Month *month, guint fitting)
{
  g_assert_cmpuint (month->workplace->len, ==, 4);
  for (guint i = 1; i < MIN (month->workplace->len, fitting); i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (month->workplace->pdata[i], !=, month->workplace->pdata[j]);
}

/* A month of breaks of three minutes, with the places and things that the settings come with: all that fits comes, and
 * none of what is to be done more than twice as often as it would if all came alike.  Sets are among it. */
static void
test_month (Fixture *f, gconstpointer data)
{
  static const char *const props[] = { "chair", "desk", "wall", "doorway", NULL };
  UnknotAdvisorWish wish = { 180, UNKNOT_PLACE_CHAIR | UNKNOT_PLACE_STANDING | UNKNOT_PLACE_WALL, props, NULL, FALSE, START };
  g_autoptr (GPtrArray) fitting = NULL;
  guint workplace = 0, most = 0, sets = 0;
  Month month;

  month_init (&month);
  unknot_catalog_load (f->catalog);
  fitting = list_fitting (f, &wish);
  for (guint day = 0; day < DAYS; day++)
    {
      g_autoptr (GHashTable) today = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint nth = 0; nth < BREAKS_A_DAY; nth++)
        {
          wish.wall_now = START + day * UNKNOT_DAY + nth * 50 * UNKNOT_MINUTE;
          live_break (f, &month, today, &wish, day % 7 == 3 && nth == 0);
        }
    }
  for (guint i = 0; i < fitting->len; i++)
    {
      const char *id = fitting->pdata[i];
      const guint times = GPOINTER_TO_UINT (g_hash_table_lookup (month.times, id));

      if (unknot_catalog_find (f->catalog, id)->kind == UNKNOT_GUIDE_POSTURE)
        {
          workplace++;
          g_assert_cmpuint (times, <=, 1);
          continue;
        }
      if (times == 0)
        g_error ("%s never came", id);
      sets += unknot_catalog_find (f->catalog, id)->n_parts > 0;
      most = MAX (most, times);
    }
  g_test_message ("%u guides fit, %u of them sets, the most frequent came %u times", fitting->len, sets, most);
  g_assert_cmpuint (sets, >=, 6);
  g_assert_cmpuint (fitting->len, >=, 20);
  g_assert_cmpuint (workplace, >=, 4);
  assert_workplace (&month, workplace);
  g_assert_cmpuint (most, <=, 2 * (DAYS * BREAKS_A_DAY / (fitting->len - workplace) + 1));
  month_clear (&month);
}

/* A month with everything at hand, a long call each afternoon and guides that are not wanted:
 * what is left out never comes, on a call only what nobody sees or hears, and stretches,
 * massage and calm all have their turn. */
static void
test_month_of_calls (Fixture *f, gconstpointer data)
{
  static const char *const left_out[] = { "neck-turn", "call-feet", "chin-tuck", NULL };
  static const char *const props[] = { "chair", "desk", "wall", "mat", "band", "ball", "two-balls", "roller",
                                       "screen", "laptop", "phone", NULL };
  UnknotAdvisorWish wish = { 300, UNKNOT_PLACE_CHAIR | UNKNOT_PLACE_STANDING | UNKNOT_PLACE_WALL | UNKNOT_PLACE_FLOOR,
                             props, left_out, FALSE, START };
  Month month;

  month_init (&month);
  unknot_catalog_load (f->catalog);
  for (guint day = 0; day < DAYS; day++)
    {
      g_autoptr (GHashTable) today = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint nth = 0; nth < BREAKS_A_DAY; nth++)
        {
          wish.on_call = nth == 5;
          wish.wall_now = START + day * UNKNOT_DAY + nth * 50 * UNKNOT_MINUTE;
          live_break (f, &month, today, &wish, day % 7 == 3 && nth == 0);
        }
    }
  assert_workplace (&month, 5);
  g_assert_cmpuint (month.kinds[UNKNOT_GUIDE_STRETCH], >=, DAYS);
  g_assert_cmpuint (month.kinds[UNKNOT_GUIDE_MASSAGE], >=, DAYS / 4);
  g_assert_cmpuint (month.kinds[UNKNOT_GUIDE_CALM], >=, DAYS / 4);
  month_clear (&month);
}

/* Who turns one about the workplace down is not offered another of them instead. */
static void
test_turned_down (Fixture *f, gconstpointer data)
{
  const char *turned_down[] = { NULL, NULL };
  UnknotAdvisorWish wish = { 300, UNKNOT_PLACE_CHAIR, NULL, NULL, FALSE, START };
  const char *id;

  unknot_catalog_load (f->catalog);
  show (f, "neck-turn", START - 4 * UNKNOT_DAY);
  id = turned_down[0] = unknot_advisor_choose (f->catalog, f->history, &wish, NULL);
  g_assert_cmpuint (unknot_catalog_find (f->catalog, id)->kind, ==, UNKNOT_GUIDE_POSTURE);
  wish.turned_down = turned_down;
  id = unknot_advisor_choose (f->catalog, f->history, &wish, NULL);
  g_assert_cmpuint (unknot_catalog_find (f->catalog, id)->kind, !=, UNKNOT_GUIDE_POSTURE);
  turned_down[0] = "neck-turn";
  id = unknot_advisor_choose (f->catalog, f->history, &wish, NULL);
  g_assert_cmpuint (unknot_catalog_find (f->catalog, id)->kind, ==, UNKNOT_GUIDE_POSTURE);
  wish.on_call = TRUE;
  id = unknot_advisor_choose (f->catalog, f->history, &wish, NULL);
  g_assert_cmpuint (unknot_catalog_find (f->catalog, id)->kind, !=, UNKNOT_GUIDE_POSTURE);
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
  ADD ("turned-down", "resource:///io/github/unknot/Unknot/guides", test_turned_down);
  return g_test_run ();
}
