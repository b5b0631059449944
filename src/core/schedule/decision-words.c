/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/schedule/decision-words.h"

#include <glib/gi18n-lib.h>

#include "core/schedule/phrase.h"

/* Why just then.  Returns: (transfer full): @sentence, which is taken, and perhaps another. */
static char *
add_landing (char *sentence, UnknotLanding landing)
{
  g_autofree char *first = sentence;

  if (landing == UNKNOT_LANDED_IN_LULL)
    return g_strconcat (first, " ", _("You were not typing just then."), NULL);
  if (landing == UNKNOT_LANDED_LATE)
    return g_strconcat (first, " ", _("You typed on for two minutes, so it waited no longer."), NULL);
  return g_steal_pointer (&first);
}

static char *
due_in_words (const UnknotDecision *decision)
{
  g_autofree char *sat = unknot_phrase_passed (decision->length);

  switch (decision->cause)
    {
    case UNKNOT_CAUSE_QUIET:
      return g_strdup_printf (_("Quiet was over and you had sat for %s: asked for the break that was held."), sat);
    case UNKNOT_CAUSE_POSTPONED:
      return g_strdup_printf (_("The postponed break came back: you had sat for %s."), sat);
    case UNKNOT_CAUSE_PAUSE:
      return g_strdup_printf (_("The pause was over and you had sat for %s: asked for the break that was due."), sat);
    case UNKNOT_CAUSE_HOURS:
      return g_strdup_printf (_("Your working hours had begun and you had sat for %s: asked for the break that was "
                                "due."), sat);
    case UNKNOT_CAUSE_ABSENCE:
      return g_strdup_printf (_("You were back and had sat for %s: asked for the break that was due."), sat);
    case UNKNOT_CAUSE_SETTINGS:
      return g_strdup_printf (_("You changed the settings and had sat for %s: by the new ones a break was due."), sat);
    case UNKNOT_CAUSE_UNANSWERED:
      return g_strdup_printf (_("You had sat for %s, a whole interval since a break that nobody answered: asked "
                                "anew."), sat);
    case UNKNOT_CAUSE_NONE:
    case UNKNOT_CAUSE_INTERVAL:
    case UNKNOT_CAUSE_WISH:
    default:
      return g_strdup_printf (_("You had sat for %s: asked for a break."), sat);
    }
}

static char *
withdrawn_in_words (const UnknotDecision *decision)
{
  switch (decision->cause)
    {
    case UNKNOT_CAUSE_QUIET:
      return g_strdup (_("Quiet began: the reminder was taken back."));
    case UNKNOT_CAUSE_ABSENCE:
      return g_strdup (_("You had left: the reminder was taken back."));
    case UNKNOT_CAUSE_PAUSE:
      return g_strdup (_("Paused: the reminder was taken back."));
    case UNKNOT_CAUSE_HOURS:
      return g_strdup (_("Your working hours ended: the reminder was taken back."));
    case UNKNOT_CAUSE_SETTINGS:
      return g_strdup (_("You changed the settings: the reminder was taken back."));
    case UNKNOT_CAUSE_NONE:
    case UNKNOT_CAUSE_INTERVAL:
    case UNKNOT_CAUSE_POSTPONED:
    case UNKNOT_CAUSE_UNANSWERED:
    case UNKNOT_CAUSE_WISH:
    default:
      return g_strdup (_("The reminder no longer held and was taken back."));
    }
}

static char *
ended_in_words (const UnknotDecision *decision)
{
  g_autofree char *length = unknot_phrase_passed (decision->length);

  switch ((UnknotOutcome) decision->number)
    {
    case UNKNOT_OUTCOME_GUIDED:
      if (decision->cause == UNKNOT_CAUSE_UNANSWERED)
        return g_strdup_printf (_("Nobody said that the break was over: it counts as taken, %s long. The clock starts "
                                  "again."), length);
      return g_strdup_printf (_("Break taken, %s long. The clock starts again."), length);
    case UNKNOT_OUTCOME_NATURAL:
      return g_strdup_printf (_("You were away for %s: that was a break. The clock starts again."), length);
    case UNKNOT_OUTCOME_SKIPPED:
      return g_strdup (_("Break skipped. The clock starts again."));
    case UNKNOT_OUTCOME_CUT_SHORT:
      return g_strdup_printf (_("Break ended after %s. The clock starts again."), length);
    case UNKNOT_OUTCOME_LET_GO:
    default:
      if (decision->cause == UNKNOT_CAUSE_HOURS)
        return g_strdup (_("Your working hours ended, so this break was let go. The clock starts again."));
      if (decision->cause == UNKNOT_CAUSE_SETTINGS)
        return g_strdup (_("By the new settings it is outside your working hours, so this break was let go. The "
                           "clock starts again."));
      return g_strdup (_("Nobody answered, so this break was let go. The sit clock goes on."));
    }
}

static char *
posture_in_words (const UnknotDecision *decision)
{
  if (decision->kind == UNKNOT_DECISION_POSTURE_ENDED)
    return g_strdup (decision->number == UNKNOT_POSTURE_UNANSWERED ? _("The posture question was taken back unanswered.")
                                                                   : _("You answered the posture question."));
  return g_strdup (decision->cause == UNKNOT_CAUSE_WISH ? _("Asked how you sit, as you wished.")
                                                        : _("Asked how you sit: it was time for that."));
}

