#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-guide.sh UNKNOTCTL SOURCE_ROOT: what unknotctl check-guide says and ends with.
set -u
ctl=$1 root=$2 bad=0
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

expect() { # STATUS TEXT FILE...: the command ends with STATUS and says TEXT
  status=$1 text=$2
  shift 2
  said=$("$ctl" check-guide "$@" 2>&1)
  [ $? = "$status" ] || { echo "check-guide $*: not $status: $said"; bad=1; }
  case $said in *"$text"*) ;; *) echo "check-guide $*: said: $said"; bad=1 ;; esac
}

expect 0 'neck-side-tilt.json: fine. Neck side tilt, ' "$root/resources/guides/neck-side-tilt.json"
expect 0 'a set of 3 guides' "$root/resources/guides/neck-set.json"
expect 1 'seconds-0.json: line 48: steps[1].seconds: must be 1 to 600, is 0' "$root/tests/core/broken-guides/seconds-0.json"
expect 1 'neck-set.json: fine' "$root/tests/core/broken-guides/empty.json" "$root/resources/guides/neck-set.json"
expect 1 'none.json: cannot be read' "$dir/none.json"
expect 2 'Usage:'

cp "$root/resources/guides/neck-set.json" "$dir/other.json"
expect 1 'the file'"'"'s name must be “neck-set.json”' "$dir/other.json"
sed 's/"seat-right"/"doorway-left"/; s/"id": "neck-side-tilt"/"id": "far"/' \
  "$root/resources/guides/neck-side-tilt.json" >"$dir/far.json"
expect 1 'far.json: steps[0]: reach-right: "doorway-left" is out of reach' "$dir/far.json"
# A bundled guide's name is taken; its own file is that guide and fine.
sed 's/"title": "[^"]*"/"title": "Mine"/' "$root/resources/guides/neck-side-tilt.json" >"$dir/neck-side-tilt.json"
expect 1 'neck-side-tilt.json: id: a guide of Unknot'"'"'s own is called “neck-side-tilt”; choose another id and file name' \
  "$dir/neck-side-tilt.json"
exit $bad
