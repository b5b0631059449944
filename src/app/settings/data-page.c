/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/data-page.h"

#include <glib/gi18n.h>

#include "app/widgets/banner.h"
#include "app/settings/setting-page.h"
#include "app/settings/setting-row.h"
#include "app/widgets/widget-children.h"

struct _UnknotDataPage {
  GtkWidget parent_instance;

  UnknotClient *client;
  GtkFileChooserNative *chooser; /* while it is open */
  gboolean csv;

  UnknotBanner *banner;
  UnknotSettingRow *place_row;
};

G_DEFINE_FINAL_TYPE (UnknotDataPage, unknot_data_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (UnknotDataPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
open_clicked_cb (UnknotDataPage *self)
{
  g_autofree char *path = unknot_history_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    unknot_banner_set_text (self->banner, _("The folder is made with the first break."));
  else
    gtk_show_uri (get_window (self), uri, GDK_CURRENT_TIME);
}

static void
chooser_response_cb (UnknotDataPage *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = unknot_history_path ();
  g_autofree char *text = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL && unknot_history_export (path, file, self->csv, &error))
    text = g_strdup_printf (_("Saved as %s."), g_file_peek_path (file) != NULL ? g_file_peek_path (file) : g_file_get_basename (file));
  else
    text = g_strdup (error != NULL ? error->message : _("No file was chosen."));
  unknot_banner_set_text (self->banner, text);
}

/* A program that the bus started has no folder of its own to offer. */
static void
set_folder (GtkFileChooser *chooser)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = NULL;

  if (documents == NULL || !g_file_test (documents, G_FILE_TEST_IS_DIR))
    documents = g_get_home_dir ();
  folder = g_file_new_for_path (documents);
  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

static void
export (UnknotDataPage *self, gboolean csv)
{
  g_autofree char *path = unknot_history_path ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, csv ? "unknot-%F.csv" : "unknot-%F.json");

  if (self->chooser != NULL)
    return;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      unknot_banner_set_text (self->banner, _("There is nothing to export yet: no break has been kept."));
      return;
    }
  self->csv = csv;
  self->chooser = gtk_file_chooser_native_new (_("Export history"), get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  set_folder (GTK_FILE_CHOOSER (self->chooser));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_json_cb (UnknotDataPage *self)
{
  export (self, FALSE);
}

static void
export_csv_cb (UnknotDataPage *self)
{
  export (self, TRUE);
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotDataPage) self = data;
  g_autoptr (GError) error = NULL;

  if (unknot_client_delete_history_finish (UNKNOT_CLIENT (source), result, &error))
    unknot_banner_set_text (self->banner, _("The history is deleted."));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    unknot_banner_set_text (self->banner, error->message);
}

static void
delete_response_cb (GtkDialog *dialog, int response, UnknotDataPage *self)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    unknot_client_delete_history (self->client, 0, g_get_real_time () + G_TIME_SPAN_DAY, deleted_cb, g_object_ref (self));
}

static void
delete_clicked_cb (UnknotDataPage *self)
{
  GtkWidget *dialog, *button;

  if (!unknot_client_get_available (self->client))
    {
      unknot_banner_set_text (self->banner, unknot_client_get_problem (self->client));
      return;
    }
  dialog = gtk_message_dialog_new (get_window (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", _("Delete the whole history?"));
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s",
                                            _("Every break and posture check is removed from this computer. "
                                              "This cannot be undone; an export keeps a copy."));
  gtk_dialog_add_button (GTK_DIALOG (dialog), _("Keep it"), GTK_RESPONSE_CANCEL);
  button = gtk_dialog_add_button (GTK_DIALOG (dialog), _("Delete"), GTK_RESPONSE_ACCEPT);
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
unknot_data_page_dispose (GObject *object)
{
  UnknotDataPage *self = UNKNOT_DATA_PAGE (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->client);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_data_page_parent_class)->dispose (object);
}

static void
unknot_data_page_class_init (UnknotDataPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_data_page_dispose;
  g_type_ensure (UNKNOT_TYPE_BANNER);
  g_type_ensure (UNKNOT_TYPE_SETTING_PAGE);
  g_type_ensure (UNKNOT_TYPE_SETTING_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotDataPage, banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotDataPage, place_row);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_json_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_csv_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_data_page_init (UnknotDataPage *self)
{
  g_autofree char *path = unknot_history_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->place_row, "subtitle", folder, NULL);
}

void
unknot_data_page_set_application (UnknotDataPage *self, UnknotApplication *app)
{
  g_return_if_fail (UNKNOT_IS_DATA_PAGE (self) && self->client == NULL);

  self->client = g_object_ref (unknot_application_get_client (app));
}
