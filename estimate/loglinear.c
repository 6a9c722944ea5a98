/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/loglinear.h"

#include <math.h>
#include <string.h>

#include "estimate/dense.h"
#include "estimate/deviance.h"

#define ITERATIONS_MAX 100
#define HALVINGS_MAX 30

/* a[c] becomes the sum of a over all subsets of c. */
static void
subset_sums(double *a, uint32_t lists)
{
    for (uint32_t bit = 1; bit < 1u << lists; bit <<= 1)
        for (uint32_t block = 0; block < 1u << lists; block += 2 * bit)
            for (uint32_t c = block; c < block + bit; c++)
                a[c + bit] += a[c];
}

/* a[c] becomes the sum of a over all supersets of c. */
static void
superset_sums(double *a, uint32_t lists)
{
    for (uint32_t bit = 1; bit < 1u << lists; bit <<= 1)
        for (uint32_t block = 0; block < 1u << lists; block += 2 * bit)
            for (uint32_t c = block; c < block + bit; c++)
                a[c] += a[c + bit];
}

void
loglinear_load(Loglinear *work, const HistoryTable *table)
{
    work->lists = table->lists;
    work->cells = 1u << table->lists;
    work->with_dark = false;
    for (uint32_t c = 0; c < work->cells; c++)
        work->y[c] = work->statistic[c] = c == 0 ? 0 : (double)table->count[c];
    superset_sums(work->statistic, work->lists);
}

static bool
is_hierarchical(const MseModel *model, uint32_t lists)
{
    for (uint32_t i = 0; i < model->terms; i++) {
        uint32_t t = model->term[i];
        if (t >> lists != 0 || (t & (t - 1)) == 0)
            return false;
        for (uint32_t j = 0; j < i; j++)
            if (model->term[j] == t)
                return false;
        for (uint32_t bit = 1; bit <= t; bit <<= 1) {
            uint32_t part = t & ~bit;
            bool found = part == t || (part & (part - 1)) == 0;
            for (uint32_t j = 0; j < model->terms && !found; j++)
                found = model->term[j] == part;
            if (!found)
                return false;
        }
    }
    return true;
}

static void
keep_or_remove(Loglinear *work, uint32_t term)
{
    if (work->statistic[term] > 0) {
        work->term[work->kept_terms++] = (uint16_t)term;
        return;
    }
    work->removed++;
    for (uint32_t c = term; c < work->cells; c = (c + 1) | term)
        work->kept[c] = 0;
}

EstimateStatus
loglinear_choose(Loglinear *work, const MseModel *model)
{
    if (model->terms + 1 + work->lists > LOGLINEAR_TERMS_MAX || !is_hierarchical(model, work->lists))
        return ESTIMATE_BAD_INPUT;
    work->kept_terms = work->removed = 0;
    memset(work->kept, 1, work->cells);
    work->kept[0] = work->with_dark;
    keep_or_remove(work, 0);
    for (uint32_t i = 0; i < work->lists; i++)
        keep_or_remove(work, 1u << i);
    for (uint32_t i = 0; i < model->terms; i++)
        keep_or_remove(work, model->term[i]);
    return ESTIMATE_OK;
}

/* mu, its superset sums, and the kernel at the coefficients in tried. */
static double
evaluate(Loglinear *work)
{
    uint32_t cells = work->cells;
    memset(work->mu, 0, cells * sizeof *work->mu);
    double kernel = 0;
    for (uint32_t i = 0; i < work->kept_terms; i++) {
        work->mu[work->term[i]] = work->tried[i];
        kernel += work->statistic[work->term[i]] * work->tried[i];
    }
    subset_sums(work->mu, work->lists);
    for (uint32_t c = 0; c < cells; c++) {
        work->mu[c] = work->kept[c] ? exp(work->mu[c]) : 0;
        kernel -= work->mu[c];
    }
    memcpy(work->fitted, work->mu, cells * sizeof *work->mu);
    superset_sums(work->fitted, work->lists);
    return kernel;
}

