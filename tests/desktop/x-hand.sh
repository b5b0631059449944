#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A hand at the mouse of an X server, for tests.  Reads lines as pointer.c does (move X Y,
# click X Y [1|2|3]); says "ready" when it is; ends at the end of its input.
echo ready
while read -r what x y button; do
  case $what in
    move) xdotool mousemove "$x" "$y" ;;
    click) xdotool mousemove "$x" "$y" sleep 0.2 click "${button:-1}" ;;
  esac
done
