/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/scene.h"

G_BEGIN_DECLS

/* Paints a person into memory, as a flat illustration seen from any side.
 *
 * A small renderer of its own: every part is a surface moved by the skeleton, hidden parts are
 * decided pixel by pixel (figure/raster.h), where surfaces end is taken from their contours
 * (figure/borders.h), and outlines are drawn where a near part hides a far one (figure/ink.h).
 * No display and no graphics library is needed. */
typedef struct _UnknotPainter UnknotPainter;

UnknotPainter *unknot_painter_new (void);
void unknot_painter_free (UnknotPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotPainter, unknot_painter_free)

/* Has the person that the first pictures show made in the background: it takes longer than they do. */
void unknot_painter_warm (UnknotBuild build);

/* Fills @width x @height pixels of premultiplied BGRA in memory order of a little-endian
 * machine (Cairo's ARGB32, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED), @stride bytes a row.  The
 * painter keeps its buffers: one painter per picture that moves. */
void unknot_painter_paint (UnknotPainter *self, const UnknotScene *scene, int width, int height, gsize stride,
                           guchar *pixels);

/* The same where @pixels hold what this painter painted or updated last: what has not moved visibly since then
 * stays as it is, and only what has is painted again.  Returns: FALSE when @pixels have not been touched. */
gboolean unknot_painter_update (UnknotPainter *self, const UnknotScene *scene, int width, int height, gsize stride,
                                guchar *pixels);
/* Whether the last update may have changed pixels of that part of the picture. */
gboolean unknot_painter_has_changed (const UnknotPainter *self, int x, int y, int width, int height);
/* Whether the last picture would do for @scene: an update would leave it as it is. */
gboolean unknot_painter_is_near (UnknotPainter *self, const UnknotScene *scene, int width, int height);

/* Paints the picture that the last update has left, from nothing, over it or elsewhere.  For tests: it must
 * come out the same. */
void unknot_painter_repaint (UnknotPainter *self, guchar *pixels);
/* What the last picture shows at the middle of a pixel: the group of figure/body.h (0:
 * nothing) and its depth towards the viewer in cm. For tests. */
guint unknot_painter_group_at (const UnknotPainter *self, int x, int y, double *depth);

G_END_DECLS
