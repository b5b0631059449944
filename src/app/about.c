/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/about.h"

#include <glib/gi18n.h>

#include "app/widgets/columns.h"
#include "app/widgets/tabs.h"
#include "app/widgets/title.h"

struct _UnknotAbout {
  GtkWindow parent_instance;

  UnknotApplication *app; /* outlives every window */
  GtkLabel *version;
  GtkGrid *evidence;
  GtkBox *sources;
};

G_DEFINE_FINAL_TYPE (UnknotAbout, unknot_about, GTK_TYPE_WINDOW)

/* What is known about each thing that guides do, in the words of those who looked at all studies. */
static const struct {
  const char *topic;
  const char *strength;
} known[] = {
  { N_("Strengthening, for lasting neck and shoulder pain"), N_("Moderate") },
  { N_("Active breaks, changes of posture, more walking"),
    N_("Low to moderate: a few small trials, and one large review in doubt") },
  { N_("Stretching"), N_("Low; it helps modestly") },
  { N_("Self-massage"), N_("Low; brief relief, of tenderness more than of pain") },
  { N_("Warmth"), N_("Low for the neck; moderate for the low back, and small") },
  { N_("Workplace and posture"), N_("Low") },
  { N_("Breathing, relaxation, yoga"), N_("Low to moderate for stress; little for knots") },
  { N_("Drinking, minerals"), N_("None found for knots") },
  { N_("What a knot is"),
    N_("Disputed. The tenderness is real; one review calls the usual explanation refuted, others defend it, and "
       "finding knots by hand is unreliable.") },
};

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", FALSE, "hexpand", TRUE, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
fill_evidence (UnknotAbout *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      gtk_grid_attach (self->evidence, new_label (_(known[i].topic), "strong"), 0, i, 1, 1);
      gtk_grid_attach (self->evidence, new_label (_(known[i].strength), NULL), 1, i, 1, 1);
    }
}

static void
fill_sources (UnknotAbout *self)
{
  g_autoptr (GPtrArray) sources = unknot_catalog_list_sources (unknot_application_get_catalog (self->app));

  for (guint i = 0; i < sources->len; i++)
    {
      const UnknotSource *source = g_ptr_array_index (sources, i);
      g_autofree char *words = unknot_source_words (source);
      g_autofree char *markup = g_markup_printf_escaped ("%s  <a href=\"%s\">%s</a>", source->key, source->url, words);
      GtkWidget *label = new_label (NULL, NULL);

      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_box_append (self->sources, label);
    }
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
unknot_about_class_init (UnknotAboutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  g_type_ensure (UNKNOT_TYPE_TABS);
  g_type_ensure (UNKNOT_TYPE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/about.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotAbout, version);
  gtk_widget_class_bind_template_child (widget_class, UnknotAbout, evidence);
  gtk_widget_class_bind_template_child (widget_class, UnknotAbout, sources);
  gtk_widget_class_install_action (widget_class, "about.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "about.close", NULL);
}

static void
unknot_about_init (UnknotAbout *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

UnknotAbout *
unknot_about_new (UnknotApplication *app)
{
  UnknotAbout *self = g_object_new (UNKNOT_TYPE_ABOUT, "application", app, NULL);
  /* Translators: %s is a version such as "1.2". */
  g_autofree char *version = g_strdup_printf (_("Version %s"), UNKNOT_VERSION);

  self->app = app;
  gtk_label_set_label (self->version, version);
  fill_evidence (self);
  fill_sources (self);
  return self;
}
