/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "UNKT": marks the file as ours (SQLite's application_id).  Never change. */
#define UNKNOT_SCHEMA_APPLICATION 0x554e4b54

/* The version this program writes. */
guint unknot_schema_version (void);

/* Brings @db from @from to the newest version in one transaction: a crash in between leaves
 * the old version whole.  Returns: an SQLite result code. */
int unknot_schema_migrate (sqlite3 *db, guint from);

G_END_DECLS
