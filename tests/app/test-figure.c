/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/figure/figure-looks.h"
#include "app/figure/figure.h"
#include "core/guide/guide.h"
#include "figure/painter.h"
#include "figure/stage.h"

/* The widget in a window of a private X server. */

static GPid server;

static void
stop_server (void)
{
  if (server)
    kill (server, SIGTERM);
}

/* Starts Xvfb on a display of its own choice; FALSE where there is none. */
static gboolean
start_server (void)
{
  const char *argv[] = { "Xvfb", "-displayfd", "3", "-screen", "0", "800x800x24", "-nolisten", "tcp", NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *display = NULL;
  char number[16] = "";
  gsize length = 0;
  int fds[2];

  g_assert_cmpint (pipe (fds), ==, 0);
  g_subprocess_launcher_take_fd (launcher, fds[1], 3);
  process = g_subprocess_launcher_spawnv (launcher, argv, NULL);
  g_clear_object (&launcher);
  if (!process)
    return FALSE;
  server = atoi (g_subprocess_get_identifier (process));
  atexit (stop_server);
  while (length < sizeof number - 1 && read (fds[0], number + length, 1) == 1 && number[length] != '\n')
    length++;
  close (fds[0]);
  if (length == 0)
    return FALSE;
  number[length] = 0;
  display = g_strconcat (":", number, NULL);
  g_setenv ("DISPLAY", display, TRUE);
  return TRUE;
}

static UnknotGuide *
load_guide (const char *id)
{
  g_autofree char *file = g_strconcat (id, ".json", NULL), *data = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "guides", file, NULL);
  g_autoptr (GError) error = NULL;
  UnknotGuide *guide;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  guide = unknot_guide_parse (id, data, length, &error);
  g_assert_no_error (error);
  return guide;
}

typedef struct {
  GtkWidget *window;
  UnknotFigure *figure;
  UnknotGuide *guide;
} Fixture;

/* Turns the main loop until @done says so, 20 s at most. */
static void
wait_for (gboolean (*done) (Fixture *f), Fixture *f)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!done (f))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

/* Lets the main loop run for a while, where nothing is what is waited for. */
static void
let_pass (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static gboolean
has_painted (Fixture *f)
{
  return unknot_figure_get_n_painted (f->figure) > 0;
}

static gboolean
has_painted_ten (Fixture *f)
{
  return unknot_figure_get_n_painted (f->figure) >= 10;
}

static gboolean
is_unmapped (Fixture *f)
{
  return !gtk_widget_get_mapped (GTK_WIDGET (f->figure));
}

static gboolean
is_home (Fixture *f)
{
  return unknot_figure_get_turned (f->figure) == 0;
}

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  set_animations (TRUE);
  f->guide = load_guide ("neck-side-tilt");
  f->window = gtk_window_new ();
  f->figure = UNKNOT_FIGURE (unknot_figure_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 200, 200);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->figure));
  unknot_figure_set_guide (f->figure, f->guide);
  gtk_window_present (GTK_WINDOW (f->window));
  wait_for (has_painted, f);
  let_pass (300);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->guide);
}

/* A picture that stands still is painted once, however long it is looked at, also when the
 * window is drawn again. */
static void
test_still (Fixture *f, gconstpointer data)
{
  guint before = unknot_figure_get_n_painted (f->figure);

  let_pass (600);
  gtk_widget_queue_draw (f->window);
  let_pass (200);
  g_assert_cmpuint (unknot_figure_get_n_painted (f->figure), ==, before);
}

static void
painted_cb (GdkFrameClock *clock, guint *frames)
{
  (*frames)++;
}

/* It plays, and painting ends with the playing, and with being hidden: then the toolkit makes no frame. */
static void
test_playing (Fixture *f, gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (f->window);
  guint before, frames = 0;

  unknot_figure_set_playing (f->figure, TRUE);
  wait_for (has_painted_ten, f);
  g_assert_cmpfloat (unknot_figure_get_seconds (f->figure), >, 0);
  unknot_figure_set_playing (f->figure, FALSE);
  let_pass (200);
  before = unknot_figure_get_n_painted (f->figure);
  g_signal_connect (clock, "paint", G_CALLBACK (painted_cb), &frames);
  let_pass (400);
  g_assert_cmpuint (unknot_figure_get_n_painted (f->figure), ==, before);
  g_assert_cmpuint (frames, ==, 0);
  g_signal_handlers_disconnect_by_func (clock, painted_cb, &frames);

  unknot_figure_set_playing (f->figure, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (f->figure), FALSE);
  wait_for (is_unmapped, f);
  before = unknot_figure_get_n_painted (f->figure);
  let_pass (400);
  g_assert_cmpuint (unknot_figure_get_n_painted (f->figure), ==, before);
}

