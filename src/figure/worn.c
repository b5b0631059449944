/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/worn.h"

#include "figure/body.h"
#include "figure/props.h"

/* What nobody stands in, or comes out of, with clothes on. */
#define WATER (UNKNOT_PROP_BIT (UNKNOT_PROP_SHOWER) | UNKNOT_PROP_BIT (UNKNOT_PROP_BATH) | UNKNOT_PROP_BIT (UNKNOT_PROP_BATH_TOWEL))

static gboolean
is_footwear (guint group)
{
  return group == GROUP_SHOE_L || group == GROUP_SHOE_R || group == GROUP_SOCK_L || group == GROUP_SOCK_R;
}

/* Nobody bathes in a shirt, or in shoes. In a tub the legs are bare too; under a shower one stays in trunks. */
static void
undress (MeshTriangle *t, guint64 present)
{
  if (t->group == GROUP_SLEEVE_L || t->group == GROUP_SLEEVE_R)
    t->group = t->group == GROUP_SLEEVE_L ? GROUP_ARM_L : GROUP_ARM_R;
  else if (t->group == GROUP_SHIRT || t->group == GROUP_YOKE)
    t->group = GROUP_BARE;
  else if (t->material == MATERIAL_TROUSERS ? !(present & UNKNOT_PROP_BIT (UNKNOT_PROP_BATH))
                                            : t->material != MATERIAL_TROUSERS_LEG && !is_footwear (t->group))
    return;
  t->material = MATERIAL_SKIN;
}

gboolean
worn_is_bare (guint64 present)
{
  return (present & WATER) != 0;
}

const MeshTriangle *
worn_get (GArray *copy, const Mesh *body, guint64 present)
{
  const MeshTriangle *triangles = (const MeshTriangle *) (gpointer) body->triangles->data;
  MeshTriangle *worn;

  if (!worn_is_bare (present))
    return triangles;
  g_array_set_size (copy, 0);
  g_array_append_vals (copy, triangles, body->triangles->len);
  worn = (MeshTriangle *) (gpointer) copy->data;
  for (guint i = 0; i < copy->len; i++)
    undress (&worn[i], present);
  return worn;
}
