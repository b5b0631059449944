/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/break/break-windows.h"

#include "app/break/break-countdown.h"
#include "app/break/break-window.h"
#include "app/break/monitors.h"
#include "app/break/overlay.h"

struct _UnknotBreakWindows {
  GObject parent_instance;

  GtkApplication *app; /* outlives every window */
  GListModel *monitors;
  UnknotBreakWindow *guide; /* NULL once closed */
  GHashTable *others;       /* GdkMonitor -> UnknotBreakWindow */
  UnknotBreakSpread spread;
  UnknotBreakMoment moment;
  gboolean shown;
  guint n_before; /* windows that the user has opened over them */
};

enum { SIGNAL_LEAVE, SIGNAL_POSTPONE, SIGNAL_SKIP, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotBreakWindows, unknot_break_windows, G_TYPE_OBJECT)

static void
leave_cb (UnknotBreakWindows *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static void
postpone_cb (UnknotBreakWindows *self)
{
  g_signal_emit (self, signals[SIGNAL_POSTPONE], 0);
}

static void
skip_cb (UnknotBreakWindows *self)
{
  g_signal_emit (self, signals[SIGNAL_SKIP], 0);
}

static UnknotBreakWindow *
make_window (UnknotBreakWindows *self, GtkWidget *content)
{
  UnknotBreakWindow *window = unknot_break_window_new (content, self->spread != UNKNOT_BREAK_WINDOW_ALONE);

  g_signal_connect_object (window, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "postpone", G_CALLBACK (postpone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "skip", G_CALLBACK (skip_cb), self, G_CONNECT_SWAPPED);
  return window;
}

/* --- Monitors ------------------------------------------------------------------------ */

static void
add_other (UnknotBreakWindows *self, GdkMonitor *monitor)
{
  UnknotBreakWindow *window = make_window (self, g_object_new (UNKNOT_TYPE_BREAK_COUNTDOWN, NULL));

  g_hash_table_insert (self->others, g_object_ref (monitor), window);
  gtk_window_set_application (GTK_WINDOW (window), self->app);
  unknot_break_window_show_moment (window, &self->moment);
  if (unknot_break_window_is_overlay (window))
    unknot_break_window_set_behind (window, self->n_before > 0);
  unknot_break_window_set_monitor (window, monitor);
  gtk_widget_set_visible (GTK_WIDGET (window), TRUE);
}

/* Every monitor has its window, and only those that are there. */
static void
arrange (UnknotBreakWindows *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->guide));
  g_autoptr (GPtrArray) list = unknot_monitors_list (display);
  GdkMonitor *primary = unknot_monitors_get_primary (display);
  const gboolean everywhere = self->spread == UNKNOT_BREAK_EVERY_MONITOR;
  GHashTableIter iter;
  gpointer monitor;

  g_hash_table_iter_init (&iter, self->others);
  while (g_hash_table_iter_next (&iter, &monitor, NULL))
    if (!everywhere || monitor == primary || !g_ptr_array_find (list, monitor, NULL))
      g_hash_table_iter_remove (&iter);

  /* A moment without any monitor leaves the guide where it was. */
  if (self->spread == UNKNOT_BREAK_WINDOW_ALONE)
    unknot_break_window_set_monitor (self->guide, NULL);
  else if (primary != NULL)
    unknot_break_window_set_monitor (self->guide, primary);
  for (guint i = 0; everywhere && i < list->len; i++)
    {
      monitor = g_ptr_array_index (list, i);
      if (monitor != primary && !g_hash_table_contains (self->others, monitor))
        add_other (self, monitor);
    }
}

static void
geometry_changed_cb (UnknotBreakWindows *self)
{
  if (self->shown)
    arrange (self);
}

/* A monitor that has just come has no place yet; that it gets one is said by itself alone. */
static void
monitors_changed_cb (UnknotBreakWindows *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      g_signal_handlers_disconnect_by_func (monitor, geometry_changed_cb, self);
      g_signal_connect_object (monitor, "notify::geometry", G_CALLBACK (geometry_changed_cb), self, G_CONNECT_SWAPPED);
    }
  geometry_changed_cb (self);
}

/* --- Beside other windows ------------------------------------------------------------ */

/* The windows on other monitors are in nobody's way, unless they lie over everything. */
static void
set_behind (UnknotBreakWindows *self, gboolean behind)
{
  GHashTableIter iter;
  gpointer window;

  g_hash_table_iter_init (&iter, self->others);
  while (g_hash_table_iter_next (&iter, NULL, &window))
    if (unknot_break_window_is_overlay (window))
      unknot_break_window_set_behind (window, behind);
  unknot_break_window_set_behind (self->guide, behind);
}

static void
before_unmapped_cb (UnknotBreakWindows *self, GtkWidget *window)
{
  g_signal_handlers_disconnect_by_func (window, before_unmapped_cb, self);
  self->n_before--;
  if (self->n_before == 0 && self->guide != NULL)
    set_behind (self, FALSE);
}

