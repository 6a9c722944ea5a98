-- SPDX-License-Identifier: Apache-2.0
-- One view per indicator, written from its reference sheet; see aba_roli.sql for the columns.

-- Estimates: finished ones as they are, and those of samples as norc_estimates.py had hito-estimate compute them (a point of
-- NULL: none). The total is the national site.
CREATE TABLE computed (ref_date TEXT, study_id TEXT, type_primary TEXT, site TEXT, point REAL, lower REAL, upper REAL, n INTEGER, method TEXT, population_base INTEGER, line INTEGER);
CREATE VIEW persons AS
SELECT ref_date AS day, study_id AS subject, type_primary, site, site = 'NAC' AS is_total, point, lower, upper, level, n, method, population_base, line
FROM estimates WHERE CAST(point AS REAL) BETWEEN CAST(lower AS REAL) AND CAST(upper AS REAL)
UNION ALL
SELECT ref_date, study_id, type_primary, site, site = 'NAC', point, lower, upper, 0.95, n, method, population_base, line FROM computed;

CREATE VIEW "NORC-01" AS SELECT day, subject, site, is_total, point, lower, upper, level, n, method, line FROM persons WHERE type_primary = 'T1';
CREATE VIEW "NORC-02" AS SELECT day, subject, site, is_total, point, lower, upper, level, n, method, line FROM persons WHERE type_primary = 'T2';
CREATE VIEW "NORC-03" AS SELECT day, subject, site, is_total, point, lower, upper, level, n, method, line FROM persons WHERE type_primary = 'T3';
CREATE VIEW "NORC-04" AS SELECT day, subject, site, is_total, point, lower, upper, level, n, method, line FROM persons WHERE type_primary = 'T4';

CREATE VIEW "NORC-05" AS
SELECT day, subject, type_primary AS type, type_primary = 'T9' AS is_total, 100.0 * point / population_base AS point,
       100.0 * lower / population_base AS lower, 100.0 * upper / population_base AS upper, level, n, method, line
FROM persons WHERE site = 'NAC' AND population_base > 0 AND point IS NOT NULL;

CREATE VIEW "NORC-06" AS
SELECT date AS day, sample_id AS subject, result = 'I' AS n, 1 AS d, mode, site FROM dispositions WHERE result <> 'NE';

CREATE VIEW "NORC-07" AS
SELECT date AS day, sample_id AS subject, result = 'I' AS n, 1 AS d, mode FROM dispositions WHERE result IN ('I', 'P', 'R', 'O');

-- A planned case counts once, at its first due date: complete by then or not.
CREATE VIEW "NORC-08" AS
SELECT p.due_date AS day, p.sample_id AS subject, 1 AS d, p.type_primary AS type, p.site AS site,
       COALESCE(i.date <= p.due_date, 0) AS n
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY sample_id ORDER BY due_date, line) AS turn FROM plan) p
LEFT JOIN (SELECT sample_id, MIN(date) AS date FROM dispositions WHERE result = 'I' GROUP BY 1) i ON i.sample_id = p.sample_id
WHERE p.turn = 1;

-- Complete interviews of children: both forms, and an empty field is neither.
CREATE VIEW "NORC-09" AS
SELECT date AS day, sample_id AS subject, 1 AS d, site, COALESCE(consent, 'N') = 'Y' AND COALESCE(assent, 'N') = 'Y' AS n
FROM dispositions WHERE result = 'I' AND is_minor = 'Y';

CREATE VIEW "NORC-10" AS
SELECT date AS day, sample_id AS subject, 1 AS d, site,
       referral_date IS NOT NULL AND julianday(referral_date) - julianday(date) BETWEEN 0 AND 1 AS n
FROM dispositions WHERE distress_flag = 'Y';

CREATE VIEW "NORC-11" AS
SELECT date AS day, sample_id AS subject, CAST(items_matching AS INTEGER) AS n, CAST(items_asked AS INTEGER) AS d, site
FROM backchecks WHERE CAST(items_matching AS INTEGER) <= CAST(items_asked AS INTEGER);

-- A decision counts once, on its first day at stage 4.
CREATE VIEW "NORC-12" AS
SELECT date AS day, decision_id AS subject, 1 AS n, award, objective
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY decision_id ORDER BY date, line) AS turn FROM decisions
      WHERE CAST(stage AS INTEGER) >= 4)
WHERE turn = 1;
