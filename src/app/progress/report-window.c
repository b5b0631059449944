/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress/report-window.h"

#include <glib/gi18n.h>

#include "app/gtk-4-8.h"
#include "app/progress/report-pages.h"
#include "app/widgets/banner.h"
#include "app/widgets/columns.h"
#include "app/widgets/title.h"

/* Pixels from a dot's begin to its words. */
#define INDENT 12

struct _UnknotReportWindow {
  GtkWindow parent_instance;

  GPtrArray *lines;
  UnknotReportPages *pages; /* while it is printed */
  GtkNativeDialog *chooser; /* while it is open */

  UnknotBanner *banner;
  GtkBox *sheet;
};

G_DEFINE_FINAL_TYPE (UnknotReportWindow, unknot_report_window, GTK_TYPE_WINDOW)

/* ---- printing ---- */

static void
begin_print_cb (UnknotReportWindow *self, GtkPrintContext *context, GtkPrintOperation *operation)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);

  g_clear_pointer (&self->pages, unknot_report_pages_free);
  self->pages = unknot_report_pages_new (self->lines, pango, gtk_print_context_get_width (context),
                                         gtk_print_context_get_height (context));
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, (int) unknot_report_pages_count (self->pages));
}

static void
draw_page_cb (UnknotReportWindow *self, GtkPrintContext *context, int page)
{
  unknot_report_pages_draw (self->pages, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UnknotReportWindow *self = UNKNOT_REPORT_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_job_name (operation, _("Four weeks of back and breaks"));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_object (operation, "begin-print", G_CALLBACK (begin_print_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, G_CONNECT_SWAPPED);
  /* The dialog runs its own loop: the window may be closed meanwhile. */
  g_object_ref (self);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), &error) ==
      GTK_PRINT_OPERATION_RESULT_ERROR)
    unknot_banner_set_text (self->banner, error->message);
  g_object_unref (self);
}

/* ---- PDF ---- */

static void
save_response_cb (UnknotReportWindow *self, int response)
{
  g_autoptr (GtkNativeDialog) chooser = g_steal_pointer (&self->chooser);
  GtkPaperSize *paper = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *name = NULL;

  if (response != GTK_RESPONSE_ACCEPT || (file = unknot_file_dialog_get_file (chooser)) == NULL)
    return;
  paper = gtk_paper_size_new (NULL);
  if (unknot_report_save_pdf (self->lines, gtk_paper_size_get_width (paper, GTK_UNIT_POINTS),
                              gtk_paper_size_get_height (paper, GTK_UNIT_POINTS), file, &error))
    {
      name = g_file_get_parse_name (file);
      text = g_strdup_printf (_("Saved as %s."), name);
    }
  unknot_banner_set_text (self->banner, text != NULL ? text : error->message);
  gtk_paper_size_free (paper);
}

static void
save_clicked_cb (UnknotReportWindow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "unknot-%F.pdf");

  if (self->chooser != NULL)
    return;
  self->chooser = unknot_file_dialog_new (GTK_WINDOW (self), _("Save as PDF"), _("_Save"), name, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (self->chooser);
}

/* ---- what is in it ---- */

/* Behind its dot, so that what does not fit into one line goes on below the words. */
static GtkWidget *
make_item (GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, INDENT - 6);
  GtkWidget *dot = gtk_label_new ("•");

  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
append_line (UnknotReportWindow *self, const UnknotReportLine *line)
{
  GtkWidget *label = gtk_label_new (line->text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (line->style == UNKNOT_REPORT_TITLE || line->style == UNKNOT_REPORT_HEADING)
    gtk_widget_add_css_class (label, line->style == UNKNOT_REPORT_TITLE ? "heading" : "strong");
  if (line->style == UNKNOT_REPORT_NOTE || line->style == UNKNOT_REPORT_QUIET)
    gtk_widget_add_css_class (label, "quiet");
  if (line->style == UNKNOT_REPORT_HEADING)
    gtk_widget_set_margin_top (label, 12);
  if (line->style == UNKNOT_REPORT_NOTE)
    gtk_widget_set_margin_start (label, INDENT);
  gtk_box_append (self->sheet, line->style == UNKNOT_REPORT_ITEM ? make_item (label) : label);
}

static void
unknot_report_window_dispose (GObject *object)
{
  UnknotReportWindow *self = UNKNOT_REPORT_WINDOW (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (self->chooser);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->pages, unknot_report_pages_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (unknot_report_window_parent_class)->dispose (object);
}

static void
unknot_report_window_class_init (UnknotReportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_report_window_dispose;
  g_type_ensure (UNKNOT_TYPE_BANNER);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/report-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotReportWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotReportWindow, sheet);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
unknot_report_window_init (UnknotReportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

UnknotReportWindow *
unknot_report_window_new (GtkWindow *parent, GPtrArray *lines)
{
  UnknotReportWindow *self = g_object_new (UNKNOT_TYPE_REPORT_WINDOW, "transient-for", parent, NULL);

  self->lines = g_ptr_array_ref (lines);
  for (guint i = 0; i < lines->len; i++)
    append_line (self, lines->pdata[i]);
  return self;
}
