/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/appearance.h"
#include "app/application.h"
#include "app/break/break-screen.h"
#include "app/player/player-window.h"
#include "app/window.h"

G_BEGIN_DECLS

/* Shared by the files that make up the application: application.c (its life), application-windows.c
 * (which window shows what) and application-breaks.c (guides, breaks and what is prepared for them). */
struct _UnknotApplication {
  GtkApplication parent_instance;

  UnknotClient *client;
  GSettings *settings;
  UnknotCatalog *catalog; /* read when first asked for */
  UnknotAppearance *appearance;
  char *token;         /* of the click being answered */
  gboolean page_shown; /* by --page: starting up opens nothing more */
  guint prepared_id;   /* while held by "prepare" */
  UnknotPlayerWindow *prepared; /* realised, not shown, and not yet one of our windows */
  UnknotBreakScreen *screen;    /* the same, or shown */
};

/* The first of our windows of that type.  Returns: (nullable). */
GtkWindow *unknot_application_find_window (UnknotApplication *self, GType type);
/* The main window; a new one, not yet shown, when there is none. */
UnknotWindow *unknot_application_get_window (UnknotApplication *self);
/* The main window, or the introduction before it has ever been shown. */
void unknot_application_open (UnknotApplication *self);
/* @page: as for the action "show". */
void unknot_application_show_page (UnknotApplication *self, const char *page);

/* Opens a checklist.  Returns: FALSE when there is none of that id. */
gboolean unknot_application_go_through (UnknotApplication *self, const char *id);

/* Adds the actions of a file. */
void unknot_application_add_window_actions (UnknotApplication *self);
void unknot_application_add_break_actions (UnknotApplication *self);
/* Whatever guide plays waits for the user. */
void unknot_application_pause_guides (UnknotApplication *self);
/* Lets go of what "prepare" keeps, and of the break screen. */
void unknot_application_end_breaks (UnknotApplication *self);

G_END_DECLS
