#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fuzz the parsers, count the lines of them that were reached, and see planted bugs found.

usage: run.py [--engine libfuzzer|afl] [--minutes 10] [--jobs 2] [--keep FOLDER] [TARGET... | all]
       run.py --bugs [--minutes 10] [--jobs 1] [BUG...]

Without a target the five of the contract: manifest, frame, csv, state, signature. Builds by preset (fuzz or afl, and
fuzz-cover), starts from the seeds and the dictionary of each target, and prints one line a target. Inputs that crash
are left in FOLDER/crashes (default build/fuzz-kept). Exit 1: a crash, less than 90 % of a parser's lines, or a planted
bug that was not found.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True
from planted import BUGS, plant  # noqa: E402

FIVE = ["manifest", "frame", "csv", "state", "signature"]
DOCUMENT = "core/document/json_walk.c core/document/json_place.c".split()
READER = ["core/source/source_" + name + ".c" for name in
          "block codes columns encoding field file flood header keys number reader scan scan_plain scan_sse2 scan_utf8".split()]
# The parser's own sources: what stands between the bytes and what is believed.
SOURCES = {
    "manifest": ["core/document/manifest_read.c", "core/document/manifest_inputs.c", "core/document/manifest_indicators.c"] + DOCUMENT,
    "frame": ["core/wire/frame.c"],
    "results": ["core/runner/worker_results.c", "core/runner/observation_check.c"],
    "csv": READER,
    "recode": ["core/source/source_recode.c", "core/source/source_rewrite.c", "core/source/source_rewrite_undo.c"],
    "ndjson": ["core/source/source_ndjson.c"],
    "sqlite": ["core/source/source_sqlite.c"],
    "xlsx": ["core/source/source_xlsx.c", "core/source/source_workbook.c", "core/source/source_part.c"],
    "state": ["sdk/state.c", "sdk/merge.c"],
    "signature": ["core/sign/minisign.c"],
    "sources": ["core/document/source_map_read.c", "core/document/source_map_parts.c"],
    "submission": ["core/document/submission_read.c", "core/document/submission_columns.c"],
    "publication": ["core/document/publication_read.c", "core/document/publication_read_plan.c",
                    "core/document/publication_read_numbers.c", "core/document/publication_read_memory.c"],
    "programme": ["core/document/plan_read_programme.c"],
    "plan_tables": ["core/document/plan_read_tables.c", "core/document/plan_read_narrative.c"],
    "table": ["analyst/table.c"],
    "elf": ["core/runner/elf_scan.c"],
}
LONGEST = {"manifest": 65536, "csv": 12288, "publication": 262144, "submission": 65536, "programme": 65536, "elf": 65536}
WANTED = 90.0


def nice():
    os.nice(15)


def run(command, **more):
    return subprocess.run(command, text=True, capture_output=True, preexec_fn=nice, **more)


def build(preset, targets, root=ROOT):
    for command in (["cmake", "--preset", preset], ["cmake", "--build", "--preset", preset, "--target", *targets]):
        done = run(command, cwd=root)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)} failed\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return root / "build" / preset


def seeds_of(target, folder, root=ROOT):
    lines = (folder / "tests/fuzz/seeds" / f"{target}.txt").read_text().split("\n")
    return [root / line if not line.startswith("/") else pathlib.Path(line) for line in lines if line]


def environment(root=ROOT):
    return os.environ | {"HITO_SOURCE": str(root), "ASAN_OPTIONS": "abort_on_error=1:symbolize=0:detect_leaks=1:quarantine_size_mb=1:malloc_context_size=2",
                         "UBSAN_OPTIONS": "print_stacktrace=0", "AFL_NO_UI": "1", "AFL_SKIP_CPUFREQ": "1", "AFL_NO_AFFINITY": "1",
                         "AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES": "1", "AFL_BENCH_UNTIL_CRASH": "0"}


