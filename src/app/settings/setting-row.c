/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/settings/setting-row.h"

#include <errno.h>
#include <math.h>

#include <glib/gi18n.h>

#include "app/widgets/columns.h"

/* Characters; more is a paragraph. */
#define LONG_SUBTITLE 80

struct _UnknotSettingRow {
  GtkListBoxRow parent_instance;

  GSettings *settings; /* with a key */
  char *key;
  char *unit;
  char *zero;
  char **values;

  UnknotColumns *box;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *control;
};

enum { PROP_0, PROP_TITLE, PROP_SUBTITLE, PROP_KEY, PROP_UNIT, PROP_ZERO, PROP_VALUES, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void
unknot_setting_row_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  UnknotSettingRow *self = UNKNOT_SETTING_ROW (buildable);

  /* The template's own child comes before there is a box. */
  if (self->box == NULL)
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  self->control = GTK_WIDGET (child);
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->control, GTK_ALIGN_END);
  unknot_columns_append (self->box, self->control);
}

static void bind_control (UnknotSettingRow *self);

static void
unknot_setting_row_parser_finished (GtkBuildable *buildable, GtkBuilder *builder)
{
  if (parent_buildable->parser_finished != NULL)
    parent_buildable->parser_finished (buildable, builder);
  bind_control (UNKNOT_SETTING_ROW (buildable));
}

static void
unknot_setting_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = unknot_setting_row_add_child;
  iface->parser_finished = unknot_setting_row_parser_finished;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (UnknotSettingRow, unknot_setting_row, GTK_TYPE_LIST_BOX_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, unknot_setting_row_buildable_init))

const char *
unknot_setting_row_get_key (UnknotSettingRow *self)
{
  g_return_val_if_fail (UNKNOT_IS_SETTING_ROW (self), NULL);
  return self->key;
}

/* --- Numbers with their unit ----------------------------------------------------------- */

static char *
number_text (UnknotSettingRow *self, int value)
{
  if (value == 0 && self->zero != NULL)
    return g_strdup (self->zero);
  if (g_strcmp0 (self->unit, "min") == 0)
    return g_strdup_printf (_("%d min"), value);
  if (g_strcmp0 (self->unit, "s") == 0)
    return g_strdup_printf (_("%d s"), value);
  if (g_strcmp0 (self->unit, "times") == 0)
    return g_strdup_printf (ngettext ("%d time", "%d times", value), value);
  return g_strdup_printf ("%d", value);
}

static gboolean
output_cb (GtkSpinButton *spin, UnknotSettingRow *self)
{
  g_autofree char *text = number_text (self, (int) lround (gtk_spin_button_get_value (spin)));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  return TRUE;
}

/* Takes "45", "45 min" and the word for zero. */
static int
input_cb (GtkSpinButton *spin, double *value, UnknotSettingRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  char *end = NULL;

  if (g_strcmp0 (text, self->zero) == 0)
    {
      *value = 0;
      return TRUE;
    }
  *value = g_strtod (text, &end);
  return end != text ? TRUE : GTK_INPUT_ERROR;
}

/* --- A choice of words ----------------------------------------------------------------- */

