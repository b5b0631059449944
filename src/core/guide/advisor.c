/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/advisor.h"

#include "core/schedule/now.h"

#include <glib/gi18n.h>

/* How far back a guide's last showing is looked for. */
#define MEMORY_DAYS 30
/* And what the user said about it. */
#define FEELING_DAYS 90

/* Points.  A day of not having been done is worth 1, up to MAX_DAYS; the rest is measured
 * against that.  A guide that is new to the user waits behind one that was not done for two
 * weeks, and goes before one of last week. */
#define MAX_DAYS 14.0
#define NEW_DAYS 10.0
#define FILL_POINTS 4.0   /* for filling the whole break */
#define ACHE_POINTS 12.0  /* for a muscle that aches */
#define SAME_POINTS -4.0  /* for the muscle that was worked on last */
#define CALL_POINTS 6.0   /* on a call, for what was made for one */
#define SHUFFLE_POINTS 3.0
/* For each time it was better afterwards than before, less each time it was worse; a gentle
 * hand, so that one good guide does not crowd out the others. */
#define FELT_POINTS 1.5
#define MOST_FELT 2

/* A guide about the workplace when one is due, before anything else; at any other time it waits
 * behind everything that can be done instead.  Among themselves the one not seen for longest comes. */
#define WORKPLACE_POINTS 100.0
/* From one of them to the next, and how long somebody knows Unknot before the first. */
#define WORKPLACE_DAYS 7.0
#define WORKPLACE_FIRST_DAYS 3.0

static const double kind_points[UNKNOT_N_GUIDE_KINDS] = {
  [UNKNOT_GUIDE_STRETCH] = 4, [UNKNOT_GUIDE_MASSAGE] = 2, [UNKNOT_GUIDE_CALM] = 1,
};

/* What the history says, looked up once. */
typedef struct {
  GHashTable *shown; /* guide id -> gint64* wall time of the last showing */
  GHashTable *felt;  /* guide id -> how often better, less how often worse */
  char *last;        /* (nullable): the guide shown last */
  gint64 first;      /* wall time of the earliest showing; 0: none */
  gboolean workplace; /* a guide about the workplace is due */
} Memory;

/* What the settings ask about and a desk has as a rule. */
static const char *const usual_props[] = { "chair", "desk", "wall", "doorway", NULL };
/* What nobody is asked about. */
static const char *const certain_props[] = { "screen", "keyboard", "laptop", "phone", "cup", "bottle", NULL };

gboolean
unknot_advisor_is_at_hand (const UnknotCatalogEntry *entry, const char *const *props)
{
  const char *const *there = props != NULL ? props : usual_props;

  for (guint i = 0; entry->props[i] != NULL; i++)
    if (!g_strv_contains (there, entry->props[i]) && !g_strv_contains (certain_props, entry->props[i]))
      return FALSE;
  return TRUE;
}

static void
remember_feelings (Memory *memory, UnknotHistory *history, gint64 now)
{
  g_autoptr (GPtrArray) rows = unknot_history_list_feelings (history, now - FEELING_DAYS * UNKNOT_DAY, G_MAXINT64);
  guint i;

  for (i = 0; i < rows->len; i++)
    {
      const UnknotHistoryFeeling *row = rows->pdata[i];
      int sum = GPOINTER_TO_INT (g_hash_table_lookup (memory->felt, row->guide));

      sum += row->feeling == UNKNOT_FEELING_BETTER ? 1 : row->feeling == UNKNOT_FEELING_WORSE ? -1 : 0;
      g_hash_table_replace (memory->felt, g_strdup (row->guide), GINT_TO_POINTER (sum));
    }
}

static void
memory_init (Memory *memory, UnknotHistory *history, gint64 now)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 latest = 0;
  guint i;

  *memory = (Memory) { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                       g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), NULL };
  if (history == NULL)
    return;
  remember_feelings (memory, history, now);
  rows = unknot_history_list_breaks (history, now - MEMORY_DAYS * UNKNOT_DAY, G_MAXINT64);
  for (i = 0; i < rows->len; i++)
    {
      const UnknotHistoryBreak *row = rows->pdata[i];
      gint64 when = row->record.started;

      if (row->guide == NULL || when == 0)
        continue;
      g_hash_table_replace (memory->shown, g_strdup (row->guide), g_memdup2 (&when, sizeof when));
      memory->first = memory->first == 0 ? when : MIN (memory->first, when);
      if (when >= latest)
        {
          latest = when;
          g_free (memory->last);
          memory->last = g_strdup (row->guide);
        }
    }
}

static void
memory_clear (Memory *memory)
{
  g_hash_table_unref (memory->shown);
  g_hash_table_unref (memory->felt);
  g_free (memory->last);
}

