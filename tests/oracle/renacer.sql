-- SPDX-License-Identifier: Apache-2.0
-- One view per indicator, written from its reference sheet; see aba_roli.sql for the columns.

-- The identified children: each by the first identification, of one day the earlier line.
CREATE TABLE child AS
SELECT person_id, id_date, COALESCE(sex, 'U') AS sex, type_primary AS type, COALESCE(dept, 'UU') AS dept,
       COALESCE(ethnicity, 'UNK') AS ethnicity, COALESCE(nationality, 'UNK') AS nationality, identified_by, status AS case_status,
       CASE WHEN age_years IS NULL THEN 'U' WHEN CAST(age_years AS INTEGER) <= 5 THEN '0-5' WHEN CAST(age_years AS INTEGER) <= 11 THEN '6-11'
            WHEN CAST(age_years AS INTEGER) <= 13 THEN '12-13' ELSE '14-17' END AS age_band
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY id_date, line) AS turn FROM cases)
WHERE turn = 1;
CREATE UNIQUE INDEX child_person ON child (person_id);

CREATE VIEW "REN-01" AS
SELECT id_date AS day, person_id AS subject, 1 AS n, sex, age_band, type, dept, ethnicity, nationality, identified_by, case_status
FROM child;

CREATE VIEW "REN-02" AS
SELECT date_made AS day, r.person_id AS subject, 1 AS n, sex, age_band, type, to_type AS referral_to
FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY date_made, line) AS turn FROM referrals) r
JOIN child c ON c.person_id = r.person_id
WHERE turn = 1;

CREATE VIEW "REN-03" AS
SELECT date AS day, s.person_id AS subject, sex, age_band, type, service
FROM services s JOIN child c ON c.person_id = s.person_id;

-- Care is judged on the ninetieth day.
CREATE TABLE care AS
SELECT c.person_id, COUNT(DISTINCT service) AS kinds
FROM child c JOIN services s ON s.person_id = c.person_id
WHERE after_needs_assessment = 'Y' AND s.date >= c.id_date AND s.date <= date(c.id_date, '+90 days')
GROUP BY c.person_id;

CREATE VIEW "REN-04" AS
SELECT date(id_date, '+90 days') AS day, c.person_id AS subject, COALESCE(kinds, 0) >= 3 AS n, 1 AS d, sex, age_band, type
FROM child c LEFT JOIN care k ON k.person_id = c.person_id;

CREATE TABLE first_service AS
SELECT c.person_id, MIN(s.date) AS date
FROM child c JOIN services s ON s.person_id = c.person_id AND s.date >= c.id_date
GROUP BY c.person_id;

CREATE VIEW "REN-05" AS
SELECT f.date AS day, c.person_id AS subject, CAST(julianday(f.date) - julianday(id_date) AS INTEGER) AS value, type
FROM child c JOIN first_service f ON f.person_id = c.person_id;

CREATE VIEW "REN-06" AS
SELECT date(id_date, '+5 days') AS day, c.person_id AS subject, 1 AS d, f.date IS NOT NULL AND f.date <= date(id_date, '+5 days') AS n,
       type, dept
FROM child c LEFT JOIN first_service f ON f.person_id = c.person_id;

-- A spell holds to the day before its end.
CREATE VIEW "REN-07" AS
SELECT date AS spell_from, date(end_date, '-1 day') AS spell_last, s.person_id AS subject, sex, age_band
FROM services s JOIN child c ON c.person_id = s.person_id
WHERE service = 'SHELTER' AND (end_date IS NULL OR end_date >= date);

CREATE VIEW "REN-08" AS
SELECT date(date_made, '+10 days') AS day, r.person_id AS subject, 1 AS d, to_type AS referral_to,
       date_first_service IS NOT NULL AND date_first_service BETWEEN date_made AND date(date_made, '+10 days') AS n
FROM referrals r JOIN child c ON c.person_id = r.person_id;

CREATE VIEW "REN-09" AS
SELECT close_date AS day, p.person_id AS subject, goals_met = 'Y' AS n, 1 AS d, sex, type
FROM careplans p JOIN child c ON c.person_id = p.person_id
WHERE close_date IS NOT NULL AND goals_met IS NOT NULL;

-- Twelve calendar months later: a day that the month lacks becomes its last day.
CREATE VIEW "REN-10" AS
SELECT followup_12m_date AS day, p.person_id AS subject, retrafficked = 'Y' AS n, 1 AS d, type
FROM careplans p JOIN child c ON c.person_id = p.person_id
WHERE close_date IS NOT NULL AND retrafficked IN ('Y', 'N')
  AND followup_12m_date >= CASE WHEN strftime('%m-%d', close_date) = '02-29' THEN date(close_date, '+12 months', '-1 day')
                                ELSE date(close_date, '+12 months') END;

CREATE VIEW "REN-11" AS
SELECT date AS day, person_key AS subject, 1 AS n, COALESCE(sex, 'U') AS sex, institution
FROM attendees WHERE completed = 'Y' AND CAST(post_score AS INTEGER) >= 80;

-- Latest stage at the end of the window: each record holds until the next of the same route.
CREATE VIEW "REN-12" AS
SELECT date AS state_from, LEAD(date) OVER (PARTITION BY route_id ORDER BY date, line) AS state_to, route_id AS subject,
       CAST(stage AS INTEGER) >= 3 AS n, COALESCE(dept, 'UU') AS dept
FROM routes;
