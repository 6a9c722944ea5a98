# SPDX-License-Identifier: Apache-2.0
"""The everyday report by pandas and matplotlib, the same values in the same kinds of chart:
peer.py OUT.pdf VALUES.json DATA      DATA/everyday1/events.csv ... everyday4/events.csv"""
import json
import sys

import matplotlib
import pandas as pd

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.backends.backend_pdf import PdfPages  # noqa: E402

NAMES = ["Events registered", "Persons attended", "Persons attended by sex", "Persons attended by age", "Events by type of trafficking",
         "Median days from referral to service", "Services by kind", "Cases by status"]
QUARTERS = [(year, quarter) for year in range(2023, 2026) for quarter in range(1, 5)]


def read(path):
    d = pd.read_csv(path, dtype={"dept_code": str, "mun_code": str}, parse_dates=["event_date", "referral_date"])
    month = d.event_date.dt.month
    d["fy"] = d.event_date.dt.year + (month >= 10)
    d["fq"] = (month + 2) % 12 // 3 + 1
    d["lag"] = (d.event_date - d.referral_date).dt.days
    return d


def lines(d):
    """Seven series over twelve quarters."""
    by = d.groupby(["fy", "fq"])
    served = d[(d.event_type == "SERVICE") & d.service_type.notna()].groupby(["fy", "fq"])
    persons, events = by.person_id.nunique(), by.size()
    return {1: events, 2: persons, 3: persons, 4: persons, 5: events, 7: served.size(), 8: by.case_id.nunique()}


def ranges(d):
    """Median of each fiscal year, and the lowest and highest of its quarters."""
    served = d[(d.event_type == "SERVICE") & d.lag.notna()]
    year = served.groupby("fy").lag.median()
    quarter = served.groupby(["fy", "fq"]).lag.median()
    return [(fy, year[fy], quarter[fy].min(), quarter[fy].max()) for fy in range(2022, 2026)]


def draw_line(ax, values):
    labels = [f"{y} Q{q}" for y, q in QUARTERS]
    ax.plot(range(len(values)), values, marker="o")
    for x, value in enumerate(values):
        ax.annotate(f"{value:,}", (x, value), textcoords="offset points", xytext=(0, 5), ha="center", size=7)
    ax.set_xticks(range(len(values)))
    ax.set_xticklabels(labels, rotation=60, size=7)
    ax.set_ylim(bottom=0)


def draw_ranges(ax, found):
    for y, (fy, middle, low, high) in enumerate(found):
        ax.plot([low, high], [y, y], lw=5, alpha=0.4)
        ax.plot([middle], [y], "o")
        ax.annotate(f"{middle:.1f} ({low:.1f} to {high:.1f})", (high, y), textcoords="offset points", xytext=(6, -3), size=7)
    ax.set_yticks(range(len(found)))
    ax.set_yticklabels([f"FY{f[0]}" for f in found])
    ax.set_xlim(left=0)


def main():
    out, values_file, data = sys.argv[1:]
    values, charts = {}, []
    for partner in range(1, 5):
        d = read(f"{data}/everyday{partner}/events.csv")
        series = lines(d)
        for n, name in enumerate(NAMES, 1):
            if n == 6:
                found = ranges(d)
                values[f"E{partner}-06"] = [float(v) for f in found for v in f[1:]]
                charts.append((f"E{partner}-06 {name}", draw_ranges, found))
            else:
                numbers = [int(series[n].get(q, 0)) for q in QUARTERS]
                values[f"E{partner}-{n:02d}"] = [float(v) for v in numbers]
                charts.append((f"E{partner}-{n:02d} {name}", draw_line, numbers))
    with PdfPages(out) as pdf:
        figure = plt.figure(figsize=(8.5, 11))
        figure.text(.1, .8, "Bench: the everyday report", size=24)
        pdf.savefig(figure)
        plt.close(figure)
        figure, ax = plt.subplots(figsize=(8.5, 11))
        ax.axis("off")
        ax.table(cellText=[[code, v[-1]] for code, v in values.items()], colLabels=["Indicator", "Last"], loc="center")
        pdf.savefig(figure)
        plt.close(figure)
        for first in range(0, len(charts), 3):
            figure, axes = plt.subplots(3, 1, figsize=(8.5, 11))
            for ax, (title, draw, numbers) in zip(axes, charts[first:first + 3]):
                draw(ax, numbers)
                ax.set_title(title, size=11)
                ax.grid(True, alpha=.3)
            figure.tight_layout()
            pdf.savefig(figure)
            plt.close(figure)
    json.dump(values, open(values_file, "w", encoding="utf-8"))


main()
