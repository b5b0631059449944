# SPDX-License-Identifier: GPL-3.0-or-later
# What the Wayland desktops of test-desktop.sh share; to be sourced after session.sh.

# Folders and buses as in session_start, and a logind that tests can speak for.
wayland_session() {
  session_need dbus-daemon gdbus convert setpriv
  session_dir=$(mktemp -d "${TMPDIR:-/tmp}/unknot-session.XXXXXX")
  trap session_end EXIT
  trap 'exit 130' INT TERM HUP
  session_environment
  unset GDK_BACKEND
  export XDG_SESSION_TYPE=wayland NO_AT_BRIDGE=0
  session_bus
  logind_start
}

# A system bus of its own with a logind behind it, which knows one session, "c1".
logind_start() {
  local bus=$session_dir/run/system-bus
  /usr/bin/python3 -c 'import dbusmock' 2>/dev/null || { echo "SKIP: python3-dbusmock is not installed"; exit 77; }
  sed -e "s|<listen>.*</listen>|<listen>unix:path=$bus</listen>|" -e '/<servicedir>/d' "$session_dir/bus.conf" >"$session_dir/system-bus.conf"
  export DBUS_SYSTEM_BUS_ADDRESS=unix:path=$bus XDG_SESSION_ID=c1
  session_run system-bus dbus-daemon --config-file="$session_dir/system-bus.conf" --nofork --nopidfile
  session_wait 20 test -S "$bus" || session_fail "no system bus"
  session_run logind /usr/bin/python3 -m dbusmock --system --template logind
  session_wait 30 logind AddSession c1 seat0 "$(id -u)" "$(id -un)" true || session_fail "no logind"
  # Plasma and others ask for the session called so.
  logind AddSession auto seat0 "$(id -u)" "$(id -un)" true >/dev/null
}
logind() {
  local method=$1; shift
  gdbus call --system -d org.freedesktop.login1 -o /org/freedesktop/login1 -m "org.freedesktop.DBus.Mock.$method" "$@"
}
# logind_lock Lock|Unlock: what logind tells the session, by whichever name it is known.
logind_lock() {
  local session
  for session in c1 auto; do
    gdbus call --system -d org.freedesktop.login1 -o /org/freedesktop/login1/session/$session \
      -m org.freedesktop.DBus.Mock.EmitSignal org.freedesktop.login1.Session "$1" '' '[]' >/dev/null
  done
}

# Waits for the compositor's socket and uses it.
wayland_wait_socket() {
  socket_there() { find "$XDG_RUNTIME_DIR" -maxdepth 1 -type s -name "$1" | grep -q .; }
  session_wait 60 socket_there "$1" || session_fail "the compositor did not start"
  WAYLAND_DISPLAY=$(basename "$(find "$XDG_RUNTIME_DIR" -maxdepth 1 -type s -name "$1" | head -n 1)")
  export WAYLAND_DISPLAY
}

# The mouse.
pointer_start() {
  mkfifo "$session_dir/pointer.fifo"
  session_run pointer bash -c "exec '$pointer_program' 1280 720 <'$session_dir/pointer.fifo'"
  exec 8>"$session_dir/pointer.fifo"
  session_wait 20 grep -q ready "$session_dir/pointer.log" || session_fail "no pointer: $(cat "$session_dir/pointer.log")"
}
pointer() { echo "$*" >&8; }
pointer_restart() {
  exec 8>&-
  rm "$session_dir/pointer.fifo" "$session_dir/pointer.log"
  pointer_start
}

# Somebody at the mouse, away from panel and notifications, until pointer_off.  With pauses of more
# than half a second, as hands make them: some presence sources notice a return only after one.
pointer_on() {
  session_run hands bash -c 'while sleep 0.7; do echo "move $((500 + RANDOM % 60)) $((500 + RANDOM % 60))" >&8; done'
  session_hands=$session_pid
}
pointer_off() { session_hands_off; }

# Middle of what has that colour: "x y w h", as session_find.
desktop_find() {
  local shot=$session_dir/find.png found
  desktop_shot "$shot" || return 1
  found=$(convert "$shot" ${2:+-crop "$2"} -alpha off -fuzz "${session_fuzz:-6%}" -fill black +opaque "$1" \
    -fill white -opaque "$1" -trim -format '%w %h %X %Y %[fx:mean]\n' info:- 2>/dev/null |
    awk '{ gsub(/\+/, ""); if ($1 > 1 && $5 > 0) print int($3 + $1 / 2), int($4 + $2 / 2), $1, $2 }')
  [ -n "$found" ] && echo "$found"
}

# How many pixels of two pictures differ: picture_differs A B [AREA]
picture_differs() {
  local crop=()
  [ -z "${3:-}" ] || crop=(-crop "$3" +repage)
  convert \( "$1" "${crop[@]}" \) \( "$2" "${crop[@]}" \) -alpha off -compose difference -composite -threshold 5% \
    -separate -evaluate-sequence max -format '%[fx:int(mean*w*h)]' info:-
}

# How many pixels of a part of a picture are bright, as text on a dark ground is: picture_bright A AREA
picture_bright() {
  convert "$1" -crop "$2" +repage -alpha off -colorspace gray -threshold 60% -format '%[fx:int(mean*w*h)]' info:-
}
