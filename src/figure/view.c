/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/view.h"

/* Air around the figure, of the picture's size. */
#define MARGIN 0.045f
#define HEAD_TOP 24.0
#define HAND_LENGTH 18.5

void
view_init (View *self, const UnknotFit *fit, double turn, double tilt, int width, int height)
{
  float a = (float) (turn * G_PI / 180), b = (float) (tilt * G_PI / 180);
  float ca = cosf (a), sa = sinf (a), cb = cosf (b), sb = sinf (b);
  Vec right = vec (ca, 0, -sa), up = vec (-sb * sa, cb, -sb * ca), near = vec (cb * sa, sb, cb * ca);
  Vec centre = vec ((float) fit->centre.x, (float) fit->centre.y, (float) fit->centre.z);
  /* What is far back on the ground is seen higher, what is near lower. */
  float flat = sb > 0 ? smooth_step (1.35f, 2.0f, (float) (fit->width / fit->height)) : 0;
  /* Who lies with arms and knees low. */
  float lying = sb > 0 ? smooth_step (2.9f, 3.5f, (float) (fit->width / fit->height)) : 0;
  float high = (float) fit->height * cb, deep = (0.6f + 0.2f * flat + 0.1f * lying) * (float) fit->width * fabsf (sb);
  /* Of who lies or kneels nothing is as far up as the ground is down. */
  float spare = 0.7f * lying * high;
  float half_w = (float) fit->width, half_h = high + deep - spare;
  float room = 1 - 2 * MARGIN;
  float scale = MIN ((float) width * room / (2 * half_w), (float) height * room / (2 * half_h));
  /* The body moves into the middle, as far as there is room. */
  float low = MIN (flat * MIN (deep / 2, high), (float) height * room / (2 * scale) - half_h + spare);

  self->eye = (Turn) { { right.x, up.x, near.x }, { right.y, up.y, near.y }, { right.z, up.z, near.z }, { 0, 0, 0 } };
  self->scale = scale;
  self->cx = (float) width / 2 - vec_dot (right, centre) * scale;
  self->cy = (float) height / 2 + (vec_dot (up, centre) - low) * scale;
}

/* --- What to show ---------------------------------------------------------------------- */

typedef struct {
  double y0, y1;
  GArray *places; /* UnknotVec with a radius in front: what must be seen sideways */
} Extent;

typedef struct {
  UnknotVec at;
  double radius;
} Ball;

static UnknotVec
on_bone (const UnknotSkeleton *s, UnknotBone bone, double x, double y, double z)
{
  const UnknotFrame *f = &s->bone[bone];

  return (UnknotVec) { f->origin.x + f->x.x * x + f->y.x * y + f->z.x * z,
                       f->origin.y + f->x.y * x + f->y.y * y + f->z.y * z,
                       f->origin.z + f->x.z * x + f->y.z * y + f->z.z * z };
}

static guint
collect (const UnknotSkeleton *s, int framing, Ball *balls)
{
  guint n = 0;
  UnknotVec pelvis = on_bone (s, UNKNOT_BONE_PELVIS, 0, 0, 0);
  UnknotVec chest = on_bone (s, UNKNOT_BONE_CHEST, 0, 4, 0);

  balls[n++] = (Ball) { on_bone (s, UNKNOT_BONE_HEAD, 0, 12, 2), 11.5 };
  for (int side = 0; side < 2; side++)
    {
      UnknotVec tip = on_bone (s, UNKNOT_BONE_HAND_L + side, 0, -HAND_LENGTH * (1 - 0.45 * s->finger_curl[side]), 0);
      UnknotVec wrist = on_bone (s, UNKNOT_BONE_HAND_L + side, 0, 0, 0);
      UnknotVec elbow = on_bone (s, UNKNOT_BONE_FOREARM_L + side, 0, 0, 0);
      gboolean high = framing < 2 || MIN (wrist.y, tip.y) > chest.y;

      balls[n++] = (Ball) { on_bone (s, UNKNOT_BONE_UPPER_ARM_L + side, 0, -2, 0), 7.5 };
      if (high)
        {
          balls[n++] = (Ball) { tip, 2.5 };
          balls[n++] = (Ball) { wrist, 4 };
        }
      if (framing < 2 || elbow.y > chest.y)
        balls[n++] = (Ball) { elbow, 5.5 };
    }
  if (framing == 2)
    balls[n++] = (Ball) { on_bone (s, UNKNOT_BONE_CHEST, 0, 12, 0), 6 };
  else
    balls[n++] = (Ball) { pelvis, 15 };
  if (framing == 0)
    for (int side = 0; side < 2; side++)
      {
        balls[n++] = (Ball) { on_bone (s, UNKNOT_BONE_SHANK_L + side, 0, 0, 0), 7 };
        balls[n++] = (Ball) { on_bone (s, UNKNOT_BONE_FOOT_L + side, 0, -5, 14), 5 };
        balls[n++] = (Ball) { on_bone (s, UNKNOT_BONE_FOOT_L + side, 0, -5, -4), 5 };
      }
  return n;
}

