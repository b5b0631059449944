/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/checklist.h"

struct _UnknotChecklist {
  UnknotGuide *guide;
  guint n_items;
  UnknotCheck *checks;
};

/* Kept in the settings: never to be changed. */
static const char *const words[] = {
  [UNKNOT_CHECK_OPEN] = "", [UNKNOT_CHECK_SO] = "so", [UNKNOT_CHECK_CHANGED] = "changed", [UNKNOT_CHECK_NONE] = "none"
};

static char *
key_of (const UnknotChecklist *self, guint index)
{
  return g_strdup_printf ("%s/%s", unknot_guide_get_id (self->guide), unknot_guide_get_step (self->guide, index)->item);
}

static UnknotCheck
check_from_word (const char *word)
{
  for (guint i = UNKNOT_CHECK_SO; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return (UnknotCheck) i;
  return UNKNOT_CHECK_OPEN;
}

UnknotChecklist *
unknot_checklist_new (UnknotGuide *guide, GVariant *kept)
{
  UnknotChecklist *self;

  g_return_val_if_fail (UNKNOT_IS_GUIDE (guide) && unknot_guide_get_checklist (guide), NULL);
  g_return_val_if_fail (kept == NULL || g_variant_is_of_type (kept, G_VARIANT_TYPE ("a{ss}")), NULL);

  self = g_new0 (UnknotChecklist, 1);
  self->guide = g_object_ref (guide);
  self->n_items = unknot_guide_get_n_steps (guide);
  self->checks = g_new0 (UnknotCheck, self->n_items);
  for (guint i = 0; kept != NULL && i < self->n_items; i++)
    {
      g_autofree char *key = key_of (self, i);
      const char *word;

      if (g_variant_lookup (kept, key, "&s", &word))
        self->checks[i] = check_from_word (word);
    }
  return self;
}

void
unknot_checklist_free (UnknotChecklist *self)
{
  g_object_unref (self->guide);
  g_free (self->checks);
  g_free (self);
}

guint
unknot_checklist_get_n_items (const UnknotChecklist *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_items;
}

guint
unknot_checklist_get_n_open (const UnknotChecklist *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_items; i++)
    n += self->checks[i] == UNKNOT_CHECK_OPEN;
  return n;
}

UnknotCheck
unknot_checklist_get (const UnknotChecklist *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_items, UNKNOT_CHECK_OPEN);
  return self->checks[index];
}

void
unknot_checklist_set (UnknotChecklist *self, guint index, UnknotCheck check)
{
  g_return_if_fail (self != NULL && index < self->n_items);
  self->checks[index] = check;
}

void
unknot_checklist_reset (UnknotChecklist *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_items; i++)
    self->checks[i] = UNKNOT_CHECK_OPEN;
}

guint
unknot_checklist_next_open (const UnknotChecklist *self, guint from)
{
  g_return_val_if_fail (self != NULL, 0);

  while (from < self->n_items && self->checks[from] != UNKNOT_CHECK_OPEN)
    from++;
  return MIN (from, self->n_items);
}

GVariant *
unknot_checklist_to_variant (const UnknotChecklist *self, GVariant *kept)
{
  g_autofree char *prefix = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *word;

  g_return_val_if_fail (self != NULL, NULL);

  prefix = g_strconcat (unknot_guide_get_id (self->guide), "/", NULL);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  if (kept != NULL)
    {
      g_variant_iter_init (&iter, kept);
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &word))
        if (!g_str_has_prefix (key, prefix))
          g_variant_builder_add (&builder, "{ss}", key, word);
    }
  for (guint i = 0; i < self->n_items; i++)
    if (self->checks[i] != UNKNOT_CHECK_OPEN)
      {
        g_autofree char *own = key_of (self, i);

        g_variant_builder_add (&builder, "{ss}", own, words[self->checks[i]]);
      }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}
