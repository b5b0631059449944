#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The page of progress with two months of days, by keyboard alone, and what is deleted
# in the settings and taken back.  Driven through AT-SPI by progress.py.
# usage: test-progress.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x1000
session_unknot "$build"
session_need /usr/bin/python3 xfwm4
session_run wm xfwm4 --compositor=off
history=$XDG_DATA_HOME/unknot/history.sqlite
mkdir -p "$(dirname "$history")"
# It ends a week ago, or what this week shows would hang on the day on which the test is run.
"$build/tests/bench/make-history" "$history" 60 7
drive() {
  /usr/bin/python3 "$here/progress.py" "$@" ||
    { status=$?; session_shot "$build/pictures/progress-failed.png"; exit $status; }
}
show() {
  gdbus call --session -d io.github.unknot.Unknot -o /io/github/unknot/Unknot \
    -m org.freedesktop.Application.ActivateAction show "[<'$1'>]" '{}' >/dev/null || session_fail "$1 did not open"
}

show progress
session_wait 20 session_drawn '^Unknot$' || session_fail "no window"
drive page
# The settings stand over what they change.
show progress
show settings:data
session_wait 20 session_drawn '^Settings$' || session_fail "no settings"
drive data "$history" "$unknotctl"
session_quiet_logs
