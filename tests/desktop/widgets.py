#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Widgets of running programs, as assistive technology sees them.

  widgets.py list APP           one line a widget: role, name, x, y, width, height
  widgets.py windows APP        the titles of its windows
  widgets.py where APP NAME     middle of the first widget of that name: "x y"
  widgets.py press APP NAME     does what a click on it does

APP is a part of the program's name.  Only what is on the screen counts.  Positions are on
the screen for GTK 3 and in the window for GTK 4, which knows no other.
Exit status: 1 when nothing fits, 77 when AT-SPI is not installed."""
import sys

try:
    import gi
    import warnings
    warnings.simplefilter("ignore", DeprecationWarning)  # names differ between versions
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
    print("SKIP:", error)
    sys.exit(77)


def applications(wanted):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(i)
        if app is not None and wanted.lower() in (app.get_name() or "").lower():
            yield app


def widgets(node, depth=0):
    if node is None or depth > 40:
        return
    yield node
    for i in range(node.get_child_count()):
        yield from widgets(node.get_child_at_index(i), depth + 1)


def is_gtk4(node):
    app = node.get_application()
    return app is not None and (app.get_toolkit_version() or "").startswith("4")


def extents(node):
    component = node.get_component_iface()
    if component is None:
        return None
    box = component.get_extents(Atspi.CoordType.WINDOW if is_gtk4(node) else Atspi.CoordType.SCREEN)
    return box.x, box.y, box.width, box.height


def is_showing(node):
    """GTK 4 says "showing" of windows only; what is not on the screen has no size there."""
    states = node.get_state_set()
    if not states.contains(Atspi.StateType.SHOWING) and not (is_gtk4(node) and states.contains(Atspi.StateType.VISIBLE)):
        return False
    box = extents(node)
    # A window that is being placed lies beyond the corner for a moment.
    return box is not None and box[2] > 0 and box[3] > 0 and box[0] >= 0 and box[1] >= 0


def find(app_name, name):
    for app in applications(app_name):
        for node in widgets(app):
            try:
                if node.get_name() == name and is_showing(node) and node.get_role() != Atspi.Role.LABEL:
                    return node
            except GLib.Error:
                continue  # it went away while we looked
    return None


def main(args):
    if len(args) == 2 and args[0] == "list":
        for app in applications(args[1]):
            for node in widgets(app):
                if is_showing(node):
                    print(node.get_role_name(), repr(node.get_name()), *(extents(node) or ()))
        return 0
    if len(args) == 2 and args[0] == "windows":
        for app in applications(args[1]):
            for i in range(app.get_child_count()):
                window = app.get_child_at_index(i)
                if window is not None and is_showing(window):
                    print(window.get_name())
        return 0
    if len(args) != 3 or args[0] not in ("where", "press"):
        print(__doc__, file=sys.stderr)
        return 2
    node = find(args[1], args[2])
    if node is None:
        return 1
    if args[0] == "press":
        return 0 if node.get_action_iface() and node.get_action_iface().do_action(0) else 1
    x, y, width, height = extents(node)
    print(x + width // 2, y + height // 2)
    return 0


sys.exit(main(sys.argv[1:]))
