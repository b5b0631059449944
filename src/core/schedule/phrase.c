/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/schedule/phrase.h"

#include <math.h>

#include <glib/gi18n-lib.h>

const char *
unknot_phrase_state_name (const UnknotStatus *status)
{
  static const char *const phases[] = {
    [UNKNOT_PHASE_WORKING] = "working",
    [UNKNOT_PHASE_SOON] = "soon",
    [UNKNOT_PHASE_LANDING] = "landing",
    [UNKNOT_PHASE_HELD] = "held",
    [UNKNOT_PHASE_DUE] = "due",
    [UNKNOT_PHASE_POSTPONED] = "postponed",
    [UNKNOT_PHASE_BREAK] = "break",
  };

  g_return_val_if_fail (status != NULL && status->phase < G_N_ELEMENTS (phases), "working");

  if (status->paused)
    return "paused";
  if (status->phase == UNKNOT_PHASE_BREAK)
    return "break";
  if (status->off_hours)
    return "off-hours";
  if (status->away)
    return "away";
  return phases[status->phase];
}

static char *
minutes_in_words (gint64 minutes)
{
  gint64 hours = minutes / 60, rest = minutes % 60;

  if (hours == 0)
    /* Translators: a length of time in minutes */
    return g_strdup_printf (_("%d min"), (int) rest);
  if (rest == 0)
    /* Translators: a length of time in hours */
    return g_strdup_printf (_("%d h"), (int) hours);
  /* Translators: a length of time: hours, minutes */
  return g_strdup_printf (_("%d h %d min"), (int) hours, (int) rest);
}

static char *
seconds_in_words (gint64 seconds)
{
  /* Translators: a length of time in seconds */
  return g_strdup_printf (_("%d s"), (int) seconds);
}

char *
unknot_phrase_length (gint64 length)
{
  gint64 seconds = MAX (length, 0) / UNKNOT_SECOND + (MAX (length, 0) % UNKNOT_SECOND != 0);

  return seconds < 60 ? seconds_in_words (seconds) : minutes_in_words ((seconds + 59) / 60);
}

char *
unknot_phrase_passed (gint64 length)
{
  gint64 seconds = MAX (length, 0) / UNKNOT_SECOND;

  return seconds < 60 ? seconds_in_words (seconds) : minutes_in_words (seconds / 60);
}

char *
unknot_phrase_guide_length (double seconds)
{
  g_return_val_if_fail (seconds >= 0, NULL);

  return seconds < 57.5 ? seconds_in_words (MAX (5, (gint64) round (seconds / 5) * 5))
                        : minutes_in_words (MAX (1, (gint64) round (seconds / 60)));
}

char *
unknot_phrase_status (const char *state, gint64 sat, gint64 left, const char *quiet)
{
  g_autofree char *passed = unknot_phrase_passed (sat);
  g_autofree char *rest = left == UNKNOT_NEVER ? NULL : unknot_phrase_length (left);

  if (g_strcmp0 (state, "paused") == 0)
    return rest ? g_strdup_printf (_("Paused for another %s."), rest) : g_strdup (_("Paused until you resume."));
  if (g_strcmp0 (state, "off-hours") == 0)
    return g_strdup (_("Outside your working hours."));
  if (g_strcmp0 (state, "away") == 0)
    return g_strdup (_("You are away; the clock waits."));
  if (g_strcmp0 (state, "break") == 0)
    return rest && left > 0 ? g_strdup_printf (_("On a break, %s left."), rest) : g_strdup (_("The break is over."));
  if (g_strcmp0 (state, "due") == 0)
    return g_strdup_printf (_("Sitting for %s. Time for a break."), passed);
  if (g_strcmp0 (state, "landing") == 0)
    return g_strdup_printf (_("Sitting for %s. A break comes as soon as you stop typing."), passed);
  if (g_strcmp0 (state, "held") == 0)
    return quiet && *quiet ? g_strdup_printf (_("Sitting for %s. Your break is held: %s."), passed, quiet)
                           : g_strdup_printf (_("Sitting for %s. Your break is held."), passed);
  if (g_strcmp0 (state, "postponed") == 0 && rest)
    return g_strdup_printf (_("Sitting for %s. Break again in %s."), passed, rest);
  return rest ? g_strdup_printf (_("Sitting for %s. Break in %s."), passed, rest)
              : g_strdup_printf (_("Sitting for %s."), passed);
}

