#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The break screen, from the due moment to its end, and every way out of it.
# usage: test-break-screen.sh BUILD
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
gsettings set io.github.unknot.Unknot break-interval 30
gsettings set io.github.unknot.Unknot reading-counts true

screen_window() { session_window '^Time for a break$' 300 300; }
fills() { [ "$(screen_window)" = "0 0 1280 800" ]; }
in_window() { screen_window && ! fills; }
closed() { ! screen_window; }
process_gone() { ! session_has_name io.github.unknot.Unknot; }
gone() { # WHAT
  session_wait 10 closed || session_fail "after $1 the window stays"
  session_wait 10 process_gone || session_fail "after $1 the process stays"
}
shot() { # FILE
  session_wait 10 session_drawn '^Time for a break$' || session_fail "nothing is drawn"
  session_shot "$1"
}
history_has() { session_call GetHistory 0 9000000000000000 | grep -q "$1"; }
press() { /usr/bin/python3 "$here/break-screen.py" "$1"; }
# Again until it is heard: keys do not count in the first second.  A program of its own presses
# the key: one that is stopped by a window which has just gone would leave it pressed.
escape() {
  xdotool search --onlyvisible --name '^Time for a break$' windowfocus 2>/dev/null || true
  closed || xdotool key Escape
  closed
}
set_key() { gsettings set io.github.unknot.Unknot "$@"; }

session_become_due
session_wait 20 fills || session_fail "it does not fill the screen: $(screen_window) $(session_property State)"
shot "$build/pictures/break-screen.png"
press "In 5 minutes"
session_wait 10 session_state_is postponed || session_fail "not postponed"
gone "In 5 minutes"

# Nobody's sentence is cut in two: a notification comes, the screen when the hands rest.
session_hands_on
session_become_due
noticed() { session_find '#e07b12' || [ -n "$(xdotool search --onlyvisible --class notifyd)" ]; }
session_wait 10 noticed || session_fail "no notification while somebody works"
closed || session_fail "the screen comes in the middle of work"
session_hands_off
session_wait 20 fills || session_fail "the screen does not come when the hands rest"

# Another level at once; the gentle one shows no window.
set_key break-screen window
session_wait 10 in_window || session_fail "it does not become a window"
shot "$build/pictures/break-window.png"
set_key break-screen full-screen
session_wait 10 fills || session_fail "it does not fill the screen again"
set_key break-screen gentle
gone "the gentle level"

# Escape takes the kindest way that is left.
session_become_due window
session_wait 20 in_window || session_fail "no window: $(screen_window)"
session_wait 10 escape || session_fail "Escape does nothing"
session_wait 10 session_state_is postponed || session_fail "Escape does not postpone: $(session_property State)"
gone "Escape"
set_key postpone-limit 0
session_become_due
session_wait 20 fills || session_fail "no screen without postponing"
session_wait 10 escape || session_fail "Escape does nothing without postponing"
session_wait 10 history_has "'skipped'" || session_fail "Escape does not skip: $(session_property State)"
gone "Escape without postponing"

# The break runs from Start to End break.
session_become_due
session_wait 20 fills || session_fail "no screen for the break: $(screen_window) $(session_property State) $(session_property Quiet)"
press Start
session_wait 10 session_state_is break || session_fail "the break does not begin"
shot "$build/pictures/break-screen-playing.png"
fills || session_fail "the guide does not fill the screen"
[ "$(xdotool search --onlyvisible --class unknot | wc -l)" -le 2 ] || session_fail "a second window"
press "End break"
session_wait 10 history_has "'cut-short'" || session_fail "the end was not told: $(session_property State)"
gone "End break"

# The service goes: nothing stays that nobody would hear the answer of.
session_become_due
session_wait 20 fills || session_fail "no screen before the service goes"
service_pid() {
  gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
    -m org.freedesktop.DBus.GetConnectionUnixProcessID io.github.unknot.Unknot.Service | grep -o '[0-9]*,' | tr -d ,
}
kill -KILL "$(service_pid)"
gone "the service"
