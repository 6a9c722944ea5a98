/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/scale.h"

#include <math.h>

typedef struct Range {
    double low, high;
    bool any;
} Range;

static void
hold(Range *range, double value)
{
    range->low = range->any ? fmin(range->low, value) : value;
    range->high = range->any ? fmax(range->high, value) : value;
    range->any = true;
}

static void
hold_point(Range *range, const ChartPoint *point)
{
    if (point->state != CHART_PRESENT)
        return;
    hold(range, point->value);
    if (!point->has_interval)
        return;
    hold(range, point->lower);
    hold(range, point->upper);
}

void
scale_range(const BlockChart *chart, double *low, double *high)
{
    Range range = {0, 1, false};
    for (size_t s = 0; s < chart->series->len; s++) {
        const ChartSeries *series = g_ptr_array_index(chart->series, s);
        for (size_t i = 0; i < chart->categories->len; i++)
            hold_point(&range, &series->points[i]);
        hold_point(&range, &series->target);
    }
    for (size_t i = 0; i < chart->categories->len; i++)
        hold_point(&range, &((const ChartCategory *)g_ptr_array_index(chart->categories, i))->target);
    hold_point(&range, &chart->target);
    hold_point(&range, &chart->baseline);
    *low = range.low;
    *high = range.high;
}

/* The least of 1, 2, 5 times a power of ten that is not under raw. */
static double
round_step(double raw)
{
    double power = pow(10, floor(log10(raw)));
    double lead = raw / power;
    return (lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 5.0001 ? 5 : 10) * power;
}

Scale
scale_new(double low, double high, unsigned ticks, bool whole)
{
    if (!(high > low))
        high = low + 1;
    double step = round_step((high - low) / ticks);
    if (whole)
        step = fmax(step, 1);
    Scale scale = {.low = floor(low / step + 1e-9) * step, .high = ceil(high / step - 1e-9) * step, .step = step};
    return scale;
}

Scale
scale_of(const BlockChart *chart, bool zero, unsigned ticks)
{
    double low, high;
    scale_range(chart, &low, &high);
    if (zero || chart->from_zero) {
        low = fmin(low, 0);
        high = fmax(high, 0);
    }
    return scale_new(low, high, ticks, chart->decimals == 0);
}

double
scale_at(const Scale *scale, double value)
{
    return scale->from + (value - scale->low) / (scale->high - scale->low) * (scale->to - scale->from);
}

double
scale_origin(const Scale *scale)
{
    return scale_at(scale, fmin(fmax(0, scale->low), scale->high));
}

size_t
scale_ticks(const Scale *scale)
{
    return (size_t)floor((scale->high - scale->low) / scale->step + 1.5);
}

double
scale_tick(const Scale *scale, size_t index)
{
    double value = scale->low + (double)index * scale->step;
    return fabs(value) < scale->step * 1e-9 ? 0 : value;
}
