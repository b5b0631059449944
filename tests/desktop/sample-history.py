#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Half a year of somebody's breaks, posture checks and marks, always the same for a day, into the
history that the service has just made; and the hours of today, if a file for them is named.  For pictures.

usage: sample-history.py HISTORY.sqlite [DAY]"""
import datetime
import random
import sqlite3
import sys

SECOND = 1000000
GUIDES = ["shoulder-rolls", "neck-side-tilt", "scapular-squeeze", "doorway-chest-stretch", "upper-back-reach",
          "ball-on-the-wall", "short-walk", "chin-tuck", "heating-pad"]
SPOTS = [("rhomboids-left", 7), ("upper-trapezius-right", 5), ("levator-scapulae-right", 4)]
GUIDED, NATURAL, SKIPPED, CUT_SHORT = 0, 1, 2, 3


def workday(db, chance, morning, now):
    at = morning + chance.randrange(0, 1800) * SECOND
    evening = morning + 8 * 3600 * SECOND
    while at < min(evening, now):
        sat = chance.randrange(1800, 4200) * SECOND
        length = chance.randrange(120, 600) * SECOND
        outcome = chance.choices([GUIDED, NATURAL, SKIPPED, CUT_SHORT], [5, 4, 2, 1])[0]
        guide = chance.choice(GUIDES) if outcome in (GUIDED, CUT_SHORT) else None
        due = at + sat
        end = due + length
        if end >= min(evening, now):
            break
        started = due + 20 * SECOND if outcome != SKIPPED else 0
        db.execute("INSERT INTO breaks (due, offered, started, ended, sat, length, postponed, reminded, outcome, guide) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                   (due, due + SECOND, started, end, sat, length if started else 0, chance.choice([0, 0, 0, 1]),
                    chance.choice([0, 0, 1]), outcome, guide))
        if chance.random() < 0.6:
            db.execute("INSERT INTO postures (asked, answer, question) VALUES (?, ?, ?)",
                       (at + sat // 2, chance.choice([0, 0, 1, 2]), "Are your shoulders low?"))
        if guide and chance.random() < 0.5:
            db.execute("INSERT INTO feelings (felt, feeling, guide) VALUES (?, ?, ?)",
                       (end, chance.choices([0, 1, 2], [5, 3, 1])[0], guide))
        at = end


def marks(db, chance, day, days_ago, now):
    for spot, strength in SPOTS:
        if chance.random() > 0.55:
            continue
        level = max(0, min(10, round(strength * (0.5 + days_ago / 60) + chance.uniform(-1.5, 1.5))))
        guide = chance.choice(GUIDES[:6])
        at = day + chance.randrange(9, 17) * 3600 * SECOND
        if at + 400 * SECOND >= now:
            continue
        db.execute("INSERT INTO marks (marked, spot, strength, note, context, guide) VALUES (?, ?, ?, ?, ?, ?)",
                   (at, spot, level, None, 1, guide))
        db.execute("INSERT INTO marks (marked, spot, strength, note, context, guide) VALUES (?, ?, ?, ?, ?, ?)",
                   (at + 300 * SECOND, spot, max(0, level - chance.choice([0, 1, 1, 2])),
                    "after a long meeting" if days_ago % 9 == 0 else None, 2, guide))


def hours(db, file, morning):
    """What the service would have noted while those breaks of today were taken."""
    lines = [(morning, "sitting")]
    for outcome, started, ended in db.execute("SELECT outcome, started, ended FROM breaks WHERE started > ? ORDER BY ended",
                                              (morning,)):
        if outcome == GUIDED and len(lines) == 3:
            lines.append((started - 900 * SECOND, "held"))
        lines += [(started, "away" if outcome == NATURAL else "break"), (ended, "sitting")]
    with open(file, "w") as out:
        out.writelines(f"{at} {kind}\n" for at, kind in sorted(lines))


def main():
    chance = random.Random(4)
    db = sqlite3.connect(sys.argv[1])
    now = datetime.datetime.now()
    until = int(now.timestamp() * SECOND)
    for days_ago in range(180, -1, -1):
        morning = (now - datetime.timedelta(days=days_ago)).replace(hour=9, minute=0, second=0, microsecond=0)
        if morning.weekday() < 5 or days_ago == 0:
            workday(db, chance, int(morning.timestamp() * SECOND), until)
        if days_ago < 60:
            marks(db, chance, int(morning.timestamp() * SECOND) - 9 * 3600 * SECOND, days_ago, until)
    db.commit()
    if len(sys.argv) > 2:
        hours(db, sys.argv[2], int(now.replace(hour=9, minute=0, second=0, microsecond=0).timestamp() * SECOND))


main()
