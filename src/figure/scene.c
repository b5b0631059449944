/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

#include <string.h>

void
unknot_scene_init (UnknotScene *scene, const UnknotSkeleton *skeleton)
{
  g_return_if_fail (scene != NULL);
  memset (scene, 0, sizeof *scene);
  scene->skeleton = skeleton;
  scene->tilt = 7;
  scene->skin = UNKNOT_SKIN_MEDIUM;
}
