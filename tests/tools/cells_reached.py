#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every declared cell of every indicator table is non-zero somewhere in made-up data: runs hito-synthesize, loads the
files into SQLite, and asks the oracle's view of each indicator (tests/oracle/<partner>.sql) for each combination of codes.
An indicator without a view, or a plug-in without a file of views, is a failure too.

usage: cells_reached.py ROOT HITO_SYNTHESIZE
"""
import csv
import itertools
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

PARTNERS = "norc renacer aba_roli padf".split()


def load(folder, manifest):
    db = sqlite3.connect(":memory:")
    for entry in manifest["inputs"]:
        with open(folder / f"{entry['id']}.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        columns = ", ".join(f'"{name}" TEXT' for name in rows[0] + ["line"])
        db.execute(f'CREATE TABLE "{entry["id"]}" ({columns})')
        marks = ",".join("?" * (len(rows[0]) + 1))
        filled = [[field or None for field in row] + [n] for n, row in enumerate(rows[1:], 2)]
        db.executemany(f'INSERT INTO "{entry["id"]}" VALUES ({marks})', filled)
    return db


def reached(db, code, dims):
    """The cells of a table that hold something: a count, a numerator, a value or a state."""
    columns = [c[1] for c in db.execute(f'PRAGMA table_info("{code}")')]
    missing = [d for d in dims if d not in columns]
    if missing:
        raise SystemExit(f"{code}: the view has no column {missing}")
    value = "n" if "n" in columns and "point" not in columns else "1"
    keys = ", ".join(f'"{d}"' for d in dims) or "1"
    return {row[:-1] if dims else () for row in
            db.execute(f'SELECT {keys}, SUM({value}) AS held FROM "{code}" GROUP BY {keys} HAVING held > 0')}


def check_partner(root, folder, partner):
    manifest = json.loads((root / "plugins" / partner / "manifest.json").read_text())
    views = root / "tests" / "oracle" / f"{partner}.sql"
    if not views.exists():
        return 0, [f"{partner}: no file of views"]
    db = load(folder, manifest)
    db.executescript(views.read_text())
    have = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    lists = {d["id"]: manifest["code_lists"][d["list"]] for d in manifest["dimensions"]}
    count, wrong = 0, []
    for indicator in manifest["indicators"]:
        if indicator["code"] not in have:
            wrong.append(f"{indicator['code']}: no view")
            continue
        for table in [{"dims": []}] + indicator["tables"]:
            cells = reached(db, indicator["code"], table["dims"])
            for cell in itertools.product(*(lists[d] for d in table["dims"])):
                count += 1
                if cell not in cells:
                    wrong.append(f"{indicator['code']} {'+'.join(table['dims'])} {'/'.join(cell)} is never reached")
    return count, wrong


def main():
    root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    total, wrong = 0, []
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, out], check=True)
        for partner in PARTNERS:
            count, some = check_partner(root, pathlib.Path(out) / partner, partner)
            total += count
            wrong += some
    print("\n".join(wrong) or f"all of {total} cells are reached")
    return 1 if wrong or total == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
