#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kinds of mess as partners' files really have them, one at a time in otherwise good case data: each is named by number, row and
column, nothing is repaired in silence, and the rest of the file is counted as if the row were not there.

usage: mess.py RELEASE_BUILD SOURCE WORK [--list]
"""
import json
import shutil
import sys

from road import AS_OF, PERIOD, report, road_of_arguments

PARTNER, FILE, ROW = "renacer", "cases.csv", 30  # the spoilt row stands behind 28 good ones: the header is row 1
GOOD = {"case_id": "MESSCASE1", "person_id": "MESSPERSON1", "id_date": "2026-05-04", "sex": "F", "age_years": "14", "type_primary": "T1",
        "dept": "05", "ethnicity": "IND", "nationality": "COL", "identified_by": "POLICE", "status": "CONFIRMED"}
LONG = "X" * 300

# what it is, column, value, number of the finding
VALUES = [
    ("a day that the calendar does not have", "id_date", "2026-02-30", 2112),
    ("a month 13", "id_date", "2026-13-01", 2112),
    ("day, month, year", "id_date", "31/01/2026", 2302),
    ("a year of two digits", "id_date", "31/01/26", 2302),
    ("a month in words", "id_date", "3 de mayo", 2111),
    ("a day and a time", "id_date", "2026-05-04T00:00:00", 2302),
    ("a month without a day", "id_date", "2026-05", 2111),
    ("a serial number of Excel", "id_date", "46146", 2303),
    ("no date", "id_date", "", 2103),
    ("a mark for no data", "id_date", "ND", 2301),
    ("no identifier", "case_id", "", 2103),
    ("an identifier of 300 letters", "case_id", LONG, 2116),
    ("an age of 19", "age_years", "19", 2113),
    ("an age below zero", "age_years", "-1", 2113),
    ("an age in words", "age_years", "doce", 2106),
    ("an age with a decimal point", "age_years", "12.5", 2106),
    ("an age with a decimal comma", "age_years", '"12,5"', 2305),
    ("an age in wide digits", "age_years", "１２", 2106),
    ("an age as a power", "age_years", "1e1", 2106),
    ("a formula", "age_years", "=7+7", 2106),
    ("an error of a spreadsheet", "age_years", "#N/A", 2301),
    ("a thousands separator", "age_years", '"1,000"', 2304),
    ("a code that no list has", "sex", "XX9", 2105),
    ("a label for a code", "ethnicity", "Indígena", 2105),
    ("a code in small letters", "sex", "f", 2308),
    ("letters encoded twice", "ethnicity", "IndÃ\u00adgena", 2309),
    ("a letter of another alphabet that looks the same", "nationality", "СOL", 2105),
    ("a lost leading zero", "dept", "5", 2307),
    ("a blank that no eye sees inside a code", "dept", "0\u00a05", 2105),
    ("a quote out of place", "case_id", 'a"b', 2104),
]


def row_of(header, **changed):
    return [{**GOOD, **changed}[name] for name in header]


def spoilt_rows(header):
    """What it is, lines to plant, column and number, rows lost, rows kept beside the good ones."""
    for what, column, value, number in VALUES:
        yield what, [",".join(row_of(header, **{column: value}))], number, column, 1
    yield "a field too many", [",".join(row_of(header) + ["x"])], 2101, str(len(header)), 1
    yield "fields too few", [",".join(row_of(header)[:-2])], 2102, str(len(header)), 1
    yield "a row without any value", ["," * (len(header) - 1)], None, "", 0
    yield "an empty line", [""], None, "", 0


def spoilt_files(lines):
    """What it is, bytes of the whole file, number and row of the finding."""
    header = lines[0].split(",")
    text = lambda some: ("\n".join(some) + "\n").encode()
    yield "an empty file", b"", 2005, 0
    yield "a header and no row", text(lines[:1]), 2013, 1
    yield "a column that is missing", text([line.rsplit(",", 1)[0] for line in lines]), 2011, 1
    yield "a column that is there twice", text([line + "," + (header[0] if i == 0 else "x") for i, line in enumerate(lines)]), 2012, 1
    yield "tabs between the fields", text([line.replace(",", "\t") for line in lines]), 2011, 1
    yield "two titles above the header", text(["Registro de casos", ""] + lines), 2011, 1
    yield "the letters of Windows-1252", "\n".join(lines[:9] + [lines[9] + ",niña"] + lines[10:]).encode("cp1252"), 2009, 10
    yield "UTF-16", "\n".join(lines).encode("utf-16"), 2008, 0
    yield "a workbook named .csv", b"PK\x03\x04" + b"\x00" * 100, 2007, 0
    yield "a byte of nothing", text(lines[:9]) + b"\x00" + text(lines[9:]), 2006, 10
    yield "a quote that never closes", text(lines[:20] + ['"' + lines[20]] + lines[21:]), 2015, 21
    yield "lines that end as on an old Mac", "\r".join(lines).encode(), 2018, 1
    yield "a page of the web named .csv", b"<html><body><table><tr><td>1</td></tr></table></body></html>\n", 2011, 1
    yield "the file is not there", None, 2001, 0


def numbers_of(document, indicators):
    """Observations with a number of indicators that need the file; a reason alone is none."""
    return [o for o in document["observations"] if o["indicator"] in indicators and "numerator" in o]


def main():
    listing = "--list" in sys.argv
    sys.argv = [word for word in sys.argv if word != "--list"]
    road = road_of_arguments()
    clean, trust, work = road.synthesize("mess-data", rows=600), road.trust("mess-trust"), road.fresh("mess-work")
    good = (clean / PARTNER / FILE).read_text().splitlines()
    header = good[0].split(",")
    wrong, done = [], 0

    def compute(name, content):
        folder = work / name
        shutil.copytree(clean / PARTNER, folder / PARTNER)
        if content is None:
            (folder / PARTNER / FILE).unlink()
        else:
            (folder / PARTNER / FILE).write_bytes(content)
        ended = road.call("hito", "--lang", "es", "compute", road.programme, PARTNER, "--period", PERIOD, "--data", folder, "--plugins", road.plugins,
                          "--trust", trust, "--as-of", AS_OF, "-o", work / "out.json")
        document = json.loads((work / "out.json").read_text())
        shutil.rmtree(folder)
        found = [(f[0], f[3], f[5]) for f in document["findings"] if f[2] == FILE]
        return ended, document, found

    _, first, none = compute("clean", (clean / PARTNER / FILE).read_bytes())
    if none:
        wrong.append(f"the clean file has findings: {none[:5]}")
    manifest = json.loads((road.plugins / PARTNER / "manifest.json").read_text())
    needing = [i["code"] for i in manifest["indicators"] if "cases" in i["inputs"]]
    if not numbers_of(first, needing):
        wrong.append("the clean file gives no number")
    counted = {i["id"]: i for i in first["inputs"]}["cases"]

    for n, (what, planted, number, column, lost) in enumerate(spoilt_rows(header)):
        lines = good[:ROW - 1] + planted + good[ROW - 1:]
        ended, document, found = compute(f"row-{n}", ("\n".join(lines) + "\n").encode())
        expected = [] if number is None else [(number, ROW, column)]
        now = {i["id"]: i for i in document["inputs"]}["cases"]
        if listing:
            print(f"{what:52} {FILE}:{ROW} {column:14} expected {number} found {found} exit {ended.returncode} rejected {now['rejected']} blank {now['blank']}")
        done += 1
        if found != expected or now["rejected"] != lost or now["used"] != counted["used"] or ended.returncode != 0:
            wrong.append(f"{what}: {found} instead of {expected}; used {now['used']} of {counted['used']}, rejected {now['rejected']}")
        if document["observations"] != first["observations"]:
            wrong.append(f"{what}: other observations than without the row")
        value = dict((w, v) for w, _, v, _ in VALUES).get(what, "")
        if len(value) > 4 and value.strip('"') in ended.stderr + json.dumps(document, ensure_ascii=False):
            wrong.append(f"{what}: the value is said")

    twice = ("\n".join(good + [good[ROW]]) + "\n").encode()
    _, document, found = compute("twice", twice)
    done += 1
    if found != [(2117, len(good) + 1, "")] or {i["id"]: i for i in document["inputs"]}["cases"]["used"] != counted["used"] + 1:
        wrong.append(f"a row twice is to be kept and named: {found}")

    for n, (what, content, number, row) in enumerate(spoilt_files(good)):
        ended, document, found = compute(f"file-{n}", content)
        if listing:
            print(f"{what:52} expected {number} found {found[:3]} exit {ended.returncode} {document['failure']} {len(document['observations'])}")
        done += 1
        if (number, row) not in [f[:2] for f in found] or ended.returncode != 1 or numbers_of(document, needing):
            wrong.append(f"{what}: {found[:3]} instead of {number} in row {row}, exit {ended.returncode}")
    report("mess", done, wrong)


if __name__ == "__main__":
    main()
