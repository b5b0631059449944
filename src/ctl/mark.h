/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/json.h"
#include "ctl/remote.h"

G_BEGIN_DECLS

/* Marks of where it hurts, as Service1.GetMarks gives them: a(xxsusss). */

/* @marks: (out) (transfer full): those since @from, wall; untouched on failure. */
UnknotExit unknot_marks_read (gint64 from, GVariant **marks);
/* One line each. */
void unknot_marks_print (GVariant *marks);
/* As a JSON array. */
void unknot_marks_add_json (JsonBuilder *builder, GVariant *marks);

G_END_DECLS
