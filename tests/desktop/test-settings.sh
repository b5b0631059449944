#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The settings dialog, driven through AT-SPI by settings.py.
# usage: test-settings.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
# What the file chooser's libraries leave behind is told by what lies deep in the stack.
[ -z "${ASAN_OPTIONS:-}" ] || ASAN_OPTIONS+=:fast_unwind_on_malloc=0:malloc_context_size=10
session_start 1280x800
session_unknot "$build"
session_need gsettings /usr/bin/python3
session_call ShowWindow settings '{}' || session_fail "the settings did not open"
/usr/bin/python3 "$here/settings.py" || { status=$?; session_shot "$build/pictures/settings-failed.png"; exit $status; }
# The service was told at once: no posture check is coming any more.
posture_is_off() { [ "$(session_property PostureIn)" = -1 ] || [ "$(session_property PostureIn)" = "int64 -1" ]; }
session_wait 10 posture_is_off || session_fail "the service does not know that posture checks are off: $(session_property PostureIn)"
session_shot "$build/pictures/settings.png"

# Escape closes the dialog, every time, and nothing else; the process goes with its last window.
dialog() { session_window '^Settings$' 200 200; }
no_dialog() { ! dialog; }
app_is_gone() { ! session_has_name io.github.unknot.Unknot; }
xdotool key Escape
session_wait 10 app_is_gone || session_fail "the app stays after its last window"
# What is used after it was freed shall be noticed.
MALLOC_PERTURB_=171 session_run app "$build/src/app/unknot"
app=$session_pid
session_wait 20 session_drawn '^Unknot$' || session_fail "no window"
for _ in 1 2 3 4; do
  session_call ShowWindow settings '{}' >/dev/null
  session_wait 20 session_drawn '^Settings$' || session_fail "the settings do not open again"
  xdotool key Escape
  session_wait 10 no_dialog || session_fail "Escape does not close the settings"
  kill -0 "$app" 2>/dev/null || session_fail "the app ended with its settings"
done
xdotool key ctrl+w
session_wait 10 app_is_gone || session_fail "the app stays after its last window"
wait "$app" || session_fail "the app ended with status $?"
session_quiet_logs
