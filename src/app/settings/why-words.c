/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/why-words.h"

#include <glib/gi18n.h>

#include "core/schedule/phrase.h"
#include "core/sense-words.h"

char *
unknot_why_presence (const char *source)
{
  g_autofree char *words = unknot_sense_presence (source);

  if (words == NULL)
    return g_strdup (_("Nothing here tells when you are away. You count as present while the session is unlocked."));
  /* Translators: a sentence without its full stop. */
  return g_strdup_printf (_("%s."), words);
}

char *
unknot_why_time (gint64 moment, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (moment / G_USEC_PER_SEC);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  if (time == NULL || today == NULL)
    return g_strdup ("");
  if (g_date_time_get_year (time) == g_date_time_get_year (today) &&
      g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (today))
    /* Translators: a time of today, as strftime() writes it. */
    return g_date_time_format (time, _("%H:%M:%S"));
  /* Translators: a short weekday and a time, as strftime() writes it. */
  return g_date_time_format (time, _("%a, %H:%M:%S"));
}

char *
unknot_why_input (gint64 idle, gint64 since, const char *source, gint64 now)
{
  g_autofree char *time = since > 0 ? unknot_why_time (since, now) : NULL;
  g_autofree char *length = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  if (idle < 0 && time != NULL)
    /* Translators: %s is a time such as "14:05:09". */
    return g_strdup_printf (_("No input since %s."), time);
  if (idle < 0)
    return g_str_equal (source, "unlocked") ? g_strdup (_("How long they rest is not told by this session."))
                                            : g_strdup (_("In use. This session tells of long rests only."));
  if (idle < UNKNOT_WHY_IN_USE || time == NULL)
    return g_strdup (_("In use."));
  length = unknot_phrase_passed (idle);
  /* Translators: a length such as "12 s", and a time such as "14:05:09". */
  return g_strdup_printf (_("No input for %s, since %s."), length, time);
}

char *
unknot_why_lock (const char *source)
{
  g_autofree char *words = unknot_sense_lock (source);

  return words != NULL ? g_strdup_printf (_("Locking is told by %s."), words)
                       : g_strdup (_("Nothing here tells that the screen is locked."));
}

char *
unknot_why_quiet (GVariant *quiet)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *name, *sentence;
  GVariantIter iter;

  if (quiet == NULL || g_variant_n_children (quiet) == 0)
    return g_strdup (_("Nothing asks for quiet."));
  g_variant_iter_init (&iter, quiet);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &sentence))
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: why it is quiet: "A microphone is in use by Calls". */
      g_string_append_printf (text, _("%s."), sentence);
    }
  return g_strdup (text->str);
}

char *
unknot_why_next (gint64 moment, const char *reason, gint64 now)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (reason != NULL, NULL);

  if (moment < 0)
    return *reason != '\0' ? g_strdup (reason) : g_strdup (_("Nothing happens by itself."));
  time = unknot_why_time (moment, now);
  /* Translators: a time, and what happens then: "14:05:09: A break is due." */
  return g_strdup_printf (_("%s: %s"), time, reason);
}

guint
unknot_why_count_new (GVariant *decisions, GVariant *known)
{
  const gsize n = g_variant_n_children (decisions), n_known = known != NULL ? g_variant_n_children (known) : 0;
  g_autoptr (GVariant) last = NULL;

  if (n_known == 0)
    return n;
  last = g_variant_get_child_value (known, n_known - 1);
  for (gsize i = n; i > 0; i--)
    {
      g_autoptr (GVariant) decision = g_variant_get_child_value (decisions, i - 1);

      if (g_variant_equal (decision, last))
        return n - i;
    }
  return n;
}
