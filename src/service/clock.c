/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/clock.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "service/presence/presence-socket.h"

/* Summer time does not begin and end within that. */
#define TRANSITIONS_APART (30 * UNKNOT_DAY)

#define MICROSECOND ((gint64) 1000) /* in nanoseconds */

struct _UnknotClock
{
  GObject parent_instance;

  UnknotClockAnchor anchor;
  gint64 armed;
  int timer;
  int jump;
  guint timer_source;
  guint jump_source;
  UnknotPresenceSocket *zone; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (UnknotClock, unknot_clock, G_TYPE_OBJECT)

enum {
  DUE,
  JUMPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gint64
read_clock (clockid_t id)
{
  struct timespec t;

  clock_gettime (id, &t);

  return t.tv_sec * UNKNOT_SECOND + t.tv_nsec / MICROSECOND;
}

static void
set_timer (int fd, int flags, gint64 moment)
{
  /* All zero would disarm it, so that a moment long gone becomes the first one there is. */
  gint64 at = moment == UNKNOT_NEVER ? 0 : MAX (moment, 1);
  struct itimerspec spec = {
    .it_value.tv_sec = at / UNKNOT_SECOND,
    .it_value.tv_nsec = at % UNKNOT_SECOND * MICROSECOND,
  };

  if (timerfd_settime (fd, TFD_TIMER_ABSTIME | flags, &spec, NULL) < 0)
    g_warning ("The timer cannot be set: %s", g_strerror (errno));
}

/* Goes off when the wall clock is set, and only then: its moment is 10 years away. */
static void
watch_wall (UnknotClock *self)
{
  set_timer (self->jump, TFD_TIMER_CANCEL_ON_SET, read_clock (CLOCK_REALTIME) + 3650 * UNKNOT_DAY);
}

static gboolean
timer_expired_cb (int fd, GIOCondition condition, gpointer user_data)
{
  UnknotClock *self = user_data;
  guint64 count;

  if (read (fd, &count, sizeof count) == sizeof count)
    {
      self->armed = UNKNOT_NEVER;
      g_signal_emit (self, signals[DUE], 0);
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
wall_set_cb (int fd, GIOCondition condition, gpointer user_data)
{
  UnknotClock *self = user_data;
  guint64 count;

  if (read (fd, &count, sizeof count) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;

  watch_wall (self);
  g_signal_emit (self, signals[JUMPED], 0);

  return G_SOURCE_CONTINUE;
}

static void
zone_changed_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[JUMPED], 0);
}

static void
unknot_clock_finalize (GObject *object)
{
  UnknotClock *self = UNKNOT_CLOCK (object);

  g_clear_handle_id (&self->timer_source, g_source_remove);
  g_clear_handle_id (&self->jump_source, g_source_remove);
  g_clear_pointer (&self->zone, unknot_presence_socket_free);
  close (self->timer);
  close (self->jump);

  G_OBJECT_CLASS (unknot_clock_parent_class)->finalize (object);
}

static void
unknot_clock_class_init (UnknotClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unknot_clock_finalize;

  signals[DUE] = g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  signals[JUMPED] = g_signal_new ("jumped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
unknot_clock_init (UnknotClock *self)
{
  self->armed = UNKNOT_NEVER;
  self->timer = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  self->jump = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->timer < 0 || self->jump < 0)
    g_error ("This kernel gives no timer: %s", g_strerror (errno));

  self->timer_source = g_unix_fd_add (self->timer, G_IO_IN, timer_expired_cb, self);
  self->jump_source = g_unix_fd_add (self->jump, G_IO_IN, wall_set_cb, self);
  watch_wall (self);
}

UnknotClock *
unknot_clock_new (guint scale, const UnknotClockAnchor *anchor)
{
  UnknotClock *self;
  gint64 boot = read_clock (CLOCK_BOOTTIME);

  g_return_val_if_fail (scale >= 1 && scale <= UNKNOT_CLOCK_MAX_SCALE, NULL);

  self = g_object_new (UNKNOT_TYPE_CLOCK, NULL);
  if (anchor != NULL && anchor->scale == scale && anchor->boot >= 0 && anchor->boot <= boot && anchor->wall >= 0)
    self->anchor = *anchor;
  else
    self->anchor = (UnknotClockAnchor) { .scale = scale, .boot = boot, .wall = read_clock (CLOCK_REALTIME) };

  return self;
}

void
unknot_clock_watch_zone (UnknotClock *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);

  g_return_if_fail (self->zone == NULL);

  self->zone = unknot_presence_socket_new (folder, name, zone_changed_cb, self);
}

static gint32
utc_offset (gint64 wall)
{
  time_t seconds = wall / UNKNOT_SECOND;
  struct tm local;

  /* Looks whether the time zone has changed, which localtime_r() alone does not. */
  tzset ();
  if (localtime_r (&seconds, &local) == NULL)
    return 0;

  return local.tm_gmtoff;
}

UnknotTime
unknot_clock_now (UnknotClock *self)
{
  UnknotTime now;

  now.boot = read_clock (CLOCK_BOOTTIME);
  if (self->anchor.scale == 1)
    {
      now.wall = read_clock (CLOCK_REALTIME);
    }
  else
    {
      gint64 passed = (now.boot - self->anchor.boot) * self->anchor.scale;

      now.boot = self->anchor.boot + passed;
      now.wall = self->anchor.wall + passed;
    }
  now.utc_offset = utc_offset (now.wall);

  return now;
}

guint
unknot_clock_get_scale (UnknotClock *self)
{
  return self->anchor.scale;
}

UnknotClockAnchor
unknot_clock_get_anchor (UnknotClock *self)
{
  return self->anchor;
}

/* Hours of the day were turned into @boot with the offset of this moment.  When summer time begins
 * or ends before, they have to be turned anew at that point. */
static gint64
stop_at_transition (UnknotClock *self, gint64 boot)
{
  UnknotTime now = unknot_clock_now (self);
  gint64 same = now.wall, other = now.wall + boot - now.boot;

  if (boot == UNKNOT_NEVER || boot <= now.boot || boot - now.boot > TRANSITIONS_APART ||
      utc_offset (other) == now.utc_offset)
    return boot;
  while (other - same > UNKNOT_SECOND)
    {
      gint64 middle = same + (other - same) / 2;

      if (utc_offset (middle) == now.utc_offset)
        same = middle;
      else
        other = middle;
    }

  return now.boot + other - now.wall;
}

void
unknot_clock_arm (UnknotClock *self, gint64 boot)
{
  gint64 real = stop_at_transition (self, boot);
  guint scale = self->anchor.scale;

  if (real == self->armed)
    return;
  self->armed = boot = real;

  /* Rounded up: the moment must have come when the timer goes off. */
  if (boot != UNKNOT_NEVER && scale > 1)
    real = self->anchor.boot + (MAX (boot - self->anchor.boot, 0) + scale - 1) / scale;
  set_timer (self->timer, 0, real);
}
