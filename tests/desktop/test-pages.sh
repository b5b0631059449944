#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every page of the main window and of the settings by keyboard alone, driven through AT-SPI by
# pages.py, and the end of the process with its last window.
# usage: test-pages.sh BUILD [PAGE...]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1"); shift
session_start 1280x800
session_unknot "$build"
session_need /usr/bin/python3 xfwm4
session_run wm xfwm4 --compositor=off
# The history has something to show.
session_call GetHistory 0 1 >/dev/null || session_fail "the service did not start"
session_call Quit >/dev/null
service_is_gone() { ! session_has_name io.github.unknot.Unknot.Service; }
session_wait 20 service_is_gone || session_fail "the service does not end"
/usr/bin/python3 "$here/sample-history.py" "$XDG_DATA_HOME/unknot/history.sqlite"

show() {
  gdbus call --session -d io.github.unknot.Unknot -o /io/github/unknot/Unknot \
    -m org.freedesktop.Application.ActivateAction show "[<'$1'>]" '{}' >/dev/null
}
show today
session_wait 20 session_drawn '^Unknot$' || session_fail "no window"
[ $# -gt 0 ] || set -- today search:pad guide:neck-side-tilt back back:rhomboids-left progress \
  settings:{breaks,posture,notifications,quiet,hours,place,guides,figure,start,data,why,shortcuts}
/usr/bin/python3 "$here/pages.py" "$@" || { status=$?; session_shot "$build/pictures/pages-failed.png"; exit $status; }

# The process goes with its last window, unless a guide plays, which is a window of its own.
app_is_gone() { ! session_has_name io.github.unknot.Unknot; }
# One press a window, and not before it has the keyboard: another would reach the window behind it.
pressed=
close_all() {
  local window
  for window in $(xdotool search --onlyvisible --name "$1"); do
    [[ " $pressed " != *" $window "* ]] || continue
    xdotool windowactivate "$window" 2>/dev/null || continue
    [ "$(xdotool getactivewindow 2>/dev/null) $(xdotool getwindowfocus 2>/dev/null)" = "$window $window" ] || continue
    xdotool key ctrl+w
    pressed+=" $window"
  done
  ! session_window "$1" 200 200
}
gdbus call --session -d io.github.unknot.Unknot -o /io/github/unknot/Unknot \
  -m org.freedesktop.Application.ActivateAction break "[<'ball-on-the-wall'>]" '{}' >/dev/null
session_wait 20 session_drawn '^Ball' || session_fail "no guide"
session_wait 20 close_all '^Settings$' || session_fail "the settings do not close"
session_wait 20 close_all '^Unknot$' || session_fail "the window does not close"
session_window '^Ball' 200 200 >/dev/null || session_fail "the guide went with the window"
app_is_gone && session_fail "the app ended while a guide plays"
session_wait 20 close_all '^Ball' || session_fail "the guide does not close"
closed=$(date +%s%N)
session_wait 5 app_is_gone || session_fail "the app stays after its last window"
# Patience is for what waits on a busy machine; this is promised.
gone_after=$((($(date +%s%N) - closed) / 1000000))
[ $gone_after -le 5000 ] || session_fail "the process is gone only $gone_after ms after its last window"
echo "ok: the process is gone $gone_after ms after its last window"
session_quiet_logs