void
unknot_break_windows_make_room (UnknotBreakWindows *self, GtkWindow *window)
{
  g_return_if_fail (UNKNOT_IS_BREAK_WINDOWS (self) && GTK_IS_WINDOW (window));

  if (!self->shown || UNKNOT_IS_BREAK_WINDOW (window) ||
      g_signal_handler_find (window, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, before_unmapped_cb, self))
    return;
  self->n_before++;
  g_signal_connect_object (window, "unmap", G_CALLBACK (before_unmapped_cb), self, G_CONNECT_SWAPPED);
  set_behind (self, TRUE);
}

/* --- Object -------------------------------------------------------------------------- */

void
unknot_break_windows_close (UnknotBreakWindows *self)
{
  g_return_if_fail (UNKNOT_IS_BREAK_WINDOWS (self));

  self->shown = FALSE;
  g_hash_table_remove_all (self->others);
  if (self->guide != NULL)
    gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->guide)));
}

static void
destroy_window (gpointer window)
{
  gtk_window_destroy (window);
}

static void
unknot_break_windows_dispose (GObject *object)
{
  unknot_break_windows_close (UNKNOT_BREAK_WINDOWS (object));
  G_OBJECT_CLASS (unknot_break_windows_parent_class)->dispose (object);
}

static void
unknot_break_windows_finalize (GObject *object)
{
  UnknotBreakWindows *self = UNKNOT_BREAK_WINDOWS (object);

  g_hash_table_unref (self->others);
  g_clear_object (&self->monitors);
  G_OBJECT_CLASS (unknot_break_windows_parent_class)->finalize (object);
}

static void
unknot_break_windows_class_init (UnknotBreakWindowsClass *klass)
{
  static const char *const names[] = { "leave", "postpone", "skip" };

  G_OBJECT_CLASS (klass)->dispose = unknot_break_windows_dispose;
  G_OBJECT_CLASS (klass)->finalize = unknot_break_windows_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], UNKNOT_TYPE_BREAK_WINDOWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
unknot_break_windows_init (UnknotBreakWindows *self)
{
  self->others = g_hash_table_new_full (NULL, NULL, g_object_unref, destroy_window);
}

UnknotBreakWindows *
unknot_break_windows_new (GtkApplication *app, GtkWidget *guide, UnknotBreakSpread spread)
{
  UnknotBreakWindows *self = g_object_new (UNKNOT_TYPE_BREAK_WINDOWS, NULL);

  self->app = app;
  self->spread = spread;
  self->guide = make_window (self, guide);
  self->monitors = g_object_ref (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self->guide))));
  g_signal_connect_object (self->monitors, "items-changed", G_CALLBACK (monitors_changed_cb), self, G_CONNECT_SWAPPED);
  monitors_changed_cb (self);
  gtk_widget_realize (GTK_WIDGET (self->guide));
  return self;
}

/* An overlay is one for good: another spread takes another window, with the same guide in it. */
static void
renew_guide_window (UnknotBreakWindows *self)
{
  const gboolean covers = self->spread != UNKNOT_BREAK_WINDOW_ALONE;
  UnknotBreakWindow *old = self->guide;
  GtkWidget *content;

  if (unknot_break_window_is_overlay (old) == (covers && unknot_overlay_is_possible ()))
    return;
  content = unknot_break_window_take_content (old);
  self->guide = make_window (self, content);
  g_object_unref (content);
  unknot_break_window_show_moment (self->guide, &self->moment);
  unknot_break_window_set_behind (self->guide, self->n_before > 0);
  gtk_window_set_application (GTK_WINDOW (self->guide), gtk_window_get_application (GTK_WINDOW (old)));
  gtk_window_destroy (GTK_WINDOW (old));
}

void
unknot_break_windows_set_spread (UnknotBreakWindows *self, UnknotBreakSpread spread)
{
  const gboolean was_alone = self->spread == UNKNOT_BREAK_WINDOW_ALONE;

  g_return_if_fail (UNKNOT_IS_BREAK_WINDOWS (self) && self->guide != NULL);

  if (self->spread == spread)
    return;
  self->spread = spread;
  renew_guide_window (self);
  if (!self->shown)
    return;
  /* The guide's comes last, as when they were shown: a desktop may fill a monitor with one window only, and
   * have the newest there for a moment. */
  if (was_alone)
    gtk_widget_set_visible (GTK_WIDGET (self->guide), FALSE);
  arrange (self);
  gtk_widget_set_visible (GTK_WIDGET (self->guide), TRUE);
}

void
unknot_break_windows_show_moment (UnknotBreakWindows *self, const UnknotBreakMoment *moment)
{
  GHashTableIter iter;
  gpointer window;

  g_return_if_fail (UNKNOT_IS_BREAK_WINDOWS (self) && self->guide != NULL);

  self->moment = *moment;
  unknot_break_window_show_moment (self->guide, moment);
  g_hash_table_iter_init (&iter, self->others);
  while (g_hash_table_iter_next (&iter, NULL, &window))
    unknot_break_window_show_moment (window, moment);
}

GtkWindow *
unknot_break_windows_show (UnknotBreakWindows *self)
{
  g_return_val_if_fail (UNKNOT_IS_BREAK_WINDOWS (self) && self->guide != NULL, NULL);

  self->shown = TRUE;
  gtk_window_set_application (GTK_WINDOW (self->guide), self->app);
  arrange (self);
  return GTK_WINDOW (self->guide);
}
