# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that fills the screen, or with "awake" one that keeps the screen on, until it is ended."""
import sys

import gi

gi.require_version('Gtk', '4.0')
from gi.repository import GLib, Gtk  # noqa: E402


def activated(app):
    window = Gtk.ApplicationWindow(application=app, title='Film')
    if 'awake' in sys.argv:
        window.set_default_size(400, 300)
        window.present()
        # The compositor takes an inhibitor from a window that is there.
        GLib.timeout_add(500, lambda: app.inhibit(window, Gtk.ApplicationInhibitFlags.IDLE, 'film') == 0)
    else:
        window.fullscreen()
        window.present()


application = Gtk.Application(application_id='org.example.Film')
application.connect('activate', activated)
application.run(None)
