/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { UNKNOT_LEFT, UNKNOT_RIGHT } UnknotSide;

G_END_DECLS
