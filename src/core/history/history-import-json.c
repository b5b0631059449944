/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON of history-export.c.  Ten years of rows as one tree would take a hundred megabytes:
 * the rows are cut out and read one by one, the rest is read without them. */
#include <glib/gi18n.h>
#include <string.h>

#include "core/guide/json-parse.h"
#include "core/history/history-import.h"

#define MAX_MEMBERS 32
#define MAX_ROWS 2000000
#define MAX_STRING 16384

typedef struct {
  UnknotHistoryBag *bag;
  GTimeZone *zone;
  guint rows;
  guint line;
} Import;

/* ---- one row ---- */

static gboolean
find_kind (JsonObject *object, UnknotRowKind *kind)
{
  JsonNode *node = json_object_get_member (object, "kind");
  const char *name = node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";

  for (guint i = 0; i < UNKNOT_N_ROW_KINDS; i++)
    if (g_str_equal (unknot_row_info (i)->name, name))
      {
        *kind = (UnknotRowKind) i;
        return TRUE;
      }
  return FALSE;
}

/* A member as the CSV would have it.  Returns: (transfer full) (nullable). */
static char *
member_text (JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return NULL;
}

static gboolean
read_row (Import *import, JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  const char *values[MAX_MEMBERS] = { NULL };
  guint members = json_object_get_size (object), used = 1;
  const UnknotRowInfo *info;
  UnknotRowKind kind;

  if (!find_kind (object, &kind))
    return unknot_import_fail (error, import->line, _("This row is of no kind that is known here."));
  info = unknot_row_info (kind);
  for (guint i = 0; i < info->n_fields; i++)
    {
      JsonNode *node = info->fields[i].name != NULL ? json_object_get_member (object, info->fields[i].name) : NULL;

      if (node == NULL)
        continue;
      values[i] = member_text (node);
      if (values[i] == NULL)
        return unknot_import_fail (error, import->line, _("“%s” is neither a text nor a whole number."),
                                   info->fields[i].name);
      g_ptr_array_add (owned, (gpointer) values[i]);
      used++;
    }
  if (used != members)
    return unknot_import_fail (error, import->line,
                               _("There is a member that is not known here; a newer Unknot may have written it."));
  return unknot_import_row (import->bag, kind, values, import->zone, import->line, error);
}

static gboolean
parse_row (Import *import, const char *text, gsize length, GError **error)
{
  const UnknotJsonLimits limits = { length, 2, MAX_MEMBERS, 1, MAX_STRING };
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *reason = NULL;
  guint line = 0;

  if (unknot_json_parse (text, length, &limits, &root, &line, &reason) != UNKNOT_JSON_FINE)
    return unknot_import_fail (error, import->line + (line > 0 ? line - 1 : 0), "%s", reason);
  import->rows++;
  return read_row (import, json_node_get_object (root), error);
}

/* ---- the whole ---- */

/* From an opening brace to behind its closing one; to @end when there is none. */
static const char *
skip_object (const char *at, const char *end)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (; at < end; at++)
    {
      if (in_string && *at == '\\' && at + 1 < end)
        at++;
      else if (*at == '"')
        in_string = !in_string;
      else if (!in_string && (*at == '{' || *at == '['))
        depth++;
      else if (!in_string && (*at == '}' || *at == ']') && --depth == 0)
        return at + 1;
    }
  return end;
}

/* Reads every object within an array within the outermost object, and leaves a 0 in its place. */
static gboolean
cut_rows (Import *import, const char *at, const char *end, GString *rest, GError **error)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (import->line = 1; at < end; at++)
    {
      if (!in_string && *at == '{' && depth == 2)
        {
          const char *over = skip_object (at, end);

          if (!parse_row (import, at, over - at, error))
            return FALSE;
          g_string_append_c (rest, '0');
          for (; at + 1 < over; at++)
            if (*at == '\n')
              {
                g_string_append_c (rest, '\n');
                import->line++;
              }
          continue;
        }
      g_string_append_c (rest, *at);
      import->line += *at == '\n' ? 1 : 0;
      if (in_string && *at == '\\' && at + 1 < end)
        g_string_append_c (rest, *++at);
      else if (*at == '"')
        in_string = !in_string;
      else if (!in_string && (*at == '{' || *at == '['))
        depth++;
      else if (!in_string && (*at == '}' || *at == ']') && depth > 0)
        depth--;
    }
  return TRUE;
}

static gboolean
is_ours (JsonObject *object, guint rows)
{
  JsonNode *format = json_object_get_member (object, "format"), *version = json_object_get_member (object, "version");
  JsonNode *list = json_object_get_member (object, "rows");

  return format != NULL && json_node_get_value_type (format) == G_TYPE_STRING &&
         g_str_equal (json_node_get_string (format), "unknot-history") && version != NULL &&
         json_node_get_value_type (version) == G_TYPE_INT64 && list != NULL && JSON_NODE_HOLDS_ARRAY (list) &&
         json_array_get_length (json_node_get_array (list)) == rows;
}

static gboolean
check_rest (const GString *rest, guint rows, GError **error)
{
  const UnknotJsonLimits limits = { rest->len, 3, 8, MAX_ROWS, 256 };
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *reason = NULL;
  guint line = 0;

  if (unknot_json_parse (rest->str, rest->len, &limits, &root, &line, &reason) != UNKNOT_JSON_FINE)
    return unknot_import_fail (error, MAX (line, 1), "%s", reason);
  if (!JSON_NODE_HOLDS_OBJECT (root) || !is_ours (json_node_get_object (root), rows))
    {
      g_set_error_literal (error, UNKNOT_IMPORT_ERROR, UNKNOT_IMPORT_ERROR_FOREIGN,
                           _("Nothing was imported: this is not a history that Unknot has exported."));
      return FALSE;
    }
  if (json_object_get_int_member (json_node_get_object (root), "version") != 1)
    return unknot_import_fail (error, 1, _("This was written by a newer Unknot; please update."));
  return TRUE;
}

gboolean
unknot_import_json (UnknotHistoryBag *bag, const char *text, gsize length, GTimeZone *zone, GError **error)
{
  gsize mark = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  g_autoptr (GString) rest = g_string_new (NULL);
  Import import = { .bag = bag, .zone = zone };

  /* Somebody else's JSON shall be called that, whatever its objects are like. */
  if (g_strstr_len (text, MIN (length, 4096), "unknot-history") == NULL)
    {
      g_set_error_literal (error, UNKNOT_IMPORT_ERROR, UNKNOT_IMPORT_ERROR_FOREIGN,
                           _("Nothing was imported: this is not a history that Unknot has exported."));
      return FALSE;
    }
  return cut_rows (&import, text + mark, text + length, rest, error) && check_rest (rest, import.rows, error);
}
