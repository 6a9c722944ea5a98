/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/trend.h"

#include <math.h>

#include "estimate/normal.h"
#include "estimate/quantile.h"

/* Sums over groups of t equal values: t (t - 1) (2 t + 5), and t (t - 1) / 2. */
static void
tie_sums(const double *x, size_t n, double *variance_part, double *pairs)
{
    *variance_part = *pairs = 0;
    for (size_t i = 0; i < n; i++) {
        double before = 0;
        for (size_t j = 0; j < i; j++)
            before += !(fabs(x[j] - x[i]) > 0);
        /* the value that is the (b + 1)-th of its kind adds what the group's sum grows by */
        double t = before + 1;
        *pairs += before;
        *variance_part += t * (t - 1) * (2 * t + 5) - (t - 1) * (t - 2) * (2 * t + 3);
    }
}

EstimateStatus
trend_mann_kendall(const double *time, const double *x, size_t n, double *work, Trend *out)
{
    double ties, tied_pairs;
    size_t slopes = 0;
    *out = (Trend){NAN, NAN, NAN, NAN, NAN, NAN, 0, true};
    double s = 0;
    for (size_t j = 0; j < n; j++) {
        if (isnan(x[j]))
            continue;
        if (isinf(x[j]) || !isfinite(time[j]))
            return ESTIMATE_BAD_INPUT;
        out->n++;
        for (size_t i = 0; i < j; i++) {
            if (isnan(x[i]))
                continue;
            double apart = time[j] - time[i], rise = apart > 0 ? x[j] - x[i] : x[i] - x[j];
            if (!(fabs(apart) > 0))
                return ESTIMATE_BAD_INPUT;
            s += (rise > 0) - (rise < 0);
            work[slopes++] = rise / fabs(apart);
        }
    }
    if (out->n < 4)
        return ESTIMATE_TOO_FEW;
    out->slope = quantile_of(work, slopes, 0.5, 7);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(x[i]))
            work[kept++] = x[i];
    tie_sums(work, kept, &ties, &tied_pairs);
    double m = (double)out->n, pairs = m * (m - 1) / 2;
    out->s = s;
    out->variance = (m * (m - 1) * (2 * m + 5) - ties) / 18;
    out->approximate = out->n < 10;
    if (!(out->variance > 0))
        return ESTIMATE_DEGENERATE;
    out->tau = s / sqrt((pairs - tied_pairs) * pairs);
    out->z = (s - (s > 0) + (s < 0)) / sqrt(out->variance);
    out->p = 2 * normal_upper(fabs(out->z));
    return ESTIMATE_OK;
}
