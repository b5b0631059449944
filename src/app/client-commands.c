/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/client-private.h"

void
unknot_client_take_break (UnknotClient *self, const char *guide, const char *token,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  GVariantBuilder platform;

  g_return_if_fail (UNKNOT_IS_CLIENT (self));

  g_variant_builder_init (&platform, G_VARIANT_TYPE_VARDICT);
  if (token != NULL)
    g_variant_builder_add (&platform, "{sv}", "activation-token", g_variant_new_string (token));
  unknot_client_ask (self, "TakeBreak", g_variant_new ("(sa{sv})", guide != NULL ? guide : "", &platform), callback,
                     user_data);
}

gboolean
unknot_client_take_break_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = unknot_client_ask_finish (self, result, error);

  return answer != NULL;
}

void
unknot_client_end_break (UnknotClient *self, gboolean completed)
{
  unknot_client_call (self, "EndBreak", g_variant_new ("(b)", completed));
}

void
unknot_client_postpone (UnknotClient *self)
{
  unknot_client_call (self, "Postpone", NULL);
}

void
unknot_client_skip (UnknotClient *self)
{
  unknot_client_call (self, "Skip", NULL);
}

void
unknot_client_pause (UnknotClient *self, guint seconds)
{
  unknot_client_call (self, "Pause", g_variant_new ("(u)", seconds));
}

void
unknot_client_pause_until_tomorrow (UnknotClient *self)
{
  unknot_client_call (self, "PauseUntilTomorrow", NULL);
}

void
unknot_client_resume (UnknotClient *self)
{
  unknot_client_call (self, "Resume", NULL);
}

void
unknot_client_answer_posture (UnknotClient *self, const char *answer)
{
  unknot_client_call (self, "AnswerPosture", g_variant_new ("(s)", answer));
}

void
unknot_client_another_guide (UnknotClient *self)
{
  unknot_client_call (self, "AnotherGuide", NULL);
}

void
unknot_client_test_notification (UnknotClient *self)
{
  unknot_client_call (self, "TestNotification", NULL);
}

void
unknot_client_withdraw_test (UnknotClient *self)
{
  if (unknot_client_get_available (self))
    unknot_client_call (self, "WithdrawTest", NULL);
}

void
unknot_client_rate_guide (UnknotClient *self, const char *guide, const char *feeling)
{
  unknot_client_call (self, "RateGuide", g_variant_new ("(ss)", guide, feeling));
}

void
unknot_client_add_spot_time (UnknotClient *self, const char *spot, guint seconds)
{
  unknot_client_call (self, "AddSpotTime", g_variant_new ("(su)", spot, CLAMP (seconds, 1, 3600)));
}

void
unknot_client_get_spot_times (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data)
{
  unknot_client_ask (self, "GetSpotTimes", NULL, callback, user_data);
}

GVariant *
unknot_client_get_spot_times_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  return unknot_client_ask_finish_first (self, result, error);
}

void
unknot_client_quit_service (UnknotClient *self)
{
  unknot_client_call (self, "Quit", NULL);
}

void
unknot_client_get_decisions (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data)
{
  unknot_client_ask (self, "GetDecisions", NULL, callback, user_data);
}

GVariant *
unknot_client_get_decisions_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  return unknot_client_ask_finish_first (self, result, error);
}

void
unknot_client_get_idle (UnknotClient *self, GAsyncReadyCallback callback, gpointer user_data)
{
  unknot_client_ask (self, "GetIdle", NULL, callback, user_data);
}

gint64
unknot_client_get_idle_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) idle = unknot_client_ask_finish_first (self, result, error);

  return idle != NULL ? g_variant_get_int64 (idle) : -1;
}
