/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Does what may take its time in a thread of its own, so that no frame waits for it.  Only the
 * newest errand counts: one that still waits when another comes is forgotten. */
typedef struct _UnknotErrands UnknotErrands;

/* In the thread, one at a time. */
typedef void (*UnknotErrandFunc) (const char *what, gpointer data);

/* @data: belongs to the thread until @destroy, which is called there too. */
UnknotErrands *unknot_errands_new (UnknotErrandFunc func, gpointer data, GDestroyNotify destroy);
void unknot_errands_post (UnknotErrands *self, const char *what);
/* Returns at once; the thread ends after what it does just now. */
void unknot_errands_free (UnknotErrands *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotErrands, unknot_errands_free)

/* For tests and for whoever looks for a fault: where the environment names a file in
 * UNKNOT_TOLD_FILE, what would be heard is written there instead, one line "KIND WHAT" each.
 * Returns: whether it does. */
gboolean unknot_errands_tell_file (const char *kind, const char *what);

G_END_DECLS
