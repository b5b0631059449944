/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "core/guide/catalog.h"
#include "figure/painter.h"
#include "figure/stage.h"

/* A picture that follows a guide is the one that would be painted from nothing. */

#define SIZE 400
#define MOST_SIZE 600
#define BYTES (MOST_SIZE * MOST_SIZE * 4)
#define FRAME (1 / 60.0)
#define ROUNDS 40

typedef struct {
  UnknotCatalog *catalog;
  UnknotPainter *painter, *other;
  int size;
  guchar *pixels, *wanted;
  UnknotStage *stage;
  UnknotStageMoment moment;
  UnknotScene scene;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  unknot_catalog_load (f->catalog);
  f->painter = unknot_painter_new ();
  f->other = unknot_painter_new ();
  f->pixels = g_malloc0 (BYTES);
  f->wanted = g_malloc0 (BYTES);
  f->size = SIZE;
  unknot_scene_init (&f->scene, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->stage, unknot_stage_free);
  unknot_painter_free (f->painter);
  unknot_painter_free (f->other);
  g_object_unref (f->catalog);
  g_free (f->pixels);
  g_free (f->wanted);
}

/* A guide with steps. */
static void
take_guide (Fixture *f, guint n)
{
  g_clear_pointer (&f->stage, unknot_stage_free);
  for (; f->stage == NULL; n++)
    {
      const char *id = unknot_catalog_get_entry (f->catalog, n % unknot_catalog_get_n_entries (f->catalog))->id;
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (f->catalog, id, NULL);

      if (unknot_guide_get_n_steps (guide) > 0)
        f->stage = unknot_stage_new (guide);
    }
}

static double
any_moment (Fixture *f)
{
  return g_test_rand_double () * unknot_timeline_get_seconds (unknot_stage_get_timeline (f->stage));
}

static gboolean
follow (Fixture *f, double seconds)
{
  unknot_stage_set_scene (f->stage, seconds, FALSE, &f->moment, &f->scene);
  unknot_stage_set_marks (f->stage, &f->moment, &f->scene);
  return unknot_painter_update (f->painter, &f->scene, f->size, f->size, (gsize) f->size * 4, f->pixels);
}

static void
assert_repainted (Fixture *f, double seconds)
{
  int x, y;

  unknot_painter_repaint (f->painter, f->wanted);
  if (memcmp (f->pixels, f->wanted, (gsize) (f->size * f->size * 4)) == 0)
    {
      /* Where it was painted from nothing it is followed on. */
      g_assert_false (follow (f, seconds));
      return;
    }
  for (int i = 0; i < f->size * f->size * 4; i++)
    if (f->pixels[i] != f->wanted[i])
      {
        x = i / 4 % f->size;
        y = i / 4 / f->size;
        g_error ("%s at %.3f s: other pixels at %d, %d", unknot_guide_get_id (unknot_timeline_get_guide (unknot_stage_get_timeline (f->stage))),
                 seconds, x, y);
      }
}

/* Byte for byte, whatever has moved, and also after a leap; small, and as large as it is painted. */
static void
test_same (Fixture *f, gconstpointer data)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      static const int sizes[] = { 230, SIZE, MOST_SIZE };
      double seconds;

      take_guide (f, (guint) g_test_rand_int_range (0, 1000));
      f->size = sizes[round % 3];
      f->scene.background = round % 2 ? 0 : 0xfff8f6f1;
      for (int leap = 0; leap < 3; leap++)
        {
          seconds = any_moment (f);
          for (int i = 0; i < 12; i++)
            follow (f, seconds + i * FRAME * (1 + leap));
          assert_repainted (f, seconds + 11 * FRAME * (1 + leap));
        }
    }
}

#define VISIBLE 16

/* How many of the 255 shades two pictures differ by on the whole, and at how many places by so many that it
 * can be seen, where the mean of 3 x 3 pixels counts: that is what an eye sees of an edge. */
static double
difference (const guchar *a, const guchar *b, guint *visible)
{
  double sum = 0;

  *visible = 0;
  for (int y = 1; y < SIZE - 1; y++)
    for (int x = 1; x < SIZE - 1; x++)
      for (int k = 0; k < 4; k++)
        {
          int here = 0;

          for (int dy = -1; dy <= 1; dy++)
            for (int dx = -1; dx <= 1; dx++)
              here += a[((y + dy) * SIZE + x + dx) * 4 + k] - b[((y + dy) * SIZE + x + dx) * 4 + k];
          *visible += abs (here) > 9 * VISIBLE;
          sum += abs (a[(y * SIZE + x) * 4 + k] - b[(y * SIZE + x) * 4 + k]);
        }
  return sum / (SIZE * SIZE * 4);
}

/* @to becomes @from, half a pixel further to the right or down. */
static void
shift_by_half (const guchar *from, gboolean down, guchar *to)
{
  const int before = down ? SIZE * 4 : 4;

  memcpy (to, from, SIZE * SIZE * 4);
  for (int i = before; i < SIZE * SIZE * 4; i++)
    to[i] = (guchar) ((from[i] + from[i - before] + 1) / 2);
}

/* What stays where it is is not seen to lag behind: everywhere together, the picture differs from the one of the
 * very moment by less than that one does from itself, half a pixel further (SHOWN_FAR). */
static void
test_near (Fixture *f, gconstpointer data)
{
  g_autofree guchar *further = g_malloc (BYTES);
  guint stayed = 0, frames = 0, most = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      guint visible, allowed = 0;
      double seconds, mean, allowed_mean = 0;

      take_guide (f, (guint) g_test_rand_int_range (0, 1000));
      f->scene.background = 0xfff8f6f1;
      seconds = any_moment (f);
      for (int i = 0; i < 30; i++, frames++)
        stayed += !follow (f, seconds + i * FRAME);
      unknot_painter_paint (f->other, &f->scene, SIZE, SIZE, SIZE * 4, f->wanted);
      for (int down = 0; down < 2; down++)
        {
          guint places;

          shift_by_half (f->wanted, down, further);
          allowed_mean = MAX (allowed_mean, difference (further, f->wanted, &places));
          allowed = MAX (allowed, places);
        }
      mean = difference (f->pixels, f->wanted, &visible);
      most = MAX (most, 100 * visible / MAX (allowed, 1));
      g_assert_cmpfloat (mean, <, allowed_mean);
      g_assert_cmpuint (visible, <, allowed);
    }
  g_test_message ("%u of %u pictures stayed; visible at up to %u %% of the places that half a pixel changes", stayed, frames, most);
  g_assert_cmpuint (stayed, >, frames / 10);
}

/* What does not move is not painted again; what is turned by the user is. */
static void
test_still (Fixture *f, gconstpointer data)
{
  guint painted = 0;

  take_guide (f, 0);
  follow (f, 1);
  for (int i = 0; i < 60; i++)
    painted += follow (f, 1);
  g_assert_cmpuint (painted, ==, 0);
  g_assert_true (unknot_painter_is_near (f->painter, &f->scene, SIZE, SIZE));
  f->scene.turn += 1;
  g_assert_false (unknot_painter_is_near (f->painter, &f->scene, SIZE, SIZE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/follow/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/follow/near", Fixture, NULL, set_up, test_near, tear_down);
  g_test_add ("/follow/still", Fixture, NULL, set_up, test_still, tear_down);
  return g_test_run ();
}
