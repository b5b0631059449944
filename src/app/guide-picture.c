/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guide-picture.h"

struct _UnknotGuidePicture {
  GtkWidget parent_instance;

  UnknotGuide *guide;
};

G_DEFINE_FINAL_TYPE (UnknotGuidePicture, unknot_guide_picture, GTK_TYPE_WIDGET)

void
unknot_guide_picture_set_guide (UnknotGuidePicture *self, UnknotGuide *guide)
{
  g_return_if_fail (UNKNOT_IS_GUIDE_PICTURE (self));

  if (!g_set_object (&self->guide, guide))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  guide != NULL ? unknot_guide_get_title (guide) : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
unknot_guide_picture_set_position (UnknotGuidePicture *self, double seconds)
{
  g_return_if_fail (UNKNOT_IS_GUIDE_PICTURE (self));
}

static void
unknot_guide_picture_dispose (GObject *object)
{
  g_clear_object (&UNKNOT_GUIDE_PICTURE (object)->guide);
  G_OBJECT_CLASS (unknot_guide_picture_parent_class)->dispose (object);
}

static void
unknot_guide_picture_class_init (UnknotGuidePictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_guide_picture_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "guidepicture");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
unknot_guide_picture_init (UnknotGuidePicture *self)
{
}
