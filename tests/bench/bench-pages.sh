#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The first frame of the pages: with no history, and with ten years of days.
# usage: bench-pages.sh BUILD STAGE
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../desktop/session.sh"

build=$(realpath "$1") stage=$(realpath "$2")
session_start 1280x800
session_unknot "$stage"
gsettings set io.github.unknot.Unknot welcome-shown true 2>/dev/null || true
session_property State >/dev/null || session_fail "the service does not start"
bench() { GSK_RENDERER=cairo G_DEBUG=fatal-criticals "$build/tests/bench/bench-pages" "$1" 2>"$session_dir/bench.log" || session_fail "the pages are not shown"; }
bench 0
"$build/tests/bench/make-history" "$XDG_DATA_HOME/unknot/history.sqlite" 3650
rows=$(sqlite3 "$XDG_DATA_HOME/unknot/history.sqlite" 'SELECT (SELECT count(*) FROM breaks) + (SELECT count(*) FROM postures)' 2>/dev/null || echo 3650)
bench "$rows"
session_end
