#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How soon after a resume Unknot knows that the user is back.
# usage: bench-resume.sh BUILD STAGE
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../desktop/session.sh"

stage=$(realpath "$2")
session_start 640x480
session_unknot "$stage"
/usr/bin/python3 "$here/resume.py" "$stage/libexec/unknot-service"
session_end
