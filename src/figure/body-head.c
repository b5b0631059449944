/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/body.h"

#include <string.h>

#include "core/body/face.h"

/* Head, neck, ears, hair and face, in cm around the head's centre (x to the figure's left, y
 * up, z to the front). */

#define CELL 0.82f

/* From the chin to the crown. */
static const FieldSection skull[] = {
  { -11.4f, 0, 6.0f, 0.8f, 0.8f, 1.5f }, { -10.8f, 0, 5.3f, 2.9f, 2.6f, 4.0f }, { -9.4f, 0, 4.4f, 4.4f, 4.0f, 5.5f },
  { -7.0f, 0, 2.8f, 5.5f, 5.9f, 6.5f },  { -4.5f, 0, 1.4f, 6.3f, 7.2f, 7.6f },  { -1.5f, 0, 0.2f, 6.9f, 8.2f, 8.6f },
  { 1.5f, 0, -0.4f, 7.2f, 8.9f, 9.0f },  { 4.5f, 0, -0.7f, 7.3f, 9.1f, 9.1f },  { 7.5f, 0, -0.8f, 6.7f, 8.2f, 8.4f },
  { 9.6f, 0, -0.8f, 5.4f, 6.5f, 6.9f },  { 11.0f, 0, -0.8f, 3.6f, 4.3f, 4.6f }, { 11.8f, 0, -0.8f, 0.8f, 0.9f, 1.0f },
};

/* Height in the world: from the chest up into the skull. */
static const FieldSection neck[] = {
  { 132, 0, -1.0f, 13.0f, 8.6f, 8.5f },   { 138, 0, -1.6f, 11.2f, 7.2f, 8.0f },   { 142, 0, -1.9f, 9.2f, 6.3f, 7.2f },
  { 145, 0, -2.0f, 7.2f, 5.7f, 6.1f },    { 148, 0, -1.6f, 5.9f, 5.3f, 5.4f },    { 152, 0, -0.9f, 5.4f, 5.1f, 5.2f },
  { 156, 0, 0.0f, 5.4f, 4.8f, 5.6f },     { 160, 0, 0.2f, 5.0f, 4.0f, 5.0f },
};

/* The hairline: elevation (degrees, seen from the middle of the hair) at degrees from the
 * front. */
static const float hairline[][2] = {
  { 0, 36 }, { 29, 33 }, { 46, 25 }, { 58, 21 }, { 68, 10 }, { 74, -6 }, { 81, -9 }, { 87, 4 }, { 96, 9 },
  { 106, 3 }, { 114, -18 }, { 124, -33 }, { 140, -41 }, { 180, -45 },
};

/* How far the hair stands off the head at its edge. */
#define HAIR_EDGE 0.22f

#define HAIR_CENTRE vec (0, 3.0f, -0.8f)

typedef struct {
  float width;
  Material material;
  guint faces; /* bits; 0: all */
  int n;
  float at[9][2];
} FaceLine;

#define CALM (1u << UNKNOT_FACE_CALM)
#define AWAKE (1u << UNKNOT_FACE_AWAKE)
#define TENSE (1u << UNKNOT_FACE_TENSE)
#define LOOSE (1u << UNKNOT_FACE_LOOSE)

