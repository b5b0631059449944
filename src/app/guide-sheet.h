/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A guide, of a set those in it, as one picture to look at, print or hand on: its title, and each step with its
 * number, its length and its words.  Needs no display.
 *
 * @file: of a guide, checked as unknotctl check-guide does it.
 * @out: (nullable): the PNG; NULL: beside where one is, named after the guide.
 * Returns: exit status: 0, or 1 after saying what is wrong.  Remarks are said, and the picture
 * is made all the same: it is there to show them. */
int unknot_guide_sheet_run (const char *file, const char *out);

G_END_DECLS
