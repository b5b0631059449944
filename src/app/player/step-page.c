/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/step-page.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/player/breath-guide.h"
#include "app/player/player-words.h"
#include "app/player/step-track.h"
#include "app/today/state-words.h"
#include "app/widgets/label.h"
#include "app/widgets/ring.h"
#include "app/widgets/widget-children.h"
#include "core/schedule/phrase.h"

/* How fine the countdown ring moves. */
#define RING_STEPS 240.0

struct _UnknotStepPage {
  GtkWidget parent_instance;

  const UnknotPlayerState *state;

  GtkLabel *note;
  GtkLabel *side;
  GtkLabel *text;
  GtkLabel *hint;
  UnknotBreathGuide *breath;
  UnknotRing *ring;
  GtkLabel *seconds;
  GtkWidget *skin_box;
  GtkLabel *manner;
  UnknotStepTrack *track;
  GtkButton *pause_button;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (UnknotStepPage, unknot_step_page, GTK_TYPE_WIDGET)

static gboolean
wants_calm (UnknotStepPage *self)
{
  gboolean animations = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  return !animations;
}

/* Numbers take the place of the disc where less motion is wanted. */
static void
update_breath (UnknotStepPage *self)
{
  const gboolean calm = wants_calm (self);
  UnknotBreathMoment moment;
  const gboolean counts = unknot_player_breath (self->state, &moment);
  g_autofree char *hint = unknot_player_hint_text (self->state, calm);

  unknot_label_show (self->hint, hint);
  unknot_breath_guide_set_full (self->breath, counts && !calm ? moment.full : -1);
  if (counts)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), "breath");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "breath");
}

/* What goes round and what goes along show the same seconds: they move together, so that not every one of them
 * needs frames of its own. */
static void
update_ring (UnknotStepPage *self)
{
  const guint step = unknot_player_state_get_step (self->state);
  const guint left = unknot_player_state_get_seconds_left (self->state);
  const double fraction = 1 - unknot_player_state_get_step_fraction (self->state, step);
  const double shown = unknot_ring_get_fraction (self->ring);
  g_autofree char *number = left < 60 ? g_strdup_printf ("%u", left) : unknot_clock_text (left * G_USEC_PER_SEC);
  g_autofree char *words = g_strdup_printf (ngettext ("%u second left", "%u seconds left", left), left);

  unknot_ring_set_fraction (self->ring, ceil (fraction * RING_STEPS) / RING_STEPS);
  unknot_ring_set_value_text (self->ring, words);
  unknot_label_show (self->seconds, number);
  if (unknot_ring_get_fraction (self->ring) != shown)
    unknot_step_track_move (self->track);
}

static void
update_pause (UnknotStepPage *self)
{
  const gboolean paused = unknot_player_state_get_phase (self->state) == UNKNOT_PLAYER_PAUSED;
  const char *label = paused ? _("Go on") : _("Pause");

  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->pause_button)), label) == 0)
    return;
  gtk_button_set_icon_name (self->pause_button, paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* While a question waits nothing can be paused, and no answer is given by a key that was meant to pause:
 * the page itself has the keyboard then, so that its keys are heard. */
static gboolean
unknot_step_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *pause = GTK_WIDGET (UNKNOT_STEP_PAGE (widget)->pause_button);
  const gboolean asking = !gtk_widget_is_sensitive (pause);

  gtk_widget_set_focusable (widget, asking);
  return asking ? GTK_WIDGET_CLASS (unknot_step_page_parent_class)->grab_focus (widget) : gtk_widget_grab_focus (pause);
}

static void
unknot_step_page_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_step_page_parent_class)->dispose (object);
}

static void
unknot_step_page_class_init (UnknotStepPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_step_page_dispose;
  widget_class->grab_focus = unknot_step_page_grab_focus;
  g_type_ensure (UNKNOT_TYPE_BREATH_GUIDE);
  g_type_ensure (UNKNOT_TYPE_RING);
  g_type_ensure (UNKNOT_TYPE_STEP_TRACK);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/step-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, note);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, side);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, text);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, hint);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, breath);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, ring);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, seconds);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, skin_box);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, manner);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, track);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, pause_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotStepPage, menu_button);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_step_page_init (UnknotStepPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
unknot_step_page_set_state (UnknotStepPage *self, const UnknotPlayerState *state, guint n_steps)
{
  g_return_if_fail (UNKNOT_IS_STEP_PAGE (self));

  self->state = state;
  unknot_step_track_set_state (self->track, state, n_steps);
}

void
unknot_step_page_show (UnknotStepPage *self)
{
  const UnknotStep *step;
  g_autofree char *side = NULL;
  g_autofree char *note = NULL;

  g_return_if_fail (UNKNOT_IS_STEP_PAGE (self) && self->state != NULL);

  step = unknot_player_state_get_guide_step (self->state);
  side = unknot_player_state_get_side_text (self->state);
  note = unknot_player_full_text (self->state);
  unknot_label_show (self->note, note);
  unknot_label_show (self->text, step->text);
  unknot_label_show (self->side, side != NULL ? side : "");
  gtk_widget_set_visible (self->skin_box, step->skin_check);
  unknot_step_track_update (self->track);
}

void
unknot_step_page_update (UnknotStepPage *self)
{
  g_return_if_fail (UNKNOT_IS_STEP_PAGE (self) && self->state != NULL);

  update_breath (self);
  update_ring (self);
  update_pause (self);
}

void
unknot_step_page_hide_question (UnknotStepPage *self)
{
  g_return_if_fail (UNKNOT_IS_STEP_PAGE (self));
  gtk_widget_set_visible (self->skin_box, FALSE);
}

void
unknot_step_page_set_menu (UnknotStepPage *self, GMenuModel *menu)
{
  g_return_if_fail (UNKNOT_IS_STEP_PAGE (self));
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

void
unknot_step_page_set_manner (UnknotStepPage *self, const char *manner)
{
  g_return_if_fail (UNKNOT_IS_STEP_PAGE (self));
  unknot_label_show (self->manner, manner);
}
