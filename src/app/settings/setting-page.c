/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/setting-page.h"

#include <glib/gi18n.h>

#include "app/widgets/columns.h"
#include "app/settings/setting-row.h"
#include "app/widgets/widget-children.h"

struct _UnknotSettingPage {
  GtkWidget parent_instance;

  char *keys;
  GSettings *settings; /* once they were reset */
  GHashTable *before;  /* what the keys were before that, by name; NULL: not set by the user */

  GtkBox *box;
  GtkWidget *reset_button;
};

enum { PROP_0, PROP_KEYS, PROP_RESETTABLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void
unknot_setting_page_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  UnknotSettingPage *self = UNKNOT_SETTING_PAGE (buildable);

  if (self->box == NULL)
    parent_buildable->add_child (buildable, builder, child, type);
  else
    gtk_box_insert_child_after (self->box, GTK_WIDGET (child), gtk_widget_get_prev_sibling (self->reset_button));
}

static void
unknot_setting_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = unknot_setting_page_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (UnknotSettingPage, unknot_setting_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, unknot_setting_page_buildable_init))

static void
unref_value (gpointer value)
{
  if (value != NULL)
    g_variant_unref (value);
}

/* Takes the key to what it was when Unknot was new, and remembers what it was until then. */
static void
reset_key (UnknotSettingPage *self, const char *key)
{
  if (g_hash_table_contains (self->before, key))
    return;
  g_hash_table_insert (self->before, g_strdup (key), g_settings_get_user_value (self->settings, key));
  g_settings_reset (self->settings, key);
}

static void
reset_rows (UnknotSettingPage *self, GtkWidget *widget)
{
  if (UNKNOT_IS_SETTING_ROW (widget))
    {
      const char *key = unknot_setting_row_get_key (UNKNOT_SETTING_ROW (widget));

      if (key != NULL)
        reset_key (self, key);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    reset_rows (self, child);
}

static void
reset (UnknotSettingPage *self)
{
  g_auto (GStrv) keys = g_strsplit (self->keys != NULL ? self->keys : "", "|", -1);

  reset_rows (self, GTK_WIDGET (self->box));
  for (char **key = keys; *key != NULL; key++)
    if (**key != '\0')
      reset_key (self, *key);
}

static void
undo (UnknotSettingPage *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (value != NULL)
      g_settings_set_value (self->settings, key, value);
  g_hash_table_remove_all (self->before);
}

static void
update_button (UnknotSettingPage *self)
{
  gtk_button_set_label (GTK_BUTTON (self->reset_button),
                        g_hash_table_size (self->before) > 0 ? _("Undo the reset") : _("Reset this page"));
}

/* The same button takes it back, as long as the page is looked at. */
static void
reset_clicked_cb (UnknotSettingPage *self)
{
  if (self->settings == NULL)
    self->settings = g_settings_new (UNKNOT_APP_ID);
  if (g_hash_table_size (self->before) > 0)
    undo (self);
  else
    reset (self);
  update_button (self);
}

static void
unknot_setting_page_unmap (GtkWidget *widget)
{
  UnknotSettingPage *self = UNKNOT_SETTING_PAGE (widget);

  g_hash_table_remove_all (self->before);
  update_button (self);
  GTK_WIDGET_CLASS (unknot_setting_page_parent_class)->unmap (widget);
}

static void
unknot_setting_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotSettingPage *self = UNKNOT_SETTING_PAGE (object);

  if (id == PROP_KEYS)
    g_value_set_string (value, self->keys);
  else
    g_value_set_boolean (value, gtk_widget_get_visible (self->reset_button));
}

static void
unknot_setting_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotSettingPage *self = UNKNOT_SETTING_PAGE (object);

  if (id == PROP_RESETTABLE)
    {
      gtk_widget_set_visible (self->reset_button, g_value_get_boolean (value));
      return;
    }
  g_free (self->keys);
  self->keys = g_value_dup_string (value);
}

static void
unknot_setting_page_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_setting_page_parent_class)->dispose (object);
}

static void
unknot_setting_page_finalize (GObject *object)
{
  UnknotSettingPage *self = UNKNOT_SETTING_PAGE (object);

  g_free (self->keys);
  g_clear_object (&self->settings);
  g_hash_table_unref (self->before);
  G_OBJECT_CLASS (unknot_setting_page_parent_class)->finalize (object);
}

static void
unknot_setting_page_class_init (UnknotSettingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = unknot_setting_page_get_property;
  object_class->set_property = unknot_setting_page_set_property;
  object_class->dispose = unknot_setting_page_dispose;
  object_class->finalize = unknot_setting_page_finalize;
  widget_class->unmap = unknot_setting_page_unmap;
  properties[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RESETTABLE] =
    g_param_spec_boolean ("resettable", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/setting-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotSettingPage, box);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettingPage, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_setting_page_init (UnknotSettingPage *self)
{
  self->before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_value);
  gtk_widget_init_template (GTK_WIDGET (self));
}
