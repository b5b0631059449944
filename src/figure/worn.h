/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/mesh.h"

G_BEGIN_DECLS

/* What is worn where: nobody bathes in a shirt. @present: the props. */
gboolean worn_is_bare (guint64 present);
/* The triangles as they are worn: the body's own, or @copy's, which are made of them. */
const MeshTriangle *worn_get (GArray *copy, const Mesh *body, guint64 present);

G_END_DECLS
