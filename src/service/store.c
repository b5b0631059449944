/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/store.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

G_DEFINE_QUARK (unknot-store-error-quark, unknot_store_error)

/* Ours is a few hundred bytes; anything much larger is not ours. */
#define MAX_BYTES (64 * 1024)
#define RECENT ".recent"

char *
unknot_store_default_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "unknot", "schedule", NULL);
}

static void
set_aside (const char *path, const char *reason, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", path, date);

  if (g_rename (path, aside) < 0)
    g_set_error (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_DAMAGED,
                 _("The saved sit clock could not be read (%s), so it starts anew."), reason);
  else
    g_set_error (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_DAMAGED,
                 _("The saved sit clock could not be read (%s), so it starts anew. The file is kept as %s."),
                 reason, aside);
}

GVariant *
unknot_store_parse (const char *text, gsize length, GError **error)
{
  /* GLib's parser takes for granted that it is given readable text. */
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_DAMAGED, _("it is not readable text"));
      return NULL;
    }

  return g_variant_parse (G_VARIANT_TYPE_VARDICT, text, text + length, NULL, error);
}

GVariant *
unknot_store_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) reason = NULL;
  GVariant *state;
  GStatBuf info;
  gsize length;

  if (g_stat (path, &info) == 0 && info.st_size > MAX_BYTES)
    {
      set_aside (path, _("it is too large"), error);
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, &reason))
    {
      if (!g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_set_error (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_READ,
                     _("The saved sit clock could not be read: %s"), reason->message);
      return NULL;
    }

  state = unknot_store_parse (text, length, &reason);
  if (state == NULL)
    set_aside (path, reason->message, error);

  return state;
}

/* 0: not there, as in states of older versions. */
static guint64
get_serial (GVariant *state)
{
  guint64 serial = 0;

  g_variant_lookup (state, "serial", "t", &serial);

  return serial;
}

gboolean
unknot_store_save_recent (const char *path, GVariant *state, GError **error)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (state);
  g_autofree char *recent = g_strconcat (path, RECENT, NULL);
  g_autofree char *fresh = g_strconcat (recent, ".new", NULL);
  g_autofree char *text = g_variant_print (sunk, TRUE);
  g_autoptr (GError) reason = NULL;

  if (g_file_set_contents_full (fresh, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, &reason) &&
      g_rename (fresh, recent) == 0)
    return TRUE;

  g_set_error (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_WRITE,
               _("The sit clock cannot be saved, so a restart would begin it anew: %s"),
               reason != NULL ? reason->message : g_strerror (errno));

  return FALSE;
}

GVariant *
unknot_store_load_recent (const char *path, GVariant *saved)
{
  g_autofree char *recent = g_strconcat (path, RECENT, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) state = NULL;
  GStatBuf info;
  gsize length;

  if (g_stat (recent, &info) < 0 || info.st_size > MAX_BYTES || !g_file_get_contents (recent, &text, &length, NULL))
    return NULL;
  state = unknot_store_parse (text, length, NULL);
  if (state == NULL || get_serial (saved) == 0 || get_serial (state) <= get_serial (saved))
    return NULL;

  return g_steal_pointer (&state);
}

gboolean
unknot_store_save (const char *path, GVariant *state, GError **error)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (state);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = g_variant_print (sunk, TRUE);
  g_autoptr (GError) reason = NULL;

  /* A folder that cannot be made shows when the file is written. */
  (void) g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &reason))
    return TRUE;

  g_set_error (error, UNKNOT_STORE_ERROR, UNKNOT_STORE_ERROR_WRITE,
               _("The sit clock cannot be saved, so a restart would begin it anew: %s"), reason->message);

  return FALSE;
}

char *
unknot_store_read_boot_id (void)
{
  char *id = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &id, NULL, NULL))
    return g_strdup ("");

  return g_strstrip (id);
}
