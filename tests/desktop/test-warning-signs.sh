#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The warning signs are one click away from every page of the window, from a guide and from the
# break screen, where the guide waits meanwhile; and Quit ends both programs while one plays.
# usage: test-warning-signs.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1") pictures=$(realpath "$1")/pictures
session_start 1280x800
session_need gsettings xfwm4 /usr/bin/python3
session_unknot "$build"
session_panel dark
session_notifyd xfce
gsettings set io.github.unknot.Unknot posture-checks false
gsettings set io.github.unknot.Unknot reading-counts true

failed() { session_shot "$pictures/warning-signs-failed.png"; session_fail "$*"; }
shown() { "$here/widgets.py" where unknot "$1"; }
press() { session_wait 20 "$here/widgets.py" press unknot "$1" || failed "there is no “$1”"; }
click() { # WINDOW WIDGET
  local x y left top _ where=
  place() { where=$(shown "$1"); }
  session_wait 20 place "$2" || failed "$1 has no “$2”"
  read -r left top _ < <(session_window "$1" 300 300)
  read -r x y <<<"$where"
  session_click $((left + x)) $((top + y))
}

# Its page is the one with a way back; what it had on it counts as shown for a while after it has gone.
left() { ! shown Back; }
for page in today guides back progress; do
  session_call ShowWindow "$page" '{}' >/dev/null
  session_wait 20 session_drawn '^Unknot$' || failed "no window"
  session_wait 20 left || failed "the page $page does not come"
  # Its place is told late after the way back has left the header: once more where the click missed.
  opened() { click '^Unknot$' 'When to see someone'; sleep 0.3; shown Back; }
  session_wait 20 opened || failed "one click on the page $page does not show the warning signs"
done
session_shot "$pictures/warning-signs-window.png"
window_closed() { xdotool search --onlyvisible --name '^Unknot$' windowclose; ! session_window '^Unknot$'; }
session_wait 20 window_closed || failed "the window stays"

# In a guide: it waits.
session_call TakeBreak shoulder-rolls '{}' >/dev/null
press Start
session_wait 20 shown Pause || failed "the guide does not play"
click '^Shoulder rolls$' 'When to see someone'
session_wait 20 shown Back || failed "one click in a guide does not show the warning signs"
session_wait 20 shown 'Go on' || failed "the guide goes on meanwhile"
session_shot "$pictures/warning-signs-guide.png"

# Quit, while a guide plays: what its window says last does not start the service anew.
starts() { grep -c "Activating service name='io.github.unknot.Unknot.Service'" "$session_dir/bus.log"; }
before=$(starts)
session_quit
[ "$(starts)" = "$before" ] || failed "the service comes back after Quit"

# Over the whole screen.
gsettings set io.github.unknot.Unknot break-interval 30
session_become_due
fills() { [ "$(session_window '^Time for a break$' 300 300)" = "0 0 1280 800" ]; }
session_wait 20 fills || failed "no break screen"
press Start
session_wait 20 shown Pause || failed "the guide does not play on the screen"
click '^Time for a break$' 'When to see someone'
session_wait 20 shown Back || failed "one click on the break screen does not show the warning signs"
session_wait 20 shown 'Go on' || failed "the guide on the screen goes on meanwhile"
in_front() { [ "$(xdotool getactivewindow getwindowname)" = Unknot ]; }
session_wait 20 in_front || failed "they are behind the break screen: $(xdotool getactivewindow getwindowname)"
session_shot "$pictures/warning-signs-screen.png"
