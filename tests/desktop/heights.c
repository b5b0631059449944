/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every page of the settings fits a small laptop's screen, as the dialog opens and with text of the usual size.
 * Run by test-heights.sh, which starts the service. */
#include <stdlib.h>

#include "app/app-resources.h"
#include "app/application-private.h"
#include "app/settings/setting-page.h"
#include "app/settings/settings.h"
#include "look.h"

/* 1366 x 768, less a panel. */
#define MOST 720

/* The first widget of @type on the screen. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* How high the window would have to be for nothing of @page to be out of sight, its title bar included. */
static int
needed_height (GtkWidget *window, GtkWidget *page)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (page));
  int height;

  gtk_widget_measure (gtk_viewport_get_child (GTK_VIEWPORT (viewport)), GTK_ORIENTATION_VERTICAL,
                      gtk_widget_get_width (viewport), &height, NULL, NULL, NULL);
  return gtk_widget_get_height (window) - gtk_widget_get_height (page) + height;
}

static guint
check (UnknotApplication *app, const char *what)
{
  GtkWidget *window = gtk_application_get_windows (GTK_APPLICATION (app))->data;
  GtkWidget *page;
  int height;

  look_settle ();
  page = find (window, UNKNOT_TYPE_SETTING_PAGE);
  page = page != NULL ? find (page, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  if (page == NULL)
    {
      g_printerr ("FAILED: %s shows no page\n", what);
      return 1;
    }
  height = needed_height (window, page);
  g_print ("%s: %s: %d\n", height <= MOST ? "ok" : "FAILED", what, height);
  return height > MOST;
}

int
main (int argc, char *argv[])
{
  static const char *const pages[] = {
    "settings:breaks", "settings:posture", "settings:notifications", "settings:quiet",
    "settings:hours", "settings:place", "settings:guides", "settings:figure", "settings:start", "settings:data",
    "settings:shortcuts", NULL /* the decisions are as many as there were */
  };
  g_autoptr (UnknotApplication) app = NULL;
  guint failed = 0;

  unknot_app_get_resource (); /* links them */
  app = unknot_application_new ();
  if (!g_application_register (G_APPLICATION (app), NULL, NULL))
    return 2;
  g_application_hold (G_APPLICATION (app));
  /* No page is still there while the next one comes. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      unknot_application_show_page (app, pages[i]);
      failed += check (app, pages[i]);
    }
  unknot_settings_test_arrived (gtk_application_get_windows (GTK_APPLICATION (app))->data);
  failed += check (app, "notifications, after their test");
  gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (app))->data);
  return failed > 0;
}
