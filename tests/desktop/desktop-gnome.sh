# SPDX-License-Identifier: GPL-3.0-or-later
# GNOME Shell on Wayland with the extension that shows tray icons, headless.  Sourced by
# test-desktop.sh.

desktop_presence=mutter
desktop_panel=1280x30+0+0
pointer_program=$here/gnome-hand.py

desktop_need() { session_need gnome-shell gjs gsettings dbus-update-activation-environment; }

# The shell locks only where a GDM could unlock it.
gnome_display_manager() {
  local name=org.gnome.DisplayManager path=/org/gnome/DisplayManager/Manager
  session_run gdm /usr/bin/python3 -m dbusmock --system $name $path $name.Manager
  session_wait 20 gdbus call --system -d $name -o $path -m org.freedesktop.DBus.Mock.AddProperty \
    $name.Manager Version "<'43.0'>" || session_fail "no display manager"
}

desktop_start() {
  local service extension=ubuntu-appindicators@ubuntu.com
  export XDG_CURRENT_DESKTOP=GNOME XDG_SESSION_DESKTOP=gnome DESKTOP_SESSION=gnome XDG_SESSION_CLASS=user
  [ -d /usr/share/gnome-shell/extensions/$extension ] || extension=appindicatorsupport@rgcjonas.gmail.com
  # The shell's own helpers, its notification server among them.
  for service in /usr/share/dbus-1/services/org.gnome.*.service; do
    sed /^SystemdService/d "$service" >"$session_dir/services/$(basename "$service")"
  done
  gsettings set org.gnome.shell disable-user-extensions false
  gsettings set org.gnome.shell enabled-extensions "['$extension']"
  gsettings set org.gnome.shell welcome-dialog-last-shown-version 999
  gsettings set org.gnome.desktop.interface toolkit-accessibility true
  gsettings set org.gnome.desktop.interface enable-animations false
  gsettings set org.gnome.desktop.interface enable-hot-corners false
  gsettings set org.gnome.desktop.session idle-delay 0
  dbus-update-activation-environment --all >/dev/null 2>&1
  gnome_display_manager
  ! command -v pipewire >/dev/null || session_run pipewire pipewire
  session_run shell gnome-shell --headless --wayland --no-x11 --wayland-display wayland-g --virtual-monitor 1280x720
  wayland_wait_socket wayland-g
  session_wait 60 session_has_name org.gnome.Shell || session_fail "GNOME Shell did not start"
  session_wait 60 session_has_name org.kde.StatusNotifierWatcher || session_fail "the extension has no tray"
  session_wait 30 session_has_name org.freedesktop.Notifications || session_fail "GNOME has no notification server"
  pointer_start
  # It begins in the overview.
  overview_closed() {
    pointer key 0xff1b
    gdbus call --session -d org.gnome.Shell -o /org/gnome/Shell -m org.freedesktop.DBus.Properties.Get \
      org.gnome.Shell OverviewActive | grep -q false
  }
  session_wait 20 overview_closed || session_fail "the overview stays open"
}

desktop_shot() {
  rm -f "$1" "$1.done"
  pointer shot "$1"
  session_wait 15 test -e "$1.done" || return 1
  rm -f "$1.done"
}

desktop_close_menu() { pointer key 0xff1b; }

# The buttons appear when the mouse is on the notification, at the top in the middle; Start is
# the first.
desktop_notice_start() {
  local before=$session_dir/banner.png after=$session_dir/buttons.png
  desktop_shot "$before"
  pointer move 600 80
  buttons_there() { desktop_shot "$after"; [ "$(picture_differs "$before" "$after" 600x60+340+110)" -gt 3000 ]; }
  session_wait 10 buttons_there || true
  pointer click 470 134
}

gnome_type() { # WORDS
  local i
  for ((i = 0; i < ${#1}; i++)); do pointer key "$(printf '0x%x' "'${1:i:1}")"; done
}

# Typed into the overview, once; what is found appears below the entry, on an empty ground.
desktop_search() {
  if [ ! -e "$session_dir/search.png" ]; then
    gdbus call --session -d org.gnome.Shell -o /org/gnome/Shell -m org.freedesktop.DBus.Properties.Set \
      org.gnome.Shell OverviewActive '<true>' >/dev/null
    gnome_type levator
  fi
  desktop_shot "$session_dir/search.png"
  [ "$(picture_bright "$session_dir/search.png" 1000x400+140+100)" -gt 1000 ]
}
desktop_search_open() { pointer key 0xff0d; }

# The shell's own lock screen, which it has only on a machine that runs systemd.
screen_saver() {
  local method=$1; shift
  gdbus call --session -d org.gnome.ScreenSaver -o /org/gnome/ScreenSaver -m "org.gnome.ScreenSaver.$method" "$@"
}
if [ -d /run/systemd/seats ]; then
  desktop_locker='GNOME Shell'
  desktop_lock() { screen_saver Lock >/dev/null & }
  desktop_is_locked() { [ "$(screen_saver GetActive)" = '(true,)' ]; }
  # It has taken the mouse from us, as from everybody.
  desktop_unlock() { screen_saver SetActive false >/dev/null; pointer_restart; }
fi
