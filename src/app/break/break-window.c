/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/break/break-window.h"

#include "app/break/break-countdown.h"
#include "app/break/overlay.h"
#include "app/widgets/title.h"

#define DEAF_FOR_MS 1000
/* How long after an overlay was closed its monitor may be heard of as gone. */
#define MONITOR_GOES_MS 300

struct _UnknotBreakWindow {
  GtkWindow parent_instance;

  GtkBox *box;
  UnknotBreakBar *bar;
  GtkWidget *content;
  GdkMonitor *monitor;
  gboolean overlay;
  gboolean behind;
  guint deaf_id;
  guint closed_id;
};

enum { SIGNAL_LEAVE, SIGNAL_POSTPONE, SIGNAL_SKIP, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotBreakWindow, unknot_break_window, GTK_TYPE_WINDOW)

static gboolean
deaf_over_cb (gpointer data)
{
  UNKNOT_BREAK_WINDOW (data)->deaf_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, UnknotBreakWindow *self)
{
  return self->deaf_id != 0;
}

static void
postpone_cb (UnknotBreakWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_POSTPONE], 0);
}

static void
skip_cb (UnknotBreakWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_SKIP], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  g_signal_emit (widget, signals[SIGNAL_LEAVE], 0);
  return TRUE;
}

static gboolean
closed_cb (gpointer data)
{
  UnknotBreakWindow *self = data;

  self->closed_id = 0;
  if (self->monitor != NULL && gdk_monitor_is_valid (self->monitor))
    g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
  return G_SOURCE_REMOVE;
}

/* The compositor closes an overlay when its monitor goes, and says so first: that is nobody's answer. */
static gboolean
unknot_break_window_close_request (GtkWindow *window)
{
  UnknotBreakWindow *self = UNKNOT_BREAK_WINDOW (window);

  if (!self->overlay)
    g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
  else if (self->closed_id == 0)
    self->closed_id = g_timeout_add (MONITOR_GOES_MS, closed_cb, self);
  return TRUE;
}

static void
unknot_break_window_map (GtkWidget *widget)
{
  UnknotBreakWindow *self = UNKNOT_BREAK_WINDOW (widget);

  g_clear_handle_id (&self->deaf_id, g_source_remove);
  self->deaf_id = g_timeout_add (DEAF_FOR_MS, deaf_over_cb, self);
  GTK_WIDGET_CLASS (unknot_break_window_parent_class)->map (widget);
}

static void
unknot_break_window_dispose (GObject *object)
{
  UnknotBreakWindow *self = UNKNOT_BREAK_WINDOW (object);

  g_clear_handle_id (&self->deaf_id, g_source_remove);
  g_clear_handle_id (&self->closed_id, g_source_remove);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (unknot_break_window_parent_class)->dispose (object);
}

static void
unknot_break_window_class_init (UnknotBreakWindowClass *klass)
{
  static const char *const names[] = { "leave", "postpone", "skip" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_break_window_dispose;
  widget_class->map = unknot_break_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = unknot_break_window_close_request;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], UNKNOT_TYPE_BREAK_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  g_type_ensure (UNKNOT_TYPE_BREAK_BAR);
  g_type_ensure (UNKNOT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/break-window.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotBreakWindow, box);
  gtk_widget_class_bind_template_child (widget_class, UnknotBreakWindow, bar);
  gtk_widget_class_bind_template_callback (widget_class, postpone_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
unknot_break_window_init (UnknotBreakWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

UnknotBreakWindow *
unknot_break_window_new (GtkWidget *content, gboolean covers)
{
  UnknotBreakWindow *self = g_object_new (UNKNOT_TYPE_BREAK_WINDOW, NULL);

  self->content = content;
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (self->box, content);
  self->overlay = covers && unknot_overlay_is_possible ();
  if (self->overlay)
    unknot_overlay_make (GTK_WINDOW (self));
  return self;
}

GtkWidget *
unknot_break_window_take_content (UnknotBreakWindow *self)
{
  GtkWidget *content;

  g_return_val_if_fail (UNKNOT_IS_BREAK_WINDOW (self) && self->content != NULL, NULL);

  content = g_object_ref (g_steal_pointer (&self->content));
  gtk_box_remove (self->box, content);
  return content;
}

gboolean
unknot_break_window_is_overlay (UnknotBreakWindow *self)
{
  g_return_val_if_fail (UNKNOT_IS_BREAK_WINDOW (self), FALSE);
  return self->overlay;
}

/* A full-screen window hides all others on some desktops, whoever is to be in front. */
static void
cover (UnknotBreakWindow *self)
{
  const gboolean whole = self->monitor != NULL && (self->overlay || !self->behind);

  gtk_widget_set_visible (gtk_window_get_titlebar (GTK_WINDOW (self)), !whole);
  if (self->overlay)
    unknot_overlay_set_monitor (GTK_WINDOW (self), self->monitor);
  else if (whole)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), self->monitor);
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
}

void
unknot_break_window_set_monitor (UnknotBreakWindow *self, GdkMonitor *monitor)
{
  g_return_if_fail (UNKNOT_IS_BREAK_WINDOW (self) && (monitor != NULL || !self->overlay));

  if (g_set_object (&self->monitor, monitor))
    cover (self);
}

void
unknot_break_window_set_behind (UnknotBreakWindow *self, gboolean behind)
{
  g_return_if_fail (UNKNOT_IS_BREAK_WINDOW (self));

  if (self->behind == behind)
    return;
  self->behind = behind;
  if (!self->overlay)
    {
      cover (self);
      return;
    }
  unknot_overlay_set_behind (GTK_WINDOW (self), behind);
  /* Only what appears gets the keyboard. */
  if (!behind && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
}

void
unknot_break_window_show_moment (UnknotBreakWindow *self, const UnknotBreakMoment *moment)
{
  g_return_if_fail (UNKNOT_IS_BREAK_WINDOW (self));

  unknot_break_bar_show_moment (self->bar, moment);
  if (UNKNOT_IS_BREAK_COUNTDOWN (self->content))
    unknot_break_countdown_show_moment (UNKNOT_BREAK_COUNTDOWN (self->content), moment);
}
