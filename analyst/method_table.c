/* SPDX-License-Identifier: Apache-2.0 */
#include <math.h>
#include <string.h>

#include "analyst/method.h"
#include "estimate/agreement.h"
#include "estimate/small_area.h"

static const RequestOption kappa_options[] = {
    {"raters", "COL,COL", {"one column a rater, one row a subject", "una columna por evaluador, una fila por caso"}},
    {"kind", "WORD", {"fleiss|cohen|cohen-linear|cohen-squared", "fleiss|cohen|cohen-linear|cohen-squared"}},
};

/* Category of every rating, numbered over all raters: as numbers in order when all are numbers, else as they come. */
static int
by_text(const void *a, const void *b)
{
    const char *x = *(const char *const *)a, *y = *(const char *const *)b;
    double u = g_ascii_strtod(x, NULL), v = g_ascii_strtod(y, NULL);
    return u < v ? -1 : u > v ? 1 : strcmp(x, y);
}

static GPtrArray *
list_categories(const Table *table, const int *columns, size_t raters)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = 0; i < table->rows; i++)
        for (size_t j = 0; j < raters; j++) {
            gpointer cell = (gpointer)(uintptr_t)table_cell(table, i, columns[j]);
            if (*(char *)cell && g_hash_table_add(seen, cell))
                g_ptr_array_add(names, cell);
        }
    qsort(names->pdata, names->len, sizeof *names->pdata, by_text);
    return names;
}

static size_t
place_of(const GPtrArray *names, const char *cell)
{
    size_t k = 0;
    while (k < names->len && strcmp(names->pdata[k], cell) != 0)
        k++;
    return k;
}

static void
add_fleiss(const Request *request, Answer *answer, const int *columns, size_t raters, const GPtrArray *names)
{
    const Table *table = request->table;
    size_t k = names->len, subjects = 0;
    double *counts = request_memory(request, table->rows * (k + 1), sizeof *counts);
    FleissKappa got;
    for (size_t i = 0; i < table->rows; i++) {
        double *own = counts + subjects * k, filled = 0;
        memset(own, 0, k * sizeof *own);
        for (size_t j = 0; j < raters; j++) {
            size_t category = place_of(names, table_cell(table, i, columns[j]));
            if (category < k) {
                own[category]++;
                filled++;
            }
        }
        subjects += filled >= (double)raters;
    }
    EstimateStatus status = agreement_fleiss(counts, subjects, k, &got);
    answer_add_number(answer, status, got.kappa, "kappa");
    answer_add_number(answer, status, got.z, "z of no agreement");
    answer_add_number(answer, status, got.p, "p of no agreement");
    for (size_t j = 0; status == ESTIMATE_OK && j < k; j++)
        answer_add_number(answer, isnan(got.category[j]) ? ESTIMATE_DOES_NOT_EXIST : ESTIMATE_OK, got.category[j], "kappa %s",
                          (char *)names->pdata[j]);
    answer_note(answer, "subjects", "%zu with all ratings, %zu left out", subjects, table->rows - subjects);
}

static void
estimate_kappa(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "raters", NULL}, *const kinds[] = {"fleiss", "cohen", "cohen-linear", "cohen-squared", NULL};
    static const AgreementWeight weight[] = {AGREEMENT_NOMINAL, AGREEMENT_NOMINAL, AGREEMENT_LINEAR, AGREEMENT_SQUARED};
    int kind = request_choice(request, "kind", kinds), *columns = NULL;
    if (!request_needs(request, needs) || kind < 0)
        return;
    size_t raters = request_columns(request, "raters", &columns);
    if (request_failed(request))
        return;
    g_autoptr(GPtrArray) names = list_categories(request->table, columns, raters);
    if (raters < 2 || (kind > 0 && raters != 2) || names->len > AGREEMENT_CATEGORIES_MAX) {
        finding_add(request->findings, 603, "", 0, "raters", kind > 0 ? "2" : "2 ..", NULL);
        return;
    }
    if (kind == 0) {
        add_fleiss(request, answer, columns, raters, names);
        return;
    }
    size_t k = names->len;
    double *table = request_memory(request, k * k, sizeof *table);
    for (size_t i = 0; i < request->table->rows; i++) {
        size_t a = place_of(names, table_cell(request->table, i, columns[0])), b = place_of(names, table_cell(request->table, i, columns[1]));
        if (a < k && b < k)
            table[a * k + b]++;
    }
    Interval got;
    EstimateStatus status = agreement_cohen(table, k, weight[kind], request_number(request, "level", 0.95, 1e-6, 1 - 1e-9), &got);
    answer_add(answer, status, &got, kind == 1 ? "normal" : "", "kappa");
}

static const RequestOption area_options[] = {
    {"area", "COL", {"name of the area", "nombre del área"}},
    {"estimate", "COL", {"direct estimate", "estimación directa"}},
    {"error", "COL", {"its standard error", "su error estándar"}},
    {"covariates", "COL,COL", {"covariates, besides an intercept", "covariables, además del intercepto"}},
    {"variance", "WORD", {"reml|ml|fh", "reml|ml|fh"}},
};

static void
estimate_area(const Request *request, Answer *answer)
{
    static const char *const needs[] = {"data", "estimate", "error", NULL}, *const methods[] = {"reml", "ml", "fh", NULL};
    int method = request_choice(request, "variance", methods), *columns = NULL, area = -1;
    if (!request_needs(request, needs) || method < 0)
        return;
    const Table *table = request->table;
    size_t n = table->rows, p = 1 + request_columns(request, "covariates", &columns);
    double *estimate = request_numbers(request, "estimate"), *variance = request_numbers(request, "error");
    double *x = request_memory(request, n * p, sizeof *x), *predicted = request_memory(request, n, sizeof *x);
    double *mse = request_memory(request, n, sizeof *x);
    if (request_text(request, "area", NULL))
        area = table_column(table, request_text(request, "area", ""), request->findings);
    if (request_failed(request))
        return;
    for (size_t i = 0; i < n; i++) {
        variance[i] *= variance[i];
        for (size_t j = 0; j < p; j++)
            x[i * p + j] = j == 0 ? 1 : table_number(table, i, columns[j - 1], request->findings);
    }
    AreaSample sample = {n, p, estimate, variance, x};
    AreaFit fit;
    EstimateStatus status = small_area_predict(&sample, (SmallAreaMethod)method, predicted, mse, &fit);
    answer_add_number(answer, status, fit.between, "variance between areas");
    for (size_t i = 0; i < n; i++) {
        g_autofree char *number = g_strdup_printf("%zu", i + 1);
        Interval got = status_interval(status, NAN);
        got.point = predicted[i];
        got.standard_error = sqrt(mse[i]);
        answer_add(answer, status, &got, "", "area %s", area >= 0 ? table_cell(table, i, area) : number);
    }
    answer_note(answer, "variance method", "%s", methods[method]);
}

const Method method_kappa = {
    "kappa", {"agreement of raters", "acuerdo entre evaluadores"}, {"raters judge apart", "evaluadores que juzgan por separado"},
    "Fleiss 1971; Cohen 1960; Fleiss, Cohen and Everitt 1969", kappa_options, G_N_ELEMENTS(kappa_options), estimate_kappa};

const Method method_area = {
    "area", {"small areas that borrow strength from covariates", "áreas pequeñas que toman fuerza de covariables"},
    {"known variances of the direct estimates, a linear model", "varianzas conocidas de las estimaciones directas, un modelo lineal"},
    "Fay and Herriot 1979; Prasad and Rao 1990; Datta and Lahiri 2000", area_options, G_N_ELEMENTS(area_options), estimate_area};
