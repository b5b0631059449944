/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/settings.h"

#include <glib/gi18n.h>

#include "app/widgets/banner.h"
#include "app/settings/data-page.h"
#include "app/figure/figure.h"
#include "app/settings/ignored-programs.h"
#include "app/settings/library-page.h"
#include "app/settings/setting-page.h"
#include "app/settings/setting-row.h"
#include "app/settings/setting-search.h"
#include "app/widgets/one-stop.h"
#include "app/widgets/signs-button.h"
#include "app/widgets/columns.h"
#include "app/widgets/split.h"
#include "app/today/state-words.h"
#include "app/settings/why-page.h"
#include "app/settings/working-hours.h"
#include "app/welcome/level-trial.h"
#include "core/tray-advice.h"

/* Shows face, arms and build. */
#define PREVIEW_GUIDE "neck-side-tilt"

struct _UnknotSettings {
  GtkWindow parent_instance;

  UnknotApplication *app; /* outlives every window */
  GtkStack *stack;
  GtkDropDown *chooser;
  GtkSearchEntry *search_entry;
  GtkWidget *content;
  UnknotSettingSearch *search;
  UnknotDataPage *data_page;
  UnknotLibraryPage *library_page;
  UnknotWhyPage *why_page;
  UnknotFigure *figure;
  UnknotBanner *tray_banner;
  UnknotBanner *notification_banner;
  GtkWidget *test_button;
  gboolean testing; /* what became of the test notification is not said yet */
};

G_DEFINE_FINAL_TYPE (UnknotSettings, unknot_settings, GTK_TYPE_WINDOW)

/* In a narrow window a drop-down takes the place of the list; both show the same page. */
static void
chosen_cb (UnknotSettings *self)
{
  GtkSelectionModel *pages = gtk_stack_get_pages (self->stack);

  gtk_selection_model_select_item (pages, gtk_drop_down_get_selected (self->chooser), TRUE);
  g_object_unref (pages);
}

static void
page_changed_cb (UnknotSettings *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->stack);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (pages);

  if (self->chooser != NULL && !gtk_bitset_is_empty (selected))
    gtk_drop_down_set_selected (self->chooser, gtk_bitset_get_minimum (selected));
}

static void
client_changed_cb (UnknotSettings *self)
{
  UnknotClient *client = unknot_application_get_client (self->app);
  const gboolean available = unknot_client_get_available (client);

  gtk_widget_set_sensitive (self->test_button, available);
  unknot_banner_set_text (self->tray_banner, available && !unknot_client_get_tray (client)
                                               ? unknot_tray_advice (g_getenv ("XDG_CURRENT_DESKTOP"))
                                               : NULL);
}

static void
test_clicked_cb (UnknotSettings *self)
{
  unknot_banner_set_text (self->notification_banner, NULL);
  self->testing = TRUE;
  unknot_client_test_notification (unknot_application_get_client (self->app));
}

static void
test_closed_cb (UnknotSettings *self)
{
  if (self->testing)
    unknot_banner_set_text (self->notification_banner, unknot_level_trial_closed_words ());
  self->testing = FALSE;
}

static void
trial_clicked_cb (UnknotSettings *self)
{
  unknot_level_trial_show (self->app, GTK_WINDOW (self));
}

void
unknot_settings_show_page (UnknotSettings *self, const char *name)
{
  g_return_if_fail (UNKNOT_IS_SETTINGS (self) && name != NULL);

  if (gtk_stack_get_child_by_name (self->stack, name) != NULL)
    gtk_stack_set_visible_child_name (self->stack, name);
}

void
unknot_settings_test_arrived (UnknotSettings *self)
{
  g_return_if_fail (UNKNOT_IS_SETTINGS (self));

  self->testing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "notifications");
  unknot_banner_set_text (self->notification_banner, _("Your click has arrived: notifications work here."));
}

static void
refused_cb (UnknotSettings *self, const char *message)
{
  unknot_banner_set_text (self->notification_banner, message);
}

