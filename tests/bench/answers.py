# SPDX-License-Identifier: GPL-3.0-or-later
"""In a session with a running service: how long `unknotctl status` takes beside gdbus, how long it
is from the wish for a break to the first frame of its guide beside a program with an empty window,
and how much of a processor the guide takes while it plays.

usage: answers.py UNKNOTCTL LOG FLOOR      LOG: where the window writes its debug messages
                                           FLOOR: the program with an empty window"""
import json
import os
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


def empty_window(program):
    """Milliseconds from its start to its frame."""
    before = time.monotonic_ns() // 1000
    words = subprocess.run([program], stdout=subprocess.PIPE, check=True, encoding='utf-8').stdout
    return (int(re.search(r'first frame at (\d+) us', words)[1]) - before) / 1000


def used_seconds(pid):
    """Of a processor, by all threads so far."""
    with open(f'/proc/{pid}/stat', encoding='utf-8') as file:
        fields = file.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def playing_share(log, seconds=20):
    """The part of a processor that the window takes while its guide moves."""
    seen = len(frames(log))
    call(SERVICE, 'TakeBreak', GLib.Variant('(sa{sv})', ('neck-side-tilt', {})))
    wait('the guide', lambda: frames(log)[seen:])
    pid = call(BUS, 'GetConnectionUnixProcessID', GLib.Variant('(s)', (APP[0],))).unpack()[0]
    time.sleep(60)  # it begins by itself, when all that stands before it can have been read
    used, begin = used_seconds(pid), time.monotonic()
    time.sleep(seconds)
    share = (used_seconds(pid) - used) / (time.monotonic() - begin)
    call(SERVICE, 'EndBreak', GLib.Variant('(b)', (False,)))
    return share


def end_app():
    if app_runs():
        ask_app('quit')
    wait('the end of the window', lambda: not app_runs())


def main(unknotctl, log, floor):
    status = median_run([unknotctl, 'status'])
    reference = median_run(['gdbus', 'call', '--session', '-d', SERVICE[0], '-o', SERVICE[1], '-m',
                            'org.freedesktop.DBus.Properties.Get', SERVICE[2], 'State'])
    print_figures('status-answered', median_ms=status, gdbus_ms=reference)

    cold, warm, empty = [], [], []
    for _ in range(5):
        end_app()
        empty.append(empty_window(floor))
        cold.append(first_frame(log))
        end_app()
        ask_app('prepare')
        time.sleep(1)  # as before a break, when a heads-up has come long ago
        warm.append(first_frame(log))
    end_app()
    print_figures('first-frame', cold_ms=round(statistics.median(cold), 1), warm_ms=round(statistics.median(warm), 1),
                  empty_window_ms=round(statistics.median(empty), 1), runs=len(cold))
    print_figures('figure-playing', processor_share=round(playing_share(log), 3))
    end_app()


main(*sys.argv[1:])
