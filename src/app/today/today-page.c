/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/today/today-page.h"

#include <glib/gi18n.h>

#include "app/widgets/banner.h"
#include "app/widgets/columns.h"
#include "app/widgets/heat-card.h"
#include "app/today/day-card.h"
#include "app/today/next-guide.h"
#include "app/widgets/ring.h"
#include "app/today/state-words.h"
#include "app/today/water-card.h"
#include "app/widgets/widget-children.h"
#include "core/schedule/phrase.h"
#include "core/tray-advice.h"

struct _UnknotTodayPage {
  GtkWidget parent_instance;

  UnknotClient *client;
  gboolean ticking;

  GtkWidget *scroller;
  UnknotBanner *service_banner;
  UnknotBanner *problem_banner;
  UnknotBanner *tray_banner;
  GtkWidget *posture_card;
  GtkLabel *posture_question;
  UnknotRing *ring;
  GtkLabel *clock;
  GtkLabel *clock_caption;
  GtkLabel *headline;
  GtkLabel *detail;
  GtkWidget *break_button;
  GtkWidget *postpone_button;
  GtkWidget *skip_button;
  GtkWidget *pause_button;
  GtkWidget *resume_button;
  GtkWidget *end_button;
  GtkLabel *breaks;
  GtkLabel *posture_next;
  UnknotNextGuide *next_guide;
  UnknotHeatCard *heat_card;
  UnknotWaterCard *water_card;
  UnknotDayCard *day_card;
};

G_DEFINE_FINAL_TYPE (UnknotTodayPage, unknot_today_page, GTK_TYPE_WIDGET)

static gboolean
state_is (UnknotTodayPage *self, const char *state)
{
  return g_str_equal (unknot_client_get_state (self->client), state);
}

/* What runs down in this state, microseconds; -1: nothing, or until further notice. */
static gint64
time_left (UnknotTodayPage *self)
{
  gint64 end = 0;

  if (state_is (self, "break"))
    end = unknot_client_get_break_ends (self->client);
  else if (state_is (self, "postponed"))
    end = unknot_client_get_postponed_until (self->client);
  else if (state_is (self, "paused"))
    end = unknot_client_get_paused_until (self->client);
  return end > 0 ? MAX (0, end - unknot_client_get_now (self->client)) : -1;
}

static double
ring_fraction (UnknotTodayPage *self)
{
  const gint64 started = unknot_client_get_break_started (self->client);
  const gint64 ends = unknot_client_get_break_ends (self->client);
  gint64 sat, due_in;

  if (state_is (self, "break") && ends > started)
    return (double) time_left (self) / (ends - started);
  sat = unknot_client_get_sat (self->client);
  due_in = unknot_client_get_due_in (self->client);
  return sat + due_in > 0 ? (double) sat / (sat + due_in) : 0;
}

static void
update_ring (UnknotTodayPage *self)
{
  const gboolean on_break = state_is (self, "break");
  g_autofree char *clock = NULL;
  g_autofree char *words = NULL;
  g_autofree char *length = NULL;

  if (!unknot_client_get_available (self->client))
    clock = g_strdup ("–");
  else
    clock = unknot_clock_text (on_break ? time_left (self) : unknot_client_get_sat (self->client));
  gtk_label_set_label (self->clock, clock);
  gtk_label_set_label (self->clock_caption, on_break ? _("left") : _("sitting"));
  unknot_ring_set_fraction (self->ring, ring_fraction (self));
  length = on_break ? unknot_phrase_length (time_left (self)) : unknot_phrase_passed (unknot_client_get_sat (self->client));
  words = on_break ? g_strdup_printf (_("%s of the break left"), length) : g_strdup_printf (_("Sitting for %s"), length);
  unknot_ring_set_value_text (self->ring, words);
  if (on_break)
    gtk_widget_add_css_class (GTK_WIDGET (self->ring), "rest");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->ring), "rest");
}

