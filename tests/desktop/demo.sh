#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A working day in about a minute, on a private desktop without a screen: real panel, real
# notification server, real clicks.  Leaves pictures and says what happened at each.
# usage: demo.sh ROOT PICTURES [SCALE]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

root=$(realpath "$1") pictures=$(mkdir -p "$2" && realpath "$2") scale=${3:-240}
teal='#13a094' amber='#e07b12' tray=1240x36+0+0
slow=20
number=0

picture() { # NAME TEXT
  number=$((number + 1))
  session_shot "$pictures/$(printf %02d "$number")-$1.png"
  echo "$(printf '%2d' "$number"). $2"
  echo "    $("$unknotctl" status | head -n 1)"
}
# How fast time passes from here on: a window takes its real time to be looked at.
pace() {
  session_quit
  session_set_speed "$1"
  session_call ClockNow >/dev/null || session_fail "the service did not start again"
}
breaks() { "$unknotctl" history --json | grep -cE "\"outcome\" : \"($1)\"" || true; }
more_breaks() { [ "$(breaks "$1")" -gt "$2" ]; }
away() { session_hands_off; session_wait 60 session_state_is away || session_fail "absence was not noticed"; }

rm -f "$pictures"/*.png
echo "A day at work, $scale times faster than real, $slow times where a window is looked at. The pictures are in $pictures."
session_start 1280x800
session_unknot "$root" --time-scale "$scale"
session_panel light
session_notifyd xfce
gsettings set io.github.unknot.Unknot break-length 15
gsettings set io.github.unknot.Unknot away-threshold 15
# No question comes before the tooltip while that is looked at.
gsettings set io.github.unknot.Unknot posture-checks false

session_hands_on
session_call ClockNow >/dev/null || session_fail "the service did not start"
session_wait 20 session_find "$teal" $tray || session_fail "no icon in the tray"
picture tray "The icon is in the tray; its ring fills as you sit."

read -r x y _ < <(session_find "$teal" $tray)
session_hands_off
xdotool mousemove "$x" "$y" sleep 0.4 mousemove "$((x + 1))" "$y"
# Its white words below the panel, where nothing else is so light.
tooltip() {
  import -silent -window root -crop 640x90+640+38 +repage "$session_dir/tooltip.png"
  [ "$(convert "$session_dir/tooltip.png" -colorspace gray -format '%[fx:maxima>0.85]' info:-)" = 1 ]
}
session_wait 5 tooltip || true
picture tooltip "Hovering tells how long you have been sitting, and when the break comes."
xdotool mousemove 500 500 sleep 0.5 # the tooltip would cover the menu
session_click "$x" "$y" 3
session_wait 10 session_window wrapper 100 100 || session_fail "no menu"
xdotool mousemove "$x" $((y + 60)) sleep 0.3
picture menu "The menu, by a right click."
xdotool key Escape mousemove 500 500
gsettings set io.github.unknot.Unknot posture-checks true
session_hands_on

notice() { session_window xfce4-notifyd 200 60; }
session_wait 120 session_state_is due || session_fail "no break came due"
session_wait 20 notice || session_fail "no notification"
session_wait 10 session_find "$amber" $tray || session_fail "the icon does not say that a break is due"
sleep 0.3
picture break-due "After the interval, in a lull: a notification asks for a break."

pace $slow
before=$(breaks 'guided|cut-short')
place() { where=$("$here/widgets.py" where notifyd Start); }
session_wait 20 place || session_fail "the notification has no Start"
read -r x y <<<"$where"
session_hands_off
session_click "$x" "$y"
session_wait 20 session_state_is break || session_fail "the click began no break"
session_wait 30 session_drawn unknot 300 300 || session_fail "the guide's window did not come"
picture guide "One click on Start: the guide."
"$here/widgets.py" press unknot Start || true # it would begin by itself some seconds later
sleep 3
picture guide-plays "The guide plays."
# Through its steps, as somebody who knows them, unless the day has gone on meanwhile.
at_end() { xdotool key --delay 60 --repeat 6 Right; "$here/widgets.py" where unknot 'Once more'; }
session_patience=1 session_wait 8 at_end || "$unknotctl" end 2>/dev/null || true
session_wait 20 more_breaks 'guided|cut-short' "$before" || session_fail "the break was not counted"
session_hands_on
sleep 1 # one page of the window gives way to the other
picture counted "The break is counted; the clock starts again."
"$here/widgets.py" press unknot Close || true
session_hands_off

"$unknotctl" open today
session_wait 20 session_drawn Unknot 300 300 || session_fail "no window"
sleep 1
picture today "Today: how long you have been sitting, and the next guide."
"$unknotctl" open guides
sleep 3 # its pictures are drawn one after the other
picture guides "All guides, found by kind or by a word."
"$unknotctl" open settings
session_wait 20 session_drawn Settings 300 300 || session_fail "no settings"
sleep 1
picture settings "The settings; every change holds at once."
xdotool key Escape
session_hands_on

question() { [ "$(session_property PostureQuestion)" != "''" ]; }
asked() { question || "$unknotctl" check 2>/dev/null; }
session_wait 30 asked || session_fail "no posture question"
session_wait 10 notice || session_fail "the posture question is not on the screen"
sleep 0.3
picture posture "A posture check: a question, two answers."
"$unknotctl" answer good 2>/dev/null || true

echo "    Now the user walks away without a word."
pace "$scale"
before=$(breaks natural)
# Who has not sat is not said to have rested: on a busy machine the hands may have moved just once.
sat() { local us; us=$(session_property Sat); [ "${us##* }" -gt 300000000 ]; }
session_wait 30 sat || session_fail "nobody sits here"
away
picture away "Nobody there: the clock stands."
sleep $((25 * 60 / scale)) # longer than a break
session_hands_on
session_wait 30 more_breaks natural "$before" || session_fail "walking away did not count as a break"
picture back "Back again: being away was a break, without a click."

echo
echo "The day, as the history keeps it:"
"$unknotctl" history
echo
echo "$number pictures in $pictures"
