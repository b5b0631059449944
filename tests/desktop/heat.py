#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A heat session from the window, driven through AT-SPI.  Run by test-heat.sh.
usage: heat.py hand-over | answer BUTTON | water"""
import sys

from at import check_names, find, gone, press, tree, wait, window

GO_ON = "Go on working, keep the timer running"


def names(root):
    return [node.get_name() or "" for node in tree(root)]


def hand_over():
    """From the step in which the pad is on the back, the service takes over."""
    player = wait("the window of the guide", lambda: window("Heating pad"))
    press(wait("Start", lambda: find(player, "push button", "Start")))
    press(wait("the next button", lambda: find(player, "push button", "Next step")))
    press(wait("the offer", lambda: find(player, "push button", GO_ON)))
    wait("the window to go away", lambda: gone("Heating pad"))
    print("ok: handed over")


def today():
    return wait("the window", lambda: window("Unknot"))


def answer(button):
    page = today()
    press(wait(button, lambda: find(page, "push button", button)))
    wait("the answer taken", lambda: find(page, "push button", button) is None)
    print("ok:", button)


def running():
    page = today()
    wait("the countdown", lambda: any(name.startswith("Heat: ") and name.endswith(" left") for name in names(page)))
    print("ok:", check_names(page), "controls have names")


def water():
    page = today()
    press(wait("the button", lambda: find(page, "push button", "Had some")))
    wait("the count", lambda: "Water: once today" in names(page))
    print("ok: water")


{"hand-over": hand_over, "answer": answer, "running": running, "water": water}[sys.argv[1]](*sys.argv[2:])
