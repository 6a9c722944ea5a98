/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "analyst/method.h"
#include "estimate/paired.h"
#include "estimate/quantile.h"
#include "estimate/rank.h"
#include "estimate/survival.h"
#include "estimate/trend.h"

enum { TREND_ROWS_MAX = 10000 }; /* a slope for every pair of rows is kept */

static double
level_of(const Request *request)
{
    return request_number(request, "level", 0.95, 1e-6, 1 - 1e-9);
}

static const RequestOption km_options[] = {
    {"time", "COL", {"time to the event or to the end of watching", "tiempo hasta el suceso o hasta el fin del seguimiento"}},
    {"event", "COL", {"whether the event happened", "si ocurrió el suceso"}},
    {"event-value", "TEXT", {"cell that says so, 1", "celda que lo dice, 1"}},
    {"group", "COL", {"one curve a group; two groups are compared", "una curva por grupo; dos grupos se comparan"}},
    {"band", "KIND", {"log-log|log|plain", "log-log|log|plain"}},
    {"p", "NUMBER", {"quantile of the time, 0.5", "cuantil del tiempo, 0.5"}},
    {"at", "NUMBER", {"time at which the share surviving is wanted", "tiempo en que se quiere la parte sin suceso"}},
};

typedef struct Lives {
    double *time;
    uint8_t *event, *group;
    uint32_t *order;
    size_t n;
} Lives;

/* Rows of one group (all for -1); rows without a time or an event drop out. */
static size_t
take_group(const Request *request, const double *time, const char *const *event, const int32_t *group, int32_t wanted, Lives *out)
{
    const char *value = request_text(request, "event-value", "1");
    size_t missing = 0;
    out->n = 0;
    for (size_t i = 0; i < request->table->rows; i++) {
        if (wanted >= 0 && group[i] != wanted)
            continue;
        if (isnan(time[i]) || *event[i] == '\0' || (group && group[i] < 0)) {
            missing++;
            continue;
        }
        out->time[out->n] = time[i];
        out->group[out->n] = group && group[i] == 0;
        out->event[out->n++] = strcmp(event[i], value) == 0;
    }
    return missing;
}

static void
add_curve(const Request *request, Answer *answer, const Lives *lives, int band, const char *name)
{
    static const char *const bands[] = {"log-log", "log", "plain"};
    static const SurvivalBand kind[] = {SURVIVAL_LOG_LOG, SURVIVAL_LOG, SURVIVAL_PLAIN};
    double p = request_number(request, "p", 0.5, 1e-9, 1 - 1e-9), at = request_number(request, "at", NAN, 0, 1e300);
    SurvivalCurve curve = {.time = request_memory(request, lives->n, sizeof(double)),
                           .share = request_memory(request, lives->n, sizeof(double)),
                           .greenwood = request_memory(request, lives->n, sizeof(double))};
    EstimateStatus status = survival_fit(lives->time, lives->event, lives->n, lives->order, &curve);
    Interval got = status_interval(status, level_of(request));
    if (status == ESTIMATE_OK)
        status = survival_quantile(&curve, p, kind[band], level_of(request), &got);
    answer_add(answer, status, &got, bands[band], "%g quantile%s", p, name);
    if (!isnan(at)) {
        status = survival_at(&curve, at, kind[band], level_of(request), &got);
        answer_add(answer, status, &got, bands[band], "S(%g)%s", at, name);
    }
    answer_note(answer, *name ? name + 1 : "rows", "%zu, %zu events", curve.n, curve.events);
}

