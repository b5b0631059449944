/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/bottom-bar.h"

#include "app/widgets/fitting.h"
#include "app/widgets/widget-children.h"

struct _UnknotBottomBar {
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *bar;
  UnknotFitting *header;
};

enum { PROP_0, PROP_CHILD, PROP_BAR, PROP_HEADER, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UnknotBottomBar, unknot_bottom_bar, GTK_TYPE_WIDGET)

static void
unknot_bottom_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  UnknotBottomBar *self = UNKNOT_BOTTOM_BAR (widget);
  int bar_min, bar_nat;

  *minimum_baseline = *natural_baseline = -1;
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  gtk_widget_measure (self->bar, orientation, for_size, &bar_min, &bar_nat, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, bar_min);
      *natural = MAX (*natural, bar_nat);
    }
  else
    {
      *minimum += bar_min;
      *natural += bar_nat;
    }
}

static void
unknot_bottom_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotBottomBar *self = UNKNOT_BOTTOM_BAR (widget);
  const gboolean shown = self->header != NULL && !unknot_fitting_is_wide (self->header);
  int bar = 0;

  gtk_widget_set_child_visible (self->bar, shown);
  if (shown)
    {
      gtk_widget_measure (self->bar, GTK_ORIENTATION_VERTICAL, width, NULL, &bar, NULL, NULL);
      gtk_widget_allocate (self->bar, width, bar, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, height - bar)));
    }
  gtk_widget_allocate (self->child, width, height - bar, -1, NULL);
}

static GtkSizeRequestMode
unknot_bottom_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
unknot_bottom_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotBottomBar *self = UNKNOT_BOTTOM_BAR (object);

  g_value_set_object (value, id == PROP_CHILD ? self->child : id == PROP_BAR ? self->bar : GTK_WIDGET (self->header));
}

static void
unknot_bottom_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotBottomBar *self = UNKNOT_BOTTOM_BAR (object);

  if (id != PROP_HEADER)
    {
      GtkWidget **member = id == PROP_CHILD ? &self->child : &self->bar;

      g_clear_pointer (member, gtk_widget_unparent);
      *member = g_value_get_object (value);
      if (*member != NULL)
        gtk_widget_set_parent (*member, GTK_WIDGET (self));
      return;
    }
  g_set_object (&self->header, g_value_get_object (value));
  if (self->header != NULL)
    unknot_fitting_set_follower (self->header, GTK_WIDGET (self));
}

static void
unknot_bottom_bar_dispose (GObject *object)
{
  UnknotBottomBar *self = UNKNOT_BOTTOM_BAR (object);

  g_clear_object (&self->header);
  self->child = self->bar = NULL;
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_bottom_bar_parent_class)->dispose (object);
}

static void
unknot_bottom_bar_class_init (UnknotBottomBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = unknot_bottom_bar_get_property;
  object_class->set_property = unknot_bottom_bar_set_property;
  object_class->dispose = unknot_bottom_bar_dispose;
  widget_class->measure = unknot_bottom_bar_measure;
  widget_class->size_allocate = unknot_bottom_bar_size_allocate;
  widget_class->get_request_mode = unknot_bottom_bar_get_request_mode;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_BAR] = g_param_spec_object ("bar", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_HEADER] = g_param_spec_object ("header", NULL, NULL, UNKNOT_TYPE_FITTING, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
unknot_bottom_bar_init (UnknotBottomBar *self)
{
}

int
unknot_bottom_bar_get_covered (UnknotBottomBar *self)
{
  g_return_val_if_fail (UNKNOT_IS_BOTTOM_BAR (self), 0);
  return gtk_widget_get_mapped (self->bar) ? gtk_widget_get_height (self->bar) : 0;
}
