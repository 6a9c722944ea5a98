/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/replicate.h"

#include <math.h>

#include "estimate/stream.h"
#include "estimate/sum.h"

static int32_t
code_of(const int32_t *code, uint32_t row)
{
    return code ? code[row] : 0;
}

void
replicate_totals(const Design *design, const double *y, const double *x, UnitTotals *out)
{
    out->units = out->strata = 0;
    for (size_t i = 0; i < design->rows; i++) {
        uint32_t row = design->order[i], before = i > 0 ? design->order[i - 1] : row;
        int new_stratum = i == 0 || code_of(design->stratum[0], row) != code_of(design->stratum[0], before);
        int new_unit = new_stratum || !design->unit[0] || design->unit[0][row] != design->unit[0][before];
        if (new_stratum) {
            out->first[out->strata] = (uint32_t)out->units;
            out->fraction[out->strata++] = design->population[0] ? 1 / design->population[0][row] : 0;
        }
        if (new_unit) {
            out->top[out->units] = 0;
            if (x)
                out->bottom[out->units] = 0;
            out->units++;
        }
        if (isnan(y[row]) || (x && isnan(x[row])))
            continue;
        out->top[out->units - 1] += design->weight[row] * y[row];
        if (x)
            out->bottom[out->units - 1] += design->weight[row] * x[row];
    }
    out->first[out->strata] = (uint32_t)out->units;
    for (size_t h = 0; h < out->strata; h++)
        out->fraction[h] *= out->first[h + 1] - out->first[h];
    if (!x)
        out->bottom = NULL;
}

static double
estimate_of(const UnitTotals *totals, double top, double bottom)
{
    return totals->bottom ? (fabs(bottom) > 0 ? top / bottom : (double)NAN) : top;
}

static void
add_up(const UnitTotals *totals, double *top, double *bottom)
{
    *top = sum_of(totals->top, totals->units);
    *bottom = totals->bottom ? sum_of(totals->bottom, totals->units) : 0;
}

/* Replicate that leaves out unit j of stratum h: its stratum's totals change, the others stay. */
static double
leave_out(const UnitTotals *totals, size_t h, size_t j, double top, double bottom)
{
    double n = totals->first[h + 1] - totals->first[h], own_top = 0, own_bottom = 0;
    for (size_t k = totals->first[h]; k < totals->first[h + 1]; k++) {
        own_top += totals->top[k];
        own_bottom += totals->bottom ? totals->bottom[k] : 0;
    }
    double scale = n / (n - 1);
    return estimate_of(totals, top - own_top + scale * (own_top - totals->top[j]),
                       bottom - own_bottom + scale * (own_bottom - (totals->bottom ? totals->bottom[j] : 0)));
}

EstimateStatus
replicate_jackknife(const UnitTotals *totals, ReplicateVariance *out)
{
    double top, bottom, mean = 0;
    add_up(totals, &top, &bottom);
    *out = (ReplicateVariance){estimate_of(totals, top, bottom), NAN, NAN, totals->units};
    for (size_t h = 0; h < totals->strata; h++)
        if (totals->first[h + 1] - totals->first[h] < 2)
            return ESTIMATE_LONELY_PSU;
    for (size_t h = 0; h < totals->strata; h++)
        for (size_t j = totals->first[h]; j < totals->first[h + 1]; j++)
            mean += leave_out(totals, h, j, top, bottom) / (double)totals->units;
    Sum around_point = {0}, around_mean = {0};
    for (size_t h = 0; h < totals->strata; h++) {
        double n = totals->first[h + 1] - totals->first[h], c = (1 - totals->fraction[h]) * (n - 1) / n;
        for (size_t j = totals->first[h]; j < totals->first[h + 1]; j++) {
            double value = leave_out(totals, h, j, top, bottom);
            sum_add(&around_point, c * (value - out->point) * (value - out->point));
            sum_add(&around_mean, c * (value - mean) * (value - mean));
        }
    }
    out->around_point = sum_value(around_point);
    out->around_mean = sum_value(around_mean);
    return isfinite(out->around_point) ? ESTIMATE_OK : ESTIMATE_DOES_NOT_EXIST;
}

