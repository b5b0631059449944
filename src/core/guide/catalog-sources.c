/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/guide/catalog-sources.h"

#include <glib/gi18n-lib.h>

#include "core/guide/json-parse.h"
#include "core/guide/json-reader.h"

struct _UnknotSources {
  GHashTable *by_key; /* UnknotSource */
};

static const UnknotJsonLimits limits = {
  .bytes = 256 * 1024, .depth = 3, .members = UNKNOT_JSON_MAX_MEMBERS, .items = 0, .string = 1024
};

static void
source_free (gpointer data)
{
  UnknotSource *source = data;

  g_free ((char *) source->key);
  g_free ((char *) source->title);
  g_free ((char *) source->publisher);
  g_free ((char *) source->year);
  g_free ((char *) source->url);
  g_free ((char *) source->note);
  g_free (source);
}

static UnknotSource *
read_source (UnknotJsonReader *reader, JsonObject *object, const char *key)
{
  static const char *const known[] = { "title", "publisher", "year", "url", "note", NULL };
  UnknotSource *source = g_new0 (UnknotSource, 1);

  unknot_json_reader_known (reader, object, known);
  source->key = g_strdup (key);
  source->title = g_strdup (unknot_json_reader_text (reader, object, "title", TRUE, 200));
  source->publisher = g_strdup (unknot_json_reader_text (reader, object, "publisher", TRUE, 200));
  source->year = g_strdup (unknot_json_reader_text (reader, object, "year", TRUE, 20));
  source->url = g_strdup (unknot_json_reader_text (reader, object, "url", TRUE, 400));
  source->note = g_strdup (unknot_json_reader_text (reader, object, "note", FALSE, 200));
  return source;
}

static void
read_all (UnknotSources *self, JsonObject *root, GError **error)
{
  UnknotJsonReader reader;
  JsonObjectIter iter;
  const char *key;

  unknot_json_reader_init (&reader, "sources.json", UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_MEMBER);
  json_object_iter_init_ordered (&iter, root);
  while (!reader.failed && json_object_iter_next_ordered (&iter, &key, NULL))
    {
      JsonObject *object = unknot_json_reader_object (&reader, root, key, TRUE);
      gsize mark = unknot_json_reader_enter (&reader, key, -1);

      if (object != NULL)
        {
          UnknotSource *source = read_source (&reader, object, key);

          g_hash_table_replace (self->by_key, (char *) source->key, source);
        }
      unknot_json_reader_leave (&reader, mark);
    }
  unknot_json_reader_finish (&reader, error);
}

static void
load (UnknotSources *self, GBytes *data, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *reason = NULL;
  gsize length;
  const char *text = g_bytes_get_data (data, &length);
  guint line;

  if (unknot_json_parse (text, length, &limits, &root, &line, &reason) != UNKNOT_JSON_FINE)
    {
      g_set_error (error, UNKNOT_GUIDE_ERROR, UNKNOT_GUIDE_ERROR_SYNTAX, "sources.json: line %u: %s", line, reason);
      return;
    }
  if (JSON_NODE_HOLDS_OBJECT (root))
    read_all (self, json_node_get_object (root), error);
}

char *
unknot_source_words (const UnknotSource *source)
{
  g_return_val_if_fail (source != NULL, NULL);

  /* A year of digits is in no catalogue, and comes back as it is. */
  return source->note != NULL
           ? g_strdup_printf ("%s. %s, %s (%s)", source->title, _(source->publisher), _(source->year), _(source->note))
           : g_strdup_printf ("%s. %s, %s", source->title, _(source->publisher), _(source->year));
}

UnknotSources *
unknot_sources_new (GBytes *data)
{
  UnknotSources *self = g_new0 (UnknotSources, 1);
  g_autoptr (GError) error = NULL;

  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, source_free);
  if (data != NULL)
    load (self, data, &error);
  if (error != NULL)
    g_warning ("%s", error->message);
  return self;
}

void
unknot_sources_free (UnknotSources *self)
{
  g_hash_table_unref (self->by_key);
  g_free (self);
}

const UnknotSource *
unknot_sources_find (UnknotSources *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

/* A2 comes before A10. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const UnknotSource *one = *(const UnknotSource *const *) a, *other = *(const UnknotSource *const *) b;
  const guint64 first = g_ascii_strtoull (one->key + 1, NULL, 10), second = g_ascii_strtoull (other->key + 1, NULL, 10);

  if (one->key[0] != other->key[0])
    return one->key[0] < other->key[0] ? -1 : 1;
  if (first != second)
    return first < second ? -1 : 1;
  return g_strcmp0 (one->key, other->key);
}

GPtrArray *
unknot_sources_list (UnknotSources *self)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer source;

  g_hash_table_iter_init (&iter, self->by_key);
  while (g_hash_table_iter_next (&iter, NULL, &source))
    g_ptr_array_add (list, source);
  g_ptr_array_sort (list, compare);
  return list;
}
