#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# systemd.sh BUILD UNIT DBUS_SERVICE: a user's own systemd, in namespaces of its own, starts the
# service when the bus asks for it, starts it again when it was killed, and ends it with the session.
set -eu
if [ "${1:-}" != --inside ]; then
  systemd=/lib/systemd/systemd
  [ -x $systemd ] || { echo "systemd is not installed"; exit 77; }
  verified=$(XDG_RUNTIME_DIR=${TMPDIR:-/tmp} systemd-analyze verify --user --man=no "$2" 2>&1) || true
  if grep -F "$(basename "$2")" <<<"$verified" | grep -vF 'is not executable'; then exit 1; fi
  unshare --mount --pid --fork --mount-proc true 2>/dev/null || { echo "namespaces are not allowed here"; exit 77; }
  exec unshare --mount --pid --fork --mount-proc --kill-child "$0" --inside "$@"
fi
shift
build=$(realpath "$1") unit=$2 activation=$3
unset DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY NOTIFY_SOCKET

mount --make-rprivate /
mount -t tmpfs tmpfs /run
home=/run/home
export HOME=$home XDG_RUNTIME_DIR=/run/user XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data
export XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache
mkdir -p /run/systemd/system $XDG_CONFIG_HOME/systemd/user
mkdir -m 700 $XDG_RUNTIME_DIR
mkdir -p $XDG_RUNTIME_DIR/dbus-1/services
# systemd wants a group of processes that it may divide.
for tree in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
  mkdir "$tree/unknot-test" 2>/dev/null || continue
  echo $$ 2>/dev/null >"$tree/unknot-test/cgroup.procs" || true
done

# What is built, in the place of what would be installed.
sed "s|^ExecStart=.*|ExecStart=$build/src/service/unknot-service|" "$unit" >$XDG_CONFIG_HOME/systemd/user/unknot.service
sed "s|^Exec=.*|Exec=/bin/false|" "$activation" >"$XDG_RUNTIME_DIR/dbus-1/services/$(basename "$activation")"

manager=
patience=${UNKNOT_TEST_SLOW:+4} patience=${patience:-1}
finish() {
  local code=$?
  trap - EXIT
  [ $code = 0 ] || [ $code = 77 ] || cat /run/systemd.log
  [ -z "$manager" ] || kill "$manager" 2>/dev/null || true
  # The groups outlive their processes.
  for tree in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
    echo $$ 2>/dev/null >"$tree/cgroup.procs" || true
    [ ! -d "$tree/unknot-test" ] || find "$tree/unknot-test" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
  exit $code
}
trap finish EXIT
fail() { echo "$*" >&2; exit 1; }
until_true() { # SECONDS COMMAND...: waits for a condition
  local end=$((SECONDS + $1 * patience)); shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.05
  done
}

/lib/systemd/systemd --user >/run/systemd.log 2>&1 &
manager=$!
export DBUS_SESSION_BUS_ADDRESS=unix:path=$XDG_RUNTIME_DIR/bus
manages() { systemctl --user is-system-running | grep -Eq 'running|degraded'; }
until_true 30 manages || { echo "systemd does not manage a user here"; exit 77; }
[ -S "$XDG_RUNTIME_DIR/bus" ] || { echo "there is no bus for users"; exit 77; }
systemctl --user import-environment HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CACHE_HOME \
  GSETTINGS_BACKEND GSETTINGS_SCHEMA_DIR LC_ALL TZ

ctl() { "$build/src/ctl/unknotctl" "$@"; }
pid() { systemctl --user show -P MainPID unknot.service; }
is_active() { [ "$(systemctl --user is-active unknot.service)" = active ]; }
answers() { ctl status; }
is_another() { [ "$(pid)" != 0 ] && [ "$(pid)" != "$1" ] && answers; }
is_gone() { [ "$(systemctl --user is-active unknot.service)" = inactive ]; }
state() { ctl status --json | sed 's/.*"state":"\([a-z-]*\)".*/\1/'; }

