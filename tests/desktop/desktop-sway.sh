# SPDX-License-Identifier: GPL-3.0-or-later
# sway with waybar and mako, headless.  Sourced by test-desktop.sh.

desktop_presence='ext-idle-notify kde-idle'
desktop_panel=1280x34+0+0
desktop_lists_windows=1
desktop_takes_inhibitors=1
desktop_locker=swaylock

desktop_need() { session_need sway waybar mako makoctl grim swayidle swaylock; }

desktop_start() {
  export XDG_CURRENT_DESKTOP=sway
  export WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman
  mkdir -p "$XDG_CONFIG_HOME"/{waybar,mako}
  cat >"$session_dir/sway.conf" <<EOF
xwayland disable
output HEADLESS-1 resolution 1280x720
output HEADLESS-1 bg #35506b solid_color
seat seat0 fallback true
EOF
  cat >"$XDG_CONFIG_HOME/waybar/config" <<EOF
{ "layer": "top", "position": "top", "height": 34, "modules-left": ["sway/workspaces"],
  "modules-right": ["tray"], "tray": { "icon-size": 24, "spacing": 8 } }
EOF
  # mako draws no buttons: a click opens a menu of the actions, which $session_dir/pick stands for.
  printf '#!/bin/sh\ntee "%s/offered" | grep -m 1 "$(cat "%s/wanted")"\n' "$session_dir" "$session_dir" >"$session_dir/pick"
  chmod +x "$session_dir/pick"
  printf 'on-button-middle=exec makoctl menu -n "$id" %s/pick\ndefault-timeout=0\n' "$session_dir" >"$XDG_CONFIG_HOME/mako/config"

  session_run sway sway --unsupported-gpu -c "$session_dir/sway.conf"
  wayland_wait_socket 'wayland-[0-9]'
  pointer_start
  session_run waybar waybar
  session_wait 30 session_has_name org.kde.StatusNotifierWatcher || session_fail "waybar has no tray"
  session_run mako mako
  session_wait 30 session_has_name org.freedesktop.Notifications || session_fail "mako did not start"
  # As in most configurations: swayidle hears logind ask for a lock, and starts the locker.
  session_run swayidle swayidle lock 'swaylock -c 203040'
}

desktop_shot() { grim "$1"; }

# A middle click on the notification, at the top right, and Start in its menu.
desktop_notice_start() {
  echo Start >"$session_dir/wanted"
  pointer click 1120 80 2
}

# Without a signal: mako 1.7 tells its modes only when asked.
desktop_do_not_disturb() { # on|off
  if [ "$1" = on ]; then makoctl mode -a do-not-disturb; else makoctl mode -r do-not-disturb; fi >/dev/null
}

# `loginctl lock-session`, as logind passes it on; and the locker's end, as by the right password.
swaylock_pid() {
  local pid
  for pid in $(session_processes); do
    [ "$(cat "/proc/$pid/comm" 2>/dev/null)" != swaylock ] || { echo "$pid"; return; }
  done
  return 1
}
desktop_lock() { logind_lock Lock; }
desktop_is_locked() {
  swaylock_pid && desktop_shot "$session_dir/locked.png" &&
    [ "$(convert "$session_dir/locked.png" -crop 1280x34+0+0 -unique-colors -format %k info:)" = 1 ]
}
desktop_unlock() { kill -USR1 "$(swaylock_pid)"; }
