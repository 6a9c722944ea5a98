# SPDX-License-Identifier: Apache-2.0
"""The twelve indicators by DuckDB: duck.py EVENTS.csv WORKLOAD.sql THREADS OUT"""
import sys

import duckdb

TYPES = {name: "VARCHAR" for name in "case_id person_id event_type sex dept_code mun_code trafficking_type service_type status ethnicity "
         "partner note".split()}
COLUMNS = ("case_id person_id event_date event_type sex birth_year dept_code mun_code trafficking_type service_type status referral_date "
           "closure_date ethnicity partner note").split()
TYPES.update(event_date="DATE", referral_date="DATE", closure_date="DATE", birth_year="SMALLINT")


def main():
    events, sql, threads, out = sys.argv[1:]
    connection = duckdb.connect()
    connection.execute(f"SET threads = {int(threads)}")
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("CREATE TYPE ET AS ENUM ('IDENTIFIED', 'REFERRED', 'SERVICE', 'FOLLOWUP', 'INTERVIEW')")
    connection.execute("CREATE MACRO ql(q) AS (q // 4)::VARCHAR || 'Q' || (q % 4 + 1)::VARCHAR")
    columns = ", ".join(f"'{name}': '{TYPES[name]}'" for name in COLUMNS)
    connection.execute(f"CREATE VIEW src AS SELECT * FROM read_csv('{events}', header = true, delim = ',', quote = '\"', escape = '\"', "
                       f"auto_detect = false, columns = {{{columns}}})")
    with open(out, "w", encoding="utf-8") as stream:
        for statement in open(sql, encoding="utf-8").read().split(";"):
            if not statement.strip():
                continue
            answer = connection.execute(statement)
            if not statement.strip().startswith("CREATE"):
                stream.writelines(f"{a}|{k}|{v}\n" for a, k, v in answer.fetchall())


main()