/* The middle of the smallest circle on the ground that holds all balls, near enough: it is drawn to the farthest
 * one again and again, less each time. */
static UnknotVec
middle_of (const Ball *balls, guint n, UnknotVec from)
{
  for (int round = 1; round <= 60; round++)
    {
      const Ball *farthest = balls;
      double most = -1;

      for (guint i = 0; i < n; i++)
        {
          double far = hypot (balls[i].at.x - from.x, balls[i].at.z - from.z) + balls[i].radius;

          if (far > most)
            {
              most = far;
              farthest = &balls[i];
            }
        }
      from.x += (farthest->at.x - from.x) / (round + 2);
      from.z += (farthest->at.z - from.z) / (round + 2);
    }
  return from;
}

static void
fit_one (const UnknotSkeleton *s, int framing, UnknotFit *fit)
{
  Ball balls[24];
  guint n = collect (s, framing, balls);
  double y0 = G_MAXDOUBLE, y1 = -G_MAXDOUBLE, x0 = y0, x1 = y1, z0 = y0, z1 = y1, reach = 0, lies;

  for (guint i = 0; i < n; i++)
    {
      const Ball *b = &balls[i];

      y0 = MIN (y0, b->at.y - b->radius);
      y1 = MAX (y1, b->at.y + b->radius);
      x0 = MIN (x0, b->at.x);
      x1 = MAX (x1, b->at.x);
      z0 = MIN (z0, b->at.z);
      z1 = MAX (z1, b->at.z);
    }
  fit->centre = (UnknotVec) { (x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2 };
  fit->height = (y1 - y0) / 2;
  /* Who lies with an arm stretched out leaves two corners of the mat empty. */
  lies = smooth_step (40, 30, (float) fit->height) * (framing == 0);
  if (lies > 0)
    {
      UnknotVec middle = middle_of (balls, n, fit->centre);

      fit->centre.x += (middle.x - fit->centre.x) * lies;
      fit->centre.z += (middle.z - fit->centre.z) * lies;
    }
  for (guint i = 0; i < n; i++)
    reach = MAX (reach, hypot (balls[i].at.x - fit->centre.x, balls[i].at.z - fit->centre.z) + balls[i].radius);
  fit->width = reach;
}

void
unknot_fit_skeleton (const UnknotSkeleton *skeleton, double framing, UnknotFit *fit)
{
  UnknotFit near, far;
  int low = framing < 1 ? 0 : 1;
  double t = CLAMP (framing - low, 0, 1);

  g_return_if_fail (skeleton != NULL && fit != NULL);
  fit_one (skeleton, low, &near);
  fit_one (skeleton, low + 1, &far);
#define MIX(member) fit->member = near.member + (far.member - near.member) * t
  MIX (centre.x);
  MIX (centre.y);
  MIX (centre.z);
  MIX (width);
  MIX (height);
#undef MIX
}

void
unknot_fit_join (UnknotFit *fit, const UnknotFit *other)
{
  double y0, y1, dx = other->centre.x - fit->centre.x, dz = other->centre.z - fit->centre.z, apart = hypot (dx, dz);

  g_return_if_fail (fit != NULL && other != NULL);
  y0 = MIN (fit->centre.y - fit->height, other->centre.y - other->height);
  y1 = MAX (fit->centre.y + fit->height, other->centre.y + other->height);
  fit->centre.y = (y0 + y1) / 2;
  fit->height = (y1 - y0) / 2;
  if (apart + other->width <= fit->width)
    return;
  if (apart + fit->width <= other->width)
    {
      fit->centre.x = other->centre.x;
      fit->centre.z = other->centre.z;
      fit->width = other->width;
    }
  else
    {
      double width = (apart + fit->width + other->width) / 2, move = (width - fit->width) / apart;

      fit->centre.x += dx * move;
      fit->centre.z += dz * move;
      fit->width = width;
    }
}
