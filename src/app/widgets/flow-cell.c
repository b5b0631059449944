/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/flow-cell.h"

GtkWidget *
unknot_flow_cell_new (GtkWidget *child)
{
  return g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC, "focusable", FALSE,
                       "child", child, NULL);
}