/* Drawn for the left half; the right one mirrors it.  A line that starts at x = 0 is whole. */
static const FaceLine face_lines[] = {
  /* A closed eye, its lashes at the outer end. */
  { 0.34f, MATERIAL_FEATURE, CALM | LOOSE, 7,
    { { 1.75f, 0.35f }, { 2.2f, -0.05f }, { 2.8f, -0.32f }, { 3.4f, -0.36f }, { 4.0f, -0.16f }, { 4.5f, 0.22f }, { 4.85f, 0.18f } } },
  /* An open one: upper lid, lower lid, iris. */
  { 0.42f, MATERIAL_FEATURE, AWAKE, 7,
    { { 1.75f, 0.0f }, { 2.2f, 0.52f }, { 2.8f, 0.82f }, { 3.4f, 0.84f }, { 4.0f, 0.6f }, { 4.5f, 0.2f }, { 4.85f, -0.02f } } },
  { 0.18f, MATERIAL_SKIN_LINE, AWAKE, 5, { { 2.1f, -0.42f }, { 2.7f, -0.68f }, { 3.3f, -0.74f }, { 3.9f, -0.6f }, { 4.4f, -0.28f } } },
  { 1.25f, MATERIAL_FEATURE, AWAKE, 3, { { 3.15f, 0.42f }, { 3.16f, 0.16f }, { 3.17f, -0.08f } } },
  /* A clenched one, with creases beside it. */
  { 0.44f, MATERIAL_FEATURE, TENSE, 5, { { 1.8f, 0.12f }, { 2.5f, -0.02f }, { 3.2f, -0.02f }, { 4.0f, 0.1f }, { 4.7f, 0.3f } } },
  { 0.22f, MATERIAL_SKIN_LINE, TENSE, 3, { { 2.0f, -0.5f }, { 2.9f, -0.85f }, { 3.9f, -0.75f } } },
  { 0.24f, MATERIAL_SKIN_LINE, TENSE, 3, { { 4.85f, 0.5f }, { 5.2f, 0.75f }, { 5.5f, 1.1f } } },
  { 0.24f, MATERIAL_SKIN_LINE, TENSE, 3, { { 4.85f, -0.05f }, { 5.25f, -0.25f }, { 5.6f, -0.55f } } },
  /* Brow. */
  { 0.52f, MATERIAL_HAIR_LINE, CALM | AWAKE | LOOSE, 6,
    { { 1.7f, 2.45f }, { 2.4f, 2.85f }, { 3.2f, 3.02f }, { 4.0f, 2.92f }, { 4.7f, 2.5f }, { 5.1f, 2.15f } } },
  { 0.58f, MATERIAL_HAIR_LINE, TENSE, 6,
    { { 1.2f, 1.35f }, { 1.9f, 1.75f }, { 2.7f, 2.2f }, { 3.6f, 2.5f }, { 4.5f, 2.4f }, { 5.1f, 2.1f } } },
  { 0.26f, MATERIAL_SKIN_LINE, TENSE, 3, { { 0.6f, 1.5f }, { 0.68f, 2.2f }, { 0.55f, 2.9f } } },
  /* Mouth. */
  { 0.34f, MATERIAL_LIP, CALM | AWAKE, 5, { { 0, -6.05f }, { 0.7f, -6.0f }, { 1.4f, -5.86f }, { 1.9f, -5.62f }, { 2.2f, -5.38f } } },
  { 0.36f, MATERIAL_LIP, TENSE, 5, { { 0, -5.95f }, { 0.6f, -5.95f }, { 1.2f, -6.0f }, { 1.7f, -6.12f }, { 2.0f, -6.3f } } },
  { 0.22f, MATERIAL_SKIN_LINE, TENSE, 3, { { 2.35f, -5.5f }, { 2.6f, -6.0f }, { 2.6f, -6.5f } } },
  { 0.30f, MATERIAL_LIP, LOOSE, 4, { { 0, -5.65f }, { 0.7f, -5.62f }, { 1.3f, -5.68f }, { 1.85f, -5.86f } } },
  { 0.58f, MATERIAL_HAIR, LOOSE, 4, { { 0, -6.08f }, { 0.4f, -6.07f }, { 0.8f, -6.04f }, { 1.15f, -5.98f } } },
  { 0.34f, MATERIAL_LIP, LOOSE, 4, { { 0, -6.55f }, { 0.7f, -6.48f }, { 1.3f, -6.26f }, { 1.8f, -5.94f } } },
  { 0.20f, MATERIAL_SKIN_LINE, CALM | AWAKE | TENSE, 3, { { 0, -7.45f }, { 0.5f, -7.4f }, { 0.95f, -7.22f } } },
  { 0.20f, MATERIAL_SKIN_LINE, LOOSE, 3, { { 0, -7.9f }, { 0.5f, -7.85f }, { 0.95f, -7.66f } } },
  /* Under the nose. */
  { 0.24f, MATERIAL_SKIN_LINE, 0, 4, { { 0, -4.05f }, { 0.5f, -3.98f }, { 1.0f, -3.8f }, { 1.45f, -3.45f } } },
};

static Turn
head_place (void)
{
  Turn place = *rig_rest (UNKNOT_BONE_HEAD);

  place.o = vec_add (place.o, vec (0, 10, 3));
  return place;
}

