/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-watcher.h"
#include "tray-world.h"

#define ITEM TRAY_WORLD_ITEM
#define ITEM_INTERFACE "org.kde.StatusNotifierItem"

/* A watcher that is there gets the icon by its path: what is registered by a name is lost now and
 * then by GNOME, when what it learns of the name's owner comes after the item's properties. */
static void
test_registers (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  g_autoptr (FakeWatcher) watcher = fake_watcher_new (world->fixture->connection, TRUE);
  g_autoptr (GVariant) id = NULL;

  unknot_wait (unknot_tray_get_has_host (world->tray));
  g_assert_cmpuint (fake_watcher_get_n_items (watcher), ==, 1);
  g_assert_cmpstr (fake_watcher_get_last_item (watcher), ==, ITEM);
  /* Where items with a name lie, nothing is found that would be taken for a second one. */
  g_assert_cmpstr (ITEM, !=, "/StatusNotifierItem");
  id = tray_world_get (world, "Id");
  g_assert_cmpstr (g_variant_get_string (id, NULL), ==, "io.github.unknot.Unknot");
}

/* A panel that restarts finds the icon again, once. */
static void
test_watcher_restarts (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  g_autoptr (FakeWatcher) first = fake_watcher_new (world->fixture->connection, TRUE);
  g_autoptr (FakeWatcher) second = NULL;

  unknot_wait (unknot_tray_get_has_host (world->tray));
  g_clear_pointer (&first, fake_watcher_free);
  unknot_wait (!unknot_tray_get_has_host (world->tray));
  second = fake_watcher_new (world->fixture->connection, TRUE);
  unknot_wait (unknot_tray_get_has_host (world->tray));
  g_assert_cmpuint (fake_watcher_get_n_items (second), ==, 1);
}

static void
count_cb (guint *count)
{
  ++*count;
}

/* A watcher without a panel shows nothing; a panel can come and go later. */
static void
test_host_comes_later (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  g_autoptr (FakeWatcher) watcher = fake_watcher_new (world->fixture->connection, FALSE);
  guint notified = 0;

  g_signal_connect_swapped (world->tray, "notify::has-host", G_CALLBACK (count_cb), &notified);
  unknot_wait (fake_watcher_get_n_items (watcher) == 1);
  tray_world_assert_signals (world, "");
  g_assert_false (unknot_tray_get_has_host (world->tray));
  fake_watcher_set_host (watcher, TRUE);
  unknot_wait (unknot_tray_get_has_host (world->tray));
  fake_watcher_set_host (watcher, FALSE);
  unknot_wait (!unknot_tray_get_has_host (world->tray));
  g_assert_cmpuint (notified, ==, 2);
  g_assert_cmpuint (fake_watcher_get_n_items (watcher), ==, 1);
}

static void
failed_cb (UnknotTray *tray, const char *message, char **out)
{
  g_free (*out);
  *out = g_strdup (message);
}

/* A watcher that refuses is reported in words, and the next one is tried. */
static void
test_refused (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  g_autoptr (FakeWatcher) watcher = NULL;
  g_autofree char *message = NULL;

  g_signal_connect (world->tray, "failed", G_CALLBACK (failed_cb), &message);
  watcher = fake_watcher_new (world->fixture->connection, TRUE);
  fake_watcher_refuse (watcher);
  unknot_wait (message != NULL);
  g_assert_nonnull (strstr (message, "No room for icons"));
  g_assert_null (strstr (message, "GDBus.Error"));
  g_assert_false (unknot_tray_get_has_host (world->tray));
  g_clear_pointer (&watcher, fake_watcher_free);
  watcher = fake_watcher_new (world->fixture->connection, TRUE);
  unknot_wait (unknot_tray_get_has_host (world->tray));
}

