/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "core/body/face.h"
#include "core/body/pose.h"

G_BEGIN_DECLS

/* One guide, read and checked; immutable after that.  resources/guides/README.md documents
 * the file format member by member. */
#define UNKNOT_TYPE_GUIDE (unknot_guide_get_type ())
G_DECLARE_FINAL_TYPE (UnknotGuide, unknot_guide, UNKNOT, GUIDE, GObject)

typedef enum {
  UNKNOT_GUIDE_STRETCH,
  UNKNOT_GUIDE_MASSAGE,
  UNKNOT_GUIDE_HEAT,
  UNKNOT_GUIDE_POSTURE,
  UNKNOT_GUIDE_CALM,   /* breathing and relaxation */
  UNKNOT_GUIDE_CARE,   /* water, food, when to see someone */
  UNKNOT_N_GUIDE_KINDS
} UnknotGuideKind;

typedef enum {
  UNKNOT_PLACE_CHAIR = 1 << 0,
  UNKNOT_PLACE_STANDING = 1 << 1,
  UNKNOT_PLACE_WALL = 1 << 2,
  UNKNOT_PLACE_FLOOR = 1 << 3,
} UnknotPlace;

/* How sure anybody can be that it helps: the words of evidence reviews. */
typedef enum {
  UNKNOT_EVIDENCE_PRACTICE, /* common practice, not studied for this */
  UNKNOT_EVIDENCE_LIMITED,
  UNKNOT_EVIDENCE_MODERATE,
} UnknotEvidence;

typedef enum {
  UNKNOT_FRAME_WHOLE,
  UNKNOT_FRAME_UPPER,
  UNKNOT_FRAME_HEAD,
} UnknotFraming;

/* Where the picture is seen from, degrees: @turn 0 is the figure's front, 90 its left side,
 * 180 its back; @tilt looks down from above. */
typedef struct {
  double turn;
  double tilt;
  UnknotFraming framing;
} UnknotView;

/* A pose that a step moves to, and how long the movement there takes. */
typedef struct {
  UnknotPose pose;
  double seconds;
} UnknotKeyPose;

/* An arrow that says where to move: @part names a landmark, @direction a unit vector in
 * the figure's axes. */
typedef struct {
  char *landmark;
  double direction[3];
} UnknotArrow;

/* One breath, in seconds; all 0: quiet breathing at the user's own pace. */
typedef struct {
  double in;
  double hold;
  double out;
  double rest;
} UnknotBreath;

typedef struct {
  char *item;              /* (nullable): in a checklist: its name, the same for ever */
  char *title;             /* (nullable): in a checklist: what it is about, in a word or two */
  char *condition;         /* (nullable): in a checklist: when it concerns somebody at all */
  char *text;              /* one instruction, at most 140 characters */
  double seconds;          /* of the whole step, repetitions included */
  UnknotKeyPose *keys;     /* at least one; a step with several moves through them in turn */
  guint n_keys;
  guint repeat;            /* how often the keys are gone through, 1 or more */
  UnknotView view;
  UnknotFace face;
  char **glow;             /* muscle names (core/body/muscle.h) that are felt, NULL-terminated */
  UnknotArrow *arrows;
  guint n_arrows;
  char **props;            /* shown in this step, NULL-terminated */
  gboolean has_side;
  UnknotSide side;         /* the side that is worked on, when has_side */
  gboolean again;          /* the other side of a step before: it says nothing new but left and right */
  gboolean counts_breaths; /* show the breath guide */
  double breath_seconds;   /* one breath, in and out; 0: quiet breathing */
  UnknotBreath breath;     /* its parts, when breath_seconds is not 0 */
  gboolean skin_check;     /* heat: the user is asked to look at the skin */
  int pressure;            /* massage: 1 to 10; 0: none */
  char *spot;              /* (nullable): massage: the muscle that is pressed, with its side */
} UnknotStep;

/* How long warmth may stay, for a session that runs beside other work; seconds. */
typedef struct {
  guint from;       /* index of the step in which the warmth is on the body */
  guint seconds;    /* from then on, until it must be taken away */
  guint skin_check; /* from then on, until the skin is looked at for the first time */
  guint skin_again; /* from one look at the skin to the next; 0: no further one before the end */
} UnknotGuideHeat;

