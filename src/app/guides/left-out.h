/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The guides that are never suggested for a break: ids in a setting, which the service reads. */
#define UNKNOT_LEFT_OUT_KEY "left-out-guides"

gboolean unknot_left_out_get (GSettings *settings, const char *id);
void unknot_left_out_set (GSettings *settings, const char *id, gboolean left_out);

G_END_DECLS
