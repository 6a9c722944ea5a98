# SPDX-License-Identifier: Apache-2.0
"""The estimators on one core: beside R's survey package and R code in the same run, else beside the stored times of R's packages.

Values are compared before times: points and linearised standard errors within 1e-9, the bootstrap's within what 1,000 replicates
leave open. Needs r-cran-survey (docs/decisions/0802); without it the stored times alone are printed.
"""
import shutil
import subprocess
import sys

import run as bench

TOLERANCE = {"mean.sorted": 1e-9, "total.sorted": 1e-9, "mean.mixed": 1e-9, "total.mixed": 1e-9, "tree": 0.12}
ROWS = {"sorted": "1,000,000 rows in the order of 20 strata, 2,000 units", "mixed": "1,000,000 rows in no order"}


def answers(text):
    return {line.split()[0]: list(map(float, line.split()[1:4])) for line in text.splitlines() if len(line.split()) == 4}


def compare(ours, theirs):
    """Points and errors of both sides; the first difference ends the bench."""
    for name, tolerance in TOLERANCE.items():
        for what in (0, 1):
            a, b = ours[name][what], theirs[name][what]
            if abs(a - b) > (tolerance if what else 1e-9) * abs(b):
                sys.exit(f"estimate: {name} differs: ours {a!r}, R {b!r}")
        print(f"  {name:12} {ours[name][0]:<22.15g} s.e. {ours[name][1]:<20.12g} R's s.e. {theirs[name][1]:<20.12g} equal within {tolerance:g}")


def line(words, ours, theirs, goal=""):
    print(f"  {words:72} {ours:9.4f} s   R {theirs:8.3f} s   {theirs / ours:7.0f} times{goal}")


def times(ours, theirs):
    for rows, words in ROWS.items():
        for what in ("design", "mean", "total"):
            line(f"{words}: {what}", ours[f"{what}.{rows}"][2], theirs[f"{what}.{rows}"][2])
        line(f"{words}: all three", *(sum(side[f"{what}.{rows}"][2] for what in ("design", "mean", "total")) for side in (ours, theirs)),
             goal=" (goal 100)")
    line("10,000 tree bootstraps of 500 people (R: 1,000, times ten)", ours["tree"][2], 10 * theirs["tree"][2])


def run():
    bench.quiet("cmake", "--preset", "release", "-DHITO_TESTS=ON", "-S", bench.ROOT)
    bench.quiet("cmake", "--build", bench.BUILD, "--target", "time_estimate")
    folder = bench.WORK / "estimate"
    folder.mkdir(parents=True, exist_ok=True)
    print("\nEstimators: seconds of one core, median of five")
    sys.stdout.flush()
    subprocess.run([bench.BUILD / "bin" / "time_estimate", bench.SHARED.parent / "fixtures" / "stats" / "data", folder], check=True)
    if not shutil.which("Rscript"):
        print("  R is not here: `tools/packages bench` installs it with the survey package")
        return
    peer = subprocess.run(["Rscript", "--vanilla", bench.HERE / "estimate" / "peer.R", folder], capture_output=True, text=True, check=False)
    if peer.returncode:
        sys.exit(f"peer.R: {peer.stderr[-2000:]}")
    ours, theirs = answers((folder / "ours").read_text()), answers(peer.stdout)
    print("\nBeside R in the same run")
    compare(ours, theirs)
    times(ours, theirs)
