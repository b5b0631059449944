/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/care-notices.h"

#include <glib/gi18n.h>

#include "core/schedule/phrase.h"
#include "service/notices-left.h"

/* Questions of safety stay until they are answered; the others are gone after a glance. */
#define UNTIL_ANSWERED 0
#define STARTED_SECONDS 15
#define STRETCH_SECONDS 60
#define WATER_SECONDS 20

/* So much later than planned is worth saying. */
#define LATE (2 * UNKNOT_MINUTE)

void
unknot_notices_show_heat_on (UnknotNotifier *notifier, const UnknotHeatStatus *status, const char *advice,
                             const char *const *not_for)
{
  g_autofree char *left = unknot_phrase_length (status->left);
  /* Translators: %s is a length of time, "15 min". */
  g_autofree char *body = g_strdup_printf (_("%s from now you are told to take it away. Stay awake."), left);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autofree char *whole = NULL;
  guint reading;

  g_ptr_array_add (sentences, body);
  if (advice != NULL)
    g_ptr_array_add (sentences, (gpointer) advice);
  for (guint i = 0; not_for[i] != NULL; i++)
    g_ptr_array_add (sentences, (gpointer) not_for[i]);
  g_ptr_array_add (sentences, NULL);
  whole = g_strjoinv (" ", (char **) sentences->pdata);
  reading = (guint) g_utf8_strlen (whole, -1) / UNKNOT_PHRASE_LETTERS_A_SECOND;

  unknot_notifier_show (notifier, UNKNOT_SLOT_HEAT,
                        &(UnknotNotice) {
                          .summary = _("The heat session runs"),
                          .body = whole,
                          .seconds = MAX (STARTED_SECONDS, reading),
                          .low = TRUE,
                          .transient = TRUE,
                        });
}

void
unknot_notices_show_skin (UnknotNotifier *notifier, const UnknotHeatStatus *status)
{
  const char *body = _("Lift the heat for a moment. Light pink is fine; blotchy, very red or sore is not.");
  g_autofree char *plain =
    g_strconcat (body, " ", _("Answer from the tray icon, or with: unknotctl heat --skin fine"), NULL);
  const UnknotNoticeAction actions[] = {
    { UNKNOT_NOTICE_SKIN_FINE, _("Skin is fine") },
    { UNKNOT_NOTICE_SKIN_SORE, _("It is sore") },
    { "default", _("Open Unknot") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_HEAT,
                        &(UnknotNotice) {
                          .summary = status->reminded == 0 ? _("Please look at your skin")
                                                           : _("Have you looked at your skin?"),
                          .body = body,
                          .body_without_actions = plain,
                          .actions = actions,
                          .seconds = UNTIL_ANSWERED,
                        });
}

static char *
make_take_off_body (const UnknotHeatStatus *status, gint64 warm)
{
  g_autofree char *length = unknot_phrase_passed (warm);

  if (status->unanswered)
    return g_strdup (_("Nobody has said how your skin looks, so it ends early. Look at it once more."));
  if (warm >= status->ends - status->started + LATE)
    /* Translators: %s is a length of time, "25 min". */
    return g_strdup_printf (_("It has been warm for %s, longer than planned. Look at your skin once more."), length);

  /* Translators: %s is a length of time, "15 min". */
  return g_strdup_printf (_("It has been warm for %s. Look at your skin once more."), length);
}

void
unknot_notices_show_take_off (UnknotNotifier *notifier, const UnknotHeatStatus *status, gint64 warm)
{
  g_autofree char *body = make_take_off_body (status, warm);
  g_autofree char *plain =
    g_strconcat (body, " ", _("Then say so from the tray icon, or with: unknotctl heat --end"), NULL);
  const UnknotNoticeAction actions[] = {
    { UNKNOT_NOTICE_HEAT_OFF, _("It is off") },
    { UNKNOT_NOTICE_SKIN_SORE, _("Skin is sore") },
    { "default", _("Open Unknot") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_HEAT,
                        &(UnknotNotice) {
                          .summary = _("Take the heat away now"),
                          .body = body,
                          .body_without_actions = plain,
                          .actions = actions,
                          .seconds = UNTIL_ANSWERED,
                        });
}

void
unknot_notices_show_stretch (UnknotNotifier *notifier, const char *title, guint seconds)
{
  g_autofree char *length = unknot_phrase_guide_length (seconds);
  /* Translators: the first %s is the title of a guide, the second how long it takes, "1 min". */
  g_autofree char *body = g_strdup_printf (_("A good moment for a stretch: %s, %s."), title, length);
  const UnknotNoticeAction actions[] = {
    { UNKNOT_NOTICE_STRETCH, _("Start stretch") },
    { UNKNOT_NOTICE_NO_STRETCH, _("Not now") },
    { "default", _("Open Unknot") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_HEAT,
                        &(UnknotNotice) {
                          .summary = _("While you are warm"),
                          .body = body,
                          .actions = actions,
                          .seconds = STRETCH_SECONDS,
                          .low = TRUE,
                          .transient = TRUE,
                        });
}

void
unknot_notices_show_sore (UnknotNotifier *notifier)
{
  const UnknotNoticeAction actions[] = {
    { UNKNOT_NOTICE_SEE_SOMEONE, _("When to see someone") },
    { "default", _("Open Unknot") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_HEAT,
                        &(UnknotNotice) {
                          .summary = _("Leave the heat off"),
                          .body = _("Take it away if you have not yet, and let the skin cool. No heat there until it "
                                    "looks and feels as usual. If it blisters or stays sore, see a doctor or a "
                                    "pharmacist."),
                          .actions = actions,
                          .seconds = UNTIL_ANSWERED,
                        });
}

void
unknot_notices_leave_heat (UnknotNotifier *notifier, gint64 left)
{
  g_autofree char *length = unknot_phrase_length (MAX (left, UNKNOT_MINUTE));
  g_autofree char *body =
    left > 0
      /* Translators: %s is a length of time, "8 min". */
      ? g_strdup_printf (_("Unknot has ended and will not tell you. Take the heat away in %s at the latest."), length)
      : g_strdup (_("Unknot has ended and will not tell you again. Take the heat away now."));

  unknot_notices_left_say (unknot_notifier_get_left (notifier), &(UnknotNotice) {
                                                                  .summary = _("Mind the heat on your back"),
                                                                  .body = body,
                                                                  .seconds = UNTIL_ANSWERED,
                                                                });
}

void
unknot_notices_show_water (UnknotNotifier *notifier)
{
  const UnknotNoticeAction actions[] = {
    { UNKNOT_NOTICE_HAD_WATER, _("Had some") },
    { "default", _("Open Unknot") },
    { NULL },
  };

  unknot_notifier_show (notifier, UNKNOT_SLOT_WATER,
                        &(UnknotNotice) {
                          .summary = _("Something to drink?"),
                          .body = _("If you are thirsty: a refill is also a reason to stand up."),
                          .actions = actions,
                          .seconds = WATER_SECONDS,
                          .low = TRUE,
                          .transient = TRUE,
                        });
}
