/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `unknotctl doctor` makes of sessions that have everything, nothing, or half of it. */
#include <string.h>

#include "core/guide/catalog.h"
#include "ctl/doctor.h"

static GVariant *
service (const char *presence, const char *lock, gboolean tray, const char *problem)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  const char *problems[] = { problem, NULL };

  g_variant_dict_insert (&dict, "Version", "u", 1);
  g_variant_dict_insert (&dict, "Presence", "s", presence);
  g_variant_dict_insert (&dict, "LockSource", "s", lock);
  g_variant_dict_insert (&dict, "Tray", "b", tray);
  g_variant_dict_insert (&dict, "Problems", "^as", problems);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static const UnknotFinding *
find (GPtrArray *findings, const char *name)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const UnknotFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->name, name))
        return finding;
    }
  g_error ("nothing was found about %s", name);
}

static void
check (GPtrArray *findings, const char *name, UnknotFindingKind kind, const char *advice)
{
  const UnknotFinding *finding = find (findings, name);

  g_assert_cmpstr (unknot_finding_kind_name (finding->kind), ==, unknot_finding_kind_name (kind));
  g_assert_cmpstr (finding->text, !=, "");
  if (advice == NULL)
    g_assert_null (finding->advice);
  else
    g_assert_nonnull (strstr (finding->advice, advice));
}

static UnknotSession
whole_session (GVariant *properties)
{
  static char *capabilities[] = { (char *) "actions", (char *) "body", NULL };

  return (UnknotSession) {
    .desktop = "XFCE", .service = properties, .watcher = TRUE, .host = TRUE,
    .notifications = (char *) "Xfce Notify Daemon 0.7", .capabilities = capabilities,
    .autostart_wanted = TRUE, .autostart_entry = TRUE,
    .history_path = (char *) "/h", .history_there = TRUE, .guides = 8,
    .logind = TRUE, .pipewire = TRUE, .knows_pipewire = TRUE, .loads_pipewire = TRUE, .x11 = TRUE,
  };
}

/* Where everything is there, every line is good and none gives advice. */
static void
test_whole (void)
{
  g_autoptr (GVariant) properties = service ("xsync", "logind", TRUE, NULL);
  UnknotSession session = whole_session (properties);
  g_autoptr (GPtrArray) findings = unknot_doctor_judge (&session);

  for (guint i = 0; i < findings->len; i++)
    {
      const UnknotFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpint (finding->kind, ==, UNKNOT_FINDING_OK);
      g_assert_null (finding->advice);
    }
  g_assert_cmpuint (findings->len, ==, 9);
}

/* Where nothing is there, it says what to do on this desktop. */
static void
test_bare (void)
{
  UnknotSession session = { .desktop = "sway", .autostart_wanted = TRUE };
  g_autoptr (GPtrArray) findings = unknot_doctor_judge (&session);

  check (findings, "service", UNKNOT_FINDING_MISSING, "unknot");
  check (findings, "tray", UNKNOT_FINDING_MISSING, "Waybar");
  check (findings, "notifications", UNKNOT_FINDING_MISSING, "mako");
  check (findings, "autostart", UNKNOT_FINDING_MISSING, "Start Unknot");
  check (findings, "quiet", UNKNOT_FINDING_NOTE, "unknotctl pause");

  session.desktop = "XFCE";
  g_ptr_array_unref (findings);
  findings = unknot_doctor_judge (&session);
  check (findings, "notifications", UNKNOT_FINDING_MISSING, "xfce4-notifyd");
  check (findings, "tray", UNKNOT_FINDING_MISSING, "Status Tray");
}

static gboolean
says (const UnknotSession *session, const char *words)
{
  g_autoptr (GPtrArray) findings = unknot_doctor_judge (session);

  return strstr (find (findings, "quiet")->text, words) != NULL;
}

/* What can hold a reminder back is what the service really hears of in this session. */
static void
test_quiet (void)
{
  g_autoptr (GVariant) compositor = service ("ext-idle-notify", "", FALSE, NULL);
  UnknotSession session = { .desktop = "GNOME" };

  g_assert_false (says (&session, "full screen"));
  g_assert_false (says (&session, "videos"));
  session.power_inhibitors = TRUE;
  g_assert_true (says (&session, "videos"));
  session.power_inhibitors = FALSE;
  session.service = compositor;
  g_assert_true (says (&session, "videos"));

  session.x11 = TRUE;
  g_assert_true (says (&session, "full screen"));
  session.x11 = FALSE;
  session.desktop = "sway";
  g_assert_true (says (&session, "full screen"));

  /* A server that this build knows nothing of. */
  session.pipewire = TRUE;
  g_assert_false (says (&session, "microphone"));
  {
    g_autoptr (GPtrArray) findings = unknot_doctor_judge (&session);

    check (findings, "quiet", UNKNOT_FINDING_NOTE, "without PipeWire");
  }
  /* A build that does, on a machine that lacks the library. */
  session.knows_pipewire = TRUE;
  g_assert_false (says (&session, "microphone"));
  {
    g_autoptr (GPtrArray) findings = unknot_doctor_judge (&session);

    check (findings, "quiet", UNKNOT_FINDING_NOTE, "libpipewire-0.3");
  }
  session.loads_pipewire = TRUE;
  g_assert_true (says (&session, "microphone"));
}

