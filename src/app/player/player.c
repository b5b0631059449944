/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/figure/figure-looks.h"
#include "app/player/player-keys.h"
#include "app/player/player-menu.h"
#include "app/player/player-private.h"
#include "app/widgets/widget-children.h"

/* While cautions are read, words need the room; then the figure does. */
#define INTRO_SHARE 34

enum { SIGNAL_BEGUN, SIGNAL_STARTED, SIGNAL_STEPPED, SIGNAL_ASKING, SIGNAL_OVER, SIGNAL_LEAVE, SIGNAL_PRESSED, SIGNAL_RATED,
       SIGNAL_FELT, SIGNAL_FOLLOW, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotPlayer, unknot_player, GTK_TYPE_WIDGET)

/* --- What is shown ------------------------------------------------------------------- */

static void
show_step (UnknotPlayer *self)
{
  const char *text = unknot_player_state_get_guide_step (self->state)->text;
  g_autofree char *side = unknot_player_state_get_side_text (self->state);

  unknot_figure_set_description (self->picture, text);
  unknot_player_sound_step (self->sound, side, text);
  unknot_step_page_show (self->step);
  g_signal_emit (self, signals[SIGNAL_STEPPED], 0);
}

static void
update_end (UnknotPlayer *self)
{
  const gboolean done = unknot_player_state_get_phase (self->state) == UNKNOT_PLAYER_DONE;
  g_autofree char *text = unknot_player_end_text (self->state, self->stop);

  unknot_player_end_show (self->end, done ? _("Done") : _("Stopped"), text, done && self->asks);
  if (done)
    unknot_player_sound_done (self->sound, _("Done"));
  else
    unknot_player_sound_hush (self->sound);
}

/* Whole seconds pressed go to the history when a step or phase is over: a step that is cut
 * off by a crash loses no more than itself. */
static void
report_pressed (UnknotPlayer *self)
{
  const char *spot;
  guint seconds;

  while (unknot_spot_times_take (unknot_player_state_get_spots (self->state), &spot, &seconds))
    g_signal_emit (self, signals[SIGNAL_PRESSED], 0, spot, seconds);
}

static void
report (UnknotPlayer *self, UnknotPlayerPhase phase)
{
  if (self->reported || (phase != UNKNOT_PLAYER_DONE && phase != UNKNOT_PLAYER_STOPPED))
    return;
  self->reported = TRUE;
  g_signal_emit (self, signals[SIGNAL_OVER], 0, phase == UNKNOT_PLAYER_DONE);
}

/* The keyboard follows from page to page: whoever started with it can go on with it. */
static void
show_phase (UnknotPlayer *self, UnknotPlayerPhase phase)
{
  const gboolean intro = phase == UNKNOT_PLAYER_INTRO;
  const gboolean end = phase == UNKNOT_PLAYER_DONE || phase == UNKNOT_PLAYER_STOPPED;
  const char *page = intro ? "intro" : end ? "end" : "play";

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, page);
  g_object_set (self->split, "narrow-share", intro ? INTRO_SHARE : 100, NULL);
  gtk_widget_grab_focus (intro ? GTK_WIDGET (self->intro) : end ? GTK_WIDGET (self->end) : GTK_WIDGET (self->step));
}

/* Asks for frames only while something moves and can be seen. */
static void
update_ticker (UnknotPlayer *self)
{
  const UnknotGuideHeat *heat = self->state != NULL ? unknot_guide_get_heat (self->guide) : NULL;

  unknot_warm_clock_set_running (self->warm, heat != NULL && unknot_player_state_get_step (self->state) >= heat->from &&
                                               unknot_player_state_get_phase (self->state) == UNKNOT_PLAYER_PLAYING);
  unknot_ticker_set_running (self->ticker, self->state != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
                                             unknot_player_state_is_running (self->state));
}

void
unknot_player_update (UnknotPlayer *self)
{
  const UnknotPlayerPhase phase = unknot_player_state_get_phase (self->state);
  const guint step = unknot_player_state_get_step (self->state);
  const gboolean asks = phase == UNKNOT_PLAYER_ASKING, asked = self->shown_phase == UNKNOT_PLAYER_ASKING;

  unknot_figure_set_marks (self->picture, unknot_player_state_presses (self->state));
  unknot_figure_set_seconds (self->picture, unknot_player_state_get_position (self->state));
  if (phase == UNKNOT_PLAYER_INTRO)
    unknot_intro_page_update (self->intro, self->state);
  else if (phase != UNKNOT_PLAYER_DONE && phase != UNKNOT_PLAYER_STOPPED)
    {
      if (step != self->shown_step || self->shown_phase == UNKNOT_PLAYER_INTRO)
        show_step (self);
      unknot_step_page_update (self->step);
    }
  else if (phase != self->shown_phase)
    update_end (self);
  if (step != self->shown_step || phase != self->shown_phase)
    report_pressed (self);
  self->shown_step = step;
  if (phase != self->shown_phase)
    {
      const gboolean begins = self->shown_phase == UNKNOT_PLAYER_INTRO && phase == UNKNOT_PLAYER_PLAYING;

      self->shown_phase = phase;
      if (asks)
        unknot_player_sound_ask (self->sound, _("Look at your skin before you go on."));
      else if (phase == UNKNOT_PLAYER_PAUSED)
        unknot_player_sound_hush (self->sound);
      show_phase (self, phase);
      if (asks || asked)
        g_signal_emit (self, signals[SIGNAL_ASKING], 0, asks);
      report (self, phase);
      if (begins)
        g_signal_emit (self, signals[SIGNAL_STARTED], 0);
    }
  unknot_player_actions_update (self);
  if (asks != asked && phase != UNKNOT_PLAYER_DONE && phase != UNKNOT_PLAYER_STOPPED)
    gtk_widget_grab_focus (GTK_WIDGET (self->step)); /* what can have the keyboard has changed */
  update_ticker (self);
}

