/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libFuzzer target: whatever the saved state holds, the sit clock, a heat session and the water and the decisions
 * taken up from it keep their promises.  ./dev fuzz runs it. */

#include "core/schedule/decisions.h"
#include "core/schedule/heat.h"
#include "core/schedule/schedule.h"
#include "core/schedule/water.h"
#include "service/store.h"

#define BOOT (100 * UNKNOT_HOUR)
#define WALL (G_GINT64_CONSTANT (1704067200) * UNKNOT_SECOND)
#define BOOT_ID "boot-a"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

static void
event_cb (const UnknotEvent *event, gpointer user_data)
{
}

/* Goes on from moment to moment: each lies after the one before, and the numbers stay sane. */
static void
live (UnknotSchedule *schedule, UnknotTime now)
{
  for (guint i = 0; i < 50; i++)
    {
      gint64 next = unknot_schedule_update (schedule, now);
      UnknotStatus status;

      unknot_schedule_status (schedule, now, &status);
      g_assert (status.sat >= 0 && status.due_in >= 0 && status.progress <= 8);
      g_assert (next > now.boot);
      if (next == UNKNOT_NEVER || next - now.boot > 400 * UNKNOT_DAY)
        return;
      now.wall += next - now.boot;
      now.boot = next;
    }
}

static void
try_schedule (GVariant *state, UnknotTime now)
{
  const UnknotPlan plan = unknot_plan_default ();
  g_autoptr (UnknotSchedule) schedule = NULL;
  g_autoptr (GError) error = NULL;
  gboolean taken;

  schedule = unknot_schedule_new (&plan, now, event_cb, NULL);
  taken = unknot_schedule_restore (schedule, now, BOOT_ID, state, &error);
  g_assert (taken == (error == NULL));
  live (schedule, now);
}

static void
try_heat (GVariant *state, UnknotTime now)
{
  g_autoptr (UnknotHeat) heat = unknot_heat_new ();
  g_autoptr (GError) error = NULL;
  UnknotHeatStatus status;
  gboolean taken = unknot_heat_restore (heat, now, BOOT_ID, state, &error);

  g_assert (taken == (error == NULL));
  unknot_heat_status (heat, now, &status);
  g_assert (status.left >= 0 && status.left <= UNKNOT_HEAT_MAX);
  for (guint i = 0; i < 20; i++)
    {
      gint64 next = unknot_heat_update (heat, now);

      g_assert (next > now.boot);
      if (next == UNKNOT_NEVER)
        return;
      now.wall += next - now.boot;
      now.boot = next;
    }
}

static void
try_water (GVariant *state, UnknotTime now)
{
  UnknotWater water = { .interval = UNKNOT_HOUR, .since = now.boot, .free_since = now.boot };

  unknot_water_restore (&water, now, BOOT_ID, state);
  unknot_water_update (&water, now);
  g_assert (unknot_water_next (&water) > 0);
}

static void
try_decisions (GVariant *state)
{
  g_autoptr (GVariant) saved = g_variant_lookup_value (state, "decisions", G_VARIANT_TYPE (UNKNOT_DECISIONS_TYPE));
  g_autoptr (UnknotDecisions) decisions = unknot_decisions_new ();
  g_autoptr (GVariant) list = NULL;

  if (saved == NULL)
    return;
  unknot_decisions_restore (decisions, saved);
  list = g_variant_ref_sink (unknot_decisions_to_variant (decisions));
  g_assert (g_variant_n_children (list) <= UNKNOT_DECISIONS_MAX);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  const UnknotTime now = { .boot = BOOT, .wall = WALL, .utc_offset = 3600 };
  g_autoptr (GVariant) state = NULL;

  state = unknot_store_parse ((const char *) data, size, NULL);
  if (state == NULL)
    return 0;
  try_schedule (state, now);
  try_heat (state, now);
  try_water (state, now);
  try_decisions (state);
  return 0;
}
