#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a playing guide takes of a processor, and that a paused one takes nothing and draws no frame.
# usage: bench-player.sh BUILD STAGE
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../desktop/session.sh"

build=$(realpath "$1")
session_start 1280x800
for guide in neck-side-tilt shoulder-rolls desk-posture-check; do
  GSK_RENDERER=cairo "$build/tests/bench/bench-player" "$here/../../resources/guides/$guide.json"
done
session_end
