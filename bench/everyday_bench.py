# SPDX-License-Identifier: Apache-2.0
"""The everyday case: 4 x 10,000 rows to a report of 32 charts, beside pandas and matplotlib drawing the same values."""
import json
import re
import shutil
import subprocess
import sys

import measure
import run as bench

PLUGINS = [f"everyday{n}" for n in range(1, 5)]


def charted_values(publication):
    """Indicator to the numbers of its chart, from the dump of what the report draws."""
    dump = subprocess.run([bench.BUILD / "bin" / "hito-report", publication, "--lang", "en", "--without-annexes", "--dump", "blocks"],
                          capture_output=True, text=True, check=True).stdout
    values, code, inside = {}, None, False
    for line in dump.splitlines():
        heading = re.match(r'heading \d (?:id "(?:indicator-(\S+)|[^"]*)")?', line)
        if heading:
            code = heading[1]  # None for a chart over several indicators, which the peer does not draw
        if line.startswith("    series"):
            inside = True
        elif not line.startswith("      "):
            inside = False
        elif inside and code:
            number = re.match(r'\s+(\S+) "[^"]*"(?: from (\S+) to (\S+))?', line)
            values.setdefault(code, []).extend(float(n) for n in number.groups() if n is not None)
    return values


def run(python, runs):
    work = bench.WORK / "everyday"
    data = work / "data"
    shutil.rmtree(work, ignore_errors=True)
    for n, plugin in enumerate(PLUGINS, 1):
        (data / plugin).mkdir(parents=True)
        with open(data / plugin / "events.csv", "wb") as stream:
            subprocess.run([bench.WORK / "gen", "10000", "csv", str(n)], stdout=stream, check=True)
    trust = bench.trust_of(*PLUGINS)
    peer_values = work / "peer.json"
    named = {"hito": [bench.HERE / "everyday" / "report.sh", bench.BUILD / "bin", bench.HERE / "everyday" / "programme", data,
                      bench.BUILD / "plugins", trust, work],
             "pandas + matplotlib": [python, bench.HERE / "everyday" / "peer.py", work / "peer.pdf", peer_values, data]}
    for name, command in named.items():
        named[name] = list(map(str, command))
        measure.once(named[name])
    ours, theirs = charted_values(work / "office" / "publications" / "FY2025Q4.json"), json.loads(peer_values.read_text())
    wrong = [code for code in theirs if ours.get(code) != theirs[code]]
    if wrong or len(ours) != len(theirs):
        sys.exit(f"everyday: the charts of {wrong} show other values: {[(ours.get(c), theirs[c]) for c in wrong[:2]]}")
    pages = {f: subprocess.run(["pdfinfo", work / f"{f}.pdf"], capture_output=True, text=True, check=True).stdout for f in ("everyday", "peer")}
    pages = {f: re.search(r"Pages:\s+(\d+)", text)[1] for f, text in pages.items()}
    print(f"everyday: {len(ours)} charts, {sum(map(len, ours.values()))} charted values equal; pages {pages['everyday']} and {pages['peer']}")
    measure.table(f"4 x 10,000 rows to a report, whole process, median of {runs}", measure.in_turn(named, runs), "hito")
