/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/json-parse.h"

#include <string.h>

/* Digits of one number; a double needs 17, the rest is room for people. */
#define MAX_NUMBER_CHARS 32
/* Longest name of a member. */
#define MAX_NAME_CHARS 60

typedef struct {
  const char *start;
  gsize length;
} Name;

typedef struct {
  JsonNode *node;   /* object or array; belongs to the level around it */
  gboolean object;
  guint count;      /* members or items so far */
  guint first_name; /* of this object, in Scan.names */
  char name[MAX_NAME_CHARS + 1]; /* of the member that is being read */
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
  GString *text; /* the string that is being read, without its escapes */
  JsonNode *root;
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
read_hex (Scan *scan, guint *code)
{
  guint i;

  *code = 0;
  for (i = 0; i < 4; i++, scan->at++)
    {
      if (scan->at >= scan->end || !g_ascii_isxdigit (*scan->at))
        return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup ("four hexadecimal digits belong after \\u"));
      *code = *code * 16 + g_ascii_xdigit_value (*scan->at);
    }
  return TRUE;
}

/* After "\u": one character, which takes two escapes when it lies beyond the first 65536. */
static gboolean
read_unicode (Scan *scan)
{
  guint code, low;

  if (!read_hex (scan, &code))
    return FALSE;
  if (code == 0)
    return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup ("\\u0000 is not allowed in a text; take it out"));
  if (code >= 0xd800 && code < 0xe000)
    {
      if (code >= 0xdc00 || scan->end - scan->at < 6 || scan->at[0] != '\\' || scan->at[1] != 'u')
        return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup ("half a character: \\uD8.. and \\uDC.. come in pairs"));
      scan->at += 2;
      if (!read_hex (scan, &low))
        return FALSE;
      if (low < 0xdc00 || low >= 0xe000)
        return fail (scan, UNKNOT_JSON_SYNTAX, g_strdup ("half a character: \\uD8.. and \\uDC.. come in pairs"));
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (scan->text, code);
  return TRUE;
}

static gboolean
read_escape (Scan *scan)
{
  static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  scan->at++; /* the backslash */
  if (scan->at >= scan->end)
    return unexpected (scan, "the rest of a text");
  if (*scan->at == 'u')
    {
      scan->at++;
      return read_unicode (scan);
    }
  letter = strchr (letters, *scan->at);
  if (letter == NULL || *letter == '\0')
    return fail (scan, UNKNOT_JSON_SYNTAX,
                 g_strdup ("a backslash may stand before \" \\ / b f n r t and u only"));
  g_string_append_c (scan->text, meant[letter - letters]);
  scan->at++;
  return TRUE;
}

/* Reads up to the closing quote, into Scan.text.
 * @name: (out) (optional): for a member's name: where it lies. */
static gboolean
read_string (Scan *scan, Name *name)
{
  const char *start = ++scan->at, *plain;

  g_string_truncate (scan->text, 0);
  while (scan->at < scan->end && *scan->at != '"')
    {
      for (plain = scan->at; scan->at < scan->end && *scan->at != '"' && *scan->at != '\\'; scan->at++)
        if ((guchar) *scan->at < 0x20)
          return fail (scan, UNKNOT_JSON_SYNTAX,
                       g_strdup ("a text ends on the line where it begins; is a closing quote missing?"));
      if ((gsize) (scan->at - start) > scan->limits->string)
        return fail (scan, UNKNOT_JSON_LIMIT,
                     g_strdup_printf ("a text longer than %" G_GSIZE_FORMAT " bytes; shorten it", scan->limits->string));
      g_string_append_len (scan->text, plain, scan->at - plain);
      if (scan->at >= scan->end || *scan->at == '"')
        break;
      if (name != NULL)
        return fail (scan, UNKNOT_JSON_SYNTAX,
                     g_strdup ("a member's name has no backslash; write the letter itself"));
      if (!read_escape (scan))
        return FALSE;
    }
  if (scan->at >= scan->end)
    return unexpected (scan, "a closing quote");
  if (name != NULL)
    *name = (Name) { start, scan->at - start };
  scan->at++;
  return TRUE;
}

