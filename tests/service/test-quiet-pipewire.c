/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <sys/prctl.h>

#include "fixture.h"
#include "service/quiet/quiet.h"

/* A real PipeWire with its session manager, a microphone that hears nothing, and a program
 * that records from it. */

typedef struct {
  UnknotFixture *fixture;
  GDBusConnection *session;
  GSettings *settings;
  UnknotQuiet *quiet;
  GSubprocess *pipewire;
  GSubprocess *manager;
  GSubprocess *recorder;
} World;

static void
child_setup (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
spawn (const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *child;

  /* Only ours is strict about warnings. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_set_child_setup (launcher, child_setup, NULL, NULL);
  child = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return child;
}

static void
end_child (GSubprocess **child)
{
  if (!*child)
    return;
  g_subprocess_force_exit (*child);
  g_subprocess_wait (*child, NULL, NULL);
  g_clear_object (child);
}

static gboolean
add_microphone (void)
{
  static const char *const argv[] = {
    "pw-cli", "create-node", "adapter",
    "{ factory.name=support.null-audio-sink node.name=mic media.class=Audio/Source/Virtual "
    "object.linger=true audio.position=[FL FR] }",
    NULL,
  };
  g_autoptr (GSubprocess) child = spawn (argv);

  return g_subprocess_wait_check (child, NULL, NULL);
}

static void
start_pipewire (World *self)
{
  static const char *const pipewire[] = { "pipewire", NULL };
  static const char *const manager[] = { "wireplumber", NULL };

  self->pipewire = spawn (pipewire);
  /* A socket that one who died left behind answers nobody. */
  unknot_wait (add_microphone ());
  self->manager = spawn (manager);
}

/* Keeps a program recording: until the session manager is ready, it ends with an error. */
static gboolean
records (World *self)
{
  g_autofree char *file = unknot_fixture_path (self->fixture, "recorded.wav", NULL);
  const char *const argv[] = { "pw-record", file, NULL };

  if (self->recorder && !g_subprocess_get_identifier (self->recorder))
    g_clear_object (&self->recorder);
  if (!self->recorder)
    self->recorder = spawn (argv);
  return TRUE;
}

static gboolean
begin (World *self)
{
  static const char *const programs[] = { "pipewire", "wireplumber", "pw-cli", "pw-record" };

  *self = (World) { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (!path)
        {
          g_test_skip ("no PipeWire here");
          return FALSE;
        }
    }
  self->fixture = unknot_fixture_new ();
  self->session = unknot_fixture_connect (self->fixture);
  self->settings = unknot_fixture_settings (self->fixture);
  self->quiet = unknot_quiet_new (self->settings);
  return TRUE;
}

static void
end (World *self)
{
  end_child (&self->recorder);
  end_child (&self->manager);
  end_child (&self->pipewire);
  g_object_unref (self->quiet);
  g_object_unref (self->settings);
  g_dbus_connection_close_sync (self->session, NULL, NULL);
  g_object_unref (self->session);
  unknot_fixture_free (self->fixture);
}

static char *
sentence (World *self)
{
  g_autoptr (GVariant) reasons = g_variant_ref_sink (unknot_quiet_to_variant (self->quiet));
  char *text;

  g_assert_cmpuint (g_variant_n_children (reasons), ==, 1);
  g_variant_get_child (reasons, 0, "(ss)", NULL, &text);
  return text;
}

/* PipeWire comes after us; a program records, is ignored, counts again and ends; PipeWire
 * dies while it records and comes back. */
static void
test_microphone (void)
{
  World world;
  const char *ignored[] = { "pw-record", NULL };
  g_autofree char *text = NULL;

  if (!begin (&world))
    return;
  unknot_quiet_start (world.quiet, world.session);
  start_pipewire (&world);
  g_assert_false (unknot_quiet_is_active (world.quiet));
  unknot_wait (records (&world) && unknot_quiet_has (world.quiet, "microphone"));
  text = sentence (&world);
  g_assert_cmpstr (text, ==, "A microphone is in use by pw-record");

  g_settings_set_strv (world.settings, "quiet-ignored-programs", ignored);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  g_settings_reset (world.settings, "quiet-ignored-programs");
  unknot_wait (unknot_quiet_has (world.quiet, "microphone"));

  end_child (&world.recorder);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  unknot_wait (records (&world) && unknot_quiet_has (world.quiet, "microphone"));

  end_child (&world.pipewire);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  end_child (&world.recorder);
  end_child (&world.manager);
  start_pipewire (&world);
  unknot_wait (records (&world) && unknot_quiet_has (world.quiet, "microphone"));
  end (&world);
}

/* A camera that shows a test picture.  Returns: whether PipeWire has what that takes. */
static gboolean
add_camera (void)
{
  static const char *const argv[] = {
    "pw-cli", "create-node", "spa-node-factory",
    "{ factory.name=videotestsrc library.name=videotestsrc/libspa-videotestsrc node.name=camera "
    "media.class=Video/Source object.linger=true }",
    NULL,
  };
  g_autoptr (GSubprocess) child = spawn (argv);

  return g_subprocess_wait_check (child, NULL, NULL);
}

/* Whether there is something of that name to look at: who asks for what is not there gets the camera. */
static gboolean
is_there (const char *name)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *wanted = g_strdup_printf ("node.name = \"%s\"", name);
  g_autofree char *list = NULL;
  g_autoptr (GSubprocess) child = NULL;

  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  child = g_subprocess_launcher_spawn (launcher, NULL, "pw-cli", "list-objects", "Node", NULL);
  return child != NULL && g_subprocess_communicate_utf8 (child, NULL, NULL, &list, NULL, NULL) &&
         strstr (list, wanted) != NULL;
}

