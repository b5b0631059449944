#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings, driven through AT-SPI: what is changed there changes the key at once, and
what changes the key changes the window.  Run by test-settings.sh."""
import os
import re
import subprocess

from keyboard import choose, focused, has, key, name_of, take
from at import (Atspi, check_names, children, fail, find, gone, gsettings, press, role_of, tree, wait, window,
                words_of)

# page, role, name, new value (None: toggled; of a combo box: the number of its word), key,
# what gsettings says afterwards
CHANGES = [
    (0, "spin button", "A break after sitting for", 55, "break-interval", "uint32 55"),
    (0, "spin button", "Length of a break", 7, "break-length", "uint32 7"),
    (0, "spin button", "A break can be put off", 0, "postpone-limit", "uint32 0"),
    (0, "spin button", "Away after no input for", 10, "away-threshold", "uint32 10"),
    (0, "check box", "I also sit when I do not type", None, "reading-counts", "true"),
    (0, "combo box", "When a break is due", 1, "break-screen", "'window'"),
    (1, "spin button", "Time between two checks", 40, "posture-interval", "uint32 40"),
    (1, "check box", "Posture checks", None, "posture-checks", "false"),
    (2, "spin button", "Notice before a break", 20, "heads-up", "uint32 20"),
    (2, "check box", "Wait for a lull in typing", None, "soft-landing", "false"),
    (2, "spin button", "A missed reminder comes back", 1, "reminders", "uint32 1"),
    (2, "check box", "Sound", None, "sound", "true"),
    (2, "spin button", "Time between two such questions", 60, "water-interval", "uint32 60"),
    (2, "check box", "Something to drink", None, "water-reminder", "true"),
    (3, "check box", "Do not disturb is on", None, "quiet-do-not-disturb", "false"),
    (3, "check box", "A microphone is in use", None, "quiet-microphone", "false"),
    (3, "check box", "A camera is in use", None, "quiet-camera", "false"),
    (3, "check box", "The screen is shown to others or recorded", None, "quiet-screen", "false"),
    (3, "check box", "A program keeps the screen on, as for a video", None, "quiet-inhibited", "false"),
    (3, "check box", "A window fills the whole screen", None, "quiet-full-screen", "false"),
    (3, "spin button", "A small movement in a long meeting", 0, "on-call-minutes", "uint32 0"),
    (4, "check box", "Remind in working hours only", None, "working-hours", "true"),
    (4, "check box", "Friday", None, "working-days",
     "[(uint32 540, uint32 1080), (540, 1080), (540, 1080), (540, 1080), (0, 0), (0, 0), (0, 0)]"),
    (4, "spin button", "Monday, from", 480, "working-days",
     "[(uint32 480, uint32 1080), (540, 1080), (540, 1080), (540, 1080), (0, 0), (0, 0), (0, 0)]"),
    (5, "check box", "On the floor", None, "places", "['chair', 'standing', 'wall', 'floor']"),
    (5, "check box", "Standing", None, "places", "['chair', 'wall', 'floor']"),
    (5, "check box", "A foam roller", None, "props", "['chair', 'desk', 'wall', 'doorway', 'roller']"),
    (7, "combo box", "Skin", 2, "figure-skin", "'dark'"),
    (7, "combo box", "Build", 1, "figure-build", "'broad'"),
    (8, "check box", "Start when I log in", None, "autostart", "false"),
]


QUIET, DATA, WHY = 3, 9, 10
PROGRAMS = "quiet-ignored-programs"
REASONS = ["quiet-do-not-disturb", "quiet-inhibited", "quiet-microphone", "quiet-camera", "quiet-screen",
           "quiet-full-screen"]


def show(settings, page):
    pages = wait("the list of pages", lambda: find(settings, "list", "Sidebar"))
    pages.get_selection_iface().select_child(page)


def press_reset(settings, role, name):
    """That of the page which that control is on."""
    page = wait(name, lambda: find(settings, role, name))
    while find(page, "push button", "Reset this page") is None:
        page = page.get_parent()
    press(find(page, "push button", "Reset this page"))


def change(settings, page, role, name, value, key, wanted):
    show(settings, page)
    control = wait(name, lambda: find(settings, role, name))
    if role == "combo box":
        choose("Settings", control, value)
    elif value is None:
        press(control)
    else:
        Atspi.Value.set_current_value(control.get_value_iface(), value)
    wait(f"{key} to be {wanted}; it is {gsettings(key)}", lambda: gsettings(key) == wanted, 15)
    print("ok:", name)


def reset(settings):
    """The first page's button puts back its keys and no others."""
    show(settings, 0)
    press_reset(settings, "spin button", "Length of a break")
    wait("the interval put back", lambda: gsettings("break-interval") == "uint32 45")
    wait("the switch put back", lambda: gsettings("reading-counts") == "false")
    if gsettings("heads-up") != "uint32 20":
        fail("the reset of one page has changed another one")


