#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs hito-estimate as an analyst does: every method, exit statuses, both languages, and the published tables where
they are at hand.

usage: run_program.py PROGRAM
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
FIXTURES = pathlib.Path(os.environ.get("HITO_SHARED", "../shared")) / "fixtures" / "stats"
failures = []


def run(*words):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=60)


def value(name, *words, part="value"):
    """A number of the first estimate with that name."""
    got = run(*words, "--json")
    try:
        for line in json.loads(got.stdout)["estimates"]:
            if line["name"] == name:
                return line[part] if part in line else line["interval"][part]
    except ValueError:
        pass
    failures.append(f"{words}: no {name} in {got.stdout[:200]} {got.stderr[:200]}")
    return None


def near(got, expected, what, tolerance=1e-8):
    if got is None or abs(got - expected) > tolerance * abs(expected):
        failures.append(f"{what}: got {got}, expected {expected}")


def ends(status, number, *words):
    got = run(*words)
    if got.returncode != status or (number and f"[H{number:04d}]" not in got.stderr) or (status > 1 and got.stdout):
        failures.append(f"{words}: exit {got.returncode}, wanted {status}; {got.stderr[:200]}")


def small(folder):
    def table(name, text):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return path
    near(value("proportion", "proportion", "--x", 15, "--n", 148, part="lower"), 0.0623863995307363, "wilson")
    near(value("chapman", "two-lists", "--n1", 948, "--n2", 421, "--both", 167), 2382.79761904762, "chapman")
    near(value("before - after", "paired", "--yes-yes", 1, "--yes-no", 1, "--no-yes", 7, "--no-no", 12, part="lower"),
         -0.506920226686141, "paired")
    near(value("ratio", "rate", "--events", 11, "--exposure", 800, "--events2", 21, "--exposure2", 3011, part="upper"),
         4.27726594365407, "rate ratio", 1e-7)
    near(value("RR3", "aapor", "--complete", 650, "--partial", 50, "--refusal", 150, "--non-contact", 100, "--other", 30,
               "--unknown-household", 20, "--e", 0.8), 0.652610441767068, "RR3")
    scores = table("scores.csv", "before;after;when\n1;2;2001\n2;4;2002\n3;;2003\n4;5;2004\n6;9;2005\n")
    near(value("gain", "gain", "--data", scores, "--before", "before", "--after", "after"), 1.75, "gain")
    near(value("S", "trend", "--data", scores, "--time", "when", "--x", "after"), 6, "S")
    near(value("0.5 quantile, type 7", "quantile", "--data", scores, "--y", "before"), 3, "median")
    near(value("Hodges-Lehmann shift", "rank", "--data", scores, "--x", "after", "--y", "before"), 1.75, "shift")
    people = table("people.csv", 'a,b\n1,0\n1,0\n0,1\n1,1\n1,1\n"1",0\n')
    near(value("observed", "mse", "--data", people, "--rule", "main"), 6, "people")
    ends(0, 0, "--help")
    ends(0, 0, "km", "--help", "--lang", "es")
    ends(1, 611, "proportion", "--x", 0, "--n", 0)
    ends(1, 611, "two-lists", "--n1", 5, "--n2", 5, "--both", 0)
    ends(2, 602, "nonsense")
    ends(2, 600, "mse", "--nonsense", 1)
    ends(2, 601, "mse", "--data")
    ends(2, 603, "proportion", "--x", 1, "--n", 2, "--level", 7)
    ends(2, 604, "km", "--data", scores)
    ends(3, 605, "mse", "--data", folder / "absent.csv")
    ends(3, 609, "quantile", "--data", scores, "--y", "absent")
    ends(3, 610, "quantile", "--data", table("words.csv", "y\none\n"), "--y", "y")
    ends(3, 612, "mse", "--data", table("none.csv", "a,b\n0,0\n"))
    ends(3, 613, "rds", "--data", table("loop.csv", "id,r,d,g\n1,2,3,x\n2,1,3,y\n"), "--id", "id", "--recruiter", "r", "--degree",
         "d", "--group", "g")
    ends(3, 617, "mse", "--data", table("gap.csv", "a,b\n1,0\n,1\n"))
    ends(3, 618, "survey", "--data", table("strata.csv", "y,h\n1,a\n2,\n"), "--y", "y", "--stratum", "h")
    ends(3, 616, "trend", "--data", table("long.csv", "t,x\n" + "".join(f"{i},1\n" for i in range(10001))), "--time", "t", "--x", "x")
    if "ganancia: 1.75  e.e." not in run("gain", "--data", scores, "--before", "before", "--after", "after", "--lang", "es").stdout:
        failures.append("Spanish words of an answer")
    spanish = run("proportion", "--x", 0, "--n", 0, "--lang", "es")
    if "muy pocos datos" not in spanish.stdout or "una estimación" not in spanish.stderr:
        failures.append(f"Spanish: {spanish.stdout} {spanish.stderr}")