# Asking how it is starts nothing; asking for something does, and by systemd's hand.
if ctl status 2>/dev/null; then fail "it runs before anybody asked"; fi
ctl pause 1h || fail "the bus does not start it"
is_active || fail "it was not systemd that started it"
[ "$(state)" = paused ] || fail "what was asked for did not happen: $(state)"

# Killed, it is there again without anybody's asking, and still paused.
old=$(pid)
kill -9 "$old"
until_true 20 is_another "$old" || fail "it was not started again"
[ "$(state)" = paused ] || fail "the pause was lost: $(state)"

# Quit means quit.
ctl quit
until_true 20 is_gone || fail "it does not end"
ctl resume || fail "the bus does not start it again"
is_active || fail "it was not systemd that started it again"

# Begun before there was a display, it goes on in that of the desktop which begins: whether that
# tells systemd first and then shows itself, or the other way round.
environment_has() { tr '\0' '\n' <"/proc/$(pid)/environ" | grep -qx "$1"; }
desktop_begins() { "$build/tests/service/fake-notifications" & desktop=$!; }
desktop_ends() { kill "$desktop"; wait "$desktop" 2>/dev/null || true; }
# A display as far as connecting goes: a path, or @ and a name that is no file's.
display_begins() {
  python3 -c 'import signal, socket, sys
s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1].replace("@", "\0")); s.listen(); signal.pause()' "$1" & display=$!
}
display_ends() { kill "$display"; wait "$display" 2>/dev/null || true; }
ctl pause 1h
display_begins "$XDG_RUNTIME_DIR/first-0"
environment_has 'DISPLAY=.*' && fail "there is a display already"
systemctl --user set-environment WAYLAND_DISPLAY=first-0 XDG_SESSION_TYPE=wayland
desktop_begins
until_true 20 environment_has WAYLAND_DISPLAY=first-0 || fail "it does not find the display that came later"
until_true 20 answers || fail "it does not come back"
[ "$(state)" = paused ] || fail "with the display the pause was lost: $(state)"

# Started with a session that systemd knows, it runs as the unit, and is there again after a crash.
ctl quit
until_true 20 is_gone || fail "it does not end"
WAYLAND_DISPLAY=first-0 "$build/src/service/unknot-service" --activate || fail "it does not hand over"
until_true 20 is_active || fail "it does not run as the unit"
old=$(pid)
kill -9 "$old"
until_true 20 is_another "$old" || fail "started with the session, it was not started again"

# With one that systemd does not know, it runs by itself.
ctl quit
until_true 20 is_gone || fail "it does not end"
WAYLAND_DISPLAY=other-0 "$build/src/service/unknot-service" --activate &
own=$!
until_true 20 answers || fail "it does not run"
if is_active; then fail "it runs as a unit without its display"; fi
ctl quit
wait "$own" || fail "it does not end well"
systemctl --user reset-failed unknot.service 2>/dev/null || true
ctl pause 1h
desktop_ends

# It outlives that session, which nobody ends for it; the next one has another display.
display_ends
display_begins @/tmp/.X11-unix/X4711
systemctl --user unset-environment WAYLAND_DISPLAY
desktop_begins
sleep 0.2
systemctl --user set-environment DISPLAY=:4711
until_true 20 environment_has DISPLAY=:4711 || fail "it stays where no display is any more"
if environment_has WAYLAND_DISPLAY=first-0; then fail "something of the last session is left"; fi
until_true 20 answers || fail "it does not come back"
desktop_ends
display_ends
systemctl --user unset-environment DISPLAY XDG_SESSION_TYPE
systemctl --user reset-failed unknot.service 2>/dev/null || true

# With the session it goes, and an enabled unit comes with the next one.
systemctl --user enable unknot.service 2>/dev/null
[ -L $XDG_CONFIG_HOME/systemd/user/graphical-session.target.wants/unknot.service ] || fail "it cannot be enabled"
cat >$XDG_CONFIG_HOME/systemd/user/desktop.target <<END
[Unit]
BindsTo=graphical-session.target
END
systemctl --user daemon-reload
systemctl --user stop unknot.service
systemctl --user start desktop.target
until_true 20 answers || fail "it does not come with the session"
systemctl --user stop desktop.target graphical-session.target
until_true 20 is_gone || fail "it does not go with the session"
