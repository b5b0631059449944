/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/tray/dbusmenu.h"
#include "tray-world.h"

#define MENU "/MenuBar"
#define MENU_INTERFACE "com.canonical.dbusmenu"

static GVariant *
call (TrayWorld *world, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = tray_world_call (world, MENU, MENU_INTERFACE, method, parameters, &error);

  g_assert_no_error (error);
  return answer;
}

static void
assert_invalid (TrayWorld *world, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = tray_world_call (world, MENU, MENU_INTERFACE, method, parameters, &error);

  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
}

static void
click (TrayWorld *world, const char *label)
{
  int id = tray_world_find (world, label);
  g_autoptr (GVariant) answer = NULL;

  g_test_message ("click on %s (%d)", label, id);
  g_assert_cmpint (id, >, 0);
  answer = call (world, "Event", g_variant_new ("(isvu)", id, "clicked", g_variant_new_int32 (0), 0));
}

static gboolean
is_enabled (TrayWorld *world, const char *label)
{
  int id = tray_world_find (world, label);
  g_autoptr (GVariant) answer = NULL, value = NULL;

  g_assert_cmpint (id, >, 0);
  answer = call (world, "GetProperty", g_variant_new ("(is)", id, "enabled"));
  g_variant_get (answer, "(v)", &value);
  return g_variant_get_boolean (value);
}

/* The labels of a layout's first level, separators as "-". */
static char *
outline (GVariant *layout)
{
  g_autoptr (GVariant) children = g_variant_get_child_value (layout, 2);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < g_variant_n_children (children); i++) {
    g_autoptr (GVariant) child = NULL, properties = NULL;
    const char *label = "-";

    g_variant_get_child (children, i, "v", &child);
    properties = g_variant_get_child_value (child, 1);
    (void) g_variant_lookup (properties, "label", "&s", &label);
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", label);
  }
  return g_string_free (text, FALSE);
}

static void
assert_outline (TrayWorld *world, int parent, const char *expected)
{
  g_autoptr (GVariant) layout = tray_world_get_layout (world, parent, 1);
  g_autofree char *text = outline (layout);

  g_assert_cmpstr (text, ==, expected);
}

/* What the menu offers in each state. */
static void
test_items (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();

  assert_outline (world, 0, "Next break in 13 min|_Take a break now|_Posture check now|-|_Guides|_When to see someone|-|P_ause|-|"
                            "_Open Unknot|_Settings…|_Quit");
  world->look.status.phase = UNKNOT_PHASE_DUE;
  assert_outline (world, 0, "Time for a break|_Start the break|In five _minutes|S_kip this break|_Posture check now|-|"
                            "_Guides|_When to see someone|-|P_ause|-|_Open Unknot|_Settings…|_Quit");
  world->look.status.phase = UNKNOT_PHASE_BREAK;
  world->look.status.break_ends = world->look.now.boot + 2 * UNKNOT_MINUTE;
  assert_outline (world, 0, "On a break, 2 min left|_End the break|_Posture check now|-|_Guides|_When to see someone|-|P_ause|-|"
                            "_Open Unknot|_Settings…|_Quit");
  world->look.status.phase = UNKNOT_PHASE_WORKING;
  world->look.status.paused = TRUE;
  world->look.status.paused_until = UNKNOT_NEVER;
  assert_outline (world, 0, "Paused|_Take a break now|_Posture check now|-|_Guides|_When to see someone|-|_Resume|-|"
                            "_Open Unknot|_Settings…|_Quit");
}

