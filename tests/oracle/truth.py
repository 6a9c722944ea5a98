#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whether the intervals of norc's computed estimates hold the truth that hito-synthesize draws from: each of the default
data, and with HITO_LONG_TESTS at least 90 % over 1,000 seeds.

usage: truth.py HITO_SYNTHESIZE DUMP_OBSERVATIONS PLUGIN_FOLDER [SEEDS]
"""
import os
import subprocess
import sys
import tempfile

TRUTH = {"NORC-01": 7800, "NORC-02": 5600, "NORC-03": 9000, "NORC-04": 4500}
SEEDS, WANTED = 1000, 0.90


def intervals(synthesize, dump, plugin, seed):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([synthesize, folder, "--seed", str(seed), "--partner", "norc"], check=True)
        text = subprocess.run([dump, plugin, folder + "/norc", "FY2023Q1", "FY2026Q3"], check=True, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True).stdout
    rows = [line.split(",") for line in text.splitlines()]
    found = {r[0]: (float(r[7]), float(r[8]), float(r[9])) for r in rows if r[1:3] == ["FY2026Q2", "total"] and r[0] in TRUTH and r[4] == "OK"}
    return found


def main():
    many = int(sys.argv[4]) if len(sys.argv) > 4 else SEEDS if os.environ.get("HITO_LONG_TESTS") else 1
    seeds = range(1, many + 1)
    held, points, given = dict.fromkeys(TRUTH, 0), dict.fromkeys(TRUTH, 0.0), dict.fromkeys(TRUTH, 0)
    for seed in seeds:
        for code, (point, lower, upper) in intervals(*sys.argv[1:4], seed).items():
            given[code] += 1
            held[code] += lower <= TRUTH[code] <= upper
            points[code] += point
    bad = 0
    for code, truth in TRUTH.items():
        mean = points[code] / max(1, given[code])
        share = held[code] / max(1, given[code])
        print("%s: truth %d held by %d of %d intervals (%.1f %% +- %.1f; %d seeds), mean estimate %.0f" % (
            code, truth, held[code], given[code], 100 * share, 100 * (share * (1 - share) / max(1, given[code])) ** 0.5, len(seeds), mean))
        bad += given[code] < len(seeds) * 0.95 or held[code] < WANTED * given[code]
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
