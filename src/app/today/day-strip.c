/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/today/day-strip.h"

#include <glib/gi18n.h>

#include "app/widgets/chart-ink.h"
#include "core/schedule/phrase.h"

#define STRIP_HEIGHT 24
/* What is not rest is a little lower than what is: seen without colours, too. */
#define INSET 4
#define MARKS_GAP 6
/* The strip is as long as a day at work from the beginning, so that it fills and does not creep. */
#define LEAST_HOURS 8

struct _UnknotDayStrip {
  GtkWidget parent_instance;

  GArray *spans; /* UnknotDaySpan */
  gint64 now;
  gint64 from, to; /* wall: whole hours */
};

G_DEFINE_FINAL_TYPE (UnknotDayStrip, unknot_day_strip, GTK_TYPE_WIDGET)

const char *
unknot_day_kind_title (UnknotDayKind kind)
{
  switch (kind)
    {
    case UNKNOT_DAY_SITTING:
      return _("Sitting");
    case UNKNOT_DAY_HELD:
      return _("Break held back");
    case UNKNOT_DAY_BREAK:
      return _("Break");
    case UNKNOT_DAY_AWAY:
      return _("Away");
    case UNKNOT_DAY_PAUSED:
      return _("Paused");
    case UNKNOT_DAY_OFF:
    default:
      return _("Not known");
    }
}

static void
paint_kind (cairo_t *cr, GtkWidget *widget, UnknotDayKind kind, double x, double width, double height)
{
  static const struct {
    UnknotColor color;
    UnknotInk ink;
    double inset;
  } looks[UNKNOT_N_DAY_KINDS] = {
    [UNKNOT_DAY_OFF] = { UNKNOT_COLOR_TRACK, UNKNOT_INK_SOLID, INSET },
    [UNKNOT_DAY_SITTING] = { UNKNOT_COLOR_ACCENT, UNKNOT_INK_SOLID, INSET },
    [UNKNOT_DAY_HELD] = { UNKNOT_COLOR_ACCENT, UNKNOT_INK_HATCHED, INSET },
    [UNKNOT_DAY_BREAK] = { UNKNOT_COLOR_REST, UNKNOT_INK_SOLID, 0 },
    [UNKNOT_DAY_AWAY] = { UNKNOT_COLOR_EDGE, UNKNOT_INK_OUTLINE, INSET },
    [UNKNOT_DAY_PAUSED] = { UNKNOT_COLOR_EDGE, UNKNOT_INK_HATCHED, INSET },
  };

  unknot_chart_ink_paint (cr, widget, looks[kind].color, looks[kind].ink, x, looks[kind].inset, width,
                          height - 2 * looks[kind].inset);
}

/* --- Time -------------------------------------------------------------------------------- */

static GDateTime *
local_time (gint64 wall)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (wall / G_USEC_PER_SEC);

  return g_date_time_to_local (utc);
}

static char *
clock_text (gint64 wall)
{
  g_autoptr (GDateTime) time = local_time (wall);

  /* Translators: a time of the day, as strftime writes it */
  return g_date_time_format (time, _("%H:%M"));
}

/* The whole hour at or before @wall, by the user's clock. */
static gint64
hour_before (gint64 wall)
{
  g_autoptr (GDateTime) time = local_time (wall);

  return wall - wall % UNKNOT_SECOND -
         (g_date_time_get_minute (time) * 60 + g_date_time_get_second (time)) * UNKNOT_SECOND;
}

static double
x_of (UnknotDayStrip *self, gint64 wall)
{
  return (double) (wall - self->from) / (double) (self->to - self->from) * gtk_widget_get_width (GTK_WIDGET (self));
}

/* From the side on which reading begins to the pixel at the left. */
static double
mirror (UnknotDayStrip *self, double x, double width)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return x;
  return gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
}

/* --- Drawing ----------------------------------------------------------------------------- */

static void
draw_spans (UnknotDayStrip *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const int width = gtk_widget_get_width (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, STRIP_HEIGHT));

  paint_kind (cr, widget, UNKNOT_DAY_OFF, 0, width, STRIP_HEIGHT);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const UnknotDaySpan *span = &g_array_index (self->spans, UnknotDaySpan, i);
      const double begin = x_of (self, span->from);
      /* The shortest break is still seen. */
      const double length = MAX (x_of (self, span->to) - begin, span->kind == UNKNOT_DAY_BREAK ? 3 : 1);

      paint_kind (cr, widget, span->kind, mirror (self, begin, length), length, STRIP_HEIGHT);
    }
  cairo_destroy (cr);
}

