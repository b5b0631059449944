#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Warmth on the skin goes on when nobody looks: see hidden-heat.c.
# usage: test-hidden-heat.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
export GSETTINGS_SCHEMA_DIR=$build/resources
G_DEBUG=fatal-warnings timeout 120 "$build/tests/desktop/hidden-heat" || session_fail "it stands still, or does not"
