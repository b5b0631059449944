/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/ignored-programs.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/widgets/widget-children.h"

#define KEY "quiet-ignored-programs"
#define NAME_CHARS 12

struct _UnknotIgnoredPrograms {
  GtkWidget parent_instance;

  GSettings *settings;
  int focus; /* the place of a program just taken out; -1: none */

  GtkFlowBox *programs;
  GtkWidget *entry;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (UnknotIgnoredPrograms, unknot_ignored_programs, GTK_TYPE_WIDGET)

char *
unknot_program_name_tidy (const char *text)
{
  g_autofree char *tidy = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  tidy = g_strstrip (g_strdup (text));
  if (*tidy == '\0' || g_str_has_suffix (tidy, "/"))
    return NULL;
  return strchr (tidy, '/') != NULL ? g_path_get_basename (tidy) : g_steal_pointer (&tidy);
}

static void
removed_cb (UnknotIgnoredPrograms *self, GtkWidget *button)
{
  GtkWidget *child = gtk_widget_get_parent (button);
  g_auto (GStrv) old = g_settings_get_strv (self->settings, KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  const int index = gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (child));

  for (int i = 0; old[i] != NULL; i++)
    if (i != index)
      g_strv_builder_add (builder, old[i]);
  names = g_strv_builder_end (builder);
  self->focus = index;
  g_settings_set_strv (self->settings, KEY, (const char *const *) names);
}

static void
add_cb (UnknotIgnoredPrograms *self)
{
  g_autofree char *name = unknot_program_name_tidy (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_auto (GStrv) names = g_settings_get_strv (self->settings, KEY);

  if (name == NULL)
    return;
  if (!g_strv_contains ((const char *const *) names, name))
    {
      const guint n = g_strv_length (names);

      names = g_renew (char *, names, n + 2);
      names[n] = g_steal_pointer (&name);
      names[n + 1] = NULL;
      g_settings_set_strv (self->settings, KEY, (const char *const *) names);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static void
typed_cb (UnknotIgnoredPrograms *self)
{
  g_autofree char *name = unknot_program_name_tidy (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_widget_set_sensitive (self->add_button, name != NULL);
}

static GtkWidget *
new_program (UnknotIgnoredPrograms *self, const char *name)
{
  GtkWidget *child = gtk_flow_box_child_new (), *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (name);
  /* Translators: %s is the name of a program. */
  g_autofree char *words = g_strdup_printf (_("Take out %s"), name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_widget_set_focusable (child, FALSE); /* its button is */
  return child;
}

/* Whoever takes out several with the keyboard stays where they are. */
static void
restore_focus (UnknotIgnoredPrograms *self, int n)
{
  GtkFlowBoxChild *child = NULL;

  if (self->focus < 0)
    return;
  if (n > 0)
    child = gtk_flow_box_get_child_at_index (self->programs, MIN (self->focus, n - 1));
  gtk_widget_grab_focus (child != NULL ? gtk_flow_box_child_get_child (child) : self->entry);
  self->focus = -1;
}

static void
load (UnknotIgnoredPrograms *self)
{
  g_auto (GStrv) names = g_settings_get_strv (self->settings, KEY);
  GtkFlowBoxChild *child;
  int n;

  while ((child = gtk_flow_box_get_child_at_index (self->programs, 0)) != NULL)
    gtk_flow_box_remove (self->programs, GTK_WIDGET (child));
  for (n = 0; names[n] != NULL; n++)
    gtk_flow_box_insert (self->programs, new_program (self, names[n]), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->programs), n > 0);
  restore_focus (self, n);
}

static void
unknot_ignored_programs_dispose (GObject *object)
{
  UnknotIgnoredPrograms *self = UNKNOT_IGNORED_PROGRAMS (object);

  unknot_widget_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (unknot_ignored_programs_parent_class)->dispose (object);
}

static void
unknot_ignored_programs_class_init (UnknotIgnoredProgramsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_ignored_programs_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/ignored-programs.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotIgnoredPrograms, programs);
  gtk_widget_class_bind_template_child (widget_class, UnknotIgnoredPrograms, entry);
  gtk_widget_class_bind_template_child (widget_class, UnknotIgnoredPrograms, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_ignored_programs_init (UnknotIgnoredPrograms *self)
{
  self->focus = -1;
  self->settings = g_settings_new (UNKNOT_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  load (self);
  typed_cb (self);
  g_settings_bind_writable (self->settings, KEY, self, "sensitive", FALSE);
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}
