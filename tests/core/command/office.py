#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the office's commands as a person does: compile, seal, history, trace, ledger verify, report, with every exit status.

usage: office.py HITO SOURCE      prints what went otherwise, exit 1
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HITO, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
PROGRAMME = SOURCE / "tests/golden/compile/programme"
SUBMISSION = SOURCE / "tests/golden/compile/alfa.FY2025Q4.json"
wrong = []


def hito(*words, want, has="", err=""):
    done = subprocess.run([HITO, *map(str, words)], capture_output=True, text=True)
    if done.returncode != want or has not in done.stdout or err not in done.stderr:
        wrong.append(f"hito {' '.join(map(str, words))}: {done.returncode}, wanted {want} {has} {err}\n{done.stdout}{done.stderr}")
    return done.stdout


def office_of_a_quarter(office):
    compile_ = ["compile", PROGRAMME, "--period", "FY2025Q4", "--office", office, SUBMISSION]
    hito(*compile_, want=1, has="FY2025Q4.json", err="H5020")
    hito(*compile_, "--json", want=1, has='"publication"')
    hito(*compile_, "--lang", "es", want=1, err="no hay entrega")
    hito("history", "A-01", "--office", office, want=3, err="H6039")
    seal = ["seal", "--office", office, "--period", "FY2025Q4", "--person", "Person A"]
    hito(*seal, want=2, err="H6036")
    hito(*seal, "--person", "Person A", want=2, err="H6036")
    hito(*seal, "--person", "Person B", want=0, has="FY2025Q4", err="H6041")
    hito(*seal, "--person", "Person B", want=0, err="H6038")
    hito("seal", "--office", office, "--period", "FY2030Q1", "--person=A", "--person=B", want=3, err="H6035")
    hito(*compile_, want=1)
    publication = json.loads((office / "publications/FY2025Q4.json").read_text())
    if publication["draft"] or not publication["ledger_head"]:
        wrong.append("a sealed period is still a draft")
    hito("history", "A-01", "--window", "FY2025", "--office", office, want=0, has="146\tPerson A, Person B")
    hito("trace", "A-01", "--window", "FY2025", "--office", office, want=0, has="rows 1234, used 1230, rejected 4")
    for words in (["history", "A-01", "--window", "FY2025"], ["trace", "A-01", "--window", "FY2025"], ["ledger", "verify"]):
        json.loads(hito(*words, "--json", "--office", office, want=0))
    hito("trace", "A-99", "--window", "FY2025", "--office", office, want=3, err="H6039")
    hito("ledger", "verify", "--office", office, want=0, has="3 records")
    hito("ledger", "mend", "--office", office, want=2)


def memory_of_an_office(office, folder):
    """What was sent back, taken back, copied and written out; and a ledger of the version before, which later ones open."""
    here = ["--office", office, "--period", "FY2025Q4"]
    compile_ = ["compile", PROGRAMME, *here, SUBMISSION]
    hito("sendback", *here, "--partner", "alfa", "--person", "M&E lead", want=2, err="H0103")
    hito("sendback", *here, "--partner", "alfa", "--person", "M&E lead", "--reason", "Wrong quarter.", want=0)
    hito("withdraw", *here, "--person", "M&E lead", "--reason", "Found a wrong file.", want=0)
    hito("withdraw", *here, "--person", "M&E lead", "--reason", "Again.", want=3, err="H6212")
    hito(*compile_, want=1)
    publication = json.loads((office / "publications/FY2025Q4.json").read_text())
    if not publication["draft"] or publication["sent_back"] != [["alfa", "M&E lead", "Wrong quarter."]]:
        wrong.append("a withdrawn release still holds, or what was sent back is not printed")
    again = (office / "publications/FY2025Q4.json").read_bytes()
    hito(*compile_, want=1)
    if again != (office / "publications/FY2025Q4.json").read_bytes():
        wrong.append("the same inputs gave other bytes")
    text = hito("ledger", "export", "--office", office, want=0, has="sendback\talfa\tM&E lead\tWrong quarter.")
    copy = folder / "copy"
    copy.mkdir()
    hito("ledger", "backup", "--office", office, "-o", copy / "ledger.sqlite", want=0)
    hito("ledger", "backup", "--office", office, "-o", copy / "ledger.sqlite", want=3, err="H6211")
    hito("ledger", "verify", "--office", copy, want=0)
    if hito("ledger", "export", "--office", copy, want=0) != text:
        wrong.append("a backup exports otherwise")


