/* SPDX-License-Identifier: Apache-2.0 */
#include "estimate/design.h"

#include <math.h>
#include <stdbool.h>

#include "estimate/order.h"
#include "estimate/sum.h"

static int32_t
stratum_of(const Design *design, uint32_t stage, uint32_t row)
{
    return design->stratum[stage] ? design->stratum[stage][row] : 0;
}

static int
compare_stage(const Design *design, uint32_t stage, uint32_t a, uint32_t b)
{
    int32_t x = stratum_of(design, stage, a), y = stratum_of(design, stage, b);
    if (x == y && design->unit[stage]) {
        x = design->unit[stage][a];
        y = design->unit[stage][b];
    }
    return (x > y) - (x < y);
}

static int
compare_rows(const void *context, uint32_t a, uint32_t b)
{
    const Design *design = context;
    int sign = 0;
    for (uint32_t stage = 0; stage < design->stages && sign == 0; stage++)
        sign = compare_stage(design, stage, a, b);
    return sign;
}

static bool
rows_are_sorted(const Design *design)
{
    for (size_t i = 1; i < design->rows; i++)
        if (compare_rows(design, design->order[i - 1], design->order[i]) > 0)
            return false;
    return true;
}

/* End of the stratum, or of the unit, that begins at place from. */
static size_t
end_of_stratum(const Design *design, uint32_t stage, size_t from, size_t to)
{
    int32_t stratum = stratum_of(design, stage, design->order[from]);
    size_t at = from + 1;
    while (at < to && stratum_of(design, stage, design->order[at]) == stratum)
        at++;
    return at;
}

static size_t
end_of_unit(const Design *design, uint32_t stage, size_t from, size_t to)
{
    if (!design->unit[stage])
        return from + 1;
    int32_t unit = design->unit[stage][design->order[from]];
    size_t at = from + 1;
    while (at < to && design->unit[stage][design->order[at]] == unit)
        at++;
    return at;
}

/* Strata of a stage together, in each its units, in each of these the next stage. */
static void
order_stage(const Design *design, uint32_t stage, size_t from, size_t to)
{
    if (design->stratum[stage])
        order_by_key(design->order + from, to - from, design->stratum[stage]);
    for (size_t at = from, end; design->unit[stage] && at < to; at = end) {
        end = end_of_stratum(design, stage, at, to);
        order_by_key(design->order + at, end - at, design->unit[stage]);
        for (size_t unit = at, stop; stage + 1 < DESIGN_STAGES_MAX && stage + 1 < design->stages && unit < end; unit = stop) {
            stop = end_of_unit(design, stage, unit, end);
            order_stage(design, stage + 1, unit, stop);
        }
    }
}

static size_t
count_units(const Design *design, uint32_t stage, size_t from, size_t to)
{
    size_t units = 0;
    for (size_t at = from; at < to; at = end_of_unit(design, stage, at, to))
        units++;
    return units;
}

/* Whether the population of a stratum is one number, at least its sampled units; the same below each unit. */
static bool
stratum_is_sound(const Design *design, uint32_t stage, size_t from, size_t to)
{
    if (stage >= DESIGN_STAGES_MAX || !design->population[stage])
        return true;
    double population = design->population[stage][design->order[from]];
    for (size_t i = from; i < to; i++)
        if (fabs(design->population[stage][design->order[i]] - population) > 0 || !isfinite(population))
            return false;
    if (population < (double)count_units(design, stage, from, to))
        return false;
    if (stage + 1 >= DESIGN_STAGES_MAX || stage + 1 >= design->stages)
        return true;
    for (size_t at = from, end; at < to; at = end) {
        end = end_of_unit(design, stage, at, to);
        for (size_t inner = at, stop; inner < end; inner = stop) {
            stop = end_of_stratum(design, stage + 1, inner, end);
            if (!stratum_is_sound(design, stage + 1, inner, stop))
                return false;
        }
    }
    return true;
}

EstimateStatus
design_prepare(Design *design)
{
    Sum total = {0};
    if (design->rows == 0)
        return ESTIMATE_TOO_FEW;
    if (design->stages < 1 || design->stages > DESIGN_STAGES_MAX || design->rows > UINT32_MAX)
        return ESTIMATE_BAD_INPUT;
    for (size_t i = 0; i < design->rows; i++) {
        if (!(design->weight[i] >= 0 && design->weight[i] < 1e100))
            return ESTIMATE_BAD_INPUT;
        sum_add(&total, design->weight[i]);
        design->order[i] = (uint32_t)i;
    }
    if (!(sum_value(total) > 0))
        return ESTIMATE_BAD_INPUT;
    if (!rows_are_sorted(design))
        order_stage(design, 0, 0, design->rows);
    design->strata = design->units = 0;
    design->lonely_row = design->rows;
    for (size_t at = 0, end; at < design->rows; at = end) {
        end = end_of_stratum(design, 0, at, design->rows);
        size_t units = count_units(design, 0, at, end);
        if (!stratum_is_sound(design, 0, at, end))
            return ESTIMATE_BAD_INPUT;
        bool certain = design->population[0] && design->population[0][design->order[at]] <= (double)units;
        if (units == 1 && !certain && design->lonely_row == design->rows)
            design->lonely_row = design->order[at];
        design->units += units;
        design->strata++;
    }
    design->degrees_of_freedom = (double)design->units - (double)design->strata;
    return ESTIMATE_OK;
}

