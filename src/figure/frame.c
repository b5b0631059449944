/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/frame.h"

#include "figure/ground.h"
#include "figure/props.h"
#include "figure/worn.h"

/* Up to this size pictures are painted twice as large and made smaller: what is narrower than a pixel would be
 * lost. */
#define SMALL 520

static void
find_size (Frame *self, int width, int height)
{
  self->ss = MAX (width, height) <= SMALL ? 2 : 1;
  self->far = SHOWN_FAR * (float) self->ss;
}

/* What follows from scene, view and size. */
static void
find_body (Frame *self, int width, int height)
{
  const guint64 present = self->scene->props.present;

  self->grain = body_grain_for (self->view.scale / (float) self->ss);
  self->body = body_get (self->scene->build, self->grain);
  self->picture = (MoverPicture) { self->view.scale, width * self->ss, height * self->ss, self->ss, present, worn_is_bare (present) };
}

void
frame_init (Frame *self, const Shown *shown, const Mover *mover, const UnknotScene *scene, int width, int height,
            gsize stride, const guchar *pixels)
{
  *self = (Frame) { .scene = scene, .fit = scene->fit };
  if (self->fit.width <= 0)
    {
      unknot_fit_skeleton (scene->skeleton, 0, &self->fit);
      unknot_fit_props (&self->fit, &scene->props);
    }
  find_size (self, width, height);
  view_init (&self->view, &self->fit, scene->turn, scene->tilt, width * self->ss, height * self->ss);
  self->anew = !shown->pixels || !shown_is_kin (shown, scene, width, height, stride, pixels) ||
               !shown_is_view_near (&shown->view, &self->view, &self->fit, self->far);
  if (!self->anew)
    self->view = shown->view;
  find_body (self, width, height);
  mover_find (scene->skeleton, &self->view, &self->pose);
  self->by = self->anew ? MOVER_ALL : mover_compare (mover, self->body, &self->pose, &self->picture, self->far);
  self->lit = self->anew || !shown_is_glow_near (shown, scene);
  ground_find (scene, &self->view, &self->ground);
  self->covered = self->anew || !shown_is_ground_near (&shown->ground, &self->ground);
  if (!self->covered)
    self->ground = shown->ground;
  self->face = (StrokesFace) { scene->face, scene->face_before, (float) scene->face_left };
  self->faced = self->anew || !shown_is_face_near (&shown->face, &self->face);
  if (!self->faced)
    self->face = shown->face;
}

void
frame_init_same (Frame *self, const Shown *shown, const Mover *mover)
{
  *self = (Frame) { .scene = &shown->looks, .view = shown->view, .ground = shown->ground, .face = shown->face,
                    .pose = mover->pose, .by = MOVER_ALL, .anew = TRUE };
  find_size (self, shown->width, shown->height);
  find_body (self, shown->width, shown->height);
}

gboolean
frame_has_moved (const Frame *self)
{
  return (self->by.bits[0] | self->by.bits[1]) != 0 || self->lit || self->covered || self->faced;
}
