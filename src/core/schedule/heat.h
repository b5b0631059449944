/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/schedule/now.h"

G_BEGIN_DECLS

/* One session of warmth that runs while work goes on: when to look at the skin, when to take
 * the warmth away, and what follows.  Times are resources/guides/sources.json's D1 to D5.
 *
 * Like the schedule it owns no clock and no timer: every call first brings it up to @now, and
 * says when it must be called next.  A call that comes late (suspend, a crash) finds at once
 * what is true now, never a row of old questions.
 *
 * The rules:
 *
 * A pad on somebody's back is a matter of safety.  Quiet, do-not-disturb, a pause and working
 *   hours are therefore unknown here: the questions come anyway, since a burn does not wait
 *   for the end of a meeting.
 * There is no pause of a session: a clock that stands still while the pad stays on is how one
 *   gets burnt.  Who takes the warmth away ends it, and begins another one later.
 * A break that becomes due, runs or is missed meanwhile changes nothing here, and nothing here
 *   changes the sit clock: warmth goes along to the stretch, and its clock must go along too.
 * The look at the skin is asked for, and again a minute and three minutes later; who has not
 *   answered after UNKNOT_HEAT_PATIENCE may be asleep, and is asked to take the warmth away.
 * That it must be taken away is said at once and five times more, further and further apart;
 *   after that it stays on screen, without a sound, until it is answered, and is said once
 *   more whenever the user comes back.  It never ends by itself.
 * A short look: none is asked for in the last two minutes, since the end asks for one.
 * Who has been warm for UNKNOT_HEAT_WARM is offered a stretch for UNKNOT_HEAT_STRETCH_FOR. */
typedef struct _UnknotHeat UnknotHeat;

#define UNKNOT_HEAT_PATIENCE (5 * UNKNOT_MINUTE)
#define UNKNOT_HEAT_WARM (5 * UNKNOT_MINUTE)
#define UNKNOT_HEAT_STRETCH_FOR (10 * UNKNOT_MINUTE)
/* No session is longer: a wrap's day. */
#define UNKNOT_HEAT_MAX (8 * UNKNOT_HOUR)
/* Between two sessions, and on one day; see unknot_heat_advise(). */
#define UNKNOT_HEAT_GAP UNKNOT_HOUR
#define UNKNOT_HEAT_PER_DAY 3

typedef enum {
  UNKNOT_HEAT_OFF,
  UNKNOT_HEAT_ON,       /* warm; nothing is asked */
  UNKNOT_HEAT_SKIN,     /* warm; the user is asked how the skin looks */
  UNKNOT_HEAT_TAKE_OFF, /* the warmth must be taken away */
  UNKNOT_HEAT_STRETCH,  /* it has been; a stretch is offered */
} UnknotHeatPhase;

/* How a session ended.  Written to disk: never renumber. */
typedef enum {
  UNKNOT_HEAT_COMPLETED = 0,  /* taken away when it was time */
  UNKNOT_HEAT_ENDED = 1,      /* before that, by the user */
  UNKNOT_HEAT_SORE = 2,       /* the skin was red or sore */
  UNKNOT_HEAT_UNANSWERED = 3, /* early, because nobody said how the skin was */
} UnknotHeatOutcome;

/* One session, as the history keeps it.  Moments are wall time (microseconds UTC), lengths
 * microseconds. */
typedef struct {
  gint64 started;
  gint64 ended;
  gint64 length;  /* how long it was warm */
  gint64 planned;
  guint looks;    /* how often the skin was said to be fine */
  UnknotHeatOutcome outcome;
} UnknotHeatRecord;

/* What a session is to be; lengths in microseconds. */
typedef struct {
  const char *guide;
  const char *stretch; /* (nullable): guide that is offered afterwards */
  gint64 length;       /* a minute to UNKNOT_HEAT_MAX */
  gint64 skin_check;   /* from the beginning to the first look, a minute or more */
  gint64 skin_again;   /* from one look to the next, a minute or more; 0: no further one */
  gint64 warmed;       /* how long it has been warm already, less than @length */
  gboolean looked;     /* the skin has been looked at meanwhile */
} UnknotHeatPlan;

