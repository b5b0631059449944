/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/history-rows.h"

G_BEGIN_DECLS

/* The largest export that is read: some forty years of days. */
#define UNKNOT_IMPORT_MAX_BYTES (64 * 1024 * 1024)

typedef enum {
  UNKNOT_IMPORT_ERROR_FOREIGN, /* not an export of ours */
  UNKNOT_IMPORT_ERROR_BROKEN,  /* one, but not as it was written; the message names line and column */
} UnknotImportError;
#define UNKNOT_IMPORT_ERROR (unknot_import_error_quark ())
GQuark unknot_import_error_quark (void);

/* Rows of all kinds, out of the file. */
typedef struct {
  GPtrArray *rows[UNKNOT_N_ROW_KINDS];
} UnknotHistoryBag;

UnknotHistoryBag *unknot_history_bag_new (void);
void unknot_history_bag_free (UnknotHistoryBag *bag);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotHistoryBag, unknot_history_bag_free)
guint unknot_history_bag_count (const UnknotHistoryBag *bag);

/* Reads an export, CSV or JSON.
 * @zone: tells the day of pressed spots in exports from before there was one in them.
 * Returns: (transfer full): NULL with UNKNOT_IMPORT_ERROR and a message for a person. */
UnknotHistoryBag *unknot_history_parse_export (const char *text, gsize length, GTimeZone *zone, GError **error);

/* Adds what is not there yet, all of it or nothing: importing the same export twice, or one into
 * the history it came from, adds nothing twice.
 * @added, @known: (out): how many rows were new, and how many were there. */
gboolean unknot_history_import (UnknotHistory *self, const UnknotHistoryBag *bag, guint *added, guint *known,
                                GError **error);

/* What lies in [from, to), to be put back should the user want it again after unknot_history_delete(). */
UnknotHistoryBag *unknot_history_copy (UnknotHistory *self, gint64 from, gint64 to);
/* Returns: FALSE with an error, and then nothing was put back. */
gboolean unknot_history_put_back (UnknotHistory *self, const UnknotHistoryBag *bag, GError **error);

/* For the two formats: one row of @kind from texts.  @values: by the number of the field, NULL where
 * there is none.  Appends to @bag; FALSE with UNKNOT_IMPORT_ERROR_BROKEN. */
gboolean unknot_import_row (UnknotHistoryBag *bag, UnknotRowKind kind, const char *const *values, GTimeZone *zone,
                            guint line, GError **error);
gboolean unknot_import_fail (GError **error, guint line, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean unknot_import_csv (UnknotHistoryBag *bag, const char *text, gsize length, GTimeZone *zone, GError **error);
gboolean unknot_import_json (UnknotHistoryBag *bag, const char *text, gsize length, GTimeZone *zone, GError **error);

G_END_DECLS
