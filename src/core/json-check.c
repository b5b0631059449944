/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/json-check.h"

#include <string.h>

/* Digits of one number; a double needs 17, the rest is room for people. */
#define MAX_NUMBER_CHARS 32

typedef struct {
  const char *start;
  gsize length;
} Name;

typedef struct {
  gboolean object;
  guint count;      /* members or items so far */
  guint first_name; /* of this object, in Scan.names */
} Level;

typedef struct {
  const char *at;
  const char *end;
  guint line;
  const UnknotJsonLimits *limits;
  Level levels[UNKNOT_JSON_MAX_DEPTH];
  guint depth;
  Name names[UNKNOT_JSON_MAX_MEMBERS * 2]; /* of the objects that are open, outermost first */
  guint n_names;
  UnknotJsonVerdict verdict;
  char *reason;
} Scan;

static gboolean
fail (Scan *scan, UnknotJsonVerdict verdict, char *reason)
{
  if (scan->verdict == UNKNOT_JSON_FINE)
    {
      scan->verdict = verdict;
      scan->reason = reason;
    }
  else
    g_free (reason);
  return FALSE;
}

static gboolean
unexpected (Scan *scan, const char *wanted)
{
  if (scan->at >= scan->end)
    return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup_printf ("the file ends where %s is expected", wanted));
  if (g_ascii_isprint (*scan->at))
    return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup_printf ("%s is expected, not “%c”", wanted, *scan->at));
  return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup_printf ("%s is expected here", wanted));
}

static void
skip_blanks (Scan *scan)
{
  for (; scan->at < scan->end; scan->at++)
    {
      if (*scan->at == '\n')
        scan->line++;
      else if (*scan->at != ' ' && *scan->at != '\t' && *scan->at != '\r')
        return;
    }
}

static gboolean
skip_escape (Scan *scan)
{
  guint i;

  scan->at++; /* the backslash */
  if (scan->at >= scan->end)
    return unexpected (scan, "the rest of a text");
  if (*scan->at != 'u')
    {
      if (strchr ("\"\\/bfnrt", *scan->at) == NULL || *scan->at == '\0')
        return fail (scan, UNKNOT_JSON_SYNTAX,
                     g_strdup ("a backslash may stand before \" \\ / b f n r t and u only"));
      scan->at++;
      return TRUE;
    }
  scan->at++;
  for (i = 0; i < 4; i++, scan->at++)
    if (scan->at >= scan->end || !g_ascii_isxdigit (*scan->at))
      return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup ("four hexadecimal digits belong after \\u"));
  if (strncmp (scan->at - 4, "0000", 4) == 0)
    return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup ("\\u0000 is not allowed in a text"));
  return TRUE;
}

/* @name: (out) (optional): where the text lies, without its quotes. */
static gboolean
skip_string (Scan *scan, Name *name)
{
  const char *start = ++scan->at;

  while (scan->at < scan->end && *scan->at != '"')
    {
      if ((guchar) *scan->at < 0x20)
        return fail (scan, UNKNOT_JSON_SYNTAX,
                     g_strdup ("a text ends on the line where it begins; is a closing quote missing?"));
      if (*scan->at == '\\')
        {
          if (name != NULL)
            return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup ("a member's name has no backslash"));
          if (!skip_escape (scan))
            return FALSE;
        }
      else
        scan->at++;
      if ((gsize) (scan->at - start) > scan->limits->string)
        return fail (scan, UNKNOT_JSON_LIMIT,
                     g_strdup_printf ("a text longer than %" G_GSIZE_FORMAT " bytes", scan->limits->string));
    }
  if (scan->at >= scan->end)
    return unexpected (scan, "a closing quote");
  if (name != NULL)
    *name = (Name) { start, scan->at - start };
  scan->at++;
  return TRUE;
}

static guint
skip_digits (Scan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return scan->at - start;
}

static gboolean
skip_number (Scan *scan)
{
  const char *start = scan->at;

  if (*scan->at == '-')
    scan->at++;
  if (scan->at + 1 < scan->end && *scan->at == '0' && g_ascii_isdigit (scan->at[1]))
    return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup ("a number does not begin with 0 before another digit"));
  if (skip_digits (scan) == 0)
    return unexpected (scan, "a digit");
  if (scan->at < scan->end && *scan->at == '.')
    {
      scan->at++;
      if (skip_digits (scan) == 0)
        return unexpected (scan, "a digit after the point");
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      if (skip_digits (scan) == 0)
        return unexpected (scan, "an exponent");
    }
  if (scan->at - start > MAX_NUMBER_CHARS)
    return fail (scan, UNKNOT_JSON_LIMIT,
                 g_strdup_printf ("a number of more than %d characters", MAX_NUMBER_CHARS));
  return TRUE;
}

static gboolean
skip_word (Scan *scan, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length || memcmp (scan->at, word, length) != 0)
    return unexpected (scan, "a value");
  scan->at += length;
  return TRUE;
}

