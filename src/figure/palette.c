/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/palette.h"

#include "figure/body.h"
#include "figure/vec.h"

/* A material's colours: lit, in the shade, its outline.  0: the same as in the light palette. */
typedef struct {
  guint32 light, shade, line;
} Colors;

typedef struct {
  Material material;
  Colors day, night;
} Entry;

static const Entry entries[] = {
  { MATERIAL_HAIR, { 0x46342e, 0x35261f, 0x20150f }, { 0x6b5045, 0x553e34, 0x35251e } },
  { MATERIAL_HAIR_LINE, { 0x3d2c26, 0x3d2c26, 0x3d2c26 }, { 0x3d2c26, 0x3d2c26, 0x3d2c26 } },
  { MATERIAL_SHIRT, { 0x4593a3, 0x347b8b, 0x235866 }, { 0x4f9dac, 0x3c8494, 0x235560 } },
  { MATERIAL_SHIRT_TRIM, { 0x37808f, 0x2c6b79, 0x235866 }, { 0x408b9a, 0x347582, 0x235560 } },
  { MATERIAL_SHIRT_LINE, { 0x35798a, 0x2d6b7a, 0x2d6b7a }, { 0x3b8292, 0x347382, 0x347382 } },
  { MATERIAL_TROUSERS, { 0x4a5075, 0x3b4061, 0x262a45 }, { 0x646c98, 0x51587f, 0x30355a } },
  { MATERIAL_TROUSERS_LINE, { 0x3a3f60, 0x323654, 0x323654 }, { 0x4d547c, 0x454b70, 0x454b70 } },
  { MATERIAL_SHOE, { 0xf7f5f2, 0xdcd9d5, 0x9d9892 }, { 0xeceae6, 0xc9c6c1, 0x77736d } },
  { MATERIAL_SHOE_LINE, { 0xb9b4ae, 0xaaa59f, 0xaaa59f }, { 0xa5a19b, 0x96928c, 0x96928c } },
  { MATERIAL_SOLE, { 0xe3e0db, 0xc7c3bd, 0x9d9892 }, { 0xd2cfca, 0xb3afa9, 0x77736d } },
  { MATERIAL_SOCK, { 0xcfd6de, 0xb2bbc6, 0x8390a0 }, { 0xc3cbd4, 0xa3adb9, 0x6b7787 } },
  { MATERIAL_ARROW, { 0xf0893b, 0xe37a2b, 0xb9581a }, { 0xf79a50, 0xea8a3d, 0xa64f18 } },
};

static const Colors skins[UNKNOT_N_SKINS] = {
  { 0xf3cdb1, 0xe0ae8f, 0xb27c5d },
  { 0xe2ae8a, 0xcc926f, 0x99664a },
  { 0x96633f, 0x7d4f32, 0x50301c },
};
static const Colors lips[UNKNOT_N_SKINS] = {
  { 0xb9695c, 0xb9695c, 0xb9695c }, { 0xa4564a, 0xa4564a, 0xa4564a }, { 0x5f2c22, 0x5f2c22, 0x5f2c22 },
};
static const Colors features[UNKNOT_N_SKINS] = {
  { 0x553b33, 0x553b33, 0x553b33 }, { 0x4c332b, 0x4c332b, 0x4c332b }, { 0x2c1a13, 0x2c1a13, 0x2c1a13 },
};

/* Outlines of the high-contrast palettes. */
#define CONTRAST_LIGHT_LINE 0x000000
#define CONTRAST_DARK_LINE 0xffffff

static void
set_material (Palette *self, guint material, Colors colors, UnknotTones tones)
{
  guint32 light = 0xff000000 | colors.light, shade = 0xff000000 | colors.shade;

  for (int tone = 0; tone < 256; tone++)
    {
      float u = (float) tone / 255;
      /* Flat light, flat shade, a soft border between them, and a breath of light on top. */
      float lit = 0.12f * u + 0.88f * smooth_step (0.36f, 0.66f, u), deep = 1 - smooth_step (0.02f, 0.36f, u);
      guint32 color = color_mix (shade, light, (guint) (256 * MIN (lit, 1.0f)));

      color = color_mix (color, 0xff000000 | colors.line, (guint) (256 * 0.30f * deep));
      self->fill[material][tone] = color_mix (color, 0xffffffff, (guint) (256 * 0.07f * smooth_step (0.80f, 1.0f, u)));
    }
  self->line[material] = 0xff000000 | (tones == UNKNOT_TONES_CONTRAST_LIGHT  ? CONTRAST_LIGHT_LINE
                                       : tones == UNKNOT_TONES_CONTRAST_DARK ? CONTRAST_DARK_LINE
                                                                             : colors.line);
}

void
palette_init (Palette *self, UnknotTones tones, UnknotSkin skin)
{
  gboolean night = tones == UNKNOT_TONES_DARK || tones == UNKNOT_TONES_CONTRAST_DARK;

  for (guint i = 0; i < PALETTE_MATERIALS; i++)
    set_material (self, i, (Colors) { 0xc8c2b8, 0xaea79c, 0x857e73 }, tones);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    set_material (self, entries[i].material, night ? entries[i].night : entries[i].day, tones);
  set_material (self, MATERIAL_SKIN, skins[skin], tones);
  set_material (self, MATERIAL_SKIN_LINE, (Colors) { skins[skin].line, skins[skin].line, skins[skin].line }, tones);
  set_material (self, MATERIAL_LIP, lips[skin], tones);
  set_material (self, MATERIAL_FEATURE, features[skin], tones);
  self->glow = night ? 0xffff7d4a : 0xffff6a3d;
  self->shadow = night ? 0x50000000 : 0x1e060503;
}
