/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/why-page.h"

#include <glib/gi18n.h>

#include "app/widgets/banner.h"
#include "app/settings/setting-page.h"
#include "app/settings/setting-row.h"
#include "app/settings/why-words.h"
#include "app/widgets/widget-children.h"

struct _UnknotWhyPage {
  GtkWidget parent_instance;

  UnknotClient *client;
  gulong changed_handler; /* while on screen */
  gboolean asking;
  gboolean ask_again;
  GVariant *decisions; /* shown, oldest first */
  guint idle_timer;    /* while on screen, until asked again */
  gboolean asking_idle;
  gint64 input;        /* boot time of the last input as the source told it; 0: it did not */

  UnknotBanner *banner;
  GtkWidget *facts;
  UnknotSettingRow *presence_row;
  UnknotSettingRow *input_row;
  UnknotSettingRow *lock_row;
  UnknotSettingRow *quiet_row;
  UnknotSettingRow *next_row;
  GtkListBox *list;
  GtkWidget *none_label;
  GtkButton *copy_button;
};

G_DEFINE_FINAL_TYPE (UnknotWhyPage, unknot_why_page, GTK_TYPE_WIDGET)

/* How often the source is asked for the idle time, by a page that is looked at.  Real milliseconds. */
#define IDLE_MILLISECONDS 1000

/* --- What is known now --------------------------------------------------------------- */

static void ask_idle (UnknotWhyPage *self);

/* A screen reader reads a row as one sentence.
 * @words: consumed.  @spoken: (nullable): read instead of them. */
static void
set_fact_spoken (UnknotSettingRow *row, char *words, const char *spoken)
{
  g_autofree char *owned = words, *title = NULL, *old = NULL, *name = NULL;

  g_object_get (row, "title", &title, "subtitle", &old, NULL);
  if (g_strcmp0 (old, owned) == 0)
    return;
  name = g_strdup_printf ("%s: %s", title, spoken != NULL ? spoken : owned);
  g_object_set (row, "subtitle", owned, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_fact (UnknotSettingRow *row, char *words)
{
  set_fact_spoken (row, words, NULL);
}

/* The length grows every second; read out is the moment, which stays. */
static void
show_input (UnknotWhyPage *self)
{
  UnknotClient *client = self->client;
  const char *source = unknot_client_get_presence (client);
  const gint64 now = g_get_real_time ();
  const gint64 since = self->input != 0 ? self->input : unknot_client_get_idle_since (client);
  const gint64 idle = self->input != 0 ? MAX (unknot_client_get_now (client) - since, 0) : -1;
  const gint64 moment = since > 0 ? unknot_client_to_wall (client, since) : 0;
  g_autofree char *spoken = unknot_why_input (idle < UNKNOT_WHY_IN_USE ? idle : -1, moment, source, now);

  set_fact_spoken (self->input_row, unknot_why_input (idle, moment, source, now), spoken);
}

static void
show_facts (UnknotWhyPage *self)
{
  UnknotClient *client = self->client;
  const gint64 now = g_get_real_time ();
  const gint64 next = unknot_client_get_next_moment (client);
  g_autoptr (GVariant) quiet = unknot_client_dup_every_quiet (client);

  set_fact (self->presence_row, unknot_why_presence (unknot_client_get_presence (client)));
  show_input (self);
  set_fact (self->lock_row, unknot_why_lock (unknot_client_get_lock_source (client)));
  set_fact (self->quiet_row, unknot_why_quiet (quiet));
  set_fact (self->next_row, unknot_why_next (next >= 0 ? unknot_client_to_wall (client, next) : -1,
                                             unknot_client_get_next_moment_reason (client), now));
}

/* The answer takes a moment on its way: what is nearly the same moment is the same input, and the
 * time shown does not flicker. */
static void
take_idle (UnknotWhyPage *self, gint64 idle)
{
  const gint64 input = idle >= 0 ? MAX (unknot_client_get_now (self->client) - idle, 1) : 0;

  if (input == 0 || self->input == 0 || ABS (input - self->input) > G_TIME_SPAN_SECOND)
    self->input = input;
  show_input (self);
}

static gboolean
idle_timer_cb (gpointer data)
{
  UnknotWhyPage *self = data;

  self->idle_timer = 0;
  ask_idle (self);
  return G_SOURCE_REMOVE;
}

/* A service of before an update does not know the question: its answer is that it cannot tell. */
static void
idle_told_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotWhyPage) self = data;
  const gint64 idle = unknot_client_get_idle_finish (UNKNOT_CLIENT (source), result, NULL);

  self->asking_idle = FALSE;
  if (self->changed_handler == 0) /* not looked at any more */
    return;
  if (unknot_client_get_available (self->client))
    take_idle (self, idle);
  if (self->idle_timer == 0)
    self->idle_timer = g_timeout_add (IDLE_MILLISECONDS, idle_timer_cb, self);
}

/* Only a page that is looked at asks: the service itself never does again and again. */
static void
ask_idle (UnknotWhyPage *self)
{
  if (self->asking_idle || !unknot_client_get_available (self->client))
    return;
  g_clear_handle_id (&self->idle_timer, g_source_remove);
  self->asking_idle = TRUE;
  unknot_client_get_idle (self->client, idle_told_cb, g_object_ref (self));
}

/* --- What was decided ---------------------------------------------------------------- */

