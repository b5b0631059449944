/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/catalog.h"
#include "core/history/history-import.h"
#include "core/schedule/day-log.h"
#include "core/schedule/decisions.h"
#include "core/schedule/heat.h"
#include "core/schedule/schedule.h"
#include "core/schedule/water.h"
#include "service/advice.h"
#include "service/bus.h"
#include "service/clock.h"
#include "service/journal.h"
#include "service/launcher.h"
#include "service/tray/menu.h"
#include "service/notifier.h"
#include "service/presence/presence.h"
#include "service/quiet/quiet.h"
#include "service/search/search.h"
#include "service/service.h"
#include "service/settings.h"
#include "service/tray/tray.h"

G_BEGIN_DECLS

/* Shared by the files that make up the service: service.c (parts, life), service-attention.c
 * (time), service-state.c (what is saved), service-inputs.c (what comes in from the parts), service-events.c (what
 * became due), service-offer.c (how a due break is shown), service-heat.c and service-water.c
 * (warmth and drinking), service-commands.c (what was asked for), service-marks.c (the same about
 * where it hurts), service-history.c and service-import.c (about the history as a whole) and service-publish.c (what
 * others see). */
struct _UnknotService
{
  GObject parent_instance;

  GDBusConnection *connection;
  UnknotSettings *settings;
  UnknotClock *clock;
  UnknotSchedule *schedule;
  UnknotHeat *heat;
  gint64 heat_next;     /* boot time at which it is looked at again */
  UnknotWater water;
  UnknotPresenceMonitor *presence;
  UnknotQuiet *quiet;
  UnknotCatalog *catalog;
  UnknotJournal *journal;
  UnknotAdvice *advice;
  UnknotLauncher *launcher;
  UnknotNotifier *notifier;
  UnknotMenu *menu;
  UnknotTray *tray;
  UnknotBus *bus;
  UnknotSearch *search;

  UnknotDecisions *decisions;
  UnknotDayLog *day;    /* how today goes */
  char *deleted_day;    /* (nullable): as it was before a deletion that can still be taken back */
  UnknotHistoryBag *deleted; /* (nullable): what can still be put back */
  guint deleted_source;
  gboolean deleted_gone; /* something was deleted that nobody can put back any more */
  GArray *events;       /* UnknotEvent: told by the schedule, not yet handled */
  char *guide;          /* of the running break; "" when none */
  char *on_call_guide;  /* offered while a break is held; "" when none */
  char *question;       /* of the open posture check; "" when none */
  char *token;          /* (nullable): of the click that starts the break just now */
  guint question_day;   /* local day, since 1970, of the last posture check */
  guint questions;      /* how many there were that day */
  char *quiet_words;    /* (nullable): the reasons for quiet, lent to whoever looks */

  char *state_path;
  char *boot_id;
  GVariant *notices_left; /* (nullable): what an earlier life may have left on screen */
  gint64 quiet_doubted; /* boot time at which a silent reason for quiet is asked for again; UNKNOT_NEVER: not */
  gint64 save_by;       /* boot time; UNKNOT_NEVER: only when something happens */
  gint64 paused_to;     /* the pause ends when the wall's clock shows this (tomorrow.h); 0: by length */
  guint64 serial;       /* how often the state was saved, ever */
  char *restore_problem; /* (nullable), as the following: sentences for a person */
  char *store_problem;
  char *autostart_problem;
  char *launch_problem;
  char *told_problem; /* (nullable): of the history, as a notification said it */
  char *tray_problem;

  guint settle_source;  /* catalogue and history are read when everything else runs */
  gboolean starting;
  gboolean started;
  gboolean catalog_loaded;
  gboolean away;         /* as the schedule said last */
  gboolean screen_open;  /* the break screen shows the due break */
  gboolean screen_waits; /* it comes as soon as the hands rest; a notification stands in for it */
};

/* Takes the consequences of whatever the schedule was just told: handles what became due,
 * saves, shows, and sets the timer.  To be called after every use of the schedule that can
 * change it. */
void unknot_service_settle (UnknotService *self);

/* Sets the timer, and what else could wake us, for the time from @now on. */
void unknot_service_await_next (UnknotService *self, const UnknotStatus *status, gint64 now);

/* Something happened that makes it worth asking whether a quiet that nobody tells of has begun while
 * a break waits for its moment, or has ended while one is held. */
void unknot_service_doubt_quiet (UnknotService *self);

/* Keeps what is new in absence, pause, hours and quiet among the decisions.  What is so at the start
 * is none; the first change after it is one. */
void unknot_service_note_status (UnknotService *self);

/* @durably: whether it must survive a power cut, for which the disk is waited for. */
void unknot_service_save (UnknotService *self, gboolean durably);
/* Returns: (transfer full) (nullable): the newest of what was saved. */
GVariant *unknot_service_load_state (UnknotService *self);
/* @state: (nullable).  Zero what is not from this boot. */
void unknot_service_read_anchor (UnknotService *self, GVariant *state, UnknotClockAnchor *anchor);
/* @state: (nullable).  The schedule must be there. */
void unknot_service_restore (UnknotService *self, GVariant *state);

