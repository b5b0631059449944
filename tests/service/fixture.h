/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A world of its own for one test: fresh HOME and XDG folders, a private message bus that
 * stands for both the session's and the system's, and child processes that die with it.
 *
 * Test programs call unknot_fixture_init() instead of g_test_init(); it refuses to go on
 * unless the test set-up of the build system started the program, so that nobody's own
 * settings, history or bus are ever touched. */
typedef struct {
  char *dir;                   /* HOME, and above everything else */
  GSubprocess *bus;            /* the daemon */
  char *address;               /* of the bus */
  GDBusConnection *connection; /* the test's own, apart from g_bus_get() */
  GPtrArray *children;         /* GSubprocess */
} UnknotFixture;

void unknot_fixture_init (int *argc, char ***argv);

/* Empty folders, a new bus, nothing on it. */
UnknotFixture *unknot_fixture_new (void);
/* Ends all children, then the bus, and removes the folders. */
void unknot_fixture_free (UnknotFixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotFixture, unknot_fixture_free)

/* One more connection to the bus.  Returns: (transfer full): not the one of g_bus_get() */
GDBusConnection *unknot_fixture_connect (UnknotFixture *self);

/* A path below the fixture's folder.  Returns: (transfer full) */
char *unknot_fixture_path (UnknotFixture *self, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Path of a program in the build folder: "src/service/unknot-service" or
 * "tests/service/fake-app".  Returns: (transfer full) */
char *unknot_fixture_program (const char *path);

/* Makes @name on the bus start @program (see unknot_fixture_program()) when it is called. */
void unknot_fixture_add_activation (UnknotFixture *self, const char *name, const char *program);

/* Starts @program (see unknot_fixture_program()) with arguments; its settings live in a key
 * file that unknot_fixture_settings() also writes.
 * Returns: (transfer none): ended by unknot_fixture_free() at the latest. */
GSubprocess *unknot_fixture_spawn (UnknotFixture *self, const char *program, ...) G_GNUC_NULL_TERMINATED;

/* Ends @child by @signal and waits until it is gone.  Fails when a sanitizer has ended it. */
void unknot_fixture_end (UnknotFixture *self, GSubprocess *child, int signal);

/* The settings that children see.  Returns: (transfer full) */
GSettings *unknot_fixture_settings (UnknotFixture *self);

/* Whether somebody owns @name just now. */
gboolean unknot_fixture_has_name (UnknotFixture *self, const char *name);

/* A call on the test's own connection, waited for without running the main loop: for
 * services in other processes.  Returns: (transfer full): NULL with @error.
 * @parameters: (nullable): floating */
GVariant *unknot_fixture_call (UnknotFixture *self, const char *name, const char *path,
                               const char *method_with_interface, GVariant *parameters, GError **error);

/* One property.  Returns: (transfer full): its value; a failure fails the test. */
GVariant *unknot_fixture_get (UnknotFixture *self, const char *name, const char *path,
                              const char *interface, const char *property);

/* Runs the main loop until @condition holds; fails the test when it does not within a minute
 * (two under the sanitizers and valgrind, which are slow): long enough for a machine that is busy with all else. */
#define unknot_wait(condition)                                                        \
  G_STMT_START                                                                        \
  {                                                                                   \
    gint64 unknot_wait_end = unknot_wait_begin ();                                    \
    while (!(condition))                                                              \
      unknot_wait_step (unknot_wait_end, #condition, __FILE__, __LINE__, G_STRFUNC);  \
  }                                                                                   \
  G_STMT_END

gint64 unknot_wait_begin (void);
void unknot_wait_step (gint64 end, const char *condition, const char *file, int line, const char *func);

G_END_DECLS
