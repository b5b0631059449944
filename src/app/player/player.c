/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/player/breath-guide.h"
#include "app/figure/figure-looks.h"
#include "app/figure/figure.h"
#include "app/guides/guide-words.h"
#include "app/player/player-end.h"
#include "app/player/player-menu.h"
#include "app/player/player-sound.h"
#include "app/player/player-state.h"
#include "app/widgets/ring.h"
#include "app/widgets/split.h"
#include "app/today/state-words.h"
#include "app/player/step-track.h"
#include "app/widgets/text-list.h"
#include "app/widgets/widget-children.h"
#include "core/guide/breath.h"
#include "core/schedule/phrase.h"

/* While cautions are read, words need the room; then the figure does. */
#define INTRO_SHARE 34

/* A frame that comes later than this was not late: the window was hidden or the machine
 * asleep, and the guide waited. */
#define LONGEST_FRAME 1.0
/* How fine the countdown ring moves. */
#define RING_STEPS 240.0
/* What the intro shows of cautions and stop rules; all of them are on the guide's page. */
#define INTRO_LINES 3

struct _UnknotPlayer {
  GtkWidget parent_instance;

  UnknotGuide *guide;
  UnknotPlayerState *state;
  GSettings *settings; /* (nullable), not owned */
  UnknotPlayerSound *sound;
  guint tick_id;
  gint64 frame_time;
  guint shown_step;
  UnknotPlayerPhase shown_phase;
  gboolean reported;
  gboolean elsewhere;
  gboolean too_red;
  gboolean asks;

  UnknotSplit *split;
  UnknotFigure *picture;
  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *meta;
  UnknotTextList *cautions;
  UnknotTextList *stops;
  GtkLabel *begins;
  GtkWidget *start_button;
  GtkButton *wait_button;
  GtkLabel *side;
  GtkLabel *text;
  GtkLabel *hint;
  UnknotBreathGuide *breath;
  UnknotRing *ring;
  GtkLabel *seconds;
  GtkWidget *skin_box;
  GtkWidget *previous_button;
  GtkButton *pause_button;
  GtkWidget *next_button;
  GtkMenuButton *menu_button;
  GtkLabel *manner;
  UnknotStepTrack *track;
  GtkLabel *note;
  UnknotPlayerEnd *end;
};

enum { SIGNAL_BEGUN, SIGNAL_STARTED, SIGNAL_OVER, SIGNAL_LEAVE, SIGNAL_PRESSED, SIGNAL_RATED, SIGNAL_FOLLOW, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotPlayer, unknot_player, GTK_TYPE_WIDGET)

static void update (UnknotPlayer *self);

static const UnknotStep *
current_step (UnknotPlayer *self)
{
  return unknot_guide_get_step (self->guide, unknot_player_state_get_step (self->state));
}

/* Seconds since the present step began. */
static double
step_position (UnknotPlayer *self)
{
  return unknot_player_state_get_position (self->state) -
         unknot_player_state_get_step_start (self->state, unknot_player_state_get_step (self->state));
}

/* --- Frames -------------------------------------------------------------------------- */

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  UnknotPlayer *self = UNKNOT_PLAYER (widget);
  const gint64 now = gdk_frame_clock_get_frame_time (clock);
  const double passed = self->frame_time > 0 ? (now - self->frame_time) / 1e6 : 0;

  self->frame_time = now;
  unknot_player_state_advance (self->state, passed > LONGEST_FRAME ? 0 : MAX (passed, 0));
  update (self);
  return self->tick_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Asks for frames only while something moves and can be seen. */
static void
update_frames (UnknotPlayer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean wanted = self->state != NULL && gtk_widget_get_mapped (widget) && unknot_player_state_is_running (self->state);

  if (wanted && self->tick_id == 0)
    {
      self->frame_time = 0;
      self->tick_id = gtk_widget_add_tick_callback (widget, frame_cb, NULL, NULL);
    }
  else if (!wanted && self->tick_id != 0)
    {
      gtk_widget_remove_tick_callback (widget, self->tick_id);
      self->tick_id = 0;
    }
}