/* Days since @id was shown; negative: not within memory.  A clock set back makes it now. */
static double
days_since (const Memory *memory, const char *id, gint64 now)
{
  const gint64 *when = g_hash_table_lookup (memory->shown, id);

  return when != NULL ? MAX (now - *when, 0) / (double) UNKNOT_DAY : -1;
}

/* Above 0: it helped; below: it did not. */
static int
felt (const Memory *memory, const char *id)
{
  return CLAMP (GPOINTER_TO_INT (g_hash_table_lookup (memory->felt, id)), -MOST_FELT, MOST_FELT);
}

static gboolean
is_workplace (const UnknotCatalogEntry *entry)
{
  return entry->kind == UNKNOT_GUIDE_POSTURE;
}

/* Once a week, to somebody who has taken some breaks; not while one was just turned down. */
static gboolean
workplace_is_due (UnknotCatalog *catalog, const Memory *memory, const UnknotAdvisorWish *wish)
{
  GHashTableIter iter;
  gpointer id, when;

  if (wish->on_call || memory->first == 0 || wish->wall_now - memory->first < WORKPLACE_FIRST_DAYS * UNKNOT_DAY)
    return FALSE;
  for (const char *const *name = wish->turned_down; name != NULL && *name != NULL; name++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_find (catalog, *name);

      if (entry != NULL && is_workplace (entry))
        return FALSE;
    }
  g_hash_table_iter_init (&iter, memory->shown);
  while (g_hash_table_iter_next (&iter, &id, &when))
    {
      const UnknotCatalogEntry *entry = unknot_catalog_find (catalog, id);

      if (entry != NULL && is_workplace (entry) &&
          wish->wall_now - *(gint64 *) when < WORKPLACE_DAYS * UNKNOT_DAY)
        return FALSE;
    }
  return TRUE;
}

static gboolean
share_name (const char *const *names, const char *const *set)
{
  guint i;

  for (i = 0; set != NULL && names[i] != NULL; i++)
    if (g_strv_contains (set, names[i]))
      return TRUE;
  return FALSE;
}

static UnknotPlace
wished_places (const UnknotAdvisorWish *wish)
{
  return wish->places != 0 ? wish->places : UNKNOT_PLACE_CHAIR | UNKNOT_PLACE_STANDING;
}

gboolean
unknot_advisor_suggests (const UnknotCatalogEntry *entry)
{
  return entry->kind != UNKNOT_GUIDE_HEAT && entry->kind != UNKNOT_GUIDE_CARE && !entry->checklist;
}

gboolean
unknot_advisor_is_spent (const UnknotCatalogEntry *entry, GHashTable *pressed)
{
  if (pressed == NULL || entry->spots[0] == NULL)
    return FALSE;
  for (guint i = 0; entry->spots[i] != NULL; i++)
    if (GPOINTER_TO_UINT (g_hash_table_lookup (pressed, entry->spots[i])) <= entry->spot_room)
      return FALSE;
  return TRUE;
}

/* On a call there is no break that could end later. */
static guint
longest (const UnknotAdvisorWish *wish)
{
  return wish->seconds + (wish->on_call ? 0 : wish->seconds / UNKNOT_ADVISOR_TOLERANCE);
}

static gboolean
fits (const UnknotCatalogEntry *entry, const UnknotAdvisorWish *wish)
{
  return unknot_advisor_suggests (entry) && entry->seconds <= longest (wish) &&
         (entry->places & wished_places (wish)) != 0 && unknot_advisor_is_at_hand (entry, wish->props) &&
         !unknot_advisor_is_spent (entry, wish->pressed) &&
         (wish->on_call ? entry->silent && entry->on_camera : !entry->for_call) &&
         (wish->left_out == NULL || !g_strv_contains (wish->left_out, entry->id)) &&
         (wish->turned_down == NULL || !g_strv_contains (wish->turned_down, entry->id));
}

/* A number from 0 to 1 that stays the same all day: without it, equals would always come in
 * the order of the alphabet. */
static double
shuffle (const char *id, gint64 now)
{
  guint32 hash = g_str_hash (id) * 2654435761u + (guint32) (now / UNKNOT_DAY) * 40503u;

  hash ^= hash >> 15;
  hash *= 2246822519u;
  hash ^= hash >> 13;
  return hash / (double) G_MAXUINT32;
}

