/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/welcome/level-chooser.h"

#include <glib/gi18n.h>

#include "app/welcome/level-preview.h"
#include "app/widgets/columns.h"
#include "app/widgets/widget-children.h"

#define PREVIEW_GUIDE "shoulder-rolls"

static const struct {
  const char *level; /* of the setting */
  const char *title;
  const char *text;
} levels[] = {
  { "gentle", N_("Notification"), N_("It can wait as long as you like.") },
  { "window", N_("Window"), N_("The guide opens in front of you, once you stop typing.") },
  { "full-screen", N_("Full screen"), N_("It fills the screen, and Escape closes it.") },
};

struct _UnknotLevelChooser {
  GtkWidget parent_instance;

  GSettings *settings;
  GtkWidget *buttons[G_N_ELEMENTS (levels)];
  GtkWidget *previews[G_N_ELEMENTS (levels)];
};

G_DEFINE_FINAL_TYPE (UnknotLevelChooser, unknot_level_chooser, GTK_TYPE_WIDGET)

static void
setting_changed_cb (UnknotLevelChooser *self)
{
  g_autofree char *level = g_settings_get_string (self->settings, "break-screen");

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_equal (levels[i].level, level))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), TRUE);
}

static void
toggled_cb (GtkToggleButton *button, UnknotLevelChooser *self)
{
  const gboolean active = gtk_toggle_button_get_active (button);

  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED,
                               active ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      {
        unknot_level_preview_set_playing (UNKNOT_LEVEL_PREVIEW (self->previews[i]), active);
        if (active)
          g_settings_set_string (self->settings, "break-screen", levels[i].level);
      }
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, "css-classes",
                       (const char *[]) { style, NULL }, NULL);
}

static GtkWidget *
new_button (UnknotLevelChooser *self, guint i, UnknotGuide *guide)
{
  /* The picture below its words, or beside them where one level stands below the other. */
  GtkWidget *columns = g_object_new (UNKNOT_TYPE_COLUMNS, "wide-from", 252, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "child",
                                    columns, "css-classes", (const char *[]) { "level", NULL }, NULL);

  self->previews[i] = unknot_level_preview_new (levels[i].level, guide);
  gtk_widget_set_valign (self->previews[i], GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (words), new_label (_(levels[i].title), "strong"));
  gtk_box_append (GTK_BOX (words), new_label (_(levels[i].text), "quiet"));
  unknot_columns_append (UNKNOT_COLUMNS (columns), words);
  unknot_columns_append (UNKNOT_COLUMNS (columns), self->previews[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(levels[i].title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(levels[i].text), -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
  return button;
}

static void
unknot_level_chooser_dispose (GObject *object)
{
  UnknotLevelChooser *self = UNKNOT_LEVEL_CHOOSER (object);

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (self->buttons[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->buttons[i], self);
  g_clear_object (&self->settings);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_level_chooser_parent_class)->dispose (object);
}

static void
unknot_level_chooser_class_init (UnknotLevelChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_level_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
unknot_level_chooser_init (UnknotLevelChooser *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("When a break is due"), -1);
}

void
unknot_level_chooser_set_application (UnknotLevelChooser *self, UnknotApplication *app)
{
  GtkWidget *columns;
  g_autoptr (UnknotGuide) guide = NULL;

  g_return_if_fail (UNKNOT_IS_LEVEL_CHOOSER (self) && self->settings == NULL);

  self->settings = g_object_ref (unknot_application_get_settings (app));
  guide = unknot_catalog_read_guide (unknot_application_get_catalog (app), PREVIEW_GUIDE, NULL);
  columns = g_object_new (UNKNOT_TYPE_COLUMNS, "wide-from", 480, "homogeneous", TRUE, "spacing", 12, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      self->buttons[i] = new_button (self, i, guide);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]), GTK_TOGGLE_BUTTON (self->buttons[0]));
      unknot_columns_append (UNKNOT_COLUMNS (columns), self->buttons[i]);
      g_signal_connect (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self);
    }
  gtk_widget_set_parent (columns, GTK_WIDGET (self));
  g_signal_connect_object (self->settings, "changed::break-screen", G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  setting_changed_cb (self);
}
