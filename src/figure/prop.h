/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/body/skeleton.h"

G_BEGIN_DECLS

/* The things around the figure.  core/body/props.h says where those stand that have a place of
 * their own; the others are where the body or the hands are. */
typedef enum {
  UNKNOT_PROP_CHAIR,
  UNKNOT_PROP_DESK,
  UNKNOT_PROP_SCREEN,
  UNKNOT_PROP_KEYBOARD,
  UNKNOT_PROP_WALL,
  UNKNOT_PROP_DOORWAY,
  UNKNOT_PROP_MAT,
  UNKNOT_PROP_ROLLER,
  UNKNOT_PROP_BALL,
  UNKNOT_PROP_SOCK_BALL,   /* a ball in a sock that a hand holds over the shoulder */
  UNKNOT_PROP_TWO_BALLS,
  UNKNOT_PROP_CANE,        /* between both hands, or in the one that is closed */
  UNKNOT_PROP_TOWEL,       /* over the shoulders */
  UNKNOT_PROP_BAND,        /* between both hands */
  UNKNOT_PROP_HEATING_PAD, /* on the upper back */
  UNKNOT_PROP_COMPRESS,    /* on neck and shoulders */
  UNKNOT_PROP_SHOWER,
  UNKNOT_PROP_BATH,
  UNKNOT_PROP_CUP,         /* in the right hand; on the desk when there is one */
  UNKNOT_PROP_BOTTLE,
  UNKNOT_PROP_BAND_UNDER_FOOT, /* from each hand to the ground under the feet */
  UNKNOT_PROP_BAND_ON_DOOR,    /* from each hand to a post in front */
  UNKNOT_PROP_LAPTOP,          /* on the desk, raised when a keyboard is there; without a desk on the lap */
  UNKNOT_PROP_SECOND_SCREEN,   /* beside the first one */
  UNKNOT_PROP_TWIN_SCREENS,    /* two that meet in the middle */
  UNKNOT_PROP_STANDING_DESK,   /* at the height of the elbows of who stands or sits, with screen and keyboard */
  UNKNOT_PROP_ARMRESTS,
  UNKNOT_PROP_PHONE,           /* in the upper hand; on the thigh when both are low */
  UNKNOT_PROP_HEADSET,
  UNKNOT_PROP_WARM_BAG,        /* between the hands */
  UNKNOT_PROP_ROLLED_TOWEL,    /* between the hands */
  UNKNOT_PROP_BOWL,            /* these stand on the desk */
  UNKNOT_PROP_FRUIT,
  UNKNOT_PROP_GLASS,
  UNKNOT_PROP_PILLS,
  UNKNOT_PROP_HIGH_BACK,       /* of the chair: up to the shoulders */
  UNKNOT_PROP_BOX,             /* a load between the hands */
  UNKNOT_PROP_LOAD,            /* the same on the ground, before who stands */
  UNKNOT_PROP_RUCKSACK,        /* on both shoulders */
  UNKNOT_PROP_BATH_TOWEL,      /* round the hips of who comes out of the water */
  UNKNOT_N_PROPS
} UnknotProp;

#define UNKNOT_PROP_BIT(prop) (G_GUINT64_CONSTANT (1) << (prop))

/* The name that guides use: "chair", "screen", "heating-pad". */
const char *unknot_prop_get_name (UnknotProp prop);
/* Returns FALSE for an unknown name. */
gboolean unknot_prop_from_name (const char *name, UnknotProp *prop);

/* Which wall stands there. */
typedef enum { UNKNOT_WALL_BEHIND, UNKNOT_WALL_FRONT, UNKNOT_WALL_LEFT, UNKNOT_WALL_RIGHT } UnknotWallPlace;

/* All props of a picture. */
typedef struct {
  guint64 present;      /* bits: UNKNOT_PROP_BIT */
  UnknotWallPlace wall;
  UnknotLandmark spot;  /* where a ball is pressed; NONE: in the middle of the upper back */
} UnknotProps;

G_END_DECLS
