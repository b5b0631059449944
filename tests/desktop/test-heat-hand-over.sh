#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A guide for heat is handed over to the background, from its window or from the break screen, by
# a real click; then the whole session, as somebody at work meets it: the countdown in the tray, the
# look at the skin after five minutes, the end, and the stretch while warm.
# usage: test-heat-hand-over.sh BUILD player|break-screen
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1") from=$2 pictures=$(realpath "$1")/pictures
session_start 1280x800
session_need gsettings xfwm4 /usr/bin/python3
session_unknot "$build"
session_panel dark
session_notifyd xfce
gsettings set io.github.unknot.Unknot posture-checks false
gsettings set io.github.unknot.Unknot reading-counts true

phase() { session_property HeatPhase | tr -d \'; }
phase_is() { [ "$(phase)" = "$1" ]; }
shown() { "$here/widgets.py" where "$1" "$2"; }
failed() { session_shot "$pictures/heat-$from-failed.png"; session_fail "$*"; }
click() { # PROGRAM WIDGET
  local x y left=0 top=0 where=
  place() { where=$(shown "$1" "$2"); }
  session_wait 20 place "$1" "$2" || failed "there is no “$2”: $("$here/widgets.py" list "$1" | head -n 40)"
  # GTK 4 knows places in its window only.
  [ "$1" != unknot ] || read -r left top _ < <(session_window '^Time for a break$|^Heating pad$' 300 300)
  read -r x y <<<"$where"
  session_click $((left + x)) $((top + y))
}
# Time passes quickly until the session asks, then at its own pace again.
pass_until() { # PHASE
  session_quit
  session_set_speed 40
  session_call ClockNow >/dev/null
  session_wait 40 phase_is "$1" || failed "waited in vain for $1: $(phase)"
  session_quit
  session_set_speed 1
  session_call ClockNow >/dev/null
  phase_is "$1" || failed "$1 does not outlast a restart: $(phase)"
}

if [ "$from" = break-screen ]; then
  gsettings set io.github.unknot.Unknot break-interval 30
  session_become_due
  screen() { [ "$(session_window '^Time for a break$' 300 300)" = "0 0 1280 800" ]; }
  session_wait 20 screen || failed "no break screen"
fi
session_call TakeBreak heating-pad '{}' >/dev/null || failed "the guide did not start"
click unknot Start
session_wait 10 session_state_is break || failed "no break"
# Not offered before the warmth is on the back.
session_wait 20 shown unknot 'Next step' || failed "the guide does not play"
! shown unknot 'Go on working, keep the timer running' || failed "handed over before it is warm"
click unknot 'Next step'
click unknot 'Next step'
session_wait 20 shown unknot 'Go on working, keep the timer running' || failed "no offer to go on working"
session_shot "$pictures/heat-$from-offer.png"
click unknot 'Go on working, keep the timer running'
# On a busy machine the guide may have come to its look at the skin by then.
in_session() { phase_is on || phase_is skin; }
session_wait 10 in_session || failed "no session: $(phase)"
no_window() { ! session_window '^Time for a break$|^Heating pad$' 300 300; }
session_wait 10 no_window || failed "the window stays"
no_break() { ! session_state_is break; }
session_wait 10 no_break || failed "the break goes on"

# Anybody can ask how long it is still warm.
"$unknotctl" status | grep -qi 'heat' || failed "status says nothing of it: $("$unknotctl" status)"

pass_until skin
click notifyd 'Skin is fine'
session_wait 10 phase_is on || failed "the answer about the skin did not arrive: $(phase)"
pass_until take-off
session_shot "$pictures/heat-$from-take-off.png"
click notifyd 'It is off'
session_wait 10 phase_is stretch || failed "no stretch is offered: $(phase)"
click notifyd 'Start stretch'
session_wait 10 session_state_is break || failed "the stretch did not start"
[ "$(session_property BreakGuide)" = "'upper-back-reach'" ] || failed "another stretch: $(session_property BreakGuide)"
session_wait 10 phase_is off || failed "the session goes on"
session_wait 20 session_window '^Upper-back reach$' 300 300 || failed "the stretch has no window"
session_call GetHeats 0 9000000000000000 | grep -q "'completed'" || failed "the history does not have it"
