/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <string.h>

/* Looking into a window from within its process: what tests in C share. */

/* What the service is asked for when a page is shown has come by then; less would only test less. */
#define LOOK_SETTLED_MS 600

static inline gboolean
look_settled_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static inline void
look_settle (void)
{
  gboolean settled = FALSE;

  g_timeout_add (LOOK_SETTLED_MS, look_settled_cb, &settled);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
}

/* The first widget of that type.  Returns: (nullable). */
static inline GtkWidget *
look_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = look_find (child, type);
  return found;
}

/* Whether a label on the screen has @text in it. */
static inline gboolean
look_stands (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (look_stands (child, text))
      return TRUE;
  return FALSE;
}