/* Every item does what it says. */
static void
test_clicks (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();

  click (world, "Next break in 13 min");
  tray_world_assert_commands (world, "");
  click (world, "_Take a break now");
  click (world, "_Posture check now");
  click (world, "Neck side tilt");
  tray_world_assert_commands (world, "take-break(,none) check-posture take-break(neck-side-tilt,none)");
  click (world, "_30 minutes");
  click (world, "_1 hour");
  click (world, "Until _tomorrow");
  tray_world_assert_commands (world, "pause(1800) pause(3600) pause-until-tomorrow");
  unknot_menu_set_token (world->menu, "token-2");
  click (world, "_Open Unknot");
  click (world, "_Settings…");
  click (world, "_When to see someone");
  click (world, "_Quit");
  tray_world_assert_commands (world, "show-window(today,token-2) show-window(settings,none) "
                                     "show-window(guide:when-to-see-someone,none) quit");
  world->look.status.phase = UNKNOT_PHASE_DUE;
  click (world, "_Start the break");
  click (world, "In five _minutes");
  click (world, "S_kip this break");
  tray_world_assert_commands (world, "take-break(,none) postpone skip");
  world->look.status.phase = UNKNOT_PHASE_BREAK;
  click (world, "_End the break");
  world->look.status.phase = UNKNOT_PHASE_WORKING;
  world->look.status.paused = TRUE;
  click (world, "_Resume");
  tray_world_assert_commands (world, "end-break resume");
}

/* What asks for quiet has a line of its own, unless the first one says it. */
static void
test_quiet (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();

#define REST "-|_Guides|_When to see someone|-|P_ause|-|_Open Unknot|_Settings…|_Quit"
  assert_outline (world, 0, "Next break in 13 min|_Take a break now|_Posture check now|" REST);
  world->look.quiet = "A microphone is in use; Film keeps the screen on";
  assert_outline (world, 0, "Next break in 13 min|Quiet: A microphone is in use; Film keeps the screen on|"
                            "_Take a break now|_Posture check now|" REST);
  world->look.status.due_in -= UNKNOT_MINUTE;
  world->look.quiet = "A microphone is in use";
  assert_outline (world, 0, "Next break in 12 min|Quiet: A microphone is in use|_Take a break now|_Posture check now|" REST);
  click (world, "Quiet: A microphone is in use");
  tray_world_assert_commands (world, "");
  world->look.status.phase = UNKNOT_PHASE_HELD;
  assert_outline (world, 0, "Break held: A microphone is in use|_Start the break|In five _minutes|S_kip this break|"
                            "_Posture check now|" REST);
  world->look.status.phase = UNKNOT_PHASE_WORKING;
  assert_outline (world, 0, "Next break in 12 min|Quiet: A microphone is in use|_Take a break now|_Posture check now|" REST);
  world->look.quiet = NULL;
  assert_outline (world, 0, "Next break in 12 min|_Take a break now|_Posture check now|" REST);
#undef REST
}

/* Heat and water have items while there is something to say, and only then. */
static void
test_care (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();

#define CARE(items) "Next break in 13 min|_Take a break now|_Posture check now|-|" items "|-|_Guides|_When to see someone|-|P_ause|-|" \
                    "_Open Unknot|_Settings…|_Quit"
  world->look.heat.phase = UNKNOT_HEAT_ON;
  world->look.heat.left = 12 * UNKNOT_MINUTE;
  assert_outline (world, 0, CARE ("Heat: 12 min left|End the _heat session"));
  world->look.heat.left = 11 * UNKNOT_MINUTE;
  assert_outline (world, 0, CARE ("Heat: 11 min left|End the _heat session"));
  click (world, "End the _heat session");
  world->look.heat.phase = UNKNOT_HEAT_SKIN;
  world->look.water = TRUE;
  assert_outline (world, 0, CARE ("Heat: please look at your skin|The skin is _fine|The skin is s_ore|"
                                  "End the _heat session|I _drank something"));
  click (world, "The skin is _fine");
  click (world, "The skin is s_ore");
  world->look.heat.phase = UNKNOT_HEAT_TAKE_OFF;
  world->look.water = FALSE;
  assert_outline (world, 0, CARE ("Heat: take it away now|The _heat is off|The skin is s_ore"));
  click (world, "The _heat is off");
  tray_world_assert_commands (world, "end-heat skin-fine skin-sore end-heat");
  world->look.heat.phase = UNKNOT_HEAT_STRETCH;
  world->look.water = TRUE;
  assert_outline (world, 0, CARE ("I _drank something"));
  click (world, "I _drank something");
  tray_world_assert_commands (world, "had-water");
#undef CARE
}

/* What does not fit the moment is insensitive, and a click on it (a host can be late) does
 * nothing. */
