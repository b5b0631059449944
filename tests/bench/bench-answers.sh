#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How soon Unknot answers: the command line, and the guide on the screen.
# usage: bench-answers.sh BUILD STAGE
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../desktop/session.sh"

build=$(realpath "$1") stage=$(realpath "$2")
# The window says when it was painted; what the bus starts writes into the bus's log.
export G_MESSAGES_DEBUG=unknot
session_start 1280x720
session_unknot "$stage"
session_panel dark
session_notifyd dunst
session_property State >/dev/null || session_fail "the service does not start"
env -u G_MESSAGES_DEBUG /usr/bin/python3 "$here/answers.py" "$unknotctl" "$session_dir/bus.log" "$build/tests/bench/floor-window"
session_end
