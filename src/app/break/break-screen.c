/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/break/break-screen.h"

#include "app/break/break-windows.h"
#include "app/player/player-heat.h"
#include "app/player/player-link.h"
#include "app/player/player.h"
#include "app/widgets/heat-card.h"
#include "core/schedule/now.h"

/* How long the end of a guide stays: long enough to read it and to answer. */
#define CLOSES_AFTER_SECONDS 20
/* How long the service may take to say that a break is due. */
#define PATIENCE_SECONDS 10

struct _UnknotBreakScreen {
  GObject parent_instance;

  UnknotApplication *app; /* outlives every window */
  UnknotClient *client;
  GSettings *settings;
  UnknotBreakWindows *windows; /* NULL once closed */
  UnknotPlayer *player;
  gboolean full;
  gboolean shown;
  gboolean seen;     /* the service has said that the break is due, or runs */
  gboolean begun;    /* the guide plays */
  gboolean taking;   /* the service has been asked for the break */
  gboolean on_break; /* the service counts a break */
  gboolean over;
  guint close_id;
};

enum { SIGNAL_GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotBreakScreen, unknot_break_screen, G_TYPE_OBJECT)

static gboolean
service_on_break (UnknotBreakScreen *self)
{
  return unknot_client_get_available (self->client) && unknot_client_get_break_started (self->client) != 0;
}

/* What the settings allow, until the service has said how many of them are used up. */
static guint
postpones_left (UnknotBreakScreen *self)
{
  return self->seen ? unknot_client_get_postpones_left (self->client)
                    : g_settings_get_uint (self->settings, "postpone-limit");
}

/* --- What is shown ------------------------------------------------------------------- */

static void
update (UnknotBreakScreen *self)
{
  const gint64 started = unknot_client_get_break_started (self->client);
  const gint64 ends = unknot_client_get_break_ends (self->client);
  UnknotBreakMoment moment = {
    .begun = self->begun || self->on_break,
    .over = self->over,
    .length = g_settings_get_uint (self->settings, "break-length") * UNKNOT_MINUTE,
    .postpones_left = postpones_left (self),
  };

  if (started != 0 && ends > started)
    moment.length = ends - started;
  moment.left = started != 0 ? ends - unknot_client_get_now (self->client) : moment.length;
  unknot_break_windows_show_moment (self->windows, &moment);
}

/* --- The way out --------------------------------------------------------------------- */

void
unknot_break_screen_close (UnknotBreakScreen *self)
{
  g_return_if_fail (UNKNOT_IS_BREAK_SCREEN (self));

  if (self->windows == NULL)
    return;
  g_object_ref (self);
  g_clear_handle_id (&self->close_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->client, self);
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_signal_handlers_disconnect_by_data (self->windows, self);
  g_signal_handlers_disconnect_by_data (self->player, self);
  if (self->shown)
    unknot_client_release_ticks (self->client);
  self->shown = FALSE;
  unknot_break_windows_close (self->windows);
  g_clear_object (&self->windows);
  g_signal_emit (self, signals[SIGNAL_GONE], 0);
  g_object_unref (self);
}

void
unknot_break_screen_pause (UnknotBreakScreen *self)
{
  g_return_if_fail (UNKNOT_IS_BREAK_SCREEN (self));

  if (self->windows != NULL)
    unknot_player_pause (self->player);
}

