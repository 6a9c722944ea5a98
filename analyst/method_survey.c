/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "analyst/margins.h"
#include "analyst/method.h"
#include "estimate/beta.h"
#include "estimate/rds_bootstrap.h"
#include "estimate/replicate.h"
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
    {"calibrate", "COL,COL", {"margins that weights are raked to; one is post-stratification", "márgenes a los que se ajustan los pesos; uno es posestratificación"}},
    {"targets", "FILE", {"CSV of their totals: variable, level, total", "CSV de sus totales: variable, level, total"}},
    {"variance", "WORD", {"linear|jackknife|rao-wu", "linear|jackknife|rao-wu"}},
    {"replicates", "NUMBER", {"of rao-wu, 2000", "de rao-wu, 2000"}},
    {"seed", "NUMBER", {"of rao-wu, 1", "de rao-wu, 1"}},
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

typedef struct Question {
    int statistic; /* mean, total, ratio, proportion, quantile */
    double *y, *x, *work, level;
    uint8_t *domain;
    Margins margins;
} Question;

static EstimateStatus
linearised(const Request *request, const Design *design, const Question *q, Interval *got)
{
    double point;
    if (q->statistic == 4)
        return survey_quantile(design, q->y, q->domain, request_number(request, "p", 0.5, 1e-9, 1 - 1e-9), q->level,
                               request_memory(request, design->rows, sizeof(uint32_t)), q->work, got);
    EstimateStatus status = q->statistic == 1   ? survey_linear_total(design, q->y, q->domain, q->work, &point)
                            : q->statistic == 2 ? survey_linear_ratio(design, q->y, q->x, q->domain, q->work, &point)
                                                : survey_linear_mean(design, q->y, q->domain, q->work, &point);
    *got = status_interval(status, q->level);
    if (status != ESTIMATE_OK)
        return status;
    margins_residuals(&q->margins, design, q->work);
    return survey_interval(design, q->work, point, q->level, got);
}

/* Standard error and t or percentile limits by replicates of the first-stage units. */
static EstimateStatus
replicated(const Request *request, const Design *design, const Question *q, bool jackknife, Interval *got, Answer *answer)
{
    size_t n = design->rows, b = (size_t)request_number(request, "replicates", 2000, 100, 1e6);
    UnitTotals totals = {.top = request_memory(request, n, sizeof(double)), .bottom = request_memory(request, n, sizeof(double)),
                         .fraction = request_memory(request, n, sizeof(double)), .first = request_memory(request, n + 1, sizeof(uint32_t))};
    double *y = request_memory(request, n, sizeof *y), *x = request_memory(request, n, sizeof *x);
    for (size_t i = 0; i < n; i++) {
        y[i] = !q->domain || q->domain[i] ? q->y[i] : (double)NAN;
        x[i] = q->statistic == 2 ? q->x[i] : 1;
    }
    replicate_totals(design, y, q->statistic == 1 ? NULL : x, &totals);
    ReplicateVariance variance;
    EstimateStatus status = replicate_jackknife(&totals, &variance);
    *got = status_interval(status, q->level);
    if (status != ESTIMATE_OK || jackknife) {
        double se = sqrt(variance.around_point), reach = beta_student_two_sided(q->level, design->degrees_of_freedom) * se;
        if (status == ESTIMATE_OK)
            *got = (Interval){variance.point, se, variance.point - reach, variance.point + reach, q->level, ESTIMATE_OK, ESTIMATE_OK};
        return status;
    }
    double *drawn = request_memory(request, b, sizeof *drawn), seed = request_number(request, "seed", 1, 0, 9e15);
    status = replicate_rao_wu(&totals, (uint64_t)seed, 0, b, request_memory(request, n, sizeof(uint32_t)), drawn);
    answer_note(answer, "seed", "%.0f, %zu replicates", seed, b);
    return status == ESTIMATE_OK ? rds_bootstrap_interval(drawn, b, variance.point, q->level, got) : status;
}

static bool
read_question(const Request *request, Design *design, int variance, Question *q)
{
    static const char *const statistics[] = {"mean", "total", "ratio", "proportion", "quantile", NULL};
    static const char *const needs[] = {"data", "y", NULL}, *const ratio_needs[] = {"x", NULL};
    q->statistic = request_choice(request, "statistic", statistics);
    q->level = request_number(request, "level", 0.95, 1e-6, 1 - 1e-9);
    if (q->statistic < 0 || variance < 0 || !request_needs(request, needs) ||
        (q->statistic == 2 && !request_needs(request, ratio_needs)) || !read_design(request, design) ||
        !margins_apply(request, design, &q->margins))
        return false;
    if ((q->margins.columns > 0 || q->statistic == 4) && variance > 0)
        finding_add(request->findings, 603, "", 0, "variance", "linear", NULL);
    if (q->margins.columns > 0 && q->statistic == 4)
        finding_add(request->findings, 603, "", 0, "statistic", "mean|total|ratio|proportion", NULL);
    q->y = read_y(request, q->statistic == 3);
    q->x = request_numbers(request, "x");
    q->work = request_memory(request, design->rows, sizeof *q->work);
    q->domain = read_domain(request);
    return !request_failed(request);
}

static void
estimate_survey(const Request *request, Answer *answer)
{
    static const char *const variances[] = {"linear", "jackknife", "rao-wu", NULL};
    static const char *const names[] = {"mean", "total", "ratio", "proportion", "quantile"};
    static const char *const kinds[] = {"linearised t", "jackknife t", "Rao-Wu percentiles"};
    int variance = request_choice(request, "variance", variances);
    Design design;
    Question q = {0};
    if (!read_question(request, &design, variance, &q))
        return;
    Interval got;
    EstimateStatus status = design_prepare(&design);
    got = status_interval(status, q.level);
    if (status == ESTIMATE_OK)
        status = variance > 0 ? replicated(request, &design, &q, variance == 1, &got, answer) : linearised(request, &design, &q, &got);
    if (q.statistic == 3)
        add_proportion(request, &design, q.y, q.domain, status, &got, answer);
    else
        answer_add(answer, status, &got, q.statistic == 4 ? "Woodruff" : kinds[variance], "%s %s", names[q.statistic],
                   request_text(request, "y", ""));
    if (status == ESTIMATE_OK && (q.statistic == 0 || q.statistic == 3))
        answer_add_number(answer, ESTIMATE_OK, pow(got.standard_error, 2) / survey_simple_variance(&design, q.y, q.domain, 0), "design effect");
    if (status == ESTIMATE_LONELY_PSU && design.lonely_row < design.rows)
        finding_add(request->findings, 615, request->table->file, request->table->line[design.lonely_row], NULL);
    answer_add_number(answer, ESTIMATE_OK, design.degrees_of_freedom, "degrees of freedom");
    answer_note(answer, "design", "%zu strata, %zu units, %zu rows", design.strata, design.units, design.rows);
    if (q.margins.columns > 0)
        answer_note(answer, "raking", "%s, %d cycles", request_text(request, "calibrate", ""), q.margins.cycles);
}

const Method method_survey = {
    "survey",
    {"totals, means, ratios, proportions, quantiles of a survey", "totales, medias, razones, proporciones, cuantiles de una encuesta"},
    {"a probability sample with the design given", "una muestra probabilística con el diseño dado"},
    "Binder 1983; Sarndal, Swensson and Wretman 1992; Korn and Graubard 1998; Woodruff 1952",
    survey_options, G_N_ELEMENTS(survey_options), estimate_survey};
