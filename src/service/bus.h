/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/history/history.h"
#include "service/dbus-service1.h"
#include "service/errors.h"

G_BEGIN_DECLS

/* What the bus can ask for.  Arguments have been checked for their form (lengths, ranges,
 * known words); what only the service can know (guides, the moment) it checks itself.
 * Each returns FALSE with UNKNOT_SERVICE_ERROR, G_DBUS_ERROR or another error, and then has
 * changed nothing.  All members are needed. */
typedef struct {
  void (*refresh) (gpointer user_data); /* a property is about to be read */
  gint64 (*clock_now) (gpointer user_data);
  gboolean (*take_break) (const char *guide, const char *token, gpointer user_data, GError **error);
  gboolean (*end_break) (gboolean completed, gpointer user_data, GError **error);
  gboolean (*postpone) (gpointer user_data, GError **error);
  gboolean (*skip) (gpointer user_data, GError **error);
  gboolean (*pause) (guint seconds, gpointer user_data, GError **error); /* 0: until resumed */
  gboolean (*pause_until_tomorrow) (gpointer user_data, GError **error);
  gboolean (*resume) (gpointer user_data, GError **error);
  gboolean (*check_posture) (gpointer user_data, GError **error);
  gboolean (*answer_posture) (gboolean good, gpointer user_data, GError **error);
  GVariant *(*list_guides) (gpointer user_data); /* floating a(sssu) */
  gboolean (*another_guide) (gpointer user_data, GError **error);
  /* (a(xxxxxxuuss)a(xss)), floating; at most @limit rows each, the newest */
  GVariant *(*get_history) (gint64 from, gint64 to, guint limit, gpointer user_data);
  gboolean (*rate_guide) (const char *guide, UnknotFeeling feeling, gpointer user_data, GError **error);
  /* @seconds: 1 to 3600 */
  gboolean (*add_spot_time) (const char *spot, guint seconds, gpointer user_data, GError **error);
  GVariant *(*get_spot_times) (gpointer user_data); /* floating a{su} */
  GVariant *(*get_decisions) (gpointer user_data); /* floating a(xs) */
  gboolean (*show_window) (const char *page, const char *token, gpointer user_data, GError **error);
  gboolean (*test_notification) (gpointer user_data, GError **error);
  void (*quit) (gpointer user_data); /* after the caller has been answered */
} UnknotBusCommands;

/* io.github.unknot.Unknot.Service1, the object on the bus.  The properties are those of the
 * generated skeleton; the service sets them. */
#define UNKNOT_TYPE_BUS (unknot_bus_get_type ())
G_DECLARE_FINAL_TYPE (UnknotBus, unknot_bus, UNKNOT, BUS, UnknotDBusService1Skeleton)

#define UNKNOT_BUS_PATH "/io/github/unknot/Unknot/Service"
#define UNKNOT_BUS_MAX_ROWS 10000

/* @commands: lives as long as the object. */
UnknotBus *unknot_bus_new (const UnknotBusCommands *commands, gpointer user_data);

G_END_DECLS
