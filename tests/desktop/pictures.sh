#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every page and window in every look: light, dark, high contrast, large text, right to left,
# without motion, narrow to wide.  On private desktops without a screen, with the real service and
# half a year of history.  One picture each, and a sheet of all looks for each page.
# usage: pictures.sh ROOT PICTURES [LOOK...]
# $UNKNOT_PICTURES: only these, of: pages settings others players break_screen states
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/pictures-player.sh"

root=$(realpath "$1") pictures=$(mkdir -p "$2" && realpath "$2"); shift 2
looks=(light dark contrast dark-contrast breeze breeze-dark large-text rtl no-motion 360 360-large-text 720 720-large-text 2560)
pages=(today guides guide:neck-side-tilt guide:when-to-see-someone back back:rhomboids-left progress)
settings=(breaks posture notifications quiet hours place guides figure start data why shortcuts)

# What a look is: the size of a window, and what the toolkit is told.
look() {
  size=1280x800 font='Cantarell 11' theme=Default icons=Adwaita dark=0 motion=1
  case $1 in
    light) ;;
    dark) dark=1 ;;
    contrast) theme=Default-hc ;;
    dark-contrast) theme=Default-hc-dark dark=1 ;;
    breeze) theme=Breeze icons=breeze ;;
    breeze-dark) theme=Breeze icons=breeze-dark dark=1 ;;
    large-text) font='Cantarell 22' ;;
    rtl) export UNKNOT_DIRECTION=rtl ;;
    no-motion) motion=0 ;;
    360) size=360x720 ;;
    360-large-text) size=360x720 font='Cantarell 22' ;;
    720) size=720x600 ;;
    720-large-text) size=720x600 font='Cantarell 22' ;;
    2560) size=2560x1400 ;;
    *) session_fail "There is no look called $1: ${looks[*]}" ;;
  esac
  printf '[Settings]\ngtk-font-name=%s\ngtk-icon-theme-name=%s\ngtk-theme-name=%s\ngtk-application-prefer-dark-theme=%s\ngtk-enable-animations=%s\n' \
    "$font" "$icons" "$theme" "$dark" "$motion" >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
}

# It is the afternoon here, whenever the pictures are made: there is a day to look back at.
set_afternoon() {
  local hours=$((10#$(date -u +%H) - 15))
  TZ=NOON$([ $hours -lt 0 ] || echo +)$hours
  export TZ
}

app() { # ACTION [PARAMETER]
  gdbus call --session -d io.github.unknot.Unknot -o /io/github/unknot/Unknot \
    -m org.freedesktop.Application.ActivateAction "$1" "[${2+<'$2'>}]" '{}' >/dev/null
}

find_window() { window=$(xdotool search --onlyvisible --name "$1" 2>/dev/null | head -n 1) && [ -n "$window" ]; }
shot() { # NAME
  sleep "${settle:-0.9}"
  import -silent -window "$window" "$pictures/$1-$name.png"
}
# The window of that title, at the size of this look where it can have it.
take() { # NAME TITLE [SIZE]
  session_wait 20 find_window "$2" || { echo "  there is no window for $1" >&2; return 0; }
  xdotool windowsize "$window" "${3%x*}" "${3#*x}" 2>/dev/null || true
  xdotool windowactivate "$window" 2>/dev/null || true
  session_wait 20 session_drawn "$2" || true
  shot "$1"
}
close_window() { session_key "$window" Escape; xdotool key Escape; sleep 0.3; }

# A window that is no page is as large as it wants to be, unless the look is about that.
own_size() { case $name in 360*) echo 360x600 ;; *) xdotool getwindowgeometry --shell "$window" | sed -n 's/^WIDTH=//p;s/^HEIGHT=//p' | paste -sdx ;; esac; }

take_pages() {
  local page file
  for page in "${pages[@]}"; do
    app show "$page"
    case $page in back:*) file=place ;; *when-to-see-someone) file=warning-signs ;; *) file=${page%%:*} ;; esac
    take "$file" '^Unknot$' "$size"
  done
  for page in Month Year; do
    app show progress
    "$here/widgets.py" press unknot "$page" && take "progress-${page,,}" '^Unknot$' "$size"
  done
  # The table behind a chart has columns with long titles.
  "$here/widgets.py" press unknot 'Breaks, as a table' && take progress-table '^Unknot$' "$size"
  app show today
}

take_settings() {
  local page
  for page in "${settings[@]}"; do
    app show "settings:$page"
    session_wait 20 find_window '^Settings$' || return 0
    take "settings-$page" '^Settings$' "$(own_size)"
  done
  close_window
}

