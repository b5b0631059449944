#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A heat session: begun in a guide's window, kept by the service, answered on the Today page; and
# water beside it.  Driven through AT-SPI by heat.py.
# usage: test-heat.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
session_unknot "$build"
session_need gsettings /usr/bin/python3
heat() {
  /usr/bin/python3 "$here/heat.py" "$@" ||
    { status=$?; session_shot "$build/pictures/heat-failed.png"; exit $status; }
}
phase_is() { [ "$(session_property HeatPhase)" = "$1" ] || [ "$(session_property HeatPhase)" = "'$1'" ]; }

session_call TakeBreak heating-pad '{}' || session_fail "the guide did not start"
heat hand-over
session_wait 10 phase_is on || session_fail "no session: $(session_property HeatPhase)"
no_break() { ! session_state_is break; }
session_wait 10 no_break || session_fail "the break goes on without its window"

session_call ShowWindow today '{}' || session_fail "no window"
heat running
session_shot "$build/pictures/heat-on.png"
session_call EndHeat
# As far as the look at the skin, and to the end, by where the guide was when it was handed over.
session_call StartHeat heating-pad 400 false
session_wait 10 phase_is skin || session_fail "the skin is not asked for"
session_shot "$build/pictures/heat-skin.png"
heat answer "Skin is fine"
session_wait 10 phase_is on || session_fail "the answer did not arrive"
heat answer "End heat"
session_wait 10 phase_is stretch || session_fail "no stretch is offered"
session_shot "$build/pictures/heat-stretch.png"
heat answer "Start stretch"
session_wait 10 session_state_is break || session_fail "the stretch did not start"
session_wait 10 phase_is off || session_fail "the session goes on"
session_call EndBreak true

gsettings set io.github.unknot.Unknot water-reminder true
session_call ShowWindow today '{}' || session_fail "no window"
heat water
session_shot "$build/pictures/heat-water.png"
session_quiet_logs