/* --- What is shown ------------------------------------------------------------------- */

static void
set_label (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
update_intro (UnknotPlayer *self)
{
  const guint left = unknot_player_state_get_seconds_left (self->state);
  const gboolean counting = unknot_player_state_is_running (self->state);
  g_autofree char *text = NULL;

  text = counting ? g_strdup_printf (ngettext ("Begins by itself in %u second", "Begins by itself in %u seconds", left), left)
                  : g_strdup (_("Begins when you press Start"));
  set_label (self->begins, text);
  gtk_button_set_label (self->wait_button, counting ? _("Wait") : _("Count down"));
}

static gboolean
wants_calm (UnknotPlayer *self)
{
  gboolean animations = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  return !animations;
}

/* Numbers take the place of the disc where less motion is wanted. */
static char *
breath_text (const UnknotBreathMoment *moment, gboolean numbers)
{
  static const char *const words[] = { N_("Breathe in"), N_("Hold"), N_("Breathe out"), N_("Rest") };
  const char *word = _(words[moment->phase]);

  /* Translators: what to do with the breath, and for how many seconds more. */
  return numbers ? g_strdup_printf (_("%s: %u"), word, (guint) ceil (moment->left - 1e-3)) : g_strdup (word);
}

/* Returns: whether the present step counts breaths. */
static gboolean
get_breath (UnknotPlayer *self, UnknotBreathMoment *moment)
{
  const UnknotStep *step = current_step (self);

  return step->counts_breaths && unknot_player_state_get_phase (self->state) != UNKNOT_PLAYER_ASKING &&
         unknot_breath_at (&step->breath, step_position (self), moment);
}

static void
update_breath (UnknotPlayer *self)
{
  UnknotBreathMoment moment;
  const gboolean counts = get_breath (self, &moment);

  unknot_breath_guide_set_full (self->breath, counts && !wants_calm (self) ? moment.full : -1);
  if (counts)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), "breath");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "breath");
}

/* The small line below the instruction: what to do right now. */
static char *
hint_text (UnknotPlayer *self)
{
  const UnknotStep *step = current_step (self);
  UnknotBreathMoment breath;

  if (unknot_player_state_get_phase (self->state) == UNKNOT_PLAYER_ASKING)
    return g_strdup (_("Look at your skin before you go on."));
  if (get_breath (self, &breath))
    return breath_text (&breath, wants_calm (self));
  if (step->pressure > 0)
    return g_strdup_printf (_("Pressure %d of 10: you can still breathe calmly"), step->pressure);
  return g_strdup ("");
}

static void
update_ring (UnknotPlayer *self)
{
  const guint step = unknot_player_state_get_step (self->state);
  const guint left = unknot_player_state_get_seconds_left (self->state);
  const double fraction = 1 - unknot_player_state_get_step_fraction (self->state, step);
  g_autofree char *number = left < 60 ? g_strdup_printf ("%u", left) : unknot_clock_text (left * G_USEC_PER_SEC);
  g_autofree char *words = g_strdup_printf (ngettext ("%u second left", "%u seconds left", left), left);

  unknot_ring_set_fraction (self->ring, ceil (fraction * RING_STEPS) / RING_STEPS);
  unknot_ring_set_value_text (self->ring, words);
  set_label (self->seconds, number);
}

/* What is said of a spot that has had enough for today; "" when none has. */
static char *
full_text (UnknotPlayer *self)
{
  const char *spot = unknot_player_state_get_full_spot (self->state);
  g_autofree char *name = spot != NULL ? unknot_muscle_text (spot) : NULL;

  if (name == NULL)
    return g_strdup ("");
  /* Translators: %s is the place on the body that was massaged. */
  if (g_str_has_suffix (spot, "-left"))
    return g_strdup_printf (_("%s, left side: enough for today. There is more tomorrow."), name);
  if (g_str_has_suffix (spot, "-right"))
    return g_strdup_printf (_("%s, right side: enough for today. There is more tomorrow."), name);
  return g_strdup_printf (_("%s: enough for today. There is more tomorrow."), name);
}

