/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lists of names that thousands of guides have alike, such as their props and muscles: each list
 * is kept once, however many have it.  For the main thread only. */

/* Returns: (transfer full) (array zero-terminated=1): the list like @names, one for all who ask. */
const char *const *unknot_name_list_share (const char *const *names);
/* Gives it back; what nobody shares any more is freed.  NULL is ignored. */
void unknot_name_list_unshare (const char *const *names);

G_END_DECLS
