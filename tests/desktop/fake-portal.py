#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop's portal that knows of colours and contrast, and nothing else.

  fake-portal.py [KEY=NUMBER...]    what holds from the beginning: color-scheme=1 contrast=0

Each line of its input, of the same form, is a change that it tells."""
import os
import sys

try:
    from gi.repository import Gio, GLib
except ImportError as error:
    print("SKIP:", error)
    sys.exit(77)

NAME, PATH, INTERFACE = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"
SPACE = "org.freedesktop.appearance"
XML = """<node><interface name="org.freedesktop.portal.Settings">
<method name="ReadAll"><arg name="namespaces" type="as" direction="in"/><arg type="a{sa{sv}}" direction="out"/></method>
<signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
<property name="version" type="u" access="read"/>
</interface></node>"""
values = {}


def take(words):
    key, number = words.strip().split("=")
    values[key] = GLib.Variant("u", int(number))
    return key


def called(connection, sender, path, interface, method, parameters, invocation):
    wanted = parameters.unpack()[0]
    held = {SPACE: values} if not wanted or SPACE in wanted else {}
    invocation.return_value(GLib.Variant("(a{sa{sv}})", (held,)))


def asked(connection, sender, path, interface, name):
    return GLib.Variant("u", 1)


def typed(channel, condition):
    text = os.read(0, 4096).decode()
    for line in text.split():
        key = take(line)
        connection.emit_signal(None, PATH, INTERFACE, "SettingChanged", GLib.Variant("(ssv)", (SPACE, key, values[key])))
    if not text:
        return GLib.SOURCE_REMOVE
    return GLib.SOURCE_CONTINUE


for word in sys.argv[1:]:
    take(word)
connection = Gio.bus_get_sync(Gio.BusType.SESSION)
connection.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], called, asked, None)
Gio.bus_own_name_on_connection(connection, NAME, 0, None, None)
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, typed)
GLib.MainLoop().run()
