/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/progress/report.h"

G_BEGIN_DECLS

/* A report laid out on sheets, for printers and PDF alike.  Lengths are points, 1/72 inch. */
typedef struct _UnknotReportPages UnknotReportPages;

/* @context: of the printer or the PDF.  @width, @height: what can be written on. */
UnknotReportPages *unknot_report_pages_new (GPtrArray *lines, PangoContext *context, double width, double height);
void unknot_report_pages_free (UnknotReportPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotReportPages, unknot_report_pages_free)

guint unknot_report_pages_count (const UnknotReportPages *self);
/* Draws sheet @page, from 0, at the origin of @cr. */
void unknot_report_pages_draw (const UnknotReportPages *self, cairo_t *cr, guint page);

/* The same as a PDF with sheets of that size and a margin.
 * Returns: FALSE with an error for a person. */
gboolean unknot_report_save_pdf (GPtrArray *lines, double width, double height, GFile *file, GError **error);

G_END_DECLS
