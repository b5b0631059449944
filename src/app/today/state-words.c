/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/today/state-words.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/schedule/phrase.h"

/* A folder full of bad files does not push the day off the page. */
#define MAX_PROBLEMS 3

/* A client knows the service's clock to half a round trip, and the service lets its own drift by a second
 * before it moves the end of a pause: that little before a full minute is the minute. */
#define UNSURE (5 * G_USEC_PER_SEC)

static gboolean
is (const UnknotMomentOfDay *moment, const char *state)
{
  return g_strcmp0 (moment->state, state) == 0;
}

static char *
break_in (gint64 length)
{
  g_autofree char *text = unknot_phrase_length (length);

  /* Translators: %s is a length such as "13 min". */
  return g_strdup_printf (_("Break in %s"), text);
}

static char *
paused_headline (const UnknotMomentOfDay *moment)
{
  g_autofree char *time = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = NULL;

  if (moment->paused_until == NULL)
    return g_strdup (_("Paused"));
  until = g_date_time_add (moment->paused_until, UNSURE);
  if (g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (until))
    /* Translators: a time of today, as strftime() writes it. */
    time = g_date_time_format (until, _("%H:%M"));
  else
    /* Translators: a weekday and a time, as strftime() writes it. */
    time = g_date_time_format (until, _("%A, %H:%M"));
  /* Translators: %s is a time such as "15:30" or "Tuesday, 04:00". */
  return g_strdup_printf (_("Paused until %s"), time);
}

char *
unknot_state_headline (const UnknotMomentOfDay *moment)
{
  g_return_val_if_fail (moment != NULL, NULL);

  if (moment->state == NULL)
    return g_strdup (_("The clock is not running"));
  if (is (moment, "postponed"))
    return break_in (MAX (0, moment->left));
  if (is (moment, "landing") || is (moment, "due"))
    return g_strdup (_("Time for a break"));
  if (is (moment, "held"))
    return g_strdup (_("Break held back"));
  if (is (moment, "break"))
    return g_strdup (moment->left > 0 ? _("You are on a break") : _("The break is over"));
  if (is (moment, "away"))
    return g_strdup (_("Away"));
  if (is (moment, "paused"))
    return paused_headline (moment);
  if (is (moment, "off-hours"))
    return g_strdup (_("Outside working hours"));
  return break_in (moment->due_in);
}

static char *
postponed_detail (guint left)
{
  if (left == 0)
    return g_strdup (_("Put off for now."));
  return g_strdup_printf (ngettext ("Put off for now. That can be done once more.",
                                    "Put off for now. That can be done %u more times.", left), left);
}

static char *
plain_detail (const UnknotMomentOfDay *moment)
{
  if (is (moment, "landing"))
    return g_strdup (_("It waits for a lull in your typing."));
  if (is (moment, "due"))
    return g_strdup (_("Whenever you are ready."));
  if (is (moment, "held"))
    return moment->quiet != NULL ? g_strdup_printf (_("%s. The break comes afterwards."), moment->quiet)
                                 : g_strdup (_("The break comes when it is no longer quiet time."));
  if (is (moment, "postponed"))
    return postponed_detail (moment->postpones_left);
  if (is (moment, "break"))
    return g_strdup (moment->left > 0 ? _("Take your time.") : _("The clock starts again when you carry on."));
  if (is (moment, "away"))
    return g_strdup (_("The clock waits until you are back."));
  if (is (moment, "paused"))
    return g_strdup (_("No reminders until then."));
  if (is (moment, "off-hours"))
    return g_strdup (_("Reminders begin again with your working hours."));
  if (moment->quiet != NULL)
    return g_strdup_printf (_("%s. A break that came due now would wait."), moment->quiet);
  return g_strdup ("");
}

char *
unknot_state_detail (const UnknotMomentOfDay *moment)
{
  g_autofree char *detail = NULL;

  g_return_val_if_fail (moment != NULL, NULL);

  if (moment->state == NULL)
    return g_strdup ("");
  detail = plain_detail (moment);
  if (moment->quiet == NULL || is (moment, "break") || strstr (detail, moment->quiet) != NULL)
    return g_steal_pointer (&detail);
  /* Translators: a sentence, and why it is quiet: "A microphone is in use by Calls" */
  return g_strdup_printf (_("%s Quiet: %s."), detail, moment->quiet);
}

char *
unknot_problems_text (const char *const *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;

  g_return_val_if_fail (problems != NULL, NULL);

  n = g_strv_length ((char **) problems);
  for (guint i = 0; i < MIN (n, MAX_PROBLEMS); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", problems[i]);
  if (n > MAX_PROBLEMS)
    g_string_append_printf (text,
                            /* Translators: the last two words are typed in a terminal, and stay as they are. */
                            ngettext ("\n%u more: unknotctl doctor", "\n%u more: unknotctl doctor", n - MAX_PROBLEMS),
                            n - MAX_PROBLEMS);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
unknot_clock_text (gint64 length)
{
  const gint64 seconds = MAX (0, length) / G_USEC_PER_SEC;
  const int h = seconds / 3600, m = seconds / 60 % 60, s = seconds % 60;

  return h > 0 ? g_strdup_printf ("%d:%02d:%02d", h, m, s) : g_strdup_printf ("%d:%02d", m, s);
}
