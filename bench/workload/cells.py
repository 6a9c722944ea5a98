# SPDX-License-Identifier: Apache-2.0
"""The cells of a submission of the workload plug-in, as lines "Ixx|key|value" of the workload's definition."""
import json


def columns(block, name, count, otherwise):
    return block.get(name, [otherwise] * count)


def cells(submission_path):
    submission = json.load(open(submission_path, encoding="utf-8"))
    manifest = json.loads(submission["manifest"])
    tables = {i["code"]: [[]] + [t["dims"] for t in i["tables"]] for i in manifest["indicators"]}
    lists = {d["id"]: manifest["code_lists"][d["list"]] for d in manifest["dimensions"]}
    found = {}
    for block in submission["observations"]:
        dims = tables[block["indicator"]][block["table"]]
        count = len(block["window"])
        for n in range(count):
            key = [lists[d][block["codes"][i][n]] for i, d in enumerate(dims)]
            key = ["18+" if part == "18-99" else part for part in key]
            value = columns(block, "value", count, None)[n]
            found[block["indicator"], block["table"], block["window"][n], "/".join(key)] = \
                value if value is not None else columns(block, "numerator", count, 0)[n]
    return found


def quarter(n):
    return f"{2022 + n // 4}Q{n % 4 + 1}"


def running(found, code, table, yearly):
    """Sums over quarters from the beginning, or inside each calendar year, for every quarter that has rows."""
    sums, out = {}, {}
    for (indicator, t, window, key), value in sorted(found.items(), key=lambda item: item[0][2]):
        if indicator == code and t == table:
            place = (key, window // 4 if yearly else 0)
            sums[place] = sums.get(place, 0) + value
            out[key, window] = sums[place]
    return out


def lines(submission_path):
    found = cells(submission_path)
    out = []
    for (code, table, window, key), value in found.items():
        if code in ("W-01", "W-02", "W-12") and value:
            out.append(f"I{code[2:]}|{quarter(window)}|{value}")
        if code in ("W-05", "W-06") and table == 1:
            out.append(f"I{code[2:]}|{key}|{value}")
        if code == "W-08":
            out.append(f"I08|{key or 'ALL'}|{value:.1f}")
        if code == "W-09" and table == 1:
            out.append(f"I09|{quarter(window)}/{key}|{value}")
    for code, number, table, yearly in (("W-03", "I03", 0, False), ("W-04", "I04", 0, True), ("W-10", "I10", 1, False), ("W-11", "I11", 1, True)):
        for (key, window), value in running(found, code, table, yearly).items():
            out.append(f"{number}|{key + '/' if key else ''}{quarter(window)}|{value}")
    served = {k[3].split("/")[1]: v for k, v in found.items() if k[0] == "W-07" and k[1] == 1 and k[3].startswith("SERVICE/")}
    named = {k[3].split("/")[1]: v for k, v in found.items() if k[0] == "W-07" and k[1] == 1 and k[3].startswith("IDENTIFIED/")}
    out += [f"I07|{dept}|{served.get(dept, 0) / named[dept]:.6f}" for dept in named]
    return out
