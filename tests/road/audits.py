#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the audits of this field found, F1 to F14: for each a fixture, what the command says, and where the reader sees it.

usage: audits.py BUILD SOURCE WORK      prints one line a finding, exit 1 when one is neither impossible nor visible
"""
import json
import shutil
import subprocess

from road import PERIOD, report, road_of_arguments

BEFORE, DAY_BEFORE, DAY = "FY2026Q2", "2026-04-30", "2026-07-30"
wrong, done = [], []


class Audit:
    def __init__(self, road):
        self.road, self.trust = road, road.trust("audits-trust")
        self.files = {}
        early, late = road.synthesize("audits-early", rows=1200), road.synthesize("audits-late", "--late", "40", rows=1200)
        for period, data, day in ((BEFORE, early, DAY_BEFORE), (PERIOD, late, DAY)):
            for partner in road.partners:
                path = road.work / f"audits.{period}.{partner}.json"
                done_ = road.call("hito", "compute", road.programme, partner, "--period", period, "--data", data, "--plugins",
                                  road.plugins, "--trust", self.trust, "--as-of", day, "-o", path)
                if done_.returncode > 1:
                    raise SystemExit(done_.stderr)
                self.files[period, partner] = path
        self.office = road.fresh("audits-office")
        self.compile(self.office, road.programme, BEFORE, DAY_BEFORE)
        self.hito("seal", "--office", self.office, "--period", BEFORE, "--person", "A", "--person", "B")

    def hito(self, *words):
        return self.road.call("hito", *words)

    def compile(self, office, programme, period, day, without=()):
        files = [self.files[period, p] for p in self.road.partners if p not in without]
        done_ = self.hito("compile", programme, "--period", period, "--office", office, "--as-of", day, *files)
        if done_.returncode > 1:
            raise SystemExit(done_.stderr)
        return json.loads((office / "publications" / f"{period}.json").read_text()), done_.stderr

    def changed(self, name, change):
        """The second quarter's office with the third compiled after a change of the programme folder."""
        office, programme = self.road.fresh(f"audits-{name}"), self.road.fresh(f"audits-{name}-programme")
        shutil.copytree(self.office, office, dirs_exist_ok=True)
        shutil.copytree(self.road.programme, programme, dirs_exist_ok=True)
        change(programme)
        return self.compile(office, programme, PERIOD, DAY)


def want(name, holds, said):
    done.append(name)
    if holds:
        print(f"{name}: {said}")
    else:
        wrong.append(f"{name} does not hold: {said}")


def without_line(path, start):
    lines = path.read_text().splitlines(True)
    kept = [line for line in lines if not line.startswith(start)]
    assert len(kept) < len(lines), start
    path.write_text("".join(kept))


def changed_target(path, start, value):
    lines = path.read_text().splitlines(True)
    for i, line in enumerate(lines):
        if line.startswith(start):
            fields = line.split(",")
            fields[2] = value
            lines[i] = ",".join(fields)
    path.write_text("".join(lines))


def number(publication, code, window, measure="actual"):
    for value in publication["values"]:
        if value[:5] == [code, window, "", "", measure]:
            return float(value[6]) if value[5] == "OK" else None
    return None


def plan_findings(a):
    p, said = a.changed("f1", lambda f: without_line(f / "targets.csv", "ABA-01,FY2026,"))
    standing = [x[2] for x in p["assessments"] if x[:2] == ["ABA-01", "FY2026"]]
    want("F1", "H1101" in said and standing == ["no_target"], "H1101; standing 'no target', counted on page 1")
    def free_number(f):
        for text in sorted((f / "narrative" / PERIOD).glob("REN-01.progress.*.md")) or [None]:
            text.write_text(text.read_text() + "\nThere were 417 of them.\n")
    p, said = a.changed("f4", free_number)
    bound = [x for n in p["narratives"] for x in n["en"] if "value" in x]
    want("F4", "H1135" in said and bound, f"H1135 for a typed number; {len(bound)} numbers are bound to values")
    def unexplained(f):
        for text in (f / "narrative" / PERIOD).glob("*.deviation.*.md"):
            text.unlink()
    p, said = a.changed("f5", unexplained)
    gaps = sum(x[3] and not x[4] for x in p["assessments"])
    want("F5", ("H6010" in said) and gaps > 0, f"H6010; {gaps} deviations listed as not explained")
    p, said = a.changed("goalposts", lambda f: changed_target(f / "targets.csv", "REN-01,FY2026,", "77"))
    moved = [x for x in p["target_changes"] if x[:2] == ["REN-01", "FY2026"] and x[3] == "77"]
    want("F1 moved target", len(moved) == 1 and moved[0][2] not in ("", "77"), f"printed with old and new value: {moved}")