static void
assert_tooltip (TrayWorld *world, const char *expected)
{
  g_autoptr (GVariant) tooltip = tray_world_get (world, "ToolTip");
  const char *title, *text;

  g_variant_get (tooltip, "(&s@a(iiay)&s&s)", NULL, NULL, &title, &text);
  g_assert_cmpstr (title, ==, "Unknot");
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_property (TrayWorld *world, const char *name, const char *expected)
{
  g_autoptr (GVariant) value = tray_world_get (world, name);

  g_assert_cmpstr (g_variant_get_string (value, NULL), ==, expected);
}

/* Texts are those of the moment they are read, with no update in between, and stay true for as
 * long as a panel may keep them. */
static void
test_tooltip (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();

  assert_tooltip (world, "Sitting for over 32 min. Break at 14:45.");
  world->look.now.utc_offset = 2 * 3600;
  assert_tooltip (world, "Sitting for over 32 min. Break at 16:45.");
  world->look.now.utc_offset = 0;
  world->look.status.sat = 44 * UNKNOT_MINUTE + 10 * UNKNOT_SECOND;
  world->look.status.due_in = 50 * UNKNOT_SECOND;
  assert_tooltip (world, "Sitting for over 44 min. Break at 14:32.");
  world->look.status.phase = UNKNOT_PHASE_HELD;
  world->look.status.phase = UNKNOT_PHASE_WORKING;
  world->look.quiet = "A microphone is in use; Film keeps the screen on";
  assert_tooltip (world, "Sitting for over 44 min. Break at 14:32. Quiet: A microphone is in use; Film keeps the screen "
                         "on.");
  world->look.status.phase = UNKNOT_PHASE_HELD;
  world->look.quiet = "A microphone is in use by <Calls & Co>";
  assert_tooltip (world,
                  "Sitting for over 44 min. Your break is held: A microphone is in use by &lt;Calls &amp; Co&gt;.");
  world->look.quiet = NULL;
  world->look.status.phase = UNKNOT_PHASE_POSTPONED;
  world->look.status.postponed_until = world->look.now.boot + 5 * UNKNOT_MINUTE;
  assert_tooltip (world, "Sitting for over 44 min. Break again at 14:37.");
  world->look.status.phase = UNKNOT_PHASE_BREAK;
  world->look.status.break_ends = world->look.now.boot + 3 * UNKNOT_MINUTE;
  assert_tooltip (world, "On a break until 14:35.");
  world->look.status.phase = UNKNOT_PHASE_WORKING;
  world->look.status.sat = 10 * UNKNOT_SECOND;
  world->look.status.due_in = 45 * UNKNOT_MINUTE;
  assert_tooltip (world, "Break at 15:17.");
  world->look.status.paused = TRUE;
  world->look.status.paused_until = world->look.now.boot + UNKNOT_HOUR;
  assert_tooltip (world, "Paused until 15:32.");
  world->look.status.paused_until = world->look.now.boot + 14 * UNKNOT_HOUR;
  assert_tooltip (world, "Paused until Thu, 04:32.");
  world->look.status.paused_until = UNKNOT_NEVER;
  assert_tooltip (world, "Paused until you resume.");
  world->look.heat.phase = UNKNOT_HEAT_ON;
  world->look.heat.left = 12 * UNKNOT_MINUTE;
  assert_tooltip (world, "Heat until 14:44. Paused until you resume.");
  tray_world_assert_signals (world, "");
}

/* Each state has its icon; only a due break asks for attention. */
static void
test_states (void)
{
  static const struct {
    UnknotStatus status;
    const char *icon;
    gboolean attention;
  } rows[] = {
    { { .phase = UNKNOT_PHASE_WORKING, .progress = 0 }, "working-0" },
    { { .phase = UNKNOT_PHASE_WORKING, .progress = 7 }, "working-7" },
    { { .phase = UNKNOT_PHASE_SOON, .progress = 8 }, "working-8" },
    { { .phase = UNKNOT_PHASE_LANDING, .progress = 8 }, "working-8" },
    { { .phase = UNKNOT_PHASE_POSTPONED, .progress = 8 }, "working-8" },
    { { .phase = UNKNOT_PHASE_DUE, .progress = 8 }, "due", TRUE },
    { { .phase = UNKNOT_PHASE_HELD, .progress = 8 }, "held" },
    { { .phase = UNKNOT_PHASE_BREAK }, "break" },
    { { .phase = UNKNOT_PHASE_WORKING, .away = TRUE, .progress = 2 }, "working-2" },
    { { .phase = UNKNOT_PHASE_WORKING, .paused = TRUE, .progress = 2 }, "paused" },
    { { .phase = UNKNOT_PHASE_WORKING, .off_hours = TRUE, .progress = 2 }, "paused" },
  };
  g_autoptr (TrayWorld) world = tray_world_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *icon = g_strconcat ("io.github.unknot.Unknot-", rows[i].icon, NULL);

    world->look.status = rows[i].status;
    assert_property (world, "IconName", icon);
    assert_property (world, "Status", rows[i].attention ? "NeedsAttention" : "Active");
  }
}

/* What never changes, with the types hosts expect, all in one answer. */
static void
test_constants (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  g_autoptr (GVariant) answer = NULL, menu = NULL, is_menu = NULL;
  g_autoptr (GError) error = NULL;

  assert_property (world, "Id", "io.github.unknot.Unknot");
  assert_property (world, "Category", "ApplicationStatus");
  assert_property (world, "IconThemePath", "/icons/of/a/build tree");
  assert_property (world, "AttentionIconName", "io.github.unknot.Unknot-due");
  menu = tray_world_get (world, "Menu");
  g_assert_cmpstr (g_variant_get_string (menu, NULL), ==, "/MenuBar");
  is_menu = tray_world_get (world, "ItemIsMenu");
  g_assert_false (g_variant_get_boolean (is_menu));
  answer = tray_world_call (world, ITEM, "org.freedesktop.DBus.Properties", "GetAll",
                            g_variant_new ("(s)", ITEM_INTERFACE), &error);
  g_assert_no_error (error);
}

