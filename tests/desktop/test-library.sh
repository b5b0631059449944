#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checklist and table of foods, driven through AT-SPI by library.py.
# usage: test-library.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1") guides=$here/../../resources/guides
session_start 1280x900
session_unknot "$build"
session_need /usr/bin/python3
# A page that stands still: on a busy machine a moving figure leaves no time to say hello.
session_call ShowWindow today '{}' || session_fail "the window did not open"
/usr/bin/python3 "$here/library.py" "$guides/workplace-set-up.json" "$guides/foods.json" "$guides/eat-something.json" ||
  { status=$?; session_shot "$build/pictures/library-failed.png"; exit $status; }
session_quiet_logs
