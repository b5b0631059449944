/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/question.h"
#include "service/notices.h"
#include "service/service-private.h"

/* What became due, and what the user answers to it. */

static void
set_string (char **member, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*member);
  *member = copy;
}

/* The day and the number of checks on it are kept with the state, so that a restart does not ask
 * the same again. */
static char *
next_question (UnknotService *self)
{
  UnknotTime now = unknot_clock_now (self->clock);
  guint day = MAX (now.wall + now.utc_offset * UNKNOT_SECOND, 0) / UNKNOT_DAY;

  if (day != self->question_day)
    {
      self->question_day = day;
      self->questions = 0;
    }

  return unknot_question_get (day, self->questions++);
}

/* A break that has been held for long turns into something small; nothing when no guide fits. */
static void
show_on_call (UnknotService *self)
{
  g_autofree char *guide = NULL;
  const UnknotCatalogEntry *entry;

  unknot_service_load_catalog (self);
  guide = unknot_advice_find_on_call (self->advice, unknot_clock_now (self->clock));
  set_string (&self->on_call_guide, guide != NULL ? guide : "");
  entry = unknot_catalog_find (self->catalog, self->on_call_guide);
  if (entry != NULL)
    unknot_notices_show_on_call (self->notifier, entry->title);
}

static void
break_started (UnknotService *self)
{
  unknot_service_withdraw_offer (self);
  unknot_launcher_set_watching (self->launcher, TRUE, FALSE);
  unknot_launcher_open_break (self->launcher, self->guide, self->token);
}

static void
break_ended (UnknotService *self, const UnknotBreakRecord *record)
{
  gboolean shown = self->guide[0] != '\0';

  unknot_journal_add_break (self->journal, unknot_clock_now (self->clock), record, shown ? self->guide : NULL);
  unknot_launcher_set_watching (self->launcher, FALSE, FALSE);
  unknot_service_withdraw_offer (self);
  unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_TROUBLE);
  set_string (&self->guide, "");
  unknot_service_choose_guide (self);
}

static void
posture_ended (UnknotService *self, const UnknotEvent *event)
{
  unknot_journal_add_posture (self->journal, unknot_clock_now (self->clock), event->posture.asked,
                              event->posture.answer, self->question);
  unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_POSTURE);
  set_string (&self->question, "");
}

void
unknot_service_handle_event (UnknotService *self, const UnknotEvent *event)
{
  switch (event->kind)
    {
    case UNKNOT_EVENT_BREAK_SOON:
      unknot_notices_show_soon (self->notifier, event->length);
      unknot_launcher_prepare (self->launcher);
      break;

    case UNKNOT_EVENT_BREAK_DUE:
      unknot_service_offer_break (self, event->count);
      break;

    case UNKNOT_EVENT_BREAK_WITHDRAWN:
      unknot_service_withdraw_offer (self);
      break;

    case UNKNOT_EVENT_BREAK_STARTED:
      break_started (self);
      break;

    case UNKNOT_EVENT_BREAK_ENDED:
      break_ended (self, &event->record);
      break;

    case UNKNOT_EVENT_POSTURE_DUE:
      g_free (self->question);
      self->question = next_question (self);
      unknot_notices_show_posture (self->notifier, self->question);
      break;

    case UNKNOT_EVENT_POSTURE_WITHDRAWN:
      unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_POSTURE);
      break;

    case UNKNOT_EVENT_POSTURE_ENDED:
      posture_ended (self, event);
      break;

    case UNKNOT_EVENT_ON_CALL_DUE:
      show_on_call (self);
      break;

    case UNKNOT_EVENT_ON_CALL_WITHDRAWN:
      unknot_notifier_withdraw (self->notifier, UNKNOT_SLOT_ON_CALL);
      break;

    case UNKNOT_EVENT_BREAK_POSTPONED: /* WITHDRAWN has taken it from the screen */
    case UNKNOT_EVENT_BREAK_HELD: /* tray and bus show it; that is all quiet allows */
    case UNKNOT_EVENT_BREAK_OVER: /* the window shows it */
    case UNKNOT_EVENT_CHANGED:
      break;
    }
}

void
unknot_service_resume_notices (UnknotService *self)
{
  UnknotStatus status;

  unknot_schedule_status (self->schedule, unknot_clock_now (self->clock), &status);
  if (status.phase == UNKNOT_PHASE_DUE)
    unknot_service_offer_break (self, 0);
  if (status.on_call)
    show_on_call (self);
  if (status.posture_open)
    unknot_notices_show_posture (self->notifier, self->question);
  if (status.phase == UNKNOT_PHASE_BREAK)
    unknot_launcher_set_watching (self->launcher, TRUE, TRUE);
}

static void
break_answered (UnknotService *self, const char *action, const char *token)
{
  const UnknotMenuCommands *commands = &unknot_service_menu_commands;

  if (g_str_equal (action, UNKNOT_NOTICE_START))
    commands->take_break ("", token, self);
  else if (g_str_equal (action, UNKNOT_NOTICE_POSTPONE))
    commands->postpone (self);
  else if (g_str_equal (action, UNKNOT_NOTICE_SKIP))
    commands->skip (self);
  else
    commands->show_window ("today", token, self);
}

/* The break becomes the small movement; who does not want it keeps the break for later. */
static void
on_call_answered (UnknotService *self, const char *action, const char *token)
{
  if (!g_str_equal (action, UNKNOT_NOTICE_NOT_NOW))
    unknot_service_menu_commands.take_break (self->on_call_guide, token, self);
}

static void
posture_answered (UnknotService *self, const char *action, const char *token)
{
  gboolean good = g_str_equal (action, UNKNOT_NOTICE_GOOD);

  if (good || g_str_equal (action, UNKNOT_NOTICE_SLOUCHING))
    unknot_service_bus_commands.answer_posture (good, self, NULL);
  else
    unknot_service_menu_commands.show_window ("today", token, self);
}

void
unknot_service_notice_answered (UnknotService *self, guint slot, const char *action, const char *token)
{
  switch ((UnknotSlot) slot)
    {
    case UNKNOT_SLOT_BREAK:
      break_answered (self, action, token);
      break;

    case UNKNOT_SLOT_POSTURE:
      posture_answered (self, action, token);
      break;

    case UNKNOT_SLOT_ON_CALL:
      on_call_answered (self, action, token);
      break;

    case UNKNOT_SLOT_HEAT:
      unknot_service_heat_answered (self, action, token);
      break;

    case UNKNOT_SLOT_WATER:
      unknot_service_water_answered (self, action, token);
      break;

    case UNKNOT_SLOT_TROUBLE:
      /* Only the lost window has something to click. */
      unknot_launcher_open_break (self->launcher, self->guide, token);
      break;

    case UNKNOT_SLOT_HISTORY:
      unknot_service_menu_commands.show_window ("today", token, self);
      break;

    case UNKNOT_SLOT_TEST:
      unknot_service_menu_commands.show_window ("test-arrived", token, self);
      break;

    case UNKNOT_N_SLOTS:
      g_assert_not_reached ();
    }
}
