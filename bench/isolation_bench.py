# SPDX-License-Identifier: Apache-2.0
"""What a process of its own costs a plug-in: a tiny run with every layer of the sandbox, and with layers taken away."""
import subprocess

import run as bench


def run(runs):
    subprocess.run(["cmake", "--build", str(bench.BUILD), "--target", "time_isolation"], check=True, capture_output=True)
    done = subprocess.run([bench.BUILD / "bin" / "time_isolation", str(max(200, runs))], cwd=bench.ROOT, capture_output=True, text=True, check=False)
    print("\nIsolation: one run of a plug-in with few rows, from package to checked observations")
    print(done.stdout + done.stderr)
