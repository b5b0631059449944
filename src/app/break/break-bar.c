/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/break/break-bar.h"

#include <glib/gi18n.h>

#include "app/today/state-words.h"
#include "app/widgets/columns.h"
#include "app/widgets/signs-button.h"
#include "app/widgets/widget-children.h"
#include "core/schedule/phrase.h"

struct _UnknotBreakBar {
  GtkWidget parent_instance;

  GtkLabel *left;
  GtkLabel *hint;
  GtkWidget *postpone_button;
  GtkButton *skip_button;
};

enum { SIGNAL_POSTPONE, SIGNAL_SKIP, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotBreakBar, unknot_break_bar, GTK_TYPE_WIDGET)

static void
postpone_clicked_cb (UnknotBreakBar *self)
{
  g_signal_emit (self, signals[SIGNAL_POSTPONE], 0);
}

static void
skip_clicked_cb (UnknotBreakBar *self)
{
  g_signal_emit (self, signals[SIGNAL_SKIP], 0);
}

static void
unknot_break_bar_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_break_bar_parent_class)->dispose (object);
}

static void
unknot_break_bar_class_init (UnknotBreakBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_break_bar_dispose;
  signals[SIGNAL_POSTPONE] = g_signal_new ("postpone", UNKNOT_TYPE_BREAK_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  signals[SIGNAL_SKIP] = g_signal_new ("skip", UNKNOT_TYPE_BREAK_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_SIGNS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/break-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotBreakBar, left);
  gtk_widget_class_bind_template_child (widget_class, UnknotBreakBar, hint);
  gtk_widget_class_bind_template_child (widget_class, UnknotBreakBar, postpone_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotBreakBar, skip_button);
  gtk_widget_class_bind_template_callback (widget_class, postpone_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "breakbar");
}

static void
unknot_break_bar_init (UnknotBreakBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
left_text (const UnknotBreakMoment *moment)
{
  g_autofree char *length = NULL;

  if (moment->over)
    return g_strdup (_("The screen closes by itself"));
  if (!moment->begun)
    {
      length = unknot_phrase_length (moment->length);
      /* Translators: %s is a length of time ("3 min"). */
      return g_strdup_printf (_("Time for a break of %s"), length);
    }
  if (moment->left <= 0)
    return g_strdup (_("Take the time you need"));
  length = unknot_clock_text (moment->left);
  /* Translators: %s is the time that is left of a break ("2:31"). */
  return g_strdup_printf (_("%s left"), length);
}

static const char *
hint_text (const UnknotBreakMoment *moment)
{
  if (moment->over)
    return _("Esc: close");
  if (moment->begun)
    return _("Esc: end the break");
  return moment->postpones_left > 0 ? _("Esc: in 5 minutes") : _("Esc: skip");
}

void
unknot_break_bar_show_moment (UnknotBreakBar *self, const UnknotBreakMoment *moment)
{
  g_autofree char *left = NULL;

  g_return_if_fail (UNKNOT_IS_BREAK_BAR (self));

  left = left_text (moment);
  if (!g_str_equal (gtk_label_get_label (self->left), left))
    gtk_label_set_label (self->left, left);
  gtk_label_set_label (self->hint, hint_text (moment));
  gtk_widget_set_visible (self->postpone_button, !moment->begun && !moment->over && moment->postpones_left > 0);
  gtk_button_set_label (self->skip_button, moment->begun ? _("End break") : _("Skip"));
  gtk_widget_set_visible (GTK_WIDGET (self->skip_button), !moment->over);
}
