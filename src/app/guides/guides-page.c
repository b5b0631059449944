/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/guides-page.h"

#include <glib/gi18n.h>

#include "app/guides/guide-card.h"
#include "app/guides/guide-words.h"
#include "app/palette.h"
#include "app/widgets/columns.h"
#include "app/widgets/flow-cell.h"
#include "app/widgets/one-stop.h"
#include "app/widgets/widget-children.h"
#include "core/guide/guide-search.h"

/* So many guides are sifted a few at a time. */
#define MANY 500

struct _UnknotGuidesPage {
  GtkWidget parent_instance;

  UnknotCatalog *catalog;
  UnknotThumbnails *thumbnails;
  UnknotPalette palette; /* the thumbnails are painted in */
  GListStore *items;
  GtkFilterListModel *filtered; /* owned by the grid's model */
  GtkCustomFilter *filter;
  int kind;     /* -1: all */
  char **words; /* (nullable): looked for; NULL: none */

  GtkSearchEntry *search;
  GtkFlowBox *kinds;
  GtkToggleButton *all_kinds; /* (nullable): owned by kinds */
  GtkWidget *look_everywhere;
  GtkStack *stack;
  GtkGridView *grid;
  GtkLabel *problems;
};

enum { SIGNAL_OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotGuidesPage, unknot_guides_page, GTK_TYPE_WIDGET)

static gboolean
matches (gpointer item, gpointer data)
{
  UnknotGuidesPage *self = data;
  const UnknotCatalogEntry *entry = unknot_guide_item_get_entry (item);

  return entry != NULL && (self->kind < 0 || (int) entry->kind == self->kind) &&
         (self->words == NULL || unknot_guide_search_score (entry, (const char *const *) self->words) > 0);
}

/* "Nothing found" is only said when all have been looked at. */
static void
update_stack (UnknotGuidesPage *self)
{
  const gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  gtk_widget_set_visible (self->look_everywhere, self->kind >= 0);
  if (some || gtk_filter_list_model_get_pending (self->filtered) == 0)
    gtk_stack_set_visible_child_name (self->stack, some ? "grid" : "empty");
}

static void
filter_changed (UnknotGuidesPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_strfreev (self->words);
  self->words = *text != '\0' ? g_strsplit_set (text, " \t", -1) : NULL;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
kind_toggled_cb (GtkToggleButton *button, UnknotGuidesPage *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"));
  filter_changed (self);
}

static GtkToggleButton *
add_kind (UnknotGuidesPage *self, const char *label, int kind, GtkToggleButton *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER (kind));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), kind == self->kind);
  g_signal_connect (button, "toggled", G_CALLBACK (kind_toggled_cb), self);
  gtk_flow_box_append (self->kinds, unknot_flow_cell_new (button));
  return GTK_TOGGLE_BUTTON (button);
}

/* Only kinds that have guides are offered. */
static void
fill_kinds (UnknotGuidesPage *self)
{
  GtkToggleButton *group;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds))) != NULL)
    gtk_flow_box_remove (self->kinds, child);
  if (self->kind >= 0 && unknot_catalog_get_n_of_kind (self->catalog, self->kind, NULL) == 0)
    self->kind = -1;
  group = self->all_kinds = add_kind (self, _("All"), -1, NULL);
  for (int kind = 0; kind < UNKNOT_N_GUIDE_KINDS; kind++)
    if (unknot_catalog_get_n_of_kind (self->catalog, kind, NULL) > 0)
      add_kind (self, unknot_guide_kind_title (kind), kind, group);
}

static void
catalog_changed_cb (UnknotGuidesPage *self)
{
  const char *const *problems = unknot_catalog_get_problems (self->catalog);
  g_autofree char *text = g_strjoinv ("\n", (char **) problems);
  const guint n = unknot_catalog_get_n_entries (self->catalog);
  g_autoptr (GPtrArray) items = NULL;

  items = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, unknot_guide_item_new (unknot_catalog_ref_entry (self->catalog, i)));
  /* All at once, and many of them sifted between frames: the window never waits for them. */
  gtk_filter_list_model_set_incremental (self->filtered, n > MANY);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, n);
  gtk_label_set_label (self->problems, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), *text != '\0');
  fill_kinds (self);
  filter_changed (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, UnknotGuidesPage *self)
{
  gtk_list_item_set_child (item, GTK_WIDGET (unknot_guide_card_new (self->thumbnails)));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, UnknotGuidesPage *self)
{
  unknot_guide_card_set_item (UNKNOT_GUIDE_CARD (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, UnknotGuidesPage *self)
{
  unknot_guide_card_set_item (UNKNOT_GUIDE_CARD (gtk_list_item_get_child (item)), NULL);
}

static void
activated_cb (UnknotGuidesPage *self, guint position)
{
  g_autoptr (UnknotGuideItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_grid_view_get_model (self->grid)), position);

  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, unknot_guide_item_get_id (item));
}

