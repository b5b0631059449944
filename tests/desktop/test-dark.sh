#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The desktop says through its portal whether it is light or dark, and every open window follows at once; one
# that opens later begins so.
# usage: test-dark.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1") pictures=$(realpath "$1")/pictures
session_start 1280x800
session_unknot "$build"
session_need /usr/bin/python3 xfwm4
session_run wm xfwm4 --compositor=off
mkfifo "$session_dir/says"
session_run portal bash -c "exec /usr/bin/python3 '$here/fake-portal.py' color-scheme=0 contrast=0 <'$session_dir/says'"
exec 3>"$session_dir/says"
session_wait 20 session_has_name org.freedesktop.portal.Desktop || session_fail "no portal"
app() {
  gdbus call --session -d io.github.unknot.Unknot -o /io/github/unknot/Unknot \
    -m org.freedesktop.Application.ActivateAction "$1" "[${2+<'$2'>}]" '{}' >/dev/null
}
# How light a window is at its left edge, where its own colour is: 0 to 100.
lightness() { # TITLE
  local x y width height
  read -r x y width height < <(session_window "$1" 200 200) || return 1
  import -silent -window root -crop "4x$((height / 2))+$((x + 6))+$((y + height / 4))" +repage "$session_dir/edge.png"
  convert "$session_dir/edge.png" -colorspace gray -format '%[fx:int(100*mean)]' info:-
}
is_dark() { [ "$(lightness "$1")" -lt 30 ]; }
is_light() { [ "$(lightness "$1")" -gt 70 ]; }

app show today
session_wait 30 session_drawn '^Unknot$' || session_fail "no window"
session_wait 10 is_light '^Unknot$' || session_fail "it is not light to begin with: $(lightness '^Unknot$')"
echo color-scheme=1 >&3
session_wait 10 is_dark '^Unknot$' || session_fail "the open window does not turn dark: $(lightness '^Unknot$')"
app show settings:breaks
session_wait 30 session_drawn '^Settings$' || session_fail "no settings"
session_wait 10 is_dark '^Settings$' || session_fail "a later window is not dark: $(lightness '^Settings$')"
session_shot "$pictures/dark-portal.png"

# Back, both of them.
echo color-scheme=2 >&3
session_wait 10 is_light '^Settings$' || session_fail "the settings stay dark"
session_wait 10 is_light '^Unknot$' || session_fail "the window stays dark"
# Contrast: white, not paper.
echo contrast=1 >&3
is_white() { [ "$(lightness '^Settings$')" = 100 ]; }
session_wait 10 is_white || session_fail "high contrast is not followed: $(lightness '^Settings$')"
session_shot "$pictures/dark-portal-contrast.png"

# A new process asks before its first window is seen.
echo contrast=0 >&3
echo color-scheme=1 >&3
session_wait 10 is_dark '^Settings$' || session_fail "it does not turn dark again"
app quit || true
session_call Quit >/dev/null || true
session_wait 20 session_is_off || session_fail "it does not quit"
app show today
session_wait 30 session_drawn '^Unknot$' || session_fail "no window"
session_wait 10 is_dark '^Unknot$' || session_fail "a new window is not dark"
session_quiet_logs
