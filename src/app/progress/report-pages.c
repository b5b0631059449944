/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/progress/report-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#define MARGIN 54
#define FOOT 24
#define BULLET 12

typedef struct {
  PangoLayout *layout;
  UnknotReportStyle style;
  double y, height;
  guint page;
} Block;

struct _UnknotReportPages {
  GArray *blocks; /* Block */
  PangoContext *context;
  double width, height;
  guint n_pages;
};

static const struct {
  const char *font;
  double before; /* space above */
} styles[] = {
  [UNKNOT_REPORT_TITLE] = { "Sans Bold 18", 0 },
  [UNKNOT_REPORT_HEADING] = { "Sans Bold 12", 18 },
  [UNKNOT_REPORT_TEXT] = { "Sans 10", 6 },
  [UNKNOT_REPORT_ITEM] = { "Sans 10", 6 },
  [UNKNOT_REPORT_NOTE] = { "Sans 9", 3 },
  [UNKNOT_REPORT_QUIET] = { "Sans 9", 3 },
};

static void
clear_block (gpointer data)
{
  g_clear_object (&((Block *) data)->layout);
}

static double
indent (UnknotReportStyle style)
{
  return style == UNKNOT_REPORT_ITEM || style == UNKNOT_REPORT_NOTE ? BULLET : 0;
}

static PangoLayout *
make_layout (const UnknotReportPages *self, const char *text, UnknotReportStyle style)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (styles[style].font);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) ((self->width - indent (style)) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static Block
make_block (const UnknotReportPages *self, const UnknotReportLine *line)
{
  Block block = { .style = line->style };
  int height;

  block.layout = make_layout (self, line->text, line->style);
  pango_layout_get_size (block.layout, NULL, &height);
  block.height = (double) height / PANGO_SCALE;
  return block;
}

/* A heading is not left alone at the foot of a sheet: it goes with what follows it. */
static double
needed (const UnknotReportPages *self, guint i)
{
  const Block *block = &g_array_index (self->blocks, Block, i);
  double height = styles[block->style].before + block->height;

  if (block->style == UNKNOT_REPORT_HEADING && i + 1 < self->blocks->len)
    height += needed (self, i + 1);
  return height;
}

static void
paginate (UnknotReportPages *self)
{
  double y = 0;
  guint page = 0;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = &g_array_index (self->blocks, Block, i);

      if (y > 0 && y + needed (self, i) > self->height - FOOT)
        {
          page++;
          y = 0;
        }
      y += y > 0 ? styles[block->style].before : 0;
      block->page = page;
      block->y = y;
      y += block->height;
    }
  self->n_pages = page + 1;
}

UnknotReportPages *
unknot_report_pages_new (GPtrArray *lines, PangoContext *context, double width, double height)
{
  UnknotReportPages *self = g_new0 (UnknotReportPages, 1);

  self->context = g_object_ref (context);
  self->width = MAX (width, 144);
  self->height = MAX (height, 144);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  g_array_set_clear_func (self->blocks, clear_block);
  for (guint i = 0; i < lines->len; i++)
    {
      Block block = make_block (self, lines->pdata[i]);

      g_array_append_val (self->blocks, block);
    }
  paginate (self);
  return self;
}

void
unknot_report_pages_free (UnknotReportPages *self)
{
  g_array_unref (self->blocks);
  g_object_unref (self->context);
  g_free (self);
}

guint
unknot_report_pages_count (const UnknotReportPages *self)
{
  return self->n_pages;
}

static void
draw_foot (const UnknotReportPages *self, cairo_t *cr, guint page)
{
  /* Translators: "Unknot · page 1 of 2" */
  g_autofree char *text = g_strdup_printf (_("Unknot · page %u of %u"), page + 1, self->n_pages);
  g_autoptr (PangoLayout) layout = make_layout (self, text, UNKNOT_REPORT_QUIET);

  cairo_move_to (cr, 0, self->height - FOOT + 9);
  cairo_set_source_rgb (cr, 0.35, 0.35, 0.35);
  pango_cairo_show_layout (cr, layout);
}

void
unknot_report_pages_draw (const UnknotReportPages *self, cairo_t *cr, guint page)
{
  gboolean rtl = pango_context_get_base_dir (self->context) == PANGO_DIRECTION_RTL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);
      const gboolean small = block->style == UNKNOT_REPORT_NOTE || block->style == UNKNOT_REPORT_QUIET;
      double x = rtl ? 0 : indent (block->style), grey = small ? 0.3 : 0;

      if (block->page != page)
        continue;
      cairo_set_source_rgb (cr, grey, grey, grey);
      if (block->style == UNKNOT_REPORT_ITEM)
        {
          int baseline = pango_layout_get_baseline (block->layout) / PANGO_SCALE;

          cairo_new_path (cr);
          cairo_arc (cr, rtl ? self->width - 3 : 3, block->y + baseline - 3.5, 1.8, 0, 2 * G_PI);
          cairo_fill (cr);
        }
      cairo_move_to (cr, x, block->y);
      pango_cairo_show_layout (cr, block->layout);
    }
  draw_foot (self, cr, page);
}

/* ---- PDF ---- */

static cairo_status_t
append_bytes (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_all (GPtrArray *lines, cairo_t *cr, double width, double height)
{
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (UnknotReportPages) pages = NULL;

  /* One point of a font is one point of the sheet. */
  pango_cairo_context_set_resolution (context, 72);
  pages = unknot_report_pages_new (lines, context, width - 2 * MARGIN, height - 2 * MARGIN);
  g_object_unref (context);
  for (guint i = 0; i < pages->n_pages; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, MARGIN, MARGIN);
      unknot_report_pages_draw (pages, cr, i);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
}

gboolean
unknot_report_save_pdf (GPtrArray *lines, double width, double height, GFile *file, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, ((UnknotReportLine *) lines->pdata[0])->text);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Unknot");
  draw_all (lines, cr, width, height);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF could not be made: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                  NULL, NULL, error);
}
