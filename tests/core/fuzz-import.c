/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libFuzzer target: whatever a file holds, reading it as an export gives rows that can be exported
 * again to the same rows, or an error that says where.  ./dev fuzz runs it. */

#include "core/history/history-import.h"

#include <string.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static GTimeZone *zone;

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  zone = g_time_zone_new_identifier ("Europe/Berlin");
  return 0;
}

static void
check_rows (const UnknotHistoryBag *bag)
{
  for (int kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    {
      const UnknotRowInfo *info = unknot_row_info (kind);

      for (guint i = 0; i < bag->rows[kind]->len; i++)
        {
          gconstpointer row = g_ptr_array_index (bag->rows[kind], i);

          g_assert (unknot_row_moment (kind, row) > 0);
          for (guint field = 0; field < info->n_fields; field++)
            if (info->fields[field].type == UNKNOT_FIELD_TEXT)
              {
                const char *text = unknot_row_get_text (&info->fields[field], row);

                g_assert (text != NULL || !info->fields[field].needed);
                g_assert (text == NULL || g_utf8_validate (text, -1, NULL));
              }
        }
    }
}

static char *
to_table (const UnknotHistoryBag *bag)
{
  GString *text = g_string_new (NULL);

  unknot_row_append_csv_heading (text);
  for (int kind = 0; kind < UNKNOT_N_ROW_KINDS; kind++)
    for (guint i = 0; i < bag->rows[kind]->len; i++)
      unknot_row_append_csv (kind, g_ptr_array_index (bag->rows[kind], i), text);
  return g_string_free (text, FALSE);
}

static void
check_round_trip (const UnknotHistoryBag *bag)
{
  g_autofree char *table = to_table (bag);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotHistoryBag) read = unknot_history_parse_export (table, strlen (table), zone, &error);

  g_assert_no_error (error);
  again = to_table (read);
  g_assert_cmpstr (again, ==, table);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotHistoryBag) bag = unknot_history_parse_export ((const char *) data, size, zone, &error);

  g_assert ((bag == NULL) == (error != NULL));
  if (bag == NULL)
    {
      g_assert (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  check_rows (bag);
  check_round_trip (bag);
  return 0;
}
