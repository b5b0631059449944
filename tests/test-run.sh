#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The line that a test run ends with: single tests count, and every skip is named with its reason.
# usage: test-run.sh
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
log=$(mktemp)
trap 'rm -f "$log"' EXIT

expect() { # WHAT STATUS LINES, of the log on standard input
  local status=0 said
  cat >"$log"
  said=$(python3 "$here/summary.py" "$log") || status=$?
  [ "$said" = "$3" ] && [ "$status" = "$2" ] || { echo "not ok - $1: status $status"; echo "$said"; exit 1; }
  echo "ok - $1"
}

expect "single tests" 0 $'skipped: tap b: no display\n2 passed, 0 failed, 1 skipped' <<'E2'
{"name": "tap", "result": "OK", "stdout": "1..2\nok 1 a\nok 2 b # SKIP no display\n"}
{"name": "plain", "result": "OK", "stdout": "it works\n"}
E2
expect "a program that is skipped" 0 $'skipped: none: SKIP: no panel\n1 passed, 0 failed, 1 skipped' <<'E2'
{"name": "none", "result": "SKIP", "stdout": "SKIP: no panel\n"}
{"name": "plain", "result": "OK", "stdout": ""}
E2
expect "one that is skipped half-way" 0 $'skipped: half: SKIP: too old\n1 passed, 0 failed, 1 skipped' <<'E2'
{"name": "half", "result": "SKIP", "stdout": "ok: two monitors\nSKIP: too old\n"}
E2
expect "failures, a crash among them" 1 $'failed: tap b\nfailed: crash (TIMEOUT)\n2 passed, 2 failed, 0 skipped' <<'E2'
{"name": "tap", "result": "FAIL", "stdout": "ok 1 a\nnot ok 2 b\n"}
{"name": "crash", "result": "TIMEOUT", "stdout": "ok 1 a\n"}
E2
expect "nothing at all" 1 "0 passed, 0 failed, 0 skipped" </dev/null
echo 1..5