/* A server that has no do-not-disturb, or one that nobody knows how to ask, holds nothing back. */
static void
test_do_not_disturb (void)
{
  static const struct {
    const char *desktop;
    const char *server;
    gboolean tells;
  } cases[] = {
    { "XFCE", "Xfce Notify Daemon 0.7", TRUE }, { "KDE", "Plasma 5.27", TRUE }, { "sway", "mako 1.7", TRUE },
    { "sway", "SwayNotificationCenter 0.8", TRUE }, { "i3", "dunst 1.9", TRUE },
    { "ubuntu:GNOME", "gnome-shell 43", TRUE }, { "LXQt", "lxqt-notificationd 1.2", FALSE },
    { "sway", "makoto 1", FALSE }, { "i3", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      UnknotSession session = { .desktop = cases[i].desktop, .notifications = (char *) cases[i].server };
      g_autoptr (GPtrArray) findings = unknot_doctor_judge (&session);

      g_assert_cmpint (strstr (find (findings, "quiet")->text, "do not disturb") != NULL, ==, cases[i].tells);
    }
}

/* What the user has switched off holds nothing back, and lacks nothing. */
static void
test_switched_off (void)
{
  g_autoptr (GVariant) properties = service ("xsync", "logind", TRUE, NULL);
  UnknotSession session = whole_session (properties);
  g_autoptr (GPtrArray) findings = NULL;

  session.off_recording = TRUE;
  session.loads_pipewire = FALSE;
  g_assert_false (says (&session, "microphone"));
  g_assert_true (says (&session, "do not disturb"));
  findings = unknot_doctor_judge (&session);
  check (findings, "quiet", UNKNOT_FINDING_OK, NULL);

  session.off_do_not_disturb = TRUE;
  g_assert_false (says (&session, "do not disturb"));
  session.off_full_screen = TRUE;
  g_assert_false (says (&session, "full screen"));
  g_assert_true (says (&session, "videos"));
  session.off_inhibited = TRUE;
  g_ptr_array_unref (findings);
  findings = unknot_doctor_judge (&session);
  check (findings, "quiet", UNKNOT_FINDING_NOTE, NULL);
  g_assert_true (says (&session, "as set"));
}

/* Half of it: each lack has its own words, and what the user wished is no lack. */
static void
test_half (void)
{
  static char *problems[] = { (char *) "x.json: line 3: no", NULL };
  g_autoptr (GVariant) properties = service ("logind", "", FALSE, "The disk is full.");
  UnknotSession session = whole_session (properties);
  g_autoptr (GPtrArray) findings = NULL;

  session.autostart_entry = FALSE;
  findings = unknot_doctor_judge (&session);
  check (findings, "autostart", UNKNOT_FINDING_MISSING, "settings"); /* it runs: “start it” would not help */
  g_clear_pointer (&findings, g_ptr_array_unref);

  session.capabilities = NULL;
  session.autostart_wanted = FALSE;
  session.history_problem = (char *) "The history is damaged.";
  session.guide_problems = problems;
  session.pipewire = FALSE;
  findings = unknot_doctor_judge (&session);
  check (findings, "service", UNKNOT_FINDING_OK, NULL);
  check (findings, "tray", UNKNOT_FINDING_MISSING, "start it again");
  check (findings, "notifications", UNKNOT_FINDING_NOTE, "no buttons");
  check (findings, "presence", UNKNOT_FINDING_NOTE, "lull");
  check (findings, "lock", UNKNOT_FINDING_MISSING, "logind");
  check (findings, "autostart", UNKNOT_FINDING_NOTE, NULL);
  check (findings, "history", UNKNOT_FINDING_MISSING, "Reminders");
  check (findings, "guides", UNKNOT_FINDING_MISSING, "mend");
  check (findings, "quiet", UNKNOT_FINDING_NOTE, "PipeWire");
  check (findings, "problem", UNKNOT_FINDING_MISSING, NULL);

  session.host = FALSE;
  g_ptr_array_unref (findings);
  findings = unknot_doctor_judge (&session);
  check (findings, "tray", UNKNOT_FINDING_MISSING, "Status Tray");
}

/* That there are more bad files is no file that could be mended. */
static void
test_many_problems (void)
{
  static char *problems[] = { (char *) "x.json: line 3: no", (char *) UNKNOT_CATALOG_MORE_PROBLEMS, NULL };
  g_autoptr (GVariant) properties = service ("logind", "", FALSE, NULL);
  UnknotSession session = whole_session (properties);
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;

  session.guide_problems = problems;
  findings = unknot_doctor_judge (&session);
  for (guint i = 0; i < findings->len; i++)
    {
      const UnknotFinding *finding = findings->pdata[i];

      if (!g_str_equal (finding->name, "guides"))
        continue;
      g_assert_cmpstr (finding->text, ==, problems[n]);
      g_assert_true ((finding->advice != NULL) == (n == 0));
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/doctor/whole", test_whole);
  g_test_add_func ("/doctor/bare", test_bare);
  g_test_add_func ("/doctor/half", test_half);
  g_test_add_func ("/doctor/many-problems", test_many_problems);
  g_test_add_func ("/doctor/do-not-disturb", test_do_not_disturb);
  g_test_add_func ("/doctor/switched-off", test_switched_off);
  g_test_add_func ("/doctor/quiet", test_quiet);
  return g_test_run ();
}
