#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand at the mouse of GNOME Shell, and an eye on its screen, for tests.

  gnome-hand.py WIDTH HEIGHT < FIFO

Reads lines as pointer.c does (move X Y, click X Y [1|2|3]), and besides:

  key KEYSYM        presses a key, by its X11 number
  shot FILE         a picture; FILE.done appears when it is whole

Says "ready" when it is; ends at the end of its input."""
import sys
import time

from gi.repository import Gio, GLib

REMOTE = "org.gnome.Mutter.RemoteDesktop"
BUTTONS = {1: 0x110, 2: 0x112, 3: 0x111}


class Hand:
    def __init__(self, width, height):
        self.width, self.height = width, height
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        # The shell gives pictures to few; the owner of this name is one of them.
        self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                  GLib.Variant("(su)", ("org.gnome.SettingsDaemon.MediaKeys", 0)))
        path = "/" + REMOTE.replace(".", "/")
        self.session = self.call(REMOTE, path, REMOTE, "CreateSession")[0]
        self.remote("Start")

    def call(self, name, path, interface, method, arguments=None):
        return self.bus.call_sync(name, path, interface, method, arguments, None, 0, 20000, None).unpack()

    def remote(self, method, arguments=None):
        self.call(REMOTE, self.session, REMOTE + ".Session", method, arguments)

    def move(self, x, y):
        # It knows steps only: into the corner, and from there.
        self.remote("NotifyPointerMotionRelative", GLib.Variant("(dd)", (9999.0, 9999.0)))
        self.remote("NotifyPointerMotionRelative",
                    GLib.Variant("(dd)", (float(x - self.width + 1), float(y - self.height + 1))))

    def click(self, x, y, button=1):
        self.move(x, y)
        time.sleep(0.3)
        self.remote("NotifyPointerButton", GLib.Variant("(ib)", (BUTTONS[button], True)))
        time.sleep(0.1)
        self.remote("NotifyPointerButton", GLib.Variant("(ib)", (BUTTONS[button], False)))

    def key(self, keysym):
        for down in (True, False):
            self.remote("NotifyKeyboardKeysym", GLib.Variant("(ub)", (keysym, down)))

    def shot(self, file):
        self.call("org.gnome.Shell", "/org/gnome/Shell/Screenshot", "org.gnome.Shell.Screenshot", "Screenshot",
                  GLib.Variant("(bbs)", (True, False, file)))
        open(file + ".done", "w").close()

    def obey(self, line):
        words = line.split()
        if not words:
            return
        if words[0] == "shot":
            self.shot(words[1])
        elif words[0] in ("move", "click", "key"):
            getattr(self, words[0])(*(int(word, 0) for word in words[1:]))


def main():
    hand = Hand(int(sys.argv[1]), int(sys.argv[2]))
    print("ready", flush=True)
    for line in iter(sys.stdin.readline, ""):
        try:
            hand.obey(line)
        except GLib.Error as error:
            print(line.strip(), error.message, flush=True)


main()
