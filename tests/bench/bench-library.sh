#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a large library costs: with none and with 5,000 guides of the user's own, how long the
# window stands still while it reads them, and what the service weighs afterwards.
# usage: bench-library.sh BUILD STAGE
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../desktop/session.sh"

build=$(realpath "$1") stage=$(realpath "$2")
source=$here/../../resources/guides/neck-side-tilt.json

service_weight() { # NUMBER START
  local pid
  session_property NextGuide >/dev/null || session_fail "the service does not start"
  pid=$(gdbus call -e -d org.freedesktop.DBus -o /org/freedesktop/DBus \
    -m org.freedesktop.DBus.GetConnectionUnixProcessID io.github.unknot.Unknot.Service | tr -dc '0-9 ' | awk '{ print $NF }')
  # Until it has settled in, read everything and given back what that took.
  sleep 30
  awk -v n="$1" -v start="$2" '/^Pss:/ { pss = $2 } /^Pss_Anon:/ { anon = $2 }
    END { printf "{\"bench\": \"library-service\", \"own_guides\": %d, \"start\": \"%s\", \"pss_kb\": %d, \"own_memory_kb\": %d}\n", n, start, pss, anon }' \
    "/proc/$pid/smaps_rollup"
}

measure() { # NUMBER
  local i
  session_start 1280x800
  session_unknot "$stage"
  mkdir -p "$XDG_DATA_HOME/unknot/guides"
  for ((i = 1; i <= $1; i++)); do
    sed -e "s/\"id\": \"neck-side-tilt\"/\"id\": \"own-$i\"/" -e "s/\"title\": \"[^\"]*\"/\"title\": \"My guide $i\"/" "$source" \
      >"$XDG_DATA_HOME/unknot/guides/own-$i.json"
  done
  GSK_RENDERER=cairo GSETTINGS_SCHEMA_DIR=$build/resources "$build/tests/bench/bench-library" "$1"
  service_weight "$1" first
  # As on any other day: the index is there.
  session_quit
  service_weight "$1" again
  session_end
}

(measure 0)
(measure 5000)
