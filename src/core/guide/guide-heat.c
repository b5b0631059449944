/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The member "heat": how long warmth may stay where it is put, and when to look at the skin. */
#include "core/guide/guide-private.h"

/* Ten to twenty minutes for whatever is warm at once; a wrap warms slowly and mildly, and may
 * stay for a working day (resources/guides/sources.json: D1 to D5). */
#define HEAT_SECONDS (20 * 60)
#define WRAP_SECONDS (8 * 60 * 60)
#define WRAP "heat-wrap"
/* After five minutes; nobody may put the first look off for longer than ten. */
#define SKIN_CHECK_SECONDS (5 * 60)
#define SKIN_CHECK_MAX (10 * 60)

const char *const unknot_guide_heat_members[] = { "from", "seconds", "skin-check", "skin-again", NULL };

static guint
read_seconds (UnknotJsonReader *reader, JsonObject *heat, UnknotGuide *guide)
{
  gboolean wrap = g_strv_contains ((const char *const *) guide->props, WRAP);
  int seconds = unknot_json_reader_integer (reader, heat, "seconds", -1, 60, WRAP_SECONDS);

  if (!wrap && seconds > HEAT_SECONDS)
    unknot_json_reader_fail (reader, "seconds", "must be at most %d, 20 minutes: only a “%s” among the props may "
                             "stay for longer", HEAT_SECONDS, WRAP);
  return MAX (seconds, 0);
}

void
unknot_guide_read_heat (UnknotJsonReader *reader, JsonObject *root, UnknotGuide *guide)
{
  JsonObject *object = unknot_json_reader_object (reader, root, "heat", FALSE);
  UnknotGuideHeat heat = { 0 };
  gsize mark;

  if (object == NULL)
    return;
  if (guide->kind != UNKNOT_GUIDE_HEAT)
    unknot_json_reader_fail (reader, "heat", "goes with the kind “heat” only; leave it out, or change “kind”");

  mark = unknot_json_reader_enter (reader, "heat", -1);
  unknot_json_reader_known (reader, object, unknot_guide_heat_members);
  heat.seconds = read_seconds (reader, object, guide);
  heat.skin_check =
    unknot_json_reader_integer (reader, object, "skin-check", SKIN_CHECK_SECONDS, 60, SKIN_CHECK_MAX);
  heat.skin_again = unknot_json_reader_integer (reader, object, "skin-again", 0, 0, WRAP_SECONDS);
  heat.from = unknot_json_reader_integer (reader, object, "from", 1, 1, UNKNOT_GUIDE_MAX_STEPS) - 1;
  if (heat.skin_again > 0 && heat.skin_again < 60)
    unknot_json_reader_fail (reader, "skin-again", "must be at least 60 seconds, or 0 for only once");
  if (!reader->failed && heat.from >= guide->steps->len)
    unknot_json_reader_fail (reader, "from", "must be the number of a step, 1 to %u", guide->steps->len);
  unknot_json_reader_leave (reader, mark);

  guide->heat = heat;
}

const UnknotGuideHeat *
unknot_guide_get_heat (UnknotGuide *self)
{
  g_return_val_if_fail (UNKNOT_IS_GUIDE (self), NULL);

  return self->heat.seconds > 0 ? &self->heat : NULL;
}
