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
/usr/bin/python3 "$here/back.py" ||
  { status=$?; session_shot "$build/pictures/back-failed.png"; exit $status; }
session_shot "$build/pictures/back.png"
session_quiet_logs
