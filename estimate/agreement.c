/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/agreement.h"

#include <math.h>
#include <string.h>

#include "estimate/normal.h"

enum { MAX = AGREEMENT_CATEGORIES_MAX };

static double
distance(size_t i, size_t j, AgreementWeight weight)
{
    double d = fabs((double)i - (double)j);
    return weight == AGREEMENT_NOMINAL ? d > 0 : weight == AGREEMENT_LINEAR ? d : d * d;
}

/* Variance of Cohen's kappa, not assuming that it is 0. */
static double
cohen_variance(const double *table, size_t k, double n, const double *row, const double *column, double kappa, double chance)
{
    double diagonal = 0, rest = 0;
    for (size_t i = 0; i < k; i++)
        for (size_t j = 0; j < k; j++) {
            double p = table[i * k + j] / n;
            if (i == j)
                diagonal += p * pow(1 - (row[i] + column[i]) * (1 - kappa), 2);
            else
                rest += p * pow(column[i] + row[j], 2);
        }
    double last = kappa - chance * (1 - kappa);
    return (diagonal + (1 - kappa) * (1 - kappa) * rest - last * last) / (n * (1 - chance) * (1 - chance));
}

EstimateStatus
agreement_cohen(const double *table, size_t k, AgreementWeight weight, double level, Interval *out)
{
    double row[MAX] = {0}, column[MAX] = {0}, n = 0, seen = 0, chance = 0;
    *out = status_interval(ESTIMATE_BAD_INPUT, level);
    if (k < 2 || k > MAX)
        return ESTIMATE_BAD_INPUT;
    for (size_t i = 0; i < k * k; i++) {
        if (!(table[i] >= 0 && table[i] <= 9007199254740992.0))
            return ESTIMATE_BAD_INPUT;
        n += table[i];
        row[i / k] += table[i];
        column[i % k] += table[i];
    }
    if (!(n > 0))
        return ESTIMATE_TOO_FEW;
    for (size_t i = 0; i < k * k; i++) {
        seen += distance(i / k, i % k, weight) * table[i] / n;
        chance += distance(i / k, i % k, weight) * row[i / k] / n * (column[i % k] / n);
    }
    if (!(chance > 0))
        return ESTIMATE_DOES_NOT_EXIST;
    *out = status_interval(weight == AGREEMENT_NOMINAL ? ESTIMATE_OK : ESTIMATE_DEGENERATE, level);
    out->point = 1 - seen / chance;
    if (weight != AGREEMENT_NOMINAL)
        return ESTIMATE_OK;
    for (size_t i = 0; i < k; i++) {
        row[i] /= n;
        column[i] /= n;
    }
    out->standard_error = sqrt(fmax(0, cohen_variance(table, k, n, row, column, out->point, 1 - chance)));
    out->lower = out->point - normal_two_sided(level) * out->standard_error;
    out->upper = fmin(1, out->point + normal_two_sided(level) * out->standard_error);
    return ESTIMATE_OK;
}

EstimateStatus
agreement_fleiss(const double *counts, size_t subjects, size_t categories, FleissKappa *out)
{
    double share[MAX] = {0}, apart[MAX] = {0}, raters = 0, agreeing = 0;
    memset(out, 0, sizeof *out);
    out->kappa = out->standard_error = out->z = out->p = NAN;
    if (categories < 2 || categories > MAX)
        return ESTIMATE_BAD_INPUT;
    for (size_t j = 0; subjects > 0 && j < categories; j++)
        raters += counts[j];
    if (subjects == 0 || raters < 2)
        return ESTIMATE_TOO_FEW;
    double all = (double)subjects * raters;
    for (size_t i = 0; i < subjects; i++) {
        double own = 0;
        for (size_t j = 0; j < categories; j++) {
            double n = counts[i * categories + j];
            if (!(n >= 0))
                return ESTIMATE_BAD_INPUT;
            own += n;
            agreeing += n * (n - 1);
            share[j] += n / all;
            apart[j] += n * (raters - n);
        }
        if (fabs(own - raters) > 0)
            return ESTIMATE_BAD_INPUT;
    }
    double pairs = all * (raters - 1), pq = 0, skewed = 0;
    out->observed = agreeing / pairs;
    for (size_t j = 0; j < categories; j++) {
        double p = share[j], q = 1 - p;
        out->expected += p * p;
        pq += p * q;
        skewed += p * q * (q - p);
        out->category[j] = p > 0 && q > 0 ? 1 - apart[j] / (pairs * p * q) : (double)NAN;
        out->category_z[j] = out->category[j] / sqrt(2 / pairs);
    }
    if (!(out->expected < 1 - 1e-15))
        return ESTIMATE_DOES_NOT_EXIST;
    out->kappa = (out->observed - out->expected) / (1 - out->expected);
    out->standard_error = sqrt(2 / pairs * (pq * pq - skewed)) / pq;
    out->z = out->kappa / out->standard_error;
    out->p = 2 * normal_upper(fabs(out->z));
    return ESTIMATE_OK;
}
