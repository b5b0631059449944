/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/search/search.h"

#include <string.h>

#include "core/guide/guide-search.h"
#include "search-interfaces.h"

/* Results in one answer: more than either desktop shows. */
#define MAX_RESULTS 10
/* What is longer comes from nobody who types. */
#define MAX_TERMS 32
#define MAX_QUERY_BYTES 1000
#define MAX_TOKEN_BYTES 1000
/* Letters before KRunner asks. */
#define MIN_LETTERS 3

/* KRunner's kinds of matches: the words were found somewhere, or at the begin of a title. */
#define POSSIBLE_MATCH 30
#define COMPLETION_MATCH 10

struct _UnknotSearch {
  GObject parent_instance;

  UnknotCatalog *catalog;
  const UnknotSearchCommands *commands;
  gpointer user_data;
  GDBusConnection *connection;
  guint shell_id;
  guint krunner_id;
  char *token; /* (nullable): for the next Run */
};

G_DEFINE_FINAL_TYPE (UnknotSearch, unknot_search, G_TYPE_OBJECT)

static GArray *
find (UnknotSearch *self, const char *const *terms)
{
  self->commands->prepare (self->user_data);
  return unknot_guide_search (self->catalog, terms, MAX_RESULTS);
}

/* Returns: (transfer none) (nullable): NULL for what is no id of a guide any more. */
static const UnknotCatalogEntry *
find_entry (UnknotSearch *self, const char *id)
{
  self->commands->prepare (self->user_data);
  return unknot_catalog_find (self->catalog, id);
}

static void
open_guide (UnknotSearch *self, const char *id, const char *token)
{
  g_autofree char *page = NULL;

  if (find_entry (self, id) == NULL)
    return;
  page = g_strconcat ("guide:", id, NULL);
  self->commands->open (page, token, self->user_data);
}

/* The Shell tells when it was clicked; in the form of a startup id, windows take the focus by it. */
static char *
token_of_time (guint32 timestamp)
{
  return timestamp != 0 ? g_strdup_printf ("unknot-search_TIME%u", timestamp) : NULL;
}

/* --- GNOME Shell ----------------------------------------------------------------------- */

static GVariant *
result_set (UnknotSearch *self, GVariant *terms_variant)
{
  g_autofree const char **terms = g_variant_get_strv (terms_variant, NULL);
  g_autoptr (GArray) found = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("(as)"));
  g_variant_builder_open (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  if (g_variant_n_children (terms_variant) <= MAX_TERMS)
    {
      found = find (self, terms);
      for (guint i = 0; i < found->len; i++)
        g_variant_builder_add (&builder, "s",
                               unknot_catalog_get_entry (self->catalog, g_array_index (found, guint, i))->id);
    }
  g_variant_builder_close (&builder);
  return g_variant_builder_end (&builder);
}

static void
add_meta (GVariantBuilder *builder, const UnknotCatalogEntry *entry)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (builder, "{sv}", "id", g_variant_new_string (entry->id));
  g_variant_builder_add (builder, "{sv}", "name", g_variant_new_string (entry->title));
  if (entry->summary != NULL)
    g_variant_builder_add (builder, "{sv}", "description", g_variant_new_string (entry->summary));
  g_variant_builder_add (builder, "{sv}", "gicon", g_variant_new_string (UNKNOT_APP_ID));
  g_variant_builder_close (builder);
}

static GVariant *
metas (UnknotSearch *self, GVariant *ids)
{
  const gsize n = MIN (g_variant_n_children (ids), MAX_TERMS);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("(aa{sv})"));
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; i < n; i++)
    {
      const UnknotCatalogEntry *entry;
      const char *id;

      g_variant_get_child (ids, i, "&s", &id);
      entry = find_entry (self, id);
      if (entry != NULL)
        add_meta (&builder, entry);
    }
  g_variant_builder_close (&builder);
  return g_variant_builder_end (&builder);
}

static void
launch_search (UnknotSearch *self, GVariant *terms_variant, const char *token)
{
  g_autofree const char **terms = g_variant_get_strv (terms_variant, NULL);
  g_autofree char *query = g_strjoinv (" ", (char **) terms);
  g_autofree char *page = NULL;

  if (strlen (query) > UNKNOT_SEARCH_MAX_BYTES)
    query[0] = '\0';
  page = g_strconcat ("search:", query, NULL);
  self->commands->open (page, token, self->user_data);
}

static void
shell_called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                 const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  UnknotSearch *self = user_data;
  g_autoptr (GVariant) first = g_variant_get_child_value (parameters, 0);
  GVariant *answer = NULL;

  if (g_str_equal (method, "GetInitialResultSet"))
    answer = result_set (self, first);
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_autoptr (GVariant) terms = g_variant_get_child_value (parameters, 1);
      answer = result_set (self, terms);
    }
  else if (g_str_equal (method, "GetResultMetas"))
    answer = metas (self, first);
  else
    {
      const gboolean one = g_str_equal (method, "ActivateResult");
      g_autofree char *token = NULL;
      guint32 timestamp;

      g_variant_get_child (parameters, one ? 2 : 1, "u", &timestamp);
      token = token_of_time (timestamp);
      if (one)
        open_guide (self, g_variant_get_string (first, NULL), token);
      else
        launch_search (self, first, token);
    }
  g_dbus_method_invocation_return_value (invocation, answer);
}

