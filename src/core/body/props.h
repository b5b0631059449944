/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where the things around the figure stand: one place for those who reach for them and
 * those who paint them.  Centimetres in the world of core/body/skeleton.h: the figure stands over
 * the origin, or sits with its pelvis over it, faces +z, and has +x on its left.
 *
 * The chair stands where a sitting pelvis is.  Things that are held (ball, band, towel, cane)
 * have no place here: they are where the hands are. */

/* Chair: a seat with its back upright behind it. */
#define UNKNOT_SEAT_HEIGHT 46.0
#define UNKNOT_SEAT_HALF_WIDTH 21.0
#define UNKNOT_SEAT_FRONT 24.0
#define UNKNOT_SEAT_BACK (-17.0)
#define UNKNOT_CHAIR_BACK_Z (-18.0)     /* of the front face of the back rest, at its top */
#define UNKNOT_CHAIR_BACK_BOTTOM 62.0
#define UNKNOT_CHAIR_BACK_TOP 84.0

/* Desk in front of somebody who sits. */
#define UNKNOT_DESK_HEIGHT 72.0         /* of its top */
#define UNKNOT_DESK_FRONT 30.0          /* z of the edge towards the figure */
#define UNKNOT_DESK_BACK 95.0
#define UNKNOT_DESK_HALF_WIDTH 62.0
#define UNKNOT_KEYBOARD_Z 44.0          /* its middle; 44 wide, 13 deep, 2 high */
#define UNKNOT_SCREEN_Z 80.0            /* its face */
#define UNKNOT_SCREEN_BOTTOM 84.0
#define UNKNOT_SCREEN_TOP 120.0         /* level with the eyes */
#define UNKNOT_SCREEN_HALF_WIDTH 31.0

/* Armrests of the chair, at the height of hanging elbows. */
#define UNKNOT_ARMREST_HEIGHT 70.5

/* A desk to stand at, at elbow height. */
#define UNKNOT_STANDING_DESK_HEIGHT 106.0
#define UNKNOT_STANDING_DESK_FRONT 20.0

/* The edge of a door in front, to which a band is fixed. */
#define UNKNOT_POST_Z 98.0
#define UNKNOT_POST_BAND_HEIGHT 136.0

/* A wall in front of, behind, or on the left of (mirrored: right of) somebody who stands. */
#define UNKNOT_WALL_FRONT_Z 48.0
#define UNKNOT_WALL_BACK_Z (-19.0)
#define UNKNOT_WALL_SIDE_X 42.0

/* Doorway: two jambs at either side, their near faces towards the figure. */
#define UNKNOT_DOORWAY_HALF_WIDTH 42.0  /* clear width */
#define UNKNOT_DOORWAY_JAMB 9.0         /* width of a jamb */
#define UNKNOT_DOORWAY_Z 14.0           /* of the near faces */
#define UNKNOT_DOORWAY_HEIGHT 204.0

/* Mat under somebody who lies or kneels. */
#define UNKNOT_MAT_THICKNESS 1.0        /* its top is at y = 0 */
#define UNKNOT_MAT_HALF_WIDTH 34.0
#define UNKNOT_MAT_HALF_LENGTH 87.0

/* Massage ball. */
#define UNKNOT_BALL_RADIUS 3.3
