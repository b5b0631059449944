/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress/progress-page.h"

#include <glib/gi18n.h>

#include "app/progress/chart-card.h"
#include "app/progress/progress-words.h"
#include "app/progress/report.h"
#include "app/progress/report-window.h"
#include "app/settings/data-page.h"
#include "app/widgets/banner.h"
#include "app/widgets/columns.h"
#include "app/widgets/text-list.h"
#include "app/widgets/widget-children.h"

struct _UnknotProgressPage {
  GtkWidget parent_instance;

  UnknotApplication *app; /* not owned: it outlives its windows */
  UnknotPeriod period;
  GDateTime *start; /* of the period that is shown */
  guint breaks_seen; /* today, when the service was last heard of */

  UnknotBanner *banner;
  GtkToggleButton *week_button;
  GtkToggleButton *month_button;
  GtkToggleButton *year_button;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *now_button;
  GtkLabel *span;
  GtkStack *stack;
  GtkLabel *empty_title;
  GtkLabel *empty_text;
  GtkWidget *before_button; /* where the present has nothing yet */
  UnknotChartCard *breaks;
  UnknotChartCard *longest;
  UnknotChartCard *weekdays;
  GtkWidget *helped;
  UnknotTextList *eased;
  GtkWidget *no_eased;
  GtkWidget *report;
  GtkWidget *page;
  GtkWidget *times; /* what goes about in time */
  GtkLabel *posture;
};

G_DEFINE_FINAL_TYPE (UnknotProgressPage, unknot_progress_page, GTK_TYPE_WIDGET)

/* ---- what is shown ---- */

static GDateTime *
current_start (UnknotProgressPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return unknot_period_start (self->period, now, unknot_first_weekday ());
}

static void
show_eased (UnknotProgressPage *self, const UnknotSummary *summary)
{
  g_auto (GStrv) lines = unknot_progress_eased (summary, unknot_application_get_catalog (self->app));
  g_autofree char *posture = unknot_progress_posture_words (summary);

  unknot_text_list_set_lines (self->eased, (const char *const *) lines, 12);
  gtk_widget_set_visible (self->no_eased, lines[0] == NULL);
  gtk_label_set_label (self->posture, posture);
  gtk_widget_set_visible (GTK_WIDGET (self->posture), *posture != '\0');
}

static void
show_summary (UnknotProgressPage *self, const UnknotSummary *summary)
{
  GTimeZone *zone = g_date_time_get_timezone (self->start);
  g_autoptr (UnknotChartData) breaks = unknot_progress_breaks (summary, zone);
  g_autoptr (UnknotChartData) longest = unknot_progress_longest (summary, zone);
  g_autoptr (UnknotChartData) weekdays = unknot_progress_weekdays (summary, unknot_first_weekday ());
  g_autofree char *breaks_words = unknot_progress_breaks_words (summary);
  g_autofree char *longest_words = unknot_progress_longest_words (summary);
  g_autofree char *weekdays_words = unknot_progress_weekdays_words (summary);

  unknot_chart_card_set_data (self->breaks, breaks, breaks_words);
  unknot_chart_card_set_data (self->longest, longest, longest_words);
  unknot_chart_card_set_data (self->weekdays, weekdays, weekdays_words);
  show_eased (self, summary);
  gtk_stack_set_visible_child_name (self->stack, "charts");
}

static gboolean
is_latest (UnknotProgressPage *self)
{
  g_autoptr (GDateTime) now = current_start (self);

  return g_date_time_compare (self->start, now) >= 0;
}

static const char *
nothing_yet (UnknotPeriod period)
{
  switch (period)
    {
    case UNKNOT_PERIOD_WEEK:
      return _("Nothing yet this week");
    case UNKNOT_PERIOD_MONTH:
      return _("Nothing yet this month");
    default:
      return _("Nothing yet this year");
    }
}

static const char *
before_words (UnknotPeriod period)
{
  switch (period)
    {
    case UNKNOT_PERIOD_WEEK:
      return _("The week before");
    case UNKNOT_PERIOD_MONTH:
      return _("The month before");
    default:
      return _("The year before");
    }
}

/* @ever: whether the history holds anything at all. */
static void
show_empty (UnknotProgressPage *self, gboolean ever)
{
  gboolean begins = ever && is_latest (self);

  gtk_label_set_label (self->empty_title,
                       begins ? nothing_yet (self->period) : ever ? _("Nothing here") : _("Nothing yet"));
  gtk_label_set_label (self->empty_text,
                       begins ? _("After your next break there is something to see here.")
                       : ever ? _("No break was counted in this time. Perhaps you were away: that is rest, too.")
                              : _("After your first break, this page shows how your weeks go and what helps. "
                                  "Everything stays on this computer."));
  gtk_button_set_label (GTK_BUTTON (self->before_button), before_words (self->period));
  gtk_widget_set_visible (self->before_button, begins);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_history (UnknotProgressPage *self)
{
  g_autofree char *path = unknot_history_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotHistory) history = NULL;
  g_autoptr (UnknotSummary) summary = NULL;
  gboolean ever;

  unknot_banner_set_text (self->banner, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    history = unknot_history_open_readonly (path, &error);
  if (error != NULL)
    unknot_banner_set_text (self->banner, error->message);
  ever = history != NULL && unknot_history_has_rows (history);
  if (ever)
    summary = unknot_summary_read (history, self->period, self->start);
  if (summary != NULL && !unknot_summary_is_empty (summary))
    show_summary (self, summary);
  else
    show_empty (self, ever);
  gtk_widget_set_visible (self->report, ever);
  /* Before the first break there is one word in the middle, and nothing to go about in. */
  gtk_widget_set_visible (self->times, ever);
  gtk_widget_set_valign (self->page, ever ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
}

static void
update (UnknotProgressPage *self)
{
  g_autofree char *span = unknot_progress_span (self->period, self->start);
  gboolean latest = is_latest (self);

  gtk_label_set_label (self->span, span);
  gtk_widget_set_sensitive (self->next_button, !latest);
  gtk_widget_set_visible (self->now_button, !latest);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_history (self);
}

/* ---- on paper ---- */

void
unknot_progress_page_print (UnknotProgressPage *self)
{
  g_autofree char *path = unknot_history_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotHistory) history = unknot_history_open_readonly (path, &error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GPtrArray) lines = NULL;

  g_return_if_fail (UNKNOT_IS_PROGRESS_PAGE (self));

  if (!gtk_widget_get_visible (self->report))
    return;
  if (history == NULL)
    {
      unknot_banner_set_text (self->banner, error->message);
      return;
    }
  lines = unknot_report_new (history, unknot_application_get_catalog (self->app), now);
  gtk_window_present (GTK_WINDOW (unknot_report_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), lines)));
}

