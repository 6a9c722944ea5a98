/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/axis.h"

#include <math.h>

#include "reports/chart/number.h"
#include "reports/chart/spread.h"

static const double NEAR = 6; /* pt between two numbers */

double
axis_number_width(Typesetter *typesetter, const BlockChart *chart, const Scale *scale)
{
    double width = 0;
    for (size_t i = 0; i < scale_ticks(scale); i++) {
        g_autofree char *number = number_on_axis(chart, scale->step, scale_tick(scale, i));
        width = fmax(width, text_width(typesetter, theme_style(STYLE_AXIS), number));
    }
    return width;
}

double
axis_end_room(Typesetter *typesetter, const BlockChart *chart, const Scale *scale)
{
    return axis_number_width(typesetter, chart, scale) / 2 + 1;
}

static PagePaint
line_at(double value, const Scale *scale)
{
    double zero = fmin(fmax(0, scale->low), scale->high);
    return fabs(value - zero) < scale->step * 1e-6 ? page_stroked(COLOUR_AXIS, 0.75) : page_stroked(COLOUR_GRID, 0.6);
}

/* Every stride-th number is written, counted from zero, so that zero itself stays. */
static bool
is_written(const Scale *scale, size_t index, size_t stride)
{
    long from_zero = lround(scale_tick(scale, index) / scale->step);
    return from_zero % (long)stride == 0;
}

void
axis_along_x(const BlockChart *chart, const ChartPlace *place, const Scale *scale, double top, double bottom)
{
    double room = fabs(scale_at(scale, scale->low + scale->step) - scale->from);
    double width = axis_number_width(place->typesetter, chart, scale);
    size_t stride = 1;
    while (room * (double)stride < width + NEAR && stride < 64)
        stride *= 2;
    for (size_t i = 0; i < scale_ticks(scale); i++) {
        double value = scale_tick(scale, i), x = scale_at(scale, value);
        page_line(place->page, x, top, x, bottom, line_at(value, scale));
        if (!is_written(scale, i, stride))
            continue;
        g_autofree char *number = number_on_axis(chart, scale->step, value);
        text_place(place->typesetter, place->page, theme_style(STYLE_AXIS), TEXT_CENTRE, x, bottom + 11, number);
    }
}

void
axis_along_y(const BlockChart *chart, const ChartPlace *place, const Scale *scale, double left, double right)
{
    const TextStyle *style = theme_style(STYLE_AXIS);
    for (size_t i = 0; i < scale_ticks(scale); i++) {
        double value = scale_tick(scale, i), y = scale_at(scale, value);
        g_autofree char *number = number_on_axis(chart, scale->step, value);
        page_line(place->page, left, y, right, y, line_at(value, scale));
        text_place(place->typesetter, place->page, style, TEXT_RIGHT, left - 6, y + theme_cap_height(style) / 2, number);
    }
}

static const ChartCategory *
category(const BlockChart *chart, size_t index)
{
    return g_ptr_array_index(chart->categories, index);
}

static bool
has_groups(const BlockChart *chart)
{
    for (size_t i = 0; i < chart->categories->len; i++)
        if (category(chart, i)->group && *category(chart, i)->group)
            return true;
    return false;
}

double
axis_names_height(const BlockChart *chart)
{
    return has_groups(chart) ? 30 : 17;
}

static void
draw_groups(const BlockChart *chart, const ChartPlace *place, const double *middles, double y)
{
    size_t n = chart->categories->len, groups = 0;
    g_autofree double *middle = g_new0(double, n), *size = g_new0(double, n);
    g_autofree const char **names = g_new0(const char *, n);
    const TextStyle *style = theme_style(STYLE_AXIS);
    for (size_t i = 0, first = 0; i < n; i++) {
        const char *name = category(chart, i)->group;
        if (i + 1 < n && g_strcmp0(category(chart, i + 1)->group, name) == 0)
            continue;
        if (name && *name) {
            names[groups] = name;
            middle[groups] = (middles[first] + middles[i]) / 2;
            size[groups++] = text_width(place->typesetter, style, name) + NEAR;
        }
        if (i + 1 < n)
            page_line(place->page, (middles[i] + middles[i + 1]) / 2, y + 3, (middles[i] + middles[i + 1]) / 2, y + 26,
                      page_stroked(COLOUR_GRID, 0.6));
        first = i + 1;
    }
    double left = place->box.x - NEAR / 2, right = place->box.x + place->box.width + NEAR / 2;
    spread_labels(middle, size, groups, left, right);
    for (size_t g = 0; g < groups; g++)
        text_place(place->typesetter, place->page, style, TEXT_CENTRE, middle[g], y + 24, names[g]);
}

void
axis_names(const BlockChart *chart, const ChartPlace *place, const double *middles, double y)
{
    const TextStyle *style = theme_style(STYLE_AXIS);
    size_t n = chart->categories->len, stride = 1;
    double width = 0, room = n > 1 ? middles[1] - middles[0] : place->box.width;
    for (size_t i = 0; i < n; i++)
        width = fmax(width, text_width(place->typesetter, style, category(chart, i)->name));
    while (room * (double)stride < width + 3 && stride < n)
        stride++;
    for (size_t i = (n - 1) % stride; i < n; i += stride)
        text_place(place->typesetter, place->page, style, TEXT_CENTRE, middles[i], y + 11, category(chart, i)->name);
    if (has_groups(chart))
        draw_groups(chart, place, middles, y);
}
