/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/client.h"
#include "app/service1.h"
#include "app/sit-count.h"

G_BEGIN_DECLS

/* Shared by the files that make up the client: client.c (connection, ticks, life),
 * client-state.c (what it shows) and those with commands, which begin with client-commands.c. */
struct _UnknotClient {
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *bus;  /* NULL until connected */
  UnknotService1 *proxy; /* NULL until it has been answered */
  gboolean connecting;
  gboolean available;
  gboolean asleep; /* calls do not start the service */
  char *problem;

  UnknotServiceClock clock;
  guint holds;
  guint tick_id;
  guint changed_id;
};

/* CLOCK_BOOTTIME, microseconds. */
gint64 unknot_client_boot_time (void);
/* The running numbers as the service last gave them. */
UnknotSitCount unknot_client_count (UnknotClient *self);

/* Asks the service for something that gives no answer; what goes wrong reaches the user through
 * "refused".  @args: (nullable): consumed if floating. */
void unknot_client_call (UnknotClient *self, const char *method, GVariant *args);
/* The same with an answer, or an error, for @callback. */
void unknot_client_ask (UnknotClient *self, const char *method, GVariant *args, GAsyncReadyCallback callback,
                        gpointer user_data);
/* Returns: (transfer full): the method's results, a tuple; NULL with an error whose message is for a
 * person. */
GVariant *unknot_client_ask_finish (UnknotClient *self, GAsyncResult *result, GError **error);
/* (transfer full): the first of the results alone. */
GVariant *unknot_client_ask_finish_first (UnknotClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
