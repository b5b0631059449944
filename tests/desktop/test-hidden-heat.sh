#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Warmth on the skin goes on when nobody looks: see hidden-heat.c.
# usage: test-hidden-heat.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
export GSETTINGS_SCHEMA_DIR=$build/resources
# Without OpenGL: its driver goes with the hidden window, and then nobody knows whose memory it keeps.
G_DEBUG=fatal-warnings GSK_RENDERER=cairo GDK_DEBUG=gl-disable timeout 120 "$build/tests/desktop/hidden-heat" || session_fail "it stands still, or does not"

# The question about the skin comes as a notification to somebody who works in another window; answering
# it in the guide takes it away.
session_need xfwm4 xdotool
session_run wm xfwm4 --compositor=off
has_wm() { xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q window; }
session_wait 20 has_wm || session_fail "no window manager"
session_run notices "$build/tests/service/fake-notifications"
session_unknot "$build"
session_wait 20 session_has_name org.freedesktop.Notifications || session_fail "no notification server"
app() {
  gdbus call --session -d io.github.unknot.Unknot -o /io/github/unknot/Unknot \
    -m org.freedesktop.Application.ActivateAction "$1" "[<'$2'>]" '{}' >/dev/null
}
seen() {
  gdbus call --session -d org.freedesktop.Notifications -o /org/freedesktop/Notifications \
    -m io.github.unknot.Test.Notifications.List | grep -q 'look at your skin'
}
unseen() { ! seen; }
find_guide() { guide=$(xdotool search --onlyvisible --name '^Heating pad$' | head -n 1) && [ -n "$guide" ]; }
app break heating-pad
session_wait 30 session_drawn '^Heating pad$' && find_guide || session_fail "no window of the guide"
xdotool windowactivate --sync "$guide"
xdotool key --delay 100 Return Right Right Right
app show today
session_wait 30 session_drawn '^Unknot$' || session_fail "no other window"
xdotool windowactivate --sync "$(xdotool search --onlyvisible --name '^Unknot$' | head -n 1)"
session_wait 60 seen || session_fail "nobody is asked to look at the skin"
xdotool windowactivate --sync "$guide"
xdotool key --delay 100 Left
session_wait 10 unseen || session_fail "the question stays on the screen"
session_quiet_logs
