#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A first sources.json written by `hito source inspect --write` is enough for files that differ in form alone; what it may not
know, such as a partner's own words, it leaves to a person. What a run finds is the same list in print, CSV and workbook.

usage: propose.py RELEASE_BUILD SOURCE WORK
"""
import csv
import json
import re
import shutil
import sqlite3
import zipfile

from road import AS_OF, PERIOD, report, road_of_arguments

PARTNER = "renacer"


def day_first(value):
    return "/".join(reversed(value.split("-"))) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value


def excel_csv(rows, path, encoding, delimiter, titles=0):
    """As Excel in Spanish saves it: days first, no leading zeros, headings in other letters, titles above."""
    dept = rows[0].index("dept") if "dept" in rows[0] else -1
    with open(path, "w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, delimiter=delimiter)
        for _ in range(titles):
            writer.writerow(["Registro de niñas y niños"])
        writer.writerow([name.replace("_", " ").title() for name in rows[0]])
        for row in rows[1:]:
            writer.writerow([value.lstrip("0") if i == dept else day_first(value) for i, value in enumerate(row)])


def ndjson(rows, path):
    with open(path, "w", encoding="utf-8") as file:
        for row in rows[1:]:
            file.write(json.dumps({k: v for k, v in zip(rows[0], row) if v != ""}) + "\n")


def database(rows, path):
    with sqlite3.connect(path) as base:
        base.execute("create table casos (" + ", ".join(f'"{name}" text' for name in rows[0]) + ")")
        base.executemany("insert into casos values (" + ",".join("?" * len(rows[0])) + ")", rows[1:])


WAYS = {
    "windows-1252": lambda rows, folder, name: excel_csv(rows, folder / f"{name}.csv", "cp1252", ";", 2),
    "utf-16": lambda rows, folder, name: excel_csv(rows, folder / f"{name}.txt", "utf-16", "\t"),
    "ndjson": lambda rows, folder, name: ndjson(rows, folder / f"{name}.ndjson"),
    "sqlite": lambda rows, folder, name: database(rows, folder / f"{name}.sqlite"),
}
EXCEL = ("windows-1252", "utf-16")


def cells_of(path):
    """Texts and numbers of a workbook's first sheet, by row."""
    with zipfile.ZipFile(path) as book:
        strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", book.read("xl/sharedStrings.xml").decode(), re.S)
        rows = []
        for row in re.findall(r"<row [^>]*>(.*?)</row>", book.read("xl/worksheets/sheet1.xml").decode(), re.S):
            cells = {}
            for at, kind, value in re.findall(r'<c r="([A-Z]+)\d+"(?: s="\d+")?( t="s")?><v>(.*?)</v></c>', row):
                text = strings[int(value)] if kind else value
                cells[at] = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
            rows.append([cells.get(letter, "") for letter in "ABCDEF"])
        return rows


def main():
    road = road_of_arguments()
    clean, trust, work = road.synthesize("propose-data", rows=500), road.trust("propose-trust"), road.fresh("propose-work")
    manifest = road.plugins / PARTNER / "manifest.json"
    wrong, done = [], 0

    def compute(data, language="en", *words):
        ended = road.call("hito", "--lang", language, "compute", road.programme, PARTNER, "--period", PERIOD, "--data", data, "--plugins", road.plugins,
                          "--trust", trust, "--as-of", AS_OF, "-o", work / "out.json", *words)
        return ended, json.loads((work / "out.json").read_text())

    _, first = compute(clean)
    inputs = [i["id"] for i in json.loads(manifest.read_text())["inputs"]]
    for way, write in WAYS.items():
        folder = work / way / PARTNER
        folder.mkdir(parents=True)
        for name in inputs:
            rows = list(csv.reader(open(clean / PARTNER / f"{name}.csv", newline="")))
            write(rows, folder, name)
            said = next(folder.glob(f"{name}.*"))
            ended = road.call("hito", "source", "inspect", said, "--partner-manifest", manifest, "--input", name, "--write", folder / "sources.json")
            if way in EXCEL and name == "attendees":  # every day of this file is below 13: no form is guessed, a person says it
                if "H2302" not in ended.stderr:
                    wrong.append(f"{way} {name}: a form of days was guessed")
                document = json.loads((folder / "sources.json").read_text())
                document["inputs"][name]["dates"] = "dd/mm/yyyy"
                (folder / "sources.json").write_text(json.dumps(document))
            elif ended.returncode != 0 or "rejected: 0" not in ended.stdout:
                wrong.append(f"{way} {name}: {ended.stdout[-300:]}{ended.stderr[:300]}")
        ended, document = compute(work / way)
        done += 1
        if document["observations"] != first["observations"]:
            wrong.append(f"{way}: other observations; {ended.stderr[:400]}")

    # A person's words stay a person's: nothing proposed repairs them, and what was there before stays.
    folder = work / "words" / PARTNER
    shutil.copytree(clean / PARTNER, folder)
    (folder / "sources.json").write_text('{"sources": 1, "about": "ours", "inputs": {"routes": {"file": "routes.csv"}}}')
    text = (folder / "services.csv").read_text().replace(",Y,", ",Sí,")
    (folder / "services.csv").write_text(text)
    ended = road.call("hito", "source", "inspect", folder / "services.csv", "--partner-manifest", manifest, "--input", "services", "--write",
                      folder / "sources.json")
    said = json.loads((folder / "sources.json").read_text())
    done += 1
    if "H2306" not in ended.stderr or "true" in json.dumps(said["inputs"]["services"]) or said["about"] != "ours" or "routes" not in said["inputs"]:
        wrong.append(f"words: {said} {ended.stderr[:300]}")

    messy = road.synthesize("propose-mess", "--mess", rows=400)
    values = {v for f in (messy / PARTNER).glob("*.csv") for v in re.findall(r"\b[A-Z0-9]{9}\b", f.read_text())}
    for language, mark in (("en", ","), ("es", ";")):
        table, book = work / f"{language}.csv", work / f"{language}.xlsx"
        ended, _ = compute(messy, language, "--findings", table)
        compute(messy, language, "--findings", book)
        lines = list(csv.reader(open(table, newline="", encoding="utf-8-sig"), delimiter=mark))
        done += 1
        if lines != cells_of(book):
            wrong.append(f"{language}: CSV and workbook differ: {[p for p in zip(lines, cells_of(book)) if p[0] != p[1]][:2]}")
        printed = [line for line in ended.stderr.splitlines() if "[H" in line]
        again = [f"{f}:{r}: [{h}] {s}" if r else f"{f}: [{h}] {s}" for f, r, _, h, _, s in lines[1:]]
        if len(printed) != len(again) or any(line.split(" [H")[0] != p.split(" [H")[0] for line, p in zip(again, printed)):
            wrong.append(f"{language}: {len(again)} lines for {len(printed)} printed: {again[:2]} {printed[:2]}")
        if not any(line[2] for line in lines[1:]) or [v for v in values if v in table.read_text(encoding="utf-8-sig")]:
            wrong.append(f"{language}: a column is wanted, a value is not")
    report("propose", done, wrong)


if __name__ == "__main__":
    main()
