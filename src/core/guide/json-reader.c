/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/guide/json-reader.h"

#include "core/guide/json-locate.h"
#include "core/nearest-name.h"

#include <math.h>
#include <string.h>

void
unknot_json_reader_init (UnknotJsonReader *self, const char *file, GQuark domain, int code)
{
  *self = (UnknotJsonReader) { .file = file, .domain = domain, .code = code };
}

gboolean
unknot_json_reader_finish (UnknotJsonReader *self, GError **error)
{
  if (self->failed)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return !self->failed;
}

/* Appends @text as far as it fits.  Returns: the new end. */
static gsize
append (UnknotJsonReader *self, gsize end, const char *text)
{
  const gsize room = sizeof self->path - 1 - end;
  const gsize length = strnlen (text, room);

  memcpy (self->path + end, text, length);
  self->path[end + length] = '\0';
  return end + length;
}

/* Called for every member of every guide, nearly always in vain: printf() would be a twentieth of all that
 * reading a library costs. */
gsize
unknot_json_reader_enter (UnknotJsonReader *self, const char *member, int index)
{
  const gsize mark = strlen (self->path);
  gsize end = append (self, mark, mark > 0 ? "." : "");

  end = append (self, end, member);
  if (index >= 0)
    {
      char digits[16];
      guint at = sizeof digits;

      digits[--at] = '\0';
      digits[--at] = ']';
      do
        digits[--at] = (char) ('0' + index % 10);
      while ((index /= 10) > 0);
      digits[--at] = '[';
      append (self, end, digits + at);
    }
  return mark;
}

void
unknot_json_reader_leave (UnknotJsonReader *self, gsize mark)
{
  self->path[mark] = '\0';
}

void
unknot_json_reader_fail (UnknotJsonReader *self, const char *member, const char *format, ...)
{
  g_autofree char *reason = NULL;
  g_autofree char *line = NULL;
  va_list arguments;
  gsize mark = strlen (self->path);

  if (self->failed)
    return;
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (member != NULL)
    unknot_json_reader_enter (self, member, -1);
  self->failed = TRUE;
  if (self->text != NULL)
    line = g_strdup_printf ("line %u: ", unknot_json_find_line (self->text, self->length, self->path));
  self->error = g_error_new (self->domain, self->code, "%s: %s%s%s%s", self->file, line != NULL ? line : "",
                             self->path, self->path[0] != '\0' ? ": " : "", reason);
  unknot_json_reader_leave (self, mark);
}

gboolean
unknot_json_reader_known (UnknotJsonReader *self, JsonObject *object, const char *const *known)
{
  JsonObjectIter iter;
  const char *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, NULL))
    {
      g_autofree char *all = NULL;
      const char *nearest;

      if (g_strv_contains (known, member))
        continue;
      nearest = unknot_nearest_name (member, known);
      if (nearest != NULL)
        unknot_json_reader_fail (self, member, "is not known here; is “%s” meant?", nearest);
      else
        {
          all = g_strjoinv (", ", (char **) known);
          unknot_json_reader_fail (self, member, "is not known here; known are %s", all);
        }
      return FALSE;
    }
  return TRUE;
}

/* The member's node; NULL when it is missing or something has failed already. */
static JsonNode *
lookup (UnknotJsonReader *self, JsonObject *object, const char *member, gboolean required)
{
  JsonNode *node;

  if (self->failed)
    return NULL;
  node = json_object_get_member (object, member);
  if (node == NULL && required)
    unknot_json_reader_fail (self, member, "is missing; add it");
  return node;
}

JsonObject *
unknot_json_reader_object (UnknotJsonReader *self, JsonObject *object, const char *member, gboolean required)
{
  JsonNode *node = lookup (self, object, member, required);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  unknot_json_reader_fail (self, member, "must be an object, { … }");
  return NULL;
}

JsonArray *
unknot_json_reader_array (UnknotJsonReader *self, JsonObject *object, const char *member, gboolean required,
                          guint min, guint max)
{
  JsonNode *node = lookup (self, object, member, required);
  guint length;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      unknot_json_reader_fail (self, member, "must be a list, [ … ]");
      return NULL;
    }
  length = json_array_get_length (json_node_get_array (node));
  if (length < min || length > max)
    {
      unknot_json_reader_fail (self, member, "must have %u to %u items, has %u", min, max, length);
      return NULL;
    }
  return json_node_get_array (node);
}