static GtkWidget *
new_decision (gint64 wall, const char *words)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label;
  g_autofree char *time = unknot_why_time (wall, g_get_real_time ());
  g_autofree char *name = g_strdup_printf ("%s: %s", time, words);

  gtk_widget_add_css_class (box, "row");
  gtk_widget_add_css_class (box, "tight");
  label = gtk_label_new (time);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_add_css_class (label, "when");
  gtk_box_append (GTK_BOX (box), label);
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* Rows that stay are left alone, so that neither the place read nor the focus is lost. */
static void
show_decisions (UnknotWhyPage *self, GVariant *decisions)
{
  const gsize n = g_variant_n_children (decisions);
  const gsize n_new = unknot_why_count_new (decisions, self->decisions);
  GtkListBoxRow *row;

  if (n_new == n)
    while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (gsize i = n - n_new; i < n; i++)
    {
      const char *words;
      gint64 wall;

      g_variant_get_child (decisions, i, "(x&s)", &wall, &words);
      gtk_list_box_prepend (self->list, new_decision (wall, words));
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->decisions, g_variant_unref);
  self->decisions = g_variant_ref (decisions);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->none_label, n == 0);
  if (n_new > 0)
    gtk_button_set_label (self->copy_button, _("Copy all"));
}

static void ask (UnknotWhyPage *self);

static void
decisions_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotWhyPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) decisions = unknot_client_get_decisions_finish (UNKNOT_CLIENT (source), result, &error);

  self->asking = FALSE;
  if (decisions == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->changed_handler != 0)
        unknot_banner_set_text (self->banner, error->message);
      return;
    }
  if (self->changed_handler == 0) /* not looked at any more */
    return;
  show_decisions (self, decisions);
  if (self->ask_again)
    ask (self);
}

static void
ask (UnknotWhyPage *self)
{
  self->ask_again = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  unknot_client_get_decisions (self->client, decisions_cb, g_object_ref (self));
}

static void
client_changed_cb (UnknotWhyPage *self)
{
  const gboolean available = unknot_client_get_available (self->client);

  unknot_banner_set_text (self->banner, available ? NULL : unknot_client_get_problem (self->client));
  gtk_widget_set_visible (self->facts, available);
  if (!available)
    return;
  show_facts (self);
  ask (self);
  if (self->idle_timer == 0)
    ask_idle (self);
}

/* --- Copying ------------------------------------------------------------------------- */

static void
append_fact (GString *text, UnknotSettingRow *row)
{
  g_autofree char *title = NULL, *words = NULL;

  g_object_get (row, "title", &title, "subtitle", &words, NULL);
  g_strdelimit (words, "\n", ' ');
  g_string_append_printf (text, "%s: %s\n", title, words);
}

static void
append_facts (UnknotWhyPage *self, GString *text)
{
  append_fact (text, self->next_row);
  append_fact (text, self->quiet_row);
  append_fact (text, self->input_row);
  append_fact (text, self->presence_row);
  append_fact (text, self->lock_row);
}

static void
copy_clicked_cb (UnknotWhyPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const gint64 now = g_get_real_time ();

  if (gtk_widget_get_visible (self->facts)) /* else they are of a service that is gone */
    append_facts (self, text);
  for (gsize i = self->decisions != NULL ? g_variant_n_children (self->decisions) : 0; i > 0; i--)
    {
      g_autofree char *time = NULL;
      const char *words;
      gint64 wall;

      g_variant_get_child (self->decisions, i - 1, "(x&s)", &wall, &words);
      time = unknot_why_time (wall, now);
      g_string_append_printf (text, "%s  %s\n", time, words);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  gtk_button_set_label (self->copy_button, _("Copied"));
}

/* --- Object -------------------------------------------------------------------------- */

static void
unknot_why_page_map (GtkWidget *widget)
{
  UnknotWhyPage *self = UNKNOT_WHY_PAGE (widget);

  GTK_WIDGET_CLASS (unknot_why_page_parent_class)->map (widget);
  gtk_button_set_label (self->copy_button, _("Copy all"));
  self->changed_handler = g_signal_connect_swapped (self->client, "changed", G_CALLBACK (client_changed_cb), self);
  client_changed_cb (self);
}

static void
unknot_why_page_unmap (GtkWidget *widget)
{
  UnknotWhyPage *self = UNKNOT_WHY_PAGE (widget);

  g_clear_signal_handler (&self->changed_handler, self->client);
  g_clear_handle_id (&self->idle_timer, g_source_remove);
  GTK_WIDGET_CLASS (unknot_why_page_parent_class)->unmap (widget);
}

static void
unknot_why_page_dispose (GObject *object)
{
  UnknotWhyPage *self = UNKNOT_WHY_PAGE (object);

  if (self->client != NULL)
    g_clear_signal_handler (&self->changed_handler, self->client);
  g_clear_handle_id (&self->idle_timer, g_source_remove);
  g_clear_object (&self->client);
  g_clear_pointer (&self->decisions, g_variant_unref);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_why_page_parent_class)->dispose (object);
}

static void
unknot_why_page_class_init (UnknotWhyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_why_page_dispose;
  widget_class->map = unknot_why_page_map;
  widget_class->unmap = unknot_why_page_unmap;
  g_type_ensure (UNKNOT_TYPE_BANNER);
  g_type_ensure (UNKNOT_TYPE_SETTING_PAGE);
  g_type_ensure (UNKNOT_TYPE_SETTING_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/why-page.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, banner);
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, facts);
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, presence_row);
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, input_row);
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, lock_row);
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, quiet_row);
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, next_row);
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, list);
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, none_label);
  gtk_widget_class_bind_template_child (widget_class, UnknotWhyPage, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_why_page_init (UnknotWhyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
unknot_why_page_set_application (UnknotWhyPage *self, UnknotApplication *app)
{
  g_return_if_fail (UNKNOT_IS_WHY_PAGE (self) && self->client == NULL);

  self->client = g_object_ref (unknot_application_get_client (app));
}
