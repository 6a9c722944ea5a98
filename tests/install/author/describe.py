# SPDX-License-Identifier: Apache-2.0
"""What an author does in an editor: the template's manifest becomes the one of a register of family visits, and a sample of
made-up rows takes the place of the template's. usage: describe.py PLUGIN_FOLDER"""
import json
import pathlib
import sys


def both(en, es):
    return {"en": en, "es": es}


def sheet(definition, numerator, denominator=None):
    made = {"definition": definition, "numerator": numerator, "rationale": both("Visits open the way to care.", "Las visitas abren el camino a la atención."),
            "source": both("Register of visits", "Registro de visitas"), "frequency": both("Every quarter", "Cada trimestre"),
            "responsible": both("Monitoring officer", "Responsable de seguimiento"),
            "limitations": both("Children whom nobody visits are not seen.", "No se ve a quien nadie visita.")}
    if denominator:
        made["denominator"] = denominator
    return made


def indicator(template, code, kind, unit, decimals, protection, name, about):
    made = dict(template)
    made.update(code=code, type=kind, unit=unit, decimals=decimals, direction="up", objective="PROT", name=name, sheet=about,
                inputs=["visits"], tables=[{"dims": ["sex"], "partition": True}, {"dims": ["area"], "partition": False}])
    made["class"] = protection
    return made


def manifest_of(template):
    made = dict(template)
    first = template["indicators"][0]
    made.update(
        publisher="Example of a new partner",
        code_lists={"sex": ["F", "M", "O", "U"], "area": ["URBAN", "RURAL"]}, domains=["child"],
        inputs=[{"id": "visits", "empty": "none", "optional": False, "columns": [
            {"name": "child_id", "type": "key", "domain": "child"}, {"name": "visited", "type": "date"},
            {"name": "sex", "type": "code", "list": "sex", "null_code": "U"}, {"name": "area", "type": "code", "list": "area"},
            {"name": "plan_day", "type": "date", "null": True}]}],
        dimensions=[{"id": "sex", "list": "sex", "name": both("Sex", "Sexo")}, {"id": "area", "list": "area", "name": both("Area", "Zona")}],
        settings=[{"name": "plan_days", "value": 10}],
        rules=[{"id": "plan_before_visit", "text": both("the plan is dated before the visit", "el plan tiene fecha anterior a la visita")}],
        indicators=[
            indicator(first, "FAM-01", "unique", "persons", 0, "A", both("Children visited at home", "NNA visitados en casa"),
                      sheet(both("Children with at least one visit in the period.", "NNA con al menos una visita en el período."),
                            both("Children visited", "NNA visitados"))),
            indicator(first, "FAM-02", "ratio", "percent", 1, "C", both("Visits with a plan within 10 days", "Visitas con plan en 10 días"),
                      sheet(both("Of the visits whose tenth day falls in the period, the share with a plan by then.",
                                 "De las visitas cuyo décimo día cae en el período, la proporción con plan hasta entonces."),
                            both("With a plan in time", "Con plan a tiempo"), both("Visits", "Visitas")))])
    return made


def rows():
    """180 children, twenty a month from October 2025 on, every fifth of them seen again in May 2026."""
    for i in range(180):
        month = i // 20
        year, number = (2025, 10 + month) if month < 3 else (2026, month - 2)
        plan = f"{year}-{number:02d}-{12 + i % 15:02d}" if i % 4 else ""
        yield f"CH-{i:03d},{year}-{number:02d}-{1 + i % 5:02d},{'FM'[i % 2]},{'URBAN' if i % 3 else 'RURAL'},{plan}"
        if i % 5 == 0:
            yield f"CH-{i:03d},2026-05-{6 + i % 20:02d},{'FM'[i % 2]},RURAL,2026-05-{8 + i % 20:02d}"


def main():
    folder = pathlib.Path(sys.argv[1])
    path = folder / "manifest.json"
    path.write_text(json.dumps(manifest_of(json.loads(path.read_text())), ensure_ascii=False, indent=1) + "\n")
    (folder / "sample" / "cases.csv").unlink()
    (folder / "sample" / "expected.txt").unlink()
    (folder / "sample" / "visits.csv").write_text("child_id,visited,sex,area,plan_day\n" + "\n".join(rows()) + "\n")


if __name__ == "__main__":
    main()