static void
test_insensitive (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();

  world->look.status.phase = UNKNOT_PHASE_DUE;
  g_assert_true (is_enabled (world, "In five _minutes"));
  world->look.status.postpones_left = 0;
  g_assert_false (is_enabled (world, "In five _minutes"));
  click (world, "In five _minutes");
  g_assert_false (is_enabled (world, "Time for a break"));
  g_assert_true (is_enabled (world, "_Guides"));
  tray_world_assert_commands (world, "");
}

/* Depth and parent are honoured; properties are filtered by name. */
static void
test_layout (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  g_autoptr (GVariant) bare = tray_world_get_layout (world, 0, 0);
  g_autoptr (GVariant) answer = NULL, layout = NULL, properties = NULL, children = NULL;
  int guides = tray_world_find (world, "_Guides"), stretches = tray_world_find (world, "Stretches");

  children = g_variant_get_child_value (bare, 2);
  g_assert_cmpuint (g_variant_n_children (children), ==, 0);
  assert_outline (world, guides, "Stretches");
  assert_outline (world, stretches, "Neck side tilt|Shoulder rolls");
  assert_outline (world, tray_world_find (world, "_Quit"), "");

  answer = tray_world_call (world, MENU, MENU_INTERFACE, "GetLayout",
                            g_variant_new_parsed ("(%i, 0, ['enabled', 'no-such'])", guides), NULL);
  g_variant_get (answer, "(u@(ia{sv}av))", NULL, &layout);
  properties = g_variant_get_child_value (layout, 1);
  g_assert_cmpuint (g_variant_n_children (properties), ==, 1);
}

/* One level below, no deeper. */
static void
test_depth (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  g_autoptr (GVariant) one = tray_world_get_layout (world, 0, 1), all = tray_world_get_layout (world, 0, -1);
  g_autofree char *shallow = g_variant_print (one, FALSE), *deep = g_variant_print (all, FALSE);

  g_assert_null (strstr (shallow, "Stretches"));
  g_assert_nonnull (strstr (deep, "Neck side tilt"));
}

/* A running number changes one property and no layout; numbers of items stay. */
static void
test_live_text (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  int id = tray_world_find (world, "Next break in 13 min"), quit = tray_world_find (world, "_Quit");
  g_autoptr (GVariant) first = NULL, second = NULL;
  gboolean update;

  tray_world_assert_signals (world, "");
  first = call (world, "AboutToShow", g_variant_new ("(i)", 0));
  g_variant_get (first, "(b)", &update);
  g_assert_false (update);
  world->look.status.due_in = 12 * UNKNOT_MINUTE;
  second = call (world, "AboutToShow", g_variant_new ("(i)", 0));
  g_variant_get (second, "(b)", &update);
  g_assert_true (update);
  tray_world_assert_signals (world, "ItemsPropertiesUpdated");
  g_assert_cmpint (tray_world_find (world, "Next break in 12 min"), ==, id);
  g_assert_cmpint (tray_world_find (world, "_Quit"), ==, quit);
  tray_world_assert_signals (world, "");
}

/* Another state changes the layout once, and leaves the other items their numbers. */
static void
test_layout_updated (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  int posture = tray_world_find (world, "_Posture check now"), guide = tray_world_find (world, "Neck side tilt");
  int text = tray_world_find (world, "Next break in 13 min");

  world->look.status.phase = UNKNOT_PHASE_DUE;
  unknot_menu_update (world->menu);
  unknot_menu_update (world->menu);
  tray_world_assert_signals (world, "ItemsPropertiesUpdated LayoutUpdated");
  g_assert_cmpint (tray_world_find (world, "Time for a break"), ==, text);
  g_assert_cmpint (tray_world_find (world, "_Posture check now"), ==, posture);
  g_assert_cmpint (tray_world_find (world, "Neck side tilt"), ==, guide);
}

/* Nobody has opened the menu: nobody is told anything. */
static void
test_unseen (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();

  world->look.status.phase = UNKNOT_PHASE_DUE;
  unknot_menu_update (world->menu);
  tray_world_assert_signals (world, "");
}