static void
estimate_km(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "time", "event", NULL}, *const bands[] = {"log-log", "log", "plain", NULL};
    int band = request_choice(request, "band", bands);
    if (!request_needs(request, needs) || band < 0)
        return;
    size_t n = request->table->rows;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    double *time = request_numbers(request, "time");
    int event_column = table_column(request->table, request_text(request, "event", ""), request->findings);
    int32_t *group = request_codes(request, "group", names);
    if (request_failed(request))
        return;
    const char **event = request_memory(request, n, sizeof *event);
    for (size_t i = 0; i < n; i++)
        event[i] = table_cell(request->table, i, event_column);
    Lives lives = {request_memory(request, n, sizeof(double)), request_memory(request, n, 1), request_memory(request, n, 1),
                   request_memory(request, n, sizeof(uint32_t)), 0};
    for (guint g = 0; g < names->len; g++) {
        g_autofree char *name = g_strdup_printf(" %s", (char *)names->pdata[g]);
        take_group(request, time, event, group, (int32_t)g, &lives);
        add_curve(request, answer, &lives, band, name);
    }
    size_t missing = take_group(request, time, event, group, -1, &lives);
    if (names->len == 0)
        add_curve(request, answer, &lives, band, "");
    if (names->len == 2) {
        LogRank test;
        EstimateStatus status = survival_log_rank(lives.time, lives.event, lives.group, lives.n, lives.order, &test);
        answer_add_number(answer, status, test.chi_square, "log-rank chi-square");
        answer_add_number(answer, status, test.p, "log-rank p");
    }
    answer_note(answer, "rows left out", "%zu", missing);
}

static const RequestOption rank_options[] = {
    {"x", "COL", {"values, or first of a pair", "valores, o el primero de un par"}},
    {"y", "COL", {"values to compare with", "valores con los que se compara"}},
    {"design", "WORD", {"paired (x - y of a row) or two (two samples)", "paired (x - y de una fila) o two (dos muestras)"}},
};

static size_t
keep_numbers(double *x, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(x[i]))
            x[kept++] = x[i];
    return kept;
}

static void
estimate_rank(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "x", NULL}, *const designs[] = {"paired", "two", NULL};
    int design = request_choice(request, "design", designs);
    if (!request_needs(request, needs) || design < 0)
        return;
    size_t rows = request->table->rows;
    double *x = request_numbers(request, "x"), *y = request_numbers(request, "y");
    double *work = request_memory(request, 4 * rows + 131000, sizeof *work);
    RankShift got;
    EstimateStatus status;
    if (request_failed(request))
        return;
    if (design == 1 && y) {
        size_t m = keep_numbers(x, rows), n = keep_numbers(y, rows);
        status = rank_two_samples(x, m, y, n, level_of(request), work, &got);
    } else {
        for (size_t i = 0; y && i < rows; i++)
            x[i] -= y[i];
        status = rank_paired(x, keep_numbers(x, rows), level_of(request), work, &got);
    }
    answer_add(answer, status, &got.shift, got.exact ? "exact ranks" : "normal approximation", "Hodges-Lehmann shift");
    answer_add_number(answer, status, got.statistic, "statistic");
    answer_add_number(answer, status, got.p_two_sided, "p, two-sided");
    answer_add_number(answer, status, got.p_greater, "p, greater");
    answer_note(answer, "achieved level", "%.6g", got.achieved_level);
}

static const RequestOption gain_options[] = {
    {"before", "COL", {"score before", "puntaje antes"}},
    {"after", "COL", {"score after", "puntaje después"}},
    {"maximum", "NUMBER", {"highest score, for the normalised gain", "puntaje máximo, para la ganancia normalizada"}},
};

static void
estimate_gain(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "before", "after", NULL};
    if (!request_needs(request, needs))
        return;
    double *before = request_numbers(request, "before"), *after = request_numbers(request, "after");
    double maximum = request_number(request, "maximum", NAN, -1e300, 1e300);
    PairedGain got;
    if (request_failed(request))
        return;
    EstimateStatus status = paired_gain(before, after, request->table->rows, maximum, level_of(request),
                                        request_memory(request, request->table->rows, sizeof(double)), &got);
    answer_add(answer, status, &got.gain, "t", "gain");
    answer_add_number(answer, status != ESTIMATE_OK ? status : got.gain.lower_status, got.effect, "effect size");
    answer_add_number(answer, status != ESTIMATE_OK ? status : got.gain.lower_status, got.p, "p of no gain");
    answer_add_number(answer, status, got.improved, "share that gained");
    if (!isnan(got.normalised))
        answer_add_number(answer, status, got.normalised, "normalised gain");
    answer_note(answer, "people", "%zu with both tests, %zu with one", got.n, got.incomplete);
}

