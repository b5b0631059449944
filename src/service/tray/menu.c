/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/tray/menu.h"

#include <glib/gi18n-lib.h>

#include "core/schedule/phrase.h"

struct _UnknotMenu {
  GObject parent_instance;

  const UnknotMenuCommands *commands;
  UnknotLookFunc look;
  gpointer user_data;

  GMenu *model;
  GMenu *now;      /* the section about the next break */
  GMenu *care;     /* the section about heat and water; empty most of the time */
  GMenu *pausing;  /* the section with Pause or Resume */
  GSimpleActionGroup *actions;
  char *now_shown;     /* label of the first item; NULL before the first update */
  char *quiet_shown;   /* label of the item below it; NULL: none */
  const char *now_set; /* which items follow it: "calm", "due" or "break" */
  char *heat_shown; /* NULL: no item */
  int care_set;    /* which items follow it; -1 before the first update */
  int paused_shown;    /* -1 before the first update */
  char *token;
};

G_DEFINE_FINAL_TYPE (UnknotMenu, unknot_menu, G_TYPE_OBJECT)

/* Items */

char *
unknot_menu_escape (const char *text)
{
  GString *escaped = g_string_new (text);

  g_string_replace (escaped, "_", "__", 0);
  return g_string_free (escaped, FALSE);
}

static void
append_item (GMenu *menu, const char *label, const char *detailed_action)
{
  g_menu_append (menu, label, detailed_action);
}

/* A line that only says something: its action does not exist and so cannot be chosen. */
static GMenuItem *
text_item_new (const char *text, const char *id)
{
  g_autofree char *label = unknot_menu_escape (text);
  GMenuItem *item = g_menu_item_new (label, "none");

  g_menu_item_set_attribute (item, "id", "s", id);
  return item;
}

static void
append_break_items (GMenu *menu, const char *set)
{
  if (g_str_equal (set, "due")) {
    append_item (menu, _("_Start the break"), "take-break::");
    append_item (menu, _("In five _minutes"), "postpone");
    append_item (menu, _("S_kip this break"), "skip");
  } else if (g_str_equal (set, "break")) {
    append_item (menu, _("_End the break"), "end-break");
  } else {
    append_item (menu, _("_Take a break now"), "take-break::");
  }
  append_item (menu, _("_Posture check now"), "check-posture");
}

static GMenuModel *
pause_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  append_item (menu, _("_30 minutes"), "pause(uint32 1800)");
  append_item (menu, _("_1 hour"), "pause(uint32 3600)");
  append_item (menu, _("Until _tomorrow"), "pause-until-tomorrow");
  return G_MENU_MODEL (menu);
}

static GMenuModel *
app_section_new (void)
{
  GMenu *menu = g_menu_new ();

  append_item (menu, _("_Open Unknot"), "show-window::today");
  append_item (menu, _("_Settings…"), "show-window::settings");
  append_item (menu, _("_Quit"), "quit");
  return G_MENU_MODEL (menu);
}

static void
build (UnknotMenu *self, GMenuModel *guides)
{
  g_autoptr (GMenuModel) app = app_section_new ();

  self->now = g_menu_new ();
  self->care = g_menu_new ();
  self->pausing = g_menu_new ();
  self->model = g_menu_new ();
  g_menu_append_section (self->model, NULL, G_MENU_MODEL (self->now));
  g_menu_append_section (self->model, NULL, G_MENU_MODEL (self->care));
  if (guides != NULL) {
    g_autoptr (GMenu) section = g_menu_new ();

    g_menu_append_submenu (section, _("_Guides"), guides);
    append_item (section, _("_When to see someone"), "show-window::guide:when-to-see-someone");
    g_menu_append_section (self->model, NULL, G_MENU_MODEL (section));
  }
  g_menu_append_section (self->model, NULL, G_MENU_MODEL (self->pausing));
  g_menu_append_section (self->model, NULL, app);
}

/* Actions */

static void
take_break_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UnknotMenu *self = user_data;
  g_autofree char *token = g_steal_pointer (&self->token);

  self->commands->take_break (g_variant_get_string (parameter, NULL), token, self->user_data);
}

static void
show_window_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UnknotMenu *self = user_data;
  g_autofree char *token = g_steal_pointer (&self->token);

  self->commands->show_window (g_variant_get_string (parameter, NULL), token, self->user_data);
}

static void
pause_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UnknotMenu *self = user_data;

  self->commands->pause (g_variant_get_uint32 (parameter), self->user_data);
}

