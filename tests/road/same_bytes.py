#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same inputs give the same bytes: in two folders, time zones, locales, users, on one processor and on two, in the same
office twice, and with the clock a year later.

usage: same_bytes.py RELEASE_BUILD SOURCE WORK
"""
import os
import shutil
import subprocess

from road import report, road_of_arguments


def main():
    road = road_of_arguments()
    data, trust = road.synthesize("same-data"), road.trust("same-trust")
    first = road.fresh("same-office")
    road.must("hito", *road.run_words(data, first, trust))
    wanted = road.outputs(first)
    wrong, done = [], 0
    ways = {"the same office again": {"office": first},
            "another folder": {"office": road.fresh("another/deeper folder/office"), "cwd": "/"},
            "another time zone": {"env": {"TZ": "Pacific/Kiritimati"}},
            "another locale": {"env": {"LC_ALL": "C.UTF-8", "LANG": "es_CO.UTF-8", "LANGUAGE": "es"}},
            "one processor": {"before": ["taskset", "-c", "0"]},
            "copied data": {"data": shutil.copytree(data, road.fresh("same-copied"), dirs_exist_ok=True)}}
    if os.geteuid() == 0:
        user = road.fresh("same-user-office")
        for folder in (road.work, *road.work.parents):
            subprocess.run(["chmod", "o+x", str(folder)], check=False)
        os.chown(user, 65534, 65534)
        ways["another user"] = {"office": user, "before": ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]}
    faketime = shutil.which("faketime")
    if faketime:
        ways["a year later"] = {"before": [faketime, "-f", "+365d"]}
    for name, way in ways.items():
        office = way.pop("office", None) or road.fresh(f"same-{name.replace(' ', '-')}")
        words = road.run_words(way.pop("data", data), office, trust)
        ended = road.call("hito", *words, **way)
        if ended.returncode != 0:
            wrong.append(f"{name}: exit {ended.returncode}: {ended.stderr}")
        elif road.outputs(office) != wanted:
            seen = road.outputs(office)
            wrong.append(f"{name}: differs: {[f for f in wanted if seen.get(f) != wanted[f]] or set(seen) - set(wanted)}")
        done += 1
    for file, digest in wanted.items():
        print(digest, file)
    print("ways tried:", ", ".join(ways))
    report("same bytes", done, wrong)


if __name__ == "__main__":
    main()