/* ---- going about in time ---- */

static void
set_start (UnknotProgressPage *self, GDateTime *start)
{
  g_clear_pointer (&self->start, g_date_time_unref);
  self->start = start;
  update (self);
}

static void
previous_clicked_cb (UnknotProgressPage *self)
{
  set_start (self, unknot_period_shift (self->period, self->start, -1));
}

/* This button and the next go with what they do; the keyboard must not be lost with them. */
static void
before_clicked_cb (UnknotProgressPage *self)
{
  gtk_widget_grab_focus (self->previous_button);
  previous_clicked_cb (self);
}

static void
next_clicked_cb (UnknotProgressPage *self)
{
  set_start (self, unknot_period_shift (self->period, self->start, 1));
}

static void
now_clicked_cb (UnknotProgressPage *self)
{
  gtk_widget_grab_focus (self->previous_button);
  set_start (self, current_start (self));
}

/* From the week of the 13th to the month of the 13th; back to a week, that of the month's end or
 * the present one. */
static void
set_period (UnknotProgressPage *self, UnknotPeriod period)
{
  g_autoptr (GDateTime) next = unknot_period_shift (self->period, self->start, 1);
  g_autoptr (GDateTime) last = g_date_time_add_days (next, -1);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDateTime *around = g_date_time_compare (last, now) > 0 ? now : last;

  if (self->period == period)
    return;
  if (period > self->period)
    around = g_date_time_compare (last, now) > 0 ? now : self->start;
  self->period = period;
  set_start (self, unknot_period_start (period, around, unknot_first_weekday ()));
}

static void
period_toggled_cb (UnknotProgressPage *self)
{
  if (self->start == NULL)
    return;
  if (gtk_toggle_button_get_active (self->week_button))
    set_period (self, UNKNOT_PERIOD_WEEK);
  else if (gtk_toggle_button_get_active (self->month_button))
    set_period (self, UNKNOT_PERIOD_MONTH);
  else if (gtk_toggle_button_get_active (self->year_button))
    set_period (self, UNKNOT_PERIOD_YEAR);
}

/* A mark has come or gone, or the history as a whole is another: deleted, put back, imported. */
static void
history_changed_cb (UnknotProgressPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_history (self);
}

/* The service says that anything changed; only another break changes what is shown here. */
static void
changed_cb (UnknotProgressPage *self)
{
  guint seen = unknot_client_get_breaks_today (unknot_application_get_client (self->app));

  if (seen != self->breaks_seen && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_history (self);
  self->breaks_seen = seen;
}

/* ---- life ---- */

static void
unknot_progress_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_progress_page_parent_class)->map (widget);
  update (UNKNOT_PROGRESS_PAGE (widget));
}

static void
unknot_progress_page_dispose (GObject *object)
{
  UnknotProgressPage *self = UNKNOT_PROGRESS_PAGE (object);

  g_clear_pointer (&self->start, g_date_time_unref);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_progress_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/progress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, week_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, month_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, year_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, now_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, span);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, empty_title);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, empty_text);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, before_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, breaks);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, longest);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, weekdays);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, helped);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, eased);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, no_eased);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, posture);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, report);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, page);
  gtk_widget_class_bind_template_child (widget_class, UnknotProgressPage, times);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, before_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, now_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, unknot_progress_page_print);
}

static void
unknot_progress_page_class_init (UnknotProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_progress_page_dispose;
  widget_class->map = unknot_progress_page_map;

  g_type_ensure (UNKNOT_TYPE_BANNER);
  g_type_ensure (UNKNOT_TYPE_CHART_CARD);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_TEXT_LIST);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "progresspage");
}

static void
unknot_progress_page_init (UnknotProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->period = UNKNOT_PERIOD_WEEK;
  self->start = current_start (self);
}

void
unknot_progress_page_set_application (UnknotProgressPage *self, UnknotApplication *app)
{
  g_return_if_fail (UNKNOT_IS_PROGRESS_PAGE (self) && self->app == NULL);

  self->app = app;
  g_signal_connect_object (unknot_application_get_client (app), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (unknot_application_get_client (app), "marks-changed", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
