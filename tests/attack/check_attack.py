#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""check_attack.py PROTECT_TABLE SHARED: the attackers find what published examples say, and every cell less is noticed."""
import json
import os
import subprocess
import sys
import tempfile

from attack_table import Reader, Table


def table_of(values, equations, levels):
    table = Table.__new__(Table)
    table.cells = [(v, 0, 10 ** 6, *levels.get(i, (0, 0))) for i, v in enumerate(values)]
    table.equations = equations
    return table


def grid(inner):
    """Values and equations of a two-way table, its totals behind each row and in the last row."""
    rows = [row + [sum(row)] for row in inner]
    rows.append([sum(column) for column in zip(*rows)])
    n, m = len(rows), len(rows[0])
    equations = [[(i * m + j, 1 if j < m - 1 else -1) for j in range(m)] for i in range(n)]
    equations += [[(i * m + j, 1 if i < n - 1 else -1) for i in range(n)] for j in range(m)]
    return [v for row in rows for v in row], equations


def check(name, found, wanted):
    if found != wanted:
        sys.exit(f"{name}: {found}, wanted {wanted}")


def interval(table, hidden, cell):
    reader = Reader(table, hidden)
    column = reader.column[cell]
    return [round(reader.extreme(cell, sign)[column]) for sign in (1, -1)]


def published(shared):
    with open(os.path.join(shared, "data/sdc/published_examples.json"), encoding="utf-8") as stream:
        examples = {e["name"]: e for e in json.load(stream)}
    values, equations = grid([[3, 4], [3, 0]])
    check("tau-argus-audit-2x2", interval(table_of(values, equations, {}), {0, 1, 3, 4}, 0), [3, 6])
    inner = examples["sdctable-4x4"]["inner"]
    values, equations = grid([inner[row] for row in "wxyz"])
    hidden = {"wxyz".index(cell[0]) * 5 + "abcd".index(cell[2]) for cell in examples["sdctable-4x4"]["suppressed"]}
    table = table_of(values, equations, {1: (47, 31)})
    check("sdctable-4x4 exact", Reader(table, hidden).exact(), [1])
    check("sdctable-4x4 interval", interval(table, hidden, 1), [47, 47])
    wider = [c for c in range(20) if c % 5 < 4 and c not in hidden and interval(table, hidden | {c}, 1) == [0, 78]]
    check("sdctable-4x4 with one more has [0, 78] for some", len(wider) > 0, True)


def write_table(path, values, equations, k):
    with open(path, "w", encoding="ascii") as stream:
        print(len(values), len(equations), sum(map(len, equations)), file=stream)
        for i, v in enumerate(values):
            status = "u" if 0 < v < k else "s"
            print(i, v, v, status, 0, 10 ** 6, v if status == "u" else 0, k - v if status == "u" else 0, file=stream)
        for i, equation in enumerate(equations):
            for cell, factor in equation:
                print(i, cell, factor, file=stream)


def mutations(program, folder):
    """Three small counts on a diagonal: seven hidden cells are the fewest, so each of them is needed."""
    values, equations = grid([[3, 20, 20], [20, 2, 20], [20, 20, 4]])
    path = os.path.join(folder, "diagonal.txt")
    write_table(path, values, equations, 5)
    subprocess.run([program, path, path], check=True, stdout=subprocess.DEVNULL)
    with open(path + ".hidden", encoding="ascii") as stream:
        hidden = {int(line) for line in stream}
    table = Table(path)
    reader = Reader(table, hidden)
    check("diagonal", (reader.exact(), reader.narrow(reader.extreme), reader.narrow(reader.extreme_whole)), ([], ([], []), ([], [])))
    for cell in sorted(hidden - set(reader.sensitive)):
        weaker = Reader(table, hidden - {cell})
        exact, narrow = weaker.narrow(weaker.extreme)
        check(f"diagonal with cell {cell} printed is broken", bool(exact or narrow), True)


def main(argv):
    if not os.path.isdir(os.path.join(argv[1], "data/sdc")):
        return 77
    published(argv[1])
    with tempfile.TemporaryDirectory() as folder:
        mutations(argv[0], folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
