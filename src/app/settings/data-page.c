/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/data-page.h"

#include <glib/gi18n.h>

#include "app/client-history.h"
#include "app/gtk-4-8.h"
#include "app/settings/delete-dialog.h"
#include "app/widgets/banner.h"
#include "app/settings/setting-page.h"
#include "app/settings/setting-row.h"
#include "app/widgets/show-folder.h"
#include "app/widgets/widget-children.h"

struct _UnknotDataPage {
  GtkWidget parent_instance;

  UnknotClient *client;
  GtkNativeDialog *chooser; /* while it is open */
  gboolean csv;
  guint undo_id;  /* while what was deleted can be taken back */
  gboolean asked; /* what can be taken back since before */

  UnknotBanner *banner;
  UnknotSettingRow *place_row;
};

G_DEFINE_FINAL_TYPE (UnknotDataPage, unknot_data_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (UnknotDataPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* @text: (nullable). */
static void
say (UnknotDataPage *self, const char *text)
{
  g_clear_handle_id (&self->undo_id, g_source_remove);
  g_object_set (self->banner, "button-label", NULL, NULL);
  unknot_banner_set_text (self->banner, text);
}

static void
open_clicked_cb (UnknotDataPage *self)
{
  g_autofree char *path = unknot_history_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    say (self, _("The folder is made with the first break."));
  else
    unknot_show_folder (GTK_WIDGET (self), folder);
}

static void
chooser_response_cb (UnknotDataPage *self, int response)
{
  g_autoptr (GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = unknot_history_path ();
  g_autofree char *text = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = unknot_file_dialog_get_file (chooser);
  if (file != NULL && unknot_history_export (path, file, self->csv, &error))
    {
      g_autofree char *name = g_file_get_parse_name (file);

      text = g_strdup_printf (_("Saved as %s."), name);
    }
  else
    text = g_strdup (error != NULL ? error->message : _("No file was chosen."));
  say (self, text);
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
      say (self, _("There is nothing to export yet: nothing has been kept."));
      return;
    }
  self->csv = csv;
  self->chooser = unknot_file_dialog_new (get_window (self), _("Export history"), _("_Save"), name, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->chooser);
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

/* ---- importing ---- */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotDataPage) self = data;
  g_autoptr (GError) error = NULL;
  guint added = 0, known = 0;
  g_autofree char *text = NULL;

  if (!unknot_client_import_history_finish (UNKNOT_CLIENT (source), result, &added, &known, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, error->message);
      return;
    }
  if (added == 0)
    text = g_strdup (_("Everything in the file is here already."));
  else
    text = g_strdup_printf (ngettext ("%u row was added.", "%u rows were added.", added), added);
  say (self, text);
}

static void
import_response_cb (UnknotDataPage *self, int response)
{
  g_autoptr (GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = unknot_file_dialog_get_file (chooser);
  if (file != NULL)
    unknot_client_import_history (self->client, file, imported_cb, g_object_ref (self));
}

static gboolean
service_is_there (UnknotDataPage *self)
{
  if (unknot_client_get_available (self->client))
    return TRUE;
  say (self, unknot_client_get_problem (self->client));
  return FALSE;
}

static void
import_clicked_cb (UnknotDataPage *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL || !service_is_there (self))
    return;
  gtk_file_filter_set_name (filter, _("Exports (CSV, JSON)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "json");
  self->chooser = unknot_file_dialog_new (get_window (self), _("Import history"), _("_Import"), NULL, filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (import_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->chooser);
}

/* ---- deleting ---- */

static gboolean
undo_over_cb (gpointer data)
{
  UnknotDataPage *self = data;

  self->undo_id = 0;
  say (self, NULL);
  return G_SOURCE_REMOVE;
}

/* Returns: (transfer full).  @rows: 0: there were the hours of the day only. */
static char *
deleted_words (guint rows)
{
  if (rows == 0)
    return g_strdup (_("The hours on Today are deleted; there was nothing else. They can be taken back for a minute."));
  return g_strdup_printf (ngettext ("%u row is deleted. It can be taken back for a minute; then it is gone for good.",
                                    "%u rows are deleted. They can be taken back for a minute; then they are gone "
                                    "for good.", rows), rows);
}

/* Returns: whether there is something to take back. */
static gboolean
offer_undo (UnknotDataPage *self, GAsyncResult *result, GError **error)
{
  g_autofree char *text = NULL;
  guint rows = 0, seconds = 0;

  if (!unknot_client_get_deleted_finish (self->client, result, &rows, &seconds, error) || seconds == 0)
    return FALSE;
  text = deleted_words (rows);
  say (self, text);
  g_object_set (self->banner, "button-label", _("Undo"), NULL);
  self->undo_id = g_timeout_add_seconds (seconds, undo_over_cb, self);
  return TRUE;
}

/* A page that is on its way out has nobody to offer it to; the next one asks again. */
static gboolean
is_left (UnknotDataPage *self)
{
  return self->client == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotDataPage) self = data;
  g_autoptr (GError) error = NULL;

  if (is_left (self) || offer_undo (self, result, &error))
    return;
  say (self, error != NULL ? error->message : _("There was nothing to delete in that time."));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotDataPage) self = data;
  g_autoptr (GError) error = NULL;
  guint rows = 0;

  if (unknot_client_delete_history_finish (UNKNOT_CLIENT (source), result, &rows, &error))
    {
      if (!is_left (self))
        unknot_client_get_deleted (self->client, kept_cb, g_object_ref (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !is_left (self))
    say (self, error->message);
}

/* What was deleted before this page was there can still be taken back, whoever deleted it. */
static void
left_over_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotDataPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!is_left (self) && !offer_undo (self, result, &error) && error != NULL)
    g_debug ("Nobody says what was deleted: %s", error->message);
}

static void
client_changed_cb (UnknotDataPage *self)
{
  if (self->asked || !unknot_client_get_available (self->client))
    return;
  self->asked = TRUE;
  unknot_client_get_deleted (self->client, left_over_cb, g_object_ref (self));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotDataPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint rows = 0;

  if (!unknot_client_restore_history_finish (UNKNOT_CLIENT (source), result, &rows, &error))
    text = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : g_strdup (error->message);
  else if (rows == 0)
    text = g_strdup (_("The hours on Today are back."));
  else
    text = g_strdup_printf (ngettext ("%u row is back.", "%u rows are back.", rows), rows);
  say (self, text);
}

static void
undo_clicked_cb (UnknotDataPage *self)
{
  unknot_client_restore_history (self->client, restored_cb, g_object_ref (self));
}

static void
chosen_cb (UnknotDataPage *self, gint64 from, gint64 to)
{
  unknot_client_delete_history (self->client, from, to, deleted_cb, g_object_ref (self));
}

static void
delete_clicked_cb (UnknotDataPage *self)
{
  UnknotDeleteDialog *dialog;

  if (!service_is_there (self))
    return;
  dialog = unknot_delete_dialog_new (get_window (self));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
unknot_data_page_dispose (GObject *object)
{
  UnknotDataPage *self = UNKNOT_DATA_PAGE (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  g_clear_handle_id (&self->undo_id, g_source_remove);
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
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
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
  g_signal_connect_object (self->client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  client_changed_cb (self);
}