/* What is new since the last unknot_heat_take_news(), together in one number. */
typedef enum {
  UNKNOT_HEAT_NEWS_CHANGED = 1 << 0, /* anything the status says by kind: save and show it */
  UNKNOT_HEAT_NEWS_ASK = 1 << 1,     /* the phase's question is to be asked, perhaps again */
  UNKNOT_HEAT_NEWS_ANSWERED = 1 << 2, /* what was asked no longer is */
  UNKNOT_HEAT_NEWS_SORE = 1 << 3,    /* the skin is sore: say what to do */
  UNKNOT_HEAT_NEWS_RECORD = 1 << 4,  /* a session is over: one row for the history */
} UnknotHeatNews;

typedef struct {
  UnknotHeatPhase phase;
  const char *guide;   /* "" when off, as the next; valid until the next call */
  const char *stretch;
  gint64 started;      /* boot time, as all that follow; 0 when off */
  gint64 ends;         /* when the warmth must be taken away, however late it is */
  gint64 skin_check;   /* the next look; while it is asked for, when it first was; 0: none to come */
  gboolean unanswered; /* TAKE_OFF comes early, because nobody has said how the skin is */
  guint reminded;      /* how often the question was asked again */
  gint64 left;         /* until @ends, 0 when it has passed */
  gint64 next;         /* of the next call needed, UNKNOT_NEVER: none */
} UnknotHeatStatus;

/* What to say before another session. */
typedef enum {
  UNKNOT_HEAT_ADVICE_NONE,
  UNKNOT_HEAT_ADVICE_WAIT,   /* the last one ended less than UNKNOT_HEAT_GAP ago */
  UNKNOT_HEAT_ADVICE_ENOUGH, /* there were UNKNOT_HEAT_PER_DAY today */
} UnknotHeatAdvice;

typedef enum {
  UNKNOT_HEAT_ERROR_REFUSED, /* does not fit the moment; the message is for a person */
  UNKNOT_HEAT_ERROR_STATE,   /* a saved state makes no sense */
} UnknotHeatError;
#define UNKNOT_HEAT_ERROR (unknot_heat_error_quark ())
GQuark unknot_heat_error_quark (void);

UnknotHeat *unknot_heat_new (void);
void unknot_heat_free (UnknotHeat *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotHeat, unknot_heat_free)

/* Returns: the boot time at which it must be called again, UNKNOT_NEVER when only a command
 * can change anything. */
gint64 unknot_heat_update (UnknotHeat *self, UnknotTime now);

/* Refused while a session runs or waits to be taken away. */
gboolean unknot_heat_start (UnknotHeat *self, UnknotTime now, const UnknotHeatPlan *plan, GError **error);
/* The warmth has been taken away; after that, the stretch is not wanted. */
gboolean unknot_heat_end (UnknotHeat *self, UnknotTime now, GError **error);
/* @fine: refused unless it was asked for.  Sore ends the session whenever it is said. */
gboolean unknot_heat_answer_skin (UnknotHeat *self, UnknotTime now, gboolean fine, GError **error);
/* The user has come back: what is open is asked once more. */
void unknot_heat_come_back (UnknotHeat *self, UnknotTime now);

void unknot_heat_status (UnknotHeat *self, UnknotTime now, UnknotHeatStatus *status);

/* Several can be told at once.  @record: (out): filled in with UNKNOT_HEAT_NEWS_RECORD.
 * @guide: (out) (transfer full): of that record, else NULL. */
UnknotHeatNews unknot_heat_take_news (UnknotHeat *self, UnknotHeatRecord *record, char **guide);

/* Nothing is refused for it: who wants warmth takes it, and is better off with the clock. */
UnknotHeatAdvice unknot_heat_advise (UnknotHeat *self, UnknotTime now);

/* The whole state as a floating variant.  @boot_id: of the running kernel. */
GVariant *unknot_heat_save (UnknotHeat *self, UnknotTime now, const char *boot_id);
/* Takes up a saved state; what is open is asked again.  In another boot the wall clocks say
 * how long the gap was; where they cannot be right, the time is taken to be over, since too
 * early does no harm.  On UNKNOT_HEAT_ERROR_STATE it stays as it was. */
gboolean unknot_heat_restore (UnknotHeat *self, UnknotTime now, const char *boot_id, GVariant *state,
                              GError **error);

/* The names "off", "on", "skin", "take-off", "stretch" and "completed", "ended", "sore",
 * "unanswered" that files and D-Bus use.  Constant. */
const char *unknot_heat_phase_to_string (UnknotHeatPhase phase);
const char *unknot_heat_outcome_to_string (UnknotHeatOutcome outcome);

G_END_DECLS
