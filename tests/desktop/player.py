#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide player, driven through AT-SPI from its intro to its end.
usage: player.py GUIDE.json (of one that is done once);  run by test-player.sh"""
import json
import sys

from at import check_names, find, gone, press, role_of, tree, wait, window
from gi.repository import Gio

with open(sys.argv[1]) as file:
    guide = json.load(file)
title, texts = guide["title"], [step["text"] for step in guide["steps"]]
player = wait("the window of the guide", lambda: window(title))
following = wait("the next button", lambda: find(player, "push button", "Next step"))
print("ok:", check_names(player), "controls have names")


def rested():
    """UNKNOT_BREAK_LEAST has passed since the break began."""
    service = Gio.DBusProxy.new_for_bus_sync(
        Gio.BusType.SESSION, Gio.DBusProxyFlags.NONE, None, "io.github.unknot.Unknot.Service",
        "/io/github/unknot/Unknot/Service", "io.github.unknot.Unknot.Service1")
    return service.ClockNow() - service.get_cached_property("BreakStarted").unpack() > 20_000_000


def words():
    """What the figure is said to show: the step's own text."""
    for node in tree(player):
        if role_of(node) in ("image", "icon") and (node.get_name() or node.get_description()):
            return (node.get_name() or "") + (node.get_description() or "")
    return ""


press(wait("Start", lambda: find(player, "push button", "Start")))
# A button that is activated is held down for a moment before it does anything.
wait("the first step", lambda: any(text in words() for text in texts))
press(wait("Pause", lambda: find(player, "push button", "Pause")))
press(wait("the button to go on", lambda: find(player, "push button", "Go on")))
press(wait("Pause", lambda: find(player, "push button", "Pause")))
wait("the pause", lambda: find(player, "push button", "Go on"))

# Step by step while it is paused, from where a slow machine has come to meanwhile.
first = next(i for i, text in enumerate(texts) if text in words())
for text in texts[first:]:
    wait("the words " + text, lambda: text in words())
    if text == texts[-1]:  # not clicked through so fast that it would not count
        wait("a break long enough to count", rested)
    press(following)
wait("the end", lambda: find(player, "label", "Done"))
press(wait("the answer", lambda: find(player, "push button", "Better")))
wait("the thanks", lambda: any((node.get_name() or "").startswith("Thank you") for node in tree(player)))
press(wait("Close", lambda: find(player, "push button", "Close")))
wait("the window to go away", lambda: gone(title))
print("ok: steps", first + 1, "to", len(texts))
