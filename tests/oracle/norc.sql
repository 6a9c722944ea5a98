-- SPDX-License-Identifier: Apache-2.0
-- One view per indicator, written from its reference sheet; see aba_roli.sql for the columns.

-- Estimates: the study's row as it is; the total is the national site.
CREATE VIEW "NORC-01" AS SELECT ref_date AS day, study_id AS subject, site, site = 'NAC' AS is_total, point, lower, upper, level, n, method, line FROM estimates WHERE type_primary = 'T1' AND CAST(point AS REAL) BETWEEN CAST(lower AS REAL) AND CAST(upper AS REAL);
CREATE VIEW "NORC-02" AS SELECT ref_date AS day, study_id AS subject, site, site = 'NAC' AS is_total, point, lower, upper, level, n, method, line FROM estimates WHERE type_primary = 'T2' AND CAST(point AS REAL) BETWEEN CAST(lower AS REAL) AND CAST(upper AS REAL);
CREATE VIEW "NORC-03" AS SELECT ref_date AS day, study_id AS subject, site, site = 'NAC' AS is_total, point, lower, upper, level, n, method, line FROM estimates WHERE type_primary = 'T3' AND CAST(point AS REAL) BETWEEN CAST(lower AS REAL) AND CAST(upper AS REAL);
CREATE VIEW "NORC-04" AS SELECT ref_date AS day, study_id AS subject, site, site = 'NAC' AS is_total, point, lower, upper, level, n, method, line FROM estimates WHERE type_primary = 'T4' AND CAST(point AS REAL) BETWEEN CAST(lower AS REAL) AND CAST(upper AS REAL);

CREATE VIEW "NORC-05" AS
SELECT ref_date AS day, study_id AS subject, type_primary AS type, type_primary = 'T9' AS is_total, 100.0 * point / population_base AS point,
       100.0 * lower / population_base AS lower, 100.0 * upper / population_base AS upper, level, n, method, line
FROM estimates WHERE site = 'NAC' AND population_base > 0 AND CAST(point AS REAL) BETWEEN CAST(lower AS REAL) AND CAST(upper AS REAL);

CREATE VIEW "NORC-06" AS
SELECT date AS day, sample_id AS subject, result = 'I' AS n, 1 AS d, mode, site FROM dispositions WHERE result <> 'NE';

CREATE VIEW "NORC-07" AS
SELECT date AS day, sample_id AS subject, result = 'I' AS n, 1 AS d, mode FROM dispositions WHERE result IN ('I', 'P', 'R', 'O');

CREATE VIEW "NORC-10" AS
SELECT date AS day, sample_id AS subject, 1 AS d, site,
       referral_date IS NOT NULL AND julianday(referral_date) - julianday(date) BETWEEN 0 AND 1 AS n
FROM dispositions WHERE distress_flag = 'Y';
