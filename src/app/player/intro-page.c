/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/intro-page.h"

#include <glib/gi18n.h>

#include "app/guides/guide-words.h"
#include "app/player/knot-question.h"
#include "app/widgets/label.h"
#include "app/widgets/text-list.h"
#include "app/widgets/widget-children.h"
#include "core/schedule/phrase.h"

struct _UnknotIntroPage {
  GtkWidget parent_instance;

  UnknotGuide *guide; /* (nullable) until the first is set */
  gboolean counting;  /* down to the begin */
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *meta;
  UnknotKnotQuestion *knot;
  UnknotTextList *ask_first;
  UnknotTextList *cautions;
  UnknotTextList *stops;
  UnknotTextList *never_press;
  GtkLabel *begins;
  GtkButton *wait_button;
  GtkWidget *start_button;
};

G_DEFINE_FINAL_TYPE (UnknotIntroPage, unknot_intro_page, GTK_TYPE_WIDGET)

/* All that the guide says: one that is part of a break begins by itself, and this is the only page before it.
 * Where there is no room for it, it is scrolled. */
static void
show_safety (UnknotIntroPage *self)
{
  g_autofree const char **never_press = unknot_guide_never_press_texts (self->guide);

  unknot_text_list_set_lines (self->ask_first, unknot_guide_get_ask_first (self->guide), 0);
  unknot_text_list_set_lines (self->cautions, unknot_guide_get_cautions (self->guide), 0);
  unknot_text_list_set_lines (self->never_press, never_press, 0);
  unknot_text_list_set_lines (self->stops, unknot_guide_get_stop (self->guide), 0);
}

/* Who scrolls is still reading. */
static void
scrolled_cb (UnknotIntroPage *self, GtkAdjustment *adjustment)
{
  if (self->counting && gtk_adjustment_get_value (adjustment) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "player.toggle", NULL);
}

static gboolean
unknot_intro_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (UNKNOT_INTRO_PAGE (widget)->start_button);
}

static void
unknot_intro_page_dispose (GObject *object)
{
  g_clear_object (&UNKNOT_INTRO_PAGE (object)->guide);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_intro_page_parent_class)->dispose (object);
}

static void
unknot_intro_page_class_init (UnknotIntroPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_intro_page_dispose;
  widget_class->grab_focus = unknot_intro_page_grab_focus;
  g_type_ensure (UNKNOT_TYPE_KNOT_QUESTION);
  g_type_ensure (UNKNOT_TYPE_TEXT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/intro-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, meta);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, knot);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, ask_first);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, cautions);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, stops);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, never_press);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, begins);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, wait_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotIntroPage, start_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_intro_page_init (UnknotIntroPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

void
unknot_intro_page_set_guide (UnknotIntroPage *self, UnknotGuide *guide)
{
  g_autofree char *length = NULL;
  g_autofree char *meta = NULL;

  g_return_if_fail (UNKNOT_IS_INTRO_PAGE (self) && UNKNOT_IS_GUIDE (guide));

  length = unknot_phrase_guide_length (unknot_guide_get_seconds (guide));
  meta = g_strdup_printf ("%s · %s", unknot_guide_kind_title (unknot_guide_get_kind (guide)), length);
  gtk_label_set_label (self->title, unknot_guide_get_title (guide));
  gtk_label_set_label (self->meta, meta);
  g_set_object (&self->guide, guide);
  self->counting = FALSE; /* until it is told */
  show_safety (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
unknot_intro_page_set_knot (UnknotIntroPage *self, const char *place)
{
  g_return_if_fail (UNKNOT_IS_INTRO_PAGE (self));
  unknot_knot_question_set_place (self->knot, place);
}

void
unknot_intro_page_update (UnknotIntroPage *self, const UnknotPlayerState *state)
{
  g_autofree char *text = NULL;
  guint left;

  g_return_if_fail (UNKNOT_IS_INTRO_PAGE (self) && state != NULL);

  left = unknot_player_state_get_seconds_left (state);
  self->counting = unknot_player_state_is_running (state);
  text = self->counting
           ? g_strdup_printf (ngettext ("Begins by itself in %u second", "Begins by itself in %u seconds", left), left)
           : g_strdup (_("Begins when you press Start"));
  unknot_label_show (self->begins, text);
  gtk_button_set_label (self->wait_button, self->counting ? _("Wait") : _("Count down"));
}
