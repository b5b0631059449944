/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/window.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/back/back-page.h"
#include "app/guides/guide-detail.h"
#include "app/guides/guides-page.h"
#include "app/progress/progress-page.h"
#include "app/today/today-page.h"
#include "app/widgets/bottom-bar.h"
#include "app/widgets/fitting.h"
#include "app/widgets/signs-button.h"
#include "app/widgets/tabs.h"
#include "app/widgets/title.h"

/* How long a message stays. */
#define MESSAGE_SECONDS 6
#define MESSAGE_MARGIN 12

struct _UnknotWindow {
  GtkApplicationWindow parent_instance;

  GtkStack *views; /* "pages", or "guide": one guide in full */
  GtkStack *stack;
  GtkStack *header_stack;
  GtkWidget *back_button;
  UnknotGuidesPage *guides;
  UnknotGuideDetail *detail;
  GtkMenuButton *menu_button;
  UnknotBottomBar *bottom_bar;
  GtkRevealer *message_revealer;
  GtkLabel *message_label;
  UnknotTodayPage *today;
  UnknotProgressPage *progress;
  UnknotBackPage *my_back;
  guint message_id;
};

G_DEFINE_FINAL_TYPE (UnknotWindow, unknot_window, GTK_TYPE_APPLICATION_WINDOW)

static UnknotApplication *
get_app (UnknotWindow *self)
{
  return UNKNOT_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
show_view (UnknotWindow *self, gboolean guide)
{
  gtk_stack_set_visible_child_name (self->views, guide ? "guide" : "pages");
  gtk_stack_set_visible_child_name (self->header_stack, guide ? "guide" : "pages");
  gtk_widget_set_visible (self->back_button, guide);
}

static void
show_guide (UnknotWindow *self, const char *id)
{
  UnknotCatalog *catalog = unknot_application_get_catalog (get_app (self));
  const UnknotCatalogEntry *entry;
  g_autoptr (GError) error = NULL;

  unknot_catalog_expect (catalog, id);
  entry = unknot_catalog_find (catalog, id);
  if (entry == NULL || !unknot_guide_detail_show (self->detail, get_app (self), id, &error))
    {
      unknot_window_say (self, error != NULL ? error->message : _("This guide is no longer there."));
      return;
    }
  show_view (self, TRUE);
  gtk_widget_grab_focus (self->back_button);
}

void
unknot_window_show_page (UnknotWindow *self, const char *page)
{
  UnknotSpot spot;

  g_return_if_fail (UNKNOT_IS_WINDOW (self) && page != NULL);

  if (g_str_has_prefix (page, "guide:"))
    show_guide (self, page + strlen ("guide:"));
  else if (g_str_has_prefix (page, "search:"))
    {
      unknot_window_show_page (self, "guides");
      unknot_guides_page_search (self->guides, page + strlen ("search:"));
    }
  else if (g_str_has_prefix (page, "back:") &&
           unknot_muscle_from_spot (page + strlen ("back:"), &spot.muscle, &spot.side))
    {
      unknot_window_show_page (self, "back");
      unknot_back_page_show_spot (self->my_back, spot);
    }
  else if (gtk_stack_get_child_by_name (self->stack, page) != NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, page);
      show_view (self, FALSE);
    }
}

static gboolean
message_over_cb (gpointer data)
{
  UnknotWindow *self = data;

  self->message_id = 0;
  gtk_revealer_set_reveal_child (self->message_revealer, FALSE);
  return G_SOURCE_REMOVE;
}

void
unknot_window_say (UnknotWindow *self, const char *message)
{
  g_return_if_fail (UNKNOT_IS_WINDOW (self) && message != NULL);

  /* Above what a narrow window has at its bottom. */
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->message_revealer),
                                unknot_bottom_bar_get_covered (self->bottom_bar) + MESSAGE_MARGIN);
  gtk_label_set_label (self->message_label, message);
  gtk_revealer_set_reveal_child (self->message_revealer, TRUE);
  g_clear_handle_id (&self->message_id, g_source_remove);
  self->message_id = g_timeout_add_seconds (MESSAGE_SECONDS, message_over_cb, self);
}

static void
refused_cb (UnknotWindow *self, const char *message)
{
  unknot_window_say (self, message);
}