/* Keeps a program looking at @target. */
static gboolean
watches (World *self, const char *target)
{
  g_autofree char *program = unknot_fixture_program ("tests/service/fake-video");
  const char *const argv[] = { program, "watch", "meeting", target, NULL };

  if (self->recorder && !g_subprocess_get_identifier (self->recorder))
    g_clear_object (&self->recorder);
  if (!self->recorder)
    self->recorder = spawn (argv);
  return TRUE;
}

/* A camera that is looked through, and a screen that is shown, are told apart, and end. */
static void
test_video (void)
{
  World world;
  g_autofree char *program = unknot_fixture_program ("tests/service/fake-video");
  const char *const show[] = { program, "show", "screen", NULL };
  const char *ignored[] = { "meeting", NULL };
  g_autofree char *camera = NULL, *screen = NULL;
  GSubprocess *shown;

  if (!begin (&world))
    return;
  unknot_quiet_start (world.quiet, world.session);
  start_pipewire (&world);
  g_assert_true (add_camera ());
  unknot_wait (watches (&world, "camera") && unknot_quiet_has (world.quiet, "camera"));
  g_assert_false (unknot_quiet_has (world.quiet, "screen"));
  g_assert_false (unknot_quiet_has (world.quiet, "microphone"));
  camera = sentence (&world);
  g_assert_cmpstr (camera, ==, "A camera is in use by meeting");
  g_settings_set_strv (world.settings, "quiet-ignored-programs", ignored);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  g_settings_reset (world.settings, "quiet-ignored-programs");
  unknot_wait (unknot_quiet_has (world.quiet, "camera"));
  end_child (&world.recorder);
  unknot_wait (!unknot_quiet_is_active (world.quiet));

  shown = spawn (show);
  unknot_wait (is_there ("screen"));
  unknot_wait (watches (&world, "screen") && unknot_quiet_has (world.quiet, "screen"));
  g_assert_false (unknot_quiet_has (world.quiet, "camera"));
  screen = sentence (&world);
  g_assert_cmpstr (screen, ==, "The screen is shown in meeting");
  g_settings_set_boolean (world.settings, "quiet-screen", FALSE);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  end_child (&shown);
  end (&world);
}

/* Its switch, off from the start and thrown while somebody records. */
static void
test_switch (void)
{
  World world;

  if (!begin (&world))
    return;
  g_settings_set_boolean (world.settings, "quiet-microphone", FALSE);
  start_pipewire (&world);
  unknot_quiet_start (world.quiet, world.session);
  g_assert_false (unknot_quiet_is_active (world.quiet));
  g_settings_set_boolean (world.settings, "quiet-microphone", TRUE);
  unknot_wait (records (&world) && unknot_quiet_has (world.quiet, "microphone"));
  /* Thrown while the connection is there and somebody records. */
  g_settings_set_boolean (world.settings, "quiet-microphone", FALSE);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  g_settings_set_boolean (world.settings, "quiet-microphone", TRUE);
  unknot_wait (unknot_quiet_has (world.quiet, "microphone"));
  g_settings_set_boolean (world.settings, "quiet-microphone", FALSE);
  unknot_wait (!unknot_quiet_is_active (world.quiet));
  end (&world);
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/quiet/pipewire/microphone", test_microphone);
  g_test_add_func ("/quiet/pipewire/video", test_video);
  g_test_add_func ("/quiet/pipewire/switch", test_switch);
  return g_test_run ();
}
