#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each kind of bad input gets a numbered message in both languages, the exit status that the design names, and leaves
nothing half-written.

usage: bad_input.py RELEASE_BUILD SOURCE WORK
"""
import json
import os
import pathlib
import re
import shutil
import subprocess

from road import report, road_of_arguments


def rewrite(path, change):
    path = pathlib.Path(path)
    path.write_bytes(change(path.read_bytes()))


def first_input(road, data, partner):
    return sorted(pathlib.Path(data, partner).glob("*.csv"))[0]


def cases_of_data(road):
    """name -> what is done to a copy of the case data; all cost one partner's section: exit 1."""
    partner = road.partners[1]

    def on_file(change):
        return lambda data: rewrite(first_input(road, data, partner), change)
    return {
        "truncated in a quoted field": on_file(lambda b: b[:len(b) // 2].rsplit(b"\n", 1)[0] + b'\n"open quote without end'),
        "not CSV at all": on_file(lambda b: bytes(range(256)) * 40),
        "UTF-16": on_file(lambda b: b.decode().encode("utf-16")),
        "Windows-1252": on_file(lambda b: b.replace(b"\n", "\nñandú".encode("cp1252"), 1)),
        "empty file": on_file(lambda b: b""),
        "missing column": on_file(lambda b: b.replace(b",", b"_", 1)),
        "missing partner folder": lambda data: shutil.rmtree(pathlib.Path(data, partner)),
        "a folder where a file should be": lambda data: folder_for_file(first_input(road, data, partner)),
        "a file that may not be read": lambda data: unreadable(first_input(road, data, partner)),
        "a header and no row": lambda data: rewrite(input_that_needs_rows(road, data), lambda b: b.splitlines(keepends=True)[0]),
    }


def input_that_needs_rows(road, data):
    """A file whose manifest does not say that empty means none."""
    for partner in road.partners:
        manifest = json.loads((road.plugins / partner / "manifest.json").read_text())
        for an_input in manifest["inputs"]:
            if an_input["empty"] == "missing" and not an_input["optional"]:
                return pathlib.Path(data, partner, an_input["id"] + ".csv")
    raise SystemExit("no input needs rows")


def folder_for_file(path):
    path.unlink()
    path.mkdir()


def unreadable(path):
    """A link that leads nowhere: even root cannot read it."""
    path.unlink()
    path.symlink_to("nowhere")


def cases_of_programme():
    """name -> what is done to a copy of the programme, and the status that it ends with."""
    def damage_json(p):
        rewrite(p / "programme.json", lambda b: b[:-20])

    def repeat_line(p):
        rewrite(p / "targets.csv", lambda b: b + b.splitlines()[1] + b"\n")

    def unknown_code(p):
        rewrite(p / "targets.csv", lambda b: b + re.sub(rb"^[A-Z]+-\d+", b"XYZ-99", b.splitlines()[1]) + b"\n")

    def unknown_indicator(p):
        text = next((p / "narrative").rglob("*.en.md"))
        for language in ("en", "es"):
            rewrite(text.with_name(text.name.replace(".en.", f".{language}.")), lambda b: b + b" {XYZ-99:FY2026Q3}\n")
    return {
        "programme.json cut off": (damage_json, 3),
        "a target twice": (repeat_line, 3),
        "targets.csv missing": (lambda p: (p / "targets.csv").unlink(), 3),
        "a table that is not UTF-8": (lambda p: rewrite(p / "baselines.csv", lambda b: b + b"\xff\xfe\n"), 3),
        "a target for an unknown code": (unknown_code, 1),
        "narrative that names an unknown indicator": (unknown_indicator, 1),
    }


def numbered(text):
    return re.findall(r"\[H(\d{4})\]", text)


def check(name, road, words, status, office, wrong):
    seen = {}
    for language in ("en", "es"):
        shutil.rmtree(office, ignore_errors=True)
        office.mkdir(parents=True)
        ended = road.call("hito", "--lang", language, *words)
        seen[language] = (numbered(ended.stderr), ended.stderr)
        if ended.returncode != status:
            wrong.append(f"{name} ({language}): exit {ended.returncode}, not {status}: {ended.stderr[:400]}")
            return
    if not seen["en"][0]:
        wrong.append(f"{name}: no numbered message: {seen['en'][1][:300]}")
    if seen["en"][0] != seen["es"][0]:
        wrong.append(f"{name}: the languages give different numbers")
    if seen["en"][1] == seen["es"][1]:
        wrong.append(f"{name}: both languages say the same words")
    left = [str(f) for f in office.rglob("*") if f.is_file() and (status >= 2 or f.name.startswith(".") or ".tmp" in f.name)]
    if left:
        wrong.append(f"{name}: left behind {left}")
    print(f"{name}: exit {status}, {sorted(set(seen['en'][0]))}: {seen['en'][1].strip().splitlines()[0][:150]}")


def full_disk(road, data, trust, wrong):
    """The office on a file system of 300 KB."""
    if os.geteuid() != 0:
        return 0
    disk = road.fresh("bad-disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)], check=False).returncode != 0:
        print("full disk: no file system can be mounted here, skipped")
        return 0
    try:
        office = disk / "office"
        office.mkdir()
        ended = road.call("hito", *road.run_words(data, office, trust))
        if ended.returncode != 4 or not numbered(ended.stderr):
            wrong.append(f"full disk: exit {ended.returncode}: {ended.stderr[:300]}")
        whole = [f for f in (office / "reports").rglob("*") if f.is_file()] if (office / "reports").exists() else []
        if len(whole) == 2 or any(".tmp" in f.name for f in office.rglob("*")):
            wrong.append(f"full disk: left {whole}")
        print(f"full disk: exit {ended.returncode}: {ended.stderr.strip().splitlines()[-1][:150]}")
    finally:
        subprocess.run(["umount", str(disk)], check=False)
    return 1


def no_permission(road, data, trust, wrong):
    office = road.fresh("bad-permission")
    os.chmod(office, 0o555)
    before = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    ended = road.call("hito", *road.run_words(data, office / "office", trust), before=before)
    if ended.returncode != 4 or not numbered(ended.stderr) or list(office.iterdir()):
        wrong.append(f"no permission: exit {ended.returncode}: {ended.stderr[:300]}")
    print(f"no permission: exit {ended.returncode}: {ended.stderr.strip().splitlines()[0][:150]}")
    return 1


def plugin_cases(road, data, wrong):
    """A manifest that cannot be read and an indicator id that stands twice cost their partner's section."""
    done = 0
    for name, change in (("unreadable manifest", lambda b: b[:-30]),
                         ("duplicate indicator id", lambda b: twice(b))):
        plugins = road.fresh("bad-plugins")
        shutil.copytree(road.plugins, plugins, dirs_exist_ok=True)
        trust = road.trust("bad-plugins-trust", plugins)
        rewrite(plugins / road.partners[-1] / "manifest.json", change)
        office = road.fresh("bad-plugins-office")
        check(name, road, road.run_words(data, office, trust, plugins=plugins), 1, office, wrong)
        done += 1
    return done


def twice(bytes_):
    manifest = json.loads(bytes_)
    manifest["indicators"][1]["code"] = manifest["indicators"][0]["code"]
    return json.dumps(manifest).encode()


def main():
    road = road_of_arguments()
    whole, trust = road.synthesize("bad-whole", rows=400), road.trust("bad-trust")
    wrong, done = [], 0
    for name, change in cases_of_data(road).items():
        data = road.fresh("bad-data")
        shutil.copytree(whole, data, dirs_exist_ok=True)
        change(data)
        office = road.fresh("bad-office")
        check(name, road, road.run_words(data, office, trust), 1, office, wrong)
        done += 1
    for name, (change, status) in cases_of_programme().items():
        programme = road.fresh("bad-programme")
        shutil.copytree(road.programme, programme, dirs_exist_ok=True)
        change(programme)
        office = road.fresh("bad-office")
        check(name, road, road.run_words(whole, office, trust, programme=programme), status, office, wrong)
        done += 1
    done += plugin_cases(road, whole, wrong) + full_disk(road, whole, trust, wrong) + no_permission(road, whole, trust, wrong)
    report("bad input", done, wrong)


if __name__ == "__main__":
    main()
