# SPDX-License-Identifier: Apache-2.0
"""Runs commands in turn and compares their whole processes: processor time, wall time, peak memory."""
import os
import statistics
import subprocess
import time


def once(command, cwd=None, env=None):
    """One run: user plus system seconds and peak memory of the process and all it waited for."""
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if child.returncode != 0:
        raise SystemExit(f"{command}: exit {child.returncode}\n{said.decode(errors='replace')[-2000:]}")
    return {"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "MB": usage.ru_maxrss / 1024}


def in_turn(named, runs, cwd=None, env=None):
    """Warm up each command once, then run them A B A B ...; returns the runs by name."""
    figures = {name: [] for name in named}
    for command in named.values():
        once(command, cwd, env)
    for _ in range(runs):
        for name, command in named.items():
            figures[name].append(once(command, cwd, env))
    return figures


def table(title, figures, ours):
    """Medians by command, and how many times as much each peer takes as ours (median of the pairs)."""
    print(f"\n{title}")
    print(f"  {'':28}{'cpu s':>9}{'wall s':>9}{'peak MB':>9}")
    for name, runs in figures.items():
        middle = {k: statistics.median(r[k] for r in runs) for k in ("cpu", "wall", "MB")}
        print(f"  {name:28}{middle['cpu']:9.3f}{middle['wall']:9.3f}{middle['MB']:9.1f}")
    ratios = {}
    for name, runs in figures.items():
        if name != ours:
            ratios[name] = {k: statistics.median(r[k] / o[k] for r, o in zip(runs, figures[ours])) for k in ("cpu", "wall", "MB")}
            print(f"  {name + ' / ' + ours:28}{ratios[name]['cpu']:8.1f}x{ratios[name]['wall']:8.1f}x{ratios[name]['MB']:8.1f}x")
    return ratios
