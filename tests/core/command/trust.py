#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who may run in an office, with keys and signatures of the real minisign: what is accepted and what is refused, each with its own
sentence; rotation and loss of a key; and that the ledger holds every decision.

usage: trust.py BUILD
"""
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1]).resolve()
DAY = ["--as-of", "2026-07-01"]
wrong = []


class Office:
    def __init__(self, folder):
        self.folder, self.office = folder, folder / "office"
        self.plugins = folder / "plugins"
        for name in ("template", "padf"):
            shutil.copytree(BUILD / "plugins" / name, self.plugins / name)

    def hito(self, title, *words, want=0, says="", has=""):
        done = subprocess.run([BUILD / "bin" / "hito", *map(str, words)], cwd=self.folder, capture_output=True, text=True, check=False)
        sentence = next((line for line in done.stderr.splitlines() if not says or f"[{says}]" in line), "")
        if done.returncode != want or (says and not sentence) or has not in done.stdout:
            wrong.append(f"{title}: exit {done.returncode}, not {want}\n{done.stdout}{done.stderr}")
        print(f"{title:56s} exit {done.returncode}  {sentence[:150] if says else has}")
        return done.stdout

    def key(self, name):
        subprocess.run(["minisign", "-G", "-W", "-p", f"{name}.pub", "-s", f"{name}.key"], cwd=self.folder, check=True, capture_output=True)
        return re.search(r"public key ([0-9A-F]+)", (self.folder / f"{name}.pub").read_text())[1]

    def sign(self, path, key):
        subprocess.run(["minisign", "-S", "-s", f"{key}.key", "-m", path], cwd=self.folder, check=True, capture_output=True)

    def approve(self, title, plugin="template", key=(), **how):
        return self.hito(title, "plugin", "approve", self.plugins / plugin, "--person", "An approver", *key, "--office", self.office, *DAY, **how)

    def run(self, title, **how):
        return self.hito(title, "compute", "trial", "template", "--period", "FY2026Q1", "--data", self.plugins / "template" / "sample",
                         "--plugins", self.plugins, "--trust", self.office / "trust", "-o", "submission.json", **how)

    def change(self, title, old, new):
        """One byte of the manifest, keeping its length."""
        path = self.plugins / "template" / "manifest.json"
        text = path.read_text()
        assert old in text, title
        path.write_text(text.replace(old, new, 1))


def signatures(o):
    first = o.key("first")
    manifest = o.plugins / "template" / "manifest.json"
    o.hito("a programme to run it in", "programme", "new", "trial", o.plugins / "template", "--from", "2025-10-01", "--to", "2026-09-30")
    o.run("nothing runs by being present", want=1, says="H3130")
    o.sign(manifest, "first")
    o.approve("a key that nobody has named", want=3, says="H3140")
    o.approve("signed by minisign, its key named by a person", key=("--key", "first.pub"), has="template 1.0.0")
    o.run("accepted", has="observations")
    o.change("one byte", '"Name of the organisation"', '"Name of the organisatiom"')
    o.run("one changed byte: not what was approved", want=1, says="H3130")
    o.approve("one changed byte: the signature does not fit", want=3, says="H3141")
    o.change("back", '"Name of the organisatiom"', '"Name of the organisation"')
    o.sign(o.plugins / "padf" / "manifest.json", "first")
    o.approve("wrong prefix", "padf", want=3, says="H3142")
    (o.plugins / "padf" / "manifest.json.minisig").unlink()
    library = o.plugins / "template" / "template.so"
    kept = library.read_bytes()
    shutil.copy(o.plugins / "padf" / "padf.so", library)
    o.run("swapped file", want=1, says="H3105")
    library.write_bytes(kept)
    return first


def rotation(o, first):
    manifest, second, third = o.plugins / "template" / "manifest.json", o.key("second"), o.key("third")
    rotate = ["plugin", "rotate", "--person", "An approver", "--office", o.office, *DAY]
    o.hito("rotation: the old key must speak for the new one", *rotate, first, "--key", "second.pub", want=3, says="H3161")
    o.sign("second.pub", "first")
    o.hito("rotation", *rotate, first, "--key", "second.pub", has=first)
    o.run("what the old key signed still runs", has="observations")
    o.change("a new version", '"version": "1.0.0"', '"version": "1.0.1"')
    o.sign(manifest, "first")
    o.approve("the old key signs nothing new", want=3, says="H3160")
    o.change("back", '"version": "1.0.1"', '"version": "1.0.0"')
    o.sign(manifest, "third")
    o.approve("a third key for the same plug-in", key=("--key", "third.pub"), want=3, says="H3163")
    o.sign(manifest, "second")
    o.approve("the new key", has="template 1.0.0")
    o.hito("loss: a person vouches for the next key", *rotate, second, "--lost", "--key", "third.pub", has=second)
    o.sign(manifest, "third")
    o.approve("the next key", has="template 1.0.0")
    o.hito("a stolen key is revoked", "plugin", "revoke", "--key", third, "--person", "An approver", "--office", o.office, *DAY, has=third)
    o.run("nothing that it signed runs any more", want=1, says="H3143")
    o.approve("nor can it be approved again", want=3, says="H3164")
    fourth = o.key("fourth")
    o.sign(manifest, "fourth")
    o.approve("after that, a key that a person names", key=("--key", "fourth.pub"), has="template 1.0.0")
    o.run("accepted", has="observations")
    return [first, second, third, fourth]


def ledger(o, keys):
    here = ["--office", o.office]
    shown = o.hito("the list names person and day", "plugin", "list", "--plugins", o.plugins, *here, has="An approver 2026-07-01, record")
    assert "padf" in shown
    o.hito("so does show, in Spanish", "plugin", "show", o.plugins / "template", *here, "--lang", "es", has="aprobado por An approver 2026-07-01, registro")
    o.hito("an office's decision has a day", "plugin", "revoke", "template", "--person", "An approver", *here, want=2, says="H0103")
    o.hito("the chain is whole", "ledger", "verify", *here, has="the chain is whole")
    text = o.hito("the ledger exported", "ledger", "export", *here)
    said = [line.split("\t")[1:3] + [line.split("\t")[7]] for line in text.splitlines() if line.startswith("trust\t")]
    keys = [key.zfill(16) for key in keys]
    for line in (["key", "trust", keys[0]], ["key", "retire", keys[0]], ["key", "trust", keys[1]], ["key", "retire", keys[1]],
                 ["key", "revoke", keys[2]], ["plugin", "approve", keys[3]]):
        if line not in said:
            wrong.append(f"the ledger does not hold {line}")
    path = o.office / "trust" / "approvals.tsv"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:1] + lines[2:]))
    o.hito("a line taken out of the trust folder is missed", "plugin", "revoke", "template", "--person", "An approver", *here, *DAY, want=1,
           says="H5023")
    with sqlite3.connect(o.office / "ledger.sqlite") as db:
        try:
            db.execute("UPDATE trust SET person = 'Another'")
            wrong.append("the ledger let a person be changed")
        except sqlite3.IntegrityError:
            print("the ledger lets no person be changed")
        db.execute("DROP TRIGGER trust_stays")
        db.execute("UPDATE trust SET person = 'Another' WHERE rowid = 1")
    o.hito("and knows when one was", "ledger", "verify", *here, want=1, says="H6033")


def older(o):
    """A ledger of the version before, which knows of no approvals."""
    here = ["--office", o.folder / "older"]
    o.hito("an older ledger: made", "plugin", "approve", o.plugins / "padf", "--person", "P", *here, *DAY, has="padf")
    with sqlite3.connect(o.folder / "older" / "ledger.sqlite") as db:
        for table in ("trust", "signature", "sandbox"):
            db.execute(f"DROP TABLE {table}")
        db.execute("DROP TRIGGER record_is_kept")
        db.execute("DELETE FROM record")
        db.execute("CREATE TRIGGER record_is_kept BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END")
        db.execute("PRAGMA user_version = 2")
    o.hito("an older ledger: read as it is", "ledger", "verify", *here, has="0 records")
    o.hito("an older ledger: takes the approvals", "plugin", "approve", o.plugins / "padf", "--person", "Q", *here, *DAY, has="padf")
    o.hito("an older ledger: whole", "ledger", "verify", *here, has="1 records, the chain is whole")


def main():
    if not shutil.which("minisign"):
        print("minisign is not installed")
        return 77
    with tempfile.TemporaryDirectory() as work:
        o = Office(pathlib.Path(work))
        ledger(o, rotation(o, signatures(o)))
        older(o)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
