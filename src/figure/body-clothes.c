/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "figure/props.h"

/* Shirt, trousers and shoes.  All numbers in cm, in the rest stance or in the frame of the
 * named bone; sections: height, sideways, forward, half-width, front, back. */

#define CELL 1.65f
#define LEG_CELL 2.1f /* no muscle glows on them, and no picture shows them from near */
#define SLEEVE_END 17.0f
#define HEM 90.5f
#define TROUSER_END 37.5f
#define WAISTBAND 95.2f
#define TRUNKS_END 22.0f
#define SOLE ((float) UNKNOT_ANKLE_HEIGHT)

static const FieldSection torso[] = {
  { 78, 0, 0, 18.2f, 12.8f, 15.0f },   { 86, 0, 0, 17.9f, 12.4f, 14.8f },   { 92, 0, 0, 17.2f, 11.8f, 13.9f },
  { 98, 0, 0, 16.0f, 11.1f, 11.8f },   { 104, 0, 0, 14.9f, 10.7f, 9.9f },   { 110, 0, 0, 14.5f, 10.6f, 9.2f },
  { 116, 0, 0, 14.9f, 11.0f, 9.7f },   { 122, 0, 0, 15.8f, 11.6f, 10.8f },  { 128, 0, 0, 16.4f, 11.9f, 11.6f },
  { 133, 0, 0, 16.1f, 11.2f, 11.9f },  { 138, 0, -0.2f, 14.0f, 9.2f, 11.2f }, { 142, 0, -0.8f, 10.4f, 7.2f, 9.4f },
  { 145, 0, -1.4f, 7.4f, 6.3f, 7.4f }, { 148, 0, -1.6f, 6.3f, 5.9f, 6.1f }, { 154, 0, -1.0f, 6.0f, 5.7f, 5.8f },
};

static const FieldSection sleeve[] = {
  { -22, 0, 0, 6.2f, 6.3f, 6.2f },     { -17, 0, 0, 5.9f, 6.0f, 6.0f },     { -11, 0, 0, 5.4f, 5.5f, 5.5f },
  { -6, -0.2f, 0, 4.95f, 5.1f, 5.1f }, { -2, -0.4f, 0, 4.6f, 4.8f, 4.9f },  { 1, -0.8f, 0, 3.8f, 4.1f, 4.2f },
  { 3.5f, -1.0f, 0, 2.4f, 2.8f, 2.9f },    { 5, 0, 0, 1.0f, 1.0f, 1.0f },
};

static const FieldSection hips[] = {
  { 82, 0, 0, 8.0f, 6.0f, 8.0f },      { 86, 0, 0, 14.0f, 9.0f, 10.2f },    { 91, 0, 0, 15.5f, 10.2f, 10.8f },
  { 97, 0, 0, 14.6f, 9.8f, 9.8f },     { 103, 0, 0, 13.2f, 9.0f, 8.2f },
};

/* Where two lofts overlap the inner one is thinner: two equal surfaces would melt into a bump. */
static const FieldSection thigh[] = {
  { -45, 0, 0.4f, 3.6f, 4.4f, 3.6f },  { -41, 0, 0.4f, 5.1f, 5.9f, 5.0f }, { -37, 0, 0.3f, 5.5f, 6.2f, 5.3f },
  { -30, 0, 0.2f, 6.1f, 6.8f, 6.0f },  { -20, 0, 0.1f, 7.0f, 7.7f, 7.1f }, { -10, 0, 0, 7.6f, 8.4f, 8.2f },
  { -3, 0, 0, 7.5f, 8.5f, 8.5f },      { 4, 0, 0, 6.4f, 7.2f, 7.2f },      { 8, 0, 0, 3.0f, 4.0f, 4.0f },
};

