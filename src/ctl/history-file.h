/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/remote.h"

G_BEGIN_DECLS

/* Both tell the user what came of it. */

/* Hands the export @path to the service, which adds what it does not have. */
UnknotExit unknot_history_file_import (const char *path);
/* Writes the whole history to @path: CSV when its name ends in ".csv" or is "-" (standard output),
 * else JSON.  Needs no service; never overwrites. */
UnknotExit unknot_history_file_export (const char *path);

G_END_DECLS
