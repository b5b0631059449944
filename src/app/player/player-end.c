/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-end.h"

#include <glib/gi18n.h>

#include "app/player/knot-question.h"
#include "app/widgets/columns.h"
#include "app/widgets/widget-children.h"

struct _UnknotPlayerEnd {
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *text;
  GtkStack *question;
  UnknotKnotQuestion *knot;
  gboolean has_knot;
  GtkButton *next_button;
  GtkWidget *close_button;
};

enum { SIGNAL_RATED, SIGNAL_FOLLOW, SIGNAL_AGAIN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotPlayerEnd, unknot_player_end, GTK_TYPE_WIDGET)

/* The buttons are named as the feelings are on the bus. */
static void
rated_cb (UnknotPlayerEnd *self, GtkButton *button)
{
  gtk_stack_set_visible_child_name (self->question, "thanks");
  gtk_widget_grab_focus (self->close_button);
  g_signal_emit (self, signals[SIGNAL_RATED], 0, gtk_widget_get_name (GTK_WIDGET (button)));
}

static void
answered_cb (UnknotPlayerEnd *self)
{
  gtk_stack_set_visible_child_name (self->question, "thanks");
  gtk_widget_grab_focus (self->close_button);
}

static void
next_clicked_cb (UnknotPlayerEnd *self)
{
  g_signal_emit (self, signals[SIGNAL_FOLLOW], 0);
}

static void
again_clicked_cb (UnknotPlayerEnd *self)
{
  g_signal_emit (self, signals[SIGNAL_AGAIN], 0);
}

static gboolean
unknot_player_end_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (UNKNOT_PLAYER_END (widget)->close_button);
}

static void
unknot_player_end_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_player_end_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, GType argument)
{
  return argument == G_TYPE_NONE
           ? g_signal_new (name, UNKNOT_TYPE_PLAYER_END, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0)
           : g_signal_new (name, UNKNOT_TYPE_PLAYER_END, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                           argument);
}

static void
unknot_player_end_class_init (UnknotPlayerEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_player_end_dispose;
  widget_class->grab_focus = unknot_player_end_grab_focus;
  signals[SIGNAL_RATED] = add_signal ("rated", G_TYPE_STRING);
  signals[SIGNAL_FOLLOW] = add_signal ("follow", G_TYPE_NONE);
  signals[SIGNAL_AGAIN] = add_signal ("again", G_TYPE_NONE);
  g_type_ensure (UNKNOT_TYPE_KNOT_QUESTION);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/player-end.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerEnd, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerEnd, text);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerEnd, question);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerEnd, knot);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerEnd, next_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayerEnd, close_button);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_player_end_init (UnknotPlayerEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
unknot_player_end_show (UnknotPlayerEnd *self, const char *title, const char *text, gboolean asks)
{
  g_return_if_fail (UNKNOT_IS_PLAYER_END (self));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->text, text);
  gtk_stack_set_visible_child_name (self->question, self->has_knot ? "knot" : "question");
  gtk_widget_set_visible (GTK_WIDGET (self->question), asks);
}

void
unknot_player_end_set_knot (UnknotPlayerEnd *self, const char *place)
{
  g_return_if_fail (UNKNOT_IS_PLAYER_END (self));

  self->has_knot = place != NULL;
  unknot_knot_question_set_place (self->knot, place);
}

void
unknot_player_end_set_next (UnknotPlayerEnd *self, const char *title)
{
  g_autofree char *label = NULL;

  g_return_if_fail (UNKNOT_IS_PLAYER_END (self));

  gtk_widget_set_visible (GTK_WIDGET (self->next_button), title != NULL);
  if (title == NULL)
    return;
  /* Translators: followed by the title of a guide. */
  label = g_strdup_printf (_("Goes well with it: %s"), title);
  gtk_button_set_label (self->next_button, label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->next_button)), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (self->next_button)), GTK_JUSTIFY_CENTER);
}
