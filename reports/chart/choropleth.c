/* SPDX-License-Identifier: Apache-2.0 */
/* Departments in at most five classes of equal steps, each area outlined: the light classes do not stand out from white.
 * Suppressed is a hatch, missing a dashed outline, and neither lies on the scale of colours. What has no place on the map
 * is written under the legend. */
#include <math.h>

#include "reports/chart/forms.h"
#include "reports/chart/mark.h"
#include "reports/chart/number.h"
#include "reports/chart/rows.h"
#include "reports/chart/scale.h"
#include "reports/map/map.h"
#include "core/base/finding.h"

static const double LEAST = 230, NATURAL = 330, MOST = 420, MAP_SHARE = 0.58, GAP = 28, KEY = 22, LINE = 17;
enum { CLASSES = 5 };

static bool
measure(Typesetter *typesetter, const BlockChart *chart, double width, ChartHeight *height, GError **error)
{
    double words = 0;
    for (size_t i = 0; i < chart->categories->len; i++)
        words = fmax(words, text_min_width(typesetter, theme_style(STYLE_LABEL), rows_point(chart, 0, i)->text));
    *height = (ChartHeight){LEAST, NATURAL, MOST};
    if (words <= width * (1 - MAP_SHARE) - GAP - KEY - 6)
        return true;
    error_set(error, 7162, chart->headline, 0, NULL);
    return false;
}

static Scale
classes_of(const BlockChart *chart)
{
    double low, high;
    scale_range(chart, &low, &high);
    low = chart->from_zero ? fmin(low, 0) : low;
    for (unsigned ticks = CLASSES;; ticks--) {
        Scale scale = scale_new(low, high, ticks, chart->decimals == 0);
        if (scale_ticks(&scale) - 1 <= CLASSES || ticks == 1)
            return scale;
    }
}

static size_t
class_of(const Scale *scale, double value)
{
    size_t classes = scale_ticks(scale) - 1;
    double index = floor((value - scale->low) / scale->step + 1e-9);
    return index < 0 ? 0 : MIN((size_t)index, classes - 1);
}

static PagePaint
dashed(void)
{
    PagePaint pen = page_outlined(COLOUR_WHITE, COLOUR_AXIS, 0.8);
    pen.dash = PAGE_DASH_DASHED;
    return pen;
}

static void
paint_area(Page *page, const PagePoint *points, size_t count, const ChartPoint *point, const Scale *scale)
{
    PagePaint outline = page_outlined(COLOUR_WHITE, COLOUR_LINE, 0.5);
    if (point && point->state == CHART_PRESENT)
        outline.fill_colour = palette_class(scale_ticks(scale) - 1, class_of(scale, point->value));
    if (point && point->state != CHART_PRESENT && point->state != CHART_SUPPRESSED)
        outline = dashed();
    page_path(page, points, count, true, outline);
    if (!point || point->state != CHART_SUPPRESSED)
        return;
    page_hatch_path(page, points, count, page_stroked(COLOUR_LINE, 0.6));
    page_path(page, points, count, true, page_stroked(COLOUR_LINE, 0.5));
}

static const ChartPoint *
point_of(const BlockChart *chart, const char *code)
{
    for (size_t i = 0; i < chart->categories->len; i++)
        if (g_strcmp0(rows_category(chart, i)->code, code) == 0)
            return rows_point(chart, 0, i);
    return NULL;
}

/* Dashed outlines come last, or their neighbours would cover half of them. */
static void
draw_areas(const BlockChart *chart, const ChartPlace *place, const MapFrame *frame, const Scale *scale)
{
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(PagePoint));
    page_rect(place->page, frame->islands, page_stroked(COLOUR_GRID, 0.6));
    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < map_size(); i++) {
            const MapArea *area = map_area(i);
            const ChartPoint *point = point_of(chart, area->code);
            bool late = point && (point->state == CHART_MISSING || point->state == CHART_NOT_APPLICABLE);
            if (late != (turn == 1))
                continue;
            g_array_set_size(points, (guint)area->count);
            PagePoint *outline = (PagePoint *)(void *)points->data;
            map_outline(area, frame, outline);
            paint_area(place->page, outline, area->count, point, scale);
        }
}

