/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a history of made-up days: what somebody who works at a desk leaves behind.  The same
 * days every time.
 * usage: make-history FILE DAYS [SKIPPED]     the last of them is yesterday, or SKIPPED days before */
#include <stdlib.h>

#include "core/history/history-store.h"

#define FIRST_HOUR 8

static const char *const guides[] = { "thread-the-needle", "chin-tuck", "upper-back-reach", "ball-on-the-wall" };
static const char *const spots[] = { "rhomboids-left", "upper-trapezius-right", "levator-scapulae-left" };

static GPtrArray *rows[UNKNOT_N_ROW_KINDS];

static void
append (UnknotRowKind kind, gconstpointer row)
{
  g_ptr_array_add (rows[kind], unknot_row_copy (kind, row));
}

static void
append_break (GRand *rand, gint64 ended, const char *guide)
{
  gint64 rest = g_rand_int_range (rand, 2, 7) * UNKNOT_MINUTE;
  int kind = g_rand_int_range (rand, 0, 10);
  UnknotHistoryBreak row = {
    .record = { .due = ended - rest - UNKNOT_MINUTE, .offered = ended - rest - UNKNOT_MINUTE / 2,
                .started = ended - rest, .ended = ended, .sat = g_rand_int_range (rand, 25, 75) * UNKNOT_MINUTE,
                .length = rest, .postponed = g_rand_int_range (rand, 0, 8) == 0,
                .outcome = kind < 5   ? UNKNOT_OUTCOME_GUIDED
                           : kind < 8 ? UNKNOT_OUTCOME_NATURAL
                           : kind < 9 ? UNKNOT_OUTCOME_SKIPPED
                                      : UNKNOT_OUTCOME_CUT_SHORT },
  };

  row.guide = (char *) (row.record.outcome == UNKNOT_OUTCOME_NATURAL ? NULL : guide);
  append (UNKNOT_ROW_BREAK, &row);
}

static void
append_care (GRand *rand, gint64 moment, const char *guide)
{
  const char *spot = spots[g_rand_int_range (rand, 0, G_N_ELEMENTS (spots))];
  guint before = (guint) g_rand_int_range (rand, 3, 8), eased = (guint) g_rand_int_range (rand, 0, 4);

  append (UNKNOT_ROW_MARK, &(UnknotHistoryMark) { .marked = moment, .spot = (char *) spot, .strength = before,
                                                  .context = UNKNOT_MARK_BEFORE, .guide = (char *) guide });
  append (UNKNOT_ROW_MARK, &(UnknotHistoryMark) { .marked = moment + 5 * UNKNOT_MINUTE, .spot = (char *) spot,
                                                  .strength = before - eased, .context = UNKNOT_MARK_AFTER,
                                                  .guide = (char *) guide });
  append (UNKNOT_ROW_FEELING, &(UnknotHistoryFeeling) { .felt = moment + 6 * UNKNOT_MINUTE, .guide = (char *) guide,
                                                        .feeling = eased > 0 ? UNKNOT_FEELING_BETTER
                                                                             : UNKNOT_FEELING_SAME });
}

static void
append_day (GRand *rand, GDateTime *midnight)
{
  gint64 day = g_date_time_to_unix (midnight) * UNKNOT_SECOND;
  guint breaks = g_date_time_get_day_of_week (midnight) > 5 ? (guint) g_rand_int_range (rand, 0, 4)
                                                            : (guint) g_rand_int_range (rand, 7, 12);

  for (guint i = 0; i < breaks; i++)
    {
      const char *guide = guides[g_rand_int_range (rand, 0, G_N_ELEMENTS (guides))];
      gint64 moment = day + (FIRST_HOUR + i) * UNKNOT_HOUR + g_rand_int_range (rand, 0, 30) * UNKNOT_MINUTE;

      append_break (rand, moment, guide);
      for (guint check = 0; check < 2; check++)
        append (UNKNOT_ROW_POSTURE,
                &(UnknotHistoryPosture) { .asked = moment + (check + 1) * 12 * UNKNOT_MINUTE,
                                          .answer = (UnknotPosture) g_rand_int_range (rand, 0, 3),
                                          .question = (char *) "Are your shoulders low?" });
      if (i == 3)
        append_care (rand, moment + UNKNOT_SECOND, guide);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) today = g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now),
                                                       g_date_time_get_day_of_month (now), 0, 0, 0);
  g_autoptr (UnknotHistoryStore) store = NULL;
  g_autoptr (GError) error = NULL;
  int days = argc > 2 ? atoi (argv[2]) : 0, skipped = argc > 3 ? atoi (argv[3]) : 0;

  if (days < 1 || skipped < 0 || argc > 4)
    {
      g_printerr ("usage: make-history FILE DAYS [SKIPPED]\n");
      return 2;
    }
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    rows[kind] = unknot_row_list_new (kind);
  for (int i = days; i > 0; i--)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (today, -i - skipped);

      append_day (rand, day);
    }
  store = unknot_history_store_open (argv[1], TRUE, &error);
  if (store == NULL || !unknot_history_store_add (store, rows, &error))
    g_printerr ("%s\n", error->message);
  for (guint kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    g_ptr_array_unref (rows[kind]);
  return error != NULL;
}
