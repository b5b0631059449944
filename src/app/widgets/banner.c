/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/banner.h"

#include "app/widgets/columns.h"
#include "app/widgets/widget-children.h"

struct _UnknotBanner {
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
  GtkButton *close;
  char *text;
  char *dismissed_text; /* what was waved away does not come back */
};

enum { PROP_0, PROP_TEXT, PROP_BUTTON_LABEL, PROP_DISMISSIBLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SIGNAL_CLICKED, SIGNAL_DISMISSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotBanner, unknot_banner, GTK_TYPE_WIDGET)

static void
update (UnknotBanner *self)
{
  const gboolean shown = self->text != NULL && *self->text != '\0' && g_strcmp0 (self->text, self->dismissed_text) != 0;

  if (shown)
    gtk_label_set_label (self->label, self->text);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  gtk_revealer_set_reveal_child (self->revealer, shown);
}

void
unknot_banner_set_text (UnknotBanner *self, const char *text)
{
  g_return_if_fail (UNKNOT_IS_BANNER (self));

  if (g_strcmp0 (text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

static void
button_clicked_cb (UnknotBanner *self)
{
  g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

static void
close_clicked_cb (UnknotBanner *self)
{
  g_free (self->dismissed_text);
  self->dismissed_text = g_strdup (self->text);
  update (self);
  g_signal_emit (self, signals[SIGNAL_DISMISSED], 0);
}

static void
unknot_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  UnknotBanner *self = UNKNOT_BANNER (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;
    case PROP_DISMISSIBLE:
      g_value_set_boolean (value, gtk_widget_get_visible (GTK_WIDGET (self->close)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
unknot_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UnknotBanner *self = UNKNOT_BANNER (object);

  switch (id)
    {
    case PROP_TEXT:
      unknot_banner_set_text (self, g_value_get_string (value));
      break;
    case PROP_BUTTON_LABEL:
      gtk_button_set_label (self->button, g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
      gtk_widget_set_visible (GTK_WIDGET (self->button), g_value_get_string (value) != NULL);
      break;
    case PROP_DISMISSIBLE:
      gtk_widget_set_visible (GTK_WIDGET (self->close), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What can be done about it, where anything can. */
static gboolean
unknot_banner_grab_focus (GtkWidget *widget)
{
  UnknotBanner *self = UNKNOT_BANNER (widget);

  return gtk_widget_get_visible (GTK_WIDGET (self->button)) && gtk_widget_get_mapped (GTK_WIDGET (self->button)) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->button));
}

static void
unknot_banner_dispose (GObject *object)
{
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_banner_parent_class)->dispose (object);
}

static void
unknot_banner_finalize (GObject *object)
{
  UnknotBanner *self = UNKNOT_BANNER (object);

  g_free (self->text);
  g_free (self->dismissed_text);
  G_OBJECT_CLASS (unknot_banner_parent_class)->finalize (object);
}

static void
unknot_banner_class_init (UnknotBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = unknot_banner_get_property;
  object_class->set_property = unknot_banner_set_property;
  object_class->dispose = unknot_banner_dispose;
  object_class->finalize = unknot_banner_finalize;
  widget_class->grab_focus = unknot_banner_grab_focus;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_DISMISSIBLE] = g_param_spec_boolean ("dismissible", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CLICKED] = g_signal_new ("clicked", UNKNOT_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_DISMISSED] = g_signal_new ("dismissed", UNKNOT_TYPE_BANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);

  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/banner.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, UnknotBanner, label);
  gtk_widget_class_bind_template_child (widget_class, UnknotBanner, button);
  gtk_widget_class_bind_template_child (widget_class, UnknotBanner, close);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static void
unknot_banner_init (UnknotBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}