static void
finished_cb (UnknotFigure *figure, guint *count)
{
  (*count)++;
}

/* Whoever holds a stretch is not painted, and no frame is made, each time that the moment goes on by so little
 * that nothing is seen to move. */
static void
test_holding (Fixture *f, gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (f->window);
  guint before, frames = 0;

  unknot_figure_set_seconds (f->figure, 20);
  let_pass (300);
  before = unknot_figure_get_n_painted (f->figure);
  g_signal_connect (clock, "paint", G_CALLBACK (painted_cb), &frames);
  for (int i = 1; i <= 20; i++)
    {
      unknot_figure_set_seconds (f->figure, 20 + i * 1e-4);
      let_pass (20);
    }
  g_signal_handlers_disconnect_by_func (clock, painted_cb, &frames);
  g_assert_cmpfloat_with_epsilon (unknot_figure_get_seconds (f->figure), 20.002, 1e-9);
  g_assert_cmpuint (unknot_figure_get_n_painted (f->figure) - before, <=, 1);
  g_assert_cmpuint (frames, <=, 1);
}

/* At the end it stops by itself, once. */
static void
test_end (Fixture *f, gconstpointer data)
{
  double end = unknot_timeline_get_seconds (unknot_figure_get_timeline (f->figure));
  guint finished = 0;

  g_signal_connect (f->figure, "finished", G_CALLBACK (finished_cb), &finished);
  unknot_figure_set_seconds (f->figure, end - 0.05);
  unknot_figure_set_playing (f->figure, TRUE);
  for (int i = 0; i < 400 && finished == 0; i++)
    let_pass (20);
  let_pass (100);
  g_assert_cmpuint (finished, ==, 1);
  g_assert_false (unknot_figure_get_playing (f->figure));
  g_assert_cmpfloat_with_epsilon (unknot_figure_get_seconds (f->figure), end, 1e-6);
}

/* Less motion: a second of playing makes a few pictures instead of sixty. */
static void
test_calm (Fixture *f, gconstpointer data)
{
  guint before;

  set_animations (FALSE);
  let_pass (200);
  before = unknot_figure_get_n_painted (f->figure);
  unknot_figure_set_playing (f->figure, TRUE);
  let_pass (1200);
  g_assert_cmpfloat (unknot_figure_get_seconds (f->figure), >, 0.3);
  g_assert_cmpuint (unknot_figure_get_n_painted (f->figure) - before, <=, 3);
}

/* Back to the guide's own view, by the short way, and then no more frames. */
static void
test_turning (Fixture *f, gconstpointer data)
{
  GListModel *controllers = gtk_widget_observe_controllers (GTK_WIDGET (f->figure));
  gboolean taken = FALSE;
  guint before;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Left, 0, 0, &taken);
    }
  g_object_unref (controllers);
  g_assert_true (taken);
  g_assert_cmpfloat (unknot_figure_get_turned (f->figure), !=, 0);
  unknot_figure_reset_view (f->figure);
  wait_for (is_home, f);
  let_pass (200);
  before = unknot_figure_get_n_painted (f->figure);
  let_pass (300);
  g_assert_cmpuint (unknot_figure_get_n_painted (f->figure), ==, before);
}

static void
take_long_cb (void)
{
  g_usleep (40 * 1000);
}

static gboolean
had_its_turn_cb (gpointer turn)
{
  *(gboolean *) turn = TRUE;
  return G_SOURCE_REMOVE;
}

/* Where a frame takes longer than the screen shows it, everything else still has its turn. */
static void
test_slow (Fixture *f, gconstpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (f->window);
  gboolean turn = FALSE;
  guint painted, idle;

  g_signal_connect (clock, "after-paint", G_CALLBACK (take_long_cb), NULL);
  unknot_figure_set_loops (f->figure, TRUE);
  unknot_figure_set_playing (f->figure, TRUE);
  painted = unknot_figure_get_n_painted (f->figure);
  while (unknot_figure_get_n_painted (f->figure) < painted + 3)
    g_main_context_iteration (NULL, TRUE);
  idle = g_idle_add (had_its_turn_cb, &turn);
  while (!turn && unknot_figure_get_n_painted (f->figure) < painted + 30)
    g_main_context_iteration (NULL, TRUE);
  if (!turn)
    g_source_remove (idle);
  g_signal_handlers_disconnect_by_func (clock, take_long_cb, NULL);
  g_assert_true (turn);
}

