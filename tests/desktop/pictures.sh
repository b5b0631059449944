#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every page and window in every look: light, dark, high contrast, large text, right to left,
# without motion, narrow to wide.  On private desktops without a screen, with the real service and
# half a year of history.  One picture each, and a sheet of all looks for each page.
# usage: pictures.sh ROOT PICTURES [LOOK...]
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")

root=$(realpath "$1") pictures=$(mkdir -p "$2" && realpath "$2"); shift 2
looks=(light dark contrast dark-contrast large-text rtl no-motion 360 800 2560)
pages=(today guides guide:neck-side-tilt back back:rhomboids-left progress)
settings=(breaks posture notifications quiet hours place guides figure start data why shortcuts)

# What a look is: the size of a window, and what the toolkit is told.
look() {
  size=1280x800 font='Cantarell 11' theme=Default dark=0 motion=1
  case $1 in
    light) ;;
    dark) dark=1 ;;
    contrast) theme=Default-hc ;;
    dark-contrast) theme=Default-hc-dark dark=1 ;;
    large-text) font='Cantarell 22' ;;
    rtl) export UNKNOT_DIRECTION=rtl ;;
    no-motion) motion=0 ;;
    360) size=360x720 ;;
    800) size=800x600 ;;
    2560) size=2560x1400 ;;
    *) session_fail "There is no look called $1: ${looks[*]}" ;;
  esac
  printf '[Settings]\ngtk-font-name=%s\ngtk-icon-theme-name=Adwaita\ngtk-theme-name=%s\ngtk-application-prefer-dark-theme=%s\ngtk-enable-animations=%s\n' \
    "$font" "$theme" "$dark" "$motion" >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
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
  shot "$1"
}
close_window() { xdotool key --window "$window" Escape 2>/dev/null || true; xdotool key Escape; sleep 0.3; }

# A window that is no page is as large as it wants to be, unless the look is about that.
own_size() { case $name in 360) echo 360x600 ;; *) xdotool getwindowgeometry --shell "$window" | sed -n 's/^WIDTH=//p;s/^HEIGHT=//p' | paste -sdx ;; esac; }

take_pages() {
  local page file
  for page in "${pages[@]}"; do
    app show "$page"
    case $page in back:*) file=place ;; *) file=${page%%:*} ;; esac
    take "$file" '^Unknot$' "$size"
  done
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

take_others() {
  local i
  app welcome
  for i in 1 2 3 4; do
    session_wait 20 find_window '^Welcome to Unknot$' || break
    take "welcome-$i" '^Welcome to Unknot$' "$(own_size)"
    xdotool key alt+Right
  done
  close_window
  app about
  session_wait 20 find_window '^About Unknot$' && take about '^About Unknot$' "$(own_size)"
  close_window
  app shortcuts
  session_wait 20 find_window '^Keyboard shortcuts$' && take shortcuts '^Keyboard shortcuts$' "$(own_size)"
  close_window
  app go-through workplace-set-up
  session_wait 20 find_window '^Set up your workplace$' && take checklist '^Set up your workplace$' "$(own_size)"
  close_window
  app foods
  session_wait 20 find_window '^Magnesium' && take foods '^Magnesium' "$(own_size)"
  close_window
  app break ball-on-the-wall
  if session_wait 20 session_drawn '^Ball' && find_window '^Ball'; then
    take player '^Ball' "$(own_size)"
    "$here/widgets.py" press unknot Start || true # it would begin by itself some seconds later
    settle=3 shot player-step
  fi
  close_window
}

one_look() (
  name=$1
  . "$here/session.sh"
  session_start 2600x1500
  look "$name"
  session_unknot "$root"
  session_run wm xfwm4 --compositor=off
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
  take_pages
  take_settings
  take_others
  echo "$name"
)

sheets() {
  local page
  for page in $(cd "$pictures" && ls ./*-light.png | sed 's|^./||; s|-light.png$||'); do
    (cd "$pictures" && montage $(for l in "${looks[@]}"; do [ -f "$page-$l.png" ] && echo "$page-$l.png"; done) \
      -tile 4x -geometry '620x>+6+6' -background '#888' "sheet-$page.jpg")
  done
}

rm -f "$pictures"/*.png "$pictures"/*.jpg
failed=0
for each in "${@:-${looks[@]}}"; do one_look "$each" || failed=1; done
[ ! -e "$pictures/today-light.png" ] || sheets
echo "$(find "$pictures" -name '*.png' | wc -l) pictures and $(find "$pictures" -name 'sheet-*' | wc -l) sheets in $pictures"
exit $failed
