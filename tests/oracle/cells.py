# SPDX-License-Identifier: Apache-2.0
"""Every cell of an indicator, by SQL over its view. A twist bends one step: a mutant that the comparison must notice."""
import itertools
import statistics

EVERY_WINDOW = ("unique", "median")
UNKNOWN = ("U", "UU", "UNK")


def dims_of(indicator):
    return list(dict.fromkeys(d for t in indicator["tables"] for d in t["dims"]))


def windows_of(indicator, windows):
    kinds = indicator["windows"] if indicator["type"] in EVERY_WINDOW else ["quarter"]
    return [w for w in windows if w[0] in kinds]


def tables_of(indicator):
    return [[]] + [t["dims"] for t in indicator["tables"]]


class Cells:
    """The cells of one indicator in one database."""

    def __init__(self, base, manifest, indicator, windows, twist=None):
        self.base, self.indicator, self.twist = base, indicator, twist
        self.lists = {d["id"]: manifest["code_lists"][d["list"]] for d in manifest["dimensions"]}
        self.methods = [m["id"] for m in manifest["methods"]]
        self.windows = windows_of(indicator, windows)
        base.execute("DROP TABLE IF EXISTS temp.v")
        base.execute('CREATE TEMP TABLE v AS SELECT * FROM "%s"' % indicator["code"])
        self.columns = {row[1] for row in base.execute("PRAGMA temp.table_info(v)")}
        self.fill_windows()
        if twist in ("missing code", "doubled row"):
            getattr(self, twist.replace(" ", "_"))()

    def fill_windows(self):
        self.base.execute("DROP TABLE IF EXISTS temp.w")
        self.base.execute("CREATE TEMP TABLE w (id TEXT, from_day TEXT, to_day TEXT, last_day TEXT)")
        shift = 1 if self.twist == "wrong window" else 0
        for i, (_, name, _, _) in enumerate(self.windows):
            a, b = self.windows[min(i + shift, len(self.windows) - 1)][2:]
            self.base.execute("INSERT INTO temp.w VALUES (?, ?, ?, date(?, '-1 day'))", (name, str(a), str(b), str(b)))

    def missing_code(self):
        """Rows of an unknown code, else of some code, else some row, are forgotten."""
        for dim in sorted(dims_of(self.indicator), key=lambda d: not set(UNKNOWN) & set(self.lists[d])):
            used = [r[0] for r in self.base.execute('SELECT DISTINCT "%s" FROM temp.v ORDER BY 1 DESC' % dim)]
            gone = [c for c in used if c in UNKNOWN] or used[:1]
            self.base.execute('DELETE FROM temp.v WHERE "%s" = ?' % dim, gone[:1] or [None])
            return
        self.base.execute("DELETE FROM temp.v WHERE rowid % 3 = 0")

    def doubled_row(self):
        """A row in three stands twice; where subjects are counted, under another name."""
        self.base.execute("CREATE TEMP TABLE twin AS SELECT * FROM temp.v WHERE rowid % 3 = 0")
        if self.indicator["type"] in ("unique", "stock", "milestone") and "subject" in self.columns:
            self.base.execute("UPDATE temp.twin SET subject = subject || '~'")
        if self.indicator["type"] == "estimate":
            self.base.execute("UPDATE temp.twin SET point = point + 1, line = line - 1")
        self.base.execute("INSERT INTO temp.v SELECT * FROM temp.twin")
        self.base.execute("DROP TABLE temp.twin")

    def inside(self):
        """When a row belongs to a window."""
        late = self.twist == "boundary day"
        if "level_day" in self.columns:
            last = "to_day" if not late else "last_day"
            if self.twist == "wrong measure":
                return "level_day >= from_day AND level_day < to_day"
            return "level_day = (SELECT MAX(level_day) FROM temp.v WHERE level_day >= from_day AND level_day < %s)" % last
        if "state_from" in self.columns:
            holds = "1" if self.twist == "wrong measure" else "n"
            until = "state_to IS NULL OR state_to %s last_day" % (">=" if late else ">")
            return "state_from %s last_day AND %s AND (%s)" % ("<" if late else "<=", holds, until)
        if "spell_from" in self.columns and self.indicator["type"] == "stock":
            until = "1" if self.twist == "wrong measure" else "COALESCE(spell_last, '9999') %s last_day" % (">" if late else ">=")
            return "spell_from %s last_day AND %s" % ("<" if late else "<=", until)
        if "spell_from" in self.columns:
            return "spell_from %s to_day AND COALESCE(spell_last, '9999') >= from_day" % ("<=" if late else "<")
        return "day >= from_day AND day < %s" % ("date(to_day, '+1 day')" if late else "to_day")

    def measures(self):
        wrong = self.twist == "wrong measure"
        kind = self.indicator["type"]
        subjects = "SUM(heads)" if "heads" in self.columns else "COUNT(DISTINCT subject)"
        if "level_day" in self.columns:
            return ["SUM(n)", "SUM(n)"]
        if kind in ("unique", "stock", "milestone"):
            return ["COUNT(*)" if wrong and kind == "unique" else subjects, subjects]
        if kind == "ratio":
            return ["SUM(n)", "SUM(n)" if wrong else "SUM(d)", subjects]
        return ["COUNT(DISTINCT day) + COUNT(*) % 2" if wrong else "SUM(n)", subjects]

    def grouped(self, dims, measures, inside):
        names = ["w.id"] + ['v."%s"' % d for d in dims]
        return self.base.execute("SELECT %s FROM temp.w w JOIN temp.v v ON %s GROUP BY %s" %
                                 (", ".join(names + measures), inside, ", ".join(names)))

    def counts(self):
        for dims in tables_of(self.indicator):
            for row in self.grouped(dims, self.measures(), self.inside()):
                yield (row[0], tuple(dims), tuple(row[1:1 + len(dims)])), row[1 + len(dims):]

    def medians(self):
        middle = statistics.mean if self.twist == "wrong measure" else statistics.median
        for dims in tables_of(self.indicator):
            inside = self.inside() + (" AND NOT apart" if "apart" in self.columns and not dims else "")
            for row in self.grouped(dims, ["json_group_array(value)", "COUNT(DISTINCT subject)"], inside):
                values = [float(v) for v in row[1 + len(dims)][1:-1].split(",")]
                yield (row[0], tuple(dims), tuple(row[1:1 + len(dims)])), (middle(values), len(values), row[-1])

    def estimates(self):
        dims = dims_of(self.indicator)
        wanted = 'w.id, v."%s", is_total, point, lower, upper, level, n, day, method' % dims[0]
        newest = "ASC" if self.twist == "wrong measure" else "DESC"
        rows = self.base.execute("SELECT %s FROM temp.w w JOIN temp.v v ON %s ORDER BY day %s, line %s" %
                                 (wanted, self.inside(), newest, "DESC" if newest == "ASC" else "ASC"))
        seen = {}
        for window, code, is_total, *rest in rows:
            rest[-1] = self.methods.index(rest[-1])
            if self.twist == "wrong measure":
                rest[0] = rest[1]
            seen.setdefault((window, tuple(dims), (code,)), tuple(rest))
            if is_total:
                seen.setdefault((window, (), ()), tuple(rest))
        return {key: rest for key, rest in seen.items() if rest[0] is not None}.items()

    def compute(self):
        """{(window, dims, codes): measures} of every cell that is not empty."""
        kind = self.indicator["type"]
        return dict(self.medians() if kind == "median" else self.estimates() if kind == "estimate" else self.counts())

    def declared(self):
        """Every cell that may be emitted."""
        for _, window, _, _ in self.windows:
            for dims in tables_of(self.indicator):
                for codes in itertools.product(*(self.lists[d] for d in dims)):
                    yield window, tuple(dims), codes
