/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/support/specimen_words.h"

static void
bars(Specimen *s)
{
    static const struct {
        const char *name;
        double value, target;
    } ROWS[] = {{"Antioquia", 184, 160}, {"Bogotá, D. C.", 171, 150}, {"Valle del Cauca", 128, 140}, {"Bolívar", 96, 125},
                {"Norte de Santander", 88, 90}, {"Nariño", 61, 85},
                {"Archipiélago de San Andrés, Providencia y Santa Catalina", -2, 15}, {"La Guajira", 42, 55},
                {"Chocó", -1, 60}, {"Cauca", 39, 40}, {"Vichada", 0, 12}, {"Amazonas", 3, -1}};
    BlockChart *chart = specimen_chart(s, CHART_BARS,
        say(s, "Antioquia and Bogotá exceed their targets; three departments are more than a fifth below", "Antioquia y Bogotá superan lo previsto; tres departamentos quedan más de una quinta parte por debajo"),
        say(s, "Children with complete psychosocial support, by department, with the annual target", "Niñas, niños y adolescentes con acompañamiento psicosocial completo, por departamento, con la meta anual"));
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        ChartCategory *row = block_chart_add_category(chart, say(s, ROWS[i].name, ROWS[i].name), "", "");
        if (ROWS[i].target >= 0)
            specimen_point(s, &row->target, ROWS[i].target, 0);
    }
    ChartSeries *series = block_chart_add_series(chart, "");
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++)
        specimen_point(s, &series->points[i], ROWS[i].value, 0);
    specimen_add_chart(s, chart, say(s, "A tick marks the target. Hatch: fewer than 11, withheld to protect children.", "Un trazo marca la meta. Trama: menos de 11, se reserva para proteger a niñas y niños."));
}

static void
line_total(Specimen *s)
{
    static const double TOTAL[] = {209, 255, 240, 300, 322, 350, 391, 412}, RENACER[] = {90, 110, 100, 131, 140, 152, 171, 180},
                        NORC[] = {60, 72, 70, 88, 90, 96, -1, 112}, PADF[] = {40, 48, 45, 56, 62, 70, 80, 78},
                        ABA[] = {20, 25, -2, 26, 30, 32, 40, 42};
    static const double *const ALL[] = {TOTAL, RENACER, NORC, PADF, ABA};
    static const char *const NAMES[] = {"Total", "First partner", "Second partner", "Third partner", "Fourth"};
    BlockChart *chart = specimen_chart(s, CHART_LINE,
        say(s, "Identification has risen for six quarters and passed the FY2026 target", "La identificación aumenta desde hace seis trimestres y superó la meta de AF2026"),
        say(s, "Children identified per quarter and organisation; total with a 95 % interval", "Niñas, niños y adolescentes identificados por trimestre y organización; total con intervalo de 95 %"));
    specimen_quarters(s, chart, 8);
    for (size_t k = 0; k < G_N_ELEMENTS(ALL); k++) {
        ChartSeries *series = block_chart_add_series(chart, say(s, NAMES[k], NAMES[k]));
        series->strong = k == 0;
        for (size_t i = 0; i < 8; i++)
            specimen_point(s, &series->points[i], ALL[k][i], 0);
        for (size_t i = 0; i < 8 && k == 0; i++)
            chart_point_set_interval(&series->points[i], TOTAL[i] * 0.87, TOTAL[i] * 1.13, "");
    }
    chart_point_set(&chart->target, CHART_PRESENT, 380, say(s, "Target FY2026 380", "Meta AF2026 380"));
    chart_point_set(&chart->baseline, CHART_PRESENT, 195, say(s, "Baseline 2021: 195", "Línea de base 2021: 195"));
    specimen_add_chart(s, chart, say(s, "Lines are told apart by dash and label as well as by colour. A missing quarter breaks the line.", "Las series se distinguen por trazo y rótulo además del color. Un trimestre sin dato interrumpe la línea."));
}

static void
line_break(Specimen *s)
{
    static const double DAYS[] = {12.4, 11.9, 12.8, 10.6, 9.8, 9.1, -1, 8.4, 14.2, 13.1, 12.2, -2, 10.3, 9.6, 9.2};
    BlockChart *chart = specimen_chart(s, CHART_LINE,
        say(s, "The median wait fell under ten days again after the definition changed", "La espera mediana volvió a bajar de diez días tras el cambio de definición"),
        say(s, "Median days from identification to the first service", "Mediana de días entre la identificación y el primer servicio"));
    chart->decimals = 1;
    g_free(chart->unit);
    chart->unit = g_strdup(say(s, "days", "días"));
    specimen_quarters(s, chart, G_N_ELEMENTS(DAYS));
    ChartSeries *series = block_chart_add_series(chart, "");
    for (size_t i = 0; i < G_N_ELEMENTS(DAYS); i++)
        specimen_point(s, &series->points[i], DAYS[i], 1);
    chart->break_before = 8;
    g_free(chart->break_text);
    chart->break_text = g_strdup(say(s, "definition changed", "cambió la definición"));
    chart_point_set(&chart->target, CHART_PRESENT, 10, say(s, "Target 10.0", "Meta 10,0"));
    specimen_add_chart(s, chart, NULL);
}

void
specimen_charts(Specimen *s)
{
    bars(s);
    line_total(s);
    line_break(s);
}
