/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/checklist/checklist-window.h"

#include <glib/gi18n.h>

#include "app/figure/figure.h"
#include "app/widgets/banner.h"
#include "app/widgets/label.h"
#include "app/widgets/signs-button.h"
#include "app/widgets/split.h"
#include "app/widgets/text-list.h"
#include "app/widgets/ticker.h"
#include "app/widgets/title.h"
#include "core/guide/checklist.h"

#define KEY "checklist-answers"

struct _UnknotChecklistWindow {
  GtkWindow parent_instance;

  GSettings *settings;
  UnknotGuide *guide;
  UnknotChecklist *list;
  guint index;      /* of the thing that is shown; the number of things: the last page */
  double start;     /* of its step in the guide, seconds */
  double position;  /* since then */
  UnknotTicker *ticker;

  UnknotFigure *picture;
  GVariant *forgotten; /* (nullable): all answers as they were before they were forgotten */
  UnknotBanner *banner;
  GtkStack *stack;
  GtkProgressBar *progress;
  GtkLabel *count;
  GtkLabel *title;
  GtkLabel *condition;
  GtkLabel *text;
  GtkLabel *answer;
  GtkWidget *so_button;
  GtkWidget *none_button;
  GtkLabel *end_title;
  UnknotTextList *end_list;
  GtkWidget *open_button;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (UnknotChecklistWindow, unknot_checklist_window, GTK_TYPE_WINDOW)

static const UnknotStep *
get_step (UnknotChecklistWindow *self)
{
  return unknot_guide_get_step (self->guide, self->index);
}

/* --- The picture --------------------------------------------------------------------- */

/* Its movement is shown once; then the picture rests. */
static void
ticked_cb (GtkWidget *widget, double seconds)
{
  UnknotChecklistWindow *self = UNKNOT_CHECKLIST_WINDOW (widget);
  const double end = get_step (self)->seconds - 0.05;

  self->position = MIN (self->position + seconds, end);
  unknot_figure_set_seconds (self->picture, self->start + self->position);
  if (self->position >= end)
    unknot_ticker_set_running (self->ticker, FALSE);
}

static void
show_picture (UnknotChecklistWindow *self)
{
  self->start = self->position = 0;
  for (guint i = 0; i < self->index; i++)
    self->start += unknot_guide_get_step (self->guide, i)->seconds;
  unknot_figure_set_seconds (self->picture, self->start);
  unknot_figure_set_description (self->picture, get_step (self)->text);
  unknot_ticker_set_running (self->ticker, TRUE);
}

/* --- Pages --------------------------------------------------------------------------- */

static void
show_progress (UnknotChecklistWindow *self)
{
  const guint n = unknot_checklist_get_n_items (self->list), open = unknot_checklist_get_n_open (self->list);
  g_autofree char *text = NULL;

  /* Translators: of all the things of a list, so many have been answered. */
  text = g_strdup_printf (ngettext ("%u of %u thing set up", "%u of %u things set up", n), n - open, n);
  gtk_label_set_label (self->count, text);
  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (n - open) / (double) n : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static const char *
answer_text (UnknotCheck check)
{
  return check == UNKNOT_CHECK_SO        ? _("You said: it is so.")
         : check == UNKNOT_CHECK_CHANGED ? _("You said: I changed it.")
         : check == UNKNOT_CHECK_NONE    ? _("You said: I have none.")
                                         : "";
}

static void
show_thing (UnknotChecklistWindow *self)
{
  const UnknotStep *step = get_step (self);
  /* Translators: followed by a condition, such as “You have two screens”. */
  g_autofree char *condition = step->condition != NULL ? g_strdup_printf (_("Only if: %s"), step->condition) : g_strdup ("");

  unknot_label_show (self->title, step->title);
  unknot_label_show (self->condition, condition);
  unknot_label_show (self->text, step->text);
  unknot_label_show (self->answer, answer_text (unknot_checklist_get (self->list, self->index)));
  gtk_widget_set_visible (self->none_button, step->condition != NULL);
  show_picture (self);
  gtk_stack_set_visible_child_name (self->stack, "thing");
  gtk_widget_grab_focus (self->so_button);
}

static void
show_end (UnknotChecklistWindow *self)
{
  const guint open = unknot_checklist_get_n_open (self->list);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < unknot_checklist_get_n_items (self->list); i++)
    if (unknot_checklist_get (self->list, i) == UNKNOT_CHECK_OPEN)
      g_ptr_array_add (titles, unknot_guide_get_step (self->guide, i)->title);
  g_ptr_array_add (titles, NULL);
  text = open > 0 ? g_strdup_printf (ngettext ("%u thing is open. It waits here until you like.",
                                               "%u things are open. They wait here until you like.", open), open)
                  : g_strdup (_("All set up. Come back when something at your desk changes."));
  gtk_label_set_label (self->end_title, text);
  unknot_text_list_set_lines (self->end_list, (const char *const *) titles->pdata, 0);
  gtk_widget_set_visible (self->open_button, open > 0);
  unknot_ticker_set_running (self->ticker, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "end");
  gtk_widget_grab_focus (self->close_button);
}

static void
go_to (UnknotChecklistWindow *self, guint index)
{
  const guint n = unknot_checklist_get_n_items (self->list);

  self->index = MIN (index, n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checklist.previous", self->index > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checklist.next", self->index < n);
  show_progress (self);
  if (self->index < n)
    show_thing (self);
  else
    show_end (self);
}

/* --- Commands ------------------------------------------------------------------------ */

static void
keep (UnknotChecklistWindow *self)
{
  g_autoptr (GVariant) kept = g_settings_get_value (self->settings, KEY);
  g_autoptr (GVariant) answers = unknot_checklist_to_variant (self->list, kept);

  g_settings_set_value (self->settings, KEY, answers);
}

/* What was forgotten can be had back until the next answer. */
static void
offer_undo (UnknotChecklistWindow *self, GVariant *forgotten)
{
  g_clear_pointer (&self->forgotten, g_variant_unref);
  self->forgotten = forgotten;
  unknot_banner_set_text (self->banner, forgotten != NULL ? _("All answers are forgotten.") : NULL);
}

static void
undo_clicked_cb (UnknotChecklistWindow *self)
{
  if (self->forgotten == NULL)
    return;
  unknot_checklist_free (self->list);
  self->list = unknot_checklist_new (self->guide, self->forgotten);
  keep (self);
  offer_undo (self, NULL);
  go_to (self, unknot_checklist_next_open (self->list, 0));
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UnknotChecklistWindow *self = UNKNOT_CHECKLIST_WINDOW (widget);

  if (self->index >= unknot_checklist_get_n_items (self->list))
    return;
  offer_undo (self, NULL);
  unknot_checklist_set (self->list, self->index, (UnknotCheck) g_variant_get_int32 (parameter));
  keep (self);
  go_to (self, unknot_checklist_next_open (self->list, self->index + 1));
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UnknotChecklistWindow *self = UNKNOT_CHECKLIST_WINDOW (widget);

  if (self->index > 0)
    go_to (self, self->index - 1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to (UNKNOT_CHECKLIST_WINDOW (widget), UNKNOT_CHECKLIST_WINDOW (widget)->index + 1);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go_to (UNKNOT_CHECKLIST_WINDOW (widget), unknot_checklist_next_open (UNKNOT_CHECKLIST_WINDOW (widget)->list, 0));
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  UnknotChecklistWindow *self = UNKNOT_CHECKLIST_WINDOW (widget);

  offer_undo (self, g_settings_get_value (self->settings, KEY));
  unknot_checklist_reset (self->list);
  keep (self);
  go_to (self, 0);
}

/* The arrow that points on in the direction of reading goes to the next thing. */
static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  const gboolean right = g_variant_get_boolean (args), rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_activate_action (widget, right != rtl ? "checklist.next" : "checklist.previous", NULL);
  return TRUE;
}

/* --- Widget -------------------------------------------------------------------------- */

static void
unknot_checklist_window_dispose (GObject *object)
{
  UnknotChecklistWindow *self = UNKNOT_CHECKLIST_WINDOW (object);

  g_clear_pointer (&self->ticker, unknot_ticker_free);
  g_clear_pointer (&self->list, unknot_checklist_free);
  g_clear_pointer (&self->forgotten, g_variant_unref);
  g_clear_object (&self->guide);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (unknot_checklist_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (UNKNOT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/checklist-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, picture);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, count);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, condition);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, text);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, answer);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, so_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, none_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, end_title);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, end_list);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotChecklistWindow, close_button);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
}

