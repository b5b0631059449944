/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/body/landmark.h"
#include "core/body/props.h"
#include "core/guide/catalog.h"
#include "figure/body.h"
#include "figure/painter.h"
#include "figure/stage.h"
#include "figure/view.h"

/* Every step of every bundled guide as a picture: what a machine can see of what is wrong with
 * it.  All faults are told, not the first alone. */

#define SIZE 150
/* Where holes of a part of a pixel are to be seen, and how far round them it is looked. */
#define SPECK_SIZE 390
#define SPECK 3

typedef struct {
  UnknotGuide *guide;
  UnknotStage *stage;
  guint step;
  const UnknotStep *is;
  UnknotStageMoment moment;
  UnknotScene scene;
} Picture;

typedef void (*Check) (UnknotPainter *painter, Picture *picture);

static void
fault (const Picture *picture, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
fault (const Picture *picture, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list list;

  va_start (list, format);
  what = g_strdup_vprintf (format, list);
  va_end (list);
  g_test_message ("%s, step %u: %s", unknot_guide_get_id (picture->guide), picture->step + 1, what);
  g_test_fail ();
}

static void
for_each_picture (gconstpointer data)
{
  Check check = *(const Check *) data;
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  guint seen = 0;

  unknot_catalog_load (catalog);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      const char *id = unknot_catalog_get_entry (catalog, i)->id;
      g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, id, NULL);
      g_autoptr (UnknotStage) stage = NULL;

      g_assert_nonnull (guide);
      if (unknot_guide_get_n_steps (guide) == 0) /* a set of other guides */
        continue;
      stage = unknot_stage_new (guide);
      for (guint step = 0; step < unknot_guide_get_n_steps (guide); step++, seen++)
        {
          Picture picture = { .guide = guide, .stage = stage, .step = step, .is = unknot_guide_get_step (guide, step) };

          unknot_scene_init (&picture.scene, NULL);
          picture.scene.background = 0xfff8f6f1;
          unknot_stage_set_scene (stage, unknot_stage_get_still (stage, step), FALSE, &picture.moment, &picture.scene);
          check (painter, &picture);
        }
    }
  g_assert_cmpuint (seen, >, 100);
}

static void
paint (UnknotPainter *painter, const UnknotScene *scene, guchar *pixels)
{
  unknot_painter_paint (painter, scene, SIZE, SIZE, SIZE * 4, pixels);
}

/* --- In the frame ---------------------------------------------------------------------- */

/* The head is whole, and the person is not lost in an empty picture. */
static void
check_frame (UnknotPainter *painter, Picture *picture)
{
  g_autofree guchar *pixels = g_malloc (SIZE * SIZE * 4);
  int x0 = SIZE, x1 = 0, y0 = SIZE, y1 = 0, cut = 0;

  paint (painter, &picture->scene, pixels);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        guint group = unknot_painter_group_at (painter, x, y, NULL);
        gboolean rim = x == 0 || y == 0 || x == SIZE - 1 || y == SIZE - 1;

        if (group == GROUP_NONE || group >= GROUP_ARROW)
          continue;
        x0 = MIN (x0, x);
        x1 = MAX (x1, x);
        y0 = MIN (y0, y);
        y1 = MAX (y1, y);
        cut += rim && (group == GROUP_HEAD || group == GROUP_HAIR);
      }
  if (cut > 0)
    fault (picture, "the head is cut off by the frame");
  if (MAX (x1 - x0, y1 - y0) < SIZE * 0.36)
    fault (picture, "the figure takes %d %% of its frame", MAX (x1 - x0, y1 - y0) * 100 / SIZE);
}

/* Who lies fills the width of a square; in a window that is wider than high the head is whole, too. */
static void
check_frame_wide (UnknotPainter *painter, Picture *picture)
{
  const int width = SIZE * 8 / 5;
  const gboolean flat = picture->scene.fit.width > 3.4 * picture->scene.fit.height;
  g_autofree guchar *pixels = g_malloc (width * SIZE * 4);
  int cut = 0, cut_mat = 0;

  if (picture->is->view.framing != UNKNOT_FRAME_WHOLE || picture->scene.fit.width < 1.3 * picture->scene.fit.height)
    return;
  unknot_painter_paint (painter, &picture->scene, width, SIZE, width * 4, pixels);
  for (int x = 0; x < width; x++)
    for (int y = 0; y < SIZE; y += SIZE - 1)
      {
        guint group = unknot_painter_group_at (painter, x, y, NULL);

        cut += group == GROUP_HEAD || group == GROUP_HAIR;
        cut_mat += flat && group >= GROUP_PROPS;
      }
  if (cut > 0)
    fault (picture, "the head is cut off in a wide picture");
  if (cut_mat > 0)
    fault (picture, "the mat is cut off in a wide picture");
}