static void
ticked_cb (GtkWidget *widget, double seconds)
{
  UnknotPlayer *self = UNKNOT_PLAYER (widget);

  if (unknot_warm_clock_is_running (self->warm))
    seconds = unknot_warm_clock_take (self->warm);
  unknot_player_state_advance (self->state, seconds);
  unknot_player_update (self);
}

static void
warm_cb (gpointer player)
{
  ticked_cb (player, 0);
}

/* --- Commands ------------------------------------------------------------------------ */

void
unknot_player_pause (UnknotPlayer *self)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self));

  if (self->state == NULL || !unknot_player_state_is_running (self->state))
    return;
  unknot_player_state_toggle (self->state);
  unknot_player_update (self);
}

static void
rated_cb (UnknotPlayer *self, const char *feeling)
{
  g_signal_emit (self, signals[SIGNAL_RATED], 0, feeling);
}

static void
follow_cb (UnknotPlayer *self)
{
  g_signal_emit (self, signals[SIGNAL_FOLLOW], 0, unknot_guide_get_next (self->guide));
}

static void
again_clicked_cb (UnknotPlayer *self)
{
  g_autoptr (UnknotGuide) guide = g_object_ref (self->guide);

  unknot_player_set_guide (self, guide);
}

/* Speed and mirror, from the menu, by key, or in another window. */
static void
manner_changed_cb (UnknotPlayer *self)
{
  g_autofree char *manner = unknot_player_menu_describe (self->settings);

  unknot_step_page_set_manner (self->step, manner);
  unknot_figure_set_mirror (self->picture, unknot_player_menu_get_mirror (self->settings));
  if (self->state == NULL)
    return;
  unknot_player_state_set_speed (self->state, unknot_player_menu_get_speed (self->settings));
  unknot_player_update (self);
}

/* --- Widget -------------------------------------------------------------------------- */

static void
unknot_player_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_player_parent_class)->map (widget);
  update_ticker (UNKNOT_PLAYER (widget));
}

static void
unknot_player_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_player_parent_class)->unmap (widget);
  update_ticker (UNKNOT_PLAYER (widget));
  if (UNKNOT_PLAYER (widget)->state != NULL)
    report_pressed (UNKNOT_PLAYER (widget));
  unknot_player_sound_hush (UNKNOT_PLAYER (widget)->sound);
}

static void
unknot_player_dispose (GObject *object)
{
  UnknotPlayer *self = UNKNOT_PLAYER (object);

  g_clear_pointer (&self->ticker, unknot_ticker_free);
  g_clear_pointer (&self->warm, unknot_warm_clock_free);
  if (self->step != NULL)
    unknot_step_page_set_state (self->step, NULL, 0);
  g_clear_pointer (&self->state, unknot_player_state_free);
  g_clear_object (&self->guide);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_player_parent_class)->dispose (object);
}

static void
unknot_player_finalize (GObject *object)
{
  unknot_player_sound_free (UNKNOT_PLAYER (object)->sound);
  G_OBJECT_CLASS (unknot_player_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/player.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, picture);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, split);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, stack);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, intro);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, step);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, end);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
}

static guint
add_signal (const char *name, guint n_arguments, GType first, GType second)
{
  return g_signal_new (name, UNKNOT_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n_arguments, first,
                       second);
}

