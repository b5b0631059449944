# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that fills the screen, until it is ended."""
import gi

gi.require_version('Gtk', '4.0')
from gi.repository import Gtk  # noqa: E402


def activated(app):
    window = Gtk.ApplicationWindow(application=app, title='Film')
    window.fullscreen()
    window.present()


application = Gtk.Application(application_id='org.example.Film')
application.connect('activate', activated)
application.run(None)