/* Whether the cloth round a place is one smooth surface. */
static gboolean
is_plain (UnknotPainter *painter, int x, int y)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;

  for (int dy = -SPECK; dy <= SPECK; dy++)
    for (int dx = -SPECK; dx <= SPECK; dx++)
      {
        double depth;

        if (unknot_painter_group_at (painter, x + dx, y + dy, &depth) != GROUP_TROUSERS)
          return FALSE;
        low = MIN (low, depth);
        high = MAX (high, depth);
      }
  return high - low < 2.5;
}

/* On plain cloth nothing is seen but a seam: a dark speck would be a hole through which one sees its inside. */
static void
check_specks (UnknotPainter *painter, Picture *picture)
{
  g_autofree guchar *pixels = g_malloc (SPECK_SIZE * SPECK_SIZE * 4);
  guint specks = 0;

  if (picture->scene.n_arrows > 0)
    return;
  picture->scene.n_glow = 0;
  unknot_painter_paint (painter, &picture->scene, SPECK_SIZE, SPECK_SIZE, SPECK_SIZE * 4, pixels);
  for (int y = SPECK; y < SPECK_SIZE - SPECK; y++)
    for (int x = SPECK; x < SPECK_SIZE - SPECK; x++)
      {
        const guchar *at = pixels + (y * SPECK_SIZE + x) * 4;
        gboolean darker = TRUE;

        for (int dy = -SPECK; dy <= SPECK; dy += SPECK)
          for (int dx = -SPECK; dx <= SPECK; dx += SPECK)
            darker = darker && ((dx == 0 && dy == 0) || at[1] + 12 < at[(dy * SPECK_SIZE + dx) * 4 + 1]);
        specks += darker && is_plain (painter, x, y);
      }
  if (specks > 0)
    fault (picture, "%u specks on plain cloth", specks);
}

/* On the way into the step's pose, too. */
static void
check_frame_in_between (UnknotPainter *painter, Picture *picture)
{
  static const double parts[] = { 0.02, 0.3, 0.6, 0.85 };
  g_autofree guchar *pixels = g_malloc (SIZE * SIZE * 4);
  double begin = unknot_timeline_get_step_start (unknot_stage_get_timeline (picture->stage), picture->step);

  for (gsize i = 0; picture->is->n_keys > 0 && i < G_N_ELEMENTS (parts); i++)
    {
      int cut = 0;

      unknot_stage_set_scene (picture->stage, begin + parts[i] * picture->is->keys[0].seconds, FALSE, &picture->moment,
                              &picture->scene);
      paint (painter, &picture->scene, pixels);
      for (int k = 0; k < SIZE; k++)
        {
          const int rim[4][2] = { { k, 0 }, { k, SIZE - 1 }, { 0, k }, { SIZE - 1, k } };

          for (int side = 0; side < 4; side++)
            {
              guint group = unknot_painter_group_at (painter, rim[side][0], rim[side][1], NULL);

              cut += group == GROUP_HEAD || group == GROUP_HAIR;
            }
        }
      if (cut > 0)
        fault (picture, "the head is cut off by the frame %.0f %% on the way", parts[i] * 100);
    }
}

/* --- What glows can be seen ------------------------------------------------------------ */

static void
check_glow (UnknotPainter *painter, Picture *picture)
{
  g_autofree guchar *with = g_malloc (SIZE * SIZE * 4), *without = g_malloc (SIZE * SIZE * 4);
  int lit = 0;

  /* A ball or a roller says where, even when it lies over the place. */
  if (picture->scene.n_glow == 0 || picture->is->spot)
    return;
  picture->scene.glow_strength = 1;
  paint (painter, &picture->scene, with);
  picture->scene.glow_strength = 0;
  paint (painter, &picture->scene, without);
  for (int i = 0; i < SIZE * SIZE * 4; i += 4)
    lit += abs (with[i] - without[i]) + abs (with[i + 1] - without[i + 1]) + abs (with[i + 2] - without[i + 2]) > 24;
  if (lit < 6)
    fault (picture, "nothing is seen of the muscles that glow");
}

/* --- On the ground --------------------------------------------------------------------- */

