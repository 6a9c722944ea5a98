#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Stops a compile at every write, sync, rename, truncation and unlink; then the ledger verifies, holds all or nothing of
the run, the publication is the old one or the whole new one, and a rerun gives the bytes of an undisturbed run. Flips
bytes of a ledger: each is found by `hito ledger verify`, or changed nothing that the tables say.

usage: faults.py HITO STOP_AT_LIBRARY SOURCE [FLIPS]
"""
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HITO, STOP, SOURCE = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
FLIPS = int(sys.argv[4]) if len(sys.argv) > 4 else 300
COMPILE = [HITO, "compile", SOURCE / "tests/golden/compile/programme", "--period", "FY2025Q4"]
SUBMISSION = SOURCE / "tests/golden/compile/alfa.FY2025Q4.json"
wrong = []


def compile_(office, as_of, **environment):
    words = [*COMPILE, "--office", office, "--as-of", as_of, SUBMISSION]
    return subprocess.run(words, capture_output=True, env={**os.environ, **environment}).returncode


def verify(office):
    return subprocess.run([HITO, "ledger", "verify", "--office", office], capture_output=True, text=True)


def records(office):
    with sqlite3.connect(office / "ledger.sqlite") as ledger:
        return ledger.execute("SELECT count(*) FROM record").fetchone()[0]


def publication(office):
    path = office / "publications/FY2025Q4.json"
    return path.read_bytes() if path.exists() else b""


def stop_everywhere(folder):
    """A first compile stands; the second one, of another day, is stopped."""
    before, after, count = folder / "before", folder / "after", folder / "count"
    compile_(before, "2025-11-01")
    shutil.copytree(before, after)
    compile_(after, "2025-11-02", LD_PRELOAD=STOP, HITO_STOP_COUNT=str(count))
    old, new, points = publication(before), publication(after), int(count.read_text())
    for point in range(1, points + 1):
        office = folder / "stopped"
        shutil.copytree(before, office)
        if compile_(office, "2025-11-02", LD_PRELOAD=STOP, HITO_STOP_AT=str(point)) != 99:
            wrong.append(f"point {point}: the program went on")
        said = verify(office)
        if said.returncode != 0 or records(office) not in (1, 2):
            wrong.append(f"point {point}: {records(office)} records, {said.stderr}")
        if publication(office) not in (old, new) or (publication(office) == new and records(office) != 2):
            wrong.append(f"point {point}: the publication is neither the old nor the recorded new one")
        compile_(office, "2025-11-02")
        if publication(office) != new or records(office) != 2 or list(office.glob("publications/*.staged")):
            wrong.append(f"point {point}: the rerun gave other bytes")
        shutil.rmtree(office)
    return points


def dump(path):
    """The rows of every table, or the reason why there are none."""
    try:
        with sqlite3.connect(path) as ledger:
            tables = [t for (t,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
            return [(t, ledger.execute(f"SELECT * FROM {t} NOT INDEXED").fetchall()) for t in tables]
    except (sqlite3.Error, UnicodeDecodeError, ValueError) as error:
        return str(error)


def flip_bytes(folder):
    draw = random.Random(20250930)
    office = folder / "before"
    path, found = office / "ledger.sqlite", 0
    good, wanted = path.read_bytes(), dump(path)
    for flip in range(FLIPS):
        at = draw.randrange(len(good))
        bad = bytearray(good)
        bad[at] ^= 1 << draw.randrange(8)
        path.write_bytes(bad)
        if verify(office).returncode != 0:
            found += 1
        elif dump(path) != wanted:
            wrong.append(f"byte {at}: the tables say something else and nobody noticed")
    path.write_bytes(good)
    return found


def main():
    with tempfile.TemporaryDirectory() as name:
        points = stop_everywhere(pathlib.Path(name))
        found = flip_bytes(pathlib.Path(name))
    print("\n".join(wrong[:20]))
    print(f"faults: {points} points stopped at, {FLIPS} bytes flipped, {found} found; {len(wrong)} wrong")
    return 1 if wrong or points < 20 or not found else 0


if __name__ == "__main__":
    sys.exit(main())
