# SPDX-License-Identifier: Apache-2.0
"""Twelve indicators over made-up events (../shared/bench/WORKLOAD.md): a plug-in through the real host beside DuckDB."""
import sys

import measure
import run as bench
from workload import cells


def numbers(lines):
    out = {}
    for line in lines:
        if line.strip():
            code, key, value = line.rstrip("\n").split("|")
            out[code, key] = float(value)
    return out


def same(ours, theirs):
    """Cells that differ; ratios are printed with six decimals by both."""
    return [k for k in sorted(set(ours) | set(theirs))
            if k not in ours or k not in theirs or abs(ours[k] - theirs[k]) > (1.1e-6 if k[0] == "I07" else 0)]


def run(python, rows, runs):
    data = bench.WORK / f"workload-{rows}" / "workload"
    data.mkdir(parents=True, exist_ok=True)
    events, submission, answer = data / "events.csv", bench.WORK / "workload.json", bench.WORK / "duck.txt"
    if not events.exists():
        with open(events, "wb") as stream:
            import subprocess
            subprocess.run([bench.WORK / "gen", str(rows), "csv"], stdout=stream, check=True)
    trust = bench.trust_of("workload")
    ours = [bench.BUILD / "bin" / "hito", "compute", bench.HERE / "workload" / "programme", "workload", "--period", "FY2026Q1", "--data", data.parent,
            "--plugins", bench.BUILD / "plugins", "--trust", trust, "--as-of", "2026-01-31", "-o", submission]
    named = {"hito": ours, "hito, 2 workers": [*ours[:-1], bench.WORK / "workload.2.json", "--workers", "2"]}
    for threads in (1, 2):
        named[f"DuckDB, {threads} thread{'s' * (threads > 1)}"] = [python, bench.HERE / "workload" / "duck.py", events,
                                                                   bench.SHARED / "peers" / "duck.sql", threads, answer]
    for name, command in named.items():
        named[name] = list(map(str, command))
        measure.once(named[name])
    if submission.read_bytes() != (bench.WORK / "workload.2.json").read_bytes():
        sys.exit("workload: two workers write another submission")
    mine, theirs = numbers(cells.lines(submission)), numbers(open(answer, encoding="utf-8"))
    wrong = same(mine, theirs)
    if wrong:
        sys.exit(f"workload: {len(wrong)} of {len(theirs)} cells differ, such as {[(k, mine.get(k), theirs.get(k)) for k in wrong[:5]]}")
    print(f"workload: {rows} rows, {len(theirs)} cells equal")
    measure.table(f"Twelve indicators, {rows} rows, whole process, median of {runs}", measure.in_turn(named, runs), "hito")