static void
add_signals (void)
{
  signals[SIGNAL_BEGUN] = add_signal ("begun", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[SIGNAL_STARTED] = add_signal ("started", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[SIGNAL_STEPPED] = add_signal ("stepped", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[SIGNAL_ASKING] = add_signal ("asking", 1, G_TYPE_BOOLEAN, G_TYPE_NONE);
  signals[SIGNAL_OVER] = add_signal ("over", 1, G_TYPE_BOOLEAN, G_TYPE_NONE);
  signals[SIGNAL_LEAVE] = add_signal ("leave", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[SIGNAL_PRESSED] = add_signal ("pressed", 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SIGNAL_RATED] = add_signal ("rated", 1, G_TYPE_STRING, G_TYPE_NONE);
  signals[SIGNAL_FELT] = add_signal ("felt", 2, G_TYPE_BOOLEAN, G_TYPE_UINT);
  signals[SIGNAL_FOLLOW] = add_signal ("follow", 1, G_TYPE_STRING, G_TYPE_NONE);
}

static void
unknot_player_class_init (UnknotPlayerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_player_dispose;
  G_OBJECT_CLASS (klass)->finalize = unknot_player_finalize;
  widget_class->map = unknot_player_map;
  widget_class->unmap = unknot_player_unmap;

  add_signals ();
  g_type_ensure (UNKNOT_TYPE_FIGURE);
  g_type_ensure (UNKNOT_TYPE_PLAYER_END);
  g_type_ensure (UNKNOT_TYPE_INTRO_PAGE);
  g_type_ensure (UNKNOT_TYPE_STEP_PAGE);
  g_type_ensure (UNKNOT_TYPE_SPLIT);
  bind_template (widget_class);
  unknot_player_actions_install (widget_class);
  unknot_player_keys_bind (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "player");
}

static void
unknot_player_init (UnknotPlayer *self)
{
  g_autoptr (GMenuModel) menu = unknot_player_menu_new ();

  self->settings = unknot_figure_looks_get_settings ();
  self->sound = unknot_player_sound_new (self->settings);
  self->ticker = unknot_ticker_new (GTK_WIDGET (self), ticked_cb);
  self->warm = unknot_warm_clock_new (warm_cb, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  unknot_player_menu_add_actions (GTK_WIDGET (self), self->settings);
  unknot_step_page_set_menu (self->step, menu);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed", G_CALLBACK (manner_changed_cb), self, G_CONNECT_SWAPPED);
  manner_changed_cb (self);
  unknot_player_actions_update (self);
}

void
unknot_player_set_guide (UnknotPlayer *self, UnknotGuide *guide)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self) && UNKNOT_IS_GUIDE (guide));

  unknot_step_page_set_state (self->step, NULL, 0);
  g_clear_pointer (&self->state, unknot_player_state_free);
  g_set_object (&self->guide, guide);
  self->state = unknot_player_state_new (guide);
  unknot_player_state_set_speed (self->state, unknot_player_menu_get_speed (self->settings));
  self->reported = FALSE;
  self->stop = UNKNOT_PLAYER_LEFT;
  self->shown_phase = UNKNOT_PLAYER_INTRO;
  self->shown_step = 0;
  unknot_step_page_set_state (self->step, self->state, unknot_guide_get_n_steps (guide));
  unknot_figure_set_guide (self->picture, guide);
  unknot_figure_set_description (self->picture, unknot_guide_get_title (guide));
  unknot_intro_page_set_guide (self->intro, guide);
  gtk_stack_set_visible_child_name (self->stack, "intro");
  g_object_set (self->split, "narrow-share", INTRO_SHARE, NULL);
  unknot_player_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->intro)); /* now that its buttons can be pressed */
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0);
}

void
unknot_player_set_asks (UnknotPlayer *self, gboolean asks)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self));
  self->asks = asks;
}

void
unknot_player_set_knot (UnknotPlayer *self, const char *place)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self));
  unknot_intro_page_set_knot (self->intro, place);
  unknot_player_end_set_knot (self->end, place);
}

void
unknot_player_set_quiet (UnknotPlayer *self, gboolean quiet)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self));
  unknot_player_sound_set_quiet (self->sound, quiet);
}

void
unknot_player_set_next (UnknotPlayer *self, const char *title)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self));
  unknot_player_end_set_next (self->end, title);
}

void
unknot_player_set_spot_times (UnknotPlayer *self, GVariant *spots)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self));
  g_return_if_fail (g_variant_is_of_type (spots, G_VARIANT_TYPE ("a{su}")));

  if (self->state != NULL)
    unknot_spot_times_set_all_before (unknot_player_state_get_spots (self->state), spots);
}

UnknotGuide *
unknot_player_get_guide (UnknotPlayer *self)
{
  g_return_val_if_fail (UNKNOT_IS_PLAYER (self), NULL);
  return self->guide;
}

const UnknotPlayerState *
unknot_player_get_state (UnknotPlayer *self)
{
  g_return_val_if_fail (UNKNOT_IS_PLAYER (self), NULL);
  return self->state;
}

gboolean
unknot_player_is_over (UnknotPlayer *self)
{
  g_return_val_if_fail (UNKNOT_IS_PLAYER (self), TRUE);
  return self->state == NULL || unknot_player_state_get_phase (self->state) >= UNKNOT_PLAYER_DONE;
}

void
unknot_player_end_elsewhere (UnknotPlayer *self)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self));

  if (unknot_player_is_over (self))
    return;
  self->stop = UNKNOT_PLAYER_ELSEWHERE;
  self->reported = TRUE;
  unknot_player_state_stop (self->state);
  unknot_player_update (self);
}