JsonObject *
unknot_json_reader_item (UnknotJsonReader *self, JsonArray *array, const char *member, guint index)
{
  JsonNode *node = json_array_get_element (array, index);
  gsize mark;

  if (self->failed)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  mark = unknot_json_reader_enter (self, member, index);
  unknot_json_reader_fail (self, NULL, "must be an object, { … }");
  unknot_json_reader_leave (self, mark);
  return NULL;
}

static const char *
check_text (UnknotJsonReader *self, JsonNode *node, const char *member, guint max)
{
  const char *text, *c;
  glong length;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      unknot_json_reader_fail (self, member, "must be a text in double quotes");
      return NULL;
    }
  text = json_node_get_string (node);
  /* Escapes can make what the file itself does not hold: half of a surrogate pair. */
  if (!g_utf8_validate (text, -1, NULL))
    {
      unknot_json_reader_fail (self, member, "must be valid Unicode; take the odd \\u out");
      return NULL;
    }
  length = g_utf8_strlen (text, -1);
  if (length == 0 || length > (glong) max)
    {
      unknot_json_reader_fail (self, member, "must have 1 to %u characters, has %ld", max, length);
      return NULL;
    }
  /* Most are plain letters, which need no look into the tables of Unicode. */
  for (c = text; *c != '\0'; c = g_utf8_next_char (c))
    if ((guchar) *c < 0x80 ? g_ascii_iscntrl (*c) : g_unichar_iscntrl (g_utf8_get_char (c)))
      {
        unknot_json_reader_fail (self, member, "must have no line breaks, tabs or control characters");
        return NULL;
      }
  if (g_unichar_isspace (g_utf8_get_char (text)) || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (c))))
    {
      unknot_json_reader_fail (self, member, "must not begin or end with a blank");
      return NULL;
    }
  return text;
}

const char *
unknot_json_reader_text (UnknotJsonReader *self, JsonObject *object, const char *member, gboolean required,
                         guint max)
{
  JsonNode *node = lookup (self, object, member, required);

  return node != NULL ? check_text (self, node, member, max) : NULL;
}

char **
unknot_json_reader_texts (UnknotJsonReader *self, JsonObject *object, const char *member, guint min, guint max,
                          guint max_chars)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = unknot_json_reader_array (self, object, member, min > 0, min, max);
  guint i;

  for (i = 0; array != NULL && i < json_array_get_length (array) && !self->failed; i++)
    {
      gsize mark = unknot_json_reader_enter (self, member, i);
      const char *text = check_text (self, json_array_get_element (array, i), NULL, max_chars);

      if (text != NULL)
        g_ptr_array_add (texts, g_strdup (text));
      unknot_json_reader_leave (self, mark);
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

double
unknot_json_reader_number (UnknotJsonReader *self, JsonObject *object, const char *member, double fallback,
                           double min, double max)
{
  JsonNode *node = lookup (self, object, member, isnan (fallback));
  double value;

  if (node == NULL)
    return isnan (fallback) ? min : fallback;
  if (!JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    {
      unknot_json_reader_fail (self, member, min == max ? "must be the number %g" : "must be a number, %g to %g", min,
                               max);
      return min;
    }
  value = json_node_get_double (node);
  if (!isfinite (value) || value < min || value > max)
    {
      if (min == max)
        unknot_json_reader_fail (self, member, "must be %g, is %g", min, value);
      else
        unknot_json_reader_fail (self, member, "must be %g to %g, is %g", min, max, value);
      return min;
    }
  return value;
}

int
unknot_json_reader_integer (UnknotJsonReader *self, JsonObject *object, const char *member, int fallback, int min,
                            int max)
{
  double value = unknot_json_reader_number (self, object, member, fallback < min ? NAN : fallback, min, max);

  if (!self->failed && value != floor (value))
    unknot_json_reader_fail (self, member, "must be a whole number, %d to %d", min, max);
  return (int) value;
}

gboolean
unknot_json_reader_boolean (UnknotJsonReader *self, JsonObject *object, const char *member, gboolean fallback)
{
  JsonNode *node = lookup (self, object, member, FALSE);

  if (node == NULL)
    return fallback;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  unknot_json_reader_fail (self, member, "must be true or false");
  return fallback;
}

int
unknot_json_reader_choice (UnknotJsonReader *self, JsonObject *object, const char *member, int fallback,
                           const char *const *names)
{
  const char *text = unknot_json_reader_text (self, object, member, fallback < 0, 60);
  g_autofree char *all = NULL;
  int i;

  if (text == NULL)
    return fallback >= 0 && !self->failed ? fallback : 0;
  for (i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], text) == 0)
      return i;
  all = g_strjoinv (", ", (char **) names);
  unknot_json_reader_fail (self, member, "must be one of %s, is “%s”", all, text);
  return 0;
}