/* Input that no host should send. */
static void
test_bad_input (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();

  assert_invalid (world, "GetLayout", g_variant_new_parsed ("(999, -1, @as [])"));
  assert_invalid (world, "GetLayout", g_variant_new_parsed ("(-1, -1, @as [])"));
  assert_invalid (world, "GetLayout", g_variant_new_parsed ("(0, -2, @as [])"));
  assert_invalid (world, "GetLayout", g_variant_new_parsed ("('0', 0)"));
  assert_invalid (world, "GetProperty", g_variant_new_parsed ("(999, 'label')"));
  assert_invalid (world, "GetProperty", g_variant_new_parsed ("(0, 'no-such')"));
  assert_invalid (world, "GetGroupProperties", g_variant_new_parsed ("([998, 999], @as [])"));
  assert_invalid (world, "Event", g_variant_new_parsed ("(999, 'clicked', <0>, uint32 0)"));
  assert_invalid (world, "Event", g_variant_new_parsed ("(0, 'shaken', <0>, uint32 0)"));
  assert_invalid (world, "EventGroup", g_variant_new_parsed ("([(999, 'clicked', <0>, uint32 0)],)"));
  assert_invalid (world, "AboutToShow", g_variant_new_parsed ("(999,)"));
  assert_invalid (world, "AboutToShowGroup", g_variant_new_parsed ("([999],)"));
  tray_world_assert_commands (world, "");
}

/* Groups do what is possible and name the rest. */
static void
test_groups (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  int quit = tray_world_find (world, "_Quit"), skipped = 999;
  g_autoptr (GVariant) events =
    call (world, "EventGroup",
          g_variant_new_parsed ("([(%i, 'clicked', <0>, uint32 0), (%i, 'x-own', <0>, uint32 0)],)", quit, skipped));
  g_autoptr (GVariant) shown = call (world, "AboutToShowGroup", g_variant_new_parsed ("([0, %i],)", skipped));
  g_autoptr (GVariant) all = call (world, "GetGroupProperties", g_variant_new_parsed ("(@ai [], ['label'])"));
  g_autoptr (GVariant) some = call (world, "GetGroupProperties", g_variant_new_parsed ("([%i, %i], @as [])", quit, skipped));
  g_autoptr (GVariant) list = g_variant_get_child_value (all, 0), short_list = g_variant_get_child_value (some, 0);
  g_autofree char *errors = g_variant_print (events, FALSE), *updates = g_variant_print (shown, FALSE);

  g_assert_cmpstr (errors, ==, "([999],)");
  g_assert_cmpstr (updates, ==, "([], [999])");
  g_assert_cmpuint (g_variant_n_children (list), >, 10);
  g_assert_cmpuint (g_variant_n_children (short_list), ==, 1);
  tray_world_assert_commands (world, "quit");
}

/* Any GMenuModel: check and radio marks, hidden items, labels that are text. */
static void
test_any_model (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuItem) hidden = g_menu_item_new ("Hidden", "no-such");
  g_autoptr (GSimpleAction) check = g_simple_action_new_stateful ("check", NULL, g_variant_new_boolean (TRUE));
  g_autoptr (GSimpleAction) radio =
    g_simple_action_new_stateful ("radio", G_VARIANT_TYPE_STRING, g_variant_new_string ("b"));
  g_autoptr (UnknotDbusmenu) dbusmenu = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *printed = NULL, *escaped = unknot_menu_escape ("snake_case");

  g_assert_cmpstr (escaped, ==, "snake__case");
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (check));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (radio));
  g_menu_append (menu, "Check", "check");
  g_menu_append (menu, "A", "radio::a");
  g_menu_append (menu, "B", "radio::b");
  g_menu_item_set_attribute (hidden, "hidden-when", "s", "action-missing");
  g_menu_append_item (menu, hidden);
  dbusmenu = unknot_dbusmenu_new (world->own, "/Other", G_MENU_MODEL (menu), G_ACTION_GROUP (actions), NULL, NULL, &error);
  g_assert_no_error (error);
  answer = tray_world_call (world, "/Other", MENU_INTERFACE, "GetLayout",
                            g_variant_new_parsed ("(0, -1, ['toggle-type', 'toggle-state', 'visible'])"), &error);
  g_assert_no_error (error);
  printed = g_variant_print (answer, FALSE);
  g_assert_cmpstr (printed, ==,
                   "(1, (0, {}, [<(1, {'toggle-type': <'checkmark'>, 'toggle-state': <1>, 'visible': <true>}, @av [])>, "
                   "<(2, {'toggle-type': <'radio'>, 'toggle-state': <0>, 'visible': <true>}, @av [])>, "
                   "<(3, {'toggle-type': <'radio'>, 'toggle-state': <1>, 'visible': <true>}, @av [])>, "
                   "<(4, {'visible': <false>}, @av [])>]))");
  g_simple_action_set_state (check, g_variant_new_boolean (FALSE));
  tray_world_assert_signals (world, "ItemsPropertiesUpdated");
}

