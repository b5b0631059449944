# SPDX-License-Identifier: GPL-3.0-or-later
"""How long after a resume Unknot's state is right: from logind's PrepareForSleep (false) to the
change signal that the user is back.  Plays logind on the session bus, where a service started
with DBUS_SYSTEM_BUS_ADDRESS set to it finds it.

usage: resume.py SERVICE"""
import json
import os
import statistics
import subprocess
import sys
import time

from gi.repository import Gio, GLib

LOGIND = 'org.freedesktop.login1'
MANAGER = '/org/freedesktop/login1'
SESSION = '/org/freedesktop/login1/session/_31'
SERVICE1 = 'io.github.unknot.Unknot.Service1'
SERVICE = ('io.github.unknot.Unknot.Service', '/io/github/unknot/Unknot/Service')
INTERFACES = """<node>
<interface name='org.freedesktop.login1.Manager'>
  <method name='GetSession'><arg type='s' direction='in'/><arg type='o' direction='out'/></method>
  <method name='ListInhibitors'><arg type='a(ssssuu)' direction='out'/></method>
  <property name='BlockInhibited' type='s' access='read'/>
</interface>
<interface name='org.freedesktop.login1.Session'>
  <property name='Id' type='s' access='read'/>
  <property name='Type' type='s' access='read'/>
  <property name='Active' type='b' access='read'/>
  <property name='LockedHint' type='b' access='read'/>
  <property name='IdleHint' type='b' access='read'/>
  <property name='IdleSinceHintMonotonic' type='t' access='read'/>
</interface></node>"""
PROPERTIES = {
    'BlockInhibited': GLib.Variant('s', ''), 'Id': GLib.Variant('s', '1'), 'Type': GLib.Variant('s', 'x11'),
    'Active': GLib.Variant('b', True), 'LockedHint': GLib.Variant('b', False),
    'IdleHint': GLib.Variant('b', False), 'IdleSinceHintMonotonic': GLib.Variant('t', 0),
}
ANSWERS = {'GetSession': GLib.Variant('(o)', (SESSION,)), 'ListInhibitors': GLib.Variant('(a(ssssuu))', ([],))}

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
idle_since = []  # (moment, value) of every change


def method_called(_bus, _sender, _path, _interface, method, _parameters, invocation):
    invocation.return_value(ANSWERS[method])


def property_read(_bus, _sender, _path, _interface, name):
    return PROPERTIES[name]


def properties_changed(_bus, _sender, _path, _interface, _signal, parameters):
    changed = parameters.unpack()[1]
    if 'IdleSince' in changed:
        idle_since.append((time.perf_counter(), changed['IdleSince']))


def wait(what, condition, seconds=20):
    end = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while not condition():
        if time.monotonic() > end:
            sys.exit(f'waited in vain: {what}')
        if not context.iteration(False):
            time.sleep(0.0002)


def lock_source():
    try:
        return bus.call_sync(*SERVICE, 'org.freedesktop.DBus.Properties', 'Get',
                             GLib.Variant('(ss)', (SERVICE1, 'LockSource')), None, Gio.DBusCallFlags.NO_AUTO_START,
                             200, None).unpack()[0]
    except GLib.Error:
        return ''


def tell(asleep):
    del idle_since[:]
    before = time.perf_counter()
    bus.emit_signal(None, MANAGER, LOGIND + '.Manager', 'PrepareForSleep', GLib.Variant('(b)', (asleep,)))
    bus.flush_sync(None)
    wait('a change of presence', lambda: idle_since and (idle_since[-1][1] != 0) == asleep)
    return (idle_since[-1][0] - before) * 1000


def main(service, runs=15):
    for path, interface in zip((MANAGER, SESSION), Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces):
        bus.register_object(path, interface, method_called, property_read, None)
    Gio.bus_own_name_on_connection(bus, LOGIND, Gio.BusNameOwnerFlags.NONE, None, None)
    bus.signal_subscribe(None, 'org.freedesktop.DBus.Properties', 'PropertiesChanged', SERVICE[1], None,
                         Gio.DBusSignalFlags.NONE, properties_changed)
    environment = {**os.environ, 'DBUS_SYSTEM_BUS_ADDRESS': os.environ['DBUS_SESSION_BUS_ADDRESS']}
    child = subprocess.Popen([service], env=environment)
    try:
        wait('the service', lambda: 'logind' in lock_source())
        times = []
        for _ in range(runs):
            tell(True)
            time.sleep(0.1)
            times.append(tell(False))
        print(json.dumps({'bench': 'resume', 'median_ms': round(statistics.median(times), 2),
                          'worst_ms': round(max(times), 2), 'runs': runs}), flush=True)
    finally:
        child.terminate()
        child.wait()


main(*sys.argv[1:])
