/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/signs-button.h"

#include <glib/gi18n.h>

struct _UnknotSignsButton {
  GtkButton parent_instance;
};

G_DEFINE_FINAL_TYPE (UnknotSignsButton, unknot_signs_button, GTK_TYPE_BUTTON)

/* By no name of an action: a window that is made before it belongs to the application would offer it
 * as one that there is not. */
static void
unknot_signs_button_clicked (GtkButton *button)
{
  g_action_group_activate_action (G_ACTION_GROUP (g_application_get_default ()), "show",
                                  g_variant_new_string ("guide:when-to-see-someone"));
}

static void
unknot_signs_button_class_init (UnknotSignsButtonClass *klass)
{
  GTK_BUTTON_CLASS (klass)->clicked = unknot_signs_button_clicked;
}

static void
unknot_signs_button_init (UnknotSignsButton *self)
{
  const char *name = _("When to see someone");

  gtk_button_set_icon_name (GTK_BUTTON (self), "warning-signs-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
