#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Bugs that run.py plants in a copy of the sources, to see whether its targets would find them.

usage: planted.py ROOT     every bug can still be planted, exit 1 when one no longer fits its source
"""
import collections
import pathlib
import sys

Bug = collections.namedtuple("Bug", "name target file sound bad what")

BUGS = [
    Bug("frame_length", "frame", "core/wire/frame.c", "if (have < FRAME_HEAD + head.size)", "if (have < head.size)",
        "the head is forgotten where a frame's length is checked"),
    Bug("frame_reset", "frame", "core/wire/frame.c", "    reader->from = 0;\n", "",
        "the reader's start is not reset when bytes are moved to the front"),
    Bug("csv_nul", "csv", "core/source/source_scan_sse2.c", "        if (step.nul)\n            break;", "        if (0)\n            break;",
        "the fast scan does not look for NUL"),
    Bug("csv_utf8", "csv", "core/source/source_scan_utf8.c", "first == 0xED ? 0x9F", "first == 0xED ? 0xBF",
        "UTF-8: the bound that refuses surrogates is too high"),
    Bug("state_overflow", "state", "sdk/state.c", "return amount >= -(INT64_C(1) << 53) && amount <= INT64_C(1) << 53;", "return amount == amount;",
        "saved counts of any size: a sum overflows"),
    Bug("state_off_by_one", "state", "sdk/state.c", ">= spec->tables[t].size[d]", "> spec->tables[t].size[d]",
        "a saved code may be one too high"),
    Bug("manifest_dimensions", "manifest", "core/document/manifest_indicators.c", "table.n_dimensions == MANIFEST_DIMENSIONS_MAX",
        "table.n_dimensions > MANIFEST_DIMENSIONS_MAX", "a table may have one dimension too many"),
    Bug("signature_lines", "signature", "core/sign/minisign.c", "if (seen != n)", "if (seen > n)",
        "a signature file may have fewer lines than are read"),
]


def plant(bug, text):
    """The text of the bug's file with the bug in it."""
    if text.count(bug.sound) != 1:
        raise SystemExit(f"{bug.file}: the place of {bug.name} is gone: {bug.sound.strip()}")
    return text.replace(bug.sound, bug.bad)


def main():
    root = pathlib.Path(sys.argv[1])
    for bug in BUGS:
        assert plant(bug, (root / bug.file).read_text()) != ""
        assert (root / f"tests/fuzz/fuzz_{bug.target}.c").exists(), bug.target
    print(f"{len(BUGS)} bugs can be planted")
    return 0


if __name__ == "__main__":
    sys.exit(main())
