# SPDX-License-Identifier: Apache-2.0
"""The estimates of NORC's samples a second time, by hito-estimate over files written from the oracle's own reading of the
partner's files: table computed, one row a study. A point of NULL: the study has no estimate."""
import csv
import json
import math
import pathlib
import subprocess
import tempfile

KNOWN = "teachers nurses police soldiers mothers".split()


def ask(program, method, folder, tables, *options):
    for name, header, rows in tables:
        with open(folder / name, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *[["" if v is None else v for v in row] for row in rows]])
    command = [program, method, "--data", folder / tables[0][0], "--json", *options]
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return json.loads(answer) if answer.startswith("{") else {"estimates": []}


def interval_of(answer, name, method):
    """Point, lower and upper of the interval of that name, or nothing."""
    for e in answer["estimates"]:
        i = e.get("interval")
        if e["name"] == name and i and i["method"] == method and e["status"] == "ok":
            numbers = [e["value"], i["lower"], i["upper"]]
            if i["lower_status"] == i["upper_status"] == "ok" and None not in numbers:
                return numbers
    return None


class Estimates:
    def __init__(self, base, manifest, program, seed):
        self.base, self.program, self.seed = base, program, str(seed >> 12)
        self.lists = manifest["code_lists"]["capture_list"]
        self.settings = {s["name"]: s["value"] for s in manifest["settings"]}

    def rows(self, table, unit, columns, study):
        return self.base.execute("SELECT %s FROM %s WHERE study_id = ? AND line IN (SELECT MIN(line) FROM %s GROUP BY study_id, %s)"
                                 " ORDER BY line" % (columns, table, table, unit), (study,)).fetchall()

    def scaled(self, numbers, frame):
        return numbers and [number * frame for number in numbers]

    def links(self, folder, study, frame):
        rows = self.rows("link_tracing", "respondent_id", "respondent_id, recruiter_id, degree, victim", study)
        answer = ask(self.program, "rds", folder, [("d.csv", ["id", "by", "degree", "victim"], rows)], "--id", "id", "--recruiter", "by",
                     "--degree", "degree", "--group", "victim", "--replicates", "2000", "--seed", self.seed)
        return self.scaled(interval_of(answer, "RDS-II Y", "tree bootstrap percentiles"), frame), sum(r[3] is not None for r in rows)

    def network(self, folder, study, frame):
        columns = ["unit", "weight", *["knows_" + k for k in KNOWN], "knows_victims"]
        rows = self.rows("network", "respondent_id", ", ".join(columns), study)
        known = ("known.csv", ["group", "size"], [("knows_" + k, self.settings[k]) for k in KNOWN])
        answer = ask(self.program, "nsum", folder, [("d.csv", columns, rows), known], "--known", folder / "known.csv", "--hidden",
                     "knows_victims", "--population", str(frame), "--weight", "weight", "--unit", "unit", "--replicates", "2000",
                     "--seed", self.seed)
        used = int(answer.get("notes", {}).get("respondents", "0 ").split(" ")[0])
        return interval_of(answer, "basic scale-up", "rescaled bootstrap percentiles"), used

    def captures(self, folder, study, _):
        seen = {}
        for person, code in self.base.execute("SELECT person_id, list FROM captures WHERE study_id = ?", (study,)):
            seen.setdefault(person, set()).add(code)
        used = [code for code in self.lists if any(code in on for on in seen.values())]
        rows = [[int(code in on) for code in used] for on in seen.values()]
        answer = ask(self.program, "mse", folder, [("d.csv", used, rows)], "--rule", "stepwise", "--threshold", "0.02", "--interval",
                     "bca", "--replicates", "1000", "--seed", self.seed)
        return interval_of(answer, "total", "bca"), len(rows)

    def survey(self, folder, study, frame):
        rows = self.rows("survey", "respondent_id", "stratum, unit, weight, victim", study)
        answer = ask(self.program, "survey", folder, [("d.csv", ["stratum", "unit", "weight", "victim"], rows)], "--statistic",
                     "proportion", "--y", "victim", "--value", "Y", "--weight", "weight", "--stratum", "stratum", "--unit", "unit")
        return self.scaled(interval_of(answer, "proportion victim", "beta"), frame), sum(r[3] is not None for r in rows)

    def of_study(self, method, study, frame):
        ways = {"RDS2": self.links, "NSUM": self.network, "MSE": self.captures, "SURVEY": self.survey}
        with tempfile.TemporaryDirectory() as folder:
            numbers, n = ways[method](pathlib.Path(folder), study, frame)
        good = numbers and all(map(math.isfinite, numbers)) and numbers[1] <= numbers[0] <= numbers[2]
        return (numbers if good else [None] * 3), n


def fill(base, manifest, program, seed):
    """Fill table computed of a database with the partner's files."""
    maker = Estimates(base, manifest, program, seed)
    studies = base.execute("SELECT ref_date, study_id, type_primary, site, method, frame_size, population_base, line FROM studies WHERE"
                           " method <> 'MSE2' AND line IN (SELECT line FROM (SELECT line, ROW_NUMBER() OVER (PARTITION BY study_id"
                           " ORDER BY ref_date DESC, type_primary DESC, site = 'NAC' DESC, line) AS turn FROM studies"
                           " WHERE age_from <= age_to) WHERE turn = 1)").fetchall()
    for day, study, kind, site, method, frame, children, line in studies:
        if method != "MSE" and not frame:
            numbers, n = [None] * 3, 0
        else:
            numbers, n = maker.of_study(method, study, frame)
        base.execute("INSERT INTO computed VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                     [day, study, kind, site, *numbers, n, method, children, line])