static void
update_step (UnknotPlayer *self)
{
  const UnknotStep *step = current_step (self);
  g_autofree char *side = unknot_player_state_get_side_text (self->state);
  g_autofree char *note = full_text (self);

  set_label (self->note, note);
  set_label (self->text, step->text);
  unknot_figure_set_description (self->picture, step->text);
  set_label (self->side, side != NULL ? side : "");
  unknot_player_sound_step (self->sound, side, step->text);
  gtk_widget_set_visible (self->skin_box, step->skin_check);
  unknot_step_track_update (self->track);
}

static void
update_play (UnknotPlayer *self)
{
  const gboolean paused = unknot_player_state_get_phase (self->state) == UNKNOT_PLAYER_PAUSED;
  const gboolean asking = unknot_player_state_get_phase (self->state) == UNKNOT_PLAYER_ASKING;
  const char *label = paused ? _("Go on") : _("Pause");
  g_autofree char *hint = hint_text (self);

  set_label (self->hint, hint);
  update_breath (self);
  update_ring (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->track));
  gtk_button_set_icon_name (self->pause_button, paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pause_button), !asking);
}

static char *
end_text (UnknotPlayer *self, gboolean done)
{
  g_autofree char *full = full_text (self);
  g_autofree char *length = NULL;

  if (done && *full != '\0')
    return g_steal_pointer (&full);
  length = unknot_phrase_guide_length (unknot_player_state_get_total (self->state));
  if (done)
    return g_strdup_printf (_("That was %s for your back. The sit clock starts again."), length);
  if (self->too_red)
    return g_strdup (_("Take the heat away and let the skin cool down by itself. "
                       "If it stays red or blisters, let a doctor or pharmacist look at it."));
  if (self->elsewhere)
    return g_strdup (_("The break was ended from the tray or the command line."));
  return g_strdup (_("You can come back to it whenever you like."));
}

static void
update_end (UnknotPlayer *self)
{
  const gboolean done = unknot_player_state_get_phase (self->state) == UNKNOT_PLAYER_DONE;
  g_autofree char *text = end_text (self, done);

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
  gtk_widget_grab_focus (intro ? self->start_button : end ? GTK_WIDGET (self->end) : GTK_WIDGET (self->pause_button));
}

static void
update (UnknotPlayer *self)
{
  const UnknotPlayerPhase phase = unknot_player_state_get_phase (self->state);
  const guint step = unknot_player_state_get_step (self->state);

  unknot_figure_set_seconds (self->picture, unknot_player_state_get_position (self->state));
  if (phase == UNKNOT_PLAYER_INTRO)
    update_intro (self);
  else if (phase != UNKNOT_PLAYER_DONE && phase != UNKNOT_PLAYER_STOPPED)
    {
      if (step != self->shown_step || self->shown_phase == UNKNOT_PLAYER_INTRO)
        update_step (self);
      update_play (self);
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
      if (phase == UNKNOT_PLAYER_ASKING)
        unknot_player_sound_ask (self->sound, _("Look at your skin before you go on."));
      else if (phase == UNKNOT_PLAYER_PAUSED)
        unknot_player_sound_hush (self->sound);
      show_phase (self, phase);
      report (self, phase);
      if (begins)
        g_signal_emit (self, signals[SIGNAL_STARTED], 0);
    }
  update_frames (self);
}

/* --- Commands ------------------------------------------------------------------------ */

static void
start_clicked_cb (UnknotPlayer *self)
{
  unknot_player_state_start (self->state);
  update (self);
}

static void
toggle_cb (UnknotPlayer *self)
{
  unknot_player_state_toggle (self->state);
  update (self);
}

