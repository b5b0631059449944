/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* When not to disturb, and why: the reasons that hold just now.  They are told by signals of
 * those who know.  Some notification servers send none; their owner asks them when it matters,
 * with unknot_quiet_look().
 *
 * Working hours and pause are the schedule's own and not listed here.
 *
 * Signal "changed": a reason came, went or changed its text. */
#define UNKNOT_TYPE_QUIET (unknot_quiet_get_type ())
G_DECLARE_FINAL_TYPE (UnknotQuiet, unknot_quiet, UNKNOT, QUIET, GObject)

/* @settings: (nullable): io.github.unknot.Unknot, whose quiet-... keys switch each reason;
 *   NULL: all on.  Nothing is connected before unknot_quiet_start(). */
UnknotQuiet *unknot_quiet_new (GSettings *settings);

/* @session: (nullable): the session bus. */
void unknot_quiet_start (UnknotQuiet *self, GDBusConnection *session);

/* Whether a reminder is near or open.  Some reasons (a full-screen window) could only be
 * known all day at the cost of wake-ups with every window that comes or goes; they are
 * looked at while @attentive, and never hold otherwise. */
void unknot_quiet_set_attentive (UnknotQuiet *self, gboolean attentive);

/* A reminder comes in a moment, or waits for quiet to end: what tells nobody that it began or
 * ended is looked at once more.  Does nothing while not attentive. */
void unknot_quiet_look (UnknotQuiet *self);

/* Whether every reason that holds, and there is one, can end without a word. */
gboolean unknot_quiet_is_silent (UnknotQuiet *self);

/* Whether any reason holds. */
gboolean unknot_quiet_is_active (UnknotQuiet *self);

/* The reasons, as the D-Bus property Quiet shows them: name ("do-not-disturb", "inhibited",
 * "microphone", "camera", "screen", "full-screen") and a sentence for a person.
 * Returns: (transfer full): floating, of type a(ss), in the order of the names above. */
GVariant *unknot_quiet_to_variant (UnknotQuiet *self);

/* Whether @name holds. */
gboolean unknot_quiet_has (UnknotQuiet *self, const char *name);

/* Whether a program keeps the screen on for somebody who watches, be that a reason here or not. */
gboolean unknot_quiet_is_watched (UnknotQuiet *self);

G_END_DECLS
