# SPDX-License-Identifier: Apache-2.0
"""A partner's clean CSV files in the forms that partners keep, with the sources.json that says so. For tests only: the
workbooks are written here, by the letter of ECMA-376, so that no library's habits are taken for the standard."""
import csv
import datetime
import json
import sqlite3
import zipfile
from xml.sax.saxutils import escape

FORMS = ("excel-es", "utf16", "xlsx", "xlsx-1904", "xlsx-inline", "ndjson", "sqlite")
NUMBERS = ("int32", "int64", "decimal", "real")
WORDS = {"Y": "Sí", "N": "No"}


def own_name(name):
    """The partner's own name of a column: other letters, accents and blanks."""
    return name.replace("_", " ").title() + " año"


def own_code(code):
    return f"Código «{code}»"


def day_first(text):
    return "/".join(reversed(text.split("-")))


def serial(text, from_1904=False):
    epoch = datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 30)
    return (datetime.date.fromisoformat(text) - epoch).days


def text_cell(column, value):
    """A value as people write it in Spanish."""
    kind = column["type"]
    if value == "":
        return "ND" if column.get("null") else ""
    if kind == "date":
        return day_first(value)
    if kind == "bool":
        return WORDS[value]
    if kind == "code":
        return own_code(value)
    if kind in ("decimal", "real"):
        whole, _, part = value.partition(".")
        return f"{int(whole):,}".replace(",", ".") + ("," + part if part else "")
    if kind in ("int32", "int64"):
        return f"{int(value):,}".replace(",", ".")
    return value