def second_submissions(folder):
    """The same file twice, a correction of a later day in either order, and two that contradict each other."""
    here = ["--period", "FY2025Q4", "--office", folder / "second"]
    document = json.loads(SUBMISSION.read_text())
    day = document["as_of"]
    for name, as_of in (("other", day), ("later", "2026-02-20")):
        document["as_of"] = as_of
        document["software"] = f"hito {name}"
        (folder / f"{name}.json").write_text(json.dumps(document))
    hito("compile", PROGRAMME, *here, SUBMISSION, SUBMISSION, want=1, err="H5204")
    hito("compile", PROGRAMME, *here, SUBMISSION, folder / "other.json", want=1, err="H5013")
    first = hito("compile", PROGRAMME, *here, SUBMISSION, folder / "later.json", want=1, err=f"2026-02-20 corrects the one of {day}")
    bytes_ = pathlib.Path(first.strip()).read_bytes()
    hito("compile", PROGRAMME, *here, folder / "later.json", SUBMISSION, want=1, err=f"2026-02-20 corrects the one of {day}")
    same = [json.loads(b)["values"] for b in (bytes_, pathlib.Path(first.strip()).read_bytes())]
    if same[0] != same[1]:
        wrong.append("the order of two submissions decides about the numbers")


def older_version(folder):
    office = folder / "older"
    compile_ = ["compile", PROGRAMME, "--period", "FY2025Q4", "--office", office, SUBMISSION]
    hito(*compile_, want=1)
    with sqlite3.connect(office / "ledger.sqlite") as ledger:
        n = ledger.execute("SELECT count(*) FROM target").fetchone()[0]
        for table in ("target", "sendback", "withdrawal", "trust", "signature", "sandbox"):
            ledger.execute(f"DROP TABLE {table}")
        ledger.execute("PRAGMA user_version = 1")
    if n == 0:
        wrong.append("no target was recorded")
        return
    # The record held targets, so a ledger that lost them says so; one that never had them is whole.
    hito("ledger", "verify", "--office", office, want=1, err="H6033")
    bare = folder / "bare"
    programme = folder / "programme"
    shutil.copytree(PROGRAMME, programme)
    (programme / "targets.csv").write_text((PROGRAMME / "targets.csv").read_text().splitlines()[0] + "\n")
    document = json.loads(SUBMISSION.read_text())
    document["layers"] = []  # a record of those days told of no sandbox
    (folder / "bare.json").write_text(json.dumps(document))
    compile_ = ["compile", programme, "--period", "FY2025Q4", "--office", bare, folder / "bare.json"]
    hito(*compile_, want=1)
    with sqlite3.connect(bare / "ledger.sqlite") as ledger:
        for table in ("target", "sendback", "withdrawal", "trust", "signature", "sandbox"):
            ledger.execute(f"DROP TABLE {table}")
        ledger.execute("PRAGMA user_version = 1")
    before = (bare / "ledger.sqlite").read_bytes()
    hito("ledger", "verify", "--office", bare, want=0)
    if before != (bare / "ledger.sqlite").read_bytes():
        wrong.append("a reader changed an older ledger")
    hito("seal", "--office", bare, "--period", "FY2025Q4", "--person", "A", "--person", "B", want=0)
    hito("ledger", "verify", "--office", bare, want=0, has="2 records")


def only_appended(office):
    with sqlite3.connect(office / "ledger.sqlite") as ledger:
        for sql in ("UPDATE actual SET text = '1'", "DELETE FROM release", "DELETE FROM record"):
            try:
                ledger.execute(sql)
                wrong.append(f"the ledger obeyed: {sql}")
            except sqlite3.IntegrityError:
                pass
        ledger.execute("DROP TRIGGER actual_stays")
        ledger.execute("UPDATE actual SET inner_numerator = inner_numerator + 1 WHERE rowid = 5")
    hito("ledger", "verify", "--office", office, want=1, err="H6033")


def refused(office, folder):
    here = ["--period", "FY2025Q4", "--office", office]
    hito("compile", PROGRAMME, *here, "--as-of", "31/12/2025", SUBMISSION, want=2)
    hito("compile", PROGRAMME, "--office", office, SUBMISSION, want=2, err="period")
    hito("compile", folder / "nowhere", *here, SUBMISSION, want=3)
    hito("compile", PROGRAMME, "--period", "FY2020Q1", "--office", folder / "early", SUBMISSION, want=3, err="H0301")
    (folder / "file").write_text("x")
    hito("compile", PROGRAMME, "--period", "FY2025Q4", "--office", folder / "file", SUBMISSION, want=4, err="H6040")
    (folder / "cut.json").write_text(SUBMISSION.read_text()[:5000])
    hito("compile", PROGRAMME, "--period", "FY2025Q4", "--office", folder / "cut", folder / "cut.json", want=1, err="H5001")
    hito("report", folder / "none.json", "-o", folder / "x.pdf", want=3, err="H0304")
    hito("report", SUBMISSION, want=2)
    hito("ledger", "verify", "--office", folder / "cut" / "reports", want=3, err="H6034")
    if os.path.exists("/dev/full"):
        done = subprocess.run([HITO, "history", "A-01", "--office", office], stdout=open("/dev/full", "w"), stderr=subprocess.PIPE)
        if done.returncode != 4:
            wrong.append(f"a full disk behind standard output: {done.returncode}, wanted 4")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        office_of_a_quarter(folder / "office")
        refused(folder / "office", folder)
        memory_of_an_office(folder / "office", folder)
        older_version(folder)
        second_submissions(folder)
        only_appended(folder / "office")
    print("\n".join(wrong) or "office: every command and exit status as wanted")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