const char *unknot_guide_get_id (UnknotGuide *self);
UnknotGuideKind unknot_guide_get_kind (UnknotGuide *self);
const char *unknot_guide_get_title (UnknotGuide *self);
const char *unknot_guide_get_summary (UnknotGuide *self);
/* Length of all steps with their repetitions and both sides. */
double unknot_guide_get_seconds (UnknotGuide *self);
UnknotPlace unknot_guide_get_places (UnknotGuide *self); /* any one of them will do */
gboolean unknot_guide_get_on_camera (UnknotGuide *self);
gboolean unknot_guide_get_silent (UnknotGuide *self);
/* Small enough to be done unseen: offered while a call holds back a break, and only then. */
gboolean unknot_guide_get_for_call (UnknotGuide *self);
/* To be gone through thing by thing, each answered and remembered (core/guide/checklist.h): every
 * step has an item and a title. */
gboolean unknot_guide_get_checklist (UnknotGuide *self);
const char *const *unknot_guide_get_props (UnknotGuide *self);
const char *const *unknot_guide_get_muscles (UnknotGuide *self);
UnknotEvidence unknot_guide_get_evidence (UnknotGuide *self);
const char *unknot_guide_get_evidence_note (UnknotGuide *self);
const char *const *unknot_guide_get_sources (UnknotGuide *self); /* keys of sources.json */
const char *const *unknot_guide_get_cautions (UnknotGuide *self);
const char *const *unknot_guide_get_ask_first (UnknotGuide *self);
const char *const *unknot_guide_get_stop (UnknotGuide *self);
/* Where never to press, NULL-terminated: names of massage guides, see the README. */
const char *const *unknot_guide_get_never_press (UnknotGuide *self);
/* The longest that one spot may be pressed on one day, seconds; 0: nothing is pressed. */
guint unknot_guide_get_spot_limit (UnknotGuide *self);
/* (nullable) (transfer none): NULL for a guide that cannot run beside other work. */
const UnknotGuideHeat *unknot_guide_get_heat (UnknotGuide *self);
/* (nullable): id of the guide that goes well after this one. */
const char *unknot_guide_get_next (UnknotGuide *self);
/* Ids of the guides that a set is made of, in their order; empty for any other guide.  A set
 * has no steps of its own: unknot_guide_join() gives it those of its parts. */
const char *const *unknot_guide_get_parts (UnknotGuide *self);
/* Steps in the order they are done, sides already laid out: a guide with "sides": "each"
 * has its steps twice, mirrored the second time. */
guint unknot_guide_get_n_steps (UnknotGuide *self);
const UnknotStep *unknot_guide_get_step (UnknotGuide *self, guint index);

typedef enum {
  UNKNOT_GUIDE_ERROR_READ,   /* the file could not be read */
  UNKNOT_GUIDE_ERROR_SYNTAX, /* not JSON; the message has the line */
  UNKNOT_GUIDE_ERROR_MEMBER, /* a member is missing or wrong; the message has its path ("steps[2].seconds") and what is allowed */
  UNKNOT_GUIDE_ERROR_LIMIT,  /* too large, too deep, too many */
} UnknotGuideError;
#define UNKNOT_GUIDE_ERROR (unknot_guide_error_quark ())
GQuark unknot_guide_error_quark (void);

/* Reads and checks one guide.
 * @name: of the file, for messages.
 * Returns: (transfer full): NULL with UNKNOT_GUIDE_ERROR.  Every message is
 *   "NAME: line N: member: reason", without the member where it is no JSON. */
UnknotGuide *unknot_guide_parse (const char *name, const char *data, gsize length, GError **error);

/* @set with the steps of @parts one after the other, and all that they ask for together:
 * muscles, props, cautions, ask-first, stop, never-press, sources; on camera and silent when
 * every part is.
 * @parts: the guides named by unknot_guide_get_parts(), in that order; none is a set itself.
 * Returns: (transfer full). */
UnknotGuide *unknot_guide_join (UnknotGuide *set, UnknotGuide *const *parts, guint n_parts);

/* The lowercase name of @kind as the files and D-Bus use it: "stretch", "massage", ... */
const char *unknot_guide_kind_to_string (UnknotGuideKind kind);
gboolean unknot_guide_kind_from_string (const char *name, UnknotGuideKind *kind);

G_END_DECLS
