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

-- First sentence of each pair that says whether it is suspended; no months is no prison, unknown months is some.
CREATE VIEW "ABA-05" AS
SELECT date AS day, defendant_id AS subject, 1 AS d, type_primary AS type,
       suspended = 'N' AND COALESCE(CAST(sentence_months AS INTEGER), 1) <> 0 AS n
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY proc_id, defendant_id ORDER BY date, line) AS turn FROM justice
      WHERE event = 'SENTENCED' AND suspended IS NOT NULL)
WHERE turn = 1;

CREATE VIEW "ABA-06" AS
SELECT date AS day, defendant_id AS subject, CAST(sentence_months AS INTEGER) AS value,
       COALESCE(legal_frame, 'UNK') AS legal_frame
FROM justice WHERE event = 'SENTENCED' AND sentence_months IS NOT NULL;

-- Days from the first complaint of a proceeding to its first charge, which is the total, and to its first judgment, which is
-- apart: in the tables alone. The type is that of the complaint.
CREATE VIEW complaints AS
SELECT proc_id, date, type_primary
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY proc_id ORDER BY date, line) AS turn FROM justice WHERE event = 'COMPLAINT')
WHERE turn = 1;

CREATE VIEW "ABA-07" AS
SELECT s.day AS day, c.proc_id AS subject, CAST(julianday(s.day) - julianday(c.date) AS INTEGER) AS value, s.step AS step,
       c.type_primary AS type, s.step = 'JUDGMENT' AS apart
FROM complaints c
JOIN (SELECT proc_id, MIN(date) AS day, CASE event WHEN 'CHARGE' THEN 'CHARGE' ELSE 'JUDGMENT' END AS step
      FROM justice WHERE event IN ('CHARGE', 'CONVICTED', 'ACQUITTED') GROUP BY 1, 3) s ON s.proc_id = c.proc_id
WHERE s.day >= c.date;

-- The number at the first event of a proceeding that lists any; heads are subjects.
CREATE VIEW "ABA-08" AS
SELECT date AS day, proc_id AS subject, CAST(n_child_victims AS INTEGER) AS n, CAST(n_child_victims AS INTEGER) AS heads,
       type_primary AS type, COALESCE(dept, 'UU') AS dept
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY proc_id ORDER BY date, line) AS turn FROM justice
      WHERE CAST(n_child_victims AS INTEGER) > 0)
WHERE turn = 1;

-- A proceeding counts once, by the first event that records an interview of a child.
CREATE VIEW "ABA-09" AS
SELECT date AS day, proc_id AS subject, child_friendly = 'Y' AS n, 1 AS d, COALESCE(dept, 'UU') AS dept
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY proc_id ORDER BY date, line) AS turn FROM justice WHERE child_friendly IS NOT NULL)
WHERE turn = 1;

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