static const FieldSection shank[] = {
  { -42, 0, -0.5f, 4.5f, 4.5f, 4.6f }, { -36, 0, -0.5f, 4.35f, 4.3f, 4.6f }, { -28, 0, -0.6f, 4.5f, 4.2f, 5.0f },
  { -19, 0, -0.7f, 5.1f, 4.4f, 5.9f }, { -12, 0, -0.6f, 5.5f, 4.8f, 6.4f }, { -6, 0, -0.2f, 5.4f, 5.2f, 5.7f },
  { -1, 0, 0.2f, 5.1f, 5.5f, 4.9f },   { 3, 0, 0.2f, 4.2f, 4.6f, 4.2f },    { 6, 0, 0, 1.6f, 2.0f, 1.6f },
};

/* Along the foot, from the heel; "front" is down, "back" is up. */
static const FieldSection shoe[] = {
  { -6.4f, 0, SOLE - 3, 1.6f, 2.2f, 2.0f }, { -5.4f, 0, SOLE - 3, 3.0f, 3.0f, 4.2f },
  { -3, 0, SOLE - 3, 3.7f, 3.0f, 5.9f },    { 0.5f, 0, SOLE - 3, 3.9f, 3.0f, 6.2f },
  { 4, 0, SOLE - 3, 4.1f, 3.0f, 5.0f },     { 8, 0.1f, SOLE - 3, 4.5f, 3.0f, 3.4f },
  { 12, 0, SOLE - 3, 4.7f, 3.0f, 2.1f },    { 15, -0.4f, SOLE - 2.9f, 4.2f, 2.8f, 1.4f },
  { 17, -0.8f, SOLE - 2.6f, 3.0f, 2.3f, 0.9f }, { 18, -1.0f, SOLE - 2.3f, 1.2f, 1.6f, 0.5f },
};

static const FieldSection sock[] = {
  { -7, 0, -0.5f, 3.3f, 3.6f, 3.8f }, { -2, 0, -0.5f, 3.55f, 3.65f, 4.2f }, { 0.5f, 0, -0.4f, 3.5f, 3.55f, 4.0f },
  { 4, 0, -0.3f, 3.3f, 3.3f, 3.6f },  { 12, 0, -0.3f, 3.9f, 3.6f, 4.4f },
};

/* Round the ankle, wider than the sock in it: two surfaces so near to each other would cut through each other. */
static const FieldSection shoe_rim[] = {
  { -6, 0, -0.6f, 3.7f, 3.6f, 4.3f }, { -2, 0, -0.5f, 3.85f, 3.9f, 4.5f }, { 3, 0, -0.4f, 3.75f, 3.8f, 4.2f },
};

/* --- Shirt ----------------------------------------------------------------------------- */

/* How much more there is of the broad build all round, cm. */
#define BROADER 0.9f
#define BROADER_OVER_ALL 0.25f
#define BROADER_LEGS 0.55f

/* A trunk that grows broader, but not towards the hands that lie on it: those are where the slim build ends. */
static void
add_torso (Field *field, const Turn *here, float broad)
{
  FieldSection sections[G_N_ELEMENTS (torso)];

  memcpy (sections, torso, sizeof torso);
  for (gsize i = 0; i < G_N_ELEMENTS (torso); i++)
    sections[i].f -= (BROADER + BROADER_OVER_ALL) * broad * smooth_step (139, 135, sections[i].t);
  field_add_loft (field, here, sections, G_N_ELEMENTS (sections), 2.3f, 0);
}

