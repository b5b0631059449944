/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/player/player-knot.h"

#include "app/back/back-words.h"
#include "app/client-marks.h"

/* Together for as long as the player lives; the application outlives every window. */
typedef struct {
  UnknotPlayer *player;
  UnknotApplication *app;
  gboolean asked; /* for the guide that is set */
  UnknotSpot spot;
  guint before;   /* how strong it was when the guide began */
} Link;

#define LINK_KEY "unknot-player-knot"

const UnknotKnot *
unknot_player_knot_choose (GArray *knots, const char *const *muscles)
{
  g_return_val_if_fail (knots != NULL, NULL);

  for (guint i = 0; muscles != NULL && i < knots->len; i++)
    for (guint k = 0; muscles[k] != NULL; k++)
      {
        const UnknotKnot *knot = &g_array_index (knots, UnknotKnot, i);
        UnknotMuscle muscle;
        gboolean side[2];

        if (unknot_muscle_from_name (muscles[k], &muscle, &side[UNKNOT_LEFT], &side[UNKNOT_RIGHT]) &&
            muscle == knot->muscle && side[knot->side])
          return knot;
      }
  return NULL;
}

const char *
unknot_player_knot_feeling (guint before, guint after)
{
  return unknot_feeling_to_string (after < before ? UNKNOT_FEELING_BETTER
                                   : after > before ? UNKNOT_FEELING_WORSE : UNKNOT_FEELING_SAME);
}

static void
marks_got_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (UnknotPlayer) player = data;
  Link *link = g_object_get_data (G_OBJECT (player), LINK_KEY);
  UnknotGuide *guide = unknot_player_get_guide (player);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = unknot_client_get_marks_finish (UNKNOT_CLIENT (source), result, &error);
  g_autoptr (GArray) knots = NULL;
  g_autofree char *place = NULL;
  const UnknotKnot *knot;

  if (marks == NULL)
    {
      g_debug ("GetMarks: %s", error->message);
      return;
    }
  knots = unknot_knots_from_marks (marks, g_get_real_time ());
  knot = guide != NULL ? unknot_player_knot_choose (knots, unknot_guide_get_muscles (guide)) : NULL;
  if (knot == NULL)
    return;
  link->spot = (UnknotSpot) { knot->muscle, knot->side };
  link->before = knot->strength;
  place = unknot_spot_text (link->spot);
  unknot_player_set_knot (player, place);
}

/* As soon as the service is there: see player-link.c. */
static void
ask_marks (Link *link)
{
  UnknotClient *client = unknot_application_get_client (link->app);

  if (link->asked || unknot_player_get_guide (link->player) == NULL || !unknot_client_get_available (client))
    return;
  link->asked = TRUE;
  unknot_client_get_marks (client, unknot_knots_from (g_get_real_time ()), marks_got_cb, g_object_ref (link->player));
}

static void
client_changed_cb (UnknotClient *client, UnknotPlayer *player)
{
  ask_marks (g_object_get_data (G_OBJECT (player), LINK_KEY));
}

static void
begun_cb (UnknotPlayer *player, Link *link)
{
  link->asked = FALSE;
  unknot_player_set_knot (player, NULL);
  ask_marks (link);
}

static void
felt_cb (UnknotPlayer *player, gboolean after, guint strength, Link *link)
{
  UnknotClient *client = unknot_application_get_client (link->app);
  const char *guide = unknot_guide_get_id (unknot_player_get_guide (player));
  const UnknotHistoryMark mark = { .spot = (char *) unknot_muscle_get_spot (link->spot.muscle, link->spot.side),
                                   .strength = strength,
                                   .context = after ? UNKNOT_MARK_AFTER : UNKNOT_MARK_BEFORE,
                                   .guide = (char *) guide };

  unknot_client_say_mark (client, &mark);
  if (after)
    unknot_client_rate_guide (client, guide, unknot_player_knot_feeling (link->before, strength));
  else
    link->before = strength;
}

void
unknot_player_knot_link (UnknotPlayer *player, UnknotApplication *app)
{
  Link *link;

  g_return_if_fail (UNKNOT_IS_PLAYER (player) && UNKNOT_IS_APPLICATION (app));

  link = g_new0 (Link, 1);
  link->player = player;
  link->app = app;
  g_object_set_data_full (G_OBJECT (player), LINK_KEY, link, g_free);
  g_signal_connect (player, "begun", G_CALLBACK (begun_cb), link);
  g_signal_connect (player, "felt", G_CALLBACK (felt_cb), link);
  g_signal_connect_object (unknot_application_get_client (app), "changed", G_CALLBACK (client_changed_cb), player, 0);
}