static void
draw_marks (UnknotDayStrip *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "00:00");
  const GdkRGBA ink = unknot_palette_color (widget, UNKNOT_COLOR_QUIET);
  const double hour = (double) UNKNOT_HOUR / (double) (self->to - self->from) * gtk_widget_get_width (widget);
  int every = 1, width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  /* The first and the last are not in the middle of their hour: with less room, they would stand nearer to
   * their neighbours than those to each other. */
  while (every * hour < 2 * width)
    every++;
  for (gint64 at = self->from; at <= self->to; at += every * UNKNOT_HOUR)
    {
      g_autofree char *text = clock_text (at);
      double x;

      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      /* The first and the last do not stand out beyond the strip. */
      x = CLAMP (x_of (self, at) - width / 2.0, 0, MAX (0, gtk_widget_get_width (widget) - width));
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) mirror (self, x, width), STRIP_HEIGHT + MARKS_GAP));
      gtk_snapshot_append_layout (snapshot, layout, &ink);
      gtk_snapshot_restore (snapshot);
    }
}

static void
unknot_day_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  UnknotDayStrip *self = UNKNOT_DAY_STRIP (widget);
  GdkRGBA ink;

  if (self->to <= self->from)
    return;
  draw_spans (self, snapshot);
  draw_marks (self, snapshot);
  ink = unknot_palette_color (widget, UNKNOT_COLOR_TEXT);
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT ((float) mirror (self, MAX (0, x_of (self, self->now) - 2), 2), 0, 2,
                                                  STRIP_HEIGHT));
}

static void
unknot_day_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = NULL;

  *minimum = 120;
  *natural = 480;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  layout = gtk_widget_create_pango_layout (widget, "00:00");
  pango_layout_get_pixel_size (layout, NULL, minimum);
  *minimum += STRIP_HEIGHT + MARKS_GAP;
  *natural = *minimum;
}

/* --- Words ------------------------------------------------------------------------------- */

static char *
span_text (const UnknotDaySpan *span)
{
  g_autofree char *from = clock_text (span->from), *to = clock_text (span->to);
  g_autofree char *length = unknot_phrase_passed (span->to - span->from);

  /* Translators: "Sitting, 09:00 to 09:45, 45 min" */
  return g_strdup_printf (_("%s, %s to %s, %s"), unknot_day_kind_title (span->kind), from, to, length);
}

static gboolean
query_tooltip_cb (UnknotDayStrip *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const double at = mirror (self, x, 0);

  for (guint i = self->spans->len; i > 0 && !keyboard; i--)
    {
      const UnknotDaySpan *span = &g_array_index (self->spans, UnknotDaySpan, i - 1);

      if (at >= x_of (self, span->from) && at < x_of (self, span->to))
        {
          g_autofree char *text = span_text (span);

          gtk_tooltip_set_text (tooltip, text);
          return TRUE;
        }
    }
  return FALSE;
}

/* The picture in words, span by span. */
static void
describe (UnknotDayStrip *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      g_autofree char *words = span_text (&g_array_index (self->spans, UnknotDaySpan, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", words);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Today, hour by hour"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  g_string_free (text, TRUE);
}

void
unknot_day_strip_set_spans (UnknotDayStrip *self, GArray *spans, gint64 now)
{
  g_return_if_fail (UNKNOT_IS_DAY_STRIP (self) && spans != NULL);

  g_array_set_size (self->spans, 0);
  g_array_append_vals (self->spans, spans->data, spans->len);
  self->now = now;
  self->from = hour_before (spans->len > 0 ? g_array_index (spans, UnknotDaySpan, 0).from : now);
  self->to = MAX (hour_before (now) + UNKNOT_HOUR, self->from + LEAST_HOURS * UNKNOT_HOUR);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
unknot_day_strip_finalize (GObject *object)
{
  g_array_unref (UNKNOT_DAY_STRIP (object)->spans);
  G_OBJECT_CLASS (unknot_day_strip_parent_class)->finalize (object);
}

static void
unknot_day_strip_class_init (UnknotDayStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = unknot_day_strip_finalize;
  widget_class->snapshot = unknot_day_strip_snapshot;
  widget_class->measure = unknot_day_strip_measure;
  gtk_widget_class_set_css_name (widget_class, "daystrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
unknot_day_strip_init (UnknotDayStrip *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (UnknotDaySpan));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/* --- The key ----------------------------------------------------------------------------- */

struct _UnknotDayKey {
  GtkWidget parent_instance;

  UnknotDayKind kind;
};

G_DEFINE_FINAL_TYPE (UnknotDayKey, unknot_day_key, GTK_TYPE_WIDGET)

static void
unknot_day_key_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, -INSET, width, height + 2 * INSET));
  const gboolean rest = UNKNOT_DAY_KEY (widget)->kind == UNKNOT_DAY_BREAK;

  cairo_translate (cr, 0, rest ? 0 : -INSET);
  paint_kind (cr, widget, UNKNOT_DAY_KEY (widget)->kind, 0, width, rest ? height : height + 2 * INSET);
  cairo_destroy (cr);
}

static void
unknot_day_key_class_init (UnknotDayKeyClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = unknot_day_key_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
unknot_day_key_init (UnknotDayKey *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 15, 15);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
unknot_day_key_new (UnknotDayKind kind)
{
  UnknotDayKey *self = g_object_new (UNKNOT_TYPE_DAY_KEY, NULL);

  self->kind = kind;
  return GTK_WIDGET (self);
}
