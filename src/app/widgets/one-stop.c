/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/one-stop.h"

#include "app/widgets/widget-children.h"

struct _UnknotOneStop {
  GtkWidget parent_instance;

  GtkWidget *child;
};

enum { PROP_0, PROP_CHILD, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void
unknot_one_stop_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    g_object_set (buildable, "child", child, NULL);
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
unknot_one_stop_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = unknot_one_stop_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (UnknotOneStop, unknot_one_stop, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, unknot_one_stop_buildable_init))

static gboolean
unknot_one_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  UnknotOneStop *self = UNKNOT_ONE_STOP (widget);
  const gboolean inside = gtk_widget_get_focus_child (widget) != NULL;

  if (self->child == NULL || (inside && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)))
    return FALSE;
  return gtk_widget_child_focus (self->child, direction);
}

static void
unknot_one_stop_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, UNKNOT_ONE_STOP (object)->child);
}

static void
unknot_one_stop_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotOneStop *self = UNKNOT_ONE_STOP (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = g_value_get_object (value);
  if (self->child != NULL)
    gtk_widget_set_parent (self->child, GTK_WIDGET (object));
}

static void
unknot_one_stop_dispose (GObject *object)
{
  UNKNOT_ONE_STOP (object)->child = NULL;
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_one_stop_parent_class)->dispose (object);
}

static void
unknot_one_stop_class_init (UnknotOneStopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = unknot_one_stop_get_property;
  object_class->set_property = unknot_one_stop_set_property;
  object_class->dispose = unknot_one_stop_dispose;
  widget_class->focus = unknot_one_stop_focus;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
unknot_one_stop_init (UnknotOneStop *self)
{
}
