/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/heats.h"

#include <glib/gi18n.h>

#include "core/schedule/phrase.h"

typedef struct {
  gint64 started, ended, length, planned;
  guint looks;
  const char *outcome, *guide;
} Heat;

static gboolean
next_heat (GVariantIter *iter, Heat *heat)
{
  return g_variant_iter_next (iter, "(xxxxu&s&s)", &heat->started, &heat->ended, &heat->length, &heat->planned,
                              &heat->looks, &heat->outcome, &heat->guide);
}

static const char *
outcome_in_words (const char *outcome)
{
  static const struct {
    const char *name, *words;
  } rows[] = {
    { "completed", N_ ("to its end") },
    { "ended", N_ ("ended early") },
    { "sore", N_ ("ended, the skin was sore") },
    { "unanswered", N_ ("ended, nobody said how the skin was") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].name, outcome))
      return _(rows[i].words);
  return outcome;
}

UnknotExit
unknot_heats_read (gint64 from, GVariant **heats)
{
  g_autoptr (GVariant) reply = NULL;
  UnknotExit code = unknot_remote_call ("GetHeats", g_variant_new ("(xx)", from, G_MAXINT64), FALSE, &reply);

  if (code == UNKNOT_EXIT_OK)
    *heats = g_variant_get_child_value (reply, 0);
  return code;
}

void
unknot_heats_print (GVariant *heats)
{
  GVariantIter iter;
  Heat heat;

  g_variant_iter_init (&iter, heats);
  while (next_heat (&iter, &heat))
    {
      g_autofree char *when = unknot_local_time (heat.ended, "%F %R");
      g_autofree char *length = unknot_phrase_passed (heat.length);

      /* Translators: date and time, what became of a heat session, how long it was warm, its guide */
      g_print (_("%s  heat, %s: %s  %s\n"), when, outcome_in_words (heat.outcome), length, heat.guide);
    }
}

void
unknot_heats_add_json (JsonBuilder *builder, GVariant *heats)
{
  GVariantIter iter;
  Heat heat;

  json_builder_begin_array (builder);
  g_variant_iter_init (&iter, heats);
  while (next_heat (&iter, &heat))
    {
      json_builder_begin_object (builder);
      unknot_json_add_moment (builder, "started", heat.started);
      unknot_json_add_moment (builder, "ended", heat.ended);
      unknot_json_add_number (builder, "heat_seconds", heat.length / UNKNOT_SECOND);
      unknot_json_add_number (builder, "planned_seconds", heat.planned / UNKNOT_SECOND);
      unknot_json_add_number (builder, "looks", heat.looks);
      unknot_json_add_text (builder, "outcome", heat.outcome);
      unknot_json_add_text (builder, "guide", heat.guide);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
