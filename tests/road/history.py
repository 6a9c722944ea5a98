#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Quarters are released one after the other over the same data: nothing is restated. Then cases come late: the released
numbers that moved are restated, the release asks for a reason, and history and the ledger hold.

usage: history.py RELEASE_BUILD SOURCE WORK
"""
from road import report, road_of_arguments

QUARTERS = {"FY2025Q4": "2025-10-30", "FY2026Q1": "2026-01-30", "FY2026Q2": "2026-04-30"}
PERSONS = ("--person", "One", "--person", "Two")


def publish(road, quarter, day, data, office, trust):
    files = []
    for partner in road.partners:
        file = road.work / f"history-{quarter}.{partner}.json"
        road.must("hito", "compute", road.programme, partner, "--period", quarter, "--data", data, "--plugins", road.plugins,
                  "--trust", trust, "--as-of", day, "-o", file)
        files.append(file)
    done = road.call("hito", "compile", road.programme, "--period", quarter, "--office", office, "--as-of", day, *files)
    if done.returncode > 1:
        raise SystemExit(f"{quarter}: exit {done.returncode}: {done.stderr}")
    return road.publication(office, quarter)


def main():
    road = road_of_arguments()
    office, trust = road.fresh("history-office"), road.trust("history-trust")
    data, late = road.synthesize("history-data", rows=3000), road.synthesize("history-late", "--late", 40, rows=3000)
    wrong, done = [], 0
    for quarter, day in QUARTERS.items():
        restated = publish(road, quarter, day, data, office, trust)["restatements"]
        if restated:
            wrong.append(f"{quarter}: {len(restated)} restatements of numbers that did not move: {restated[0]}")
        road.must("hito", "seal", "--office", office, "--period", quarter, *PERSONS)
        done += 1
    changed = publish(road, "FY2026Q3", "2026-07-30", late, office, trust)["restatements"]
    if not changed:
        wrong.append("late cases restate nothing")
    refused = road.call("hito", "seal", "--office", office, "--period", "FY2026Q3", *PERSONS)
    if refused.returncode != 3 or "[H6037]" not in refused.stderr:
        wrong.append(f"a release that restates was not asked for its reason: exit {refused.returncode}: {refused.stderr}")
    road.must("hito", "seal", "--office", office, "--period", "FY2026Q3", *PERSONS, "--reason", "Cases were registered late")
    told = road.must("hito", "history", changed[0]["indicator"], "--office", office).stdout
    if "One" not in told:
        wrong.append(f"history does not name who released: {told[:300]}")
    road.must("hito", "ledger", "verify", "--office", office)
    print(f"{len(QUARTERS)} quarters without a restatement, then {len(changed)} from late cases; refused without a reason")
    report("history", done + 3, wrong)


if __name__ == "__main__":
    main()
