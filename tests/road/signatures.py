#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Submissions on their way: signed, sealed, late, missing, double, corrected, foreign, damaged; then a release that two persons
sign. Each case prints its number and its sentence in both languages.

usage: signatures.py RELEASE_BUILD SOURCE WORK
"""
import json
import re
import shutil
import subprocess

from road import PERIOD, report, road_of_arguments

DAY, LATE = "2026-07-20", "2026-08-10"
wrong, done = [], []


def want(name, holds, said):
    done.append(name)
    print(f"{name}: {said}")
    if not holds:
        wrong.append(f"{name} does not hold: {said}")


class Post:
    """A partner's machine and an office, with keys."""

    def __init__(self, road):
        self.road, self.trust = road, road.trust("sign-trust")
        self.data, self.keys = road.synthesize("sign-data", rows=600), road.fresh("sign-keys")
        for name in ("renacer", "padf", "stranger", "ana", "beto"):
            road.must("hito", "key", "new", self.keys / name)
        for name in ("office", "elsewhere"):
            road.must("hito", "key", "new", self.keys / name, "--sealing")
        self.plain = {p: self.compute(p, f"{p}.json") for p in road.partners}
        self.office = self.new_office("sign-office")

    def new_office(self, name):
        office = self.road.fresh(name)
        (office / "trust").mkdir()
        shutil.copy(self.keys / "office.seal.key", office / "trust")
        for partner in ("renacer", "padf"):
            self.road.must("hito", "key", "trust", self.keys / f"{partner}.pub", "--office", office, "--partner", partner,
                           "--person", "M&E lead", "--as-of", "2026-01-10")
        return office

    def compute(self, partner, name, *words, day=DAY, period=PERIOD):
        path = self.road.work / f"sign.{name}"
        ran = self.road.call("hito", "compute", self.road.programme, partner, "--period", period, "--data", self.data, "--plugins",
                             self.road.plugins, "--trust", self.trust, "--as-of", day, "-o", path, *words)
        if ran.returncode > 1:
            raise SystemExit(ran.stderr)
        return path

    def submit(self, partner, name, key, *words):
        path = self.road.work / f"sign.{name}"
        self.road.must("hito", "submit", self.plain[partner], "--sign", self.keys / f"{key}.key", "-o", path, *words)
        return path

    def compile(self, office, files, day=DAY, language="en", words=()):
        return self.road.call("hito", "--lang", language, "compile", self.road.programme, "--period", PERIOD, "--office", office,
                              "--as-of", day, *words, *files)


def sentence(number, said):
    found = re.search(rf"\[{number}\] (.*)", said)
    return found.group(1) if found else "(not said)"


