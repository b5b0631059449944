/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/body.h"
#include "figure/canvas.h"
#include "figure/resolve.h"
#include "figure/strokes.h"
#include "figure/view.h"

G_BEGIN_DECLS

/* What a picture shows beside the body, and whether another scene would look otherwise. */

/* What moves may have to move so far, pixels of the picture, or it stays where it is.  It is a bound: what is
 * seen of it has moved about half as far.  Edges are smoothed over a pixel, so that steps of a part of one are not
 * seen as steps, and slow movements, which most are, need fewer pictures than the screen can show. */
#define SHOWN_FAR 0.5f

typedef struct {
  int width, height;
  gsize stride;
  guchar *pixels;
  UnknotScene looks; /* without what it points to */
  View view;
  ResolveGround ground;
  StrokesFace face;
  UnknotSceneGlow glow[12];
  guint n_glow;
  float strength;
} Shown;

/* Whether a picture of @scene is of the same kind: all that differs may have moved or be lit otherwise. */
gboolean shown_is_kin (const Shown *self, const UnknotScene *scene, int width, int height, gsize stride,
                       const guchar *pixels);
/* Whether nothing within reach of @fit is seen more than @far pixels elsewhere from @view. */
gboolean shown_is_view_near (const View *shown, const View *view, const UnknotFit *fit, float far);
/* Whether the ground, with shadow and veils, looks the same. */
gboolean shown_is_ground_near (const ResolveGround *shown, const ResolveGround *ground);
gboolean shown_is_face_near (const StrokesFace *shown, const StrokesFace *face);
gboolean shown_is_glow_near (const Shown *self, const UnknotScene *scene);

/* Compares what has been noted, thing by thing, with what the last picture showed.  What has not moved by
 * more than @far pixels goes back to where it was shown; the tiles of what has are added to @tiles.
 * @tiles: (nullable): nothing is changed, only asked.  Returns: whether something has moved. */
gboolean shown_settle_noted (const GArray *shown, GArray *noted, float far, Tiles *tiles);

G_END_DECLS
