#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every page of the settings fits 720 pixels of height: what each asks for is measured.
# usage: test-heights.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
session_unknot "$build"
session_call ClockNow >/dev/null || session_fail "the service did not start"
gsettings set io.github.unknot.Unknot working-hours true
G_DEBUG=fatal-warnings "$build/tests/desktop/heights" || session_fail "something is too high"