def undo(settings):
    """What was put back comes again, also after a change of its own, and only while one looks."""
    show(settings, 1)
    subprocess.run(["gsettings", "set", "io.github.unknot.Unknot", "posture-interval", "40"], check=True)
    press_reset(settings, "spin button", "Time between two checks")
    wait("the reset", lambda: gsettings("posture-interval") == "uint32 20" and gsettings("posture-checks") == "true")
    press(wait("the way back", lambda: find(settings, "push button", "Undo the reset")))
    wait("it undone", lambda: gsettings("posture-interval") == "uint32 40" and gsettings("posture-checks") == "false")
    press_reset(settings, "spin button", "Time between two checks")
    # A button that is activated is clicked a moment later.
    wait("the reset once more", lambda: gsettings("posture-interval") == "uint32 20")
    show(settings, 0)
    wait("no way back later", lambda: find(settings, "push button", "Undo the reset") is None)
    show(settings, 1)
    subprocess.run(["gsettings", "set", "io.github.unknot.Unknot", "posture-checks", "false"], check=True)
    print("ok: reset and undo")


def search(settings):
    """Words of a title or a description lead to the row, whatever page it is on, by keyboard alone."""
    take("Settings")
    key("ctrl+f")
    entry = wait("the search", lambda: next((node for node in tree(settings) if node.get_name() == "Search the settings"), None))
    wait("the keyboard in it", lambda: focused(entry))
    for words, control in (("lull", "Wait for a lull in typing"), ("sentence cut", "Wait for a lull in typing"),
                           ("foam", "A foam roller")):
        subprocess.run(["xdotool", "type", words], check=True)
        wait("what was found", lambda: item(settings, control))
        key("Return")
        wait(f"{control} with the keyboard", lambda: name_of(focused(settings)) == control)
        key("ctrl+f")
        wait("the keyboard in the search", lambda: focused(entry))
    subprocess.run(["xdotool", "type", "xylophone"], check=True)
    wait("a word about nothing found", lambda: any("No setting" in words_of(n) for n in tree(settings)))
    key("Escape")
    wait("the pages again", lambda: find(settings, "list", "Sidebar"))
    print("ok: search")


def programs(settings):
    """The programs that do not count: one less, one more, and back again with the page."""
    show(settings, QUIET)
    before = wait("programs", lambda: gsettings(PROGRAMS))
    press(wait("a program", lambda: find(settings, "push button", "Take out cava")))
    wait("cava taken out", lambda: "'cava'" not in gsettings(PROGRAMS))
    wait("its button gone", lambda: find(settings, "push button", "Take out cava") is None)
    entry = wait("the entry", lambda: find(settings, "text", "A program that does not count"))
    entry.get_editable_text_iface().set_text_contents("/usr/bin/my-meter ")
    press(wait("Add", lambda: find(settings, "push button", "Add")))
    wait("the program added", lambda: gsettings(PROGRAMS).endswith(", 'my-meter']"))
    wait("its button", lambda: find(settings, "push button", "Take out my-meter"))
    press_reset(settings, "check box", "A camera is in use")
    wait("the programs put back", lambda: gsettings(PROGRAMS) == before)
    wait("every switch put back", lambda: all(gsettings(key) == "true" for key in REASONS))
    wait("the small movement put back", lambda: gsettings("on-call-minutes") == "uint32 20")
    print("ok: programs that do not count")


