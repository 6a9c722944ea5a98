# SPDX-License-Identifier: Apache-2.0
"""The whole road for tests: release programs, synthetic case data, an office folder. Nothing here knows an indicator."""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

PERIOD, AS_OF = "FY2026Q3", "2026-07-30"
LANGUAGES = ("en", "es")


def sha256(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class Road:
    def __init__(self, build, source, work):
        self.build, self.source, self.work = (pathlib.Path(p).resolve() for p in (build, source, work))
        self.bin, self.plugins = self.build / "bin", self.build / "plugins"
        self.programme = self.source / "programmes" / "colombia-cpc"
        self.partners = [p["id"] for p in json.loads((self.programme / "programme.json").read_text())["partners"]]

    def fresh(self, name):
        folder = self.work / name
        if folder.exists():
            subprocess.run(["chmod", "-R", "u+rwX", str(folder)], check=False)
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        return folder

    def call(self, program, *words, before=(), env=None, cwd=None, timeout=300):
        """Run a program of the build; returns the finished process with its texts."""
        command = [*before, str(self.bin / program), *map(str, words)]
        return subprocess.run(command, env={**os.environ, **(env or {})}, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=timeout, check=False)

    def must(self, program, *words, status=0, **how):
        done = self.call(program, *words, **how)
        if done.returncode != status:
            sys.exit(f"{program} {' '.join(map(str, words))}: exit {done.returncode}, not {status}\n{done.stdout}{done.stderr}")
        return done

    def synthesize(self, name, *options, rows=1500, seed=7):
        folder = self.fresh(name)
        self.must("hito-synthesize", folder, "--seed", seed, "--rows", rows, "--from", "FY2023Q1", "--to", PERIOD, *options)
        return folder

    def trust(self, name="trust", plugins=None):
        folder = self.fresh(name)
        for plugin in sorted((plugins or self.plugins).iterdir()):
            if (plugin / "manifest.json").exists():
                self.must("hito", "plugin", "approve", plugin, "--trust", folder, "--person", "A test", "--as-of", AS_OF)
        return folder

    def run_words(self, data, office, trust, plugins=None, programme=None, period=PERIOD, as_of=AS_OF):
        return ["run", programme or self.programme, "--period", period, "--data", data, "--office", office,
                "--plugins", plugins or self.plugins, "--trust", trust, "--as-of", as_of]

    def outputs(self, office):
        """Every publication and report of an office folder: name to digest."""
        return {str(f.relative_to(office)): sha256(f) for top in ("publications", "reports")
                for f in sorted(pathlib.Path(office, top).rglob("*")) if f.is_file()}

    def publication(self, office, period=PERIOD):
        found = sorted(pathlib.Path(office, "publications").rglob(f"{period}*.json"))
        if not found:
            sys.exit(f"no publication of {period} in {office}")
        return json.loads(found[-1].read_text())


def road_of_arguments():
    if len(sys.argv) != 4:
        sys.exit(f"usage: {sys.argv[0]} RELEASE_BUILD SOURCE WORK")
    return Road(*sys.argv[1:])


def report(name, done, wrong):
    """Print what was compared and end the test."""
    print("\n".join(wrong) or f"{name}: {done} of {done}")
    sys.exit(1 if wrong else 0)
