/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/plan.h"

G_BEGIN_DECLS

/* When to rest.  Takes the time, presence, quiet and the user's commands; says what became
 * due through one listener; returns the next moment at which it must be called.
 *
 * It owns no clock, no timer and no bus.  Every call first brings the schedule up to @now,
 * so the order "time passed, then this happened" holds whatever the caller forgot, and
 * calling more often than needed changes nothing.  @now.boot must not go backwards; a call
 * with an earlier boot time is taken as made at the latest one seen.  A call that comes later
 * than the moment asked for, by more than the away threshold, means that the machine slept
 * unnoticed: the time since the last call counts as absence.
 *
 * The rules, where DESIGN.md leaves them open:
 *
 * Absence.  Until idleness reaches the threshold its span counts as sitting for the time
 *   being; then all of it is taken back.  An absence of break_length makes the sit clock start
 *   again at once; its row (NATURAL, with the full length) is written when it ends, or when a
 *   break is started meanwhile.  After less than UNKNOT_NATURAL_SITTING of sitting there is
 *   no row: nothing was interrupted.
 * Quiet reaches UNKNOT_QUIET_TAIL beyond its end: who has just hung up is not pounced upon.
 *   An offer on screen is withdrawn when quiet begins and comes back after it.
 *   Who sits on for plan.on_call_after with a break held is told once that a small movement
 *   would fit; no lull is awaited, for who is on a call may not type at all.  It changes
 *   nothing about the break, which comes when quiet ends.
 * Reminders come after reminder_interval of further sitting, in a lull.  After the last one
 *   the break stays due without a word until the user rests, answers, or has sat for another
 *   whole interval: then it is LET_GO and asked anew, and the sit clock goes on, for nobody
 *   has rested.  A break that is due when working hours end is LET_GO too.
 * Skipping starts the sit clock again; so does every end of a started break.
 * A started break lasts until it is ended; once its length is over, also until the user comes
 *   back from an absence, or sits there for UNKNOT_BREAK_GRACE.  Later than UNKNOT_BREAK_GRACE
 *   after its length it counts that length alone: the machine slept, or it was forgotten.
 *   It is GUIDED when at least half its length has passed, or when the guide is said to be done
 *   after at least UNKNOT_BREAK_LEAST: who clicks through faster has looked at it, not done it.
 * Pause stops the clock and fires nothing; what was due is due again on resuming.  Absence is
 *   noticed during a pause and out of hours as well: a break's length of it is a rest.
 * A posture check waits for a lull, is withdrawn unanswered after UNKNOT_POSTURE_PATIENCE, or
 *   at once when it would disturb (absence, quiet, pause, hours, a break). */
typedef struct _UnknotSchedule UnknotSchedule;

#define UNKNOT_QUIET_TAIL (30 * UNKNOT_SECOND)
#define UNKNOT_NATURAL_SITTING UNKNOT_MINUTE
#define UNKNOT_BREAK_GRACE (10 * UNKNOT_MINUTE)
#define UNKNOT_BREAK_LEAST (20 * UNKNOT_SECOND)
#define UNKNOT_POSTURE_PATIENCE (2 * UNKNOT_MINUTE)

typedef enum {
  UNKNOT_PRESENCE_ACTIVE,  /* hands on keyboard or mouse */
  UNKNOT_PRESENCE_IDLE,    /* no input since the given moment */
  UNKNOT_PRESENCE_LOCKED,  /* locked, or another user's session in front: away at once */
  UNKNOT_PRESENCE_ASLEEP,  /* suspended or hibernated: away at once */
} UnknotPresence;

typedef enum {
  UNKNOT_PHASE_WORKING,   /* the sit clock runs, or waits for its user */
  UNKNOT_PHASE_SOON,      /* heads-up: the break is less than plan.heads_up away */
  UNKNOT_PHASE_LANDING,   /* due, waiting for a lull */
  UNKNOT_PHASE_HELD,      /* due, held back by quiet */
  UNKNOT_PHASE_DUE,       /* offered to the user */
  UNKNOT_PHASE_POSTPONED, /* the user asked for it later */
  UNKNOT_PHASE_BREAK,     /* on a break that was started by hand */
} UnknotPhase;

