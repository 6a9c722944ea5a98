-- SPDX-License-Identifier: Apache-2.0
-- One view per indicator, written from its reference sheet; see aba_roli.sql for the columns.

CREATE VIEW "TPL-01" AS SELECT opened AS day, case_id AS subject, 1 AS n, COALESCE(area, 'UNK') AS area FROM cases;

CREATE VIEW "TPL-02" AS
SELECT date(opened, '+2 days') AS day, case_id AS subject, 1 AS d, COALESCE(area, 'UNK') AS area,
       first_contact IS NOT NULL AND first_contact <= date(opened, '+2 days') AS n
FROM cases;
