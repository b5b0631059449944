#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The main job on a real desktop: somebody works, the icon says so, its menu is opened by a click and
# asks how one sits; a break falls due, its notification is clicked, the guide's window appears, and
# the break is counted.
# usage: test-main-job.sh BUILD xfce|dunst
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1") server=$2 pictures=$(realpath "$1")/pictures
teal='#13a094' amber='#e07b12' panel=1240x34+0+0

session_start 1280x720
session_unknot "$build" --time-scale 1
session_panel dark
session_notifyd "$server"
session_need gsettings
gsettings set io.github.unknot.Unknot break-interval 30
gsettings set io.github.unknot.Unknot posture-checks false
gsettings set io.github.unknot.Unknot break-length 15

notification() {
  case $server in
    xfce) session_window xfce4-notifyd 200 60 ;;
    dunst) session_window dunst 200 30 ;;
  esac
}
# A click on an action, as the user of each server makes it.
answer() { # ACTION
  local x y width where
  case $server in
    xfce)
      place() { where=$("$here/widgets.py" where notifyd "$1"); }
      session_wait 10 place "$1" || session_fail "the notification has no $1"
      read -r x y <<<"$where"
      session_click "$x" "$y" ;;
    dunst)
      echo "$1" >"$session_dir/wanted"
      session_wait 10 notification || session_fail "no notification on the screen"
      read -r x y width _ < <(notification)
      session_click $((x + width / 2)) $((y + 20)) 2 ;;
  esac
}

# --- the menu: while the clock is that on the wall, for a question waits two minutes only
session_call ClockNow || session_fail "the service did not start"
session_wait 10 session_find $teal $panel || session_fail "the icon is not on the screen"
[ "$(session_property Tray)" = true ] || session_fail "the service does not know that its icon is shown"
read -r x y _ < <(session_find $teal $panel)
session_click "$x" "$y" 3
menu() { session_window wrapper 100 100; }
session_wait 10 menu || session_fail "a right click opened no menu"
read -r left top width height < <(menu)
session_shot "$pictures/main-$server-0-menu.png"
session_click $((left + width / 3)) $((top + height * 28 / 100)) # its third line
menu_is_gone() { ! menu; }
session_wait 10 menu_is_gone || session_fail "the menu stays open"
session_wait 10 notification || session_fail "the menu's posture check asked nothing"
session_shot "$pictures/main-$server-0-posture.png"
answer Good
checked() { [[ $(session_call GetHistory 0 9223372036854775807) == *"'good'"* ]]; }
session_wait 10 checked || session_fail "the answer is not in the history"
quiet() { ! notification; }
session_wait 10 quiet || session_fail "the question stays on the screen"

# --- the break: 100 times faster, half an hour of work in 18 seconds, 15 minutes of break in nine
session_quit
session_set_speed 100
session_hands_on
session_call ClockNow || session_fail "the service did not start"
session_wait 10 session_find $teal $panel || session_fail "the icon is not on the screen"
session_shot "$pictures/main-$server-1-working.png"

session_wait 60 session_state_is due || session_fail "no break fell due: $("$unknotctl" status)"
session_wait 10 notification || session_fail "no notification on the screen"
session_wait 10 session_find $amber $panel || session_fail "the icon does not say that a break is due"
session_shot "$pictures/main-$server-2-due.png"

# Busy until the click, or it would count as leaving.
session_hands_off
answer Start
session_wait 10 session_state_is break || session_fail "a click on Start began no break: $("$unknotctl" status)"
guide=$(session_property BreakGuide)
guide=${guide//\'/}
app_is_gone() { ! session_has_name io.github.unknot.Unknot; }
session_wait 30 session_drawn unknot || session_fail "no window for the guide"
showing() { "$here/widgets.py" where unknot "$1"; }
# The guide begins by itself after some seconds; on a slow machine we want to see its start.
session_wait 20 "$here/widgets.py" press unknot Wait || session_fail "the window shows no guide"
session_shot "$pictures/main-$server-3-guide.png"
"$here/widgets.py" press unknot Start
session_wait 20 showing 'Next step' || session_fail "the guide did not begin"
session_shot "$pictures/main-$server-4-step.png"
# Through its steps, as somebody who knows them.
at_end() { xdotool key --delay 60 --repeat 4 Right; showing 'Once more'; }
session_wait 60 at_end || { session_shot "$pictures/main-$server-failed.png"; session_fail "the guide has no end: $("$here/widgets.py" list unknot)"; }
session_shot "$pictures/main-$server-5-end.png"

# Counted: one row, by guide, and a new round.
rows() { session_call GetHistory 0 9223372036854775807; }
counted() { [[ $(rows) == *"'guided', '$guide'"* ]]; }
session_wait 20 counted || session_fail "the break is not in the history: $(rows)"
[ "$(session_property BreaksToday)" = 'uint32 1' ] || session_fail "breaks today: $(session_property BreaksToday)"
session_wait 10 session_find $teal $panel || session_fail "the icon did not go back to work"

# The window goes, and its process with it.
"$here/widgets.py" press unknot Close
session_wait 20 app_is_gone || session_fail "the app stays after its last window"
echo "ok: $(rows)"
