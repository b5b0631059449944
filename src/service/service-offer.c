/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/notices.h"
#include "service/service-private.h"

/* How a due break is put before the user: by a notification, or on the break screen, which
 * comes when no hand is on the keyboard. */

static void
show_notice (UnknotService *self, guint count)
{
  const UnknotCatalogEntry *entry;
  UnknotStatus status;

  entry = unknot_catalog_find (self->catalog, unknot_advice_get_guide (self->advice));
  unknot_schedule_status (self->schedule, unknot_clock_now (self->clock), &status);
  unknot_notices_show_due (self->notifier, &status, count, entry != NULL ? entry->title : NULL);
}

static gboolean
is_due (UnknotService *self)
{
  UnknotStatus status;

  unknot_schedule_status (self->schedule, unknot_clock_now (self->clock), &status);

  return status.phase == UNKNOT_PHASE_DUE;
}

/* The schedule waits for a lull, but not for ever, and not at all if the user does not want it
 * to.  A notification may come then; a window that takes the keyboard may not. */
static gboolean
hands_rest (UnknotService *self)
{
  /* Just after the start nobody has said yet who is here. */
  if (self->starting || self->settle_source != 0)
    return FALSE;
  if (!unknot_presence_monitor_can_lull (self->presence))
    return TRUE;

  /* Idleness is told of after a lull at the earliest. */
  return unknot_presence_monitor_get (self->presence, NULL) != UNKNOT_PRESENCE_ACTIVE;
}

static void
open_screen (UnknotService *self)
{
  self->screen_waits = FALSE;
  self->screen_open = TRUE;
  unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_BREAK);
  unknot_launcher_set_watching (self->launcher, TRUE, FALSE);
  unknot_launcher_open_screen (self->launcher, unknot_advice_get_guide (self->advice));
}

void
unknot_service_offer_break (UnknotService *self, guint count)
{
  /* The guide was chosen long before, unless the break was due at once after the start. */
  unknot_service_load_catalog (self);
  if (unknot_settings_get_break_screen (self->settings) == UNKNOT_BREAK_SCREEN_GENTLE)
    {
      show_notice (self, count);
    }
  else if (hands_rest (self))
    {
      open_screen (self);
    }
  else
    {
      show_notice (self, count);
      self->screen_waits = TRUE;
      unknot_presence_monitor_set_wants_lull (self->presence, TRUE);
    }
}

void
unknot_service_presence_seen (UnknotService *self)
{
  if (!self->screen_waits || !hands_rest (self))
    return;

  self->screen_waits = FALSE;
  if (!is_due (self) || unknot_settings_get_break_screen (self->settings) == UNKNOT_BREAK_SCREEN_GENTLE)
    return;
  open_screen (self);
}

void
unknot_service_withdraw_offer (UnknotService *self)
{
  self->screen_waits = FALSE;
  if (self->screen_open)
    unknot_launcher_set_watching (self->launcher, FALSE, FALSE);
  self->screen_open = FALSE;
  unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_BREAK);
}

gboolean
unknot_service_screen_failed (UnknotService *self)
{
  if (!self->screen_open || !is_due (self))
    return FALSE;

  self->screen_open = FALSE;
  unknot_launcher_set_watching (self->launcher, FALSE, FALSE);
  show_notice (self, 0);

  return TRUE;
}
