/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/gtk-4-8.h"

#include <glib/gi18n.h>

#include "app/widgets/hand-back.h"

#ifdef GDK_WINDOWING_X11
#include <gdk/x11/gdkx.h>
#endif

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

/* Deprecated by 4.12 for gtk_css_provider_load_from_string().  4.8 reads text from nowhere else than
 * from files. */
void
unknot_css_load (GtkCssProvider *provider, const char *css)
{
  gtk_css_provider_load_from_data (provider, css, -1);
}

/* Deprecated by 4.18 with all of X11, without anything in its place. */
GdkMonitor *
unknot_primary_monitor (GdkDisplay *display)
{
#ifdef GDK_WINDOWING_X11
  if (GDK_IS_X11_DISPLAY (display))
    return gdk_x11_display_get_primary_monitor (display);
#endif
  return NULL;
}

/* A program that the bus started has no folder of its own to offer. */
static GFile *
first_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (documents == NULL || !g_file_test (documents, G_FILE_TEST_IS_DIR))
    documents = g_get_home_dir ();
  return g_file_new_for_path (documents);
}

/* Deprecated by 4.10 for GtkFileDialog.  4.8 has no other way to the desktop's own dialog. */
GtkNativeDialog *
unknot_file_dialog_new (GtkWindow *parent, const char *title, const char *accept_label, const char *name,
                        GtkFileFilter *filter)
{
  const GtkFileChooserAction action = name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, accept_label, _("_Cancel"));
  g_autoptr (GFile) folder = first_folder ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (unknot_hand_back), parent, G_CONNECT_SWAPPED);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  return GTK_NATIVE_DIALOG (dialog);
}

GFile *
unknot_file_dialog_get_file (GtkNativeDialog *dialog)
{
  return gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
}

G_GNUC_END_IGNORE_DEPRECATIONS