/* Puts a value where it belongs. */
static void
add_value (Scan *scan, JsonNode *node)
{
  Level *level = scan->depth > 0 ? &scan->levels[scan->depth - 1] : NULL;

  if (level == NULL)
    scan->root = node;
  else if (level->object)
    json_object_set_member (json_node_get_object (level->node), level->name, node);
  else
    json_array_add_element (json_node_get_array (level->node), node);
}

static guint
skip_digits (Scan *scan)
{
  const char *start = scan->at;

  while (scan->at < scan->end && g_ascii_isdigit (*scan->at))
    scan->at++;
  return scan->at - start;
}

static void
add_number (Scan *scan, const char *start, gboolean whole)
{
  char text[MAX_NUMBER_CHARS + 1] = "";
  JsonNode *node = json_node_alloc ();

  memcpy (text, start, scan->at - start);
  if (whole && scan->at - start <= 18)
    json_node_init_int (node, g_ascii_strtoll (text, NULL, 10));
  else
    json_node_init_double (node, g_ascii_strtod (text, NULL));
  add_value (scan, node);
}

static gboolean
read_number (Scan *scan)
{
  const char *start = scan->at;
  gboolean whole = TRUE;

  if (*scan->at == '-')
    scan->at++;
  if (scan->at + 1 < scan->end && *scan->at == '0' && g_ascii_isdigit (scan->at[1]))
    return fail (scan, UNKNOT_JSON_SYNTAX,
                 g_strdup ("a number does not begin with 0 before another digit; take the 0 out"));
  if (skip_digits (scan) == 0)
    return unexpected (scan, "a digit");
  if (scan->at < scan->end && *scan->at == '.')
    {
      whole = FALSE;
      scan->at++;
      if (skip_digits (scan) == 0)
        return unexpected (scan, "a digit after the point");
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      whole = FALSE;
      scan->at++;
      if (scan->at < scan->end && (*scan->at == '+' || *scan->at == '-'))
        scan->at++;
      if (skip_digits (scan) == 0)
        return unexpected (scan, "an exponent");
    }
  if (scan->at - start > MAX_NUMBER_CHARS)
    return fail (scan, UNKNOT_JSON_LIMIT,
                 g_strdup_printf ("a number of more than %d characters; shorten it", MAX_NUMBER_CHARS));
  add_number (scan, start, whole);
  return TRUE;
}

static gboolean
read_word (Scan *scan, const char *word, JsonNode *node)
{
  gsize length = strlen (word);

  if ((gsize) (scan->end - scan->at) < length || memcmp (scan->at, word, length) != 0)
    {
      json_node_unref (node);
      return unexpected (scan, "a value");
    }
  scan->at += length;
  add_value (scan, node);
  return TRUE;
}

static gboolean
open_level (Scan *scan)
{
  gboolean object = *scan->at == '{';
  JsonNode *node;

  if (scan->depth >= MIN (scan->limits->depth, UNKNOT_JSON_MAX_DEPTH))
    return fail (scan, UNKNOT_JSON_LIMIT,
                 g_strdup_printf ("more than %u levels inside one another; take some out", scan->limits->depth));
  node = json_node_alloc ();
  if (object)
    json_node_take_object (json_node_init (node, JSON_NODE_OBJECT), json_object_new ());
  else
    json_node_take_array (json_node_init (node, JSON_NODE_ARRAY), json_array_new ());
  add_value (scan, node);
  scan->levels[scan->depth++] = (Level) { .node = node, .object = object, .first_name = scan->n_names };
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
                   g_strdup_printf ("“%.*s” is there twice; take one out", (int) MIN (name.length, 60), name.start));
  if (name.length > MAX_NAME_CHARS)
    return fail (scan, UNKNOT_JSON_LIMIT,
                 g_strdup_printf ("a member's name longer than %d bytes", MAX_NAME_CHARS));
  if (level->count >= scan->limits->members || scan->n_names >= G_N_ELEMENTS (scan->names))
    return fail (scan, UNKNOT_JSON_LIMIT,
                 g_strdup_printf ("more than %u members in one object; take some out", scan->limits->members));
  scan->names[scan->n_names++] = name;
  memcpy (level->name, name.start, name.length);
  level->name[name.length] = '\0';
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
                     g_strdup_printf ("more than %u items in one list; take some out", scan->limits->items));
      return TRUE;
    }
  if (scan->at >= scan->end || *scan->at != '"')
    return unexpected (scan, "a member's name in double quotes");
  if (!read_string (scan, &name) || !remember_name (scan, level, name))
    return FALSE;
  skip_blanks (scan);
  if (scan->at >= scan->end || *scan->at != ':')
    return unexpected (scan, "a colon");
  scan->at++;
  skip_blanks (scan);
  return TRUE;
}

