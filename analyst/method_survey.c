/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "analyst/method.h"
#include "estimate/survey.h"

static const RequestOption survey_options[] = {
    {"statistic", "WORD", {"mean|total|ratio|proportion|quantile", "mean|total|ratio|proportion|quantile"}},
    {"y", "COL", {"variable", "variable"}},
    {"x", "COL", {"divisor of a ratio", "divisor de una razón"}},
    {"value", "TEXT", {"cell of y that a proportion counts", "celda de y que cuenta una proporción"}},
    {"p", "NUMBER", {"quantile, 0.5", "cuantil, 0.5"}},
    {"weight", "COL", {"sampling weight; 1 without", "peso muestral; 1 si falta"}},
    {"stratum", "COL", {"stratum", "estrato"}},
    {"unit", "COL", {"first-stage unit; the row without", "unidad de primera etapa; la fila si falta"}},
    {"population", "COL", {"units in the stratum's population", "unidades en la población del estrato"}},
    {"unit2", "COL", {"second-stage unit", "unidad de segunda etapa"}},
    {"population2", "COL", {"second-stage units in the unit", "unidades de segunda etapa en la unidad"}},
    {"domain", "COL=CELL", {"only these rows, the design stays whole", "solo estas filas, el diseño sigue entero"}},
    {"interval", "KIND", {"of a proportion: beta|logit|asin|mean|wilson|likelihood", "de una proporción: beta|logit|asin|mean|wilson|likelihood"}},
    {"lonely", "WORD", {"fail|remove|adjust|average", "fail|remove|adjust|average"}},
};

static bool
read_design(const Request *request, Design *design)
{
    static const char *const rules[] = {"fail", "remove", "adjust", "average", NULL};
    size_t n = request->table->rows;
    int rule = request_choice(request, "lonely", rules);
    double *weight = request_numbers(request, "weight");
    if (!weight) {
        weight = request_memory(request, n, sizeof *weight);
        for (size_t i = 0; i < n; i++)
            weight[i] = 1;
    }
    *design = (Design){.rows = n, .weight = weight, .stages = request_text(request, "unit2", NULL) ? 2 : 1,
                       .stratum = {request_full_codes(request, "stratum")},
                       .unit = {request_full_codes(request, "unit"), request_full_codes(request, "unit2")},
                       .population = {request_numbers(request, "population"), request_numbers(request, "population2")},
                       .lonely = rule > 0 ? (LonelyRule)rule : LONELY_FAIL,
                       .order = request_memory(request, n, sizeof(uint32_t))};
    return !request_failed(request);
}

/* Rows whose cell of COL is CELL; NULL without --domain. */
static uint8_t *
read_domain(const Request *request)
{
    const char *text = request_text(request, "domain", NULL), *equals = text ? strchr(text, '=') : NULL;
    if (!text)
        return NULL;
    if (!equals) {
        finding_add(request->findings, 603, "", 0, "domain", "COL=CELL", NULL);
        return NULL;
    }
    g_autofree char *name = g_strndup(text, (gsize)(equals - text));
    int column = table_column(request->table, name, request->findings);
    uint8_t *domain = request_memory(request, request->table->rows, 1);
    for (size_t i = 0; column >= 0 && i < request->table->rows; i++)
        domain[i] = strcmp(table_cell(request->table, i, column), equals + 1) == 0;
    return domain;
}

/* y as numbers; for a proportion 1 where the cell is the value. */
static double *
read_y(const Request *request, bool proportion)
{
    const char *value = request_text(request, "value", NULL);
    if (!proportion || !value)
        return request_numbers(request, "y");
    int column = table_column(request->table, request_text(request, "y", ""), request->findings);
    double *y = request_memory(request, request->table->rows, sizeof *y);
    for (size_t i = 0; column >= 0 && i < request->table->rows; i++) {
        const char *cell = table_cell(request->table, i, column);
        y[i] = *cell ? strcmp(cell, value) == 0 : (double)NAN;
    }
    return y;
}