static void
update_words (UnknotTodayPage *self)
{
  const gint64 paused = unknot_client_get_paused_until (self->client);
  g_autoptr (GDateTime) until = NULL;
  g_autofree char *headline = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *quiet = unknot_client_dup_quiet (self->client);
  UnknotMomentOfDay moment = {
    .state = unknot_client_get_available (self->client) ? unknot_client_get_state (self->client) : NULL,
    .due_in = unknot_client_get_due_in (self->client),
    .left = time_left (self),
    .postpones_left = unknot_client_get_postpones_left (self->client),
    .quiet = quiet,
  };

  if (paused > 0 && moment.state != NULL)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unknot_client_to_wall (self->client, paused) / G_USEC_PER_SEC);
      moment.paused_until = until = g_date_time_to_local (utc);
    }
  headline = unknot_state_headline (&moment);
  detail = unknot_state_detail (&moment);
  gtk_label_set_label (self->headline, headline);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
}

static void
update_posture_next (UnknotTodayPage *self)
{
  const gint64 left = unknot_client_get_posture_in (self->client);
  const gboolean shown = left >= 0 && unknot_client_get_running (self->client);
  g_autofree char *length = shown ? unknot_phrase_length (left) : NULL;
  g_autofree char *text = shown ? g_strdup_printf (_("Posture check in %s"), length) : NULL;

  if (shown)
    gtk_label_set_label (self->posture_next, text);
  gtk_widget_set_visible (GTK_WIDGET (self->posture_next), shown);
}

static void
tick_cb (UnknotTodayPage *self)
{
  update_ring (self);
  update_words (self);
  update_posture_next (self);
}

static void
update_buttons (UnknotTodayPage *self)
{
  const gboolean on_break = state_is (self, "break"), paused = state_is (self, "paused");
  const gboolean due = state_is (self, "due") || state_is (self, "landing") || state_is (self, "held");
  const gboolean available = unknot_client_get_available (self->client);

  gtk_button_set_label (GTK_BUTTON (self->break_button), on_break ? _("Show the guide") : _("Take a break now"));
  gtk_widget_set_visible (self->postpone_button, due && unknot_client_get_postpones_left (self->client) > 0);
  gtk_widget_set_visible (self->skip_button, due);
  gtk_widget_set_visible (self->pause_button, !paused && !on_break && !due);
  gtk_widget_set_visible (self->resume_button, paused);
  gtk_widget_set_visible (self->end_button, on_break);
  gtk_widget_set_sensitive (self->pause_button, available);
}

static void
update_breaks (UnknotTodayPage *self)
{
  const guint n = unknot_client_get_breaks_today (self->client);
  g_autofree char *text = NULL;

  if (!unknot_client_get_available (self->client))
    text = n == 0 ? g_strdup (_("How many breaks there were today is not known just now"))
                  /* Translators: the service has gone since then. */
                  : g_strdup_printf (ngettext ("%u break today, as far as is known", "%u breaks today, as far as is known", n), n);
  else if (n == 0)
    text = g_strdup (_("No breaks yet today"));
  else
    text = g_strdup_printf (ngettext ("%u break today", "%u breaks today", n), n);
  gtk_label_set_label (self->breaks, text);
}

static void
update_banners (UnknotTodayPage *self)
{
  const gboolean available = unknot_client_get_available (self->client);
  const char *const *problems = unknot_client_get_problems (self->client);
  g_autofree char *text = available ? unknot_problems_text (problems) : NULL;

  unknot_banner_set_text (self->service_banner, unknot_client_get_problem (self->client));
  unknot_banner_set_text (self->problem_banner, text);
  unknot_banner_set_text (self->tray_banner, available && !unknot_client_get_tray (self->client)
                                               ? unknot_tray_advice (g_getenv ("XDG_CURRENT_DESKTOP"))
                                               : NULL);
}

static void
changed_cb (UnknotTodayPage *self)
{
  const char *question = unknot_client_get_posture_question (self->client);

  gtk_label_set_label (self->posture_question, question);
  gtk_widget_set_visible (self->posture_card, *question != '\0' && unknot_client_get_available (self->client));
  update_banners (self);
  update_buttons (self);
  update_breaks (self);
  tick_cb (self);
}

