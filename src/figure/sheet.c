/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/sheet.h"

void
unknot_sheet_set_looks (UnknotScene *scene, gboolean dark)
{
  scene->background = dark ? 0xff26262a : 0xfff8f6f1;
  scene->tones = dark ? UNKNOT_TONES_DARK : UNKNOT_TONES_LIGHT;
}

void
unknot_sheet_paint_step (UnknotPainter *painter, const UnknotStage *stage, guint step, gboolean dark, int cell,
                         gsize stride, guchar *pixels)
{
  UnknotStageMoment moment;
  UnknotScene scene;

  unknot_scene_init (&scene, NULL);
  unknot_sheet_set_looks (&scene, dark);
  unknot_stage_set_scene (stage, unknot_stage_get_still (stage, step), FALSE, &moment, &scene);
  unknot_stage_set_marks (stage, &moment, &scene);
  scene.arrow = scene.n_arrows ? 0.5 : 0;
  scene.glow_strength = 1;
  unknot_painter_paint (painter, &scene, cell, cell, stride, pixels);
}
