/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libFuzzer target: whatever a file holds, parsing it gives a guide that keeps its promises,
 * or an error that says where.  ./dev fuzz runs it. */

#include "core/guide/guide.h"

#include <math.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
check_guide (UnknotGuide *guide)
{
  double seconds = 0;
  guint i, j;

  for (i = 0; i < unknot_guide_get_n_steps (guide); i++)
    {
      const UnknotStep *step = unknot_guide_get_step (guide, i);

      g_assert (step->n_keys >= 1 && step->repeat >= 1);
      g_assert (isfinite (step->seconds) && step->seconds > 0);
      g_assert (g_utf8_validate (step->text, -1, NULL));
      for (j = 0; j < step->n_keys; j++)
        g_assert (step->keys[j].seconds > 0 && unknot_pose_check (&step->keys[j].pose, NULL));
      seconds += step->seconds;
    }
  g_assert (fabs (seconds - unknot_guide_get_seconds (guide)) < 1e-3);
  g_assert (seconds <= 3600);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotGuide) guide = unknot_guide_parse ("fuzz.json", (const char *) data, size, &error);

  g_assert ((guide == NULL) == (error != NULL));
  if (guide != NULL)
    check_guide (guide);
  else
    g_assert (g_str_has_prefix (error->message, "fuzz.json: "));
  return 0;
}
