/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"

/* Calls @check for each of the bundled guides. */
static inline void
unknot_for_each_guide (void (*check) (UnknotCatalog *catalog, UnknotGuide *guide))
{
  g_autoptr (UnknotCatalog) catalog = unknot_catalog_new ("resource:///io/github/unknot/Unknot/guides", NULL);

  unknot_catalog_load (catalog);
  for (guint i = 0; i < unknot_catalog_get_n_entries (catalog); i++)
    {
      g_autoptr (UnknotGuide) guide =
        unknot_catalog_read_guide (catalog, unknot_catalog_get_entry (catalog, i)->id, NULL);

      check (catalog, guide);
    }
}
