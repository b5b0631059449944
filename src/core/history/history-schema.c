/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/history/history-schema.h"

/* Step i leads from version i to i + 1.  A step that has been released is never changed;
 * what follows is a new step, and tests/core/history/ gets a file of the version before. */
static const char *const steps[] = {
  /* 1: moments are microseconds UTC, 0 for never; lengths microseconds; outcome and answer
   * as numbered in schedule.h. */
  "CREATE TABLE breaks ("
  " id INTEGER PRIMARY KEY,"
  " due INTEGER NOT NULL,"
  " offered INTEGER NOT NULL,"
  " started INTEGER NOT NULL,"
  " ended INTEGER NOT NULL,"
  " sat INTEGER NOT NULL,"
  " length INTEGER NOT NULL,"
  " postponed INTEGER NOT NULL,"
  " reminded INTEGER NOT NULL,"
  " outcome INTEGER NOT NULL,"
  " guide TEXT);"
  "CREATE INDEX breaks_ended ON breaks (ended);"
  "CREATE TABLE postures ("
  " id INTEGER PRIMARY KEY,"
  " asked INTEGER NOT NULL,"
  " answer INTEGER NOT NULL,"
  " question TEXT);"
  "CREATE INDEX postures_asked ON postures (asked);",

  /* 2: the advisor asks for each guide when it was last shown. */
  "CREATE INDEX breaks_guide ON breaks (guide, started) WHERE guide IS NOT NULL;",

  /* 3: how a guide felt (feeling as numbered in history.h), and how long a spot was pressed
   * on a day: days of the user's own calendar since 1970; pressed is when it was last. */
  "CREATE TABLE feelings ("
  " id INTEGER PRIMARY KEY,"
  " felt INTEGER NOT NULL,"
  " feeling INTEGER NOT NULL,"
  " guide TEXT NOT NULL);"
  "CREATE INDEX feelings_felt ON feelings (felt);"
  "CREATE TABLE spots ("
  " day INTEGER NOT NULL,"
  " spot TEXT NOT NULL,"
  " length INTEGER NOT NULL,"
  " pressed INTEGER NOT NULL,"
  " PRIMARY KEY (day, spot));"
  "CREATE INDEX spots_pressed ON spots (pressed);",

  /* 4: where it hurts: a muscle with its side, how strong from 0 (gone) to 10, context as
   * numbered in history-marks.h. */
  "CREATE TABLE marks ("
  " id INTEGER PRIMARY KEY AUTOINCREMENT,"
  " marked INTEGER NOT NULL,"
  " spot TEXT NOT NULL,"
  " strength INTEGER NOT NULL,"
  " note TEXT,"
  " context INTEGER NOT NULL,"
  " guide TEXT);"
  "CREATE INDEX marks_marked ON marks (marked);",

  /* 5: heat sessions that ran beside other work; outcome as numbered in heat.h. */
  "CREATE TABLE heats ("
  " id INTEGER PRIMARY KEY,"
  " started INTEGER NOT NULL,"
  " ended INTEGER NOT NULL,"
  " length INTEGER NOT NULL,"
  " planned INTEGER NOT NULL,"
  " looks INTEGER NOT NULL,"
  " outcome INTEGER NOT NULL,"
  " guide TEXT NOT NULL);"
  "CREATE INDEX heats_ended ON heats (ended);",
};

guint
unknot_schema_version (void)
{
  return G_N_ELEMENTS (steps);
}

int
unknot_schema_migrate (sqlite3 *db, guint from)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %u; PRAGMA application_id = %d;",
                                            unknot_schema_version (), UNKNOT_SCHEMA_APPLICATION);
  int code = sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);

  if (code != SQLITE_OK)
    return code;
  for (guint i = from; i < G_N_ELEMENTS (steps) && code == SQLITE_OK; i++)
    code = sqlite3_exec (db, steps[i], NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec (db, stamp, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  if (code != SQLITE_OK)
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return code;
}