static void
show_all_kinds (UnknotGuidesPage *self)
{
  if (self->all_kinds != NULL)
    gtk_toggle_button_set_active (self->all_kinds, TRUE);
}

/* The button goes with the empty page: the keyboard goes on where the words are. */
static void
look_everywhere_cb (UnknotGuidesPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  show_all_kinds (self);
}

void
unknot_guides_page_focus_search (UnknotGuidesPage *self)
{
  g_return_if_fail (UNKNOT_IS_GUIDES_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
unknot_guides_page_search (UnknotGuidesPage *self, const char *words)
{
  g_return_if_fail (UNKNOT_IS_GUIDES_PAGE (self) && words != NULL);
  show_all_kinds (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
unknot_guides_page_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  UnknotGuidesPage *self = UNKNOT_GUIDES_PAGE (widget);

  GTK_WIDGET_CLASS (unknot_guides_page_parent_class)->css_changed (widget, change);
  if (self->thumbnails == NULL || self->palette == unknot_palette_of_widget (widget))
    return;
  self->palette = unknot_palette_of_widget (widget);
  unknot_thumbnails_forget (self->thumbnails);
}

static void
unknot_guides_page_finalize (GObject *object)
{
  g_strfreev (UNKNOT_GUIDES_PAGE (object)->words);
  G_OBJECT_CLASS (unknot_guides_page_parent_class)->finalize (object);
}

static void
unknot_guides_page_dispose (GObject *object)
{
  UnknotGuidesPage *self = UNKNOT_GUIDES_PAGE (object);

  /* The grid may outlive this page's children for a moment: it must not ask us then. */
  if (self->grid != NULL)
    {
      gtk_grid_view_set_model (self->grid, NULL);
      gtk_grid_view_set_factory (self->grid, NULL);
      self->grid = NULL;
    }
  unknot_widget_drop_children (GTK_WIDGET (object));
  g_clear_object (&self->catalog);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (unknot_guides_page_parent_class)->dispose (object);
}

static void
unknot_guides_page_class_init (UnknotGuidesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_guides_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = unknot_guides_page_finalize;
  widget_class->css_changed = unknot_guides_page_css_changed;
  signals[SIGNAL_OPEN] = g_signal_new ("open", UNKNOT_TYPE_GUIDES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/guides-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotGuidesPage, search);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuidesPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuidesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuidesPage, look_everywhere);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuidesPage, grid);
  gtk_widget_class_bind_template_child (widget_class, UnknotGuidesPage, problems);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, look_everywhere_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_guides_page_init (UnknotGuidesPage *self)
{
  self->kind = -1;
  self->items = g_list_store_new (UNKNOT_TYPE_GUIDE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
unknot_guides_page_set_application (UnknotGuidesPage *self, UnknotApplication *app)
{
  GtkListItemFactory *factory;

  g_return_if_fail (UNKNOT_IS_GUIDES_PAGE (self) && self->catalog == NULL);

  self->catalog = g_object_ref (unknot_application_get_catalog (app));
  self->thumbnails = unknot_thumbnails_new (self->catalog, GTK_WIDGET (self));
  self->palette = unknot_palette_of_widget (GTK_WIDGET (self));
  g_signal_connect_object (unknot_application_get_settings (app), "changed::figure-skin",
                           G_CALLBACK (unknot_thumbnails_forget), self->thumbnails, G_CONNECT_SWAPPED);
  g_signal_connect_object (unknot_application_get_settings (app), "changed::figure-build",
                           G_CALLBACK (unknot_thumbnails_forget), self->thumbnails, G_CONNECT_SWAPPED);
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_grid_view_set_factory (self->grid, factory);
  g_object_unref (factory);

  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), GTK_FILTER (self->filter));
  {
    g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (self->filtered));
    gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (selection));
  }
  g_signal_connect_object (self->filtered, "notify::pending", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->catalog, "changed", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  catalog_changed_cb (self);
}
