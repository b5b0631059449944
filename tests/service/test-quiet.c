/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-dnd.h"
#include "fake-inhibit.h"
#include "fake-logind.h"
#include "service/quiet/quiet.h"

typedef struct {
  UnknotFixture *fixture;
  GDBusConnection *session;
  GSettings *settings;
  UnknotQuiet *quiet;
  guint changes;
} World;

static void
changed_cb (UnknotQuiet *quiet, World *self)
{
  self->changes++;
}

static void
begin (World *self)
{
  *self = (World) { 0 };
  self->fixture = unknot_fixture_new ();
  self->session = unknot_fixture_connect (self->fixture);
  self->settings = unknot_fixture_settings (self->fixture);
  self->quiet = unknot_quiet_new (self->settings);
  g_signal_connect (self->quiet, "changed", G_CALLBACK (changed_cb), self);
}

static void
end (World *self)
{
  g_object_add_weak_pointer (G_OBJECT (self->quiet), (gpointer *) &self->quiet);
  g_object_unref (self->quiet);
  g_assert_null (self->quiet);
  g_object_unref (self->settings);
  g_dbus_connection_close_sync (self->session, NULL, NULL);
  g_object_unref (self->session);
  unknot_fixture_free (self->fixture);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  *(gboolean *) user_data = TRUE;
}

