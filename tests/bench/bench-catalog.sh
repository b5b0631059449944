#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What reading the bundled guides costs, and 5,000 of the user's own, for the first time and again.
# usage: bench-catalog.sh BUILD STAGE
set -euo pipefail
"$(realpath "$1")/tests/bench/bench-catalog" 5000
