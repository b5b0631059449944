#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Today, My back and a guide by mouse alone, with ten years of days.  Driven through AT-SPI by mouse.py.
# usage: test-mouse.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x900
session_unknot "$build"
session_need /usr/bin/python3
history=$XDG_DATA_HOME/unknot/history.sqlite
mkdir -p "$(dirname "$history")"
"$build/tests/bench/make-history" "$history" 3650 7
session_call ShowWindow today '{}' || session_fail "the window did not open"
session_wait 20 session_drawn '^Unknot$' || session_fail "no window"
xdotool mousemove 640 880
/usr/bin/python3 "$here/mouse.py" "$history" ||
  { status=$?; session_shot "$build/pictures/mouse-failed.png"; exit $status; }
session_quiet_logs