static const RequestOption quantile_options[] = {
    {"y", "COL", {"values", "valores"}},
    {"p", "NUMBER", {"0.5 for the median", "0.5 para la mediana"}},
    {"type", "NUMBER", {"1 to 9, 7", "1 a 9, 7"}},
};

static void
estimate_quantile(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "y", NULL};
    double p = request_number(request, "p", 0.5, 0, 1);
    int type = (int)request_number(request, "type", 7, 1, 9);
    if (!request_needs(request, needs))
        return;
    double *y = request_numbers(request, "y");
    if (request_failed(request))
        return;
    size_t n = keep_numbers(y, request->table->rows);
    answer_add_number(answer, n > 0 ? ESTIMATE_OK : ESTIMATE_TOO_FEW, quantile_of(y, n, p, type), "%g quantile, type %d", p, type);
    answer_note(answer, "values", "%zu", n);
}

static const RequestOption trend_options[] = {
    {"time", "COL", {"period", "periodo"}},
    {"x", "COL", {"value", "valor"}},
};

static void
estimate_trend(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "time", "x", NULL};
    if (!request_needs(request, needs))
        return;
    size_t n = request->table->rows;
    if (n > TREND_ROWS_MAX) {
        finding_add(request->findings, 616, request->table->file, 0, "10000", NULL);
        return;
    }
    double *time = request_numbers(request, "time"), *x = request_numbers(request, "x");
    Trend got;
    if (request_failed(request))
        return;
    EstimateStatus status = trend_mann_kendall(time, x, n, request_memory(request, n * (n + 1) / 2, sizeof(double)), &got);
    answer_add_number(answer, status, got.slope, "Sen's slope");
    answer_add_number(answer, status, got.s, "S");
    answer_add_number(answer, status, got.variance, "variance of S");
    answer_add_number(answer, status, got.tau, "tau");
    answer_add_number(answer, status, got.p, "p of no trend");
    answer_note(answer, "points", "%zu%s", got.n, got.approximate ? ", fewer than ten: p is approximate" : "");
}

const Method method_km = {
    "km", {"times to an event, some not seen to the end", "tiempos hasta un suceso, algunos sin ver el final"},
    {"leaving the watch says nothing about the event", "dejar el seguimiento no dice nada del suceso"},
    "Kaplan and Meier 1958; Brookmeyer and Crowley 1982; Mantel 1966", km_options, G_N_ELEMENTS(km_options), estimate_km};

const Method method_rank = {
    "rank", {"shift between pairs or two samples, by ranks", "desplazamiento entre pares o dos muestras, por rangos"},
    {"symmetric differences, or two samples of one shape", "diferencias simétricas, o dos muestras de igual forma"},
    "Hodges and Lehmann 1963; Wilcoxon 1945", rank_options, G_N_ELEMENTS(rank_options), estimate_rank};

const Method method_gain = {
    "gain", {"gain of a training, the same people tested twice", "ganancia de una formación, con las mismas personas"},
    {"gains are about normal, or many", "ganancias casi normales, o muchas"}, "Student 1908; Hake 1998",
    gain_options, G_N_ELEMENTS(gain_options), estimate_gain};

const Method method_quantile = {
    "quantile", {"a quantile of a column", "un cuantil de una columna"}, {"values of equal weight", "valores de igual peso"},
    "Hyndman and Fan 1996", quantile_options, G_N_ELEMENTS(quantile_options), estimate_quantile};

const Method method_trend = {
    "trend", {"whether a series rises or falls", "si una serie sube o baja"}, {"independent periods", "periodos independientes"},
    "Mann 1945; Kendall 1975; Sen 1968", trend_options, G_N_ELEMENTS(trend_options), estimate_trend};
