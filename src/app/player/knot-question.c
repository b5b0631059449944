/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/knot-question.h"

#include <glib/gi18n.h>

#include "app/back/back-words.h"
#include "app/widgets/flow-cell.h"
#include "app/widgets/widget-children.h"

struct _UnknotKnotQuestion {
  GtkWidget parent_instance;

  gboolean after;
  GtkLabel *question;
  GtkLabel *place;
  GtkStack *stack; /* "numbers", then "answer" */
  GtkFlowBox *numbers;
  GtkLabel *answer;
};

enum { PROP_0, PROP_AFTER, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { SIGNAL_ANSWERED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotKnotQuestion, unknot_knot_question, GTK_TYPE_WIDGET)

static void
number_clicked_cb (GtkWidget *button, UnknotKnotQuestion *self)
{
  const guint strength = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "strength"));
  g_autofree char *text = unknot_strength_text (strength);
  /* Translators: what the user has just said: how strong it is */
  g_autofree char *noted = g_strdup_printf (_("Noted: %s."), text);

  gtk_label_set_label (self->answer, noted);
  gtk_stack_set_visible_child_name (self->stack, "answer");
  gtk_widget_activate_action (GTK_WIDGET (self), "player.felt", "(bu)", self->after, strength);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
add_number (UnknotKnotQuestion *self, guint strength)
{
  g_autofree char *digits = g_strdup_printf ("%u", strength);
  g_autofree char *words = unknot_strength_text (strength);
  GtkWidget *button = gtk_button_new_with_label (digits);

  g_object_set_data (G_OBJECT (button), "strength", GUINT_TO_POINTER (strength));
  gtk_widget_add_css_class (button, "digit");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (number_clicked_cb), self, 0);
  gtk_flow_box_append (self->numbers, unknot_flow_cell_new (button));
}

void
unknot_knot_question_set_place (UnknotKnotQuestion *self, const char *place)
{
  g_return_if_fail (UNKNOT_IS_KNOT_QUESTION (self));

  gtk_widget_set_visible (GTK_WIDGET (self), place != NULL);
  gtk_label_set_label (self->place, place != NULL ? place : "");
  gtk_label_set_label (self->question, self->after ? _("How strong is it now?") : _("How strong is it just now, before it begins?"));
  gtk_stack_set_visible_child_name (self->stack, "numbers");
}

static void
unknot_knot_question_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, UNKNOT_KNOT_QUESTION (object)->after);
}

static void
unknot_knot_question_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UNKNOT_KNOT_QUESTION (object)->after = g_value_get_boolean (value);
}

static void
unknot_knot_question_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_knot_question_parent_class)->dispose (object);
}

static void
unknot_knot_question_class_init (UnknotKnotQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = unknot_knot_question_get_property;
  object_class->set_property = unknot_knot_question_set_property;
  object_class->dispose = unknot_knot_question_dispose;
  properties[PROP_AFTER] = g_param_spec_boolean ("after", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", UNKNOT_TYPE_KNOT_QUESTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/knot-question.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotKnotQuestion, question);
  gtk_widget_class_bind_template_child (widget_class, UnknotKnotQuestion, place);
  gtk_widget_class_bind_template_child (widget_class, UnknotKnotQuestion, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotKnotQuestion, numbers);
  gtk_widget_class_bind_template_child (widget_class, UnknotKnotQuestion, answer);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_knot_question_init (UnknotKnotQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint strength = 0; strength <= UNKNOT_MARK_MAX_STRENGTH; strength++)
    add_number (self, strength);
  unknot_knot_question_set_place (self, NULL);
}
