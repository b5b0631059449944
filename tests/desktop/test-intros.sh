#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What is to be known before a guide is read without scrolling: see intros.c.
# usage: test-intros.sh BUILD
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/session.sh"

build=$(realpath "$1")
session_start 1280x800
export GSETTINGS_SCHEMA_DIR=$build/resources
G_DEBUG=fatal-warnings "$build/tests/desktop/intros" || session_fail "something has to be scrolled"
