#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A break from its start to its row in the history, driven through AT-SPI by player.py.
# usage: test-player.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
guide=shoulder-rolls
session_start 1280x800
session_unknot "$build"
session_need /usr/bin/python3
source=$here/../../resources/guides/$guide.json
title=$(sed -n 's/^  "title": "\(.*\)",$/\1/p' "$source")

session_call TakeBreak "$guide" '{}' || session_fail "the break did not start"
session_wait 10 session_state_is break || session_fail "no break"
/usr/bin/python3 "$here/player.py" "$source" ||
  { status=$?; session_shot "$build/pictures/player-failed.png"; exit $status; }
no_break() { ! session_state_is break; }
session_wait 10 no_break || session_fail "the service still counts the break"
guided() { session_call GetHistory 0 9000000000000000 | grep -q "'guided', '$guide'"; }
session_wait 10 guided || session_fail "no row in the history: $(session_call GetHistory 0 9000000000000000)"
felt() {
  /usr/bin/python3 -c 'import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("SELECT guide, feeling FROM feelings").fetchall()
sys.exit(rows != [(sys.argv[2], 0)])' "$XDG_DATA_HOME/unknot/history.sqlite" "$guide"
}
session_wait 10 felt || session_fail "that it felt better is not in the history"

# Closed early: the break is cut short, and the process goes with its last window.
session_call TakeBreak "$guide" '{}' || session_fail "the second break did not start"
player_window() { xdotool search --onlyvisible --name "^$title\$"; }
session_wait 30 player_window || session_fail "no window for the second break"
second=$(player_window | head -n 1)
cut_short() { session_call GetHistory 0 9000000000000000 | grep -q "'cut-short', '$guide'"; }
# Again until it is heard: a window that has just appeared has not got the keyboard yet.
leave() {
  session_key "$second" Escape
  cut_short
}
session_wait 20 leave ||
  session_fail "an early end was not reported: $(session_property State) $(session_call GetHistory 0 9000000000000000)"
gone() { ! session_has_name io.github.unknot.Unknot; }
session_wait 10 gone || session_fail "the process stays without a window"

# By keyboard alone, and the question at its end left unanswered.
session_call TakeBreak "$guide" '{}' || session_fail "the third break did not start"
/usr/bin/python3 "$here/player-keys.py" "$source" ||
  { status=$?; session_shot "$build/pictures/player-failed.png"; exit $status; }
session_wait 10 no_break || session_fail "the service still counts the third break"
felt || session_fail "a question that was left unanswered is in the history"
session_quiet_logs
