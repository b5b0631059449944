#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the service costs in a session with a panel and a notification server, beside the
# smallest program that shows an icon: with its user away, with one who types, and where a
# PipeWire runs.
# usage: bench-service.sh BUILD STAGE
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../desktop/session.sh"

build=$(realpath "$1") stage=$(realpath "$2")
bench=$build/tests/bench/bench-tray-program
service=$stage/libexec/unknot-service

session_start 1280x720
# Icons and settings as if installed, and the settings' usual database.
export XDG_DATA_DIRS=$stage/share:$XDG_DATA_DIRS
unset GSETTINGS_BACKEND
session_panel dark
session_notifyd dunst
session_unknot "$stage"
watcher() { gdbus call -e -d org.kde.StatusNotifierWatcher -o /StatusNotifierWatcher \
  -m org.freedesktop.DBus.Properties.Get org.kde.StatusNotifierWatcher IsStatusNotifierHostRegistered | grep -q true; }
session_wait 20 watcher || session_fail "the panel shows no tray"

# A fresh day for each: twenty minutes' worth pass before anything is read (GLib's first spare
# threads have ended by then, which they do once in a life), then an hour's worth.
day() {
  rm -rf "$XDG_STATE_HOME/unknot" "$XDG_DATA_HOME/unknot"
  "$bench" --scale 60 --settle 20 --measure 60 "$@" -- "$service"
}

"$bench" --settle 20 --measure 60 floor -- "$build/tests/bench/floor"
# Nobody touches anything: the user is away.
day unknot-service-away

# Ten key presses a second are one in six seconds of the service's clock.
work() { exec xdotool key --repeat-delay 100 --repeat 100000 Shift_L; }
work & session_pids=("$!" "${session_pids[@]}")
day --runs 1 unknot-service-typing

# The same memory with a PipeWire to listen to.
if command -v pipewire >/dev/null && command -v wireplumber >/dev/null; then
  session_run pipewire pipewire
  session_wait 20 pw-cli info 0 || session_fail "PipeWire does not start"
  session_run wireplumber wireplumber
  day --runs 1 unknot-service-typing-pipewire
fi
session_end
