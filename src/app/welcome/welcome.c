/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/welcome/welcome.h"

#include <glib/gi18n.h>

#include "app/settings/setting-row.h"
#include "app/welcome/level-chooser.h"
#include "app/welcome/level-trial.h"
#include "app/widgets/columns.h"
#include "app/widgets/text-list.h"
#include "app/widgets/title.h"
#include "core/tray-advice.h"

struct _UnknotWelcome {
  GtkWindow parent_instance;

  UnknotApplication *app; /* outlives every window */
  GtkStack *stack;
  GtkLabel *count;
  GtkWidget *back_button;
  GtkButton *next_button;
  UnknotTextList *emergency;
  UnknotTextList *same_day;
  UnknotTextList *does;
  UnknotTextList *cannot;
  UnknotLevelChooser *levels;
  GtkWidget *test_button;
  GtkLabel *test_result;
  GtkLabel *tray_text;
  GtkLabel *problem;
  gboolean testing; /* what became of the test notification is not said yet */
};

G_DEFINE_FINAL_TYPE (UnknotWelcome, unknot_welcome, GTK_TYPE_WINDOW)

/* From 0. */
static guint
position (UnknotWelcome *self, guint *n)
{
  g_autoptr (GtkSelectionModel) model = gtk_stack_get_pages (self->stack);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);

  *n = g_list_model_get_n_items (G_LIST_MODEL (model));
  return gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected);
}

static void
go (UnknotWelcome *self, int by)
{
  g_autoptr (GtkSelectionModel) model = gtk_stack_get_pages (self->stack);
  guint n, at = position (self, &n);

  if (by > 0 && at + 1 >= n)
    gtk_window_close (GTK_WINDOW (self));
  else if (by > 0 || at > 0)
    gtk_selection_model_select_item (model, at + by, TRUE);
}

static void
page_changed_cb (UnknotWelcome *self)
{
  guint n, at = position (self, &n);
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *count = g_strdup_printf (_("%u of %u"), at + 1, n);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_sensitive (self->back_button, at > 0);
  gtk_button_set_label (self->next_button, at + 1 < n ? _("Next") : _("Done"));
}

static void
back_clicked_cb (UnknotWelcome *self)
{
  go (self, -1);
}

static void
next_clicked_cb (UnknotWelcome *self)
{
  go (self, 1);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  go (UNKNOT_WELCOME (widget), g_variant_get_int32 (parameter));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
show_result (UnknotWelcome *self, const char *text)
{
  self->testing = FALSE;
  gtk_label_set_label (self->test_result, text);
  gtk_widget_set_visible (GTK_WIDGET (self->test_result), TRUE);
}

static void
trial_clicked_cb (UnknotWelcome *self)
{
  unknot_level_trial_show (self->app, GTK_WINDOW (self));
}

static void
test_clicked_cb (UnknotWelcome *self)
{
  show_result (self, _("It is on its way. Please press its button."));
  self->testing = TRUE;
  unknot_client_test_notification (unknot_application_get_client (self->app));
}

void
unknot_welcome_test_arrived (UnknotWelcome *self)
{
  g_return_if_fail (UNKNOT_IS_WELCOME (self));

  gtk_stack_set_visible_child_name (self->stack, "start");
  show_result (self, _("Your click has arrived: notifications work here."));
}

static void
test_closed_cb (UnknotWelcome *self)
{
  if (self->testing)
    show_result (self, unknot_level_trial_closed_words ());
}

static void
refused_cb (UnknotWelcome *self, const char *message)
{
  show_result (self, message);
}

static void
client_changed_cb (UnknotWelcome *self)
{
  UnknotClient *client = unknot_application_get_client (self->app);
  const gboolean available = unknot_client_get_available (client);
  const char *problem = unknot_client_get_problem (client);

  gtk_widget_set_sensitive (self->test_button, available);
  gtk_label_set_label (self->tray_text,
                       !available                        ? _("Whether there is a tray is known once Unknot’s service runs.")
                       : unknot_client_get_tray (client) ? _("The icon is there. Its ring fills while you sit; a click opens Unknot.")
                                                         : unknot_tray_advice (g_getenv ("XDG_CURRENT_DESKTOP")));
  if (problem != NULL)
    gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

/* Whoever leaves the introduction wants the program. */
static gboolean
unknot_welcome_close_request (GtkWindow *window)
{
  g_action_group_activate_action (G_ACTION_GROUP (UNKNOT_WELCOME (window)->app), "show", g_variant_new_string ("last"));
  return GTK_WINDOW_CLASS (unknot_welcome_parent_class)->close_request (window);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (UNKNOT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, count);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, back_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, next_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, emergency);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, same_day);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, does);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, cannot);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, levels);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, test_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, test_result);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, tray_text);
  gtk_widget_class_bind_template_child (widget_class, UnknotWelcome, problem);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, trial_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
}

static void
unknot_welcome_class_init (UnknotWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = unknot_welcome_close_request;
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_LEVEL_CHOOSER);
  g_type_ensure (UNKNOT_TYPE_SETTING_ROW);
  g_type_ensure (UNKNOT_TYPE_TEXT_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "welcome.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "welcome.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "welcome.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "welcome.turn", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "welcome.turn", "i", 1);
}

static void
fill_lists (UnknotWelcome *self)
{
  const char *const emergency[] = {
    _("Pain or pressure in the chest, trouble breathing, or sudden tearing pain between the shoulder blades."),
    _("Fainting, a drooping face, or sudden trouble with speech, sight, balance, an arm or a leg."),
    _("Numb or weak legs, or trouble with bladder or bowel; pain after a crash or a fall; severe headache with fever."),
    NULL,
  };
  const char *const same_day[] = {
    _("Fever, unexplained weight loss, a new lump or a changed shape of the spine."),
    _("Pain that grows, is worse at night or never eases; a weak arm, clumsy hands, unsteady walking."),
    NULL,
  };
  const char *const does[] = {
    _("It knows how long you have been sitting and asks you to get up, at a moment when you are not typing."),
    _("It shows stretches, self-massage and ways to use warmth, and says how sure anybody can be that they help."),
    _("Nothing leaves this computer."),
    NULL,
  };
  const char *const cannot[] = {
    _("It cannot tell what a pain is, and it promises no cure."),
    _("Where it gets worse with a guide, stop; where it stays for weeks, see a doctor or physiotherapist."),
    NULL,
  };

  unknot_text_list_set_lines (self->emergency, emergency, 0);
  unknot_text_list_set_lines (self->same_day, same_day, 0);
  unknot_text_list_set_lines (self->does, does, 0);
  unknot_text_list_set_lines (self->cannot, cannot, 0);
}

static void
unknot_welcome_init (UnknotWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_lists (self);
  page_changed_cb (self);
}

UnknotWelcome *
unknot_welcome_new (UnknotApplication *app)
{
  UnknotWelcome *self = g_object_new (UNKNOT_TYPE_WELCOME, "application", app, NULL);
  UnknotClient *client = unknot_application_get_client (app);

  self->app = app;
  unknot_level_chooser_set_application (self->levels, app);
  g_signal_connect_object (client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "test-closed", G_CALLBACK (test_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  client_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
  return self;
}