static gboolean
open_level (Scan *scan)
{
  if (scan->depth >= MIN (scan->limits->depth, UNKNOT_JSON_MAX_DEPTH))
    return fail (scan, UNKNOT_JSON_LIMIT,
                 g_strdup_printf ("more than %u levels inside one another", scan->limits->depth));
  scan->levels[scan->depth++] = (Level) { *scan->at == '{', 0, scan->n_names };
  scan->at++;
  return TRUE;
}

static void
close_level (Scan *scan)
{
  scan->depth--;
  scan->n_names = scan->levels[scan->depth].first_name;
  scan->at++;
}

static gboolean
remember_name (Scan *scan, Level *level, Name name)
{
  guint i;

  for (i = level->first_name; i < scan->n_names; i++)
    if (scan->names[i].length == name.length && memcmp (scan->names[i].start, name.start, name.length) == 0)
      return fail (scan, UNKNOT_JSON_SYNTAX,
                   g_strdup_printf ("“%.*s” is there twice", (int) MIN (name.length, 60), name.start));
  if (level->count >= scan->limits->members || scan->n_names >= G_N_ELEMENTS (scan->names))
    return fail (scan, UNKNOT_JSON_LIMIT,
                 g_strdup_printf ("more than %u members in one object", scan->limits->members));
  scan->names[scan->n_names++] = name;
  return TRUE;
}

/* What stands before a value inside the open level: comma, member name, colon. */
static gboolean
skip_to_value (Scan *scan, Level *level)
{
  Name name;

  if (level->count > 0)
    {
      if (scan->at >= scan->end || *scan->at != ',')
        return unexpected (scan, level->object ? "a comma or }" : "a comma or ]");
      scan->at++;
      skip_blanks (scan);
    }
  if (!level->object)
    {
      if (level->count >= scan->limits->items)
        return fail (scan, UNKNOT_JSON_LIMIT,
                     g_strdup_printf ("more than %u items in one list", scan->limits->items));
      return TRUE;
    }
  if (scan->at >= scan->end || *scan->at != '"')
    return unexpected (scan, "a member's name in double quotes");
  if (!skip_string (scan, &name) || !remember_name (scan, level, name))
    return FALSE;
  skip_blanks (scan);
  if (scan->at >= scan->end || *scan->at != ':')
    return unexpected (scan, "a colon");
  scan->at++;
  skip_blanks (scan);
  return TRUE;
}

static gboolean
skip_value (Scan *scan)
{
  if (scan->at >= scan->end)
    return unexpected (scan, "a value");
  switch (*scan->at)
    {
    case '{':
    case '[':
      return open_level (scan);
    case '"':
      return skip_string (scan, NULL);
    case 't':
      return skip_word (scan, "true");
    case 'f':
      return skip_word (scan, "false");
    case 'n':
      return skip_word (scan, "null");
    default:
      if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
        return skip_number (scan);
      return unexpected (scan, "a value");
    }
}

static gboolean
scan_text (Scan *scan)
{
  skip_blanks (scan);
  if (!skip_value (scan))
    return FALSE;
  while (scan->depth > 0)
    {
      Level *level = &scan->levels[scan->depth - 1];

      skip_blanks (scan);
      if (scan->at < scan->end && *scan->at == (level->object ? '}' : ']'))
        {
          close_level (scan);
          continue;
        }
      if (!skip_to_value (scan, level) || !skip_value (scan))
        return FALSE;
      level->count++;
    }
  skip_blanks (scan);
  return scan->at == scan->end ? TRUE : unexpected (scan, "the end of the file");
}

static guint
line_of (const char *data, const char *at)
{
  guint line = 1;

  for (; data < at; data++)
    line += *data == '\n';
  return line;
}

UnknotJsonVerdict
unknot_json_check (const char *data, gsize length, const UnknotJsonLimits *limits, guint *line, char **reason)
{
  Scan scan = { 0 };
  const char *bad;

  g_return_val_if_fail (data != NULL || length == 0, UNKNOT_JSON_SYNTAX);
  g_return_val_if_fail (limits->depth <= UNKNOT_JSON_MAX_DEPTH, UNKNOT_JSON_SYNTAX);
  g_return_val_if_fail (limits->members <= UNKNOT_JSON_MAX_MEMBERS, UNKNOT_JSON_SYNTAX);

  *line = 0;
  *reason = NULL;
  if (length > limits->bytes)
    {
      *reason = g_strdup_printf ("larger than %" G_GSIZE_FORMAT " KiB", limits->bytes / 1024);
      return UNKNOT_JSON_LIMIT;
    }
  if (length == 0)
    {
      *reason = g_strdup ("the file is empty");
      return UNKNOT_JSON_SYNTAX;
    }
  if (!g_utf8_validate_len (data, length, &bad))
    {
      *line = line_of (data, bad);
      *reason = g_strdup (*bad == '\0' ? "a NUL byte" : "not UTF-8; save the file as UTF-8");
      return UNKNOT_JSON_SYNTAX;
    }
  scan.at = data;
  scan.end = data + length;
  scan.line = 1;
  scan.limits = limits;
  scan_text (&scan);
  *line = scan.verdict == UNKNOT_JSON_FINE ? 0 : scan.line;
  *reason = scan.reason;
  return scan.verdict;
}
