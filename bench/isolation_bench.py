# SPDX-License-Identifier: Apache-2.0
"""What a process of its own costs a plug-in: a tiny run with every layer of the sandbox, and with layers taken away."""
import subprocess

import run as bench


def run(runs):
    subprocess.run(["cmake", "--build", str(bench.BUILD), "--target", "time_isolation"], check=True, capture_output=True)
    program, plugin = bench.BUILD / "bin" / "time_isolation", bench.BUILD / "plugins" / "template"
    done = subprocess.run([program, bench.BUILD / "bin" / "hito-worker", plugin, bench.ROOT / "plugins" / "template" / "sample", str(max(200, runs))],
                          capture_output=True, text=True, check=False)
    print("\nIsolation: files to observations, by the template's plug-in over its sample\n" + done.stdout + done.stderr)
