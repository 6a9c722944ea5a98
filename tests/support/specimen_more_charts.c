/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/support/specimen_words.h"

static void
grouped(Specimen *s)
{
    static const char *const NAMES[][2] = {{"Tourism", "Turismo"}, {"Livestreamed abuse", "Abuso en línea"}, {"Begging", "Mendicidad"}, {"Forced recruitment", "Reclutamiento forzado"}};
    static const double VALUES[][4] = {{120, 84, 40, 66}, {96, -2, 31, -1}};
    BlockChart *chart = specimen_chart(s, CHART_GROUPED, say(s, "Girls are the majority in every crime but one", "Las niñas son mayoría en todos los delitos menos uno"),
        say(s, "Children identified, by crime and sex", "Niñas, niños y adolescentes identificados, por delito y sexo"));
    for (size_t i = 0; i < 4; i++)
        block_chart_add_category(chart, say(s, NAMES[i][0], NAMES[i][1]), "", "");
    for (size_t k = 0; k < 2; k++) {
        ChartSeries *series = block_chart_add_series(chart, k ? say(s, "Boys", "Niños") : say(s, "Girls", "Niñas"));
        for (size_t i = 0; i < 4; i++)
            specimen_point(s, &series->points[i], VALUES[k][i], 0);
    }
    chart_point_set(&chart->target, CHART_PRESENT, 90, say(s, "Target 90", "Meta 90"));
    specimen_add_chart(s, chart, NULL);
}

static void
interval(Specimen *s, ChartKind kind)
{
    static const char *const NAMES[] = {"Bogotá", "Medellín", "Cali", "Cartagena", "Cúcuta", "Buenaventura"};
    static const double VALUES[][3] = {{14.2, 9.8, 18.6}, {11.6, 6.9, 16.3}, {8.1, 2.7, 13.5}, {-0.5, 0, 0}, {3.9, -3.2, 11}, {-1.2, -2, 0}};
    bool forest = kind == CHART_INTERVAL;
    BlockChart *chart = specimen_chart(s, kind, forest ? say(s, "The effect of training is clear in three of six sites", "El efecto de la capacitación es claro en tres de seis sedes")
                                                       : say(s, "Waits are shortest where a route is active", "Las esperas son menores donde hay ruta activa"),
        forest ? say(s, "Difference of correct procedure, percentage points, with 95 % intervals", "Diferencia en procedimiento correcto, puntos porcentuales, con intervalos de 95 %")
               : say(s, "Median days with quartiles", "Mediana de días con cuartiles"));
    chart->decimals = 1;
    for (size_t i = 0; i < 6; i++)
        block_chart_add_category(chart, say(s, NAMES[i], NAMES[i]), "", "");
    ChartSeries *series = block_chart_add_series(chart, "");
    for (size_t i = 0; i < 6; i++) {
        double shift = forest ? 0 : 12;
        if (i == 3 || i == 5) {
            specimen_point(s, &series->points[i], i == 3 ? -1 : -2, 0);
            continue;
        }
        chart_point_set(&series->points[i], CHART_PRESENT, VALUES[i][0] + shift, say_number(s, VALUES[i][0] + shift, 1));
        g_autofree char *words = g_strdup_printf("(%s %s %s)", say_number(s, VALUES[i][1] + shift, 1), say(s, "to", "a"), say_number(s, VALUES[i][2] + shift, 1));
        chart_point_set_interval(&series->points[i], VALUES[i][1] + shift, VALUES[i][2] + shift, words);
    }
    if (!forest)
        chart_point_set(&chart->target, CHART_PRESENT, 15, say(s, "Target 15", "Meta 15"));
    if (!forest)
        chart_point_set(&chart->baseline, CHART_PRESENT, 16.5, say(s, "Baseline 16.5", "Línea de base 16,5"));
    specimen_add_chart(s, chart, NULL);
}

