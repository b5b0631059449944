/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON text to a tree of json-glib, strictly and within limits.
 *
 * json-glib's own parser is lenient (comments, single quotes, a member named twice), recurses
 * as deep as the text asks it to, and takes twice as long.  This one accepts RFC 8259 and
 * nothing else, and stops at the first limit that is passed. */
typedef struct {
  gsize bytes;
  guint depth;   /* arrays and objects inside one another; at most UNKNOT_JSON_MAX_DEPTH */
  guint members; /* of one object; at most UNKNOT_JSON_MAX_MEMBERS */
  guint items;   /* of one array */
  gsize string;  /* bytes of one string as it is written */
} UnknotJsonLimits;

#define UNKNOT_JSON_MAX_DEPTH 16
#define UNKNOT_JSON_MAX_MEMBERS 512

typedef enum {
  UNKNOT_JSON_FINE,
  UNKNOT_JSON_SYNTAX, /* not JSON, not UTF-8, a NUL, a member named twice */
  UNKNOT_JSON_LIMIT,  /* too large, too deep, too many */
} UnknotJsonVerdict;

/* @root: (out) (transfer full): the tree, NULL unless fine.
 * @line: (out): where it went wrong, from 1; 0 when that is no single place.
 * @reason: (out) (transfer full): why, in words that follow "line N: "; NULL when fine. */
UnknotJsonVerdict unknot_json_parse (const char *data, gsize length, const UnknotJsonLimits *limits,
                                     JsonNode **root, guint *line, char **reason);

G_END_DECLS