def intake(post):
    """Every way in which a submission of renacer may come; the others come as they should."""
    good = post.submit("renacer", "good", "renacer", "--seal", post.keys / "office.seal.pub")
    direct = post.compute("renacer", "direct", "--sign", post.keys / "renacer.key", "--seal", post.keys / "office.seal.pub")
    open_ = post.submit("renacer", "open", "renacer")
    others = [post.plain["norc"], post.plain["aba_roli"], post.submit("padf", "padf", "padf")]

    def damaged(path, name, change):
        copy = post.road.work / f"sign.{name}"
        copy.write_bytes(change(path.read_bytes()))
        return copy

    middle = lambda b: b[:len(b) // 2] + bytes([b[len(b) // 2] ^ 1]) + b[len(b) // 2 + 1:]
    foreign = post.road.work / "sign.foreign"
    foreign.write_text(post.plain["norc"].read_text().replace('"programme":"colombia-cpc"', '"programme":"peru-example"'))
    stranger = post.road.work / "sign.stranger_partner"
    stranger.write_text(post.plain["norc"].read_text().replace('"partner":"norc"', '"partner":"nobody"'))
    cases = [
        ("sealed and signed", [good], None, DAY),
        ("computed, signed and sealed at once", [direct], None, DAY),
        ("signed, open", [open_], None, DAY),
        ("not signed, though a key is known", [post.plain["renacer"]], "H5040", DAY),
        ("signed with another partner's key", [post.submit("renacer", "by_padf", "padf")], "H5041", DAY),
        ("changed after it was signed", [damaged(open_, "changed", middle)], "H5042", DAY),
        ("cut off", [damaged(open_, "cut", lambda b: b[:120])], "H5043", DAY),
        ("sealed to another office", [post.submit("renacer", "lost", "renacer", "--seal", post.keys / "elsewhere.seal.pub")], "H5044", DAY),
        ("changed after it was sealed", [damaged(good, "broken_seal", middle)], "H5045", DAY),
        ("signed with a key that nobody knows", [post.submit("renacer", "by_stranger", "stranger")], "H5048", DAY),
        ("twice the same", [good, open_], "H5204", DAY),
        ("corrected a day later", [good, post.compute("renacer", "corrected", "--sign", post.keys / "renacer.key", day="2026-07-21")], "H5203", DAY),
        ("of another programme", [good, foreign], "H5010", DAY),
        ("of another partner", [good, stranger], "H5012", DAY),
        ("of another period", [good, post.compute("padf", "early", "--sign", post.keys / "padf.key", period="FY2026Q2")], "H5011", DAY),
        ("missing", [], "H5020", DAY),
        ("late", [good], "H5210", LATE),
    ]
    for name, files, number, day in cases:
        office = post.road.fresh("sign-case")
        shutil.copytree(post.office, office, dirs_exist_ok=True)
        said = post.compile(office, [*files, *others], day)
        spanish = post.compile(office, [*files, *others], day, "es")
        publication = post.road.publication(office)
        reported = next(p["reported"] for p in publication["partners"] if p["id"] == "renacer")
        lost = number in ("H5040", "H5041", "H5042", "H5043", "H5044", "H5045", "H5048", "H5020")
        words = "signature verified" if not number else f"[{number}] {sentence(number, said.stderr)} / {sentence(number, spanish.stderr)}"
        signed = [s for s in publication.get("signatures", []) if s[0] == "submission" and s[1] == "renacer"]
        holds = reported != lost and (number is None or (f"[{number}]" in said.stderr and f"[{number}]" in spanish.stderr))
        want(name, holds and bool(signed) == reported, words)
    if "[H5040]" not in post.compile(post.new_office("sign-again"), [post.submit("renacer", "by_stranger", "stranger"), *others]).stderr:
        wrong.append("a stranger's signature passes for the partner's")
    return good, others


def preview(post):
    """What the partner sees before sending is what the office prints of it later."""
    path, pdf = post.submit("renacer", "seen", "renacer"), post.road.fresh("sign-preview") / "renacer.pdf"
    seen = post.road.call("hito", "preview", post.road.programme, path, "-o", pdf)
    codes = [line.split()[0] for line in seen.stdout.splitlines() if line[:1].isupper()]
    want("preview", seen.returncode <= 1 and len(codes) == 12 and all(c.startswith("REN-") for c in codes) and pdf.exists(),
         f"{len(codes)} indicators, the own ones alone; {seen.stdout.splitlines()[1].strip()}")
    office = post.road.fresh("sign-preview-office")
    post.compile(office, [*post.plain.values()])
    printed = {tuple(v[:2]): v[6] for v in post.road.publication(office)["values"] if v[0].startswith("REN-") and v[2:6] == ["", "", "actual", "OK"]}
    shown, code = {}, ""
    for line in seen.stdout.splitlines():
        words = line.split()
        code = words[0] if line[:1].isupper() else code
        if line.startswith("  ") and words[1].replace(".", "").isdigit():
            shown[code, words[0]] = words[1]
    want("preview equals print", shown and all(printed.get(k) == v for k, v in shown.items()), f"{len(shown)} numbers of the preview stand in the office's publication")


def revoked(post, good, others):
    office = post.new_office("sign-revoked")
    name = post.road.must("hito", "key", "list", "--office", office).stdout.splitlines()
    key = next(line.split("\t")[0] for line in name if "\trenacer\t" in line)
    post.road.must("hito", "key", "revoke", key, "--office", office, "--person", "M&E lead", "--as-of", "2026-07-01")
    said, spanish = (post.compile(office, [good, *others], language=x).stderr for x in ("en", "es"))
    want("signed with a revoked key", "[H5046]" in said, f"[H5046] {sentence('H5046', said)} / {sentence('H5046', spanish)}")
    exported = post.road.must("hito", "ledger", "export", "--office", office).stdout
    want("the ledger knows whose keys", "partner:renacer" in exported and key in exported, "bound and revoked, as records")


def two_persons(post, good, others):
    road, office = post.road, post.new_office("sign-two")
    for name, person in (("ana", "Person A"), ("beto", "Person B")):
        road.must("hito", "key", "trust", post.keys / f"{name}.pub", "--office", office, "--signer", person, "--person", "M&E lead")
    sign = lambda person, key, words=(): road.call("hito", "approve", "--office", office, "--period", PERIOD, "--person", person,
                                                   "--key", post.keys / f"{key}.key", "--as-of", "2026-07-28", *words)
    seal = lambda: road.call("hito", "seal", "--office", office, "--period", PERIOD, "--person", "X", "--person", "Y")
    compiled = post.compile(office, [good, *others], words=("--person", "Person A", "--key", post.keys / "ana.key"))
    want("compiled and signed", compiled.returncode <= 1, "hito compile --person 'Person A' --key ana.key")
    refused = seal()
    want("seal with one signature", refused.returncode == 3 and "[H6043]" in refused.stderr, refused.stderr.strip())
    for name, person, key, number in (("approved by who compiled", "Person A", "ana", "H6047"), ("approved with another's key", "Person B", "ana", "H6042"),
                                      ("approved with an unknown key", "Person B", "stranger", "H6042")):
        said = sign(person, key)
        want(name, said.returncode == 3 and f"[{number}]" in said.stderr, said.stderr.strip())
    want("approved by another person", sign("Person B", "beto").returncode == 0, "hito approve --person 'Person B' --key beto.key")
    want("approved twice", "[H6044]" in sign("Person B", "beto").stderr, sentence("H6044", sign("Person B", "beto").stderr))
    sealed = seal()
    want("sealed", sealed.returncode == 0, sealed.stdout.strip()[:40])
    again = post.compile(office, [good, *others])
    publication = road.publication(office)
    roles = {s[0]: (s[1], s[2]) for s in publication["signatures"] if s[0] != "submission"}
    want("final", again.returncode <= 1 and not publication["draft"] and
         roles == {"compiled": ("Person A", DAY), "approved": ("Person B", "2026-07-28")}, f"{roles}")
    path = road.work / "sign.pdf"
    road.must("hito", "report", office / "publications" / f"{PERIOD}.json", "--lang", "en", "-o", path)
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        page = next(i for i, p in enumerate(text.split("\f"), 1) if "Who signed" in p)
        shown = [line.strip() for line in text.split("\f")[page - 1].splitlines() if "Person A" in line or "Person B" in line]
        want("printed", len(shown) == 2, f"page {page}: {shown}")
    told = road.must("hito", "history", "REN-01", "--office", office).stdout
    want("history", "Person A, Person B" in told, "the release is theirs")
    verified = road.must("hito", "ledger", "verify", "--office", office).stdout
    want("ledger verify", "signature" in verified, verified.strip().replace("\n", "; "))


def main():
    post = Post(road_of_arguments())
    good, others = intake(post)
    preview(post)
    revoked(post, good, others)
    two_persons(post, good, others)
    report("signatures", len(done), wrong)


if __name__ == "__main__":
    main()
