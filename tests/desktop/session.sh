# SPDX-License-Identifier: GPL-3.0-or-later
# A private desktop without a screen, for tests, pictures and the demo.  To be sourced by bash.
#
#   session_start [WIDTHxHEIGHT]    folders, X server and message bus of its own
#   session_panel [dark|light]      xfwm4 and xfce4-panel with a tray
#   session_notifyd xfce|dunst      a notification server
#   session_unknot ROOT [OPTION...] makes the bus start Unknot from ROOT (a build folder, or the
#                                   prefix of an installation); options are the service's
#   session_set_speed N, session_quit, session_become_due [LEVEL]
#                                   time that passes faster; a break that is due
#   session_property NAME, session_call METHOD ARGUMENT..., session_state_is STATE
#                                   ask and tell the running service
#   session_rested                  whether the running break has lasted long enough to count
#   session_hands_on, session_hands_off
#                                   somebody at the mouse
#   session_run NAME COMMAND...     starts a program in the background; $session_pid; NAME.log
#   session_wait SECONDS COMMAND... waits until COMMAND succeeds
#   session_shot FILE               a picture of the whole screen
#   session_find COLOUR [AREA]      middle and size of what has that colour: "x y w h"
#   session_window NAME [W H]       the first window of that class or title and at least that
#                                   size on the screen: "x y w h"; a regular expression
#   session_drawn NAME              whether that window has painted something yet
#   session_click X Y [BUTTON]      a real click
#   session_key WINDOW KEY...       the focus and real keys for an X window
#   session_quiet_logs              fails if a window of Unknot has warned of anything
#   session_end                     ends all that was started; also runs by itself at the end
#
# Everything lives in $session_dir, a new folder under $TMPDIR; nothing outside is read or
# written, and every process started carries UNKNOT_SESSION=$session_dir in its environment,
# so that those which the bus started are found at the end, too.

session_pids=()
session_dir=
# Waiting ends when what is waited for has come: a busy machine may take several times as long.
session_patience=${session_patience:-4}

session_fail() { echo "FAILED: $*" >&2; exit 1; }

session_need() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || [ -x "$program" ] || { echo "SKIP: $program is not installed"; exit 77; }
  done
}

session_wait() {
  local seconds=$1 end; shift
  end=$((SECONDS + seconds * session_patience))
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.05
  done
}

session_run() {
  local name=$1; shift
  "$@" >"$session_dir/$name.log" 2>&1 </dev/null &
  session_pid=$!
  session_pids=("$session_pid" "${session_pids[@]}")
}

# --- folders, X server, bus ---------------------------------------------------------------

session_environment() {
  local name
  for name in $(compgen -e); do
    case $name in
      XDG_* | DBUS_* | GTK_* | GDK_* | G_TEST* | DESKTOP_SESSION | WAYLAND_DISPLAY | DISPLAY | XAUTHORITY | SESSION_MANAGER | NO_AT_BRIDGE | NOTIFY_SOCKET)
        unset "$name" ;;
    esac
  done
  export HOME=$session_dir/home XDG_RUNTIME_DIR=$session_dir/run TMPDIR=$session_dir/tmp
  export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
  export XDG_CACHE_HOME=$HOME/.cache XDG_STATE_HOME=$HOME/.local/state
  export XDG_DATA_DIRS=/usr/local/share:/usr/share XDG_CURRENT_DESKTOP=XFCE XDG_SESSION_TYPE=x11
  export GDK_BACKEND=x11 LIBGL_ALWAYS_SOFTWARE=1 GSETTINGS_BACKEND=keyfile LC_ALL=C.UTF-8
  # A driver for GL is unloaded before leaks are looked for: its own would have no name to forgive them by.
  [ -z "${ASAN_OPTIONS:-}" ] || export GDK_DEBUG=gl-disable
  export UNKNOT_SESSION=$session_dir
  mkdir -p "$HOME" "$XDG_RUNTIME_DIR" "$TMPDIR" "$XDG_CONFIG_HOME"/{gtk-3.0,gtk-4.0,glib-2.0/settings} \
    "$XDG_DATA_HOME" "$session_dir/services"
  # Whoever lives here has seen the introduction.
  printf '[io/github/unknot/Unknot]\nwelcome-shown=true\n' >"$XDG_CONFIG_HOME/glib-2.0/settings/keyfile"
  chmod 700 "$XDG_RUNTIME_DIR"
  printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-icon-theme-name=Adwaita\n' |
    tee "$XDG_CONFIG_HOME/gtk-3.0/settings.ini" >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
}

