#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guide player by keyboard alone: Enter begins it, the space bar pauses, arrows turn the steps, S is
slower, M the mirror, Tab and Enter answer and close.
usage: player-keys.py GUIDE.json (of one that is done once);  run by test-player.sh"""
import json
import subprocess
import sys

from at import find, gone, gsettings, tree, wait, window
from keyboard import focused, key_to

with open(sys.argv[1]) as file:
    guide = json.load(file)
title, texts = guide["title"], [step["text"] for step in guide["steps"]]
player = wait("the window of the guide", lambda: window(title))
number = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True,
                        text=True, check=True).stdout.split()[0]


def key(*names):
    key_to(number, *names)


def words():
    for node in tree(player):
        if node.get_role_name() in ("image", "icon") and (node.get_name() or node.get_description()):
            return (node.get_name() or "") + (node.get_description() or "")
    return ""


def has(name):
    return any((node.get_name() or "") == name for node in tree(player))


def on(name):
    """No window manager is here to hand over the keyboard when a window comes or another goes."""
    key_to(number)
    return getattr(focused(player), "get_name", lambda: "")() == name


wait("the keyboard on Start", lambda: on("Start"))
key("Return")
wait("the first step", lambda: any(text in words() for text in texts))
key("space")
wait("the pause", lambda: find(player, "push button", "Go on"))
first = next(i for i, text in enumerate(texts) if text in words())
for text in texts[first + 1:]:
    key("Right")
    wait("the words " + text, lambda: text in words())
key("Left")
wait("the step before", lambda: texts[-2] in words())
key("s")
wait("slower", lambda: gsettings("guide-speed") == "'slower'" and has("Slower"))
key("m")
wait("the mirror", lambda: gsettings("guide-mirror") == "true" and has("Slower · Mirrored"))
key("m", "s", "s")
wait("the usual way", lambda: gsettings("guide-mirror") == "false" and gsettings("guide-speed") == "'normal'")
key("Right", "Right")
wait("the end", lambda: find(player, "label", "Done"))
wait("the keyboard on Close", lambda: on("Close"))
key("Return")
wait("the window to go away", lambda: gone(title))
print("ok: by keyboard")