char *
unknot_phrase_quiet (GVariant *reasons)
{
  char *all = NULL;
  const char *sentence;
  GVariantIter iter;

  if (reasons == NULL)
    return NULL;
  g_return_val_if_fail (g_variant_is_of_type (reasons, G_VARIANT_TYPE ("a(ss)")), NULL);

  g_variant_iter_init (&iter, reasons);
  while (g_variant_iter_next (&iter, "(&s&s)", NULL, &sentence))
    {
      g_autofree char *before = all;

      /* Translators: two reasons for quiet: "A microphone is in use; A film keeps the screen on" */
      all = before != NULL ? g_strdup_printf (_("%s; %s"), before, sentence) : g_strdup (sentence);
    }
  return all;
}

GVariant *
unknot_phrase_every_quiet (const char *state, gboolean off_hours, GVariant *reasons)
{
  GVariantBuilder builder;
  const char *name, *sentence;
  GVariantIter iter;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  /* Translators: a reason for quiet, without its full stop. */
  if (g_strcmp0 (state, "paused") == 0)
    g_variant_builder_add (&builder, "(ss)", "paused", _("You paused the reminders"));
  /* Translators: a reason for quiet, without its full stop. */
  if (off_hours || g_strcmp0 (state, "off-hours") == 0)
    g_variant_builder_add (&builder, "(ss)", "working-hours", _("It is outside your working hours"));
  if (reasons != NULL)
    {
      g_variant_iter_init (&iter, reasons);
      while (g_variant_iter_next (&iter, "(&s&s)", &name, &sentence))
        g_variant_builder_add (&builder, "(ss)", name, sentence);
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

const char *
unknot_phrase_next (UnknotNext next)
{
  static const char *const sentences[] = {
    [UNKNOT_NEXT_NOTHING] = N_("Nothing happens by itself."),
    [UNKNOT_NEXT_HELD] = N_("Nothing by itself; the break comes half a minute after quiet ends."),
    [UNKNOT_NEXT_BACK] = N_("You are taken to be back, if nothing says otherwise."),
    [UNKNOT_NEXT_AWAY] = N_("Without a touch until then, you count as away."),
    [UNKNOT_NEXT_RESTED] = N_("Your time away counts as a break, and the clock starts again."),
    [UNKNOT_NEXT_HOURS_BEGIN] = N_("Your working hours begin."),
    [UNKNOT_NEXT_HOURS_END] = N_("Your working hours end."),
    [UNKNOT_NEXT_RESUMED] = N_("The pause is over."),
    [UNKNOT_NEXT_BREAK_OVER] = N_("The break's time has passed."),
    [UNKNOT_NEXT_BREAK_ENDED] = N_("The break counts as taken."),
    [UNKNOT_NEXT_SOON] = N_("The heads-up for the break."),
    [UNKNOT_NEXT_DUE] = N_("A break is due."),
    [UNKNOT_NEXT_REMINDER] = N_("The break is asked for again."),
    [UNKNOT_NEXT_LET_GO] = N_("The break is let go."),
    [UNKNOT_NEXT_ON_CALL] = N_("The break has been held for long: a small movement is offered."),
    [UNKNOT_NEXT_POSTPONED] = N_("The postponed break comes back."),
    [UNKNOT_NEXT_QUIET_OVER] = N_("Half a minute after quiet: what it held back comes."),
    [UNKNOT_NEXT_LANDED] = N_("The reminder comes, whether you still type or not."),
    [UNKNOT_NEXT_LULL] = N_("You have stopped typing: the reminder comes."),
    [UNKNOT_NEXT_POSTURE] = N_("A posture check is due."),
    [UNKNOT_NEXT_POSTURE_DROPPED] = N_("The posture check comes too close to the break and is left out."),
    [UNKNOT_NEXT_POSTURE_WITHDRAWN] = N_("The posture question is taken back."),
    [UNKNOT_NEXT_PROGRESS] = N_("The ring of the icon fills a little more."),
  };

  g_return_val_if_fail (next < G_N_ELEMENTS (sentences), "");
  return _(sentences[next]);
}
