#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each faulty plug-in is found out by the check of its fault and by no other; the plug-ins of the tree pass all.

usage: conformance.py HITO SOURCES FAULTY PLUGINS [FAULT...]
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HITO, SOURCES, FAULTY, PLUGINS = sys.argv[1], *map(pathlib.Path, sys.argv[2:5])
TREE = ["template", "norc", "renacer", "aba_roli", "padf"]
BAD = {"note", "warning", "failed"}
# What a fault cannot help to break besides: checks that are made of the one that it is about.
ALSO = {"M02": {"M03", "M04", "M07"}, "M04": {"M07"}, "C06": {"C07"}, "I08": {"I12"}, "X01": {"S16"}}


# Faults that are no C: made here of the sound plug-in.
MADE = {"S01", "S02", "S11", "S13", "S14", "S15", "O10"}
ELF_SEGMENTS, SEGMENT_SIZE, LOAD, EXECUTE, WRITE = 32, 56, 1, 1, 2


def writable_code(elf):
    """The library with the segment of its code writable."""
    at, n = int.from_bytes(elf[ELF_SEGMENTS:ELF_SEGMENTS + 8], "little"), int.from_bytes(elf[56:58], "little")
    for segment in range(at, at + n * SEGMENT_SIZE, SEGMENT_SIZE):
        kind, flags = (int.from_bytes(elf[segment + k:segment + k + 4], "little") for k in (0, 4))
        if kind == LOAD and flags & EXECUTE:
            elf[segment + 4] |= WRITE
    return elf


def elf_hash(name):
    value = 0
    for byte in name:
        value = (value << 4) + byte
        value = (value ^ (value & 0xF0000000) >> 24) & 0x0FFFFFFF
    return value.to_bytes(4, "little")


def later_system(elf):
    """The library as if it had been built where GLIBC_2.26 is 2.99; a weak need, so that it loads here."""
    old, new = b"GLIBC_2.26", b"GLIBC_2.99"
    assert elf.count(b"\0" + old + b"\0") == 1 and elf.count(elf_hash(old)) == 1
    need = elf.index(elf_hash(old))
    elf = bytearray(elf.replace(b"\0" + old + b"\0", b"\0" + new + b"\0"))
    elf[need:need + 6] = elf_hash(new) + (2).to_bytes(2, "little")  # VER_FLG_WEAK
    return elf


def check(folder):
    done = subprocess.run([HITO, "plugin", "check", str(folder), "--json"], capture_output=True, text=True)
    assert done.returncode in (0, 3), (done.returncode, done.stderr)
    states = {c["id"]: c["state"] for c in json.loads(done.stdout)["checks"]}
    bad = {i for i, s in states.items() if s in BAD}
    assert (done.returncode == 3) == any(s == "failed" for s in states.values()), done.returncode
    return states, bad


def built(fault, folder):
    """A packed folder of one fault; those that are no C are made here."""
    library = FAULTY / f"{'NONE' if fault in MADE else fault}.so"
    manifest = (SOURCES / "manifest.json").read_text()
    if fault == "S13":
        manifest = manifest.replace('"observations": 250', '"observations": 100000')
    if fault == "S14":
        manifest = manifest.replace('"remark"', '"nombre"')
    (folder / "manifest.json").write_text(manifest)
    shutil.copy(library, folder / "faulty.so")
    if fault == "S01":
        (folder / "faulty.so").write_bytes(b"\x7fELF and no more of it" * 10)
    if fault == "S02":
        (folder / "faulty.so").write_bytes(writable_code(bytearray(library.read_bytes())))
    if fault == "S07":
        (folder / "faulty.so").write_bytes(later_system(library.read_bytes()))
    if fault in ("NONE", "O10"):
        (folder / "sample").mkdir()
        (folder / "sample/rows.csv").write_text("person,date,sex,amount,remark\nA,2026-04-03,F,1,\nB,2026-05-04,,,x\n")
        (folder / "sample/expected.txt").write_text(
            "indicator,window,table,codes,status,numerator,denominator\nCNF-01,FY2026Q3,total,,OK,2,\n"
            f"CNF-01,FY2026Q3,sex,F,OK,1,\nCNF-01,FY2026Q3,sex,U,OK,{2 if fault == 'O10' else 1},\nCNF-02,FY2026Q3,total,,OK,1,2\n")
    packed = subprocess.run([HITO, "plugin", "pack", str(folder)], capture_output=True, text=True)
    assert packed.returncode == 0, packed.stderr
    if fault == "S15":
        (folder / "manifest.json.minisig").write_text("untrusted comment: none\nnot a signature\n")
    if fault == "S11":
        text = (folder / "manifest.json").read_text()
        (folder / "manifest.json").write_text(text.replace('"es": "Sexo"', '"es": ""'))


def main():
    wrong = 0
    faults = sys.argv[5:] or sorted({p.stem for p in FAULTY.glob("*.so")} | MADE)
    for fault in faults:
        with tempfile.TemporaryDirectory() as work:
            built(fault, pathlib.Path(work))
            states, bad = check(work)
        expected = ({fault} | ALSO.get(fault, set())) - {"NONE"}
        if not bad >= expected if fault == "O09" else bad != expected:  # what is random shows everywhere
            wrong += 1
            print(f"{fault}: {sorted(bad)} instead of {sorted(expected)}")
        elif fault != "NONE":
            print(f"{fault}: a plug-in with this fault alone: {' '.join(f'{i} {states[i]}' for i in sorted(bad))}")
    for folder in [PLUGINS / p for p in TREE] if not sys.argv[5:] else []:
        states, bad = check(folder)
        failed = sorted(i for i in bad if states[i] != "note")
        void, tried = sorted(i for i, s in states.items() if s == "void"), set(states) - {i for i, s in states.items() if s == "void"}
        if folder.name == TREE[0]:
            print("void in contract 1.0:", *void)
            wrong += bool(tried - set(faults))
            print("checks without a plug-in of their fault:", *sorted(tried - set(faults)) or ["none"])
        print(f"{folder.name}: {sum(s == 'passed' for s in states.values())} passed, {len(failed)} not")
        if failed:
            wrong += 1
            print(f"{folder.name}: {failed}")
    left = list(pathlib.Path(tempfile.gettempdir()).glob("hito-check-*"))
    print(f"{len(faults)} faults, {len(states)} checks, {wrong} surprises, {len(left)} folders left")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
