/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "core/body/landmark-words.h"
#include "core/body/pose-limits.h"
#include "core/nearest-name.h"

/* Names of enumerations, in their order. */
static const char *const stance_names[] = { "standing", "sitting",  "lying",      "prone", "hands-and-knees",
                                            "kneeling", "side-lying", "side-lying-right" };
static const char *const contact_names[] = { "fingers", "palm", "grip", "knuckles" };
G_STATIC_ASSERT (G_N_ELEMENTS (stance_names) == UNKNOT_N_STANCES);
G_STATIC_ASSERT (G_N_ELEMENTS (contact_names) == UNKNOT_N_CONTACTS);

static gboolean
refuse (GError **error, const char *member, const char *what)
{
  g_set_error (error, UNKNOT_POSE_ERROR, UNKNOT_POSE_ERROR_MEMBER, "%s: %s", member, what);
  return FALSE;
}

static gboolean
read_number (const char *member, JsonNode *node, double min, double max, const char *unit, double *out,
             GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return refuse (error, member, "must be a number");

  double value = json_node_get_double (node);
  if (!(value >= min && value <= max))
    {
      g_set_error (error, UNKNOT_POSE_ERROR, UNKNOT_POSE_ERROR_LIMIT, "%s: must be %g to %g %s, is %g", member,
                   min, max, unit, value);
      return FALSE;
    }
  *out = value;
  return TRUE;
}

static gboolean
read_triple (const char *member, JsonNode *node, double limit, double out[3], GError **error)
{
  double values[3];

  if (!JSON_NODE_HOLDS_ARRAY (node) || json_array_get_length (json_node_get_array (node)) != 3)
    return refuse (error, member, "must be an array of three numbers");
  for (guint i = 0; i < 3; i++)
    if (!read_number (member, json_array_get_element (json_node_get_array (node), i), -limit, limit, "cm",
                      &values[i], error))
      return FALSE;
  memcpy (out, values, sizeof values);
  return TRUE;
}

static gboolean
read_boolean (const char *member, JsonNode *node, gboolean *out, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return refuse (error, member, "must be true or false");
  *out = json_node_get_boolean (node);
  return TRUE;
}

static const char *
read_string (const char *member, JsonNode *node, GError **error)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  refuse (error, member, "must be a text");
  return NULL;
}

static gboolean
read_name (const char *member, JsonNode *node, const char *const *names, guint n_names, guint *out,
           GError **error)
{
  const char *text = read_string (member, node, error);
  if (!text)
    return FALSE;
  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (text, names[i]))
      {
        *out = i;
        return TRUE;
      }

  g_autoptr (GString) known = g_string_new (NULL);
  for (guint i = 0; i < n_names; i++)
    g_string_append_printf (known, "%s\"%s\"", i ? ", " : "", names[i]);
  g_set_error (error, UNKNOT_POSE_ERROR, UNKNOT_POSE_ERROR_MEMBER, "%s: \"%s\" is not known; use one of %s",
               member, text, known->str);
  return FALSE;
}

/* A direction of the trunk: its name, or three numbers. */
static gboolean
read_direction (const char *member, JsonNode *node, gboolean *has, double out[3], GError **error)
{
  static const char *const names[] = { "out", "in", "up", "down", "front", "back" };
  static const double directions[][3] = { { 1, 0, 0 },  { -1, 0, 0 }, { 0, 1, 0 },
                                          { 0, -1, 0 }, { 0, 0, 1 },  { 0, 0, -1 } };

  if (JSON_NODE_HOLDS_NULL (node))
    {
      *has = FALSE;
      return TRUE;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      double value[3];
      if (!read_triple (member, node, 100, value, error))
        return FALSE;
      if (hypot (hypot (value[0], value[1]), value[2]) < 1e-3)
        return refuse (error, member,
                       "a direction must not be [0, 0, 0]; write “out”, “in”, “up”, “down”, “front”, “back” "
                       "or three numbers");
      memcpy (out, value, sizeof value);
    }
  else
    {
      guint index;
      if (!read_name (member, node, names, G_N_ELEMENTS (names), &index, error))
        return FALSE;
      memcpy (out, directions[index], sizeof directions[index]);
    }
  *has = TRUE;
  return TRUE;
}

