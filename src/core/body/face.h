/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a face does. */
typedef enum {
  UNKNOT_FACE_CALM,  /* eyes closed */
  UNKNOT_FACE_AWAKE, /* eyes open */
  UNKNOT_FACE_TENSE, /* frowning, eyes clenched, lips pressed */
  UNKNOT_FACE_LOOSE, /* eyes closed, teeth apart */
  UNKNOT_N_FACES
} UnknotFace;

G_END_DECLS