typedef enum {
  UNKNOT_EVENT_BREAK_SOON,      /* .length: until it is due */
  UNKNOT_EVENT_BREAK_DUE,       /* .count: 0 the first time, then the number of the reminder;
                                 * .length: how long the user has been sitting; .cause: why it comes
                                 * only now, or INTERVAL; .landing */
  UNKNOT_EVENT_BREAK_WITHDRAWN, /* what BREAK_SOON or BREAK_DUE said is no longer true, for
                                 * whatever reason, an answer included; a later BREAK_SOON or
                                 * BREAK_DUE replaces the one before without it; .cause: NONE when
                                 * what follows says it */
  UNKNOT_EVENT_BREAK_HELD,      /* due, but quiet holds it back */
  UNKNOT_EVENT_BREAK_POSTPONED, /* .length: until it comes back; .count: the how manieth time */
  UNKNOT_EVENT_ON_CALL_DUE,     /* held for so long that a small movement takes its place: once a
                                 * held break */
  UNKNOT_EVENT_ON_CALL_WITHDRAWN, /* the hold has ended, or the break */
  UNKNOT_EVENT_BREAK_STARTED,
  UNKNOT_EVENT_BREAK_OVER,      /* its length has passed; it goes on until it is ended */
  UNKNOT_EVENT_BREAK_ENDED,     /* .record: one row for the history; .cause: HOURS, SETTINGS or UNANSWERED for
                                 * one that nobody ended or answered */
  UNKNOT_EVENT_POSTURE_DUE,     /* .cause: INTERVAL or WISH; .landing */
  UNKNOT_EVENT_POSTURE_WITHDRAWN, /* not answered; POSTURE_ENDED follows */
  UNKNOT_EVENT_POSTURE_ENDED,   /* .posture: the answer; one row for the history */
  UNKNOT_EVENT_CHANGED,         /* anything that unknot_schedule_status() reports by kind
                                 * (not the running numbers) or the eighth of progress;
                                 * .count is 1 when it is the eighth alone */
} UnknotEventKind;

/* How a break ended.  Written to disk: never renumber. */
typedef enum {
  UNKNOT_OUTCOME_GUIDED = 0,    /* started, and at least half its length or the guide done; see above */
  UNKNOT_OUTCOME_NATURAL = 1,   /* the user was away for at least a break's length */
  UNKNOT_OUTCOME_SKIPPED = 2,
  UNKNOT_OUTCOME_CUT_SHORT = 3, /* started, ended early */
  UNKNOT_OUTCOME_LET_GO = 4,    /* nobody answered for another interval, or until hours ended */
} UnknotOutcome;

/* The answer to a posture check.  Written to disk: never renumber. */
typedef enum {
  UNKNOT_POSTURE_UNANSWERED = 0,
  UNKNOT_POSTURE_GOOD = 1,
  UNKNOT_POSTURE_SLOUCHING = 2,
} UnknotPosture;

/* One break, as the history keeps it.  Moments are wall time (microseconds UTC), 0 where
 * it never came to that; lengths are microseconds. */
typedef struct {
  gint64 due;      /* when the sit clock reached the interval; 0 for a break before its time */
  gint64 offered;  /* when the user was first asked */
  gint64 started;  /* NATURAL: when the user left */
  gint64 ended;
  gint64 sat;      /* how long the user had been sitting */
  gint64 length;   /* how long the rest was */
  guint postponed; /* how often */
  guint reminded;
  UnknotOutcome outcome;
} UnknotBreakRecord;

/* Why something is told.  Written to disk: never renumber. */
typedef enum {
  UNKNOT_CAUSE_NONE = 0,
  UNKNOT_CAUSE_INTERVAL = 1,   /* enough sitting */
  UNKNOT_CAUSE_QUIET = 2,      /* quiet has begun, or is over */
  UNKNOT_CAUSE_ABSENCE = 3,    /* the user has left, or is back */
  UNKNOT_CAUSE_PAUSE = 4,      /* a pause has begun, or is over */
  UNKNOT_CAUSE_HOURS = 5,      /* so have the working hours */
  UNKNOT_CAUSE_POSTPONED = 6,
  UNKNOT_CAUSE_SETTINGS = 7,   /* another plan */
  UNKNOT_CAUSE_UNANSWERED = 8,
  UNKNOT_CAUSE_WISH = 9,       /* the user asked for it */
} UnknotCause;

/* What the moment of a reminder waited for.  Written to disk: never renumber. */
typedef enum {
  UNKNOT_LANDED_AT_ONCE = 0, /* for nothing: soft landing is off, or the user asked */
  UNKNOT_LANDED_IN_LULL = 1, /* for a lull, and there was one */
  UNKNOT_LANDED_LATE = 2,    /* for a lull, in vain */
} UnknotLanding;

