#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A stranger writes a plug-in with the installed package alone, from an empty folder to the printed page.

usage: stranger.py CMAKE BUILD SOURCE

The package is installed under an empty prefix. Then, in a mount namespace in which the source tree and the build tree are
covered and /tmp is an empty folder of its own, the steps of docs/plugin-guide.md are taken; each is printed with its
time. Afterwards the files of the home folder, of the prefix and of /tmp are what they were before the first step.
"""
import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PERIOD, AS_OF, SKIP = "FY2026Q3", "2026-07-30", 77
OTHERS = ("norc", "renacer", "aba_roli", "padf")
TARGETS = """FAM-01,FY2026,200,,,2025-09-15,M&E lead (illustrative)
FAM-01,LOA,300,,,2025-09-15,M&E lead (illustrative)
FAM-02,FY2026,40,,,2025-09-15,M&E lead (illustrative)
FAM-02,LOA,40,,,2025-09-15,M&E lead (illustrative)
"""


class Walk:
    def __init__(self, work):
        self.work, self.steps = work, []
        self.folder, self.home, self.prefix = work / "folder", work / "home", work / "prefix"
        self.env = {"PATH": f"{self.prefix}/bin:/usr/local/bin:/usr/bin:/bin", "HOME": str(self.home), "LANG": "C.UTF-8"}

    def step(self, title, command, status=0):
        begin = time.monotonic()
        done = subprocess.run(["sh", "-euc", command], cwd=self.folder, env=self.env, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, check=False)
        seconds = time.monotonic() - begin
        self.steps.append(seconds)
        print(f"{len(self.steps):2d}. {title:58s} {seconds:6.2f} s")
        for line in command.strip().split("\n"):
            print(f"        {line.strip()}")
        if done.returncode != status:
            sys.exit(f"exit {done.returncode}, not {status}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
        return done.stdout

    def listing(self):
        found = set()
        for top in (self.home, self.prefix, pathlib.Path("/tmp")):
            for path in top.rglob("*"):
                info = path.lstat()
                found.add((str(path), info.st_size, info.st_mtime_ns if not path.is_dir() else 0))
        return found


def expected():
    """Children and plans of the quarter, counted from the rows by themselves."""
    sys.path.insert(0, str(HERE / "author"))
    import describe
    children, due, met, first, last = set(), 0, 0, datetime.date(2026, 4, 1), datetime.date(2026, 7, 1)
    for row in describe.rows():
        child, visited, _, _, plan = row.split(",")
        day = datetime.date.fromisoformat(visited)
        end = day + datetime.timedelta(days=10)
        if first <= day < last:
            children.add(child)
        if plan and plan < visited:
            continue
        if first <= end < last:
            due += 1
            met += bool(plan) and datetime.date.fromisoformat(plan) <= end
    return len(children), 100 * met / due


def read_pages(walk):
    """The table of the new partner's section in both languages, and the page it stands on."""
    children, share = expected()
    for language, name, point, sign in (("en", "Children visited at home", ".", "%"), ("es", "NNA visitados en casa", ",", " %")):
        text = walk.step(f"read the report back ({language})", f"pdftotext -layout office/reports/{PERIOD}.{language}.pdf -")
        wanted = {"FAM-01": str(children), "FAM-02": f"{share:.1f}".replace(".", point) + sign}
        pages = text.split("\f")
        for code, value in wanted.items():
            hits = [n for n, page in enumerate(pages, 1) for line in page.split("\n") if code in line and value in line.replace("\u00a0", " ")]
            assert len(hits) >= 2, (language, code, value)  # in the list of the status page and in the partner's section
            print(f"        {code} {value} on pages {sorted(set(hits))}")
        section = next(n for n, page in enumerate(pages, 1) if name in page and "Example of a new partner" in page.split("\n\n")[0] + page[:400])
        shown = [line for line in pages[section - 1].split("\n") if line.strip()][:12]
        print("\n".join(f"        | {line.strip()[:110]}" for line in shown))


