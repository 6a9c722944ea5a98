#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The published schema of manifests and the reader must agree: both take every shipped manifest, and each kind of member
taken away, renamed, doubled or given a wrong type or value is refused by both or by none.

usage: schema_manifest.py SCHEMA HITO MANIFEST...      exit 77 when python3-jsonschema is not there
"""
import copy
import json
import os
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

WRONG = [None, True, -1, 3.5, 10 ** 12, "", "a/b", "ñ", [], {}, ["a", "a"], {"en": "x"}]
# What a schema cannot say: whether a name is declared (H3006), whether an id stands twice (H3005), how long a row gets.
BEYOND = {"H3005", "H3006"}
ELSEWHERE = {"H3007", "H3022", "H3023"}  # what the header's writer refuses behind the reader


def nodes(value, path=()):
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield from nodes(child, path + (key,))


def kinds(document):
    """One path of each kind: list indexes do not tell kinds apart, nor do code lists."""
    seen = {}
    for path, _ in nodes(document):
        kind = tuple("*" if isinstance(k, int) else k for k in path)
        if kind[:1] == ("code_lists",) and len(kind) > 1:
            kind = kind[:1] + ("*",) + kind[2:]
        seen.setdefault(kind, path)
    return [path for path in seen.values() if path and path[0] != "x"]


def at(document, path):
    for key in path:
        document = document[key]
    return document


def defects(document):
    for path in kinds(document):
        parent, key = path[:-1], path[-1]
        taken = copy.deepcopy(document)
        del at(taken, parent)[key]
        yield f"{path} taken away", taken
        if isinstance(key, str) and parent[:1] != ("code_lists",) and parent != ("code_lists",):
            renamed = copy.deepcopy(document)
            at(renamed, parent)[key + "_"] = at(renamed, parent).pop(key)
            yield f"{path} renamed", renamed
        for value in WRONG:
            changed = copy.deepcopy(document)
            at(changed, parent)[key] = value
            yield f"{path} = {value!r}", changed
        if isinstance(key, int):
            doubled = copy.deepcopy(document)
            at(doubled, parent).append(copy.deepcopy(at(doubled, path)))
            yield f"{path} doubled", doubled


def reads(hito, document, folder):
    """(numbers of the findings, their text); the header is written elsewhere, so nothing else can fail."""
    path = os.path.join(folder, "manifest.json")
    with open(path, "w") as out:
        json.dump(document, out, ensure_ascii=False, indent=1)
    done = subprocess.run([hito, "plugin", "header", path, "-o", os.path.join(folder, "x.h")], capture_output=True, text=True)
    if done.returncode not in (0, 1, 3):
        return set(), [f"ended with {done.returncode}"]
    lines = [line for line in done.stderr.splitlines() if re.search(r"\[H30\d\d\]", line)]
    return {re.search(r"\[(H30\d\d)\]", line).group(1) for line in lines}, lines


def main():
    schema, hito, manifests = json.load(open(sys.argv[1])), sys.argv[2], sys.argv[3:]
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = tried = refused = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in manifests:
            document = json.load(open(path))
            if not validator.is_valid(document) or reads(hito, document, folder)[0]:
                wrong += 1
                print(f"{path} is refused")
        for what, broken in defects(document):
            valid = validator.is_valid(broken)
            numbers, lines = reads(hito, broken, folder)
            numbers -= ELSEWHERE
            tried += 1
            refused += bool(numbers)
            if valid == bool(numbers) and not (valid and numbers <= BEYOND):
                wrong += 1
                print(f"{what}: the schema {'takes' if valid else 'refuses'} it, the reader says {lines[:2]}")
            for line in lines:
                if not re.match(r"manifest\.json:[1-9]\d*: \[H30\d\d\] .*\(column [1-9]\d*\)$", line):
                    if "more alike" not in line and not any(n in line for n in ELSEWHERE):
                        wrong += 1
                        print(f"{what}: no place in: {line}")
    print(f"{len(manifests)} manifests, {tried} defects, {refused} refused, {wrong} disagreements")
    return 1 if wrong or refused < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
