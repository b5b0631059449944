/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dlfcn.h>
#include <glib-unix.h>
#include <pipewire/pipewire.h>

#include "core/pipewire-socket.h"
#include "service/quiet/pipewire.h"
#include "service/presence/presence-socket.h"

/* Built against PipeWire's headers, loaded at run time. */
static struct {
  void (*init) (int *argc, char ***argv);
  struct pw_loop *(*loop_new) (const struct spa_dict *props);
  void (*loop_destroy) (struct pw_loop *loop);
  struct pw_context *(*context_new) (struct pw_loop *loop, struct pw_properties *props, size_t data_size);
  void (*context_destroy) (struct pw_context *context);
  struct pw_impl_module *(*context_load_module) (struct pw_context *context, const char *name,
                                                 const char *args, struct pw_properties *properties);
  struct pw_core *(*context_connect) (struct pw_context *context, struct pw_properties *properties,
                                      size_t user_data_size);
  int (*core_disconnect) (struct pw_core *core);
  struct pw_properties *(*properties_new) (const char *key, ...);
  void (*proxy_destroy) (struct pw_proxy *proxy);
  void (*log_set_level) (enum spa_log_level level);
} pw;

typedef struct {
  guint id;
  void (*changed) (gpointer user_data);
  gpointer user_data;
} Listener;

typedef struct {
  guint32 id;
  struct pw_node *proxy;
  struct spa_hook hook;
  gboolean running;
  gboolean is_source; /* a camera, not a stream of a program */
  gboolean is_video;
  gboolean of_output; /* records what the speakers play */
  char *app;          /* (nullable) */
  char *binary;       /* (nullable) */
} Node;

static GArray *listeners;
static guint last_id;
static GPtrArray *nodes;
static struct pw_loop *loop;
static struct pw_context *context;
static struct pw_core *core;
static struct spa_hook core_hook;
static struct pw_registry *registry;
static struct spa_hook registry_hook;
static guint loop_source;
static guint reopen_source;
static UnknotPresenceSocket *socket_watch;

static void connect_or_wait (void);

static void
tell (void)
{
  for (guint i = 0; listeners && i < listeners->len; i++)
    {
      Listener listener = g_array_index (listeners, Listener, i);

      listener.changed (listener.user_data);
    }
}

/* --- nodes -------------------------------------------------------------------------------- */

static gboolean
is_true (const char *value)
{
  return value && (g_str_equal (value, "true") || g_str_equal (value, "1"));
}

static void
replace (char **string, const char *value)
{
  if (!value)
    return;
  g_free (*string);
  *string = g_strdup (value);
}

static void
node_info_cb (void *data, const struct pw_node_info *info)
{
  Node *node = data;
  gboolean running = info->state == PW_NODE_STATE_RUNNING;
  gboolean changed = (info->change_mask & PW_NODE_CHANGE_MASK_STATE) && running != node->running;

  if (changed)
    node->running = running;
  if ((info->change_mask & PW_NODE_CHANGE_MASK_PROPS) && info->props)
    {
      replace (&node->app, spa_dict_lookup (info->props, PW_KEY_APP_NAME));
      replace (&node->binary, spa_dict_lookup (info->props, PW_KEY_APP_PROCESS_BINARY));
      node->of_output = is_true (spa_dict_lookup (info->props, PW_KEY_STREAM_MONITOR)) ||
                        is_true (spa_dict_lookup (info->props, PW_KEY_STREAM_CAPTURE_SINK));
      changed = TRUE;
    }
  if (changed)
    tell ();
}

static void
node_free (gpointer data)
{
  Node *node = data;

  spa_hook_remove (&node->hook);
  pw.proxy_destroy ((struct pw_proxy *) node->proxy);
  g_free (node->app);
  g_free (node->binary);
  g_free (node);
}

