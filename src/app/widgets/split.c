/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/split.h"

#include "app/widgets/text-scale.h"
#include "app/widgets/widget-children.h"

/* How little of "start" may be left when it stands above "end". */
#define LEAST_HEIGHT 120
/* Larger text takes more of the width, up to this part of it. */
#define MOST_FOR_TEXT 0.6

struct _UnknotSplit {
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  GtkWidget *narrow;
  int wide_from;
  int start_share;
  int narrow_share;
  int end_most;
};

enum { PROP_0, PROP_START, PROP_END, PROP_NARROW, PROP_WIDE_FROM, PROP_START_SHARE, PROP_NARROW_SHARE, PROP_END_MOST, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UnknotSplit, unknot_split, GTK_TYPE_WIDGET)

static void
sizes (GtkWidget *child, GtkOrientation orientation, int for_size, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static int
start_width (UnknotSplit *self, int width)
{
  double scale, end;
  int minimum, natural;

  sizes (self->start, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
  if (self->start_share == 0)
    return natural;
  scale = unknot_text_scale (GTK_WIDGET (self));
  end = width - width * self->start_share / 100;
  if (scale > 1)
    end = MAX (end, MIN (end * scale, width * MOST_FOR_TEXT));
  if (self->end_most > 0)
    end = MIN (end, self->end_most * scale);
  return MAX (minimum, width - (int) end);
}

static gboolean
is_wide (UnknotSplit *self, int width)
{
  const double scale = unknot_text_wide_scale (GTK_WIDGET (self));
  int minimum, natural;

  sizes (self->end, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural);
  return width >= self->wide_from * scale && width >= start_width (self, width) + minimum;
}

/* What stands above "end" while narrow. */
static GtkWidget *
above (UnknotSplit *self)
{
  return self->narrow != NULL ? self->narrow : self->start;
}

static void
unknot_split_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  UnknotSplit *self = UNKNOT_SPLIT (widget);
  int top_min, top_nat, end_min, end_nat;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      sizes (above (self), orientation, -1, &top_min, &top_nat);
      sizes (self->end, orientation, -1, &end_min, &end_nat);
      *minimum = MAX (top_min, end_min);
      *natural = MAX (*minimum, MAX (self->wide_from, end_nat));
      return;
    }
  if (for_size >= 0 && is_wide (self, for_size))
    {
      const int start = start_width (self, for_size);

      sizes (self->start, orientation, start, &top_min, &top_nat);
      sizes (self->end, orientation, for_size - start, &end_min, &end_nat);
      *minimum = MAX (top_min, end_min);
      *natural = MAX (top_nat, end_nat);
      return;
    }
  sizes (above (self), orientation, for_size, &top_min, &top_nat);
  sizes (self->end, orientation, for_size, &end_min, &end_nat);
  *minimum = (self->narrow != NULL ? top_min : MAX (top_min, LEAST_HEIGHT)) + end_min;
  *natural = MAX (*minimum, top_nat + end_nat);
}

static void
place (UnknotSplit *self, GtkWidget *child, int x, int y, int width, int height)
{
  if (child == NULL)
    return;
  gtk_widget_set_child_visible (child, TRUE);
  if (gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, -1, gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y)));
}

static void
unknot_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotSplit *self = UNKNOT_SPLIT (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int minimum, natural, top, least, unused;

  if (is_wide (self, width))
    {
      const int start = start_width (self, width);

      if (self->narrow != NULL)
        gtk_widget_set_child_visible (self->narrow, FALSE);
      place (self, self->start, rtl ? width - start : 0, 0, start, height);
      place (self, self->end, rtl ? 0 : start, 0, width - start, height);
      return;
    }
  if (self->narrow != NULL)
    {
      if (self->start != NULL)
        gtk_widget_set_child_visible (self->start, FALSE);
      sizes (self->narrow, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural);
      top = natural;
    }
  else
    {
      /* The picture takes what the words leave. */
      sizes (self->end, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural);
      sizes (self->start, GTK_ORIENTATION_VERTICAL, width, &least, &unused);
      top = MAX (MAX (LEAST_HEIGHT, least), MIN (height - natural, height * self->narrow_share / 100));
    }
  place (self, above (self), 0, 0, width, top);
  place (self, self->end, 0, top, width, MAX (height - top, 0));
}

static GtkSizeRequestMode
unknot_split_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget **
child_member (UnknotSplit *self, guint id)
{
  return id == PROP_START ? &self->start : id == PROP_END ? &self->end : &self->narrow;
}

static int *
int_member (UnknotSplit *self, guint id)
{
  return id == PROP_WIDE_FROM     ? &self->wide_from
         : id == PROP_START_SHARE ? &self->start_share
         : id == PROP_END_MOST    ? &self->end_most
                                  : &self->narrow_share;
}

static void
unknot_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotSplit *self = UNKNOT_SPLIT (object);

  if (id >= PROP_WIDE_FROM)
    g_value_set_int (value, *int_member (self, id));
  else
    g_value_set_object (value, *child_member (self, id));
}

static void
unknot_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotSplit *self = UNKNOT_SPLIT (object);

  if (id >= PROP_WIDE_FROM)
    *int_member (self, id) = g_value_get_int (value);
  else
    {
      GtkWidget **member = child_member (self, id);

      g_clear_pointer (member, gtk_widget_unparent);
      *member = g_value_get_object (value);
      if (*member != NULL)
        gtk_widget_set_parent (*member, GTK_WIDGET (self));
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
unknot_split_dispose (GObject *object)
{
  UnknotSplit *self = UNKNOT_SPLIT (object);

  /* Not by our own pointers: a template that is taken down takes some of them first. */
  self->start = self->end = self->narrow = NULL;
  unknot_widget_drop_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (unknot_split_parent_class)->dispose (object);
}

static void
unknot_split_class_init (UnknotSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = unknot_split_get_property;
  object_class->set_property = unknot_split_set_property;
  object_class->dispose = unknot_split_dispose;
  widget_class->measure = unknot_split_measure;
  widget_class->size_allocate = unknot_split_size_allocate;
  widget_class->get_request_mode = unknot_split_get_request_mode;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_NARROW] = g_param_spec_object ("narrow", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_WIDE_FROM] = g_param_spec_int ("wide-from", NULL, NULL, 0, G_MAXINT, 640, flags);
  properties[PROP_START_SHARE] = g_param_spec_int ("start-share", NULL, NULL, 0, 90, 0, flags);
  properties[PROP_NARROW_SHARE] = g_param_spec_int ("narrow-share", NULL, NULL, 0, 100, 100, flags);
  properties[PROP_END_MOST] = g_param_spec_int ("end-most", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "split");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_split_init (UnknotSplit *self)
{
  self->wide_from = 640;
  self->narrow_share = 100;
}
