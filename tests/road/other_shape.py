#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A programme of another shape, made of files alone: another country, two partners, a reporting year that is the calendar
year, other code lists and no map. One plug-in is the code of plugins/renacer, the other that of plugins/template, each built
as it is against another manifest, as a partner's Makefile does it. Nothing of Hito is built anew.

usage: other_shape.py RELEASE_BUILD SOURCE WORK      the PDFs go to WORK/judged_shape
"""
import csv
import datetime
import os
import random
import re
import shutil
import subprocess

from road import LANGUAGES, report, road_of_arguments

PERIOD, AS_OF, LAST = "CY2026Q2", "2026-07-20", datetime.date(2026, 6, 30)
CODE = {"care": "renacer", "schools": "template"}
wrong, done = [], []


def want(name, holds, said):
    done.append(name)
    print(f"{name}: {said}")
    if not holds:
        wrong.append(f"{name} does not hold: {said}")


def build_plugin(road, shape, plugin, plugins):
    """The same C files, the header and the manifest of this programme."""
    source, folder, include = road.source / "plugins" / CODE[plugin], plugins / plugin, plugins / f".{plugin}"
    folder.mkdir(parents=True)
    include.mkdir()
    shutil.copy(shape / "plugins" / plugin / "manifest.json", folder)
    road.must("hito", "plugin", "header", folder / "manifest.json", "-o", include / f"{CODE[plugin]}.h")
    hardening = "-fPIC -fvisibility=hidden -shared -Wl,-z,defs,-z,relro,-z,now,-z,noexecstack,--exclude-libs,ALL,--as-needed".split()
    files = sorted(source.glob("*.c"))
    subprocess.run([os.environ.get("CC", "cc"), "-std=c99", "-O2", f"-I{include}", f"-I{road.source}", f"-I{road.source}/include",
                    f"-I{road.source}/sdk", f"-I{road.source}/estimate", *hardening, "-o", folder / f"{plugin}.so", *files,
                    road.build / "sdk" / "libhito-sdk.a", road.build / "estimate" / "libhito-estimate.a", "-lm"], check=True)
    shutil.rmtree(include)
    road.must("hito", "plugin", "pack", folder)
    return files


def lists_of(shape):
    lists = {}
    for path in (shape / "programme" / "code_lists").glob("*.csv"):
        with open(path, newline="", encoding="utf-8") as f:
            rows = list(csv.DictReader(f))
        parents = {r.get("parent", "") for r in rows}
        lists[path.stem] = [r["code"] for r in rows if r["code"] not in parents]
    return lists


def care_files(road, shape, data):
    """Made-up cases of the synthesizer, told in the code lists of this programme."""
    made, lists = road.work / "shape-made", lists_of(shape)
    road.fresh("shape-made")
    road.must("hito-synthesize", made, "--partner", "renacer", "--seed", 11, "--rows", 6000, "--from", "FY2024Q2", "--to", "FY2026Q3")
    columns = {"dept": "dept", "ethnicity": "ethnicity", "nationality": "nationality", "identified_by": "identified_by",
               "type_primary": "type", "to_type": "referral_to", "institution": "care_institution"}
    (data / "care").mkdir()
    for path in sorted(next(made.rglob("cases.csv")).parent.glob("*.csv")):
        with open(path, newline="", encoding="utf-8") as f:
            rows = list(csv.DictReader(f))
        found = {c: sorted({r[c] for r in rows if r[c]}) for c in columns if rows and c in rows[0]}
        for row in rows:
            for column, codes in found.items():
                told = lists[columns[column]]
                row[column] = told[codes.index(row[column]) % len(told)] if row[column] else ""
        with open(data / "care" / path.name, "w", newline="", encoding="utf-8") as f:
            writer = csv.DictWriter(f, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def school_files(data):
    """Alerts of schools, more from year to year; two in five are answered late."""
    chance, day, rows = random.Random(5), datetime.date(2025, 1, 1), []
    while day <= LAST:
        for _ in range(chance.randint(0, 2 + (day.year - 2025) * 2)):
            contact = day + datetime.timedelta(days=chance.choice([0, 1, 1, 4, 9]))
            rows.append([f"a{len(rows):06d}", day, chance.choice(["COSTA", "COSTA", "SIERRA", "SELVA", ""]), contact if contact <= LAST else ""])
        day += datetime.timedelta(days=1)
    (data / "schools").mkdir()
    with open(data / "schools" / "cases.csv", "w", newline="", encoding="utf-8") as f:
        csv.writer(f, lineterminator="\n").writerows([["case_id", "opened", "area", "first_contact"], *rows])
    return rows


def text_of(pdf):
    if not shutil.which("pdftotext"):
        return None
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def check_numbers(publication, alerts):
    values = {tuple(v[:5]): v[6] for v in publication["values"] if v[5] == "OK"}
    counted = {"CY2026Q2": 0, "CY2026": 0, "LOA": 0}
    for _, day, _, _ in alerts:
        counted["LOA"] += 1
        counted["CY2026"] += day.year == 2026
        counted["CY2026Q2"] += day.year == 2026 and day.month in (4, 5, 6)
    printed = {w: values.get(("TPL-01", w, "", "", "actual")) for w in counted}
    want("numbers", all(printed[w] == str(counted[w]) for w in counted), f"TPL-01 {printed} as counted from the rows")
    windows = {v[1] for v in publication["values"]}
    want("windows", all(re.fullmatch(r"CY\d{4}(Q[1-4])?|LOA", w) for w in windows) and "CY2024" in windows,
         f"{len(windows)} windows, every one of the calendar year")
    depts = {v[3] for v in publication["values"] if v[2] == "dept"}
    lists = {c["id"]: [x[0] for x in c["codes"]] for c in publication["code_lists"]}
    want("codes", depts and depts <= set(lists["dept"]) and "25" in lists["dept"] and "99" not in lists["dept"],
         f"{len(lists)} code lists, {len(depts)} departments printed, none of another country")
    return values


def check_pages(office, publication, values):
    for language in LANGUAGES:
        text = text_of(next((office / "reports").rglob(f"*.{language}.pdf")))
        if text is None:
            continue
        foreign = [w for w in ("FY20", "AF20", "fiscal", "TIP Report", "Informe TIP", "Colombia", "Antioquia", "U.S.") if w in text]
        named = {"en": ("2026 Q2, April–June 2026", "January 2026", "2026 to date"), "es": ("2026 T2, abril–junio de 2026", "enero de 2026", "2026 a la fecha")}
        absent = [w for w in named[language] if w not in text]
        shown = values["TPL-01", "LOA", "", "", "actual"]
        want(f"pages {language}", not foreign and not absent and shown in text.replace(",", "").replace(".", ""),
             f"period, year and numbers stand in the report; absent {absent}, foreign {foreign}")


def main():
    road = road_of_arguments()
    shape = road.source / "tests" / "road" / "other_shape"
    plugins, data, office = road.fresh("shape-plugins"), road.fresh("shape-data"), road.fresh("shape-office")
    files = [f for plugin in sorted(CODE) for f in build_plugin(road, shape, plugin, plugins)]
    want("files", all(f.is_relative_to(road.source / "plugins") for f in files), f"{len(files)} C files, all of plugins/ as they are")
    care_files(road, shape, data)
    alerts = school_files(data)
    trust = road.trust("shape-trust", plugins)
    checked = road.call("hito", "check", shape / "programme", "--period", PERIOD, "--plugins", plugins)
    want("check", checked.returncode == 0, "hito check: " + (checked.stdout + checked.stderr).strip().replace("\n", "; "))
    ran = road.call("hito", *road.run_words(data, office, trust, plugins, shape / "programme", PERIOD, AS_OF))
    want("run", ran.returncode == 0, f"exit {ran.returncode}; {len(ran.stdout.split())} PDFs; {ran.stderr.strip()[:2000]}")
    publication = road.publication(office, PERIOD)
    values = check_numbers(publication, alerts)
    check_pages(office, publication, values)
    foreign = road.call("hito", "compile", shape / "programme", "--period", "FY2026Q2", "--office", office)
    want("foreign period", foreign.returncode == 2 and "[H0105]" in foreign.stderr, foreign.stderr.strip())
    road.must("hito", "seal", "--office", office, "--period", PERIOD, "--person", "A", "--person", "B")
    road.must("hito", *road.run_words(data, office, trust, plugins, shape / "programme", PERIOD, AS_OF))
    want("sealed", not road.publication(office, PERIOD)["draft"], "released, printed as final, history and trace answer")
    told = road.must("hito", "trace", "TPL-01", "--window", "CY2026", "--office", office).stdout
    want("trace", "CY2026Q1" in told and "cases.csv" in told, told.splitlines()[0])
    judged = road.fresh("judged_shape")
    for language in LANGUAGES:
        shutil.copy(next((office / "reports").rglob(f"*.{language}.pdf")), judged / f"other_shape.{language}.pdf")
    report("other shape", len(done), wrong)


if __name__ == "__main__":
    main()
