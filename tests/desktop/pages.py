#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page by keyboard alone: what Tab reaches has a name and a role, comes in reading order and lets
the keyboard go again.

usage: pages.py [rtl] PAGE...      run by test-pages.sh, and by test-windows.sh with rtl"""
import subprocess
import sys

from at import check_names, wait, window
from keyboard import take, walk


def show(page):
    subprocess.run(["gdbus", "call", "--session", "-d", "io.github.unknot.Unknot", "-o", "/io/github/unknot/Unknot",
                    "-m", "org.freedesktop.Application.ActivateAction", "show", f"[<'{page}'>]", "{}"], check=True,
                   stdout=subprocess.DEVNULL)


pages = [argument for argument in sys.argv[1:] if argument != "rtl"]
rtl = "rtl" in sys.argv
for page in pages:
    show(page)
    title = "Settings" if page.startswith("settings") else "Unknot"
    root = wait(title, lambda: window(title))
    take(title)
    check_names(root)
    stops = walk(root, page, rtl)
    print("ok:", page, "by keyboard:", len(stops), "stops", flush=True)