static double
points (const UnknotCatalogEntry *entry, const UnknotCatalogEntry *last, const Memory *memory,
        const UnknotAdvisorWish *wish)
{
  double days = days_since (memory, entry->id, wish->wall_now);
  double sum = days < 0 ? NEW_DAYS : MIN (days, MAX_DAYS);

  if (is_workplace (entry))
    return (memory->workplace ? WORKPLACE_POINTS : -WORKPLACE_POINTS) + (days < 0 ? MEMORY_DAYS : days) +
           SHUFFLE_POINTS * shuffle (entry->id, wish->wall_now);
  sum += FILL_POINTS * MIN (entry->seconds, wish->seconds) / MAX (wish->seconds, 1);
  sum += kind_points[entry->kind];
  sum += entry->for_call ? CALL_POINTS : 0;
  sum += FELT_POINTS * felt (memory, entry->id);
  sum += share_name (entry->muscles, wish->aching) ? ACHE_POINTS : 0;
  if (last != NULL && share_name (entry->muscles, (const char *const *) last->muscles))
    sum += SAME_POINTS;
  return sum + SHUFFLE_POINTS * shuffle (entry->id, wish->wall_now);
}

/* "Fits 2 minutes at your chair.": to the nearest, as unknot_phrase_guide_length() says it beside. */
static char *
phrase_fit (const UnknotCatalogEntry *entry, const UnknotAdvisorWish *wish)
{
  guint minutes = MAX ((entry->seconds + 30) / 60, 1);
  UnknotPlace places = entry->places & wished_places (wish);

  if (places & UNKNOT_PLACE_CHAIR)
    return g_strdup_printf (
      ngettext ("Fits %u minute at your chair.", "Fits %u minutes at your chair.", minutes), minutes);
  if (places & UNKNOT_PLACE_STANDING)
    return g_strdup_printf (ngettext ("Fits %u minute on your feet.", "Fits %u minutes on your feet.", minutes),
                            minutes);
  if (places & UNKNOT_PLACE_WALL)
    return g_strdup_printf (ngettext ("Fits %u minute at a wall.", "Fits %u minutes at a wall.", minutes),
                            minutes);
  return g_strdup_printf (ngettext ("Fits %u minute on the floor.", "Fits %u minutes on the floor.", minutes),
                          minutes);
}

static char *
phrase_reason (const UnknotCatalogEntry *entry, UnknotHistory *history, const Memory *memory,
               const UnknotAdvisorWish *wish)
{
  double days = days_since (memory, entry->id, wish->wall_now);

  if (is_workplace (entry) && memory->workplace)
    return g_strdup (_("Something for your desk, once a week."));
  if (share_name (entry->muscles, wish->aching))
    return g_strdup (_("Meant for the place that aches."));
  if (wish->on_call)
    return g_strdup (_("Silent and hardly seen: good for a call."));
  if (felt (memory, entry->id) > 0)
    return g_strdup (_("It helped you before."));
  if (days >= 2)
    return g_strdup_printf (ngettext ("Not done for %u day.", "Not done for %u days.", (guint) days), (guint) days);
  if (days < 0 && history != NULL && unknot_history_guide_last_shown (history, entry->id) == 0 &&
      g_hash_table_size (memory->shown) > 0)
    return g_strdup (_("One that you have not tried yet."));
  return phrase_fit (entry, wish);
}

const char *
unknot_advisor_choose (UnknotCatalog *catalog, UnknotHistory *history, const UnknotAdvisorWish *wish,
                       char **reason)
{
  g_autoptr (UnknotCatalogEntry) best = NULL;
  const UnknotCatalogEntry *last;
  gboolean best_fresh = FALSE;
  double best_points = 0;
  Memory memory;
  guint i;

  g_return_val_if_fail (UNKNOT_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  memory_init (&memory, history, wish->wall_now);
  memory.workplace = workplace_is_due (catalog, &memory, wish);
  last = memory.last != NULL ? unknot_catalog_find (catalog, memory.last) : NULL;
  for (i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      g_autoptr (UnknotCatalogEntry) entry = unknot_catalog_ref_entry (catalog, i);
      double days = days_since (&memory, entry->id, wish->wall_now), sum;
      gboolean fresh = days < 0 || days >= 1;

      if (!fits (entry, wish))
        continue;
      /* When everything was shown today, it begins anew with what is longest ago. */
      sum = fresh ? points (entry, last, &memory, wish) : days;
      if (best == NULL || fresh > best_fresh || (fresh == best_fresh && sum > best_points))
        {
          g_clear_pointer (&best, unknot_catalog_entry_unref);
          best = g_steal_pointer (&entry);
          best_fresh = fresh;
          best_points = sum;
        }
    }
  if (reason != NULL)
    *reason = best != NULL ? phrase_reason (best, history, &memory, wish) : NULL;
  memory_clear (&memory);
  return best != NULL ? unknot_catalog_find (catalog, best->id)->id : NULL;
}
