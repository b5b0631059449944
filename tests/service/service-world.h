/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "notices-seen.h"

G_BEGIN_DECLS

/* The whole service on a private bus, with a fake notification server and a fake window
 * program that the bus starts when it is called. */

#define SERVICE_NAME "io.github.unknot.Unknot.Service"
#define APP_NAME "io.github.unknot.Unknot"

typedef struct {
  UnknotFixture *fixture;
  GSubprocess *service;
  GSubprocess *server; /* of notifications */
} ServiceWorld;

/* @scale: "1", or how many times faster */
ServiceWorld *service_world_new (const char *scale);
void service_world_free (ServiceWorld *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ServiceWorld, service_world_free)

void service_world_start (ServiceWorld *self, const char *scale);
/* The same with a library of this folder loaded into the service first: "libfake-disk.so". */
void service_world_start_with (ServiceWorld *self, const char *scale, const char *library);
/* Lets @seconds pass in a running break, on a faster clock; then the clock is that on the wall again. */
void service_world_rest (ServiceWorld *self, gint64 seconds);
/* Ends the service by @signal and waits until its name is free. */
void service_world_end (ServiceWorld *self, int signal);

/* @parameters: (nullable): in GVariant's text format.  Returns: (transfer full) */
GVariant *service_world_call (ServiceWorld *self, const char *method, const char *parameters, GError **error);
/* The same, and it must succeed. */
GVariant *service_world_do (ServiceWorld *self, const char *method, const char *parameters);
/* The same, and it must fail with the D-Bus error @name. */
void service_world_refused (ServiceWorld *self, const char *method, const char *parameters, const char *name);

/* Runs unknotctl with the words up to NULL.  @status: (out): its exit status.
 * Returns: (transfer full): what it printed, errors included. */
char *service_world_command (ServiceWorld *self, int *status, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Returns: (transfer full) */
GVariant *service_world_get (ServiceWorld *self, const char *property);
gint64 service_world_get_number (ServiceWorld *self, const char *property); /* x, u or b */
gboolean service_world_is (ServiceWorld *self, const char *property, const char *value);
/* Whether one of the problems contains @text. */
gboolean service_world_has_problem (ServiceWorld *self, const char *text);

/* Whether the window program was activated so: "break neck-side-tilt token". */
gboolean service_world_app_was_asked (ServiceWorld *self, const char *call);
/* The window program hears and answers nothing any more. */
void service_world_stop_app (ServiceWorld *self);
/* Kills the window program. */
void service_world_kill_app (ServiceWorld *self);

G_END_DECLS