typedef struct {
  UnknotEventKind kind;
  gint64 length;
  guint count;
  UnknotCause cause;
  UnknotLanding landing;
  UnknotBreakRecord record;
  struct {
    gint64 asked; /* wall */
    UnknotPosture answer;
  } posture;
} UnknotEvent;

/* Called from within the functions below.  It must not call the schedule back. */
typedef void (*UnknotScheduleFunc) (const UnknotEvent *event, gpointer user_data);

/* What the schedule will look at next, if nothing happens before. */
typedef enum {
  UNKNOT_NEXT_NOTHING,    /* only an event from outside can change anything */
  UNKNOT_NEXT_HELD,       /* the same, and the break waits for the end of quiet */
  UNKNOT_NEXT_BACK,       /* nobody has said who is here: taken to be back */
  UNKNOT_NEXT_AWAY,       /* idle for the away threshold */
  UNKNOT_NEXT_RESTED,     /* away for a break's length */
  UNKNOT_NEXT_HOURS_BEGIN,
  UNKNOT_NEXT_HOURS_END,
  UNKNOT_NEXT_RESUMED,    /* the pause is over */
  UNKNOT_NEXT_BREAK_OVER,
  UNKNOT_NEXT_BREAK_ENDED, /* nobody said that it is over */
  UNKNOT_NEXT_SOON,
  UNKNOT_NEXT_DUE,
  UNKNOT_NEXT_REMINDER,
  UNKNOT_NEXT_LET_GO,
  UNKNOT_NEXT_ON_CALL,
  UNKNOT_NEXT_POSTPONED,  /* the postponed break comes back */
  UNKNOT_NEXT_QUIET_OVER, /* half a minute after quiet */
  UNKNOT_NEXT_LANDED,     /* waited long enough for a lull */
  UNKNOT_NEXT_LULL,
  UNKNOT_NEXT_POSTURE,
  UNKNOT_NEXT_POSTURE_DROPPED,   /* too close to the break */
  UNKNOT_NEXT_POSTURE_WITHDRAWN,
  UNKNOT_NEXT_PROGRESS,   /* an eighth of the interval */
} UnknotNext;

/* What a person is shown.  Lengths in microseconds at the moment asked for. */
typedef struct {
  UnknotPhase phase;
  gboolean away;          /* absence stops the sit clock */
  gint64 away_for;        /* how long it has lasted, 0: none */
  gboolean paused;
  gint64 paused_until;    /* boot time; UNKNOT_NEVER: until resumed; 0: not paused */
  gboolean off_hours;
  UnknotCause hours_cause; /* of the last change of off_hours: HOURS, or SETTINGS */
  gboolean held;          /* quiet is in force, whether or not a break is due */
  gboolean on_call;       /* ON_CALL_DUE was said and holds */
  gboolean running;       /* the sit clock runs at this moment */
  gint64 sat;
  gint64 due_in;          /* if the user goes on sitting; 0: due; postponed: until it comes back */
  gint64 posture_in;      /* if the user goes on sitting, and rests when asked; UNKNOT_NEVER: off */
  gboolean posture_open;  /* a posture check waits for its answer */
  guint progress;         /* 0 to 8: eighths of the interval that have passed */
  guint postpones_left;
  gint64 postponed_until; /* boot time, 0: not postponed */
  gint64 break_started;   /* boot time, 0: no break */
  gint64 break_ends;      /* boot time at which its length has passed, 0: no break */
  gboolean wants_lull;    /* presence should report idleness of UNKNOT_LULL just now */
  gint64 next;            /* boot time of the next call needed, UNKNOT_NEVER: none */
  UnknotNext next_is;     /* what for */
} UnknotStatus;

typedef enum {
  UNKNOT_SCHEDULE_ERROR_STATE, /* a saved state could not be read; the message says why */
  UNKNOT_SCHEDULE_ERROR_REFUSED, /* the command does not fit the moment; the message says why */
} UnknotScheduleError;
#define UNKNOT_SCHEDULE_ERROR (unknot_schedule_error_quark ())
GQuark unknot_schedule_error_quark (void);

/* Begins with a fresh sit clock and an active user.  @func may be NULL.
 * @plan is copied and must pass unknot_plan_check(). */