static size_t
factor_hessian(Loglinear *work)
{
    uint32_t p = work->kept_terms;
    for (uint32_t i = 0; i < p; i++)
        for (uint32_t j = 0; j <= i; j++)
            work->hessian[i * p + j] = work->fitted[work->term[i] | work->term[j]];
    return dense_cholesky(work->hessian, p, 1e-12, work->scale);
}

static void
start(Loglinear *work, bool warm)
{
    double cells = 0;
    for (uint32_t c = 0; c < work->cells; c++)
        cells += work->kept[c];
    for (uint32_t i = 0; i < work->kept_terms; i++)
        work->tried[i] = warm ? work->beta[work->term[i]] : i == 0 ? log(work->statistic[0] / cells) : 0;
}

/* One step, halved while the kernel falls; false when no halving helps. */
static bool
take_step(Loglinear *work, const double *from, double before, double *kernel)
{
    double length = 1;
    for (int halving = 0; halving <= HALVINGS_MAX; halving++, length *= 0.5) {
        for (uint32_t i = 0; i < work->kept_terms; i++)
            work->tried[i] = from[i] + length * work->step[i];
        *kernel = evaluate(work);
        if (isfinite(*kernel) && *kernel >= before - 1e-12 * fabs(before))
            return true;
    }
    return false;
}

EstimateStatus
loglinear_fit(Loglinear *work, bool warm)
{
    double from[LOGLINEAR_TERMS_MAX];
    uint32_t p = work->kept_terms;
    if (p == 0)
        return ESTIMATE_TOO_FEW;
    start(work, warm);
    double kernel = evaluate(work);
    if (!isfinite(kernel)) {
        start(work, false);
        kernel = evaluate(work);
    }
    for (work->iterations = 1; work->iterations <= ITERATIONS_MAX; work->iterations++) {
        double decrement = 0;
        memcpy(from, work->tried, p * sizeof *from);
        for (uint32_t i = 0; i < p; i++)
            work->step[i] = work->statistic[work->term[i]] - work->fitted[work->term[i]];
        double gradient[LOGLINEAR_TERMS_MAX];
        memcpy(gradient, work->step, p * sizeof *gradient);
        if (factor_hessian(work) < p)
            return ESTIMATE_NOT_IDENTIFIABLE;
        dense_cholesky_solve(work->hessian, work->scale, p, work->step);
        for (uint32_t i = 0; i < p; i++)
            decrement += gradient[i] * work->step[i];
        if (!take_step(work, from, kernel, &kernel))
            return ESTIMATE_NOT_CONVERGED;
        if (decrement < 1e-10)
            break;
    }
    if (work->iterations > ITERATIONS_MAX)
        return ESTIMATE_NOT_CONVERGED;
    memset(work->beta, 0, work->cells * sizeof *work->beta);
    for (uint32_t i = 0; i < p; i++)
        work->beta[work->term[i]] = work->tried[i];
    return ESTIMATE_OK;
}

double
loglinear_intercept_variance(Loglinear *work)
{
    if (factor_hessian(work) < work->kept_terms)
        return NAN;
    return dense_cholesky_inverse_first(work->hessian, work->scale, work->kept_terms);
}

double
loglinear_deviance(const Loglinear *work)
{
    double sum = 0;
    for (uint32_t c = 0; c < work->cells; c++)
        if (work->kept[c])
            sum += deviance_poisson(work->y[c], work->mu[c]);
    return 2 * sum;
}

double
loglinear_kernel(const Loglinear *work)
{
    double sum = 0;
    for (uint32_t i = 0; i < work->kept_terms; i++)
        sum += work->statistic[work->term[i]] * work->beta[work->term[i]];
    return sum - work->fitted[0];
}

double
loglinear_log_likelihood(const Loglinear *work)
{
    double sum = loglinear_kernel(work);
    for (uint32_t c = 0; c < work->cells; c++)
        if (work->kept[c])
            sum -= deviance_log_gamma(work->y[c] + 1);
    return sum;
}
