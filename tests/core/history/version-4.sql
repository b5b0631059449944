-- SPDX-License-Identifier: GPL-3.0-or-later
-- A history as version 4 of the schema wrote it.  Never changed: it stands for the files
-- that are out there.
CREATE TABLE breaks (
 id INTEGER PRIMARY KEY,
 due INTEGER NOT NULL,
 offered INTEGER NOT NULL,
 started INTEGER NOT NULL,
 ended INTEGER NOT NULL,
 sat INTEGER NOT NULL,
 length INTEGER NOT NULL,
 postponed INTEGER NOT NULL,
 reminded INTEGER NOT NULL,
 outcome INTEGER NOT NULL,
 guide TEXT);
CREATE INDEX breaks_ended ON breaks (ended);
CREATE INDEX breaks_guide ON breaks (guide, started) WHERE guide IS NOT NULL;
CREATE TABLE postures (
 id INTEGER PRIMARY KEY,
 asked INTEGER NOT NULL,
 answer INTEGER NOT NULL,
 question TEXT);
CREATE INDEX postures_asked ON postures (asked);
INSERT INTO breaks VALUES (1, 1704103200000000, 1704103205000000, 1704103210000000, 1704103390000000,
                           2705000000, 180000000, 0, 0, 0, 'shoulder-rolls');
INSERT INTO breaks VALUES (2, 0, 0, 1704106000000000, 1704107000000000, 1500000000, 1000000000, 0, 0, 1, NULL);
INSERT INTO breaks VALUES (3, 1704110000000000, 1704110003000000, 0, 1704110300000000,
                           3000000000, 0, 1, 1, 2, 'neck-side-tilt');
INSERT INTO postures VALUES (1, 1704104400000000, 1, 'Are your shoulders low?');
INSERT INTO postures VALUES (2, 1704108400000000, 0, NULL);
CREATE TABLE feelings (
 id INTEGER PRIMARY KEY,
 felt INTEGER NOT NULL,
 feeling INTEGER NOT NULL,
 guide TEXT NOT NULL);
CREATE INDEX feelings_felt ON feelings (felt);
CREATE TABLE spots (
 day INTEGER NOT NULL,
 spot TEXT NOT NULL,
 length INTEGER NOT NULL,
 pressed INTEGER NOT NULL,
 PRIMARY KEY (day, spot));
CREATE INDEX spots_pressed ON spots (pressed);
CREATE TABLE marks (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 marked INTEGER NOT NULL,
 spot TEXT NOT NULL,
 strength INTEGER NOT NULL,
 note TEXT,
 context INTEGER NOT NULL,
 guide TEXT);
CREATE INDEX marks_marked ON marks (marked);
PRAGMA application_id = 1431194452;
PRAGMA user_version = 4;