static UnknotVec
on_bone (const UnknotSkeleton *s, UnknotBone bone, double x, double y, double z)
{
  const UnknotFrame *f = &s->bone[bone];

  return (UnknotVec) { f->origin.x + f->x.x * x + f->y.x * y + f->z.x * z, f->origin.y + f->x.y * x + f->y.y * y + f->z.y * z,
                       f->origin.z + f->x.z * x + f->y.z * y + f->z.z * z };
}

static void
check_ground (UnknotPainter *painter, Picture *picture)
{
  const UnknotSkeleton *s = picture->scene.skeleton;

  for (int side = 0; side < 2; side++)
    {
      const char *name = side == UNKNOT_LEFT ? "left" : "right";
      double toe = on_bone (s, UNKNOT_BONE_FOOT_L + side, 0, -UNKNOT_ANKLE_HEIGHT, 14).y;
      double heel = on_bone (s, UNKNOT_BONE_FOOT_L + side, 0, -UNKNOT_ANKLE_HEIGHT, -5).y;
      double palm = on_bone (s, UNKNOT_BONE_HAND_L + side, 0, -6, 0).y, tip = on_bone (s, UNKNOT_BONE_HAND_L + side, 0, -14, 0).y;

      if (MIN (toe, heel) < -3.2)
        fault (picture, "the %s foot is %.1f cm in the ground", name, -MIN (toe, heel));
      if (palm < -0.5 || (tip < -3.2 && s->finger_curl[side] < 0.4))
        fault (picture, "the %s hand is %.1f cm in the ground", name, -MIN (palm, tip));
    }
}

/* --- Hands and balls ------------------------------------------------------------------- */

/* A hand lies on the body, not in it.  The trunk and the head as balls, a little smaller than they are. */
static void
check_hands (UnknotPainter *painter, Picture *picture)
{
  static const struct {
    UnknotBone bone;
    UnknotVec at;
    double radius;
  } balls[] = {
    { UNKNOT_BONE_PELVIS, { 5, 0, 0 }, 9 },  { UNKNOT_BONE_PELVIS, { -5, 0, 0 }, 9 },  { UNKNOT_BONE_LUMBAR, { 4, 2, 0 }, 8.5 },
    { UNKNOT_BONE_LUMBAR, { -4, 2, 0 }, 8.5 }, { UNKNOT_BONE_CHEST, { 5, 4, 0 }, 9 },    { UNKNOT_BONE_CHEST, { -5, 4, 0 }, 9 },
    { UNKNOT_BONE_CHEST, { 5, 13, -0.5 }, 9 }, { UNKNOT_BONE_CHEST, { -5, 13, -0.5 }, 9 }, { UNKNOT_BONE_NECK, { 0, 3, 0 }, 4.2 },
    { UNKNOT_BONE_HEAD, { 0, 11, 2.5 }, 8 },
  };
  const UnknotSkeleton *s = picture->scene.skeleton;

  for (int side = 0; side < 2; side++)
    for (gsize i = 0; i < G_N_ELEMENTS (balls); i++)
      {
        UnknotVec palm = on_bone (s, UNKNOT_BONE_HAND_L + side, 0, -5, 0);
        UnknotVec ball = on_bone (s, balls[i].bone, balls[i].at.x, balls[i].at.y, balls[i].at.z);
        double off = sqrt (pow (palm.x - ball.x, 2) + pow (palm.y - ball.y, 2) + pow (palm.z - ball.z, 2)) - balls[i].radius;

        if (off < 0)
          fault (picture, "the %s hand is %.1f cm inside the %s", side == UNKNOT_LEFT ? "left" : "right", -off,
                 balls[i].bone == UNKNOT_BONE_HEAD ? "head" : "body");
      }
}

/* Large enough that fingers are some pixels wide. */
#define HANDS_SIZE 240

/* How many samples show fingers of each hand. */
static void
count_fingers (UnknotPainter *painter, Picture *picture, UnknotBuild build, guint n[2])
{
  g_autofree guchar *pixels = g_malloc (HANDS_SIZE * HANDS_SIZE * 4);

  picture->scene.build = build;
  unknot_painter_paint (painter, &picture->scene, HANDS_SIZE, HANDS_SIZE, HANDS_SIZE * 4, pixels);
  n[0] = n[1] = 0;
  for (int y = 0; y < HANDS_SIZE; y++)
    for (int x = 0; x < HANDS_SIZE; x++)
      {
        guint group = unknot_painter_group_at (painter, x, y, NULL);

        if (group >= GROUP_DIGITS && group < GROUP_DIGITS + 10)
          n[(group - GROUP_DIGITS) / 5]++;
      }
}

