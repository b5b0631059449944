#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The main job on each of the named desktops, a table of what was seen, and the pictures.
# usage: desktops.sh BUILD PICTURES DESKTOP...
# Exit status: 0 when everything that ran went well, 1 when not.
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
build=$1 pictures=$2; shift 2
mkdir -p "$pictures"

status=0
for desktop in "$@"; do
  log=$pictures/$desktop.log
  "$here/test-desktop.sh" "$build" "$desktop" "$pictures" >"$log" 2>"$log.err"
  case $? in
    0) ;;
    77) ;;
    *) status=1; grep -q FAILED "$log" || printf 'session\tFAILED: %s\n' "$(grep -m 1 FAILED "$log.err" || tail -n 1 "$log.err")" >>"$log" ;;
  esac
done

# A line a check, in the order in which they were made; a column a desktop.
awk -F '\t' -v desktops="$*" '
  BEGIN { n = split(desktops, names, " ") }
  {
    file = FILENAME; sub(/.*\//, "", file); sub(/\.log$/, "", file)
    if ($0 ~ /^SKIP/) { why[file] = $0; next }
    what = $1
    if (sub(/^presence /, "", what)) $1 = "presence source"
    else if (sub(/^lock /, "", what) && $1 !~ /^lock is/) $1 = "locker"
    if (!($1 in known)) { known[$1] = ++checks; check[checks] = $1 }
    named = $1 == "presence source" || $1 == "locker"
    result[$1, file] = $2 == "ok" ? (named ? what : "ok") : "FAILED"
    if ($2 != "ok") { why[file] = why[file] "\n  " $1 ": " $2 }
  }
  END {
    printf "%-20s", ""; for (i = 1; i <= n; i++) printf "%-18s", names[i]; print ""
    for (c = 1; c <= checks; c++) {
      printf "%-20s", check[c]
      for (i = 1; i <= n; i++) printf "%-18s", (check[c], names[i]) in result ? result[check[c], names[i]] : "-"
      print ""
    }
    for (i = 1; i <= n; i++) if (names[i] in why) print names[i] ": " why[names[i]]
  }' $(for desktop in "$@"; do echo "$pictures/$desktop.log"; done)
echo "Pictures: $pictures"
exit $status