static char *
presence_in_words (const UnknotDecision *decision)
{
  g_autofree char *gone = decision->length >= UNKNOT_MINUTE ? unknot_phrase_passed (decision->length) : NULL;

  if (decision->kind == UNKNOT_DECISION_BACK)
    return g_strdup (decision->number == UNKNOT_DECISION_CLOCK_ANEW   ? _("You came back: the sit clock starts again.")
                     : decision->number == UNKNOT_DECISION_CLOCK_GOES ? _("You came back: the sit clock goes on.")
                                                                      : _("You came back."));
  if (decision->number == UNKNOT_DECISION_CLOCK_STANDS)
    return gone ? g_strdup_printf (_("You had left %s before."), gone) : g_strdup (_("You left."));
  return gone ? g_strdup_printf (_("You had left %s before: the sit clock stands since then."), gone)
              : g_strdup (_("You left: the sit clock stands."));
}

static char *
paused_in_words (const UnknotDecision *decision)
{
  g_autofree char *length = NULL;

  if (decision->length == UNKNOT_NEVER)
    return g_strdup (_("Paused until you resume, as you asked."));
  length = unknot_phrase_length (decision->length);
  return g_strdup_printf (_("Paused for %s, as you asked."), length);
}

static char *
quiet_in_words (const UnknotDecision *decision)
{
  switch ((guint) decision->kind)
    {
    case UNKNOT_DECISION_QUIET:
      return g_strdup_printf (_("Quiet: %s. Breaks will wait."), decision->reason);
    case UNKNOT_DECISION_QUIET_TOO:
      return g_strdup_printf (_("Another reason for quiet: %s."), decision->reason);
    case UNKNOT_DECISION_QUIET_LESS:
      return g_strdup_printf (_("No longer a reason for quiet: %s."), decision->reason);
    default:
      return g_strdup (_("Quiet is over."));
    }
}

char *
unknot_decision_to_words (const UnknotDecision *decision)
{
  g_autofree char *length = unknot_phrase_length (decision->length);

  switch (decision->kind)
    {
    case UNKNOT_DECISION_STARTED_UP:
      return g_strdup (_("Unknot was started."));
    case UNKNOT_DECISION_SOON:
      return g_strdup_printf (_("A break comes in %s: heads-up given."), length);
    case UNKNOT_DECISION_DUE:
      return add_landing (due_in_words (decision), decision->landing);
    case UNKNOT_DECISION_REMIND:
      return add_landing (g_strdup_printf (_("No answer yet: reminder %u."), decision->number), decision->landing);
    case UNKNOT_DECISION_WITHDRAWN:
      return withdrawn_in_words (decision);
    case UNKNOT_DECISION_HELD:
      return g_strdup (_("A break was due, but quiet holds it back."));
    case UNKNOT_DECISION_ON_CALL:
      return g_strdup_printf (_("The break has been held for %s: a small movement would fit."), length);
    case UNKNOT_DECISION_POSTPONED:
      return g_strdup_printf (_("Postponed, as you asked: the break comes back in %s."), length);
    case UNKNOT_DECISION_STARTED:
      return g_strdup (_("Break started."));
    case UNKNOT_DECISION_OVER:
      return g_strdup (_("The break's time has passed."));
    case UNKNOT_DECISION_ENDED:
      return ended_in_words (decision);
    case UNKNOT_DECISION_POSTURE_DUE:
      return add_landing (posture_in_words (decision), decision->landing);
    case UNKNOT_DECISION_POSTURE_ENDED:
      return posture_in_words (decision);
    case UNKNOT_DECISION_LANDING:
      return g_strdup (_("A break is due: it waits until you stop typing."));
    case UNKNOT_DECISION_AWAY:
    case UNKNOT_DECISION_BACK:
      return presence_in_words (decision);
    case UNKNOT_DECISION_PAUSED:
      return paused_in_words (decision);
    case UNKNOT_DECISION_RESUMED:
      return g_strdup (decision->cause == UNKNOT_CAUSE_WISH ? _("Resumed, as you asked.") : _("The pause is over."));
    case UNKNOT_DECISION_HOURS_END:
      return g_strdup (decision->cause == UNKNOT_CAUSE_SETTINGS
                         ? _("You changed the settings: it is outside your working hours now, no reminders.")
                         : _("Your working hours are over: no reminders."));
    case UNKNOT_DECISION_HOURS_BEGIN:
      return g_strdup (decision->cause == UNKNOT_CAUSE_SETTINGS
                         ? _("You changed the settings: working hours no longer hold reminders back.")
                         : _("Your working hours have begun."));
    case UNKNOT_DECISION_QUIET:
    case UNKNOT_DECISION_QUIET_TOO:
    case UNKNOT_DECISION_QUIET_LESS:
    case UNKNOT_DECISION_QUIET_OVER:
      return quiet_in_words (decision);
    case UNKNOT_N_DECISIONS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