static gboolean
string_to_index (GValue *value, GVariant *variant, gpointer data)
{
  UnknotSettingRow *self = data;

  for (guint i = 0; self->values != NULL && self->values[i] != NULL; i++)
    if (g_str_equal (self->values[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
index_to_string (const GValue *value, const GVariantType *type, gpointer data)
{
  UnknotSettingRow *self = data;
  const guint index = g_value_get_uint (value);

  if (self->values == NULL || index >= g_strv_length (self->values))
    return NULL;
  return g_variant_new_string (self->values[index]);
}

/* --- Words of a list ------------------------------------------------------------------- */

static gboolean
list_to_active (GValue *value, GVariant *variant, gpointer data)
{
  UnknotSettingRow *self = data;
  g_autofree const char **words = g_variant_get_strv (variant, NULL);
  gboolean any = FALSE;

  for (char **own = self->values; *own != NULL; own++)
    any |= g_strv_contains (words, *own);
  g_value_set_boolean (value, any);
  return TRUE;
}

static GVariant *
active_to_list (const GValue *value, const GVariantType *type, gpointer data)
{
  UnknotSettingRow *self = data;
  g_auto (GStrv) words = g_settings_get_strv (self->settings, self->key);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (char **word = words; *word != NULL; word++)
    if (!g_strv_contains ((const char *const *) self->values, *word))
      g_variant_builder_add (&builder, "s", *word);
  for (char **own = self->values; g_value_get_boolean (value) && *own != NULL; own++)
    g_variant_builder_add (&builder, "s", *own);
  return g_variant_builder_end (&builder);
}

static void
bind_control (UnknotSettingRow *self)
{
  if (self->control == NULL)
    return;
  /* A button says itself what it does. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->control),
                                  GTK_IS_BUTTON (self->control) ? GTK_ACCESSIBLE_RELATION_DESCRIBED_BY
                                                                : GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title, NULL, -1);
  if (self->key == NULL)
    return;
  self->settings = g_settings_new (UNKNOT_APP_ID);
  if (GTK_IS_SWITCH (self->control) && self->values != NULL)
    g_settings_bind_with_mapping (self->settings, self->key, self->control, "active", G_SETTINGS_BIND_DEFAULT,
                                  list_to_active, active_to_list, self, NULL);
  else if (GTK_IS_SWITCH (self->control))
    g_settings_bind (self->settings, self->key, self->control, "active", G_SETTINGS_BIND_DEFAULT);
  else if (GTK_IS_SPIN_BUTTON (self->control))
    {
      g_signal_connect_object (self->control, "output", G_CALLBACK (output_cb), self, 0);
      g_signal_connect_object (self->control, "input", G_CALLBACK (input_cb), self, 0);
      gtk_editable_set_width_chars (GTK_EDITABLE (self->control), 7);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (self->control), 7);
      g_settings_bind (self->settings, self->key, self->control, "value", G_SETTINGS_BIND_DEFAULT);
      output_cb (GTK_SPIN_BUTTON (self->control), self);
    }
  else if (GTK_IS_DROP_DOWN (self->control))
    g_settings_bind_with_mapping (self->settings, self->key, self->control, "selected", G_SETTINGS_BIND_DEFAULT,
                                  string_to_index, index_to_string, self, NULL);
}

static void
unknot_setting_row_activate (GtkListBoxRow *row)
{
  UnknotSettingRow *self = UNKNOT_SETTING_ROW (row);

  if (self->control != NULL && gtk_widget_is_sensitive (self->control))
    gtk_widget_mnemonic_activate (self->control, FALSE);
}

static char **
string_member (UnknotSettingRow *self, guint id)
{
  return id == PROP_KEY ? &self->key : id == PROP_UNIT ? &self->unit : &self->zero;
}

static void
unknot_setting_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotSettingRow *self = UNKNOT_SETTING_ROW (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_label (self->subtitle));
      break;
    case PROP_VALUES:
      g_value_take_string (value, self->values != NULL ? g_strjoinv ("|", self->values) : NULL);
      break;
    default:
      g_value_set_string (value, *string_member (self, id));
    }
}

static void
unknot_setting_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotSettingRow *self = UNKNOT_SETTING_ROW (object);
  const char *text = g_value_get_string (value);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, text != NULL ? text : "");
      break;
    case PROP_SUBTITLE:
      gtk_label_set_label (self->subtitle, text != NULL ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (self->subtitle), text != NULL && *text != '\0');
      /* A paragraph is not squeezed in beside a control. */
      g_object_set (self->box, "wide-from", text != NULL && g_utf8_strlen (text, -1) > LONG_SUBTITLE ? 420 : 270, NULL);
      break;
    case PROP_VALUES:
      g_strfreev (self->values);
      self->values = text != NULL ? g_strsplit (text, "|", -1) : NULL;
      break;
    default:
      g_free (*string_member (self, id));
      *string_member (self, id) = g_strdup (text);
    }
}

static void
unknot_setting_row_dispose (GObject *object)
{
  UnknotSettingRow *self = UNKNOT_SETTING_ROW (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (unknot_setting_row_parent_class)->dispose (object);
}

static void
unknot_setting_row_finalize (GObject *object)
{
  UnknotSettingRow *self = UNKNOT_SETTING_ROW (object);

  g_free (self->key);
  g_free (self->unit);
  g_free (self->zero);
  g_strfreev (self->values);
  G_OBJECT_CLASS (unknot_setting_row_parent_class)->finalize (object);
}

static void
unknot_setting_row_class_init (UnknotSettingRowClass *klass)
{
  static const char *const names[] = { [PROP_TITLE] = "title", [PROP_SUBTITLE] = "subtitle", [PROP_KEY] = "key",
                                       [PROP_UNIT] = "unit",   [PROP_ZERO] = "zero",         [PROP_VALUES] = "values" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = unknot_setting_row_get_property;
  object_class->set_property = unknot_setting_row_set_property;
  object_class->dispose = unknot_setting_row_dispose;
  object_class->finalize = unknot_setting_row_finalize;
  GTK_LIST_BOX_ROW_CLASS (klass)->activate = unknot_setting_row_activate;
  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/setting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotSettingRow, box);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettingRow, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotSettingRow, subtitle);
}

static void
unknot_setting_row_init (UnknotSettingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
