/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <stdlib.h>
#include <string.h>

#include "figure/body.h"
#include "figure/view.h"
#include "stance.h"

#define SMALL 200
#define LARGE 600 /* is painted pixel by pixel, smaller ones are painted twice as large */
#define LIGHT_GROUND 0xfff8f6f1u

/* --- Golden pictures ------------------------------------------------------------------- */

typedef struct {
  const char *stance;
  int turn;
  double framing;
  gboolean dark;
  int size;
} Golden;

static const Golden goldens[] = {
  { "standing", 0, 0, FALSE, SMALL },           { "standing", 135, 0, TRUE, SMALL },
  { "sitting", 45, 0, FALSE, SMALL },           { "desk", 90, 0, FALSE, SMALL },
  { "across", 0, 1, FALSE, SMALL },             { "over-shoulder", 180, 1, FALSE, SMALL },
  { "hands-behind-head", 315, 1, TRUE, SMALL }, { "doorway", 45, 0, FALSE, SMALL },
  { "forward-fold", 90, 0, FALSE, SMALL },      { "lying", 60, 0, FALSE, SMALL },
  { "hands-and-knees", 270, 0, TRUE, SMALL },   { "crossed", 0, 2, FALSE, SMALL },
  { "ball-wall", 225, 1, FALSE, SMALL },        { "towel", 150, 1, FALSE, SMALL },
  { "across", 30, 1, FALSE, LARGE },            { "desk", 40, 0, TRUE, LARGE },
};

static void
paint_golden (const Golden *g, guchar *pixels)
{
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  UnknotSkeleton skeleton;
  UnknotSceneGlow glow[12];
  UnknotScene scene;

  stance_scene (stance_find (g->stance), &skeleton, glow, &scene);
  unknot_fit_skeleton (&skeleton, g->framing, &scene.fit);
  if (g->framing == 0)
    unknot_fit_props (&scene.fit, &scene.props);
  scene.turn = g->turn;
  scene.background = g->dark ? 0xff26262a : LIGHT_GROUND;
  scene.tones = g->dark ? UNKNOT_TONES_DARK : UNKNOT_TONES_LIGHT;
  unknot_painter_paint (painter, &scene, g->size, g->size, (gsize) g->size * 4, pixels);
}

/* Every picture is as it was when somebody last looked at it. To renew them after a change
 * that is wanted: UNKNOT_NEW_GOLDENS=tests/figure/golden, and look. */
static void
test_golden (gconstpointer data)
{
  const Golden *g = data;
  g_autofree char *name = g_strdup_printf ("%s-%d%s.png", g->stance, g->turn, g->dark ? "-dark" : "");
  g_autofree guchar *pixels = g_malloc ((gsize) (g->size * g->size) * 4);
  const char *renew = g_getenv ("UNKNOT_NEW_GOLDENS");
  g_autofree char *path = renew ? g_build_filename (renew, name, NULL)
                                : g_test_build_filename (G_TEST_DIST, "figure", "golden", name, NULL);
  cairo_surface_t *surface;
  double sum = 0;
  int far = 0;

  paint_golden (g, pixels);
  if (renew)
    {
      surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_RGB24, g->size, g->size, g->size * 4);
      g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
      return;
    }
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, g->size);
  for (int y = 0; y < g->size; y++)
    {
      const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < g->size; x++)
        {
          int difference = 0;

          for (int k = 0; k < 3; k++)
            difference = MAX (difference, abs (row[4 * x + k] - pixels[(y * g->size + x) * 4 + k]));
          sum += difference;
          far += difference > 40;
        }
    }
  cairo_surface_destroy (surface);
  g_test_message ("%s: mean difference %.3f, %d pixels far off", name, sum / (g->size * g->size), far);
  g_assert_cmpfloat (sum / (g->size * g->size), <, 0.8);
  g_assert_cmpint (far, <, g->size * g->size / 150);
}

