/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/rows.h"

typedef struct {
  gint64 when;
  char *what;
} Line;

struct _UnknotStory {
  GPtrArray *lines;
};

UnknotExit
unknot_rows_read (const char *method, gint64 from, GVariant **rows)
{
  return unknot_remote_call (method, g_variant_new ("(xx)", from, G_MAXINT64), TRUE, rows);
}

void
unknot_rows_add_json (const UnknotRowKind *kind, JsonBuilder *builder, GVariant *rows)
{
  GVariantIter iter;
  GVariant *row;

  json_builder_set_member_name (builder, kind->name);
  json_builder_begin_array (builder);
  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_loop (&iter, "@*", &row))
    {
      json_builder_begin_object (builder);
      kind->add_members (builder, row);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* --- in the order of time ----------------------------------------------------------------- */

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->what);
  g_free (line);
}

UnknotStory *
unknot_story_new (void)
{
  UnknotStory *self = g_new0 (UnknotStory, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

void
unknot_story_free (UnknotStory *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
unknot_story_add (UnknotStory *self, const UnknotRowKind *kind, GVariant *rows)
{
  GVariantIter iter;
  GVariant *row;

  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_loop (&iter, "@*", &row))
    {
      Line *line = g_new0 (Line, 1);

      line->when = kind->describe (row, &line->what);
      g_ptr_array_add (self->lines, line);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *one = *(Line *const *) a, *other = *(Line *const *) b;

  return (one->when > other->when) - (one->when < other->when);
}

char *
unknot_story_to_text (UnknotStory *self)
{
  GString *text = g_string_new (NULL);

  /* Stable: what bears the same moment stays in the order in which it was kept. */
  g_ptr_array_sort (self->lines, compare_lines);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      g_autofree char *when = unknot_local_time (line->when, "%F %R");

      g_string_append_printf (text, "%s  %s\n", when, line->what);
    }
  return g_string_free (text, FALSE);
}
