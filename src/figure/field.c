/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/field.h"

#include <string.h>

/* A loft is looked up in a table with one row per LOFT_STEP, so that the cost of a point does
 * not grow with the number of sections. */
#define LOFT_STEP 0.5f
#define LOFT_MEMBERS 5

typedef enum { SHAPE_LOFT, SHAPE_CONE, SHAPE_ELLIPSOID, SHAPE_CARVE, SHAPE_GROW } ShapeKind;

typedef struct {
  ShapeKind kind;
  Turn place;
  float blend;
  Vec a, b;
  float ra, rb;
  float square;
  float from, to;
  float *table;
  int rows;
} Shape;

struct _Field {
  GArray *shapes;
};

Field *
field_new (void)
{
  Field *self = g_new0 (Field, 1);

  self->shapes = g_array_new (FALSE, TRUE, sizeof (Shape));
  return self;
}

void
field_free (Field *self)
{
  for (guint i = 0; i < self->shapes->len; i++)
    g_free (g_array_index (self->shapes, Shape, i).table);
  g_array_unref (self->shapes);
  g_free (self);
}

/* A monotone cubic through the sections: no overshoot between two equal ones. */
static float
slope_at (const FieldSection *s, int n, int i, int member)
{
  const float *now = &s[i].cx, *before, *after;
  float left, right, dl, dr;

  if (i == 0 || i == n - 1)
    return 0;
  before = &s[i - 1].cx;
  after = &s[i + 1].cx;
  dl = s[i].t - s[i - 1].t;
  dr = s[i + 1].t - s[i].t;
  left = (now[member] - before[member]) / dl;
  right = (after[member] - now[member]) / dr;
  if (left * right <= 0)
    return 0;
  return (dl + dr) * 3 / ((2 * dr + dl) / left + (dr + 2 * dl) / right);
}

static float
section_value (const FieldSection *s, int n, int i, int member, float t)
{
  float width = s[i + 1].t - s[i].t, u = (t - s[i].t) / width;
  float a = (&s[i].cx)[member], b = (&s[i + 1].cx)[member];
  float ma = slope_at (s, n, i, member) * width, mb = slope_at (s, n, i + 1, member) * width;

  return a * (1 + 2 * u) * (1 - u) * (1 - u) + ma * u * (1 - u) * (1 - u) + b * u * u * (3 - 2 * u) +
         mb * u * u * (u - 1);
}

void
field_add_loft (Field *self, const Turn *place, const FieldSection *sections, int n, float square, float blend)
{
  Shape shape = { SHAPE_LOFT, *place, blend };
  int at = 0;

  g_assert (n >= 2);
  shape.square = square;
  shape.from = sections[0].t;
  shape.to = sections[n - 1].t;
  shape.rows = (int) ceilf ((shape.to - shape.from) / LOFT_STEP) + 1;
  shape.table = g_new (float, LOFT_MEMBERS * shape.rows);
  for (int row = 0; row < shape.rows; row++)
    {
      float t = MIN (shape.from + (float) row * LOFT_STEP, shape.to);

      while (at < n - 2 && t > sections[at + 1].t)
        at++;
      for (int member = 0; member < LOFT_MEMBERS; member++)
        shape.table[row * LOFT_MEMBERS + member] = section_value (sections, n, at, member, t);
    }
  g_array_append_val (self->shapes, shape);
}

void
field_add_cone (Field *self, const Turn *place, Vec from, float r_from, Vec to, float r_to, float blend)
{
  Shape shape = { SHAPE_CONE, *place, blend, from, to, r_from, r_to };

  g_array_append_val (self->shapes, shape);
}

void
field_add_ellipsoid (Field *self, const Turn *place, Vec centre, Vec radii, float blend)
{
  Shape shape = { SHAPE_ELLIPSOID, *place, blend, centre, radii };

  g_array_append_val (self->shapes, shape);
}

void
field_carve_ellipsoid (Field *self, const Turn *place, Vec centre, Vec radii, float blend)
{
  Shape shape = { SHAPE_CARVE, *place, blend, centre, radii };

  g_array_append_val (self->shapes, shape);
}

