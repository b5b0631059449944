/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who records sound or pictures just now, told by PipeWire.  One connection for all who
 * want to know, opened with the first of them and closed with the last.  The library is
 * loaded only when a PipeWire runs, so that nobody pays for it in whose session it does not. */
typedef enum {
  UNKNOT_PIPEWIRE_MICROPHONE,
  UNKNOT_PIPEWIRE_CAMERA,
  UNKNOT_PIPEWIRE_SCREEN, /* the screen is shown to somebody, or recorded */
} UnknotPipewireUse;

/* @changed: called from the main loop whenever an answer of unknot_pipewire_find() may have
 *   changed.  Returns: an id for unknot_pipewire_detach(). */
guint unknot_pipewire_attach (void (*changed) (gpointer user_data), gpointer user_data);
void unknot_pipewire_detach (guint id);

/* @ignored: (array zero-terminated=1): programs that do not count.
 * @app: (out) (transfer full): what the program calls itself, NULL when it does not say.
 * Returns: whether anybody makes this use. */
gboolean unknot_pipewire_find (UnknotPipewireUse use, const char *const *ignored, char **app);

G_END_DECLS
