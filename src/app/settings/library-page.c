/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/library-page.h"

#include <glib/gi18n.h>

#include "app/guides/left-out.h"
#include "app/player/chime.h"
#include "app/player/voice.h"
#include "app/settings/setting-page.h"
#include "app/settings/setting-row.h"
#include "app/widgets/chips.h"
#include "app/widgets/show-folder.h"
#include "app/widgets/widget-children.h"
#include "core/guide/checklist.h"

#define WORKPLACE "workplace-set-up"

struct _UnknotLibraryPage {
  GtkWidget parent_instance;

  UnknotApplication *app; /* outlives every window */

  UnknotSettingRow *workplace_row;
  GtkWidget *playing_group;
  GtkWidget *sounds_row;
  GtkWidget *aloud_row;
  UnknotChips *left_out;
  GtkWidget *none_left_out;
};

G_DEFINE_FINAL_TYPE (UnknotLibraryPage, unknot_library_page, GTK_TYPE_WIDGET)

/* The guides' titles; an id of one that is gone for now stands for itself. */
static void
show_left_out (UnknotLibraryPage *self)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (self->app);
  g_auto (GStrv) ids = g_settings_get_strv (unknot_application_get_settings (self->app), UNKNOT_LEFT_OUT_KEY);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_find (catalog, ids[i]);

      g_ptr_array_add (titles, (gpointer) (entry != NULL ? entry->title : ids[i]));
    }
  g_ptr_array_add (titles, NULL);
  unknot_chips_set_words (self->left_out, (const char *const *) titles->pdata);
  gtk_widget_set_visible (self->none_left_out, ids[0] == NULL);
}

static void
show_workplace (UnknotLibraryPage *self)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (self->app);
  g_autoptr (GVariant) kept = g_settings_get_value (unknot_application_get_settings (self->app), "checklist-answers");
  g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, WORKPLACE, NULL);
  g_autoptr (UnknotChecklist) list = guide != NULL ? unknot_checklist_new (guide, kept) : NULL;
  g_autofree char *text = NULL;
  guint n;

  gtk_widget_set_visible (GTK_WIDGET (self->workplace_row), list != NULL);
  if (list == NULL)
    return;
  n = unknot_checklist_get_n_items (list);
  text = g_strdup_printf (ngettext ("%u of %u thing set up", "%u of %u things set up", n),
                          n - unknot_checklist_get_n_open (list), n);
  g_object_set (self->workplace_row, "subtitle", text, NULL);
}

static void
removed_cb (UnknotLibraryPage *self, guint index)
{
  GSettings *settings = unknot_application_get_settings (self->app);
  g_auto (GStrv) ids = g_settings_get_strv (settings, UNKNOT_LEFT_OUT_KEY);

  if (index < g_strv_length (ids))
    unknot_left_out_set (settings, ids[index], FALSE);
}

static void
folder_clicked_cb (UnknotLibraryPage *self)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "unknot", "guides", NULL);

  g_mkdir_with_parents (path, 0700);
  unknot_show_folder (GTK_WIDGET (self), path);
}

static void
unknot_library_page_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_library_page_parent_class)->dispose (object);
}

static void
unknot_library_page_class_init (UnknotLibraryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_library_page_dispose;
  g_type_ensure (UNKNOT_TYPE_CHIPS);
  g_type_ensure (UNKNOT_TYPE_SETTING_PAGE);
  g_type_ensure (UNKNOT_TYPE_SETTING_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotLibraryPage, workplace_row);
  gtk_widget_class_bind_template_child (widget_class, UnknotLibraryPage, playing_group);
  gtk_widget_class_bind_template_child (widget_class, UnknotLibraryPage, sounds_row);
  gtk_widget_class_bind_template_child (widget_class, UnknotLibraryPage, aloud_row);
  gtk_widget_class_bind_template_child (widget_class, UnknotLibraryPage, left_out);
  gtk_widget_class_bind_template_child (widget_class, UnknotLibraryPage, none_left_out);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_library_page_init (UnknotLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What this build cannot do is not offered. */
  gtk_widget_set_visible (self->playing_group, unknot_chime_is_built () || unknot_voice_is_built ());
  gtk_widget_set_visible (self->sounds_row, unknot_chime_is_built ());
  gtk_widget_set_visible (self->aloud_row, unknot_voice_is_built ());
}

void
unknot_library_page_set_application (UnknotLibraryPage *self, UnknotApplication *app)
{
  GSettings *settings;

  g_return_if_fail (UNKNOT_IS_LIBRARY_PAGE (self) && self->app == NULL);

  self->app = app;
  settings = unknot_application_get_settings (app);
  g_settings_bind_writable (settings, UNKNOT_LEFT_OUT_KEY, self->left_out, "sensitive", FALSE);
  g_signal_connect_object (settings, "changed::" UNKNOT_LEFT_OUT_KEY, G_CALLBACK (show_left_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::checklist-answers", G_CALLBACK (show_workplace), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (unknot_application_get_catalog (app), "changed", G_CALLBACK (show_left_out), self,
                           G_CONNECT_SWAPPED);
  show_left_out (self);
  show_workplace (self);
}
