/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/guide/guide.h"
#include "core/guide/json-reader.h"

G_BEGIN_DECLS

/* Limits of the format; the README and the schema repeat them. */
#define UNKNOT_GUIDE_FORMAT 1
#define UNKNOT_GUIDE_MAX_BYTES (256 * 1024)
#define UNKNOT_GUIDE_MAX_SECONDS 3600
#define UNKNOT_GUIDE_MAX_STEPS 60
#define UNKNOT_GUIDE_MAX_PARTS 10
#define UNKNOT_STEP_MAX_SECONDS 600
#define UNKNOT_STEP_MAX_CHARS 140
#define UNKNOT_ITEM_MAX_CHARS 60
#define UNKNOT_STEP_MAX_KEYS 12
#define UNKNOT_STEP_MAX_REPEAT 50

struct _UnknotGuide {
  GObject parent_instance;

  char *id;
  UnknotGuideKind kind;
  char *title;
  char *summary;
  UnknotPlace places;
  gboolean on_camera;
  gboolean silent;
  gboolean for_call;
  gboolean checklist;
  char **props;
  char **muscles;
  UnknotEvidence evidence;
  char *evidence_note;
  char **sources;
  char **cautions;
  char **ask_first;
  char **stop;
  char **never_press;
  guint spot_limit;
  UnknotGuideHeat heat; /* seconds is 0 when there is none */
  char *next;
  char **parts;
  GPtrArray *steps; /* UnknotStep */
  double seconds;
};

/* A step as it is written, and what is needed to lay out both sides. */
typedef struct {
  UnknotStep *step;       /* of the side it is written for */
  UnknotStep *other_side; /* (nullable): mirrored; only in guides with "sides": "each" */
  gboolean once;          /* not done again for the other side */
} UnknotStepPair;

/* What a step starts from. */
typedef struct {
  UnknotPose base;
  UnknotPose previous; /* where the step before ended */
  UnknotView view;
  UnknotFace face;
  char **props;        /* of the guide: shown where a step names none */
  gboolean each_side;
  gboolean checklist;
} UnknotStepContext;

UnknotStep *unknot_step_copy (const UnknotStep *step);
void unknot_step_free (UnknotStep *step);
/* Swaps left and right of all but the text, which becomes @text (transfer full). */
UnknotStep *unknot_step_mirror (const UnknotStep *step, char *text);

/* Reads one step; reader stands at it.  @context->previous becomes where it ends.
 * @pair is only valid when the reader has not failed. */
void unknot_step_read (UnknotJsonReader *reader, JsonObject *object, UnknotStepContext *context,
                       UnknotStepPair *pair);
/* Members turn, tilt and framing; what is missing stays as it is in @view. */
void unknot_view_read (UnknotJsonReader *reader, JsonObject *object, UnknotView *view);

/* Reads "heat"; kind, props and steps are there. */
void unknot_guide_read_heat (UnknotJsonReader *reader, JsonObject *root, UnknotGuide *guide);

/* Fails at @member unless @text (nullable) is made of small letters, digits and hyphens. */
void unknot_guide_check_id (UnknotJsonReader *reader, const char *member, const char *text);
/* Fails at @member unless @name is a muscle, with or without its side. */
void unknot_guide_check_muscle (UnknotJsonReader *reader, const char *member, const char *name);

/* @text in the user's language. */
char *unknot_guide_translate (const char *text);
/* @text with the whole words left and right exchanged, in any case. */
char *unknot_swap_sides (const char *text);
/* A name with "-left" or "-right" at its end exchanged for the other. */
char *unknot_mirror_name (const char *name);

/* What the parser knows; the schema and the tests are held against these. */
extern const char *const unknot_guide_members[];
extern const char *const unknot_guide_faces[];
extern const char *const unknot_guide_evidence_members[];
extern const char *const unknot_guide_view_members[];
extern const char *const unknot_guide_step_members[];
extern const char *const unknot_guide_key_members[];
extern const char *const unknot_guide_arrow_members[];
extern const char *const unknot_guide_breath_members[];
extern const char *const unknot_guide_heat_members[];
extern const char *const unknot_guide_kinds[];
extern const char *const unknot_guide_places[];
extern const char *const unknot_guide_strengths[];
extern const char *const unknot_guide_framings[];
extern const char *const unknot_guide_forms[];
extern const char *const unknot_guide_sides[];
extern const char *const unknot_guide_never_press_names[];

G_END_DECLS
