/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libFuzzer target: the index of the user's guides, with a checksum that is always right and a key
 * of no letters.  Whatever it says, nothing is read beyond its end.  ./dev fuzz runs it. */

#include "core/guide/guide-index.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GByteArray *all = g_byte_array_new ();
  guint8 digest[UNKNOT_INDEX_DIGEST_BYTES];
  gsize length = sizeof digest;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (UnknotGuideIndex) index = NULL;

  g_checksum_update (sum, data, size);
  g_checksum_get_digest (sum, digest, &length);
  g_byte_array_append (all, data, size);
  g_byte_array_append (all, digest, length);
  sealed = g_byte_array_free_to_bytes (all);
  index = unknot_guide_index_new (sealed, "");
  for (guint i = 0; index != NULL && i < unknot_guide_index_get_n_rows (index); i++)
    {
      g_autoptr (UnknotCatalogEntry) entry = unknot_guide_index_make_entry (index, i);
      guint row;

      g_assert (entry == NULL || g_utf8_validate (entry->title, -1, NULL));
      unknot_guide_index_find (index, unknot_guide_index_get_text (index, unknot_guide_index_get_row (index, i)->id), &row);
    }
  for (guint i = 0; index != NULL && i < unknot_guide_index_get_n_listed (index); i++)
    g_assert (unknot_guide_index_get_listed (index, i) < unknot_guide_index_get_n_rows (index));
  return 0;
}
