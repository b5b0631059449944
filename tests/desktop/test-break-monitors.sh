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
session_need swaymsg gsettings
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

# How many windows of Unknot fill an output each.
filling() {
  swaymsg -r -t get_tree | /usr/bin/python3 -c '
import json, sys
def count(node):
    ours = (node.get("app_id") or "") == "io.github.unknot.Unknot" and node["fullscreen_mode"] == 1
    return ours + sum(map(count, node["nodes"] + node["floating_nodes"]))
print(count(json.load(sys.stdin)))'
}
fill() { [ "$(filling)" = "$1" ]; }
session_wait 30 fill 2 || session_fail "not on both monitors: $(filling) $(session_property State)"
painted() {
  desktop_shot "$pictures/break-monitors.png"
  [ "$(convert "$pictures/break-monitors.png" -format '%[fx:mean>0.7]' info:-)" = 1 ]
}
session_wait 10 painted || session_fail "nothing is painted"

# One goes, one comes, two come: every monitor has its window, and none has two.
swaymsg output HEADLESS-2 unplug >/dev/null 2>&1 ||
  { echo "SKIP: both monitors are filled, but this sway is too old to unplug one (1.8 can)"; exit 77; }
session_wait 10 fill 1 || session_fail "a window without a monitor stays: $(filling)"
swaymsg create_output >/dev/null
session_wait 10 fill 2 || session_fail "the new monitor stays empty: $(filling)"
swaymsg create_output >/dev/null
session_wait 10 fill 3 || session_fail "the third monitor stays empty: $(filling)"
# The guide moves when its own monitor goes.
swaymsg output HEADLESS-1 unplug >/dev/null
session_wait 10 fill 2 || session_fail "after the guide's monitor went: $(filling)"
session_call Skip >/dev/null || session_fail "not skipped"
session_wait 10 fill 0 || session_fail "windows stay after the break was skipped: $(filling)"
gone() { ! session_has_name io.github.unknot.Unknot; }
session_wait 10 gone || session_fail "the process stays"
