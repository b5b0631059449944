/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is loaded at run time, where a server runs. */
#define UNKNOT_PIPEWIRE_LIBRARY "libpipewire-0.3.so.0"

/* Where libpipewire looks for its server: PIPEWIRE_REMOTE, a name or a path, or else "pipewire-0";
 * a name in PIPEWIRE_RUNTIME_DIR or else XDG_RUNTIME_DIR, and then in the folder of the system's
 * own server.
 * @folder, @name: (out) (optional) (transfer full): where a server of this session would put its
 *   socket.
 * Returns: whether there is one now. */
gboolean unknot_pipewire_socket_find (char **folder, char **name);

G_END_DECLS
