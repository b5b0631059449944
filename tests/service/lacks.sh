#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Stands in for a test that was not built, so that it is counted as skipped and not forgotten.
# usage: lacks.sh WHAT
echo "SKIP: built without $1"
exit 77