static Field *
shirt_field (float broad)
{
  Field *field = field_new ();
  Turn here = turn_identity (vec (0, 0, 0));
  const float flatter = BROADER_OVER_ALL * broad;

  add_torso (field, &here, broad);
  field_grow (field, BROADER * broad);
  if (broad > 0)
    field_add_ellipsoid (field, &here, vec (0, 104, 2), vec (17, 14, 9.3f), 5);
  for (int side = -1; side <= 1; side += 2)
    {
      const float s = (float) side;
      const Turn *arm = rig_rest (side > 0 ? UNKNOT_BONE_UPPER_ARM_L : UNKNOT_BONE_UPPER_ARM_R);

      /* Trapezius: the slope from neck to shoulder. */
      field_add_cone (field, &here, vec (s * 3.5f, 146.5f, -3.4f), 3.6f, vec (s * 15.3f, 141.5f, -1.8f), 3.9f, 3.5f);
      /* Chest and shoulder blades, barely there under the cloth. */
      field_add_ellipsoid (field, &here, vec (s * 7.6f, 130.5f, 6.6f), vec (7.0f, 5.6f, 5.9f - flatter), 3);
      field_add_ellipsoid (field, &here, vec (s * 8.6f, 134, -7.2f), vec (6.2f, 8.2f, 5.3f), 4);
      field_add_loft (field, arm, sleeve, G_N_ELEMENTS (sleeve), 2, 5);
      /* Cloth enough in the armpit: without it a hanging arm leaves a hole there. */
      field_add_ellipsoid (field, arm, vec (s * -5.0f, -7, -0.5f), vec (4, 6, 6.5f), 4);
    }
  field_grow (field, BROADER_OVER_ALL * broad);
  return field;
}

/* @data: how broad the build is; a wider shirt has a wider opening, or it would climb up the neck. */
static float
inside_collar (Vec p, gconstpointer data)
{
  float wider = 1.15f * *(const float *) data;
  /* The neck's opening lies lower in front. */
  float x = p.x / (7.5f + wider), z = (p.z + 1.7f - 0.22f * MAX (147 - p.y, 0)) / (6.9f + wider);

  return p.y < 130 ? 100 : MIN ((sqrtf (x * x + z * z) - 1) * 7.2f, 152 - p.y);
}

static float
inside_collar_band (Vec p, gconstpointer data)
{
  return inside_collar (p, data) - 1.3f;
}

static float
above_hem (Vec p, gconstpointer data)
{
  return p.y - (HEM + *(const float *) data);
}

/* Measured back from the sleeve's end; far from the sleeves just large. */
static float
inside_sleeve (Vec p, gconstpointer data)
{
  Vec q = turn_point_back (rig_rest (UNKNOT_BONE_UPPER_ARM_L), vec (fabsf (p.x), p.y, p.z));

  return sqrtf (q.x * q.x + q.z * q.z) < 10 ? q.y + SLEEVE_END - *(const float *) data : 10;
}

/* How much of a place moves with the upper arm of @side. */
static float
arm_share (const MeshVertex *v, int side)
{
  float sum = 0;

  for (int k = 0; k < MESH_BONES; k++)
    sum += v->bone[k] == UNKNOT_BONE_UPPER_ARM_L + side ? v->weight[k] : 0;
  return sum;
}

/* How far a place lies between arm and trunk, 0 to 1. */
static float
in_armpit (Vec place)
{
  Vec local = turn_point_back (rig_rest (UNKNOT_BONE_UPPER_ARM_L), vec (fabsf (place.x), place.y, place.z));

  return smooth_step (2, -4, local.y) * smooth_step (3, -1, local.x);
}

/* The yoke is a narrow strip under the arm, where sleeve and trunk lie against each other and want their line. */
static guint8
shirt_group (Vec place, float left, float right)
{
  const float share = MAX (left, right), armpit = in_armpit (place);

  if (share < 0.08f)
    return GROUP_SHIRT;
  return share < 0.85f - 0.1f * armpit ? GROUP_YOKE : left > right ? GROUP_SLEEVE_L : GROUP_SLEEVE_R;
}

/* Trunk, yoke and sleeves become groups of their own. */
static void
part_sleeves (Mesh *mesh)
{
  const MeshVertex *v = (const MeshVertex *) (gpointer) mesh->vertices->data;

  for (guint i = 0; i < mesh->triangles->len; i++)
    {
      MeshTriangle *t = &g_array_index (mesh->triangles, MeshTriangle, i);
      float share[2] = { 0, 0 };

      for (int k = 0; k < 6; k++)
        share[k % 2] += arm_share (&v[t->v[k / 2]], k % 2) / 3;
      t->group = shirt_group (v[t->v[0]].at, share[0], share[1]);
    }
  for (guint i = 0; i < mesh->strokes->len; i++)
    {
      MeshStroke *s = &g_array_index (mesh->strokes, MeshStroke, i);

      s->group = shirt_group (v[s->v[0]].at, arm_share (&v[s->v[0]], 0), arm_share (&v[s->v[0]], 1));
    }
}