static gboolean
read_target (const char *member, JsonNode *node, UnknotLandmark *out, GError **error)
{
  const char *name = read_string (member, node, error);
  if (!name)
    return FALSE;

  UnknotLandmark landmark = unknot_landmark_from_name (name);
  if (landmark == UNKNOT_LANDMARK_NONE)
    {
      g_autofree char *advice = unknot_landmark_advise (name);
      return refuse (error, member, advice);
    }
  *out = landmark;
  return TRUE;
}

static gboolean
read_reach_member (const char *path, const char *name, JsonNode *node, UnknotReach *reach, GError **error)
{
  guint index;

  if (g_str_equal (name, "to"))
    return read_target (path, node, &reach->to, error);
  if (g_str_equal (name, "with"))
    {
      if (!read_name (path, node, contact_names, G_N_ELEMENTS (contact_names), &index, error))
        return FALSE;
      reach->contact = index;
      return TRUE;
    }
  if (g_str_equal (name, "offset"))
    return read_triple (path, node, 200, reach->offset, error);
  if (g_str_equal (name, "lift"))
    return read_number (path, node, -3, 60, "cm", &reach->lift, error);
  if (g_str_equal (name, "elbow"))
    return read_direction (path, node, &reach->has_elbow, reach->elbow, error);
  if (g_str_equal (name, "palm"))
    return read_direction (path, node, &reach->has_palm, reach->palm, error);
  if (g_str_equal (name, "fingers"))
    return read_direction (path, node, &reach->has_fingers, reach->fingers, error);
  return refuse (error, path, "is not a member of a reach; use to, with, offset, lift, elbow, palm, fingers");
}

/* null: no reach.  A text: the landmark.  An object: what differs from the base's reach, or a
 * new reach when it has another target. */
static gboolean
read_reach (const char *member, JsonNode *node, UnknotReach *reach, GError **error)
{
  static const UnknotReach none = { .to = UNKNOT_LANDMARK_NONE };
  UnknotReach out = none;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      *reach = none;
      return TRUE;
    }
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      if (!read_target (member, node, &out.to, error))
        return FALSE;
      *reach = out;
      return TRUE;
    }

  JsonObject *object = json_node_get_object (node);
  if (!json_object_has_member (object, "to"))
    out = *reach;
  if (!json_object_has_member (object, "to") && reach->to == UNKNOT_LANDMARK_NONE)
    return refuse (error, member, "needs \"to\": the landmark to reach for");

  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    {
      g_autofree char *path = g_strconcat (member, ".", name, NULL);
      if (!read_reach_member (path, name, value, &out, error))
        return FALSE;
    }
  *reach = out;
  return TRUE;
}

/* "free", "planted", or what differs from the base's foot. */
static gboolean
read_foot (const char *member, JsonNode *node, UnknotFoot *foot, GError **error)
{
  static const char *const words[] = { "planted", "free" };
  UnknotFoot out = *foot;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      guint index;
      if (!read_name (member, node, words, G_N_ELEMENTS (words), &index, error))
        return FALSE;
      foot->free = index == 1;
      return TRUE;
    }

  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      g_autofree char *path = g_strconcat (member, ".", name, NULL);
      gboolean ok;
      if (g_str_equal (name, "step"))
        ok = read_triple (path, value, 120, out.step, error);
      else if (g_str_equal (name, "toe-out"))
        ok = read_number (path, value, -45, 60, "degrees", &out.toe_out, error);
      else if (g_str_equal (name, "free"))
        ok = read_boolean (path, value, &out.free, error);
      else
        ok = refuse (error, path, "is not a member of a foot; use step, toe-out, free");
      if (!ok)
        return FALSE;
    }
  *foot = out;
  return TRUE;
}

/* Splits "wrist-flexion-left".  Returns 0 for left, 1 for right, -1 for no side. */
static int
split_side (const char *name, char **stem)
{
  static const char *const ends[] = { "-left", "-right" };

  for (int side = 0; side < 2; side++)
    if (g_str_has_suffix (name, ends[side]))
      {
        *stem = g_strndup (name, strlen (name) - strlen (ends[side]));
        return side;
      }
  *stem = g_strdup (name);
  return -1;
}

/* Bends and turns may name their direction: "neck-bend-right": 30 is "neck-bend": -30. */
static gboolean
has_direction (const UnknotJointRow *row)
{
  return !row->paired && (g_str_has_suffix (row->name, "-bend") || g_str_has_suffix (row->name, "-turn") ||
                          g_str_has_suffix (row->name, "-tip"));
}