/* A pause until tomorrow ends there also when the clock or the time zone was changed meanwhile. */
void unknot_service_follow_pause (UnknotService *self);

/* Listens to all parts but the tray. */
void unknot_service_connect_parts (UnknotService *self);
/* The schedule is told the settings, and then who sits here. */
void unknot_service_set_plan (UnknotService *self);
void unknot_service_presence_changed (UnknotService *self);
/* @asked: whether the user has just asked for it. */
void unknot_service_apply_autostart (UnknotService *self, gboolean asked);

void unknot_service_handle_event (UnknotService *self, const UnknotEvent *event);
/* Shows again, after a restart, what was on screen. */
void unknot_service_resume_notices (UnknotService *self);
void unknot_service_notice_answered (UnknotService *self, guint slot, const char *action, const char *token);

/* Shows the due break: @count as in UNKNOT_EVENT_BREAK_DUE. */
void unknot_service_offer_break (UnknotService *self, guint count);
void unknot_service_withdraw_offer (UnknotService *self);
/* To be called when presence has changed: a break screen may have waited for that. */
void unknot_service_presence_seen (UnknotService *self);
/* The program with the windows could not be started, or went away.  Returns: whether it had the
 * due break to show; a notification shows it now. */
gboolean unknot_service_screen_failed (UnknotService *self);

/* Chooses the next guide, once catalogue and history have been read. */
void unknot_service_choose_guide (UnknotService *self);
void unknot_service_load_catalog (UnknotService *self);
gboolean unknot_service_is_on_call (UnknotService *self);

gboolean unknot_service_export_search (UnknotService *self, GError **error);

/* Brings bus and tray up to this moment. */
void unknot_service_publish (UnknotService *self);
/* The same if the time that has passed alone has changed what properties say: nothing is
 * published for that. */
void unknot_service_refresh (gpointer user_data);
/* (nullable): the reasons for quiet in a row, until the next call. */
const char *unknot_service_get_quiet_words (UnknotService *self);
/* What is said about presence and the next moment, which can change without anything else. */
void unknot_service_publish_moment (UnknotService *self, const UnknotStatus *status);
void unknot_service_look (UnknotLook *look, gpointer user_data);

/* Answers what the bus asks about the history as a whole: deleting and putting back; importing. */
void unknot_service_serve_history (UnknotService *self);
void unknot_service_serve_import (UnknotService *self);
/* To be called when much of it has come or gone: everything that is made from it is made anew. */
void unknot_service_history_changed (UnknotService *self);
void unknot_service_forget_deleted (UnknotService *self);
/* Tells what becomes of the test notification, and takes it away. */
void unknot_service_serve_test_notice (UnknotService *self);
/* Answers what the bus asks about marks. */
void unknot_service_serve_marks (UnknotService *self);
void unknot_service_serve_heats (UnknotService *self);
void unknot_service_serve_session (UnknotService *self);

/* How today goes (day-log.h).  Reads what was kept of it. */
void unknot_service_load_day (UnknotService *self);
void unknot_service_note_day (UnknotService *self, const UnknotStatus *status);
/* Makes those hours unknown and keeps them for unknot_service_put_back_day().  Returns: whether there were any. */
gboolean unknot_service_forget_day (UnknotService *self, gint64 from, gint64 to);
void unknot_service_put_back_day (UnknotService *self);
void unknot_service_serve_day (UnknotService *self);

/* To be called when marks have come or gone: others are told, and the next guide follows them. */
void unknot_service_marks_changed (UnknotService *self);

/* Heat sessions.  Takes the consequences of what they were told.  Returns: whether anything is
 * to be saved and shown. */
gboolean unknot_service_settle_heat (UnknotService *self);
void unknot_service_publish_heat (UnknotService *self);
void unknot_service_serve_heat (UnknotService *self);
void unknot_service_heat_answered (UnknotService *self, const char *action, const char *token);
/* To be called when the program ends: leaves a word on screen while it is warm. */
void unknot_service_leave_heat (UnknotService *self);
void unknot_service_end_heat (gpointer user_data);
void unknot_service_answer_skin (gboolean fine, gpointer user_data);

/* The same for the question whether to drink. */
gboolean unknot_service_settle_water (UnknotService *self);
void unknot_service_publish_water (UnknotService *self);
void unknot_service_serve_water (UnknotService *self);
void unknot_service_water_answered (UnknotService *self, const char *action, const char *token);
void unknot_service_had_water (gpointer user_data);

extern const UnknotBusCommands unknot_service_bus_commands;
extern const UnknotMenuCommands unknot_service_menu_commands;

G_END_DECLS
