/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guide-picture.h"

#include "app/figure.h"

struct _UnknotGuidePicture {
  GtkWidget parent_instance;

  UnknotGuide *guide;
  UnknotFigure *figure;
};

G_DEFINE_FINAL_TYPE (UnknotGuidePicture, unknot_guide_picture, GTK_TYPE_WIDGET)

void
unknot_guide_picture_set_guide (UnknotGuidePicture *self, UnknotGuide *guide)
{
  gboolean animations = TRUE;

  g_return_if_fail (UNKNOT_IS_GUIDE_PICTURE (self));

  if (!g_set_object (&self->guide, guide))
    return;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  unknot_figure_set_guide (self->figure, guide);
  unknot_figure_set_description (self->figure, guide != NULL ? unknot_guide_get_title (guide) : "");
  unknot_figure_set_playing (self->figure, guide != NULL && animations);
}

void
unknot_guide_picture_set_position (UnknotGuidePicture *self, double seconds)
{
  g_return_if_fail (UNKNOT_IS_GUIDE_PICTURE (self));

  unknot_figure_set_playing (self->figure, FALSE);
  unknot_figure_set_seconds (self->figure, seconds);
}

static void
unknot_guide_picture_dispose (GObject *object)
{
  UnknotGuidePicture *self = UNKNOT_GUIDE_PICTURE (object);

  g_clear_object (&self->guide);
  if (self->figure != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->figure));
  self->figure = NULL;
  G_OBJECT_CLASS (unknot_guide_picture_parent_class)->dispose (object);
}

static void
unknot_guide_picture_class_init (UnknotGuidePictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_guide_picture_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "guidepicture");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
unknot_guide_picture_init (UnknotGuidePicture *self)
{
  self->figure = UNKNOT_FIGURE (unknot_figure_new ());
  unknot_figure_set_loops (self->figure, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->figure), GTK_WIDGET (self));
}
