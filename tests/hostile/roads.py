#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The hostile cases that are more than one run of one plug-in: on the road to the publication, in the check of a plug-in, with
a host that dies, on a machine that lacks a layer. Each answers lines of the table: name, layer, bare, seen, without.
"""
import collections
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

Line = collections.namedtuple("Line", "name layer bare bare_wanted seen seen_wanted without")  # without: (what, verdict, wanted)


class Roads:
    def __init__(self, stage, build, source, work):
        self.stage, self.build, self.source, self.work = stage, build, source, work
        self.hito = build / "bin/hito"

    def run(self, *command, **more):
        return subprocess.run([str(c) for c in command], capture_output=True, text=True, env=self.stage.environment, cwd=self.work, **more)

    def folder(self, library, manifest, change=lambda text: text, name="broken"):
        """A folder with a plug-in in it, and what `hito plugin pack` answered."""
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.work)) / name
        folder.mkdir()
        shutil.copy(library, folder / f"{name}.so")
        (folder / "manifest.json").write_bytes(change(manifest.read_bytes()))
        return folder, self.run(self.hito, "plugin", "pack", folder)

    def publish(self, case):
        """What a case of tests/broken comes to in submission and publication."""
        folder, packed = self.folder(self.build / f"tests/broken/{case}.so", self.source / "tests/broken/manifest.json")
        assert packed.returncode == 0, packed.stderr
        top = folder.parent
        (top / "data").mkdir()
        (top / "data/rows.csv").write_text("person,date,sex\nA,2026-04-03,F\n")
        for command in (("programme", "new", top / "trial", folder, "--from", "2025-10-01", "--to", "2027-09-30"),
                        ("plugin", "approve", folder, "--person", "A test", "--trust", top / "trust"),
                        ("run", top / "trial", "--period", "FY2026Q3", "--data", top / "data", "--office", top / "office", "--plugins", top,
                         "--trust", top / "trust")):
            done = self.run(self.hito, *command)
            assert done.returncode in (0, 1), (command, done.stderr)
        return ((top / "office/submissions/FY2026Q3.broken.json").read_text(), (top / "office/publications/FY2026Q3.json").read_text(), top)

    def text(self):
        """47: contract 1.0 has no text at run time; what the manifest says is checked when it is read."""
        change = lambda text: text.replace(b'"the date is odd"', b'"the date is \xc0\xaf odd"')
        _, packed = self.folder(self.build / "tests/broken/00_sound.so", self.source / "tests/broken/manifest.json", change)
        seen = "refused " + packed.stderr.split("[")[-1].split("]")[0] if packed.returncode == 3 else "accepted"
        control = lambda text: text.replace(b'"the date is odd"', b'"the date is \\u001b[31m odd"')
        folder, packed = self.folder(self.build / "tests/broken/60_odd_rows.so", self.source / "tests/broken/manifest.json", control)
        shown = packed.stdout + packed.stderr + self.run(self.hito, "plugin", "show", folder).stdout
        escape = "refused" if packed.returncode == 3 else "shown as it is" if "\x1b" in shown else "escaped"
        none = "no text to send"  # contract 1.0 gives an attack no way: there is nothing to try in a bare process
        return [Line("47_overlong", "reader of manifests", none, none, seen, r"refused H\d+", []),
                Line("47_escape", "reader of manifests", none, none, escape, "refused|escaped", [])]

    def one_child(self):
        submission, publication, top = self.publish("49_one_child")
        before = json.loads(submission)
        held = json.loads(publication)
        values = [v for v in held["values"] if "BRK-01" in json.dumps(v) and "FY2026Q3" in json.dumps(v)] if "values" in held else []
        said = json.dumps(values if values else held["assessments"])
        seen = "suppressed" if "suppressed" in said.lower() else "printed"
        pages = self.run("pdftotext", "-layout", top / "office/reports/FY2026Q3.en.pdf", "-").stdout
        seen += " on paper" if "SUPPRESSED" in pages.upper() and seen == "suppressed" else ""
        there = "1 child" if [1] in [o.get("subjects") for o in before["observations"]] else "none"
        return [Line("49_one_child", "protection", there, "1 child", seen, "suppressed on paper", [("protection", there, "1 child")])]

    def hidden(self):
        orders = {}
        for case in ("50_cell_order", "50_cell_order_other"):
            orders[case] = [self.stage.bare(case)]
            for without in ("", "sort"):
                self.stage.contained(case, without)
                orders[case].append(self.stage.cells)
        a, b = orders.values()
        same = lambda i: "the same bytes" if a[i] == b[i] else "two orders"
        lines = [Line("50_cell_order", "sorted by the host", same(0), "two orders", same(1), "the same bytes", [("sort", same(2), "two orders")])]
        submission, publication, top = self.publish("50_low_digits")
        pages = self.run("pdftotext", "-layout", top / "office/reports/FY2026Q3.en.pdf", "-").stdout
        on_paper = "500047" in pages.replace(",", "") or "50.0047" in pages
        seen = "low digits printed" if on_paper else "50.0 %" if "50.0" in pages else "not printed"
        sent = "500047 of 1000000" if "500047" in submission and "1000000" in submission else "gone"
        lines.append(Line("50_low_digits", "rounded by the host", sent, "500047 of 1000000", seen, "50.0 %", [("rounding", sent, "500047 of 1000000")]))
        return lines

    def checked(self, fault, check):
        """What `hito plugin check` says of a plug-in with one fault, by one check and by the run that has no such check."""
        folder, packed = self.folder(self.build / f"tests/conformance/{fault}.so", self.source / "tests/conformance/manifest.json", name="faulty")
        assert packed.returncode == 0, packed.stderr
        states = {}
        for name in (check, "X01"):
            done = self.run(self.hito, "plugin", "check", folder, "--only", name, "--json")
            states[name] = {c["id"]: c["state"] for c in json.loads(done.stdout)["checks"]}[name]
        return states

    def kept_pointer(self):
        states = self.checked("C10", "C10")
        return [Line("54_kept_pointer", "check C10", self.stage.bare("54_kept_pointer"), "answer 1", f"C10 {states['C10']}", "C10 failed",
                     [("the check", self.stage.contained("54_kept_pointer"), "answer 1")])]

    def saved_state(self):
        states = self.checked("M06", "M06")
        lines, end = self.stage.play(self.build / "bin/bare", self.build / "tests/conformance/M06.so", "load")
        bare = " ".join([line for line in lines if line.startswith(("signal", "load"))][-1:] + ([end] if end else []))
        return [Line("57_saved_state", "check M06", bare, "signal .*|runs on|load answers 0", f"M06 {states['M06']}", "M06 failed",
                     [("the check", f"X01 {states['X01']}", "X01 passed")])]

    def chance(self):
        states = self.checked("O09", "O09")
        seen = {tuple(self.stage.play(self.build / "bin/bare", self.build / "tests/conformance/O09.so")[0]) for _ in range(12)}
        return [Line("64_chance", "check O09", f"{'several' if len(seen) > 1 else 'one'} results", "several results", f"O09 {states['O09']}",
                     "O09 failed", [("the check", f"X01 {states['X01']}", "X01 passed")])]

    def racing(self):
        """58 again, with somebody who swaps the files all the time."""
        sound, other = (self.build / f"tests/broken/{name}.so" for name in ("00_sound", "58_other"))
        folder, _ = self.folder(sound, self.source / "tests/broken/manifest.json")
        (folder / "rows.csv").write_text("person,date,sex\nA,2026-04-03,F\n")
        racer = subprocess.Popen(["sh", "-c", f"while :; do cp '{other}' '{folder}/x'; mv '{folder}/x' '{folder}/broken.so'; "
                                  f"cp '{sound}' '{folder}/x'; mv '{folder}/x' '{folder}/broken.so'; done"], start_new_session=True)
        seen = collections.Counter()
        try:
            for _ in range(60):
                done = self.run(self.hito, "plugin", "sample", folder, "--from", "FY2026Q3", "--to", "FY2026Q3")
                seen["new" if ",58," in done.stdout else "old" if done.returncode == 0 else "refused"] += 1
        finally:
            os.killpg(racer.pid, signal.SIGKILL)
            racer.wait()
        verdict = "old bytes or refused" if seen["new"] == 0 and seen["old"] + seen["refused"] == 60 else str(dict(seen))
        return [Line("58_racing", "sealed copy", self.stage.bare("58_swapped"), "answer 58", verdict, "old bytes or refused", [])]

    def survivors(self, without):
        """Whether a worker lives on half a second after its host was killed."""
        command = [self.build / "bin/contain", "11_sleep"] + (["--without", without] if without else [])
        host = subprocess.Popen([str(c) for c in command], env=self.stage.environment | {"TMPDIR": str(self.stage.other)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        worker, until = 0, time.monotonic() + 5
        while not worker and time.monotonic() < until:
            children = pathlib.Path(f"/proc/{host.pid}/task/{host.pid}/children")
            worker = int((children.read_text().split() or ["0"])[0]) if children.exists() else 0
            time.sleep(0.02)
        time.sleep(0.3)  # until it sleeps in the plug-in
        host.kill()
        host.wait()
        lives = True
        for _ in range(25):
            status = pathlib.Path(f"/proc/{worker}/stat")
            lives = status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
            if not lives:
                return "worker gone"
            time.sleep(0.02)
        os.kill(worker, signal.SIGKILL)
        return "worker lives on"

    def host_killed(self):
        seen, without = self.survivors(""), self.survivors("privileges")
        bare = subprocess.Popen(["sh", "-c", "sleep 3 & echo $!; wait"], stdout=subprocess.PIPE, text=True)
        orphan = int(bare.stdout.readline())
        bare.kill()
        bare.wait()
        alive = pathlib.Path(f"/proc/{orphan}").exists()
        return [Line("62_host_killed", "death signal", "worker lives on" if alive else "worker gone", "worker lives on", seen, "worker gone",
                     [("privileges", without, "worker lives on")])]

    def poorer_machine(self):
        lines = []
        for denied, wanted, synthetic in (("landlock,namespaces", "H4002 .*", r"answer 0 \[.*"), ("seccomp", "H4100", "H4100")):
            verdicts = []
            for real in (["--real"], []):
                out = self.run(self.build / "bin/deny", denied, self.build / "bin/contain", "00_sound", *real)
                verdicts.append(out.stdout.split("\n")[0].strip())
            lines.append(Line(f"63_no_{denied.split(',')[0]}", "the worker's own look", self.stage.bare("00_sound"), "answer 0", verdicts[0], wanted,
                              [("real data", verdicts[1], synthetic)]))
        return lines

    def all(self):
        return {47: self.text, 49: self.one_child, 50: self.hidden, 54: self.kept_pointer, 57: self.saved_state, 58: self.racing,
                62: self.host_killed, 63: self.poorer_machine, 64: self.chance}
