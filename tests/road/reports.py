#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the reports that the judges look at: the whole programme, one partner alone, nobody reporting, and with every word
60 % longer, each in both languages; and the first two without annexes, short enough for the slower judges.

usage: reports.py RELEASE_BUILD SOURCE WORK      the PDFs go to WORK/judged
"""
import shutil

from road import LANGUAGES, report, road_of_arguments


def main():
    road = road_of_arguments()
    judged = road.fresh("judged")
    data, trust = road.synthesize("reports-data", rows=10000, seed=1), road.trust("reports-trust")
    offices = {}
    for name, partners in (("whole", road.partners), ("one", road.partners[1:2]), ("nobody", [])):
        folder = road.fresh(f"reports-{name}-data")
        for partner in partners:
            shutil.copytree(data / partner, folder / partner)
        offices[name] = road.fresh(f"reports-{name}-office")
        road.must("hito", *road.run_words(folder, offices[name], trust), status=0 if len(partners) == len(road.partners) else 1)
    done = 0
    for name, office in offices.items():
        for language in LANGUAGES:
            shutil.copy(next((office / "reports").rglob(f"*.{language}.pdf")), judged / f"{name}.{language}.pdf")
            done += 1
    publication = next((offices["whole"] / "publications").rglob("*.json"))
    shutil.copy(publication, judged.parent / "whole.json")
    for language in LANGUAGES:
        road.must("hito-report", publication, "--lang", language, "--long-words", 60, "-o", judged / f"long.{language}.pdf")
        done += 1
    for name in ("whole", "one"):
        publication = next((offices[name] / "publications").rglob("*.json"))
        for language in LANGUAGES:
            road.must("hito-report", publication, "--lang", language, "--short", "-o", judged / f"{name}-short.{language}.pdf")
            done += 1
    report("reports made", done, [])


if __name__ == "__main__":
    main()