def call(method):
    subprocess.run(["gdbus", "call", "--session", "-d", "io.github.unknot.Unknot.Service",
                    "-o", "/io/github/unknot/Unknot/Service", "-m", "io.github.unknot.Unknot.Service1." + method[0],
                    *method[1:]], check=True, stdout=subprocess.DEVNULL)


def item(settings, words):
    """The row of a list whose name holds @words."""
    for node in tree(settings):
        if role_of(node) == "list item" and words in (node.get_name() or ""):
            return node
    return None


def decisions(settings):
    lists = [node for node in tree(settings) if node.get_name() == "Decided lately, newest first"]
    return [child.get_name() for child in children(lists[0])] if lists else []


def idle_time(settings):
    """How long nothing was touched is shown while one looks, and begins anew with a key."""
    row = wait("the idle time", lambda: item(settings, "Keyboard and mouse: No input since "))
    wait("its length", lambda: any(re.search(r"No input for \d+ (s|min), since ", words_of(node)) for node in tree(row)))
    before = row.get_name()
    key("Shift_L")
    wait("a later input", lambda: row.get_name() not in (before, "Keyboard and mouse: In use."))


def why(settings):
    """Every fact is one sentence for a screen reader; a decision comes on top while one looks."""
    show(settings, WHY)
    for fact in ("What comes next: ", "Quiet: ", "Keyboard and mouse: ", "Screen lock: "):
        wait(fact, lambda: item(settings, fact))
    wait("the presence source", lambda: item(settings, "Presence: The X server tells"))
    idle_time(settings)
    call(("Pause", "3600"))
    wait("the pause among the decisions", lambda: "aused" in "".join(decisions(settings)[:1]))
    before = decisions(settings)
    press(wait("Copy", lambda: find(settings, "push button", "Copy all")))
    wait("it copied", lambda: find(settings, "push button", "Copied"))
    call(("Resume",))
    wait("one more decision, on top", lambda: len(decisions(settings)) > len(before)
         and decisions(settings)[-len(before):] == before)
    wait("a new copy offered", lambda: find(settings, "push button", "Copy all"))
    print("ok: why now")


def follow(settings):
    """Somebody else changes a key, the control follows."""
    subprocess.run(["gsettings", "set", "io.github.unknot.Unknot", "break-length", "12"], check=True)
    control = wait("the control", lambda: find(settings, "spin button", "Length of a break"))
    wait("the control to follow its key", lambda: Atspi.Value.get_current_value(control.get_value_iface()) == 12)


def export(settings, kind):
    """A file with the usual name, where people keep their files."""
    show(settings, DATA)
    press(wait("the button", lambda: find(settings, "push button", kind.upper() + "…")))
    chooser = wait("the question where to", lambda: window("Export history"))
    take("Export history")
    wait("the keyboard in it", lambda: focused(chooser))
    key("Return")
    home = os.environ["HOME"]
    wait("the file in the home folder",
         lambda: any(name.startswith("unknot-") and name.endswith("." + kind) for name in os.listdir(home)))
    wait("the question gone", lambda: gone("Export history"))
    print("ok: export as", kind)


settings = wait("the window", lambda: window("Settings"))
wait("its pages", lambda: find(settings, "spin button", "A break after sitting for"))
print("ok:", check_names(settings), "controls have names")
for line in CHANGES:
    change(settings, *line)
reset(settings)
undo(settings)
search(settings)
programs(settings)
why(settings)
follow(settings)
export(settings, "csv")
export(settings, "json")
