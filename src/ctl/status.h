/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  UNKNOT_FORMAT_TEXT,
  UNKNOT_FORMAT_JSON,   /* one object a line */
  UNKNOT_FORMAT_WAYBAR, /* one object a line: text, alt, tooltip, class, percentage */
} UnknotFormat;

/* How the service stands, in one of the formats, without a final newline.
 * @properties: a{sv} of Service1; members that are missing (an older service) count as empty.
 * @clock_now: the service's clock when they were read.
 * @decisions: (nullable): a(xs) of GetDecisions: tells all that explains the state, too.
 * Returns: (transfer full). */
char *unknot_status_format (GVariant *properties, gint64 clock_now, UnknotFormat format,
                            GVariant *decisions);

/* After how long, on the service's clock, the words would be others although nothing happened: at
 * the next full minute of what they count, each second in a last minute.  UNKNOT_NEVER when
 * nothing runs. */
gint64 unknot_status_next_change (GVariant *properties, gint64 clock_now);

/* How a service stands that does not run: the state "off", and nothing else to tell.
 * Returns: (transfer full). */
char *unknot_status_format_off (UnknotFormat format);

G_END_DECLS
