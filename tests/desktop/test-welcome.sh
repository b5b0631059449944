#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The first start: the introduction once, by keyboard in a small window, a notification that is
# clicked, and the main window afterwards.  Driven through AT-SPI by welcome.py.
# usage: test-welcome.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
session_unknot "$build"
session_need gsettings /usr/bin/python3 xfwm4 dunst
session_run wm xfwm4 --compositor=off
session_notifyd dunst
gsettings set io.github.unknot.Unknot welcome-shown false
drive() { /usr/bin/python3 "$here/welcome.py" "$1" || { status=$?; session_shot "$build/pictures/welcome-failed.png"; exit $status; }; }
is_gone() { ! session_window "$1" 200 200; }
app_is_gone() { ! session_has_name io.github.unknot.Unknot; }
is_active() { [ "$(xdotool getactivewindow getwindowname)" = "$1" ]; }
# A window manager may keep the keyboard from a window that comes unasked.
activate() { xdotool windowactivate "$(xdotool search --onlyvisible --name "^$1$" | head -n 1)"; is_active "$1"; }

session_run app "$build/src/app/unknot"
session_wait 20 session_drawn '^Welcome to Unknot$' || session_fail "the first start shows no introduction"
xdotool windowsize "$(xdotool search --onlyvisible --name '^Welcome to Unknot$' | head -n 1)" 360 600
session_wait 10 activate 'Welcome to Unknot' || session_fail "the introduction has no keyboard"
drive pages
session_wait 10 session_drawn '^Time for a break$' || session_fail "the level is not shown"
session_wait 10 activate 'Time for a break' || session_fail "the break screen has no keyboard"
trial_over() { xdotool key Escape; is_gone '^Time for a break$'; }
session_wait 10 trial_over || session_fail "Escape does not end the trial"
session_wait 10 is_active 'Welcome to Unknot' || session_fail "the keyboard does not come back"
[ "$(session_property BreaksToday)" = 'uint32 0' ] || session_fail "a trial counts as a break"

# Its notification, and the click on it, as the user of this server does it.
drive last
notification() { session_window dunst 200 30; }
session_wait 20 notification || session_fail "no notification"
# A click on its text closes it on this server.
read -r x y width _ < <(notification)
session_click $((x + width / 2)) $((y + 20))
drive closed
drive again
session_wait 20 notification || session_fail "no second notification"
echo 'Open Unknot' >"$session_dir/wanted"
read -r x y width _ < <(notification)
session_click $((x + width / 2)) $((y + 20)) 2
drive arrived

# Quit ends it, and opens nothing in its place.
app() { gdbus call --session -d io.github.unknot.Unknot -o /io/github/unknot/Unknot -m org.freedesktop.Application.ActivateAction "$1" '[]' '{}' >/dev/null; }
app quit
session_wait 10 app_is_gone || session_fail "the introduction stays after quitting, or opens another window"
app welcome
session_wait 20 session_drawn '^Welcome to Unknot$' || session_fail "no introduction after quitting"
session_wait 10 activate 'Welcome to Unknot' || session_fail "the introduction has no keyboard any more"

# Left here, it gives way to the main window, and does not come again.
leave() { xdotool key Escape; is_gone '^Welcome to Unknot$'; }
session_wait 10 leave || session_fail "Escape does not leave the introduction"
session_wait 10 session_drawn '^Unknot$' || session_fail "no main window after the introduction"
session_wait 10 is_active Unknot || session_fail "the main window has no keyboard"
xdotool key ctrl+w
session_wait 10 app_is_gone || session_fail "the app stays after its last window"
session_run app "$build/src/app/unknot"
session_wait 20 session_drawn '^Unknot$' || session_fail "no window at the second start"
is_gone '^Welcome to Unknot$' || session_fail "the introduction comes again"
session_quiet_logs
