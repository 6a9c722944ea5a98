#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plug-ins of strangers through the whole road, compute, run and report: one in C, one in C++ that throws in the middle of its rows, one in Rust
without Hito's SDK, and one that tries to read a file. The one that throws is not reported, with its numbered message, and
nobody else's numbers change; the Rust one's numbers are printed; what the fourth was refused is named wherever its run is told of.

usage: languages.py PREFIX SOURCE WORK      without rustc the Rust plug-in is left out
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

PREFIX, SOURCE, WORK = (pathlib.Path(p).resolve() for p in sys.argv[1:4])
PERIOD, AS_OF = "FY2026Q1", "2026-02-15"
RUST_FLAGS = ["--crate-type", "cdylib", "-O", "-C", "panic=abort", "-C", "link-arg=-Wl,-z,relro,-z,now", "-C",
              "link-arg=-Wl,--defsym=rust_eh_personality=0", "-A", "dead_code"]
OPENS = """    FILE *file = fopen("/etc/hostname", "r");
    if (file)
        fclose(file);
"""


def run(*words, want=0, **how):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False, cwd=WORK, **how)
    if done.returncode != want:
        sys.exit(f"{words}: exit {done.returncode}, not {want}\n{done.stdout}{done.stderr}")
    return done


def hito(*words, want=0):
    return run(PREFIX / "bin" / "hito", *words, want=want)


def publish(plugin, folder):
    shutil.copytree(folder, WORK / "plugins" / plugin)
    hito("plugin", "approve", WORK / "plugins" / plugin, "--person", "A test", "--as-of", AS_OF, "--office", WORK / "office")


def from_template(plugin, code, language, change):
    """A copy of the template whose source and codes are changed; it brings the template's sample as its data."""
    folder = WORK / plugin
    hito("plugin", "new", plugin, folder, "--language", language)
    source = folder / ("plugin.cpp" if language == "c++" else "plugin.c")
    source.write_text(change(source.read_text()).replace("tpl_0", f"{code.lower()}_0"))
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace("TPL-0", f"{code}-0"))
    run("make", "-s", "-C", folder, f"HITO={PREFIX}/bin/hito", env={**os.environ, "PKG_CONFIG_PATH": ""})
    publish(plugin, folder / "build" / "plugins" / plugin)
    shutil.copytree(folder / "sample", WORK / "data" / plugin)


def throwing(text):
    body = text.index("on_cases(")
    at = text.index("{", body) + 1
    return "#include <stdexcept>\n" + text[:at] + "\n    static int rows;\n    if (++rows == 4)\n        throw std::runtime_error(\"in the middle\");\n" + text[at:]


def opening(text):
    at = text.index("{", text.index("on_cases(")) + 1
    return "#include <stdio.h>\n" + text[:at] + "\n" + OPENS + text[at:]


def rust():
    """The Rust plug-in of the guide, word for word."""
    blocks = dict(re.findall(r"^```(rust|json)\n(.*?)^```$", (SOURCE / "docs" / "plugin-guide.md").read_text(), re.M | re.S))
    folder = WORK / "visits"
    folder.mkdir()
    (folder / "manifest.json").write_text(blocks["json"])
    (folder / "visits.rs").write_text(blocks["rust"])
    run("rustc", *RUST_FLAGS, "-o", folder / "visits.so", folder / "visits.rs")
    hito("plugin", "pack", folder)
    (folder / "visits.rs").unlink()
    publish("visits", folder)
    (WORK / "data" / "visits").mkdir()
    rows = [f"V-{i},{'2025-11-03' if i % 3 else '2025-12-24'}" for i in range(37)] + ["V-99,2026-01-02"]
    (WORK / "data" / "visits" / "visits.csv").write_text("visit_id,day\n" + "\n".join(rows) + "\n")


def read(office):
    """Numbers of the publication by indicator, and the pages of both languages."""
    publication = json.loads((office / "publications" / f"{PERIOD}.json").read_text())
    numbers = {}
    for value in publication["values"]:
        numbers.setdefault(value[0] if isinstance(value, list) else value["indicator"], []).append(value)
    pages = {tag: run("pdftotext", "-layout", office / "reports" / f"{PERIOD}.{tag}.pdf", "-").stdout for tag in ("en", "es")}
    return numbers, pages


