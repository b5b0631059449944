/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/application.h"

G_BEGIN_DECLS

/* The card of the guide that the next break will show: picture, title, why this one. */
#define UNKNOT_TYPE_NEXT_GUIDE (unknot_next_guide_get_type ())
G_DECLARE_FINAL_TYPE (UnknotNextGuide, unknot_next_guide, UNKNOT, NEXT_GUIDE, GtkWidget)

void unknot_next_guide_set_application (UnknotNextGuide *self, UnknotApplication *app);

G_END_DECLS
