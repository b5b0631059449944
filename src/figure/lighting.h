/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/frame.h"

G_BEGIN_DECLS

/* Lets the muscles of @frame's scene shine through what is worn over them. */
void lighting_apply (const Frame *frame, Mover *mover);

G_END_DECLS