static void
add_proportion(const Request *request, const Design *design, const double *y, const uint8_t *domain, EstimateStatus status,
               Interval *mean, Answer *answer)
{
    static const char *const kinds[] = {"beta", "logit", "asin", "mean", "wilson", "likelihood", NULL};
    static const ProportionKind kind_of[] = {PROPORTION_BETA,   PROPORTION_LOGIT, PROPORTION_ASIN, PROPORTION_MEAN,
                                             PROPORTION_WILSON, PROPORTION_LIKELIHOOD};
    int kind = request_choice(request, "interval", kinds);
    double rows = 0;
    for (size_t i = 0; i < design->rows; i++)
        rows += (!domain || domain[i]) && !isnan(y[i]);
    if (kind < 0)
        return;
    if (status == ESTIMATE_OK) {
        SurveyShare share = {mean->point, mean->standard_error, rows, design->degrees_of_freedom, 0};
        status = survey_proportion(share, kind_of[kind], mean->level, mean);
    }
    answer_add(answer, status, mean, kinds[kind], "proportion %s", request_text(request, "y", ""));
}

static void
estimate_survey(const Request *request, Answer *answer)
{
    static const char *const statistics[] = {"mean", "total", "ratio", "proportion", "quantile", NULL};
    static const char *const needs[] = {"data", "y", NULL}, *const ratio_needs[] = {"x", NULL};
    int statistic = request_choice(request, "statistic", statistics);
    double level = request_number(request, "level", 0.95, 1e-6, 1 - 1e-9);
    Design design;
    if (statistic < 0 || !request_needs(request, needs) || (statistic == 2 && !request_needs(request, ratio_needs)) ||
        !read_design(request, &design))
        return;
    double *y = read_y(request, statistic == 3), *x = request_numbers(request, "x");
    double *work = request_memory(request, design.rows, sizeof *work);
    uint8_t *domain = read_domain(request);
    if (request_failed(request))
        return;
    Interval got;
    EstimateStatus status = design_prepare(&design);
    got = status_interval(status, level);
    const char *name = request_text(request, "y", "");
    if (status == ESTIMATE_OK && statistic == 1)
        status = survey_total(&design, y, domain, level, work, &got);
    else if (status == ESTIMATE_OK && statistic == 2)
        status = survey_ratio(&design, y, x, domain, level, work, &got);
    else if (status == ESTIMATE_OK && statistic == 4)
        status = survey_quantile(&design, y, domain, request_number(request, "p", 0.5, 1e-9, 1 - 1e-9), level,
                                 request_memory(request, design.rows, sizeof(uint32_t)), work, &got);
    else if (status == ESTIMATE_OK)
        status = survey_mean(&design, y, domain, level, work, &got);
    if (statistic == 3)
        add_proportion(request, &design, y, domain, status, &got, answer);
    else
        answer_add(answer, status, &got, statistic == 4 ? "Woodruff" : "linearised t", "%s %s", statistics[statistic], name);
    if (status == ESTIMATE_OK && (statistic == 0 || statistic == 3))
        answer_add_number(answer, ESTIMATE_OK, pow(got.standard_error, 2) / survey_simple_variance(&design, y, domain, 0), "design effect");
    if (status == ESTIMATE_LONELY_PSU && design.lonely_row < design.rows)
        finding_add(request->findings, 615, request->table->file, request->table->line[design.lonely_row], NULL);
    answer_add_number(answer, ESTIMATE_OK, design.degrees_of_freedom, "degrees of freedom");
    answer_note(answer, "design", "%zu strata, %zu units, %zu rows", design.strata, design.units, design.rows);
}

const Method method_survey = {
    "survey",
    {"totals, means, ratios, proportions, quantiles of a survey", "totales, medias, razones, proporciones, cuantiles de una encuesta"},
    {"a probability sample with the design given", "una muestra probabilística con el diseño dado"},
    "Binder 1983; Sarndal, Swensson and Wretman 1992; Korn and Graubard 1998; Woodruff 1952",
    survey_options, G_N_ELEMENTS(survey_options), estimate_survey};
