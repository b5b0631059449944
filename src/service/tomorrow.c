/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/tomorrow.h"

#include <time.h>

/* Who works past midnight has not had a night yet. */
#define HOUR 4

gint64
unknot_tomorrow_get_length (UnknotTime now, gint64 local)
{
  time_t seconds = local / UNKNOT_SECOND;
  struct tm shown;

  if (gmtime_r (&seconds, &shown) == NULL)
    return 0;
  shown.tm_isdst = -1;

  return mktime (&shown) * UNKNOT_SECOND - now.wall;
}

gint64
unknot_tomorrow_find (UnknotTime now)
{
  gint64 local = now.wall + now.utc_offset * UNKNOT_SECOND;
  gint64 midnight = local - local % UNKNOT_DAY;
  gint64 tomorrow = midnight + HOUR * UNKNOT_HOUR;

  while (unknot_tomorrow_get_length (now, tomorrow) < UNKNOT_MINUTE)
    tomorrow += UNKNOT_DAY;

  return tomorrow;
}
