/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/working-hours.h"

#include <glib/gi18n.h>

#include "app/widgets/columns.h"
#include "app/widgets/widget-children.h"

#define DAYS 7
#define DAY_MINUTES (24 * 60)
#define DEFAULT_FROM (9 * 60)
#define DEFAULT_TO (18 * 60)
#define STEP_MINUTES 15

typedef struct {
  GtkSwitch *works;
  GtkSpinButton *from;
  GtkSpinButton *to;
} Day;

struct _UnknotWorkingHours {
  GtkWidget parent_instance;

  GSettings *settings;
  GtkListBox *list;
  GtkSizeGroup *names; /* all days break into two lines, or none */
  Day days[DAYS];
  gboolean loading; /* controls follow the key, not the other way round */
};

G_DEFINE_FINAL_TYPE (UnknotWorkingHours, unknot_working_hours, GTK_TYPE_WIDGET)

gboolean
unknot_time_of_day_parse (const char *text, guint *minutes)
{
  char *end = NULL;
  guint64 hours, rest = 0;

  g_return_val_if_fail (text != NULL && minutes != NULL, FALSE);

  while (g_ascii_isspace (*text))
    text++;
  if (!g_ascii_isdigit (*text))
    return FALSE;
  hours = g_ascii_strtoull (text, &end, 10);
  if (end - text >= 3 && *end == '\0')
    {
      rest = hours % 100;
      hours /= 100;
    }
  else if (*end == ':' || *end == '.')
    {
      if (!g_ascii_isdigit (end[1]))
        return FALSE;
      rest = g_ascii_strtoull (end + 1, &end, 10);
    }
  while (g_ascii_isspace (*end))
    end++;
  if (*end != '\0' || hours > 24 || rest > 59 || hours * 60 + rest > DAY_MINUTES)
    return FALSE;
  *minutes = (hours * 60 + rest) % DAY_MINUTES;
  return TRUE;
}

static void
save (UnknotWorkingHours *self)
{
  GVariantBuilder builder;

  if (self->loading)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(uu)"));
  for (guint i = 0; i < DAYS; i++)
    {
      const Day *day = &self->days[i];
      guint from = 0, to = 0;

      if (gtk_switch_get_active (day->works))
        {
          from = gtk_spin_button_get_value_as_int (day->from);
          to = gtk_spin_button_get_value_as_int (day->to);
        }
      g_variant_builder_add (&builder, "(uu)", from, to);
    }
  g_settings_set_value (self->settings, "working-days", g_variant_builder_end (&builder));
}

/* Equal times mean a day off, so a day that has just been switched on gets hours. */
static void
works_changed_cb (GtkSwitch *works, GParamSpec *pspec, UnknotWorkingHours *self)
{
  for (guint i = 0; i < DAYS; i++)
    {
      const Day *day = &self->days[i];

      if (day->works != works)
        continue;
      if (!self->loading && gtk_switch_get_active (works) &&
          gtk_spin_button_get_value_as_int (day->from) == gtk_spin_button_get_value_as_int (day->to))
        {
          self->loading = TRUE;
          gtk_spin_button_set_value (day->from, DEFAULT_FROM);
          gtk_spin_button_set_value (day->to, DEFAULT_TO);
          self->loading = FALSE;
        }
    }
  save (self);
}

static gboolean
output_cb (GtkSpinButton *spin, gpointer data)
{
  const int value = gtk_spin_button_get_value_as_int (spin);
  g_autofree char *text = g_strdup_printf ("%02d:%02d", value / 60, value % 60);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  return TRUE;
}

static int
input_cb (GtkSpinButton *spin, double *value, gpointer data)
{
  guint minutes;

  if (!unknot_time_of_day_parse (gtk_editable_get_text (GTK_EDITABLE (spin)), &minutes))
    return GTK_INPUT_ERROR;
  *value = minutes;
  return TRUE;
}

