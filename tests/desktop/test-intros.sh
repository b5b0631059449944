#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# All that is to be known before a guide stands on its first page: see intros.c.
# usage: test-intros.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
export GSETTINGS_SCHEMA_DIR=$build/resources
G_DEBUG=fatal-warnings "$build/tests/desktop/intros" || session_fail "something is not said, or not in view"
