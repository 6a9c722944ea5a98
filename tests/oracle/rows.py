# SPDX-License-Identifier: Apache-2.0
"""Partners' CSV files as tables of sqlite, by the rules of the manifest and of no code of Hito: a row that breaks a rule
is left out, an empty field is NULL, and line is the number of the record, the header being 1."""
import csv
import datetime
import re
import sqlite3

csv.field_size_limit(1 << 24)
KINDS = {"key": "TEXT", "code": "TEXT", "date": "TEXT", "bool": "TEXT", "text": "TEXT", "int32": "INTEGER", "int64": "INTEGER",
         "decimal": "INTEGER", "real": "REAL"}
INT32 = (-2**31, 2**31 - 1)


class Refused(Exception):
    """The row breaks a rule."""


def whole(text, low, high):
    if not re.fullmatch(r"[+-]?[0-9]+", text) or not low <= int(text) <= high:
        raise Refused
    return int(text)


def date(text):
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise Refused
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise Refused from None


def value_of(column, text, lists):
    kind = column["type"]
    text = text if kind == "text" else text.strip(" \t")
    if text == "":
        if column.get("null") or "null_code" in column:
            return column.get("null_code")
        raise Refused
    if kind == "code" and text not in lists[column["list"]]:
        raise Refused
    if kind == "bool" and text not in ("Y", "N"):
        raise Refused
    if kind == "date":
        return date(text)
    if kind == "real":
        try:
            number = float(text)
        except ValueError:
            raise Refused from None
    elif kind in ("int32", "int64"):
        number = whole(text, *(INT32 if kind == "int32" else (-2**63, 2**63 - 1)))
    else:
        return text
    if number < column.get("min", number) or number > column.get("max", number):
        raise Refused
    return number


def read_rows(path, columns, lists):
    """Yield (line, values); raises FileNotFoundError."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        first = file.readline()
        file.seek(0)
        delimiter = ";" if first.count(";") > first.count(",") else ","
        records = csv.reader(file, delimiter=delimiter, strict=True)
        header = [name.strip(" \t") for name in next(records)]
        places = [header.index(column["name"]) for column in columns]
        for line, record in enumerate(records, 2):
            if len(record) != len(header):
                continue
            try:
                yield line, [value_of(c, record[p], lists) for c, p in zip(columns, places)]
            except Refused:
                continue


def load(manifest, folder):
    """A database of the files of a folder, and which inputs can be reported."""
    base = sqlite3.connect(":memory:")
    usable = {}
    for entry in manifest["inputs"]:
        names = ["line INTEGER"] + ['"%s" %s' % (c["name"], KINDS[c["type"]]) for c in entry["columns"]]
        base.execute('CREATE TABLE "%s" (%s)' % (entry["id"], ", ".join(names)))
        count = 0
        try:
            for line, values in read_rows(folder / (entry["id"] + ".csv"), entry["columns"], manifest["code_lists"]):
                base.execute('INSERT INTO "%s" VALUES (%s)' % (entry["id"], ",".join("?" * (len(values) + 1))), [line] + values)
                count += 1
            usable[entry["id"]] = count > 0 or entry["empty"] == "none"
        except FileNotFoundError:
            usable[entry["id"]] = False
    return base, usable
