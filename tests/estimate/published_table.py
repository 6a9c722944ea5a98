#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The table of published values: every public fixture, quantity, published value, ours, tolerance, verdict.

usage: published_table.py BIN FIXTURES [--summary] [--doc docs/estimators.md]

BIN holds the programs published_*, FIXTURES the folder of INDEX.csv. Without --summary every value is a row; the table by
fixture follows. Exit 1 for a wrong value, a fixture that no program opens, or a table in the document that is not this one.
"""
import collections
import csv
import pathlib
import re
import subprocess
import sys

PROGRAMS = ["mse", "rds", "nsum", "survey", "small"]
ROW = re.compile(r"^(\S+) +(\S.*?) +(\S+) +(\S+) +(\d\.\de[-+]\d\d) +(-?\d\.\de[-+]\d\d|-?nan) (ok|WRONG)(?:; (.*))?$")
LEFT = re.compile(r"^(\S+) +(\S.*?) +(\S+) +- left out: (.*)$")
ONE_DRAW = 1e-3 * 1.000001  # a tolerance above it belongs to one draw of somebody else's generator


class Fixture:
    def __init__(self):
        self.compared = self.wrong = self.one_draw = self.left = 0
        self.largest = 0.0

    def line(self, name):
        most = "-" if self.compared == self.one_draw else "0e+00" if self.largest < 1e-16 else f"{self.largest:.0e}"
        verdict = "all within" if self.wrong == 0 else f"{self.wrong} WRONG"
        return f"| `{name}` | {self.compared} | {most} | {self.one_draw or '-'} | {self.left or '-'} | {verdict} |"


def rows_of(program):
    done = subprocess.run([program], capture_output=True, text=True, check=False)
    if done.returncode == 77:
        sys.exit(77)
    yield from done.stdout.splitlines()


def collect(folder, values):
    fixtures, strange = collections.OrderedDict(), []
    if values:
        print(f"{'fixture':36} {'quantity':40} {'published':>19} {'ours':>19} {'tol':>8} {'ratio-1':>9} verdict")
    for program in PROGRAMS:
        for line in rows_of(folder / f"published_{program}"):
            row, left = ROW.match(line), LEFT.match(line)
            if not row and not left:
                if "never compared" in line or "is not in the fixture" in line:
                    strange.append(line)
                continue
            fixture = fixtures.setdefault((row or left).group(1), Fixture())
            if values:
                print(line)
            if left:
                fixture.left += 1
                continue
            fixture.compared += 1
            fixture.wrong += row.group(7) != "ok"
            if float(row.group(5)) > ONE_DRAW:
                fixture.one_draw += 1
            else:
                value = float(row.group(3))  # a published 0 has no relative error, nor has a residual of 1e-14
                error = abs(float(row.group(6))) if abs(value) > 1e-9 else abs(float(row.group(4)) - value)
                fixture.largest = max(fixture.largest, error)
    return fixtures, strange


def main():
    words = [a for a in sys.argv[1:] if not a.startswith("--") and a != value_of("--doc")]
    folder, public = map(pathlib.Path, words[:2])
    if not (public / "INDEX.csv").exists():
        sys.exit(77)
    fixtures, strange = collect(folder, "--summary" not in sys.argv)
    wanted = {row[0] for row in csv.reader((public / "INDEX.csv").open()) if (public / f"{row[0]}.json").exists()}
    missing = sorted(wanted - set(fixtures))
    table = ["| fixture | compared | largest error | one draw | left out | verdict |", "|---|---|---|---|---|---|"]
    table += [fixtures[name].line(name) for name in fixtures]
    print("\n" + "\n".join(table))
    total = [sum(getattr(f, what) for f in fixtures.values()) for what in ("compared", "wrong", "left")]
    print(f"\n{len(fixtures)} of {len(wanted)} public fixtures, {total[0]} values compared, {total[1]} wrong, {total[2]} left out with a reason")
    for line in strange + [f"{name}: no program opens it" for name in missing]:
        print(line)
    doc = value_of("--doc")
    stale = doc and "\n".join(table) not in pathlib.Path(doc).read_text()
    if stale:
        print(f"{doc}: its table is not this one")
    sys.exit(1 if total[1] or strange or missing or stale else 0)


def value_of(option):
    return sys.argv[sys.argv.index(option) + 1] if option in sys.argv else None


if __name__ == "__main__":
    main()