static void
skin_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UnknotMenu *self = user_data;

  self->commands->answer_skin (g_str_equal (g_action_get_name (G_ACTION (action)), "skin-fine"), self->user_data);
}

/* The commands that take nothing. */
static void
plain_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  UnknotMenu *self = user_data;
  const UnknotMenuCommands *commands = self->commands;
  const struct {
    const char *name;
    void (*command) (gpointer user_data);
  } plain[] = {
    { "check-posture", commands->check_posture },
    { "postpone", commands->postpone },
    { "skip", commands->skip },
    { "end-break", commands->end_break },
    { "pause-until-tomorrow", commands->pause_until_tomorrow },
    { "resume", commands->resume },
    { "end-heat", commands->end_heat },
    { "had-water", commands->had_water },
    { "quit", commands->quit },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++) {
    if (g_str_equal (g_action_get_name (G_ACTION (action)), plain[i].name)) {
      plain[i].command (self->user_data);
      return;
    }
  }
  g_assert_not_reached ();
}

static void
add_actions (UnknotMenu *self)
{
  static const GActionEntry entries[] = {
    { "take-break", take_break_activated_cb, "s" },
    { "show-window", show_window_activated_cb, "s" },
    { "pause", pause_activated_cb, "u" },
    { "check-posture", plain_activated_cb },
    { "postpone", plain_activated_cb },
    { "skip", plain_activated_cb },
    { "end-break", plain_activated_cb },
    { "pause-until-tomorrow", plain_activated_cb },
    { "resume", plain_activated_cb },
    { "end-heat", plain_activated_cb },
    { "had-water", plain_activated_cb },
    { "skin-fine", skin_activated_cb },
    { "skin-sore", skin_activated_cb },
    { "quit", plain_activated_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

static void
enable (UnknotMenu *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Updates */

/* The line below the first.
 * @had: whether it is there now. */
static void
update_quiet (UnknotMenu *self, const UnknotLook *look, gboolean had)
{
  g_autofree char *text = unknot_look_to_quiet (look);

  if (had && g_strcmp0 (self->quiet_shown, text) == 0)
    return;
  if (had)
    g_menu_remove (self->now, 1);
  g_free (self->quiet_shown);
  self->quiet_shown = g_steal_pointer (&text);
  if (self->quiet_shown != NULL) {
    g_autoptr (GMenuItem) item = text_item_new (self->quiet_shown, "quiet");

    g_menu_insert_item (self->now, 1, item);
  }
}

static void
update_now (UnknotMenu *self, const UnknotLook *look)
{
  const UnknotStatus *status = &look->status;
  gboolean on_break = status->phase == UNKNOT_PHASE_BREAK;
  gboolean due = status->phase == UNKNOT_PHASE_DUE || status->phase == UNKNOT_PHASE_LANDING ||
                 status->phase == UNKNOT_PHASE_HELD;
  const char *set = on_break ? "break" : due && !status->paused ? "due" : "calm";
  g_autofree char *text = unknot_look_to_next_break (look);
  gboolean had_quiet = self->quiet_shown != NULL;

  if (g_strcmp0 (self->now_set, set) != 0) {
    g_menu_remove_all (self->now);
    append_break_items (self->now, set);
    self->now_set = set;
    g_clear_pointer (&self->now_shown, g_free);
    had_quiet = FALSE;
  } else if (g_strcmp0 (self->now_shown, text) != 0) {
    g_menu_remove (self->now, 0);
    g_clear_pointer (&self->now_shown, g_free);
  }
  if (self->now_shown == NULL) {
    g_autoptr (GMenuItem) item = text_item_new (text, "next-break");

    g_menu_prepend_item (self->now, item);
    self->now_shown = g_steal_pointer (&text);
  }
  update_quiet (self, look, had_quiet);

  enable (self, "postpone", due && status->postpones_left > 0);
  enable (self, "skip", due || on_break || status->phase == UNKNOT_PHASE_POSTPONED);
  enable (self, "end-break", on_break);
  enable (self, "check-posture", !on_break);
}

/* Which items there are; a number for each set. */
static int
get_care_set (const UnknotLook *look)
{
  return (int) look->heat.phase * 2 + (look->water ? 1 : 0);
}

static void
append_care_items (GMenu *menu, const UnknotLook *look)
{
  switch (look->heat.phase) {
  case UNKNOT_HEAT_SKIN:
    append_item (menu, _("The skin is _fine"), "skin-fine");
    append_item (menu, _("The skin is s_ore"), "skin-sore");
    append_item (menu, _("End the _heat session"), "end-heat");
    break;
  case UNKNOT_HEAT_TAKE_OFF:
    append_item (menu, _("The _heat is off"), "end-heat");
    append_item (menu, _("The skin is s_ore"), "skin-sore");
    break;
  case UNKNOT_HEAT_ON:
    append_item (menu, _("End the _heat session"), "end-heat");
    break;
  case UNKNOT_HEAT_STRETCH:
  case UNKNOT_HEAT_OFF:
    break;
  }
  if (look->water)
    append_item (menu, _("I _drank something"), "had-water");
}

static void
update_care (UnknotMenu *self, const UnknotLook *look)
{
  g_autofree char *text = unknot_look_to_heat (look);
  int set = get_care_set (look);

  if (self->care_set != set) {
    g_menu_remove_all (self->care);
    append_care_items (self->care, look);
    self->care_set = set;
    g_clear_pointer (&self->heat_shown, g_free);
  } else if (self->heat_shown != NULL && g_strcmp0 (self->heat_shown, text) != 0) {
    g_menu_remove (self->care, 0);
    g_clear_pointer (&self->heat_shown, g_free);
  }
  if (self->heat_shown == NULL && text != NULL) {
    g_autoptr (GMenuItem) item = text_item_new (text, "heat");

    g_menu_prepend_item (self->care, item);
    self->heat_shown = g_steal_pointer (&text);
  }
}

static void
update_pausing (UnknotMenu *self, const UnknotLook *look)
{
  if (self->paused_shown == look->status.paused)
    return;

  g_menu_remove_all (self->pausing);
  if (look->status.paused) {
    append_item (self->pausing, _("_Resume"), "resume");
  } else {
    g_autoptr (GMenuModel) menu = pause_menu_new ();

    g_menu_append_submenu (self->pausing, _("P_ause"), menu);
  }
  self->paused_shown = look->status.paused;
  enable (self, "resume", look->status.paused);
}

void
unknot_menu_update (UnknotMenu *self)
{
  UnknotLook look = { 0 };

  g_return_if_fail (UNKNOT_IS_MENU (self));

  unknot_menu_look (self, &look);
  update_now (self, &look);
  update_care (self, &look);
  update_pausing (self, &look);
}

void
unknot_menu_look (UnknotMenu *self, UnknotLook *look)
{
  g_return_if_fail (UNKNOT_IS_MENU (self));
  g_return_if_fail (look != NULL);

  *look = (UnknotLook){ 0 };
  self->look (look, self->user_data);
}

void
unknot_menu_set_token (UnknotMenu *self, const char *token)
{
  g_return_if_fail (UNKNOT_IS_MENU (self));

  g_free (self->token);
  self->token = token != NULL && *token != '\0' ? g_strdup (token) : NULL;
}

GMenuModel *
unknot_menu_get_model (UnknotMenu *self)
{
  g_return_val_if_fail (UNKNOT_IS_MENU (self), NULL);
  return G_MENU_MODEL (self->model);
}

GActionGroup *
unknot_menu_get_actions (UnknotMenu *self)
{
  g_return_val_if_fail (UNKNOT_IS_MENU (self), NULL);
  return G_ACTION_GROUP (self->actions);
}

static void
unknot_menu_finalize (GObject *object)
{
  UnknotMenu *self = UNKNOT_MENU (object);

  g_clear_object (&self->model);
  g_clear_object (&self->now);
  g_clear_object (&self->care);
  g_clear_object (&self->pausing);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->quiet_shown, g_free);
  g_clear_pointer (&self->now_shown, g_free);
  g_clear_pointer (&self->heat_shown, g_free);
  g_clear_pointer (&self->token, g_free);
  G_OBJECT_CLASS (unknot_menu_parent_class)->finalize (object);
}

static void
unknot_menu_class_init (UnknotMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = unknot_menu_finalize;
}

static void
unknot_menu_init (UnknotMenu *self)
{
  self->care_set = -1;
  self->paused_shown = -1;
}

UnknotMenu *
unknot_menu_new (GMenuModel *guides, const UnknotMenuCommands *commands, UnknotLookFunc look,
                 gpointer user_data)
{
  UnknotMenu *self;

  g_return_val_if_fail (guides == NULL || G_IS_MENU_MODEL (guides), NULL);
  g_return_val_if_fail (commands != NULL && look != NULL, NULL);

  self = g_object_new (UNKNOT_TYPE_MENU, NULL);
  self->commands = commands;
  self->look = look;
  self->user_data = user_data;
  add_actions (self);
  build (self, guides);
  unknot_menu_update (self);
  return self;
}
