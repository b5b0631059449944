/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "figure/body.h"
#include "figure/painter.h"
#include "stance.h"

/* What a scene asks for is seen. */

/* Each face is another picture of the same head. */
static void
test_faces (void)
{
  const int size = 160;
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  guchar *pictures[UNKNOT_N_FACES];
  UnknotSkeleton skeleton;
  UnknotScene scene;

  stance_build (stance_find ("sitting"), &skeleton);
  unknot_scene_init (&scene, &skeleton);
  unknot_fit_skeleton (&skeleton, 2, &scene.fit);
  for (int face = 0; face < UNKNOT_N_FACES; face++)
    {
      pictures[face] = g_malloc (size * size * 4);
      scene.face = (UnknotFace) face;
      unknot_painter_paint (painter, &scene, size, size, size * 4, pictures[face]);
      for (int other = 0; other < face; other++)
        g_assert_cmpint (memcmp (pictures[face], pictures[other], size * size * 4), !=, 0);
    }
  for (int face = 0; face < UNKNOT_N_FACES; face++)
    g_free (pictures[face]);
}

/* One face comes out of another: the whole of it first, then a picture between both, then the new one. */
static void
test_face_changes (void)
{
  const int size = 160, length = size * size * 4;
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autofree guchar *before = g_malloc (length), *after = g_malloc (length), *picture = g_malloc (length);
  UnknotSkeleton skeleton;
  UnknotScene scene;

  stance_build (stance_find ("sitting"), &skeleton);
  unknot_scene_init (&scene, &skeleton);
  unknot_fit_skeleton (&skeleton, 2, &scene.fit);
  scene.face = UNKNOT_FACE_CALM;
  unknot_painter_paint (painter, &scene, size, size, size * 4, before);
  scene.face = UNKNOT_FACE_AWAKE;
  unknot_painter_paint (painter, &scene, size, size, size * 4, after);
  scene.face_before = UNKNOT_FACE_CALM;
  for (int step = 0; step <= 10; step++)
    {
      scene.face_left = 1 - step / 10.0;
      unknot_painter_paint (painter, &scene, size, size, size * 4, picture);
      g_assert_cmpint (memcmp (picture, before, length) == 0, ==, step == 0);
      g_assert_cmpint (memcmp (picture, after, length) == 0, ==, step == 10);
    }
}

/* Pixels of both arms. */
static guint
count_arms (const UnknotPainter *painter, int size)
{
  guint n = 0;

  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      {
        guint group = unknot_painter_group_at (painter, x, y, NULL);

        n += group == GROUP_ARM_L || group == GROUP_ARM_R || (group >= GROUP_DIGITS && group < GROUP_ARROW);
      }
  return n;
}

/* Who leans in a doorway does not lose the arms behind the frame, from wherever it is looked at. */
static void
test_doorway_hides_no_arm (void)
{
  const int size = 200;
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autofree guchar *pixels = g_malloc (size * size * 4);
  UnknotSkeleton skeleton;
  UnknotSceneGlow glow[12];
  UnknotScene scene;

  stance_scene (stance_find ("doorway"), &skeleton, glow, &scene);
  unknot_fit_skeleton (&skeleton, 0, &scene.fit);
  for (scene.turn = -40; scene.turn <= 40; scene.turn += 20)
    {
      UnknotProps props = scene.props;
      guint alone;

      scene.props.present = 0;
      unknot_painter_paint (painter, &scene, size, size, size * 4, pixels);
      alone = count_arms (painter, size);
      scene.props = props;
      unknot_painter_paint (painter, &scene, size, size, size * 4, pixels);
      g_assert_cmpuint (count_arms (painter, size), >, alone * 9 / 10);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/faces", test_faces);
  g_test_add_func ("/scene/face-changes", test_face_changes);
  g_test_add_func ("/scene/doorway-hides-no-arm", test_doorway_hides_no_arm);
  return g_test_run ();
}