static void
global_cb (void *data, uint32_t id, uint32_t permissions, const char *type, uint32_t version,
           const struct spa_dict *props)
{
  static const struct pw_node_events events = { PW_VERSION_NODE_EVENTS, .info = node_info_cb };
  const char *class = props ? spa_dict_lookup (props, PW_KEY_MEDIA_CLASS) : NULL;
  Node *node;

  /* Everything else that comes and goes with each sound is not looked at. */
  if (!class || !g_str_equal (type, PW_TYPE_INTERFACE_Node) ||
      !(g_str_has_prefix (class, "Stream/Input/") || g_str_equal (class, "Video/Source")))
    return;
  node = g_new0 (Node, 1);
  node->id = id;
  node->is_source = g_str_equal (class, "Video/Source");
  node->is_video = node->is_source || g_str_equal (class, "Stream/Input/Video");
  node->app = g_strdup (spa_dict_lookup (props, PW_KEY_APP_NAME));
  node->proxy = pw_registry_bind (registry, id, type, PW_VERSION_NODE, 0);
  pw_node_add_listener (node->proxy, &node->hook, &events, node);
  g_ptr_array_add (nodes, node);
}

static void
global_remove_cb (void *data, uint32_t id)
{
  for (guint i = 0; i < nodes->len; i++)
    if (((Node *) g_ptr_array_index (nodes, i))->id == id)
      {
        g_ptr_array_remove_index_fast (nodes, i);
        tell ();
        return;
      }
}

/* --- the connection ----------------------------------------------------------------------- */

static void
disconnect (void)
{
  g_clear_handle_id (&loop_source, g_source_remove);
  g_clear_handle_id (&reopen_source, g_source_remove);
  g_clear_pointer (&socket_watch, unknot_presence_socket_free);
  g_clear_pointer (&nodes, g_ptr_array_unref);
  if (registry)
    {
      spa_hook_remove (&registry_hook);
      pw.proxy_destroy ((struct pw_proxy *) registry);
      registry = NULL;
    }
  if (core)
    {
      spa_hook_remove (&core_hook);
      pw.core_disconnect (core);
      core = NULL;
    }
  g_clear_pointer (&context, pw.context_destroy);
  g_clear_pointer (&loop, pw.loop_destroy);
}

static gboolean
reopen_cb (gpointer user_data)
{
  reopen_source = 0;
  disconnect ();
  tell ();
  connect_or_wait ();
  return G_SOURCE_REMOVE;
}

/* PipeWire went away, or its socket is there again. */
static void
reopen (guint milliseconds)
{
  if (!reopen_source)
    reopen_source = g_timeout_add (milliseconds, reopen_cb, NULL);
}

static void
error_cb (void *data, uint32_t id, int seq, int res, const char *message)
{
  g_debug ("PipeWire: %s", message);
  /* Not from within its own callback. */
  if (id == PW_ID_CORE && res == -EPIPE)
    reopen (0);
}

static gboolean
loop_readable_cb (gint fd, GIOCondition condition, gpointer user_data)
{
  pw_loop_enter (loop);
  pw_loop_iterate (loop, 0);
  pw_loop_leave (loop);
  return G_SOURCE_CONTINUE;
}

