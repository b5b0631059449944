/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/face.h"
#include "core/body/muscle.h"
#include "core/body/skeleton.h"
#include "figure/prop.h"

G_BEGIN_DECLS

/* Paints a person into memory, as a flat illustration seen from any side.
 *
 * A small renderer of its own: every part is a surface moved by the skeleton, hidden parts
 * are decided sample by sample, and outlines are drawn where a near part hides a far one.  No
 * display and no graphics library is needed. */
typedef struct _UnknotPainter UnknotPainter;

typedef enum { UNKNOT_SKIN_LIGHT, UNKNOT_SKIN_MEDIUM, UNKNOT_SKIN_DARK, UNKNOT_N_SKINS } UnknotSkin;
typedef enum { UNKNOT_BUILD_SLIM, UNKNOT_BUILD_BROAD, UNKNOT_N_BUILDS } UnknotBuild;
typedef enum {
  UNKNOT_TONES_LIGHT,
  UNKNOT_TONES_DARK,
  UNKNOT_TONES_CONTRAST_LIGHT, /* high contrast on a light ground */
  UNKNOT_TONES_CONTRAST_DARK,
  UNKNOT_N_TONES
} UnknotTones;

/* The part of the world that a picture shows: what lies within @width and @height cm around
 * a place.  See unknot_fit_skeleton(). */
typedef struct {
  UnknotVec centre;
  double width, height; /* half of them */
} UnknotFit;

/* An arrow beside a place of the body's surface, for a movement towards @direction; both are
 * unit vectors. */
typedef struct {
  UnknotVec at, normal, direction;
} UnknotSceneArrow;

/* A place of the body's surface where never to press; a unit vector away from it. */
typedef struct {
  UnknotVec at, normal;
} UnknotSceneMark;

/* A muscle that is felt. */
typedef struct {
  UnknotMuscle muscle;
  UnknotSide side;
  double fade; /* 0: shines as strongly as the scene says; 1: not at all */
} UnknotSceneGlow;

typedef struct {
  const UnknotSkeleton *skeleton;
  UnknotTones tones;
  UnknotSkin skin;
  UnknotBuild build;
  UnknotFace face;
  UnknotFace face_before;    /* what it comes from */
  double face_left;          /* how much of that is left: 1 all of it, 0 nothing */
  guint32 background;        /* 0xAARRGGBB, not premultiplied; 0: transparent */
  double turn, tilt;         /* degrees: 0 front, 90 the figure's left side; looking down */
  UnknotFit fit;             /* width 0: the whole figure with its props */
  UnknotProps props;
  const UnknotSceneGlow *glow;
  guint n_glow;
  double glow_strength;      /* 0 to 1 */
  const UnknotSceneArrow *arrows;
  guint n_arrows;
  double arrow;              /* 0 to 1: how visible; 0 hides them */
  const UnknotSceneMark *marks;
  guint n_marks;
} UnknotScene;

/* A scene of the given skeleton in the light palette from the front. */
void unknot_scene_init (UnknotScene *scene, const UnknotSkeleton *skeleton);

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

/* The part of the world to show, so that neither head nor hands are cut: @framing 0 the whole
 * figure, 1 the upper body, 2 head and shoulders, and anything between.  It does not depend
 * on the turn, so that turning the figure does not make it swell. */
void unknot_fit_skeleton (const UnknotSkeleton *skeleton, double framing, UnknotFit *fit);
/* Widens @fit to show the props whole that stand by themselves. */
void unknot_fit_props (UnknotFit *fit, const UnknotProps *props);
/* Widens @fit to show @other too. */
void unknot_fit_join (UnknotFit *fit, const UnknotFit *other);

G_END_DECLS