def read(manifest_input, folder):
    columns = {c["name"]: c for c in manifest_input["columns"]}
    path = folder / f"{manifest_input['id']}.csv"
    if not path.exists():
        return None
    with open(path, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    return [columns.get(name) for name in rows[0]], rows[0], rows[1:]


def columns_of(manifest_input, codes):
    said = {}
    for column in manifest_input["columns"]:
        entry = {"names": [own_name(column["name"]), column["name"] + " (old)"]}
        if column["type"] == "code":
            entry["values"] = {own_code(c): c for c in codes[column["list"]]}
        said[column["name"]] = entry
    return said


def column_letters(index):
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Workbook:
    """A sheet of cells; texts shared or inline, dates by style 1, days from 1900 or 1904."""

    def __init__(self, from_1904, inline):
        self.from_1904, self.inline, self.strings, self.rows = from_1904, inline, {}, []

    def text(self, reference, value):
        if self.inline:
            return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        index = self.strings.setdefault(value, len(self.strings))
        return f'<c r="{reference}" t="s"><v>{index}</v></c>'

    def cell(self, reference, column, value):
        if value == "":
            return ""
        if column is None or column["type"] in ("key", "text", "code"):
            return self.text(reference, own_code(value) if column and column["type"] == "code" else value)
        if column["type"] == "date":
            return f'<c r="{reference}" s="1"><v>{serial(value, self.from_1904)}</v></c>'
        if column["type"] == "bool":
            return f'<c r="{reference}" t="b"><v>{int(value == "Y")}</v></c>'
        return f'<c r="{reference}"><v>{float(value)!r}</v></c>'

    def write(self, path, columns, header, rows):
        def line(number, cells):
            return f'<row r="{number}">' + "".join(cells) + "</row>"
        lines = [line(1, [self.text("A1", "Registro de casos")]),
                 line(3, [self.text(column_letters(i) + "3", name) for i, name in enumerate(header)])]
        for number, row in enumerate(rows, 4):
            lines.append(line(number, [self.cell(f"{column_letters(i)}{number}", columns[i], v) for i, v in enumerate(row)]))
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        relation = "http://schemas.openxmlformats.org/package/2006/relationships"
        strings = "".join(f"<si><r><t>{escape(s[:1])}</t></r><r><t xml:space='preserve'>{escape(s[1:])}</t></r>"
                          "<rPh><t>x</t></rPh></si>" for s in self.strings)
        parts = {
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="{int(self.from_1904)}"/>'
                               '<sheets><sheet name="Notas" sheetId="1" r:id="rId1"/><sheet name="Casos" sheetId="2" r:id="rId2"/>'
                               "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relation}">'
                f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
                f'<Relationship Id="rId2" Type="{office}/worksheet" Target="/xl/worksheets/sheet2.xml"/>'
                f'<Relationship Id="rId3" Type="{office}/styles" Target="styles.xml"/>'
                f'<Relationship Id="rId4" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts>'
                             '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>'
                             '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData/></worksheet>',
            "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(lines)}</sheetData></worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, text in parts.items():
                file.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def write_csv(path, columns, header, rows, delimiter, encoding):
    with open(path, "w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(header)
        writer.writerows([text_cell(c, v) if c else v for c, v in zip(columns, row)] for row in rows)


def typed(column, value):
    if value == "":
        return None
    if column["type"] in NUMBERS:
        return float(value) if "." in value or column["type"] == "real" else int(value)
    return own_code(value) if column["type"] == "code" else value


def write_ndjson(path, columns, header, rows):
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            value = {n: typed(c, v) for n, c, v in zip(header, columns, row) if c}
            for name, column in zip(header, columns):
                if column and column["type"] == "bool" and value[name] is not None:
                    value[name] = value[name] == "Y"
            if len(rows) > 1 and row is rows[-1]:  # a member without a value may be left out
                value = {n: v for n, v in value.items() if v is not None}
            file.write(json.dumps(value) + "\n")


def write_sqlite(path, columns, header, rows):
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    quoted = ", ".join('"' + name.replace('"', '""') + '"' for name in header)
    base.execute(f"CREATE TABLE notas (x)")
    base.execute(f'CREATE TABLE "casos del año" ({quoted})')
    base.executemany(f'INSERT INTO "casos del año" VALUES ({", ".join("?" * len(header))})',
                     [[typed(c, v) if c else v for c, v in zip(columns, row)] for row in rows])
    base.commit()
    base.close()


def convert(form, manifest, source, target):
    """Write every input of a partner in one form, and its sources.json."""
    inputs = {}
    for declared in manifest["inputs"]:
        found = read(declared, source)
        if found is None:
            continue
        columns, header, rows = found
        header = [own_name(name) for name in header]
        said = {"columns": columns_of(declared, manifest["code_lists"])}
        texts = {"dates": "dd/mm/yyyy", "decimal": ",", "thousands": ".", "missing": ["ND"], "true": ["Sí"], "false": ["No"]}
        if form == "excel-es":
            said |= texts | {"file": declared["id"] + " del año.csv", "encoding": "windows-1252"}
            write_csv(target / said["file"], columns, header, rows, ";", "cp1252")
        elif form == "utf16":
            said |= texts | {"file": declared["id"] + ".txt", "encoding": "utf-16", "delimiter": "tab", "kind": "csv"}
            write_csv(target / said["file"], columns, header, rows, "\t", "utf-16")
        elif form.startswith("xlsx"):
            said |= {"file": declared["id"] + ".xlsx", "sheet": "Casos", "header_row": 3}
            Workbook(form == "xlsx-1904", form == "xlsx-inline").write(target / said["file"], columns, header, rows)
        elif form == "ndjson":
            if not rows:  # a file of lines has no header, so none is like an absent one
                write_csv(target / f"{declared['id']}.csv", columns, [own_name(c["name"]) for c in declared["columns"]], [], ",", "utf-8")
            else:
                said |= {"file": declared["id"] + ".ndjson"}
                write_ndjson(target / said["file"], columns, header, rows)
        else:
            said |= {"file": declared["id"] + ".sqlite", "table": "casos del año"}
            write_sqlite(target / said["file"], columns, header, rows)
        inputs[declared["id"]] = said
    text = json.dumps({"sources": 1, "about": f"the files of {manifest['id']} as {form}", "inputs": inputs}, ensure_ascii=False, indent=1)
    (target / "sources.json").write_text(text + "\n", encoding="utf-8")
