/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/setting-search.h"

#include <glib/gi18n.h>

#include "app/settings/setting-row.h"
#include "app/widgets/columns.h"
#include "app/widgets/widget-children.h"

/* How long a found row is lit. */
#define LIGHT_SECONDS 3

struct _UnknotSettingSearch {
  GtkWidget parent_instance;

  GtkSearchEntry *entry;
  GtkStack *pages;

  GtkStack *views; /* "content" or "found" */
  GtkListBox *list;
  GtkLabel *none;
  GtkWidget *lit; /* (nullable) */
  guint light_id;
};

G_DEFINE_FINAL_TYPE (UnknotSettingSearch, unknot_setting_search, GTK_TYPE_WIDGET)

/* --- What there is --------------------------------------------------------------------- */

static gboolean
fits (const char *query, const char *first, const char *second, const char *third)
{
  g_autofree char *all = g_strjoin (" ", first, second != NULL ? second : "", third != NULL ? third : "", NULL);

  return g_str_match_string (query, all, TRUE);
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "css-classes",
                       (const char *[]) { style, NULL }, NULL);
}

static void
add_found (UnknotSettingSearch *self, GtkStackPage *page, GtkWidget *row, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *found = gtk_list_box_row_new ();
  const char *where = gtk_stack_page_get_title (page);
  g_autofree char *spoken = row != NULL ? g_strdup_printf ("%s, %s", title, where) : g_strdup (title);

  gtk_widget_add_css_class (box, "row");
  gtk_box_append (GTK_BOX (box), new_label (title, "title"));
  gtk_box_append (GTK_BOX (box), new_label (row != NULL ? where : _("Page"), "quiet"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (found), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (found), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (found), "page", g_object_ref (gtk_stack_page_get_child (page)), g_object_unref);
  if (row != NULL)
    g_object_set_data_full (G_OBJECT (found), "row", g_object_ref (row), g_object_unref);
  gtk_list_box_append (self->list, found);
}

static void
search_rows (UnknotSettingSearch *self, GtkStackPage *page, GtkWidget *widget, const char *query)
{
  if (UNKNOT_IS_SETTING_ROW (widget))
    {
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;

      g_object_get (widget, "title", &title, "subtitle", &subtitle, NULL);
      if (gtk_widget_get_visible (widget) && fits (query, title, subtitle, gtk_stack_page_get_title (page)))
        add_found (self, page, widget, title);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    search_rows (self, page, child, query);
}

static void
search (UnknotSettingSearch *self, const char *query)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (pages));
  GtkWidget *old;
  gboolean any;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, old);
  for (guint i = 0; i < n; i++)
    {
      GtkStackPage *page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      if (fits (query, gtk_stack_page_get_title (page), NULL, NULL))
        add_found (self, page, NULL, gtk_stack_page_get_title (page));
      search_rows (self, page, gtk_stack_page_get_child (page), query);
      g_object_unref (page);
    }
  any = gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->list), any);
  gtk_widget_set_visible (GTK_WIDGET (self->none), !any);
}

/* --- Going there ----------------------------------------------------------------------- */

static gboolean
light_over_cb (gpointer data)
{
  UnknotSettingSearch *self = data;

  self->light_id = 0;
  if (self->lit != NULL)
    gtk_widget_remove_css_class (self->lit, "found");
  g_clear_weak_pointer (&self->lit);
  return G_SOURCE_REMOVE;
}

static void
light (UnknotSettingSearch *self, GtkWidget *row)
{
  if (self->light_id != 0)
    {
      g_source_remove (self->light_id);
      light_over_cb (self);
    }
  g_set_weak_pointer (&self->lit, row);
  gtk_widget_add_css_class (row, "found");
  self->light_id = g_timeout_add_seconds (LIGHT_SECONDS, light_over_cb, self);
}

static void
activated_cb (UnknotSettingSearch *self, GtkListBoxRow *found)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (found), "row");
  g_autoptr (GtkWidget) kept = row != NULL ? g_object_ref (row) : NULL;

  gtk_stack_set_visible_child (self->pages, g_object_get_data (G_OBJECT (found), "page"));
  unknot_setting_search_clear (self);
  if (kept == NULL)
    return;
  /* The page scrolls to what gets the focus. */
  gtk_widget_child_focus (kept, GTK_DIR_TAB_FORWARD);
  light (self, kept);
}

static void
search_changed_cb (UnknotSettingSearch *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (*query != '\0')
    search (self, query);
  gtk_stack_set_visible_child_name (self->views, *query != '\0' ? "found" : "content");
}

static void
enter_cb (UnknotSettingSearch *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return;
  search_changed_cb (self); /* typed and entered at once */
  first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    activated_cb (self, first);
}

gboolean
unknot_setting_search_clear (UnknotSettingSearch *self)
{
  g_return_val_if_fail (UNKNOT_IS_SETTING_SEARCH (self), FALSE);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_stack_set_visible_child_name (self->views, "content");
  return TRUE;
}

/* --- Object ---------------------------------------------------------------------------- */

static void
unknot_setting_search_dispose (GObject *object)
{
  UnknotSettingSearch *self = UNKNOT_SETTING_SEARCH (object);

  g_clear_handle_id (&self->light_id, g_source_remove);
  g_clear_weak_pointer (&self->lit);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_setting_search_parent_class)->dispose (object);
}

static void
unknot_setting_search_class_init (UnknotSettingSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_setting_search_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_found (UnknotSettingSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *columns, *scroller;

  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "css-classes",
                             (const char *[]) { "group", NULL }, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Found settings"), -1);
  self->none = GTK_LABEL (new_label (_("No setting has these words. Try another one, or fewer."), "quiet"));
  g_object_set (self->none, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (box, "page");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->none));
  columns = g_object_new (UNKNOT_TYPE_COLUMNS, "max-width", 600, NULL);
  unknot_columns_append (UNKNOT_COLUMNS (columns), box);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", columns, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return scroller;
}

static void
unknot_setting_search_init (UnknotSettingSearch *self)
{
  self->views = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->views), GTK_WIDGET (self));
}

GtkWidget *
unknot_setting_search_new (GtkSearchEntry *entry, GtkStack *pages, GtkWidget *content)
{
  UnknotSettingSearch *self = g_object_new (UNKNOT_TYPE_SETTING_SEARCH, NULL);

  self->entry = entry;
  self->pages = pages;
  gtk_stack_add_named (self->views, content, "content");
  gtk_stack_add_named (self->views, new_found (self), "found");
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