UnknotSchedule *unknot_schedule_new (const UnknotPlan *plan, UnknotTime now,
                                     UnknotScheduleFunc func, gpointer user_data);
void unknot_schedule_free (UnknotSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotSchedule, unknot_schedule_free)

/* How late a call, or how long after the saving of a state its restoring, may come before that
 * means time away: @patience, or the away threshold if that is longer.  For clocks that run faster
 * than real time, on which a moment's wait for a disk is minutes. */
void unknot_schedule_set_patience (UnknotSchedule *self, gint64 patience);

/* Every function below returns, or updates, the boot time at which unknot_schedule_update()
 * must be called next (also in UnknotStatus.next); UNKNOT_NEVER when only an event from
 * outside can change anything. */
gint64 unknot_schedule_update (UnknotSchedule *self, UnknotTime now);

/* @plan is copied and must pass unknot_plan_check(). */
gint64 unknot_schedule_set_plan (UnknotSchedule *self, UnknotTime now, const UnknotPlan *plan);

/* @since: boot time of the last input for IDLE, of the change for the others.  Who locks after
 * a while of idleness has been away since that began.  Where a source cannot tell of a lull
 * (see wants_lull), hand in a plan without soft_landing. */
gint64 unknot_schedule_set_presence (UnknotSchedule *self, UnknotTime now,
                                     UnknotPresence presence, gint64 since);

/* Whether anything asks for quiet (working hours and pause are the schedule's own). */
gint64 unknot_schedule_set_quiet (UnknotSchedule *self, UnknotTime now, gboolean quiet);

/* The user's commands.  Each returns FALSE with UNKNOT_SCHEDULE_ERROR_REFUSED when it does
 * not fit (a skip with nothing to skip, a postpone beyond the limit) and changes nothing. */
/* Refused while a break runs.  Works in quiet, pause and out of hours. */
gboolean unknot_schedule_start_break (UnknotSchedule *self, UnknotTime now, GError **error);
/* @completed: the guide was followed to its end, however short it was. */
gboolean unknot_schedule_end_break (UnknotSchedule *self, UnknotTime now, gboolean completed, GError **error);
/* Needs a break that is announced, due or held, and a postpone left.  By the clock on the wall:
 * five minutes are five minutes. */
gboolean unknot_schedule_postpone (UnknotSchedule *self, UnknotTime now, GError **error);
/* The break that is announced, due, held, postponed or running; a running one ends as by
 * unknot_schedule_end_break(). */
gboolean unknot_schedule_skip (UnknotSchedule *self, UnknotTime now, GError **error);
/* @length: 1 min to 7 days, or UNKNOT_NEVER: until resumed.  Again while paused: from now. */
gboolean unknot_schedule_pause (UnknotSchedule *self, UnknotTime now, gint64 length, GError **error);
gboolean unknot_schedule_resume (UnknotSchedule *self, UnknotTime now, GError **error);
/* Asks for a posture check now, on the user's own wish: quiet and hours do not hold it. */
gboolean unknot_schedule_check_posture (UnknotSchedule *self, UnknotTime now, GError **error);
/* @answer: GOOD or SLOUCHING. */
gboolean unknot_schedule_answer_posture (UnknotSchedule *self, UnknotTime now, UnknotPosture answer, GError **error);

void unknot_schedule_status (const UnknotSchedule *self, UnknotTime now, UnknotStatus *status);

/* The whole state as a floating variant, small, versioned, safe to write to disk.
 * @silence: how long nothing need be saved again if all goes on as it is, at most 10 minutes; 0
 *   when the caller ends.
 * @boot_id: of the running kernel, so that another boot's times are never mistaken. */
GVariant *unknot_schedule_save (const UnknotSchedule *self, UnknotTime now, gint64 silence, const char *boot_id);

/* Takes up a saved state.  A gap up to the away threshold continues the clock, to which the silence
 * is added within one boot; a longer one counts as time away since the state was saved.  Another boot: the gap is the difference of
 * the wall clocks, and a negative one counts as none.  Quiet and presence are not restored:
 * the caller reports them anew, at once and also when they are what they were.  Until then, at
 * most for a minute, an absence is taken to last, so that it does not fall in two.
 * On UNKNOT_SCHEDULE_ERROR_STATE the schedule stays as it was. */
gboolean unknot_schedule_restore (UnknotSchedule *self, UnknotTime now, const char *boot_id,
                                  GVariant *state, GError **error);

G_END_DECLS
