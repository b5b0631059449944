# SPDX-License-Identifier: GPL-3.0-or-later
"""In a session with a running service: how long `unknotctl status` takes beside gdbus, and how
long it is from the wish for a break to the first frame of its guide.

usage: answers.py UNKNOTCTL LOG      LOG: where the window writes its debug messages"""
import json
import re
import statistics
import subprocess
import sys
import time

from gi.repository import Gio, GLib

SERVICE = ('io.github.unknot.Unknot.Service', '/io/github/unknot/Unknot/Service',
           'io.github.unknot.Unknot.Service1')
APP = ('io.github.unknot.Unknot', '/io/github/unknot/Unknot', 'org.freedesktop.Application')
BUS = ('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus')
bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def call(where, method, parameters=None):
    name, path, interface = where
    return bus.call_sync(name, path, interface, method, parameters, None, 0, -1, None)


def print_figures(bench, **figures):
    print(json.dumps({'bench': bench, **figures}), flush=True)


def wait(what, condition):
    end = time.monotonic() + 60
    while not (result := condition()):
        if time.monotonic() > end:
            sys.exit(f'waited in vain: {what}')
        time.sleep(0.01)
    return result


def median_run(command, runs=31):
    times = []
    for _ in range(runs):
        before = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - before) * 1000)
    return round(statistics.median(times), 1)


def app_runs():
    return call(BUS, 'NameHasOwner', GLib.Variant('(s)', (APP[0],))).unpack()[0]


def ask_app(action):
    call(APP, 'ActivateAction', GLib.Variant('(sava{sv})', (action, [], {})))


def frames(log):
    with open(log, encoding='utf-8', errors='replace') as file:
        return [int(n) for n in re.findall(r'first frame of the guide at (\d+) us', file.read())]


def first_frame(log):
    """Milliseconds from the wish to the frame."""
    seen = len(frames(log))
    before = time.monotonic_ns() // 1000
    call(SERVICE, 'TakeBreak', GLib.Variant('(sa{sv})', ('', {})))
    painted = wait('the guide', lambda: frames(log)[seen:])[0]
    call(SERVICE, 'EndBreak', GLib.Variant('(b)', (False,)))
    return (painted - before) / 1000


def end_app():
    if app_runs():
        ask_app('quit')
    wait('the end of the window', lambda: not app_runs())


def main(unknotctl, log):
    status = median_run([unknotctl, 'status'])
    reference = median_run(['gdbus', 'call', '--session', '-d', SERVICE[0], '-o', SERVICE[1], '-m',
                            'org.freedesktop.DBus.Properties.Get', SERVICE[2], 'State'])
    print_figures('status-answered', median_ms=status, gdbus_ms=reference)

    cold, warm = [], []
    for _ in range(5):
        end_app()
        cold.append(first_frame(log))
        end_app()
        ask_app('prepare')
        time.sleep(1)  # as before a break, when a heads-up has come long ago
        warm.append(first_frame(log))
    end_app()
    print_figures('first-frame', cold_ms=round(statistics.median(cold), 1), warm_ms=round(statistics.median(warm), 1),
                  runs=len(cold))


main(*sys.argv[1:])
