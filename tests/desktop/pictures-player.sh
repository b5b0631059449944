# SPDX-License-Identifier: GPL-3.0-or-later
# The pages of the guide player and the break screen in the look that is set.  To be sourced by
# pictures.sh, whose functions it uses: app, find_window, take, own_size, close_window.

# Two pictures in a row are the same: nothing moves, and everything is painted.
is_still() {
  import -silent -window "$window" "$session_dir/now.png"
  cmp -s "$session_dir/now.png" "$session_dir/before.png" || { mv "$session_dir/now.png" "$session_dir/before.png"; return 1; }
}
keys() { xdotool windowactivate --sync "$window" 2>/dev/null || xdotool windowfocus "$window"; xdotool key --delay 60 "$@"; }
still_shot() { # NAME
  rm -f "$session_dir/before.png"
  session_wait 5 is_still || true
  import -silent -window "$window" "$pictures/$1-$name.png"
}

# The guide's window: its intro; it stands still at its step number N, and at its end.
open_guide() { # ID TITLE FILE
  app break "$1"
  session_wait 20 session_drawn "$2" && find_window "$2" || { echo "  there is no window for $3" >&2; return 1; }
  xdotool windowsize "$window" "$(own_size | cut -dx -f1)" "$(own_size | cut -dx -f2)"
  settle=0.3 shot "$3-intro"
}
hold_at() { # N: Enter starts, the space bar pauses, an arrow goes on
  local i onward=Right
  [ "$name" != rtl ] || onward=Left
  keys Return
  sleep 0.5
  keys space
  for ((i = 0; i < $1; i++)); do keys $onward; done
}
go_to_end() {
  local i onward=Right
  [ "$name" != rtl ] || onward=Left
  for ((i = 0; i < 16; i++)); do keys $onward; done
}

take_players() {
  if open_guide opposite-hand-press '^Opposite-hand press' massage; then
    hold_at 2 && still_shot massage-step
    go_to_end && still_shot massage-end
  fi
  close_window
  if open_guide box-breathing '^Box breathing' breath; then
    hold_at 1 && still_shot breath-step
  fi
  close_window
  if open_guide heating-pad '^Heating pad' heat; then
    hold_at 3 && still_shot heat-step
  fi
  close_window
}

take_break_screen() {
  local level
  for level in window full-screen; do
    gsettings set io.github.unknot.Unknot break-screen "$level"
    app break-due ball-on-the-wall
    session_wait 20 session_drawn '^Time for a break$' && find_window '^Time for a break$' || return 0
    [ "$level" = full-screen ] || xdotool windowsize "$window" "$(own_size | cut -dx -f1)" "$(own_size | cut -dx -f2)"
    settle=0.3 shot "break-$level"
    # No key is heard in the first second.
    sleep 1.2
    keys Escape
    session_wait 10 eval '! find_window "^Time for a break$"' || true
  done
  gsettings set io.github.unknot.Unknot break-screen gentle
}