static gboolean
read_text (Scan *scan)
{
  if (!read_string (scan, NULL))
    return FALSE;
  add_value (scan, json_node_init_string (json_node_alloc (), scan->text->str));
  return TRUE;
}

static gboolean
read_value (Scan *scan)
{
  if (scan->at >= scan->end)
    return unexpected (scan, "a value");
  switch (*scan->at)
    {
    case '{':
    case '[':
      return open_level (scan);
    case '"':
      return read_text (scan);
    case 't':
      return read_word (scan, "true", json_node_init_boolean (json_node_alloc (), TRUE));
    case 'f':
      return read_word (scan, "false", json_node_init_boolean (json_node_alloc (), FALSE));
    case 'n':
      return read_word (scan, "null", json_node_init_null (json_node_alloc ()));
    default:
      if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
        return read_number (scan);
      return unexpected (scan, "a value");
    }
}

static gboolean
scan_text (Scan *scan)
{
  skip_blanks (scan);
  if (!read_value (scan))
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
      if (!skip_to_value (scan, level) || !read_value (scan))
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
unknot_json_parse (const char *data, gsize length, const UnknotJsonLimits *limits, JsonNode **root, guint *line,
                   char **reason)
{
  Scan scan = { 0 };
  const char *bad;

  g_return_val_if_fail (data != NULL || length == 0, UNKNOT_JSON_SYNTAX);
  g_return_val_if_fail (limits->depth <= UNKNOT_JSON_MAX_DEPTH, UNKNOT_JSON_SYNTAX);
  g_return_val_if_fail (limits->members <= UNKNOT_JSON_MAX_MEMBERS, UNKNOT_JSON_SYNTAX);

  *root = NULL;
  *line = 0;
  *reason = NULL;
  if (length > limits->bytes)
    {
      *reason = g_strdup_printf ("larger than %" G_GSIZE_FORMAT " KiB; make it smaller", limits->bytes / 1024);
      return UNKNOT_JSON_LIMIT;
    }
  if (length == 0)
    {
      *reason = g_strdup ("the file is empty; is it the right one?");
      return UNKNOT_JSON_SYNTAX;
    }
  if (!g_utf8_validate_len (data, length, &bad))
    {
      *line = line_of (data, bad);
      *reason = g_strdup (*bad == '\0' ? "a NUL byte; save the file as UTF-8 text"
                                       : "not UTF-8; save the file as UTF-8");
      return UNKNOT_JSON_SYNTAX;
    }
  scan.at = data;
  scan.end = data + length;
  scan.line = 1;
  scan.limits = limits;
  scan.text = g_string_new (NULL);
  scan_text (&scan);
  g_string_free (scan.text, TRUE);
  if (scan.verdict == UNKNOT_JSON_FINE)
    *root = scan.root;
  else
    {
      g_clear_pointer (&scan.root, json_node_unref);
      *line = scan.line;
      *reason = scan.reason;
    }
  return scan.verdict;
}