/* What one walk over the strata of a stage gathers. */
typedef struct Gathered {
    Sum variance, distances; /* distances: of lonely units from the mean of all */
    size_t strata, lonely;
} Gathered;

static double
sum_of_rows(const Design *design, const double *r, size_t from, size_t to)
{
    Sum sum = {0};
    for (size_t i = from; i < to; i++)
        sum_add(&sum, r[design->order[i]]);
    return sum_value(sum);
}

static void gather_stage(const Design *design, const double *r, uint32_t stage, size_t from, size_t to, double mean_of_all,
                         Gathered *out);

static double
finish_stage(const Gathered *gathered, LonelyRule rule)
{
    double variance = sum_value(gathered->variance);
    if (rule == LONELY_AVERAGE && gathered->lonely > 0) {
        double with = (double)gathered->strata - (double)gathered->lonely;
        variance = with > 0 ? variance * (double)gathered->strata / with : (double)NAN;
    }
    return variance + (rule == LONELY_ADJUST ? sum_value(gathered->distances) : 0);
}

/* What varies within the units of a stratum, at the next stage. */
static double
within_units(const Design *design, const double *r, uint32_t stage, size_t from, size_t to)
{
    Sum sum = {0};
    for (size_t at = from, end; at < to; at = end) {
        end = end_of_unit(design, stage, at, to);
        Gathered inner = {0};
        gather_stage(design, r, stage + 1, at, end, 0, &inner);
        sum_add(&sum, finish_stage(&inner, design->lonely == LONELY_FAIL ? LONELY_REMOVE : design->lonely));
    }
    return sum_value(sum);
}

/* One walk over the units: mean and squares of their totals as they come. Source: Welford 1962. */
static void
gather_stratum(const Design *design, const double *r, uint32_t stage, size_t from, size_t to, double mean_of_all, Gathered *out)
{
    double n = 0, mean = 0;
    Sum squares = {0};
    for (size_t at = from, end; at < to; at = end) {
        end = end_of_unit(design, stage, at, to);
        double total = sum_of_rows(design, r, at, end), distance = total - mean;
        mean += distance / ++n;
        sum_add(&squares, distance * (total - mean));
    }
    double fraction = design->population[stage] ? n / design->population[stage][design->order[from]] : 0;
    out->strata++;
    if (n < 2 && fraction < 1) {
        out->lonely++;
        sum_add(&out->distances, (1 - fraction) * (mean - mean_of_all) * (mean - mean_of_all));
    } else if (fraction < 1) {
        sum_add(&out->variance, (1 - fraction) * n / (n - 1) * sum_value(squares));
    }
    if (fraction > 0 && stage + 1 < DESIGN_STAGES_MAX && stage + 1 < design->stages)
        sum_add(&out->variance, fraction * within_units(design, r, stage, from, to));
}

static void
gather_stage(const Design *design, const double *r, uint32_t stage, size_t from, size_t to, double mean_of_all, Gathered *out)
{
    for (size_t at = from, end; at < to; at = end) {
        end = end_of_stratum(design, stage, at, to);
        gather_stratum(design, r, stage, at, end, mean_of_all, out);
    }
}

EstimateStatus
design_variance(const Design *design, const double *r, double *variance)
{
    Gathered gathered = {0};
    *variance = NAN;
    if (design->lonely == LONELY_FAIL && design->lonely_row < design->rows)
        return ESTIMATE_LONELY_PSU;
    double mean_of_all = design->lonely == LONELY_ADJUST ? sum_of_rows(design, r, 0, design->rows) / (double)design->units : 0;
    gather_stage(design, r, 0, 0, design->rows, mean_of_all, &gathered);
    *variance = finish_stage(&gathered, design->lonely);
    return isnan(*variance) ? ESTIMATE_LONELY_PSU : ESTIMATE_OK;
}

double
design_weighting_effect(const double *weight, size_t rows)
{
    double total = sum_of(weight, rows);
    return total > 0 ? (double)rows * sum_of_products(weight, weight, rows) / (total * total) : (double)NAN;
}
