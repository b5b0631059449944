/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointing at a muscle hits what the picture shows there: the middle of what is painted of
 * each muscle, front and back, belongs to that muscle. */
#include <math.h>
#include <string.h>

#include "figure/chart.h"
#include "figure/muscle-map.h"
#include "figure/painter.h"

#define HEIGHT 560

typedef struct {
  UnknotChart chart;
  UnknotScene scene;
  int width;
} Picture;

static void
picture_init (Picture *self, gboolean back, UnknotBuild build)
{
  unknot_chart_init (&self->chart);
  unknot_chart_set_scene (&self->chart, back, &self->scene);
  self->scene.build = build;
  self->scene.background = 0xfff8f6f1;
  self->width = (int) (HEIGHT * unknot_chart_get_aspect (&self->chart));
}

static guint32 *
paint (Picture *self, UnknotMuscle muscle, UnknotSide side, double strength)
{
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  UnknotSceneGlow glow = { muscle, side, 0 };
  guint32 *pixels = g_new (guint32, (gsize) self->width * HEIGHT);

  self->scene.glow = &glow;
  self->scene.n_glow = 1;
  self->scene.glow_strength = strength;
  unknot_painter_paint (painter, &self->scene, self->width, HEIGHT, (gsize) self->width * 4, (guchar *) pixels);
  self->scene.glow = NULL;
  self->scene.n_glow = 0;
  return pixels;
}

static int
difference (guint32 a, guint32 b)
{
  int sum = 0;

  for (int shift = 0; shift < 24; shift += 8)
    sum += ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff));
  return sum;
}

/* Takes the rim away from a patch until nothing is left; what went last was its middle.
 * Returns: how often that was. */
static guint
find_middle (guchar *mask, int width, int height, int *x, int *y)
{
  const gsize n = (gsize) width * (gsize) height;
  g_autofree guchar *next = g_malloc0 (n);
  guint rounds = 0, left = 1;

  while (left > 0)
    {
      left = 0;
      for (int j = 1; j < height - 1; j++)
        for (int i = 1; i < width - 1; i++)
          {
            const guchar *at = mask + (gsize) j * width + i;
            /* Squares and diamonds in turn: nearly round. */
            const gboolean corners = rounds % 2 == 0 || (at[-width - 1] && at[-width + 1] && at[width - 1] && at[width + 1]);
            const gboolean stays = at[0] && at[-1] && at[1] && at[-width] && at[width] && corners;

            next[(gsize) j * width + i] = stays;
            left += stays;
            if (at[0])
              {
                *x = i;
                *y = j;
              }
          }
      memcpy (mask, next, n);
      rounds++;
    }
  return rounds;
}

/* The middle of what the picture shows of a muscle; its depth in pixels. */
static guint
find_painted_middle (Picture *self, UnknotMuscle muscle, UnknotSide side, int *x, int *y)
{
  g_autofree guint32 *plain = paint (self, muscle, side, 0), *shining = paint (self, muscle, side, 1);
  const gsize n = (gsize) self->width * HEIGHT;
  g_autofree guchar *mask = g_malloc0 (n);
  int most = 0;

  for (gsize i = 0; i < n; i++)
    most = MAX (most, difference (plain[i], shining[i]));
  for (gsize i = 0; i < n; i++)
    mask[i] = most > 40 && difference (plain[i], shining[i]) > most / 2;
  return find_middle (mask, self->width, HEIGHT, x, y);
}

static double
distance_to_middle (UnknotMuscleMap *map, UnknotMuscle muscle, UnknotSide side, double x, double y)
{
  double mx, my;

  g_assert_true (unknot_muscle_map_get_middle (map, muscle, side, &mx, &my));
  return hypot (mx - x, my - y);
}

/* What is painted in the middle of a muscle is that muscle.  Muscles overlap, and a thin one can have
 * two places that are equally deep: then it may be the other one, if that one's middle is nearer. */
static void
assert_owner (UnknotMuscleMap *map, double x, double y, UnknotMuscle muscle, UnknotSide side, UnknotMuscle is,
              UnknotSide is_side)
{
  if (is == muscle && is_side == side)
    return;
  g_assert_cmpint (is_side, ==, side);
  g_assert_cmpfloat (distance_to_middle (map, is, is_side, x, y), <, distance_to_middle (map, muscle, side, x, y));
}

