#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the pages of guides and foods say, and that a guide of one's own appears on an open page: see guides.c.
# usage: test-guides.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
export GSETTINGS_SCHEMA_DIR=$build/resources
G_DEBUG=fatal-warnings "$build/tests/desktop/guides" || session_fail "a page is not as it should be"