/* --- Near and far ---------------------------------------------------------------------- */

typedef struct {
  guint near, far;          /* groups */
  double depth, next;       /* of the nearest, and of the nearest of another group */
} Hit;

/* Moves the body without the painter: the plain formula, in double precision. */
static double *
place_body (const Mesh *body, const UnknotSkeleton *skeleton, const View *view)
{
  Turn moves[RIG_N_BONES];
  double *out = g_new (double, body->vertices->len * 3);

  rig_pose (skeleton, moves);
  for (guint i = 0; i < body->vertices->len; i++)
    {
      const MeshVertex *v = &g_array_index (body->vertices, MeshVertex, i);
      double p[3] = { 0 };
      Vec from = vec_mad (v->at, v->normal, v->breath * (float) skeleton->breath), seen;

      for (int k = 0; k < MESH_BONES; k++)
        {
          Vec at = turn_point (&moves[v->bone[k]], from);

          p[0] += v->weight[k] * at.x;
          p[1] += v->weight[k] * at.y;
          p[2] += v->weight[k] * at.z;
        }
      seen = turn_dir (&view->eye, vec ((float) p[0], (float) p[1], (float) p[2]));
      out[3 * i] = view->cx + seen.x * view->scale;
      out[3 * i + 1] = view->cy - seen.y * view->scale;
      out[3 * i + 2] = seen.z;
    }
  return out;
}

/* Asks every triangle whether the ray through (@x, @y) meets it. */
static Hit
shoot (const Mesh *body, const double *at, double x, double y)
{
  Hit hit = { 0, 0, -1e9, -1e9 };
  double farthest = 1e9;
  double best[GROUP_MAX];

  for (int i = 0; i < GROUP_MAX; i++)
    best[i] = -1e9;
  for (guint i = 0; i < body->triangles->len; i++)
    {
      const MeshTriangle *t = &g_array_index (body->triangles, MeshTriangle, i);
      const double *a = at + 3 * t->v[0], *b = at + 3 * t->v[1], *c = at + 3 * t->v[2];
      double area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]), u, v, z;

      /* Surfaces that are closed have no visible inside. */
      if (t->group >= GROUP_PROPS || fabs (area) < 1e-9 || (area > 0 && !t->open))
        continue;
      u = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area;
      v = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area;
      if (u < 0 || v < 0 || u + v > 1)
        continue;
      z = a[2] + u * (b[2] - a[2]) + v * (c[2] - a[2]);
      best[t->group] = MAX (best[t->group], z);
      if (z < farthest)
        {
          farthest = z;
          hit.far = t->group;
        }
    }
  for (guint i = 1; i < GROUP_MAX; i++)
    if (best[i] > hit.depth)
      {
        hit.next = hit.depth;
        hit.depth = best[i];
        hit.near = i;
      }
    else
      hit.next = MAX (hit.next, best[i]);
  return hit;
}

/* At sampled places the picture shows the part that is nearest, found by a ray through all
 * triangles.  The far parts differ at many of them, so that a painter that exchanges near and
 * far cannot pass. */
