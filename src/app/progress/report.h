/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"
#include "core/history/history.h"

G_BEGIN_DECLS

/* Four weeks in plain words, for a physiotherapist or whoever helps: where it hurt, what was done,
 * what was said of it.  Counts and the user's own words; no conclusions.
 *
 * A guide that was opened and left early is not among those done: who reads this would take it for exercise.
 * How many breaks ended so stands beside those taken. */
#define UNKNOT_REPORT_DAYS 28

typedef enum {
  UNKNOT_REPORT_TITLE,
  UNKNOT_REPORT_HEADING,
  UNKNOT_REPORT_TEXT,
  UNKNOT_REPORT_ITEM,  /* of a list */
  UNKNOT_REPORT_NOTE,  /* small print that belongs to the item before it */
  UNKNOT_REPORT_QUIET, /* small print */
} UnknotReportStyle;

typedef struct {
  UnknotReportStyle style;
  char *text;
} UnknotReportLine;

/* @catalog: (nullable): for the titles of guides.
 * @today: a moment of the last day, in the user's zone.
 * Returns: (transfer full) (element-type UnknotReportLine). */
GPtrArray *unknot_report_new (UnknotHistory *history, UnknotCatalog *catalog, GDateTime *today);

G_END_DECLS
