#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# sheet.sh UNKNOT SOURCE_ROOT: a guide as a picture, without a display.
set -u
unknot=$(realpath "$1") root=$2 bad=0
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
export HOME="$dir" XDG_DATA_HOME="$dir/data" XDG_CACHE_HOME="$dir/cache" XDG_RUNTIME_DIR="$dir"

fail() { echo "FAILED: $*"; bad=1; }
wide() { od -An -tu1 -j16 -N4 "$1" | awk '{ print $3 * 256 + $4 }'; }

"$unknot" --sheet "$root/resources/guides/neck-turn.json" --out "$dir/turn.png" >"$dir/said" 2>&1 ||
  fail "neck-turn: $(cat "$dir/said")"
[ "$(head -c 8 "$dir/turn.png" | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ] || fail "turn.png is no PNG"
[ "$(wide "$dir/turn.png")" -ge 900 ] || fail "turn.png is $(wide "$dir/turn.png") pixels wide"

# A set shows the steps of its parts; without --out the picture has the guide's name.
(cd "$dir" && "$unknot" --sheet "$root/resources/guides/neck-set.json" >"$dir/said" 2>&1) || fail "neck-set: $(cat "$dir/said")"
[ -s "$dir/neck-set.png" ] || fail "no neck-set.png"

# A guide of the user's own, and a set of it and a bundled one, wherever they lie.
mkdir "$dir/mine"
sed 's/"id": "neck-turn"/"id": "my-turn"/' "$root/resources/guides/neck-turn.json" >"$dir/mine/my-turn.json"
sed -e 's/"id": "neck-set"/"id": "my-set"/' -e 's/"levator-stretch"/"my-turn"/' "$root/resources/guides/neck-set.json" >"$dir/mine/my-set.json"
for name in my-turn my-set; do
  (cd "$dir/mine" && "$unknot" --sheet "$name.json" >"$dir/said" 2>&1) || fail "$name: $(cat "$dir/said")"
  [ -s "$dir/mine/$name.png" ] || fail "no $name.png"
done
rm "$dir/mine/my-turn.json"
"$unknot" --sheet "$dir/mine/my-set.json" --out "$dir/no.png" >"$dir/said" 2>&1 && fail "a set without its guide was drawn"
grep -q 'parts\[1\]: there is no guide “my-turn”' "$dir/said" || fail "said: $(cat "$dir/said")"

# What is wrong is said as unknotctl check-guide says it.
"$unknot" --sheet "$root/tests/core/broken-guides/seconds-0.json" --out "$dir/no.png" >"$dir/said" 2>&1 &&
  fail "a broken guide was taken"
grep -q 'seconds-0.json: line 48: steps\[1\].seconds: must be 1 to 600, is 0' "$dir/said" || fail "said: $(cat "$dir/said")"
[ ! -e "$dir/no.png" ] || fail "a picture of a broken guide"
"$unknot" --sheet "$root/resources/guides/neck-turn.json" --out "$dir/none/x.png" >"$dir/said" 2>&1 && fail "no folder, no fault"
grep -q 'cannot be written' "$dir/said" || fail "said: $(cat "$dir/said")"
"$unknot" --out "$dir/x.png" >"$dir/said" 2>&1 && fail "--out alone"
grep -q -- '--sheet' "$dir/said" || fail "said: $(cat "$dir/said")"
exit $bad
