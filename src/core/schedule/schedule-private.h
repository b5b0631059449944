/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/schedule.h"

/* The inside of UnknotSchedule, shared by its files:
 *
 *   schedule.c          what callers see: every call catches up, applies, settles
 *   schedule-clock.c    presence and the sit clock
 *   schedule-rules.c    what a moment means: breaks and reminders
 *   schedule-posture.c  the same for posture checks
 *   schedule-next.c     which moment is the next one
 *   schedule-state.c    saving and restoring
 *
 * The schedule is a discrete simulation.  Between two moments nothing but its running numbers
 * changes; at a moment, settle() takes every decision that is due.  catch-up jumps from
 * moment to moment, so it does not matter how often, or how late, somebody calls. */

G_BEGIN_DECLS

/* No such moment.  Boot times of a saved state can be negative after a reboot, so 0 will not do. */
#define UNSET G_MININT64

/* How long the presence of a saved state is believed when nobody reports another. */
#define UNKNOT_PROVISIONAL UNKNOT_MINUTE

/* Stretches of running and standing that a late report of idleness can reach back to. */
#define N_TOGGLES 16

typedef struct {
  gint64 boot;      /* from here on ... */
  gint64 ran;       /* ... with this much run before ... */
  gboolean running; /* ... the clock ran, or stood */
} Toggle;

struct _UnknotSchedule {
  UnknotPlan plan;
  gint64 patience; /* as set; see unknot_schedule_get_patience() */
  UnknotScheduleFunc func;
  gpointer user_data;

  gint64 boot;        /* everything below is true at this moment */
  gint64 wall_offset; /* wall time minus boot time */
  gint32 utc_offset;

  UnknotPresence presence;
  gint64 since;             /* of the last input, when presence is not ACTIVE */
  gint64 provisional_until; /* presence comes from a saved state and is believed until then */
  gboolean quiet;
  gint64 quiet_until; /* end of the half minute after quiet */
  gboolean paused;
  gint64 paused_until; /* UNKNOT_NEVER: until resumed */
  gboolean in_hours;
  gboolean hours_by_settings; /* in_hours changed last because the plan did */
  gboolean plan_is_new;       /* and no decision has been taken by it yet */

  gboolean away;
  gint64 away_since;
  gint64 rest_end; /* the last proof that somebody was here (an absence or a break ended, a
                       * break was started or postponed): no later absence reaches before it */

  gboolean running;
  gint64 ran; /* all the clock ever ran; only differences matter */
  Toggle toggles[N_TOGGLES]; /* newest first */
  gint64 sat;
  gint64 extra;       /* added to the interval after a break was let go: asked anew at that point */
  gint64 posture_sat; /* sitting time since the last posture check */

  UnknotPhase phase;
  gboolean announced;         /* BREAK_SOON or BREAK_DUE is true and on screen */
  UnknotBreakRecord current;  /* of the break that is coming, due or running */
  gint64 asked_sat;           /* sitting time at the last offer or reminder */
  gint64 held_sat;            /* sitting time when the present hold began */
  gboolean on_call_told;      /* in this break, */
  gboolean on_call_open;      /* and it still holds */
  guint waited;               /* UnknotCause: what kept it from being asked for when it was due; NONE:
                               * nothing yet */
  gint64 landing_since;       /* waiting for a lull since */
  gint64 postponed_until;
  gint64 break_started;
  gint64 break_ends;
  gboolean break_over;

  gboolean natural;       /* this absence is a break already, */
  UnknotBreakRecord rest; /* which will be recorded when it ends */

  gboolean posture_open;
  gboolean posture_wished; /* asked for by the user: quiet and hours do not matter */
  gint64 posture_asked;
  gint64 posture_asked_wall;
  gint64 posture_landing_since;

  gint64 shown[16]; /* what the last CHANGED reported */
};

static inline gint64
unknot_schedule_wall_at (const UnknotSchedule *self, gint64 boot)
{
  return boot + self->wall_offset;
}

/* schedule-clock.c */
void unknot_schedule_move (UnknotSchedule *self, gint64 boot);
void unknot_schedule_refresh_presence (UnknotSchedule *self);
void unknot_schedule_refresh_running (UnknotSchedule *self);
void unknot_schedule_report_presence (UnknotSchedule *self, UnknotPresence presence, gint64 since);
void unknot_schedule_reset_toggles (UnknotSchedule *self);
UnknotTime unknot_schedule_now (const UnknotSchedule *self);

/* schedule-rules.c */
void unknot_schedule_settle (UnknotSchedule *self);
gboolean unknot_schedule_is_free (const UnknotSchedule *self);
gboolean unknot_schedule_is_quiet (const UnknotSchedule *self);
gint64 unknot_schedule_needed (const UnknotSchedule *self);
/* A call that is later than this means that the machine slept. */
gint64 unknot_schedule_get_patience (const UnknotSchedule *self);
guint unknot_schedule_progress (const UnknotSchedule *self);
gboolean unknot_schedule_wants_lull (const UnknotSchedule *self);
void unknot_schedule_emit (UnknotSchedule *self, UnknotEventKind kind, gint64 length, guint count);
void unknot_schedule_tell (UnknotSchedule *self, const UnknotEvent *event);
void unknot_schedule_withdraw (UnknotSchedule *self, UnknotCause cause);
void unknot_schedule_finish (UnknotSchedule *self, UnknotOutcome outcome, UnknotCause cause, gint64 ended,
                             gint64 length);
void unknot_schedule_finish_started (UnknotSchedule *self, UnknotOutcome outcome, UnknotCause cause);
void unknot_schedule_emit_ended (UnknotSchedule *self, const UnknotBreakRecord *record, UnknotCause cause);
/* Forgets the break that was coming, due or running, and takes it back where it was announced. */
void unknot_schedule_clear_break (UnknotSchedule *self, UnknotCause cause);
void unknot_schedule_reset_clock (UnknotSchedule *self);
/* Whether a reminder that waits since @landing_since may come. */
gboolean unknot_schedule_has_landed (const UnknotSchedule *self, gint64 landing_since);
/* What it has waited for, once it has landed. */
UnknotLanding unknot_schedule_landing (const UnknotSchedule *self);

/* schedule-rest.c */
void unknot_schedule_settle_rest (UnknotSchedule *self);
void unknot_schedule_record_rest (UnknotSchedule *self);
void unknot_schedule_left (UnknotSchedule *self);
void unknot_schedule_returned (UnknotSchedule *self);

/* schedule-posture.c */
/* Whether a posture check may be asked at this moment. */
gboolean unknot_schedule_posture_fits (const UnknotSchedule *self);
void unknot_schedule_open_posture (UnknotSchedule *self, gboolean wished);
void unknot_schedule_close_posture (UnknotSchedule *self, UnknotPosture answer);
void unknot_schedule_settle_posture (UnknotSchedule *self);

/* schedule-next.c */
/* @what: (out) (optional) */
gint64 unknot_schedule_next (const UnknotSchedule *self, UnknotNext *what);
void unknot_schedule_advance (UnknotSchedule *self, gint64 boot);
void unknot_schedule_catch_up (UnknotSchedule *self, UnknotTime now);

G_END_DECLS
