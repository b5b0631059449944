/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/line-rules.h"

#include <math.h>
#include <string.h>

/* Parts that come so near to each other, cm, touch. */
#define TOUCHING 0.5f

static gboolean
is_digit (guint group)
{
  return group >= GROUP_DIGITS && group < GROUP_DIGITS + 10;
}

static gboolean
is_sleeve (guint group)
{
  return group == GROUP_SLEEVE_L || group == GROUP_SLEEVE_R;
}

static gboolean
is_shirt (guint group)
{
  return group == GROUP_SHIRT || is_sleeve (group);
}

/* Skin that the trunk goes over into. */
static gboolean
is_bare (guint group)
{
  return group == GROUP_HEAD || group == GROUP_ARM_L || group == GROUP_ARM_R;
}

/* How deep a step between two groups must be to be drawn. */
typedef enum {
  STEP_NONE, /* not at all */
  STEP_EAR,
  STEP_DIGITS,
  STEP_DIGIT,
  STEP_BARE,
  STEP_FOLD,
  N_STEPS
} Step;

static Step
step_between (guint a, guint b)
{
  if (a == b)
    return STEP_FOLD;
  if (is_digit (a) && is_digit (b))
    return STEP_DIGITS;
  if ((is_digit (a) && (b == GROUP_ARM_L || b == GROUP_ARM_R)) ||
      (is_digit (b) && (a == GROUP_ARM_L || a == GROUP_ARM_R)))
    return STEP_DIGIT;
  if ((a == GROUP_HEAD && (b == GROUP_EAR_L || b == GROUP_EAR_R)) ||
      (b == GROUP_HEAD && (a == GROUP_EAR_L || a == GROUP_EAR_R)))
    return STEP_EAR;
  /* One cloth: a line where the sleeve lies on the trunk, none along the yoke that joins them. */
  if ((a == GROUP_YOKE && is_shirt (b)) || (b == GROUP_YOKE && is_shirt (a)))
    return STEP_FOLD;
  if ((a == GROUP_BARE && is_bare (b)) || (b == GROUP_BARE && is_bare (a)))
    return STEP_BARE;
  return STEP_NONE;
}

typedef guint8 StepTable[GROUP_MAX][GROUP_MAX];

static gpointer
make_steps (gpointer unused)
{
  static StepTable table;

  for (guint a = 0; a < GROUP_MAX; a++)
    for (guint b = 0; b < GROUP_MAX; b++)
      table[a][b] = (guint8) step_between (a, b);
  return table;
}

void
line_rules_init (LineRules *self, float pixel)
{
  static GOnce once = G_ONCE_INIT;
  const float fold = 1.6f + 2.5f * pixel;
  const float steps[N_STEPS] = { 0, 0.25f, 0.30f, 0.75f, 0.8f * fold, fold };

  self->steps = g_once (&once, make_steps, NULL);
  self->fold = fold;
  memcpy (self->needed, steps, sizeof steps);
}

/* How deep the surface that is seen at (@x, @y), and one pixel further in, would lie one pixel further out;
 * FALSE: too little of it is seen. */
static gboolean
carry_on (const Canvas *c, int x, int y, int in_x, int in_y, float *z)
{
  gsize at = canvas_at (c, x, y), in;

  if (x + in_x < 0 || x + in_x >= c->width || y + in_y < 0 || y + in_y >= c->height)
    return FALSE;
  in = canvas_at (c, x + in_x, y + in_y);
  *z = c->z[at] + c->z[at] - c->z[in];
  return ((c->seen[at] ^ c->seen[in]) & SAMPLE_GROUP_MASK) == 0;
}

/* Whether two parts touch between two pixels: a table seen from the side falls back so fast from one
 * pixel to the next that what lies on it is before or behind it by turns. */
static gboolean
is_touching (const Canvas *c, float fold, int ax, int ay, int bx, int by)
{
  const float a = c->z[canvas_at (c, ax, ay)], b = c->z[canvas_at (c, bx, by)];
  float a_at_b, b_at_a;

  if (!carry_on (c, ax, ay, ax - bx, ay - by, &a_at_b) || !carry_on (c, bx, by, bx - ax, by - ay, &b_at_a))
    return fabsf (a - b) < fold;
  return fabsf (a_at_b - b) < TOUCHING || fabsf (a - b_at_a) < TOUCHING || (a > b_at_a) != (a_at_b > b);
}

Line
line_between (const LineRules *self, const Canvas *c, int ax, int ay, int bx, int by)
{
  const gsize a = canvas_at (c, ax, ay), b = canvas_at (c, bx, by);
  const guint ga = SAMPLE_GROUP (c->seen[a]), gb = SAMPLE_GROUP (c->seen[b]);
  float step = c->z[a] - c->z[b];

  if (fabsf (step) < self->needed[self->steps[ga][gb]])
    return LINE_NONE;
  /* Where two parts touch or cut through each other the line stays on one of them, or it would be frayed. */
  if (ga != gb && (step > 0) != (ga > gb) &&
      (fabsf (step) < TOUCHING || (MAX (ga, gb) >= GROUP_PROPS && fabsf (step) < 2 * self->fold &&
                                   is_touching (c, self->fold, ax, ay, bx, by))))
    step = ga > gb ? 1 : -1;
  return step > 0 ? LINE_FIRST : LINE_SECOND;
}
