#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What the service costs in a session with a panel and a notification server, beside the
# smallest program that shows an icon: alone, with its user away, and with one who works.
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

"$bench" --settle 20 --measure 60 floor -- "$build/tests/bench/floor"
# Ten minutes' worth of a day pass before anything is read, then an hour's worth.
"$bench" --scale 60 --settle 10 --measure 60 unknot-service-idle -- "$service"
# A key press a second is one a minute of the service's clock.
work() { while sleep 1; do xdotool key Shift_L; done; }
work & session_pids=("$!" "${session_pids[@]}")
"$bench" --runs 1 --scale 60 --settle 10 --measure 60 unknot-service-active -- "$service"
session_end