static void
funnel(Specimen *s)
{
    static const char *const NAMES[][2] = {{"Identified", "Identificados"}, {"Referred to a service", "Remitidos a un servicio"}, {"Care begun", "Atención iniciada"}, {"Followed up at six months", "Seguimiento a seis meses"}, {"Case plan completed", "Plan de caso concluido"}, {"Closed with a safe outcome", "Cerrado con desenlace seguro"}};
    static const double VALUES[] = {412, 377, 301, 190, 18, -2};
    BlockChart *chart = specimen_chart(s, CHART_FUNNEL, say(s, "Of 412 children identified, 18 have a completed case plan", "De 412 niñas y niños identificados, 18 tienen un plan de caso concluido"), "");
    for (size_t i = 0; i < 6; i++)
        block_chart_add_category(chart, say(s, NAMES[i][0], NAMES[i][1]), "", "");
    ChartSeries *series = block_chart_add_series(chart, "");
    for (size_t i = 0; i < 6; i++) {
        specimen_point(s, &series->points[i], VALUES[i], 0);
        if (i == 0 || VALUES[i] < 0)
            continue;
        g_autofree char *share = g_strdup_printf("%.0f%% %s", 100 * VALUES[i] / VALUES[i - 1], say(s, "of the step before", "del paso anterior"));
        series->points[i].interval_text = g_strdup(share);
    }
    specimen_add_chart(s, chart, NULL);
}

static void
timeline(Specimen *s)
{
    static const struct {
        const char *english, *spanish, *planned, *reached;
        double plan, day;
    } ROWS[] = {{"Agreement signed", "Acuerdo firmado", "2023-03-01", "2023-03-01", 19417, 19417},
                {"Referral protocol adopted", "Protocolo de remisión adoptado", "2024-01-15", "2024-05-20", 19737, 19863},
                {"First specialised court opened", "Primer juzgado especializado abierto", "2025-02-01", "2024-11-30", 20120, 20057},
                {"Shared register in use in all departments of the programme", "Registro compartido en uso en todos los departamentos del programa", "2026-06-30", NULL, 20634, -1}};
    BlockChart *chart = specimen_chart(s, CHART_TIMELINE, say(s, "Two milestones on time, one four months late, one open", "Dos hitos a tiempo, uno cuatro meses tarde, uno pendiente"), say(s, "Tick: planned day; dot: day reached", "Trazo: día previsto; punto: día alcanzado"));
    for (size_t i = 0; i < 4; i++) {
        ChartCategory *row = block_chart_add_category(chart, say(s, ROWS[i].english, ROWS[i].spanish), "", "");
        chart_point_set(&row->target, CHART_PRESENT, ROWS[i].plan, ROWS[i].planned);
    }
    ChartSeries *series = block_chart_add_series(chart, "");
    for (size_t i = 0; i < 4; i++)
        chart_point_set(&series->points[i], ROWS[i].day < 0 ? CHART_NOT_APPLICABLE : CHART_PRESENT, MAX(0, ROWS[i].day), ROWS[i].reached ? ROWS[i].reached : say(s, "pending", "pendiente"));
    specimen_add_chart(s, chart, NULL);
}

static void
diverging(Specimen *s)
{
    static const char *const NAMES[][2] = {{"Justice operators trained", "Operadores de justicia capacitados"}, {"Children identified", "Niñas y niños identificados"}, {"Municipalities with a route", "Municipios con ruta"}, {"Cases charged", "Casos con acusación"}, {"Interviews within 72 hours", "Entrevistas en 72 horas"}, {"Children in homes", "Niñas y niños en hogar"}};
    static const double VALUES[] = {9, 8, 4, -23, -30, 0};
    BlockChart *chart = specimen_chart(s, CHART_DIVERGING, say(s, "Three indicators stand above their target, two far below", "Tres indicadores superan su meta, dos quedan muy por debajo"), say(s, "Actual minus target, percent of the target", "Real menos meta, porcentaje de la meta"));
    chart->percent = true;
    for (size_t i = 0; i < 6; i++)
        block_chart_add_category(chart, say(s, NAMES[i][0], NAMES[i][1]), "", "");
    ChartSeries *series = block_chart_add_series(chart, "");
    for (size_t i = 0; i < 6; i++) {
        g_autofree char *text = g_strdup_printf("%s%s%%", VALUES[i] > 0 ? "+" : "", say_number(s, VALUES[i], 0));
        if (i == 5)
            specimen_point(s, &series->points[i], -2, 0);
        else
            chart_point_set(&series->points[i], CHART_PRESENT, VALUES[i], text);
    }
    specimen_add_chart(s, chart, NULL);
}