static void
test_order (gconstpointer data)
{
  const int size = 540, step = 13; /* large enough to be painted pixel by pixel */
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autofree guchar *pixels = g_malloc (size * size * 4);
  UnknotSkeleton skeleton;
  UnknotScene scene;
  int checked = 0, telling = 0;

  stance_build (stance_find (data), &skeleton);
  unknot_scene_init (&scene, &skeleton);
  unknot_fit_skeleton (&skeleton, 0, &scene.fit);
  for (int turn = 0; turn < 360; turn += 45)
    {
      View view;
      const Mesh *body;
      g_autofree double *at = NULL;

      scene.turn = turn;
      unknot_painter_paint (painter, &scene, size, size, size * 4, pixels);
      view_init (&view, &scene.fit, scene.turn, scene.tilt, size, size);
      body = body_get (UNKNOT_BUILD_SLIM, body_grain_for (view.scale));
      at = place_body (body, &skeleton, &view);
      for (int y = step; y < size - step; y += step)
        for (int x = step; x < size - step; x += step)
          {
            double depth;
            guint group = unknot_painter_group_at (painter, x, y, &depth);
            Hit hit = shoot (body, at, x + 0.5, y + 0.5);

            /* Where two parts touch, either may win. */
            if (hit.near && hit.depth - hit.next < 0.25)
              continue;
            if (hit.near != group && fabs (hit.depth - depth) < 0.6)
              continue;
            g_assert_cmpuint (group, ==, hit.near);
            if (hit.near)
              g_assert_cmpfloat (fabs (hit.depth - depth), <, 0.9);
            checked++;
            telling += hit.near != hit.far;
          }
    }
  g_test_message ("%s: %d places, %d of them with another part behind", (const char *) data, checked, telling);
  g_assert_cmpint (checked, >, 2000);
  g_assert_cmpint (telling, >, 60);
}

/* --- Framing --------------------------------------------------------------------------- */

static void
assert_seen (const View *view, int size, UnknotVec at, double radius, const char *what)
{
  Vec seen = turn_dir (&view->eye, vec ((float) at.x, (float) at.y, (float) at.z));
  double x = view->cx + seen.x * view->scale, y = view->cy - seen.y * view->scale, r = radius * view->scale;

  g_test_message ("%s: %.0f %.0f +- %.0f of %d", what, x, y, r, size);
  g_assert_cmpfloat (x - r, >=, 0);
  g_assert_cmpfloat (x + r, <=, size);
  g_assert_cmpfloat (y - r, >=, 0);
  g_assert_cmpfloat (y + r, <=, size);
}

/* Neither head nor hands are cut, in any framing that shows them, from any side. */
static void
test_framing (void)
{
  for (unsigned i = 0; i < n_stances; i++)
    for (double framing = 0; framing <= 2; framing += 0.5)
      for (int turn = 0; turn < 360; turn += 30)
        {
          UnknotSkeleton s;
          UnknotFit fit;
          View view;

          stance_build (&stances[i], &s);
          unknot_fit_skeleton (&s, framing, &fit);
          view_init (&view, &fit, turn, 7, 400, 400);
          assert_seen (&view, 400, unknot_frame_to_world (&s.bone[UNKNOT_BONE_HEAD], (UnknotVec) { 0, 11, 2 }), 11,
                       stances[i].name);
          for (int side = 0; side < 2 && framing <= 1; side++)
            assert_seen (&view, 400, unknot_frame_to_world (&s.bone[UNKNOT_BONE_HAND_L + side], (UnknotVec) { 0, -6, 0 }), 6,
                         stances[i].name);
        }
}

/* The figure does not swell while it is turned. */
static void
test_turning_keeps_scale (void)
{
  UnknotSkeleton s;
  UnknotFit fit;
  View a, b;

  stance_build (stance_find ("lying"), &s);
  unknot_fit_skeleton (&s, 0, &fit);
  view_init (&a, &fit, 0, 7, 500, 400);
  view_init (&b, &fit, 77, 7, 500, 400);
  g_assert_cmpfloat (fabs (a.scale - b.scale), <, 1e-4);
}

/* --- Pixels ---------------------------------------------------------------------------- */

/* On a transparent ground colours are premultiplied, the corners stay empty, and something is
 * there. */
