#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The core has no clock: nothing of it calls a function that reads one.  What depends on time is given it.
# usage: no-clock.sh NM LIBRARY
set -euo pipefail

calls=$("$1" -A -u "$2")
# It sees what the core does call.
grep -q ' g_malloc0\?$' <<<"$calls" || { echo "$1 shows no calls in $2"; exit 1; }
if grep -E ' (g_get_(monotonic|real|current)_time|g_date_time_new_now(_local|_utc)?|g_date_set_time|g_timer_new|g_source_get_time|g_main_current_source|time|ftime|gettimeofday|clock|clock_gettime|timespec_get)$' <<<"$calls"; then
  echo "the core reads a clock"
  exit 1
fi