def published(folder):
    data = FIXTURES / "data"
    def expected(fixture, name):
        return next(e["value"] for e in json.loads((FIXTURES / f"{fixture}.json").read_text())["expected"] if e["name"] == name)
    uk = ("mse", "--data", data / "mse_uk5.csv", "--count", "count")
    near(value("total", *uk), expected("mse_uk5", "stepwise.N"), "uk stepwise")
    near(value("total", *uk, "--rule", "main", "--interval", "profile", part="upper"), expected("mse_uk5", "main.profile95_hi"),
         "uk profile", 2e-5)
    near(value("total", "mse", "--data", data / "mse_korea_bic.csv", "--count", "Count", "--rule", "bic"),
         expected("mse_korea_bic", "[12,23].N"), "korea")
    hares = ("closed", "--data", data / "mse_hare_heterogeneity.csv", "--count", "count")
    near(value("total, Poisson", *hares, "--heterogeneity", "poisson2"), expected("mse_hare_heterogeneity", "Mth Poisson2.N"), "Mth", 1e-6)
    near(value("total, multinomial", *hares, "--ignore", "111111", part="upper"),
         expected("mse_hare_heterogeneity", "Mt_without_111111.profile95_hi"), "Mt without", 2e-5)
    ends(2, 603, *hares, "--ignore", "11")
    rds = ("rds", "--data", data / "rds_faux_X.csv", "--id", "id", "--recruiter", "recruiter_id", "--degree", "degree", "--group",
           "X", "--population", 1000)
    near(value("RDS-II blue", *rds), expected("rds_faux_X", "X.RDS_II[blue]"), "RDS-II")
    near(value("RDS-II red", *rds, part="standard_error"), expected("rds_faux_X", "X.tree_bootstrap_linearised_se[red]"), "RDS s.e.")
    near(value("basic scale-up", "nsum", "--data", data / "nsum_rwanda_demo.csv", "--known", data / "nsum_known_populations.csv",
               "--hidden", "idu", "--population", "1e7", "--top-code", 30), expected("nsum_rwanda_demo", "idu.N"), "nsum")
    strata = ("survey", "--data", data / "svy_api_stratified.csv", "--weight", "pw", "--stratum", "stype", "--population", "fpc")
    near(value("mean api00", *strata, "--y", "api00", part="standard_error"), expected("svy_api_stratified", "mean_api00.se"), "survey", 1e-7)
    near(value("ratio api.stu", *strata, "--statistic", "ratio", "--y", "api.stu", "--x", "enroll"),
         expected("svy_api_stratified", "ratio_apistu_enroll"), "ratio")
    near(value("proportion comp.imp", *strata, "--statistic", "proportion", "--y", "comp.imp", "--value", "Yes", part="lower"),
         expected("svy_api_stratified", "ciprop_beta.lo"), "proportion", 1e-6)
    near(value("total enroll", *strata, "--statistic", "total", "--y", "enroll", "--domain", "sch.wide=Yes", part="standard_error"),
         expected("svy_api_stratified", "domain_schwide_yes_total_enroll.se"), "domain", 1e-7)
    targets = folder / "targets.csv"
    targets.write_text("variable,level,total\nstype,E,4421\nstype,H,755\nstype,M,1018\nsch.wide,No,1072\nsch.wide,Yes,5122\n")
    units = ("survey", "--data", data / "svy_api_cluster_calibrated.csv", "--weight", "pw", "--unit", "dnum", "--population", "fpc")
    near(value("mean api00", *units, "--y", "api00", "--calibrate", "stype", "--targets", targets, part="standard_error"),
         expected("svy_api_cluster_calibrated", "poststrat_mean_api00.se"), "post-strata", 1e-7)
    near(value("total enroll", *units, "--statistic", "total", "--y", "enroll", "--calibrate", "stype,sch.wide", "--targets", targets,
               part="standard_error"), expected("svy_api_cluster_calibrated", "rake_total_enroll.se"), "raking", 1e-6)
    near(value("mean api00", *units, "--y", "api00", "--variance", "jackknife", part="standard_error"),
         expected("svy_api_cluster_calibrated", "jk1_mse_mean_api00.se"), "jackknife", 1e-7)
    near(value("total enroll", *units[:-2], "--statistic", "total", "--y", "enroll", "--variance", "rao-wu", "--replicates", 20000,
               part="standard_error"), expected("svy_rao_wu_bootstrap", "total_enroll.boot_se"), "Rao-Wu", 0.04)
    ends(2, 603, *units, "--y", "api00", "--calibrate", "stype", "--targets", targets, "--variance", "jackknife")
    ends(3, 619, *units, "--y", "api00", "--calibrate", "awards", "--targets", targets)
    lung = ("km", "--data", data / "km_lung.csv", "--time", "time", "--event", "status", "--event-value", 2, "--group", "sex")
    near(value("log-rank chi-square", *lung), expected("km_lung", "logrank.chisq"), "log-rank", 1e-7)
    near(value("kappa", "kappa", "--data", data / "fleiss_kappa_diagnoses.csv", "--raters",
               "rater1,rater2,rater3,rater4,rater5,rater6"), expected("fleiss_kappa_diagnoses", "kappa"), "kappa")
    near(value("schnabel", "schnabel", "--data", data / "mse_schnabel_sunfish.csv", "--caught", "n", "--recaptured", "m",
               "--returned", "R", part="upper"), expected("mse_schnabel_sunfish", "poisson95_hi"), "schnabel")


with tempfile.TemporaryDirectory() as folder:
    small(pathlib.Path(folder))
if FIXTURES.is_dir():
    with tempfile.TemporaryDirectory() as folder:
        published(pathlib.Path(folder))
print("\n".join(failures) or "hito-estimate answers as it should")
sys.exit(1 if failures else 0)
