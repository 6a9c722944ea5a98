-- SPDX-License-Identifier: Apache-2.0
-- Written from the reference sheets; a level is an amount as it stood on a cut-off date.

CREATE VIEW lines AS
SELECT DISTINCT CASE WHEN FECHA_CORTE LIKE '____/__/__ %' THEN replace(substr(FECHA_CORTE, 1, 10), '/', '-')
                     ELSE substr(FECHA_CORTE, 7, 4) || '-' || substr(FECHA_CORTE, 4, 2) || '-' || substr(FECHA_CORTE, 1, 2) END AS level_day,
       PARAM_HECHO AS hecho, SEXO AS sexo, ETNIA AS etnia, DISCAPACIDAD, CICLO_VITAL,
       CASE CICLO_VITAL WHEN 'entre 0 y 5' THEN '0-5' WHEN 'entre 6 y 11' THEN '6-11' WHEN 'entre 12 y 17' THEN '12-17'
                        WHEN 'ND' THEN 'ND' ELSE '18-110' END AS edad,
       CAST(replace(PER_DECLA, ',', '') AS INTEGER) AS persons, CAST(replace(EVENTOS, ',', '') AS INTEGER) AS events
FROM hechos;

CREATE VIEW "RUV-01" AS SELECT *, persons AS n FROM lines WHERE persons IS NOT NULL;
CREATE VIEW "RUV-02" AS SELECT *, persons AS n FROM lines WHERE persons IS NOT NULL AND edad IN ('0-5', '6-11', '12-17');
CREATE VIEW "RUV-03" AS SELECT *, events AS n FROM lines WHERE events IS NOT NULL;
