#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The smaller windows by keyboard alone, driven through AT-SPI by windows.py; with "rtl" from right to left,
# and so are pages of the main window and of the settings, by pages.py.
# usage: test-windows.sh BUILD [rtl]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1") direction=${2:-}
[ "$direction" != rtl ] || export UNKNOT_DIRECTION=rtl
session_start 1280x900
session_unknot "$build"
session_need /usr/bin/python3 xfwm4
session_run wm xfwm4 --compositor=off
session_call ShowWindow progress '{}' || session_fail "the window did not open"
session_wait 20 session_drawn '^Unknot$' || session_fail "no window"
failed() { session_shot "$build/pictures/windows-failed.png"; exit "$1"; }
/usr/bin/python3 "$here/windows.py" ${direction:+"$direction"} about shortcuts checklist foods || failed $?
[ "$direction" != rtl ] || /usr/bin/python3 "$here/pages.py" rtl today guide:neck-side-tilt back progress \
  settings:breaks || failed $?
session_quiet_logs
