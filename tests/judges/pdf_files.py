# SPDX-License-Identifier: Apache-2.0
"""What the judges share: which files to judge, how to run a foreign program, and how to end.

Exit: 0 every file passes, 1 a file fails, 2 wrong usage, 77 a program is missing and this is not CI.
"""
import os
import pathlib
import shutil
import subprocess
import sys

SKIPPED = 77


def files(arguments):
    """The PDF files named, and those in the folders named; none at all is wrong usage."""
    found = []
    for argument in map(pathlib.Path, arguments):
        found += sorted(argument.rglob("*.pdf")) if argument.is_dir() else [argument]
    missing = [f for f in found if not f.is_file()]
    if missing or not found:
        print(f"no such PDF: {missing or arguments}", file=sys.stderr)
        sys.exit(2)
    return found


def need(*programs):
    """Ends as skipped when a program is missing, but as failed in CI, where everything is installed."""
    missing = [p for p in programs if not shutil.which(p)]
    if missing:
        print(f"skipped: {', '.join(missing)} not installed", file=sys.stderr)
        sys.exit(1 if os.environ.get("CI") else SKIPPED)


def run(*command):
    """Exit status and standard output with errors."""
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=os.environ | {"LC_ALL": "C.UTF-8"}, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace")


def judge(arguments, programs, rule):
    """Applies rule (file -> list of sentences) to every file and ends the program."""
    need(*programs)
    bad = 0
    for file in files(arguments):
        wrong = rule(file)
        bad += bool(wrong)
        print(f"{'FAIL' if wrong else 'PASS'} {file}")
        for sentence in wrong[:20]:
            print(f"  {sentence}")
        if len(wrong) > 20:
            print(f"  and {len(wrong) - 20} more")
    sys.exit(1 if bad else 0)
