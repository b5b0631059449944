/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/text-list.h"

#include "app/widgets/widget-children.h"

struct _UnknotTextList {
  GtkWidget parent_instance;

  GtkWidget *title;
  gboolean numbered;
  gboolean flowing;
};

enum { PROP_0, PROP_TITLE, PROP_NUMBERED, PROP_FLOWING, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (UnknotTextList, unknot_text_list, GTK_TYPE_WIDGET)

static GtkWidget *
new_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* The line and, where there is one, the word below it. */
static GtkWidget *
new_noted_text (const char *text, const char *note)
{
  GtkWidget *box, *label;

  if (note == NULL || *note == '\0')
    return new_text (text);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  label = new_text (note);
  gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (box), new_text (text));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
new_line (UnknotTextList *self, guint number, const char *text, const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *mark = self->numbered ? g_strdup_printf ("%u", number) : g_strdup ("•");
  GtkWidget *label = gtk_label_new (mark);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "quiet");
  if (self->numbered)
    gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), new_noted_text (text, note));
  return box;
}

static GtkWidget *
new_paragraph (const char *const *lines, guint n)
{
  GString *text = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : g_str_has_suffix (lines[i - 1], ".") ? " " : " · ", lines[i]);
  label = new_text (text->str);
  g_string_free (text, TRUE);
  return label;
}

static void
set_lines (UnknotTextList *self, const char *const *lines, const char *const *notes, guint most)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self))) != self->title)
    gtk_widget_unparent (child);
  for (; lines != NULL && lines[n] != NULL && (most == 0 || n < most); n++)
    if (!self->flowing)
      gtk_widget_set_parent (new_line (self, n + 1, lines[n], notes != NULL ? notes[n] : NULL), GTK_WIDGET (self));
  if (self->flowing && n > 0)
    gtk_widget_set_parent (new_paragraph (lines, n), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

void
unknot_text_list_set_lines (UnknotTextList *self, const char *const *lines, guint most)
{
  g_return_if_fail (UNKNOT_IS_TEXT_LIST (self));
  set_lines (self, lines, NULL, most);
}

void
unknot_text_list_set_noted_lines (UnknotTextList *self, const char *const *lines, const char *const *notes)
{
  g_return_if_fail (UNKNOT_IS_TEXT_LIST (self) && !self->flowing && notes != NULL);
  set_lines (self, lines, notes, 0);
}

static void
unknot_text_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotTextList *self = UNKNOT_TEXT_LIST (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
  else
    g_value_set_boolean (value, id == PROP_FLOWING ? self->flowing : self->numbered);
}

static void
unknot_text_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotTextList *self = UNKNOT_TEXT_LIST (object);

  if (id == PROP_TITLE)
    {
      const char *title = g_value_get_string (value);

      gtk_label_set_label (GTK_LABEL (self->title), title);
      gtk_widget_set_visible (self->title, title != NULL && *title != '\0');
    }
  else if (id == PROP_FLOWING)
    self->flowing = g_value_get_boolean (value);
  else
    self->numbered = g_value_get_boolean (value);
}

static void
unknot_text_list_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  UNKNOT_TEXT_LIST (object)->title = NULL;
  G_OBJECT_CLASS (unknot_text_list_parent_class)->dispose (object);
}

static void
unknot_text_list_class_init (UnknotTextListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = unknot_text_list_get_property;
  object_class->set_property = unknot_text_list_set_property;
  object_class->dispose = unknot_text_list_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_NUMBERED] = g_param_spec_boolean ("numbered", NULL, NULL, FALSE, flags);
  properties[PROP_FLOWING] = g_param_spec_boolean ("flowing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "textlist");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_text_list_init (UnknotTextList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->title = gtk_label_new (NULL);
  gtk_widget_set_visible (self->title, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->title, "strong");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
