#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What one picture of the figure costs.
# usage: bench-figure.sh BUILD STAGE
set -euo pipefail
"$(realpath "$1")/tests/figure/bench-figure"
