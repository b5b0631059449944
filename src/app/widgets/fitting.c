/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/fitting.h"

#include "app/widgets/widget-children.h"

struct _UnknotFitting {
  GtkWidget parent_instance;

  GtkWidget *wide;
  GtkWidget *narrow;
  GtkWidget *follower; /* (nullable): not owned */
  gboolean is_wide;
};

enum { PROP_0, PROP_WIDE, PROP_NARROW, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UnknotFitting, unknot_fitting, GTK_TYPE_WIDGET)

static void
unknot_fitting_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  UnknotFitting *self = UNKNOT_FITTING (widget);
  int wide_min, wide_nat, narrow_min, narrow_nat;

  *minimum_baseline = *natural_baseline = -1;
  gtk_widget_measure (self->wide, orientation, -1, &wide_min, &wide_nat, NULL, NULL);
  gtk_widget_measure (self->narrow, orientation, -1, &narrow_min, &narrow_nat, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = narrow_min;
      *natural = MAX (wide_nat, narrow_nat);
    }
  else
    {
      *minimum = MAX (wide_min, narrow_min);
      *natural = MAX (wide_nat, narrow_nat);
    }
}

static void
unknot_fitting_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotFitting *self = UNKNOT_FITTING (widget);
  gboolean wide;
  int needed;

  gtk_widget_measure (self->wide, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &needed, NULL, NULL);
  wide = width >= needed;
  if (wide != self->is_wide && self->follower != NULL)
    gtk_widget_queue_allocate (self->follower);
  self->is_wide = wide;
  gtk_widget_set_child_visible (self->wide, wide);
  gtk_widget_set_child_visible (self->narrow, !wide);
  gtk_widget_allocate (wide ? self->wide : self->narrow, width, height, -1, NULL);
}

static GtkWidget **
member_of (UnknotFitting *self, guint id)
{
  return id == PROP_WIDE ? &self->wide : &self->narrow;
}

static void
unknot_fitting_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, *member_of (UNKNOT_FITTING (object), id));
}

static void
unknot_fitting_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GtkWidget **member = member_of (UNKNOT_FITTING (object), id);

  g_clear_pointer (member, gtk_widget_unparent);
  *member = g_value_get_object (value);
  if (*member != NULL)
    gtk_widget_set_parent (*member, GTK_WIDGET (object));
}

static void
unknot_fitting_dispose (GObject *object)
{
  UnknotFitting *self = UNKNOT_FITTING (object);

  g_clear_weak_pointer (&self->follower);
  self->wide = self->narrow = NULL;
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_fitting_parent_class)->dispose (object);
}

static void
unknot_fitting_class_init (UnknotFittingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = unknot_fitting_get_property;
  object_class->set_property = unknot_fitting_set_property;
  object_class->dispose = unknot_fitting_dispose;
  widget_class->measure = unknot_fitting_measure;
  widget_class->size_allocate = unknot_fitting_size_allocate;
  properties[PROP_WIDE] = g_param_spec_object ("wide", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NARROW] = g_param_spec_object ("narrow", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
unknot_fitting_init (UnknotFitting *self)
{
}

gboolean
unknot_fitting_is_wide (UnknotFitting *self)
{
  g_return_val_if_fail (UNKNOT_IS_FITTING (self), FALSE);
  return self->is_wide;
}

void
unknot_fitting_set_follower (UnknotFitting *self, GtkWidget *follower)
{
  g_return_if_fail (UNKNOT_IS_FITTING (self));
  g_set_weak_pointer (&self->follower, follower);
}
