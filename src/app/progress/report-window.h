/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows what is in a report before it is printed or saved as PDF. */
#define UNKNOT_TYPE_REPORT_WINDOW (unknot_report_window_get_type ())
G_DECLARE_FINAL_TYPE (UnknotReportWindow, unknot_report_window, UNKNOT, REPORT_WINDOW, GtkWindow)

/* @lines: (transfer none) (element-type UnknotReportLine). */
UnknotReportWindow *unknot_report_window_new (GtkWindow *parent, GPtrArray *lines);

G_END_DECLS