void
field_grow (Field *self, float by)
{
  Shape shape = { SHAPE_GROW };

  shape.ra = by;
  g_array_append_val (self->shapes, shape);
}

static float
loft_at (const Shape *s, Vec p)
{
  float t = CLAMP (p.y, s->from, s->to), beyond = fabsf (p.y - t);
  float row = (t - s->from) / LOFT_STEP;
  int i = MIN ((int) row, s->rows - 2);
  float u = MIN (row - (float) i, 1.0f), v[LOFT_MEMBERS];
  const float *low = s->table + i * LOFT_MEMBERS;
  float x, z, depth, rho, length, f;

  for (int member = 0; member < LOFT_MEMBERS; member++)
    v[member] = low[member] + (low[member + LOFT_MEMBERS] - low[member]) * u;
  x = p.x - v[0];
  z = p.z - v[1];
  depth = z > 0 ? v[3] : v[4];
  length = sqrtf (x * x + z * z);
  if (length < 1e-4f)
    f = -MIN (v[2], depth);
  else
    {
      float ex = fabsf (x) / v[2], ez = fabsf (z) / depth;

      rho = s->square > 2.01f ? powf (powf (ex, s->square) + powf (ez, s->square), 1 / s->square)
                              : sqrtf (ex * ex + ez * ez);
      f = length - length / rho;
    }
  if (beyond > 0)
    f = f > 0 ? sqrtf (f * f + beyond * beyond) : MAX (f, beyond);
  return f;
}

static float
cone_at (const Shape *s, Vec p)
{
  Vec along = vec_sub (s->b, s->a);
  float t = CLAMP (vec_dot (vec_sub (p, s->a), along) / vec_dot (along, along), 0.0f, 1.0f);

  return vec_length (vec_sub (p, vec_mad (s->a, along, t))) - (s->ra + (s->rb - s->ra) * t);
}

static float
ellipsoid_at (const Shape *s, Vec p)
{
  Vec q = vec_sub (p, s->a);
  float k0 = vec_length (vec (q.x / s->b.x, q.y / s->b.y, q.z / s->b.z));
  float k1 = vec_length (vec (q.x / (s->b.x * s->b.x), q.y / (s->b.y * s->b.y), q.z / (s->b.z * s->b.z)));

  return k1 < 1e-6f ? -MIN (s->b.x, MIN (s->b.y, s->b.z)) : k0 * (k0 - 1) / k1;
}

static float
melt (float a, float b, float width)
{
  float h;

  if (width <= 0)
    return MIN (a, b);
  h = MAX (width - fabsf (a - b), 0.0f) / width;
  return MIN (a, b) - h * h * width * 0.25f;
}

float
field_at (const Field *self, Vec p)
{
  float f = 1e6f;

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const Shape *s = &g_array_index (self->shapes, Shape, i);
      Vec q;

      if (s->kind == SHAPE_GROW)
        {
          f -= s->ra;
          continue;
        }
      q = turn_point_back (&s->place, p);
      switch (s->kind)
        {
        case SHAPE_LOFT:
          f = melt (f, loft_at (s, q), s->blend);
          break;
        case SHAPE_CONE:
          f = melt (f, cone_at (s, q), s->blend);
          break;
        case SHAPE_CARVE:
          f = -melt (-f, ellipsoid_at (s, q), s->blend);
          break;
        default:
          f = melt (f, ellipsoid_at (s, q), s->blend);
          break;
        }
    }
  return f;
}

Vec
field_normal (const Field *self, Vec p)
{
  /* Four points of a tetrahedron give the gradient as well as six of a cross. */
  const float h = 0.12f;
  float a = field_at (self, vec (p.x + h, p.y - h, p.z - h)), b = field_at (self, vec (p.x - h, p.y - h, p.z + h));
  float c = field_at (self, vec (p.x - h, p.y + h, p.z - h)), d = field_at (self, vec (p.x + h, p.y + h, p.z + h));

  return vec_unit (vec (a - b - c + d, -a - b + c + d, -a + b - c + d));
}
