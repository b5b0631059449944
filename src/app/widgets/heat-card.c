/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/heat-card.h"

#include <glib/gi18n.h>

#include "app/client-care.h"
#include "app/today/state-words.h"
#include "app/widgets/columns.h"
#include "app/widgets/label.h"
#include "app/widgets/widget-children.h"
#include "core/schedule/phrase.h"

struct _UnknotHeatCard {
  GtkWidget parent_instance;

  UnknotClient *client;
  char *guide; /* (nullable) */
  gboolean ticking;

  GtkLabel *title;
  GtkLabel *detail;
  GtkWidget *end_button;
  GtkWidget *fine_button;
  GtkWidget *sore_button;
  GtkWidget *off_button;
  GtkWidget *stretch_button;
  GtkWidget *later_button;
};

G_DEFINE_FINAL_TYPE (UnknotHeatCard, unknot_heat_card, GTK_TYPE_WIDGET)

static char *
make_title (UnknotHeatCard *self)
{
  g_autofree char *left = NULL;

  if (unknot_client_heat_is (self->client, "skin"))
    return g_strdup (_("Please look at your skin"));
  if (unknot_client_heat_is (self->client, "take-off"))
    return g_strdup (_("Take the heat away now"));
  if (unknot_client_heat_is (self->client, "stretch"))
    return g_strdup (_("While you are warm"));
  left = unknot_clock_text (unknot_client_get_heat_left (self->client));
  /* Translators: of warmth on the back; %s is a time that runs down, "11:42". */
  return g_strdup_printf (_("Heat: %s left"), left);
}

static char *
make_detail (UnknotHeatCard *self)
{
  gint64 look = unknot_client_get_skin_check_in (self->client);
  g_autofree char *length = look >= 0 ? unknot_phrase_length (look) : NULL;

  if (unknot_client_heat_is (self->client, "skin"))
    return g_strdup (_("Light pink is fine; blotchy, very red or sore is not."));
  if (unknot_client_heat_is (self->client, "take-off"))
    return g_strdup (_("Look at your skin once more."));
  if (unknot_client_heat_is (self->client, "stretch"))
    return g_strdup (_("A good moment for a stretch."));
  if (length != NULL)
    /* Translators: %s is a length of time, "3 min". */
    return g_strdup_printf (_("A look at your skin in %s. Stay awake."), length);
  return g_strdup (_("You are told when to take it away. Stay awake."));
}

static void
update_text (UnknotHeatCard *self)
{
  g_autofree char *title = make_title (self);
  g_autofree char *detail = make_detail (self);

  unknot_label_show (self->title, title);
  unknot_label_show (self->detail, detail);
}

static gboolean
is_wanted (UnknotHeatCard *self)
{
  return self->client != NULL && !unknot_client_heat_is (self->client, "off") &&
         (self->guide == NULL || g_str_equal (self->guide, unknot_client_get_heat_guide (self->client)));
}

/* Seconds are only counted where they can be seen. */
static void
update_ticking (UnknotHeatCard *self)
{
  gboolean ticking = is_wanted (self) && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (self->ticking == ticking)
    return;
  self->ticking = ticking;
  if (ticking)
    unknot_client_hold_ticks (self->client);
  else
    unknot_client_release_ticks (self->client);
}

static void
update (UnknotHeatCard *self)
{
  gboolean shown = is_wanted (self);

  if (shown)
    {
      gboolean skin = unknot_client_heat_is (self->client, "skin");
      gboolean take_off = unknot_client_heat_is (self->client, "take-off");
      gboolean stretch = unknot_client_heat_is (self->client, "stretch");

      update_text (self);
      gtk_widget_set_visible (self->end_button, !skin && !take_off && !stretch);
      gtk_widget_set_visible (self->fine_button, skin);
      gtk_widget_set_visible (self->off_button, take_off);
      gtk_widget_set_visible (self->sore_button, skin || take_off);
      gtk_widget_set_visible (self->stretch_button, stretch);
      gtk_widget_set_visible (self->later_button, stretch);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  update_ticking (self);
}

static void
tick_cb (UnknotHeatCard *self)
{
  if (self->ticking)
    update_text (self);
}

static void
end_clicked_cb (UnknotHeatCard *self)
{
  unknot_client_end_heat (self->client);
}

static void
fine_clicked_cb (UnknotHeatCard *self)
{
  unknot_client_answer_skin (self->client, TRUE);
}

static void
sore_clicked_cb (UnknotHeatCard *self)
{
  unknot_client_answer_skin (self->client, FALSE);
}

static void
stretch_clicked_cb (UnknotHeatCard *self)
{
  g_autofree char *stretch = g_strdup (unknot_client_get_heat_stretch (self->client));

  unknot_client_end_heat (self->client);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.take-break", "s", stretch);
}

static void
unknot_heat_card_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_heat_card_parent_class)->map (widget);
  update (UNKNOT_HEAT_CARD (widget));
}

static void
unknot_heat_card_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (unknot_heat_card_parent_class)->unmap (widget);
  update_ticking (UNKNOT_HEAT_CARD (widget));
}

static void
unknot_heat_card_dispose (GObject *object)
{
  UnknotHeatCard *self = UNKNOT_HEAT_CARD (object);

  if (self->ticking)
    unknot_client_release_ticks (self->client);
  self->ticking = FALSE;
  g_clear_object (&self->client);
  g_clear_pointer (&self->guide, g_free);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_heat_card_parent_class)->dispose (object);
}

static void
unknot_heat_card_class_init (UnknotHeatCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_heat_card_dispose;
  widget_class->map = unknot_heat_card_map;
  widget_class->unmap = unknot_heat_card_unmap;
  g_type_ensure (UNKNOT_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/heat-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotHeatCard, title);
  gtk_widget_class_bind_template_child (widget_class, UnknotHeatCard, detail);
  gtk_widget_class_bind_template_child (widget_class, UnknotHeatCard, end_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotHeatCard, fine_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotHeatCard, sore_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotHeatCard, off_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotHeatCard, stretch_button);
  gtk_widget_class_bind_template_child (widget_class, UnknotHeatCard, later_button);
  gtk_widget_class_bind_template_callback (widget_class, end_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, fine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stretch_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_heat_card_init (UnknotHeatCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
unknot_heat_card_set_client (UnknotHeatCard *self, UnknotClient *client)
{
  g_return_if_fail (UNKNOT_IS_HEAT_CARD (self) && UNKNOT_IS_CLIENT (client));

  if (self->client != NULL)
    return;
  self->client = g_object_ref (client);
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

void
unknot_heat_card_set_guide (UnknotHeatCard *self, const char *guide)
{
  char *copy = g_strdup (guide);

  g_return_if_fail (UNKNOT_IS_HEAT_CARD (self));

  g_free (self->guide);
  self->guide = copy;
  update (self);
}
