/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/duration.h"

#include <glib/gi18n.h>

#define LONGEST (7 * 24 * 3600)

static const struct {
  const char *name;
  guint seconds;
} units[] = {
  { "s", 1 },    { "sec", 1 },   { "min", 60 },    { "m", 60 },
  { "h", 3600 }, { "d", 86400 }, { "hour", 3600 }, { "hours", 3600 },
};

/* The unit that stands at *text as a whole word, 0 when there is none. */
static guint
read_unit (const char **text)
{
  gsize length = 0;

  while (g_ascii_isalpha ((*text)[length]))
    length++;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i].name) == length && g_ascii_strncasecmp (*text, units[i].name, length) == 0)
      {
        *text += length;
        return units[i].seconds;
      }
  return 0;
}

gboolean
unknot_duration_parse (const char *text, guint *seconds, GError **error)
{
  const char *at = text;
  guint64 sum = 0;
  gboolean any = FALSE, bare = FALSE;

  g_return_val_if_fail (text != NULL && seconds != NULL, FALSE);

  while (g_ascii_isspace (*at))
    at++;
  while (g_ascii_isdigit (*at) && !bare)
    {
      char *end;
      guint64 number = g_ascii_strtoull (at, &end, 10);
      guint unit;

      at = end;
      while (g_ascii_isspace (*at))
        at++;
      /* A number alone means minutes, but only when nothing stands around it. */
      bare = *at == '\0' && !any;
      unit = bare ? 60 : read_unit (&at);
      if (unit == 0 || number > LONGEST)
        {
          any = FALSE;
          break;
        }
      sum += number * unit;
      any = TRUE;
      while (g_ascii_isspace (*at))
        at++;
    }

  if (!any || *at != '\0' || sum == 0 || sum > LONGEST)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” is not a length of time up to seven days. Try 30m, 1h or 1h30m."), text);
      return FALSE;
    }
  *seconds = (guint) sum;
  return TRUE;
}
