/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/figure/figure-private.h"

#include <math.h>

#define TICK_STEP_MS 100 /* how often time moves on where no frames are made */
#define LONGEST_STEP 0.25 /* seconds: after a longer frame the movement goes on, it does not jump */

double
unknot_figure_get_length (UnknotFigure *self)
{
  return self->stage ? unknot_timeline_get_seconds (unknot_stage_get_timeline (self->stage)) : 0;
}

static void
advance (UnknotFigure *self, double by)
{
  double end = unknot_figure_get_length (self), to = self->seconds + by * self->speed;
  gboolean over = to >= end;

  if (over && self->loops && end > 0)
    {
      to = fmod (to, end);
      over = FALSE;
    }
  unknot_figure_set_seconds (self, to);
  if (over)
    {
      unknot_figure_set_playing (self, FALSE);
      unknot_figure_finish (self);
    }
}

static void
ticked_cb (GtkWidget *widget, double seconds)
{
  UnknotFigure *self = UNKNOT_FIGURE (widget);

  if (self->home_begin)
    unknot_figure_go_home (self, g_get_monotonic_time ());
  if (self->before)
    {
      if (g_get_monotonic_time () - self->fade_begin >= UNKNOT_FIGURE_FADE_US)
        g_clear_pointer (&self->before, g_ptr_array_unref);
      gtk_widget_queue_draw (widget);
    }
  if (self->playing && !unknot_figure_is_calm (self))
    advance (self, MIN (seconds, LONGEST_STEP));
  unknot_figure_update_clock (self);
}

static gboolean
timed_cb (gpointer data)
{
  advance (UNKNOT_FIGURE (data), TICK_STEP_MS / 1000.0);
  return G_SOURCE_CONTINUE;
}

void
unknot_figure_update_clock (UnknotFigure *self)
{
  gboolean seen = gtk_widget_get_mapped (GTK_WIDGET (self)) && self->stage != NULL, calm = unknot_figure_is_calm (self);
  gboolean want_tick = seen && ((self->playing && !calm) || self->before != NULL || self->home_begin);
  gboolean want_timer = seen && self->playing && calm;

  if (self->ticker != NULL)
    unknot_ticker_set_running (self->ticker, want_tick);
  if (want_timer && !self->timer)
    self->timer = g_timeout_add (TICK_STEP_MS, timed_cb, self);
  else if (!want_timer)
    g_clear_handle_id (&self->timer, g_source_remove);
}

void
unknot_figure_add_clock (UnknotFigure *self)
{
  self->ticker = unknot_ticker_new (GTK_WIDGET (self), ticked_cb);
}
