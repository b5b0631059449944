/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/notices.h"

#include <glib/gi18n.h>

#include "core/schedule/phrase.h"

/* "default", a click on the notification itself, comes last: Xfce and LXQt show it as one
 * more button, in the order given. */

/* Long enough to be seen from the corner of the eye, short enough not to stand in the way;
 * an unanswered reminder comes back by itself. */
#define BREAK_SECONDS 60
#define POSTURE_SECONDS 45
#define ON_CALL_SECONDS 30
#define TROUBLE_SECONDS 60
#define TEST_SECONDS 15

void
unknot_notices_show_soon (UnknotNotifier *notifier, gint64 length)
{
  g_autofree char *left = unknot_phrase_length (length);
  /* Translators: %s is a length of time such as "30 s". */
  g_autofree char *body = g_strdup_printf (_("In %s. A good moment to finish the sentence."), left);
  g_autofree char *plain = g_strconcat (body, " ", _("To start or skip it now, use the tray icon."), NULL);
  const UnknotNoticeAction actions[] = {
    { UNKNOT_NOTICE_START, _("Start now") },
    { UNKNOT_NOTICE_SKIP, _("Skip") },
    { "default", _("Open Unknot") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_BREAK,
                        &(UnknotNotice) {
                          .summary = _("A break is coming up"),
                          .body = body,
                          .body_without_actions = plain,
                          .actions = actions,
                          .seconds = MAX (length / UNKNOT_SECOND, 1),
                          .low = TRUE,
                          .transient = TRUE,
                        });
}

static char *
make_due_body (const UnknotStatus *status, const char *guide)
{
  g_autofree char *sat = unknot_phrase_passed (status->sat);

  if (guide != NULL)
    /* Translators: the first %s is a length of time ("45 min"), the second the title of a guide. */
    return g_strdup_printf (_("You have been sitting for %s. Next: %s."), sat, guide);

  /* Translators: %s is a length of time ("45 min"). */
  return g_strdup_printf (_("You have been sitting for %s."), sat);
}

void
unknot_notices_show_due (UnknotNotifier *notifier, const UnknotStatus *status, guint count, const char *guide)
{
  g_autofree char *body = make_due_body (status, guide);
  g_autofree char *plain =
    g_strconcat (body, " ", _("Start it from the tray icon, or with: unknotctl break"), NULL);
  UnknotNoticeAction actions[5] = { { UNKNOT_NOTICE_START, _("Start") } };
  guint n = 1;

  if (status->postpones_left > 0)
    actions[n++] = (UnknotNoticeAction) { UNKNOT_NOTICE_POSTPONE, _("In 5 minutes") };
  actions[n++] = (UnknotNoticeAction) { UNKNOT_NOTICE_SKIP, _("Skip") };
  actions[n++] = (UnknotNoticeAction) { "default", _("Open Unknot") };

  unknot_notifier_show (notifier, UNKNOT_SLOT_BREAK,
                        &(UnknotNotice) {
                          .summary = count == 0 ? _("Time for a break") : _("Your break is still waiting"),
                          .body = body,
                          .body_without_actions = plain,
                          .actions = actions,
                          .seconds = BREAK_SECONDS,
                        });
}

void
unknot_notices_show_posture (UnknotNotifier *notifier, const char *question)
{
  g_autofree char *plain = g_strconcat (question, " ", _("A look is enough; there is nothing to click."), NULL);
  const UnknotNoticeAction actions[] = {
    { UNKNOT_NOTICE_GOOD, _("Good") },
    { UNKNOT_NOTICE_SLOUCHING, _("I was slouching") },
    { "default", _("Open Unknot") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_POSTURE,
                        &(UnknotNotice) {
                          .summary = _("Posture check"),
                          .body = question,
                          .body_without_actions = plain,
                          .actions = actions,
                          .seconds = POSTURE_SECONDS,
                          .low = TRUE,
                          .transient = TRUE,
                        });
}

void
unknot_notices_show_on_call (UnknotNotifier *notifier, const char *guide)
{
  g_autofree char *plain = g_strdup_printf (
    /* Translators: %s is the title of a guide. */
    _("A small movement that nobody will notice. You find “%s” under Guides in the tray menu."), guide);
  const UnknotNoticeAction actions[] = {
    { "default", _("Show") },
    { UNKNOT_NOTICE_SHOW, _("Show") },
    { UNKNOT_NOTICE_NOT_NOW, _("Not now") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_ON_CALL,
                        &(UnknotNotice) {
                          .summary = guide,
                          .body = _("A small movement that nobody will notice."),
                          .body_without_actions = plain,
                          .actions = actions,
                          .seconds = ON_CALL_SECONDS,
                          .low = TRUE,
                          .transient = TRUE,
                        });
}

void
unknot_notices_show_lost (UnknotNotifier *notifier)
{
  const UnknotNoticeAction actions[] = {
    { UNKNOT_NOTICE_OPEN_AGAIN, _("Open again") },
    { "default", _("Open again") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_TROUBLE,
                        &(UnknotNotice) {
                          .summary = _("The guide's window closed"),
                          .body = _("Your break goes on."),
                          .body_without_actions =
                            _("Your break goes on. To see the guide again, open Unknot from its tray icon."),
                          .actions = actions,
                          .seconds = TROUBLE_SECONDS,
                          .transient = TRUE,
                        });
}

void
unknot_notices_show_failed (UnknotNotifier *notifier, const char *message)
{
  unknot_notifier_show (notifier, UNKNOT_SLOT_TROUBLE,
                        &(UnknotNotice) {
                          .summary = _("Something did not work"),
                          .body = message,
                          .seconds = TROUBLE_SECONDS,
                        });
}

void
unknot_notices_show_history (UnknotNotifier *notifier, const char *message)
{
  const UnknotNoticeAction actions[] = {
    { "default", _("Open Unknot") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_HISTORY,
                        &(UnknotNotice) {
                          .summary = _("Your history"),
                          .body = message,
                          .actions = actions,
                          .seconds = TROUBLE_SECONDS,
                        });
}

void
unknot_notices_show_test (UnknotNotifier *notifier)
{
  const UnknotNoticeAction actions[] = {
    { "default", _("Open Unknot") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_TEST,
                        &(UnknotNotice) {
                          .summary = _("This is how a reminder looks"),
                          .body = _("Its button brings Unknot to the front."),
                          .body_without_actions = _("Clicks are not passed on by this notification server, so "
                                                    "breaks are started from the tray icon."),
                          .actions = actions,
                          .seconds = TEST_SECONDS,
                          .transient = TRUE,
                        });
}