session_x() {
  session_run xvfb bash -c "exec Xvfb -displayfd 3 -screen 0 $1x24 -nolisten tcp -noreset 3>'$session_dir/display'"
  session_wait 20 test -s "$session_dir/display" || session_fail "Xvfb did not start: $(cat "$session_dir/xvfb.log")"
  DISPLAY=:$(cat "$session_dir/display")
  export DISPLAY
}

# The bus starts only what is put into $session_dir/services: of the many programs on a
# machine that want to be the notification server, none comes uninvited.
session_bus() {
  local service
  for service in org.a11y.Bus org.xfce.Xfconf; do
    [ -f /usr/share/dbus-1/services/$service.service ] || continue
    sed /^SystemdService/d /usr/share/dbus-1/services/$service.service >"$session_dir/services/$service.service"
  done
  cat >"$session_dir/bus.conf" <<EOF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=$session_dir/run/bus</listen>
  <servicedir>$session_dir/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
EOF
  export DBUS_SESSION_BUS_ADDRESS=unix:path=$session_dir/run/bus
  export DBUS_SYSTEM_BUS_ADDRESS=unix:path=$session_dir/run/no-system-bus
  session_run bus dbus-daemon --config-file="$session_dir/bus.conf" --nofork --nopidfile
  session_wait 20 test -S "$session_dir/run/bus" || session_fail "no message bus: $(cat "$session_dir/bus.log")"
}

session_has_name() {
  [ "$(gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
    -m org.freedesktop.DBus.NameHasOwner "$1")" = "(true,)" ]
}

session_start() {
  session_need Xvfb dbus-daemon gdbus xdotool import convert
  session_dir=$(mktemp -d "${TMPDIR:-/tmp}/unknot-session.XXXXXX")
  trap session_end EXIT
  trap 'exit 130' INT TERM HUP
  session_environment
  session_x "${1:-1280x720}"
  session_bus
}

# --- the desktop --------------------------------------------------------------------------

session_panel() {
  local dark=true config=$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml
  [ "${1:-dark}" = dark ] || dark=false
  session_need xfwm4 xfce4-panel
  mkdir -p "$config"
  cat >"$config/xfce4-panel.xml" <<EOF
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="$dark"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="${session_panel_size:-32}"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/><value type="int" value="4"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist">
      <property name="flat-buttons" type="bool" value="true"/>
    </property>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
    <property name="plugin-4" type="string" value="clock">
      <property name="digital-layout" type="uint" value="3"/>
    </property>
  </property>
</channel>
EOF
  session_run wm xfwm4 --compositor=off
  session_run panel xfce4-panel --disable-wm-check
  session_wait 30 session_has_name org.kde.StatusNotifierWatcher || session_fail "the panel has no tray"
  # The root window is black otherwise, which hides shadows and edges in pictures.
  convert -size "$(xdotool getdisplaygeometry | tr ' ' x)" 'gradient:#5b7c99-#2f4858' "$session_dir/ground.png"
  display -window root "$session_dir/ground.png" 2>/dev/null || true
}

session_notifyd() {
  case $1 in
    xfce)
      local notifyd=/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd
      [ -x $notifyd ] || notifyd=$(find /usr/lib* /usr/libexec -path '*xfce4/notifyd/xfce4-notifyd' 2>/dev/null | head -n 1)
      session_need "${notifyd:-xfce4-notifyd}"
      session_run notifyd "$notifyd" ;;
    dunst)
      session_need dunst
      mkdir -p "$XDG_CONFIG_HOME/dunst"
      # dunst draws no buttons: a click opens a menu of the actions, which $session_dir/pick stands for.
      cat >"$XDG_CONFIG_HOME/dunst/dunstrc" <<EOF
[global]
dmenu = $session_dir/pick
mouse_left_click = close_current
mouse_middle_click = context
width = 320
origin = top-right
offset = 10x50
EOF
      printf '#!/bin/sh\ntee "%s/offered" | grep -m 1 "$(cat "%s/wanted")"\n' "$session_dir" "$session_dir" >"$session_dir/pick"
      chmod +x "$session_dir/pick"
      session_run notifyd dunst -conf "$XDG_CONFIG_HOME/dunst/dunstrc" ;;
    *) session_fail "no such notification server: $1" ;;
  esac
  session_wait 30 session_has_name org.freedesktop.Notifications || session_fail "the notification server did not start"
}

