/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No page and no window asks for more than a telephone has, with text of any size.  Run by
 * test-widths.sh, which sets the text's size and starts the service.
 * usage: widths [first]     first: only the pages that are empty on the first day */
#include <stdlib.h>

#include "app/app-resources.h"
#include "app/application-private.h"
#include "app/player/player.h"
#include "app/settings/delete-dialog.h"
#include "look.h"

#define MOST 360
#define FIRST_PAGES 3
#define MANY_STEPS 20 /* no guide has more */

static int
least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Down to what asks for so much. */
static void
blame (GtkWidget *widget, guint depth)
{
  g_printerr ("%*s%s %s: %d\n", 2 * depth, "", G_OBJECT_TYPE_NAME (widget),
              GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "", least_width (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      /* A stack measures the pages that it does not show, too. */
      gtk_widget_set_child_visible (child, TRUE);
      if (least_width (child) > MOST - 60)
        blame (child, depth + 1);
    }
}

/* @found: (nullable): the label that shows a title in @widget, if any. */
static void
find_title (GtkWidget *widget, GtkWidget **found)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title") && gtk_widget_get_mapped (widget))
    *found = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    find_title (child, found);
}

/* What is said in the title bar can be read there, on @n_lines at most. */
static gboolean
title_fits (GtkWidget *title, int n_lines)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (title));
  int high;

  pango_layout_get_pixel_size (layout, NULL, &high);
  return !pango_layout_is_ellipsized (layout) && pango_layout_get_line_count (layout) <= n_lines &&
         high <= gtk_widget_get_height (title);
}

static guint
check_title_at (GtkWindow *window, const char *what, int width, int n_lines)
{
  GtkWidget *title = NULL;

  gtk_window_set_default_size (window, width, MOST * 2);
  for (guint i = 0; i < 10; i++)
    {
      look_settle ();
      title = NULL;
      find_title (GTK_WIDGET (window), &title);
      if (title == NULL || title_fits (title, n_lines))
        return 0;
    }
  g_printerr ("FAILED: %s: the title “%s” is cut at %d pixels\n", what, gtk_label_get_label (GTK_LABEL (title)), width);
  return 1;
}

static guint
check_title (GtkWindow *window, const char *what)
{
  return check_title_at (window, what, 3 * MOST, 1) + check_title_at (window, what, MOST, 3);
}

/* Also in its first moments, when what the service knows has yet to come: a window that has once been too wide
 * stays as wide as it was. */
static guint
check_first_moments (const char *what)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gboolean settled = FALSE;
  guint failed = 0;

  g_timeout_add (LOOK_SETTLED_MS, look_settled_cb, &settled);
  while (!settled)
    {
      for (guint i = 0; failed == 0 && i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

          if (!gtk_widget_get_visible (window) || least_width (window) <= MOST)
            continue;
          g_printerr ("FAILED: %s asks for %d pixels at first\n", what, least_width (window));
          blame (window, 1);
          failed++;
        }
      g_main_context_iteration (NULL, TRUE);
    }
  return failed;
}

/* Every window that is on the screen, whether the application counts it or another window owns it. */
static guint
check (const char *what, guint n_windows)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint failed = check_first_moments (what), seen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      const int width = least_width (window);

      if (!gtk_widget_get_visible (window))
        continue;
      seen++;
      if (width > MOST)
        {
          g_printerr ("FAILED: %s asks for %d pixels\n", what, width);
          blame (window, 1);
          failed++;
        }
      else
        g_print ("ok: %s: %s: %d\n", what, gtk_window_get_title (GTK_WINDOW (window)), width);
      failed += check_title (GTK_WINDOW (window), what);
    }
  if (seen >= n_windows)
    return failed;
  g_printerr ("FAILED: %s shows %u windows, not %u\n", what, seen, n_windows);
  return failed + 1;
}

