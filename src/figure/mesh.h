/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/field.h"

G_BEGIN_DECLS

#define MESH_BONES 4

typedef struct {
  Vec at, normal;
  float dim;                 /* 0 to 1: light taken away where the body shades itself */
  float breath;              /* how far breathing in moves it outwards, cm */
  guint8 bone[MESH_BONES];
  float weight[MESH_BONES];  /* sum 1 */
} MeshVertex;

typedef struct {
  guint16 v[3];
  guint8 material;
  guint8 group;
  guint8 open; /* its back may be seen */
} MeshTriangle;

/* A line on the surface. */
typedef struct {
  guint16 v[2];
  guint8 material;
  guint8 group;
  guint8 faces; /* bits: the faces (core/body/face.h) that have it; 0: all */
  float width;  /* cm */
} MeshStroke;

#define MESH_NO_TRIANGLE G_MAXUINT32

/* Where two triangles meet, or one ends. */
typedef struct {
  guint16 v[2];
  gboolean seam;        /* they differ in material or group */
  guint32 triangle[2];  /* the second may be MESH_NO_TRIANGLE */
} MeshEdge;

/* Bones, a bit for each, and one more for the breath. */
typedef struct {
  guint64 bits[2];
} MeshMovers;

#define MESH_BREATH 127

static inline void
mesh_movers_add (MeshMovers *self, guint mover)
{
  self->bits[mover / 64] |= G_GUINT64_CONSTANT (1) << mover % 64;
}

static inline gboolean
mesh_movers_meet (const MeshMovers *a, const MeshMovers *b)
{
  return ((a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1])) != 0;
}

/* Neighbouring vertices of a part that the same bones move. */
typedef struct {
  guint vertex, n_vertices;
  MeshMovers by;
} MeshRun;

/* What was appended at once: a sleeve, a shoe.  It can be left out as a whole. */
typedef struct {
  guint vertex, n_vertices;
  guint triangle, n_triangles;
  guint stroke, n_strokes;
  guint ball, n_balls;
  guint run, n_runs;
  guint edge, n_edges;
  guint8 group;              /* of its first triangle */
} MeshPart;

/* All places of a part that one bone has a share in. */
typedef struct {
  Vec centre;
  float radius;
  guint8 bone;
} MeshBall;

typedef struct {
  GArray *vertices;
  GArray *triangles;
  GArray *strokes;
  GArray *parts;
  GArray *balls;
  GArray *runs;
  GArray *edges;
} Mesh;

/* A number for each place, e.g. how far it lies inside the garment. */
typedef float (*MeshScalar) (Vec at, gconstpointer data);

Mesh *mesh_new (void);
void mesh_free (Mesh *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mesh, mesh_free)

/* The surface of @field inside the box, as triangles about @cell cm wide.  Where the solid
 * leaves the box the surface is open. */
Mesh *mesh_from_field (const Field *field, Vec low, Vec high, float cell, guint8 material, guint8 group);

/* Cuts the triangles along @scalar = 0, exactly, so that hems and hairlines are smooth.
 * @below: material for the negative part, or -1 to throw it away. */
void mesh_split (Mesh *self, MeshScalar scalar, gconstpointer data, int below);
/* A line on the surface where @scalar = 0.  Cuts as mesh_split does. */
void mesh_score (Mesh *self, MeshScalar scalar, gconstpointer data, guint8 material, float width);

/* Cuts along @scalar = 0 and leaves everything as it is: corners for the surface to bend at. */
void mesh_ring (Mesh *self, MeshScalar scalar, gconstpointer data);

/* Lets the backs be seen of triangles where @scalar < @within: near the edge that was cut along
 * @scalar = 0. */
void mesh_open (Mesh *self, MeshScalar scalar, gconstpointer data, float within);

/* Finds the balls of each part, when all places have their weights. */
void mesh_bound (Mesh *self);
/* Sorts the vertices of each part into runs, likewise. */
void mesh_sort (Mesh *self);

/* Finds the edges of each part, when all are there and sorted. */
void mesh_find_edges (Mesh *self);

/* Appends @other as a part; @mirror: with x turned round (bones are left as they are). */
void mesh_append (Mesh *self, const Mesh *other, gboolean mirror);

G_END_DECLS
