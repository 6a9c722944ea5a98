#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plays one hostile case: in a bare process, through the production path, or there without a layer."""
import hashlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile

PATIENCE = 2.5  # seconds; what runs on then is stopped
PORT = 39241


class Stage:
    """Programs of one build, and somebody of the host's who listens where the attacks knock."""

    def __init__(self, build, source, work):
        self.bin, self.source, self.broken = build / "bin", source, build / "tests/broken"
        self.environment = os.environ | {"HITO_BIN": str(self.bin), "HITO_SOURCE": str(source), "HITO_LESS_WORKER": str(self.bin / "less_worker"),
                                         "ASAN_OPTIONS": "detect_leaks=0"}
        # What the production path leaves behind is told apart from what is killed in the middle.
        self.seen, self.other = work / "seen", work / "other"
        self.seen.mkdir()
        self.other.mkdir()
        self.created = pathlib.Path("/tmp/hito_broken_" + hashlib.md5(str(build).encode()).hexdigest())
        self.listeners = []
        for family, kind, where in ((socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", PORT)), (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", PORT)),
                                    (socket.AF_UNIX, socket.SOCK_STREAM, "\0hito_broken_23")):
            listener = socket.socket(family, kind)
            if family == socket.AF_INET:
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            try:
                listener.bind(where)
                if kind == socket.SOCK_STREAM:
                    listener.listen(64)
            except OSError:
                pass  # another run of this test listens there already
            self.listeners.append(listener)

    def play(self, *command, patience=PATIENCE, temporary=None):
        """The lines that a program printed, and how its stage ended: "", "runs on", "host killed", "left N" or more of them."""
        with tempfile.TemporaryFile("w+", errors="replace") as out:
            actor = subprocess.Popen([str(self.bin / "stage"), *map(str, command)], stdout=out, stderr=subprocess.STDOUT,
                                     env=self.environment | {"TMPDIR": str(temporary or self.other)},
                                     start_new_session=True)
            end = []
            try:
                actor.wait(patience)
            except subprocess.TimeoutExpired:
                actor.kill()
                actor.wait()
                end.append("runs on")
            out.seek(0)
            lines = out.read().splitlines()
        if actor.returncode == 77:
            raise SystemExit("no process namespace to be had here: " + " ".join(lines))
        said = re.match(r"stage: status (-?\d+) left (\d+)", lines[-1] if lines else "")
        if said and int(said[1]) == -9:
            end.append("host killed")
        elif said and int(said[1]) < 0:
            end.append(f"host died by {-int(said[1])}")
        if said and int(said[2]):
            end.append(f"left {said[2]}")
        if any("canary" in line for line in lines):
            end.append("told")
        return [line for line in lines if not line.startswith("stage:")], " ".join(end)

    def bare(self, case, traces=False):
        """What the attack gets in a process that nothing holds back; with traces, also what it left in files. One at a time."""
        with tempfile.TemporaryDirectory(prefix="hito-bare-") as folder:
            library = pathlib.Path(folder) / "plugin.so"
            self.copy(case, library)
            target = self.broken / "target.txt"
            if traces:
                target.write_text("the host's own words\n")
            lines, end = self.play(self.bin / "bare", library)
            if traces and target.read_text() != "the host's own words\n":
                end += " file changed"
            end += self.forget_created() if traces else ""
        seen = [line for line in lines if re.match(r"answer|signal|status|code", line)]
        what = seen[0] if seen else "" if end else "nothing"
        what = re.sub(r" order 0$", "", what)
        return " ".join(x for x in (what, end.strip()) if x)

    def forget_created(self):
        created = self.created
        if not created.exists():
            return ""
        created.unlink()
        return " file created"

    def copy(self, case, library):
        sound = (self.broken / "00_sound.so").read_bytes()
        if case == "06_not_elf":
            library.write_bytes(b"#!/bin/sh\n" + sound[10:])
        elif case == "06_other_machine":
            library.write_bytes(sound[:18] + b"\x16" + sound[19:])
        elif case == "06_truncated":
            library.write_bytes(sound[:len(sound) // 4])
        elif case == "58_swapped":  # looked at by its name, loaded by its name, changed between the two
            library.write_bytes(sound)
            shutil.copy(self.broken / "58_other.so", library.with_suffix(".other"))
            library.with_suffix(".other").rename(library)
        elif case == "59_link":
            library.symlink_to(self.broken / "00_sound.so")
        elif case.startswith(("59_", "61_")):
            library.write_bytes(sound)
            if case.startswith("59_"):
                library.chmod(0o666)
        else:
            shutil.copy(self.broken / f"{case}.so", library)

    def contained(self, case, without="", real=False, patience=PATIENCE):
        """The verdict of the production path, less the layers and checks of a list."""
        command = [self.bin / "contain", case] + (["--real"] if real else []) + (["--without", without] if without else [])
        lines, end = self.play(*command, patience=patience, temporary=None if without else self.seen)
        verdict = [line for line in lines if re.match(r"H\d+|answer|accepted", line)]
        self.forget_created()
        self.cells = ([line for line in lines if line.startswith("cells ")] or [""])[0]
        return " ".join(x for x in ((verdict[0].strip() if verdict else ""), end) if x)