static void
test_transparent (void)
{
  const int size = 150;
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autofree guchar *pixels = g_malloc (size * size * 4);
  UnknotSkeleton skeleton;
  UnknotScene scene;
  int solid = 0;

  stance_build (stance_find ("standing"), &skeleton);
  unknot_scene_init (&scene, &skeleton);
  unknot_painter_paint (painter, &scene, size, size, size * 4, pixels);
  for (int i = 0; i < size * size; i++)
    {
      const guchar *p = pixels + 4 * i;

      g_assert_cmpint (MAX (p[0], MAX (p[1], p[2])), <=, p[3] + 1);
      solid += p[3] == 255;
    }
  g_assert_cmpint (pixels[3], ==, 0);
  g_assert_cmpint (pixels[size * size * 4 - 1], ==, 0);
  g_assert_cmpint (solid, >, size * size / 25);
}

/* The same scene gives the same bytes, also after another picture of another size. */
static void
test_deterministic (void)
{
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autofree guchar *a = g_malloc (160 * 120 * 4), *b = g_malloc (160 * 120 * 4), *c = g_malloc (90 * 300 * 4);
  UnknotSkeleton skeleton, other;
  UnknotScene scene, between;

  stance_build (stance_find ("across"), &skeleton);
  stance_build (stance_find ("lying"), &other);
  unknot_scene_init (&scene, &skeleton);
  unknot_scene_init (&between, &other);
  between.skin = UNKNOT_SKIN_DARK;
  between.build = UNKNOT_BUILD_BROAD;
  unknot_painter_paint (painter, &scene, 160, 120, 160 * 4, a);
  unknot_painter_paint (painter, &between, 90, 300, 90 * 4, c);
  unknot_painter_paint (painter, &between, 160, 120, 160 * 4, b);
  g_assert_cmpint (memcmp (a, b, 160 * 120 * 4), !=, 0);
  unknot_painter_paint (painter, &scene, 160, 120, 160 * 4, b);
  g_assert_cmpint (memcmp (a, b, 160 * 120 * 4), ==, 0);
}

/* --- Whatever comes -------------------------------------------------------------------- */

static void
random_scene (GRand *rand, UnknotSkeleton *skeleton, UnknotSceneGlow *glow, UnknotSceneArrow *arrow, UnknotScene *scene)
{
  UnknotPose pose;

  unknot_pose_init (&pose, (UnknotStance) g_rand_int_range (rand, 0, UNKNOT_N_STANCES));
  for (int joint = UNKNOT_JOINT_PELVIS_TILT; joint < UNKNOT_N_JOINTS; joint++)
    {
      double low, high;

      unknot_joint_get_range ((UnknotJoint) joint, &low, &high, NULL);
      pose.angle[joint] = g_rand_double_range (rand, low, high);
    }
  unknot_skeleton_solve (&pose, g_rand_double (rand), skeleton, NULL);
  unknot_scene_init (scene, skeleton);
  scene->turn = g_rand_double_range (rand, -400, 400);
  scene->tilt = g_rand_double_range (rand, -10, 70);
  scene->tones = (UnknotTones) g_rand_int_range (rand, 0, UNKNOT_N_TONES);
  scene->skin = (UnknotSkin) g_rand_int_range (rand, 0, UNKNOT_N_SKINS);
  scene->build= (UnknotBuild) g_rand_int_range (rand, 0, UNKNOT_N_BUILDS);
  scene->props.present = g_rand_int (rand) & g_rand_int (rand);
  scene->props.wall = (UnknotWallPlace) g_rand_int_range (rand, 0, 4);
  scene->props.spot = g_rand_int_range (rand, UNKNOT_LANDMARK_NONE, unknot_landmark_get_count ());
  glow[0] = (UnknotSceneGlow) { (UnknotMuscle) g_rand_int_range (rand, 0, UNKNOT_N_MUSCLES),
                                (UnknotSide) g_rand_int_range (rand, 0, 2) };
  scene->glow = glow;
  scene->n_glow = 1;
  scene->glow_strength = g_rand_double_range (rand, -0.5, 1.5);
  arrow->at = skeleton->bone[UNKNOT_BONE_HEAD].origin;
  arrow->normal = (UnknotVec) { 0, 0, 1 };
  arrow->direction = (UnknotVec) { 0, g_rand_boolean (rand) ? 1 : 0, 0 };
  scene->arrows = arrow;
  scene->n_arrows = 1;
  scene->arrow = g_rand_double (rand);
  unknot_fit_skeleton (skeleton, g_rand_double_range (rand, 0, 2), &scene->fit);
  if (g_rand_boolean (rand))
    scene->fit.width /= g_rand_double_range (rand, 1, 30); /* from so near that most lies outside */
}

