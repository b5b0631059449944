#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The break screen on two monitors that come and go, in a headless sway.
# usage: test-break-monitors.sh BUILD PICTURES
# As root it runs itself as nobody, for compositors refuse root.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")

if [ -z "${UNKNOT_DESKTOP_STAGED:-}" ]; then
  build=$(realpath "$1")
  mkdir -p "$2"; pictures=$(realpath "$2")
  stage=$(mktemp -d "${TMPDIR:-/tmp}/unknot-stage.XXXXXX")
  trap 'rm -rf "$stage"' EXIT
  mkdir -p "$stage/build" "$stage/pictures"
  (cd "$build" && cp -r --parents src/service/unknot-service src/app/unknot src/ctl/unknotctl tests/desktop/pointer \
    resources/icons resources/gschemas.compiled "$stage/build")
  cp -r "$here" "$stage/desktop"
  as=()
  if [ "$(id -u)" = 0 ]; then
    chown -R nobody "$stage"
    as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  fi
  chmod 755 "$stage"
  status=0
  UNKNOT_DESKTOP_STAGED=$stage TMPDIR=/tmp "${as[@]}" "$stage/desktop/test-break-monitors.sh" "$stage/build" "$stage/pictures" || status=$?
  cp "$stage/pictures"/*.png "$pictures/" 2>/dev/null || true
  exit $status
fi

. "$here/session.sh"
. "$here/wayland.sh"
build=$1 pictures=$2
pointer_program=$build/tests/desktop/pointer
. "$here/desktop-sway.sh"
cd /

wayland_session
desktop_need
session_need swaymsg gsettings wtype
export WLR_HEADLESS_OUTPUTS=2
desktop_start
SWAYSOCK=$(find "$XDG_RUNTIME_DIR" -maxdepth 1 -name 'sway-ipc.*.sock' | head -n 1)
export SWAYSOCK
gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
  -m org.freedesktop.DBus.UpdateActivationEnvironment "{'WAYLAND_DISPLAY': '$WAYLAND_DISPLAY', 'XDG_SESSION_TYPE': 'wayland'}" >/dev/null
session_unknot "$build" --time-scale=400
gsettings set io.github.unknot.Unknot posture-checks false
gsettings set io.github.unknot.Unknot break-interval 30
gsettings set io.github.unknot.Unknot reading-counts true
session_call ClockNow >/dev/null
session_wait 20 session_state_is due || session_fail "no break is due: $(session_property State)"
session_call Quit >/dev/null
no_service() { ! session_has_name io.github.unknot.Unknot.Service; }
session_wait 10 no_service || session_fail "the service does not quit"
session_activation io.github.unknot.Unknot.Service "$build/src/service/unknot-service" --time-scale=1
gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus -m org.freedesktop.DBus.ReloadConfig >/dev/null
gsettings set io.github.unknot.Unknot break-screen full-screen
session_call ClockNow >/dev/null


# The outputs that the break screen covers to the corners, the panel too: nothing dark is left there.
outputs() { swaymsg -r -t get_outputs | /usr/bin/python3 -c 'import json, sys
for output in json.load(sys.stdin):
    if output["active"]: print(output["name"])'; }
corners() { # OUTPUT
  grim -o "$1" "$session_dir/corners.png" || return 1
  convert "$session_dir/corners.png" -alpha off -colorspace gray \
    \( -clone 0 -gravity northwest -crop 16x16+0+0 +repage \) \( -clone 0 -gravity northeast -crop 16x16+0+0 +repage \) \
    \( -clone 0 -gravity southwest -crop 16x16+0+0 +repage \) \( -clone 0 -gravity southeast -crop 16x16+0+0 +repage \) \
    -delete 0 -append -format '%[fx:minima>0.8]' info:-
}
covered() { local name; for name in $(outputs); do [ "$(corners "$name")" != 1 ] || echo "$name"; done; }
# Every output, of which there are so many, and by one window each.
windows() { "$here/widgets.py" windows unknot 2>/dev/null | grep -c '^Time for a break$' || true; }
# Sway 1.7 may show an output as it was until the focus moves, although the window there is full-screen in
# its tree and sends its pictures: then the pointer goes to the other output.
place=40
nudge() { place=$((1940 - place)); swaymsg "seat seat0 cursor set $place 300" >/dev/null; }
fill() {
  [ "$(outputs | wc -l)" = "$1" ] && [ "$(windows)" = "$1" ] || return 1
  [ "$(covered | wc -l)" = "$1" ] || { nudge; return 1; }
}
what() { echo "outputs $(outputs | tr '\n' ' '), covered $(covered | tr '\n' ' '), $(windows) windows, $(session_property State)"; }
# The guide begins by itself after a while.
goes_on() { session_state_is due || session_state_is break || session_fail "$1 is no answer: $(session_property State)"; }

session_wait 30 fill 2 || session_fail "not on both monitors: $(what)"
desktop_shot "$pictures/break-monitors.png"
tree() { swaymsg -r -t get_tree | /usr/bin/python3 -c 'import json, sys
def names(node):
    yield node["name"]
    for child in node["nodes"] + node["floating_nodes"]: yield from names(child)
print(*names(json.load(sys.stdin)), sep="\n")'; }
in_tree() { grep -qx "$1" <<<"$(tree)"; }
in_tree 'Time for a break' && kind='full-screen windows' || kind=overlays
echo "ok: two $kind"

# What the user opens lies over it, and it comes back.
opened() { in_tree Unknot; }
closed() { ! opened; }
# On its monitor the break screen is not seen to the corners any more.
in_front() { opened && [ "$(covered | wc -l)" -lt "$(outputs | wc -l)" ]; }
"$here/widgets.py" press unknot 'When to see someone' || session_fail "no first-aid box"
session_wait 20 in_front || session_fail "the warning signs are behind the break screen: $(what)"
desktop_shot "$pictures/break-monitors-signs.png"
swaymsg '[title="^Unknot$"] kill' >/dev/null
session_wait 10 closed || session_fail "the window stays"
session_wait 10 fill 2 || session_fail "it does not come back to the front: $(what)"
goes_on "a look at the warning signs"

# Two come, one goes: every monitor has its window, and none has two.
swaymsg create_output >/dev/null
session_wait 10 fill 3 || session_fail "the new monitor stays empty: $(what)"
swaymsg output HEADLESS-3 disable >/dev/null
fewer() { [ "$(outputs | wc -l)" = 2 ]; }
if session_patience=1 session_wait 5 fewer; then
  session_wait 10 fill 2 || session_fail "after a monitor went: $(what)"
  goes_on "a monitor that goes"
  swaymsg output HEADLESS-3 enable >/dev/null
  session_wait 10 fill 3 || session_fail "the monitor that came back stays empty: $(what)"
  # The guide moves when its own monitor goes.
  swaymsg output HEADLESS-1 disable >/dev/null
  session_wait 10 fill 2 || session_fail "after HEADLESS-1 went: $(what)"
  swaymsg output HEADLESS-2 disable >/dev/null
  session_wait 10 fill 1 || session_fail "after HEADLESS-2 went: $(what)"
  goes_on "the guide's monitor that goes"
  # None at all for a moment, as after a sleep.
  swaymsg output HEADLESS-3 disable >/dev/null
  none() { [ -z "$(outputs)" ]; }
  session_wait 10 none || session_fail "there are outputs: $(what)"
  swaymsg output HEADLESS-2 enable >/dev/null
  swaymsg output HEADLESS-1 enable >/dev/null
  session_wait 10 fill 2 || session_fail "after there was no monitor: $(what)"
  goes_on "a moment without a monitor"
  # Pulled out for good.
  swaymsg output HEADLESS-1 unplug >/dev/null
  session_wait 10 fill 1 || session_fail "after a monitor was pulled out: $(what)"
  goes_on "a monitor that is pulled out"
  desktop_shot "$pictures/break-monitors-one.png"
else
  lacks="this sway takes no monitor away (1.8 does): tried were two monitors, a third that comes, the level and Escape"
fi

# As a window, and covering everything again.
gsettings set io.github.unknot.Unknot break-screen window
as_window() { [ "$(windows)" = 1 ] && [ -z "$(covered)" ] && in_tree "Time for a break"; }
session_wait 10 as_window || session_fail "it does not become a window: $(what)"
desktop_shot "$pictures/break-monitors-window.png"
gsettings set io.github.unknot.Unknot break-screen full-screen
session_wait 10 fill "$(outputs | wc -l)" || session_fail "it does not cover the monitors again: $(what)"

# The way out, by one key: again until it is heard, for none counts in the first second.
process_gone() { ! session_has_name io.github.unknot.Unknot; }
escape() { wtype -k Escape; process_gone; }
session_wait 10 escape || session_fail "Escape does not close it: $(what)"
answered() { session_state_is postponed || session_state_is working; }
session_wait 10 answered || session_fail "Escape answers nothing: $(session_property State)"
[ -z "$(covered)" ] || session_fail "something stays on the screen"
[ -z "${lacks:-}" ] || { echo "SKIP: $lacks"; exit 77; }
