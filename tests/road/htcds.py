#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Cases kept by the Human Trafficking Case Data Standard of IOM go into the plug-in of the protection services as they are: the
same children in both forms give the same numbers of every indicator that the standard has data for.

usage: htcds.py RELEASE_BUILD SOURCE WORK
"""
import csv
import datetime
import json
import shutil

from road import AS_OF, PERIOD, report, road_of_arguments

PARTNER = "renacer"
KEPT = ("REN-01",)  # needs cases alone; referrals hold no first service here, so those that need one are compared by count
KINDS = {"T1": ("SexualExploitation", "Prostitution"), "T2": ("SexualExploitation ForcedLabour", "Pornography RemoteInteractiveServices"),
         "T3": ("ForcedBegging Other", ""), "T4": ("ForcedMilitaryByNonStateActors", ""), "T9": ("OrganRemoval", "")}
SEXES = {"F": "Feminine", "M": "Masculine", "O": "NonConforming", "U": "NonSpecifiedUnknown", "": ""}
COUNTRIES = {"COL": "CO", "VEN": "VE", "OTH": "PE", "UNK": "", "": ""}
ORGANISATIONS = {"POLICE": "Police", "NGO": "NGO", "FGN": "CourtOrProsecution"}
STATES = {"CONFIRMED": "ActualVictimOfTrafficking", "PRESUMED": "PossibleVictimOfTrafficking"}
HEADER = ["cas_CaseOwner", "prs_FirstName", "prs_SecondName", "prs_Birthdate", "prs_Gender", "prs_Citizenship", "vic_TraffickingStatus",
          "vic_TraffickingStatusDecisionMakingOrg", "vic_TypeOfExploitation", "vic_TypeOfSexExploitation", "vic_LocationOfExploitation",
          "cas_IncomingReferralDate", "cas_ReferredOrganisation", "cas_OutgoingReferralDate"]


def birthday(case):
    """A day that makes the child as old as the case says on its day; no age, no birthday."""
    if not case["age_years"]:
        return ""
    at = datetime.date.fromisoformat(case["id_date"])
    born = at.replace(day=min(at.day, 28), year=at.year - int(case["age_years"])) - datetime.timedelta(days=100)
    return born.isoformat()


def main():
    road = road_of_arguments()
    clean, trust, work = road.synthesize("htcds-data", rows=900), road.trust("htcds-trust"), road.fresh("htcds-work")
    profile = json.loads((road.source / "plugins" / PARTNER / "profiles" / "htcds.json").read_text())
    cases = list(csv.DictReader(open(clean / PARTNER / "cases.csv", newline="")))
    # One case a child: the standard's row is a person's.
    seen, plain = {}, []
    for case in cases:
        if case["person_id"] not in seen:
            seen[case["person_id"]] = case
            plain.append(case)
    for case in plain:
        case["ethnicity"] = ""
        case["identified_by"] = case["identified_by"] if case["identified_by"] in ORGANISATIONS else "OTHER"
    wrong, done = [], 0

    def write_plain():
        folder = work / "plain" / PARTNER
        shutil.copytree(clean / PARTNER, folder)
        with open(folder / "cases.csv", "w", newline="") as file:
            writer = csv.DictWriter(file, cases[0].keys())
            writer.writeheader()
            writer.writerows(plain)
        for name in ("services", "careplans", "attendees", "routes"):
            (folder / f"{name}.csv").unlink()

    def rows_of_the_standard():
        for case in plain:
            kind, sexual = KINDS[case["type_primary"]]
            yield ["Owner, \"A\"", "Name " + case["person_id"], "Second", birthday(case), SEXES[case["sex"]], COUNTRIES[case["nationality"]],
                   STATES[case["status"]], ORGANISATIONS.get(case["identified_by"], "Other"), kind, sexual, case["dept"].lstrip("0"), case["id_date"], "", ""]
        yield ["Owner", "No", "Victim", "2012-01-01", "Feminine", "CO", "NotAVictimOfTrafficking", "Police", "Other", "", "5", "2026-05-01", "", ""]

    def write_standard(name, delimiter, encoding):
        folder = work / name / PARTNER
        folder.mkdir(parents=True)
        with open(folder / "htcds.csv", "w", newline="", encoding=encoding) as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerow(HEADER)
            writer.writerows(rows_of_the_standard())
        said = json.loads(json.dumps(profile))
        for one in ("cases", "referrals"):
            said["inputs"][one]["encoding"] = "windows-1252" if encoding == "cp1252" else "utf-8"
        (folder / "sources.json").write_text(json.dumps(said))

    def compute(name):
        ended = road.call("hito", "compute", road.programme, PARTNER, "--period", PERIOD, "--data", work / name, "--plugins", road.plugins,
                          "--trust", trust, "--as-of", AS_OF, "-o", work / "out.json")
        document = json.loads((work / "out.json").read_text())
        return ended, document, [o for o in document["observations"] if o["indicator"] in KEPT]

    write_plain()
    _, _, first = compute("plain")
    if sum(len(o.get("numerator", [])) for o in first) < 20:
        wrong.append("the plain cases give no numbers to compare")
    for name, delimiter, encoding in (("commas", ",", "utf-8-sig"), ("excel", ";", "cp1252")):
        write_standard(name, delimiter, encoding)
        ended, document, same = compute(name)
        done += 1
        counts = {i["id"]: (i["used"], i["rejected"], i["blank"]) for i in document["inputs"]}
        if ended.returncode != 0 or same != first:
            wrong.append(f"{name}: exit {ended.returncode}, {'equal' if same == first else 'other'} numbers, {ended.stderr[:700]}")
        if counts["cases"] != (len(plain), 0, 1) or counts["referrals"][0] != 0:
            wrong.append(f"{name}: {counts} of {len(plain)} children")
        if ended.stderr.count("[H2531]") != 4 or "Name " in ended.stderr:
            wrong.append(f"{name}: {ended.stderr[:500]}")
        print(f"{name}: {counts['cases'][0]} children, {sum(len(o.get('numerator', [])) for o in same)} numbers of {', '.join(KEPT)} equal")
    report("htcds", done, wrong)


if __name__ == "__main__":
    main()
