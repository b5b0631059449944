/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/shortcuts.h"

#include <glib/gi18n.h>

#include "app/widgets/columns.h"
#include "app/widgets/one-stop.h"
#include "app/widgets/title.h"

struct _UnknotShortcuts {
  GtkWindow parent_instance;

  GtkListBox *everywhere;
  GtkListBox *pages;
  GtkListBox *playing;
};

G_DEFINE_FINAL_TYPE (UnknotShortcuts, unknot_shortcuts, GTK_TYPE_WINDOW)

typedef struct {
  const char *title;
  const char *action; /* whose key is shown, or ... */
  const char *keys;   /* ... one that only a widget knows */
} Shortcut;

static const Shortcut everywhere[] = {
  { N_("Settings"), "app.settings", NULL },
  { N_("Keyboard shortcuts"), "app.shortcuts", NULL },
  { N_("Close the window"), "window.close", NULL },
  { N_("Close all windows; reminders go on"), "app.quit", NULL },
  { NULL, NULL, NULL },
};

static const Shortcut pages[] = {
  { N_("Today"), "win.show-page('today')", NULL },
  { N_("Guides"), "win.show-page('guides')", NULL },
  { N_("My back"), "win.show-page('back')", NULL },
  { N_("Progress"), "win.show-page('progress')", NULL },
  { N_("Search the guides"), "win.search", NULL },
  { N_("Print for a physiotherapist"), "win.print", NULL },
  { N_("Back to where I was"), "win.back", NULL },
  { N_("Main menu"), "win.menu", NULL },
  { NULL, NULL, NULL },
};

static const Shortcut playing[] = {
  { N_("Pause and go on"), NULL, "space" },
  { N_("Next step"), NULL, "Right" },
  { N_("Previous step"), NULL, "Left" },
  { N_("Slower, and back"), NULL, "s" },
  { N_("Mirror the picture"), NULL, "m" },
  { N_("Leave"), NULL, "Escape" },
  { NULL, NULL, NULL },
};

/* Returns: (transfer full): "Ctrl+F". */
static char *
key_words (const Shortcut *shortcut)
{
  g_auto (GStrv) keys = NULL;
  const char *key = shortcut->keys;
  GdkModifierType modifiers;
  guint value;

  if (shortcut->action != NULL)
    {
      keys = gtk_application_get_accels_for_action (GTK_APPLICATION (g_application_get_default ()), shortcut->action);
      key = keys[0];
    }
  if (key == NULL || !gtk_accelerator_parse (key, &value, &modifiers))
    g_assert_not_reached ();
  return gtk_accelerator_get_label (value, modifiers);
}

static void
append (GtkListBox *list, const Shortcut *shortcut)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label;
  g_autofree char *keys = key_words (shortcut);
  g_autofree char *name = g_strdup_printf ("%s: %s", _(shortcut->title), keys);

  gtk_widget_add_css_class (box, "row");
  gtk_widget_add_css_class (box, "tight");
  label = gtk_label_new (_(shortcut->title));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  label = gtk_label_new (keys);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "keycap");
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (list, row);
}

static void
fill (GtkListBox *list, const Shortcut *shortcuts)
{
  for (; shortcuts->title != NULL; shortcuts++)
    append (list, shortcuts);
}

static void
unknot_shortcuts_class_init (UnknotShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_ONE_STOP);
  g_type_ensure (UNKNOT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotShortcuts, everywhere);
  gtk_widget_class_bind_template_child (widget_class, UnknotShortcuts, pages);
  gtk_widget_class_bind_template_child (widget_class, UnknotShortcuts, playing);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
unknot_shortcuts_init (UnknotShortcuts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self->everywhere, everywhere);
  fill (self->pages, pages);
  fill (self->playing, playing);
}

UnknotShortcuts *
unknot_shortcuts_new (UnknotApplication *app)
{
  return g_object_new (UNKNOT_TYPE_SHORTCUTS, "application", app, NULL);
}
