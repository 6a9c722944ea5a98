# SPDX-License-Identifier: Apache-2.0
"""What a process of its own costs a plug-in: a tiny run with every layer of the sandbox, and with those alone that real data
need on a machine without namespaces (limits, privileges, both filters, Landlock with the audit object)."""
import os
import subprocess

import run as bench

WAYS = (("every layer", "", "4 ms"), ("the layers that real data need (no namespaces)", "namespaces", "2 ms"))


def run(runs):
    subprocess.run(["cmake", "--preset", "release", "-DHITO_TESTS=ON", "-S", bench.ROOT], check=True, capture_output=True)
    subprocess.run(["cmake", "--build", str(bench.BUILD), "--target", "time_isolation", "deny", "hito", "plugin_template"], check=True,
                   capture_output=True)
    bin_, plugin = bench.BUILD / "bin", bench.BUILD / "plugins" / "template"
    for name, denied, limit in WAYS:
        done = subprocess.run([bin_ / "deny", denied, bin_ / "time_isolation", bin_ / "hito-worker", plugin,
                               bench.ROOT / "plugins" / "template" / "sample", str(max(200, runs))],
                              env={**os.environ, "HITO_SOURCE": str(bench.ROOT)}, capture_output=True, text=True, check=False)
        print(f"\nIsolation, {name}; at most {limit}: files to observations, by the template's plug-in over its sample\n" + done.stdout + done.stderr)