/* Whether a hand is on the viewer's side of the trunk. */
static gboolean
is_hand_before_trunk (const Picture *picture, int side)
{
  const UnknotSkeleton *s = picture->scene.skeleton;
  const double turn = picture->scene.turn * G_PI / 180;
  const UnknotVec palm = on_bone (s, UNKNOT_BONE_HAND_L + side, 0, -5, 0), trunk = on_bone (s, UNKNOT_BONE_LUMBAR, 0, 0, 0);

  return (palm.x - trunk.x) * sin (turn) + (palm.z - trunk.z) * cos (turn) > 2;
}

/* A hand that lies on the body is not swallowed by a body that is broader. */
static void
check_builds (UnknotPainter *painter, Picture *picture)
{
  guint slim[2], broad[2];

  if (!is_hand_before_trunk (picture, UNKNOT_LEFT) && !is_hand_before_trunk (picture, UNKNOT_RIGHT))
    return;
  picture->scene.n_glow = picture->scene.n_arrows = 0;
  count_fingers (painter, picture, UNKNOT_BUILD_SLIM, slim);
  count_fingers (painter, picture, UNKNOT_BUILD_BROAD, broad);
  for (int side = 0; side < 2; side++)
    if (slim[side] > 25 && is_hand_before_trunk (picture, side) && broad[side] < slim[side] * 0.6)
      fault (picture, "of the %s hand's fingers %u %% are left on the broad build", side == UNKNOT_LEFT ? "left" : "right",
             broad[side] * 100 / slim[side]);
}

/* How far the edge of a ball that is pressed on the back stays from the middle of the spine. */
#define SPINE_CLEAR 1.5

/* Beside the spine, where the guide says never to press it. */
static void
check_spine (UnknotPainter *painter, Picture *picture)
{
  const UnknotProps *props = &picture->scene.props;
  const UnknotFrame *chest = &picture->scene.skeleton->bone[UNKNOT_BONE_CHEST];
  const double out = 0.85 * UNKNOT_BALL_RADIUS;
  UnknotVec at, normal;
  double x, y, z, off;

  if (!picture->is->pressure || props->spot == UNKNOT_LANDMARK_NONE ||
      !g_strv_contains (unknot_guide_get_never_press (picture->guide), "spine") ||
      !(props->present & (UNKNOT_PROP_BIT (UNKNOT_PROP_BALL) | UNKNOT_PROP_BIT (UNKNOT_PROP_SOCK_BALL))))
    return;
  at = unknot_skeleton_get_landmark (picture->scene.skeleton, props->spot, &normal);
  x = at.x - chest->origin.x + normal.x * out;
  y = at.y - chest->origin.y + normal.y * out;
  z = at.z - chest->origin.z + normal.z * out;
  off = fabs (x * chest->x.x + y * chest->x.y + z * chest->x.z) - UNKNOT_BALL_RADIUS;
  if (off < SPINE_CLEAR)
    fault (picture, "the ball is %.1f cm from the middle of the spine", off);
}

/* A ball that is pressed lies between the body and what it is pressed against. */
static void
check_balls (UnknotPainter *painter, Picture *picture)
{
  const UnknotProps *props = &picture->scene.props;
  UnknotVec at, normal;
  double far;

  if (!picture->is->pressure || props->spot == UNKNOT_LANDMARK_NONE)
    return;
  at = unknot_skeleton_get_landmark (picture->scene.skeleton, props->spot, &normal);
  if (props->present & UNKNOT_PROP_BIT (UNKNOT_PROP_WALL) && props->wall == UNKNOT_WALL_BEHIND &&
      props->present & (UNKNOT_PROP_BIT (UNKNOT_PROP_BALL) | UNKNOT_PROP_BIT (UNKNOT_PROP_SOCK_BALL)))
    {
      far = at.z + normal.z * 0.85 * UNKNOT_BALL_RADIUS - UNKNOT_BALL_RADIUS - UNKNOT_WALL_BACK_Z;
      if (fabs (far) > 1.6)
        fault (picture, "the ball is %.1f cm off the wall", far);
    }
  if (props->present & UNKNOT_PROP_BIT (UNKNOT_PROP_TWO_BALLS) && props->present & UNKNOT_PROP_BIT (UNKNOT_PROP_MAT))
    {
      far = at.y + normal.y * 0.85 * UNKNOT_BALL_RADIUS - UNKNOT_BALL_RADIUS;
      if (fabs (far) > 1.6)
        fault (picture, "the balls are %.1f cm off the mat", far);
    }
}