def walk_inside(work):
    walk = Walk(work)
    before = walk.listing()
    walk.step("a new plug-in", "hito plugin new families")
    walk.step("(in the editor: manifest, plug-in, sample)",
              f"python3 {work}/author/describe.py families\ncp {work}/author/plugin.c families/plugin.c")
    walk.step("build it with make", "make -s -C families")
    sample = walk.step("what the sample gives; counted by hand, then kept", "hito plugin sample families/build/plugins/families --from FY2026Q1 "
                       f"--to {PERIOD} > families/sample/expected.txt\ncat families/sample/expected.txt")
    children, _ = expected()
    assert f"FAM-01,{PERIOD},total,,OK,{children}," in sample, sample
    assert f"FAM-01,{PERIOD},sex,F," in sample and f"FAM-02,{PERIOD},area,RURAL," in sample, sample
    walk.step("and with CMake", "cmake -S families -B cmake-build > /dev/null\ncmake --build cmake-build > /dev/null\n"
              "make -s -C families\ncmp cmake-build/plugins/families/sample/expected.txt families/build/plugins/families/sample/expected.txt")
    said = walk.step("check it against the contract", "hito plugin check families/build/plugins/families\n"
                     "hito plugin check cmake-build/plugins/families | tail -1")
    assert said.count(" 0 warning, 0 failed") == 2, said
    assert "O10  passed" in said
    walk.step("the author's key, and a signature by minisign", "minisign -G -W -p families.pub -s families.key > /dev/null\n"
              "minisign -S -s families.key -t 'families 1.0.0' -m families/build/plugins/families/manifest.json")
    walk.step("the office: its programme, its folder of plug-ins", f"cp -r {walk.prefix}/share/hito/programmes/colombia-cpc programme\n"
              f"cp -r {walk.prefix}/lib*/hito/plugins plugins\ncp -r families/build/plugins/families plugins/")
    walk.step("the new partner enters the programme", "hito programme add programme plugins/families")
    (walk.folder / "targets").write_text(TARGETS)
    walk.step("(in the editor: its targets)", "cat targets >> programme/targets.csv\nrm targets")
    shown = walk.step("what it would do, before anybody approves", "hito plugin show plugins/families --office office")
    assert "not approved, signed" in shown and "child_id" in shown
    walk.step("a person approves it", "hito plugin approve plugins/families --key families.pub --person 'An approver' "
              "--as-of 2026-07-01 --office office\n" +
              "\n".join(f"hito plugin approve plugins/{p} --person 'An approver' --as-of 2026-07-01 --office office" for p in OTHERS))
    walk.step("made-up case files of the other partners, its own rows", "hito-synthesize data --rows 600 > /dev/null\n"
              "mkdir data/families\ncp families/sample/visits.csv data/families/")
    walk.step("the report", f"hito run programme --period {PERIOD} --data data --office office --plugins plugins --as-of {AS_OF}")
    read_pages(walk)
    walk.step("(or: a small programme of the own, to see one page)",
              "hito programme new trial families/build/plugins/families --from 2025-10-01 --to 2027-09-30\n"
              "hito plugin approve families/build/plugins/families --key families.pub --person 'An author' --trust own-trust\n"
              f"hito run trial --period {PERIOD} --data families/sample --office own-office --plugins families/build/plugins --trust own-trust || test $? = 1")
    changed = walk.listing() ^ before
    assert not changed, f"outside the folder: {sorted(changed)[:8]}"
    print(f"{len(walk.steps)} steps, {sum(walk.steps) / 60:.1f} minutes of the machine; home, prefix and /tmp are what they were")


def hide(work, trees):
    """Cover what an installed copy may not need."""
    for tree in trees:
        subprocess.run(["mount", "-t", "tmpfs", "hito", tree], check=True)
        assert not os.listdir(tree), tree
    subprocess.run(["mount", "--bind", work / "tmp", "/tmp"], check=True)


def main():
    if sys.argv[1] == "--inside":
        hide(pathlib.Path(sys.argv[2]), sys.argv[3:])
        walk_inside(pathlib.Path(sys.argv[2]))
        return 0
    cmake, build, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]).resolve()
    apart = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    if subprocess.run([*apart, "mount", "-t", "tmpfs", "hito", "/mnt"], capture_output=True, check=False).returncode != 0:
        print("this machine gives no mount namespace, so the source tree cannot be covered")
        return SKIP
    if not shutil.which("minisign"):
        print("minisign is not installed")
        return SKIP
    with tempfile.TemporaryDirectory(prefix="hito-stranger-", dir="/var/tmp") as folder:
        work = pathlib.Path(folder)
        for name in ("folder", "home", "tmp"):
            (work / name).mkdir()
        subprocess.run([cmake, "--install", build, "--prefix", work / "prefix"], check=True, capture_output=True)
        shutil.copytree(HERE / "author", work / "author", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(__file__, work)
        trees = [source] if build.is_relative_to(source) else [source, build]
        return subprocess.run([*apart, sys.executable, "-B", work / "stranger.py", "--inside", work, *trees], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
