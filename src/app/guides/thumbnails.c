/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/guides/thumbnails.h"

#include "app/figure/figure.h"

/* Logical pixels: as high as the picture on a card. */
#define SIZE 132

struct _UnknotThumbnails {
  GObject parent_instance;

  UnknotCatalog *catalog;
  GtkWidget *widget;
  GHashTable *pictures; /* id to GdkTexture */
  GQueue wanted;        /* ids */
  guint idle_id;
};

enum { SIGNAL_READY, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (UnknotThumbnails, unknot_thumbnails, G_TYPE_OBJECT)

/* How much a step shows of what the guide is about: a muscle that is felt, a movement, a place that is pressed.
 * Warmth, a posture and a word of advice are shown by the step that lasts. */
static double
telling (const UnknotStep *step, UnknotGuideKind kind)
{
  const gboolean moving = kind == UNKNOT_GUIDE_STRETCH || kind == UNKNOT_GUIDE_MASSAGE || kind == UNKNOT_GUIDE_CALM;
  double score = step->glow != NULL && step->glow[0] != NULL ? 2 : 0;

  if (!moving)
    return score + step->seconds / 600;
  score += MIN (step->seconds, 30) / 60;
  score += step->n_arrows > 0 ? 0.3 : 0;
  score += step->n_keys > 1 ? 0.5 : 0;
  score += step->pressure > 0 ? 0.5 : 0;
  return score;
}

static guint
telling_step (UnknotGuide *guide)
{
  const UnknotGuideKind kind = unknot_guide_get_kind (guide);
  guint best = 0;

  for (guint i = 1; i < unknot_guide_get_n_steps (guide); i++)
    if (telling (unknot_guide_get_step (guide, i), kind) > telling (unknot_guide_get_step (guide, best), kind))
      best = i;
  return best;
}

static void
paint (UnknotThumbnails *self, const char *id)
{
  g_autoptr (UnknotGuide) guide = unknot_catalog_read_guide (self->catalog, id, NULL);
  GdkTexture *picture;

  if (guide == NULL || unknot_guide_get_n_steps (guide) == 0)
    return;
  picture = unknot_figure_make_still (self->widget, guide, telling_step (guide), SIZE,
                                      gtk_widget_get_scale_factor (self->widget));
  g_hash_table_insert (self->pictures, g_strdup (id), picture);
}

static gboolean
paint_cb (gpointer data)
{
  UnknotThumbnails *self = data;
  g_autofree char *id = g_queue_pop_head (&self->wanted);
  gboolean more;

  paint (self, id);
  /* Who hears of it may ask for more, which takes a source of its own once this one ends. */
  more = !g_queue_is_empty (&self->wanted);
  if (!more)
    self->idle_id = 0;
  g_signal_emit (self, signals[SIGNAL_READY], 0, id);
  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
drop_all (UnknotThumbnails *self)
{
  g_hash_table_remove_all (self->pictures);
  g_queue_clear_full (&self->wanted, g_free);
  g_clear_handle_id (&self->idle_id, g_source_remove);
}

void
unknot_thumbnails_forget (UnknotThumbnails *self)
{
  g_return_if_fail (UNKNOT_IS_THUMBNAILS (self));

  drop_all (self);
  g_signal_emit (self, signals[SIGNAL_READY], 0, NULL);
}

GdkPaintable *
unknot_thumbnails_get (UnknotThumbnails *self, const char *id)
{
  GdkPaintable *picture;

  g_return_val_if_fail (UNKNOT_IS_THUMBNAILS (self) && id != NULL, NULL);

  picture = g_hash_table_lookup (self->pictures, id);
  if (picture != NULL)
    return picture;
  if (g_queue_find_custom (&self->wanted, id, (GCompareFunc) g_strcmp0) == NULL)
    g_queue_push_tail (&self->wanted, g_strdup (id));
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, paint_cb, self, NULL);
  return NULL;
}

static void
unknot_thumbnails_dispose (GObject *object)
{
  UnknotThumbnails *self = UNKNOT_THUMBNAILS (object);

  drop_all (self);
  g_clear_object (&self->catalog);
  G_OBJECT_CLASS (unknot_thumbnails_parent_class)->dispose (object);
}

static void
unknot_thumbnails_finalize (GObject *object)
{
  g_hash_table_unref (UNKNOT_THUMBNAILS (object)->pictures);
  G_OBJECT_CLASS (unknot_thumbnails_parent_class)->finalize (object);
}

static void
unknot_thumbnails_class_init (UnknotThumbnailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = unknot_thumbnails_dispose;
  G_OBJECT_CLASS (klass)->finalize = unknot_thumbnails_finalize;
  signals[SIGNAL_READY] = g_signal_new ("ready", UNKNOT_TYPE_THUMBNAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
unknot_thumbnails_init (UnknotThumbnails *self)
{
  self->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

UnknotThumbnails *
unknot_thumbnails_new (UnknotCatalog *catalog, GtkWidget *widget)
{
  UnknotThumbnails *self = g_object_new (UNKNOT_TYPE_THUMBNAILS, NULL);

  self->catalog = g_object_ref (catalog);
  self->widget = widget;
  g_signal_connect_object (catalog, "changed", G_CALLBACK (unknot_thumbnails_forget), self, G_CONNECT_SWAPPED);
  return self;
}
