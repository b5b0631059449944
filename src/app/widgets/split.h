/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two parts that share a window: side by side where it is wide, one above the other where it
 * is narrow.
 *
 * Properties: start, end (widgets); narrow (a widget that stands above "end" only while
 * narrow, instead of "start"; nullable: then "start" itself stands there); wide-from
 * (pixels, more where the text is large); start-share (percent of the width that "start" takes while wide, less where the text is
 * large; 0: its natural width); end-most (pixels, for text of the usual size: what "end" takes at most while wide, when
 * start-share would leave it more; 0: all of it); narrow-share (percent of the height that "start"
 * takes at most while narrow). */
#define UNKNOT_TYPE_SPLIT (unknot_split_get_type ())
G_DECLARE_FINAL_TYPE (UnknotSplit, unknot_split, UNKNOT, SPLIT, GtkWidget)

G_END_DECLS
