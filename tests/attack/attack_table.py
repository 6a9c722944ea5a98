#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""attack_table.py TABLE HIDDEN [--print CELL...] [--no-insider]: attacks a protected table as its reader would.

Independent of the code it attacks: its own readers, exact fractions and the HiGHS solver of scipy.
A0 is a hidden count a sum of printed ones? A1 intervals with counts >= 0. A2 the same in whole numbers.
A4 a person alone behind a count of 1, who knows it. Exit status: 0 nothing learnt, 1 something, 2 usage.
"""
import gzip
import re
import sys
from fractions import Fraction

import numpy
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix


class Table:
    """Cells (value, low, high, fall, rise) and equations (lists of cell, factor) that sum to the same for every reader."""

    def __init__(self, path):
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt") as stream:
            lines = [line.split() for line in stream]
        self.cells, self.equations = [], []
        head = lines[0]
        first = 2 if head == ["0"] else 1
        n = int(lines[1][0]) if head == ["0"] else int(head[0])
        for line in lines[first:first + n]:
            value, status, low, high, fall, rise = int(line[1]), line[3], *map(int, line[4:8])
            self.cells.append((value, low, high, fall, rise) if status == "u" else (value, low, high, 0, 0))
        rest = lines[first + n:]
        if head == ["0"]:
            for line in rest[1:1 + int(rest[0][0])]:
                text = " ".join(line).split(":")[1]
                self.equations.append([(int(c), int(f)) for c, f in re.findall(r"(\d+) \((-?\d+)\)", text)])
        else:
            self.equations = [[] for _ in range(int(head[1]))]
            for equation, cell, factor in rest:
                self.equations[int(equation)].append((int(cell), int(factor)))


class Reader:
    """What somebody knows who has the printed cells."""

    def __init__(self, table, hidden):
        self.table, self.hidden = table, sorted(hidden)
        self.column = {cell: i for i, cell in enumerate(self.hidden)}
        rows = {}
        for equation in table.equations:
            row = tuple(sorted((self.column[c], f) for c, f in equation if c in self.column))
            if row:
                rows[row] = sum(f * table.cells[c][0] for c, f in equation if c in self.column)
        self.rows = list(rows.items())
        data, index, ends = [], [], [0]
        for row, _ in self.rows:
            index += [c for c, _ in row]
            data += [f for _, f in row]
            ends.append(len(index))
        self.matrix = csr_matrix((data, index, ends), shape=(len(self.rows), len(self.hidden)), dtype=float)
        self.right = numpy.array([value for _, value in self.rows], dtype=float)
        self.low = numpy.array([table.cells[c][1] for c in self.hidden], dtype=float)
        self.high = numpy.array([table.cells[c][2] for c in self.hidden], dtype=float)
        self.sensitive = [c for c in self.hidden if table.cells[c][3] or table.cells[c][4]]

    def exact(self):
        """A0: hidden cells that elimination over the fractions pins down."""
        pivots = {}
        for row, _ in self.rows:
            left = {c: Fraction(f) for c, f in row}
            while left:
                top = max(left)
                if top not in pivots:
                    scale = left[top]
                    pivots[top] = {c: f / scale for c, f in left.items()}
                    break
                times = left[top]
                for c, f in pivots[top].items():
                    left[c] = left.get(c, 0) - times * f
                    if left[c] == 0:
                        del left[c]
        for top in sorted(pivots):
            row = dict(pivots[top])
            for c in [c for c in row if c != top and c in pivots]:
                times = row[c]
                for part, factor in pivots[c].items():
                    row[part] = row.get(part, 0) - times * factor
            pivots[top] = {c: f for c, f in row.items() if f != 0}
        return [c for c in self.sensitive if len(pivots.get(self.column[c], ())) == 1]

    def extreme(self, cell, sign, low=None, high=None):
        cost = numpy.zeros(len(self.hidden))
        cost[self.column[cell]] = sign
        low, high = self.low if low is None else low, self.high if high is None else high
        answer = linprog(cost, A_eq=self.matrix, b_eq=self.right, bounds=numpy.stack([low, high], 1), method="highs")
        if answer.status != 0:
            raise RuntimeError(answer.message)
        return answer.x

    def extreme_whole(self, cell, sign):
        cost = numpy.zeros(len(self.hidden))
        cost[self.column[cell]] = sign
        answer = milp(cost, constraints=LinearConstraint(self.matrix, self.right, self.right),
                      bounds=Bounds(self.low, self.high), integrality=numpy.ones(len(self.hidden)))
        return numpy.array([v[0] for v in self.truth()]) if answer.x is None else answer.x

    def truth(self):
        return [self.table.cells[c] for c in self.hidden]

    def intervals(self, extreme):
        """Interval of each sensitive cell; answers for one cell widen all others."""
        least = numpy.array([v[0] for v in self.truth()], dtype=float)
        most = least.copy()
        for cell in self.sensitive:
            value, _, _, fall, rise = self.table.cells[cell]
            at = self.column[cell]
            for sign in (-1, 1):
                if (sign < 0 and most[at] < value + rise - 1e-6) or (sign > 0 and least[at] > value - fall + 1e-6):
                    answer = extreme(cell, sign)
                    least, most = numpy.minimum(least, answer), numpy.maximum(most, answer)
        return least, most

    def narrow(self, extreme):
        """A1 or A2: (cells learnt exactly, cells learnt too closely)."""
        least, most = self.intervals(extreme)
        exact, narrow = [], []
        for cell in self.sensitive:
            value, _, _, fall, rise = self.table.cells[cell]
            at = self.column[cell]
            if most[at] - least[at] < 1e-6:
                exact.append(cell)
            elif most[at] < value + rise - 1e-6 or least[at] > value - fall + 1e-6:
                narrow.append(cell)
        return exact, narrow

    def insiders(self):
        """A4: (insider, cell) where somebody alone behind a count of 1 learns another count exactly."""
        learnt = []
        for insider in (c for c in self.sensitive if self.table.cells[c][0] == 1):
            low, high = self.low.copy(), self.high.copy()
            low[self.column[insider]] = high[self.column[insider]] = 1
            sure = {c for c in self.sensitive if self.table.cells[c][0] >= 2}
            while sure:
                cell = min(sure)
                for sign in (-1, 1):
                    answer = self.extreme(cell, sign, low, high)
                    sure -= {c for c in sure if abs(answer[self.column[c]] - self.table.cells[c][0]) > 1e-6}
                if cell in sure:
                    learnt.append((insider, cell))
                    sure.discard(cell)
        return learnt


def main(argv):
    names = [a for a in argv if not a.startswith("--")]
    if len(names) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    table = Table(names[0])
    with open(names[1], encoding="ascii") as stream:
        hidden = {int(line) for line in stream}
    hidden -= {int(cell) for cell in names[2:]} if "--print" in argv else set()
    reader = Reader(table, hidden)
    printed = [i for i, cell in enumerate(table.cells) if i not in hidden and (cell[3] or cell[4])]
    a0 = reader.exact()
    exact, narrow = reader.narrow(reader.extreme)
    whole_exact, whole_narrow = reader.narrow(reader.extreme_whole) if "--no-whole" not in argv else ([], [])
    learnt = reader.insiders() if "--no-insider" not in argv else []
    print(f"{len(reader.sensitive)} attacked of {len(hidden)} hidden: {len(printed)} printed, A0 {len(a0)} exact, A1 {len(exact)} exact "
          f"{len(narrow)} narrow, A2 {len(whole_exact)} exact {len(whole_narrow)} narrow, A4 {len(learnt)} learnt")
    return 1 if printed or a0 or exact or narrow or whole_exact or whole_narrow or learnt else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