/* The trunk is slimmer than its shirt: at the hem, which goes into the trousers, and at the collar, which lies
 * on the neck. */
static Vec
under_trunk (Vec place)
{
  float waist = 0.83f + 0.10f * smooth_step (95, 110, place.y) + 0.07f * smooth_step (108, 123, place.y);
  float collar = 1 - 0.16f * smooth_step (142.5f, 148, place.y) * (1 - smooth_step (7.5f, 11, fabsf (place.x)));

  /* Flatter than the cloth before and behind, where seat and belly would come through the waistband. */
  float flat = 1 - 0.17f * (1 - smooth_step (95, 106, place.y));

  return vec (place.x * waist * collar, place.y, -1.2f + (place.z + 1.2f) * waist * collar * flat);
}

/* How far the inside of the upper arm is pushed against the trunk, cm: cloth may hang apart in the armpit, skin
 * lies on skin.  @x: out from the arm's axis. */
static float
into_armpit (float y, float x)
{
  return 1.8f * smooth_step (-2, -5, y) * (1 - smooth_step (-9, -14, y)) * smooth_step (1, -3, x);
}

Vec
body_under_shirt (Vec place, gboolean shirt)
{
  const float skin = 4.6f;
  const Turn *arm = rig_rest (place.x < 0 ? UNKNOT_BONE_UPPER_ARM_R : UNKNOT_BONE_UPPER_ARM_L);
  Vec local = turn_point_back (arm, place);
  float off = sqrtf (local.x * local.x + local.z * local.z), side = place.x < 0 ? -1.0f : 1.0f, thinner;

  if (local.y > -2 || local.y < -SLEEVE_END - 1.5f || off <= skin || off > 9)
    return shirt ? under_trunk (place) : place;
  local.x -= side * into_armpit (local.y, side * local.x);
  /* Less towards the trunk, or the armpit would be torn open. */
  thinner = 1 + (skin / off - 1) * smooth_step (-7, -15, local.y) * (1 - smooth_step (6.6f, 9, off));
  return turn_point (arm, vec (local.x * thinner, local.y, local.z * thinner));
}

static void
add_shirt (Mesh *body, float broad, float grain)
{
  g_autoptr (Field) field = shirt_field (broad);
  g_autoptr (Mesh) mesh = mesh_from_field (field, vec (-36, 80, -17), vec (36, 152, 21), CELL * grain,
                                           MATERIAL_SHIRT, GROUP_SHIRT);
  float edge = 0, seam = 1.7f;

  mesh_split (mesh, inside_collar, &broad, -1);
  mesh_split (mesh, above_hem, &edge, -1);
  mesh_split (mesh, inside_sleeve, &edge, -1);
  mesh_split (mesh, inside_collar_band, &broad, MATERIAL_SHIRT_TRIM);
  mesh_score (mesh, inside_sleeve, &seam, MATERIAL_SHIRT_LINE, 0.16f);
  mesh_score (mesh, above_hem, &seam, MATERIAL_SHIRT_LINE, 0.16f);
  mesh_open (mesh, inside_collar, &broad, 16);
  mesh_open (mesh, above_hem, &edge, 14);
  mesh_open (mesh, inside_sleeve, &edge, 9);
  body_carry (mesh, CARRIED_BY_TRUNK);
  part_sleeves (mesh);
  mesh_append (body, mesh, FALSE);
}

/* --- What is laid over the shirt ----------------------------------------------------------- */

/* Positive inside a box with rounded corners. */
static float
inside_patch (float x, float y, float half_x, float low, float high, float corner)
{
  float dx = fabsf (x) - half_x + corner, dy = fabsf (y - (low + high) / 2) - (high - low) / 2 + corner;
  float out = hypotf (MAX (dx, 0), MAX (dy, 0)) + MIN (MAX (dx, dy), 0) - corner;

  return -out;
}

