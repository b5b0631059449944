#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The main job on a whole desktop: icon, menu, notification, guide, and what tells that
# somebody is here.  One line a check: NAME, a tab, "ok" or what is wrong.
# usage: test-desktop.sh BUILD sway|xfce|gnome|plasma PICTURES
# As root it runs itself as nobody, for compositors refuse root.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")

# Whoever runs it, the programs lie where that user can read them.
if [ -z "${UNKNOT_DESKTOP_STAGED:-}" ]; then
  build=$(realpath "$1") desktop=$2
  mkdir -p "$3"; pictures=$(realpath "$3")
  stage=$(mktemp -d "${TMPDIR:-/tmp}/unknot-stage.XXXXXX")
  trap 'rm -rf "$stage"' EXIT
  mkdir -p "$stage/build" "$stage/pictures"
  (cd "$build" && cp -r --parents src/service/unknot-service src/app/unknot src/ctl/unknotctl tests/desktop/pointer \
    resources/icons resources/gschemas.compiled resources/io.github.unknot.Unknot.desktop "$stage/build")
  cp "$here"/../../resources/install/*.{search-provider.ini,krunner.desktop} "$stage/build/resources/"
  cp -r "$here" "$stage/desktop"
  as=()
  if [ "$(id -u)" = 0 ]; then
    chown -R nobody "$stage"
    as=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  fi
  chmod 755 "$stage"
  status=0
  UNKNOT_DESKTOP_STAGED=$stage TMPDIR=/tmp "${as[@]}" "$stage/desktop/test-desktop.sh" "$stage/build" "$desktop" "$stage/pictures" || status=$?
  cp "$stage/pictures"/*.png "$pictures/" 2>/dev/null || true
  exit $status
fi

. "$here/session.sh"
. "$here/wayland.sh"
build=$1 desktop=$2 pictures=$3
pointer_program=$build/tests/desktop/pointer # unless a desktop has its own
. "$here/desktop-$desktop.sh"
cd /

teal='#13a094' amber='#e07b12'
failed=0
check() { # NAME SECONDS COMMAND...
  local name=$1 seconds=$2; shift 2
  if session_wait "$seconds" "$@"; then printf '%s\tok\n' "$name"
  else printf '%s\tFAILED: %s\n' "$name" "$("$unknotctl" status 2>&1 | head -n 1)"; failed=1; fi
}
keep() { desktop_shot "$pictures/$desktop-$1.png"; }

wayland_session
desktop_need
# The panel finds the icons as it would those of an installed program.
export XDG_DATA_DIRS=$build/resources:$XDG_DATA_DIRS
# And what finds things the entries of the programs.
mkdir -p "$build/resources"/{applications,gnome-shell/search-providers,krunner/dbusplugins}
sed "s|^Exec=unknot|Exec=$build/src/app/unknot|" "$build/resources/io.github.unknot.Unknot.desktop" \
  >"$build/resources/applications/io.github.unknot.Unknot.desktop"
cp "$build"/resources/*.search-provider.ini "$build/resources/gnome-shell/search-providers/"
cp "$build"/resources/*.krunner.desktop "$build/resources/krunner/dbusplugins/"
desktop_start
# The bus, which started before the compositor, starts Unknot in this very session.
environment=
for name in WAYLAND_DISPLAY DISPLAY GDK_BACKEND XDG_SESSION_TYPE XDG_SESSION_ID XDG_CURRENT_DESKTOP DBUS_SYSTEM_BUS_ADDRESS; do
  [ -z "${!name:-}" ] || environment+="${environment:+, }'$name': '${!name}'"
done
gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
  -m org.freedesktop.DBus.UpdateActivationEnvironment "{$environment}" >/dev/null
# While icon, menu and notification are looked at, nobody moves the mouse for a while, on a busy
# machine a long while; that is no absence yet.
session_unknot "$build" --time-scale 60
gsettings set io.github.unknot.Unknot reading-counts true
gsettings set io.github.unknot.Unknot break-interval 30
gsettings set io.github.unknot.Unknot posture-checks false
gsettings set io.github.unknot.Unknot break-length 15
gsettings set io.github.unknot.Unknot away-threshold 15

pointer_on
session_call ClockNow >/dev/null || session_fail "the service did not start"

# --- the icon and its menu ------------------------------------------------------------------
has_host() { [ "$(session_property Tray)" = true ]; }
check 'icon taken' 20 has_host
check 'icon seen' 15 desktop_find $teal $desktop_panel
keep 1-working
source_fits() { [[ " $desktop_presence " == *" $(session_property Presence | tr -d "'") "* ]]; }
check "presence $(session_property Presence | tr -d "'")" 10 source_fits
pointer_off
read -r x y _ < <(desktop_find $teal $desktop_panel) || { x=1260; y=16; }
desktop_shot "$session_dir/before.png"
pointer click "$x" "$y" 3
# Beside the icon, where no notification comes or goes.
left=$((x > 1155 ? 1030 : x - 125)) top=$((y < 360 ? y + 20 : y - 270))
menu_there() {
  desktop_shot "$session_dir/after.png"
  [ "$(picture_differs "$session_dir/before.png" "$session_dir/after.png" "250x250+$left+$top")" -gt 12000 ]
}
check 'menu opened' 10 menu_there
keep 2-menu
desktop_close_menu 2>/dev/null || pointer click 300 600

# --- the break ------------------------------------------------------------------------------
pointer_on
# Its time comes in a hurry; then there is all the time to look and to click.
session_become_due gentle
check 'break due' 5 session_state_is due
check 'amber icon' 10 desktop_find $amber $desktop_panel
keep 3-due
pointer_off
# While the clock ran fast, a busy machine may have seemed like somebody who was away for a break.
breaks() { session_property BreaksToday | sed 's/uint32 //'; }
before=$(breaks)
# Again, should the notification not have been there yet.
started() { session_state_is break || { desktop_notice_start; session_patience=1 session_wait 4 session_state_is break; }; }
check 'Start clicked' 20 started
showing() { "$here/widgets.py" where unknot "$1"; }
guide_shown() { showing 'Next step' || showing Wait || showing Start; }
check 'guide shown' 30 guide_shown
guide_drawn() { desktop_shot "$session_dir/after.png"; [ "$(picture_differs "$session_dir/before.png" "$session_dir/after.png")" -gt 200000 ]; }
check 'guide drawn' 20 guide_drawn
keep 4-guide
session_wait 30 session_rested || true
session_call EndBreak true >/dev/null || true
"$here/widgets.py" press unknot Close >/dev/null 2>&1 || true
counted() { [ "$(breaks)" = $((before + 1)) ]; }
check 'break counted' 10 counted

# --- the desktop's own search, where it has one ---------------------------------------------
if declare -F desktop_search >/dev/null; then
  check 'search finds' 30 desktop_search
  keep 6-search
  desktop_search_open
  guide_opened() { showing 'Start this guide'; }
  check 'search opens' 30 guide_opened
  keep 7-found
  "$here/widgets.py" press unknot Close >/dev/null 2>&1 || true
fi

# --- a film, where the compositor lists its windows -----------------------------------------
if [ -n "${desktop_lists_windows:-}" ]; then
  session_quit
  session_set_speed 60
  session_call ClockNow >/dev/null
  session_run film /usr/bin/python3 "$here/film.py"; film=$session_pid
  pointer_on
  check 'full screen holds' 60 session_state_is held
  keep 5-film
  kill "$film"
  check 'then it comes' 20 session_state_is due
  pointer_off
  session_call Skip >/dev/null || true
fi

# --- a film in a window, where the window itself asks the compositor to stay awake -----------
if [ -n "${desktop_takes_inhibitors:-}" ]; then
  session_quit
  session_set_speed 60
  session_call ClockNow >/dev/null
  session_run film /usr/bin/python3 "$here/film.py" awake; film=$session_pid
  pointer_on
  held_by_it() { session_state_is held && [[ $(session_property Quiet) == *"'inhibited'"* ]]; }
  check 'inhibitor holds' 60 held_by_it
  kill "$film"
  check 'its end is seen' 20 session_state_is due
  pointer_off
  session_call Skip >/dev/null || true
fi

# --- do-not-disturb, as its user switches it on and off ---------------------------------------
if declare -F desktop_do_not_disturb >/dev/null; then
  session_quit
  session_set_speed 60
  session_call ClockNow >/dev/null
  pointer_on
  desktop_do_not_disturb on
  held_by_it() { session_state_is held && [[ $(session_property Quiet) == *"'do-not-disturb'"* ]]; }
  check 'dnd holds' 60 held_by_it
  desktop_do_not_disturb off
  check 'end of dnd is seen' 20 session_state_is due
  pointer_off
  session_call Skip >/dev/null || true
fi

# --- who is here ----------------------------------------------------------------------------
away() { session_state_is away; }
gsettings set io.github.unknot.Unknot away-threshold 2
gsettings set io.github.unknot.Unknot reading-counts false
session_quit
session_set_speed 60
session_call ClockNow >/dev/null
here_again() { ! away; }
check 'idleness is absence' 20 away
pointer_on
check 'input is activity' 20 here_again
# The desktop's own locker where it has one; else only the signal that asks for a lock.  Who locks
# takes the hands away; that alone is no absence here.
gsettings set io.github.unknot.Unknot reading-counts true
pointer_off
# At its own pace: a lock that only was asked for is doubted after five seconds, with input.
session_quit
session_set_speed 1
knows_locks() { [ "$(session_property LockSource)" != "''" ]; }
session_wait 20 knows_locks || session_fail "nobody tells of a lock"
if declare -F desktop_lock >/dev/null; then
  desktop_lock
  check "lock $desktop_locker" 20 desktop_is_locked
  keep 8-locked || true # not every compositor lets itself be photographed then
else
  logind_lock Lock
  printf 'lock faked signal\tok\n'
fi
check 'lock is absence' 10 away
if declare -F desktop_unlock >/dev/null; then desktop_unlock; else logind_lock Unlock; fi
pointer_on
check 'unlock is return' 10 here_again
pointer_off
"$unknotctl" status --verbose >"$session_dir/explained"
explained() { grep -q '^Presence: ' "$session_dir/explained" && grep -qE 'You (had )?left' "$session_dir/explained"; }
check 'explained' 1 explained
# This session has everything, and the doctor sees it; only a build that is not installed does
# not start with a session.
healthy() { "$unknotctl" doctor >"$session_dir/doctor" || true; [ "$(grep -c '^missing' "$session_dir/doctor")" -le 1 ] &&
  [ "$(grep -cE '^ok .*(is running|tray icons|actions|mouse rest|Locking is told)' "$session_dir/doctor")" = 5 ]; }
check 'doctor content' 5 healthy
exit $failed
