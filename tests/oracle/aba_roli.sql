-- SPDX-License-Identifier: Apache-2.0
-- One view per indicator, written from its reference sheet. Columns: day (when it counts), subject (who or what),
-- n, d (numerator, denominator) or value (median), and one column per dimension. oracle.py adds windows and grouping.

-- A proceeding counts once, at its first INVESTIGATION event.
CREATE VIEW "ABA-01" AS
SELECT date AS day, proc_id AS subject, 1 AS n, type_primary AS type, COALESCE(legal_frame, 'UNK') AS legal_frame
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY proc_id ORDER BY date, line) AS turn FROM justice WHERE event = 'INVESTIGATION')
WHERE turn = 1;

-- A defendant counts once in the life of the award, at the first CHARGE.
CREATE VIEW "ABA-02" AS
SELECT date AS day, defendant_id AS subject, 1 AS n, type_primary AS type, COALESCE(legal_frame, 'UNK') AS legal_frame,
       official
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY defendant_id ORDER BY date, line) AS turn FROM justice WHERE event = 'CHARGE')
WHERE turn = 1;

-- A pair of proceeding and defendant counts once, at its first CONVICTED.
CREATE VIEW "ABA-03" AS
SELECT date AS day, defendant_id AS subject, 1 AS n, type_primary AS type, COALESCE(defendant_sex, 'U') AS defendant_sex
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY proc_id, defendant_id ORDER BY date, line) AS turn FROM justice
      WHERE event = 'CONVICTED')
WHERE turn = 1;

-- First judgment of each pair: convicted over convicted and acquitted.
CREATE VIEW "ABA-04" AS
SELECT date AS day, defendant_id AS subject, event = 'CONVICTED' AS n, 1 AS d, type_primary AS type
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY proc_id, defendant_id ORDER BY date, line) AS turn FROM justice
      WHERE event IN ('CONVICTED', 'ACQUITTED'))
WHERE turn = 1;

CREATE VIEW "ABA-06" AS
SELECT date AS day, defendant_id AS subject, CAST(sentence_months AS INTEGER) AS value,
       COALESCE(legal_frame, 'UNK') AS legal_frame
FROM justice WHERE event = 'SENTENCED' AND sentence_months IS NOT NULL;

CREATE VIEW "ABA-10" AS
SELECT date AS day, person_key AS subject, 1 AS n, role, COALESCE(sex, 'U') AS sex, institution
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY person_key ORDER BY date, line) AS turn FROM attendees WHERE completed = 'Y')
WHERE turn = 1;

CREATE VIEW "ABA-11" AS
SELECT date AS day, person_key AS subject, role, 1 AS d,
       CAST(post_score AS INTEGER) - CAST(pre_score AS INTEGER) >= 10 OR CAST(post_score AS INTEGER) >= 80 AS n
FROM attendees WHERE completed = 'Y' AND pre_score IS NOT NULL AND post_score IS NOT NULL;

CREATE VIEW "ABA-12" AS
SELECT date AS day, milestone_id AS subject, 1 AS n, kind
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY milestone_id ORDER BY date, line) AS turn FROM adoptions
      WHERE CAST(stage AS INTEGER) >= 4)
WHERE turn = 1;