static void
test_middles (gconstpointer data)
{
  const UnknotBuild build = GPOINTER_TO_INT (data);
  gboolean seen[UNKNOT_N_MUSCLES][2] = { 0 };

  for (int back = 0; back < 2; back++)
    {
      g_autoptr (UnknotMuscleMap) map = NULL;
      Picture picture;

      picture_init (&picture, back, build);
      map = unknot_muscle_map_new (&picture.scene, picture.width, HEIGHT);
      for (int i = 0; i < UNKNOT_N_MUSCLES * 2; i++)
        {
          UnknotMuscle muscle = i / 2, is;
          UnknotSide side = i % 2, is_side;
          double x, y;
          int px = 0, py = 0;

          if (!unknot_muscle_map_get_middle (map, muscle, side, &x, &y))
            {
              g_assert_cmpfloat (unknot_muscle_map_get_area (map, muscle, side), ==, 0);
              continue;
            }
          seen[muscle][side] = TRUE;
          g_assert_true (unknot_muscle_map_find (map, x, y, 0, &is, &is_side));
          g_assert_cmpstr (unknot_muscle_get_spot (is, is_side), ==, unknot_muscle_get_spot (muscle, side));
          /* As painted. */
          g_assert_cmpuint (find_painted_middle (&picture, muscle, side, &px, &py), >, 1);
          g_test_message ("%s %s: map %.0f %.0f, painted %d %d", back ? "back" : "front",
                          unknot_muscle_get_spot (muscle, side), x, y, px, py);
          /* A glow is stronger to the eye on cloth than on skin, so that a patch on both can seem to have
           * its middle just beside what counts as the muscle. */
          g_assert_true (unknot_muscle_map_find (map, px + 0.5, py + 0.5, 4, &is, &is_side));
          assert_owner (map, px, py, muscle, side, is, is_side);
        }
    }
  for (int i = 0; i < UNKNOT_N_MUSCLES * 2; i++)
    g_assert_true (seen[i / 2][i % 2]);
}

/* The figure's left is on the right of a picture from the front and on the left of one from
 * behind; beside the body there is nothing, except for a hand that is not quite steady. */
static void
test_places (void)
{
  for (int back = 0; back < 2; back++)
    {
      const UnknotMuscle muscle = back ? UNKNOT_MUSCLE_RHOMBOIDS : UNKNOT_MUSCLE_PECTORALS;
      g_autoptr (UnknotMuscleMap) map = NULL;
      Picture picture;
      UnknotMuscle is;
      UnknotSide side;
      double left, right, y;

      picture_init (&picture, back, UNKNOT_BUILD_SLIM);
      map = unknot_muscle_map_new (&picture.scene, picture.width, HEIGHT);
      g_assert_true (unknot_muscle_map_get_middle (map, muscle, UNKNOT_LEFT, &left, &y));
      g_assert_true (unknot_muscle_map_get_middle (map, muscle, UNKNOT_RIGHT, &right, NULL));
      g_assert_true ((left < right) == back);
      g_assert_false (unknot_muscle_map_find (map, 2, 2, 4, &is, &side));
      g_assert_false (unknot_muscle_map_find (map, -50, -50, 0, &is, &side));
      g_assert_false (unknot_muscle_map_find (map, 1e6, 1e6, 0, &is, &side));

      /* A forearm has nothing beside it but the hand's reach. */
      const UnknotMuscle arm = back ? UNKNOT_MUSCLE_FOREARM_EXTENSORS : UNKNOT_MUSCLE_FOREARM_FLEXORS;
      double x;
      g_assert_true (unknot_muscle_map_get_middle (map, arm, UNKNOT_LEFT, &x, &y));
      const double out = back ? -1 : 1;
      double edge = x + 40 * out;
      while (!unknot_muscle_map_find (map, edge, y, 0, &is, &side))
        edge -= out;
      g_assert_false (unknot_muscle_map_find (map, edge + 6 * out, y, 0, &is, &side));
      g_assert_true (unknot_muscle_map_find (map, edge + 6 * out, y, 12, &is, &side));
      g_assert_true (is == UNKNOT_MUSCLE_FOREARM_EXTENSORS || is == UNKNOT_MUSCLE_FOREARM_FLEXORS);
      g_assert_false (unknot_muscle_map_find (map, edge + 30 * out, y, 12, &is, &side));
    }
}

