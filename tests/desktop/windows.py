#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The smaller windows by keyboard alone: what Tab reaches has a name and a role, comes in reading order and
lets the keyboard go again; Escape closes them.

usage: windows.py [rtl] WINDOW...      of: about shortcuts checklist foods; run by test-windows.sh"""
import subprocess
import sys

from at import check_names, gone, wait, window
from keyboard import key_to, take, walk

WINDOWS = {
    "about": ("About Unknot", "about", "[]"),
    "shortcuts": ("Keyboard shortcuts", "shortcuts", "[]"),
    "checklist": ("Set up your workplace", "go-through", "[<'workplace-set-up'>]"),
    "foods": ("Minerals in foods", "foods", "[]"),
}


def close(title):
    """No window comes after this one, which a second Escape could reach."""
    numbers = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True,
                             text=True).stdout.split()
    if numbers:
        key_to(numbers[0], "Escape")
    return gone(title)


rtl = "rtl" in sys.argv
for name in [argument for argument in sys.argv[1:] if argument != "rtl"]:
    title, action, parameters = WINDOWS[name]
    subprocess.run(["gdbus", "call", "--session", "-d", "io.github.unknot.Unknot", "-o", "/io/github/unknot/Unknot",
                    "-m", "org.freedesktop.Application.ActivateAction", action, parameters, "{}"], check=True,
                   stdout=subprocess.DEVNULL)
    root = wait(title, lambda: window(title))
    take(title)
    check_names(root)
    stops = walk(root, name, rtl)
    print("ok:", name, "by keyboard:", len(stops), "stops", flush=True)
    wait("Escape to close " + title, lambda: close(title))