def libfuzzer(target, binary, seeds, corpus, crashes, seconds, root=ROOT):
    """Executions, executions a second, seconds and crashing files of one run; it ends at the first crash."""
    began = time.monotonic()
    start = corpus.parent / (corpus.name + ".seeds")
    start.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        shutil.copy(seed, start / seed.name)
    command = [str(binary), f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1",
               f"-max_len={LONGEST.get(target, 8192)}", f"-artifact_prefix={crashes}/{target}-", "-seed=1", "-use_value_profile=1"]
    words = HERE / "dict" / f"{target}.dict"
    command += [f"-dict={words}"] if words.exists() else []
    done = run(command + [str(corpus), str(start)], env=environment(root), cwd=root, timeout=seconds + 300, errors="replace")
    (crashes / f"{target}.log").write_text(done.stderr[-20000:])
    count = re.findall(r"stat::number_of_executed_units: (\d+)", done.stderr) or re.findall(r"^#(\d+)\s", done.stderr, re.M)
    took = time.monotonic() - began
    found = sorted(p for p in crashes.glob(f"{target}-*"))
    executions = int(count[-1]) if count else 0
    if done.returncode != 0 and not found:
        print(done.stderr[-2000:], file=sys.stderr)
    return executions, executions / max(took, 1e-9), took, found


