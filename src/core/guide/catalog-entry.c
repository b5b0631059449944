/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/catalog-entry.h"

#include <math.h>
#include <string.h>

static gsize
list_size (const char *const *names, gsize *text)
{
  gsize n = 0;

  for (; names != NULL && names[n] != NULL; n++)
    *text += strlen (names[n]) + 1;
  return n + 1;
}

static const char *
put_text (char **at, const char *text)
{
  char *begin = *at;

  *at = g_stpcpy (begin, text) + 1;
  return begin;
}

static const char *const *
put_list (const char ***slot, char **at, const char *const *names)
{
  const char **begin = *slot;

  for (; names != NULL && *names != NULL; names++)
    *(*slot)++ = put_text (at, *names);
  *(*slot)++ = NULL;
  return begin;
}

UnknotCatalogEntry *
unknot_catalog_entry_new (const UnknotCatalogEntry *values)
{
  gsize text = strlen (values->id) + strlen (values->title) + strlen (values->summary) + 3;
  const gsize slots = list_size (values->props, &text) + list_size (values->muscles, &text) +
                      list_size (values->spots, &text);
  UnknotCatalogEntry *entry = g_rc_box_alloc (sizeof *entry + slots * sizeof (char *) + text);
  const char **slot = (const char **) (entry + 1);
  char *at = (char *) (slot + slots);

  *entry = *values;
  entry->id = put_text (&at, values->id);
  entry->title = put_text (&at, values->title);
  entry->summary = put_text (&at, values->summary);
  entry->props = put_list (&slot, &at, values->props);
  entry->muscles = put_list (&slot, &at, values->muscles);
  entry->spots = put_list (&slot, &at, values->spots);
  return entry;
}

UnknotCatalogEntry *
unknot_catalog_entry_ref (const UnknotCatalogEntry *entry)
{
  return g_rc_box_acquire ((gpointer) entry);
}

void
unknot_catalog_entry_unref (UnknotCatalogEntry *entry)
{
  g_rc_box_release (entry);
}

static void
add_new (GPtrArray *names, const char *const *more)
{
  for (; *more != NULL; more++)
    if (!g_ptr_array_find_with_equal_func (names, *more, g_str_equal, NULL))
      g_ptr_array_add (names, (char *) *more);
}

/* For how long @spot is pressed when the guide is gone through once. */
static double
sum_pressed (UnknotGuide *guide, const char *spot)
{
  double sum = 0;

  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);

      sum += g_strcmp0 (step->spot, spot) == 0 ? step->seconds : 0;
    }
  return sum;
}

/* Adds to @spots what @guide presses.  Returns: what each may have had before. */
static guint
list_spots (UnknotGuide *guide, GPtrArray *spots)
{
  double longest = 0;

  if (unknot_guide_get_spot_limit (guide) == 0)
    return 0;
  for (guint i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const char *const spot[] = { unknot_guide_get_step (guide, i)->spot, NULL };

      add_new (spots, spot);
    }
  for (guint i = 0; i < spots->len; i++)
    longest = MAX (longest, sum_pressed (guide, spots->pdata[i]));
  return (guint) MAX (unknot_guide_get_spot_limit (guide) - ceil (longest), 0);
}

UnknotCatalogEntry *
unknot_catalog_entry_new_of_guide (UnknotGuide *guide, gboolean own)
{
  g_autoptr (GPtrArray) spots = g_ptr_array_new ();
  const guint spot_room = list_spots (guide, spots);

  g_ptr_array_add (spots, NULL);
  return unknot_catalog_entry_new (&(UnknotCatalogEntry) {
    .id = unknot_guide_get_id (guide),
    .title = unknot_guide_get_title (guide),
    .summary = unknot_guide_get_summary (guide),
    .props = unknot_guide_get_props (guide),
    .muscles = unknot_guide_get_muscles (guide),
    .spots = (const char *const *) spots->pdata,
    .spot_room = spot_room,
    .seconds = ceil (unknot_guide_get_seconds (guide)),
    .kind = unknot_guide_get_kind (guide),
    .places = unknot_guide_get_places (guide),
    .n_parts = g_strv_length ((char **) unknot_guide_get_parts (guide)),
    .on_camera = unknot_guide_get_on_camera (guide),
    .silent = unknot_guide_get_silent (guide),
    .for_call = unknot_guide_get_for_call (guide),
    .checklist = unknot_guide_get_checklist (guide),
    .own = own,
  });
}

UnknotCatalogEntry *
unknot_catalog_entry_join (const UnknotCatalogEntry *set, UnknotCatalogEntry *const *parts, guint n_parts)
{
  g_autoptr (GPtrArray) props = g_ptr_array_new (), muscles = g_ptr_array_new (), spots = g_ptr_array_new ();
  gboolean only_presses = n_parts > 0;
  UnknotCatalogEntry all = *set;

  all.on_camera = all.silent = TRUE;
  all.spot_room = n_parts > 0 ? G_MAXUINT : 0;
  add_new (props, set->props);
  add_new (muscles, set->muscles);
  for (guint i = 0; i < n_parts; i++)
    {
      all.seconds += parts[i]->seconds;
      all.on_camera = all.on_camera && parts[i]->on_camera;
      all.silent = all.silent && parts[i]->silent;
      add_new (props, parts[i]->props);
      add_new (muscles, parts[i]->muscles);
      add_new (spots, parts[i]->spots);
      only_presses = only_presses && parts[i]->spots[0] != NULL;
      all.spot_room = MIN (all.spot_room, parts[i]->spot_room);
    }
  if (!only_presses)
    g_ptr_array_set_size (spots, 0);
  g_ptr_array_add (props, NULL);
  g_ptr_array_add (muscles, NULL);
  g_ptr_array_add (spots, NULL);
  all.props = (const char *const *) props->pdata;
  all.muscles = (const char *const *) muscles->pdata;
  all.spots = (const char *const *) spots->pdata;
  return unknot_catalog_entry_new (&all);
}

int
unknot_catalog_order_compare (gconstpointer a, gconstpointer b)
{
  const UnknotCatalogOrder *one = a, *other = b;
  int order = (int) one->kind - (int) other->kind;

  if (order == 0)
    order = strcmp (one->title, other->title);
  return order != 0 ? order : strcmp (one->id, other->id);
}