static gboolean
read_joint (const UnknotJointRow *row, const char *member, int side, JsonNode *node, UnknotPose *pose,
            GError **error)
{
  double value, min = row->min, max = row->max;

  if (row->joint == UNKNOT_JOINT_SHOULDER_ROTATION)
    {
      /* The outermost of a range that moves with the elevation; unknot_pose_check() knows
       * the whole arm. */
      min -= 60;
      max += 60;
    }
  if (!read_number (member, node, min, max, "degrees", &value, error))
    return FALSE;

  if (!row->paired)
    pose->angle[row->joint] = side == UNKNOT_RIGHT ? -value : value;
  else if (side >= 0)
    pose->angle[row->joint + side] = value;
  else
    pose->angle[row->joint] = pose->angle[row->joint + 1] = value;
  return TRUE;
}

/* Feet and reaches: what of a pose has two sides but is no joint. */
static gboolean
read_sided (const char *member, gboolean is_foot, int side, JsonNode *node, UnknotPose *pose, GError **error)
{
  for (int i = 0; i < 2; i++)
    if (side < 0 || side == i)
      if (!(is_foot ? read_foot (member, node, &pose->foot[i], error)
                    : read_reach (member, node, &pose->reach[i], error)))
        return FALSE;
  return TRUE;
}

/* @stem: of @member, without its side. */
static gboolean
refuse_member (GError **error, const char *member, const char *stem)
{
  static const char *const others[] = { "stance", "shift", "foot", "reach" };
  const char *known[G_N_ELEMENTS (others) + UNKNOT_N_JOINT_ROWS + 1] = { NULL };
  g_autofree char *all = NULL, *what = NULL;
  const char *nearest;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    known[i] = others[i];
  for (guint i = 0; i < UNKNOT_N_JOINT_ROWS; i++)
    known[G_N_ELEMENTS (others) + i] = unknot_joint_rows[i].name;
  nearest = unknot_nearest_name (stem, known);
  all = g_strjoinv (", ", (char **) known);
  if (g_strv_contains (known, stem))
    what = g_strdup_printf ("is not a member of a pose, as it has no sides; write “%s”", stem);
  else if (nearest != NULL)
    what = g_strdup_printf ("is not a member of a pose; is “%s%s” meant?", nearest, member + strlen (stem));
  else
    what = g_strdup_printf ("is not a member of a pose; known are %s", all);
  return refuse (error, member, what);
}

static gboolean
read_member (const char *member, JsonNode *node, UnknotPose *pose, GError **error)
{
  g_autofree char *stem = NULL;

  if (g_str_equal (member, "stance"))
    {
      guint index;
      if (!read_name (member, node, stance_names, G_N_ELEMENTS (stance_names), &index, error))
        return FALSE;
      pose->stance = index;
      return TRUE;
    }
  if (g_str_equal (member, "shift"))
    return read_triple (member, node, 150, pose->shift, error);

  int side = split_side (member, &stem);
  gboolean is_foot = g_str_equal (stem, "foot");
  if (is_foot || g_str_equal (stem, "reach"))
    return read_sided (member, is_foot, side, node, pose, error);

  for (guint i = 0; i < UNKNOT_N_JOINT_ROWS; i++)
    {
      const UnknotJointRow *row = &unknot_joint_rows[i];
      if (g_str_equal (row->name, stem) && (side < 0 || row->paired || has_direction (row)))
        return read_joint (row, member, side, node, pose, error);
    }
  return refuse_member (error, member, stem);
}

/* In whatever order the file has them: one side is read after both, and wins. */
static gboolean
read_members (JsonObject *object, UnknotPose *pose, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  for (int pass = 0; pass < 2; pass++)
    {
      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, &name, &value))
        {
          gboolean sided = g_str_has_suffix (name, "-left") || g_str_has_suffix (name, "-right");
          if (sided == (pass == 1) && !read_member (name, value, pose, error))
            return FALSE;
        }
    }
  return TRUE;
}

gboolean
unknot_pose_from_json (JsonNode *node, const UnknotPose *base, UnknotPose *pose, GError **error)
{
  UnknotPose out;

  g_return_val_if_fail (node != NULL, FALSE);
  g_return_val_if_fail (pose != NULL, FALSE);
  g_return_val_if_fail (!error || !*error, FALSE);

  if (base)
    out = *base;
  else
    unknot_pose_init (&out, UNKNOT_STANCE_STANDING);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, "pose", "must be an object");

  if (!read_members (json_node_get_object (node), &out, error) || !unknot_pose_check (&out, error))
    return FALSE;
  *pose = out;
  return TRUE;
}
