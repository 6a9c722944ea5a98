#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One to eight workers that share a plug-in's rows write the same submission, byte for byte, also from files with defects.

usage: shards.py RELEASE_BUILD SOURCE WORK
"""
from road import AS_OF, PERIOD, report, road_of_arguments, sha256

WORKERS = (1, 2, 3, 5, 8)


def main():
    road = road_of_arguments()
    trust, wrong, done = road.trust("shards-trust"), [], 0
    out = road.fresh("shards")
    for kind, options in (("clean", ()), ("mess", ("--mess",))):
        data = road.synthesize(f"shards-{kind}", *options)
        for partner in road.partners:
            sums = {}
            for workers in WORKERS:
                file = out / f"{partner}.{kind}.{workers}.json"
                ended = road.call("hito", "compute", road.programme, partner, "--period", PERIOD, "--data", data, "--plugins",
                                  road.plugins, "--trust", trust, "--as-of", AS_OF, "--workers", workers, "-o", file)
                if ended.returncode != 0:
                    wrong.append(f"{partner}, {kind}, {workers} workers: exit {ended.returncode}: {ended.stderr[-300:]}")
                else:
                    sums[workers] = sha256(file)
                done += 1
            if len(set(sums.values())) != 1:
                wrong.append(f"{partner}, {kind}: {sums}")
            print(f"{partner:10} {kind:6} {next(iter(sums.values()), '')[:16]} by {', '.join(map(str, sums))} workers")
    for word in ("0", "17", "two"):
        ended = road.call("hito", "compute", road.programme, road.partners[0], "--period", PERIOD, "--data", data, "--workers", word,
                          "-o", out / "no.json")
        if ended.returncode != 2 or "H0107" not in ended.stderr or (out / "no.json").exists():
            wrong.append(f"--workers {word}: exit {ended.returncode}: {ended.stderr[-200:]}")
        done += 1
    report("shards", done, wrong)


if __name__ == "__main__":
    main()
