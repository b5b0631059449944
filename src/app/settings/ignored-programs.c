/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/ignored-programs.h"

#include <string.h>

#include "app/widgets/chips.h"
#include "app/widgets/widget-children.h"

#define KEY "quiet-ignored-programs"

struct _UnknotIgnoredPrograms {
  GtkWidget parent_instance;

  GSettings *settings;

  UnknotChips *programs;
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
removed_cb (UnknotIgnoredPrograms *self, guint index)
{
  g_auto (GStrv) old = g_settings_get_strv (self->settings, KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; old[i] != NULL; i++)
    if (i != index)
      g_strv_builder_add (builder, old[i]);
  names = g_strv_builder_end (builder);
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

static void
load (UnknotIgnoredPrograms *self)
{
  g_auto (GStrv) names = g_settings_get_strv (self->settings, KEY);

  unknot_chips_set_words (self->programs, (const char *const *) names);
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
  g_type_ensure (UNKNOT_TYPE_CHIPS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/ignored-programs.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotIgnoredPrograms, programs);
  gtk_widget_class_bind_template_child (widget_class, UnknotIgnoredPrograms, entry);
  gtk_widget_class_bind_template_child (widget_class, UnknotIgnoredPrograms, add_button);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_ignored_programs_init (UnknotIgnoredPrograms *self)
{
  self->settings = g_settings_new (UNKNOT_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  load (self);
  typed_cb (self);
  g_settings_bind_writable (self->settings, KEY, self, "sensitive", FALSE);
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}
