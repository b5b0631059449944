/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/setting-page.h"

#include "app/widgets/columns.h"
#include "app/settings/setting-row.h"
#include "app/widgets/widget-children.h"

struct _UnknotSettingPage {
  GtkWidget parent_instance;

  char *keys;

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
reset_rows (GSettings *settings, GtkWidget *widget)
{
  if (UNKNOT_IS_SETTING_ROW (widget))
    {
      const char *key = unknot_setting_row_get_key (UNKNOT_SETTING_ROW (widget));

      if (key != NULL)
        g_settings_reset (settings, key);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    reset_rows (settings, child);
}

static void
reset_clicked_cb (UnknotSettingPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (UNKNOT_APP_ID);
  g_auto (GStrv) keys = g_strsplit (self->keys != NULL ? self->keys : "", "|", -1);

  reset_rows (settings, GTK_WIDGET (self->box));
  for (char **key = keys; *key != NULL; key++)
    if (**key != '\0')
      g_settings_reset (settings, *key);
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
  g_free (UNKNOT_SETTING_PAGE (object)->keys);
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
  gtk_widget_init_template (GTK_WIDGET (self));
}