/* Random poses, props, looks and sizes: nothing is written beside the picture. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20241);
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();

  for (int round = 0; round < 60; round++)
    {
      int width = g_rand_int_range (rand, 1, 260), height = g_rand_int_range (rand, 1, 260);
      gsize stride = (gsize) width * 4 + (gsize) g_rand_int_range (rand, 0, 3) * 4, length = stride * (gsize) height;
      g_autofree guchar *pixels = g_malloc (length + 64);
      UnknotSkeleton skeleton;
      UnknotSceneGlow glow[1];
      UnknotSceneArrow arrow;
      UnknotScene scene;

      random_scene (rand, &skeleton, glow, &arrow, &scene);
      memset (pixels, 0xa5, length + 64);
      unknot_painter_paint (painter, &scene, width, height, stride, pixels);
      for (int y = 0; y < height; y++)
        for (gsize x = (gsize) width * 4; x < stride; x++)
          g_assert_cmpint (pixels[(gsize) y * stride + x], ==, 0xa5);
      for (int i = 0; i < 64; i++)
        g_assert_cmpint (pixels[length + (gsize) i], ==, 0xa5);
    }
}

/* Every prop has a name that is understood, and changes the picture from the front or from
 * behind. */
static void
test_props (void)
{
  const int size = 120;
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autofree guchar *bare = g_malloc (size * size * 4), *with = g_malloc (size * size * 4);
  UnknotSkeleton skeleton;
  UnknotScene scene;

  stance_build (stance_find ("sitting"), &skeleton);
  unknot_scene_init (&scene, &skeleton);
  unknot_fit_skeleton (&skeleton, 0, &scene.fit);
  for (int prop = 0; prop < UNKNOT_N_PROPS; prop++)
    {
      UnknotProp read;
      gboolean seen = FALSE;

      g_assert_true (unknot_prop_from_name (unknot_prop_get_name ((UnknotProp) prop), &read));
      g_assert_cmpint (read, ==, prop);
      for (scene.turn = 40; scene.turn < 360; scene.turn += 160)
        {
          scene.props.present = 0;
          unknot_painter_paint (painter, &scene, size, size, size * 4, bare);
          scene.props.present = UNKNOT_PROP_BIT (prop);
          unknot_painter_paint (painter, &scene, size, size, size * 4, with);
          seen = seen || memcmp (bare, with, size * size * 4) != 0;
        }
      g_test_message ("%s", unknot_prop_get_name ((UnknotProp) prop));
      g_assert_true (seen);
    }
}

int
main (int argc, char **argv)
{
  static const char *const order[] = { "across", "hands-behind-head", "over-shoulder", "crossed", "side-lying" };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strdup_printf ("/figure/golden/%s-%d%s", goldens[i].stance, goldens[i].turn,
                                               goldens[i].dark ? "-dark" : "");

      g_test_add_data_func (path, &goldens[i], test_golden);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *path = g_strdup_printf ("/figure/order/%s", order[i]);

      g_test_add_data_func (path, order[i], test_order);
    }
  g_test_add_func ("/figure/framing", test_framing);
  g_test_add_func ("/figure/turning-keeps-scale", test_turning_keeps_scale);
  g_test_add_func ("/figure/transparent", test_transparent);
  g_test_add_func ("/figure/deterministic", test_deterministic);
  g_test_add_func ("/figure/random", test_random);
  g_test_add_func ("/figure/props", test_props);
  return g_test_run ();
}