static void
postpone_clicked_cb (UnknotTodayPage *self)
{
  unknot_client_postpone (self->client);
}

static void
skip_clicked_cb (UnknotTodayPage *self)
{
  unknot_client_skip (self->client);
}

static void
end_clicked_cb (UnknotTodayPage *self)
{
  unknot_client_end_break (self->client, FALSE);
}

static void
resume_clicked_cb (UnknotTodayPage *self)
{
  unknot_client_resume (self->client);
}

static void
good_clicked_cb (UnknotTodayPage *self)
{
  unknot_client_answer_posture (self->client, "good");
}

static void
slouching_clicked_cb (UnknotTodayPage *self)
{
  unknot_client_answer_posture (self->client, "slouching");
}

static void
retry_clicked_cb (UnknotTodayPage *self)
{
  unknot_client_retry (self->client);
}

static void
pause_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  unknot_client_pause (UNKNOT_TODAY_PAGE (widget)->client, g_variant_get_uint32 (parameter));
}

static void
pause_until_tomorrow_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  unknot_client_pause_until_tomorrow (UNKNOT_TODAY_PAGE (widget)->client);
}

static void
hold (UnknotTodayPage *self, gboolean hold_them)
{
  if (self->client == NULL || self->ticking == hold_them)
    return;
  self->ticking = hold_them;
  if (hold_them)
    {
      tick_cb (self);
      unknot_client_hold_ticks (self->client);
    }
  else
    unknot_client_release_ticks (self->client);
}

static void
unknot_today_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_today_page_parent_class)->map (widget);
  hold (UNKNOT_TODAY_PAGE (widget), TRUE);
  unknot_day_card_refresh (UNKNOT_TODAY_PAGE (widget)->day_card);
}

static void
unknot_today_page_unmap (GtkWidget *widget)
{
  hold (UNKNOT_TODAY_PAGE (widget), FALSE);
  GTK_WIDGET_CLASS (unknot_today_page_parent_class)->unmap (widget);
}

static void
unknot_today_page_dispose (GObject *object)
{
  UnknotTodayPage *self = UNKNOT_TODAY_PAGE (object);

  hold (self, FALSE);
  g_clear_object (&self->client);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_today_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, service_banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, tray_banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, posture_card);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, posture_question);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, ring);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, clock);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, clock_caption);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, headline);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, detail);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, break_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, postpone_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, skip_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, pause_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, resume_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, end_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, breaks);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, posture_next);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, next_guide);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, heat_card);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, water_card);
  gtk_widget_class_bind_template_child (widget_class, UnknotTodayPage, day_card);
  gtk_widget_class_bind_template_callback (widget_class, postpone_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, good_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, slouching_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
}

static void
unknot_today_page_class_init (UnknotTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_today_page_dispose;
  widget_class->map = unknot_today_page_map;
  widget_class->unmap = unknot_today_page_unmap;

  g_type_ensure (UNKNOT_TYPE_BANNER);
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_DAY_CARD);
  g_type_ensure (UNKNOT_TYPE_HEAT_CARD);
  g_type_ensure (UNKNOT_TYPE_NEXT_GUIDE);
  g_type_ensure (UNKNOT_TYPE_RING);
  g_type_ensure (UNKNOT_TYPE_WATER_CARD);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "today.pause", "u", pause_action);
  gtk_widget_class_install_action (widget_class, "today.pause-until-tomorrow", NULL, pause_until_tomorrow_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "todaypage");
}

static void
unknot_today_page_init (UnknotTodayPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
unknot_today_page_set_application (UnknotTodayPage *self, UnknotApplication *app)
{
  g_return_if_fail (UNKNOT_IS_TODAY_PAGE (self) && self->client == NULL);

  self->client = g_object_ref (unknot_application_get_client (app));
  g_signal_connect_object (self->client, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  unknot_next_guide_set_application (self->next_guide, app);
  unknot_heat_card_set_client (self->heat_card, self->client);
  unknot_water_card_set_client (self->water_card, self->client);
  unknot_day_card_set_client (self->day_card, self->client);
  changed_cb (self);
}
