#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves the arrows of docs/architecture.md: who may include whom, which foreign header belongs to which room,
who may make a Publication, that no partner's name stands in core/ or reports/, and that no file is a heap.

usage: arrows.py ROOT      prints file:line: sentence, exit 1 when anything is wrong
"""
import pathlib
import re
import sys

MODEL = {"core/model", "core/base"}
# room -> project rooms that it may name besides itself
ROOMS = {
    "include": set(),
    "estimate": set(),
    "analyst": {"estimate", "core/base"},
    "sdk": {"include", "estimate"},
    "plugins": {"include", "sdk", "estimate"},
    "core/base": set(),
    "core/model": {"core/base"},
    "core/rule": MODEL,
    "core/verify": set(),
    "core/protect": MODEL | {"core/verify", "core/rule"},
    "core/document": MODEL,
    "core/ledger": MODEL,
    "core/source": MODEL | {"include", "core/wire"},
    "core/workbook": {"core/base"},
    "core/sign": MODEL,
    "core/wire": {"include"},
    "core/worker": {"include", "core/wire"},
    "core/runner": MODEL | {"include", "core/wire", "core/source", "core/document", "core/sign"},
    "core/conformance": MODEL | {"core/runner", "core/source", "core/document", "core/sign", "core/wire"},
    "core/command": MODEL | {"core/" + r for r in
                             "rule protect verify workbook document ledger source sign runner conformance".split()},
    "core": {"core/command", "core/base"},  # core/main.c
    "reports/style": {"core/base"},
    "reports/words": MODEL,
    "reports/page": {"reports/style", "core/base"},
    "reports/text": {"reports/page", "reports/style", "reports/words", "core/base"},
    "reports/chart": {"reports/map", "reports/text", "reports/page", "reports/style", "reports/words", "core/base"},
    "reports/map": {"reports/page", "reports/style", "core/base"},
    "reports/layout": {"reports/chart", "reports/text", "reports/page", "reports/style",
                       "reports/words", "core/base"},
    "reports/compose": MODEL | {"reports/page", "reports/style", "reports/words"},
    "reports/draw": {"reports/page", "reports/style", "core/base"},
    "reports/finish": {"reports/page", "reports/style", "core/base"},
    "reports": MODEL | {"reports/" + r for r in "compose layout draw finish page text style words".split()},
}
# foreign header -> rooms that may name it
FOREIGN = {
    r"nettle/.*": {"core/base"},
    r"jansson\.h": {"core/document", "core/source"},
    r"sqlite3\.h": {"core/ledger", "core/source"},
    r"(coin/|)(Clp|Cbc).*": {"core/protect"},
    r"xlsxwriter\.h": {"core/workbook"},
    r"zip\.h|expat\.h": {"core/source"},
    r"sodium.*": {"core/sign"},
    r"seccomp\.h": {"core/runner"},
    r"dlfcn\.h|link\.h": {"core/worker"},
    r"pango/.*": {"reports/text", "reports/draw"},
    r"fontconfig/.*": {"reports/text", "reports/draw"},
    r"cairo.*": {"reports/draw"},
    r"qpdf/.*": {"reports/finish"},
    r"check\.h": set(),
}
NO_GLIB = {"include", "estimate", "sdk", "plugins", "core/wire", "core/worker", "core/verify"}
PUBLICATION_MAKERS = ("core/protect/", "core/document/publication_read", "core/model/publication")
HEAPS = re.compile(r"^(util|utils|common|helper|helpers|misc)\b")
GLIB_REFUSED = re.compile(r"\b(g_object_\w+|g_signal_\w+|g_main_loop_\w+|g_variant_\w+|g_module_\w+|g_thread_\w+"
                          r"|g_log|g_warning|g_message|g_critical|g_print|g_printerr)\s*\(")


def room_of(path):
    parts = path.split("/")
    if parts[0] in ("include", "estimate", "analyst", "sdk", "plugins"):
        return parts[0]
    return "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def target_of(included):
    if included.startswith("hito/"):
        return "include"
    if included.startswith("sdk/"):
        return "sdk"
    if included.startswith(("estimate/", "analyst/")):
        return included.split("/")[0]
    if included.startswith(("core/", "reports/", "plugins/", "tests/", "bench/")):
        return room_of(included)
    return None


def check_include(path, room, included, quoted):
    if included.endswith((".def", ".inc")):
        return None
    target = target_of(included)
    if target and target != room:
        if room == "reports" and included == "core/document/publication_read.h":
            return None
        if target not in ROOMS[room]:
            return f"{room} may not include {included}"
    if included == "core/model/publication_build.h" and not path.startswith(PUBLICATION_MAKERS):
        return "only core/protect and publication_read make a Publication"
    if ".." in included:
        return "includes go by their full path from the root"
    for pattern, rooms in FOREIGN.items():
        if re.fullmatch(pattern, included) and room not in rooms:
            return f"{included} belongs to {', '.join(sorted(rooms)) or 'tests'}"
    if room in NO_GLIB and included in ("glib.h", "glib/gstdio.h"):
        return f"no GLib in {room}"
    if quoted and target is None and "/" in included and not included.startswith("generated/"):
        return f"{included} is in no room"
    return None


def lint(root):
    partners = {p.name for p in (root / "plugins").iterdir() if p.is_dir() and p.name != "template"}
    named = re.compile(r"\b(" + "|".join(sorted(partners)) + r")\b", re.I) if partners else None
    wrong = []
    for top in ("include", "estimate", "analyst", "sdk", "plugins", "core", "reports"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".c", ".h", ".def") or not file.is_file():
                continue
            path = str(file.relative_to(root))
            room = room_of(path)
            if HEAPS.match(file.stem):
                wrong.append(f"{path}:1: a file may not be called {file.stem}")
            if room not in ROOMS:
                wrong.append(f"{path}:1: {room} is not a room")
                continue
            lines = file.read_text().splitlines()
            if not lines or "SPDX-License-Identifier: Apache-2.0" not in lines[0]:
                wrong.append(f"{path}:1: the first line names the licence by SPDX")
            for n, line in enumerate(lines, 1):
                include = re.match(r'\s*#\s*include\s+([<"])([^>"]+)[>"]', line)
                sentence = check_include(path, room, include[2], include[1] == '"') if include else None
                if sentence:
                    wrong.append(f"{path}:{n}: {sentence}")
                if top in ("core", "reports") and GLIB_REFUSED.search(line):
                    wrong.append(f"{path}:{n}: {GLIB_REFUSED.search(line)[1]} is not in our GLib words")
                if named and top in ("core", "reports") and named.search(line):
                    wrong.append(f"{path}:{n}: a partner's name in {top}/")
    return wrong


def main():
    wrong = lint(pathlib.Path(sys.argv[1]))
    print("\n".join(wrong) or "arrows: every include follows an arrow")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
