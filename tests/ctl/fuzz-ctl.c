/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libFuzzer target: lengths of time that a user types, and what a service of any version may
 * answer to `unknotctl status` and `history`.  ./dev fuzz runs it. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "ctl/duration.h"
#include "ctl/rows.h"
#include "ctl/status.h"

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

static void
try_duration (const char *text)
{
  g_autoptr (GError) error = NULL;
  guint seconds = 0;

  if (unknot_duration_parse (text, &seconds, &error))
    g_assert (seconds > 0 && seconds <= 7 * 24 * 3600);
  else
    g_assert (error != NULL);
}

static void
try_status (const char *text)
{
  g_autoptr (GVariant) properties = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);

  for (UnknotFormat format = UNKNOT_FORMAT_TEXT; properties != NULL && format <= UNKNOT_FORMAT_WAYBAR; format++)
    {
      g_autofree char *words = unknot_status_format (properties, 1000 * G_USEC_PER_SEC, format, NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();

      g_assert (*words != '\0');
      if (format != UNKNOT_FORMAT_TEXT)
        g_assert (json_parser_load_from_data (parser, words, -1, NULL));
    }
}

static void
try_rows (const char *text)
{
  static const struct { const UnknotRowKind *kind; const char *type; } kinds[] = {
    { &unknot_row_break, "a(xxxxxxuuss)" }, { &unknot_row_posture, "a(xss)" },
    { &unknot_row_heat, "a(xxxxuss)" },     { &unknot_row_mark, "a(xxsusss)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GVariant) rows = g_variant_parse (G_VARIANT_TYPE (kinds[i].type), text, NULL, NULL, NULL);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (UnknotStory) story = unknot_story_new ();
      g_autofree char *words = NULL, *json = NULL;

      if (rows == NULL)
        continue;
      unknot_story_add (story, kinds[i].kind, rows);
      words = unknot_story_to_text (story);
      json_builder_begin_object (builder);
      unknot_rows_add_json (kinds[i].kind, builder, rows);
      json_builder_end_object (builder);
      json = unknot_json_to_text (builder, FALSE);
      g_assert (*json == '{');
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  try_duration (text);
  if (!g_utf8_validate (text, -1, NULL)) /* nothing else comes over the bus */
    return 0;
  try_status (text);
  try_rows (text);
  return 0;
}
