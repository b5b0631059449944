/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/source-label.h"

static void
append (GtkBox *box, const UnknotSource *source)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = unknot_source_words (source);
  g_autofree char *markup = source->url != NULL
                              ? g_markup_printf_escaped ("<a href=\"%s\">%s</a>", source->url, text)
                              : g_markup_escape_text (text, -1);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (box, label);
}

void
unknot_source_labels_append (GtkBox *box, UnknotCatalog *catalog, const char *const *keys)
{
  g_return_if_fail (GTK_IS_BOX (box) && UNKNOT_IS_CATALOG (catalog));

  for (; keys != NULL && *keys != NULL; keys++)
    {
      const UnknotSource *source = unknot_catalog_find_source (catalog, *keys);

      if (source != NULL)
        append (box, source);
    }
}