# Writes the files by which the bus starts the service and the app; sets $unknotctl.  To be
# called before the panel, which finds the icons as it would those of an installed program.
session_unknot() {
  local root service app
  root=$(realpath "$1"); shift
  if [ -x "$root/bin/unknot" ]; then
    service=$(find "$root" -name unknot-service -type f -perm -u+x | head -n 1)
    app=$root/bin/unknot unknotctl=$root/bin/unknotctl
    XDG_DATA_DIRS=$root/share:$XDG_DATA_DIRS
  else
    service=$root/src/service/unknot-service app=$root/src/app/unknot unknotctl=$root/src/ctl/unknotctl
    XDG_DATA_DIRS=$root/resources:$XDG_DATA_DIRS
    export GSETTINGS_SCHEMA_DIR=$root/resources
  fi
  [ -x "$service" ] && [ -x "$app" ] && [ -x "$unknotctl" ] || session_fail "Unknot is not in $root"
  session_service=$service
  session_activation io.github.unknot.Unknot.Service "$service" "$@"
  session_activation io.github.unknot.Unknot "$app" --gapplication-service
  gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
    -m org.freedesktop.DBus.ReloadConfig >/dev/null
}

# How many times faster than the clock the next service runs; session_quit ends the present one.
session_set_speed() {
  session_activation io.github.unknot.Unknot.Service "$session_service" --time-scale="$1"
  gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
    -m org.freedesktop.DBus.ReloadConfig >/dev/null
}

session_is_off() {
  ! session_has_name io.github.unknot.Unknot.Service && ! session_has_name io.github.unknot.Unknot
}

session_quit() {
  ! session_has_name io.github.unknot.Unknot.Service || session_call Quit >/dev/null
  session_wait 10 session_is_off || session_fail "it does not quit"
}

# Half an hour passes in seconds, until a break is due; then the clock is that on the wall.
session_become_due() { # [LEVEL]
  local try
  for try in 1 2 3 4 5; do
    session_quit
    rm -rf "$XDG_STATE_HOME/unknot"
    gsettings set io.github.unknot.Unknot break-screen gentle
    session_set_speed 400
    session_call ClockNow >/dev/null
    session_wait 20 session_state_is due || session_fail "no break is due: $(session_property State)"
    session_quit
    session_set_speed 1
    gsettings set io.github.unknot.Unknot break-screen "${1:-full-screen}"
    session_call ClockNow >/dev/null
    # At that speed a busy machine may have let the moment pass before the clock was slow.
    session_patience=1 session_wait 5 session_state_is due && return 0
  done
  session_fail "the break does not stay due: $(session_property State)"
}

# Both environments: the bus was started before these were set.
session_activation() {
  local name=$1; shift
  cat >"$session_dir/services/$name.service" <<EOF
[D-BUS Service]
Name=$name
Exec=/usr/bin/env ${UNKNOT_DIRECTION:+UNKNOT_DIRECTION=$UNKNOT_DIRECTION} XDG_DATA_DIRS=$XDG_DATA_DIRS ${GSETTINGS_SCHEMA_DIR:+GSETTINGS_SCHEMA_DIR=$GSETTINGS_SCHEMA_DIR} $*
EOF
}

# One property of the running service, as gdbus prints it: session_property State
session_property() {
  gdbus call --session -d io.github.unknot.Unknot.Service -o /io/github/unknot/Unknot/Service \
    -m org.freedesktop.DBus.Properties.Get io.github.unknot.Unknot.Service1 "$1" | sed 's/^(<\(.*\)>,)$/\1/'
}

# A method of the running service: session_call TakeBreak '""' '{}'
session_call() {
  local method=$1; shift
  gdbus call --session -d io.github.unknot.Unknot.Service -o /io/github/unknot/Unknot/Service \
    -m "io.github.unknot.Unknot.Service1.$method" "$@"
}

session_state_is() { [ "$(session_property State)" = "'$1'" ]; }