def road(name, partners):
    programme = WORK / name
    for i, partner in enumerate(partners):
        words = ["new", programme, WORK / "plugins" / partner, "--from", "2025-10-01", "--to", "2026-09-30"] if i == 0 else \
            ["add", programme, WORK / "plugins" / partner]
        hito("programme", *words)
    path = programme / "programme.json"
    plan = json.loads(path.read_text())
    plan["id"] = "trial"
    for partner in plan["partners"]:  # each is called by its id on the pages
        partner["short_name"] = partner["id"]
    path.write_text(json.dumps(plan))
    office = WORK / f"office-{name}"
    said = hito("run", programme, "--period", PERIOD, "--data", WORK / "data", "--office", office, "--plugins", WORK / "plugins", "--trust",
                WORK / "office" / "trust", "--as-of", AS_OF, want=1).stderr
    return said, *read(office)


def compute(plugin):
    return hito("compute", WORK / "with", plugin, "--period", PERIOD, "--data", WORK / "data", "--plugins", WORK / "plugins", "--trust",
                WORK / "office" / "trust", "--as-of", AS_OF, "-o", WORK / f"{plugin}.json", want=1 if plugin == "thrower" else 0)


def flat(text):
    return re.sub(r"\s+", " ", text)


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    (WORK / "data").mkdir(parents=True)
    has_rust = shutil.which("rustc") is not None
    from_template("fine", "FIN", "c", lambda text: text)
    from_template("thrower", "THR", "c++", throwing)
    from_template("opener", "OPN", "c", opening)
    if has_rust:
        rust()
    others = ["fine", "opener"] + (["visits"] if has_rust else [])
    _, without, _ = road("without", others)
    said, numbers, pages = road("with", [*others, "thrower"])
    thrown = [line for line in said.splitlines() if line.startswith("thrower: [H40")]
    print("C++, throws at row 4:", thrown[0])
    assert re.search(r"H4010\].*ABRT", thrown[0]), thrown
    assert all(numbers[code] == without[code] for code in without), "another partner's numbers changed"
    print(f"   {sum(map(len, without.values()))} values of the other partners unchanged")
    assert "thrower" in pages["en"] and "not reported" in flat(pages["en"]) and "no reportado" in flat(pages["es"]), "printed otherwise"
    assert not any(v["status"] == "OK" and v["measure"] == "actual" for v in map(as_dict, numbers.get("THR-01", []))), "a number of the thrower"
    if has_rust:
        for tag, name in (("en", "Visits"), ("es", "Visitas")):
            line = next(line for line in pages[tag].split("\n") if f"VIS-01 {name}" in line and re.search(r"\b37\b", line))
            print(f"Rust, printed ({tag}):", flat(line))
    done = compute("opener")
    refused = next(line for line in done.stderr.splitlines() if "[H4065]" in line)
    counted = next(line for line in done.stdout.splitlines() if "refused" in line)
    print("refused, hito compute:", refused, "|", counted)
    assert counted == "opener: the sandbox refused openat 10", counted
    assert json.loads((WORK / "opener.json").read_text())["refusals"] == [["openat", 10]], "the submission"
    for tag in pages:
        told = re.search(r"opener: [^.]*opener[^.:]*: openat\b(?! \()", flat(pages[tag]))
        assert told, f"the last page ({tag})"
        print(f"refused, printed ({tag}):", told[0])
    kept = next(line for line in hito("ledger", "export", "--office", WORK / "office-with").stdout.splitlines() if line.startswith("sandbox\topener\t"))
    print("refused, ledger:", kept.replace("\t", " | "))
    assert kept.endswith("\topenat\topenat 10"), kept
    assert compute("fine").stderr.count("H4065") == 0
    print(compute("thrower").stderr.splitlines()[-1])
    return 0


def as_dict(value):
    if isinstance(value, dict):
        return value
    return {"indicator": value[0], "measure": value[4], "status": value[5]}


if __name__ == "__main__":
    sys.exit(main())
