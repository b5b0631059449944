/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/json-locate.h"

#include <stdlib.h>
#include <string.h>

/* All of these go from a place in the text, and never beyond @end. */

static const char *
skip_space (const char *at, const char *end)
{
  while (at < end && strchr (" \t\r\n,:", *at) != NULL)
    at++;
  return at;
}

/* @at: the first quotation mark.  Returns: behind the last. */
static const char *
skip_string (const char *at, const char *end)
{
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\')
      at++;
  return MIN (at + 1, end);
}

static const char *
skip_value (const char *at, const char *end)
{
  guint depth = 0;

  do
    {
      at = skip_space (at, end);
      if (at >= end)
        return end;
      if (*at == '"')
        at = skip_string (at, end);
      else if (strchr ("{[", *at) != NULL)
        depth++, at++;
      else if (strchr ("}]", *at) != NULL)
        depth -= depth > 0, at++;
      else
        while (at < end && strchr (" \t\r\n,:{}[]\"", *at) == NULL)
          at++;
    }
  while (depth > 0);
  return at;
}

/* How much of @path is the member's name @key; names may have dots in them. */
static gsize
match_member (const char *path, const char *key, gsize length)
{
  return strncmp (path, key, length) == 0 && strchr (".[", path[length]) != NULL ? length : 0;
}

/* In the object at @object.  @value: (out).  Returns: where the name of the member stands that @path
 * begins with, and takes it off @path; NULL when there is none. */
static const char *
find_member (const char *object, const char *end, const char **path, const char **value)
{
  const char *found = NULL, *at = skip_space (object + 1, end);
  gsize longest = 0;

  while (at < end && *at == '"')
    {
      const char *key = at, *behind = skip_string (at, end);
      const gsize length = match_member (*path, key + 1, MAX (behind - key, 2) - 2);

      at = skip_space (behind, end);
      if (length > longest)
        {
          longest = length;
          found = key;
          *value = at;
        }
      at = skip_space (skip_value (at, end), end);
    }
  *path += longest;
  return found;
}

/* The same for an item of the list at @list, which @path begins with as "[2]". */
static const char *
find_item (const char *list, const char *end, const char **path, const char **value)
{
  guint index = strtoul (*path + 1, NULL, 10);
  const char *at = skip_space (list + 1, end), *closing = strchr (*path, ']');

  for (; index > 0 && at < end && *at != ']'; index--)
    at = skip_space (skip_value (at, end), end);
  if (at >= end || *at == ']' || closing == NULL)
    return NULL;
  *path = closing + 1;
  *value = at;
  return at;
}

guint
unknot_json_find_line (const char *text, gsize length, const char *path)
{
  const char *end = text + length, *value = skip_space (text, end), *place = value, *next = value;
  guint line = 1;

  g_return_val_if_fail (text != NULL && path != NULL, 0);

  while (*path != '\0' && value < end && next != NULL)
    {
      path += *path == '.';
      next = *value == '{'                   ? find_member (value, end, &path, &value)
             : *value == '[' && *path == '[' ? find_item (value, end, &path, &value)
                                             : NULL;
      place = next != NULL ? next : place;
    }
  for (const char *at = text; at < place; at++)
    line += *at == '\n';
  return line;
}
