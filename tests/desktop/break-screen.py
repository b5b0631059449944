#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Presses a button of the break screen, after a look at the names of all controls.
usage: break-screen.py BUTTON;  run by test-break-screen.sh"""
import sys

from at import check_names, find, press, wait, window

screen = wait("the break screen", lambda: window("Time for a break"))
print("ok:", check_names(screen), "controls have names")
press(wait(sys.argv[1], lambda: find(screen, "push button", sys.argv[1])))