/* 1000 random calls while the state changes under them: answers or errors, and afterwards a
 * menu that is what it should be. */
static void
test_random_calls (void)
{
  static const char *const events[] = { "clicked", "opened", "closed", "hovered", "", "x-own", "quit" };
  g_autoptr (TrayWorld) world = tray_world_new ();
  guint refused = 0;

  for (int i = 0; i < 1000; i++) {
    int id = g_test_rand_int_range (-2, 40);
    g_autoptr (GError) error = NULL;
    g_autoptr (GVariant) answer = NULL;
    GVariant *parameters = NULL;
    const char *method = NULL;

    world->look.status.phase = g_test_rand_int_range (UNKNOT_PHASE_WORKING, UNKNOT_PHASE_BREAK + 1);
    world->look.status.paused = g_test_rand_int_range (0, 4) == 0;
    world->look.status.due_in = g_test_rand_int_range (0, 60) * UNKNOT_MINUTE;
    if (g_test_rand_bit ())
      unknot_tray_update (world->tray);
    switch (g_test_rand_int_range (0, 6)) {
    case 0:
      method = "GetLayout";
      parameters = g_variant_new ("(iias)", id, g_test_rand_int_range (-3, 4), NULL);
      break;
    case 1:
      method = "GetProperty";
      parameters = g_variant_new ("(is)", id, "label");
      break;
    case 2:
      method = "Event";
      parameters = g_variant_new ("(isvu)", id, events[g_test_rand_int_range (0, G_N_ELEMENTS (events))],
                                  g_variant_new_string ("data"), g_test_rand_int ());
      break;
    case 3:
      method = "AboutToShow";
      parameters = g_variant_new ("(i)", id);
      break;
    case 4:
      method = "GetGroupProperties";
      parameters = g_variant_new_parsed ("([%i, %i], @as [])", id, id + 7);
      break;
    default:
      method = "AboutToShowGroup";
      parameters = g_variant_new ("(i)", id); /* of the wrong type */
    }
    answer = tray_world_call (world, MENU, MENU_INTERFACE, method, parameters, &error);
    refused += error != NULL;
    if (error != NULL)
      g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
  }
  g_test_message ("%u of 1000 calls were refused", refused);
  g_assert_cmpuint (refused, >, 0);
  world->look.status = (UnknotStatus){ .due_in = UNKNOT_MINUTE };
  assert_outline (world, 0, "Next break in 1 min|_Take a break now|_Posture check now|-|_Guides|_When to see someone|-|P_ause|-|"
                            "_Open Unknot|_Settings…|_Quit");
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/menu/items", test_items);
  g_test_add_func ("/menu/clicks", test_clicks);
  g_test_add_func ("/menu/care", test_care);
  g_test_add_func ("/menu/quiet", test_quiet);
  g_test_add_func ("/menu/insensitive", test_insensitive);
  g_test_add_func ("/menu/layout", test_layout);
  g_test_add_func ("/menu/depth", test_depth);
  g_test_add_func ("/menu/live-text", test_live_text);
  g_test_add_func ("/menu/layout-updated", test_layout_updated);
  g_test_add_func ("/menu/unseen", test_unseen);
  g_test_add_func ("/menu/bad-input", test_bad_input);
  g_test_add_func ("/menu/groups", test_groups);
  g_test_add_func ("/menu/any-model", test_any_model);
  g_test_add_func ("/menu/random-calls", test_random_calls);
  return g_test_run ();
}