static gboolean
press (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    {
      g_signal_emit_by_name (widget, "clicked");
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (press (child, label))
      return TRUE;
  return FALSE;
}

static void
close_all (GtkApplication *app)
{
  while (gtk_application_get_windows (app) != NULL)
    gtk_window_destroy (gtk_application_get_windows (app)->data);
}

/* @n_pages: at most so many, the pages that change with the history first. */
static guint
check_pages (UnknotApplication *app, guint n_pages)
{
  static const char *const pages[] = {
    "today", "back", "progress", "guides", "search:xylophone", "back:rhomboids-left", "guide:neck-side-tilt",
    "guide:heating-pad", "guide:when-to-see-someone", "settings:breaks", "settings:posture", "settings:notifications", "settings:quiet",
    "settings:hours", "settings:place", "settings:guides", "settings:figure", "settings:start", "settings:data",
    "settings:why", "settings:shortcuts", "welcome"
  };
  guint failed = 0;

  for (guint i = 0; i < MIN (n_pages, G_N_ELEMENTS (pages)); i++)
    {
      unknot_application_show_page (app, pages[i]);
      failed += check (pages[i], 1);
      /* Settings and the introduction are windows of their own. */
      if (!g_str_equal (pages[i], "back"))
        close_all (GTK_APPLICATION (app));
    }
  return failed;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* A guide's window at its beginning, at a step and at its end. */
static guint
check_guide (UnknotApplication *app, const char *id)
{
  GtkWidget *player;
  guint failed;

  g_action_group_activate_action (G_ACTION_GROUP (app), "break", g_variant_new_string (id));
  failed = check (id, 1);
  player = find_type (gtk_application_get_windows (GTK_APPLICATION (app))->data, UNKNOT_TYPE_PLAYER);
  gtk_widget_activate_action (player, "player.start", NULL);
  failed += check ("its step", 1);
  for (guint i = 0; i < MANY_STEPS; i++)
    gtk_widget_activate_action (player, "player.next", NULL);
  failed += check ("its end", 1);
  close_all (GTK_APPLICATION (app));
  return failed;
}

static guint
check_windows (UnknotApplication *app)
{
  static const struct {
    const char *action;
    const char *parameter;
  } windows[] = { { "about", NULL }, { "foods", NULL }, { "shortcuts", NULL },
                  { "go-through", "workplace-set-up" } };
  guint failed = check_guide (app, "ball-on-the-wall") + check_guide (app, "opposite-hand-press");

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      const GVariantType *type = g_action_group_get_action_parameter_type (G_ACTION_GROUP (app), windows[i].action);

      if (!g_action_group_has_action (G_ACTION_GROUP (app), windows[i].action))
        continue;
      g_action_group_activate_action (G_ACTION_GROUP (app), windows[i].action,
                                      type != NULL ? g_variant_new_string (windows[i].parameter) : NULL);
      failed += check (windows[i].action, 1);
      close_all (GTK_APPLICATION (app));
    }
  g_action_group_activate_action (G_ACTION_GROUP (app), "break-due", g_variant_new_string ("ball-on-the-wall"));
  failed += check ("the break screen", 1);
  gtk_window_close (gtk_application_get_windows (GTK_APPLICATION (app))->data); /* which belongs to somebody */
  look_settle ();
  unknot_application_show_page (app, "settings:data");
  look_settle ();
  gtk_window_present (GTK_WINDOW (unknot_delete_dialog_new (gtk_application_get_windows (GTK_APPLICATION (app))->data)));
  failed += check ("settings and the question what to delete", 2);
  close_all (GTK_APPLICATION (app));
  unknot_application_show_page (app, "progress");
  look_settle ();
  press (gtk_application_get_windows (GTK_APPLICATION (app))->data, "Print or save as PDF…");
  failed += check ("progress and the page to print", 2);
  return failed;
}

int
main (int argc, char *argv[])
{
  g_autoptr (UnknotApplication) app = NULL;
  guint failed;

  unknot_app_get_resource (); /* links them */
  app = unknot_application_new ();
  if (!g_application_register (G_APPLICATION (app), NULL, NULL))
    return 2;
  /* The process outlives its last window here. */
  g_application_hold (G_APPLICATION (app));
  failed = argc > 1 ? check_pages (app, FIRST_PAGES) : check_pages (app, G_MAXUINT) + check_windows (app);
  close_all (GTK_APPLICATION (app));
  return failed > 0;
}
