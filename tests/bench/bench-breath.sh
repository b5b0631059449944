#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Whether the breathing guide keeps its time: how far from its pattern the words change, and
# by how much it has drifted at the end.
# usage: bench-breath.sh BUILD STAGE
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../desktop/session.sh"

build=$(realpath "$1")
session_start 1280x800
for guide in box-breathing four-seven-eight even-breathing; do
  GSK_RENDERER=cairo "$build/tests/bench/bench-breath" "$here/../../resources/guides/$guide.json"
done
session_end
