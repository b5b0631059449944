/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/back/mark-form.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/back/back-words.h"
#include "app/widgets/columns.h"
#include "app/widgets/widget-children.h"

/* Where the scale stands for a spot that has not been marked. */
#define FIRST_STRENGTH 4
/* From here on a doctor is named: gently, and whatever else is chosen. */
#define DOCTOR_STRENGTH 8

struct _UnknotMarkForm {
  GtkWidget parent_instance;

  guint open; /* how strong it is by what was said last; 0: nothing */
  GtkScale *scale;
  GtkLabel *word;
  GtkLabel *doctor;
  GtkEntry *note;
  GtkWidget *eased_button;
  GtkWidget *gone_button;
};

enum { SIGNAL_SAID, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotMarkForm, unknot_mark_form, GTK_TYPE_WIDGET)

static guint
get_strength (UnknotMarkForm *self)
{
  return (guint) lround (gtk_range_get_value (GTK_RANGE (self->scale)));
}

static void
value_changed_cb (UnknotMarkForm *self)
{
  const guint strength = get_strength (self);
  g_autofree char *text = unknot_strength_text (strength);

  gtk_label_set_label (self->word, text);
  gtk_widget_set_visible (GTK_WIDGET (self->doctor), strength >= DOCTOR_STRENGTH);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
say (UnknotMarkForm *self, guint strength)
{
  g_signal_emit (self, signals[SIGNAL_SAID], 0, strength, gtk_editable_get_text (GTK_EDITABLE (self->note)));
}

static void
mark_clicked_cb (UnknotMarkForm *self)
{
  say (self, get_strength (self));
}

/* About half of what it was; what was barely there is gone then. */
static void
eased_clicked_cb (UnknotMarkForm *self)
{
  say (self, self->open / 2);
}

static void
gone_clicked_cb (UnknotMarkForm *self)
{
  say (self, 0);
}

void
unknot_mark_form_set_knot (UnknotMarkForm *self, const UnknotKnot *knot)
{
  g_return_if_fail (UNKNOT_IS_MARK_FORM (self));

  self->open = knot != NULL ? knot->strength : 0;
  gtk_range_set_value (GTK_RANGE (self->scale), knot != NULL ? knot->strength : FIRST_STRENGTH);
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  gtk_widget_set_visible (self->eased_button, self->open > 1);
  gtk_widget_set_visible (self->gone_button, self->open > 0);
  value_changed_cb (self);
}

static gboolean
unknot_mark_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (UNKNOT_MARK_FORM (widget)->scale));
}

static void
unknot_mark_form_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_mark_form_parent_class)->dispose (object);
}

static void
unknot_mark_form_class_init (UnknotMarkFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_mark_form_dispose;
  widget_class->grab_focus = unknot_mark_form_grab_focus;
  signals[SIGNAL_SAID] = g_signal_new ("said", UNKNOT_TYPE_MARK_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/back-mark-form.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotMarkForm, scale);
  gtk_widget_class_bind_template_child (widget_class, UnknotMarkForm, word);
  gtk_widget_class_bind_template_child (widget_class, UnknotMarkForm, doctor);
  gtk_widget_class_bind_template_child (widget_class, UnknotMarkForm, note);
  gtk_widget_class_bind_template_child (widget_class, UnknotMarkForm, eased_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotMarkForm, gone_button);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, eased_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, gone_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_mark_form_init (UnknotMarkForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  unknot_mark_form_set_knot (self, NULL);
}