/* A picture that has moved a few times since it was painted whole comes out of the toolkit as the painter would
 * paint it: no block of it is stale, and none beside its place. */
static void
test_blocks (Fixture *f, gconstpointer data)
{
  enum { SIZE = 200 };
  const double seconds = 4;
  g_autoptr (UnknotStage) stage = unknot_stage_new (f->guide);
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autofree guchar *expected = g_malloc (SIZE * SIZE * 4);
  g_autofree guchar *drawn = g_malloc0 (SIZE * SIZE * 4);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (drawn, CAIRO_FORMAT_ARGB32, SIZE, SIZE, SIZE * 4);
  cairo_t *cr = cairo_create (surface);
  UnknotStageMoment moment;
  UnknotScene scene;
  GskRenderNode *node;
  guint far = 0;

  for (int i = 0; i <= 8; i++)
    {
      unknot_figure_set_seconds (f->figure, seconds * i / 8);
      let_pass (50);
    }
  GTK_WIDGET_GET_CLASS (f->figure)->snapshot (GTK_WIDGET (f->figure), snapshot);
  node = gtk_snapshot_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_surface_flush (surface);

  unknot_scene_init (&scene, NULL);
  unknot_figure_looks_apply (GTK_WIDGET (f->figure), &scene);
  unknot_stage_set_scene (stage, seconds, FALSE, &moment, &scene);
  unknot_stage_set_marks (stage, &moment, &scene);
  unknot_painter_paint (painter, &scene, SIZE, SIZE, SIZE * 4, expected);
  for (int i = 0; i < SIZE * SIZE * 4; i++)
    far += ABS (drawn[i] - expected[i]) > 64;
  /* What has not moved visibly is where it was: edges differ by a part of a pixel. */
  g_assert_cmpuint (far, <, SIZE * SIZE * 4 / 400);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
is_fading (Fixture *f)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  gboolean fading;

  GTK_WIDGET_GET_CLASS (f->figure)->snapshot (GTK_WIDGET (f->figure), snapshot);
  node = gtk_snapshot_to_node (snapshot);
  fading = gsk_render_node_get_node_type (node) == GSK_CROSS_FADE_NODE;
  gsk_render_node_unref (node);
  return fading;
}

static gboolean
is_not_fading (Fixture *f)
{
  return !is_fading (f);
}

/* A band that is put down fades out, also where nothing plays; a movement with the same things does not. */
static void
test_things (Fixture *f, gconstpointer data)
{
  g_autoptr (UnknotGuide) guide = load_guide ("band-lateral-raise");
  g_autoptr (UnknotStage) stage = unknot_stage_new (guide);
  const UnknotTimeline *timeline = unknot_stage_get_timeline (stage);

  unknot_figure_set_guide (f->figure, guide);
  unknot_figure_set_seconds (f->figure, unknot_stage_get_still (stage, 1));
  wait_for (is_not_fading, f);
  unknot_figure_set_seconds (f->figure, unknot_timeline_get_step_start (timeline, 3) - 0.01);
  g_assert_false (is_fading (f));
  unknot_figure_set_seconds (f->figure, unknot_timeline_get_step_start (timeline, 3) + 0.01);
  g_assert_true (is_fading (f));
  wait_for (is_not_fading, f);
}

static void
test_still_picture (Fixture *f, gconstpointer data)
{
  g_autoptr (GdkTexture) texture = unknot_figure_make_still (f->window, f->guide, 1, 64, 2);

  g_assert_cmpint (gdk_texture_get_width (texture), ==, 128);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (f->figure)), ==, GTK_ACCESSIBLE_ROLE_IMG);
}

#define ADD(name, function) g_test_add ("/figure-widget/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("GDK_BACKEND", "x11", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GTK_A11Y", "none", TRUE);
  if (!start_server ())
    return 77;
  gtk_init ();
  ADD ("still", test_still);
  ADD ("playing", test_playing);
  ADD ("holding", test_holding);
  ADD ("end", test_end);
  ADD ("calm", test_calm);
  ADD ("turning", test_turning);
  ADD ("slow", test_slow);
  ADD ("blocks", test_blocks);
  ADD ("things", test_things);
  ADD ("still-picture", test_still_picture);
  return g_test_run ();
}
