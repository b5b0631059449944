#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The page My back, driven by keyboard through AT-SPI by back.py.
# usage: test-back.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x900
session_unknot "$build"
session_need /usr/bin/python3
session_call ShowWindow back '{}' || session_fail "the page did not open"
session_wait 20 session_drawn '^Unknot$' || session_fail "no window"
/usr/bin/python3 "$here/back.py" "$unknotctl" ||
  { status=$?; session_shot "$build/pictures/back-failed.png"; exit $status; }
session_shot "$build/pictures/back.png"
# How the guide felt follows from what was said before and after it.
felt() {
  /usr/bin/python3 -c 'import sqlite3, sys
sys.exit([row[0] for row in sqlite3.connect(sys.argv[1]).execute("SELECT feeling FROM feelings")] != [0])' \
    "$XDG_DATA_HOME/unknot/history.sqlite"
}
session_wait 10 felt || session_fail "that it felt better is not in the history"

# One real click on the figure.
[ "$("$unknotctl" mark --spots | wc -l)" = 32 ] || session_fail "not every spot has a name"
xdotool key ctrl+w
gone() { ! session_has_name io.github.unknot.Unknot; }
session_wait 10 gone || session_fail "the process stays without a window"
