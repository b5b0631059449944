/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/mesh.h"
#include "figure/rig.h"
#include "figure/scene.h"

G_BEGIN_DECLS

/* The person: sculpted once from fields in the rest stance, then moved by the rig. */

/* What a surface is coloured with.  Props follow in props.h. */
typedef enum {
  MATERIAL_NONE,
  MATERIAL_SKIN,
  MATERIAL_LIP,
  MATERIAL_FEATURE,      /* closed eyes, nose: drawn lines */
  MATERIAL_SKIN_LINE,    /* creases between fingers, in the ear */
  MATERIAL_HAIR,
  MATERIAL_HAIR_LINE,
  MATERIAL_SHIRT,
  MATERIAL_SHIRT_TRIM,
  MATERIAL_SHIRT_LINE,
  MATERIAL_TROUSERS,
  MATERIAL_TROUSERS_LINE,
  MATERIAL_TROUSERS_LEG, /* below where trunks end */
  MATERIAL_SHOE,
  MATERIAL_SHOE_LINE,
  MATERIAL_SOLE,
  MATERIAL_SOCK,
  MATERIAL_ARROW,
  MATERIAL_MARK, /* where never to press */
  MATERIAL_PROPS,        /* the first one of the props */
} Material;

/* What belongs together: between two groups there is a line. */
typedef enum {
  GROUP_NONE,
  GROUP_HEAD,            /* with the neck */
  GROUP_EAR_L,
  GROUP_EAR_R,
  GROUP_HAIR,
  GROUP_SHIRT,
  GROUP_TROUSERS,
  GROUP_ARM_L,           /* with the palm */
  GROUP_ARM_R,
  GROUP_SHOE_L,
  GROUP_SHOE_R,
  GROUP_SOCK_L,
  GROUP_SOCK_R,
  GROUP_YOKE,            /* of the shirt, between trunk and sleeves */
  GROUP_SLEEVE_L,        /* lies close to the trunk, and still wants a line there */
  GROUP_SLEEVE_R,
  GROUP_BARE,            /* the trunk of who bathes, in place of the shirt */
  GROUP_DIGITS,          /* five left ones, five right ones */
  GROUP_ARROW = GROUP_DIGITS + 10,
  GROUP_PROPS,
  GROUP_MAX = 64,
} Group;

/* How finely a body is made. */
typedef enum {
  BODY_FINE,
  BODY_COARSE, /* of small pictures */
  BODY_N_GRAINS
} BodyGrain;

/* What a picture needs, so that corners cannot be told from curves. @scale: pixels per cm. */
BodyGrain body_grain_for (double scale);
/* The whole person, made on first use and kept. */
const Mesh *body_get (UnknotBuild build, BodyGrain grain);

/* The parts, each in the rest stance with its weights, appended to @body. @broad: 0 to 1; @grain:
 * the size of triangles, 1 the finest. */
void body_add_clothes (Mesh *body, float broad, float grain);
void body_add_head (Mesh *body, float grain);
void body_add_limbs (Mesh *body, float broad, float grain);

/* Where the skin is under a place of the shirt, in the rest stance; any other place stays. */
Vec body_under_shirt (Vec place, gboolean shirt);

/* Which bones carry a place of the rest stance. */
typedef enum {
  CARRIED_BY_TRUNK,  /* pelvis to neck, with the shoulders */
  CARRIED_BY_HEAD,   /* chest, neck, head */
  CARRIED_BY_ARM,
  CARRIED_BY_LEG,    /* pelvis to foot */
  CARRIED_BY_FOOT,
} BodyCarrier;

/* Sets bones and weights of every vertex. Limbs: of the left side. */
void body_carry (Mesh *mesh, BodyCarrier carrier);
void body_carry_digit (Mesh *mesh, int digit);

/* Appends a left part and its mirror image, whose groups are @group_step higher. */
void body_append_pair (Mesh *body, const Mesh *part, int group_step);

G_END_DECLS
