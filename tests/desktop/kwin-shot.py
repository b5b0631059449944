#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture of KWin's whole workspace: kwin-shot.py FILE.png"""
import os
import subprocess
import sys

from gi.repository import Gio, GLib

NAME = "org.kde.KWin.ScreenShot2"


def capture():
    """The picture's properties and the file descriptor that its bytes come through."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    reader, writer = os.pipe()
    descriptors = Gio.UnixFDList.new()
    handle = descriptors.append(writer)
    os.close(writer)
    options = {"include-cursor": GLib.Variant("b", True)}
    reply, _ = bus.call_with_unix_fd_list_sync(
        "org.kde.KWin", "/" + NAME.replace(".", "/"), NAME, "CaptureWorkspace",
        GLib.Variant("(a{sv}h)", (options, handle)), None, 0, 20000, descriptors, None)
    return reply.unpack()[0], reader


def main():
    picture, reader = capture()
    left = picture["stride"] * picture["height"]
    pixels = b""
    while left > 0:
        some = os.read(reader, min(left, 1 << 20))
        if not some:
            sys.exit("the picture is not whole")
        pixels += some
        left -= len(some)
    subprocess.run(["convert", "-size", "%dx%d" % (picture["width"], picture["height"]), "-depth", "8", "BGRA:-",
                    "-alpha", "off", sys.argv[1]], input=pixels, check=True)


main()