/* Over the shoulders, its ends hanging down in front. */
static float
inside_towel (Vec p, gconstpointer data)
{
  float back = inside_patch (p.x, p.y, 17.0f, 124, 165, 3), ends = inside_patch (fabsf (p.x) - 9.5f, p.y, 4.6f, 117, 165, 1.5f);

  return MIN (p.z < 0 ? back : ends - smooth_step (0, 4, 4 - p.z) * MIN (ends - back, 0), inside_collar (p, data) - 0.3f);
}

static float
inside_compress (Vec p, gconstpointer data)
{
  return MIN (MIN (inside_patch (p.x, p.y, 13.5f, 132, 165, 3), 2.5f - p.z), inside_collar (p, data) - 0.4f);
}

static float
inside_pad (Vec p, gconstpointer data)
{
  return MIN (inside_patch (p.x, p.y, 13.5f, 115, 141, 3), -p.z);
}

static void
add_cloth (Mesh *body, float broad, float grain, float off, MeshScalar inside, guint8 material, guint8 group)
{
  g_autoptr (Field) field = shirt_field (broad);
  g_autoptr (Mesh) mesh = NULL;

  field_grow (field, off);
  mesh = mesh_from_field (field, vec (-22, 112, -19), vec (22, 153, 19), 1.6f * grain, material, group);
  mesh_split (mesh, inside, &broad, -1);
  mesh_open (mesh, inside, &broad, 5);
  body_carry (mesh, CARRIED_BY_TRUNK);
  mesh_append (body, mesh, FALSE);
}

/* --- Trousers -------------------------------------------------------------------------- */

static float
above_ankle (Vec p, gconstpointer data)
{
  Vec q = turn_point_back (rig_rest (UNKNOT_BONE_SHANK_L), vec (fabsf (p.x), p.y, p.z));

  return q.y + TROUSER_END - *(const float *) data;
}

static float
below_waistband (Vec p, gconstpointer data)
{
  return WAISTBAND - p.y + *(const float *) data;
}

static float
above_trunks_end (Vec p, gconstpointer data)
{
  Vec q = turn_point_back (rig_rest (UNKNOT_BONE_THIGH_L), vec (fabsf (p.x), p.y, p.z));

  return q.y + TRUNKS_END;
}

static float
below_knee (Vec p, gconstpointer data)
{
  Vec q = turn_point_back (rig_rest (UNKNOT_BONE_SHANK_L), vec (fabsf (p.x), p.y, p.z));

  return *(const float *) data - q.y;
}

/* A bent knee is round only where there are corners enough to make it so. */
static void
ring_knees (Mesh *mesh)
{
  for (float at = -6.4f; at < 7; at += 1.6f)
    mesh_ring (mesh, below_knee, &at);
}

static void
add_trousers (Mesh *body, float broad, float grain)
{
  g_autoptr (Field) field = field_new ();
  g_autoptr (Mesh) mesh = NULL;
  Turn here = turn_identity (vec (0, 0, 0));
  FieldSection thighs[G_N_ELEMENTS (thigh)];
  float edge = 0, seam = 1.8f;

  memcpy (thighs, thigh, sizeof thigh);
  for (gsize i = 0; i < G_N_ELEMENTS (thigh); i++) /* hands lie on them */
    thighs[i].f -= BROADER_LEGS * broad;
  field_add_loft (field, &here, hips, G_N_ELEMENTS (hips), 2.2f, 0);
  for (int side = 0; side < 2; side++)
    {
      field_add_ellipsoid (field, &here, vec (side ? -7.6f : 7.6f, 90, -5.6f), vec (6.8f, 7.6f, 6.6f), 3);
      field_add_loft (field, rig_rest (UNKNOT_BONE_THIGH_L + side), thighs, G_N_ELEMENTS (thighs), 2, 3.2f);
      field_add_loft (field, rig_rest (UNKNOT_BONE_SHANK_L + side), shank, G_N_ELEMENTS (shank), 2, 2.5f);
    }
  field_grow (field, BROADER_LEGS * broad);
  mesh = mesh_from_field (field, vec (-24, 9, -16), vec (24, 96, 14), LEG_CELL * grain, MATERIAL_TROUSERS, GROUP_TROUSERS);
  mesh_split (mesh, above_ankle, &edge, -1);
  mesh_split (mesh, below_waistband, &edge, -1);
  mesh_split (mesh, above_trunks_end, NULL, MATERIAL_TROUSERS_LEG);
  if (grain <= 1)
    ring_knees (mesh);
  mesh_score (mesh, above_ankle, &seam, MATERIAL_TROUSERS_LINE, 0.16f);
  mesh_open (mesh, above_ankle, &edge, 9);
  body_carry (mesh, CARRIED_BY_LEG);
  mesh_append (body, mesh, FALSE);
}