/* Nobody leans with the head in the wall. */
static void
check_wall (UnknotPainter *painter, Picture *picture)
{
  static const struct {
    UnknotBone bone;
    double y, z;
    const char *name;
  } backs[] = {
    { UNKNOT_BONE_HEAD, 12, -6.7, "head" }, { UNKNOT_BONE_CHEST, 15, -11.4, "back" }, { UNKNOT_BONE_PELVIS, -3, -11.7, "seat" },
  };
  const UnknotProps *props = &picture->scene.props;

  if (!(props->present & UNKNOT_PROP_BIT (UNKNOT_PROP_WALL)) || props->wall != UNKNOT_WALL_BEHIND)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (backs); i++)
    {
      double in = UNKNOT_WALL_BACK_Z - on_bone (picture->scene.skeleton, backs[i].bone, 0, backs[i].y, backs[i].z).z;

      if (in > 1)
        fault (picture, "the %s is %.1f cm in the wall", backs[i].name, in);
    }
}

/* --- Where never to press ---------------------------------------------------------------- */

/* How many bytes of the picture @mark alone changes, seen from @turn. */
static guint
count_marked (UnknotPainter *painter, UnknotScene *scene, const UnknotSceneMark *mark, double turn)
{
  g_autofree guchar *plain = g_malloc (SIZE * SIZE * 4), *marked = g_malloc (SIZE * SIZE * 4);
  guint n = 0;

  scene->turn = turn;
  scene->n_marks = 0;
  paint (painter, scene, plain);
  scene->marks = mark;
  scene->n_marks = 1;
  paint (painter, scene, marked);
  for (guint i = 0; i < SIZE * SIZE * 4; i++)
    n += plain[i] != marked[i];
  return n;
}

/* A massage marks the throat in front and the spine behind, each seen from its own side alone; what
 * is no massage marks nothing. */
static void
test_never_press (void)
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autoptr (UnknotGuide) massage = NULL, stretch = NULL;
  g_autoptr (UnknotStage) stage = NULL, other = NULL;
  UnknotStageMoment moment;
  UnknotScene scene;
  guint in_front = 0, behind = 0;

  unknot_catalog_load (catalog);
  massage = unknot_catalog_read_guide (catalog, "finger-circles", NULL);
  stretch = unknot_catalog_read_guide (catalog, "shoulder-rolls", NULL);
  stage = unknot_stage_new (massage);
  other = unknot_stage_new (stretch);
  unknot_scene_init (&scene, NULL);
  unknot_stage_set_scene (stage, 0, FALSE, &moment, &scene);
  unknot_stage_set_marks (stage, &moment, &scene);
  g_assert_cmpuint (scene.n_marks, >=, 8);
  for (guint i = 0, n = scene.n_marks; i < n; i++)
    {
      const gboolean front = count_marked (painter, &scene, &moment.marks[i], 0) > 0;
      const gboolean back = count_marked (painter, &scene, &moment.marks[i], 180) > 0;

      g_assert_false (front && back);
      in_front += front;
      behind += back;
    }
  g_assert_cmpuint (in_front, >=, 5);
  g_assert_cmpuint (behind, >=, 1);
  unknot_stage_set_scene (other, 0, FALSE, &moment, &scene);
  unknot_stage_set_marks (other, &moment, &scene);
  g_assert_cmpuint (scene.n_marks, ==, 0);
}

int
main (int argc, char **argv)
{
  static const Check frame = check_frame, wide = check_frame_wide, between = check_frame_in_between, glow = check_glow, ground = check_ground, hands = check_hands, balls = check_balls,
                     wall = check_wall, builds = check_builds, spine = check_spine, specks = check_specks;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/pictures/frame", &frame, for_each_picture);
  g_test_add_data_func ("/pictures/frame-wide", &wide, for_each_picture);
  g_test_add_data_func ("/pictures/frame-in-between", &between, for_each_picture);
  g_test_add_data_func ("/pictures/glow", &glow, for_each_picture);
  g_test_add_data_func ("/pictures/ground", &ground, for_each_picture);
  g_test_add_data_func ("/pictures/hands", &hands, for_each_picture);
  g_test_add_data_func ("/pictures/builds", &builds, for_each_picture);
  g_test_add_data_func ("/pictures/balls", &balls, for_each_picture);
  g_test_add_data_func ("/pictures/wall", &wall, for_each_picture);
  g_test_add_data_func ("/pictures/spine", &spine, for_each_picture);
  g_test_add_data_func ("/pictures/specks", &specks, for_each_picture);
  g_test_add_func ("/pictures/never-press", test_never_press);
  return g_test_run ();
}
