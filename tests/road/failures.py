#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A plug-in that crashes, hangs, is not ELF or is missing costs its partner's section only.

usage: failures.py RELEASE_BUILD SOURCE WORK
"""
import json
import pathlib
import shutil
import subprocess

from road import report, road_of_arguments

LAST = -1
CRASH = "*(volatile int *)0 = 1;"
HANG = "for (;;) __asm__ volatile (\"\");"
SOURCE = """#include <hito/hito.h>
static hito_code create(const hito_host *h, const hito_run *r, void **s) { (void)h; (void)r; *s = (void *)1; return HITO_OK; }
static hito_code begin(void *s, uint32_t i, const struct ArrowSchema *x) { (void)s; (void)i; (void)x; return HITO_OK; }
static hito_code update(void *s, uint32_t i, const struct ArrowArray *x) { (void)s; (void)i; (void)x; %s return HITO_OK; }
static hito_code end(void *s, uint32_t i) { (void)s; (void)i; return HITO_OK; }
static hito_code finish(void *s) { (void)s; return HITO_OK; }
static void destroy(void *s) { (void)s; }
static const hito_plugin P = {sizeof P, HITO_ABI_1_0, HITO_ABI_1_0, %d, "%s", "%s", create, begin, update, end, finish, destroy, 0};
HITO_EXPORT const hito_plugin *hito_plugin_entry(uint32_t abi) { (void)abi; return &P; }
"""


def plugins_with(road, name, victim, body):
    """A copy of the plug-in folder in which one plug-in has another body; approved anew."""
    folder = road.fresh(name)
    shutil.copytree(road.plugins, folder, dirs_exist_ok=True)
    manifest_file = folder / victim / "manifest.json"
    manifest = json.loads(manifest_file.read_text())
    library = folder / victim / manifest["library"]["file"]
    if body is None:
        library.write_text("this is not a shared object\n")
    else:
        code = folder / "victim.c"
        code.write_text(SOURCE % (body, len(manifest["indicators"]), manifest["id"], manifest["version"]))
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-w", "-fvisibility=hidden", "-Wl,-z,relro,-z,now,-z,noexecstack",
                        f"-I{road.source}/include", "-o", str(library), str(code)], check=True)
        code.unlink()
    manifest["limits"]["wall_seconds"] = manifest["limits"]["cpu_seconds"] = 2
    manifest_file.write_text(json.dumps(manifest))
    road.call("hito", "plugin", "pack", folder / victim)
    return folder


def numbers_of(publication, partner):
    """All values of the other partners' indicators."""
    own = {i["code"] for i in publication["indicators"] if i["partner"] == partner}
    return [v for v in publication["values"] if v[0] not in own], [v for v in publication["values"] if v[0] in own]


def main():
    road = road_of_arguments()
    victim = road.partners[LAST]
    data, trust = road.synthesize("failures-data"), road.trust("failures-trust")
    office = road.fresh("failures-office")
    road.must("hito", *road.run_words(data, office, trust))
    whole, _ = numbers_of(road.publication(office), victim)
    wrong, done = [], 0
    for name, body, numbers in (("crash", CRASH, (4010,)), ("hang", HANG, (4012, 4013)), ("not_elf", None, (3106,)),
                                ("missing", "", (3100,))):
        plugins = plugins_with(road, f"failures-{name}-plugins", victim, body)
        if name == "missing":
            shutil.rmtree(plugins / victim)
        their_trust = road.trust(f"failures-{name}-trust", plugins) if name in ("crash", "hang") else trust
        their_office = road.fresh(f"failures-{name}-office")
        ended = road.call("hito", *road.run_words(data, their_office, their_trust, plugins=plugins))
        if ended.returncode != 1:
            wrong.append(f"{name}: exit {ended.returncode}, not 1: {ended.stderr}")
            continue
        if not any(f"[H{number}]" in ended.stderr for number in numbers):
            wrong.append(f"{name}: none of {numbers}: {ended.stderr}")
        publication = road.publication(their_office)
        others, own = numbers_of(publication, victim)
        if others != whole:
            wrong.append(f"{name}: a number of another partner changed")
        if any(v[5] == "OK" and v[4] not in ("target", "baseline") for v in own):
            wrong.append(f"{name}: {victim} still has a number")
        if publication["complete"]:
            wrong.append(f"{name}: the publication calls itself complete")
        if len(list(pathlib.Path(their_office, "reports").rglob("*.pdf"))) != 2:
            wrong.append(f"{name}: not two reports")
        done += 1
        print(f"{name}: exit 1, {len(others)} numbers of other partners unchanged; {ended.stderr.strip().splitlines()[0]}")
    report("failures", done, wrong)


if __name__ == "__main__":
    main()
