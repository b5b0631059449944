#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# All figures, one line of JSON each.
# usage: run.sh BUILD STAGE [NAME...]     NAME: a file bench-NAME.sh beside this one; all without any
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$(realpath "$1") stage=$(realpath "$2"); shift 2

if [ $# -eq 0 ]; then
  for script in "$here"/bench-*.sh; do set -- "$@" "$(basename "$script" .sh)"; done
fi
for name in "$@"; do
  "$here/bench-${name#bench-}.sh" "$build" "$stage"
done