# See UNKNOT_BREAK_LEAST: what is clicked through sooner is cut short.
session_rested() {
  local now started
  now=$(session_call ClockNow) started=$(session_property BreakStarted)
  now=${now//[!0-9 ]/} started=${started//[!0-9 ]/}
  [ $((${now##* } - ${started##* })) -ge 20000000 ]
}

# Moves the mouse a little every half second, as somebody who works does: away from panel
# and notifications, until session_hands_off.
session_hands_on() {
  session_run hands bash -c 'while sleep 0.4; do xdotool mousemove $((600 + RANDOM % 60)) $((500 + RANDOM % 60)); done'
  session_hands=$session_pid
}
session_hands_off() { kill "$session_hands" 2>/dev/null; wait "$session_hands" 2>/dev/null || true; }

# --- eyes and hands -----------------------------------------------------------------------

session_shot() { mkdir -p "$(dirname "$1")"; import -silent -window root "$1"; }

session_find() {
  local shot=$session_dir/find.png found
  import -silent -window root "$shot"
  found=$(convert "$shot" ${2:+-crop "$2"} -alpha off -fuzz "${session_fuzz:-6%}" -fill black +opaque "$1" \
    -fill white -opaque "$1" -trim -format '%w %h %X %Y %[fx:mean]\n' info:- 2>/dev/null |
    awk '{ gsub(/\+/, ""); if ($1 > 1 && $5 > 0) print int($3 + $1 / 2), int($4 + $2 / 2), $1, $2 }')
  [ -n "$found" ] && echo "$found"
}

session_window() {
  local window X=0 Y=0 WIDTH=0 HEIGHT=0 WINDOW SCREEN
  for window in $(xdotool search --onlyvisible --class "$1"; xdotool search --onlyvisible --name "$1"); do
    eval "$(xdotool getwindowgeometry --shell "$window" 2>/dev/null)"
    [ "$WIDTH" -ge "${2:-2}" ] && [ "$HEIGHT" -ge "${3:-2}" ] && [ "$X" -ge 0 ] && [ "$Y" -ge 0 ] || continue
    echo "$X $Y $WIDTH $HEIGHT"
    return 0
  done
  return 1
}

# Two commands: one that meets a window which has just gone ends at once, and a key that it holds down
# then would be repeated in the window that comes next.
session_key() {
  local window=$1; shift
  ! xdotool windowfocus "$window" 2>/dev/null || xdotool key --delay 80 "$@"
}

session_drawn() {
  local x y width height
  read -r x y width height < <(session_window "$1" 200 200) || return 1
  import -silent -window root -crop "${width}x$height+$x+$y" +repage "$session_dir/drawn.png"
  [ "$(convert "$session_dir/drawn.png" -format '%[fx:maxima>0.2]' info:-)" = 1 ]
}

session_click() { xdotool mousemove "$1" "$2" sleep 0.2 click "${3:-1}"; }

# A warning of GTK is a fault of ours: a widget that asks for less than nothing, a style that is not read.
session_quiet_logs() {
  ! grep -hE '^\((io\.github\.unknot|unknot)[^)]*\): .*-(WARNING|CRITICAL)' "$session_dir"/*.log >&2 ||
    session_fail "Unknot's windows have warned"
}

# --- the end ------------------------------------------------------------------------------

# Numbers of the processes that belong to this session, whoever started them.
session_processes() {
  local file
  for file in $(env -u UNKNOT_SESSION grep -lszxF "UNKNOT_SESSION=$session_dir" /proc/[0-9]*/environ); do
    file=${file#/proc/}; echo "${file%/environ}"
  done
}

session_end() {
  local status=$? pid signal
  trap - EXIT
  set +e
  [ -n "$session_dir" ] || return
  if [ $status -ne 0 ] && [ $status -ne 77 ]; then
    for file in "$session_dir"/*.log; do
      [ ! -s "$file" ] || { echo "--- $(basename "$file")"; tail -n 8 "$file"; } >&2
    done
  fi
  for pid in "${session_pids[@]}"; do kill "$pid" 2>/dev/null; done
  for pid in "${session_pids[@]}"; do wait "$pid" 2>/dev/null; done
  for signal in TERM KILL; do
    session_wait 3 session_is_empty && break
    for pid in $(session_processes); do kill -$signal "$pid" 2>/dev/null; done
  done
  # What the bus has started is nobody's child here: a sanitizer's findings are only in the logs.
  if [ $status -eq 0 ] && grep -hE -A 20 'ERROR: (Address|Leak)Sanitizer|: runtime error: ' "$session_dir"/*.log >&2; then
    status=1
  fi
  rm -rf "$session_dir"
  exit $status
}

session_is_empty() { [ -z "$(session_processes)" ]; }