static Field *
head_field (void)
{
  Field *field = field_new ();
  Turn c = head_place (), here = turn_identity (vec (0, 0, 0));

  field_add_loft (field, &c, skull, G_N_ELEMENTS (skull), 2.15f, 0);
  for (int side = -1; side <= 1; side += 2)
    {
      float s = (float) side;

      field_add_ellipsoid (field, &c, vec (s * 3.9f, -2.9f, 5.0f), vec (2.6f, 2.4f, 2.7f), 2.0f); /* cheek */
      field_carve_ellipsoid (field, &c, vec (s * 3.2f, 0.3f, 10.0f), vec (2.2f, 1.5f, 2.2f), 1.4f); /* socket */
      field_add_ellipsoid (field, &c, vec (s * 3.3f, -0.1f, 6.6f), vec (1.75f, 1.35f, 1.35f), 0.5f);   /* lid */
      field_add_ellipsoid (field, &c, vec (s * 3.0f, 2.4f, 7.2f), vec (2.8f, 0.9f, 1.0f), 1.5f);     /* brow */
      field_add_ellipsoid (field, &c, vec (s * 1.15f, -3.35f, 9.0f), vec (0.85f, 0.75f, 1.0f), 0.7f);  /* nostril */
    }
  field_add_cone (field, &c, vec (0, 1.6f, 8.0f), 0.8f, vec (0, -2.9f, 10.3f), 1.0f, 1.3f);  /* nose */
  field_add_ellipsoid (field, &c, vec (0, -5.5f, 8.0f), vec (2.1f, 0.75f, 1.0f), 0.7f);    /* lips */
  field_add_ellipsoid (field, &c, vec (0, -6.7f, 7.8f), vec (1.8f, 0.75f, 0.95f), 0.5f);
  field_add_ellipsoid (field, &c, vec (0, -9.6f, 7.4f), vec (2.2f, 1.6f, 1.4f), 1.6f);     /* chin */
  field_add_loft (field, &here, neck, G_N_ELEMENTS (neck), 2, 1.6f);
  return field;
}

/* Where the face is at (@x, @y). */
static Vec
on_face (const Field *field, const Turn *c, float x, float y)
{
  float out = 14, in = 2;

  for (int i = 0; i < 18; i++)
    {
      float middle = (out + in) / 2;

      if (field_at (field, turn_point (c, vec (x, y, middle))) > 0)
        out = middle;
      else
        in = middle;
    }
  return turn_point (c, vec (x, y, out));
}

static void
add_face_line (Mesh *mesh, const Field *field, const FaceLine *line, float sign)
{
  const int steps = 4;
  Turn c = head_place ();
  int n = (line->n - 1) * steps + 1;

  for (int i = 0; i < n; i++)
    {
      int k = MIN (i / steps, line->n - 2);
      float t = (float) (i - k * steps) / (float) steps;
      const float *a = line->at[k], *b = line->at[k + 1];
      /* A round curve through the points. */
      const float *before = line->at[MAX (k - 1, 0)], *after = line->at[MIN (k + 2, line->n - 1)];
      float p[2];
      MeshVertex v = { 0 };

      for (int j = 0; j < 2; j++)
        p[j] = 0.5f * (2 * a[j] + (b[j] - before[j]) * t + (2 * before[j] - 5 * a[j] + 4 * b[j] - after[j]) * t * t +
                       (3 * a[j] - before[j] - 3 * b[j] + after[j]) * t * t * t);
      v.at = on_face (field, &c, sign * p[0], p[1]);
      v.normal = field_normal (field, v.at);
      if (i > 0)
        {
          /* Strokes end thinner than they are in their middle. */
          float taper = 0.55f + 0.45f * sinf ((float) G_PI * (0.15f + 0.8f * (float) i / (float) n));
          MeshStroke stroke = { { (guint16) (mesh->vertices->len - 1), (guint16) mesh->vertices->len },
                                (guint8) line->material, GROUP_HEAD, (guint8) line->faces, line->width * taper };

          if (line->at[0][0] == 0)
            stroke.width = line->width * (1 - 0.45f * (float) i / (float) n);
          g_array_append_val (mesh->strokes, stroke);
        }
      g_array_append_val (mesh->vertices, v);
    }
}

/* The head's shadow on the neck. */
static void
shade_neck (Mesh *mesh)
{
  g_autoptr (Field) head = field_new ();
  Turn c = head_place ();

  field_add_loft (head, &c, skull, G_N_ELEMENTS (skull), 2.15f, 0);
  for (guint i = 0; i < mesh->vertices->len; i++)
    {
      MeshVertex *v = &g_array_index (mesh->vertices, MeshVertex, i);
      float off = field_at (head, v->at);

      v->dim = v->at.y < 156 ? 0.5f * smooth_step (0.4f, 1.6f, off) * (1 - smooth_step (3.0f, 6.5f, off)) : 0;
    }
}

static float
above_hairline (Vec p, gconstpointer data)
{
  Turn c = head_place ();
  Vec q = vec_sub (turn_point_back (&c, p), HAIR_CENTRE);
  float around = fabsf (atan2f (q.x, q.z)) * 180 / (float) G_PI;
  float up = atan2f (q.y, sqrtf (q.x * q.x + q.z * q.z)) * 180 / (float) G_PI;
  int i = 0;
  float t, line;

  while (i < (int) G_N_ELEMENTS (hairline) - 2 && around > hairline[i + 1][0])
    i++;
  t = (around - hairline[i][0]) / (hairline[i + 1][0] - hairline[i][0]);
  t = t * t * (3 - 2 * t);
  line = hairline[i][1] + (hairline[i + 1][1] - hairline[i][1]) * t;
  /* A side parting: the fringe falls from it to the other side. */
  if (around < 60)
    {
      float side = q.x > 0 ? around : -around;

      line += 5 * expf (-(side - 24) * (side - 24) / 130) - 4 * expf (-(side + 14) * (side + 14) / 500);
    }
  return (up - line) * 0.16f;
}

