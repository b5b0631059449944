#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A working day in about a minute, on a private desktop without a screen: real panel, real
# notification server, real clicks.  Leaves pictures and says what happened at each.
# usage: demo.sh ROOT PICTURES [SCALE]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

root=$(realpath "$1") pictures=$(mkdir -p "$2" && realpath "$2") scale=${3:-300}
service=io.github.unknot.Unknot.Service
number=0

picture() { # NAME TEXT
  number=$((number + 1))
  session_shot "$pictures/$(printf %02d "$number")-$1.png"
  echo "$(printf '%2d' "$number"). $2"
  echo "    $("$unknotctl" status | head -n 1)"
}

state() { "$unknotctl" status --json 2>/dev/null | grep -o '"state":"[^"]*"' | cut -d'"' -f4; }
in_state() { local now; now=$(state); [[ " $* " == *" $now "* ]]; }
no_window() { ! session_window "$1" 200 200; }
breaks() { "$unknotctl" history --json | grep -c "\"outcome\" : \"$1\""; }
broke() { [ "$(breaks "$1")" -ge "$2" ]; }

# The user at work: small movements of the mouse, away from everything that could be clicked.
work() {
  while :; do
    xdotool mousemove_relative -- 3 0 sleep 0.08 mousemove_relative -- -3 0 sleep 0.08 2>/dev/null || return 0
  done
}
begin_work() { [ -n "${worker:-}" ] || { work & worker=$!; session_pids=("$worker" "${session_pids[@]}"); }; }
end_work() { [ -z "${worker:-}" ] || { kill "$worker" 2>/dev/null; wait "$worker" 2>/dev/null; worker=; } || true; }
# Real hands leave the mouse where they clicked.
at() { end_work; session_click "$@"; xdotool mousemove 500 400; begin_work; }

rm -f "$pictures"/*.png
echo "A day at work, $scale times faster than real. The pictures are in $pictures."
session_start 1280x800
session_unknot "$root" --time-scale "$scale"
session_panel light
session_notifyd xfce

begin_work
xdotool mousemove 500 400
gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
  -m org.freedesktop.DBus.StartServiceByName "$service" 0 >/dev/null
teal='#13a094' amber='#e07b12' tray=1240x36+0+0
session_wait 20 session_find "$teal" $tray || session_fail "no icon in the tray"
picture tray "The icon is in the tray; its ring fills as you sit."

read -r x y _ < <(session_find "$teal" $tray)
end_work; xdotool mousemove "$x" "$y" sleep 1.2
picture tooltip "Hovering tells how long you have been sitting."
session_click "$x" "$y" 3
session_wait 10 session_window wrapper 100 100 || session_fail "no menu"
picture menu "The menu, by a right click."
xdotool key Escape mousemove 500 400; begin_work

session_wait 120 in_state due || session_fail "no break came due"
notice() { session_window xfce4-notifyd 200 60; }
session_wait 20 notice || session_fail "no notification"
picture break-due "After the interval, in a lull: a notification asks for a break."

read -r x y < <("$here/widgets.py" where notifyd Start) || session_fail "the notification has no Start"
end_work
session_click "$x" "$y"
session_wait 30 session_drawn Unknot || session_fail "the guide's window did not come"
begin() { "$here/widgets.py" press unknot Start; }
picture guide "One click on Start: the guide, and what to know before it."
session_wait 10 begin
sleep 2 # the movement needs a moment to be seen
in_state break || session_fail "the service does not know of the break: $(state)"
sleep 4
picture guide-later "The same guide, a little later."
"$unknotctl" end
session_wait 10 broke guided 1 || session_fail "the break was not counted"
begin_work
sleep 0.5
picture counted "The break is counted; the clock starts again."

session_wait 10 "$here/widgets.py" press unknot Close
session_wait 10 no_window Unknot || true
"$unknotctl" open today
session_wait 20 session_drawn Unknot || session_fail "no window"
sleep 1
picture today "Today: how long you have been sitting, and the next guide."
"$unknotctl" open guides; sleep 2.5
picture guides "All guides, found by kind or by a word."
"$unknotctl" open settings
session_wait 20 session_drawn Settings || session_fail "no settings"
sleep 1
picture settings "The settings; every change holds at once."
xdotool key Escape
sleep 0.3

"$unknotctl" check
posture() { "$unknotctl" status --json | grep -q '"posture_question":"[^"]'; }
session_wait 10 posture && session_wait 10 notice
picture posture "A posture check: a question, two answers."
"$unknotctl" answer good || true

echo "    Now the user walks away without a word."
natural=$(breaks natural || true)
end_work
session_wait 60 in_state away || session_fail "absence was not noticed: $(state)"
picture away "Nobody there: the clock stands."
sleep 3
begin_work
xdotool mousemove 520 410
session_wait 30 broke natural $((natural + 1)) || session_fail "walking away did not count as a break"
picture natural "Back again: being away was a break, without a click."

echo
echo "The day, as the history keeps it:"
"$unknotctl" history
echo
echo "$number pictures in $pictures"
