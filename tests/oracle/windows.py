# SPDX-License-Identifier: Apache-2.0
"""Windows of a run, computed from dates alone."""
import datetime
import re


def quarter_days(year, quarter):
    """First day of a quarter of the U.S. fiscal year, and the first day after it."""
    months = (year - 1) * 12 + 9 + (quarter - 1) * 3
    def start(m):
        return datetime.date(m // 12, m % 12 + 1, 1)
    return start(months), start(months + 3)


def quarters(first, last):
    """[(id, from, to)] of "FY2023Q1" to "FY2026Q3"."""
    y, q = map(int, re.fullmatch(r"FY(\d{4})Q([1-4])", first).groups())
    found = []
    while True:
        name = "FY%04dQ%d" % (y, q)
        found.append((name, *quarter_days(y, q)))
        if name == last:
            return found
        y, q = (y, q + 1) if q < 4 else (y + 1, 1)


def windows(first, last):
    """Every window: kind, id, first day, first day after, cut to the run."""
    run = quarters(first, last)
    found = [("quarter", *w) for w in run]
    begin, end = run[0][1], run[-1][2]
    def years(kind, prefix, month, offset):
        for year in range(begin.year - 1, end.year + 2):
            a, b = datetime.date(year, month, 1), datetime.date(year + 1, month, 1)
            a, b = max(a, begin), min(b, end)
            if a < b:
                found.append((kind, "%s%04d" % (prefix, year + offset), a, b))
    years("fiscal_year", "FY", 10, 1)
    years("tip_year", "TY", 4, 1)
    years("calendar_year", "CY", 1, 0)
    found.append(("life", "LOA", begin, end))
    return found
