#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same case data in every form that partners keep give the same observations, byte for byte: CSV in UTF-8, the CSV of
Excel in Spanish (Windows-1252, semicolons, decimal comma, dd/mm/yyyy), UTF-16 with tabs, workbooks of both epochs, NDJSON
and SQLite, each with the partner's own words, read as its sources.json says.

usage: sources.py RELEASE_BUILD SOURCE WORK
"""
import csv
import json
import pathlib

from convert import FORMS, convert
from road import AS_OF, PERIOD, report, road_of_arguments


def main():
    road = road_of_arguments()
    data, trust = road.synthesize("sources-data", rows=800), road.trust("sources-trust")
    work = road.fresh("sources-work")
    wrong, done = [], 0

    def compute(partner, folder, name):
        out = work / f"{partner}-{name}.json"
        ended = road.call("hito", "compute", road.programme, partner, "--period", PERIOD, "--data", folder, "--plugins", road.plugins,
                          "--trust", trust, "--as-of", AS_OF, "-o", out)
        if ended.returncode != 0:
            return f"exit {ended.returncode}: {ended.stderr[:600]}", None
        document = json.loads(out.read_text())
        observations = json.dumps(document["observations"])
        used = [(i["id"], i["used"], i["rejected"]) for i in document["inputs"]]
        return observations, used

    for partner in road.partners:
        manifest = json.loads((road.plugins / partner / "manifest.json").read_text())
        first, used = compute(partner, data, "plain")
        if used is None or first.count("[") < 2:
            wrong.append(f"{partner}: {first[:600]}")
            continue
        for form in FORMS:
            folder = work / form
            (folder / partner).mkdir(parents=True, exist_ok=True)
            convert(form, manifest, pathlib.Path(data) / partner, folder / partner)
            again, again_used = compute(partner, folder, form)
            done += 1
            if again != first:
                wrong.append(f"{partner} as {form}: {'observations differ' if again_used else again}")
            elif again_used != used:
                wrong.append(f"{partner} as {form}: {again_used} instead of {used}")
        rows = sum(len(list(csv.reader(open(f, newline="")))) - 1 for f in sorted((pathlib.Path(data) / partner).glob("*.csv")))
        print(f"{partner}: {rows} rows, {len(FORMS)} forms, {len(first)} bytes of observations")
    report("sources", done, wrong)


if __name__ == "__main__":
    main()