static void
previous_cb (UnknotPlayer *self)
{
  unknot_player_state_previous (self->state);
  update (self);
}

static void
next_cb (UnknotPlayer *self)
{
  unknot_player_state_next (self->state);
  update (self);
}

static void
skin_fine_cb (UnknotPlayer *self)
{
  unknot_player_state_answer (self->state, TRUE);
  gtk_widget_set_visible (self->skin_box, FALSE);
  update (self);
}

static void
too_red_cb (UnknotPlayer *self)
{
  self->too_red = TRUE;
  unknot_player_state_answer (self->state, FALSE);
  update (self);
}

static void
done_clicked_cb (UnknotPlayer *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
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

static void
toggle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (UNKNOT_PLAYER (widget)->state != NULL)
    toggle_cb (UNKNOT_PLAYER (widget));
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (UNKNOT_PLAYER (widget)->state != NULL)
    previous_cb (UNKNOT_PLAYER (widget));
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (UNKNOT_PLAYER (widget)->state != NULL)
    next_cb (UNKNOT_PLAYER (widget));
}

/* Speed and mirror, from the menu, by key, or in another window. */
static void
manner_changed_cb (UnknotPlayer *self)
{
  g_autofree char *manner = unknot_player_menu_describe (self->settings);

  set_label (self->manner, manner);
  unknot_figure_set_mirror (self->picture, unknot_player_menu_get_mirror (self->settings));
  if (self->state == NULL)
    return;
  unknot_player_state_set_speed (self->state, unknot_player_menu_get_speed (self->settings));
  update (self);
}

static void
slower_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  unknot_player_menu_next_speed (UNKNOT_PLAYER (widget)->settings);
}

static void
mirror_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  unknot_player_menu_toggle_mirror (UNKNOT_PLAYER (widget)->settings);
}

/* The arrow that points on in the direction of reading goes to the next step. */
static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  const gboolean right = g_variant_get_boolean (args), rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_activate_action (widget, right != rtl ? "player.next" : "player.previous", NULL);
  return TRUE;
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[SIGNAL_LEAVE], 0);
  return TRUE;
}

/* --- Widget -------------------------------------------------------------------------- */

static void
unknot_player_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_player_parent_class)->map (widget);
  update_frames (UNKNOT_PLAYER (widget));
}

static void
unknot_player_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_player_parent_class)->unmap (widget);
  update_frames (UNKNOT_PLAYER (widget));
  if (UNKNOT_PLAYER (widget)->state != NULL)
    report_pressed (UNKNOT_PLAYER (widget));
  unknot_player_sound_hush (UNKNOT_PLAYER (widget)->sound);
}

static void
unknot_player_dispose (GObject *object)
{
  UnknotPlayer *self = UNKNOT_PLAYER (object);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  if (self->track != NULL)
    unknot_step_track_set_state (self->track, NULL, 0);
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
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, meta);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, cautions);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, stops);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, begins);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, start_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, wait_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, side);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, text);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, hint);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, breath);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, menu_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, manner);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, ring);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, seconds);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, skin_box);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, previous_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, pause_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, next_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, track);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, note);
  gtk_widget_class_bind_template_child (widget_class, UnknotPlayer, end);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggle_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, skin_fine_cb);
  gtk_widget_class_bind_template_callback (widget_class, too_red_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
}