/* Runs what is under way, through the bus and back. */
static void
settle (World *self)
{
  for (guint i = 0; i < 6; i++)
    {
      gboolean answered = FALSE;

      g_dbus_connection_call (self->session, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                              "org.freedesktop.DBus", "GetId", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                              answered_cb, &answered);
      unknot_wait (answered);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* The sentence of the first reason.  Returns: (transfer full): "" when there is none. */
static char *
sentence (World *self)
{
  g_autoptr (GVariant) reasons = g_variant_ref_sink (unknot_quiet_to_variant (self->quiet));
  char *text;

  if (g_variant_n_children (reasons) == 0)
    return g_strdup ("");
  g_variant_get_child (reasons, 0, "(ss)", NULL, &text);
  return text;
}

static gboolean
says (World *self, const char *expected)
{
  g_autofree char *text = sentence (self);

  return g_str_equal (text, expected);
}

/* With nobody there, nothing is asked for and nothing breaks. */
static void
test_nothing (void)
{
  World world;

  begin (&world);
  unknot_quiet_start (world.quiet, world.session);
  settle (&world);
  g_assert_false (unknot_quiet_is_active (world.quiet));
  g_assert_true (says (&world, ""));
  g_assert_cmpuint (world.changes, ==, 0);
  end (&world);
}

/* On at the start, off, on; the server goes. */
static void
test_dnd (gconstpointer data)
{
  World world;
  FakeDnd *server;

  begin (&world);
  server = fake_dnd_new (world.fixture, GPOINTER_TO_UINT (data), TRUE);
  unknot_quiet_start (world.quiet, world.session);
  unknot_wait (unknot_quiet_has (world.quiet, "do-not-disturb"));
  g_assert_true (says (&world, "Do not disturb is on"));
  fake_dnd_set (server, FALSE);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  fake_dnd_set (server, TRUE);
  unknot_wait (unknot_quiet_is_active (world.quiet));
  fake_dnd_free (server);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  /* And comes back, still told not to disturb. */
  server = fake_dnd_new (world.fixture, GPOINTER_TO_UINT (data), TRUE);
  unknot_wait (unknot_quiet_has (world.quiet, "do-not-disturb"));
  fake_dnd_free (server);
  end (&world);
}

/* What changes without a word is asked for when it matters; who always tells is left alone. */
static void
test_dnd_silent (void)
{
  static const FakeDndKind silent[] = { FAKE_DND_DUNST, FAKE_DND_MAKO };
  World world;
  FakeDnd *server;
  guint asked;

  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      begin (&world);
      server = fake_dnd_new (world.fixture, silent[i], FALSE);
      unknot_quiet_start (world.quiet, world.session);
      unknot_wait (server->asked > 0);
      settle (&world);
      fake_dnd_set_silently (server, TRUE);
      unknot_quiet_set_attentive (world.quiet, TRUE);
      unknot_wait (unknot_quiet_has (world.quiet, "do-not-disturb"));
      g_assert_true (unknot_quiet_is_silent (world.quiet));
      /* Off and on again while it matters all the time. */
      fake_dnd_set_silently (server, FALSE);
      unknot_quiet_look (world.quiet);
      unknot_wait (!unknot_quiet_is_active (world.quiet));
      g_assert_false (unknot_quiet_is_silent (world.quiet));
      fake_dnd_set_silently (server, TRUE);
      unknot_quiet_look (world.quiet);
      unknot_wait (unknot_quiet_has (world.quiet, "do-not-disturb"));
      fake_dnd_free (server);
      end (&world);
    }

  begin (&world);
  server = fake_dnd_new (world.fixture, FAKE_DND_PLASMA, FALSE);
  unknot_quiet_start (world.quiet, world.session);
  unknot_wait (server->asked > 0);
  settle (&world);
  asked = server->asked;
  unknot_quiet_set_attentive (world.quiet, TRUE);
  unknot_quiet_look (world.quiet);
  settle (&world);
  g_assert_cmpuint (server->asked, ==, asked);
  fake_dnd_set (server, TRUE);
  unknot_wait (unknot_quiet_is_active (world.quiet));
  g_assert_false (unknot_quiet_is_silent (world.quiet));
  fake_dnd_free (server);
  end (&world);
}

static void
test_dnd_unknown (void)
{
  World world;
  FakeDnd *server;

  begin (&world);
  server = fake_dnd_new (world.fixture, FAKE_DND_NONE, TRUE);
  unknot_quiet_start (world.quiet, world.session);
  settle (&world);
  g_assert_false (unknot_quiet_is_active (world.quiet));
  fake_dnd_free (server);
  /* Another server takes its place. */
  server = fake_dnd_new (world.fixture, FAKE_DND_PLASMA, TRUE);
  unknot_wait (unknot_quiet_is_active (world.quiet));
  fake_dnd_free (server);
  end (&world);
}

/* The switch in the settings, thrown while the reason holds. */
static void
test_switch (void)
{
  World world;
  FakeDnd *server;
  guint asked;

  begin (&world);
  server = fake_dnd_new (world.fixture, FAKE_DND_DUNST, TRUE);
  unknot_quiet_start (world.quiet, world.session);
  unknot_wait (unknot_quiet_is_active (world.quiet));
  g_settings_set_boolean (world.settings, "quiet-do-not-disturb", FALSE);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  settle (&world);
  asked = server->asked;
  fake_dnd_set (server, TRUE);
  settle (&world);
  g_assert_cmpuint (server->asked, ==, asked);
  g_settings_set_boolean (world.settings, "quiet-do-not-disturb", TRUE);
  unknot_wait (unknot_quiet_is_active (world.quiet));
  fake_dnd_free (server);
  end (&world);
}

/* Who does not want a film to hold breaks back still sits there and watches it. */
static void
test_switch_inhibit (void)
{
  World world;
  FakeInhibit *manager;

  begin (&world);
  manager = fake_inhibit_new (world.fixture, FAKE_INHIBIT_GNOME);
  g_settings_set_boolean (world.settings, "quiet-inhibited", FALSE);
  unknot_quiet_start (world.quiet, world.session);
  settle (&world);
  g_assert_false (unknot_quiet_is_watched (world.quiet));
  fake_inhibit_set (manager, "film");
  unknot_wait (unknot_quiet_is_watched (world.quiet));
  g_assert_false (unknot_quiet_is_active (world.quiet));
  g_assert_false (unknot_quiet_has (world.quiet, "inhibited"));
  g_settings_set_boolean (world.settings, "quiet-inhibited", TRUE);
  unknot_wait (unknot_quiet_is_active (world.quiet));
  g_settings_set_boolean (world.settings, "quiet-inhibited", FALSE);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  g_assert_true (unknot_quiet_is_watched (world.quiet));
  fake_inhibit_set (manager, NULL);
  unknot_wait (!unknot_quiet_is_watched (world.quiet));
  fake_inhibit_free (manager);
  end (&world);
}

static void
add_desktop_entry (World *self, const char *file, const char *name)
{
  g_autofree char *folder = unknot_fixture_path (self->fixture, "data", "applications", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=%s\n", name);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* A video keeps the screen on, under the name that its user knows. */
static void
test_inhibit (gconstpointer data)
{
  World world;
  FakeInhibit *manager;

  begin (&world);
  add_desktop_entry (&world, "org.example.Player.desktop", "Film Player");
  manager = fake_inhibit_new (world.fixture, GPOINTER_TO_UINT (data));
  unknot_quiet_start (world.quiet, world.session);
  settle (&world);
  g_assert_false (unknot_quiet_is_active (world.quiet));
  fake_inhibit_set (manager, "org.example.Player");
  unknot_wait (says (&world, "Film Player keeps the screen on"));
  g_assert_true (unknot_quiet_has (world.quiet, "inhibited"));
  fake_inhibit_set (manager, NULL);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  fake_inhibit_set (manager, "/usr/bin/talks");
  unknot_wait (says (&world, "talks keeps the screen on"));
  fake_inhibit_free (manager);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  /* It comes back, with the film that was there all the time. */
  manager = fake_inhibit_new (world.fixture, GPOINTER_TO_UINT (data));
  fake_inhibit_set (manager, "film");
  unknot_wait (says (&world, "film keeps the screen on"));
  fake_inhibit_free (manager);
  end (&world);
}

/* Who only forbids suspend, as a download does, asks for no quiet. */
static void
test_inhibit_suspend (void)
{
  World world;
  FakeInhibit *manager;

  begin (&world);
  manager = fake_inhibit_new (world.fixture, FAKE_INHIBIT_GNOME);
  manager->flags = 4;
  unknot_quiet_start (world.quiet, world.session);
  fake_inhibit_set (manager, "org.example.Download");
  settle (&world);
  g_assert_false (unknot_quiet_is_active (world.quiet));
  fake_inhibit_free (manager);
  end (&world);
}

/* Where Plasma's own interface is there, the older one is not believed. */
static void
test_inhibit_precedence (void)
{
  World world;
  FakeInhibit *solid, *older;

  begin (&world);
  solid = fake_inhibit_new (world.fixture, FAKE_INHIBIT_SOLID);
  older = fake_inhibit_new (world.fixture, FAKE_INHIBIT_FREEDESKTOP);
  unknot_quiet_start (world.quiet, world.session);
  settle (&world);
  fake_inhibit_set (older, "download");
  settle (&world);
  g_assert_false (unknot_quiet_is_active (world.quiet));
  fake_inhibit_set (solid, "film");
  unknot_wait (says (&world, "film keeps the screen on"));
  fake_inhibit_free (older);
  fake_inhibit_free (solid);
  end (&world);
}

static void
test_inhibit_logind (void)
{
  World world;
  FakeLogind *logind;

  begin (&world);
  logind = fake_logind_new (world.fixture);
  fake_logind_inhibit (logind, "idle:sleep", "Talk", "Presenting");
  unknot_quiet_start (world.quiet, world.session);
  unknot_wait (says (&world, "Talk keeps the screen on"));
  fake_logind_inhibit (logind, "sleep:shutdown", "Update", "Installing");
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  fake_logind_inhibit (logind, "idle", "", "");
  unknot_wait (says (&world, "A program keeps the screen on"));
  fake_logind_free (logind);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  logind = fake_logind_new (world.fixture);
  fake_logind_inhibit (logind, "idle", "Talk", "Presenting");
  unknot_wait (says (&world, "Talk keeps the screen on"));
  fake_logind_free (logind);
  end (&world);
}

/* A name that is too long for a sentence, or none at all. */
static void
test_long_name (void)
{
  World world;
  FakeInhibit *manager;
  g_autofree char *text = NULL;

  begin (&world);
  manager = fake_inhibit_new (world.fixture, FAKE_INHIBIT_FREEDESKTOP);
  unknot_quiet_start (world.quiet, world.session);
  settle (&world);
  fake_inhibit_set (manager, "ääääääääääääääääääääääääääääääääääääääääääääääääääääääääää");
  unknot_wait (unknot_quiet_is_active (world.quiet) && !says (&world, "A program keeps the screen on"));
  text = sentence (&world);
  g_assert_cmpint (g_utf8_strlen (text, -1), <, 65);
  fake_inhibit_set (manager, "");
  unknot_wait (says (&world, "A program keeps the screen on"));
  fake_inhibit_free (manager);
  end (&world);
}

/* GNOME keeps it in its own settings. */
static void
test_dnd_gnome (void)
{
  g_autoptr (GSettingsSchema) schema = g_settings_schema_source_lookup (
    g_settings_schema_source_get_default (), "org.gnome.desktop.notifications", TRUE);
  g_autoptr (GSettings) gnome = NULL;
  World world;

  if (schema == NULL)
    {
      g_test_skip ("GNOME's settings are not installed");
      return;
    }
  g_setenv ("XDG_CURRENT_DESKTOP", "ubuntu:GNOME", TRUE);
  gnome = g_settings_new ("org.gnome.desktop.notifications");
  g_settings_set_boolean (gnome, "show-banners", FALSE);
  begin (&world);
  unknot_quiet_start (world.quiet, world.session);
  g_assert_true (unknot_quiet_has (world.quiet, "do-not-disturb"));
  g_assert_true (says (&world, "Do not disturb is on"));

  g_settings_set_boolean (gnome, "show-banners", TRUE);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  g_settings_set_boolean (gnome, "show-banners", FALSE);
  unknot_wait (unknot_quiet_has (world.quiet, "do-not-disturb"));

  /* The switch in our own settings. */
  g_settings_set_boolean (world.settings, "quiet-do-not-disturb", FALSE);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  end (&world);

  /* On another desktop the key means nothing. */
  g_setenv ("XDG_CURRENT_DESKTOP", "sway", TRUE);
  begin (&world);
  unknot_quiet_start (world.quiet, world.session);
  settle (&world);
  g_assert_false (unknot_quiet_is_active (world.quiet));
  end (&world);
  g_settings_reset (gnome, "show-banners");
  g_unsetenv ("XDG_CURRENT_DESKTOP");
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/quiet/nothing", test_nothing);
  g_test_add_data_func ("/quiet/dnd/plasma", GUINT_TO_POINTER (FAKE_DND_PLASMA), test_dnd);
  g_test_add_data_func ("/quiet/dnd/dunst", GUINT_TO_POINTER (FAKE_DND_DUNST), test_dnd);
  g_test_add_func ("/quiet/dnd/silent", test_dnd_silent);
  g_test_add_data_func ("/quiet/dnd/mako", GUINT_TO_POINTER (FAKE_DND_MAKO), test_dnd);
  g_test_add_data_func ("/quiet/dnd/swaync", GUINT_TO_POINTER (FAKE_DND_SWAYNC), test_dnd);
  g_test_add_data_func ("/quiet/dnd/xfce", GUINT_TO_POINTER (FAKE_DND_XFCE), test_dnd);
  g_test_add_func ("/quiet/dnd/gnome", test_dnd_gnome);
  g_test_add_func ("/quiet/dnd/unknown", test_dnd_unknown);
  g_test_add_func ("/quiet/switch", test_switch);
  g_test_add_func ("/quiet/switch-inhibit", test_switch_inhibit);
  g_test_add_data_func ("/quiet/inhibit/gnome", GUINT_TO_POINTER (FAKE_INHIBIT_GNOME), test_inhibit);
  g_test_add_data_func ("/quiet/inhibit/solid", GUINT_TO_POINTER (FAKE_INHIBIT_SOLID), test_inhibit);
  g_test_add_data_func ("/quiet/inhibit/freedesktop", GUINT_TO_POINTER (FAKE_INHIBIT_FREEDESKTOP),
                        test_inhibit);
  g_test_add_func ("/quiet/inhibit/suspend", test_inhibit_suspend);
  g_test_add_func ("/quiet/inhibit/precedence", test_inhibit_precedence);
  g_test_add_func ("/quiet/inhibit/logind", test_inhibit_logind);
  g_test_add_func ("/quiet/long-name", test_long_name);
  return g_test_run ();
}