def number_findings(a):
    p, said = a.compile(a.office, a.road.programme, PERIOD, DAY)
    parts = [number(p, "ABA-01", f"FY2026Q{q}") for q in (1, 2, 3)]
    want("F2", None not in parts and sum(parts) == number(p, "ABA-01", "FY2026"), "the year is the sum of its quarters, computed, never typed")
    want("F3", p["restatements"] and "H6020" in said, f"H6020; {len(p['restatements'])} lines with old and new value")
    refused = a.hito("seal", "--office", a.office, "--period", PERIOD, "--person", "A", "--person", "B")
    want("F3 reason", refused.returncode == 3 and "H6037" in refused.stderr, "H6037: a release that changes numbers needs a reason")
    want("F7", len(p["rules"]) == 24 and any(r[2] == 0 for r in p["rules"]), f"24 rules listed, {sum(r[2] == 0 for r in p['rules'])} passes")
    inputs = [i for x in p["partners"] for i in x["inputs"]]
    want("F10", inputs and all(len(i[2]) == 64 for i in inputs if i[3]), f"{len(inputs)} input files with digest and row counts")
    sheets = {i["code"]: {s[0] for s in i["sheet"]} for i in p["indicators"]}
    want("F11", all("definition" in s for s in sheets.values()) and all(i["definition_version"] for i in p["indicators"]),
         f"{len(sheets)} reference sheets with version")
    owners = {i["code"]: i["partner"] for i in p["indicators"]}
    want("F12", len(owners) == len(p["indicators"]) and all(v[0] in owners for v in p["values"]),
         "every number belongs to one partner's indicator; none is a sum over partners")
    kinds = {c[1] for c in p["commitments"]}
    keys_with_targets = [k for k in p["key_indicators"] if any(v[0] == k and v[4] == "target" for v in p["values"])]
    want("F13", {"contribution", "sustainability"} <= kinds and keys_with_targets,
         f"{len(keys_with_targets)} key indicators with targets; {len(p['commitments'])} milestones and commitments")
    want("F14", all("limitations" in s for s in sheets.values()), "each reference sheet states its limits")
    return p


def printed_findings(a, p):
    path = a.office / "report.pdf"
    made = a.hito("report", a.office / "publications" / f"{PERIOD}.json", "--lang", "en", "-o", path)
    if made.returncode or not shutil.which("pdftotext"):
        want("F6", made.returncode == 0, "the report is printed from the publication alone" + made.stderr)
        return
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    shown = f"{int(number(p, 'ABA-01', 'FY2026')):,}"
    want("F6", shown in text, f"the PDF shows {shown} as the publication has it; both come from one store")
    for words in ("Rules that were held", "Contributions of governments", "When submissions came", "Milestones of the programme"):
        want(f"printed: {words}", words in text, "stands in the report")


def missing_findings(a):
    office = a.road.fresh("audits-f8")
    p, said = a.compile(office, a.road.programme, PERIOD, "2026-08-10", without=("padf",))
    partner = next(x for x in p["partners"] if x["id"] == "padf")
    late = {d[0]: d[2:] for d in p["deadlines"]}
    want("F8", not partner["reported"] and "H5020" in said and "H5211" in said and late["padf"] == ["", 11],
         "H5020 and H5211; not reported, 11 days late, never 0")
    want("F8 late", "H5210" in said and late["renacer"] == ["2026-08-10", 11], "H5210: what came late has its days")
    sealed = a.hito("seal", "--office", office, "--period", PERIOD, "--person", "A", "--person", "B")
    want("F9", not p["complete"] and "H6041" in sealed.stderr, "H6041; a report with a gap is stamped INCOMPLETE also when sealed")


def main():
    audit = Audit(road_of_arguments())
    plan_findings(audit)
    printed_findings(audit, number_findings(audit))
    missing_findings(audit)
    report("audits", len(done), wrong)


if __name__ == "__main__":
    main()
