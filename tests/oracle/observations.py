# SPDX-License-Identifier: Apache-2.0
"""Observations to be judged: the lines of dump_observations, or a submission.
{indicator: {(window, dims, codes): (status, measures)}}; measures as Cells.compute() has them."""
import csv
import datetime
import json

from windows import windows

STATUS = {0: "OK", 1: "NOT_REPORTED", 2: "NOT_APPLICABLE", 4: "DEN_ZERO", 5: "PENDING"}


def measures(kind, class_a, o):
    if kind == "estimate":
        return (o["value"], o["lower"], o["upper"], o["level"], o["sample"], o["reference"], o["method"])
    subjects = (o["subjects"],) if class_a else ()
    if kind == "median":
        return (o["value"], o["denominator"]) + subjects
    if kind == "ratio":
        return (o["numerator"], o["denominator"]) + subjects
    return (o["numerator"],) + subjects


def day(number):
    return str(datetime.date(1970, 1, 1) + datetime.timedelta(days=number))


def put(found, manifest, o):
    kinds = {i["code"]: (i["type"], i["class"] == "A") for i in manifest["indicators"]}
    kind, class_a = kinds[o["indicator"]]
    cells = found.setdefault(o["indicator"], {})
    key = (o["window"], o["dims"], o["codes"])
    if key in cells:
        raise SystemExit("%s %s stands twice" % (o["indicator"], key))
    cells[key] = (o["status"], measures(kind, class_a, o))


def read_dump(text, manifest):
    found = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("finding,")):
        o = {k: row[k] for k in ("indicator", "window", "status")}
        o["dims"] = () if row["table"] == "total" else tuple(row["table"].split("|"))
        o["codes"] = tuple(row["codes"].split("|")) if row["codes"] else ()
        for name in ("numerator", "denominator", "sample", "method", "subjects"):
            o[name] = int(row[name]) if row[name] else None
        for name in ("value", "lower", "upper", "level"):
            o[name] = float(row[name]) if row[name] else None
        o["reference"] = day(int(row["reference"])) if row["reference"] else None
        put(found, manifest, o)
    return found


def read_submission(path):
    """The manifest inside a submission, and its observations."""
    document = json.loads(path.read_text())
    if document["failure"]:
        raise SystemExit("%s: nothing was computed, H%04d" % (path, document["failure"]))
    manifest = json.loads(document["manifest"])
    names = [w[1] for w in windows(document["first_quarter"], document["period"])]
    lists = {d["id"]: manifest["code_lists"][d["list"]] for d in manifest["dimensions"]}
    tables = {i["code"]: [[]] + [t["dims"] for t in i["tables"]] for i in manifest["indicators"]}
    found = {}
    for block in document["observations"]:
        dims = tuple(tables[block["indicator"]][block["table"]])
        for k, window in enumerate(block["window"]):
            def column(name, otherwise=None):
                return block[name][k] if name in block else otherwise
            o = {"indicator": block["indicator"], "window": names[window], "dims": dims, "status": STATUS[column("status", 0)],
                 "codes": tuple(lists[d][block["codes"][p][k]] for p, d in enumerate(dims)), "numerator": column("numerator", 0),
                 "denominator": column("denominator", 0), "value": column("value"), "subjects": column("subjects"),
                 "lower": None, "upper": None, "level": None, "sample": None, "reference": None, "method": None}
            o["subjects"] = None if o["subjects"] == -1 else o["subjects"]
            if column("estimate", -1) >= 0:
                e = document["estimates"][column("estimate")]
                o.update(value=e[0], lower=e[1], upper=e[2], level=e[3], sample=e[4], reference=day(e[5]), method=e[8])
            put(found, manifest, o)
    return manifest, found
