#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The table of the 64 hostile cases, expected and seen.

usage: table.py BUILD SOURCE [ROW...]      exit 1 when a verdict is not the expected one
"""
import concurrent.futures
import errno
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
from play import PATIENCE, Stage  # noqa: E402
from roads import Line, Roads  # noqa: E402
from rows import ATTACKS, CASES, ERRNO, ERRNO_NAMES  # noqa: E402

LEAVE_TRACES = {30, 31, 32}  # they write where every case is looked at, so they are tried alone
LONG = 60  # seconds that a busy machine may take where the sandbox must end a run


def plain(case, verdict):
    """An answer by its name, and no layers that are known to be missing."""
    verdict = re.sub(r" \[[^]]*\]", "", verdict)
    found = re.match(r"answer (\d+)(.*)", verdict)
    if not found or (case.row not in ERRNO and case.name not in ERRNO_NAMES):
        return verdict
    number = int(found[1])
    return ("done" if number == 7777 else errno.errorcode.get(number, verdict)) + found[2]


def try_case(stage, case):
    bare, seen = plain(case, stage.bare(case.name, case.row in LEAVE_TRACES)), plain(case, stage.contained(case.name, patience=LONG))
    without = []
    for words, wanted in case.without:
        ends = "runs on" not in wanted
        without.append((words, plain(case, stage.contained(case.name, words, patience=LONG if ends else PATIENCE)), wanted))
    return case.row, Line(case.name, case.layer, bare, case.bare, seen, case.seen, without)


def is_wrong(line):
    pairs = [(line.bare, line.bare_wanted), (line.seen, line.seen_wanted)] + [(seen, wanted) for _, seen, wanted in line.without]
    return [f"{seen!r} instead of {wanted!r}" for seen, wanted in pairs if not re.fullmatch(wanted, seen)]


def show(row, line):
    less = "; ".join(f"without {words.replace(',', ', ')}: {seen}" for words, seen, _ in line.without)
    less = less or ("without the process: as bare" if line.layer == "process" else "-")
    print(f"{row:>2} {line.name:<30} {line.layer:<24} {line.bare:<24} {line.seen_wanted:<22} {line.seen:<34} {less}")


def main():
    build, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    only = {int(n) for n in sys.argv[3:]} or set(ATTACKS)
    lines = []
    with tempfile.TemporaryDirectory(prefix="hito-hostile-") as work, concurrent.futures.ThreadPoolExecutor(2) as pool:
        stage = Stage(build, source, pathlib.Path(work))
        roads = Roads(stage, build, source, pathlib.Path(work))
        chosen = [case for case in CASES if case.row in only]
        lines += [try_case(stage, case) for case in chosen if case.row in LEAVE_TRACES]
        jobs = [pool.submit(try_case, stage, case) for case in chosen if case.row not in LEAVE_TRACES]
        for row, road in roads.all().items():
            if row in only:
                lines += [(row, line) for line in road()]
        lines += [job.result() for job in jobs]
        left = [path.name for path in stage.seen.iterdir()]
    lines.sort(key=lambda item: (item[0], item[1].name))
    print(f"{'':>2} {'case':<30} {'layer':<24} {'bare process':<24} {'expected':<22} {'seen':<34} with layers taken away")
    wrong = 0
    for row in sorted(only):
        print(f"   {row}. {ATTACKS[row]}")
        for _, line in (item for item in lines if item[0] == row):
            show(row, line)
            for sentence in is_wrong(line):
                wrong += 1
                print(f"   WRONG: {sentence}")
    rows = {row for row, _ in lines}
    missing = sorted(only - rows)
    print(f"{len(rows)} of {len(only)} rows, {len(lines)} cases, {wrong} not as expected; rows without a case: {missing or 'none'}; "
          f"left behind by the production path: {left or 'nothing'}")
    return 1 if wrong or missing or left else 0


if __name__ == "__main__":
    sys.exit(main())
