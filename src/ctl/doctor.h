/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether this session has what Unknot needs, and what to do about what is missing.
 * Looking (doctor-look.c) and judging (doctor.c) are apart, so that every session there is
 * can be judged in a test. */

/* What was found in the session. */
typedef struct {
  const char *desktop;     /* (nullable): XDG_CURRENT_DESKTOP */
  GVariant *service;       /* (nullable): a{sv} of Service1; NULL: it does not run */
  gboolean watcher;        /* somebody collects tray icons */
  gboolean host;           /* and somebody shows them */
  char *notifications;     /* (nullable): name and version of the notification server */
  char **capabilities;     /* (nullable): of that server */
  gboolean autostart_wanted; /* the user's setting */
  gboolean autostart_entry;
  gboolean autostart_off;  /* the entry is switched off, by the desktop's own settings */
  char *history_path;
  gboolean history_there;
  char *history_problem;   /* (nullable) */
  guint guides;
  char **guide_problems;   /* (nullable) */
  gboolean off_do_not_disturb; /* reasons for quiet that the user has switched off */
  gboolean off_inhibited;
  gboolean off_recording;      /* microphone, camera and screen, all of them */
  gboolean off_full_screen;
  gboolean logind;
  gboolean session_inhibitors; /* GNOME's session manager, or Plasma's power management */
  gboolean power_inhibitors;   /* the elder freedesktop interface, which Xfce has */
  gboolean x11;                /* an X server, and no compositor in front of it */
  gboolean pipewire;           /* its server runs, */
  gboolean knows_pipewire;     /* Unknot was built to ask it, */
  gboolean loads_pipewire;     /* and the library that this takes can be loaded */
} UnknotSession;

/* Looks at the session around this process; starts nothing.  Returns: (transfer full). */
UnknotSession *unknot_doctor_look (void);
void unknot_session_free (UnknotSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UnknotSession, unknot_session_free)

typedef enum {
  UNKNOT_FINDING_OK,
  UNKNOT_FINDING_NOTE,    /* works, with less than there could be, or as the user wished */
  UNKNOT_FINDING_MISSING, /* something to do */
} UnknotFindingKind;

typedef struct {
  UnknotFindingKind kind;
  const char *name;   /* part of the interface: "service", "tray", "notifications", "presence",
                       * "lock", "autostart", "history", "guides", "quiet", "problem" */
  char *text;         /* a sentence */
  char *advice;       /* (nullable): what to do, one or two sentences */
} UnknotFinding;

/* Returns: (transfer full): of UnknotFinding, always in the same order. */
GPtrArray *unknot_doctor_judge (const UnknotSession *session);

/* "ok", "note" or "missing". */
const char *unknot_finding_kind_name (UnknotFindingKind kind);

G_END_DECLS