static void
click (TrayWorld *world, const char *method)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = NULL;

  if (g_str_equal (method, "Scroll"))
    answer = tray_world_call (world, ITEM, ITEM_INTERFACE, method, g_variant_new ("(is)", 120, "vertical"), &error);
  else if (g_str_equal (method, "ProvideXdgActivationToken"))
    answer = tray_world_call (world, ITEM, ITEM_INTERFACE, method, g_variant_new ("(s)", "token-1"), &error);
  else
    answer = tray_world_call (world, ITEM, ITEM_INTERFACE, method, g_variant_new ("(ii)", 10, 10), &error);
  g_assert_no_error (error);
}

/* Left, middle, wheel; a token goes with the click after it and with no other. */
static void
test_clicks (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  click (world, "Activate");
  tray_world_assert_commands (world, "show-window(today,none)");
  click (world, "ProvideXdgActivationToken");
  click (world, "Scroll");
  click (world, "Activate");
  click (world, "Activate");
  tray_world_assert_commands (world, "show-window(today,token-1) show-window(today,none)");
  click (world, "ProvideXdgActivationToken");
  click (world, "SecondaryActivate");
  tray_world_assert_commands (world, "take-break(,token-1)");
  answer = tray_world_call (world, ITEM, ITEM_INTERFACE, "ContextMenu", g_variant_new ("(ii)", 0, 0), &error);
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD);
  g_clear_error (&error);
  answer = tray_world_call (world, ITEM, ITEM_INTERFACE, "Activate", g_variant_new ("(s)", "x"), &error);
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
  tray_world_assert_commands (world, "");
}

/* Another eighth costs two messages, and the menu none unless it is open. */
static void
test_progress (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();
  GVariant *opened = g_variant_new ("(isvu)", 0, "opened", g_variant_new_int32 (0), 0);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tray_world_find (world, "Next break in 13 min"), >, 0);
  world->look.status.progress = 6;
  world->look.status.due_in = 12 * UNKNOT_MINUTE;
  unknot_tray_update_progress (world->tray);
  unknot_tray_update_progress (world->tray);
  tray_world_assert_signals (world, "NewIcon NewToolTip");

  answer = tray_world_call (world, "/MenuBar", "com.canonical.dbusmenu", "Event", opened, &error);
  g_assert_no_error (error);
  tray_world_assert_signals (world, "ItemsPropertiesUpdated");
  world->look.status.progress = 7;
  world->look.status.due_in = 6 * UNKNOT_MINUTE;
  unknot_tray_update_progress (world->tray);
  tray_world_assert_signals (world, "NewIcon NewToolTip ItemsPropertiesUpdated");
}

/* Signals say what really changed, once, and nothing else. */
static void
test_signals (void)
{
  g_autoptr (TrayWorld) world = tray_world_new ();

  unknot_tray_update (world->tray);
  unknot_tray_update (world->tray);
  tray_world_assert_signals (world, "");
  world->look.status.progress = 6;
  unknot_tray_update (world->tray);
  tray_world_assert_signals (world, "NewIcon NewToolTip");
  world->look.status.sat += UNKNOT_MINUTE;
  world->look.status.due_in -= UNKNOT_MINUTE;
  unknot_tray_update (world->tray);
  tray_world_assert_signals (world, "");
  world->look.status.due_in += 5 * UNKNOT_MINUTE;
  unknot_tray_update (world->tray);
  tray_world_assert_signals (world, "NewToolTip");
  world->look.status.phase = UNKNOT_PHASE_DUE;
  unknot_tray_update (world->tray);
  unknot_tray_update (world->tray);
  tray_world_assert_signals (world, "NewIcon NewToolTip NewStatus");
  /* What is warm, and the clock on the wall. */
  world->look.heat.phase = UNKNOT_HEAT_ON;
  unknot_tray_update (world->tray);
  tray_world_assert_signals (world, "NewToolTip");
  world->look.now.wall += UNKNOT_HOUR;
  unknot_tray_update (world->tray);
  unknot_tray_update (world->tray);
  tray_world_assert_signals (world, "NewToolTip");
}

int
main (int argc, char **argv)
{
  unknot_fixture_init (&argc, &argv);
  g_test_add_func ("/tray/registers", test_registers);
  g_test_add_func ("/tray/watcher-restarts", test_watcher_restarts);
  g_test_add_func ("/tray/host-comes-later", test_host_comes_later);
  g_test_add_func ("/tray/refused", test_refused);
  g_test_add_func ("/tray/tooltip", test_tooltip);
  g_test_add_func ("/tray/states", test_states);
  g_test_add_func ("/tray/constants", test_constants);
  g_test_add_func ("/tray/clicks", test_clicks);
  g_test_add_func ("/tray/signals", test_signals);
  g_test_add_func ("/tray/progress", test_progress);
  return g_test_run ();
}
