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

/* Who should ask first, and where never to press, are always told whole: a guide of a break begins by
 * itself, and this is the only page before it.  Of what to mind as much as can then still be read without
 * scrolling in a window as large as it comes, in letters; all of it is on the guide's page. */
#define ROOM 780
#define QUESTION_ROOM 330 /* of which a place that is asked about takes this */
#define MOST_LINES 3
#define LEAST_STOPS 2

struct _UnknotIntroPage {
  GtkWidget parent_instance;

  UnknotGuide *guide; /* (nullable) until the first is set */
  gboolean asks;      /* about an open place */
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

/* Letters of the first @most lines. */
static guint
count_letters (const char *const *lines, guint most)
{
  guint sum = 0;

  for (guint i = 0; lines[i] != NULL && i < most; i++)
    sum += g_utf8_strlen (lines[i], -1);
  return sum;
}

/* How many of @lines, up to MOST_LINES, go into *@room; takes from it what they need. */
static guint
count_fitting (const char *const *lines, guint least, guint *room)
{
  guint n = 0;

  while (lines[n] != NULL && n < MOST_LINES && (n < least || count_letters (lines, n + 1) <= *room))
    n++;
  *room -= MIN (*room, count_letters (lines, n));
  return n;
}

/* None of them where there is room for none. */
static void
show_lines (UnknotTextList *list, const char *const *lines, guint n)
{
  unknot_text_list_set_lines (list, n > 0 ? lines : NULL, n);
}

static void
show_safety (UnknotIntroPage *self)
{
  const char *const *ask_first = unknot_guide_get_ask_first (self->guide);
  const char *const *stops = unknot_guide_get_stop (self->guide);
  const char *const *cautions = unknot_guide_get_cautions (self->guide);
  g_autofree const char **never_press = unknot_guide_never_press_texts (self->guide);
  const guint told = count_letters (ask_first, G_MAXUINT) + count_letters (never_press, G_MAXUINT) +
                     (self->asks ? QUESTION_ROOM : 0);
  guint room = ROOM - MIN (ROOM, told);

  unknot_text_list_set_lines (self->ask_first, ask_first, 0);
  unknot_text_list_set_lines (self->never_press, never_press, 0);
  show_lines (self->stops, stops, count_fitting (stops, LEAST_STOPS, &room));
  show_lines (self->cautions, cautions, count_fitting (cautions, 0, &room));
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
  show_safety (self);
}

void
unknot_intro_page_set_knot (UnknotIntroPage *self, const char *place)
{
  g_return_if_fail (UNKNOT_IS_INTRO_PAGE (self));
  unknot_knot_question_set_place (self->knot, place);
  if (self->asks == (place != NULL))
    return;
  self->asks = place != NULL;
  if (self->guide != NULL)
    show_safety (self);
}

void
unknot_intro_page_update (UnknotIntroPage *self, const UnknotPlayerState *state)
{
  g_autofree char *text = NULL;
  gboolean counting;
  guint left;

  g_return_if_fail (UNKNOT_IS_INTRO_PAGE (self) && state != NULL);

  left = unknot_player_state_get_seconds_left (state);
  counting = unknot_player_state_is_running (state);
  text = counting ? g_strdup_printf (ngettext ("Begins by itself in %u second", "Begins by itself in %u seconds", left), left)
                  : g_strdup (_("Begins when you press Start"));
  unknot_label_show (self->begins, text);
  gtk_button_set_label (self->wait_button, counting ? _("Wait") : _("Count down"));
}
