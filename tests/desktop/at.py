# SPDX-License-Identifier: GPL-3.0-or-later
"""Driving a window of Unknot as assistive technology does: by role and name."""
import re
import subprocess
import sys
import time

try:
    import gi
    import warnings
    warnings.simplefilter("ignore", DeprecationWarning)  # names differ between versions
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
    print("SKIP:", error)
    sys.exit(77)

CONTROLS = {"push button", "check box", "spin button", "combo box", "toggle button", "radio button", "entry", "switch",
            "text", "slider"}


# What is read out by its name alone; lists and boxes are read by what is in them.
SPOKEN = {"alert", "heading", "image", "label", "notification", "static", "status bar", "table", "table cell"}


def fail(*words):
    print("FAILED:", *words)
    sys.exit(1)


def wait(what, condition, seconds=40, quietly=False):
    """Until @condition is true; its value is returned.  @quietly: None if it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            value = condition()
        except GLib.Error:  # something went away while we looked
            value = None
        if value:
            return value
        time.sleep(0.05)
    if quietly:
        return None
    fail("waited in vain for", what)


def there(node):
    try:
        node.get_role_name()
    except GLib.Error:
        return False
    return True


def role_of(node):
    """By the name that it has always had: AT-SPI 2.56 has shortened one."""
    name = node.get_role_name()
    return "push button" if name == "button" else name


def words_of(node):
    """What is read out: GTK 4.18 lets nobody name a status, whose text is read instead."""
    if node.get_name() or node.get_text_iface() is None:
        return node.get_name() or ""
    return Atspi.Text.get_text(node, 0, -1)


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def tree(node):
    """Of those that can be asked: GTK 4.8 goes on naming a child for a while after it has taken it off the
    bus, and one such must not hide its brothers."""
    yield node
    for child in children(node):
        if there(child):
            yield from tree(child)


def window(name):
    """The window of that title, or None."""
    desktop = Atspi.get_desktop(0)
    for app in children(desktop):
        if "unknot" in (app.get_name() or "").lower():
            app.set_cache_mask(Atspi.Cache.NONE)  # no main loop runs here to hear of changes
            for frame in children(app):
                if frame.get_name() == name:
                    return frame
    return None


def gone(title):
    """Whether no window of that title is on the screen.  The X server is asked: GTK 4.8 ends with a fault
    when it is asked for a window by its number while that window goes."""
    return subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^%s$" % re.escape(title)],
                          capture_output=True).returncode != 0


def find(root, role, name):
    for node in tree(root):
        if role_of(node) == role and node.get_name() == name:
            return node
    return None


def press(node):
    if not node.get_action_iface().do_action(0):
        fail("cannot press", node.get_name())


def gsettings(key):
    return subprocess.run(["gsettings", "get", "io.github.unknot.Unknot", key], capture_output=True, text=True,
                          check=True).stdout.strip()


def is_seen(node):
    """What is not on the screen has no size there."""
    component = node.get_component_iface()
    box = component.get_extents(Atspi.CoordType.WINDOW) if component is not None else None
    return box is not None and box.width > 0 and box.height > 0


def is_made_up(name):
    """GTK names what nobody has named by its class; the cells of its tables cannot be named, and are read by
    what is in them."""
    if name.startswith("GtkColumnView"):
        return False
    return name.startswith("Gtk") or (name.startswith("Unknot") and name[6:7].isupper())


def is_in_cell(node):
    """There, nothing to say is an empty label."""
    return (node.get_parent().get_name() or "").startswith("GtkColumnView")


def check_names(root):
    """Every control has a name that says what it is, not what it is made of, and so has what is read out."""
    n = 0
    for node in tree(root):
        role = role_of(node)
        if role in SPOKEN and is_made_up(node.get_name() or "") and is_seen(node) and not is_in_cell(node):
            fail("a", role, "is called", node.get_name(), "in", [child.get_name() for child in children(node.get_parent())])
        if role not in CONTROLS:
            continue
        parent = node.get_parent()
        if parent is not None and role_of(parent) in ("combo box", "spin button"):
            continue  # a part of that control
        name = node.get_name() or ""
        if "_" in name:
            fail("a", role_of(node), "has an underline in its name:", name)
        if name == "" or is_made_up(name):
            fail("a", role_of(node), "has no name:", repr(name), "in", parent.get_name() if parent else None)
        n += 1
    return n
