/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/delete-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/hand-back.h"

struct _UnknotDeleteDialog {
  GtkWindow parent_instance;

  GtkCheckButton *today;
  GtkCheckButton *week;
  GtkCheckButton *span;
  GtkCheckButton *all;
  GtkWidget *days;
  GtkMenuButton *from_button;
  GtkMenuButton *to_button;
  GtkCalendar *from;
  GtkCalendar *to;
  GtkWidget *delete_button;
};

G_DEFINE_FINAL_TYPE (UnknotDeleteDialog, unknot_delete_dialog, GTK_TYPE_WINDOW)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Midnight at which @day begins, @later days after it. */
static gint64
midnight (GDateTime *day, int later)
{
  g_autoptr (GDateTime) shifted = g_date_time_add_days (day, later);
  g_autoptr (GDateTime) start = g_date_time_new_local (g_date_time_get_year (shifted), g_date_time_get_month (shifted),
                                                       g_date_time_get_day_of_month (shifted), 0, 0, 0);

  return g_date_time_to_unix (start) * G_USEC_PER_SEC;
}

static void
get_span (UnknotDeleteDialog *self, gint64 *from, gint64 *to)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  *from = G_MININT64;
  *to = G_MAXINT64;
  if (gtk_check_button_get_active (self->today))
    *from = midnight (now, 0);
  else if (gtk_check_button_get_active (self->week))
    *from = midnight (now, -6);
  else if (gtk_check_button_get_active (self->span))
    {
      g_autoptr (GDateTime) first = gtk_calendar_get_date (self->from);
      g_autoptr (GDateTime) last = gtk_calendar_get_date (self->to);

      *from = midnight (first, 0);
      *to = midnight (last, 1);
    }
}

/* @title: what is read out with the day. */
static void
show_day (GtkMenuButton *button, GtkCalendar *calendar, const char *title)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  /* Translators: a day with its year, short, for g_date_time_format() */
  g_autofree char *text = g_date_time_format (day, _("%-e %b %Y"));

  /* Translators: the first or the last day of a span, as it is read out: "From 5 Nov 2026" */
  g_autofree char *name = g_strdup_printf (_("%s %s"), title, text);
  GtkAccessible *inner;

  gtk_menu_button_set_label (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* The keyboard goes to the button within, which GTK names by its own words. */
  inner = GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (button)));
  gtk_accessible_reset_relation (inner, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (UnknotDeleteDialog *self)
{
  gint64 from, to;

  if (self->delete_button == NULL)
    return;
  get_span (self, &from, &to);
  gtk_widget_set_sensitive (self->days, gtk_check_button_get_active (self->span));
  gtk_widget_set_sensitive (self->delete_button, from < to);
  show_day (self->from_button, self->from, _("From"));
  show_day (self->to_button, self->to, _("To"));
}

static void
day_selected_cb (UnknotDeleteDialog *self)
{
  update (self);
  gtk_menu_button_popdown (self->from_button);
  gtk_menu_button_popdown (self->to_button);
}

static void
delete_clicked_cb (UnknotDeleteDialog *self)
{
  gint64 from, to;

  get_span (self, &from, &to);
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[CHOSEN], 0, from, to);
  g_object_unref (self);
}

static gboolean
unknot_delete_dialog_close_request (GtkWindow *window)
{
  if (gtk_window_get_transient_for (window) != NULL)
    unknot_hand_back (gtk_window_get_transient_for (window));
  return GTK_WINDOW_CLASS (unknot_delete_dialog_parent_class)->close_request (window);
}

static void
unknot_delete_dialog_class_init (UnknotDeleteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  GTK_WINDOW_CLASS (klass)->close_request = unknot_delete_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/delete-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, today);
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, week);
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, span);
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, all);
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, days);
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, from_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, to_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, from);
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, to);
  gtk_widget_class_bind_template_child (widget_class, UnknotDeleteDialog, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
unknot_delete_dialog_init (UnknotDeleteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

UnknotDeleteDialog *
unknot_delete_dialog_new (GtkWindow *parent)
{
  return g_object_new (UNKNOT_TYPE_DELETE_DIALOG, "transient-for", parent, NULL);
}
