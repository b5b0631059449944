/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/settings.h"

#include "config.h"

struct _UnknotSettings
{
  GObject parent_instance;

  GSettings *settings;
  UnknotPlan plan;
};

/* How long before a break the window program is started, when the break opens a window. */
#define SCREEN_HEADS_UP (20 * UNKNOT_SECOND)

G_DEFINE_FINAL_TYPE (UnknotSettings, unknot_settings, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Written by hand or by another version, a database can hold anything: the schema's ranges
 * bind only those who write through it. */
static gint64
read_clamped (UnknotSettings *self, const char *key, guint low, guint high)
{
  return CLAMP (g_settings_get_uint (self->settings, key), low, high);
}

static void
read_hours (UnknotSettings *self, UnknotPlan *plan)
{
  g_autoptr (GVariant) days = g_settings_get_value (self->settings, "working-days");

  if (g_variant_n_children (days) != G_N_ELEMENTS (plan->hours_from))
    {
      g_clear_pointer (&days, g_variant_unref);
      days = g_settings_get_default_value (self->settings, "working-days");
    }

  for (gsize i = 0; i < G_N_ELEMENTS (plan->hours_from); i++)
    {
      guint from, to;

      g_variant_get_child (days, i, "(uu)", &from, &to);
      plan->hours_from[i] = MIN (from, 24 * 60 - 1);
      plan->hours_to[i] = MIN (to, 24 * 60);
    }
}

static void
read_plan (UnknotSettings *self)
{
  UnknotPlan plan = unknot_plan_default ();
  g_autoptr (GError) error = NULL;

  plan.break_interval = (read_clamped (self, "break-interval", 30, 60) + 2) / 5 * 5 * UNKNOT_MINUTE;
  plan.break_length = read_clamped (self, "break-length", 1, 15) * UNKNOT_MINUTE;
  plan.posture_interval = g_settings_get_boolean (self->settings, "posture-checks")
                            ? read_clamped (self, "posture-interval", 10, 60) * UNKNOT_MINUTE
                            : 0;
  plan.away_threshold = read_clamped (self, "away-threshold", 1, 15) * UNKNOT_MINUTE;
  plan.heads_up = read_clamped (self, "heads-up", 0, 60) * UNKNOT_SECOND;
  if (plan.heads_up == 0 && unknot_settings_get_break_screen (self) != UNKNOT_BREAK_SCREEN_GENTLE)
    plan.heads_up = SCREEN_HEADS_UP;
  plan.postpone_limit = read_clamped (self, "postpone-limit", 0, 10);
  plan.reminder_limit = read_clamped (self, "reminders", 0, 2);
  plan.on_call_after = g_settings_get_uint (self->settings, "on-call-minutes") > 0
                         ? read_clamped (self, "on-call-minutes", 5, 60) * UNKNOT_MINUTE
                         : 0;
  plan.soft_landing = g_settings_get_boolean (self->settings, "soft-landing");
  plan.reading_counts = g_settings_get_boolean (self->settings, "reading-counts");
  plan.hours_enabled = g_settings_get_boolean (self->settings, "working-hours");
  read_hours (self, &plan);

  if (!unknot_plan_check (&plan, &error))
    {
      g_warning ("The settings make no plan, the defaults hold: %s", error->message);
      plan = unknot_plan_default ();
    }
  self->plan = plan;
}

static void
key_changed_cb (GSettings *settings, const char *key, UnknotSettings *self)
{
  read_plan (self);
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (key), key);
}

static void
unknot_settings_finalize (GObject *object)
{
  UnknotSettings *self = UNKNOT_SETTINGS (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (unknot_settings_parent_class)->finalize (object);
}

static void
unknot_settings_class_init (UnknotSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unknot_settings_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
unknot_settings_init (UnknotSettings *self)
{
}

UnknotSettings *
unknot_settings_new (GSettings *settings)
{
  UnknotSettings *self = g_object_new (UNKNOT_TYPE_SETTINGS, NULL);

  self->settings = settings != NULL ? g_object_ref (settings) : g_settings_new (UNKNOT_APP_ID);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (key_changed_cb), self, 0);
  /* Changes of a key are only told once it has been read. */
  read_plan (self);

  return self;
}

GSettings *
unknot_settings_get_gsettings (UnknotSettings *self)
{
  return self->settings;
}

const UnknotPlan *
unknot_settings_get_plan (UnknotSettings *self)
{
  return &self->plan;
}

UnknotBreakScreenLevel
unknot_settings_get_break_screen (UnknotSettings *self)
{
  g_autofree char *level = g_settings_get_string (self->settings, "break-screen");

  if (g_str_equal (level, "window"))
    return UNKNOT_BREAK_SCREEN_WINDOW;

  return g_str_equal (level, "full-screen") ? UNKNOT_BREAK_SCREEN_FULL : UNKNOT_BREAK_SCREEN_GENTLE;
}

gint64
unknot_settings_get_water_interval (UnknotSettings *self)
{
  if (!g_settings_get_boolean (self->settings, "water-reminder"))
    return 0;

  return read_clamped (self, "water-interval", 30, 180) * UNKNOT_MINUTE;
}

gboolean
unknot_settings_get_sound (UnknotSettings *self)
{
  return g_settings_get_boolean (self->settings, "sound");
}

gboolean
unknot_settings_get_autostart (UnknotSettings *self)
{
  return g_settings_get_boolean (self->settings, "autostart");
}

UnknotPlace
unknot_settings_get_places (UnknotSettings *self)
{
  static const struct {
    const char *name;
    UnknotPlace place;
  } names[] = {
    { "chair", UNKNOT_PLACE_CHAIR },
    { "standing", UNKNOT_PLACE_STANDING },
    { "wall", UNKNOT_PLACE_WALL },
    { "floor", UNKNOT_PLACE_FLOOR },
  };
  g_auto (GStrv) stored = g_settings_get_strv (self->settings, "places");
  UnknotPlace places = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strv_contains ((const char *const *) stored, names[i].name))
      places |= names[i].place;

  return places != 0 ? places : UNKNOT_PLACE_CHAIR;
}

char **
unknot_settings_get_props (UnknotSettings *self)
{
  return g_settings_get_strv (self->settings, "props");
}

char **
unknot_settings_get_left_out (UnknotSettings *self)
{
  return g_settings_get_strv (self->settings, "left-out-guides");
}
