/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* One guide in full: how it moves, its steps, what to mind, and how sure anybody can be that
 * it helps. */
#define UNKNOT_TYPE_GUIDE_DETAIL (unknot_guide_detail_get_type ())
G_DECLARE_FINAL_TYPE (UnknotGuideDetail, unknot_guide_detail, UNKNOT, GUIDE_DETAIL, GtkWidget)

/* Returns: FALSE with UNKNOT_GUIDE_ERROR when there is no such guide, or it cannot be read. */
gboolean unknot_guide_detail_show (UnknotGuideDetail *self, UnknotApplication *app, const char *id, GError **error);

G_END_DECLS