static void
load (UnknotWorkingHours *self)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, "working-days");

  self->loading = TRUE;
  for (guint i = 0; i < DAYS && i < g_variant_n_children (value); i++)
    {
      guint from, to;

      g_variant_get_child (value, i, "(uu)", &from, &to);
      gtk_switch_set_active (self->days[i].works, from != to);
      gtk_spin_button_set_value (self->days[i].from, from != to ? from : DEFAULT_FROM);
      gtk_spin_button_set_value (self->days[i].to, from != to ? to : DEFAULT_TO);
    }
  self->loading = FALSE;
}

static GtkSpinButton *
new_time (UnknotWorkingHours *self, Day *day, const char *day_name, const char *label)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, DAY_MINUTES - 1, STEP_MINUTES);
  g_autofree char *name = g_strdup_printf ("%s, %s", day_name, label);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE); /* there is a colon in it */
  gtk_spin_button_set_wrap (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_update_policy (GTK_SPIN_BUTTON (spin), GTK_UPDATE_IF_VALID);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 5);
  gtk_widget_add_css_class (spin, "time");
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (save), self);
  output_cb (GTK_SPIN_BUTTON (spin), NULL);
  return GTK_SPIN_BUTTON (spin);
}

static void
add_day (UnknotWorkingHours *self, guint index, const char *name)
{
  Day *day = &self->days[index];
  GtkWidget *row = gtk_list_box_row_new ();
  UnknotColumns *columns = g_object_new (UNKNOT_TYPE_COLUMNS, "wide-from", 250, "spacing", 6, NULL);
  GtkWidget *start = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = gtk_label_new (name);
  /* One below the other where large text leaves no room for both. */
  UnknotColumns *times = g_object_new (UNKNOT_TYPE_COLUMNS, "wide-from", 1, "spacing", 6, "halign", GTK_ALIGN_END, NULL);
  GtkWidget *until = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (GTK_WIDGET (columns), "row");
  gtk_widget_add_css_class (GTK_WIDGET (columns), "tight");
  day->works = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (day->works), GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (day->works), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (start), GTK_WIDGET (day->works));
  gtk_box_append (GTK_BOX (start), label);
  day->from = new_time (self, day, name, _("from"));
  day->to = new_time (self, day, name, _("to"));
  gtk_box_append (GTK_BOX (until), gtk_label_new ("–"));
  gtk_box_append (GTK_BOX (until), GTK_WIDGET (day->to));
  /* One above the other where there is no room: as wide as each other, with the dash before the second. */
  gtk_widget_set_halign (GTK_WIDGET (day->from), GTK_ALIGN_END);
  gtk_widget_set_halign (until, GTK_ALIGN_END);
  unknot_columns_append (times, GTK_WIDGET (day->from));
  unknot_columns_append (times, until);
  gtk_size_group_add_widget (self->names, start);
  unknot_columns_append (columns, start);
  unknot_columns_append (columns, GTK_WIDGET (times));
  g_object_bind_property (day->works, "active", times, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect (day->works, "notify::active", G_CALLBACK (works_changed_cb), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (columns));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
unknot_working_hours_dispose (GObject *object)
{
  UnknotWorkingHours *self = UNKNOT_WORKING_HOURS (object);

  unknot_widget_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->names);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (unknot_working_hours_parent_class)->dispose (object);
}

static void
unknot_working_hours_class_init (UnknotWorkingHoursClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_working_hours_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_working_hours_init (UnknotWorkingHours *self)
{
  self->settings = g_settings_new (UNKNOT_APP_ID);
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "group");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hours of each day"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  self->loading = TRUE;
  for (guint i = 0; i < DAYS; i++)
    {
      /* 1 January 2024 was a Monday. */
      g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 1, i + 1, 0, 0, 0);
      g_autofree char *name = g_date_time_format (date, "%A");

      add_day (self, i, name);
    }
  load (self);
  g_settings_bind (self->settings, "working-hours", self, "sensitive", G_SETTINGS_BIND_GET | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_signal_connect_object (self->settings, "changed::working-days", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}
