# SPDX-License-Identifier: GPL-3.0-or-later
# KDE Plasma on Wayland, headless.  Sourced by test-desktop.sh.

desktop_presence='ext-idle-notify kde-idle'
desktop_panel=1280x60+0+660
desktop_lists_windows=1
desktop_takes_inhibitors=1
desktop_locker=KScreenLocker

desktop_need() { session_need kwin_wayland plasmashell krunner kded5 dbus-update-activation-environment; }

# An entry like the one that is installed with the service: plasma_permit NAME PROGRAM INTERFACE
plasma_permit() {
  mkdir -p "$XDG_DATA_HOME/applications"
  printf '[Desktop Entry]\nType=Application\nName=%s\nExec=%s\nNoDisplay=true\nX-KDE-Wayland-Interfaces=%s\n' "$@" \
    >"$XDG_DATA_HOME/applications/$1.desktop"
}

desktop_start() {
  local service kwin
  export XDG_CURRENT_DESKTOP=KDE DESKTOP_SESSION=plasma KDE_FULL_SESSION=true KDE_SESSION_VERSION=5
  export QT_QUICK_BACKEND=software QT_ACCESSIBILITY=1 KWIN_COMPOSE=O2
  # Pictures for whoever asks, in this private session; all else as for installed programs.
  export KWIN_SCREENSHOT_NO_PERMISSION_CHECKS=1
  plasma_permit service "$build/src/service/unknot-service" org_kde_plasma_window_management
  plasma_permit pointer "$pointer_program" org_kde_kwin_fake_input
  for service in /usr/share/dbus-1/services/org.kde.*.service; do
    grep -q '^Name=org.freedesktop.Notifications' "$service" ||
      sed /^SystemdService/d "$service" >"$session_dir/services/$(basename "$service")"
  done
  printf '[KSplash]\nEngine=none\nTheme=None\n' >"$XDG_CONFIG_HOME/ksplashrc"
  # A copy has no file capabilities; where they cannot be given, the packaged one does not start.
  kwin=$session_dir/kwin_wayland
  cp "$(command -v kwin_wayland)" "$kwin"
  session_run kwin "$kwin" --virtual --width 1280 --height 720 --no-global-shortcuts --socket wayland-k
  wayland_wait_socket wayland-k
  export QT_QPA_PLATFORM=wayland
  dbus-update-activation-environment --all >/dev/null 2>&1
  session_wait 60 session_has_name org.kde.KWin || session_fail "KWin did not start"
  session_run kded kded5
  session_run plasma plasmashell --no-respawn
  session_wait 90 session_has_name org.kde.StatusNotifierWatcher || session_fail "Plasma has no tray"
  session_wait 90 session_has_name org.freedesktop.Notifications || session_fail "Plasma has no notification server"
  pointer_start
}

desktop_shot() { "$here/kwin-shot.py" "$1"; }

# The notification is at the bottom right, its buttons in a row; Start is the first of three.
desktop_notice_start() { pointer click 1074 620; }

# KRunner at the top in the middle, as a desktop's key would open it, with words for it to look for.
desktop_search() {
  if [ ! -e "$session_dir/search.png" ]; then
    session_run krunner krunner
    session_wait 30 session_has_name org.kde.krunner || return 1
    desktop_shot "$session_dir/unsearched.png"
    gdbus call --session -d org.kde.krunner -o /App -m org.kde.krunner.App.query levator >/dev/null
  fi
  desktop_shot "$session_dir/search.png"
  [ "$(picture_differs "$session_dir/unsearched.png" "$session_dir/search.png" 500x200+390+40)" -gt 20000 ]
}
desktop_search_open() { pointer click 640 56; }

# The locker is a part of KWin; logind's word unlocks it without a password.
screen_saver() {
  gdbus call --session -d org.freedesktop.ScreenSaver -o /ScreenSaver -m "org.freedesktop.ScreenSaver.$1"
}
desktop_lock() { screen_saver Lock >/dev/null & }
desktop_is_locked() { [ "$(screen_saver GetActive)" = '(true,)' ]; }
desktop_unlock() { logind_lock Unlock; }
