/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/resolve.h"
#include "figure/view.h"

G_BEGIN_DECLS

/* What lies behind and before everything in the scene. */
void ground_find (const UnknotScene *scene, const View *view, ResolveGround *ground);

G_END_DECLS
