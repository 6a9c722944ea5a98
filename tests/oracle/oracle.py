#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Computes every indicator of a plug-in a second time, by one SQL view each over the partner's files, and compares every
declared cell of every window with what the plug-in emitted.

usage: oracle.py MANIFEST VIEWS.sql FIRST LAST --data FOLDER [--data FOLDER] (--dump PROGRAM PLUGIN_FOLDER | --submission FILE)
                 [--estimate PROGRAM] [--mutants] [--reached]
--estimate hito-estimate, for views beside which a <name>_estimates.py stands
--mutants  bends the views in five ways an indicator; each must make a difference in one of the folders
--reached  every cell of every table must be non-zero in some window of the first folder
Prints figures; exit 1 when anything differs, is not noticed or is not reached.
"""
import argparse
import hashlib
import importlib
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from cells import Cells
from observations import read_dump, read_submission
from rows import load
from windows import windows

TWISTS = ("boundary day", "missing code", "doubled row", "wrong window", "wrong measure")


def empty(measures):
    return measures is None or all(not m for m in measures)


def equal(a, b):
    if isinstance(a, float) or isinstance(b, float):
        return a is not None and b is not None and abs(a - b) <= 1e-12 * max(abs(a), abs(b))
    return a == b


def status_of(indicator, measures, usable, has_levels):
    if not all(usable[i] for i in indicator["inputs"]) or (has_levels and measures is None):
        return "NOT_REPORTED"
    if indicator["type"] == "ratio" and (measures is None or not measures[1]):
        return "DEN_ZERO"
    if indicator["type"] in ("median", "estimate") and measures is None:
        return "NOT_APPLICABLE"
    return "OK"


def trimmed(indicator, measures):
    """What the plug-in carries: distinct subjects for counts of children alone."""
    if measures is None or indicator["type"] == "estimate" or indicator["class"] == "A":
        return measures
    return measures[:-1]


class Judge:
    def __init__(self, manifest, views, folder, span, estimates=None):
        self.manifest, self.windows = manifest, windows(*span)
        self.base, self.usable = load(manifest, folder)
        self.base.executescript(views.read_text())
        maker = views.with_name(views.stem + "_estimates.py")
        if estimates and maker.exists():
            importlib.import_module(maker.stem).fill(self.base, manifest, *estimates)

    def compare(self, indicator, emitted, twist=None):
        """Cells compared, and descriptions of differences."""
        cells = Cells(self.base, self.manifest, indicator, self.windows, twist)
        reported = all(self.usable[i] for i in indicator["inputs"])
        expected = cells.compute() if reported else {}
        compared, different, known = 0, [], set()
        for key in cells.declared():
            compared += 1
            known.add(key)
            wanted = trimmed(indicator, expected.get(key))
            status, got = emitted.get(key, (None, None))
            alike = empty(wanted) and empty(got) or (not empty(wanted) and not empty(got) and all(map(equal, wanted, got)))
            if key[1] == () and status != status_of(indicator, wanted, self.usable, "level_day" in cells.columns):
                alike = False
            if not alike:
                different.append("%s %s: SQL %s, plug-in %s %s" % (indicator["code"], key, wanted, status, got))
        different += ["%s %s: not declared" % (indicator["code"], key) for key in set(emitted) - known]
        different += ["%s %s: not a code" % (indicator["code"], key) for key in set(expected) - known]
        return compared, different

    def unreached(self, indicator, emitted):
        cells = {key[1:] for key in Cells(self.base, self.manifest, indicator, self.windows).declared()}
        reached = {key[1:] for key, (_, measures) in emitted.items() if not empty(measures)}
        return sorted(cells - reached)


def parse():
    p = argparse.ArgumentParser()
    for name in ("manifest", "views", "first", "last"):
        p.add_argument(name)
    p.add_argument("--data", action="append", required=True)
    p.add_argument("--dump", nargs=2)
    p.add_argument("--submission")
    p.add_argument("--estimate")
    p.add_argument("--mutants", action="store_true")
    p.add_argument("--reached", action="store_true")
    return p.parse_args()


def emitted_by(a, manifest, folder):
    if a.submission:
        return read_submission(pathlib.Path(a.submission))
    command = [*a.dump, folder, a.first, a.last]
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return manifest, read_dump(text, manifest)


def seed_of(a):
    """What the run's random numbers start from: of a test 1, of a submission what it is about."""
    if not a.submission:
        return 1
    document = json.loads(pathlib.Path(a.submission).read_text())
    what = "%s/%s/%s" % (document["programme"], document["partner"], document["period"])
    return int(hashlib.sha256(what.encode()).hexdigest()[:16], 16)


class Tally:
    """What is printed at the end."""

    def __init__(self):
        self.compared = self.differences = self.unreached = 0
        self.noticed, self.tried = set(), set()

    def judge(self, a, judge, emitted, first_folder):
        for indicator in judge.manifest["indicators"]:
            mine = emitted.get(indicator["code"], {})
            count, different = judge.compare(indicator, mine)
            self.compared += count
            self.differences += len(different)
            for line in different[:5]:
                print("different:", line)
            for twist in TWISTS if a.mutants else ():
                self.tried.add((indicator["code"], twist))
                if judge.compare(indicator, mine, twist)[1]:
                    self.noticed.add((indicator["code"], twist))
            for cell in judge.unreached(indicator, mine) if a.reached and first_folder else ():
                self.unreached += 1
                print("never reached: %s %s" % (indicator["code"], cell))


def main():
    a = parse()
    manifest = json.loads(pathlib.Path(a.manifest).read_text())
    tally = Tally()
    for i, folder in enumerate(a.data):
        manifest, emitted = emitted_by(a, manifest, folder)
        estimates = (a.estimate, seed_of(a)) if a.estimate else None
        judge = Judge(manifest, pathlib.Path(a.views), pathlib.Path(folder), (a.first, a.last), estimates)
        tally.judge(a, judge, emitted, i == 0)
    missed = tally.tried - tally.noticed
    for indicator, twist in sorted(missed):
        print("not noticed: %s, %s" % (indicator, twist))
    print("%s: %d indicators, %d cells compared, %d differences" % (manifest["id"], len(manifest["indicators"]), tally.compared,
                                                                   tally.differences) +
          (", %d of %d mutants noticed" % (len(tally.noticed), len(tally.tried)) if a.mutants else "") +
          (", %d cells never reached" % tally.unreached if a.reached else ""))
    sys.exit(1 if tally.differences or missed or tally.unreached else 0)


if __name__ == "__main__":
    main()
