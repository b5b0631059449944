/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ctl/remote.h"
#include "ctl/terminal.h"

#define REPLACEMENT 0xfffd

/* The overrides and isolates, U+202A to U+202E and U+2066 to U+2069, reach beyond the text that they stand in. */
static gboolean
steers (gunichar c)
{
  if (c == '\n' || c == '\t')
    return FALSE;
  return g_unichar_iscntrl (c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
unknot_terminal_make_safe (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *safe = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (safe, steers (c) ? REPLACEMENT : c);
    }
  return g_string_free (safe, FALSE);
}

static gboolean
write_text (FILE *file, const char *text)
{
  g_autofree char *safe = unknot_terminal_make_safe (text);
  const char *charset;
  g_autofree char *local = g_get_charset (&charset)
                             ? NULL
                             : g_convert_with_fallback (safe, -1, charset, "UTF-8", "?", NULL, NULL, NULL);

  return fputs (local != NULL ? local : safe, file) != EOF && fflush (file) == 0;
}

static void
print_cb (const char *text)
{
  int reason;

  if (write_text (stdout, text))
    return;
  reason = errno;
  if (reason != EPIPE)
    g_printerr (_("This could not be written: %s\n"), g_strerror (reason));
  /* Not exit(), which would try to write the rest once more. */
  _Exit (UNKNOT_EXIT_REFUSED);
}

static void
print_error_cb (const char *text)
{
  write_text (stderr, text);
}

void
unknot_terminal_init (void)
{
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
}
