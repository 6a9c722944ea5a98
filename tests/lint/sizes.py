#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reports the longest files and functions; a function over 60 lines or a file over 500 fails.

usage: sizes.py ROOT
"""
import json
import pathlib
import subprocess
import sys

FUNCTION_MAX, FILE_MAX = 60, 500


def main():
    root = pathlib.Path(sys.argv[1])
    tops = [t for t in ("estimate", "analyst", "sdk", "plugins", "core", "reports", "tools") if (root / t).is_dir()]
    files = sorted(f for t in tops for f in (root / t).rglob("*.c"))
    lengths = sorted(((len(f.read_text().splitlines()), str(f.relative_to(root))) for f in files), reverse=True)
    tags = subprocess.run(["ctags", "--output-format=json", "--fields=+ne", "--c-kinds=f", "-f", "-"] + [str(f) for f in files],
                          capture_output=True, text=True, check=True).stdout
    functions = []
    for line in tags.splitlines():
        tag = json.loads(line)
        if tag.get("kind") == "function" and "end" in tag:
            functions.append((tag["end"] - tag["line"] + 1, tag["name"], pathlib.Path(tag["path"]).relative_to(root)))
    functions.sort(key=lambda f: (-f[0], f[1]))
    middle = functions[len(functions) // 2][0] if functions else 0
    print(f"{len(files)} files, longest {lengths[:3]}; {len(functions)} functions, median {middle} lines")
    wrong = [f"{p}: {n} lines, at most {FILE_MAX}" for n, p in lengths if n > FILE_MAX]
    wrong += [f"{p}: {name} has {n} lines, at most {FUNCTION_MAX}" for n, name, p in functions if n > FUNCTION_MAX]
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
