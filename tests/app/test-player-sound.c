/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "app/errands.h"
#include "app/player/player-sound.h"

typedef struct {
  char *path; /* what was heard */
  GSettings *settings;
  UnknotPlayerSound *sound;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  const int file = g_file_open_tmp ("unknot-told-XXXXXX", &f->path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_setenv ("UNKNOT_TOLD_FILE", f->path, TRUE);
  f->settings = g_settings_new (UNKNOT_APP_ID);
  g_settings_reset (f->settings, "guide-sounds");
  g_settings_reset (f->settings, "guide-aloud");
  f->sound = unknot_player_sound_new (f->settings);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  unknot_player_sound_free (f->sound);
  g_object_unref (f->settings);
  g_unlink (f->path);
  g_free (f->path);
}

static gboolean
told (Fixture *f, const char *line)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (f->path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  return g_strv_contains ((const char *const *) lines, line);
}

/* The thread has it when it has it. */
static void
wait_for (Fixture *f, const char *line)
{
  const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!told (f, line))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_thread_yield ();
    }
}

/* Nothing is heard unless the user asked for it. */
static void
test_off (Fixture *f, gconstpointer data)
{
  unknot_player_sound_step (f->sound, NULL, "first");
  unknot_player_sound_done (f->sound, "done");
  g_settings_set_boolean (f->settings, "guide-aloud", TRUE);
  unknot_player_sound_step (f->sound, NULL, "second");
  wait_for (f, "say second");
  g_assert_false (told (f, "say first"));
  g_assert_false (told (f, "say done"));
  g_assert_false (told (f, "chime message"));
}

static void
test_on (Fixture *f, gconstpointer data)
{
  g_settings_set_boolean (f->settings, "guide-aloud", TRUE);
  g_settings_set_boolean (f->settings, "guide-sounds", TRUE);
  unknot_player_sound_step (f->sound, "Right side, then left", "Tilt your head.");
  wait_for (f, "say Right side, then left. Tilt your head.");
  wait_for (f, "chime message");
  unknot_player_sound_ask (f->sound, "Look at your skin.");
  wait_for (f, "say Look at your skin.");
  wait_for (f, "chime bell");
  unknot_player_sound_hush (f->sound);
  wait_for (f, "say ");
  unknot_player_sound_done (f->sound, "Done");
  wait_for (f, "say Done");
  wait_for (f, "chime complete");
}

/* While something asks for quiet, what is being said is broken off and nothing follows. */
static void
test_quiet (Fixture *f, gconstpointer data)
{
  g_settings_set_boolean (f->settings, "guide-aloud", TRUE);
  unknot_player_sound_step (f->sound, NULL, "before");
  wait_for (f, "say before");
  unknot_player_sound_set_quiet (f->sound, TRUE);
  wait_for (f, "say ");
  unknot_player_sound_step (f->sound, NULL, "in quiet");
  unknot_player_sound_set_quiet (f->sound, FALSE);
  unknot_player_sound_step (f->sound, NULL, "after");
  wait_for (f, "say after");
  g_assert_false (told (f, "say in quiet"));
}

typedef struct {
  GMutex lock;
  GString *done;
} Slow;

static void
do_slowly (const char *what, gpointer data)
{
  Slow *slow = data;

  g_mutex_lock (&slow->lock); /* held by the test: as slow as it likes */
  g_string_append (slow->done, what);
  g_mutex_unlock (&slow->lock);
}

/* A server that hangs holds up nobody, and what is out of date by then is not said. */
static void
test_slow (void)
{
  Slow slow = { .done = g_string_new (NULL) };
  UnknotErrands *errands = unknot_errands_new (do_slowly, &slow, NULL);
  const gint64 start = g_get_monotonic_time ();
  gboolean last = FALSE;

  g_mutex_lock (&slow.lock);
  for (guint i = 0; i < 1000; i++)
    unknot_errands_post (errands, "x");
  unknot_errands_post (errands, "last");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_mutex_unlock (&slow.lock);
  while (!last)
    {
      g_mutex_lock (&slow.lock);
      last = g_str_has_suffix (slow.done->str, "last");
      g_mutex_unlock (&slow.lock);
      g_thread_yield ();
    }
  g_assert_cmpuint (slow.done->len, <=, strlen ("xlast"));
  unknot_errands_free (errands);
  g_string_free (slow.done, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/player-sound/off", Fixture, NULL, set_up, test_off, tear_down);
  g_test_add ("/player-sound/on", Fixture, NULL, set_up, test_on, tear_down);
  g_test_add ("/player-sound/quiet", Fixture, NULL, set_up, test_quiet, tear_down);
  g_test_add_func ("/player-sound/slow", test_slow);
  return g_test_run ();
}