static gboolean
close_cb (gpointer data)
{
  UnknotBreakScreen *self = data;

  self->close_id = 0;
  unknot_break_screen_close (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: a window is still in the middle of the key or click that asked for it.  The
 * answer is on its way, so nothing that the service says meanwhile matters. */
static void
close_soon (UnknotBreakScreen *self)
{
  g_signal_handlers_disconnect_by_data (self->client, self);
  g_clear_handle_id (&self->close_id, g_source_remove);
  self->close_id = g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, self, NULL);
}

static void
close_after (UnknotBreakScreen *self, guint seconds)
{
  g_clear_handle_id (&self->close_id, g_source_remove);
  self->close_id = g_timeout_add_seconds (seconds, close_cb, self);
}

/* Before it has answered for the first time it can be told all the same. */
static gboolean
service_left (UnknotBreakScreen *self)
{
  return self->seen && !unknot_client_get_available (self->client);
}

static void
skip_cb (UnknotBreakScreen *self)
{
  if (!service_left (self) && !self->over)
    {
      if (self->on_break || self->taking || service_on_break (self))
        unknot_client_end_break (self->client, FALSE);
      else
        unknot_client_skip (self->client);
    }
  close_soon (self);
}

static void
postpone_cb (UnknotBreakScreen *self)
{
  unknot_client_postpone (self->client);
  close_soon (self);
}

/* The kindest answer that is left. */
static void
leave_cb (UnknotBreakScreen *self)
{
  const gboolean can_postpone = !service_left (self) && postpones_left (self) > 0;

  if (can_postpone && !self->begun && !self->on_break && !self->over)
    postpone_cb (self);
  else
    skip_cb (self);
}

/* --- Windows ------------------------------------------------------------------------- */

static UnknotBreakSpread
get_spread (gboolean full, gboolean over)
{
  if (!full)
    return UNKNOT_BREAK_WINDOW_ALONE;
  return over ? UNKNOT_BREAK_ONE_MONITOR : UNKNOT_BREAK_EVERY_MONITOR;
}

static void
arrange (UnknotBreakScreen *self)
{
  unknot_break_windows_set_spread (self->windows, get_spread (self->full, self->over));
}

void
unknot_break_screen_make_room (UnknotBreakScreen *self, GtkWindow *window)
{
  g_return_if_fail (UNKNOT_IS_BREAK_SCREEN (self));

  if (self->windows != NULL)
    unknot_break_windows_make_room (self->windows, window);
}

static void
level_changed_cb (UnknotBreakScreen *self)
{
  g_autofree char *level = g_settings_get_string (self->settings, "break-screen");

  if (!self->shown)
    return;
  if (g_str_equal (level, "gentle") && !self->begun)
    {
      unknot_break_screen_close (self);
      return;
    }
  self->full = g_str_equal (level, "full-screen");
  arrange (self);
  update (self);
}

/* --- The break ----------------------------------------------------------------------- */

static void
client_changed_cb (UnknotBreakScreen *self)
{
  const char *state = unknot_client_get_state (self->client);
  const gboolean available = unknot_client_get_available (self->client);

  if (!self->shown || self->over)
    return;
  if (!available)
    {
      /* A guide goes on; a question that nobody would hear the answer of does not. */
      if (self->seen && !self->begun)
        unknot_break_screen_close (self);
      return;
    }
  if (service_on_break (self))
    {
      self->seen = self->on_break = TRUE;
      self->taking = FALSE;
    }
  else if (g_str_equal (state, "due"))
    self->seen = TRUE;
  else if (self->on_break || (self->seen && !self->begun))
    {
      unknot_break_screen_close (self);
      return;
    }
  if (self->seen && !self->over)
    g_clear_handle_id (&self->close_id, g_source_remove);
  update (self);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotBreakScreen) self = data;
  g_autoptr (GError) error = NULL;

  /* The guide can be done also when it does not count. */
  if (!unknot_client_take_break_finish (UNKNOT_CLIENT (source), result, &error))
    {
      g_debug ("TakeBreak: %s", error->message);
      self->taking = FALSE;
    }
}

/* After the end of one guide comes another. */
static void
go_on (UnknotBreakScreen *self)
{
  self->over = FALSE;
  g_clear_handle_id (&self->close_id, g_source_remove);
  arrange (self);
}

static void
started_cb (UnknotBreakScreen *self)
{
  self->begun = TRUE;
  if (self->over)
    go_on (self); /* once more */
  if (unknot_client_get_available (self->client) && !service_on_break (self))
    {
      self->taking = TRUE;
      unknot_client_take_break (self->client, unknot_guide_get_id (unknot_player_get_guide (self->player)), NULL,
                                taken_cb, g_object_ref (self));
    }
  update (self);
}