static gboolean
load_library (void)
{
  static gboolean tried;
  static gboolean loaded;
  void *library;

  if (tried)
    return loaded;
  tried = TRUE;
  library = dlopen (UNKNOT_PIPEWIRE_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (!library)
    return FALSE;
  *(void **) &pw.init = dlsym (library, "pw_init");
  *(void **) &pw.loop_new = dlsym (library, "pw_loop_new");
  *(void **) &pw.loop_destroy = dlsym (library, "pw_loop_destroy");
  *(void **) &pw.context_new = dlsym (library, "pw_context_new");
  *(void **) &pw.context_destroy = dlsym (library, "pw_context_destroy");
  *(void **) &pw.context_load_module = dlsym (library, "pw_context_load_module");
  *(void **) &pw.context_connect = dlsym (library, "pw_context_connect");
  *(void **) &pw.core_disconnect = dlsym (library, "pw_core_disconnect");
  *(void **) &pw.properties_new = dlsym (library, "pw_properties_new");
  *(void **) &pw.proxy_destroy = dlsym (library, "pw_proxy_destroy");
  *(void **) &pw.log_set_level = dlsym (library, "pw_log_set_level");
  loaded = pw.init && pw.loop_new && pw.loop_destroy && pw.context_new && pw.context_destroy &&
           pw.context_load_module && pw.context_connect && pw.core_disconnect && pw.properties_new &&
           pw.proxy_destroy && pw.log_set_level;
  if (loaded)
    {
      pw.init (NULL, NULL);
      /* It warns of what a player would miss. */
      if (!g_getenv ("PIPEWIRE_DEBUG"))
        pw.log_set_level (SPA_LOG_LEVEL_ERROR);
    }
  return loaded;
}

static gboolean
open_connection (void)
{
  static const struct pw_core_events core_events = { PW_VERSION_CORE_EVENTS, .error = error_cb };
  static const struct pw_registry_events registry_events = {
    PW_VERSION_REGISTRY_EVENTS,
    .global = global_cb,
    .global_remove = global_remove_cb,
  };

  loop = pw.loop_new (NULL);
  /* Without a configuration, which would load what a player of sound needs. */
  context = loop ? pw.context_new (loop, pw.properties_new (PW_KEY_CONFIG_NAME, "null", NULL), 0) : NULL;
  if (!context || !pw.context_load_module (context, "libpipewire-module-protocol-native", NULL, NULL))
    return FALSE;
  core = pw.context_connect (context, NULL, 0);
  if (!core)
    return FALSE;
  nodes = g_ptr_array_new_with_free_func (node_free);
  pw_core_add_listener (core, &core_hook, &core_events, NULL);
  registry = pw_core_get_registry (core, PW_VERSION_REGISTRY, 0);
  pw_registry_add_listener (registry, &registry_hook, &registry_events, NULL);
  loop_source = g_unix_fd_add (pw_loop_get_fd (loop), G_IO_IN, loop_readable_cb, NULL);
  loop_readable_cb (0, 0, NULL);
  return TRUE;
}

static void
socket_made_cb (gpointer user_data)
{
  reopen (200);
}

/* Connects, or waits for a PipeWire to connect to. */
static void
connect_or_wait (void)
{
  g_autofree char *folder = NULL, *name = NULL;

  if (unknot_pipewire_socket_find (&folder, &name) && load_library () && open_connection ())
    return;
  disconnect ();
  socket_watch = unknot_presence_socket_new (folder, name, socket_made_cb, NULL);
}

guint
unknot_pipewire_attach (void (*changed) (gpointer user_data), gpointer user_data)
{
  Listener listener = { ++last_id, changed, user_data };

  if (!listeners)
    {
      listeners = g_array_new (FALSE, FALSE, sizeof (Listener));
      connect_or_wait ();
    }
  g_array_append_val (listeners, listener);
  return listener.id;
}

void
unknot_pipewire_detach (guint id)
{
  for (guint i = 0; listeners && i < listeners->len; i++)
    if (g_array_index (listeners, Listener, i).id == id)
      g_array_remove_index (listeners, i--);
  if (!listeners || listeners->len > 0)
    return;
  g_clear_pointer (&listeners, g_array_unref);
  disconnect ();
}

static gboolean
is_ignored (const Node *node, const char *const *ignored)
{
  return (node->app && g_strv_contains (ignored, node->app)) ||
         (node->binary && g_strv_contains (ignored, node->binary));
}

/* The camera that runs tells that one is used; the program's stream tells by whom. */
static gboolean
camera_runs (void)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = g_ptr_array_index (nodes, i);

      if (node->is_source && node->running)
        return TRUE;
    }
  return FALSE;
}

gboolean
unknot_pipewire_find (UnknotPipewireUse use, const char *const *ignored, char **app)
{
  gboolean video = use != UNKNOT_PIPEWIRE_MICROPHONE;

  *app = NULL;
  if (!nodes || (video && camera_runs () != (use == UNKNOT_PIPEWIRE_CAMERA)))
    return FALSE;
  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = g_ptr_array_index (nodes, i);

      if (node->running && !node->is_source && node->is_video == video && !node->of_output &&
          !is_ignored (node, ignored))
        {
          *app = g_strdup (node->app ? node->app : node->binary);
          return TRUE;
        }
    }
  return FALSE;
}
