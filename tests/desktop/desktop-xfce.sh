# SPDX-License-Identifier: GPL-3.0-or-later
# Xfce's panel, window manager and notification server on X11.  Sourced by test-desktop.sh.
# Debian 12 has no locker of Xfce's own: what asks for a lock is logind's signal, faked.

desktop_presence=xsync
desktop_panel=1280x34+0+0
desktop_lists_windows=1
pointer_program=$here/x-hand.sh

desktop_need() { session_need Xvfb xdotool import xfwm4 xfce4-panel; }

desktop_start() {
  export XDG_CURRENT_DESKTOP=XFCE XDG_SESSION_TYPE=x11 GDK_BACKEND=x11
  session_x 1280x720
  session_panel dark
  session_notifyd xfce
  pointer_start
}

desktop_shot() { import -silent -window root "$1"; }

desktop_notice_start() {
  local where
  where=$("$here/widgets.py" where notifyd Start) || return 1
  pointer click ${where% *} ${where#* }
}