static double
draw_words(const ChartPlace *place, double x, double y, const char *words)
{
    const TextStyle *style = theme_style(STYLE_LABEL);
    g_autoptr(TextBlock) block = text_block_new(place->typesetter, style, words, place->box.x + place->box.width - x);
    double top = y + (LINE - style->leading) / 2;
    return fmax(LINE, text_block_place(block, place->page, NULL, x, top, 0, text_block_lines(block)) - top + LINE - style->leading);
}

/* "0–24", or "0.0–24.9": the last number before the next class. */
static char *
class_words(const BlockChart *chart, const Scale *scale, size_t index)
{
    double unit = pow(10, -chart->decimals), from = scale_tick(scale, index), to = scale_tick(scale, index + 1);
    bool last = index + 2 == scale_ticks(scale);
    g_autofree char *low = number_on_axis(chart, unit < 1 ? unit : 1, from);
    g_autofree char *high = number_on_axis(chart, unit < 1 ? unit : 1, last ? to : to - unit);
    return g_strcmp0(low, high) == 0 ? g_strdup(low) : g_strdup_printf("%s–%s", low, high);
}

static double
draw_classes(const BlockChart *chart, const ChartPlace *place, const Scale *scale, double x, double y)
{
    for (size_t i = scale_ticks(scale) - 1; i > 0; i--) {
        g_autofree char *words = class_words(chart, scale, i - 1);
        page_rect(place->page, (PageBox){x, y + 2.5, KEY, LINE - 5}, page_outlined(palette_class(scale_ticks(scale) - 1, i - 1), COLOUR_LINE, 0.5));
        y += draw_words(place, x + KEY + 6, y, words);
    }
    return y + 4;
}

static double
draw_states(const BlockChart *chart, const ChartPlace *place, double x, double y)
{
    for (ChartState state = CHART_MISSING; state <= CHART_NOT_APPLICABLE; state++)
        for (size_t i = 0; i < chart->categories->len; i++) {
            const ChartPoint *point = rows_point(chart, 0, i);
            PageBox box = {x, y + 2.5, KEY, LINE - 5};
            if (point->state != state)
                continue;
            if (state == CHART_SUPPRESSED)
                mark_hatch(place->page, box);
            else
                page_rect(place->page, box, dashed());
            y += draw_words(place, x + KEY + 6, y, point->text);
            break;
        }
    return y + 6;
}

static void
draw_unplaced(const BlockChart *chart, const ChartPlace *place, double x, double y)
{
    for (size_t i = 0; i < chart->categories->len; i++) {
        const ChartCategory *category = rows_category(chart, i);
        if (map_find(category->code))
            continue;
        g_autofree char *words = g_strdup_printf("%s: %s", category->name, rows_point(chart, 0, i)->text);
        y += draw_words(place, x, y, words);
    }
}

static void
draw(const BlockChart *chart, const ChartPlace *place, PageNode *node)
{
    PageBox box = {place->box.x, place->box.y + 2, place->box.width * MAP_SHARE, place->box.height - 4};
    MapFrame frame = map_fit(box);
    Scale scale = classes_of(chart);
    double x = place->box.x + fmin(map_width(&frame), box.width) + GAP, y = place->box.y + 10;
    page_run_begin(place->page, node);
    draw_areas(chart, place, &frame, &scale);
    if (chart->unit && *chart->unit)
        y += draw_words(place, x, y, chart->unit);
    y = draw_classes(chart, place, &scale, x, y);
    y = draw_states(chart, place, x, y);
    draw_unplaced(chart, place, x, y);
    page_run_end(place->page);
}

const ChartForm chart_choropleth = {PAGE_NODE_FIGURE, measure, draw};