# A window of its own that an action opens.
take_window() { # NAME TITLE ACTION [PARAMETER]
  local file=$1 title=$2; shift 2
  app "$@"
  session_wait 20 find_window "$title" && take "$file" "$title" "$(own_size)"
  close_window
}

take_welcome() {
  local i
  app welcome
  for i in 1 2 3 4; do
    session_wait 20 find_window '^Welcome to Unknot$' || break
    take "welcome-$i" '^Welcome to Unknot$' "$(own_size)"
    [ "$i" = 4 ] || xdotool key alt+Right
  done
  close_window
}

take_others() {
  take_welcome
  take_window about '^About Unknot$' about
  take_window shortcuts '^Keyboard shortcuts$' shortcuts
  take_window checklist '^Set up your workplace$' go-through workplace-set-up
  take_window foods '^Minerals in foods$' foods
  app show progress
  if "$here/widgets.py" press unknot 'Print or save as PDF…' && session_wait 20 find_window '^For your physio'; then
    take report '^For your physio' "$(own_size)"
    close_window
  fi
  app show settings:data
  if session_wait 20 session_drawn '^Settings$' && "$here/widgets.py" press unknot 'Delete…' &&
    session_wait 20 find_window '^Delete history$'; then
    take delete '^Delete history$' "$(own_size)"
    close_window
  fi
  find_window '^Settings$' && close_window
}

# Everything that Today can hold, and then nothing: the service has gone.
take_states() {
  gsettings set io.github.unknot.Unknot water-reminder true
  session_call StartHeat heating-pad 0 true >/dev/null || true
  session_call CheckPosture >/dev/null || true
  app show today
  take today-full '^Unknot$' "$size"
  mv "$session_dir/services/io.github.unknot.Unknot.Service.service" "$session_dir"
  gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus -m org.freedesktop.DBus.ReloadConfig >/dev/null
  # Not by Quit, which ends the windows, too.
  kill -KILL "$(gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus \
    -m org.freedesktop.DBus.GetConnectionUnixProcessID io.github.unknot.Unknot.Service | grep -o '[0-9]*,' | tr -d ,)"
  session_wait 20 gone || true
  sleep 2 # the window tries to start it again
  take today-no-service '^Unknot$' "$size"
}

# What somebody sees who has just begun.
take_first_day() {
  local page
  app show today
  session_wait 30 session_drawn '^Unknot$' || session_fail "no window"
  for page in today back progress; do
    app show "$page"
    take "first-$page" '^Unknot$' "$size"
  done
  app show search:xylophone
  take nothing-found '^Unknot$' "$size"
  app show today
  app quit
  app_is_gone() { ! session_has_name io.github.unknot.Unknot; }
  session_wait 20 app_is_gone || session_fail "the windows do not close"
}

one_look() (
  name=$1
  . "$here/session.sh"
  set_afternoon
  session_start 2600x1500
  look "$name"
  session_unknot "$root"
  session_run wm xfwm4 --compositor=off
  session_call ClockNow >/dev/null
  [ -n "${UNKNOT_PICTURES:-}" ] || take_first_day
  # The service makes its history, and reads it with what happened then.
  session_call GetHistory 0 1 >/dev/null
  session_call Quit >/dev/null
  history=$XDG_DATA_HOME/unknot/history.sqlite
  gone() { ! session_has_name io.github.unknot.Unknot.Service; }
  session_wait 20 gone || session_fail "the service does not end"
  python3 "$here/sample-history.py" "$history" "$XDG_STATE_HOME/unknot/day"
  session_call ClockNow >/dev/null
  app show today
  session_wait 30 session_drawn '^Unknot$' || session_fail "no window"
  for part in ${UNKNOT_PICTURES:-pages settings others players break_screen states}; do take_$part; done
  echo "$name"
)

sheets() {
  local page
  for page in $(cd "$pictures" && ls ./*-"$1".png | sed "s|^./||; s|-$1.png\$||"); do
    (cd "$pictures" && montage $(for l in "${looks[@]}"; do [ -f "$page-$l.png" ] && echo "$page-$l.png"; done) \
      -tile 4x -geometry '620x>+6+6' -background '#888' "sheet-$page.jpg")
  done
}

rm -f "$pictures"/*.png "$pictures"/*.jpg
failed=0
for each in "${@:-${looks[@]}}"; do one_look "$each" || failed=1; done
sheets "${1:-light}"
echo "$(find "$pictures" -name '*.png' | wc -l) pictures and $(find "$pictures" -name 'sheet-*' | wc -l) sheets in $pictures"
exit $failed