/* The outline is drawn where the muscle is, and nowhere else. */
static void
test_outline (void)
{
  g_autoptr (UnknotMuscleMap) map = NULL;
  g_autofree guint32 *pixels = NULL;
  Picture picture;
  double x, y;
  guint drawn = 0;

  picture_init (&picture, TRUE, UNKNOT_BUILD_SLIM);
  map = unknot_muscle_map_new (&picture.scene, picture.width, HEIGHT);
  pixels = g_new0 (guint32, (gsize) picture.width * HEIGHT);
  unknot_muscle_map_paint (map, UNKNOT_MUSCLE_PECTORALS, UNKNOT_LEFT, 0xff0000, 0.5, 2, (gsize) picture.width * 4, (guchar *) pixels);
  for (gsize i = 0; i < (gsize) picture.width * HEIGHT; i++)
    g_assert_cmpuint (pixels[i], ==, 0);
  unknot_muscle_map_paint (map, UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_LEFT, 0xff0000, 0.5, 2, (gsize) picture.width * 4, (guchar *) pixels);
  for (gsize i = 0; i < (gsize) picture.width * HEIGHT; i++)
    drawn += pixels[i] != 0;
  g_assert_true (unknot_muscle_map_get_middle (map, UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_LEFT, &x, &y));
  g_assert_cmpuint (pixels[(gsize) y * picture.width + (gsize) x], ==, 0x80800000);
  g_assert_cmpfloat (drawn, >, 0.8 * unknot_muscle_map_get_area (map, UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_LEFT));
  g_assert_cmpfloat (drawn, <, 1.6 * unknot_muscle_map_get_area (map, UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_LEFT));
}

/* How much of the picture differs from the plain one. */
static gint64
count_glow (Picture *self, const guint32 *plain, UnknotMuscle muscle, double fade, guint32 *most)
{
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autofree guint32 *pixels = g_new (guint32, (gsize) self->width * HEIGHT);
  const UnknotSceneGlow glow = { muscle, UNKNOT_LEFT, fade };
  gint64 sum = 0;
  int best = -1;

  self->scene.glow = &glow;
  self->scene.n_glow = 1;
  self->scene.glow_strength = 1;
  unknot_painter_paint (painter, &self->scene, self->width, HEIGHT, (gsize) self->width * 4, (guchar *) pixels);
  for (gsize i = 0; i < (gsize) self->width * HEIGHT; i++)
    {
      const int differs = difference (plain[i], pixels[i]);

      sum += differs;
      if (differs > best)
        *most = pixels[i];
      best = MAX (best, differs);
    }
  self->scene.glow = NULL;
  self->scene.n_glow = 0;
  return sum;
}

/* A mark that has eased shines less. */
static void
test_fade (void)
{
  gint64 before = G_MAXINT64;
  Picture picture;
  guint32 most;

  picture_init (&picture, TRUE, UNKNOT_BUILD_SLIM);
  g_autofree guint32 *plain = paint (&picture, UNKNOT_MUSCLE_RHOMBOIDS, UNKNOT_LEFT, 0);
  for (int fade = 0; fade <= 8; fade++)
    {
      const gint64 sum = count_glow (&picture, plain, UNKNOT_MUSCLE_RHOMBOIDS, fade / 8.0, &most);

      g_assert_cmpint (sum, <, before);
      before = sum;
    }
  g_assert_cmpint (before, ==, 0);
}

/* Also a slight mark is a warm one on the shirt, which is as far from its colour as can be: never the grey that lies
 * between the two. */
static void
test_warm (void)
{
  static const struct { UnknotMuscle muscle; gboolean back; } places[] = {
    { UNKNOT_MUSCLE_RHOMBOIDS, TRUE }, { UNKNOT_MUSCLE_UPPER_TRAPEZIUS, TRUE }, { UNKNOT_MUSCLE_SCALENES, FALSE },
  };

  for (guint place = 0; place < G_N_ELEMENTS (places); place++)
    for (int tones = UNKNOT_TONES_LIGHT; tones < UNKNOT_N_TONES; tones++)
      {
        Picture picture;

        picture_init (&picture, places[place].back, UNKNOT_BUILD_SLIM);
        picture.scene.tones = (UnknotTones) tones;
        g_autofree guint32 *plain = paint (&picture, places[place].muscle, UNKNOT_LEFT, 0);
        /* Fresh marks of 10, 7, 4 and 2 of 10. */
        for (double fade = 0; fade < 0.68; fade += 0.22)
          {
            guint32 most = 0;

            count_glow (&picture, plain, places[place].muscle, fade, &most);
            const int red = most >> 16 & 0xff, green = most >> 8 & 0xff, blue = most & 0xff;

            g_test_message ("place %u, tones %d, fade %.2f: %06x", place, tones, fade, most & 0xffffff);
            g_assert_cmpint (red - green, >=, 30);
            g_assert_cmpint (green - blue, >=, 12);
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/muscle-map/middles/slim", GINT_TO_POINTER (UNKNOT_BUILD_SLIM), test_middles);
  g_test_add_data_func ("/muscle-map/middles/broad", GINT_TO_POINTER (UNKNOT_BUILD_BROAD), test_middles);
  g_test_add_func ("/muscle-map/places", test_places);
  g_test_add_func ("/muscle-map/outline", test_outline);
  g_test_add_func ("/muscle-map/fade", test_fade);
  g_test_add_func ("/muscle-map/warm", test_warm);
  return g_test_run ();
}
