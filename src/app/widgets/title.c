/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/title.h"

#include <string.h>

#include "app/widgets/widget-children.h"

/* In the largest text at the least width, the longest title of a guide. */
#define MOST_LINES 3

/* What is given up for the title, in this order. */
typedef enum {
  ROOM_ALL,     /* nothing: it fits */
  ROOM_BUTTONS, /* the window's buttons but the one that closes */
  ROOM_LINES,   /* the bar's height, too: several lines */
} Room;

struct _UnknotTitle {
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWindow *window; /* (nullable): not owned: it is in there */
  char *text; /* (nullable): instead of the window's own title */
  Room room;
  int width; /* what it was given last */
  int enough[ROOM_LINES + 1]; /* the bar's width from which that is not needed any more */
  guint change_id;
};

enum { PROP_0, PROP_LABEL, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UnknotTitle, unknot_title, GTK_TYPE_WIDGET)

/* ---- the window's buttons ---- */

static GtkHeaderBar *
get_bar (UnknotTitle *self)
{
  return GTK_HEADER_BAR (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_HEADER_BAR));
}

/* The desktop's layout without the two that a narrow window can do without; its sides stay. */
static char *
fewer_buttons (UnknotTitle *self)
{
  g_autofree char *layout = NULL;
  g_auto (GStrv) sides = NULL;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-decoration-layout", &layout, NULL);
  sides = g_strsplit (layout != NULL ? layout : "", ":", 2);
  return g_strdup (sides[0] != NULL && strstr (sides[0], "close") != NULL ? "close:" : ":close");
}

/* Of several titles of one bar, one is shown: which of them took its buttons away, the bar knows. */
static void
set_buttons (UnknotTitle *self, GtkHeaderBar *bar)
{
  const gboolean fewer = gtk_widget_get_mapped (GTK_WIDGET (self)) && self->room >= ROOM_BUTTONS;
  g_autofree char *layout = fewer ? fewer_buttons (self) : NULL;

  if (!fewer && g_object_get_data (G_OBJECT (bar), "narrow-title") != self)
    return;
  g_object_set_data (G_OBJECT (bar), "narrow-title", fewer ? self : NULL);
  if (g_strcmp0 (gtk_header_bar_get_decoration_layout (bar), layout) != 0)
    gtk_header_bar_set_decoration_layout (bar, layout);
}

static gboolean
change_cb (gpointer data)
{
  UnknotTitle *self = data;
  GtkHeaderBar *bar = get_bar (self);

  self->change_id = 0;
  if (bar != NULL)
    set_buttons (self, bar);
  gtk_label_set_wrap (GTK_LABEL (self->label), self->room == ROOM_LINES);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Nothing may ask for another size while sizes are handed out. */
static void
change_later (UnknotTitle *self)
{
  if (self->change_id == 0)
    self->change_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, change_cb, self, NULL);
}

static void
set_room (UnknotTitle *self, Room room)
{
  if (self->room == room)
    return;
  self->room = room;
  change_later (self);
}

/* ---- the title ---- */

static void
show_title (UnknotTitle *self)
{
  const char *title = self->text != NULL ? self->text : self->window != NULL ? gtk_window_get_title (self->window) : NULL;

  gtk_label_set_label (GTK_LABEL (self->label), title != NULL ? title : "");
  set_room (self, ROOM_ALL);
}

static void
unknot_title_root (GtkWidget *widget)
{
  UnknotTitle *self = UNKNOT_TITLE (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (unknot_title_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;
  self->window = GTK_WINDOW (root);
  g_signal_connect_object (root, "notify::title", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  show_title (self);
}

static void
unknot_title_unroot (GtkWidget *widget)
{
  UnknotTitle *self = UNKNOT_TITLE (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_data (self->window, self);
  self->window = NULL;
  GTK_WIDGET_CLASS (unknot_title_parent_class)->unroot (widget);
}

/* What is cut can be read by pointing at it. */
static void
show_whole (UnknotTitle *self)
{
  GtkLabel *label = GTK_LABEL (self->label);
  const char *whole = pango_layout_is_ellipsized (gtk_label_get_layout (label)) ? gtk_label_get_label (label) : NULL;

  if (g_strcmp0 (gtk_widget_get_tooltip_text (self->label), whole) != 0)
    gtk_widget_set_tooltip_text (self->label, whole);
}

/* As high as it has turned out to need: a header bar of GTK 4.8 does not ask how high at which width. */
static void
unknot_title_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  UnknotTitle *self = UNKNOT_TITLE (widget);
  int least, wide = -1;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->room == ROOM_LINES)
    {
      gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      wide = MAX (least, self->width);
    }
  gtk_widget_measure (self->label, orientation, wide, minimum, natural, NULL, NULL);
}

static void
unknot_title_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  UnknotTitle *self = UNKNOT_TITLE (widget);
  GtkHeaderBar *bar = get_bar (self);
  const int all = bar != NULL ? gtk_widget_get_width (GTK_WIDGET (bar)) : 0;
  int natural;

  gtk_widget_allocate (self->label, width, height, -1, NULL);
  show_whole (self);
  if (self->room == ROOM_LINES && self->width != width)
    change_later (self);
  self->width = width;
  if (self->change_id != 0)
    return; /* what was asked for last has yet to come */
  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (self->room > ROOM_ALL && all >= self->enough[self->room])
    set_room (self, self->room - 1);
  else if (self->room < ROOM_LINES && width < natural)
    {
      /* It stands in the middle: what it lacks, it lacks on both sides. */
      self->enough[self->room + 1] = all + 2 * (natural - width);
      set_room (self, self->room + 1);
    }
}

/* Where something else stands in its place, there is room. */
static void
unknot_title_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_title_parent_class)->unmap (widget);
  set_room (UNKNOT_TITLE (widget), ROOM_ALL);
}

static void
unknot_title_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, UNKNOT_TITLE (object)->text);
}

static void
unknot_title_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotTitle *self = UNKNOT_TITLE (object);

  g_free (self->text);
  self->text = g_value_dup_string (value);
  show_title (self);
}

static void
unknot_title_dispose (GObject *object)
{
  UnknotTitle *self = UNKNOT_TITLE (object);

  g_clear_handle_id (&self->change_id, g_source_remove);
  g_clear_pointer (&self->text, g_free);
  self->label = NULL;
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_title_parent_class)->dispose (object);
}

static void
unknot_title_class_init (UnknotTitleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = unknot_title_get_property;
  object_class->set_property = unknot_title_set_property;
  object_class->dispose = unknot_title_dispose;
  widget_class->root = unknot_title_root;
  widget_class->unroot = unknot_title_unroot;
  widget_class->unmap = unknot_title_unmap;
  widget_class->measure = unknot_title_measure;
  widget_class->size_allocate = unknot_title_size_allocate;
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
unknot_title_init (UnknotTitle *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", MOST_LINES, "ellipsize",
                              PANGO_ELLIPSIZE_END, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_add_css_class (self->label, "title");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}
