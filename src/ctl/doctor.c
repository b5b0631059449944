/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/doctor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/guide/catalog.h"
#include "core/sense-words.h"
#include "core/tray-advice.h"

const char *
unknot_finding_kind_name (UnknotFindingKind kind)
{
  static const char *const names[] = { "ok", "note", "missing" };

  return names[kind];
}

static void
finding_free (gpointer data)
{
  UnknotFinding *finding = data;

  g_free (finding->text);
  g_free (finding->advice);
  g_free (finding);
}

/* Takes @text. */
static void
add (GPtrArray *findings, UnknotFindingKind kind, const char *name, char *text, const char *advice)
{
  UnknotFinding *finding = g_new0 (UnknotFinding, 1);

  *finding = (UnknotFinding) { kind, name, text, g_strdup (advice) };
  g_ptr_array_add (findings, finding);
}

static gboolean
is_desktop (const UnknotSession *session, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (session->desktop != NULL ? session->desktop : "", ":", -1);

  for (char **part = parts; *part != NULL; part++)
    if (g_ascii_strcasecmp (*part, name) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: a string property of the service, "" when it does not run or tell. */
static const char *
property (const UnknotSession *session, const char *name)
{
  const char *value = "";

  if (session->service != NULL)
    g_variant_lookup (session->service, name, "&s", &value);
  return value;
}

static void
judge_service (GPtrArray *findings, const UnknotSession *session)
{
  guint version = 0;

  if (session->service == NULL)
    {
      add (findings, UNKNOT_FINDING_MISSING, "service", g_strdup (_("Unknot is not running.")),
           _("Start it from the list of programs, or with: unknot"));
      return;
    }
  g_variant_lookup (session->service, "Version", "u", &version);
  add (findings, UNKNOT_FINDING_OK, "service",
       /* Translators: version of the program, then of its interface on the bus. */
       g_strdup_printf (_("Unknot %s is running, interface %u."), UNKNOT_VERSION, version), NULL);
}

static void
judge_tray (GPtrArray *findings, const UnknotSession *session)
{
  gboolean shown = FALSE;

  if (session->service != NULL)
    g_variant_lookup (session->service, "Tray", "b", &shown);
  if (!session->watcher || !session->host)
    add (findings, UNKNOT_FINDING_MISSING, "tray",
         g_strdup (session->watcher ? _("Tray icons are collected here, but no panel shows them.")
                                    : _("There is no tray.")),
         unknot_tray_advice (session->desktop));
  else if (session->service != NULL && !shown)
    add (findings, UNKNOT_FINDING_MISSING, "tray", g_strdup (_("There is a tray, but Unknot is not in it.")),
         _("Please quit Unknot and start it again: unknotctl quit, then: unknot"));
  else
    add (findings, UNKNOT_FINDING_OK, "tray", g_strdup (_("A panel shows tray icons.")), NULL);
}

static const char *
notification_advice (const UnknotSession *session)
{
  static const char *const own[] = { "GNOME", "KDE", "X-Cinnamon", "Budgie", NULL };

  for (guint i = 0; own[i] != NULL; i++)
    if (is_desktop (session, own[i]))
      return _("This desktop brings its own; log out and in again.");
  if (is_desktop (session, "XFCE"))
    return _("Install and start xfce4-notifyd.");
  if (is_desktop (session, "MATE"))
    return _("Install and start mate-notification-daemon.");
  if (is_desktop (session, "LXQt"))
    return _("Install and start lxqt-notificationd.");
  if (is_desktop (session, "sway") || is_desktop (session, "Hyprland") || is_desktop (session, "river"))
    return _("Start one with the session, such as mako or dunst.");
  return _("Install and start one, such as dunst.");
}

static void
judge_notifications (GPtrArray *findings, const UnknotSession *session)
{
  static const char *const wanted[] = { "actions", "body", "persistence", NULL };
  g_autoptr (GString) can = g_string_new (NULL);
  gboolean actions = FALSE;

  if (session->notifications == NULL)
    {
      add (findings, UNKNOT_FINDING_MISSING, "notifications", g_strdup (_("No notification server runs.")),
           notification_advice (session));
      return;
    }
  for (guint i = 0; wanted[i] != NULL; i++)
    if (session->capabilities != NULL &&
        g_strv_contains ((const char *const *) session->capabilities, wanted[i]))
      {
        actions = actions || i == 0;
        g_string_append_printf (can, "%s%s", can->len > 0 ? ", " : "", wanted[i]);
      }
  add (findings, actions ? UNKNOT_FINDING_OK : UNKNOT_FINDING_NOTE, "notifications",
       /* Translators: name and version of a notification server, then words of its protocol. */
       g_strdup_printf (_("%s shows notifications (%s)."), session->notifications, can->len > 0 ? can->str : "-"),
       actions ? NULL : _("It has no buttons: breaks are started from the tray icon, or with: unknotctl break"));
}

static void
judge_presence (GPtrArray *findings, const UnknotSession *session)
{
  const char *source = property (session, "Presence");
  g_autofree char *words = unknot_sense_presence (source);
  g_autofree char *lock = unknot_sense_lock (property (session, "LockSource"));
  gboolean late = g_str_equal (source, "logind");

  if (session->service == NULL)
    return;
  if (words == NULL)
    add (findings, UNKNOT_FINDING_MISSING, "presence", g_strdup (_("Nothing here tells when you are away.")),
         lock != NULL ? _("You count as present while the session is unlocked; lock it when you leave.")
                      : _("Pause Unknot when you leave: unknotctl pause"));
  else
    /* Translators: a sentence without its full stop. */
    add (findings, late ? UNKNOT_FINDING_NOTE : UNKNOT_FINDING_OK, "presence", g_strdup_printf (_("%s."), words),
         late ? _("Reminders cannot wait for a lull in typing here.") : NULL);

  if (lock == NULL)
    add (findings, UNKNOT_FINDING_MISSING, "lock", g_strdup (_("Nothing here tells that the screen is locked.")),
         _("Idleness still counts. A session started through logind, and a locker that tells it, help."));
  else
    add (findings, UNKNOT_FINDING_OK, "lock", g_strdup_printf (_("Locking is told by %s."), lock), NULL);
}

static void
judge_autostart (GPtrArray *findings, const UnknotSession *session)
{
  if (!session->autostart_wanted)
    add (findings, UNKNOT_FINDING_NOTE, "autostart", g_strdup (_("Unknot does not start with the session, as set.")),
         NULL);
  else if (session->autostart_off)
    add (findings, UNKNOT_FINDING_NOTE, "autostart",
         g_strdup (_("Starting with the session is switched off in the desktop's own settings.")), NULL);
  else if (!session->autostart_entry)
    add (findings, UNKNOT_FINDING_MISSING, "autostart", g_strdup (_("Unknot will not start with the session.")),
         session->service == NULL ? _("Start Unknot once; it then makes the entry by itself.")
                                  : _("A build that is not installed makes no entry. Install Unknot, or turn "
                                      "“Start when I log in” off and on in the settings."));
  else
    add (findings, UNKNOT_FINDING_OK, "autostart", g_strdup (_("Unknot starts with the session.")), NULL);
}

static void
judge_data (GPtrArray *findings, const UnknotSession *session)
{
  guint broken = session->guide_problems != NULL ? g_strv_length (session->guide_problems) : 0;

  if (session->history_problem != NULL)
    add (findings, UNKNOT_FINDING_MISSING, "history", g_strdup (session->history_problem),
         _("Reminders work all the same."));
  else
    add (findings, UNKNOT_FINDING_OK, "history",
         session->history_there ? g_strdup_printf (_("The history is in %s."), session->history_path)
                                : g_strdup (_("There is no history yet.")),
         NULL);

  if (broken == 0)
    add (findings, UNKNOT_FINDING_OK, "guides",
         g_strdup_printf (ngettext ("%u guide is there.", "%u guides are there.", session->guides), session->guides),
         NULL);
  for (guint i = 0; i < broken; i++)
    add (findings, UNKNOT_FINDING_MISSING, "guides", g_strdup (session->guide_problems[i]),
         g_str_equal (session->guide_problems[i], UNKNOT_CATALOG_MORE_PROBLEMS)
           ? NULL
           : _("Please mend that file, or take it out of the folder."));
}

/* Whether the service hears of what a window asks of its compositor: by the same protocols. */
static gboolean
hears_compositor (const UnknotSession *session)
{
  const char *source = property (session, "Presence");

  return g_str_equal (source, "ext-idle-notify") || g_str_equal (source, "kde-idle");
}

/* Whether windows can be listed: by an X server, and by the compositors known to tell. */
static gboolean
lists_windows (const UnknotSession *session)
{
  static const char *const telling[] = { "KDE", "sway", "Hyprland", "river", NULL };

  for (guint i = 0; hears_compositor (session) && telling[i] != NULL; i++)
    if (is_desktop (session, telling[i]))
      return TRUE;
  return session->x11;
}

/* Whether somebody here tells that nobody wants to be disturbed: some notification servers do, and some
 * desktops in their settings. */
static gboolean
tells_do_not_disturb (const UnknotSession *session)
{
  static const char *const servers[] = {
    "dunst", "mako", "SwayNotificationCenter", "Xfce Notify Daemon", "Plasma", NULL
  };
  static const char *const desktops[] = { "GNOME", "Unity", "X-Cinnamon", "MATE", NULL };

  for (guint i = 0; desktops[i] != NULL; i++)
    if (is_desktop (session, desktops[i]))
      return TRUE;
  for (guint i = 0; session->notifications != NULL && servers[i] != NULL; i++)
    if (g_str_has_prefix (session->notifications, servers[i]) &&
        session->notifications[strlen (servers[i])] == ' ') /* the version follows */
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): what to do where a microphone or camera in use is not noticed; NULL: it is, or
 * need not be. */
static const char *
recording_advice (const UnknotSession *session)
{
  if (session->off_recording)
    return NULL;
  if (!session->knows_pipewire)
    return _("This Unknot was built without PipeWire and does not notice a microphone or camera in use.");
  if (!session->pipewire)
    return _("With PipeWire, a microphone or camera in use would be noticed, too.");
  if (!session->loads_pipewire)
    return _("Install the library of PipeWire, libpipewire-0.3, and start Unknot again: then a microphone or camera "
             "in use is noticed, too.");
  return NULL;
}

static void
judge_quiet (GPtrArray *findings, const UnknotSession *session)
{
  const char *advice = recording_advice (session);
  const struct { gboolean there; const char *words; } known[] = {
    { !session->off_do_not_disturb && tells_do_not_disturb (session), _("do not disturb") },
    { !session->off_inhibited && (session->logind || session->session_inhibitors || session->power_inhibitors ||
                                  hears_compositor (session)),
      _("videos and presentations") },
    { !session->off_recording && advice == NULL, _("microphone and camera") },
    { !session->off_full_screen && lists_windows (session), _("a full screen") },
  };
  const gboolean all_off = session->off_do_not_disturb && session->off_inhibited && session->off_recording &&
                           session->off_full_screen;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].there)
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", known[i].words);
  if (all_off)
    add (findings, UNKNOT_FINDING_NOTE, "quiet", g_strdup (_("Nothing holds reminders back, as set.")), NULL);
  else if (words->len == 0)
    add (findings, UNKNOT_FINDING_NOTE, "quiet", g_strdup (_("Nothing here tells when not to disturb.")),
         _("Pause Unknot for meetings: unknotctl pause 1h"));
  else
    add (findings, advice == NULL ? UNKNOT_FINDING_OK : UNKNOT_FINDING_NOTE, "quiet",
         g_strdup_printf (_("Reminders can be held back by: %s."), words->str), advice);
}

/* What the service itself complains of, and has not been said above. */
static void
judge_problems (GPtrArray *findings, const UnknotSession *session)
{
  g_autofree const char **problems = NULL;

  if (session->service == NULL || !g_variant_lookup (session->service, "Problems", "^a&s", &problems))
    return;
  for (guint i = 0; problems[i] != NULL; i++)
    if (session->guide_problems == NULL ||
        !g_strv_contains ((const char *const *) session->guide_problems, problems[i]))
      add (findings, UNKNOT_FINDING_MISSING, "problem", g_strdup (problems[i]), NULL);
}

GPtrArray *
unknot_doctor_judge (const UnknotSession *session)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (finding_free);

  g_return_val_if_fail (session != NULL, findings);

  judge_service (findings, session);
  judge_tray (findings, session);
  judge_notifications (findings, session);
  judge_presence (findings, session);
  judge_autostart (findings, session);
  judge_data (findings, session);
  judge_quiet (findings, session);
  judge_problems (findings, session);
  return findings;
}