/* Entry (r, h) of the Sylvester-Hadamard matrix is the parity of the bits that r and h share. */
static double
half_sample(const UnitTotals *totals, size_t r, double rho)
{
    double top = 0, bottom = 0;
    for (size_t h = 0; h < totals->strata; h++) {
        int minus = __builtin_parityll((unsigned long long)(r & (h + 1)));
        size_t j = totals->first[h];
        double first = minus ? rho : 2 - rho, second = 2 - first;
        top += first * totals->top[j] + second * totals->top[j + 1];
        bottom += totals->bottom ? first * totals->bottom[j] + second * totals->bottom[j + 1] : 0;
    }
    return estimate_of(totals, top, bottom);
}

EstimateStatus
replicate_balanced(const UnitTotals *totals, double rho, ReplicateVariance *out)
{
    double top, bottom, mean = 0;
    size_t r = 1;
    add_up(totals, &top, &bottom);
    *out = (ReplicateVariance){estimate_of(totals, top, bottom), NAN, NAN, 0};
    for (size_t h = 0; h < totals->strata; h++)
        if (totals->first[h + 1] - totals->first[h] != 2)
            return ESTIMATE_BAD_INPUT;
    if (!(rho >= 0 && rho < 1))
        return ESTIMATE_BAD_INPUT;
    while (r <= totals->strata)
        r *= 2;
    for (size_t b = 0; b < r; b++)
        mean += half_sample(totals, b, rho) / (double)r;
    Sum around_point = {0}, around_mean = {0};
    for (size_t b = 0; b < r; b++) {
        double value = half_sample(totals, b, rho);
        sum_add(&around_point, (value - out->point) * (value - out->point));
        sum_add(&around_mean, (value - mean) * (value - mean));
    }
    double c = 1 / ((double)r * (1 - rho) * (1 - rho));
    out->around_point = c * sum_value(around_point);
    out->around_mean = c * sum_value(around_mean);
    out->replicates = r;
    return isfinite(out->around_point) ? ESTIMATE_OK : ESTIMATE_DOES_NOT_EXIST;
}

/* How often each unit of a stratum is drawn. */
static void
draw_units(Stream *stream, uint32_t units, uint32_t *draws)
{
    for (uint32_t j = 0; j < units; j++)
        draws[j] = 0;
    for (uint32_t k = 1; k < units; k++)
        draws[stream_below(stream, units)]++;
}

EstimateStatus
replicate_rao_wu(const UnitTotals *totals, uint64_t seed, uint64_t first, size_t count, uint32_t *draws, double *out)
{
    for (size_t h = 0; h < totals->strata; h++)
        if (totals->first[h + 1] - totals->first[h] < 2)
            return ESTIMATE_LONELY_PSU;
    for (size_t b = 0; b < count; b++) {
        Stream stream = stream_open(seed, first + b, STREAM_RAO_WU);
        double top = 0, bottom = 0;
        for (size_t h = 0; h < totals->strata; h++) {
            uint32_t units = totals->first[h + 1] - totals->first[h];
            double scale = (double)units / (units - 1);
            draw_units(&stream, units, draws);
            for (uint32_t j = 0; j < units; j++) {
                size_t k = totals->first[h] + j;
                top += scale * draws[j] * totals->top[k];
                bottom += totals->bottom ? scale * draws[j] * totals->bottom[k] : 0;
            }
        }
        out[b] = estimate_of(totals, top, bottom);
    }
    return ESTIMATE_OK;
}

EstimateStatus
replicate_rao_wu_weights(const Design *design, const UnitTotals *totals, uint64_t seed, uint64_t replicate, uint32_t *draws,
                         double *out)
{
    Stream stream = stream_open(seed, replicate, STREAM_RAO_WU);
    size_t place = 0;
    for (size_t h = 0; h < totals->strata; h++) {
        uint32_t units = totals->first[h + 1] - totals->first[h];
        if (units < 2)
            return ESTIMATE_LONELY_PSU;
        draw_units(&stream, units, draws);
        for (uint32_t j = 0; j < units; j++) {
            uint32_t leader = design->order[place];
            do {
                uint32_t row = design->order[place++];
                out[row] = design->weight[row] * draws[j] * units / (units - 1);
            } while (design->unit[0] && place < design->rows &&
                     code_of(design->stratum[0], design->order[place]) == code_of(design->stratum[0], leader) &&
                     design->unit[0][design->order[place]] == design->unit[0][leader]);
        }
    }
    return ESTIMATE_OK;
}
