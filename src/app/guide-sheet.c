/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guide-sheet.h"

#include <cairo.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#include "app/guides/guide-words.h"
#include "core/guide/guide-check.h"
#include "core/schedule/phrase.h"
#include "figure/sheet.h"

/* All in pixels. */
#define CELL 280
#define TEXT 96 /* below each picture: 140 characters in the smallest words */
#define GAP 18
#define HEAD 72
#define MOST_COLUMNS 4

typedef struct {
  UnknotGuide *guide;
  guint columns;
  guint rows;
  cairo_surface_t *surface;
  cairo_t *cr;
} Sheet;

static void
draw_text (cairo_t *cr, double x, double y, int width, const char *font, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (description);
}

static void
draw_head (const Sheet *sheet)
{
  const int width = cairo_image_surface_get_width (sheet->surface) - 2 * GAP;
  g_autofree char *length = unknot_phrase_guide_length (unknot_guide_get_seconds (sheet->guide));
  g_autofree char *meta = g_strdup_printf ("%s · %s", unknot_guide_kind_title (unknot_guide_get_kind (sheet->guide)), length);

  draw_text (sheet->cr, GAP, GAP, width, "Sans Bold 15", unknot_guide_get_title (sheet->guide));
  draw_text (sheet->cr, GAP, GAP + 30, width, "Sans 10", meta);
}

static void
draw_step (const Sheet *sheet, UnknotPainter *painter, const UnknotStage *stage, guint index)
{
  const UnknotStep *step = unknot_guide_get_step (sheet->guide, index);
  const int x = GAP + (int) (index % sheet->columns) * (CELL + GAP);
  const int y = HEAD + GAP + (int) (index / sheet->columns) * (CELL + TEXT + GAP);
  const gsize stride = (gsize) cairo_image_surface_get_stride (sheet->surface);
  g_autofree char *length = unknot_phrase_guide_length (step->seconds);
  /* Translators: the number of a step, and how long it takes. */
  g_autofree char *number = g_strdup_printf (_("%u · %s"), index + 1, length);

  cairo_surface_flush (sheet->surface);
  unknot_sheet_paint_step (painter, stage, index, FALSE, CELL, stride,
                           cairo_image_surface_get_data (sheet->surface) + (gsize) y * stride + (gsize) x * 4);
  cairo_surface_mark_dirty (sheet->surface);
  draw_text (sheet->cr, x, y + CELL + 6, CELL, "Sans Bold 9", number);
  draw_text (sheet->cr, x, y + CELL + 24, CELL, "Sans 10", step->text);
}

static cairo_surface_t *
draw_sheet (UnknotGuide *guide)
{
  const guint n = unknot_guide_get_n_steps (guide);
  g_autoptr (UnknotPainter) painter = unknot_painter_new ();
  g_autoptr (UnknotStage) stage = unknot_stage_new (guide);
  Sheet sheet = { .guide = guide, .columns = MIN (n, MOST_COLUMNS) };

  sheet.rows = (n + sheet.columns - 1) / sheet.columns;
  sheet.surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) sheet.columns * (CELL + GAP) + GAP,
                                              (int) sheet.rows * (CELL + TEXT + GAP) + GAP + HEAD);
  sheet.cr = cairo_create (sheet.surface);
  cairo_set_source_rgb (sheet.cr, 1, 1, 1);
  cairo_paint (sheet.cr);
  cairo_set_source_rgb (sheet.cr, 0.13, 0.12, 0.11);
  draw_head (&sheet);
  for (guint i = 0; i < n; i++)
    draw_step (&sheet, painter, stage, i);
  cairo_destroy (sheet.cr);
  return sheet.surface;
}

static UnknotGuide *
read_guide (const char *file, GError **error)
{
  g_auto (GStrv) remarks = NULL;
  UnknotGuide *guide = unknot_guide_check_file (file, &remarks, error);

  for (guint i = 0; remarks != NULL && remarks[i] != NULL; i++)
    g_printerr ("%s\n", remarks[i]);
  return guide;
}

int
unknot_guide_sheet_run (const char *file, const char *out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (UnknotGuide) guide = NULL;
  g_autofree char *path = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (file != NULL, 1);

  guide = read_guide (file, &error);
  if (guide == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  path = out != NULL ? g_strdup (out) : g_strconcat (unknot_guide_get_id (guide), ".png", NULL);
  surface = draw_sheet (guide);
  status = cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* Translators: a file, and why it could not be written. */
      g_printerr (_("%s: cannot be written: %s\n"), path, cairo_status_to_string (status));
      return 1;
    }
  g_print ("%s\n", path);
  return 0;
}
