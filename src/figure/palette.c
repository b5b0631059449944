/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/palette.h"

#include "figure/props.h"
#include "figure/vec.h"

/* A material's colours: lit, in the shade, its outline.  0: the same as in the light palette. */
typedef struct {
  guint32 light, shade, line;
} Colors;

typedef struct {
  guint material;
  Colors day, night;
} Entry;

static const Entry entries[] = {
  { MATERIAL_HAIR, { 0x46342e, 0x35261f, 0x20150f }, { 0x6b5045, 0x553e34, 0x35251e } },
  { MATERIAL_HAIR_LINE, { 0x3d2c26, 0x3d2c26, 0x3d2c26 }, { 0x3d2c26, 0x3d2c26, 0x3d2c26 } },
  { MATERIAL_SHIRT, { 0x4593a3, 0x347b8b, 0x235866 }, { 0x4f9dac, 0x3c8494, 0x235560 } },
  { MATERIAL_SHIRT_TRIM, { 0x37808f, 0x2c6b79, 0x235866 }, { 0x408b9a, 0x347582, 0x235560 } },
  { MATERIAL_SHIRT_LINE, { 0x35798a, 0x2d6b7a, 0x2d6b7a }, { 0x3b8292, 0x347382, 0x347382 } },
  { MATERIAL_TROUSERS, { 0x4a5075, 0x3b4061, 0x262a45 }, { 0x646c98, 0x51587f, 0x30355a } },
  { MATERIAL_TROUSERS_LEG, { 0x4a5075, 0x3b4061, 0x262a45 }, { 0x646c98, 0x51587f, 0x30355a } },
  { MATERIAL_TROUSERS_LINE, { 0x3a3f60, 0x323654, 0x323654 }, { 0x4d547c, 0x454b70, 0x454b70 } },
  { MATERIAL_SHOE, { 0xf7f5f2, 0xdcd9d5, 0x9d9892 }, { 0xeceae6, 0xc9c6c1, 0x77736d } },
  { MATERIAL_SHOE_LINE, { 0xb9b4ae, 0xaaa59f, 0xaaa59f }, { 0xa5a19b, 0x96928c, 0x96928c } },
  { MATERIAL_SOLE, { 0xe3e0db, 0xc7c3bd, 0x9d9892 }, { 0xd2cfca, 0xb3afa9, 0x77736d } },
  { MATERIAL_SOCK, { 0xcfd6de, 0xb2bbc6, 0x8390a0 }, { 0xc3cbd4, 0xa3adb9, 0x6b7787 } },
  { MATERIAL_SEAT, { 0x9aa9b8, 0x8092a3, 0x57687a }, { 0x7f90a1, 0x6a7b8c, 0x3f4d5c } },
  { MATERIAL_FRAME, { 0x71808f, 0x5d6c7b, 0x44515e }, { 0x6c7b8a, 0x5b6977, 0x36424e } },
  { MATERIAL_WOOD, { 0xc9a680, 0xb18c66, 0x86653f }, { 0xb08f6c, 0x957655, 0x5f482f } },
  { MATERIAL_SCREEN, { 0x59626d, 0x48505a, 0x2f353d }, { 0x737d89, 0x5f6974, 0x343b44 } },
  { MATERIAL_GLASS, { 0xb9d3de, 0xa4c2cf, 0x6f95a6 }, { 0x9dbccb, 0x88aabb, 0x4b6b7b } },
  { MATERIAL_KEYS, { 0xd5d9de, 0xbac0c7, 0x858d96 }, { 0xaeb5bd, 0x949ca5, 0x59616a } },
  { MATERIAL_WALL, { 0xe6dfd3, 0xd6cdbf, 0xb3a896 }, { 0x4b4843, 0x403d39, 0x2d2a26 } },
  { MATERIAL_JAMB, { 0xcdbfa8, 0xb5a68d, 0x8c7d63 }, { 0x847867, 0x6d6354, 0x443d32 } },
  { MATERIAL_MAT, { 0xb5cfc0, 0x98b6a5, 0x6f9080 }, { 0x6e8f7f, 0x5a7969, 0x384e44 } },
  { MATERIAL_ROLLER, { 0x8fa2c4, 0x7287ad, 0x4e6185 }, { 0x8195b9, 0x667aa0, 0x3d4d6c } },
  { MATERIAL_BALL, { 0xf2b84b, 0xdc9c31, 0xa87118 }, { 0xf2b84b, 0xd99a32, 0x8a5d16 } },
  { MATERIAL_CLOTH, { 0xdad2e3, 0xbfb4cc, 0x8d809e }, { 0xc0b5cd, 0xa599b4, 0x655a75 } },
  { MATERIAL_BAND, { 0xd9668a, 0xbf4d72, 0x8c3350 }, { 0xe0779a, 0xc65b80, 0x7d2f4a } },
  { MATERIAL_WARM, { 0x96608e, 0x7c4c75, 0x4f2c4a }, { 0xa878a0, 0x8d6186, 0x4b2c47 } },
  { MATERIAL_TOWEL, { 0xf4efe4, 0xddd5c5, 0xab9f88 }, { 0xded8cb, 0xc3bbab, 0x7d7361 } },
  { MATERIAL_METAL, { 0xc3c9cf, 0xa3abb3, 0x737c86 }, { 0xa8b0b8, 0x8a939c, 0x4c555e } },
  { MATERIAL_WATER, { 0xa9d6e8, 0x8bc3da, 0x5c9db8 }, { 0x86bcd2, 0x6aa5bd, 0x3c7189 } },
  { MATERIAL_ENAMEL, { 0xfaf9f6, 0xe2e1dd, 0xa7a5a0 }, { 0xdddcd8, 0xbfbeba, 0x6f6e6a } },
  { MATERIAL_CUP, { 0xd98b6b, 0xc27252, 0x8c4c31 }, { 0xdd9577, 0xc47b5c, 0x7c432b } },
  { MATERIAL_LEAF, { 0x7fb069, 0x63944e, 0x3f6a30 }, { 0x7fb069, 0x63944e, 0x31561f } },
  { MATERIAL_SEED, { 0xb98a55, 0x9c7040, 0x6c4a25 }, { 0xbd9160, 0x9f764a, 0x5c3f20 } },
  { MATERIAL_MARK, { 0xa3312a, 0x93281f, 0x741a14 }, { 0xe0695c, 0xd0584b, 0x742018 } },
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

/* What is so thin that it is all outline keeps a colour of its own, strong enough on the ground of each palette. */
static const struct {
  guint material;
  guint32 line[UNKNOT_N_TONES];
} thin[] = {
  { MATERIAL_BAND, { 0x8c3350, 0xd9668a, 0x8c1f45, 0xffa3bf } },
  { MATERIAL_WATER, { 0x5c9db8, 0x6aa5bd, 0x12607f, 0xa5e0f7 } },
};

/* Lines in the face and between the fingers, when contrast is asked for: on dark skin they are light where all
 * outlines are. */
static void
set_drawn_lines (Palette *self, UnknotTones tones, UnknotSkin skin)
{
  static const guint materials[] = { MATERIAL_FEATURE, MATERIAL_HAIR_LINE, MATERIAL_LIP, MATERIAL_SKIN_LINE };
  guint32 color = 0xff000000 | (tones == UNKNOT_TONES_CONTRAST_DARK && skin == UNKNOT_SKIN_DARK ? CONTRAST_DARK_LINE : CONTRAST_LIGHT_LINE);

  if (tones != UNKNOT_TONES_CONTRAST_LIGHT && tones != UNKNOT_TONES_CONTRAST_DARK)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (materials); i++)
    for (int tone = 0; tone < 256; tone++)
      self->fill[materials[i]][tone] = color;
}

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
  set_drawn_lines (self, tones, skin);
  for (gsize i = 0; i < G_N_ELEMENTS (thin); i++)
    self->line[thin[i].material] = 0xff000000 | thin[i].line[tones];
  self->glow = night ? 0xffff7d4a : 0xffff6a3d;
  self->veil = night ? 0xff8c877e : 0xffb9ad99;
  self->shadow = night ? 0x50000000 : 0x1e060503;
}