static void
over_cb (UnknotBreakScreen *self, gboolean completed)
{
  self->over = TRUE;
  if (unknot_client_get_available (self->client) && (self->taking || service_on_break (self)))
    unknot_client_end_break (self->client, completed);
  self->taking = self->on_break = FALSE;
  arrange (self);
  update (self);
  close_after (self, CLOSES_AFTER_SECONDS);
}

/* --- Object -------------------------------------------------------------------------- */

static void
unknot_break_screen_dispose (GObject *object)
{
  unknot_break_screen_close (UNKNOT_BREAK_SCREEN (object));
  G_OBJECT_CLASS (unknot_break_screen_parent_class)->dispose (object);
}

static void
unknot_break_screen_finalize (GObject *object)
{
  UnknotBreakScreen *self = UNKNOT_BREAK_SCREEN (object);

  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (unknot_break_screen_parent_class)->finalize (object);
}

static void
unknot_break_screen_class_init (UnknotBreakScreenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_break_screen_dispose;
  G_OBJECT_CLASS (klass)->finalize = unknot_break_screen_finalize;
  signals[SIGNAL_GONE] = g_signal_new ("gone", UNKNOT_TYPE_BREAK_SCREEN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
}

static void
unknot_break_screen_init (UnknotBreakScreen *self)
{
}

/* The guide; below it a session of heat that runs, for it asks things whatever covers the screen,
 * or the offer to make one of this guide. */
static GtkWidget *
make_content (UnknotBreakScreen *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  UnknotPlayerHeat *heat = g_object_new (UNKNOT_TYPE_PLAYER_HEAT, NULL);
  UnknotHeatCard *session = g_object_new (UNKNOT_TYPE_HEAT_CARD, "margin-start", 12, "margin-end", 12, "margin-top",
                                          12, "margin-bottom", 12, NULL);

  gtk_widget_set_vexpand (GTK_WIDGET (self->player), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->player));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (heat));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (session));
  unknot_player_heat_link (heat, self->player, self->client);
  unknot_heat_card_set_client (session, self->client);
  g_signal_connect_object (heat, "handed-over", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  return box;
}

UnknotBreakScreen *
unknot_break_screen_new (UnknotApplication *app, gboolean full)
{
  UnknotBreakScreen *self = g_object_new (UNKNOT_TYPE_BREAK_SCREEN, NULL);

  self->app = app;
  self->client = g_object_ref (unknot_application_get_client (app));
  self->settings = g_object_ref (unknot_application_get_settings (app));
  self->full = full;
  self->player = g_object_new (UNKNOT_TYPE_PLAYER, NULL);
  unknot_player_link (self->player, app);
  self->windows = unknot_break_windows_new (GTK_APPLICATION (app), make_content (self), get_spread (full, FALSE));
  g_signal_connect_object (self->windows, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->windows, "postpone", G_CALLBACK (postpone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->windows, "skip", G_CALLBACK (skip_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "over", G_CALLBACK (over_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::break-screen", G_CALLBACK (level_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->client, "tick", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

void
unknot_break_screen_show (UnknotBreakScreen *self, UnknotGuide *guide)
{
  UnknotGuide *playing;
  GtkWindow *window;

  g_return_if_fail (UNKNOT_IS_BREAK_SCREEN (self) && self->windows != NULL);

  playing = unknot_player_get_guide (self->player);
  if (playing == NULL || !g_str_equal (unknot_guide_get_id (playing), unknot_guide_get_id (guide)))
    {
      self->begun = FALSE;
      unknot_player_set_guide (self->player, guide);
      if (self->over)
        go_on (self);
    }
  if (self->shown)
    return;
  self->shown = TRUE;
  unknot_client_hold_ticks (self->client);
  close_after (self, PATIENCE_SECONDS);
  window = unknot_break_windows_show (self->windows);
  client_changed_cb (self);
  if (self->windows != NULL)
    {
      update (self);
      unknot_application_present (self->app, window);
    }
}

gboolean
unknot_break_screen_is_shown (UnknotBreakScreen *self)
{
  g_return_val_if_fail (UNKNOT_IS_BREAK_SCREEN (self), FALSE);
  return self->shown;
}
