/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/guide-private.h"

G_DEFINE_FINAL_TYPE (UnknotGuide, unknot_guide, G_TYPE_OBJECT)
G_DEFINE_QUARK (unknot-guide-error-quark, unknot_guide_error)

/* Names of files and of D-Bus: never to be changed. */
const char *const unknot_guide_kinds[] = { "stretch", "massage", "heat", "posture", "calm", "care", NULL };

const char *
unknot_guide_kind_to_string (UnknotGuideKind kind)
{
  g_return_val_if_fail ((guint) kind < UNKNOT_N_GUIDE_KINDS, NULL);

  return unknot_guide_kinds[kind];
}

gboolean
unknot_guide_kind_from_string (const char *name, UnknotGuideKind *kind)
{
  guint i;

  g_return_val_if_fail (name != NULL, FALSE);

  for (i = 0; unknot_guide_kinds[i] != NULL; i++)
    if (g_str_equal (unknot_guide_kinds[i], name))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

#define GETTER(type, name, expression) \
  type unknot_guide_get_##name (UnknotGuide *self) \
  { \
    g_return_val_if_fail (UNKNOT_IS_GUIDE (self), (type) 0); \
    return (type) (expression); \
  }

GETTER (const char *, id, self->id)
GETTER (UnknotGuideKind, kind, self->kind)
GETTER (const char *, title, self->title)
GETTER (const char *, summary, self->summary)
GETTER (double, seconds, self->seconds)
GETTER (UnknotPlace, places, self->places)
GETTER (gboolean, on_camera, self->on_camera)
GETTER (gboolean, silent, self->silent)
GETTER (gboolean, for_call, self->for_call)
GETTER (gboolean, checklist, self->checklist)
GETTER (const char *const *, props, self->props)
GETTER (const char *const *, muscles, self->muscles)
GETTER (UnknotEvidence, evidence, self->evidence)
GETTER (const char *, evidence_note, self->evidence_note)
GETTER (const char *const *, sources, self->sources)
GETTER (const char *const *, cautions, self->cautions)
GETTER (const char *const *, ask_first, self->ask_first)
GETTER (const char *const *, stop, self->stop)
GETTER (const char *const *, never_press, self->never_press)
GETTER (guint, spot_limit, self->spot_limit)
GETTER (const char *, next, self->next)
GETTER (const char *const *, parts, self->parts)
GETTER (guint, n_steps, self->steps->len)

const UnknotStep *
unknot_guide_get_step (UnknotGuide *self, guint index)
{
  g_return_val_if_fail (UNKNOT_IS_GUIDE (self), NULL);
  g_return_val_if_fail (index < self->steps->len, NULL);

  return g_ptr_array_index (self->steps, index);
}

/* Adds to @into what of @more it lacks, in order. */
static void
merge_names (char ***into, char **more)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  guint i;

  for (i = 0; (*into)[i] != NULL; i++)
    g_ptr_array_add (all, (*into)[i]);
  for (i = 0; more[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) *into, more[i]))
      g_ptr_array_add (all, g_strdup (more[i]));
  g_ptr_array_add (all, NULL);
  g_free (*into); /* its texts moved on */
  *into = (char **) g_ptr_array_free (g_steal_pointer (&all), FALSE);
}

static void
join_part (UnknotGuide *joined, UnknotGuide *part)
{
  guint i;

  merge_names (&joined->props, part->props);
  merge_names (&joined->muscles, part->muscles);
  merge_names (&joined->cautions, part->cautions);
  merge_names (&joined->ask_first, part->ask_first);
  merge_names (&joined->stop, part->stop);
  merge_names (&joined->never_press, part->never_press);
  merge_names (&joined->sources, part->sources);
  joined->on_camera = joined->on_camera && part->on_camera;
  joined->silent = joined->silent && part->silent;
  if (part->spot_limit > 0)
    joined->spot_limit = joined->spot_limit > 0 ? MIN (joined->spot_limit, part->spot_limit) : part->spot_limit;
  for (i = 0; i < part->steps->len; i++)
    g_ptr_array_add (joined->steps, unknot_step_copy (g_ptr_array_index (part->steps, i)));
  joined->seconds += part->seconds;
}

UnknotGuide *
unknot_guide_join (UnknotGuide *set, UnknotGuide *const *parts, guint n_parts)
{
  UnknotGuide *joined;
  guint i;

  g_return_val_if_fail (UNKNOT_IS_GUIDE (set), NULL);
  g_return_val_if_fail (g_strv_length (set->parts) == n_parts, NULL);

  joined = g_object_new (UNKNOT_TYPE_GUIDE, NULL);
  joined->id = g_strdup (set->id);
  joined->kind = set->kind;
  joined->title = g_strdup (set->title);
  joined->summary = g_strdup (set->summary);
  joined->places = set->places;
  joined->on_camera = TRUE;
  joined->silent = TRUE;
  joined->props = g_strdupv (set->props);
  joined->muscles = g_strdupv (set->muscles);
  joined->evidence = set->evidence;
  joined->evidence_note = g_strdup (set->evidence_note);
  joined->sources = g_strdupv (set->sources);
  joined->cautions = g_strdupv (set->cautions);
  joined->ask_first = g_strdupv (set->ask_first);
  joined->stop = g_strdupv (set->stop);
  joined->never_press = g_strdupv (set->never_press);
  joined->next = g_strdup (set->next);
  joined->parts = g_strdupv (set->parts);
  for (i = 0; i < n_parts; i++)
    join_part (joined, parts[i]);
  return joined;
}

static void
unknot_guide_finalize (GObject *object)
{
  UnknotGuide *self = UNKNOT_GUIDE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_strfreev (self->props);
  g_strfreev (self->muscles);
  g_free (self->evidence_note);
  g_strfreev (self->sources);
  g_strfreev (self->cautions);
  g_strfreev (self->ask_first);
  g_strfreev (self->stop);
  g_strfreev (self->never_press);
  g_free (self->next);
  g_strfreev (self->parts);
  g_ptr_array_unref (self->steps);

  G_OBJECT_CLASS (unknot_guide_parent_class)->finalize (object);
}

static void
unknot_guide_class_init (UnknotGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unknot_guide_finalize;
}

static void
unknot_guide_init (UnknotGuide *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) unknot_step_free);
}
