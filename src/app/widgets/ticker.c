/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/ticker.h"

#define LONGEST_FRAME 1.0

struct _UnknotTicker {
  GtkWidget *widget;
  UnknotTickerFunc func;
  guint id;      /* the next frame is asked for */
  guint idle_id; /* it will be, once everything else had its turn */
  gint64 time; /* of the frame before, microseconds; 0: none yet */
};

static gboolean frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data);

static gboolean
next_cb (gpointer data)
{
  UnknotTicker *self = data;

  self->idle_id = 0;
  self->id = gtk_widget_add_tick_callback (self->widget, frame_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

double
unknot_ticker_count (gint64 before, gint64 now)
{
  const double passed = (now - before) / (double) G_USEC_PER_SEC;

  return passed > LONGEST_FRAME ? 0 : MAX (passed, 0);
}

/* Where drawing takes longer than a frame lasts, a callback that stays would keep the frame
 * clock ready at all times, and what waits for an idle moment, such as the bridge to assistive
 * technology, would wait until the widget stands still. */
static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  UnknotTicker *self = data;
  const gint64 now = gdk_frame_clock_get_frame_time (clock);
  const double passed = self->time > 0 ? unknot_ticker_count (self->time, now) : 0;

  self->time = now;
  self->id = 0;
  self->idle_id = g_idle_add (next_cb, self);
  self->func (widget, passed);
  return G_SOURCE_REMOVE;
}

UnknotTicker *
unknot_ticker_new (GtkWidget *widget, UnknotTickerFunc func)
{
  UnknotTicker *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && func != NULL, NULL);

  self = g_new0 (UnknotTicker, 1);
  self->widget = widget;
  self->func = func;
  return self;
}

void
unknot_ticker_free (UnknotTicker *self)
{
  unknot_ticker_set_running (self, FALSE);
  g_free (self);
}

void
unknot_ticker_set_running (UnknotTicker *self, gboolean running)
{
  g_return_if_fail (self != NULL);

  if (running && self->id == 0 && self->idle_id == 0)
    {
      self->time = 0;
      self->id = gtk_widget_add_tick_callback (self->widget, frame_cb, self, NULL);
    }
  else if (!running)
    {
      g_clear_handle_id (&self->idle_id, g_source_remove);
      if (self->id != 0)
        gtk_widget_remove_tick_callback (self->widget, self->id);
      self->id = 0;
    }
}
