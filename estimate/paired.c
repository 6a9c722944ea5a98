/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/paired.h"

#include <math.h>

#include "estimate/beta.h"
#include "estimate/sum.h"

EstimateStatus
paired_gain(const double *before, const double *after, size_t people, double maximum, double level, double *work, PairedGain *out)
{
    Sum first = {0};
    double mean, variance, improved = 0;
    *out = (PairedGain){status_interval(ESTIMATE_TOO_FEW, level), NAN, NAN, NAN, NAN, NAN, 0, 0};
    for (size_t i = 0; i < people; i++) {
        if (isnan(before[i]) || isnan(after[i])) {
            out->incomplete += isnan(before[i]) == 0 || isnan(after[i]) == 0;
            continue;
        }
        work[out->n++] = after[i] - before[i];
        improved += after[i] > before[i];
        sum_add(&first, before[i]);
    }
    if (out->n < 2)
        return ESTIMATE_TOO_FEW;
    sum_moments(work, out->n, &mean, &variance);
    double n = (double)out->n, left = maximum - sum_value(first) / n, se = sqrt(variance / n);
    double reach = beta_student_two_sided(level, n - 1) * se;
    out->improved = improved / n;
    out->normalised = left > 0 ? mean / left : (double)NAN;
    EstimateStatus status = se > 0 ? ESTIMATE_OK : ESTIMATE_DEGENERATE;
    out->gain = (Interval){mean, se, mean - reach, mean + reach, level, status, status};
    if (se > 0) {
        out->t = mean / se;
        out->p = 2 * beta_student_upper(fabs(out->t), n - 1);
        out->effect = mean / sqrt(variance);
    }
    return ESTIMATE_OK;
}
