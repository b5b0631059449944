/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/schedule/decisions.h"

#include <glib/gi18n-lib.h>

#include "core/schedule/phrase.h"

/* What can be decided.  In memory only, so the numbers are free to change. */
typedef enum {
  DECISION_SOON,
  DECISION_DUE,
  DECISION_REMIND,
  DECISION_WITHDRAWN,
  DECISION_HELD,
  DECISION_ON_CALL,
  DECISION_STARTED,
  DECISION_OVER,
  DECISION_ENDED,
  DECISION_POSTURE_DUE,
  DECISION_POSTURE_ENDED,
  DECISION_AWAY,
  DECISION_BACK,
  DECISION_PAUSED,
  DECISION_RESUMED,
  DECISION_HOURS_END,
  DECISION_HOURS_BEGIN,
  DECISION_QUIET,
  DECISION_QUIET_OVER,
} Kind;

typedef struct {
  gint64 wall;
  Kind kind;
  guint number;  /* of the reminder, or the outcome, or the answer */
  gint64 length; /* of what the sentence tells */
  char *reason;  /* (nullable) */
} Decision;

struct _UnknotDecisions {
  GQueue decisions; /* of Decision, oldest first */
  gboolean known;   /* whether the members below hold */
  gboolean away, paused, off_hours, held;
};

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_free (decision->reason);
  g_free (decision);
}

UnknotDecisions *
unknot_decisions_new (void)
{
  UnknotDecisions *self = g_new0 (UnknotDecisions, 1);

  g_queue_init (&self->decisions);
  return self;
}

void
unknot_decisions_free (UnknotDecisions *self)
{
  g_queue_clear_full (&self->decisions, decision_free);
  g_free (self);
}

static void
add (UnknotDecisions *self, gint64 wall, Kind kind, guint number, gint64 length, const char *reason)
{
  Decision *decision = g_new0 (Decision, 1);

  *decision = (Decision){ .wall = wall, .kind = kind, .number = number, .length = length, .reason = g_strdup (reason) };
  g_queue_push_tail (&self->decisions, decision);
  if (g_queue_get_length (&self->decisions) > UNKNOT_DECISIONS_MAX)
    decision_free (g_queue_pop_head (&self->decisions));
}

void
unknot_decisions_add_event (UnknotDecisions *self, gint64 wall, const UnknotEvent *event)
{
  g_return_if_fail (self != NULL && event != NULL);

  switch (event->kind)
    {
    case UNKNOT_EVENT_BREAK_SOON:
      add (self, wall, DECISION_SOON, 0, event->length, NULL);
      break;
    case UNKNOT_EVENT_BREAK_DUE:
      add (self, wall, event->count ? DECISION_REMIND : DECISION_DUE, event->count, 0, NULL);
      break;
    case UNKNOT_EVENT_BREAK_WITHDRAWN:
      add (self, wall, DECISION_WITHDRAWN, 0, 0, NULL);
      break;
    case UNKNOT_EVENT_BREAK_HELD:
      add (self, wall, DECISION_HELD, 0, 0, NULL);
      break;
    case UNKNOT_EVENT_ON_CALL_DUE:
      add (self, wall, DECISION_ON_CALL, 0, event->length, NULL);
      break;
    case UNKNOT_EVENT_BREAK_STARTED:
      add (self, wall, DECISION_STARTED, 0, 0, NULL);
      break;
    case UNKNOT_EVENT_BREAK_OVER:
      add (self, wall, DECISION_OVER, 0, 0, NULL);
      break;
    case UNKNOT_EVENT_BREAK_ENDED:
      add (self, wall, DECISION_ENDED, event->record.outcome, event->record.length, NULL);
      break;
    case UNKNOT_EVENT_POSTURE_DUE:
      add (self, wall, DECISION_POSTURE_DUE, 0, 0, NULL);
      break;
    case UNKNOT_EVENT_POSTURE_ENDED:
      add (self, wall, DECISION_POSTURE_ENDED, event->posture.answer, 0, NULL);
      break;
    case UNKNOT_EVENT_ON_CALL_WITHDRAWN: /* what ended the hold is told */
    case UNKNOT_EVENT_POSTURE_WITHDRAWN: /* its end follows */
    case UNKNOT_EVENT_CHANGED:           /* told by unknot_decisions_add_status() */
      break;
    }
}

