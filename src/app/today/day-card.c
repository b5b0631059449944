/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/today/day-card.h"

#include <glib/gi18n.h>

#include "app/client-day.h"
#include "app/today/day-strip.h"
#include "app/widgets/flow-cell.h"
#include "app/widgets/widget-children.h"
#include "core/schedule/phrase.h"

/* How much the strip lags behind the clock at most: less than a pixel of it. */
#define STEP (20 * UNKNOT_SECOND)

struct _UnknotDayCard {
  GtkWidget parent_instance;

  UnknotClient *client;
  GArray *spans;     /* (nullable): UnknotDaySpan */
  gint64 shown;      /* wall: up to when it is shown */
  gint64 tomorrow;   /* wall: the end of the day that is shown */
  gboolean asking, again;

  UnknotDayStrip *strip;
  GtkFlowBox *legend;
  GtkLabel *lengths[UNKNOT_N_DAY_KINDS];
};

G_DEFINE_FINAL_TYPE (UnknotDayCard, unknot_day_card, GTK_TYPE_WIDGET)

static gint64
wall_now (UnknotDayCard *self)
{
  return unknot_client_to_wall (self->client, unknot_client_get_now (self->client));
}

static gint64
midnight_before (gint64 wall, gint64 *next)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autoptr (GDateTime) midnight = g_date_time_new_local (g_date_time_get_year (local), g_date_time_get_month (local),
                                                          g_date_time_get_day_of_month (local), 0, 0, 0);
  g_autoptr (GDateTime) other = g_date_time_add_days (midnight, 1);

  *next = g_date_time_to_unix (other) * UNKNOT_SECOND;
  return g_date_time_to_unix (midnight) * UNKNOT_SECOND;
}

static void
show_lengths (UnknotDayCard *self)
{
  gint64 lengths[UNKNOT_N_DAY_KINDS] = { 0 };

  for (guint i = 0; i < self->spans->len; i++)
    {
      const UnknotDaySpan *span = &g_array_index (self->spans, UnknotDaySpan, i);

      lengths[span->kind] += span->to - span->from;
    }
  for (guint kind = UNKNOT_DAY_SITTING; kind < UNKNOT_N_DAY_KINDS; kind++)
    {
      /* A count of seconds would stand still here while the ring above runs. */
      g_autofree char *length =
        lengths[kind] < UNKNOT_MINUTE ? g_strdup (_("under 1 min")) : unknot_phrase_passed (lengths[kind]);
      /* Translators: "Sitting 1 h 5 min" */
      g_autofree char *text = g_strdup_printf (_("%s %s"), unknot_day_kind_title (kind), length);

      gtk_label_set_label (self->lengths[kind], text);
      /* What there was none of is not named. */
      gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->lengths[kind]), GTK_TYPE_FLOW_BOX_CHILD),
                              lengths[kind] > 0);
    }
}

/* The last span goes on until now. */
static void
show (UnknotDayCard *self)
{
  const gint64 now = wall_now (self);

  if (self->spans->len > 0)
    {
      UnknotDaySpan *last = &g_array_index (self->spans, UnknotDaySpan, self->spans->len - 1);

      if (last->to == self->shown)
        last->to = MAX (now, last->from);
    }
  self->shown = now;
  unknot_day_strip_set_spans (self->strip, self->spans, now);
  show_lengths (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->spans->len > 0);
}

static void load (UnknotDayCard *self);

static void
got_day_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotDayCard) self = data;
  g_autoptr (GError) error = NULL;
  GArray *spans = unknot_client_get_day_finish (UNKNOT_CLIENT (source), result, &error);

  self->asking = FALSE;
  if (self->client == NULL)
    {
      g_clear_pointer (&spans, g_array_unref);
      return;
    }
  /* A strip that cannot be had is not shown; whatever is wrong with the service is said above. */
  if (spans == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  g_clear_pointer (&self->spans, g_array_unref);
  self->spans = spans;
  /* Whether the last one goes on: the service ends it at its own now. */
  self->shown = spans->len > 0 && wall_now (self) - g_array_index (spans, UnknotDaySpan, spans->len - 1).to < STEP
                  ? g_array_index (spans, UnknotDaySpan, spans->len - 1).to
                  : 0;
  show (self);
  if (self->again)
    load (self);
}

static gboolean
is_seen (UnknotDayCard *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  /* Itself it may still be hidden, for want of a day to show. */
  return self->client != NULL && parent != NULL && gtk_widget_get_mapped (parent);
}

static void
load (UnknotDayCard *self)
{
  if (!is_seen (self) || !unknot_client_get_available (self->client))
    return;
  self->again = self->asking;
  if (self->asking)
    return;
  self->asking = TRUE;
  unknot_client_get_day (self->client, midnight_before (wall_now (self), &self->tomorrow), got_day_cb,
                         g_object_ref (self));
}

static void
tick_cb (UnknotDayCard *self)
{
  const gint64 now = wall_now (self);

  if (!is_seen (self) || self->spans == NULL || self->asking)
    return;
  if (now >= self->tomorrow || now < self->shown)
    load (self);
  else if (now - self->shown >= STEP)
    show (self);
}

static void
add_kind (UnknotDayCard *self, UnknotDayKind kind)
{
  GtkWidget *child, *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->lengths[kind] = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (self->lengths[kind], TRUE);
  gtk_label_set_natural_wrap_mode (self->lengths[kind], GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (self->lengths[kind], 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->lengths[kind]), "quiet");
  gtk_box_append (GTK_BOX (box), unknot_day_key_new (kind));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lengths[kind]));
  child = unknot_flow_cell_new (box);
  gtk_widget_set_visible (child, FALSE);
  gtk_flow_box_append (self->legend, child);
}

static void
unknot_day_card_dispose (GObject *object)
{
  UnknotDayCard *self = UNKNOT_DAY_CARD (object);

  g_clear_object (&self->client);
  g_clear_pointer (&self->spans, g_array_unref);
  unknot_widget_drop_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (unknot_day_card_parent_class)->dispose (object);
}

static void
unknot_day_card_class_init (UnknotDayCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = unknot_day_card_dispose;
  g_type_ensure (UNKNOT_TYPE_DAY_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, UNKNOT_RESOURCE_PATH "/ui/day-card.ui");
  gtk_widget_class_bind_template_child (widget_class, UnknotDayCard, strip);
  gtk_widget_class_bind_template_child (widget_class, UnknotDayCard, legend);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
unknot_day_card_init (UnknotDayCard *self)
{
  static const UnknotDayKind order[] = { UNKNOT_DAY_SITTING, UNKNOT_DAY_BREAK, UNKNOT_DAY_AWAY, UNKNOT_DAY_HELD,
                                         UNKNOT_DAY_PAUSED };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_kind (self, order[i]);
}

void
unknot_day_card_set_client (UnknotDayCard *self, UnknotClient *client)
{
  g_return_if_fail (UNKNOT_IS_DAY_CARD (self) && self->client == NULL);

  self->client = g_object_ref (client);
  g_signal_connect_object (client, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "tick", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
}

void
unknot_day_card_refresh (UnknotDayCard *self)
{
  g_return_if_fail (UNKNOT_IS_DAY_CARD (self));

  load (self);
}
