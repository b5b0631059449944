#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings, driven through AT-SPI: what is changed there changes the key at once, and
what changes the key changes the window.  Run by test-settings.sh."""
import subprocess

from at import Atspi, check_names, fail, find, gsettings, press, wait, window

# page, role, name, new value (None: toggled), key, what gsettings says afterwards
CHANGES = [
    (0, "spin button", "A break after sitting for", 55, "break-interval", "uint32 55"),
    (0, "spin button", "Length of a break", 7, "break-length", "uint32 7"),
    (0, "spin button", "A break can be put off", 0, "postpone-limit", "uint32 0"),
    (0, "spin button", "Away after no input for", 10, "away-threshold", "uint32 10"),
    (0, "check box", "I also sit when I do not type", None, "reading-counts", "true"),
    (1, "spin button", "Time between two checks", 40, "posture-interval", "uint32 40"),
    (1, "check box", "Posture checks", None, "posture-checks", "false"),
    (2, "spin button", "Notice before a break", 20, "heads-up", "uint32 20"),
    (2, "check box", "Wait for a lull in typing", None, "soft-landing", "false"),
    (2, "spin button", "A missed reminder comes back", 1, "reminders", "uint32 1"),
    (2, "check box", "Sound", None, "sound", "true"),
    (2, "check box", "Respect do not disturb", None, "quiet-do-not-disturb", "false"),
    (3, "check box", "Remind in working hours only", None, "working-hours", "true"),
    (3, "check box", "Friday", None, "working-days",
     "[(uint32 540, uint32 1080), (540, 1080), (540, 1080), (540, 1080), (0, 0), (0, 0), (0, 0)]"),
    (3, "spin button", "Monday, from", 480, "working-days",
     "[(uint32 480, uint32 1080), (540, 1080), (540, 1080), (540, 1080), (0, 0), (0, 0), (0, 0)]"),
    (5, "check box", "Start when I log in", None, "autostart", "false"),
]


def show(settings, page):
    pages = wait("the list of pages", lambda: find(settings, "list", "Sidebar"))
    pages.get_selection_iface().select_child(page)


def change(settings, page, role, name, value, key, wanted):
    show(settings, page)
    control = wait(name, lambda: find(settings, role, name))
    if value is None:
        press(control)
    else:
        Atspi.Value.set_current_value(control.get_value_iface(), value)
    wait(f"{key} to be {wanted}; it is {gsettings(key)}", lambda: gsettings(key) == wanted, 15)
    print("ok:", name)


def reset(settings):
    """The first page's button puts back its keys and no others."""
    show(settings, 0)
    press(wait("Reset", lambda: find(settings, "push button", "Reset this page")))
    wait("the interval put back", lambda: gsettings("break-interval") == "uint32 45")
    wait("the switch put back", lambda: gsettings("reading-counts") == "false")
    if gsettings("heads-up") != "uint32 20":
        fail("the reset of one page has changed another one")


def follow(settings):
    """Somebody else changes a key, the control follows."""
    subprocess.run(["gsettings", "set", "io.github.unknot.Unknot", "break-length", "12"], check=True)
    control = find(settings, "spin button", "Length of a break")
    wait("the control to follow its key", lambda: Atspi.Value.get_current_value(control.get_value_iface()) == 12)


settings = wait("the window", lambda: window("Settings"))
wait("its pages", lambda: find(settings, "spin button", "A break after sitting for"))
print("ok:", check_names(settings), "controls have names")
for line in CHANGES:
    change(settings, *line)
reset(settings)
follow(settings)