void
unknot_decisions_add_status (UnknotDecisions *self, gint64 wall, const UnknotStatus *status, const char *quiet)
{
  g_return_if_fail (self != NULL && status != NULL);

  if (self->known)
    {
      if (status->away != self->away)
        add (self, wall, status->away ? DECISION_AWAY : DECISION_BACK, 0, 0, NULL);
      if (status->paused != self->paused)
        add (self, wall, status->paused ? DECISION_PAUSED : DECISION_RESUMED, 0, 0, NULL);
      if (status->off_hours != self->off_hours)
        add (self, wall, status->off_hours ? DECISION_HOURS_END : DECISION_HOURS_BEGIN, 0, 0, NULL);
      if (status->held != self->held)
        add (self, wall, status->held ? DECISION_QUIET : DECISION_QUIET_OVER, 0, 0, status->held ? quiet : NULL);
    }
  self->known = TRUE;
  self->away = status->away;
  self->paused = status->paused;
  self->off_hours = status->off_hours;
  self->held = status->held;
}

static char *
ended_in_words (const Decision *decision)
{
  g_autofree char *length = unknot_phrase_passed (decision->length);

  switch ((UnknotOutcome) decision->number)
    {
    case UNKNOT_OUTCOME_GUIDED:
      return g_strdup_printf (_("Break taken, %s long. The clock starts again."), length);
    case UNKNOT_OUTCOME_NATURAL:
      return g_strdup_printf (_("You were away for %s: that was a break. The clock starts again."), length);
    case UNKNOT_OUTCOME_SKIPPED:
      return g_strdup (_("Break skipped. The clock starts again."));
    case UNKNOT_OUTCOME_CUT_SHORT:
      return g_strdup_printf (_("Break ended after %s. The clock starts again."), length);
    case UNKNOT_OUTCOME_LET_GO:
    default:
      return g_strdup (_("Nobody answered, so this break was let go."));
    }
}

static char *
in_words (const Decision *decision)
{
  g_autofree char *length = unknot_phrase_length (decision->length);

  switch (decision->kind)
    {
    case DECISION_SOON:
      return g_strdup_printf (_("A break comes in %s: heads-up given."), length);
    case DECISION_DUE:
      return g_strdup (_("You had sat for the whole interval: asked for a break."));
    case DECISION_REMIND:
      return g_strdup_printf (_("No answer yet: reminder %u."), decision->number);
    case DECISION_WITHDRAWN:
      return g_strdup (_("The reminder no longer held and was taken back."));
    case DECISION_HELD:
      return g_strdup (_("A break was due, but quiet holds it back."));
    case DECISION_ON_CALL:
      return g_strdup_printf (_("The break has been held for %s: a small movement would fit."), length);
    case DECISION_STARTED:
      return g_strdup (_("Break started."));
    case DECISION_OVER:
      return g_strdup (_("The break's time has passed."));
    case DECISION_ENDED:
      return ended_in_words (decision);
    case DECISION_POSTURE_DUE:
      return g_strdup (_("Asked how you sit."));
    case DECISION_POSTURE_ENDED:
      return g_strdup (decision->number == UNKNOT_POSTURE_UNANSWERED ? _("The posture question was taken back unanswered.")
                                                                     : _("You answered the posture question."));
    case DECISION_AWAY:
      return g_strdup (_("You left: the sit clock stands."));
    case DECISION_BACK:
      return g_strdup (_("You came back: the sit clock goes on."));
    case DECISION_PAUSED:
      return g_strdup (_("Paused, as you asked."));
    case DECISION_RESUMED:
      return g_strdup (_("The pause is over."));
    case DECISION_HOURS_END:
      return g_strdup (_("Your working hours are over: no reminders."));
    case DECISION_HOURS_BEGIN:
      return g_strdup (_("Your working hours have begun."));
    case DECISION_QUIET:
      return decision->reason && *decision->reason ? g_strdup_printf (_("Quiet: %s. Breaks will wait."), decision->reason)
                                                   : g_strdup (_("Quiet is asked for: breaks will wait."));
    case DECISION_QUIET_OVER:
      return g_strdup (_("Quiet is over."));
    }
  g_assert_not_reached ();
}

GVariant *
unknot_decisions_to_variant (UnknotDecisions *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xs)"));
  for (GList *item = self->decisions.head; item; item = item->next)
    {
      const Decision *decision = item->data;
      g_autofree char *words = in_words (decision);

      g_variant_builder_add (&builder, "(xs)", decision->wall, words);
    }
  return g_variant_builder_end (&builder);
}