static void
unknot_checklist_window_class_init (UnknotChecklistWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_checklist_window_dispose;
  g_type_ensure (UNKNOT_TYPE_BANNER);
  g_type_ensure (UNKNOT_TYPE_FIGURE);
  g_type_ensure (UNKNOT_TYPE_SIGNS_BUTTON);
  g_type_ensure (UNKNOT_TYPE_SPLIT);
  g_type_ensure (UNKNOT_TYPE_TEXT_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "checklist.answer", "i", answer_action);
  gtk_widget_class_install_action (widget_class, "checklist.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "checklist.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "checklist.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "checklist.reset", NULL, reset_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, arrow_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, arrow_cb, "b", FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
unknot_checklist_window_init (UnknotChecklistWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ticker = unknot_ticker_new (GTK_WIDGET (self), ticked_cb);
}

UnknotChecklistWindow *
unknot_checklist_window_new (UnknotApplication *app)
{
  UnknotChecklistWindow *self = g_object_new (UNKNOT_TYPE_CHECKLIST_WINDOW, "application", app, NULL);

  self->settings = g_object_ref (unknot_application_get_settings (app));
  return self;
}

void
unknot_checklist_window_show (UnknotChecklistWindow *self, UnknotGuide *guide)
{
  g_autoptr (GVariant) kept = NULL;

  g_return_if_fail (UNKNOT_IS_CHECKLIST_WINDOW (self) && UNKNOT_IS_GUIDE (guide));

  if (self->guide != NULL && g_str_equal (unknot_guide_get_id (self->guide), unknot_guide_get_id (guide)))
    return;
  kept = g_settings_get_value (self->settings, KEY);
  g_set_object (&self->guide, guide);
  offer_undo (self, NULL);
  g_clear_pointer (&self->list, unknot_checklist_free);
  self->list = unknot_checklist_new (guide, kept);
  gtk_window_set_title (GTK_WINDOW (self), unknot_guide_get_title (guide));
  unknot_figure_set_guide (self->picture, guide);
  go_to (self, unknot_checklist_next_open (self->list, 0));
}
