/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the history as values. */
#include "core/history/history-store.h"

UnknotHistoryBreak *
unknot_history_break_new (gint64 id, const UnknotBreakRecord *record, const char *guide)
{
  UnknotHistoryBreak *row = g_new0 (UnknotHistoryBreak, 1);

  row->id = id;
  row->record = *record;
  row->guide = g_strdup (guide);
  return row;
}

void
unknot_history_break_free (gpointer row)
{
  g_free (((UnknotHistoryBreak *) row)->guide);
  g_free (row);
}

UnknotHistoryPosture *
unknot_history_posture_new (gint64 id, gint64 asked, UnknotPosture answer, const char *question)
{
  UnknotHistoryPosture *row = g_new0 (UnknotHistoryPosture, 1);

  row->id = id;
  row->asked = asked;
  row->answer = answer;
  row->question = g_strdup (question);
  return row;
}

void
unknot_history_posture_free (gpointer row)
{
  g_free (((UnknotHistoryPosture *) row)->question);
  g_free (row);
}

UnknotHistoryFeeling *
unknot_history_feeling_new (gint64 id, gint64 felt, const char *guide, UnknotFeeling feeling)
{
  UnknotHistoryFeeling *row = g_new0 (UnknotHistoryFeeling, 1);

  row->id = id;
  row->felt = felt;
  row->feeling = feeling;
  row->guide = g_strdup (guide);
  return row;
}

void
unknot_history_feeling_free (gpointer row)
{
  g_free (((UnknotHistoryFeeling *) row)->guide);
  g_free (row);
}

UnknotHistorySpot *
unknot_history_spot_new (gint64 day, gint64 pressed, const char *spot, gint64 length)
{
  UnknotHistorySpot *row = g_new0 (UnknotHistorySpot, 1);

  row->day = day;
  row->pressed = pressed;
  row->spot = g_strdup (spot);
  row->length = length;
  return row;
}

void
unknot_history_spot_free (gpointer row)
{
  g_free (((UnknotHistorySpot *) row)->spot);
  g_free (row);
}

/* Files and D-Bus use them: never to be changed. */
static const char *const feelings[] = { "better", "same", "worse" };

const char *
unknot_feeling_to_string (UnknotFeeling feeling)
{
  return (guint) feeling < G_N_ELEMENTS (feelings) ? feelings[feeling] : "unknown";
}

gboolean
unknot_feeling_from_string (const char *name, UnknotFeeling *feeling)
{
  g_return_val_if_fail (name != NULL && feeling != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (feelings); i++)
    if (g_str_equal (name, feelings[i]))
      {
        *feeling = (UnknotFeeling) i;
        return TRUE;
      }
  return FALSE;
}