def afl(target, binary, seeds, corpus, crashes, seconds, root=ROOT):
    start, out = corpus.parent / (corpus.name + ".seeds"), corpus.parent / (corpus.name + ".afl")
    start.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        shutil.copy(seed, start / seed.name)
    shutil.rmtree(out, ignore_errors=True)
    command = ["afl-fuzz", "-i", str(start), "-o", str(out), "-V", str(seconds), "-m", "none", "-t", "5000+"]
    words = HERE / "dict" / f"{target}.dict"
    command += ["-x", str(words)] if words.exists() else []
    more = environment(root) | {"ASAN_OPTIONS": "abort_on_error=1:symbolize=0:detect_leaks=0:quarantine_size_mb=1"}
    done = run(command + ["--", str(binary)], env=more, cwd=root, timeout=seconds + 300, errors="replace")
    stats = out / "default/fuzzer_stats"
    if not stats.exists():
        sys.exit(f"afl-fuzz did not start for {target}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    said = dict(re.findall(r"^(\w+)\s*: (.*)$", stats.read_text(), re.M))
    for crash in (out / "default/crashes").glob("id*"):
        shutil.copy(crash, crashes / f"{target}-{crash.name.replace(':', '_')}")
    for path in (out / "default/queue").glob("id*"):
        shutil.copy(path, corpus / path.name.replace(":", "_"))
    executions, took = int(said["execs_done"]), float(said["run_time"])
    return executions, executions / max(took, 1e-9), took, sorted(crashes.glob(f"{target}-*"))


def coverage(target, cover, corpus, keep):
    """Lines of the parser's own sources, reached and all."""
    raw, merged = keep / f"{target}.profraw", keep / f"{target}.profdata"
    files = [str(p) for p in seeds_of(target, cover) + sorted(p for p in corpus.iterdir() if p.is_file())]
    more = os.environ | {"HITO_FUZZ_ROUNDS": "0", "LLVM_PROFILE_FILE": str(raw), "HITO_SOURCE": str(ROOT)}
    binary = cover / "bin" / f"fuzz_{target}"
    done = run([str(binary), *files], env=more, cwd=ROOT)
    assert done.returncode == 0, (target, done.stderr[-2000:])
    subprocess.run(["llvm-profdata", "merge", "-sparse", str(raw), "-o", str(merged)], check=True)
    done = run(["llvm-cov", "export", "-summary-only", f"-instr-profile={merged}", str(binary)])
    raw.unlink()
    # The build takes the tree's own place out of the names of sources.
    rows = {f["filename"].removeprefix(f"{ROOT}/").removeprefix("build/fuzz-cover/"): f["summary"]["lines"]
            for f in json.loads(done.stdout)["data"][0]["files"]}
    return {s: (rows[s]["covered"], rows[s]["count"]) for s in SOURCES[target] if s in rows}


def fuzz(arguments):
    targets = list(SOURCES) if arguments.names == ["all"] else arguments.names or FIVE
    keep = pathlib.Path(arguments.keep).resolve()
    crashes = keep / "crashes"
    crashes.mkdir(parents=True, exist_ok=True)
    engine, preset = (afl, "afl") if arguments.engine == "afl" else (libfuzzer, "fuzz")
    folder = build(preset, [f"fuzz_{t}" for t in targets])
    cover = build("fuzz-cover", [f"fuzz_{t}" for t in targets])

    def one(target):
        corpus = keep / target
        corpus.mkdir(parents=True, exist_ok=True)
        result = engine(target, folder / "bin" / f"fuzz_{target}", seeds_of(target, folder), corpus, crashes, int(arguments.minutes * 60))
        return result, coverage(target, cover, corpus, keep)

    bad = 0
    print(f"{'target':<12}{'engine':<11}{'minutes':>8}{'executions':>13}{'per second':>12}{'crashes':>9}  lines of the parser", flush=True)
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for target, ((executions, speed, took, found), lines) in zip(targets, pool.map(one, targets)):
            reached, of = sum(a for a, _ in lines.values()), sum(b for _, b in lines.values())
            percent = 100 * reached / max(of, 1)
            print(f"{target:<12}{arguments.engine:<11}{took / 60:>8.1f}{executions:>13,}{speed:>12,.0f}{len(found):>9}"
                  f"  {percent:.1f} % ({reached} of {of})", flush=True)
            for name, (a, b) in lines.items():
                print(f"            {name}: {100 * a / b:.1f} % ({a} of {b})")
            for path in found:
                print(f"            crash: {path}")
            bad += bool(found) + (percent < WANTED)
    return 1 if bad else 0


def bugs(arguments):
    """Each planted bug in a copy of the sources of its own kind; one copy and one build folder serve all."""
    wanted = [b for b in BUGS if not arguments.names or b.name in arguments.names]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="hito-bugs-") as work:
        copy = pathlib.Path(work) / "hito"
        for name in run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT).stdout.split("\n"):
            if name and (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, copy / name)
        print(f"{'bug':<24}{'target':<11}{'found after':>12}{'executions':>13}  what was planted", flush=True)
        folder = build("fuzz", [f"fuzz_{t}" for t in sorted({b.target for b in wanted})], copy)
        for target in sorted({b.target for b in wanted}):
            seeds = [str(p) for p in seeds_of(target, folder, copy)]
            done = run([str(folder / "bin" / f"fuzz_{target}"), *seeds], env=environment(copy), cwd=copy)
            if done.returncode != 0:  # what is found then would be no merit
                sys.exit(f"fuzz_{target} fails without a planted bug\n{done.stderr[-2000:]}")
        for bug in wanted:
            path = copy / bug.file
            sound = path.read_text()
            path.write_text(plant(bug, sound))
            folder = build("fuzz", [f"fuzz_{bug.target}"], copy)
            corpus, crashes = pathlib.Path(work) / bug.name, pathlib.Path(work) / (bug.name + ".crashes")
            corpus.mkdir()
            crashes.mkdir()
            executions, _, took, found = libfuzzer(bug.target, folder / "bin" / f"fuzz_{bug.target}", seeds_of(bug.target, folder, copy),
                                                   corpus, crashes, int(arguments.minutes * 60), copy)
            missed += not found
            after = f"{took:.1f} s" if found else "never"
            print(f"{bug.name:<24}{bug.target:<11}{after:>12}{executions:>13,}  {bug.what}", flush=True)
            path.write_text(sound)
    print(f"{len(wanted) - missed} of {len(wanted)} planted bugs found")
    return 1 if missed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=["libfuzzer", "afl"], default="libfuzzer")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", default=str(ROOT / "build/fuzz-kept"))
    parser.add_argument("--bugs", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    known = {b.name for b in BUGS} if arguments.bugs else {*SOURCES, "all"}
    for name in arguments.names:
        if name not in known:
            parser.error(f"{name} is none of {', '.join(sorted(known))}")
    return bugs(arguments) if arguments.bugs else fuzz(arguments)


if __name__ == "__main__":
    sys.exit(main())
