#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The warning signs are one click away from every page of the window, from the windows beside it, from a guide
# and from the break screen, which wait meanwhile; and Quit ends both programs while a guide plays.  Driven
# through AT-SPI by warning-signs.py.
# usage: test-warning-signs.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
session_need gsettings xfwm4 /usr/bin/python3
session_unknot "$build"
session_panel dark
session_notifyd xfce
gsettings set io.github.unknot.Unknot posture-checks false
gsettings set io.github.unknot.Unknot reading-counts true
signs() {
  /usr/bin/python3 "$here/warning-signs.py" "$@" ||
    { status=$?; session_shot "$build/pictures/warning-signs-failed.png"; exit $status; }
}

signs pages
signs windows
session_shot "$build/pictures/warning-signs-window.png"

session_quit
session_call TakeBreak shoulder-rolls '{}' >/dev/null || session_fail "the guide did not start"
signs waits "Shoulder rolls"
session_shot "$build/pictures/warning-signs-guide.png"

# Quit, while a guide plays: what its window says last does not start the service anew.
starts() { grep -c "Activating service name='io.github.unknot.Unknot.Service'" "$session_dir/bus.log"; }
before=$(starts)
session_quit
[ "$(starts)" = "$before" ] || session_fail "the service comes back after Quit"

gsettings set io.github.unknot.Unknot break-interval 30
session_become_due
signs waits "Time for a break"
in_front() { [ "$(xdotool getactivewindow getwindowname)" = Unknot ]; }
session_wait 20 in_front || session_fail "they are behind the break screen: $(xdotool getactivewindow getwindowname)"
session_shot "$build/pictures/warning-signs-screen.png"
