/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/break/break-countdown.h"

#include <glib/gi18n.h>

#include "app/widgets/ring.h"
#include "app/today/state-words.h"
#include "app/widgets/widget-children.h"
#include "core/schedule/phrase.h"

struct _UnknotBreakCountdown {
  GtkWidget parent_instance;

  UnknotRing *ring;
  GtkLabel *clock;
};

G_DEFINE_FINAL_TYPE (UnknotBreakCountdown, unknot_break_countdown, GTK_TYPE_WIDGET)

static void
unknot_break_countdown_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_break_countdown_parent_class)->dispose (object);
}

static void
unknot_break_countdown_class_init (UnknotBreakCountdownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_break_countdown_dispose;
  g_type_ensure (UNKNOT_TYPE_RING);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/break-countdown.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotBreakCountdown, ring);
  gtk_widget_class_bind_template_child (widget_class, UnknotBreakCountdown, clock);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_break_countdown_init (UnknotBreakCountdown *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
unknot_break_countdown_show_moment (UnknotBreakCountdown *self, const UnknotBreakMoment *moment)
{
  g_autofree char *clock = NULL;
  g_autofree char *length = NULL;
  g_autofree char *words = NULL;
  gint64 left;

  g_return_if_fail (UNKNOT_IS_BREAK_COUNTDOWN (self));

  left = MAX (moment->left, 0);
  clock = unknot_clock_text (left);
  length = unknot_phrase_length (left);
  /* Translators: %s is a length of time ("2 min"). */
  words = g_strdup_printf (_("%s of the break left"), length);
  if (!g_str_equal (gtk_label_get_label (self->clock), clock))
    gtk_label_set_label (self->clock, clock);
  unknot_ring_set_fraction (self->ring, moment->length > 0 ? (double) left / moment->length : 0);
  unknot_ring_set_value_text (self->ring, words);
}
