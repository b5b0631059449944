#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The settings dialog, driven through AT-SPI by settings.py.
# usage: test-settings.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
session_unknot "$build"
session_need gsettings /usr/bin/python3
session_call ShowWindow settings '{}' || session_fail "the settings did not open"
/usr/bin/python3 "$here/settings.py" || { status=$?; session_shot "$build/pictures/settings-failed.png"; exit $status; }
# The service was told at once: no posture check is coming any more.
posture_is_off() { [ "$(session_property PostureIn)" = -1 ] || [ "$(session_property PostureIn)" = "int64 -1" ]; }
session_wait 10 posture_is_off || session_fail "the service does not know that posture checks are off: $(session_property PostureIn)"
session_shot "$build/pictures/settings.png"
