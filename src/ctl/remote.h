/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a command ends with.  Part of the interface that scripts rely on: never renumber. */
typedef enum {
  UNKNOT_EXIT_OK = 0,
  UNKNOT_EXIT_REFUSED = 1,     /* the command does not fit the moment, or the service failed at it */
  UNKNOT_EXIT_USAGE = 2,       /* the words of the call are wrong */
  UNKNOT_EXIT_NOT_RUNNING = 3, /* the service does not run and could not be started */
  UNKNOT_EXIT_NOT_FOUND = 4,   /* no guide of that name */
} UnknotExit;

/* The service, seen from the command line: one bus connection and one call after the other.
 * Every function returns an UnknotExit and has told the user on stderr what went wrong when
 * that is not UNKNOT_EXIT_OK. */

/* Calls @method of Service1.
 * @parameters: (nullable): floating.
 * @start: whether the service is started when it does not run.
 * @reply: (out) (optional) (transfer full). */
UnknotExit unknot_remote_call (const char *method, GVariant *parameters, gboolean start, GVariant **reply);

/* The same with the open file @fd as its only argument. */
UnknotExit unknot_remote_call_with_file (const char *method, int fd, GVariant **reply);

/* All properties of Service1 as an a{sv}, and the service's clock at the same moment.
 * Never starts the service: asking how it is must not change how it is. */
UnknotExit unknot_remote_get (GVariant **properties, gint64 *clock_now);

/* Told how the service is.
 * @properties: (nullable): all of Service1; NULL while it does not run.
 * Returns: after how long, on the service's clock, it has something else to say of the same
 *   properties; UNKNOT_NEVER when it has not. */
typedef gint64 (*UnknotRemoteFunc) (GVariant *properties, gint64 clock_now, gpointer user_data);

/* Calls @changed after each change, at the moments that it names, and once at the beginning.  When
 * the service ends, waits for its return.  Runs until the connection is lost. */
UnknotExit unknot_remote_watch (UnknotRemoteFunc changed, gpointer user_data);

G_END_DECLS
