#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Headers talk: a public prototype has a comment before it; one that returns a pointer says Owner, one that takes a
GError or a FindingList says Errors; in estimate/ every one says Shapes, Units, Errors
and Source (the comment of a group of prototypes serves the whole group).

usage: contract.py ROOT      prints file:line: sentence, exit 1 when anything is wrong
"""
import pathlib
import re
import sys

PROTOTYPE = re.compile(r"^(?!typedef|static|#|\s|\}|/|extern|G_DEFINE)([A-Za-z_][\w\s\*]*?)\b(\w+)\s*\(([^;{]*)\)[^;{]*;", re.M)


def comment_before(text, start):
    """The doc comment above a prototype, looking past other prototypes that stand directly above it."""
    above = text[:start].rstrip("\n")
    while True:
        if above.endswith("*/"):
            return above[above.rfind("/*"):]
        cut = above.rfind("\n")
        block = above[cut + 1:]
        if not block.strip() or block.startswith("#"):
            return None
        above = above[:cut] if cut >= 0 else ""
        if not above:
            return None


def check(path, text):
    wrong = []
    for match in PROTOTYPE.finditer(text):
        returns, name, arguments = match.groups()
        line = text.count("\n", 0, match.start()) + 1
        comment = comment_before(text, match.start())
        if comment is None:
            if name.endswith(("_free", "_clear", "_name", "_parse")):
                continue
            wrong.append(f"{path}:{line}: {name} has no comment")
            continue
        if "*" in returns and "Owner:" not in comment and "[" not in comment:
            wrong.append(f"{path}:{line}: {name} returns a pointer and does not say Owner:")
        for word in ("Shapes:", "Units:", "Errors:", "Source:"):
            if str(path).startswith("estimate/") and word not in comment:
                wrong.append(f"{path}:{line}: {name} does not say {word}")
        if re.search(r"GError\s*\*\*", arguments) and "Errors:" not in comment:
            wrong.append(f"{path}:{line}: {name} can fail and does not say Errors:")
    return wrong


def main():
    root = pathlib.Path(sys.argv[1])
    wrong = []
    for top in ("estimate", "analyst", "sdk", "core", "reports"):
        for file in sorted((root / top).rglob("*.h")):
            wrong += check(file.relative_to(root), file.read_text())
    print("\n".join(wrong) or "contract: every public declaration says what it must")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