/* What hair and shirt cover need not be there. */
static float
not_covered (Vec p, gconstpointer data)
{
  float off = hypotf (p.x, p.z + 1.5f);

  return p.y < 150 ? MIN (15.0f - off, p.y - 135) : 1.8f - above_hairline (p, NULL);
}

/* Towards its edge the hair grows thin and lies down on the head: an edge that stands off leaves
 * a gap beside the ear and a spike at the temple. */
static void
lay_down (Mesh *mesh)
{
  g_autoptr (Field) head = head_field ();

  for (guint i = 0; i < mesh->vertices->len; i++)
    {
      MeshVertex *v = &g_array_index (mesh->vertices, MeshVertex, i);
      float off = field_at (head, v->at) - HAIR_EDGE, thick = smooth_step (-0.1f, 2.4f, above_hairline (v->at, NULL));

      if (off > 0)
        v->at = vec_mad (v->at, field_normal (head, v->at), -off * (1 - thick));
    }
}

static void
add_hair (Mesh *body, float grain)
{
  g_autoptr (Field) field = field_new ();
  g_autoptr (Mesh) mesh = NULL;
  Turn c = head_place ();
  Vec o = c.o;

  field_add_loft (field, &c, skull, G_N_ELEMENTS (skull), 2.15f, 0);
  field_grow (field, 0.42f);
  field_add_ellipsoid (field, &c, vec (0, 3.2f, -1.2f), vec (7.55f, 9.9f, 9.6f), 0.6f);
  field_add_ellipsoid (field, &c, vec (-1.8f, 9.4f, 4.4f), vec (5.4f, 2.8f, 4.6f), 2.0f); /* fringe */
  mesh = mesh_from_field (field, vec (o.x - 10, o.y - 10, o.z - 12), vec (o.x + 10, o.y + 14, o.z + 12), 1.15f * grain,
                          MATERIAL_HAIR, GROUP_HAIR);
  mesh_split (mesh, above_hairline, NULL, -1);
  lay_down (mesh);
  body_carry (mesh, CARRIED_BY_HEAD);
  mesh_append (body, mesh, FALSE);
}

static void
add_ears (Mesh *body, float grain)
{
  g_autoptr (Field) field = field_new ();
  g_autoptr (Mesh) mesh = NULL;
  Turn c = head_place (), tilt = turn_about (vec (1, 0, 0), -0.22f), flare = turn_about (vec (0, 1, 0), 0.30f), place;

  place = turn_product (&flare, &tilt);
  place.o = turn_point (&c, vec (7.2f, -0.7f, -1.2f));
  field_add_ellipsoid (field, &place, vec (0, 0.9f, -0.5f), vec (0.75f, 2.3f, 1.9f), 0);
  field_add_ellipsoid (field, &place, vec (0, -1.6f, 0.3f), vec (0.65f, 1.3f, 1.0f), 1.0f);
  field_carve_ellipsoid (field, &place, vec (0.95f, 0.7f, -0.3f), vec (0.6f, 1.4f, 1.0f), 0.4f);
  mesh = mesh_from_field (field, vec_sub (place.o, vec (2.4f, 4.2f, 3.2f)), vec_add (place.o, vec (2.4f, 4.2f, 3.2f)),
                          0.5f * grain, MATERIAL_SKIN, GROUP_EAR_L);
  body_carry (mesh, CARRIED_BY_HEAD);
  body_append_pair (body, mesh, 1);
}

void
body_add_head (Mesh *body, float grain)
{
  g_autoptr (Field) field = head_field ();
  g_autoptr (Mesh) mesh = mesh_from_field (field, vec (-14, 134, -13), vec (14, 177, 14), CELL * grain, MATERIAL_SKIN,
                                           GROUP_HEAD);

  for (gsize i = 0; i < G_N_ELEMENTS (face_lines); i++)
    {
      add_face_line (mesh, field, &face_lines[i], 1);
      add_face_line (mesh, field, &face_lines[i], -1);
    }
  mesh_split (mesh, not_covered, NULL, -1);
  shade_neck (mesh);
  body_carry (mesh, CARRIED_BY_HEAD);
  mesh_append (body, mesh, FALSE);
  add_ears (body, grain);
  add_hair (body, grain);
}