/* Escape leaves the search first, then the settings. */
static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!unknot_setting_search_clear (UNKNOT_SETTINGS (widget)->search))
    gtk_window_close (GTK_WINDOW (widget));
}

static void
stop_search_cb (UnknotSettings *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "settings.close", NULL);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *entry = GTK_WIDGET (UNKNOT_SETTINGS (widget)->search_entry);

  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
}

/* A stack's pages do not keep their stack alive, and GTK's list asks them for their number
 * while it goes: it has to let go of them before the stack does. */
static void
unknot_settings_dispose (GObject *object)
{
  UnknotSettings *self = UNKNOT_SETTINGS (object);

  if (self->chooser != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->chooser, chosen_cb, self);
      gtk_drop_down_set_model (self->chooser, NULL);
      self->chooser = NULL;
    }
  G_OBJECT_CLASS (unknot_settings_parent_class)->dispose (object);
}

static void
unknot_settings_class_init (UnknotSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_settings_dispose;
  g_type_ensure (UNKNOT_TYPE_BANNER);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_DATA_PAGE);
  g_type_ensure (UNKNOT_TYPE_FIGURE);
  g_type_ensure (UNKNOT_TYPE_IGNORED_PROGRAMS);
  g_type_ensure (UNKNOT_TYPE_LIBRARY_PAGE);
  g_type_ensure (UNKNOT_TYPE_ONE_STOP);
  g_type_ensure (UNKNOT_TYPE_SETTING_PAGE);
  g_type_ensure (UNKNOT_TYPE_SETTING_ROW);
  g_type_ensure (UNKNOT_TYPE_SIGNS_BUTTON);
  g_type_ensure (UNKNOT_TYPE_SPLIT);
  g_type_ensure (UNKNOT_TYPE_WHY_PAGE);
  g_type_ensure (UNKNOT_TYPE_WORKING_HOURS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/settings.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, chooser);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, search_entry);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, content);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, data_page);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, library_page);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, why_page);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, figure);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, tray_banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, notification_banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettings, test_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, trial_clicked_cb);
  gtk_widget_class_install_action (widget_class, "settings.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "settings.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "settings.copy", "s", copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "settings.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "settings.close", NULL);
}

/* The pages make room for what the search finds. */
static void
add_search (UnknotSettings *self)
{
  g_autoptr (GtkWidget) content = g_object_ref (self->content);

  gtk_window_set_child (GTK_WINDOW (self), NULL);
  self->search = UNKNOT_SETTING_SEARCH (unknot_setting_search_new (self->search_entry, self->stack, content));
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->search));
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
}

static void
unknot_settings_init (UnknotSettings *self)
{
  GtkExpression *title;
  GtkSelectionModel *pages;

  gtk_widget_init_template (GTK_WIDGET (self));
  title = gtk_property_expression_new (GTK_TYPE_STACK_PAGE, NULL, "title");
  gtk_drop_down_set_expression (self->chooser, title);
  gtk_expression_unref (title);
  pages = gtk_stack_get_pages (self->stack);
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (pages));
  g_object_unref (pages);
  add_search (self);
}

/* Whoever is chosen sits there and waits. */
static void
show_figure (UnknotSettings *self)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (self->app);
  g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (catalog, PREVIEW_GUIDE, NULL);

  unknot_figure_set_guide (self->figure, guide);
  unknot_figure_set_description (self->figure, _("The figure as it is chosen below"));
}

UnknotSettings *
unknot_settings_new (UnknotApplication *app)
{
  UnknotSettings *self = g_object_new (UNKNOT_TYPE_SETTINGS, "application", app, NULL);
  UnknotClient *client = unknot_application_get_client (app);

  self->app = app;
  show_figure (self);
  unknot_data_page_set_application (self->data_page, app);
  unknot_library_page_set_application (self->library_page, app);
  unknot_why_page_set_application (self->why_page, app);
  g_signal_connect_object (client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "test-closed", G_CALLBACK (test_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  client_changed_cb (self);
  return self;
}