static void
add_signals (void)
{
  const GType type = UNKNOT_TYPE_PLAYER;
  const GSignalFlags flags = G_SIGNAL_RUN_LAST;

  signals[SIGNAL_BEGUN] = g_signal_new ("begun", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STARTED] = g_signal_new ("started", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OVER] = g_signal_new ("over", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PRESSED] =
    g_signal_new ("pressed", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SIGNAL_RATED] = g_signal_new ("rated", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_FOLLOW] = g_signal_new ("follow", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
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
  g_type_ensure (UNKNOT_TYPE_BREATH_GUIDE);
  g_type_ensure (UNKNOT_TYPE_FIGURE);
  g_type_ensure (UNKNOT_TYPE_PLAYER_END);
  g_type_ensure (UNKNOT_TYPE_RING);
  g_type_ensure (UNKNOT_TYPE_SPLIT);
  g_type_ensure (UNKNOT_TYPE_STEP_TRACK);
  g_type_ensure (UNKNOT_TYPE_TEXT_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "player.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "player.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "player.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "player.slower", NULL, slower_action);
  gtk_widget_class_install_action (widget_class, "player.mirror", NULL, mirror_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "player.toggle", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "player.slower", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, 0, "player.mirror", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, arrow_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, arrow_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
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
  gtk_widget_init_template (GTK_WIDGET (self));
  unknot_player_menu_add_actions (GTK_WIDGET (self), self->settings);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::guide-speed", G_CALLBACK (manner_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->settings, "changed::guide-mirror", G_CALLBACK (manner_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  manner_changed_cb (self);
}

static void
fill_intro (UnknotPlayer *self)
{
  g_autofree char *length = unknot_phrase_guide_length (unknot_guide_get_seconds (self->guide));
  g_autofree char *meta = g_strdup_printf ("%s · %s", unknot_guide_kind_title (unknot_guide_get_kind (self->guide)), length);

  gtk_label_set_label (self->title, unknot_guide_get_title (self->guide));
  unknot_figure_set_description (self->picture, unknot_guide_get_title (self->guide));
  gtk_label_set_label (self->meta, meta);
  unknot_text_list_set_lines (self->cautions, unknot_guide_get_cautions (self->guide), INTRO_LINES);
  unknot_text_list_set_lines (self->stops, unknot_guide_get_stop (self->guide), INTRO_LINES);
}

void
unknot_player_set_guide (UnknotPlayer *self, UnknotGuide *guide)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self) && UNKNOT_IS_GUIDE (guide));

  unknot_step_track_set_state (self->track, NULL, 0);
  g_clear_pointer (&self->state, unknot_player_state_free);
  g_set_object (&self->guide, guide);
  self->state = unknot_player_state_new (guide);
  unknot_player_state_set_speed (self->state, unknot_player_menu_get_speed (self->settings));
  self->reported = self->elsewhere = self->too_red = FALSE;
  self->shown_phase = UNKNOT_PLAYER_INTRO;
  self->shown_step = 0;
  unknot_step_track_set_state (self->track, self->state, unknot_guide_get_n_steps (guide));
  unknot_figure_set_guide (self->picture, guide);
  fill_intro (self);
  gtk_stack_set_visible_child_name (self->stack, "intro");
  g_object_set (self->split, "narrow-share", INTRO_SHARE, NULL);
  gtk_widget_grab_focus (self->start_button);
  update (self);
  g_signal_emit (self, signals[SIGNAL_BEGUN], 0);
}

void
unknot_player_set_asks (UnknotPlayer *self, gboolean asks)
{
  g_return_if_fail (UNKNOT_IS_PLAYER (self));
  self->asks = asks;
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
  GVariantIter iter;
  const char *spot;
  guint seconds;

  g_return_if_fail (UNKNOT_IS_PLAYER (self));
  g_return_if_fail (g_variant_is_of_type (spots, G_VARIANT_TYPE ("a{su}")));

  if (self->state == NULL)
    return;
  g_variant_iter_init (&iter, spots);
  while (g_variant_iter_next (&iter, "{&su}", &spot, &seconds))
    unknot_spot_times_set_before (unknot_player_state_get_spots (self->state), spot, seconds);
}

UnknotGuide *
unknot_player_get_guide (UnknotPlayer *self)
{
  g_return_val_if_fail (UNKNOT_IS_PLAYER (self), NULL);
  return self->guide;
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
  self->elsewhere = TRUE;
  self->reported = TRUE;
  unknot_player_state_stop (self->state);
  update (self);
}
