/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/client-care.h"

#include "app/client-private.h"

static const char *
or_else (const char *text, const char *fallback)
{
  return text != NULL && *text != '\0' ? text : fallback;
}

const char *
unknot_client_get_heat_phase (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), "off");

  return or_else (self->proxy != NULL && self->available ? unknot_service1_get_heat_phase (self->proxy) : NULL, "off");
}

gboolean
unknot_client_heat_is (UnknotClient *self, const char *phase)
{
  return g_str_equal (unknot_client_get_heat_phase (self), phase);
}

const char *
unknot_client_get_heat_guide (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), "");

  return or_else (self->proxy != NULL ? unknot_service1_get_heat_guide (self->proxy) : NULL, "");
}

const char *
unknot_client_get_heat_stretch (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), "");

  return or_else (self->proxy != NULL ? unknot_service1_get_heat_stretch (self->proxy) : NULL, "");
}

gint64
unknot_client_get_heat_left (UnknotClient *self)
{
  if (unknot_client_heat_is (self, "off"))
    return 0;

  return MAX (unknot_service1_get_heat_ends (self->proxy) - unknot_client_get_now (self), 0);
}

gint64
unknot_client_get_skin_check_in (UnknotClient *self)
{
  gint64 at = unknot_client_heat_is (self, "on") ? unknot_service1_get_heat_skin_check (self->proxy) : 0;

  return at != 0 ? MAX (at - unknot_client_get_now (self), 0) : -1;
}

gboolean
unknot_client_get_water (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), FALSE);

  return self->proxy != NULL && self->available && unknot_service1_get_water (self->proxy);
}

guint
unknot_client_get_water_today (UnknotClient *self)
{
  g_return_val_if_fail (UNKNOT_IS_CLIENT (self), 0);

  return self->proxy != NULL ? unknot_service1_get_water_today (self->proxy) : 0;
}

void
unknot_client_start_heat (UnknotClient *self, const char *guide, guint warmed, gboolean looked,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (UNKNOT_IS_CLIENT (self) && guide != NULL);

  unknot_client_ask (self, "StartHeat", g_variant_new ("(sub)", guide, warmed, looked), callback, user_data);
}

gboolean
unknot_client_start_heat_finish (UnknotClient *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = unknot_client_ask_finish (self, result, error);

  return answer != NULL;
}

void
unknot_client_end_heat (UnknotClient *self)
{
  unknot_client_call (self, "EndHeat", NULL);
}

void
unknot_client_answer_skin (UnknotClient *self, gboolean fine)
{
  unknot_client_call (self, "AnswerSkin", g_variant_new ("(s)", fine ? "fine" : "sore"));
}

void
unknot_client_had_water (UnknotClient *self)
{
  unknot_client_call (self, "HadWater", NULL);
}
