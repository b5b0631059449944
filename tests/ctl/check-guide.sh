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
expect 0 'a set of 3 guides, 4 min' "$root/resources/guides/neck-set.json"
expect 1 'seconds-0.json: line 48: steps[1].seconds: must be 1 to 600, is 0' "$root/tests/core/broken-guides/seconds-0.json"
expect 1 'neck-set.json: fine' "$root/tests/core/broken-guides/empty.json" "$root/resources/guides/neck-set.json"
expect 1 'none.json: cannot be read' "$dir/none.json"
expect 2 'Usage:'

cp "$root/resources/guides/neck-set.json" "$dir/other.json"
expect 1 'other.json: line 3: id: is “neck-set”, so the file'"'"'s name must be “neck-set.json”' "$dir/other.json"
sed 's/"seat-right"/"doorway-left"/; s/"id": "neck-side-tilt"/"id": "far"/' \
  "$root/resources/guides/neck-side-tilt.json" >"$dir/far.json"
line=$(($(grep -n '"steps"' "$dir/far.json" | cut -d: -f1) + 1))
expect 1 "far.json: line $line: steps[0]: reach-right: \"doorway-left\" is out of reach" "$dir/far.json"
# A bundled guide's name is taken; its own file is that guide and fine.
sed 's/"title": "[^"]*"/"title": "Mine"/' "$root/resources/guides/neck-side-tilt.json" >"$dir/neck-side-tilt.json"
expect 1 'neck-side-tilt.json: line 3: id: a guide of Unknot'"'"'s own is called “neck-side-tilt”; choose another id and file name' \
  "$dir/neck-side-tilt.json"

# What a guide names has to be there: the guides of a set and the one that comes next, bundled, beside the
# file or in the user's own folder.
export XDG_DATA_HOME="$dir/data"
mkdir -p "$dir/data/unknot/guides"
make_set() { # ID PART...
  id=$1; shift
  parts=$(printf '    "%s",\n' "$@")
  printf '{\n  "format": 1, "id": "%s", "kind": "stretch", "title": "S", "summary": "S.", "place": ["chair"],\n' "$id"
  printf '  "evidence": { "strength": "practice", "note": "N.", "sources": ["own"] },\n  "parts": [\n%s\n  ]\n}\n' "${parts%,}"
}
make_guide() { # ID FOLDER
  sed "s/\"id\": \"neck-turn\"/\"id\": \"$1\"/" "$root/resources/guides/neck-turn.json" >"$2/$1.json"
}
make_set my-set neck-turn my-turn my-roll >"$dir/my-set.json"
expect 1 'my-set.json: line 6: parts[1]: there is no guide “my-turn”; use the id of a bundled guide or of one of your own' "$dir/my-set.json"
make_guide my-turn "$dir"
expect 1 'my-set.json: line 7: parts[2]: there is no guide “my-roll”' "$dir/my-set.json"
make_guide my-roll "$dir/data/unknot/guides"
expect 0 'my-set.json: fine. S, a set of 3 guides, 3 min' "$dir/my-set.json"
make_set my-set neck-turn neck-set >"$dir/my-set.json"
expect 1 'my-set.json: line 6: parts[1]: “neck-set” is a set, and a set cannot be part of a set; name the guides in it' "$dir/my-set.json"
make_set my-set neck-turn my-set >"$dir/my-set.json"
expect 1 'my-set.json: line 6: parts[1]: “my-set” is a set' "$dir/my-set.json"
make_set my-set neck-turn my-turn >"$dir/my-set.json"
sed -i 's/"place": .*/"place": ["sofa"],/' "$dir/my-turn.json"
expect 1 'my-set.json: line 6: parts[1]: “my-turn” has a mistake, mend it first: my-turn.json: line 7: place: ' "$dir/my-set.json"
sed -i 's/"next": "[^"]*"/"next": "nothing"/; s/"sofa"/"chair"/' "$dir/my-turn.json"
expect 1 'my-turn.json: line 31: next: there is no guide “nothing”' "$dir/my-turn.json"
sed -i 's/"next": "[^"]*"/"next": "my-turn"/' "$dir/my-turn.json"
expect 1 'my-turn.json: line 31: next: is this guide itself' "$dir/my-turn.json"

# The examples of the README for writers, each a file of its own, work together.
mkdir "$dir/readme"
awk -v dir="$dir/readme" '/^```json/ { text = ""; on = 1; next }
  /^```/ && on { on = 0; file = dir "/" id ".json"; printf "%s", text > file; close(file); next }
  on { text = text $0 "\n"; if (match($0, /"id": "[^"]*"/)) { id = substr($0, RSTART + 7, RLENGTH - 8) } }' \
  "$root/resources/guides/README.md"
[ "$(ls "$dir/readme" | wc -l)" = 3 ] || { echo "examples: $(ls "$dir/readme")"; bad=1; }
expect 0 'my-morning.json: fine. My morning, a set of 3 guides' "$dir"/readme/*.json
exit $bad
