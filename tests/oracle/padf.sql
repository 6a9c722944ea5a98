-- SPDX-License-Identifier: Apache-2.0
-- One view per indicator, written from its reference sheet; see aba_roli.sql for the columns.

CREATE VIEW ages AS
SELECT prevention.*, CASE WHEN age_years IS NULL THEN 'U' WHEN CAST(age_years AS INTEGER) <= 5 THEN '0-5'
    WHEN CAST(age_years AS INTEGER) <= 11 THEN '6-11' WHEN CAST(age_years AS INTEGER) <= 13 THEN '12-13' ELSE '14-17' END AS age_band,
    ROW_NUMBER() OVER (PARTITION BY child_key ORDER BY enrol_date, line) AS turn
FROM prevention;

CREATE VIEW "PAD-01" AS
SELECT date AS day, event_id AS subject, CAST(attendance AS INTEGER) AS n, channel, COALESCE(dept, 'UU') AS dept FROM outreach;

CREATE VIEW "PAD-02" AS
SELECT date AS day, person_key AS subject, 1 AS n, COALESCE(sex, 'U') AS sex, role
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY person_key ORDER BY date, line) AS turn FROM attendees WHERE completed = 'Y')
WHERE turn = 1;

CREATE VIEW "PAD-03" AS
SELECT date AS day, person_key AS subject, role, 1 AS d,
       CAST(post_score AS INTEGER) - CAST(pre_score AS INTEGER) >= 10 OR CAST(post_score AS INTEGER) >= 80 AS n
FROM attendees WHERE completed = 'Y' AND pre_score IS NOT NULL AND post_score IS NOT NULL;

CREATE VIEW "PAD-04" AS
SELECT enrol_date AS day, child_key AS subject, 1 AS n, COALESCE(sex, 'U') AS sex, age_band,
       COALESCE(ethnicity, 'UNK') AS ethnicity, COALESCE(dept, 'UU') AS dept
FROM ages WHERE turn = 1;

-- Open on at least one day of the window: a spell. Sex and age are those of the first enrolment.
CREATE VIEW "PAD-05" AS
SELECT p.enrol_date AS spell_from, p.exit_date AS spell_last, p.child_key AS subject, COALESCE(f.sex, 'U') AS sex, f.age_band AS age_band
FROM prevention p JOIN ages f ON f.child_key = p.child_key AND f.turn = 1
WHERE p.exit_date IS NULL OR p.exit_date >= p.enrol_date;

-- Six calendar months later: a day that the month lacks becomes its last day.
CREATE VIEW "PAD-06" AS
SELECT CASE WHEN CAST(strftime('%d', date(enrol_date, '+6 months')) AS INTEGER) = CAST(strftime('%d', enrol_date) AS INTEGER)
            THEN date(enrol_date, '+6 months') ELSE date(enrol_date, '+6 months', 'start of month', '-1 day') END AS day,
       child_key AS subject, in_school_6m = 'Y' AS n, 1 AS d, COALESCE(sex, 'U') AS sex
FROM prevention WHERE in_school_6m IS NOT NULL;

CREATE VIEW "PAD-07" AS
SELECT date(date, '+30 days') AS day, alert_id AS subject, source AS alert_source, 1 AS d,
       response_date IS NOT NULL AND julianday(response_date) - julianday(date) BETWEEN 0 AND 30 AS n
FROM alerts;

CREATE VIEW "PAD-08" AS
SELECT response_date AS day, alert_id AS subject, CAST(julianday(response_date) - julianday(date) AS INTEGER) AS value
FROM alerts WHERE response_date IS NOT NULL AND response_date >= date;

-- Latest stage at the end of the window: each record holds until the next of the same municipality.
CREATE VIEW "PAD-09" AS
SELECT date AS state_from, LEAD(date) OVER (PARTITION BY milestone_id ORDER BY date, line) AS state_to, milestone_id AS subject,
       CAST(stage AS INTEGER) >= 3 AS n, COALESCE(dept, 'UU') AS dept
FROM milestones;

-- A child once for each day on which a measure began.
CREATE VIEW "PAD-10" AS
SELECT DISTINCT urgent_prevention_date AS day, child_key AS subject, 1 AS n FROM prevention WHERE urgent_prevention_date IS NOT NULL;

-- Persons trained and children enrolled, each at the first row with a known answer; equal keys of the two files are two.
CREATE VIEW "PAD-11" AS
SELECT day, subject, ethnicity <> 'NON' AS n, 1 AS d, COALESCE(dept, 'UU') AS dept
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY subject ORDER BY day, line) AS turn
      FROM (SELECT date AS day, 'person ' || person_key AS subject, ethnicity, dept, line FROM attendees WHERE completed = 'Y'
            UNION ALL SELECT enrol_date, 'child ' || child_key, ethnicity, dept, line FROM prevention)
      WHERE COALESCE(ethnicity, 'UNK') <> 'UNK')
WHERE turn = 1;

-- A quarter of the fiscal year is a quarter of the calendar too.
CREATE VIEW "PAD-12" AS
SELECT period_end AS day, source AS subject, CAST(value AS INTEGER) AS n FROM context
WHERE strftime('%Y', period_start) = strftime('%Y', period_end)
  AND (CAST(strftime('%m', period_start) AS INTEGER) - 1) / 3 = (CAST(strftime('%m', period_end) AS INTEGER) - 1) / 3;
