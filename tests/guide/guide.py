#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Takes every code block out of docs/plugin-guide.md and builds it: the plug-in of the guide in each language, packed and
checked; functions of a partner with that partner's header; shell lines are parsed.

usage: guide.py GUIDE SOURCES HITO LIBRARY...      the Rust block is left out where rustc is not installed
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

GUIDE, SOURCES, HITO, LIBRARIES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4:]
LINK = ["-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-fvisibility=hidden", "-shared",
        "-Wl,-z,defs,-z,relro,-z,now,-z,noexecstack,--exclude-libs,ALL,--as-needed"]


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if done.returncode != 0:
        print(" ".join(map(str, command)), done.stdout, done.stderr, sep="\n")
        sys.exit(1)
    return done.stdout


def build(language, code, folder):
    library, include = folder / "visits.so", [f"-I{folder}", f"-I{SOURCES}/include", f"-I{SOURCES}"]
    source = folder / {"c": "visits.c", "cpp": "visits.cpp", "rust": "visits.rs"}[language]
    source.write_text(code)
    run(HITO, "plugin", "header", folder / "manifest.json", "-o", folder / "visits.h")
    if language == "c":
        run("cc", "-std=c99", *include, *LINK, "-o", library, source, *LIBRARIES, "-lm")
    elif language == "cpp":
        run("c++", "-std=c++11", *include, *LINK, "-static-libstdc++", "-static-libgcc", "-o", library, source, *LIBRARIES, "-lm")
    else:
        run("rustc", "--crate-type", "cdylib", "-O", "-C", "panic=abort", "-C", "link-arg=-Wl,-z,relro,-z,now", "-C", "link-arg=-Wl,--defsym=rust_eh_personality=0", "-A", "dead_code",
            "-o", library, source)
    run(HITO, "plugin", "pack", folder)
    return run(HITO, "plugin", "check", folder).splitlines()[-1]


def part_of_partner(partner, code, folder):
    run(HITO, "plugin", "header", SOURCES / "plugins" / partner / "manifest.json", "-o", folder / f"{partner}.h")
    (folder / "part.c").write_text(f'#include "{partner}.h"\n{code}')
    run("cc", "-std=c99", "-Wall", "-Wextra", "-Werror", f"-I{folder}", f"-I{SOURCES}/include", f"-I{SOURCES}", "-c", folder / "part.c",
        "-o", folder / "part.o")


def main():
    blocks = re.findall(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", GUIDE.read_text(), re.M | re.S)
    manifests = [code for language, _, code in blocks if language == "json"]
    assert len(manifests) == 1
    built = set()
    for language, partner, code in blocks:
        with tempfile.TemporaryDirectory() as work:
            folder = pathlib.Path(work)
            (folder / "manifest.json").write_text(manifests[0])
            if language == "sh":
                (folder / "lines").write_text(code)
                run("sh", "-n", folder / "lines")
            elif partner:
                part_of_partner(partner, code, folder)
            elif language in ("c", "cpp", "rust"):
                if language == "rust" and not shutil.which("rustc"):
                    print("rust: rustc is not installed")
                    continue
                print(f"{language}: {build(language, code, folder)}")
                built.add(language)
            else:
                assert language == "json", language
    assert {"c", "cpp"} <= built, built
    return 0


if __name__ == "__main__":
    sys.exit(main())
