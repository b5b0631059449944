/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/json.h"
#include "ctl/remote.h"

G_BEGIN_DECLS

/* Heat sessions that have ended, as Service1.GetHeats gives them: a(xxxxuss). */

/* @heats: (out) (transfer full): those since @from, wall; untouched on failure. */
UnknotExit unknot_heats_read (gint64 from, GVariant **heats);
/* One line each. */
void unknot_heats_print (GVariant *heats);
/* As a JSON array. */
void unknot_heats_add_json (JsonBuilder *builder, GVariant *heats);

G_END_DECLS
