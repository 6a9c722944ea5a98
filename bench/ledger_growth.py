#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How a ledger grows: four partners, a release a quarter; time of compile and of verify, size of the file.

usage: ledger_growth.py BUILD SOURCE WORK      prints one line at 4, 8, 12 and 15 quarters
"""
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "road"))
from road import road_of_arguments  # noqa: E402

QUARTERS = [f"FY{y}Q{q}" for y in (2023, 2024, 2025, 2026) for q in (1, 2, 3, 4)][:15]
ENDS = {"1": "01-30", "2": "04-30", "3": "07-30", "4": "10-30"}


def timed(road, *words):
    start = time.monotonic()
    done = road.call("hito", *words)
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    return time.monotonic() - start


def main():
    road = road_of_arguments()
    data, trust, office = road.synthesize("growth-data", rows=10000), road.trust("growth-trust"), road.fresh("growth-office")
    print("quarters  compile s  verify s  ledger MB  records")
    for n, period in enumerate(QUARTERS, 1):
        day = f"{period[2:6]}-{ENDS[period[-1]]}"
        files = []
        for partner in road.partners:
            path = road.work / f"growth.{partner}.json"
            timed(road, "compute", road.programme, partner, "--period", period, "--data", data, "--plugins", road.plugins,
                  "--trust", trust, "--as-of", day, "-o", path)
            files.append(path)
        compiled = timed(road, "compile", road.programme, "--period", period, "--office", office, "--as-of", day, *files)
        timed(road, "seal", "--office", office, "--period", period, "--person", "A", "--person", "B", "--reason", "growth")
        if n in (4, 8, 12, 15):
            verified = timed(road, "ledger", "verify", "--office", office)
            print(f"{n:8d} {compiled:10.2f} {verified:9.2f} {(office / 'ledger.sqlite').stat().st_size / 1e6:10.1f} {2 * n:8d}", flush=True)


if __name__ == "__main__":
    main()