/* --- Feet ------------------------------------------------------------------------------ */

static float
above_sole (Vec p, gconstpointer data)
{
  return turn_point_back (rig_rest (UNKNOT_BONE_FOOT_L), p).y + SOLE - 1.7f;
}

static float
inside_shoe (Vec p, gconstpointer data)
{
  Vec q = turn_point_back (rig_rest (UNKNOT_BONE_FOOT_L), p);

  return 0.6f + 0.10f * q.z - q.y - 0.9f;
}

static void
add_feet (Mesh *body, float grain)
{
  g_autoptr (Field) shoes = field_new (), socks = field_new ();
  g_autoptr (Mesh) mesh = NULL, ankle = NULL;
  const Turn *foot = rig_rest (UNKNOT_BONE_FOOT_L);
  Vec o = foot->o;
  /* The loft's axis runs along the foot, its front looks down. */
  Turn along = { { 1, 0, 0 }, { 0, 0, 1 }, { 0, -1, 0 }, o };

  field_add_loft (shoes, &along, shoe, G_N_ELEMENTS (shoe), 2.5f, 0);
  field_add_loft (shoes, foot, shoe_rim, G_N_ELEMENTS (shoe_rim), 2, 1.2f);
  mesh = mesh_from_field (shoes, vec (o.x - 7, o.y - 10, o.z - 8), vec (o.x + 7, o.y + 4, o.z + 20), 1.4f * grain,
                          MATERIAL_SHOE, GROUP_SHOE_L);
  mesh_split (mesh, inside_shoe, NULL, -1);
  mesh_open (mesh, inside_shoe, NULL, 4);
  mesh_split (mesh, above_sole, NULL, MATERIAL_SOLE);
  mesh_score (mesh, above_sole, NULL, MATERIAL_SHOE_LINE, 0.18f);
  body_carry (mesh, CARRIED_BY_FOOT);
  body_append_pair (body, mesh, 1);

  field_add_loft (socks, foot, sock, G_N_ELEMENTS (sock), 2, 0);
  /* Coarse triangles of sock and trousers would cut into each other further up. */
  ankle = mesh_from_field (socks, vec (o.x - 6, o.y - 6, o.z - 6), vec (o.x + 6, o.y + (grain > 1 ? 5.5f : 9), o.z + 6), 1.1f * grain, MATERIAL_SOCK,
                           GROUP_SOCK_L);
  body_carry (ankle, CARRIED_BY_FOOT);
  body_append_pair (body, ankle, 1);
}

void
body_add_clothes (Mesh *body, float broad, float grain)
{
  /* Muscles shine through it: what their edges need is more than the eye asks of the cloth. */
  add_shirt (body, broad, MAX (grain / 1.6f, 1.0f));
  add_cloth (body, broad, grain, 0.9f, inside_towel, MATERIAL_TOWEL, GROUP_TOWEL);
  add_cloth (body, broad, grain, 1.9f, inside_compress, MATERIAL_WARM, GROUP_COMPRESS);
  add_cloth (body, broad, grain, 1.2f, inside_pad, MATERIAL_WARM, GROUP_PAD);
  add_trousers (body, broad, grain);
  add_feet (body, sqrtf (grain));
}