static void
multiples(Specimen *s)
{
    static const char *const NAMES[] = {"Bogotá", "Medellín", "Cali", "Cartagena", "Cúcuta", "Barranquilla", "Buenaventura", "Pasto"};
    static const double FIRST[] = {48, 44, 16, 28, 18, 25, 15, 26}, LAST[] = {52, 48, 71, 33, 66, 29, 18, 24};
    BlockChart *chart = specimen_chart(s, CHART_MULTIPLES, say(s, "One scale for every site: Cali and Cúcuta explain the growth", "Misma escala para cada sede: Cali y Cúcuta explican el crecimiento"), say(s, "Children served per quarter", "Niñas y niños atendidos por trimestre"));
    specimen_quarters(s, chart, 8);
    for (size_t k = 0; k < 8; k++) {
        ChartSeries *series = block_chart_add_series(chart, say(s, NAMES[k], NAMES[k]));
        for (size_t i = 0; i < 8; i++) {
            double value = FIRST[k] + (LAST[k] - FIRST[k]) * (double)i / 7 + (double)((i * 5 + k * 3) % 7) - (i == 7 ? (double)((35 + k * 3) % 7) : 3);
            specimen_point(s, &series->points[i], k == 5 && i == 3 ? -1 : k == 6 && i == 4 ? -2 : (double)(int)value, 0);
        }
    }
    specimen_add_chart(s, chart, NULL);
}

static void
pyramid(Specimen *s)
{
    static const char *const AGES[] = {"0–5", "6–9", "10–11", "12–13", "14–15", "16–17"};
    static const double VALUES[][6] = {{-2, 24, 46, 71, 88, 60}, {-2, 18, 33, 40, -1, 32}};
    BlockChart *chart = specimen_chart(s, CHART_PYRAMID, say(s, "Girls of 14 and 15 are the largest group", "Las adolescentes de 14 y 15 años son el grupo mayor"), say(s, "Children identified, by sex and age", "Niñas, niños y adolescentes identificados, por sexo y edad"));
    for (size_t i = 0; i < 6; i++)
        block_chart_add_category(chart, AGES[i], "", "");
    for (size_t k = 0; k < 2; k++) {
        ChartSeries *series = block_chart_add_series(chart, k ? say(s, "Boys", "Niños") : say(s, "Girls", "Niñas"));
        for (size_t i = 0; i < 6; i++)
            specimen_point(s, &series->points[i], VALUES[k][i], 0);
    }
    specimen_add_chart(s, chart, NULL);
}

static void
map(Specimen *s)
{
    static const struct {
        const char *code;
        double value;
    } AREAS[] = {{"05", 84}, {"08", 91}, {"11", 66}, {"13", 78}, {"15", 22}, {"17", 31}, {"18", -2}, {"19", 45}, {"20", 12}, {"23", 80}, {"25", 41}, {"27", -1},
                 {"41", 33}, {"44", 8}, {"47", 77}, {"50", 28}, {"52", 58}, {"54", 49}, {"63", 61}, {"66", 55}, {"68", 36}, {"70", 88}, {"73", 27}, {"76", 63},
                 {"81", 18}, {"85", 9}, {"86", 14}, {"88", 52}, {"91", 0}, {"94", -2}, {"95", 21}, {"97", -1}, {"99", 5}, {"00", 4}};
    BlockChart *chart = specimen_chart(s, CHART_MAP, say(s, "Coverage is highest in the Caribbean and lowest in the Amazon", "La cobertura es mayor en el Caribe y menor en la Amazonía"), say(s, "Share of municipalities with an active referral route, by department", "Porcentaje de municipios con ruta de remisión activa, por departamento"));
    chart->percent = true;
    for (size_t i = 0; i < G_N_ELEMENTS(AREAS); i++)
        block_chart_add_category(chart, say(s, "Abroad", "En el exterior"), "", AREAS[i].code);
    ChartSeries *series = block_chart_add_series(chart, "");
    for (size_t i = 0; i < G_N_ELEMENTS(AREAS); i++)
        specimen_point(s, &series->points[i], AREAS[i].value, 0);
    specimen_add_chart(s, chart, NULL);
}

void
specimen_more_charts(Specimen *s)
{
    grouped(s);
    interval(s, CHART_DOT_RANGE);
    interval(s, CHART_INTERVAL);
    multiples(s);
    funnel(s);
    timeline(s);
    diverging(s);
    pyramid(s);
    map(s);
}
