/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Short sounds of the desktop's sound theme.  Never blocks; where nothing can play them,
 * nothing is heard. */
typedef struct _UnknotChime UnknotChime;

typedef enum {
  UNKNOT_CHIME_STEP, /* "message": another step begins */
  UNKNOT_CHIME_ASK,  /* "bell": something is asked before it goes on */
  UNKNOT_CHIME_DONE, /* "complete": the guide is over */
} UnknotChimeKind;

/* Whether this build can play anything. */
gboolean unknot_chime_is_built (void);

UnknotChime *unknot_chime_new (void);
void unknot_chime_free (UnknotChime *self);
void unknot_chime_play (UnknotChime *self, UnknotChimeKind kind);

G_END_DECLS
