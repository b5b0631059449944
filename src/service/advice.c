/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/advice.h"

#include "core/guide/advisor.h"
#include "core/history/knots.h"

/* What can be done beside a call, in seconds. */
#define ON_CALL_SECONDS 120

struct _UnknotAdvice
{
  UnknotCatalog *catalog;
  UnknotJournal *journal;
  UnknotSettings *settings;
  GPtrArray *turned_down; /* ids */
  char *guide;
  char *reason;
};

UnknotAdvice *
unknot_advice_new (UnknotCatalog *catalog, UnknotJournal *journal, UnknotSettings *settings)
{
  UnknotAdvice *self = g_new0 (UnknotAdvice, 1);

  self->catalog = g_object_ref (catalog);
  self->journal = journal;
  self->settings = g_object_ref (settings);
  self->turned_down = g_ptr_array_new_with_free_func (g_free);
  self->guide = g_strdup ("");
  self->reason = g_strdup ("");

  return self;
}

void
unknot_advice_free (UnknotAdvice *self)
{
  g_object_unref (self->catalog);
  g_object_unref (self->settings);
  g_ptr_array_unref (self->turned_down);
  g_free (self->guide);
  g_free (self->reason);
  g_free (self);
}

/* Returns: (nullable): an id owned by the catalogue. */
static const char *
ask_advisor (UnknotAdvice *self, UnknotTime now, guint seconds, gboolean on_call, char **reason)
{
  g_auto (GStrv) props = unknot_settings_get_props (self->settings);
  g_auto (GStrv) left_out = unknot_settings_get_left_out (self->settings);
  g_autoptr (GPtrArray) turned_down = g_ptr_array_new ();
  g_autoptr (GHashTable) pressed = unknot_journal_count_pressed (self->journal, now);
  UnknotHistory *history = unknot_journal_get_history (self->journal, now);
  g_autofree const char **aching = unknot_knots_list_muscles (history, now.wall);

  for (guint i = 0; i < self->turned_down->len; i++)
    g_ptr_array_add (turned_down, g_ptr_array_index (self->turned_down, i));
  g_ptr_array_add (turned_down, NULL);

  return unknot_advisor_choose (self->catalog, history,
                                &(UnknotAdvisorWish) {
                                  .seconds = seconds,
                                  .places = unknot_settings_get_places (self->settings),
                                  .props = (const char *const *) props,
                                  .left_out = (const char *const *) left_out,
                                  .turned_down = (const char *const *) turned_down->pdata,
                                  .on_call = on_call,
                                  .wall_now = now.wall,
                                  .aching = aching,
                                  .pressed = pressed,
                                },
                                reason);
}

static guint
break_seconds (UnknotAdvice *self)
{
  return unknot_settings_get_plan (self->settings)->break_length / UNKNOT_SECOND;
}

/* Returns: whether one was found; else the present choice stays. */
static gboolean
choose (UnknotAdvice *self, UnknotTime now, gboolean on_call)
{
  g_autofree char *reason = NULL;
  const char *guide = ask_advisor (self, now, break_seconds (self), on_call, &reason);

  if (guide == NULL)
    return FALSE;

  g_free (self->guide);
  self->guide = g_strdup (guide);
  g_free (self->reason);
  self->reason = reason != NULL ? g_steal_pointer (&reason) : g_strdup ("");

  return TRUE;
}

void
unknot_advice_choose (UnknotAdvice *self, UnknotTime now, gboolean on_call)
{
  g_ptr_array_set_size (self->turned_down, 0);
  if (choose (self, now, on_call))
    return;

  g_free (self->guide);
  self->guide = g_strdup ("");
  g_free (self->reason);
  self->reason = g_strdup ("");
}

gboolean
unknot_advice_is_spent (UnknotAdvice *self, UnknotTime now)
{
  const UnknotCatalogEntry *entry = unknot_catalog_find (self->catalog, self->guide);
  g_autoptr (GHashTable) pressed = NULL;

  if (entry == NULL || entry->spots[0] == NULL)
    return FALSE;
  pressed = unknot_journal_count_pressed (self->journal, now);

  return unknot_advisor_is_spent (entry, pressed);
}

gboolean
unknot_advice_choose_another (UnknotAdvice *self, UnknotTime now, gboolean on_call)
{
  g_autofree char *before = g_strdup (self->guide);

  g_ptr_array_add (self->turned_down, g_strdup (self->guide));
  if (choose (self, now, on_call))
    return TRUE;

  g_ptr_array_set_size (self->turned_down, 0);
  g_ptr_array_add (self->turned_down, g_strdup (before));

  return choose (self, now, on_call);
}

char *
unknot_advice_find_on_call (UnknotAdvice *self, UnknotTime now)
{
  return g_strdup (ask_advisor (self, now, MIN (break_seconds (self), ON_CALL_SECONDS), TRUE, NULL));
}

const char *
unknot_advice_get_guide (UnknotAdvice *self)
{
  return self->guide;
}

const char *
unknot_advice_get_reason (UnknotAdvice *self)
{
  return self->reason;
}
