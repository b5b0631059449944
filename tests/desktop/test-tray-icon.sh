#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The icon in a real panel, dark and light: every state is seen on the screen, the menu opens
# by a real click and its items work, left and middle click arrive.
# usage: test-tray-icon.sh BUILD dark|light
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/session.sh"

build=$(realpath "$1") style=$2 pictures=$(realpath "$1")/pictures
teal='#13a094' amber='#e07b12' calm='#7d858a'

session_start 1280x720
session_panel "$style"
mkfifo "$session_dir/states"
session_run tray bash -c "exec '$build/tests/desktop/tray-show' '$build/resources/icons' <'$session_dir/states'"
exec 3>"$session_dir/states"
said() { grep -qx "$1 *" "$session_dir/tray.log"; }
session_wait 20 said host || session_fail "the panel did not take the icon"

panel=1240x32+0+0 # without the clock, and without what lies under the panel
mkdir -p "$pictures"
# Where the icon is; whatever else has one of its colours is not looked at.
echo 'working 8' >&3
session_wait 20 session_find $teal $panel || session_fail "the panel shows no icon"
read -r x y _ < <(session_find $teal $panel)
icon=28x28+$((x - 14))+$((y > 14 ? y - 14 : 0))
# The icon, not a speck, has that colour, and none of the two of other states.
only() { # COLOUR
  local width height other
  read -r _ _ width height < <(session_find "$1" $icon) || return 1
  [ "$width" -ge 14 ] && [ "$height" -ge 14 ] || return 1
  for other in $teal $amber $calm; do
    [ "$other" = "$1" ] || ! session_find "$other" $icon || return 1
  done
}
see() { # STATE COLOUR
  ! only "$2" || session_fail "the icon has the colour $2 before it is $1"
  echo "$1" >&3
  session_wait 10 only "$2" || session_fail "no icon of colour $2 on the screen in the state $1"
}
# How many pixels of the icon have the colour of progress.
filled() {
  import -silent -window root -crop $icon +repage "$session_dir/filled.png"
  convert "$session_dir/filled.png" -alpha off -fuzz 15% -fill black +opaque $teal -fill white -opaque $teal \
    -format '%[fx:int(mean*w*h)]' info:-
}
grown() { now=$(filled); [ "$now" -gt "$before" ]; }
keep() { # the icon as it is just now, for the picture
  import -silent -window root -crop "34x32+$((x - 17))+0" +repage "$session_dir/state-$1.png"
}

# The ring grows with every eighth; from nothing, for the panel may still show what came first.
emptied() { [ "$(filled)" = 0 ]; }
echo paused >&3
session_wait 10 emptied || session_fail "a paused icon shows progress: $(filled)"
before=0 now=0
for eighth in 0 1 2 3 4 5 6 7 8; do
  echo "working $eighth" >&3
  session_wait 10 grown || session_fail "the icon of $eighth eighths is not fuller than the one before: $(filled) after $before"
  before=$now
  [ "$eighth" != 8 ] || keep working-8
done
see due $amber; keep due
see paused $calm; keep paused
see held $amber; keep held
see 'working 5' $teal
convert "$session_dir"/state-{working-8,due,paused,held}.png +append -filter point -resize 400% "$pictures/tray-states-$style.png"

session_click "$x" "$y" 1
session_wait 10 said 'show-window today' || session_fail "a left click did not open the window"
session_click "$x" "$y" 2
session_wait 10 said 'take-break' || session_fail "a middle click did not start a break"

# The menu: opened by a right click, and still open after its texts changed.
menu_open() { session_window wrapper 100 100; }
session_click "$x" "$y" 3
session_wait 10 menu_open || session_fail "a right click opened no menu"
read -r left top width height < <(menu_open)
before=$(filled)
echo 'working 6' >&3
session_wait 10 grown || session_fail "the icon does not change beside its menu"
menu_open >/dev/null || session_fail "the menu closed when the icon changed"
session_shot "$pictures/tray-menu-$style.png"
# Its third line.
session_click $((left + width / 3)) $((top + height * 3 / 10))
session_wait 10 said 'check-posture' || session_fail "an item of the menu did nothing: $(cat "$session_dir/tray.log")"
echo "ok: icon, clicks and menu on a $style panel"