/* --- KRunner --------------------------------------------------------------------------- */

static GVariant *
matches (UnknotSearch *self, const char *query)
{
  const char *terms[] = { query, NULL };
  g_autoptr (GArray) found = NULL;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("(a(sssida{sv}))"));
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(sssida{sv})"));
  if (g_utf8_strlen (query, MAX_QUERY_BYTES) >= MIN_LETTERS)
    found = find (self, terms);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const UnknotCatalogEntry *entry = unknot_catalog_get_entry (self->catalog, g_array_index (found, guint, i));
      const gboolean title = g_str_match_string (query, entry->title, TRUE);
      GVariantBuilder properties;

      g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
      if (entry->summary != NULL)
        g_variant_builder_add (&properties, "{sv}", "subtext", g_variant_new_string (entry->summary));
      g_variant_builder_add (&builder, "(sssida{sv})", entry->id, entry->title, UNKNOT_APP_ID,
                             title ? POSSIBLE_MATCH : COMPLETION_MATCH, 0.8 - 0.05 * i, &properties);
    }
  g_variant_builder_close (&builder);
  return g_variant_builder_end (&builder);
}

static void
krunner_called_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface,
                   const char *method, GVariant *parameters, GDBusMethodInvocation *invocation, gpointer user_data)
{
  UnknotSearch *self = user_data;
  GVariant *answer = NULL;
  const char *text = NULL;

  if (g_variant_n_children (parameters) > 0)
    g_variant_get_child (parameters, 0, "&s", &text);
  if (g_str_equal (method, "Match"))
    answer = matches (self, text);
  else if (g_str_equal (method, "Actions"))
    answer = g_variant_new ("(a(sss))", NULL);
  else if (g_str_equal (method, "Config"))
    answer = g_variant_new_parsed ("({'MinLetterCount': <%i>},)", MIN_LETTERS);
  else if (g_str_equal (method, "SetActivationToken"))
    {
      g_free (self->token);
      self->token = *text != '\0' && strlen (text) <= MAX_TOKEN_BYTES ? g_strdup (text) : NULL;
    }
  else if (g_str_equal (method, "Run"))
    {
      g_autofree char *token = g_steal_pointer (&self->token);

      open_guide (self, text, token);
    }
  else
    g_clear_pointer (&self->token, g_free); /* Teardown */
  g_dbus_method_invocation_return_value (invocation, answer);
}

/* --- Object ---------------------------------------------------------------------------- */

void
unknot_search_unexport (UnknotSearch *self)
{
  g_return_if_fail (UNKNOT_IS_SEARCH (self));

  if (self->shell_id != 0)
    g_dbus_connection_unregister_object (self->connection, self->shell_id);
  if (self->krunner_id != 0)
    g_dbus_connection_unregister_object (self->connection, self->krunner_id);
  self->shell_id = self->krunner_id = 0;
  g_clear_object (&self->connection);
}

gboolean
unknot_search_export (UnknotSearch *self, GDBusConnection *connection, GError **error)
{
  static const GDBusInterfaceVTable shell = { .method_call = shell_called_cb };
  static const GDBusInterfaceVTable krunner = { .method_call = krunner_called_cb };

  g_return_val_if_fail (UNKNOT_IS_SEARCH (self) && self->connection == NULL, FALSE);

  self->connection = g_object_ref (connection);
  self->shell_id = g_dbus_connection_register_object (
    connection, UNKNOT_SEARCH_SHELL_PATH, (GDBusInterfaceInfo *) &org_gnome_shell_search_provider2_interface, &shell,
    self, NULL, error);
  if (self->shell_id != 0)
    self->krunner_id = g_dbus_connection_register_object (connection, UNKNOT_SEARCH_KRUNNER_PATH,
                                                          (GDBusInterfaceInfo *) &org_kde_krunner1_interface, &krunner,
                                                          self, NULL, error);
  return self->krunner_id != 0;
}

static void
unknot_search_dispose (GObject *object)
{
  UnknotSearch *self = UNKNOT_SEARCH (object);

  unknot_search_unexport (self);
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (unknot_search_parent_class)->dispose (object);
}

static void
unknot_search_finalize (GObject *object)
{
  g_free (UNKNOT_SEARCH (object)->token);
  G_OBJECT_CLASS (unknot_search_parent_class)->finalize (object);
}

static void
unknot_search_class_init (UnknotSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = unknot_search_finalize;
}

static void
unknot_search_init (UnknotSearch *self)
{
}

UnknotSearch *
unknot_search_new (UnknotCatalog *catalog, const UnknotSearchCommands *commands, gpointer user_data)
{
  UnknotSearch *self = g_object_new (UNKNOT_TYPE_SEARCH, NULL);

  self->catalog = g_object_ref (catalog);
  self->commands = commands;
  self->user_data = user_data;
  return self;
}
