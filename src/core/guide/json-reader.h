/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Takes typed, ranged values out of a JSON tree and remembers where it is, so that the first
 * thing that is wrong gets a message like "FILE: line 12: steps[2].seconds: must be 1 to 600, is 0".
 * After that first failure every call gives its neutral value; check `failed` at the end. */
typedef struct {
  const char *file; /* for messages */
  const char *text; /* (nullable): what the tree was read from, for lines in messages */
  gsize length;
  GQuark domain;
  int code;         /* of the errors */
  gboolean failed;
  GError *error;    /* owned, once failed */
  char path[256];
} UnknotJsonReader;

void unknot_json_reader_init (UnknotJsonReader *self, const char *file, GQuark domain, int code);
/* Hands the failure over.  Returns: TRUE when there was none. */
gboolean unknot_json_reader_finish (UnknotJsonReader *self, GError **error);

/* Goes down to @member, or to item @index of the list @member when @index >= 0; the value
 * returned is what leave() needs to come back. */
gsize unknot_json_reader_enter (UnknotJsonReader *self, const char *member, int index);
void unknot_json_reader_leave (UnknotJsonReader *self, gsize mark);

/* @member: (nullable): the member that is wrong, NULL for the place itself. */
void unknot_json_reader_fail (UnknotJsonReader *self, const char *member, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

/* Fails when @object has a member that @known (NULL-terminated) lacks, naming the nearest. */
gboolean unknot_json_reader_known (UnknotJsonReader *self, JsonObject *object, const char *const *known);

/* (transfer none): NULL when missing, which is a failure if @required. */
JsonObject *unknot_json_reader_object (UnknotJsonReader *self, JsonObject *object, const char *member,
                                       gboolean required);
JsonArray *unknot_json_reader_array (UnknotJsonReader *self, JsonObject *object, const char *member,
                                     gboolean required, guint min, guint max);
/* Object @index of an array reached by @member. */
JsonObject *unknot_json_reader_item (UnknotJsonReader *self, JsonArray *array, const char *member, guint index);

/* Texts: at most @max characters of Unicode; not empty, no control characters, no blanks at the ends.
 * (transfer none): NULL when missing, which is a failure if @required. */
const char *unknot_json_reader_text (UnknotJsonReader *self, JsonObject *object, const char *member,
                                     gboolean required, guint max);
/* (transfer full): never NULL; empty when missing or failed. */
char **unknot_json_reader_texts (UnknotJsonReader *self, JsonObject *object, const char *member, guint min,
                                 guint max, guint max_chars);
/* Finite numbers in [min, max]; @fallback when missing, a missing one is a failure if it is NAN. */
double unknot_json_reader_number (UnknotJsonReader *self, JsonObject *object, const char *member, double fallback,
                                  double min, double max);
/* The same for whole numbers; a missing one is a failure if @fallback is below @min. */
int unknot_json_reader_integer (UnknotJsonReader *self, JsonObject *object, const char *member, int fallback,
                                int min, int max);
gboolean unknot_json_reader_boolean (UnknotJsonReader *self, JsonObject *object, const char *member,
                                     gboolean fallback);
/* Index of the member's text in @names (NULL-terminated); @fallback when missing, a missing
 * one is a failure if that is -1.  0 after a failure. */
int unknot_json_reader_choice (UnknotJsonReader *self, JsonObject *object, const char *member, int fallback,
                               const char *const *names);

G_END_DECLS
