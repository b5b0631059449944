#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every page and window fits 360 pixels with text twice as large: what each asks for is measured.
# usage: test-widths.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
session_unknot "$build"
printf '[Settings]\ngtk-font-name=Cantarell 22\ngtk-icon-theme-name=Adwaita\n' >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
session_call GetHistory 0 1 >/dev/null || session_fail "the service did not start"
# As it is for somebody who has just begun.
G_DEBUG=fatal-warnings "$build/tests/desktop/widths" first || session_fail "something is too wide on the first day"
session_call Quit >/dev/null
service_is_gone() { ! session_has_name io.github.unknot.Unknot.Service; }
session_wait 20 service_is_gone || session_fail "the service does not end"
python3 "$here/sample-history.py" "$XDG_DATA_HOME/unknot/history.sqlite" "$XDG_STATE_HOME/unknot/day"
session_call ClockNow >/dev/null
# Today holds all that it ever does.
gsettings set io.github.unknot.Unknot water-reminder true
session_call StartHeat heating-pad 0 true >/dev/null || session_fail "no heat session"
session_call CheckPosture >/dev/null || session_fail "no posture question"
G_DEBUG=fatal-warnings "$build/tests/desktop/widths" || session_fail "something is too wide"