static void
show_page_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  unknot_window_show_page (data, g_variant_get_string (parameter, NULL));
}

static void
show_guide_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_guide (data, g_variant_get_string (parameter, NULL));
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  UnknotWindow *self = data;

  /* From one place of the body to all of them, where those are shown. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "pages") == 0 &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "back") == 0)
    unknot_back_page_go_back (self->my_back);
  show_view (self, FALSE);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  unknot_window_show_page (data, "guides");
  unknot_guides_page_focus_search (UNKNOT_WINDOW (data)->guides);
}

/* What it says, the page knows once it is shown. */
static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  unknot_window_show_page (data, "progress");
  unknot_progress_page_print (UNKNOT_WINDOW (data)->progress);
}

static void
open_guide_cb (UnknotWindow *self, const char *id)
{
  show_guide (self, id);
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_menu_button_popup (UNKNOT_WINDOW (data)->menu_button);
}

static const GActionEntry actions[] = {
  { "show-page", show_page_cb, "s", NULL, NULL },
  { "show-guide", show_guide_cb, "s", NULL, NULL },
  { "back", back_cb, NULL, NULL, NULL },
  { "search", search_cb, NULL, NULL, NULL },
  { "print", print_cb, NULL, NULL, NULL },
  { "menu", menu_cb, NULL, NULL, NULL },
};

/* Page, size and whether it fills the screen.  Not where it stands: GTK 4 has no call to read or set that, since
 * Wayland tells no program, and X11 alone for it would go around GTK to do what window managers do well by themselves. */
static void
restore (UnknotWindow *self)
{
  GSettings *settings = unknot_application_get_settings (get_app (self));
  g_autofree char *page = g_settings_get_string (settings, "window-page");
  int width, height;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MAX (width, 360), MAX (height, 360));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  unknot_window_show_page (self, page);
}

static gboolean
unknot_window_close_request (GtkWindow *window)
{
  UnknotWindow *self = UNKNOT_WINDOW (window);
  GSettings *settings = unknot_application_get_settings (get_app (self));
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  g_settings_set_string (settings, "window-page", gtk_stack_get_visible_child_name (self->stack));
  return GTK_WINDOW_CLASS (unknot_window_parent_class)->close_request (window);
}

static void
unknot_window_dispose (GObject *object)
{
  g_clear_handle_id (&UNKNOT_WINDOW (object)->message_id, g_source_remove);
  G_OBJECT_CLASS (unknot_window_parent_class)->dispose (object);
}

static void
unknot_window_class_init (UnknotWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = unknot_window_close_request;

  g_type_ensure (UNKNOT_TYPE_BOTTOM_BAR);
  g_type_ensure (UNKNOT_TYPE_FITTING);
  g_type_ensure (UNKNOT_TYPE_TABS);
  g_type_ensure (UNKNOT_TYPE_BACK_PAGE);
  g_type_ensure (UNKNOT_TYPE_GUIDE_DETAIL);
  g_type_ensure (UNKNOT_TYPE_GUIDES_PAGE);
  g_type_ensure (UNKNOT_TYPE_PROGRESS_PAGE);
  g_type_ensure (UNKNOT_TYPE_SIGNS_BUTTON);
  g_type_ensure (UNKNOT_TYPE_TODAY_PAGE);
  g_type_ensure (UNKNOT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/window.ui");
  /* Not one of the application's keys, which come first: menus and charts have a use for Escape, too. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, views);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, header_stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, guides);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, detail);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, bottom_bar);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, message_label);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, today);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, UnknotWindow, my_back);
  gtk_widget_class_bind_template_callback (widget_class, open_guide_cb);
}

static void
unknot_window_init (UnknotWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

UnknotWindow *
unknot_window_new (UnknotApplication *app)
{
  UnknotWindow *self = g_object_new (UNKNOT_TYPE_WINDOW, "application", app, NULL);

  unknot_today_page_set_application (self->today, app);
  unknot_progress_page_set_application (self->progress, app);
  unknot_guides_page_set_application (self->guides, app);
  unknot_back_page_set_application (self->my_back, app);
  restore (self);
  g_signal_connect_object (unknot_application_get_client (app), "refused", G_CALLBACK (refused_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
